//! What `grade progress` shows: per question its scores, their trend and the day it is due.
//!
//! In goes a [`History`] and what day it is; out come lines for a person, JSON, or CSV.

mod csv;
mod human;
mod json;

use jiff::civil::Date;

use super::history::{History, Track};
use crate::report::Look;

pub use csv::write as write_csv;
pub use json::write as write_json;

/// Finds a concept by its question's address and its id: its number, and its label.
pub type FindConcept<'p> = dyn Fn(&str, &str) -> Option<(usize, String)> + 'p;

/// Everything that a report on progress needs.
pub struct Progress<'p> {
    /// What was practised.
    pub history: &'p History,
    /// The day it is.
    pub today: Date,
    /// A concept's number and label, where its rubric is there to ask: by question and id.
    pub concept: &'p FindConcept<'p>,
}

/// How many of the concepts missed most are shown.
const MOST_MISSED: usize = 5;

/// A concept that was missed, and how often. Below its label its id gives it away too, so that it
/// is a number until it was seen.
struct Missed {
    question: String,
    concept: String,
    label: Option<String>,
    count: usize,
}

impl Progress<'_> {
    /// The concepts missed most often over all questions.
    fn missed(&self) -> Vec<Missed> {
        let of_track = |(question, track): (&str, &Track)| {
            let missed = track.missed().into_iter();
            let named =
                |(concept, count): (&str, usize)| (question.to_owned(), concept.to_owned(), count);
            missed.map(named).collect::<Vec<_>>()
        };
        let mut all: Vec<_> = self.history.tracks().flat_map(of_track).collect();
        all.sort_by_key(|(.., count)| std::cmp::Reverse(*count));
        all.truncate(MOST_MISSED);
        let labelled = |(question, concept, count): (String, String, usize)| {
            let known = (self.concept)(&question, &concept);
            let has_seen =
                self.history.track(&question).is_some_and(|track| track.has_seen(&concept));
            let (concept, label) = match known {
                Some((_, label)) if has_seen => (concept, Some(label)),
                Some((number, _)) => (format!("#{number}"), None),
                None => (concept, None),
            };
            Missed { question, concept, label, count }
        };
        all.into_iter().map(labelled).collect()
    }
}

/// Writes it for a person.
///
/// # Errors
/// Whatever the writer fails with.
pub fn write_human(
    progress: &Progress<'_>,
    look: &Look,
    out: &mut dyn std::io::Write,
) -> std::io::Result<()> {
    human::write(progress, look, out)
}

/// Writes, for a person, the concepts that people say were overlooked.
///
/// # Errors
/// Whatever the writer fails with.
pub fn write_disputes(
    history: &History,
    look: &Look,
    out: &mut dyn std::io::Write,
) -> std::io::Result<()> {
    human::write_disputes(history, look, out)
}

#[cfg(test)]
mod tests;
