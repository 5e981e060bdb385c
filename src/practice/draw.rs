//! A session's screen as text: pieces in, lines out, as wide as they may be.

use std::io::{self, Write};

use jiff::civil::Date;

use super::choose::Why;
use super::part::{Feedback, Gain, HintShown, Key, Part, Question, Row, Summary};
use super::session::Typed;
use super::typing::Command;
use crate::report::Look;
use crate::report::human::page::Page;
use crate::report::human::{judgement, marked};
use crate::report::styled::{Ink, Text};

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
        Part::Keys { keys, more } => draw_keys(keys, *more, page),
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
            || line.starts_with([' ', '\t', '-', '*', '+', '#', '>', '|', '`'])
            || line.starts_with(|c: char| c.is_ascii_digit())
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

fn draw_question(question: &Question, page: &mut Page) -> io::Result<()> {
    let (number, of) = question.number;
    let mut remarks = vec![why(question.why)];
    if of > 1 {
        remarks.push(format!("question {number} of {of}"));
    }
    remarks.extend(question.time.map(|seconds| format!("{} for it", duration(seconds))));
    let title = Text::of(Ink::Strong, &question.address)
        .with(Ink::Faint, &format!("  ({})", remarks.join(", ")));
    page.paragraph(0, INDENT, &title)?;
    page.blank()?;
    let mut lines = question.prompt.trim_end().lines();
    lines.try_for_each(|line| page.paragraph(INDENT, INDENT, &Text::of(Ink::Strong, line)))
}

fn why(why: Why) -> String {
    let day = |day: Date| day.to_string();
    match why {
        Why::Begun => "begun".to_owned(),
        Why::Due(since) => format!("due since {}", day(since)),
        Why::Weak(percent) => format!("{percent} % last time"),
        Why::New => "new".to_owned(),
        Why::Known(Some(due)) => format!("due on {}", day(due)),
        Why::Known(None) => "practised before".to_owned(),
    }
}

fn how_to(typed: Typed) -> &'static str {
    match typed {
        Typed::Editor => {
            "Type your answer. Two empty lines, `:done` on a line of its own, or Ctrl-D end it; \
             `:help` lists what else can be typed."
        }
        Typed::Lines => {
            "Type your answer. `:done` on a line of its own, or the end of the input, ends it; \
             `:help` lists what else can be typed."
        }
        Typed::Program => "Write your answer in the editor; save it and leave the editor.",
        Typed::File => "Write your answer into the file; it is judged whenever you save it.",
    }
}

fn help(typed: Typed, page: &mut Page) -> io::Result<()> {
    plain("On a line of its own:", page)?;
    let widest = Command::ALL.iter().map(|(name, ..)| name.len()).max().unwrap_or_default();
    for (name, _, does) in Command::ALL {
        page.tagged(INDENT, &format!("{name:widest$}"), &Text::of(Ink::Plain, does))?;
    }
    if typed == Typed::Editor {
        plain(
            "Two empty lines or Ctrl-D end the answer too. Ctrl-C leaves, and what you typed is \
             kept. The arrow keys move in the text and, at its top, go back to earlier answers. \
             What you paste may hold anything: nothing in it ends the answer.",
            page,
        )?;
    }
    Ok(())
}

fn draw_feedback(feedback: &Feedback, page: &mut Page, unicode: bool) -> io::Result<()> {
    if feedback.timed_out {
        page.paragraph(0, 0, &Text::of(Ink::Fair, "Time is up: what was written counts."))?;
        page.blank()?;
    }
    // The score comes last, so that it is still on the screen when the next key is chosen.
    if !feedback.answer.trim().is_empty() {
        marked(&feedback.answer, &feedback.report, page)?;
        page.blank()?;
    }
    if let Some(gain) = feedback.gain {
        page.paragraph(INDENT, INDENT, &gained(gain, unicode))?;
        page.blank()?;
    }
    judgement(&feedback.report, page)
}

/// `+2 concepts, 55 % → 80 %`.
fn gained(gain: Gain, unicode: bool) -> Text {
    let arrow = if unicode { "→" } else { "->" };
    let what = if gain.concepts.abs() == 1 { "concept" } else { "concepts" };
    let ink = if gain.to > gain.from {
        Ink::Good
    } else if gain.to < gain.from {
        Ink::Bad
    } else {
        Ink::Fair
    };
    let concepts = match gain.concepts {
        0 => format!("No more {what}"),
        count => format!("{count:+} {what}"),
    };
    Text::of(ink, &format!("{concepts}, {}\u{a0}% {arrow} {}\u{a0}%", gain.from, gain.to))
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
fn draw_keys(keys: &[Key], more: bool, page: &mut Page) -> io::Result<()> {
    let named = |key: &Key| {
        Text::of(Ink::Strong, &key.letter().to_string())
            .with(Ink::Plain, "\u{a0}")
            .with(Ink::Plain, &key.name(more).replace(' ', "\u{a0}"))
    };
    let mut line = Text::of(Ink::Plain, "Keys:");
    for key in keys {
        line = line.with(Ink::Plain, "  ").joined(&named(key));
    }
    page.paragraph(0, INDENT, &line)
}

fn draw_summary(summary: &Summary, page: &mut Page, unicode: bool) -> io::Result<()> {
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

/// `45 s`, `3 min`, `2 min 5 s`.
pub(super) fn duration(seconds: u64) -> String {
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
    }

    #[test]
    fn times_are_short() {
        let shown = [0, 59, 60, 125].map(|seconds| duration(seconds).replace('\u{a0}', " "));
        assert_eq!(shown, ["0 s", "59 s", "1 min", "2 min 5 s"]);
    }
}
