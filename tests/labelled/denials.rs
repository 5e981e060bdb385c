//! Sentences that deny a concept, sentences that only look as if they did, and a few that do not
//! speak of it at all, one `{"text","question","concept","expect"}` a line. `denials.ndjson` has the
//! common forms; `denials-unusual.ndjson` was written to hold no form twice, by somebody who did not
//! know the rules.
//!
//! Plans and hearsay deny only where a concept is about what was done: all of `experience` and
//! `architecture`, the projects and APIs of `languages`, the `experience` of `rest-soap`, the
//! `example` of `caching`. Cases of that kind are drawn from these.

use std::collections::BTreeMap;

use grade::grading::{Grader, Status};
use serde::Deserialize;

use crate::pack::GRADERS;
use crate::{data, misses_wanted};

/// The share of right statuses below which the test fails (measured: .98).
const FLOOR: f64 = 0.90;

/// The same for unusual forms (measured: .76).
const UNUSUAL_FLOOR: f64 = 0.70;

#[derive(Deserialize)]
struct Case {
    text: String,
    question: String,
    concept: String,
    expect: Expected,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
enum Expected {
    Denied,
    Covered,
    Absent,
}

impl Expected {
    /// What a status says; a part of the points is said as affirmatively as all of them.
    fn of(status: Status) -> Self {
        match status {
            Status::Covered | Status::Partial => Self::Covered,
            Status::Denied => Self::Denied,
            Status::Missing => Self::Absent,
        }
    }
}

#[test]
fn denials() {
    judge("denials", include_str!("denials.ndjson"), FLOOR);
}

#[test]
fn unusual_denials() {
    judge("unusual denials", include_str!("denials-unusual.ndjson"), UNUSUAL_FLOOR);
}

#[allow(clippy::cast_precision_loss)] // counts of a hundred
fn judge(name: &str, lines: &str, floor: f64) {
    let cases: Vec<Case> = data::lines(lines);
    let mut counts: BTreeMap<(Expected, Expected), usize> = BTreeMap::new();
    for case in &cases {
        let found = found(case, &GRADERS[&case.question]);
        *counts.entry((case.expect, found)).or_default() += 1;
        if found != case.expect && misses_wanted() {
            let Case { text, question, concept, expect } = case;
            println!("  {expect:?}, found {found:?}: {question}/{concept}: {text}");
        }
    }

    let count = |expected, found| counts.get(&(expected, found)).copied().unwrap_or(0);
    let all = [Expected::Denied, Expected::Covered, Expected::Absent];
    let row = |expected| {
        let [denied, covered, absent] = all.map(|found| count(expected, found));
        format!("{:<10}{denied:>8}{covered:>8}{absent:>8}\n", format!("{expected:?}"))
    };
    let right: usize = all.iter().map(|&expected| count(expected, expected)).sum();
    println!(
        "\n{name}\n{:<10}{:>8}{:>8}{:>8}\n{}{right} of {} right",
        "expected",
        "denied",
        "covered",
        "absent",
        all.map(row).concat(),
        cases.len(),
    );
    assert!(right as f64 / cases.len() as f64 >= floor, "too many {name} are misjudged");
}

fn found(case: &Case, grader: &Grader<'_>) -> Expected {
    let report = grader.grade(&case.text);
    let concept = report.concepts.iter().find(|concept| concept.id.as_str() == case.concept);
    Expected::of(concept.expect("a concept of the question").status)
}
