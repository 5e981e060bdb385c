//! Many answers, judged: what the formats for a whole run are functions of.

use std::sync::Arc;

use super::reveal::Revealed;
use crate::text::Span;

/// Everything that a run over files found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The answers, by path and then by place in their file.
    pub answers: Vec<CheckedAnswer>,
    /// Files that belong to no question.
    pub skipped: Vec<Skipped>,
    /// What could not be judged.
    pub errors: Vec<Failure>,
    /// Questions that had to be answered and are not, by address.
    pub unanswered: Vec<String>,
}

/// One answer of a run.
#[derive(Clone, Debug)]
pub struct CheckedAnswer {
    /// Its report; offsets, lines and columns count in the whole file.
    pub report: Revealed,
    /// The whole file as it was given.
    pub text: Arc<str>,
    /// The part of the file that is this answer.
    pub part: Span,
    /// What becomes of it under the policy of the run.
    pub verdict: Verdict,
}

/// What becomes of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It passed, or the policy lets it pass.
    Pass,
    /// It did not pass, and the policy only warns.
    Warn,
    /// It fails the run.
    Fail,
}

/// A file that belongs to no question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Its path.
    pub path: String,
    /// Why, in a sentence that says what would make it an answer.
    pub why: String,
}

/// A file, or a part of one, that could not be judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Its path.
    pub path: String,
    /// The line that is to blame, where one is.
    pub line: Option<usize>,
    /// What happened and what to do, in a sentence.
    pub message: String,
}
