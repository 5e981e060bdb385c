//! A run as lines of JSON: a report each, then what was skipped, what could not be judged, and the
//! numbers.

use std::io::{self, Write};

use serde::Serialize;

use super::checked::Checked;
use super::json::text;
use super::pieces;
use super::views::{AnswerView, FailureView, SCHEMA, SkippedView, SummaryView};

/// A line that is no report; the one key that it has tells which.
#[derive(Serialize)]
struct Line<'r> {
    schema: &'static str,
    #[serde(flatten)]
    what: What<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum What<'r> {
    Skipped(SkippedView<'r>),
    Error(FailureView<'r>),
    Summary(SummaryView<'r>),
}

/// Writes a run.
pub(super) fn write(checked: &Checked, explain: bool, out: &mut dyn Write) -> io::Result<()> {
    pieces::write(&checked.answers, out, |_, answer, out| {
        writeln!(out, "{}", text(&AnswerView::new(answer, explain))?)
    })?;
    let skipped = checked.skipped.iter().map(|it| What::Skipped(it.into()));
    let errors = checked.errors.iter().map(|it| What::Error(it.into()));
    let summary = What::Summary(SummaryView::new(checked.summary(), &checked.unanswered));
    for what in skipped.chain(errors).chain([summary]) {
        writeln!(out, "{}", text(&Line { schema: SCHEMA, what })?)?;
    }
    Ok(())
}
