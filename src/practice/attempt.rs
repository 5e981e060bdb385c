//! What is kept of practice: attempts, and concepts that a person says were overlooked.
//!
//! These are the lines of the journal; a key may be added later, so unknown ones are accepted.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::schedule::Rating;
use crate::fraction::Fraction;
use crate::grading::{Outcome, Report, Status};

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Entry {
    /// An answer was judged.
    Attempt(Attempt),
    /// A person pointed out a concept that was not found.
    Dispute(Dispute),
}

/// One judged answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// When it was judged.
    pub at: Timestamp,
    /// The question's address.
    pub question: String,
    /// The rubric's hash.
    pub rubric: String,
    /// Which attempt it was since the question was asked, from 1.
    pub attempt: u32,
    /// What it means for the schedule; first attempts only.
    pub rating: Option<Rating>,
    /// The points earned, as they were shown.
    pub score: f64,
    /// The points that could be had.
    pub max: f64,
    /// The percentage, as it was shown.
    pub percent: f64,
    /// `passed`, `review` or `failed`.
    pub outcome: Verdict,
    /// How long the answer took.
    pub seconds: u64,
    /// Whether the time ran out.
    #[serde(default)]
    pub timed_out: bool,
    /// How many hints had been given.
    #[serde(default)]
    pub hints: u32,
    /// Whether the model answer had been shown.
    #[serde(default)]
    pub model: bool,
    /// The concepts by status, as ids of the rubric.
    pub covered: Vec<String>,
    /// Those covered in part.
    pub partial: Vec<String>,
    /// Those only denied.
    pub denied: Vec<String>,
    /// Those not found; a bonus is never missing.
    pub missing: Vec<String>,
    /// The answer itself.
    pub answer: String,
}

/// The outcome of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// At or above the pass mark.
    Passed,
    /// Below it by so little that a person should look.
    Review,
    /// Anything else.
    Failed,
}

impl Verdict {
    /// The word for it in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Outcome::from(self).as_str()
    }
}

impl From<Outcome> for Verdict {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Passed => Self::Passed,
            Outcome::Review => Self::Review,
            Outcome::Failed => Self::Failed,
        }
    }
}

impl From<Verdict> for Outcome {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Passed => Self::Passed,
            Verdict::Review => Self::Review,
            Verdict::Failed => Self::Failed,
        }
    }
}

/// A concept that was not found although, says the person, the words are there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dispute {
    /// When it was pointed out.
    pub at: Timestamp,
    /// When the attempt was judged that it is about.
    pub attempt_at: Timestamp,
    /// The question's address.
    pub question: String,
    /// The rubric's hash.
    pub rubric: String,
    /// The concept's id.
    pub concept: String,
    /// The concept's label.
    pub label: String,
    /// The words of the answer that say it.
    pub words: String,
}

/// The percentage from which an answer without hints was easy.
const EASY: u32 = 90;

/// How a first answer went, for the schedule.
#[must_use]
pub fn rating(report: &Report, hints: u32) -> Rating {
    match report.outcome {
        Outcome::Failed => Rating::Again,
        Outcome::Review => Rating::Hard,
        Outcome::Passed if report.percent >= Fraction::whole(EASY) && hints == 0 => Rating::Easy,
        Outcome::Passed => Rating::Good,
    }
}

/// The ids of a report's concepts that have a status.
pub(super) fn with_status(report: &Report, status: Status) -> Vec<String> {
    let concepts = report.concepts.iter().filter(|concept| concept.status == status);
    let counting = concepts.filter(|concept| !(concept.bonus && status == Status::Missing));
    counting.map(|concept| concept.id.to_string()).collect()
}
