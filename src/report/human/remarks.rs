//! Misconceptions and flags: what the answer gets wrong, and remarks on the whole of it.

use std::io;

use super::page::Page;
use super::{evidence, explain};
use crate::fraction::Fraction;
use crate::grading::{Flag, MisconceptionReport, Report};
use crate::report::styled::{Ink, Text};

/// Blanks before what stands below a line.
const BELOW: usize = 6;

/// Writes the misconceptions that were found, with what is right instead.
pub(super) fn misconceptions(report: &Report, page: &mut Page) -> io::Result<()> {
    page.paragraph(2, 2, &Text::of(Ink::Strong, "Misconceptions"))?;
    report.misconceptions.iter().try_for_each(|found| misconception(found, page))
}

fn misconception(found: &MisconceptionReport, page: &mut Page) -> io::Result<()> {
    let cost = if found.points == Fraction::ZERO {
        "no points off".to_owned()
    } else {
        let points = found.points.rounded();
        format!("-{}", crate::in_words::counted(points, "point"))
    };
    let title = Text::of(Ink::Bad, "! ").with(Ink::Plain, found.id.as_str());
    page.paragraph(2, 4, &title.with(Ink::Faint, &format!("  {cost}")))?;
    for evidence in &found.evidence {
        let place = format!("{}:{}", evidence.position.line, evidence.position.column);
        let room = page.width.saturating_sub(BELOW + place.len() + 2);
        let quote = evidence::quote(evidence, room, page);
        page.tagged(BELOW, &place, &quote)?;
    }
    if page.explain {
        explain::evidence(&found.evidence, BELOW, page)?;
    }
    match &found.says {
        Some(says) => page.tagged(BELOW, "right is", &Text::of(Ink::Plain, says)),
        None => Ok(()),
    }
}

/// Writes the flags with their reasons.
pub(super) fn flags(report: &Report, page: &mut Page) -> io::Result<()> {
    report.flags.iter().try_for_each(|flag| {
        let mut line = Text::of(Ink::Fair, "! ").with(Ink::Strong, flag.kind.as_str());
        line.push(Ink::Plain, &format!("{}: {}", about(flag, report), flag.says));
        page.paragraph(2, 4, &line)
    })
}

/// The labels of the concepts that a flag is about, unless it names them itself.
fn about(flag: &Flag, report: &Report) -> String {
    let concepts = report.concepts.iter().filter(|concept| flag.concepts.contains(&concept.id));
    let unnamed = concepts.filter(|concept| !flag.says.contains(&concept.label));
    let labels: Vec<&str> = unnamed.map(|concept| concept.label.as_str()).collect();
    if labels.is_empty() { String::new() } else { format!(" ({})", labels.join("; ")) }
}
