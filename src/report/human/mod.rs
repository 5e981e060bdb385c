//! Reports for a person: marks and words carry the meaning, colour only helps.
//!
//! From top to bottom: the question, the score, the concepts with their quotes, misconceptions,
//! flags, the rubric's feedback, and the verdict with what would gain the most.

mod closing;
mod concepts;
mod evidence;
mod explain;
mod marked;
pub(crate) mod page;
mod remarks;
mod run;
mod score;

use std::io::{self, Write};

use super::checked::CheckedAnswer;
use super::reveal::Revealed;
use super::styled::{Ink, Text};
pub(crate) use marked::marked;
use page::Page;
pub(super) use run::write_run;

/// How a report is to look; decided by whoever knows the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The columns to fit into; fewer than [`Look::NARROWEST`] count as that many.
    pub width: usize,
    /// Whether marks and quotes beyond ASCII may be used.
    pub unicode: bool,
    /// Whether to colour; the `colored` crate's own switch must be on as well.
    pub colour: bool,
    /// Whether to show which words met which pattern, and the nearest miss.
    pub explain: bool,
}

impl Look {
    /// The fewest columns that a report is laid out for.
    pub const NARROWEST: usize = 40;
}

/// Writes the reports one below the other, and a count of outcomes where several were asked for.
pub(super) fn write(
    answers: &[CheckedAnswer],
    asked: usize,
    look: &Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut page = Page::new(look, out);
    for (place, answer) in answers.iter().enumerate() {
        let report = &answer.report;
        if place > 0 {
            page.blank()?;
        }
        if asked > 1 {
            page.paragraph(0, 2, &Text::of(Ink::Strong, source_of(report)))?;
        }
        write_one(report, &mut page)?;
    }
    if asked > 1 && !answers.is_empty() {
        page.blank()?;
        closing::count(answers, &mut page)?;
    }
    Ok(())
}

fn write_one(report: &Revealed, page: &mut Page) -> io::Result<()> {
    score::title(report, page)?;
    page.blank()?;
    judgement(report, page)
}

/// Writes how an answer was judged, for whoever has the question before them.
pub(crate) fn judgement(report: &Revealed, page: &mut Page) -> io::Result<()> {
    score::bar(report, page)?;
    page.blank()?;
    concepts::table(report, page)?;
    if !report.misconceptions.is_empty() {
        page.blank()?;
        remarks::misconceptions(report, page)?;
    }
    if !report.flags.is_empty() {
        page.blank()?;
        remarks::flags(report, page)?;
    }
    page.blank()?;
    if let Some(feedback) = &report.feedback {
        page.paragraph(2, 2, &Text::of(Ink::Plain, feedback))?;
    }
    closing::verdict(report, page)
}

/// Where the answer came from, in words.
fn source_of(report: &Revealed) -> &str {
    if report.source == "-" { "standard input" } else { &report.source }
}
