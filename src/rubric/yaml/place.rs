//! From the parser's markers (lines and characters) to bytes.

use saphyr_parser::{Marker, Span};

use crate::rubric::model::Place;

/// Finds the byte of a marker.
///
/// Markers come nearly in the file's order, so the last one is kept and the walk goes on from
/// there: a file of one enormous line costs no more than one of many short lines.
pub(super) struct Places<'s> {
    source: &'s str,
    /// The byte after a byte-order mark; the parser is not shown it.
    first: usize,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    last: Known,
}

#[derive(Clone, Copy)]
struct Known {
    line: usize,
    column: usize,
    byte: usize,
}

impl<'s> Places<'s> {
    /// The text at a place.
    pub fn text(&self, place: Place) -> &'s str {
        self.source.get(place.bytes()).unwrap_or_default()
    }

    pub fn new(source: &'s str, first: usize) -> Self {
        let mut lines = vec![first];
        lines.extend(source.match_indices('\n').map(|(at, _)| at + 1));
        // To the parser a lone \r ends a line too.
        let next = |at: usize| source.as_bytes().get(at + 1);
        let returns = source.match_indices('\r').filter(|&(at, _)| next(at) != Some(&b'\n'));
        let before = lines.len();
        lines.extend(returns.map(|(at, _)| at + 1));
        if lines.len() > before {
            lines.sort_unstable();
        }
        Self { source, first, lines, last: Known { line: 1, column: 0, byte: first } }
    }

    /// The place between two markers, without the blanks at its end.
    pub fn place(&mut self, span: Span) -> Place {
        let start = self.byte(span.start);
        let end = self.byte(span.end).max(start);
        let written = self.source[start..end].trim_end();
        let bytes = start..start + written.len();
        Place::new(bytes, span.start.line().max(1), span.start.col() + 1)
    }

    /// The byte at a marker.
    pub fn byte(&mut self, marker: Marker) -> usize {
        let line = marker.line().clamp(1, self.lines.len());
        let column = marker.col();
        if line != self.last.line {
            self.last = Known { line, column: 0, byte: self.lines[line - 1] };
        }
        let Known { column: known, byte, .. } = self.last;
        let byte = if column >= known {
            let rest = &self.source[byte..];
            let ahead = column - known;
            if rest.as_bytes().get(..ahead).is_some_and(<[u8]>::is_ascii) {
                self.last = Known { line, column, byte: byte + ahead };
                return byte + ahead;
            }
            byte + rest.char_indices().nth(ahead).map_or(rest.len(), |(at, _)| at)
        } else {
            let before = &self.source[self.first..byte];
            self.first + before.char_indices().rev().nth(known - column - 1).map_or(0, |(at, _)| at)
        };
        self.last = Known { line, column, byte };
        byte
    }
}
