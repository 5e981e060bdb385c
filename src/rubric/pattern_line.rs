//! The pattern line: one way to say something, as its author writes it.
//!
//! In goes a line such as `avoid | save & trip | query & $database`, out comes a [`Line`](super::model::Line) or the
//! reasons why not, each with its bytes in the line. The grammar is small:
//!
//! ```text
//! line   = choice { " & " choice } | choice { " ... " choice }
//! choice = phrase { " | " phrase }
//! phrase = piece { " " piece }
//! piece  = "(" choice ")" | "$name" | "word*" | word
//! ```
//!
//! What is met by a line is not known here, and neither is what a group holds: the groups come in
//! behind the trait [`Groups`].

mod faults;
mod parse;
mod reading;
mod token;

use std::ops::Range;

use super::model::{Choice, Class, Group, Phrase, Piece};

pub(super) use faults::suggest_group;
pub(super) use parse::parse;

/// How deep brackets may nest; more than two is hard to read already.
const DEEPEST: usize = 8;

/// The word groups that a line may name.
pub(super) trait Groups {
    /// The place of a group in the list that the line's rubric will hold.
    fn index(&mut self, name: &str) -> Result<usize, Unusable>;

    /// That list, as far as it has come.
    fn list(&self) -> &[Group];
}

/// Why a group cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unusable {
    /// There is none of the name; what to do.
    Unknown(String),
    /// It leads back to itself, by this way.
    Circle(String),
    /// It has mistakes of its own, which are reported where they stand.
    Broken,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LineFault {
    /// Bytes of the line.
    pub range: Range<usize>,
    pub title: String,
    pub label: String,
    pub help: String,
    /// How the line was read up to there.
    pub read: Option<String>,
}

impl Choice {
    /// The one piece that is all of the choice.
    pub(super) fn bare_piece(&self) -> Option<&Piece> {
        match &*self.0 {
            [Phrase(pieces)] => match pieces.as_slice() {
                [piece] => Some(piece),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The name of the group that is all of a line: `$name`, but no built-in class.
pub(super) fn bare_group(line: &str) -> Option<&str> {
    let name = line.trim().strip_prefix('$')?;
    let is_name = name.starts_with(char::is_alphabetic) && !name.contains(char::is_whitespace);
    (is_name && !Class::NAMES.iter().any(|(class, _)| *class == name)).then_some(name)
}

/// The first alternative of a line, as it was written.
pub(super) fn first_alternative(line: &str) -> &str {
    let mut depth = 0_usize;
    for token in token::tokens(line) {
        match token.kind {
            token::Kind::Open => depth += 1,
            token::Kind::Close => depth = depth.saturating_sub(1),
            kind if kind.is_operator() && depth == 0 => return line[..token.range.start].trim(),
            _ => {}
        }
    }
    line.trim()
}

#[cfg(test)]
mod tests;
