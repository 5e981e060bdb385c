//! The yardstick: what a weekend's keyword grader makes of the same rubrics.
//!
//! It slides every phrase over the answer's words and counts one as met where each word is alike
//! enough by strsim's optimal string alignment. It knows no stems, no gaps, no nearness (operands
//! may stand anywhere), no capitals, no denial, no `not:` lines, no flags and no regular
//! expressions; a quantity is any word with a digit.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use grade::fraction::Fraction;
use grade::grading::Status;
use grade::rubric::{Choice, Concept, Item, Pattern, PatternKind, Phrase, Piece, Rubric};

use crate::measure::{Finding, Verdict};

/// How alike two words must be, 0 to 1.
const ALIKE: f64 = 0.8;

/// Where a piece is met: its first word and the word after its last.
type Stretch = (usize, usize);

/// Judges an answer.
pub fn grade(rubric: &Rubric, answer: &str) -> Verdict {
    let mut seen = Seen::new(answer);
    for group in &rubric.groups {
        let stretches = group.entries.iter().flatten().flat_map(|entry| seen.choice(entry));
        let stretches: BTreeSet<_> = stretches.collect();
        seen.groups.push(stretches.into_iter().collect());
    }
    let findings = rubric.concepts.iter().map(|concept| judge(concept, &seen)).collect();
    Verdict { findings, taken_off: Fraction::ZERO, blocking: Vec::new(), outcome: None }
}

fn judge(concept: &Concept, seen: &Seen) -> Finding {
    let mut worths: Vec<_> = concept.items.iter().filter_map(|item| worth(item, seen)).collect();
    worths.sort_unstable_by(|a, b| b.cmp(a));
    let needed = concept.at_least.get();
    let best: Fraction = worths.into_iter().take(needed).sum();
    let share = best / Fraction::whole(u32::try_from(needed).expect("a small number"));
    let status = if share == Fraction::ONE {
        Status::Covered
    } else if share == Fraction::ZERO {
        Status::Missing
    } else {
        Status::Partial
    };
    Finding { status, points: concept.points * share, evidence: Vec::new() }
}

/// The most that any of an item's names earns; `None` where none is met.
fn worth(item: &Item, seen: &Seen) -> Option<Fraction> {
    item.names.iter().filter(|name| seen.meets(name)).map(|name| name.worth).max()
}

/// An answer's words, and what is already known about them.
struct Seen {
    words: Vec<Word>,
    /// By the pattern's word.
    alike: RefCell<HashMap<String, Vec<Stretch>>>,
    /// By the group's place in the rubric; grows while the groups are looked up in their order.
    groups: Vec<Vec<Stretch>>,
}

impl Seen {
    fn new(answer: &str) -> Self {
        let words = answer
            .split(|c: char| c.is_whitespace() || "/()".contains(c))
            .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && !"+#".contains(c)))
            .filter(|word| !word.is_empty())
            .map(Word::new);
        Self { words: words.collect(), alike: RefCell::default(), groups: Vec::new() }
    }

    fn meets(&self, pattern: &Pattern) -> bool {
        match &pattern.kind {
            PatternKind::Line(line) => {
                line.operands.iter().all(|operand| !self.choice(operand).is_empty())
            }
            PatternKind::Regex(_) => false,
        }
    }

    fn choice(&self, choice: &Choice) -> Vec<Stretch> {
        choice.0.iter().flat_map(|phrase| self.phrase(phrase)).collect()
    }

    /// Each piece right behind the one before it.
    fn phrase(&self, phrase: &Phrase) -> Vec<Stretch> {
        let mut pieces = phrase.0.iter();
        let first = pieces.next().map(|piece| self.piece(piece)).unwrap_or_default();
        pieces.fold(first, |so_far, piece| {
            if so_far.is_empty() {
                return so_far;
            }
            let next = self.piece(piece);
            let joined = so_far.iter().flat_map(|&(start, end)| {
                next.iter().filter(move |(from, _)| *from == end).map(move |&(_, to)| (start, to))
            });
            joined.collect()
        })
    }

    fn piece(&self, piece: &Piece) -> Vec<Stretch> {
        match piece {
            Piece::Word(word) => self.word(word),
            Piece::Exact(word) => self.word(word),
            Piece::Prefix(prefix) => {
                let prefix = prefix.to_lowercase();
                self.where_words(|word| word.text.starts_with(prefix.as_str()))
            }
            Piece::Group(place) => self.groups[*place].clone(),
            Piece::Class(_) => {
                self.where_words(|word| word.text.contains(|c: char| c.is_ascii_digit()))
            }
            Piece::Choice(choice) => self.choice(choice),
        }
    }

    fn word(&self, word: &str) -> Vec<Stretch> {
        if let Some(known) = self.alike.borrow().get(word) {
            return known.clone();
        }
        let wanted = Word::new(word);
        let found = self.where_words(|written| written.is_alike(&wanted));
        self.alike.borrow_mut().insert(word.to_owned(), found.clone());
        found
    }

    fn where_words(&self, test: impl Fn(&Word) -> bool) -> Vec<Stretch> {
        let places = self.words.iter().enumerate().filter(|(_, word)| test(word));
        places.map(|(place, _)| (place, place + 1)).collect()
    }
}

/// A word in lower case, with what tells cheaply that two words cannot be alike.
struct Word {
    text: String,
    length: usize,
    /// One bit for each letter from a to z that occurs.
    letters: u32,
}

impl Word {
    fn new(word: &str) -> Self {
        let text = word.to_lowercase();
        let bits = text.bytes().filter(u8::is_ascii_lowercase).map(|byte| 1 << (byte - b'a'));
        Self { length: text.chars().count(), letters: bits.fold(0, |all, bit| all | bit), text }
    }

    #[allow(clippy::cast_precision_loss)] // lengths of words
    fn is_alike(&self, other: &Self) -> bool {
        let longer = self.length.max(other.length);
        // An edit changes the length, or brings in or takes away a letter, by one at most.
        let at_least = (self.length.abs_diff(other.length))
            .max((self.letters & !other.letters).count_ones() as usize)
            .max((other.letters & !self.letters).count_ones() as usize);
        let alike = |edits: usize| 1.0 - edits as f64 / longer as f64 >= ALIKE;
        alike(at_least) && alike(strsim::osa_distance(&self.text, &other.text))
    }
}
