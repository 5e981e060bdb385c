//! What came of a session.

use std::io;

use super::{INDENT, duration};
use crate::practice::part::{Row, Summary};
use crate::report::human::page::Page;
use crate::report::styled::{Ink, Text};

pub(super) fn draw_summary(summary: &Summary, page: &mut Page, unicode: bool) -> io::Result<()> {
    page.paragraph(0, 0, &Text::of(Ink::Strong, "This session:"))?;
    for row in &summary.rows {
        page.paragraph(INDENT, 2 * INDENT, &summary_row(row, page, unicode))?;
    }
    for (heading, lines) in [("Missed most:", &summary.missed), ("To repeat:", &summary.repeat)] {
        if !lines.is_empty() {
            page.paragraph(0, 0, &Text::of(Ink::Strong, heading))?;
        }
        for line in lines {
            page.paragraph(INDENT, 2 * INDENT, &Text::of(Ink::Plain, line))?;
        }
    }
    Ok(())
}

fn summary_row(row: &Row, page: &Page, unicode: bool) -> Text {
    let (sign, ink) =
        if row.passed { (page.signs.covered, Ink::Good) } else { (page.signs.missing, Ink::Bad) };
    let arrow = if unicode { "→" } else { "->" };
    let then = row.last.map(|last| format!(" {arrow} {last}\u{a0}%")).unwrap_or_default();
    let outcome = if row.passed { "passed" } else { "not passed" };
    Text::of(ink, sign).with(Ink::Plain, " ").with(Ink::Strong, &row.address).with(
        Ink::Plain,
        &format!("  {}\u{a0}%{then}, {outcome}, {}", row.first, duration(row.seconds)),
    )
}
