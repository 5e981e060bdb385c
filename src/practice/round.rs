//! One question of a session: its attempts, and the help that was taken.

use jiff::Timestamp;

use super::attempt::{self, Attempt, with_status};
use super::hint;
use super::part::{Feedback, Gain, HintShown, Row};
use crate::grading::{Grader, Report, Status};
use crate::report::{Reveal, Revealed};
use crate::rubric::Rubric;

/// A question while it is practised.
#[derive(Debug)]
pub(super) struct Round {
    pub(super) rubric: Rubric,
    judged: Vec<Judged>,
    hints: Vec<usize>,
    model: bool,
    reveal: Reveal,
    /// Whether the last attempt is the one that is rated, since all are states of one text.
    rates_last: bool,
    /// The attempt that is the last so far, where that is the one to be rated.
    held: Option<Attempt>,
}

/// An answer as it was given, and how long it took.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) text: String,
    pub(super) seconds: u64,
    pub(super) timed_out: bool,
}

#[derive(Debug)]
struct Judged {
    answer: Answer,
    report: Report,
    at: Timestamp,
}

impl Round {
    pub(super) fn new(rubric: Rubric, reveal: Reveal, rates_last: bool) -> Self {
        Self {
            rubric,
            judged: Vec::new(),
            hints: Vec::new(),
            model: false,
            reveal,
            rates_last,
            held: None,
        }
    }

    /// Judges an answer; gives what is to be kept now.
    pub(super) fn judge(&mut self, answer: Answer, at: Timestamp) -> Option<Attempt> {
        let mut attempt = self.judged(answer, at);
        if !self.rates_last {
            return Some(attempt);
        }
        attempt.rating = None;
        self.held.replace(attempt)
    }

    /// What is to be kept when the question is left: the last attempt, rated.
    pub(super) fn end(&mut self) -> Option<Attempt> {
        let mut attempt = self.held.take()?;
        let report = &self.judged.last()?.report;
        attempt.rating = (!attempt.model).then(|| attempt::rating(report, attempt.hints));
        Some(attempt)
    }

    fn judged(&mut self, answer: Answer, at: Timestamp) -> Attempt {
        let report = Grader::new(&self.rubric).grade(&answer.text);
        let hints = u32::try_from(self.hints.len()).unwrap_or(u32::MAX);
        let is_first = self.judged.is_empty() && !self.model;
        let attempt = Attempt {
            at,
            question: report.question.clone(),
            rubric: report.rubric.clone(),
            attempt: u32::try_from(self.judged.len() + 1).unwrap_or(u32::MAX),
            rating: is_first.then(|| attempt::rating(&report, hints)),
            score: report.shown_score(),
            max: report.max.rounded(),
            percent: report.shown_percent(),
            outcome: report.outcome.into(),
            seconds: answer.seconds,
            timed_out: answer.timed_out,
            hints,
            model: self.model,
            covered: with_status(&report, Status::Covered),
            partial: with_status(&report, Status::Partial),
            denied: with_status(&report, Status::Denied),
            missing: with_status(&report, Status::Missing),
            answer: answer.text.clone(),
        };
        self.judged.push(Judged { answer, report, at });
        attempt
    }

    /// The last answer, to be edited.
    pub(super) fn last_answer(&self) -> &str {
        self.judged.last().map_or("", |judged| &judged.answer.text)
    }

    /// The attempt that a person may say something about.
    pub(super) fn last_at(&self) -> Option<Timestamp> {
        self.judged.last().map(|judged| judged.at)
    }

    pub(super) fn is_judged(&self) -> bool {
        !self.judged.is_empty()
    }

    /// The last answer, judged, without what is not to be seen yet.
    pub(super) fn feedback(&self) -> Option<Feedback> {
        let last = self.judged.last()?;
        Some(Feedback {
            report: Revealed::new(last.report.clone(), &self.rubric, self.in_reports()),
            answer: last.answer.text.clone(),
            gain: self.gain(),
            timed_out: last.answer.timed_out,
        })
    }

    /// Hints come one at a time, so reports go without them.
    fn in_reports(&self) -> Reveal {
        match self.reveal {
            _ if self.model => self.reveal.max(Reveal::Labels),
            Reveal::Hints => Reveal::None,
            reveal => reveal,
        }
    }

