//! One piece of evidence: the quote and, in a few words, how it matched.

use super::page::Page;
use crate::grading::{ConceptReport, Denial, Evidence, Status};
use crate::report::styled::{Ink, Text};
use crate::report::wording::{how, partly, reason};

/// The most columns for the words that deny something.
const DENIAL: usize = 24;
/// What wrapping may lose at the end of a quote's first line.
const SLACK: usize = 12;

/// The evidence in lines of `width` columns; a quote takes at most about two of them.
pub(super) fn cell(
    evidence: &Evidence,
    concept: &ConceptReport,
    last: bool,
    width: usize,
    page: &Page,
) -> Vec<Text> {
    let mut cell = quote(evidence, width, page);
    let named = !concept.id.as_str().starts_with('#');
    let mut notes: Vec<String> = how(evidence, named).into_iter().collect();
    if let Some(denial) = &evidence.denied {
        notes.push(denied(denial, page));
    } else if last && concept.status == Status::Partial {
        notes.push(partly(concept));
    }
    if !notes.is_empty() {
        cell.push(Ink::Plain, "  ");
        cell.push(Ink::Faint, &notes.join(", "));
    }
    cell.wrapped(width)
}

/// The quote in quotation marks, its words marked, shortened in the middle if it is long.
pub(super) fn quote(evidence: &Evidence, width: usize, page: &Page) -> Text {
    let text = evidence.quote.as_str();
    let mut quote = Text::default();
    let mut from = 0;
    for word in &evidence.words {
        let start = word.span.start.saturating_sub(evidence.span.start);
        let end = word.span.end.saturating_sub(evidence.span.start);
        if let (Some(before), Some(matched)) = (text.get(from..start), text.get(start..end)) {
            quote.push(Ink::Plain, before);
            quote.push(Ink::Match, matched);
            from = end;
        }
    }
    quote.push(Ink::Plain, text.get(from..).unwrap_or_default());
    let most = (2 * width).saturating_sub(SLACK).max(width.saturating_sub(2));
    page.quoted(&quote.shortened(most, page.signs.gap))
}

fn denied(denial: &Denial, page: &Page) -> String {
    let words = Text::of(Ink::Plain, &denial.quote).shortened(DENIAL, page.signs.gap);
    let words = page.quoted(&words);
    format!("{} {}", reason(denial), words.plain())
}
