//! Text of answers, rubrics and paths as HTML in which nothing can act: markup is escaped, and what
//! would steer a reader's eye without being seen is made visible.

use std::fmt::{self, Write};

use maud::{Escaper, Render};

/// Text on one line, in an element or an attribute.
///
/// Line breaks and tabs become a space; control characters and the ones that turn the direction of
/// writing or take no room become `\u{202e}` and the like.
pub(super) struct Line<'t>(pub(super) &'t str);

/// Text with its line breaks and tabs, in an element; what else is unseen stands in an element of
/// its own, so that it cannot be taken for what was typed.
///
/// A line ends with `\n`, however the answer's do.
pub(super) struct Block<'t>(pub(super) &'t str);

impl Render for Line<'_> {
    fn render_to(&self, buffer: &mut String) {
        for part in parts(self.0) {
            match part {
                Part::Seen(text) => escape(text, buffer),
                Part::Break | Part::Tab => buffer.push(' '),
                Part::Unseen(c) => push(buffer, format_args!("{}", c.escape_unicode())),
            }
        }
    }
}

impl Render for Block<'_> {
    fn render_to(&self, buffer: &mut String) {
        for part in parts(self.0) {
            match part {
                Part::Seen(text) => escape(text, buffer),
                Part::Break => buffer.push('\n'),
                Part::Tab => buffer.push('\t'),
                Part::Unseen(c) => push(buffer, format_args!("<i>{}</i>", c.escape_unicode())),
            }
        }
    }
}

enum Part<'t> {
    Seen(&'t str),
    Break,
    Tab,
    Unseen(char),
}

/// The text as runs of what can be seen and single characters that cannot.
fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        if !is_unseen(first) {
            let seen = rest.find(is_unseen).unwrap_or(rest.len());
            let (part, after) = rest.split_at(seen);
            rest = after;
            return Some(Part::Seen(part));
        }
        let length = if rest.starts_with("\r\n") { 2 } else { first.len_utf8() };
        rest = &rest[length..];
        Some(match first {
            '\n' | '\r' => Part::Break,
            '\t' => Part::Tab,
            other => Part::Unseen(other),
        })
    })
}

/// Control characters, separators of lines, marks of direction, and what has no width but that
/// joins no letters.
fn is_unseen(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || matches!(c, '\u{fff9}'..='\u{fffb}')
}

fn escape(text: &str, buffer: &mut String) {
    // Writing to a string cannot fail.
    let _ = Escaper::new(buffer).write_str(text);
}

fn push(buffer: &mut String, what: fmt::Arguments<'_>) {
    let _ = buffer.write_fmt(what);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        Line(text).render().into_string()
    }

    fn block(text: &str) -> String {
        Block(text).render().into_string()
    }

    #[test]
    fn markup_is_escaped() {
        let evil = "</script><img src=x onerror=\"alert('1')\">&amp;";
        for shown in [line(evil), block(evil)] {
            assert!(!shown.contains(['<', '>', '"']), "{shown}");
            assert!(shown.ends_with("&amp;amp;"), "{shown}");
        }
    }

    #[test]
    fn lines_end_with_a_line_feed() {
        assert_eq!(block("a\r\nb\rc\n\td"), "a\nb\nc\n\td");
        assert_eq!(line("a\r\nb\rc\n\td"), "a b c  d");
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert_eq!(line("a\u{1b}[2J\u{202e}b\0"), r"a\u{1b}[2J\u{202e}b\u{0}");
        assert_eq!(block("a\u{85}b\u{feff}"), r"a<i>\u{85}</i>b<i>\u{feff}</i>");
        assert_eq!(block("👩‍💻 e\u{301} نمی‌خواهم"), "👩‍💻 e\u{301} نمی‌خواهم");
    }
}
