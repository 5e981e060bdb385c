//! Which question comes next: what was begun, what is due, what is weak, what is new.
//!
//! In go the questions that may be asked, in their packs' order; out comes the order to ask them
//! in, with the reason for each. Chance comes in as a number.

use jiff::civil::Date;

use super::history::{History, Track};

/// How to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// In the order that they were named in.
    AsNamed,
    /// What needs it most first.
    Usual,
    /// Only what is due.
    Due,
    /// By chance; the number decides.
    Random(u64),
}

/// Why a question is asked; the first reason comes first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// An answer to it was begun.
    Begun,
    /// It is due since a day.
    Due(Date),
    /// The last answer, with so many percent, did not pass.
    Weak(f64),
    /// It was never asked.
    New,
    /// It is known, and due on a day.
    Known(Option<Date>),
}

impl Why {
    fn of(track: Option<&Track>, begun: bool, today: Date) -> Self {
        match track.filter(|track| track.last().is_some()) {
            _ if begun => Self::Begun,
            None => Self::New,
            Some(track) if track.is_due(today) => track.due().map_or(Self::New, Self::Due),
            Some(track) if track.is_weak() => {
                Self::Weak(track.last().map_or(0.0, |attempt| attempt.percent))
            }
            Some(track) => Self::Known(track.due()),
        }
    }

    fn rank(self) -> u8 {
        match self {
            Self::Begun => 0,
            Self::Due(_) => 1,
            Self::Weak(_) => 2,
            Self::New => 3,
            Self::Known(_) => 4,
        }
    }
}

/// The questions in the order to ask them in, as places in `questions`, which are addresses.
#[must_use]
pub fn plan(
    questions: &[String],
    begun: &[String],
    history: &History,
    choice: Choice,
    today: Date,
) -> Vec<(usize, Why)> {
    let why = |address: &String| Why::of(history.track(address), begun.contains(address), today);
    let mut plan: Vec<(usize, Why)> = questions.iter().map(why).enumerate().collect();
    let likely = |place: usize| {
        history.track(&questions[place]).map_or(1.0, |track| track.retrievability(today))
    };
    let score = |why: Why| if let Why::Weak(percent) = why { percent } else { 0.0 };
    let by_need = |a: &(usize, Why), b: &(usize, Why)| {
        let ranks = a.1.rank().cmp(&b.1.rank());
        let scores = score(a.1).total_cmp(&score(b.1));
        // What is most likely forgotten first; what is new keeps its pack's order.
        ranks.then(scores).then(likely(a.0).total_cmp(&likely(b.0)))
    };
    match choice {
        Choice::AsNamed => {}
        Choice::Usual => plan.sort_by(by_need),
        Choice::Due => {
            plan.retain(|(place, _)| {
                history.track(&questions[*place]).is_some_and(|track| track.is_due(today))
            });
            plan.sort_by(by_need);
        }
        Choice::Random(number) => fastrand::Rng::with_seed(number).shuffle(&mut plan),
    }
    plan
}

#[cfg(test)]
mod tests;
