//! Outcomes, percentages and points as words and bars.

use std::fmt::Display;

use maud::{Markup, html};

use crate::grading::{Outcome, Report, Status};
use crate::in_words::counted;
use crate::report::checked::{CheckedAnswer, Verdict};

/// `75 %`, which no line break tears apart.
pub(super) fn percent(number: impl Display) -> String {
    format!("{number}\u{a0}%")
}

/// An outcome's sign and word.
pub(super) fn outcome(outcome: Outcome) -> Markup {
    let (sign, word) = match outcome {
        Outcome::Passed => ("✔", "passed"),
        Outcome::Review => ("◐", "review"),
        Outcome::Failed => ("✘", "failed"),
    };
    html! { span class={ "o " (outcome.as_str()) } { (sign) "\u{a0}" (word) } }
}

/// A concept's sign.
pub(super) fn sign(status: Status) -> &'static str {
    match status {
        Status::Covered => "✔",
        Status::Partial => "◐",
        Status::Denied => "⊘",
        Status::Missing => "✘",
    }
}

/// The percentage as a bar with the pass mark on it; the words stand beside it.
pub(super) fn bar(report: &Report) -> Markup {
    let (earned, pass) = (report.shown_percent(), report.pass.rounded());
    html! {
        svg.bar viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
            rect.rest width="100" height="8" {}
            rect class=(report.outcome.as_str()) width=(earned.min(100.0)) height="8" {}
            rect.mark x=(pass.min(99.5)) width="0.5" height="8" {}
        }
    }
}

/// The points, the pass mark, and what the run makes of it where that is not the outcome itself.
pub(super) fn points(answer: &CheckedAnswer) -> String {
    let report = &answer.report;
    let max = counted(report.max.rounded(), "point");
    let (score, pass) = (report.shown_score(), percent(report.pass));
    let policy = match answer.verdict {
        Verdict::Pass if !report.passed() => "; counts as passed in this run",
        Verdict::Warn => "; only a warning in this run",
        _ => "",
    };
    format!("{score} of {max}, pass mark {pass}{policy}")
}
