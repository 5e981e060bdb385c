//! A session's screen as text: pieces in, lines out, as wide as they may be.

mod feedback;
mod question;
mod summary;

use std::io::{self, Write};

use super::part::{HintShown, Key, Part};
use crate::report::Look;
use crate::report::human::page::Page;
use crate::report::styled::{Ink, Text};
use feedback::draw_feedback;
use question::{draw_question, help, how_to};
use summary::draw_summary;

/// Blanks before what stands below a line.
const INDENT: usize = 2;

/// Writes pieces one below the other, with an empty line between them.
///
/// # Errors
/// Whatever the writer fails with.
pub fn draw(parts: &[Part], look: &Look, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(look, out);
    for part in parts {
        page.blank()?;
        draw_one(part, &mut page, look.unicode)?;
    }
    Ok(())
}

fn draw_one(part: &Part, page: &mut Page, unicode: bool) -> io::Result<()> {
    match part {
        Part::Welcome => plain(
            "You are asked a question and answer it in your own words. grade then shows which \
             concepts of a good answer you named and which words earned them, and you choose by \
             one key what comes next. It remembers how it went and asks again in time.",
            page,
        ),
        Part::Question(question) => draw_question(question, page),
        Part::HowTo(typed) => plain(how_to(*typed), page),
        Part::Help(typed) => help(*typed, page),
        Part::Begun(text) => {
            plain("You began to answer this:", page)?;
            block(text, page)?;
            plain("Take up what you had typed?", page)
        }
        Part::Feedback(feedback) => draw_feedback(feedback, page, unicode),
        Part::Hint(hint) => draw_hint(hint, page),
        Part::Model(model) => {
            page.paragraph(0, 0, &Text::of(Ink::Strong, "The model answer:"))?;
            block(&flowing(model), page)
        }
        Part::Concepts(concepts) => {
            plain("Which of these did you say? Type its number; an empty line goes back.", page)?;
            concepts.iter().try_for_each(|(number, says)| {
                page.tagged(INDENT, &format!("#{number}"), &Text::of(Ink::Plain, says))
            })
        }
        Part::Note(note) => plain(note, page),
        Part::Keys { keys, more, by_line } => draw_keys(keys, *more, *by_line, page),
        Part::Summary(summary) => draw_summary(summary, page, unicode),
    }
}

fn plain(text: &str, page: &mut Page) -> io::Result<()> {
    page.paragraph(0, 0, &Text::of(Ink::Plain, text))
}

/// A text of several lines, as it stands.
fn block(text: &str, page: &mut Page) -> io::Result<()> {
    let mut lines = text.trim_end().lines();
    lines.try_for_each(|line| page.paragraph(INDENT, INDENT, &Text::of(Ink::Plain, line)))
}

/// A text whose paragraphs are one line each; lists, tables and code stay as they are.
fn flowing(text: &str) -> String {
    let begins_anew = |line: &str| {
        line.is_empty()
            || line.starts_with([' ', '\t', '#', '>', '|'])
            || line.starts_with("```")
            || ["- ", "* ", "+ "].iter().any(|bullet| line.starts_with(bullet))
            || is_numbered(line)
    };
    let mut flowing = String::new();
    let mut before = "";
    for line in text.trim_end().lines() {
        if !flowing.is_empty() {
            let joins = !begins_anew(before) && !begins_anew(line);
            flowing.push(if joins { ' ' } else { '\n' });
        }
        flowing.push_str(line);
        before = line;
    }
    flowing
}

/// Whether a line is an entry of a list, such as `1. ` or `2) `.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < line.len() && (rest.starts_with(". ") || rest.starts_with(") "))
}

fn draw_hint(hint: &HintShown, page: &mut Page) -> io::Result<()> {
    let points = if hint.points == "1" { "point" } else { "points" };
    let name = Text::of(Ink::Plain, &hint.concept);
    let name = if hint.concept.starts_with('#') { name } else { page.quoted(&name) };
    let tag = format!("Hint for {} (+{} {points}): ", name.plain(), hint.points);
    let says = hint
        .says
        .as_deref()
        .unwrap_or("its rubric has none; what else would somebody who knows this mention?");
    page.paragraph(0, INDENT, &Text::of(Ink::Strong, &tag).with(Ink::Plain, says))?;
    let left = match hint.left {
        0 => "That was the last hint.".to_owned(),
        1 => "There is one more.".to_owned(),
        left => format!("There are {left} more."),
    };
    page.paragraph(INDENT, INDENT, &Text::of(Ink::Faint, &left))
}

/// All keys on one line where that fits, else one a line.
fn draw_keys(keys: &[Key], more: bool, by_line: bool, page: &mut Page) -> io::Result<()> {
    let named = |key: &Key| {
        Text::of(Ink::Strong, &key.letter().to_string())
            .with(Ink::Plain, "\u{a0}")
            .with(Ink::Plain, &key.name(more).replace(' ', "\u{a0}"))
    };
    let mut line = Text::of(Ink::Plain, if by_line { "Key and Enter:" } else { "Keys:" });
    for key in keys {
        line = line.with(Ink::Plain, "  ").joined(&named(key));
    }
    page.paragraph(0, INDENT, &line)
}

/// `45 s`, `3 min`, `2 min 5 s`.
fn duration(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds}\u{a0}s"),
        (minutes, 0) => format!("{minutes}\u{a0}min"),
        (minutes, seconds) => format!("{minutes}\u{a0}min {seconds}\u{a0}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_flow_and_lists_stay() {
        let text = "One\ntwo.\n\nThree:\n- four\n- five\n\n1. six\n";
        assert_eq!(flowing(text), "One two.\n\nThree:\n- four\n- five\n\n1. six");
        let text = "It takes\n20 minutes, or\n-5 of them, *or*\n`cron`\n*does it*.";
        assert_eq!(flowing(text), text.replace('\n', " "));
    }

    #[test]
    fn times_are_short() {
        let shown = [0, 59, 60, 125].map(|seconds| duration(seconds).replace('\u{a0}', " "));
        assert_eq!(shown, ["0 s", "59 s", "1 min", "2 min 5 s"]);
    }
}
