//! The words of a rubric as an index, and what is known of each.

mod meet;
mod name;

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::sync::OnceLock;

use compact_str::CompactString;
use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxBuildHasher;

use super::small::Small;
use super::typo::TypoIndex;
use crate::grading::How;
use crate::text::lexicon::{self, Family, Start, start_of};
use crate::text::{Capitals, Document, LONGEST_WORD, Language, SentenceKind, Stemmer};

/// The plural of a name of so many letters is the name: "Observers", but not "gos".
const SHORTEST_PLURAL: usize = 6;

/// A word of a rubric, by its place in [`Terms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct TermId(Small);

impl TermId {
    pub fn of(place: usize) -> Self {
        Self(Small::of(place))
    }

    pub fn place(self) -> usize {
        self.0.place()
    }
}

/// What a rubric looks for in a single word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Term {
    /// A word, in any inflection.
    Word { folded: CompactString, written: Written },
    /// A word or any continuation of it.
    Prefix(CompactString),
    /// This spelling and case alone.
    Exact(CompactString),
}

impl Term {
    /// What the term is compared with.
    fn text(&self) -> &str {
        match self {
            Self::Word { folded: text, .. } | Self::Prefix(text) | Self::Exact(text) => text,
        }
    }
}

fn hash(text: &str) -> u64 {
    FxBuildHasher.hash_one(text)
}

/// How a rubric writes a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Without a capital.
    Plain,
    /// With a capital: it is a name. One that is a common word too needs its capital or company.
    Name,
    /// Several words as one.
    Joined,
}

/// One word of the answer met one of the rubric.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TermHit {
    pub term: TermId,
    pub how: How,
    pub similarity: f32,
    pub edits: u8,
}

/// A word of a rubric by how it begins.
#[derive(Clone, Copy, Debug)]
struct ByStart {
    start: Start,
    term: TermId,
}

/// By what a word is told to be an inflection of another.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kin {
    /// By its family, whatever its stem.
    Family(Family),
    /// By its stem.
    Stem(CompactString),
}

/// All words of a rubric.
#[derive(Debug)]
pub(super) struct Terms {
    language: Language,
    stemmer: Stemmer,
    terms: Vec<Term>,
    /// How the rubric writes a term, where it writes it otherwise than it is compared; in the order
    /// of the terms.
    shown: Vec<(TermId, CompactString)>,
    /// By their text.
    ids: HashTable<TermId>,
    /// Sorted when all words are there.
    by_start: Vec<ByStart>,
    /// What the words are compared by, in the order of `by_start`. It is looked up when an answer has the
    /// first word that begins like them: most of a rubric's words are never looked at.
    kin: Vec<OnceLock<Kin>>,
    prefix_lengths: Vec<usize>,
    /// The spellings that take typos.
    mistyped_spellings: Vec<TermId>,
    /// Made when the first unknown word is met.
    typos: OnceLock<TypoIndex>,
}

impl Terms {
    pub fn new(language: Language) -> Self {
        Self {
            language,
            stemmer: Stemmer::new(language),
            terms: Vec::new(),
            shown: Vec::new(),
            ids: HashTable::new(),
            by_start: Vec::new(),
            kin: Vec::new(),
            prefix_lengths: Vec::new(),
            mistyped_spellings: Vec::new(),
            typos: OnceLock::new(),
        }
    }

    /// The id of a term, which is added if it is new. `shown` is how the rubric writes it.
    pub fn add(&mut self, term: Term, shown: &str) -> TermId {
        let id = TermId::of(self.terms.len());
        let terms = &self.terms;
        let is_it = |known: &TermId| terms[known.place()] == term;
        let hash_again = |known: &TermId| hash(terms[known.place()].text());
        match self.ids.entry(hash(term.text()), is_it, hash_again) {
            Entry::Occupied(known) => return *known.get(),
            Entry::Vacant(free) => free.insert(id),
        };
        match &term {
            Term::Word { folded, .. } if folded.len() <= LONGEST_WORD => {
                self.by_start.push(ByStart { start: start_of(folded), term: id });
            }
            Term::Prefix(start) if !self.prefix_lengths.contains(&start.len()) => {
                self.prefix_lengths.push(start.len());
            }
            Term::Word { .. } | Term::Prefix(_) | Term::Exact(_) => {}
        }
        if term.text() != shown {
            self.shown.push((id, shown.into()));
        }
        self.terms.push(term);
        id
    }

    /// Makes the words ready to be looked up: no more are added.
    pub fn complete(&mut self) {
        self.by_start.sort_unstable_by_key(|word| {
            let [first, second, third] = word.start;
            u64::from(u32::from_be_bytes([0, first, second, third])) << 32
                | word.term.place() as u64
        });
        self.kin = vec![OnceLock::new(); self.by_start.len()];
    }