    fn gain(&self) -> Option<Gain> {
        let [.., before, now] = self.judged.as_slice() else { return None };
        let covered = |judged: &Judged| {
            let covered = judged.report.concepts.iter();
            let count = covered.filter(|concept| concept.status == Status::Covered).count();
            i64::try_from(count).unwrap_or(i64::MAX)
        };
        Some(Gain {
            concepts: covered(now) - covered(before),
            from: before.report.shown_percent(),
            to: now.report.shown_percent(),
        })
    }

    /// Whether hints are given at all.
    pub(super) fn gives_hints(&self) -> bool {
        self.reveal > Reveal::None
    }

    /// The next hint, if anything is left to hint at.
    pub(super) fn hint(&mut self) -> Option<HintShown> {
        let report = &self.judged.last()?.report;
        let open: Vec<usize> = hint::order(report);
        let mut fresh = open.iter().copied().filter(|place| !self.hints.contains(place));
        let next = fresh.next()?;
        let left = fresh.count();
        let hint = hint::of(next, &self.rubric);
        let concept = &report.concepts[next];
        let points = concept.max - concept.points;
        self.hints.push(next);
        Some(HintShown {
            concept: self.name(next),
            points: points.rounded().to_string(),
            says: hint.says,
            left,
        })
    }

    /// The model answer; from now on labels may be seen.
    pub(super) fn model(&mut self) -> Option<String> {
        let model = self.rubric.reference.clone()?;
        self.model = true;
        Some(model)
    }

    /// What a concept may be called.
    pub(super) fn name(&self, place: usize) -> String {
        if self.in_reports() < Reveal::Labels {
            format!("#{}", place + 1)
        } else {
            self.label(place)
        }
    }

    /// A concept's label.
    pub(super) fn label(&self, place: usize) -> String {
        self.rubric.concepts.get(place).map_or_else(String::new, |concept| concept.label.clone())
    }

    /// The concepts that were not found, by number from 1, each with what may be said of it.
    pub(super) fn open(&self) -> Vec<(usize, String)> {
        let Some(last) = self.judged.last() else { return Vec::new() };
        let open = last.report.concepts.iter().enumerate();
        let open = open.filter(|(_, concept)| concept.status != Status::Covered);
        let named = |(place, _): (usize, _)| {
            let says = if self.in_reports() >= Reveal::Labels {
                self.label(place)
            } else {
                // Only what was given already: choosing is no way to all hints at once.
                let given = self.hints.contains(&place);
                let hint = given.then(|| hint::of(place, &self.rubric).says).flatten();
                hint.unwrap_or_else(|| "not found".to_owned())
            };
            (place + 1, says)
        };
        open.map(named).collect()
    }

    /// What a summary says of it.
    pub(super) fn row(&self) -> Option<Row> {
        let (first, last) = (self.judged.first()?, self.judged.last()?);
        Some(Row {
            address: self.rubric.address(),
            first: first.report.shown_percent(),
            last: (self.judged.len() > 1).then(|| last.report.shown_percent()),
            passed: last.report.passed(),
            seconds: self.judged.iter().map(|judged| judged.answer.seconds).sum(),
        })
    }

    /// Whether the attempt that is rated did not pass, so that it should be repeated.
    pub(super) fn is_to_be_repeated(&self) -> bool {
        let rated = if self.rates_last { self.judged.last() } else { self.judged.first() };
        rated.is_some_and(|rated| !rated.report.passed())
    }

    /// The most valuable concept that the last answer missed, with what may be said of it.
    pub(super) fn most_missed(&self) -> Option<String> {
        let last = self.judged.last()?;
        let place = *hint::order(&last.report).first()?;
        let concept = &last.report.concepts[place];
        if concept.bonus {
            return None;
        }
        let says = if self.in_reports() < Reveal::Labels && self.gives_hints() {
            hint::of(place, &self.rubric).says.map(|says| format!(": {says}"))
        } else {
            None
        };
        let address = self.rubric.address();
        Some(format!("{address}, {}{}", self.name(place), says.unwrap_or_default()))
    }
}
