//! Places in a text.

/// A range of bytes in the answer as it was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// From the first byte to the one before `end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The text that stands there.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether the two have a byte in common.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Moves it on by so many bytes.
    pub(crate) fn moved(&mut self, bytes: usize) {
        self.start += bytes;
        self.end += bytes;
    }

    /// The least range that holds both.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// A place in a text, as editors count: both from 1, columns in Unicode scalars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// Where a byte stands. A line ends with `\n`, `\r\n` or `\r`.
    #[must_use]
    pub fn of(offset: usize, text: &str) -> Self {
        let before = &text[..offset];
        let bytes = before.as_bytes();
        let ends_line = |at: usize| match bytes[at] {
            b'\n' => true,
            b'\r' => text.as_bytes().get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let breaks = (0..bytes.len()).filter(|&at| ends_line(at));
        let (count, start) = breaks.fold((0, 0), |(count, _), at| (count + 1, at + 1));
        let shown = before[start..].strip_prefix('\u{feff}').unwrap_or(&before[start..]);
        Self { line: count + 1, column: shown.chars().count() + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_lines_and_characters() {
        let text = "\u{feff}één\r\ntwo\rthree\n x";
        let at = |word: &str| Position::of(text.find(word).unwrap(), text);
        assert_eq!(at("n"), Position { line: 1, column: 3 });
        assert_eq!(at("two"), Position { line: 2, column: 1 });
        assert_eq!(at("three"), Position { line: 3, column: 1 });
        assert_eq!(at("x"), Position { line: 4, column: 2 });
    }
}
