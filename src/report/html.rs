//! The report as one page for a browser: totals, what was found how often, a table of the answers,
//! and every answer with its evidence marked.
//!
//! In goes everything that a run found, out comes one self-contained file. It asks the network for
//! nothing, works without its script (then without sorting and filtering), and takes every answer
//! for hostile: all text is escaped, and the page's own policy lets no other style or script run.
//! It holds no date and nothing random, so the same reports give the same bytes.

mod answer;
mod chart;
mod concepts;
mod marks;
mod policy;
mod problems;
mod score;
mod table;
mod text;
mod totals;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::checked::{Checked, CheckedAnswer};
use super::pieces;

const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

/// With so many answers or fewer all of them are open from the start.
const OPEN: usize = 3;

/// Writes the page; never all of it is held at once.
///
/// # Errors
/// Whatever the writer fails with.
pub fn write(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let open = checked.answers.len() <= OPEN;
    writeln!(out, "{}", head(checked).into_string())?;
    for part in [totals::header(checked), problems::failures(checked)] {
        writeln!(out, "{}", part.into_string())?;
    }
    let charts = chart::section(checked).into_string();
    // Where no question has a second answer, the charts only repeat the answers.
    let charts_last = chart::counts_single_answers(checked);
    if !charts_last {
        writeln!(out, "{charts}")?;
    }
    if !checked.answers.is_empty() {
        table::write(checked, out)?;
        if charts_last {
            writeln!(out, "{charts}")?;
        }
        writeln!(out, "{}", answer::opening(checked.answers.len()).into_string())?;
        pieces::write(&checked.answers, out, |place, answer, out| {
            writeln!(out, "{}", answer::block(place + 1, answer, open).into_string())
        })?;
        writeln!(out, "</section>")?;
    }
    writeln!(out, "{}", problems::skipped(checked).into_string())?;
    writeln!(out, "{}", foot().into_string())
}

/// Everything up to the page's first section; what is left open here [`foot`] closes.
fn head(checked: &Checked) -> Markup {
    let title = totals::headline(checked);
    html! {
        (DOCTYPE)
        (PreEscaped("<html lang=\"en\">"))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy::policy(STYLE, SCRIPT));
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            meta name="robots" content="noindex";
            title { (title) " – grade" }
            style { (PreEscaped(STYLE)) }
        }
        (PreEscaped("<body>"))
        @if !checked.answers.is_empty() {
            a.skip href="#table" { "Skip to the table of answers" }
        }
        (PreEscaped("<main>"))
    }
}

fn foot() -> Markup {
    html! {
        (PreEscaped("</main>"))
        div #card role="tooltip" hidden {}
        script { (PreEscaped(SCRIPT)) }
        (PreEscaped("</body></html>"))
    }
}

/// What an answer is called: its file, and the line that it begins on where it is a part of one.
fn name_of(answer: &CheckedAnswer) -> String {
    if answer.report.source == "-" { "standard input".to_owned() } else { answer.name() }
}
