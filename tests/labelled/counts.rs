//! What is counted of a set, and the figures that follow from it.

use std::ops::AddAssign;

use grade::grading::Outcome;

/// Counts for one kind of answer, or for all.
#[derive(Clone, Default)]
pub struct Counts {
    pub answers: usize,
    /// Covered, and rightly.
    pub hits: usize,
    /// Covered, and wrongly.
    pub false_hits: usize,
    /// Not covered, and wrongly.
    pub misses: usize,
    /// Pairs of which a part was found, rightly or not; they count as not covered.
    pub partial: usize,
    /// Pairs labelled as denied, and those that the grader called so.
    pub denied: usize,
    pub denied_right: usize,
    /// Answers that should pass, by their labels.
    pub deserving: Outcomes,
    /// Answers that should not.
    pub undeserving: Outcomes,
}

/// How many answers came to which outcome.
#[derive(Clone, Copy, Default)]
pub struct Outcomes {
    pub passed: usize,
    pub review: usize,
    pub failed: usize,
}

impl Outcomes {
    pub fn all(self) -> usize {
        self.passed + self.review + self.failed
    }

    /// Counts one more.
    pub fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Passed => self.passed += 1,
            Outcome::Review => self.review += 1,
            Outcome::Failed => self.failed += 1,
        }
    }
}

impl AddAssign for Outcomes {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.review += other.review;
        self.failed += other.failed;
    }
}

impl Counts {
    pub fn precision(&self) -> f64 {
        ratio(self.hits, self.hits + self.false_hits)
    }

    pub fn recall(&self) -> f64 {
        ratio(self.hits, self.hits + self.misses)
    }

    pub fn f1(&self) -> f64 {
        ratio(2 * self.hits, 2 * self.hits + self.false_hits + self.misses)
    }
}

impl AddAssign<&Self> for Counts {
    fn add_assign(&mut self, other: &Self) {
        self.answers += other.answers;
        self.hits += other.hits;
        self.false_hits += other.false_hits;
        self.misses += other.misses;
        self.partial += other.partial;
        self.denied += other.denied;
        self.denied_right += other.denied_right;
        self.deserving += other.deserving;
        self.undeserving += other.undeserving;
    }
}

/// Part of a whole; not a number where the whole is nothing.
#[allow(clippy::cast_precision_loss)] // counts of a few hundred
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}
