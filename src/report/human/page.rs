//! A page to write on: the signs that may be used, its width, indented lines and paragraphs.

use std::io::{self, Write};

use super::Look;
use crate::report::styled::{Ink, Text};

/// A writer that knows how a report is to look.
pub(crate) struct Page<'a> {
    pub(crate) width: usize,
    pub(crate) signs: &'static Signs,
    pub(crate) explain: bool,
    colour: bool,
    out: &'a mut dyn Write,
}

impl<'a> Page<'a> {
    pub(crate) fn new(look: &Look, out: &'a mut dyn Write) -> Self {
        Self {
            width: look.width.max(Look::NARROWEST),
            signs: if look.unicode { &UNICODE } else { &ASCII },
            explain: look.explain,
            colour: look.colour,
            out,
        }
    }

    /// Writes a line as it is.
    pub(crate) fn line(&mut self, text: &Text) -> io::Result<()> {
        text.write(self.colour, self.out)?;
        self.out.write_all(b"\n")
    }

    /// Writes an empty line.
    pub(crate) fn blank(&mut self) -> io::Result<()> {
        self.out.write_all(b"\n")
    }

    /// Writes a text, wrapped: its first line indented by `first` columns, the others by `rest`.
    pub(crate) fn paragraph(&mut self, first: usize, rest: usize, text: &Text) -> io::Result<()> {
        let width = self.width.saturating_sub(first.max(rest));
        for (place, line) in text.wrapped(width).iter().enumerate() {
            let indent = if place == 0 { first } else { rest };
            let mut indented = Text::of(Ink::Plain, &" ".repeat(indent));
            indented.append(line);
            self.line(&indented)?;
        }
        Ok(())
    }

    /// Writes a text with a short tag before it, as wide as the tag and two blanks; the text's
    /// further lines stand below its first.
    pub(crate) fn tagged(&mut self, indent: usize, tag: &str, text: &Text) -> io::Result<()> {
        let tag = Text::of(Ink::Faint, tag).with(Ink::Plain, "  ");
        let under = indent + tag.width();
        for (place, line) in text.wrapped(self.width.saturating_sub(under)).iter().enumerate() {
            let mut whole =
                Text::of(Ink::Plain, &" ".repeat(if place == 0 { indent } else { under }));
            if place == 0 {
                whole.append(&tag);
            }
            whole.append(line);
            self.line(&whole)?;
        }
        Ok(())
    }

    /// A text in quotation marks.
    pub(crate) fn quoted(&self, text: &Text) -> Text {
        let mut quoted = Text::of(Ink::Plain, self.signs.open);
        quoted.append(text);
        quoted.push(Ink::Plain, self.signs.close);
        quoted
    }
}

/// The signs of a report.
pub(crate) struct Signs {
    pub(crate) covered: &'static str,
    pub(crate) partial: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) denied: &'static str,
    pub(crate) warning: &'static str,
    pub(crate) full: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) open: &'static str,
    pub(crate) close: &'static str,
    pub(crate) gap: &'static str,
    /// Around words of an answer that counted, and around those that did not.
    pub(crate) counted: (&'static str, &'static str),
    pub(crate) denied_words: (&'static str, &'static str),
}

const UNICODE: Signs = Signs {
    covered: "✔",
    partial: "◐",
    missing: "✘",
    denied: "⊘",
    warning: "!",
    full: "█",
    empty: "░",
    open: "“",
    close: "”",
    gap: "…",
    counted: ("⟦", "⟧"),
    denied_words: ("⟪", "⟫"),
};

/// Where the locale is not UTF-8.
const ASCII: Signs = Signs {
    covered: "[x]",
    partial: "[~]",
    missing: "[ ]",
    denied: "[-]",
    warning: "[!]",
    full: "#",
    empty: ".",
    open: "\"",
    close: "\"",
    gap: "...",
    counted: ("[[", "]]"),
    denied_words: ("{{", "}}"),
};
