//! Two concepts that the same words cover, and lines that stand in two concepts.

use super::texts::{alternatives, variants};
use super::{Finding, Subject, is_of_a_group, named, patterns};
use crate::rubric::{Choice, Concept, Pattern, PatternKind};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let concepts = &subject.rubric.concepts;
    for (later, concept) in concepts.iter().enumerate() {
        for (earlier, other) in concepts[..later].iter().enumerate() {
            // Where both hold, one finding is enough.
            let (within, around) = if is_covered_by(subject, concept, earlier) {
                (concept, other)
            } else if is_covered_by(subject, other, later) {
                (other, concept)
            } else {
                identical_lines(concept, other, findings);
                continue;
            };
            findings.push(Finding::new(
                within.place,
                format!("whatever meets `{}` meets `{}` too", within.id, around.id),
                format!("every pattern of it meets a pattern of `{}`", around.id),
                "make one concept of the two, or ask for what sets them apart",
            ));
        }
    }
}

/// Whether every text of every pattern of a concept earns something of another, too.
fn is_covered_by(subject: &Subject<'_>, concept: &Concept, other: usize) -> bool {
    patterns(concept).all(|(_, _, pattern)| match &pattern.kind {
        PatternKind::Line(line) => {
            line.operands.iter().any(|operand| is_met_by(subject, operand, other))
        }
        PatternKind::Regex(_) => false,
    })
}

fn is_met_by(subject: &Subject<'_>, operand: &Choice, other: usize) -> bool {
    let meets = |text: &String| {
        let found = &subject.find(text).concepts[other];
        found.iter().flatten().any(|found| found.denied.is_none())
    };
    alternatives(operand, subject)
        .is_some_and(|texts| texts.iter().all(|words| variants(words).iter().all(meets)))
}

fn identical_lines(concept: &Concept, other: &Concept, findings: &mut Vec<Finding>) {
    for (_, _, pattern) in patterns(concept) {
        let same = |twin: &&Pattern| twin.source == pattern.source && !is_of_a_group(other, twin);
        let mut twins = patterns(other).map(|(_, _, twin)| twin);
        let Some(twin) = twins.find(same).filter(|_| !is_of_a_group(concept, pattern)) else {
            continue;
        };
        findings.push(Finding::new(
            pattern.place,
            format!(
                "{} stands in `{}` too, on line {}",
                named(&pattern.source),
                other.id,
                twin.place.line()
            ),
            "the same words earn the points of two concepts",
            "keep it where it says more, or ask for what sets the concepts apart",
        ));
    }
}
