//! A pattern that the prompt's own words meet: whoever takes up the question's words earns points.

use super::{Finding, Subject, named, quote};
use crate::matching::Match;
use crate::rubric::Pattern;
use crate::text::Document;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let rubric = subject.rubric;
    let document = Document::read(&rubric.prompt, rubric.language);
    let found = subject.matcher.find(&document);
    for (concept, items) in rubric.concepts.iter().zip(&found.concepts) {
        for (item, found) in concept.items.iter().zip(items) {
            report(&item.names, found, &document, findings);
        }
    }
    for (misconception, found) in rubric.misconceptions.iter().zip(&found.misconceptions) {
        report(&misconception.any, found, &document, findings);
    }
}

fn report(
    patterns: &[Pattern],
    found: &[Match],
    document: &Document<'_>,
    findings: &mut Vec<Finding>,
) {
    for (index, pattern) in patterns.iter().enumerate() {
        let mut own = found.iter().filter(|found| found.pattern == index);
        let Some(found) = own.find(|found| found.denied.is_none()) else { continue };
        findings.push(Finding::new(
            pattern.place,
            format!("{} meets the prompt's own words", named(&pattern.source)),
            format!("the prompt says \"{}\"", quote(found, document)),
            "ask for more than the question says already, such as `& word`; or ask in other words",
        ));
    }
}
