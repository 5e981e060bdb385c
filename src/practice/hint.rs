//! One concept's hint at a time, the most valuable first, and never the keyword itself.

use std::num::NonZeroUsize;

use crate::grading::{Report, Status};
use crate::matching::{Match, Matcher};
use crate::rubric::{Choice, PatternKind, Piece, Rubric};
use crate::text::{Document, Span};

/// A hint to give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The concept's place in the rubric.
    pub concept: usize,
    /// The hint; nothing where the rubric has none.
    pub says: Option<String>,
}

/// The concepts that are still worth a hint, the most valuable first: those with a hint before
/// those without, the required before the others, then by the points that are to be had.
#[must_use]
pub fn order(report: &Report) -> Vec<usize> {
    let open = report.concepts.iter().enumerate();
    let mut open: Vec<_> = open.filter(|(_, concept)| concept.status != Status::Covered).collect();
    open.sort_by_key(|(_, concept)| {
        let gain = concept.max - concept.points;
        (concept.hint.is_none(), concept.bonus, std::cmp::Reverse((concept.required, gain)))
    });
    open.into_iter().map(|(place, _)| place).collect()
}

/// The hint of a concept, without any words in it that would themselves be found.
#[must_use]
pub fn of(concept: usize, rubric: &Rubric) -> Hint {
    let hint = rubric.concepts.get(concept).and_then(|concept| concept.hint.as_deref());
    Hint { concept, says: hint.map(|hint| without_keywords(hint, concept, rubric)) }
}

/// How often a hint is looked through at most; each time takes at least one word out of it.
const MOST_LOOKS: usize = 8;

fn without_keywords(hint: &str, concept: usize, rubric: &Rubric) -> String {
    let Some(keywords) = keywords(concept, rubric) else { return hint.to_owned() };
    let matcher = Matcher::new(&keywords);
    let mut says = hint.to_owned();
    for _ in 0..MOST_LOOKS {
        let spans = found(&says, &matcher);
        if spans.is_empty() {
            break;
        }
        for span in spans.into_iter().rev() {
            says.replace_range(span.start..span.end, GAP);
        }
    }
    says
}

/// What stands for a word that is not given away.
const GAP: &str = "...";

/// Where a text holds a keyword: among its neighbours, or alone, where no neighbour denies it.
fn found(text: &str, matcher: &Matcher<'_>) -> Vec<Span> {
    let language = matcher.rubric().language;
    let document = Document::read(text, language);
    let words = document.words();
    let found = matcher.find(&document);
    let hits = found.concepts.iter().flatten().flatten().flat_map(|found| &found.hits);
    let mut places: Vec<usize> = hits.flat_map(|hit| hit.first..=hit.last).collect();
    for (place, word) in words.iter().enumerate() {
        let alone = Document::read(&text[word.span.start..word.span.end], language);
        let is_met = |found: &[Match]| found.iter().any(|found| !found.hits.is_empty());
        if matcher.find(&alone).concepts.iter().flatten().any(|found| is_met(found)) {
            places.push(place);
        }
    }
    places.sort_unstable();
    places.dedup();
    let mut spans: Vec<Span> = Vec::new();
    for span in places.into_iter().filter_map(|place| Some(words.get(place)?.span)) {
        // Two words in one place, such as the parts of a number, leave one gap.
        if spans.last().is_none_or(|last| last.end <= span.start) {
            spans.push(span);
        }
    }
    spans
}

/// A rubric of nothing but a concept, each of whose phrases earns something by itself, in any case
/// and without typos.
fn keywords(concept: usize, rubric: &Rubric) -> Option<Rubric> {
    let mut concept = rubric.concepts.get(concept)?.clone();
    for pattern in concept.items.iter_mut().flat_map(|item| &mut item.names) {
        pattern.typos = Some(0);
        if let PatternKind::Line(line) = &mut pattern.kind {
            line.operands.iter_mut().for_each(any_case);
        }
    }
    concept.not.clear();
    concept.at_least = NonZeroUsize::MIN;
    let mut groups = rubric.groups.clone();
    groups.iter_mut().flat_map(|group| &mut group.entries).flatten().for_each(any_case);
    Some(Rubric { concepts: vec![concept], misconceptions: Vec::new(), groups, ..rubric.clone() })
}

/// Lets every word of a choice be met in any case and form.
fn any_case(choice: &mut Choice) {
    for piece in choice.0.iter_mut().flat_map(|phrase| &mut phrase.0) {
        match piece {
            Piece::Exact(word) => *piece = Piece::Word(word.to_lowercase().into()),
            Piece::Choice(choice) => any_case(choice),
            Piece::Word(_) | Piece::Prefix(_) | Piece::Group(_) | Piece::Class(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
