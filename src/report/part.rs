//! Which part of a file an answer is, and on which line it begins.
//!
//! In goes a text, out come the lines of its bytes: where lines begin is looked up once a file,
//! however many answers it holds.

use crate::text::Span;

/// The part of a file that an answer is, with the line that it begins on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    span: Span,
    line: usize,
}

impl Part {
    /// All of a file.
    #[must_use]
    pub fn whole(text: &str) -> Self {
        Self { span: Span::new(0, text.len()), line: 1 }
    }

    /// Its bytes in the file.
    #[must_use]
    pub fn span(self) -> Span {
        self.span
    }

    /// The line that it begins on, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        self.line
    }
}

/// Where the lines of a text begin. A line ends with `\n`, `\r\n` or `\r`.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
}

impl Lines {
    /// Looks for the lines of a text; costs one look at all of it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |&at: &usize| match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let ends = (0..bytes.len()).filter(ends_line);
        Self { starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect() }
    }

    /// The line, from 1, that a byte stands on.
    #[must_use]
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|&start| start <= byte)
    }

    /// A part of the text, with its line.
    #[must_use]
    pub fn part(&self, span: Span) -> Part {
        Part { span, line: self.line(span.start) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Position;

    #[test]
    fn lines_are_those_of_positions() {
        for text in ["", "x", "\u{feff}één\r\ntwo\rthree\n\n x\n", "\r\r\n\n\r"] {
            let lines = Lines::of(text);
            for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                assert_eq!(lines.line(byte), Position::of(byte, text).line, "{text:?} at {byte}");
            }
        }
    }
}
