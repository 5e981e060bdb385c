//! Operands near each other: one place of each, within a window of words and sentences.

use crate::rubric::{Order, Within};
use crate::text::Document;

use super::graph::{NodeId, Place, Scan};

/// How many words there may be from the first to the last (DESIGN; measured against one sentence:
/// F1 .84 against .81).
pub(super) const DEFAULT_WORDS: u32 = 20;

/// How many neighbouring sentences may take part.
const DEFAULT_SENTENCES: u32 = 2;

/// So many of the nearest places of an operand are tried for each place of another.
const NEAREST_TRIED: usize = 6;

/// So many combinations are tried around one place; only patterns of many everyday operands on a
/// text that repeats them come near it.
const MOST_TRIED: usize = 2_000;

/// How far apart operands may stand; `None` is without bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Window {
    /// Words from the first to the last, both counted.
    pub words: Option<u32>,
    /// Neighbouring sentences.
    pub sentences: Option<u32>,
}

impl Window {
    /// The window of a pattern. A misconception's operands stand in one sentence, however many words
    /// may stand between them.
    pub fn of(within: Option<Within>, misconception: bool) -> Self {
        let sentences = Some(if misconception { 1 } else { DEFAULT_SENTENCES });
        match within {
            None => Self { words: Some(DEFAULT_WORDS), sentences },
            Some(Within::Words(words)) => Self { words: Some(words), sentences },
            Some(Within::Sentence) => Self { words: None, sentences: Some(1) },
            Some(Within::Answer) => Self { words: None, sentences: None },
        }
    }

    fn is_whole_answer(self) -> bool {
        self.words.is_none() && self.sentences.is_none()
    }
}

/// One operand's place, and whether it is borrowed.
type Part = (Place, bool);

/// The places where every operand is met. Around every place of every operand the nearest places of
/// the others are taken, so that no mention of any of them is passed over.
pub(super) fn places(
    scan: &Scan<'_>,
    operands: &[NodeId],
    order: Order,
    window: Window,
    document: &Document<'_>,
) -> Vec<Vec<Part>> {
    let operands: Vec<&[Place]> = operands.iter().map(|&operand| scan.places(operand)).collect();
    if operands.iter().any(|places| places.is_empty()) {
        return Vec::new();
    }
    let search = Search { scan, operands, order, window, document };
    let mut found = Vec::new();
    for (anchored, places) in search.operands.iter().enumerate() {
        for anchor in *places {
            found.extend(search.around(anchored, anchor));
        }
    }
    found
}

struct Search<'s> {
    scan: &'s Scan<'s>,
    operands: Vec<&'s [Place]>,
    order: Order,
    window: Window,
    document: &'s Document<'s>,
}

impl Search<'_> {
    fn around(&self, anchored: usize, anchor: &Place) -> Option<Vec<Part>> {
        let candidates: Vec<Vec<Part>> = (0..self.operands.len())
            .map(|operand| {
                if operand == anchored {
                    vec![(*anchor, false)]
                } else {
                    self.candidates(operand, anchor)
                }
            })
            .collect();
        if candidates.iter().any(Vec::is_empty) {
            return None;
        }
        let mut chosen = Vec::with_capacity(candidates.len());
        let mut tries = MOST_TRIED;
        self.choose(&candidates, &mut chosen, &mut tries).then_some(chosen)
    }

    /// The nearest places of an operand, and then those that stand beside the anchor's sentence.
    fn candidates(&self, operand: usize, anchor: &Place) -> Vec<Part> {
        let places = self.operands[operand];
        let reach = self.window.words.unwrap_or(u32::MAX);
        let from = places.partition_point(|place| place.first < anchor.last.saturating_sub(reach));
        let mut near: Vec<&Place> = Vec::new();
        let split = places.partition_point(|place| place.first < anchor.first);
        near.extend(places[from.min(split)..split].iter().rev().take(NEAREST_TRIED));
        let after = places[split..].iter().take(NEAREST_TRIED);
        near.extend(after.take_while(|place| place.first <= anchor.first.saturating_add(reach)));
        near.sort_by_key(|place| (distance(place, anchor), place.first));
        let own = near.into_iter().map(|place| (*place, false));
        own.chain(self.borrowed(operand, anchor)).collect()
    }

    /// A place in a heading, a lead-in line or a table's head beside the anchor; of several the
    /// innermost.
    fn borrowed(&self, operand: usize, anchor: &Place) -> Option<Part> {
        let beside = self.document.beside(self.sentence(anchor.first));
        beside.iter().rev().find_map(|&sentence| {
            let words = &self.document.sentences()[sentence].words;
            let places = self.operands[operand];
            let at = places.partition_point(|place| (place.first as usize) < words.start);
            places
                .get(at)
                .filter(|place| (place.first as usize) < words.end)
                .map(|place| (*place, true))
        })
    }

    /// Takes one candidate of each operand such that all fit together; the nearest come first.
    fn choose(&self, candidates: &[Vec<Part>], chosen: &mut Vec<Part>, tries: &mut usize) -> bool {
        let Some(here) = candidates.get(chosen.len()) else { return self.fits(chosen) };
        for &part in here {
            *tries = tries.saturating_sub(1);
            if *tries == 0 {
                return false;
            }
            let apart = chosen.iter().all(|other| !self.share_words(&other.0, &part.0));
            if apart && self.in_order(chosen, part) {
                chosen.push(part);
                if self.fits(chosen) && self.choose(candidates, chosen, tries) {
                    return true;
                }
                chosen.pop();
            }
        }
        false
    }

    /// Borrowed words stand before all that borrow them.
    fn in_order(&self, chosen: &[Part], next: Part) -> bool {
        if self.order == Order::Any {
            return true;
        }
        match (chosen.last(), next) {
            (None | Some((_, true)), _) => true,
            (Some((_, false)), (_, true)) => false,
            (Some((before, false)), (after, false)) => before.last < after.first,
        }
    }

    /// Whether the places that are not borrowed lie within the window.
    fn fits(&self, chosen: &[Part]) -> bool {
        let own = || chosen.iter().filter(|(_, borrowed)| !borrowed).map(|(place, _)| place);
        let (Some(first), Some(last)) =
            (own().map(|place| place.first).min(), own().map(|place| place.last).max())
        else {
            return true;
        };
        if self.window.is_whole_answer() {
            return true;
        }
        let near = self.window.words.is_none_or(|words| last - first < words);
        let (from, to) = (self.sentence(first), self.sentence(last));
        let few = self.window.sentences.is_none_or(|most| to - from < most as usize);
        near && few
            && self.document.sentences()[from + 1..=to].iter().all(|next| next.joins_previous)
    }

    /// One word does not stand for two operands; a word in the gap of a phrase is still free.
    fn share_words(&self, one: &Place, other: &Place) -> bool {
        let apart = one.last < other.first || other.last < one.first;
        let mut hits = self.scan.raw_hits(one).iter();
        !apart
            && hits.any(|hit| {
                let mut theirs = self.scan.raw_hits(other).iter();
                theirs.any(|their| hit.first <= their.last && their.first <= hit.last)
            })
    }

    fn sentence(&self, word: u32) -> usize {
        self.document.words()[word as usize].sentence
    }
}

fn distance(one: &Place, other: &Place) -> u32 {
    if one.first > other.last {
        one.first - other.last
    } else {
        other.first.saturating_sub(one.last)
    }
}
