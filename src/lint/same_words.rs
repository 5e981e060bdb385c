//! Two concepts that the same words cover, and lines that stand in two concepts.

use super::texts::{alternatives, variants};
use super::{Finding, Subject, is_of_a_group, named, patterns};
use crate::matching::Match;
use crate::rubric::{Concept, Pattern, PatternKind};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let concepts = &subject.rubric.concepts;
    let covered: Vec<Vec<bool>> = (0..concepts.len()).map(|at| covered_by(subject, at)).collect();
    for (later, concept) in concepts.iter().enumerate() {
        for (earlier, other) in concepts[..later].iter().enumerate() {
            // Where both hold, one finding is enough.
            let (within, around) = if covered[later][earlier] {
                (concept, other)
            } else if covered[earlier][later] {
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

/// Of which other concepts every text of every pattern of a concept earns something, too.
fn covered_by(subject: &Subject<'_>, at: usize) -> Vec<bool> {
    let concepts = &subject.rubric.concepts;
    let mut by = vec![true; concepts.len()];
    by[at] = false;
    for (_, _, pattern) in patterns(&concepts[at]) {
        let met = met_by(subject, pattern);
        by.iter_mut().zip(met).for_each(|(by, met)| *by &= met);
        if !by.contains(&true) {
            break;
        }
    }
    by
}

/// Which concepts a pattern's words meet: all texts of one of its operands.
fn met_by(subject: &Subject<'_>, pattern: &Pattern) -> Vec<bool> {
    let mut by = vec![false; subject.rubric.concepts.len()];
    let PatternKind::Line(line) = &pattern.kind else { return by };
    for operand in &line.operands {
        let Some(texts) = alternatives(operand, subject) else { continue };
        let mut all = vec![true; by.len()];
        for text in texts.iter().flat_map(|words| variants(words)) {
            let found = subject.find(&text).concepts;
            let met =
                |items: &Vec<Vec<Match>>| items.iter().flatten().any(|it| it.denied.is_none());
            all.iter_mut().zip(&found).for_each(|(all, items)| *all &= met(items));
        }
        by.iter_mut().zip(all).for_each(|(by, all)| *by |= all);
    }
    by
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
