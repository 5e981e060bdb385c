//! What an answer was found to hold, concept by concept, with the words and where they stand.

use maud::{Markup, html};

use super::marks::Run;
use super::score::sign;
use super::text::Line;
use crate::fraction::Fraction;
use crate::grading::{ConceptReport, Evidence, MisconceptionReport, Status};
use crate::report::reveal::Revealed;
use crate::report::wording::{how, partly, reason};

/// The most characters of a quote that are repeated beside the text.
const LONGEST: usize = 72;

/// The concepts, then the misconceptions that were found.
pub(super) fn list(number: usize, report: &Revealed, runs: &[Run]) -> Markup {
    let place = Place { number, runs };
    html! {
        h4 { "Concepts" }
        ul {
            @for (at, concept) in report.concepts.iter().enumerate() {
                (row(concept, report.would_count(at), place))
            }
        }
        @if !report.misconceptions.is_empty() {
            h4 { "Misconceptions" }
            ul { @for found in &report.misconceptions { (misconception(found, place)) } }
        }
    }
}

/// Where the marks of an answer are to be found.
#[derive(Clone, Copy)]
struct Place<'r> {
    number: usize,
    runs: &'r [Run],
}

fn row(concept: &ConceptReport, would_count: &[String], place: Place) -> Markup {
    let named = !concept.id.as_str().starts_with('#');
    html! {
        li.(concept.status.as_str()) {
            span.sign role="img" aria-label=(word(concept.status)) { (sign(concept.status)) }
            span.name {
                (Line(&concept.label))
                @if concept.bonus { span.remark { " bonus" } }
                @else if concept.required { span.remark { " required" } }
            }
            span.points { (concept.points.rounded()) "/" (concept.max.rounded()) }
            @for evidence in &concept.evidence { (quote(evidence, named, place)) }
            @if concept.status == Status::Partial { p { (partly(concept)) } }
            @let accepted = concept.accepted_by_hand();
            @if let Some(accepted) = &accepted { p { (Line(accepted)) } }
            @if accepted.is_none() && (concept.evidence.is_empty() || concept.hint.is_some()) {
                p {
                    @if concept.evidence.is_empty() { "not found. " }
                    @if let Some(hint) = &concept.hint {
                        span.hint { b { "Hint" } " " (Line(hint)) }
                    }
                }
            }
            @if let Some(miss) = &concept.nearest {
                p {
                    b { "Nearest" } " " (Line(&miss.pattern))
                    @if let Some((_, found)) = &miss.found { " met “" (Line(&short(found))) "”" }
                    ": " (Line(&miss.why))
                }
            }
            @if !would_count.is_empty() {
                p { b { "Would count" } " " (Line(&would_count.join("; "))) }
            }
        }
    }
}

fn misconception(found: &MisconceptionReport, place: Place) -> Markup {
    html! {
        li.wrong {
            span.sign { "!" }
            span.name { (Line(found.id.as_str())) }
            span.points { (cost(found.points)) }
            @for evidence in &found.evidence { (quote(evidence, true, place)) }
            @if let Some(says) = &found.says { p.hint { b { "Right is" } " " (Line(says)) } }
        }
    }
}

/// A status for who cannot see its sign.
fn word(status: Status) -> &'static str {
    match status {
        Status::Covered => "covered",
        Status::Partial => "in part",
        Status::Denied => "denied",
        Status::Missing => "not found",
    }
}

fn cost(points: Fraction) -> String {
    if points == Fraction::ZERO { "0".to_owned() } else { format!("−{}", points.rounded()) }
}

/// Line and column, which lead to the mark; the words; and how they matched where that is of note.
fn quote(evidence: &Evidence, named: bool, place: Place) -> Markup {
    let at = format!("{}:{}", evidence.position.line, evidence.position.column);
    html! {
        p.quote {
            @match mark_of(evidence, place.runs) {
                Some(mark) => a href={ "#a" (place.number) "m" (mark) } { (at) },
                None => (at),
            }
            " “" bdi { (Line(&short(&evidence.quote))) } "”"
            @if let Some(how) = how(evidence, named) { ", " (Line(&how)) }
            @if let Some(denial) = &evidence.denied {
                ", " (reason(denial)) " “" bdi { (Line(&short(&denial.quote))) } "”"
            }
        }
    }
}

/// The run that holds the evidence's first byte.
fn mark_of(evidence: &Evidence, runs: &[Run]) -> Option<usize> {
    let after = runs.partition_point(|run| run.span().start <= evidence.span.start);
    let run = after.checked_sub(1)?;
    (!runs[run].claims.is_empty()).then_some(run)
}

/// A text without its middle, where it is long.
fn short(text: &str) -> String {
    let length = text.chars().count();
    if length <= LONGEST {
        return text.to_owned();
    }
    let (head, tail) = (LONGEST / 2, LONGEST / 2 - 1);
    let start: String = text.chars().take(head).collect();
    let end: String = text.chars().skip(length - tail).collect();
    format!("{start}…{end}")
}
