//! The concepts, one row each: mark, label, points, where, and the words that earned them.
//!
//! Where the page is wide enough the evidence stands to the right of the label, else below it.

use std::io;

use super::page::{Page, Signs};
use super::{evidence, explain};
use crate::grading::{ConceptReport, Status};
use crate::report::reveal::Revealed;
use crate::report::styled::{Ink, Text};

/// Blanks before every row, and before what stands below one.
const INDENT: usize = 2;
const BELOW: usize = 6;
/// Blanks between columns.
const GAP: usize = 2;
/// The least columns for labels and for evidence that a table is drawn with.
const LEAST_LABEL: usize = 16;
const LEAST_CELL: usize = 24;

/// Writes all concepts.
pub(super) fn table(report: &Revealed, page: &mut Page) -> io::Result<()> {
    let columns = Columns::of(report, page);
    for (place, concept) in report.concepts.iter().enumerate() {
        row(concept, &columns, page)?;
        below(concept, report.would_count(place), page)?;
    }
    Ok(())
}

/// The columns' widths.
struct Columns {
    label: usize,
    points: usize,
    place: usize,
    /// Evidence: the quote and how it matched.
    cell: usize,
    /// Whether evidence stands below the label.
    stacked: bool,
}

impl Columns {
    fn of(report: &Revealed, page: &Page) -> Self {
        let widest = |width: fn(&ConceptReport) -> usize| {
            report.concepts.iter().map(width).max().unwrap_or_default()
        };
        let points = widest(|concept| points_of(concept).len());
        let place = widest(|concept| {
            concept.evidence.iter().map(|it| place_of(it).len()).max().unwrap_or_default()
        });
        let label = widest(|concept| label_of(concept).width());
        let mark = Text::of(Ink::Plain, page.signs.covered).width() + 1;

        let fixed = INDENT + mark + GAP + points + GAP + place + GAP;
        let beside = page.width.saturating_sub(fixed);
        let for_label = label.min(page.width * 2 / 5).min(beside.saturating_sub(LEAST_CELL));
        if for_label >= label.min(LEAST_LABEL) {
            let cell = beside - for_label;
            return Self { label: for_label, points, place, cell, stacked: false };
        }
        let for_label = page.width.saturating_sub(INDENT + mark + GAP + points);
        let cell = page.width.saturating_sub(BELOW + place + GAP);
        Self { label: label.min(for_label), points, place, cell, stacked: true }
    }
}

fn row(concept: &ConceptReport, columns: &Columns, page: &mut Page) -> io::Result<()> {
    let left = left_lines(concept, columns, page);
    let right = right_lines(concept, columns, page);
    if columns.stacked {
        for line in left {
            page.line(&line.trimmed())?;
        }
        for line in right {
            page.line(&Text::of(Ink::Plain, &" ".repeat(BELOW)).joined(&line).trimmed())?;
        }
        return Ok(());
    }
    let blank = Text::default().padded(left.first().map_or(0, Text::width));
    for place in 0..left.len().max(right.len()) {
        let mut line = left.get(place).unwrap_or(&blank).clone();
        line.push(Ink::Plain, &" ".repeat(GAP));
        if let Some(right) = right.get(place) {
            line.append(right);
        }
        page.line(&line.trimmed())?;
    }
    Ok(())
}

/// Mark, label and points; all lines equally wide.
fn left_lines(concept: &ConceptReport, columns: &Columns, page: &Page) -> Vec<Text> {
    let (sign, ink) = mark_of(concept, page.signs);
    let mark = Text::of(Ink::Plain, &" ".repeat(INDENT)).with(ink, sign).with(Ink::Plain, " ");
    let margin = Text::default().padded(mark.width());
    let points = points_of(concept);
    let points = format!("{}{points}", " ".repeat(GAP + columns.points - points.len()));
    let lines = label_of(concept).wrapped(columns.label).into_iter().enumerate();
    let line = |(place, label): (usize, Text)| {
        let start = if place == 0 { &mark } else { &margin };
        let line = start.clone().joined(&label).padded(mark.width() + columns.label);
        if place == 0 { line.with(ink, &points) } else { line.padded(line_width(&mark, columns)) }
    };
    lines.map(line).collect()
}

fn line_width(mark: &Text, columns: &Columns) -> usize {
    mark.width() + columns.label + GAP + columns.points
}

/// Where and what the evidence is, or that there is none.
fn right_lines(concept: &ConceptReport, columns: &Columns, page: &Page) -> Vec<Text> {
    let accepted = concept.accepted_by_hand().map(|note| Text::of(Ink::Plain, &note));
    if concept.evidence.is_empty() && accepted.is_none() {
        return vec![Text::of(Ink::Faint, "not found")];
    }
    let whole = columns.place + GAP + columns.cell;
    let mut lines = accepted.map(|note| note.wrapped(whole)).unwrap_or_default();
    for (place, found) in concept.evidence.iter().enumerate() {
        let last = place + 1 == concept.evidence.len();
        let cell = evidence::cell(found, concept, last, columns.cell, page);
        for (place, cell) in cell.iter().enumerate() {
            let at = if place == 0 { place_of(found) } else { String::new() };
            let at = Text::of(Ink::Faint, &at).padded(columns.place + GAP);
            lines.push(at.joined(cell));
        }
    }
    lines
}

/// Hint, praise, what would have counted, and the explanation: under the row.
fn below(concept: &ConceptReport, would_count: &[String], page: &mut Page) -> io::Result<()> {
    if page.explain {
        explain::concept(concept, BELOW, page)?;
    }
    if let Some(hint) = &concept.hint {
        page.tagged(BELOW, "hint", &Text::of(Ink::Plain, hint))?;
    }
    if let Some(praise) = &concept.praise {
        page.paragraph(BELOW, BELOW, &Text::of(Ink::Faint, praise))?;
    }
    if !would_count.is_empty() {
        page.tagged(BELOW, "would count", &Text::of(Ink::Plain, &would_count.join("; ")))?;
    }
    Ok(())
}

fn mark_of(concept: &ConceptReport, signs: &Signs) -> (&'static str, Ink) {
    match concept.status {
        Status::Covered => (signs.covered, Ink::Good),
        Status::Partial => (signs.partial, Ink::Fair),
        Status::Denied => (signs.denied, Ink::Bad),
        Status::Missing if concept.bonus => (signs.missing, Ink::Faint),
        Status::Missing => (signs.missing, Ink::Bad),
    }
}

/// The label, and whether the concept is a bonus, or required and not met.
fn label_of(concept: &ConceptReport) -> Text {
    let label = Text::of(Ink::Plain, &concept.label);
    if concept.bonus {
        label.with(Ink::Faint, " (bonus)")
    } else if concept.required && concept.status != Status::Covered {
        label.with(Ink::Strong, " (required)")
    } else {
        label
    }
}

fn points_of(concept: &ConceptReport) -> String {
    format!("{}/{}", concept.points, concept.max)
}

fn place_of(evidence: &crate::grading::Evidence) -> String {
    format!("{}:{}", evidence.position.line, evidence.position.column)
}
