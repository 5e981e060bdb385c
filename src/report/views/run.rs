//! What a run over files found, as JSON sees it.

use serde::Serialize;

use super::ReportView;
use crate::report::checked::{CheckedAnswer, Failure, Skipped};
use crate::report::summary::Summary;

/// A report, with what the run makes of it.
#[derive(Serialize)]
pub(in crate::report) struct AnswerView<'r> {
    #[serde(flatten)]
    report: ReportView<'r>,
    verdict: &'static str,
    part: PartView,
}

/// The part of the file that is the answer, in bytes, and the line that it begins on.
#[derive(Serialize)]
struct PartView {
    start: usize,
    end: usize,
    line: usize,
}

impl<'r> AnswerView<'r> {
    pub(in crate::report) fn new(answer: &'r CheckedAnswer, explain: bool) -> Self {
        let span = answer.part.span();
        Self {
            report: ReportView::new(&answer.report, explain),
            verdict: answer.verdict.as_str(),
            part: PartView { start: span.start, end: span.end, line: answer.line() },
        }
    }
}

#[derive(Serialize)]
pub(in crate::report) struct SkippedView<'r> {
    path: &'r str,
    why: &'r str,
}

impl<'r> From<&'r Skipped> for SkippedView<'r> {
    fn from(skipped: &'r Skipped) -> Self {
        Self { path: &skipped.path, why: &skipped.why }
    }
}

#[derive(Serialize)]
pub(in crate::report) struct FailureView<'r> {
    path: &'r str,
    line: Option<usize>,
    message: &'r str,
}

impl<'r> From<&'r Failure> for FailureView<'r> {
    fn from(failure: &'r Failure) -> Self {
        Self { path: &failure.path, line: failure.line, message: &failure.message }
    }
}

#[derive(Serialize)]
pub(in crate::report) struct SummaryView<'r> {
    answers: usize,
    passed: usize,
    review: usize,
    failed: usize,
    failing: usize,
    warnings: usize,
    skipped: usize,
    errors: usize,
    unanswered: &'r [String],
}

impl<'r> SummaryView<'r> {
    pub(in crate::report) fn new(summary: Summary, unanswered: &'r [String]) -> Self {
        let Summary { answers, passed, review, failed, failing, warnings, skipped, errors, .. } =
            summary;
        Self { answers, passed, review, failed, failing, warnings, skipped, errors, unanswered }
    }
}
