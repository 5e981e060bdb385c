//! The head of the page: how the run went in one line, and the figures behind it.

use maud::{Markup, html};

use crate::grading::Outcome;
use crate::in_words::counted;
use crate::report::checked::Checked;

/// The run in one line: what became of the answers, and whatever else keeps it from having passed.
pub(super) fn headline(checked: &Checked) -> String {
    let (unanswered, errors) = (checked.unanswered.len(), checked.errors.len());
    let mut line = answers(checked, unanswered + errors > 0);
    if unanswered > 0 {
        line += &format!(", {} without an answer", counted(unanswered, "question"));
    }
    if errors > 0 {
        line += &format!(", {errors} not judged");
    }
    line
}

/// What became of the answers; as numbers where that `is_not_all`.
fn answers(checked: &Checked, is_not_all: bool) -> String {
    let passed = count(checked, Outcome::Passed);
    match checked.answers.len() {
        0 => "No answer was judged".to_owned(),
        all if is_not_all => format!("{passed} of {all} answers passed"),
        1 => match checked.answers[0].report.outcome {
            Outcome::Passed => "The answer passed".to_owned(),
            Outcome::Review => "The answer needs a review".to_owned(),
            Outcome::Failed => "The answer did not pass".to_owned(),
        },
        all if passed == all => format!("All {all} answers passed"),
        all => format!("{passed} of {all} answers passed"),
    }
}

/// The headline and the figures; what there is none of is left out unless it is an outcome.
pub(super) fn header(checked: &Checked) -> Markup {
    let figures = [
        ("passed", "Passed", count(checked, Outcome::Passed), true),
        ("review", "To review", count(checked, Outcome::Review), true),
        ("failed", "Failed", count(checked, Outcome::Failed), true),
        ("errors", "Not judged", checked.errors.len(), false),
        ("unanswered", "Without an answer", checked.unanswered.len(), false),
        ("skipped", "Skipped", checked.skipped.len(), false),
    ];
    html! {
        header {
            h1 { (headline(checked)) }
            @if !checked.answers.is_empty() { (shares(checked)) }
            dl.totals {
                div { dt { "Answers" } dd { (checked.answers.len()) } }
                @for (class, name, number, always) in figures {
                    @if always || number > 0 {
                        div class=(class) { dt { (name) } dd { (number) } }
                    }
                }
            }
        }
    }
}

/// The outcomes' shares as one bar, in which what was not judged and what is not answered count as
/// failed; the figures below say the same.
#[allow(clippy::cast_precision_loss)] // counts
fn shares(checked: &Checked) -> Markup {
    let open = checked.errors.len() + checked.unanswered.len();
    let all = (checked.answers.len() + open) as f64;
    let mut from = 0.0;
    let outcomes = [Outcome::Passed, Outcome::Review, Outcome::Failed].map(|outcome| {
        let open = if outcome == Outcome::Failed { open } else { 0 };
        let share = (count(checked, outcome) + open) as f64 / all * 100.0;
        let start = from;
        from += share;
        (outcome.as_str(), start, share)
    });
    html! {
        svg.bar.shares viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
            @for (class, start, share) in outcomes {
                @if share > 0.0 {
                    rect class=(class) x=(tenth(start)) width=(tenth(share)) height="8" {}
                }
            }
        }
    }
}

/// A number with one decimal at most.
pub(super) fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn count(checked: &Checked, outcome: Outcome) -> usize {
    checked.answers.iter().filter(|answer| answer.report.outcome == outcome).count()
}
