//! One piece of evidence: the quote and, in a few words, how it matched.

use super::page::Page;
use crate::grading::{ConceptReport, Denial, DenialReason, Evidence, How, Status};
use crate::report::styled::{Ink, Text};

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
    let mut notes: Vec<String> = how(evidence, concept).into_iter().collect();
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

/// How the words met the pattern, where it was not word for word.
fn how(evidence: &Evidence, concept: &ConceptReport) -> Option<String> {
    let named = !concept.id.as_str().starts_with('#'); // else the right word gives it away
    let typos = evidence.words.iter().filter(|word| word.how == How::Typo);
    let typos: Vec<&str> = typos.map(|word| word.term.as_str()).collect();
    match evidence.how {
        _ if !typos.is_empty() && named => Some(format!("typo of {}", typos.join(", "))),
        How::Typo => Some("typo".to_owned()),
        How::Exact | How::Near => None,
        how => Some(how.as_str().to_owned()),
    }
}

fn denied(denial: &Denial, page: &Page) -> String {
    let words = Text::of(Ink::Plain, &denial.quote).shortened(DENIAL, page.signs.gap);
    let words = page.quoted(&words);
    let reason = match denial.reason {
        DenialReason::Negated => "denied by",
        DenialReason::Plan => "only planned:",
        DenialReason::Hearsay => "only heard of:",
    };
    format!("{reason} {}", words.plain())
}

fn partly(concept: &ConceptReport) -> String {
    let found = concept.evidence.iter().filter(|evidence| evidence.denied.is_none()).count();
    if found < concept.at_least {
        format!("{found} of {}", concept.at_least)
    } else {
        "in part".to_owned()
    }
}
