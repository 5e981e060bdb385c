//! A run as JUnit XML, which most CI servers show: a suite a question, a test case an answer.
//!
//! What did not pass is a failure, what could not be judged an error. Of all that varies from run
//! to run, such as times, nothing is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::checked::{Checked, CheckedAnswer, Verdict};
use super::safe::visible;

/// Writes a run.
pub(super) fn write(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let mut suites: BTreeMap<&str, TestSuite> = BTreeMap::new();
    for answer in &checked.answers {
        let question = answer.report.question.as_str();
        let suite = suites.entry(question).or_insert_with(|| TestSuite::new(question));
        suite.add_test_case(test_case(answer));
    }
    let mut report = Report::new("grade");
    report.add_test_suites(suites.into_values());

    let verdict = checked.verdict_on_unanswered();
    let unanswered = checked.unanswered.iter().map(|address| unanswered(address, verdict));
    add_suite(&mut report, "not answered", unanswered.collect());
    let errors = checked.errors.iter().map(|error| {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_type("error").set_message(visible(&error.message));
        named(&error.place(), &error.path, status)
    });
    add_suite(&mut report, "could not be judged", errors.collect());
    let skipped = checked.skipped.iter().map(|skipped| {
        let mut status = TestCaseStatus::skipped();
        status.set_description(visible(&skipped.why));
        named(&skipped.path, &skipped.path, status)
    });
    add_suite(&mut report, "skipped", skipped.collect());
    report.test_suites.iter_mut().for_each(count_skipped);
    report.serialize(out).map_err(io::Error::other)
}

fn add_suite(report: &mut Report, name: &str, cases: Vec<TestCase>) {
    if !cases.is_empty() {
        let mut suite = TestSuite::new(name);
        suite.add_test_cases(cases);
        report.add_test_suite(suite);
    }
}

/// Says how many cases are skipped as readers of the format expect it; the crate counts them among
/// those that somebody switched off.
fn count_skipped(suite: &mut TestSuite) {
    let skipped = std::mem::take(&mut suite.disabled);
    suite.extra.insert("skipped".into(), skipped.to_string().into());
}

fn named(name: &str, path: &str, status: TestCaseStatus) -> TestCase {
    let mut case = TestCase::new(visible(name), status);
    case.set_classname(visible(path));
    case
}

fn unanswered(address: &str, verdict: Verdict) -> TestCase {
    let says = "required, and not answered";
    if verdict == Verdict::Fail {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_type("unanswered").set_message(says);
        TestCase::new(address, status)
    } else {
        let mut case = TestCase::new(address, TestCaseStatus::success());
        case.set_system_out(says);
        case
    }
}

fn test_case(answer: &CheckedAnswer) -> TestCase {
    let report = &answer.report;
    let status = if answer.verdict == Verdict::Fail {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
        status.set_type(report.outcome.as_str()).set_message(points(answer));
        status.set_description(details(answer));
        status
    } else {
        TestCaseStatus::success()
    };
    let mut case = named(&answer.name(), &report.source, status);
    if answer.verdict != Verdict::Fail {
        case.set_system_out(format!("{}\n{}", points(answer), details(answer)));
    }
    case
}

fn points(answer: &CheckedAnswer) -> String {
    let report = &answer.report;
    format!(
        "{} of {} points, {} % (pass mark {} %): {}",
        report.shown_score(),
        report.max.rounded(),
        report.shown_percent(),
        report.pass.rounded(),
        report.outcome.as_str()
    )
}

/// A line for every concept, with its quotes, and for every remark.
fn details(answer: &CheckedAnswer) -> String {
    let report = &answer.report;
    let mut text = String::new();
    for concept in &report.concepts {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}: {}", concept.status.as_str(), visible(&concept.label));
        for evidence in &concept.evidence {
            let place = evidence.position;
            let quote = visible(&evidence.quote);
            let _ = write!(text, " [{}:{} “{quote}”]", place.line, place.column);
        }
        let notes = concept.accepted_by_hand().into_iter().chain(concept.hint.clone());
        for note in notes {
            let _ = write!(text, " ({})", visible(&note));
        }
        text.push('\n');
    }
    for found in &report.misconceptions {
        let says = found.says.as_deref().unwrap_or_default();
        let _ = writeln!(text, "wrong: {} {}", found.id, visible(says));
    }
    for flag in &report.flags {
        let _ = writeln!(text, "{}: {}", flag.kind.as_str(), visible(&flag.says));
    }
    text
}