    /// The terms of a text, of whichever kind.
    fn with_text<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (TermId, &'t Term)> {
        let alike = self.ids.iter_hash(hash(text)).map(|&id| (id, &self.terms[id.place()]));
        alike.filter(move |(_, term)| term.text() == text)
    }

    /// Whether a word is among the rubric's names that are common words too.
    pub fn has_common_name(&self, folded: &str) -> bool {
        let is_name = |term: &Term| matches!(term, Term::Word { written: Written::Name, .. });
        self.with_text(folded).any(|(_, term)| is_name(term)) && self.is_common(folded)
    }

    fn is_common(&self, folded: &str) -> bool {
        self.language == Language::English && lexicon::look_up(folded).common
    }

    /// How the rubric writes a term.
    pub fn shown(&self, id: TermId) -> &str {
        let found = self.shown.binary_search_by_key(&id, |(id, _)| *id);
        found.map_or_else(|_| self.folded(id), |at| &self.shown[at].1)
    }

    /// Whether a word of the answer that met a term only counts with company: the term is a name
    /// that is a common word too, and the word does not stand there as a name.
    pub fn needs_company(&self, id: TermId, document: &Document<'_>, word: usize) -> bool {
        self.written(id) == Written::Name
            && self.is_common(self.folded(id))
            && !name::stands_as_one(document, word)
    }

    /// Whether a word that resembles a name is a common word of its own: "went" is no form of Go and
    /// "fast" none of Fastly, but `RESTful` is one of REST and "dockerized" one of Docker.
    pub fn is_other_word(&self, hit: TermHit, document: &Document<'_>, word: usize) -> bool {
        let folded = document.folded(word);
        let is_plural = || {
            let singular = folded.strip_suffix('s').unwrap_or_default();
            singular.len() >= SHORTEST_PLURAL && singular == self.folded(hit.term)
        };
        hit.how == How::Inflected
            && self.written(hit.term) != Written::Plain
            && document.words()[word].capitals != Capitals::Inner
            && self.is_common(folded)
            && !is_plural()
    }

    /// Whether what looks like a mistyped word is a name that nobody knows: the "George" of "my uncle
    /// George" is no gorge.
    pub fn is_name_of_another(&self, id: TermId, document: &Document<'_>, word: usize) -> bool {
        let at = &document.words()[word];
        let sentence = &document.sentences()[at.sentence];
        // In a heading any word may have its capital.
        let tells = sentence.words.start != word && sentence.kind != SentenceKind::Heading;
        self.language == Language::English
            && self.written(id) == Written::Plain
            && at.capitals == Capitals::First
            && tells
    }

    fn written(&self, id: TermId) -> Written {
        match self.terms[id.place()] {
            Term::Word { written, .. } => written,
            Term::Prefix(_) | Term::Exact(_) => Written::Plain,
        }
    }

    /// The terms that a word meets by its very spelling.
    pub fn meet_spelling(&self, raw: &str) -> Option<TermId> {
        let is_spelling = |term: &Term| matches!(term, Term::Exact(_));
        self.with_text(raw).find(|(_, term)| is_spelling(term)).map(|(id, _)| id)
    }

    /// The terms that are a word as it stands.
    pub fn spelt<'t>(&'t self, folded: &'t str) -> impl Iterator<Item = TermId> + 't {
        let is_word = |term: &Term| matches!(term, Term::Word { .. });
        self.with_text(folded).filter(move |(_, term)| is_word(term)).map(|(id, _)| id)
    }

    fn folded(&self, id: TermId) -> &str {
        self.terms[id.place()].text()
    }

    /// Lets a spelling be met by a mistyped word too.
    pub fn allow_typos(&mut self, spelling: TermId) {
        if !self.mistyped_spellings.contains(&spelling) {
            self.mistyped_spellings.push(spelling);
        }
    }

    /// What an unknown word is compared with.
    fn compared(&self, id: TermId) -> Cow<'_, str> {
        match &self.terms[id.place()] {
            Term::Exact(spelling) => Cow::Owned(spelling.to_lowercase().into_string()),
            Term::Word { folded, .. } | Term::Prefix(folded) => Cow::Borrowed(folded),
        }
    }

    /// Whether a mistyped word that met a spelling begins with a capital where the spelling does.
    pub fn has_case_of(&self, id: TermId, raw: &str) -> bool {
        let capital = |text: &str| text.starts_with(char::is_uppercase);
        match &self.terms[id.place()] {
            Term::Exact(spelling) => capital(spelling) == capital(raw),
            Term::Word { .. } | Term::Prefix(_) => true,
        }
    }
}
