//! Progress for programs: one JSON object, with the keys in this order.

use std::io::{self, Write};

use serde::Serialize;

use super::Progress;
use crate::practice::Dispute;
use crate::practice::history::Track;
use crate::practice::schedule::Memory;

#[derive(Serialize)]
struct ProgressView<'p> {
    schema: &'static str,
    streak: usize,
    questions: Vec<QuestionView<'p>>,
    missed: Vec<MissedView>,
    disputed: &'p [Dispute],
}

#[derive(Serialize)]
struct QuestionView<'p> {
    question: &'p str,
    attempts: usize,
    last: f64,
    best: f64,
    outcome: Option<&'static str>,
    trend: Vec<f64>,
    due: Option<String>,
    is_due: bool,
    stability: Option<f64>,
    difficulty: Option<f64>,
}

#[derive(Serialize)]
struct MissedView {
    question: String,
    concept: String,
    label: Option<String>,
    times: usize,
}

/// Writes it, with a line break.
///
/// # Errors
/// Whatever the writer fails with.
pub fn write(progress: &Progress<'_>, out: &mut dyn Write) -> io::Result<()> {
    let tracks = progress.history.tracks();
    let view = ProgressView {
        schema: "grade/1",
        streak: progress.history.streak(progress.today),
        questions: tracks
            .map(|(question, track)| question_view(question, track, progress))
            .collect(),
        missed: progress.missed().into_iter().map(MissedView::from).collect(),
        disputed: progress.history.disputes(),
    };
    let json = serde_json::to_string(&view)?;
    writeln!(out, "{}", crate::report::escaped_json(&json))
}

fn question_view<'p>(
    question: &'p str,
    track: &'p Track,
    progress: &Progress<'_>,
) -> QuestionView<'p> {
    let rounded = |value: fn(Memory) -> f64| {
        track.memory().map(|memory| (value(memory) * 100.0).round() / 100.0)
    };
    QuestionView {
        question,
        attempts: track.attempts.len(),
        last: track.last().map_or(0.0, |attempt| attempt.percent),
        best: track.best(),
        outcome: track.last().map(|attempt| attempt.outcome.as_str()),
        trend: track.firsts(),
        due: track.due().map(|due| due.to_string()),
        is_due: track.is_due(progress.today),
        stability: rounded(|memory| memory.stability),
        difficulty: rounded(|memory| memory.difficulty),
    }
}

impl From<super::Missed> for MissedView {
    fn from(missed: super::Missed) -> Self {
        let super::Missed { question, concept, label, count } = missed;
        Self { question, concept, label, times: count }
    }
}
