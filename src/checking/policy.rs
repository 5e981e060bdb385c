//! The policy of a run: on what terms answers are judged, and which outcomes fail it.

use crate::fraction::Fraction;
use crate::grading::Outcome;
use crate::report::Verdict;

/// What somebody chose for a run or for some of its files; what they left open others decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The question that answers are for, by name.
    pub question: Option<String>,
    /// The pass mark in percent, in the place of the rubric's.
    pub fail_under: Option<Fraction>,
    /// Whether required concepts alone decide.
    pub required_only: Option<bool>,
    /// Whether nothing fails the run.
    pub warn_only: Option<bool>,
    /// Whether an answer that a person should review passes.
    pub allow_review: Option<bool>,
    /// Whether concepts that front matter accepts count as covered.
    pub accept: Option<bool>,
}

impl Choices {
    /// These choices, and others where these leave something open.
    #[must_use]
    pub fn or(self, others: &Self) -> Self {
        Self {
            question: self.question.or_else(|| others.question.clone()),
            fail_under: self.fail_under.or(others.fail_under),
            required_only: self.required_only.or(others.required_only),
            warn_only: self.warn_only.or(others.warn_only),
            allow_review: self.allow_review.or(others.allow_review),
            accept: self.accept.or(others.accept),
        }
    }

    /// The policy that they come to; what is still open is off.
    #[must_use]
    pub fn policy(self) -> Policy {
        Policy {
            question: self.question,
            fail_under: self.fail_under,
            required_only: self.required_only.unwrap_or_default(),
            warn_only: self.warn_only.unwrap_or_default(),
            allow_review: self.allow_review.unwrap_or_default(),
            accept: self.accept.unwrap_or_default(),
        }
    }
}

/// What holds for an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // they are independent rules
pub struct Policy {
    /// The question that it is for, by name.
    pub question: Option<String>,
    /// The pass mark in percent, in the place of the rubric's.
    pub fail_under: Option<Fraction>,
    /// Whether required concepts alone decide.
    pub required_only: bool,
    /// Whether nothing fails the run.
    pub warn_only: bool,
    /// Whether an answer that a person should review passes.
    pub allow_review: bool,
    /// Whether concepts that front matter accepts count as covered.
    pub accept: bool,
}

impl Policy {
    /// What becomes of an answer.
    #[must_use]
    pub fn verdict(&self, outcome: Outcome) -> Verdict {
        match outcome {
            Outcome::Passed => Verdict::Pass,
            Outcome::Review if self.allow_review => Verdict::Pass,
            Outcome::Review | Outcome::Failed if self.warn_only => Verdict::Warn,
            Outcome::Review | Outcome::Failed => Verdict::Fail,
        }
    }
}
