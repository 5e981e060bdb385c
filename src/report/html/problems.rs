//! What is no answer: files that could not be judged, questions without an answer, skipped files.

use maud::{Markup, html};

use super::text::Line;
use crate::report::checked::{Checked, Failure};

/// What could not be judged and what should have been there; nothing where all is well.
pub(super) fn failures(checked: &Checked) -> Markup {
    html! {
        @if !checked.errors.is_empty() {
            section.problems aria-labelledby="errors" {
                h2 #errors { "Not judged" }
                ul { @for failure in &checked.errors { (line(failure)) } }
            }
        }
        @if !checked.unanswered.is_empty() {
            section.problems aria-labelledby="unanswered" {
                h2 #unanswered { "Required questions without an answer" }
                ul { @for question in &checked.unanswered { li { b { (Line(question)) } } } }
            }
        }
    }
}

fn line(failure: &Failure) -> Markup {
    html! {
        li {
            b {
                bdi { (Line(&failure.path)) }
                @if let Some(line) = failure.line { ":" (line) }
            }
            " " (Line(&failure.message))
        }
    }
}

/// The files that belong to no question; nothing where there are none.
pub(super) fn skipped(checked: &Checked) -> Markup {
    html! {
        @if !checked.skipped.is_empty() {
            section aria-labelledby="skipped" {
                h2 #skipped { "Skipped" }
                ul.skipped {
                    @for skipped in &checked.skipped {
                        li { b { bdi { (Line(&skipped.path)) } } " " (Line(&skipped.why)) }
                    }
                }
            }
        }
    }
}
