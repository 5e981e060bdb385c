//! Concepts without a hint or a label of their own.

use super::{Finding, Subject};

pub(super) fn hints(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let without = subject.rubric.concepts.iter().filter(|concept| concept.hint.is_none());
    findings.extend(without.map(|concept| {
        Finding::new(
            concept.place,
            format!("`{}` has no hint", concept.id),
            "whoever misses it is not told where to look",
            "add `hint:`, a question that leads there without the word",
        )
    }));
}

pub(super) fn labels(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let without = subject.rubric.concepts.iter().filter(|concept| concept.label_place.is_none());
    findings.extend(without.map(|concept| {
        Finding::new(
            concept.place,
            format!("`{}` has no label", concept.id),
            format!("reports call it \"{}\", after its id", concept.label),
            "add `label:`, what the answer should say in a few words",
        )
    }));
}
