//! The last lines of a report: the verdict with its reason, and what would gain the most.

use std::io;

use super::page::Page;
use super::score::{ink_of, percent};
use crate::fraction::Fraction;
use crate::grading::{Gain, Outcome, Report};
use crate::in_words::counted;
use crate::report::checked::CheckedAnswer;
use crate::report::styled::{Ink, Text};

/// Writes the verdict and, where something is missing, what would gain the most points.
pub(super) fn verdict(report: &Report, page: &mut Page) -> io::Result<()> {
    let ink = ink_of(report.outcome);
    let verdict = match report.outcome {
        Outcome::Passed => Text::of(ink, "Passed."),
        Outcome::Review => {
            Text::of(ink, "To be reviewed by a person").with(Ink::Plain, &below(report))
        }
        Outcome::Failed => Text::of(ink, "Not passed").with(Ink::Plain, &reason(report, page)),
    };
    page.paragraph(2, 2, &verdict)?;
    // A bonus gains nothing where all points are earned.
    match report.most_to_gain.as_ref().filter(|gain| gain.percent > report.percent) {
        Some(gain) => page.paragraph(2, 2, &most_to_gain(gain, report)),
        None => Ok(()),
    }
}

/// Why an answer failed: the weightiest reason first.
fn reason(report: &Report, page: &Page) -> String {
    if let Some(flag) = report.flags.iter().find(|flag| flag.kind.blocks()) {
        return format!(": an answer with the flag {} does not pass.", flag.kind.as_str());
    }
    if report.percent < report.pass {
        return below(report);
    }
    let concepts = report.concepts.iter();
    let missing = concepts.filter(|concept| report.required_missing.contains(&concept.id));
    let quoted = missing.map(|concept| page.quoted(&Text::of(Ink::Plain, &concept.label)));
    let labels: Vec<String> = quoted.map(|label| label.plain().to_owned()).collect();
    match labels.len() {
        0 => ".".to_owned(),
        1 => format!(": {} is required.", labels[0]),
        _ => format!(": {} are required.", labels.join(", ")),
    }
}

/// How the percentage stands to the marks.
fn below(report: &Report) -> String {
    let (earned, pass) = (percent(report.shown_percent()), percent(report.pass));
    match report.review {
        Some(review) if report.outcome == Outcome::Review => {
            let review = percent(review);
            format!(": {earned} is below the pass mark of {pass}, but reaches {review}.")
        }
        _ => format!(": {earned} is below the pass mark of {pass}."),
    }
}

fn most_to_gain(gain: &Gain, report: &Report) -> Text {
    let label = report.concepts.get(gain.concept).map_or("", |concept| concept.label.as_str());
    let points = counted(gain.points.rounded(), "point");
    let then = percent(shown(gain.percent, report.pass));
    Text::of(Ink::Strong, "Most to gain: ")
        .with(Ink::Plain, &format!("{label} (+{points}, {then})."))
}

/// A percentage as it is shown: never rounded up to the pass mark.
fn shown(exact: Fraction, pass: Fraction) -> f64 {
    if exact < pass { exact.rounded_down() } else { exact.rounded() }
}

/// Writes how many answers had which outcome.
pub(super) fn count(answers: &[CheckedAnswer], page: &mut Page) -> io::Result<()> {
    let of = |outcome| answers.iter().filter(|it| it.report.outcome == outcome).count();
    let line = format!(
        "{} judged: {} passed, {} to be reviewed, {} not passed.",
        counted(answers.len(), "answer"),
        of(Outcome::Passed),
        of(Outcome::Review),
        of(Outcome::Failed)
    );
    page.paragraph(0, 2, &Text::of(Ink::Strong, &line))
}
