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
mod terms;
mod typo;

use crate::grading::{DenialReason, How};
use crate::rubric::Rubric;
use crate::text::{Capitals, Document, Language, Span};

use compile::{Compiled, CompiledPattern};
use denial::Denials;
use graph::{Graph, Scan};

/// How far from an item that stands by itself another item of its concept lends it company, in
/// words; the same reach as operands that are near each other.
const COMPANY: usize = near::DEFAULT_WORDS as usize;

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
    /// For every concept, what names it too loosely to earn anything and is denied: its id's words,
    /// or one of its names that is a common word too.
    pub denied_names: Vec<Vec<DeniedName>>,
    /// For every misconception, its matches.
    pub misconceptions: Vec<Vec<Match>>,
}

/// Words that name a concept only to deny it.
#[derive(Clone, Debug, PartialEq)]
pub struct DeniedName {
    /// The name: the concept's id, or a pattern as its author wrote it.
    pub name: String,
    /// The words.
    pub found: Match,
}

impl Findings {
    /// How many words of the document are part of a match.
    #[must_use]
    pub fn words_met(&self) -> usize {
        let concepts = self.concepts.iter().flatten().flatten();
        let mut words: Vec<usize> =
            concepts.chain(self.misconceptions.iter().flatten()).flat_map(Match::words).collect();
        words.sort_unstable();
        words.dedup();
        words.len()
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
        let scan = self.graph.scan(document);
        let denials = Denials::of(document);
        let deny = |mut found: Match| {
            found.denied = denials.deny(&found, document);
            found
        };
        let mut concepts = Vec::new();
        let mut denied_names = Vec::new();
        for (compiled, concept) in self.compiled.concepts.iter().zip(&self.rubric.concepts) {
            let barred = barred_words(&scan, &compiled.not);
            let items = compiled.items.iter().map(|item| found(&scan, item, &barred)).collect();
            let ByCompany { standing, alone } = ByCompany::of(items, document);
            let standing = standing.into_iter();
            concepts.push(standing.map(|found| found.into_iter().map(deny).collect()).collect());
            let capital = |word: usize| document.words()[word].capitals != Capitals::None;
            let alone =
                alone.into_iter().filter(|(_, found)| capital(found.first)).map(|(item, found)| {
                    (concept.items[item].names[found.pattern].source.as_str(), found)
                });
            let by_id = found(&scan, std::slice::from_ref(&compiled.name), &barred).into_iter();
            let by_id = by_id
                .filter(|candidate| !candidate.needs_company || capital(candidate.found.first))
                .map(|candidate| (concept.id.as_str(), candidate.found));
            let names = by_id.chain(alone).map(|(name, found)| (name, deny(found)));
            let denied = names.filter(|(_, found)| found.denied.is_some());
            let named = denied.map(|(name, found)| DeniedName { name: name.to_owned(), found });
            denied_names.push(named.collect());
        }
        let misconceptions = self
            .compiled
            .misconceptions
            .iter()
            .map(|misconception| {
                let barred = barred_words(&scan, &misconception.not);
                let found = found(&scan, &misconception.any, &barred);
                let sure = found.into_iter().map(|candidate| deny(candidate.found));
                let english = document.language() == Language::English;
                sure.filter(|found| {
                    found.denied.is_some() || !english || !Denials::is_doubtful(found, document)
                })
                .collect()
            })
            .collect();
        Findings { concepts, denied_names, misconceptions }
    }
}

/// Words, nodes and places are counted in 32 bits; no answer that is accepted has more.
fn to_u32(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A match, and whether it needs another item nearby to count.
struct Candidate {
    found: Match,
    needs_company: bool,
}

/// The places that meet one of several patterns, without those that rest on a barred word.
fn found(scan: &Scan<'_>, patterns: &[CompiledPattern], barred: &[usize]) -> Vec<Candidate> {
    let mut all: Vec<Candidate> = Vec::new();
    for (index, pattern) in patterns.iter().enumerate() {
        for place in scan.places(pattern.root) {
            let hits = scan.hits(place);
            let is_barred = hits
                .iter()
                .flat_map(|hit| hit.first..=hit.last)
                .any(|word| barred.binary_search(&word).is_ok());
            if is_barred {
                continue;
            }
            let found = Match {
                pattern: index,
                first: place.first as usize,
                last: place.last as usize,
                hits,
                how: place.how,
                similarity: f64::from(place.similarity),
                denied: None,
            };
            all.push(Candidate { found, needs_company: place.needs_company });
        }
    }
    all.sort_by_key(|candidate| (candidate.found.first, candidate.found.last));
    all
}

/// The words that meet a concept's `not:` lines, in order.
fn barred_words(scan: &Scan<'_>, not: &[CompiledPattern]) -> Vec<usize> {
    let mut words: Vec<usize> = not
        .iter()
        .flat_map(|pattern| scan.places(pattern.root))
        .flat_map(|place| scan.hits(place))
        .flat_map(|hit| hit.first..=hit.last)
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}

/// The matches of a concept's items, by whether they count.
struct ByCompany {
    /// By item.
    standing: Vec<Vec<Match>>,
    /// Names that are everyday words too and stand there in lower case with no other item of their
    /// concept nearby, each with its item.
    alone: Vec<(usize, Match)>,
}

impl ByCompany {
    fn of(items: Vec<Vec<Candidate>>, document: &Document<'_>) -> Self {
        let sure: Vec<(usize, usize)> = items
            .iter()
            .enumerate()
            .flat_map(|(item, found)| found.iter().map(move |candidate| (item, candidate)))
            .filter(|(_, candidate)| !candidate.needs_company)
            .map(|(item, candidate)| (item, candidate.found.first))
            .collect();
        let sentence = |word: usize| document.words()[word].sentence;
        let accompanied = |item: usize, found: &Match| {
            sure.iter().any(|&(other, word)| {
                other != item
                    && word.abs_diff(found.first) <= COMPANY
                    && sentence(word).abs_diff(sentence(found.first)) <= 1
            })
        };
        let mut alone = Vec::new();
        let mut standing = Vec::new();
        for (item, candidates) in items.into_iter().enumerate() {
            let (counting, others): (Vec<_>, Vec<_>) = candidates
                .into_iter()
                .partition(|it| !it.needs_company || accompanied(item, &it.found));
            standing.push(counting.into_iter().map(|candidate| candidate.found).collect());
            alone.extend(others.into_iter().map(|candidate| (item, candidate.found)));
        }
        Self { standing, alone }
    }
}

#[cfg(test)]
mod tests;
