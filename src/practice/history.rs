//! What the attempts so far say of each question: scores, memory, the day it is due.
//!
//! In go the journal's entries and the time zone whose days count; nothing here knows what day it
//! is today until it is told.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{ToSpan, Unit};

use super::attempt::{Attempt, Dispute, Entry, Verdict};
use super::schedule::Memory;

/// Everything that was practised.
#[derive(Clone, Debug, Default)]
pub struct History {
    tracks: BTreeMap<String, Track>,
    days: Vec<Date>,
    disputes: Vec<Dispute>,
}

/// One question's past.
#[derive(Clone, Debug, Default)]
pub struct Track {
    /// Every attempt, oldest first.
    pub attempts: Vec<Attempt>,
    memory: Option<(Memory, Date)>,
}

impl History {
    /// Sums up what a journal holds, by the days of a time zone.
    #[must_use]
    pub fn of(entries: Vec<Entry>, zone: &TimeZone) -> Self {
        let mut history = Self::default();
        for entry in entries {
            match entry {
                Entry::Attempt(attempt) => history.add(attempt, zone),
                Entry::Dispute(dispute) => history.disputes.push(dispute),
            }
        }
        history.days.sort_unstable();
        history.days.dedup();
        history
    }

    fn add(&mut self, attempt: Attempt, zone: &TimeZone) {
        let day = day(attempt.at, zone);
        self.days.push(day);
        self.tracks.entry(attempt.question.clone()).or_default().add(attempt, day);
    }

    /// A question's past, if it has one.
    #[must_use]
    pub fn track(&self, question: &str) -> Option<&Track> {
        self.tracks.get(question)
    }

    /// Every question that was practised, by address.
    pub fn tracks(&self) -> impl Iterator<Item = (&str, &Track)> {
        self.tracks.iter().map(|(question, track)| (question.as_str(), track))
    }

    /// The concepts that people say were overlooked, oldest first.
    #[must_use]
    pub fn disputes(&self) -> &[Dispute] {
        &self.disputes
    }

    /// The days in a row, up to today or yesterday, on which something was practised.
    #[must_use]
    pub fn streak(&self, today: Date) -> usize {
        let practised_today = self.days.binary_search(&today).is_ok();
        let mut expected = if practised_today { today } else { before(today) };
        let mut streak = 0;
        for &day in self.days.iter().rev().filter(|day| **day <= today) {
            if day != expected {
                break;
            }
            streak += 1;
            expected = before(expected);
        }
        streak
    }
}

fn before(day: Date) -> Date {
    day.saturating_sub(1.day())
}

/// The day of a moment.
#[must_use]
pub fn day(at: Timestamp, zone: &TimeZone) -> Date {
    zone.to_datetime(at).date()
}

impl Track {
    fn add(&mut self, attempt: Attempt, day: Date) {
        if let Some(rating) = attempt.rating {
            let memory = match self.memory {
                None => Memory::first(rating),
                Some((memory, last)) => memory.after(rating, days_between(last, day)),
            };
            self.memory = Some((memory, day));
        }
        self.attempts.push(attempt);
    }

    /// The last attempt.
    #[must_use]
    pub fn last(&self) -> Option<&Attempt> {
        self.attempts.last()
    }

    /// The best percentage.
    #[must_use]
    pub fn best(&self) -> f64 {
        self.attempts.iter().map(|attempt| attempt.percent).fold(0.0, f64::max)
    }

    /// The percentages of the first attempts, which no feedback helped; oldest first.
    #[must_use]
    pub fn firsts(&self) -> Vec<f64> {
        let firsts = self.attempts.iter().filter(|attempt| attempt.rating.is_some());
        firsts.map(|attempt| attempt.percent).collect()
    }

    /// What the schedule knows of it.
    #[must_use]
    pub fn memory(&self) -> Option<Memory> {
        self.memory.map(|(memory, _)| memory)
    }

    /// The day from which it should be asked again.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        let (memory, last) = self.memory?;
        Some(last.saturating_add(i64::from(memory.interval()).days()))
    }

    /// Whether it should be asked again.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.due().is_some_and(|due| due <= today)
    }

    /// How likely it is still known.
    #[must_use]
    pub fn retrievability(&self, today: Date) -> f64 {
        self.memory.map_or(0.0, |(memory, last)| memory.retrievability(days_between(last, today)))
    }

    /// Whether the last word on it was no pass.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        self.last().is_some_and(|attempt| attempt.outcome != Verdict::Passed)
    }

    /// Whether a concept's name was seen: it was covered once, or the model answer was shown.
    #[must_use]
    pub fn has_seen(&self, concept: &str) -> bool {
        let shows = |attempt: &Attempt| {
            attempt.model || attempt.covered.iter().any(|covered| covered == concept)
        };
        self.attempts.iter().any(shows)
    }

    /// How often each concept was missed in first attempts, most often first.
    #[must_use]
    pub fn missed(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for attempt in self.attempts.iter().filter(|attempt| attempt.rating.is_some()) {
            for concept in attempt.missing.iter().chain(&attempt.denied) {
                *counts.entry(concept).or_default() += 1;
            }
        }
        let mut missed: Vec<(&str, usize)> = counts.into_iter().collect();
        missed.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        missed
    }
}

/// Whole days from one day to a later one; none where a clock went back.
fn days_between(from: Date, to: Date) -> u32 {
    let days = from.until((Unit::Day, to)).map_or(0, |span| span.get_days());
    u32::try_from(days).unwrap_or(0)
}

#[cfg(test)]
pub(in crate::practice) mod tests;
