//! A run over many files: a table of the answers, those that did not pass in detail, what was
//! skipped, what could not be judged, and the count.

use std::io::{self, Write};

use super::page::Page;
use super::score::{ink_of, percent, words_for};
use super::{Look, write_one};
use crate::report::checked::{Checked, CheckedAnswer, Verdict};
use crate::report::pieces;
use crate::report::styled::{Ink, Text};

/// Blanks between columns.
const GAP: usize = 2;
/// A name that is longer than this and does not fit gets a line of its own.
const LEAST_NAME: usize = 24;
/// The least columns for what is missing that it is worth to share the line.
const LEAST_MISSING: usize = 16;
/// So many skipped files are listed; the other formats list all.
const MOST_SKIPPED: usize = 20;

/// Writes what a run found.
pub(in crate::report) fn write_run(
    checked: &Checked,
    look: &Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = Columns::of(&checked.answers, &Page::new(look, out));
    pieces::write(&checked.answers, out, |_, answer, out| {
        row(answer, &columns, &mut Page::new(look, out))
    })?;
    pieces::write(&checked.answers, out, |_, answer, out| {
        detail(answer, &mut Page::new(look, out))
    })?;
    let mut page = Page::new(look, out);
    let mut is_first = checked.answers.is_empty();
    let mut section = |title: &str, entries: Vec<(String, String)>, page: &mut Page| {
        section(title, entries, &mut is_first, page)
    };
    let unanswered = checked.unanswered.iter().map(|address| (address.clone(), String::new()));
    section("Not answered", unanswered.collect(), &mut page)?;
    let skipped = checked.skipped.iter().take(MOST_SKIPPED);
    let skipped = skipped.map(|it| (it.path.clone(), it.why.clone()));
    let more = checked.skipped.len().saturating_sub(MOST_SKIPPED);
    let more = (more > 0).then(|| (format!("and {more} more"), String::new()));
    section("Skipped", skipped.chain(more).collect(), &mut page)?;
    let errors = checked.errors.iter().map(|it| (it.place(), it.message.clone()));
    section("Could not be judged", errors.collect(), &mut page)?;
    if !is_first {
        page.blank()?;
    }
    page.paragraph(0, 2, &Text::of(Ink::Strong, &checked.summary().sentence()))
}

/// The columns of the table, as wide as they need to be and as the page allows.
struct Columns {
    mark: usize,
    /// The answer's name; 0 where it stands on a line of its own.
    name: usize,
    question: usize,
    percent: usize,
    outcome: usize,
    /// What is missing; 0 where it stands on a line of its own.
    missing: usize,
}

impl Columns {
    fn of(answers: &[CheckedAnswer], page: &Page) -> Self {
        let widest = |width: &dyn Fn(&CheckedAnswer) -> usize| {
            answers.iter().map(width).max().unwrap_or_default()
        };
        let plain = |text: &str| Text::of(Ink::Plain, text).width();
        let name = widest(&|answer| plain(&answer.name()));
        let question = widest(&|answer| plain(&answer.report.question));
        let percent = widest(&|answer| plain(&shown_percent(answer)));
        let outcome = widest(&|answer| plain(outcome(answer)));
        let mark = plain(page.signs.covered).max(plain(page.signs.warning)) + 1;
        let fixed = mark + GAP + GAP + percent + GAP + outcome;
        let room = page.width.saturating_sub(fixed);
        // Names give way before questions do.
        let for_question = question.min(room / 2);
        let for_name = name.min(room.saturating_sub(for_question));
        if for_name < name.min(LEAST_NAME) {
            let question = question.min(room);
            return Self { mark, name: 0, question, percent, outcome, missing: 0 };
        }
        let missing = room.saturating_sub(for_name + for_question + GAP);
        let missing = if missing < LEAST_MISSING { 0 } else { missing };
        Self { mark, name: for_name, question: for_question, percent, outcome, missing }
    }
}

