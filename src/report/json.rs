//! Reports as JSON: one object for one answer, else one that lists them.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::checked::{Checked, CheckedAnswer};
use super::pieces;
use super::views::{
    AnswerView, FailureView, ReportView, ReportsView, SCHEMA, SkippedView, SummaryView,
};

/// Writes the reports and a line break; nothing where the only answer could not be judged.
pub(super) fn write(
    answers: &[CheckedAnswer],
    asked: usize,
    explain: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut views = answers.iter().map(|answer| ReportView::new(&answer.report, explain));
    let json = if asked > 1 {
        serde_json::to_string(&ReportsView::new(views.collect()))?
    } else if let Some(view) = views.next() {
        serde_json::to_string(&view)?
    } else {
        return Ok(());
    };
    writeln!(out, "{}", escaped(&json))
}

/// Writes a run as one object, a report at a time.
pub(super) fn write_run(checked: &Checked, explain: bool, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{{\"schema\":\"{SCHEMA}\",\"reports\":")?;
    list(&checked.answers, |answer| AnswerView::new(answer, explain), out)?;
    write!(out, ",\"skipped\":")?;
    list(&checked.skipped, SkippedView::from, out)?;
    write!(out, ",\"errors\":")?;
    list(&checked.errors, FailureView::from, out)?;
    let summary = SummaryView::new(checked.summary(), &checked.unanswered);
    writeln!(out, ",\"summary\":{}}}", text(&summary)?)
}

fn list<'r, T: Sync, V: Serialize>(
    items: &'r [T],
    view: impl Fn(&'r T) -> V + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"[")?;
    pieces::write(items, out, |place, item, out| {
        if place > 0 {
            out.push(b',');
        }
        out.write_all(text(&view(item))?.as_bytes())
    })?;
    out.write_all(b"]")
}

/// A value as JSON that no terminal obeys.
pub(super) fn text(view: &impl Serialize) -> io::Result<String> {
    let json = serde_json::to_string(view)?;
    Ok(match escaped(&json) {
        Cow::Borrowed(_) => json,
        Cow::Owned(safe) => safe,
    })
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
