//! An answer as words and sentences that know where they stood.
//!
//! In goes the answer as it was given; out comes a [`Document`]: words in the form in which they
//! are compared, each with its bytes in the original, in sentences that know what stands beside
//! them (a heading, a lead-in line, a table's head). Knows nothing of rubrics.

mod blocks;
mod document;
mod echo;
mod fold;
mod front_matter;
mod language;
pub(crate) mod lexicon;
mod markup;
mod respell;
mod span;
mod stem;
mod token;

pub(crate) use blocks::{Line, Role, lines};
pub use document::{Capitals, Document, Sentence, SentenceKind, Word};
pub use echo::Echo;
pub(crate) use fold::as_typed;
pub use front_matter::front_matter;
pub use language::Language;
pub use span::{Position, Span};
pub(crate) use stem::Stemmer;
pub(crate) use token::{LONGEST_WORD, TokenKind};
