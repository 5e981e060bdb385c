//! How an answer was judged: the answer with its evidence, the gain, and the report.

use std::io;

use super::INDENT;
use crate::practice::part::{Feedback, Gain};
use crate::report::human::page::Page;
use crate::report::human::{judgement, marked};
use crate::report::styled::{Ink, Text};

pub(super) fn draw_feedback(feedback: &Feedback, page: &mut Page, unicode: bool) -> io::Result<()> {
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
