//! For a concept that was not found: which pattern came nearest, and why it did not count.

use super::{Report, Status};
use crate::matching::Matcher;
use crate::text::Document;

/// Adds the nearest miss to every concept that is not covered.
pub(super) fn explain(matcher: &Matcher<'_>, document: &Document<'_>, report: &mut Report) {
    let concepts = report.concepts.iter_mut().enumerate();
    for (index, concept) in concepts.filter(|(_, concept)| concept.status == Status::Missing) {
        concept.nearest = matcher.nearest_miss(index, document);
    }
}
