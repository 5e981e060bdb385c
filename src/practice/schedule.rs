//! When a question should be asked again: FSRS-6, with the names of its publication.
//!
//! In go what is remembered so far, how the answer went and how many days have passed; out come the
//! new memory and the days until the next time. It knows no question, no answer and no clock.
//!
//! Formulas and default parameters are those that the Open Spaced Repetition project publishes as
//! FSRS-6 ("The Algorithm", in the wiki of `fsrs4anki`), after Ye, Su and Cao, "A Stochastic
//! Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling" (KDD 2022). The parameters
//! are not fitted to a person, and no chance is added to the intervals.

use serde::{Deserialize, Serialize};

/// The default parameters *w*₀ to *w*₂₀ of FSRS-6.
const W: [f64; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

/// How likely an answer should still be when it is asked for again.
const DESIRED_RETENTION: f64 = 0.9;

/// The bounds of the model.
const LEAST_STABILITY: f64 = 0.001;
const LONGEST_INTERVAL: f64 = 36_500.0;

/// *G*: how an answer went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rating {
    /// It failed.
    Again,
    /// Below the pass mark by little.
    Hard,
    /// It passed.
    Good,
    /// It passed with next to nothing missing.
    Easy,
}

impl Rating {
    /// *G*, from 1 to 4.
    fn grade(self) -> f64 {
        match self {
            Self::Again => 1.0,
            Self::Hard => 2.0,
            Self::Good => 3.0,
            Self::Easy => 4.0,
        }
    }
}

/// What the model knows of one question.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Memory {
    /// *S*: the days after which it is remembered with a likelihood of 90 %.
    pub stability: f64,
    /// *D*: from 1 to 10.
    pub difficulty: f64,
}

impl Memory {
    /// After the first answer.
    #[must_use]
    pub fn first(rating: Rating) -> Self {
        let initial_stability = match rating {
            Rating::Again => W[0],
            Rating::Hard => W[1],
            Rating::Good => W[2],
            Rating::Easy => W[3],
        };
        Self {
            stability: initial_stability,
            difficulty: initial_difficulty(rating).clamp(1.0, 10.0),
        }
    }

    /// After one more answer, `days` after the last one; 0 is the same day.
    #[must_use]
    pub fn after(self, rating: Rating, days: u32) -> Self {
        let stability = match (days, rating) {
            (0, _) => self.short_term_stability(rating),
            (_, Rating::Again) => self.forget_stability(self.retrievability(days)),
            _ => self.recall_stability(rating, self.retrievability(days)),
        };
        Self { stability: stability.max(LEAST_STABILITY), difficulty: self.next_difficulty(rating) }
    }

    /// *R*: how likely it still is to be remembered, `days` after the last answer.
    #[must_use]
    pub fn retrievability(self, days: u32) -> f64 {
        let decay = -W[20];
        (1.0 + factor() * f64::from(days) / self.stability).powf(decay)
    }

    /// *I*: the days until it should be asked again; at least one.
    #[must_use]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // within its bounds
    pub fn interval(self) -> u32 {
        let decay = -W[20];
        let days = self.stability / factor() * (DESIRED_RETENTION.powf(1.0 / decay) - 1.0);
        days.round().clamp(1.0, LONGEST_INTERVAL) as u32
    }

    /// *S′ᵣ*: after it was remembered.
    fn recall_stability(self, rating: Rating, retrievability: f64) -> f64 {
        let hard_penalty = if rating == Rating::Hard { W[15] } else { 1.0 };
        let easy_bonus = if rating == Rating::Easy { W[16] } else { 1.0 };
        let increase = W[8].exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-W[9])
            * (((1.0 - retrievability) * W[10]).exp() - 1.0)
            * hard_penalty
            * easy_bonus;
        self.stability * (1.0 + increase)
    }

    /// *S′f*: after it was forgotten.
    fn forget_stability(self, retrievability: f64) -> f64 {
        let long_term = W[11]
            * self.difficulty.powf(-W[12])
            * ((self.stability + 1.0).powf(W[13]) - 1.0)
            * ((1.0 - retrievability) * W[14]).exp();
        let short_term = self.stability / (W[17] * W[18]).exp();
        long_term.min(short_term)
    }

    /// *S′* on the same day.
    fn short_term_stability(self, rating: Rating) -> f64 {
        let increase = (W[17] * (rating.grade() - 3.0 + W[18])).exp() * self.stability.powf(-W[19]);
        let increase = if rating == Rating::Again { increase } else { increase.max(1.0) };
        self.stability * increase
    }

    /// *D″*: with linear damping, and reverting to the mean.
    fn next_difficulty(self, rating: Rating) -> f64 {
        let change = -W[6] * (rating.grade() - 3.0);
        let damped = self.difficulty + change * (10.0 - self.difficulty) / 9.0;
        let reverted = W[7] * initial_difficulty(Rating::Easy) + (1.0 - W[7]) * damped;
        reverted.clamp(1.0, 10.0)
    }
}

