//! The same as JSON; the order of the fields is that of the keys.

use std::io::Write;

use grade::examples::{Checked, Failure, Kind};
use grade::grading::{ConceptReport, Evidence, NearMiss};
use serde::Serialize;

use super::{Tested, counts, not_passed};

#[derive(Serialize)]
struct View<'t> {
    schema: &'static str,
    rubrics: Vec<RubricView<'t>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    rubrics: usize,
    ok: usize,
    failed: usize,
}

#[derive(Serialize)]
struct RubricView<'t> {
    question: String,
    file: &'t str,
    answers: Vec<AnswerView<'t>>,
}

#[derive(Serialize)]
struct AnswerView<'t> {
    kind: &'static str,
    line: usize,
    column: usize,
    answer: &'t str,
    ok: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    failures: Vec<FailureView<'t>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum FailureView<'t> {
    Answer { expected: &'static str, found: &'static str, says: String },
    Concept(Box<ConceptView<'t>>),
}

#[derive(Serialize)]
struct ConceptView<'t> {
    concept: &'t str,
    expected: &'static str,
    found: &'static str,
    evidence: Vec<EvidenceView<'t>>,
    nearest: Option<NearestView<'t>>,
}

#[derive(Serialize)]
struct EvidenceView<'t> {
    quote: &'t str,
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    pattern: &'t str,
    how: &'static str,
    denied: Option<&'t str>,
}

#[derive(Serialize)]
struct NearestView<'t> {
    pattern: &'t str,
    quote: Option<&'t str>,
    why: &'t str,
}

pub(super) fn write(tested: &[Tested<'_>], out: &mut dyn Write) -> anyhow::Result<()> {
    let (ok, failed) = counts(tested);
    let rubrics = tested.iter().map(|tested| RubricView {
        question: tested.loaded.rubric.address(),
        file: &tested.loaded.file,
        answers: tested.checked.iter().map(answer).collect(),
    });
    let view = View {
        schema: "grade/1",
        rubrics: rubrics.collect(),
        summary: Summary { rubrics: tested.len(), ok, failed },
    };
    serde_json::to_writer_pretty(&mut *out, &view)?;
    Ok(writeln!(out)?)
}

fn answer(checked: &Checked) -> AnswerView<'_> {
    AnswerView {
        kind: match checked.kind {
            Kind::Reference => "reference",
            Kind::Example => "example",
        },
        line: checked.place.line(),
        column: checked.place.column(),
        answer: &checked.answer,
        ok: checked.is_ok(),
        failures: checked.failures.iter().map(failure).collect(),
    }
}

fn failure(failure: &Failure) -> FailureView<'_> {
    match failure {
        Failure::NotPassed(report) => FailureView::Answer {
            expected: "passed",
            found: report.outcome.as_str(),
            says: not_passed(report),
        },
        Failure::NotCovered(found) => concept(found, "covered"),
        Failure::Covered(found) => concept(found, "not covered"),
    }
}

fn concept<'t>(found: &'t ConceptReport, expected: &'static str) -> FailureView<'t> {
    FailureView::Concept(Box::new(ConceptView {
        concept: found.id.as_str(),
        expected,
        found: found.status.as_str(),
        evidence: found.evidence.iter().map(evidence).collect(),
        nearest: found.nearest.as_ref().map(nearest),
    }))
}

fn evidence(found: &Evidence) -> EvidenceView<'_> {
    EvidenceView {
        quote: &found.quote,
        start: found.span.start,
        end: found.span.end,
        line: found.position.line,
        column: found.position.column,
        pattern: &found.pattern,
        how: found.how.as_str(),
        denied: found.denied.as_ref().map(|denied| denied.reason.as_str()),
    }
}

fn nearest(miss: &NearMiss) -> NearestView<'_> {
    NearestView {
        pattern: &miss.pattern,
        quote: miss.found.as_ref().map(|(_, quote)| quote.as_str()),
        why: &miss.why,
    }
}
