//! For a concept that was not found: which pattern came nearest, and why it did not count.

use super::{Report, Status};
use crate::matching::Matcher;
use crate::text::Document;

/// Adds the nearest miss to every concept that is missing.
pub(super) fn explain(matcher: &Matcher<'_>, document: &Document<'_>, report: &mut Report) {
    let missing: Vec<usize> = (0..report.concepts.len())
        .filter(|&concept| report.concepts[concept].status == Status::Missing)
        .collect();
    let misses = matcher.nearest_misses(&missing, document);
    for (concept, miss) in missing.into_iter().zip(misses) {
        report.concepts[concept].nearest = miss;
    }
}
