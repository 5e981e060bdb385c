//! What a rubric is, once it has been read: no value here can be wrong in itself.
//!
//! Only the loader makes these; whoever holds a [`Rubric`] need not check anything again: every
//! group that a pattern names exists and no group leads back to itself, every list has an entry,
//! every regular expression compiles, `at_least` can be met, ids are distinct.

use std::fmt;
use std::num::NonZeroUsize;
use std::ops::Range;

use compact_str::CompactString;
use regex::Regex;
use smallvec::{SmallVec, smallvec};

use crate::fraction::Fraction;
use crate::text::Language;

/// A question with its rubric.
#[derive(Clone, Debug)]
pub struct Rubric {
    /// The question's id: the file's stem, such as `caching`.
    pub id: QuestionId,
    /// The pack it belongs to, such as `backend`; `None` for a file outside any pack.
    pub pack: Option<PackId>,
    /// What the candidate is asked.
    pub prompt: String,
    /// Other ways in which a heading asks this question.
    pub aliases: Vec<Pattern>,
    /// The percentage from which an answer passes.
    pub pass: Fraction,
    /// The percentage from which an answer below the pass mark should be looked at by a person.
    pub review: Option<Fraction>,
    /// How long an answer is expected to be, in words.
    pub length: Length,
    /// Whose stemmer is used.
    pub language: Language,
    /// Whether the question asks for a list, so that a list of keywords is an answer.
    pub lists: bool,
    /// The criteria, in the file's order; never empty, and not all of them are a bonus.
    pub concepts: Vec<Concept>,
    /// Wrong claims that cost points.
    pub misconceptions: Vec<Misconception>,
    /// What to say at which percentage, highest first.
    pub feedback: Vec<Feedback>,
    /// What a good answer looks like.
    pub reference: Option<String>,
    /// Where the reference stands in its file.
    pub reference_place: Option<Place>,
    /// The rubric's own tests.
    pub examples: Vec<Example>,
    /// The word groups in use, each of which refers only to groups before it.
    pub groups: Vec<Group>,
    /// `sha256:` and the digest of everything above that can change a grade.
    pub hash: String,
}

impl Rubric {
    /// `backend/caching`, or `caching` where there is no pack.
    #[must_use]
    pub fn address(&self) -> String {
        match &self.pack {
            Some(pack) => format!("{pack}/{}", self.id),
            None => self.id.to_string(),
        }
    }

    /// The points that can be had without any bonus.
    #[must_use]
    pub fn max_points(&self) -> Fraction {
        self.concepts.iter().filter(|concept| !concept.bonus).map(|concept| concept.points).sum()
    }
}

/// Bounds on an answer's length, in words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Fewer words raise the flag `too-short`.
    pub min: Option<u32>,
    /// More words raise the flag `too-long`.
    pub max: Option<u32>,
}

/// One criterion of a rubric.
#[derive(Clone, Debug)]
pub struct Concept {
    /// Its name in reports, such as `cache-store`.
    pub id: ConceptId,
    /// What a person reads.
    pub label: String,
    /// What it is worth; above 0.
    pub points: Fraction,
    /// Whether an answer without it fails.
    pub required: bool,
    /// Whether it only adds points.
    pub bonus: bool,
    /// Whether plans and hearsay do not cover it.
    pub done: bool,
    /// How many distinct items earn all of the points; never more than there are items.
    pub at_least: NonZeroUsize,
    /// The things that may be said; never empty.
    pub items: Vec<Item>,
    /// Matches that overlap one of these do not count.
    pub not: Vec<Pattern>,
    /// What names the concept without covering it, beside its id: such a name earns nothing, but
    /// where it is denied and nothing else is found, so is the concept.
    pub names: Vec<Pattern>,
    /// Shown when the concept is not found; does not give the word away.
    pub hint: Option<String>,
    /// Shown when the concept is covered.
    pub praise: Option<String>,
    /// Where it stands in its file.
    pub place: Place,
    /// Where its label stands; `None` where it has none of its own.
    pub label_place: Option<Place>,
    /// Where its hint stands.
    pub hint_place: Option<Place>,
}

/// One thing that may be said, under any of its names.
#[derive(Clone, Debug)]
pub struct Item {
    /// Ways to say it; never empty.
    pub names: Vec<Pattern>,
}

/// One way to say something: a line of the rubric file with its options.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// The line as it was written.
    pub source: String,
    /// The share of the points that it earns: above 0, at most 1.
    pub worth: Fraction,
    /// The most typos a word may have; `None` leaves it to the word's length.
    pub typos: Option<u8>,
    /// How far apart the operands may stand; `None` is the default.
    pub within: Option<Within>,
    /// What is looked for.
    pub kind: PatternKind,
    /// Where it stands in its file.
    pub place: Place,
}

