//! The matches of a rubric's concepts and misconceptions in one document.
//!
//! In go the places that the graph found and the scopes of denial; out come matches, without those
//! that a `not:` line cancels and those that lack the company that they need.

use super::compile::{CompiledConcept, CompiledMisconception, CompiledPattern};
use super::denial::Denials;
use super::graph::{Graph, Scan};
use super::{DeniedName, Match, near};
use crate::rubric::Concept;
use crate::text::{Capitals, Document, Language};

/// How far from an item that stands by itself another item of its concept lends it company, in
/// words; the same reach as operands that are near each other.
const COMPANY: usize = near::DEFAULT_WORDS as usize;

/// Two that stand side by side, but for a word such as "and", lend it each other.
const SIDE_BY_SIDE: usize = 2;

/// A document that is searched for a rubric.
pub(super) struct Search<'s> {
    scan: Scan<'s>,
    denials: Denials,
    document: &'s Document<'s>,
}

impl<'s> Search<'s> {
    pub fn of(graph: &'s Graph, document: &'s Document<'s>) -> Self {
        let is_met = |at: usize| {
            let kind = document.words()[at].kind;
            !graph.terms.meet_without_typos(document.folded(at), kind).is_empty()
        };
        let denials = Denials::of(document, is_met);
        Self { scan: graph.scan(document), denials, document }
    }

    /// The matches of each of a concept's items, and the names of the concept that are denied.
    pub fn concept(
        &self,
        compiled: &CompiledConcept,
        concept: &Concept,
    ) -> (Vec<Vec<Match>>, Vec<DeniedName>) {
        let barred = barred_words(&self.scan, &compiled.not);
        let items = compiled.items.iter().map(|item| found(&self.scan, item, &barred)).collect();
        let ByCompany { standing, alone } = ByCompany::of(items, self.document);
        let standing = standing.into_iter();
        let matches =
            standing.map(|found| found.into_iter().map(|it| self.deny(it)).collect()).collect();

        let names = found(&self.scan, &compiled.names, &barred).into_iter();
        let names = names.map(|it| (concept.names[it.found.pattern].source.as_str(), it));
        let ids = found(&self.scan, std::slice::from_ref(&compiled.id), &barred).into_iter();
        let ids = ids.map(|it| (concept.id.as_str(), it));
        let alone = alone
            .into_iter()
            .map(|(item, it)| (concept.items[item].names[it.found.pattern].source.as_str(), it));
        let denied = names.chain(ids).chain(alone).filter_map(|(name, it)| self.denied(name, it));
        (matches, denied.collect())
    }

    /// The matches of a misconception.
    pub fn misconception(&self, compiled: &CompiledMisconception) -> Vec<Match> {
        let barred = barred_words(&self.scan, &compiled.not);
        let candidates = found(&self.scan, &compiled.any, &barred).into_iter();
        let matches = candidates.map(|candidate| self.deny(candidate.found));
        let english = self.document.language() == Language::English;
        let is_sure = |found: &Match| {
            found.denied.is_some() || !english || !self.denials.is_doubtful(found, self.document)
        };
        matches.filter(is_sure).collect()
    }

    fn deny(&self, mut found: Match) -> Match {
        found.denied = self.denials.deny(&found, self.document);
        found
    }

    /// A name that is denied. One that is a common word too must be written with a capital.
    fn denied(&self, name: &str, candidate: Candidate) -> Option<DeniedName> {
        let capitals = self.document.words()[candidate.found.first].capitals;
        if candidate.needs_company && capitals == Capitals::None {
            return None;
        }
        let found = self.deny(candidate.found);
        found.denied.is_some().then(|| DeniedName { name: name.to_owned(), found })
    }
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
    alone: Vec<(usize, Candidate)>,
}

impl ByCompany {
    fn of(items: Vec<Vec<Candidate>>, document: &Document<'_>) -> Self {
        let all: Vec<(usize, usize, bool)> = items
            .iter()
            .enumerate()
            .flat_map(|(item, found)| found.iter().map(move |candidate| (item, candidate)))
            .map(|(item, candidate)| (item, candidate.found.first, candidate.needs_company))
            .collect();
        let sentence = |word: usize| document.words()[word].sentence;
        let accompanied = |item: usize, found: &Match| {
            all.iter().any(|&(other, word, is_doubtful)| {
                let (reach, sentences) = if is_doubtful { (SIDE_BY_SIDE, 0) } else { (COMPANY, 1) };
                other != item
                    && word != found.first
                    && word.abs_diff(found.first) <= reach
                    && sentence(word).abs_diff(sentence(found.first)) <= sentences
            })
        };
        let mut alone = Vec::new();
        let mut standing = Vec::new();
        for (item, candidates) in items.into_iter().enumerate() {
            let (counting, others): (Vec<_>, Vec<_>) = candidates
                .into_iter()
                .partition(|it| !it.needs_company || accompanied(item, &it.found));
            standing.push(counting.into_iter().map(|candidate| candidate.found).collect());
            alone.extend(others.into_iter().map(|candidate| (item, candidate)));
        }
        Self { standing, alone }
    }
}
