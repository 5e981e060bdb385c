//! What the reader may see of the concepts that the answer does not cover.
//!
//! Hiding happens once, on the data and before any format: a [`Revealed`] report no longer holds
//! what its reader must not see, so no format can give it away.

use std::ops::Deref;

use crate::grading::{ConceptReport, Evidence, Report, Status};
use crate::rubric::{ConceptId, Rubric};

/// How much is shown of concepts that are not covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reveal {
    /// Their number alone.
    None,
    /// Their number and hint.
    Hints,
    /// Their label and hint.
    #[default]
    Labels,
    /// Their label, hint, and everything that would have counted.
    All,
}

impl Reveal {
    /// Every level, by the name that `--reveal` knows.
    pub const ALL: [(&'static str, Self); 4] = [
        ("none", Self::None),
        ("hints", Self::Hints),
        ("labels", Self::Labels),
        ("all", Self::All),
    ];
}

/// A report that holds nothing its reader must not see.
///
/// Below [`Reveal::Labels`] a concept that is not covered is called `#3`, by its place, in every
/// field that named it; the patterns and words of the rubric are gone from its evidence.
#[derive(Clone, Debug)]
pub struct Revealed {
    report: Report,
    would_count: Vec<Vec<String>>,
}

impl Revealed {
    /// Takes a report on an answer to `rubric` and hides what is not to be seen at this level.
    #[must_use]
    pub fn new(mut report: Report, rubric: &Rubric, reveal: Reveal) -> Self {
        if reveal < Reveal::Labels {
            hide(&mut report, reveal);
        }
        let would_count = match reveal {
            Reveal::All => report.concepts.iter().map(|it| what_counts(it, rubric)).collect(),
            _ => Vec::new(),
        };
        Self { report, would_count }
    }

    /// The pattern lines that would have earned the points of the concept at this place in
    /// [`Report::concepts`]; empty unless everything is revealed and it is not covered.
    #[must_use]
    pub fn would_count(&self, concept: usize) -> &[String] {
        self.would_count.get(concept).map_or(&[], Vec::as_slice)
    }
}

impl Deref for Revealed {
    type Target = Report;

    fn deref(&self) -> &Report {
        &self.report
    }
}

fn what_counts(judged: &ConceptReport, rubric: &Rubric) -> Vec<String> {
    let concept = rubric.concepts.iter().find(|concept| concept.id == judged.id);
    match concept {
        Some(concept) if judged.status != Status::Covered => {
            let names = concept.items.iter().flat_map(|item| &item.names);
            names.map(|pattern| pattern.source.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// The names of a concept and the number that stands for them.
struct Alias {
    id: ConceptId,
    label: String,
    number: ConceptId,
}

fn hide(report: &mut Report, reveal: Reveal) {
    let mut aliases = Vec::new();
    for (place, concept) in report.concepts.iter_mut().enumerate() {
        if concept.status != Status::Covered {
            aliases.push(hide_concept(concept, place + 1, reveal));
        }
    }
    let number_of = |id: &mut ConceptId| {
        if let Some(alias) = aliases.iter().find(|alias| alias.id == *id) {
            *id = alias.number.clone();
        }
    };
    report.required_missing.iter_mut().for_each(number_of);
    for flag in &mut report.flags {
        for alias in aliases.iter().filter(|alias| flag.concepts.contains(&alias.id)) {
            for name in [alias.label.as_str(), alias.id.as_str()] {
                flag.says = flag.says.replace(name, alias.number.as_str());
            }
        }
        flag.concepts.iter_mut().for_each(number_of);
    }
}

fn hide_concept(concept: &mut ConceptReport, number: usize, reveal: Reveal) -> Alias {
    let number = format!("#{number}");
    let id = std::mem::replace(&mut concept.id, ConceptId::new(number.clone()));
    let label = std::mem::replace(&mut concept.label, number.clone());
    if reveal < Reveal::Hints {
        concept.hint = None;
    }
    concept.praise = None;
    concept.nearest = None;
    for evidence in &mut concept.evidence {
        hide_pattern(evidence, &number);
    }
    Alias { id, label, number: concept.id.clone() }
}

fn hide_pattern(evidence: &mut Evidence, number: &str) {
    number.clone_into(&mut evidence.pattern);
    for word in &mut evidence.words {
        number.clone_into(&mut word.term);
    }
}
