//! A report as JSON sees it: the keys, in their order, and how numbers are written.
//!
//! The order of the fields is the order of the keys, and part of the schema `grade/1`.

use serde::{Serialize, Serializer};

use super::reveal::Revealed;
use crate::fraction::Fraction;
use crate::grading::{ConceptReport, Evidence, Flag, MisconceptionReport, NearMiss, WordEvidence};
use crate::rubric::ConceptId;
use crate::text::Span;

/// The schema's name and version; readers accept keys and values that they do not know.
pub(super) const SCHEMA: &str = "grade/1";

mod run;

pub(super) use run::{AnswerView, FailureView, SkippedView, SummaryView};

#[derive(Serialize)]
pub(super) struct ReportsView<'r> {
    schema: &'static str,
    reports: Vec<ReportView<'r>>,
}

impl<'r> ReportsView<'r> {
    pub(super) fn new(reports: Vec<ReportView<'r>>) -> Self {
        Self { schema: SCHEMA, reports }
    }
}

#[derive(Serialize)]
pub(super) struct ReportView<'r> {
    schema: &'static str,
    source: &'r str,
    question: &'r str,
    rubric: &'r str,
    score: Number,
    max: Number,
    percent: f64,
    pass: Number,
    passed: bool,
    outcome: &'static str,
    flags: Vec<FlagView<'r>>,
    concepts: Vec<ConceptView<'r>>,
    misconceptions: Vec<MisconceptionView<'r>>,
}

impl<'r> ReportView<'r> {
    pub(super) fn new(report: &'r Revealed, explain: bool) -> Self {
        let concepts = report.concepts.iter().enumerate();
        let concept_view =
            |(place, concept)| ConceptView::new(concept, report.would_count(place), explain);
        let misconceptions = report.misconceptions.iter();
        Self {
            schema: SCHEMA,
            source: &report.source,
            question: &report.question,
            rubric: &report.rubric,
            score: Number(report.shown_score()),
            max: Number(report.max.rounded()),
            percent: report.shown_percent(),
            pass: Number(report.pass.rounded()),
            passed: report.passed(),
            outcome: report.outcome.as_str(),
            flags: report.flags.iter().map(FlagView::new).collect(),
            concepts: concepts.map(concept_view).collect(),
            misconceptions: misconceptions.map(|it| MisconceptionView::new(it, explain)).collect(),
        }
    }
}

#[derive(Serialize)]
struct FlagView<'r> {
    id: &'static str,
    blocks: bool,
    concepts: Vec<&'r str>,
    says: &'r str,
}

impl<'r> FlagView<'r> {
    fn new(flag: &'r Flag) -> Self {
        Self {
            id: flag.kind.as_str(),
            blocks: flag.kind.blocks(),
            concepts: flag.concepts.iter().map(ConceptId::as_str).collect(),
            says: &flag.says,
        }
    }
}

#[derive(Serialize)]
struct ConceptView<'r> {
    id: &'r str,
    label: &'r str,
    status: &'static str,
    points: Number,
    max: Number,
    required: bool,
    bonus: bool,
    evidence: Vec<EvidenceView<'r>>,
    hint: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nearest: Option<NearestView<'r>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    would_count: &'r [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<AcceptedView<'r>>,
}

/// That a person accepted a concept, and why.
#[derive(Serialize)]
struct AcceptedView<'r> {
    reason: Option<&'r str>,
}

impl<'r> ConceptView<'r> {
    fn new(concept: &'r ConceptReport, would_count: &'r [String], explain: bool) -> Self {
        Self {
            id: concept.id.as_str(),
            label: &concept.label,
            status: concept.status.as_str(),
            points: Number::of(concept.points),
            max: Number::of(concept.max),
            required: concept.required,
            bonus: concept.bonus,
            evidence: evidence_views(&concept.evidence, explain),
            hint: concept.hint.as_deref(),
            nearest: concept.nearest.as_ref().filter(|_| explain).map(NearestView::new),
            would_count,
            accepted: concept
                .accepted
                .as_ref()
                .map(|accepted| AcceptedView { reason: accepted.reason.as_deref() }),
        }
    }
}

#[derive(Serialize)]
struct MisconceptionView<'r> {
    id: &'r str,
    points: Number,
    evidence: Vec<EvidenceView<'r>>,
    says: Option<&'r str>,
}

impl<'r> MisconceptionView<'r> {
    fn new(found: &'r MisconceptionReport, explain: bool) -> Self {
        Self {
            id: found.id.as_str(),
            points: Number::of(Fraction::ZERO - found.points),
            evidence: evidence_views(&found.evidence, explain),
            says: found.says.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct EvidenceView<'r> {
    quote: &'r str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    words: Vec<(usize, usize)>,
    context: Vec<(usize, usize)>,
    pattern: &'r str,
    how: &'static str,
    similarity: f64,
    denied: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    denied_by: Option<QuoteView<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    terms: Option<Vec<TermView<'r>>>,
}

fn evidence_views(all: &[Evidence], explain: bool) -> Vec<EvidenceView<'_>> {
    all.iter().map(|evidence| EvidenceView::new(evidence, explain)).collect()
}

impl<'r> EvidenceView<'r> {
    fn new(evidence: &'r Evidence, explain: bool) -> Self {
        let denied = evidence.denied.as_ref();
        Self {
            quote: &evidence.quote,
            start: evidence.span.start,
            end: evidence.span.end,
            line: evidence.position.line,
            column: evidence.position.column,
            words: evidence.words.iter().map(|word| pair(word.span)).collect(),
            context: evidence.context.iter().copied().map(pair).collect(),
            pattern: &evidence.pattern,
            how: evidence.how.as_str(),
            similarity: hundredths(evidence.similarity),
            denied: denied.is_some(),
            reason: denied.map(|denial| denial.reason.as_str()),
            denied_by: denied.map(|denial| QuoteView::new(denial.span, &denial.quote)),
            terms: explain.then(|| evidence.words.iter().map(TermView::new).collect()),
        }
    }
}

#[derive(Serialize)]
struct TermView<'r> {
    start: usize,
    end: usize,
    term: &'r str,
    how: &'static str,
    similarity: f64,
}

impl<'r> TermView<'r> {
    fn new(word: &'r WordEvidence) -> Self {
        let Span { start, end } = word.span;
        let (how, similarity) = (word.how.as_str(), hundredths(word.similarity));
        Self { start, end, term: &word.term, how, similarity }
    }
}

#[derive(Serialize)]
struct NearestView<'r> {
    pattern: &'r str,
    found: Option<QuoteView<'r>>,
    why: &'r str,
}

impl<'r> NearestView<'r> {
    fn new(miss: &'r NearMiss) -> Self {
        let found = miss.found.as_ref().map(|(span, quote)| QuoteView::new(*span, quote));
        Self { pattern: &miss.pattern, found, why: &miss.why }
    }
}

#[derive(Serialize)]
struct QuoteView<'r> {
    quote: &'r str,
    start: usize,
    end: usize,
}

impl<'r> QuoteView<'r> {
    fn new(span: Span, quote: &'r str) -> Self {
        Self { quote, start: span.start, end: span.end }
    }
}

/// A number with at most one decimal, written without it where it is whole.
struct Number(f64);

impl Number {
    fn of(exact: Fraction) -> Self {
        Self(exact.rounded())
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.fract() == 0.0 {
            // Points have at most six digits before the point.
            #[allow(clippy::cast_possible_truncation)]
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

fn pair(span: Span) -> (usize, usize) {
    (span.start, span.end)
}

fn hundredths(similarity: f64) -> f64 {
    (similarity * 100.0).round() / 100.0
}
