//! A question, how to answer it, and what can be typed.

use std::io;

use jiff::civil::Date;

use super::{INDENT, duration, plain};
use crate::practice::choose::Why;
use crate::practice::event::Typed;
use crate::practice::part::Question;
use crate::practice::typing::Command;
use crate::report::human::page::Page;
use crate::report::styled::{Ink, Text};

pub(super) fn draw_question(question: &Question, page: &mut Page) -> io::Result<()> {
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

pub(super) fn how_to(typed: Typed) -> &'static str {
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
        Typed::File => {
            "Write your answer into the file; it is judged whenever you save it. `q` quits."
        }
    }
}

pub(super) fn help(typed: Typed, page: &mut Page) -> io::Result<()> {
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
