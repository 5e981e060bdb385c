//! One concept's hint at a time, the most valuable first, and never the keyword itself.

use crate::grading::{Grader, Report, Status};
use crate::rubric::Rubric;

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

fn without_keywords(hint: &str, concept: usize, rubric: &Rubric) -> String {
    let report = Grader::new(rubric).grade(hint);
    let evidence = report.concepts.get(concept).into_iter().flat_map(|it| &it.evidence);
    let mut words: Vec<_> = evidence.flat_map(|it| &it.words).map(|word| word.span).collect();
    words.sort();
    words.dedup();
    let mut says = hint.to_owned();
    for span in words.into_iter().rev() {
        if says.get(span.start..span.end).is_some() {
            says.replace_range(span.start..span.end, "...");
        }
    }
    says
}

#[cfg(test)]
mod tests;
