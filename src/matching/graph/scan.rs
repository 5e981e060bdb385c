//! The places of a document that meet the nodes of a graph.
//!
//! Scanning looks up every word of the document, and then goes once through the nodes in the order
//! in which they were made, passing over every node none of whose parts was met.

use rustc_hash::FxHashMap;

use super::{Graph, Near, Node, NodeId, Phrase, Spelt};
use crate::grading::How;
use crate::matching::terms::{TermHit, TermId};
use crate::matching::{Hit, classes, near, phrase, to_u32};
use crate::rubric::Class;
use crate::text::{Document, Span, TokenKind, as_typed};

/// Two words of a pattern are also met as one if that one has so many letters; shorter ones would
/// be other words (`in to`, `no on`).
const SHORTEST_COMPOUND: usize = 6;

/// Each of the two has so many at least.
const SHORTEST_PART: usize = 2;

/// A place that meets a node.
#[derive(Clone, Copy, Debug)]
pub(in crate::matching) struct Place {
    /// The first of its own words.
    pub first: u32,
    /// The last of its own words.
    pub last: u32,
    /// By which rule the least trusted of its words was met.
    pub how: How,
    /// How alike the least alike is.
    pub similarity: f32,
    /// Whether it is a name in lower case that is a common word too.
    pub needs_company: bool,
    /// Its words, as a range of the scan's list.
    hits: (u32, u32),
}

/// A word that met something, in short.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::matching) struct RawHit {
    pub first: u32,
    pub last: u32,
    label: Label,
    how: How,
    similarity: f32,
    pub borrowed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    Term(TermId),
    Compound(TermId, TermId),
    Class(Class),
    Regex(u32),
}

impl Graph {
    /// The nodes of two words that a word is when they are written as one: `loadbalancing`.
    fn meet_compounds(&self, folded: &str) -> Vec<(NodeId, RawHit)> {
        let mut found = Vec::new();
        if folded.len() < SHORTEST_COMPOUND {
            return found;
        }
        for split in SHORTEST_PART..=folded.len() - SHORTEST_PART {
            let Some((start, rest)) = folded.split_at_checked(split) else { continue };
            for first in self.terms.spelt(start) {
                let seconds = self.terms.meet_without_typos(rest, TokenKind::Word);
                found.extend(seconds.into_iter().filter_map(|hit| {
                    let node = *self.compounds.get(&(first, hit.term))?;
                    let label = Label::Compound(first, hit.term);
                    let how = hit.how.max(How::Inflected);
                    let similarity = hit.similarity;
                    Some((
                        node,
                        RawHit { first: 0, last: 0, label, how, similarity, borrowed: false },
                    ))
                }));
            }
        }
        found
    }

    /// Finds every place of a document that meets a node.
    pub fn scan<'g>(&'g self, document: &Document<'_>) -> Scan<'g> {
        let mut scan = Scan {
            graph: self,
            places: Vec::new(),
            ranges: vec![(0, 0); self.nodes.len()],
            hits: Vec::new(),
        };
        let mut awake = vec![false; self.nodes.len()];
        scan.words(document, &mut awake);
        scan.classes_and_regexes(document, &mut awake);
        for id in 0..self.nodes.len() {
            if awake[id] {
                scan.put_together(id, document);
                scan.wake_parents(id, &mut awake);
            }
        }
        scan
    }
}

/// What a document holds of a graph.
#[derive(Debug)]
pub(in crate::matching) struct Scan<'g> {
    graph: &'g Graph,
    places: Vec<Place>,
    ranges: Vec<(u32, u32)>,
    hits: Vec<RawHit>,
}

