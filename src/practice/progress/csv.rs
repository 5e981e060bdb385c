//! Every attempt as a row of CSV, for a spreadsheet.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::practice::history::History;
use crate::practice::{Attempt, Verdict};

const HEAD: [&str; 16] = [
    "at", "question", "rubric", "attempt", "rating", "score", "max", "percent", "outcome",
    "seconds", "hints", "covered", "partial", "denied", "missing", "answer",
];

/// Writes the attempts in the order that they were made in, below a head.
///
/// # Errors
/// Whatever the writer fails with.
pub fn write(history: &History, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = csv::Writer::from_writer(out);
    rows.write_record(HEAD)?;
    let mut attempts: Vec<&Attempt> =
        history.tracks().flat_map(|(_, track)| &track.attempts).collect();
    attempts.sort_by_key(|attempt| attempt.at);
    for attempt in attempts {
        rows.write_record(row(attempt).iter().map(|cell| harmless(cell).into_owned()))?;
    }
    rows.flush()
}

fn row(attempt: &Attempt) -> [String; 16] {
    let rating = attempt.rating.map(|rating| format!("{rating:?}").to_lowercase());
    [
        attempt.at.to_string(),
        attempt.question.clone(),
        attempt.rubric.clone(),
        attempt.attempt.to_string(),
        rating.unwrap_or_default(),
        attempt.score.to_string(),
        attempt.max.to_string(),
        attempt.percent.to_string(),
        Verdict::as_str(attempt.outcome).to_owned(),
        attempt.seconds.to_string(),
        attempt.hints.to_string(),
        attempt.covered.join(" "),
        attempt.partial.join(" "),
        attempt.denied.join(" "),
        attempt.missing.join(" "),
        attempt.answer.clone(),
    ]
}

/// A cell that no spreadsheet takes for a formula.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}
