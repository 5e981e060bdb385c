//! The patterns of a rubric as one graph over words.
//!
//! A node is a word, a class, a regular expression, or is put together from nodes made before it:
//! a choice, a phrase, operands near each other. A word that many patterns name is one node.

mod scan;

use regex::Regex;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::near::Window;
use super::small::Small;
use super::terms::{Term, TermId, Terms};
use super::to_u32;
use crate::rubric::{Class, Order};
use crate::text::Language;

pub(super) use scan::{Place, Scan};

/// The most typos that a word may have; its length decides below this.
pub(super) const MOST_TYPOS: u8 = 2;

/// A node, by its place in the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct NodeId(Small);

impl NodeId {
    fn of(place: usize) -> Self {
        Self(Small::of(place))
    }

    fn place(self) -> usize {
        self.0.place()
    }
}

/// What a node looks for. Its parts are ranges of the graph's list of parts. There are thousands, so
/// that what is seldom needed stands elsewhere.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// A word.
    Term(TermId),
    /// Two words written as one.
    Compound,
    /// A quantity.
    Class(Class),
    /// A regular expression, by its place in the graph's list.
    Regex(u32),
    /// Any one of these.
    Choice(Parts),
    /// All of these, in this order and near neighbours.
    Phrase(Phrase),
    /// Operands near each other, by their place in the graph's list.
    Near(u32),
    /// A phrase with signs at its places, by its place in the graph's list.
    Spelt(u32),
}

/// All of these side by side, with these signs: the `+` of `N+1`, the `@` of `@Valid`.
#[derive(Debug)]
pub(super) struct Spelt {
    phrase: Phrase,
    /// What stands before each place, and after the last.
    signs: Vec<String>,
}

/// All of these, within a window.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    operands: Parts,
    order: Order,
    window: Window,
}

/// The parts of a node, of which there are rarely more.
pub(super) type Few = SmallVec<[NodeId; 8]>;

/// A range of the graph's list of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts {
    start: u32,
    end: u32,
}

/// Places side by side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// What stands in each place; and then, for each place but the last, what may stand for it and
    /// the next one, written as one word. Where nothing may, the place's own node stands again.
    parts: Parts,
    /// How many other words may stand between neighbours.
    pub gap: u32,
}

/// The patterns of a rubric.
#[derive(Debug)]
pub(super) struct Graph {
    pub terms: Terms,
    nodes: Vec<Node>,
    parts: Vec<NodeId>,
    /// The nodes of each term, by how many typos they allow.
    of_term: Vec<[Option<NodeId>; MOST_TYPOS as usize + 1]>,
    /// The nodes of two words written as one.
    compounds: FxHashMap<(TermId, TermId), NodeId>,
    regexes: Vec<Regex>,
    nears: Vec<Near>,
    spelt: Vec<Spelt>,
    /// What each node is a part of, once the graph is complete.
    parents: Parents,
}

/// For each node the nodes that it is a part of, as ranges of one list.
#[derive(Debug, Default)]
struct Parents {
    starts: Vec<u32>,
    nodes: Vec<NodeId>,
}

impl Graph {
    pub fn new(language: Language) -> Self {
        Self {
            terms: Terms::new(language),
            nodes: Vec::new(),
            parts: Vec::new(),
            of_term: Vec::new(),
            compounds: FxHashMap::default(),
            regexes: Vec::new(),
            nears: Vec::new(),
            spelt: Vec::new(),
            parents: Parents::default(),
        }
    }

    fn add(&mut self, node: Node) -> NodeId {
        self.nodes.push(node);
        NodeId::of(self.nodes.len() - 1)
    }

    fn add_parts(&mut self, parts: impl IntoIterator<Item = NodeId>) -> Parts {
        let start = to_u32(self.parts.len());
        self.parts.extend(parts);
        Parts { start, end: to_u32(self.parts.len()) }
    }

    /// The node of a word, which is one however often the word is named.
    pub fn add_term(&mut self, term: Term, shown: &str, typos: u8) -> NodeId {
        let term = self.terms.add(term, shown);
        let (at, typos) = (term.place(), typos.min(MOST_TYPOS));
        if self.of_term.len() <= at {
            self.of_term.resize(at + 1, Default::default());
        }
        if let Some(known) = self.of_term[at][usize::from(typos)] {
            return known;
        }
        let node = self.add(Node::Term(term));
        self.of_term[at][usize::from(typos)] = Some(node);
        node
    }

    /// The node of a spelling, which takes typos only where it is said so.
    pub fn add_spelling(&mut self, raw: &str, typos: u8) -> NodeId {
        let node = self.add_term(Term::Exact(raw.into()), raw, typos);
        if let (true, Node::Term(term)) = (typos > 0, &self.nodes[node.place()]) {
            self.terms.allow_typos(*term);
        }
        node
    }

    /// The node of a class.
    pub fn add_class(&mut self, class: Class) -> NodeId {
        let is_it = |node: &Node| matches!(node, Node::Class(known) if *known == class);
        match self.nodes.iter().position(is_it) {
            Some(known) => NodeId::of(known),
            None => self.add(Node::Class(class)),
        }
    }

