//! Text with ink: built in pieces, measured and wrapped by display width, painted at the end.

use std::io::{self, Write};
use std::ops::Range;

use colored::{ColoredString, Colorize};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::safe::visible;

/// What a piece of text means; its colour follows from that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    /// Ordinary text.
    Plain,
    /// What the eye should find first.
    Strong,
    /// What may be skipped.
    Faint,
    /// Earned.
    Good,
    /// Earned in part.
    Fair,
    /// Not earned.
    Bad,
    /// The words that met a pattern.
    Match,
}

impl Ink {
    fn paint(self, text: &str) -> ColoredString {
        match self {
            Self::Plain => text.normal(),
            Self::Strong => text.bold(),
            Self::Faint => text.dimmed(),
            Self::Good => text.green(),
            Self::Fair => text.yellow(),
            Self::Bad => text.red(),
            Self::Match => text.cyan(),
        }
    }
}

/// A text whose parts have their ink; holds nothing that a terminal would obey.
#[derive(Clone, Debug, Default)]
pub(crate) struct Text {
    plain: String,
    /// The ink of each part and the byte at which the part ends.
    inks: Vec<(Ink, usize)>,
}

impl Text {
    /// A text of one ink.
    pub(crate) fn of(ink: Ink, text: &str) -> Self {
        Self::default().with(ink, text)
    }

    /// This text and one more part.
    pub(crate) fn with(mut self, ink: Ink, text: &str) -> Self {
        self.push(ink, text);
        self
    }

    /// Adds a part.
    pub(crate) fn push(&mut self, ink: Ink, text: &str) {
        self.plain.push_str(&visible(text));
        self.inks.push((ink, self.plain.len()));
    }

    /// Adds all parts of another text.
    pub(crate) fn append(&mut self, other: &Self) {
        for (ink, part) in other.parts(0..other.plain.len()) {
            self.push(ink, part);
        }
    }

    /// This text and then another.
    pub(crate) fn joined(mut self, other: &Self) -> Self {
        self.append(other);
        self
    }

    /// The text without its ink.
    pub(crate) fn plain(&self) -> &str {
        &self.plain
    }

    /// The columns that it takes.
    pub(crate) fn width(&self) -> usize {
        self.plain.width()
    }

    /// This text with blanks after it, up to `width` columns.
    pub(crate) fn padded(mut self, width: usize) -> Self {
        let blanks = width.saturating_sub(self.width());
        self.push(Ink::Plain, &" ".repeat(blanks));
        self
    }

    /// Its parts within a range of bytes.
    fn parts(&self, range: Range<usize>) -> impl Iterator<Item = (Ink, &str)> {
        let starts = std::iter::once(0).chain(self.inks.iter().map(|(_, end)| *end));
        starts.zip(&self.inks).filter_map(move |(start, &(ink, end))| {
            let (from, to) = (start.max(range.start), end.min(range.end));
            (from < to).then(|| (ink, &self.plain[from..to]))
        })
    }

    fn slice(&self, range: Range<usize>) -> Self {
        let mut slice = Self::default();
        for (ink, part) in self.parts(range) {
            slice.push(ink, part);
        }
        slice
    }

    /// At most `width` columns of it, with `gap` in the place of its middle if it is longer;
    /// between words where one ends near.
    pub(crate) fn shortened(self, width: usize, gap: &str) -> Self {
        if self.width() <= width {
            return self;
        }
        let gap = format!(" {gap} ");
        let room = width.saturating_sub(gap.width());
        let head = fitting(self.plain.graphemes(true), room.div_ceil(2));
        let tail = fitting(self.plain.graphemes(true).rev(), room / 2);
        let tail = (self.plain.len() - tail).max(head);
        let (head, tail) = (word_end(&self.plain, head), word_start(&self.plain, tail));
        let mut short = self.slice(0..head);
        short.push(Ink::Faint, &gap);
        short.append(&self.slice(tail..self.plain.len()));
        short
    }

    /// Its lines at `width` columns: broken at blanks, or within a word that is longer than that.
    pub(crate) fn wrapped(&self, width: usize) -> Vec<Self> {
        let lines = line_ranges(&self.plain, width.max(1), LongWord::Broken);
        lines.into_iter().map(|range| self.slice(range)).collect()
    }

    /// Writes it, without a line break; the blanks that no line break may stand at are blanks.
    pub(crate) fn write(&self, colour: bool, out: &mut dyn Write) -> io::Result<()> {
        if !colour {
            return out.write_all(self.plain.replace('\u{a0}', " ").as_bytes());
        }
        for (ink, part) in self.parts(0..self.plain.len()) {
            write!(out, "{}", ink.paint(&part.replace('\u{a0}', " ")))?;
        }
        Ok(())
    }

    /// Without the blanks at its end.
    pub(crate) fn trimmed(self) -> Self {
        let end = self.plain.trim_end().len();
        if end == self.plain.len() { self } else { self.slice(0..end) }
    }
}

/// The lines of a text at `width` columns, broken at blanks; a word that is longer than that, such
/// as a path, has a line to itself. Nothing in them steers a terminal.
#[must_use]
pub fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text = visible(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let lines = line_ranges(&text, width, LongWord::Whole);
    lines.into_iter().map(|line| text[line].to_owned()).collect()
}

/// How far back or ahead the end of a word is looked for, in bytes.
const NEAR: usize = 12;