fn row(answer: &CheckedAnswer, columns: &Columns, page: &mut Page) -> io::Result<()> {
    let gap = Text::default().padded(GAP);
    let ink = ink_of(answer.report.outcome);
    let sign = match answer.verdict {
        Verdict::Pass => page.signs.covered,
        Verdict::Warn => page.signs.warning,
        Verdict::Fail => page.signs.missing,
    };
    let cell = |ink, text: &str, width: usize| {
        Text::of(ink, text).shortened(width, page.signs.gap).padded(width)
    };
    let number = Text::of(Ink::Strong, &shown_percent(answer));
    let number = Text::default().padded(columns.percent - number.width()).joined(&number);
    let judged = cell(Ink::Plain, &answer.report.question, columns.question)
        .joined(&gap)
        .joined(&number)
        .joined(&gap)
        .joined(&cell(ink, outcome(answer), columns.outcome));
    let margin = Text::default().padded(columns.mark);
    let mark = Text::of(ink, sign).padded(columns.mark);
    let line = if columns.name > 0 {
        mark.joined(&cell(Ink::Plain, &answer.name(), columns.name)).joined(&gap).joined(&judged)
    } else {
        let name = Text::of(Ink::Plain, &answer.name());
        for (place, part) in name.wrapped(page.width - columns.mark).iter().enumerate() {
            let before = if place == 0 { &mark } else { &margin };
            page.line(&before.clone().joined(part).trimmed())?;
        }
        margin.clone().joined(&judged)
    };
    let beside = columns.missing > 0;
    let width = if beside { columns.missing } else { page.width - columns.mark };
    let missing = Text::of(Ink::Faint, &missing(answer, width));
    if beside || missing.width() == 0 {
        return page.line(&line.joined(&gap).joined(&missing).trimmed());
    }
    page.line(&line.trimmed())?;
    page.line(&margin.joined(&missing))
}

fn shown_percent(answer: &CheckedAnswer) -> String {
    percent(answer.report.shown_percent())
}

fn outcome(answer: &CheckedAnswer) -> &'static str {
    words_for(answer.report.outcome)
}

/// What is missing of an answer that did not pass, and what was accepted of any: as many labels as
/// fit, and how many more there are.
fn missing(answer: &CheckedAnswer, width: usize) -> String {
    let accepted = answer.accepted().map(|concept| format!("accepted: {}", concept.label));
    let missing = answer.not_found().filter(|_| !answer.report.passed());
    let missing = missing.map(|concept| concept.label.clone());
    let labels: Vec<String> = accepted.chain(missing).collect();
    let fitting = (0..=labels.len()).rev().map(|shown| {
        let rest = labels.len() - shown;
        match (shown, rest) {
            (_, 0) => labels.join("; "),
            (0, _) if answer.report.passed() => format!("{rest} accepted"),
            (0, _) => format!("{rest} not found"),
            _ => format!("{}; {rest} more", labels[..shown].join("; ")),
        }
    });
    let fits = |text: &String| Text::of(Ink::Plain, text).width() <= width;
    fitting.into_iter().find(fits).unwrap_or_default()
}

/// The report on an answer that did not pass.
fn detail(answer: &CheckedAnswer, page: &mut Page) -> io::Result<()> {
    if answer.report.passed() {
        return Ok(());
    }
    page.blank()?;
    page.paragraph(0, 2, &Text::of(Ink::Strong, &answer.name()))?;
    write_one(&answer.report, page)
}

/// A title and a line for each entry, an empty line before them unless they come first; nothing
/// where there is none.
fn section(
    title: &str,
    entries: Vec<(String, String)>,
    is_first: &mut bool,
    page: &mut Page,
) -> io::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    if !std::mem::take(is_first) {
        page.blank()?;
    }
    page.paragraph(0, 2, &Text::of(Ink::Strong, title))?;
    for (name, says) in entries {
        let mut line = Text::of(Ink::Plain, &name);
        if !says.is_empty() {
            line = line.with(Ink::Plain, "  ").with(Ink::Faint, &says);
        }
        page.paragraph(2, 4, &line)?;
    }
    Ok(())
}