    /// The node of a regular expression.
    pub fn add_regex(&mut self, regex: Regex) -> NodeId {
        self.regexes.push(regex);
        self.add(Node::Regex(to_u32(self.regexes.len() - 1)))
    }

    /// The node of a choice, which is its option where there is only one.
    pub fn add_choice(&mut self, mut options: Few) -> NodeId {
        options.sort_unstable();
        options.dedup();
        if let [single] = options[..] {
            return single;
        }
        let options = self.add_parts(options);
        self.add(Node::Choice(options))
    }

    /// The node of a phrase, which is its part where there is only one. With `compounds` two
    /// neighbours may be written as one word.
    pub fn add_phrase(&mut self, slots: &[NodeId], gap: u32, compounds: bool) -> NodeId {
        if let [single] = slots {
            return *single;
        }
        let phrase = self.phrase(slots, gap, compounds);
        self.add(Node::Phrase(phrase))
    }

    fn phrase(&mut self, slots: &[NodeId], gap: u32, compounds: bool) -> Phrase {
        let joined: Few = slots
            .windows(2)
            .map(|pair| {
                let compound = compounds.then(|| self.add_compound(pair[0], pair[1])).flatten();
                compound.unwrap_or(pair[0])
            })
            .collect();
        let parts = self.add_parts(slots.iter().copied().chain(joined));
        Phrase { parts, gap }
    }

    /// The node of a spelling: its places side by side, with these signs before each and after the last.
    pub fn add_spelt(&mut self, slots: &[NodeId], signs: Vec<String>) -> NodeId {
        if let ([single], true) = (slots, signs.iter().all(String::is_empty)) {
            return *single;
        }
        let phrase = self.phrase(slots, 0, false);
        self.spelt.push(Spelt { phrase, signs });
        self.add(Node::Spelt(to_u32(self.spelt.len() - 1)))
    }

    /// The node of operands near each other.
    pub fn add_near(&mut self, operands: &[NodeId], order: Order, window: Window) -> NodeId {
        let operands = self.add_parts(operands.iter().copied());
        self.nears.push(Near { operands, order, window });
        self.add(Node::Near(to_u32(self.nears.len() - 1)))
    }

    /// The node of two words written as one, if both are words and not put together themselves.
    fn add_compound(&mut self, first: NodeId, second: NodeId) -> Option<NodeId> {
        let term = |node: NodeId| match self.nodes[node.place()] {
            Node::Term(term) => Some(term),
            _ => None,
        };
        let pair = (term(first)?, term(second)?);
        if let Some(&known) = self.compounds.get(&pair) {
            return Some(known);
        }
        let node = self.add(Node::Compound);
        self.compounds.insert(pair, node);
        Some(node)
    }

    /// The nodes of a range of parts.
    pub fn parts(&self, parts: Parts) -> &[NodeId] {
        &self.parts[parts.start as usize..parts.end as usize]
    }

    /// What stands in the places of a phrase.
    pub fn slots(&self, phrase: Phrase) -> &[NodeId] {
        let all = self.parts(phrase.parts);
        &all[..all.len() / 2 + 1]
    }

    /// What may stand for a place of a phrase and the next one, written as one word.
    pub fn joined(&self, phrase: Phrase, slot: usize) -> Option<NodeId> {
        let all = self.parts(phrase.parts);
        let slots = all.len() / 2 + 1;
        all.get(slots + slot).copied().filter(|&node| node != all[slot])
    }

    /// The operands of a node, where it is of several near each other.
    pub fn operands(&self, node: NodeId) -> Option<&[NodeId]> {
        match self.nodes[node.place()] {
            Node::Near(near) => Some(self.parts(self.nears[near as usize].operands)),
            _ => None,
        }
    }

    /// All nodes that a node is put together from.
    fn parts_of(&self, node: &Node) -> &[NodeId] {
        match node {
            Node::Term(_) | Node::Compound | Node::Class(_) | Node::Regex(_) => &[],
            Node::Choice(parts) => self.parts(*parts),
            Node::Near(near) => self.parts(self.nears[*near as usize].operands),
            Node::Phrase(phrase) => self.parts(phrase.parts),
            Node::Spelt(spelt) => self.parts(self.spelt[*spelt as usize].phrase.parts),
        }
    }

    /// Makes the graph ready to be scanned for: no more nodes are added.
    pub fn complete(mut self) -> Self {
        self.terms.complete();
        self.parents = self.parents();
        self
    }

    fn parents(&self) -> Parents {
        let mut starts = vec![0; self.nodes.len() + 1];
        for part in &self.parts {
            starts[part.place() + 1] += 1;
        }
        for node in 0..self.nodes.len() {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut nodes = vec![NodeId::of(0); self.parts.len()];
        for (parent, node) in (0..).map(NodeId::of).zip(&self.nodes) {
            for part in self.parts_of(node) {
                let place = &mut free[part.place()];
                nodes[*place as usize] = parent;
                *place += 1;
            }
        }
        Parents { starts, nodes }
    }

    fn parents_of(&self, node: usize) -> &[NodeId] {
        let Parents { starts, nodes } = &self.parents;
        &nodes[starts[node] as usize..starts[node + 1] as usize]
    }
}
