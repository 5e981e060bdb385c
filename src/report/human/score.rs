//! The head of a report: the question, and the score as a bar and in numbers.

use std::fmt::Display;
use std::io;

use super::page::Page;
use crate::grading::{Outcome, Report};
use crate::in_words::counted;
use crate::report::styled::{Ink, Text};

/// The widest that the bar is drawn, and the least that it is worth to share a line.
const LONGEST: usize = 26;
const SHORTEST: usize = 12;
/// Blanks before each line, and between the parts of one.
const INDENT: usize = 2;
const GAP: usize = 2;

/// Writes the question's address and prompt.
pub(super) fn title(report: &Report, page: &mut Page) -> io::Result<()> {
    let address = Text::of(Ink::Strong, &report.question);
    let mut title = address.clone().with(Ink::Plain, "  ");
    title.push(Ink::Plain, &report.prompt);
    let hanging = address.width() + 2;
    page.paragraph(0, if hanging > page.width / 3 { 2 } else { hanging }, &title)
}

/// Writes the bar, percentage, points and outcome: on one line where that fits.
pub(super) fn bar(report: &Report, page: &mut Page) -> io::Result<()> {
    let ink = ink_of(report.outcome);
    let percentage = Text::of(Ink::Strong, &percent(report.shown_percent()));
    let points = format!("{} of {}", report.shown_score(), counted(report.max.rounded(), "point"));
    let verdict = Text::of(Ink::Plain, &points)
        .with(Ink::Plain, "  ")
        .with(ink, words_for(report.outcome))
        .with(Ink::Plain, &format!(" (pass mark {})", percent(report.pass)));

    let beside =
        page.width.saturating_sub(INDENT + GAP + percentage.width() + GAP + verdict.width());
    let width = if beside < SHORTEST { LONGEST } else { beside.min(LONGEST) };
    let gap = Text::default().padded(GAP);
    let bar = blocks(report.shown_percent(), width, ink, page).joined(&gap).joined(&percentage);
    if beside >= SHORTEST {
        return page.paragraph(INDENT, INDENT, &bar.joined(&gap).joined(&verdict));
    }
    page.paragraph(INDENT, INDENT, &bar)?;
    page.paragraph(INDENT, INDENT, &verdict)
}

/// The bar itself, `width` columns long.
fn blocks(percent: f64, width: usize, ink: Ink, page: &Page) -> Text {
    let full = filled(percent, width);
    Text::of(ink, &page.signs.full.repeat(full))
        .with(Ink::Faint, &page.signs.empty.repeat(width - full))
}

/// How many of a bar's places are filled: all of them only at 100 %, none only at 0 %.
fn filled(percent: f64, width: usize) -> usize {
    let least = usize::from(percent > 0.0);
    (0..=width).rev().find(|&places| reaches(percent, places, width)).unwrap_or(0).max(least)
}

/// Whether a percentage is at least `places` of `width`.
#[allow(clippy::cast_precision_loss)] // both are small
fn reaches(percent: f64, places: usize, width: usize) -> bool {
    places as f64 * 100.0 <= percent * width as f64
}

/// `75 %`, which no line break tears apart.
pub(super) fn percent(number: impl Display) -> String {
    format!("{number}\u{a0}%")
}

/// What a person reads for an outcome.
pub(super) fn words_for(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Review => "to be reviewed",
        Outcome::Failed => "not passed",
    }
}

/// The ink of an outcome.
pub(super) fn ink_of(outcome: Outcome) -> Ink {
    match outcome {
        Outcome::Passed => Ink::Good,
        Outcome::Review => Ink::Fair,
        Outcome::Failed => Ink::Bad,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_full_only_at_the_top_and_empty_only_at_the_bottom() {
        assert_eq!(filled(0.0, 26), 0);
        assert_eq!(filled(0.4, 26), 1);
        assert_eq!(filled(75.0, 26), 19);
        assert_eq!(filled(99.9, 26), 25);
        assert_eq!(filled(100.0, 26), 26);
    }
}
