//! Reports as JSON: one object for one answer, else one that lists them.

use std::borrow::Cow;
use std::io::{self, Write};

use super::reveal::Revealed;
use super::views::{ReportView, ReportsView};

/// Writes the reports and a line break; nothing where the only answer could not be judged.
pub(super) fn write(
    reports: &[&Revealed],
    asked: usize,
    explain: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut views = reports.iter().map(|report| ReportView::new(report, explain));
    let json = if asked > 1 {
        serde_json::to_string(&ReportsView::new(views.collect()))?
    } else if let Some(view) = views.next() {
        serde_json::to_string(&view)?
    } else {
        return Ok(());
    };
    writeln!(out, "{}", escaped(&json))
}

/// JSON may hold most control characters as they are, and a terminal obeys some of them: those, and
/// the ones that turn the direction of text, are written as their numbers, which means the same.
pub(crate) fn escaped(json: &str) -> Cow<'_, str> {
    let is_unsafe = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !json.contains(is_unsafe) {
        return Cow::Borrowed(json);
    }
    let mut safe = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if is_unsafe(c) {
            // All of them lie in the plane that four digits reach.
            safe.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            safe.push(c);
        }
    }
    Cow::Owned(safe)
}
