//! A run as a table for spreadsheets: a row each for an answer, a skipped file, an error and a
//! question that is not answered.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula; such a cell gets
//! an apostrophe before it, which spreadsheets hide. Where a spreadsheet parts cells at semicolons,
//! what comes after one would begin a cell: it is guarded in the same way, and the whole cell stands
//! in quotes.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::QuoteStyle;

use super::checked::{Checked, CheckedAnswer};
use super::safe::visible;
use crate::grading::{ConceptReport, Status};

const HEAD: [&str; 17] = [
    "path",
    "line",
    "question",
    "outcome",
    "verdict",
    "percent",
    "score",
    "max",
    "pass",
    "covered",
    "partial",
    "denied",
    "missing",
    "accepted",
    "misconceptions",
    "flags",
    "says",
];

/// Writes a run.
pub(super) fn write(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let mut table = ::csv::WriterBuilder::new().quote_style(QuoteStyle::Never).from_writer(out);
    table.write_record(HEAD)?;
    for answer in &checked.answers {
        table.write_record(row(answer).map(|cell| safe(&cell)))?;
    }
    let skipped = checked.skipped.iter().map(|it| (it.path.as_str(), None, "", "skipped", &it.why));
    let errors = checked.errors.iter();
    let errors = errors.map(|it| (it.path.as_str(), it.line, "", "error", &it.message));
    let says = "required, and not answered".to_owned();
    let unanswered =
        checked.unanswered.iter().map(|it| ("", None, it.as_str(), "unanswered", &says));
    for (path, line, question, outcome, says) in skipped.chain(errors).chain(unanswered) {
        let mut row = [const { String::new() }; HEAD.len()];
        row[0] = safe(path);
        row[1] = line.map(|line| line.to_string()).unwrap_or_default();
        row[2] = safe(question);
        row[3] = outcome.to_owned();
        row[HEAD.len() - 1] = safe(says);
        table.write_record(&row)?;
    }
    table.flush()
}

fn row(answer: &CheckedAnswer) -> [String; HEAD.len()] {
    let report = &answer.report;
    let ids = |chosen: &dyn Fn(&ConceptReport) -> bool| {
        let chosen = report.concepts.iter().filter(|concept| chosen(concept));
        chosen.map(|concept| concept.id.to_string()).collect::<Vec<_>>().join(" ")
    };
    let with = |status: Status| ids(&|concept| concept.status == status);
    let misconceptions = report.misconceptions.iter().map(|found| found.id.to_string());
    let flags = report.flags.iter().map(|flag| flag.kind.as_str());
    [
        report.source.clone(),
        answer.line().to_string(),
        report.question.clone(),
        report.outcome.as_str().to_owned(),
        answer.verdict.as_str().to_owned(),
        report.shown_percent().to_string(),
        report.shown_score().to_string(),
        report.max.rounded().to_string(),
        report.pass.rounded().to_string(),
        with(Status::Covered),
        with(Status::Partial),
        with(Status::Denied),
        with(Status::Missing),
        ids(&|concept| concept.accepted.is_some()),
        misconceptions.collect::<Vec<_>>().join(" "),
        flags.collect::<Vec<_>>().join(" "),
        report.feedback.clone().unwrap_or_default(),
    ]
}

/// A cell that neither a spreadsheet nor a terminal obeys.
fn safe(cell: &str) -> String {
    let cell = visible(cell);
    quoted(&cell.split(';').map(guarded).collect::<Vec<_>>().join(";"))
}

/// A cell in quotes where it holds what may part cells.
fn quoted(cell: &str) -> String {
    if cell.contains(['"', ',', ';', '\r', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

fn guarded(part: &str) -> Cow<'_, str> {
    // A spreadsheet looks past blanks and quotes.
    let begins = part.trim_start_matches(|c: char| c.is_whitespace() || c == '"');
    if begins.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']) {
        Cow::from(format!("'{part}"))
    } else {
        Cow::from(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        for evil in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "＝1"] {
            assert!(safe(evil).starts_with('\''), "{evil}");
        }
        assert_eq!(safe("tea; =1+1;b"), "\"tea;' =1+1;b\"");
        assert_eq!(safe("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(safe("backend/caching"), "backend/caching");
        assert_eq!(safe("a\nb\u{1b}"), r"a b\u{1b}");
    }
}
