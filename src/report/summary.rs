//! The numbers of a run, and the sentence that tells them.

use super::checked::{Checked, Verdict};
use crate::grading::Outcome;
use crate::in_words::counted;

impl Checked {
    /// How many of what there is.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let of = |outcome| self.answers.iter().filter(|it| it.report.outcome == outcome).count();
        let with = |verdict| self.answers.iter().filter(|it| it.verdict == verdict).count();
        Summary {
            answers: self.answers.len(),
            passed: of(Outcome::Passed),
            review: of(Outcome::Review),
            failed: of(Outcome::Failed),
            failing: with(Verdict::Fail),
            warnings: with(Verdict::Warn),
            skipped: self.skipped.len(),
            errors: self.errors.len(),
            unanswered: self.unanswered.len(),
        }
    }
}

/// The numbers of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Answers that were judged.
    pub answers: usize,
    /// Those that passed.
    pub passed: usize,
    /// Those that a person should review.
    pub review: usize,
    /// Those that failed.
    pub failed: usize,
    /// Answers that fail the run.
    pub failing: usize,
    /// Answers that the run only warns of.
    pub warnings: usize,
    /// Files that belong to no question.
    pub skipped: usize,
    /// What could not be judged.
    pub errors: usize,
    /// Questions that had to be answered and are not.
    pub unanswered: usize,
}

impl Summary {
    /// Whether nothing was found at all.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.answers + self.skipped + self.errors + self.unanswered == 0
    }

    /// The numbers in a sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        let mut sentence = format!(
            "{} judged: {} passed, {} to be reviewed, {} not passed",
            counted(self.answers, "answer"),
            self.passed,
            self.review,
            self.failed
        );
        if self.unanswered > 0 {
            sentence += &format!("; {} not answered", counted(self.unanswered, "question"));
        }
        if self.skipped > 0 {
            sentence += &format!("; {} skipped", self.skipped);
        }
        if self.errors > 0 {
            sentence += &format!("; {}", counted(self.errors, "error"));
        }
        sentence + "."
    }
}