/// The end of the last word before a byte, if it is near; else that byte.
fn word_end(text: &str, at: usize) -> usize {
    let blank = if text[at..].starts_with(' ') { Some(at) } else { text[..at].rfind(' ') };
    let end = blank.map_or(at, |blank| text[..blank].trim_end().len());
    if at - end <= NEAR { end } else { at }
}

/// The start of the first word after a byte, if it is near; else that byte.
fn word_start(text: &str, at: usize) -> usize {
    let blank = if text[..at].ends_with(' ') { Some(0) } else { text[at..].find(' ') };
    let start = blank.map_or(at, |blank| text.len() - text[at + blank..].trim_start().len());
    if start - at <= NEAR { start } else { at }
}

/// The bytes of the first graphemes that fit into `width` columns.
fn fitting<'t>(graphemes: impl Iterator<Item = &'t str>, width: usize) -> usize {
    let (mut columns, mut bytes) = (0, 0);
    for grapheme in graphemes {
        columns += grapheme.width();
        if columns > width {
            break;
        }
        bytes += grapheme.len();
    }
    bytes
}

/// What becomes of a word that is longer than a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LongWord {
    Broken,
    Whole,
}

/// The lines of a text as ranges of bytes; blanks at a break belong to no line.
fn line_ranges(text: &str, width: usize, long: LongWord) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut line = 0..0;
    for word in words(text) {
        if line.end > line.start && text[line.start..word.end].width() <= width {
            line.end = word.end;
            continue;
        }
        if line.end > line.start {
            lines.push(line);
        }
        line = word;
        while long == LongWord::Broken && text[line.clone()].width() > width {
            let rest = &text[line.clone()];
            let first = rest.graphemes(true).next().map_or(rest.len(), str::len);
            let part = fitting(rest.graphemes(true), width).max(first);
            lines.push(line.start..line.start + part);
            line.start += part;
        }
    }
    if line.end > line.start || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Where the words between blanks stand; blanks at the very beginning belong to the first.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = &text[from..];
        let skipped = if from == 0 { 0 } else { rest.len() - rest.trim_start_matches(' ').len() };
        let start = from + skipped;
        let lead = text[start..].len() - text[start..].trim_start_matches(' ').len();
        if start + lead >= text.len() {
            return None;
        }
        let end = text[start + lead..].find(' ').map_or(text.len(), |blank| start + lead + blank);
        from = end;
        Some(start..end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        Text::of(Ink::Plain, text).wrapped(width).into_iter().map(|line| line.plain).collect()
    }

    #[test]
    fn wraps_at_blanks_and_within_long_words() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(
            lines("supercalifragilistic is long", 8),
            ["supercal", "ifragili", "stic is", "long"]
        );
        assert_eq!(lines("", 8), [""]);
        assert_eq!(lines("  two before", 80), ["  two before"]);
    }

    #[test]
    fn long_words_may_stay_whole() {
        assert_eq!(wrapped("one two\n  three", 7), ["one two", "three"]);
        assert_eq!(wrapped("in /a/long/path of", 6), ["in", "/a/long/path", "of"]);
        assert_eq!(wrapped("one two", 0), ["one", "two"]);
        assert_eq!(wrapped("", 3), [""]);
        assert_eq!(wrapped("\u{1b}[2J", 3), [r"\u{1b}[2J"]);
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(lines("缓存数据库", 4), ["缓存", "数据", "库"]);
        assert_eq!(lines("缓", 1), ["缓"]);
    }

    #[test]
    fn shortens_in_the_middle() {
        let short = |text: &str, width| Text::of(Ink::Plain, text).shortened(width, "…").plain;
        assert_eq!(short("as it stands", 12), "as it stands");
        assert_eq!(
            short("the cache saves the trip to the database", 28),
            "the cache … the database"
        );
        assert_eq!(short("the cache saves the trip to the database", 21), "the cache … database");
        assert_eq!(short("缓存数据库缓存数据库", 11), "缓存 … 据库");
    }

    proptest::proptest! {
        // The widest character takes three columns.
        #[test]
        fn wrapping_keeps_every_letter_and_the_width(text in ".{0,80}", width in 3_usize..30) {
            let text = Text::of(Ink::Match, &text);
            let lines = text.wrapped(width);
            for line in &lines {
                proptest::prop_assert!(line.width() <= width, "{:?}", line.plain);
            }
            let letters = |text: &str| text.replace(' ', "");
            let together: String = lines.iter().map(|line| letters(&line.plain)).collect();
            proptest::prop_assert_eq!(together, letters(&text.plain));
        }

        #[test]
        fn shortening_keeps_the_ends_and_the_width(text in ".{0,80}", width in 10_usize..40) {
            let text = Text::of(Ink::Match, &text);
            let short = text.clone().shortened(width, "…");
            proptest::prop_assert!(short.width() <= width, "{:?}", short.plain);
            let (head, tail) = short.plain.split_once(" … ").unwrap_or((&short.plain, ""));
            proptest::prop_assert!(text.plain.starts_with(head) && text.plain.ends_with(tail));
        }
    }

    #[test]
    fn ink_follows_the_text_through_a_break() {
        let text = Text::of(Ink::Plain, "one ").with(Ink::Match, "two three").with(Ink::Plain, ".");
        let second = &text.wrapped(7)[1];
        let parts: Vec<_> = second.parts(0..second.plain.len()).collect();
        assert_eq!(parts, [(Ink::Match, "three"), (Ink::Plain, ".")]);
    }
}
