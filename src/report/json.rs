//! Reports as JSON: one object for one answer, else one that lists them.

use std::io::{self, Write};

use super::reveal::Revealed;
use super::views::{ReportView, ReportsView};

/// Writes the reports and a line break; nothing where the only answer could not be judged.
pub(super) fn write(
    reports: &[Revealed],
    asked: usize,
    explain: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut views = reports.iter().map(|report| ReportView::new(report, explain));
    if asked > 1 {
        serde_json::to_writer(&mut *out, &ReportsView::new(views.collect()))?;
    } else if let Some(view) = views.next() {
        serde_json::to_writer(&mut *out, &view)?;
    } else {
        return Ok(());
    }
    out.write_all(b"\n")
}
