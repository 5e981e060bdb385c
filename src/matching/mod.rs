//! A rubric compiled to a matcher, and the evidence that it finds.
//!
//! In goes a [`Rubric`], once, and then any number of [`Document`]s; out come [`Findings`]: for
//! every concept and each of its items the places that meet a pattern, down to the single words.
//! What these are worth is not decided here.
//!
//! The patterns of a rubric become one graph over words (`compile`): a word that two patterns share
//! is looked for once, a group that ten patterns name is put together once. Grading looks up each
//! distinct word of the answer once (`terms`), and then wakes only those parts of the graph whose
//! words were met (`graph`), so that the cost depends on what the answer says and hardly on how
//! many patterns there are.

mod classes;
mod compile;
mod denial;
mod graph;
mod near;
mod nearest;
mod phrase;
mod search;
mod slip;
mod small;
mod terms;
mod typo;

use crate::grading::{DenialReason, How};
use crate::rubric::Rubric;
use crate::text::{Document, Span};

use compile::Compiled;
use graph::Graph;
use search::Search;

/// A compiled rubric. Compiling costs time in proportion to the rubric; matching may be done from
/// any number of threads.
#[derive(Debug)]
pub struct Matcher<'r> {
    rubric: &'r Rubric,
    graph: Graph,
    compiled: Compiled,
}

/// What a document holds of a rubric.
#[derive(Debug)]
pub struct Findings {
    /// For every concept, for each of its items, the matches in the document's order.
    pub concepts: Vec<Vec<Vec<Match>>>,
    /// For every concept, what names it without earning anything, and is denied.
    pub denied_names: Vec<Vec<DeniedName>>,
    /// For every misconception, its matches.
    pub misconceptions: Vec<Vec<Match>>,
}

/// Words that name a concept only to deny it.
#[derive(Clone, Debug, PartialEq)]
pub struct DeniedName {
    /// The concept's id, or a pattern as its author wrote it.
    pub name: String,
    /// The words.
    pub found: Match,
}

impl Findings {
    /// The words of the document that are part of a match, in order.
    #[must_use]
    pub fn words_met(&self) -> Vec<usize> {
        let concepts = self.concepts.iter().flatten().flatten();
        let mut words: Vec<usize> =
            concepts.chain(self.misconceptions.iter().flatten()).flat_map(Match::words).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// A place that meets a pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// Which of the item's names, or of the misconception's patterns, was met.
    pub pattern: usize,
    /// The first of its own words.
    pub first: usize,
    /// The last of its own words.
    pub last: usize,
    /// The words, in the document's order; those that are borrowed stand beside the sentence.
    pub hits: Vec<Hit>,
    /// By which rule.
    pub how: How,
    /// How alike the least alike word is.
    pub similarity: f64,
    /// What denies it, if anything does.
    pub denied: Option<Denied>,
}

/// The words that deny a match.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denied {
    /// What kind of denial it is.
    pub reason: DenialReason,
    /// The first of the words.
    pub first: usize,
    /// The last of the words.
    pub last: usize,
    /// Whether the answer goes on to say that it is so no longer: "no caching, so I added Redis".
    pub overcome: bool,
}

impl Denied {
    /// Where they stand.
    #[must_use]
    pub fn span(&self, document: &Document<'_>) -> Span {
        document.words()[self.first].span.to(document.words()[self.last].span)
    }
}

/// A word of the answer, or several written as one of the pattern's, that met a part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The first word.
    pub first: usize,
    /// The last word; mostly the same.
    pub last: usize,
    /// What it met, as the rubric writes it.
    pub term: String,
    /// By which rule.
    pub how: How,
    /// How alike the two are.
    pub similarity: f64,
    /// Whether it stands beside the sentence (in a heading, say) and not in it.
    pub borrowed: bool,
}

impl Hit {
    /// Where it stands.
    #[must_use]
    pub fn span(&self, document: &Document<'_>) -> Span {
        document.words()[self.first].span.to(document.words()[self.last].span)
    }
}

impl Match {
    /// The words that it rests on, borrowed ones left out.
    pub fn words(&self) -> impl Iterator<Item = usize> + '_ {
        self.hits.iter().filter(|hit| !hit.borrowed).flat_map(|hit| hit.first..=hit.last)
    }

    /// The rubric's words that were met, in the document's order.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.hits.iter().map(|hit| hit.term.as_str())
    }

    /// Whether two matches rest on a common word.
    #[must_use]
    pub fn shares_words(&self, other: &Self) -> bool {
        self.words().any(|word| other.words().any(|theirs| theirs == word))
    }
}

impl<'r> Matcher<'r> {
    /// Compiles a rubric.
    #[must_use]
    pub fn new(rubric: &'r Rubric) -> Self {
        let (graph, compiled) = compile::compile(rubric);
        Self { rubric, graph, compiled }
    }

    /// The rubric that was compiled.
    #[must_use]
    pub fn rubric(&self) -> &'r Rubric {
        self.rubric
    }

    /// Finds what a document holds of the rubric.
    #[must_use]
    pub fn find(&self, document: &Document<'_>) -> Findings {
        let search = Search::of(&self.graph, document);
        let concepts = self.compiled.concepts.iter().zip(&self.rubric.concepts);
        let (concepts, denied_names) =
            concepts.map(|(compiled, concept)| search.concept(compiled, concept)).unzip();
        let misconceptions = self.compiled.misconceptions.iter();
        let misconceptions = misconceptions.map(|one| search.misconception(one)).collect();
        Findings { concepts, denied_names, misconceptions }
    }
}

/// Words, nodes and places are counted in 32 bits; no answer that is accepted has more.
fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
