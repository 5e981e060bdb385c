//! The page as markup: its policy, its escaping, its links, its colours, and one page as a snapshot.

mod colours;
mod cut;
mod page;

use std::sync::Arc;

use super::write;
use crate::grading::{Outcome, Report};
use crate::report::samples::{ANSWER, report, rubric};
use crate::report::{Checked, CheckedAnswer, Failure, Part, Reveal, Revealed, Skipped, Verdict};

fn written(checked: &Checked) -> String {
    let mut out = Vec::new();
    write(checked, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn answer(report: Report, reveal: Reveal) -> CheckedAnswer {
    let verdict = if report.outcome == Outcome::Passed { Verdict::Pass } else { Verdict::Fail };
    CheckedAnswer {
        report: Revealed::new(report, &rubric(), reveal),
        text: Arc::from(ANSWER),
        part: Part::whole(ANSWER),
        verdict,
    }
}

/// A run that found something of every kind.
fn checked() -> Checked {
    let mut second = report();
    second.source = "answers/second.md".to_owned();
    second.outcome = Outcome::Review;
    Checked {
        answers: vec![answer(report(), Reveal::Labels), answer(second, Reveal::All)],
        skipped: vec![Skipped { path: "notes.md".into(), why: "belongs to no question".into() }],
        errors: vec![Failure {
            path: "broken.md".into(),
            line: Some(3),
            message: "is not text".into(),
        }],
        unanswered: vec!["backend/security".into()],
        ..Checked::default()
    }
}