/// *D*₀, without its bounds.
fn initial_difficulty(rating: Rating) -> f64 {
    W[4] - (W[5] * (rating.grade() - 1.0)).exp() + 1.0
}

/// What makes *R* 90 % after *S* days.
fn factor() -> f64 {
    0.9_f64.powf(-1.0 / W[20]) - 1.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Again, Easy, Good, Hard};
    use proptest::prelude::*;

    /// Stability, difficulty and interval after each of the answers.
    fn course(answers: &[(Rating, u32)]) -> Vec<(f64, f64, u32)> {
        let mut memory: Option<Memory> = None;
        let after = answers.iter().map(|&(rating, days)| {
            let next = memory.map_or(Memory::first(rating), |memory| memory.after(rating, days));
            memory = Some(next);
            let shown = |value: f64| (value * 10_000.0).round() / 10_000.0;
            (shown(next.stability), shown(next.difficulty), next.interval())
        });
        after.collect()
    }

    /// What the project's own Python package (`fsrs` 6.3.2) gives for the same answers.
    #[test]
    fn agrees_with_the_reference_implementation() {
        let answers = [(Good, 0), (Good, 2), (Good, 10), (Again, 40), (Good, 1), (Easy, 5)];
        assert_eq!(
            course(&answers),
            [
                (2.3065, 2.1181, 2),
                (10.9643, 2.1112, 11),
                (43.9317, 2.1043, 44),
                (2.8436, 7.39, 3),
                (4.8727, 7.3778, 5),
                (18.806, 6.4868, 19),
            ]
        );
        let answers = [(Again, 0), (Again, 1), (Hard, 1), (Good, 2), (Good, 0)];
        assert_eq!(
            course(&answers),
            [
                (0.212, 6.4133, 1),
                (0.1009, 8.8063, 1),
                (0.4511, 9.1928, 1),
                (1.6544, 9.1788, 2),
                (1.6817, 9.1649, 2),
            ]
        );
        let answers = [(Easy, 0), (Easy, 8), (Easy, 50)];
        assert_eq!(course(&answers), [(8.2956, 1.0, 8), (65.6242, 1.0, 66), (335.5525, 1.0, 336)]);
        let answers = [(Hard, 0), (Again, 0), (Good, 0)];
        assert_eq!(
            course(&answers),
            [(1.2931, 5.1122, 1), (0.4514, 8.3786, 1), (0.4998, 8.3655, 1)]
        );
    }

    fn rating() -> impl Strategy<Value = Rating> {
        prop_oneof![Just(Again), Just(Hard), Just(Good), Just(Easy)]
    }

    fn memory() -> impl Strategy<Value = Memory> {
        let answers = proptest::collection::vec((rating(), 0_u32..400), 0..12);
        (rating(), answers).prop_map(|(first, rest)| {
            let first = Memory::first(first);
            rest.into_iter().fold(first, |memory, (rating, days)| memory.after(rating, days))
        })
    }

    proptest! {
        #[test]
        fn stays_within_its_bounds(memory in memory(), days in 0_u32..40_000) {
            prop_assert!(memory.stability.is_finite() && memory.stability >= LEAST_STABILITY);
            prop_assert!((1.0..=10.0).contains(&memory.difficulty));
            prop_assert!((1..=36_500).contains(&memory.interval()));
            let retrievability = memory.retrievability(days);
            prop_assert!(retrievability > 0.0 && retrievability <= 1.0);
        }

        #[test]
        fn what_is_remembered_when_due_is_asked_for_later_than_before(memory in memory()) {
            let next = memory.after(Good, memory.interval());
            prop_assert!(next.stability > memory.stability);
            prop_assert!(next.interval() >= memory.interval());
        }

        #[test]
        fn what_is_forgotten_is_never_asked_for_later_than_before(
            memory in memory(), days in 0_u32..4_000
        ) {
            prop_assert!(memory.after(Again, days).interval() <= memory.interval());
        }

        #[test]
        fn a_better_answer_is_never_asked_for_sooner(memory in memory(), days in 0_u32..4_000) {
            let intervals = [Again, Hard, Good, Easy].map(|it| memory.after(it, days).interval());
            prop_assert!(intervals.is_sorted(), "{intervals:?}");
        }

        #[test]
        fn memory_fades(memory in memory(), days in 0_u32..4_000) {
            prop_assert!(memory.retrievability(days + 1) < memory.retrievability(days));
        }
    }
}
