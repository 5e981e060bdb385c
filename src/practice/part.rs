//! What a session shows, piece by piece, and the keys that it asks for.

use super::choose::Why;
use crate::report::Revealed;

/// A piece of what is to be shown; [`super::draw`] says how.
#[derive(Clone, Debug)]
pub enum Part {
    /// What this is about, for whoever practises for the first time.
    Welcome,
    /// A question.
    Question(Question),
    /// How to answer.
    HowTo(super::Typed),
    /// All that can be typed.
    Help(super::Typed),
    /// An answer that was begun.
    Begun(String),
    /// How an answer was judged.
    Feedback(Box<Feedback>),
    /// A hint.
    Hint(HintShown),
    /// The rubric's reference answer.
    Model(String),
    /// Concepts to choose from, by number, each with its hint.
    Concepts(Vec<(usize, String)>),
    /// A remark.
    Note(String),
    /// The keys to choose from.
    Keys {
        /// Which.
        keys: &'static [Key],
        /// Whether another question comes.
        more: bool,
        /// Whether Enter has to follow a key.
        by_line: bool,
    },
    /// What came of the session.
    Summary(Summary),
}

/// A question as it is asked.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its address.
    pub address: String,
    /// Its prompt.
    pub prompt: String,
    /// Why it is asked.
    pub why: Why,
    /// Which question of the session it is, and of how many.
    pub number: (usize, usize),
    /// The seconds that there are for it.
    pub time: Option<u64>,
}

/// How an answer was judged.
#[derive(Clone, Debug)]
pub struct Feedback {
    /// The report, without what is not to be seen yet.
    pub report: Revealed,
    /// The answer.
    pub answer: String,
    /// What was gained since the last one.
    pub gain: Option<Gain>,
    /// Whether the time ran out.
    pub timed_out: bool,
}

/// From one attempt to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// How many more concepts are covered.
    pub concepts: i64,
    /// The percentage before.
    pub from: f64,
    /// The percentage now.
    pub to: f64,
}

/// A hint with the concept that it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HintShown {
    /// The concept's number, or its label where that may be seen.
    pub concept: String,
    /// What it is worth still.
    pub points: String,
    /// The hint, if the rubric has one.
    pub says: Option<String>,
    /// How many more there are.
    pub left: usize,
}

/// What came of a session.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The questions that were answered.
    pub rows: Vec<Row>,
    /// What was missed most, in words.
    pub missed: Vec<String>,
    /// The questions to repeat, by address.
    pub repeat: Vec<String>,
}

/// One question of a summary.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its address.
    pub address: String,
    /// The percentage of the first attempt.
    pub first: f64,
    /// That of the last one, where there were several.
    pub last: Option<f64>,
    /// Whether the last one passed.
    pub passed: bool,
    /// The seconds that all attempts took.
    pub seconds: u64,
}

/// A key to choose with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A hint.
    Hint,
    /// Try again.
    Retry,
    /// Show the model answer.
    Model,
    /// "I said that."
    Said,
    /// The next question.
    Next,
    /// Leave.
    Quit,
    /// Go on with what was begun.
    Yes,
    /// Start afresh.
    No,
}

/// The keys after an answer was judged.
pub(super) const AFTER: [Key; 6] =
    [Key::Hint, Key::Retry, Key::Model, Key::Said, Key::Next, Key::Quit];
/// The keys where an answer was begun.
pub(super) const BEGUN: [Key; 3] = [Key::Yes, Key::No, Key::Quit];

impl Key {
    /// The letter on the key.
    #[must_use]
    pub fn letter(self) -> char {
        match self {
            Self::Hint => 'h',
            Self::Retry => 'r',
            Self::Model => 'm',
            Self::Said => 's',
            Self::Next | Self::No => 'n',
            Self::Quit => 'q',
            Self::Yes => 'y',
        }
    }

    /// What it does, in a word or three.
    #[must_use]
    pub fn name(self, more: bool) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Retry => "try again",
            Self::Model => "model answer",
            Self::Said => "I said that",
            Self::Next if more => "next",
            Self::Next => "finish",
            Self::Quit => "quit",
            Self::Yes => "yes",
            Self::No => "no, start afresh",
        }
    }

    /// The words that a person may type for it where a key is a line.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Hint => &["hint"],
            Self::Retry => &["retry", "again", "try again"],
            Self::Model => &["model", "model answer"],
            Self::Said => &["said", "i said that"],
            Self::Next => &["next", "finish"],
            Self::Quit => &["quit"],
            Self::Yes => &["yes"],
            Self::No => &["no"],
        }
    }

    /// The key of some that was typed: its letter, or its name.
    #[must_use]
    pub fn of(typed: &str, keys: &[Self]) -> Option<Self> {
        let typed = typed.trim().to_lowercase();
        let mut letters = typed.chars();
        let letter = letters.next().filter(|_| letters.as_str().is_empty());
        let is_meant =
            |key: &Self| letter == Some(key.letter()) || key.words().contains(&typed.as_str());
        keys.iter().copied().find(is_meant)
    }
}