impl Scan<'_> {
    /// The places that meet a node, by their first word.
    pub fn places(&self, node: NodeId) -> &[Place] {
        let (start, end) = self.ranges[node.place()];
        &self.places[start as usize..end as usize]
    }

    /// The graph that was scanned for.
    pub fn graph(&self) -> &Graph {
        self.graph
    }

    /// The words of a place, in the document's order.
    pub fn hits(&self, place: &Place) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.raw_hits(place).iter().map(|raw| self.hit(raw)).collect();
        hits.sort_by_key(|hit| hit.first);
        hits
    }

    /// The words of a place, in the pattern's order.
    pub fn raw_hits(&self, place: &Place) -> &[RawHit] {
        &self.hits[place.hits.0 as usize..place.hits.1 as usize]
    }

    fn hit(&self, raw: &RawHit) -> Hit {
        let term = match raw.label {
            Label::Term(term) => self.graph.terms.shown(term).to_owned(),
            Label::Compound(first, second) => {
                format!("{} {}", self.graph.terms.shown(first), self.graph.terms.shown(second))
            }
            Label::Class(class) => {
                let name = Class::NAMES.iter().find(|(_, known)| *known == class);
                format!("${}", name.map_or("", |(name, _)| name))
            }
            Label::Regex(index) => self.graph.regexes[index as usize].as_str().to_owned(),
        };
        Hit {
            first: raw.first as usize,
            last: raw.last as usize,
            term,
            how: raw.how,
            similarity: f64::from(raw.similarity),
            borrowed: raw.borrowed,
        }
    }

    /// Looks up every word of the document, and notes the places of every term that is met.
    fn words(&mut self, document: &Document<'_>, awake: &mut [bool]) {
        let graph = self.graph;
        let mut looked_up: FxHashMap<&str, Vec<TermHit>> = FxHashMap::default();
        let mut compounds: FxHashMap<&str, Vec<(NodeId, RawHit)>> = FxHashMap::default();
        let mut found: Vec<(NodeId, RawHit, bool)> = Vec::new();
        for sentence in document.sentences().iter().filter(|sentence| !sentence.silent) {
            for at in sentence.words.clone() {
                let word = &document.words()[at];
                let folded = document.folded(at);
                let hits =
                    looked_up.entry(folded).or_insert_with(|| graph.terms.meet(folded, word.kind));
                if word.kind == TokenKind::Word {
                    let at = to_u32(at);
                    let known =
                        compounds.entry(folded).or_insert_with(|| graph.meet_compounds(folded));
                    let here = |&(node, hit)| (node, RawHit { first: at, last: at, ..hit }, false);
                    found.extend(known.iter().map(here));
                }
                let joined = match word.kind {
                    TokenKind::Sign | TokenKind::Opaque => Vec::new(),
                    _ => graph.terms.meet_joined(document, at),
                };
                let spelt = graph.terms.meet_spelling(&as_typed(word.span.of(document.text())));
                let spelt =
                    spelt.map(|term| TermHit { term, how: How::Exact, similarity: 1.0, edits: 0 });
                let single = hits.iter().copied().chain(spelt).map(|hit| (at, hit));
                for (last, hit) in single.chain(joined) {
                    self.note_term(document, at, last, hit, &mut found);
                }
            }
        }
        // Stable: places of one node stay in the document's order.
        found.sort_by_key(|(node, ..)| *node);
        for places in found.chunk_by(|a, b| a.0 == b.0) {
            let node = places[0].0;
            let first = self.places.len();
            for &(_, hit, needs_company) in places {
                self.push_place(&[hit], needs_company);
            }
            self.ranges[node.place()] = (to_u32(first), to_u32(self.places.len()));
            self.wake_parents(node.place(), awake);
        }
    }

    fn note_term(
        &mut self,
        document: &Document<'_>,
        first: usize,
        last: usize,
        hit: TermHit,
        found: &mut Vec<(NodeId, RawHit, bool)>,
    ) {
        let raw = document.words()[first].span.of(document.text());
        let otherwise = hit.edits > 0
            && (!self.graph.terms.has_case_of(hit.term, raw)
                || self.graph.terms.is_name_of_another(hit.term, document, first));
        if otherwise || self.graph.terms.is_other_word(hit, document, first) {
            return;
        }
        let needs_company = self.graph.terms.needs_company(hit.term, document, first);
        let raw = RawHit {
            first: to_u32(first),
            last: to_u32(last),
            label: Label::Term(hit.term),
            how: hit.how,
            similarity: hit.similarity,
            borrowed: false,
        };
        let nodes = self.graph.of_term.get(hit.term.place()).into_iter().flatten();
        let allowing = nodes.skip(usize::from(hit.edits)).flatten();
        found.extend(allowing.map(|&node| (node, raw, needs_company)));
    }

    fn classes_and_regexes(&mut self, document: &Document<'_>, awake: &mut [bool]) {
        for (id, node) in self.graph.nodes.iter().enumerate() {
            let found = match node {
                Node::Class(class) => self.class(document, *class),
                Node::Regex(index) => self.regex(document, *index),
                _ => continue,
            };
            let start = self.places.len();
            for words in found {
                self.push_place(&words, false);
            }
            self.ranges[id] = (to_u32(start), to_u32(self.places.len()));
            self.wake_parents(id, awake);
        }
    }

    fn class(&self, document: &Document<'_>, class: Class) -> Vec<Vec<RawHit>> {
        let found = classes::find(document, class);
        let hit = |word: usize| RawHit {
            first: to_u32(word),
            last: to_u32(word),
            label: Label::Class(class),
            how: How::Exact,
            similarity: 1.0,
            borrowed: false,
        };
        found.into_iter().map(|words| words.into_iter().map(hit).collect()).collect()
    }

    fn regex(&self, document: &Document<'_>, index: u32) -> Vec<Vec<RawHit>> {
        let words = document.words();
        let matches = self.graph.regexes[index as usize].find_iter(document.text());
        matches
            .filter_map(|found| {
                let span = Span::new(found.start(), found.end());
                let first = words.partition_point(|word| word.span.end <= span.start);
                let end = words.partition_point(|word| word.span.start < span.end);
                let seen = |at: &usize| !document.sentences()[words[*at].sentence].silent;
                (first < end && (first..end).all(|at| seen(&at))).then(|| {
                    vec![RawHit {
                        first: to_u32(first),
                        last: to_u32(end - 1),
                        label: Label::Regex(index),
                        how: How::Regex,
                        similarity: 1.0,
                        borrowed: false,
                    }]
                })
            })
            .collect()
    }

    fn wake_parents(&self, node: usize, awake: &mut [bool]) {
        let (start, end) = self.ranges[node];
        if start < end {
            for parent in self.graph.parents_of(node) {
                awake[parent.place()] = true;
            }
        }
    }

    /// Puts the places of a node together from those of its parts.
    fn put_together(&mut self, id: usize, document: &Document<'_>) {
        let graph = self.graph;
        let first = self.places.len();
        match &graph.nodes[id] {
            Node::Term(_) | Node::Compound | Node::Class(_) | Node::Regex(_) => return,
            Node::Choice(options) => {
                for option in graph.parts(*options) {
                    let (start, end) = self.ranges[option.place()];
                    self.places.extend_from_within(start as usize..end as usize);
                }
                self.settle(first);
            }
            Node::Spelt(spelt) => {
                let Spelt { phrase, signs } = &graph.spelt[*spelt as usize];
                self.phrase(*phrase, Some(signs), document);
                self.settle(first);
            }
            Node::Phrase(phrase) => {
                self.phrase(*phrase, None, document);
                self.settle(first);
            }
            Node::Near(near) => {
                let Near { operands, order, window } = graph.nears[*near as usize];
                for parts_of in near::places(self, graph.parts(operands), order, window, document) {
                    let mut hits = Vec::new();
                    for (place, borrowed) in parts_of.iter().copied() {
                        let own = self.raw_hits(&place).iter();
                        hits.extend(
                            own.map(|hit| RawHit { borrowed: borrowed || hit.borrowed, ..*hit }),
                        );
                    }
                    let several = parts_of.len() > 1;
                    self.push_place(&hits, !several && parts_of[0].0.needs_company);
                    if let Some(place) = self.places.last_mut().filter(|_| several) {
                        place.how = How::Near;
                    }
                }
                self.settle(first);
            }
        }
        self.ranges[id] = (to_u32(first), to_u32(self.places.len()));
    }

    /// Adds the places of a phrase; of one that is spelt with signs, those that have them.
    fn phrase(&mut self, phrase: Phrase, signs: Option<&[String]>, document: &Document<'_>) {
        for parts in phrase::places(self, phrase, document) {
            if signs.is_none_or(|signs| have_signs(&parts, signs, document)) {
                let hits = self.hits_of(&parts);
                self.push_place(&hits, false);
            }
        }
    }

    fn hits_of(&self, parts: &[Place]) -> Vec<RawHit> {
        parts.iter().flat_map(|place| self.raw_hits(place)).copied().collect()
    }

    fn push_place(&mut self, hits: &[RawHit], needs_company: bool) {
        let own = || hits.iter().filter(|hit| !hit.borrowed);
        let place = Place {
            first: own().map(|hit| hit.first).min().unwrap_or(0),
            last: own().map(|hit| hit.last).max().unwrap_or(0),
            how: hits.iter().map(|hit| hit.how).max().unwrap_or(How::Exact),
            similarity: hits.iter().map(|hit| hit.similarity).fold(1.0, f32::min),
            needs_company,
            hits: (to_u32(self.hits.len()), to_u32(self.hits.len() + hits.len())),
        };
        self.hits.extend_from_slice(hits);
        self.places.push(place);
    }

    /// Sorts the places from `first` on; of several with the same first and last word the one that
    /// is trusted most stays.
    fn settle(&mut self, first: usize) {
        let better = |a: &Place, b: &Place| {
            (a.first, a.last, a.needs_company, a.how)
                .cmp(&(b.first, b.last, b.needs_company, b.how))
                .then(b.similarity.total_cmp(&a.similarity))
        };
        let mut settled = self.places.split_off(first);
        settled.sort_by(better);
        settled.dedup_by(|next, kept| (next.first, next.last) == (kept.first, kept.last));
        self.places.extend(settled);
    }
}

/// Whether the parts of a spelling have its signs: between them no others, at its ends others too, as
/// the bracket of `(/api/`.
fn have_signs(parts: &[Place], signs: &[String], document: &Document<'_>) -> bool {
    let ([first, .., last] | [first @ last], [before, between @ .., after]) = (parts, signs) else {
        return false;
    };
    let has = |asked: &String, word: u32, is_it: fn(&str, &str) -> bool| {
        let written = document.signs_before(word as usize);
        // Marks of emphasis are none of a spelling's signs unless it has some itself.
        let is_emphasis = |c: char| matches!(c, '*' | '_' | '`');
        match asked.contains(is_emphasis) {
            true => is_it(&written, asked),
            false => is_it(&written.replace(is_emphasis, ""), asked),
        }
    };
    parts.iter().skip(1).zip(between).all(|(part, asked)| has(asked, part.first, |a, b| a == b))
        && has(before, first.first, |written, asked| written.ends_with(asked))
        && has(after, last.last + 1, |written, asked| written.starts_with(asked))
}
