//! A reference answer that its own rubric does not take for a good one.

use super::{Finding, Subject};
use crate::fraction::Fraction;
use crate::grading::{ConceptReport, Grader, Report, Status};

/// The percentage that a model answer should reach.
const MODEL: u32 = 90;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let rubric = subject.rubric;
    let (Some(reference), Some(place)) = (&rubric.reference, rubric.reference_place) else {
        return;
    };
    let report = Grader::new(rubric).of_the_reference().grade(reference);
    let percent = report.shown_percent();
    let title = if !report.passed() {
        format!("the reference answer does not pass: {percent} %")
    } else if report.percent < Fraction::whole(MODEL) {
        format!("the reference answer reaches {percent} %, less than {MODEL} %")
    } else {
        return;
    };
    findings.push(Finding::new(
        place,
        title,
        reason(&report),
        "write what is missing into it, or teach the rubric its words; `grade rubric test` shows \
         what came nearest",
    ));
}

fn reason(report: &Report) -> String {
    let open = |concept: &&ConceptReport| !concept.bonus && concept.status != Status::Covered;
    let open: Vec<&str> =
        report.concepts.iter().filter(open).map(|concept| concept.id.as_str()).collect();
    let flags = report.flags.iter().filter(|flag| flag.kind.blocks());
    let flags: Vec<&str> = flags.map(|flag| flag.kind.as_str()).collect();
    match (&open[..], &flags[..]) {
        ([], []) => "misconceptions take points off".to_owned(),
        ([], flags) => format!("flagged {}", flags.join(", ")),
        (open, _) => format!("not covered: {}", open.join(", ")),
    }
}
