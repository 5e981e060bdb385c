//! An answer, read: its words, its sentences, and what stands beside each sentence; [`reader`] makes
//! one of a text.

mod reader;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::fold::as_typed;
use super::front_matter::front_matter;
use super::token::{Gap, TokenKind};
use super::{Language, Span};
use reader::Reader;

/// An answer as words and sentences. Reading costs time and memory in proportion to its length.
#[derive(Debug)]
pub struct Document<'a> {
    text: &'a str,
    language: Language,
    folded: String,
    words: Vec<Word>,
    sentences: Vec<Sentence>,
    scopes: Vec<Vec<usize>>,
}

/// A word of the answer.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The sentence that it belongs to.
    pub sentence: usize,
    /// Its capital letters.
    pub capitals: Capitals,
    /// What kind of token it is.
    pub(crate) kind: TokenKind,
    /// What stands before it.
    pub(crate) gap: Gap,
    folded: Range<usize>,
}

/// The capital letters of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// None.
    None,
    /// The first letter alone.
    First,
    /// Others than the first, or a single letter.
    Inner,
}

/// A sentence, a bullet's sentence, a heading, a table's cell or a line of code.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its words.
    pub words: Range<usize>,
    /// What it is.
    pub kind: SentenceKind,
    /// Whether it stands next to the sentence before, so that the two may be read together.
    pub joins_previous: bool,
    /// Whether its words can never be evidence.
    pub silent: bool,
    /// Whether it ends with a question mark.
    pub question: bool,
    scope: usize,
}

/// What a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SentenceKind {
    /// A sentence of running text.
    Text,
    /// A sentence of a bullet or a numbered point.
    Bullet,
    /// A heading.
    Heading,
    /// A cell of a table.
    Cell,
    /// A line of code.
    Code,
}

impl<'a> Document<'a> {
    /// Reads an answer. Front matter is left out.
    #[must_use]
    pub fn read(text: &'a str, language: Language) -> Self {
        let start = match front_matter(text) {
            Some(span) => span.end,
            None if text.starts_with('\u{feff}') => '\u{feff}'.len_utf8(),
            None => 0,
        };
        Reader::new(text, language).read(start)
    }

    /// Reads a text as one line without marks of structure, as the words of a pattern are.
    #[must_use]
    pub fn read_line(text: &'a str, language: Language) -> Self {
        Reader::new(text, language).read_line()
    }

    /// Reads a text as one line that is shown as it stands, its tags too.
    pub(crate) fn read_spelling(text: &'a str, language: Language) -> Self {
        Reader::new(text, language).show_all().read_line()
    }

    /// The answer as it was given.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The language in which it was read.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The words, in order.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The form in which a word is compared.
    #[must_use]
    pub fn folded(&self, word: usize) -> &str {
        &self.folded[self.words[word].folded.clone()]
    }

    /// The signs between a word and the one before it, without blanks. After the last word are those before
    /// the one that would come next.
    #[must_use]
    pub fn signs_before(&self, word: usize) -> String {
        let start = word.checked_sub(1).map_or(0, |before| self.words[before].span.end);
        let end = self.words.get(word).map_or(self.text.len(), |word| word.span.start);
        let between = self.text.get(start..end).unwrap_or_default();
        as_typed(between).chars().filter(|c| !c.is_whitespace()).collect()
    }

    /// The sentences, in order; none is empty.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentences that stand beside one: headings above it, lead-in lines, a table's heads.
    #[must_use]
    pub fn beside(&self, sentence: usize) -> &[usize] {
        &self.scopes[self.sentences[sentence].scope]
    }

    /// Makes a sentence's words count for nothing.
    pub fn silence(&mut self, sentence: usize) {
        self.sentences[sentence].silent = true;
    }
}