/// What a pattern looks for.
#[derive(Clone, Debug)]
pub enum PatternKind {
    /// A pattern line.
    Line(Line),
    /// A regular expression.
    Regex(Regex),
}

/// How far apart a pattern's operands may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// So many words from the first to the last.
    Words(u32),
    /// In one sentence.
    Sentence,
    /// Anywhere in the answer.
    Answer,
}

/// A pattern line as it was read: operands between ` & ` or ` ... `.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What must be met; never empty. One operand is a plain choice of phrases.
    pub operands: SmallVec<[Choice; 1]>,
    /// In which order; of no meaning with one operand.
    pub order: Order,
}

impl From<Choice> for Line {
    /// A line of one operand.
    fn from(choice: Choice) -> Self {
        Self { operands: smallvec![choice], order: Order::Any }
    }
}

/// Whether operands may change places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Order {
    /// ` & `
    Any,
    /// ` ... `
    AsWritten,
}

/// Phrases between `|`, of which one is met; never empty, and most often one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice(pub SmallVec<[Phrase; 1]>);

/// Pieces side by side, met in this order; never empty, and most often one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase(pub SmallVec<[Piece; 1]>);

/// One place of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A word, as it was written.
    Word(CompactString),
    /// `word*`: the word or any continuation of it.
    Prefix(Box<str>),
    /// This spelling and case alone.
    Exact(Box<str>),
    /// `$name`: a word group, by its place in [`Rubric::groups`].
    Group(usize),
    /// `$number` and its like.
    Class(Class),
    /// `( … | … )`
    Choice(Box<Choice>),
}

/// The built-in classes of quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// `$number`: "70", "6x" without its x, "two hundred".
    Number,
    /// `$percent`: "70 %", "seventy per cent".
    Percent,
    /// `$duration`: "200 ms", "half a second".
    Duration,
    /// `$size`: "1.5 GB", "20k rows" is not one.
    Size,
    /// `$measured`: a percentage, a factor ("6x", "cut in half"), a before/after pair.
    Measured,
}

impl Class {
    /// Every class, by the name that follows its `$`.
    pub const NAMES: [(&'static str, Self); 5] = [
        ("number", Self::Number),
        ("percent", Self::Percent),
        ("duration", Self::Duration),
        ("size", Self::Size),
        ("measured", Self::Measured),
    ];
}

/// Words that may stand for each other.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name, without the `$`.
    pub name: String,
    /// Its entries; never empty. Each is one thing with one or several names.
    pub entries: Vec<SmallVec<[Choice; 1]>>,
}

/// A wrong claim.
#[derive(Clone, Debug)]
pub struct Misconception {
    /// Its name in reports.
    pub id: ConceptId,
    /// What it takes off; 0 only remarks.
    pub points: Fraction,
    /// Ways in which it is claimed; never empty.
    pub any: Vec<Pattern>,
    /// Matches that overlap one of these do not count.
    pub not: Vec<Pattern>,
    /// What is right instead.
    pub says: Option<String>,
    /// Where it stands in its file.
    pub place: Place,
}

/// A remark for answers from some percentage on.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// The percentage from which it is said.
    pub from: Fraction,
    /// The remark.
    pub says: String,
}

/// One of the rubric's own tests.
#[derive(Clone, Debug)]
pub struct Example {
    /// An answer.
    pub answer: String,
    /// Concepts that it must cover.
    pub covers: Vec<ConceptId>,
    /// Concepts that it must not cover.
    pub misses: Vec<ConceptId>,
    /// Where it stands in its file.
    pub place: Place,
}

/// Where something stands in a rubric file, which is never larger than 1 MiB: bytes, and the 1-based
/// line and column of the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    start: u32,
    end: u32,
    line: u32,
    column: u32,
}

impl Place {
    pub(crate) fn new(bytes: Range<usize>, line: usize, column: usize) -> Self {
        let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            start: small(bytes.start),
            end: small(bytes.end),
            line: small(line),
            column: small(column),
        }
    }

    /// The first byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// All of its bytes.
    #[must_use]
    pub fn bytes(self) -> Range<usize> {
        self.start()..self.end()
    }

    /// The line of the first byte, from 1.
    #[must_use]
    pub fn line(self) -> usize {
        self.line as usize
    }

    /// The column of the first byte in characters, from 1.
    #[must_use]
    pub fn column(self) -> usize {
        self.column as usize
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// Takes an id that has been checked: letters, digits, `-`, `_` and `.`.
            pub(crate) fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as it is written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}

id! {
    /// The id of a question within its pack.
    QuestionId
}
id! {
    /// The name of a rubric pack.
    PackId
}
id! {
    /// The id of a concept or a misconception within its question.
    ConceptId
}
