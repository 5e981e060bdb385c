//! Sentences that make a wrong claim, and right ones in nearly the same words: `claims.ndjson`, one
//! `{"question","misconception","right","text"}` a line. A right sentence must raise no
//! misconception of its question at all, since a wrong accusation is worse than a missed one.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use crate::pack::{GRADERS, RUBRICS};
use crate::{data, misses_wanted};

/// The share of wrong claims that are caught below which the test fails (measured: .98; of
/// sentences that were written before their patterns, .75).
const CAUGHT_FLOOR: f64 = 0.95;

#[derive(Deserialize)]
struct Case {
    question: String,
    misconception: String,
    right: bool,
    text: String,
}

#[derive(Default)]
struct Counts {
    wrong: usize,
    caught: usize,
    right: usize,
    clean: usize,
}

fn cases() -> Vec<Case> {
    data::lines(include_str!("claims.ndjson"))
}

#[test]
#[allow(clippy::cast_precision_loss)] // counts of some hundreds
fn claims() {
    let cases = cases();
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    for Case { question, misconception, right, text } in &cases {
        let report = GRADERS[question].grade(text);
        let mut found = report.misconceptions.iter().map(|found| found.id.as_str());
        let count = counts.entry(question).or_default();
        let as_wanted = if *right {
            let clean = found.next().is_none();
            count.right += 1;
            count.clean += usize::from(clean);
            clean
        } else {
            let caught = found.any(|id| id == misconception);
            count.wrong += 1;
            count.caught += usize::from(caught);
            caught
        };
        if !as_wanted && misses_wanted() {
            let verdict = if *right { "accused" } else { "missed" };
            println!("  {verdict}: {question}/{misconception}: {text}");
        }
    }

    let row = |(question, count): (&&str, &Counts)| {
        let Counts { wrong, caught, right, clean } = count;
        format!("{question:<14}{caught:>5} of {wrong:<5}{clean:>5} of {right}\n")
    };
    let rows: String = counts.iter().map(row).collect();
    println!("\n{:<14}{:>9}{:>13}\n{rows}", "claims", "caught", "clean");
    let sum = |of: fn(&Counts) -> usize| counts.values().map(of).sum::<usize>();
    let caught = sum(|count| count.caught) as f64 / sum(|count| count.wrong) as f64;
    assert!(caught >= CAUGHT_FLOOR, "of the wrong claims only {caught:.2} are caught");
    assert_eq!(sum(|count| count.clean), sum(|count| count.right), "a right sentence is accused");
}

#[test]
fn every_misconception_has_sentences() {
    let cases = cases();
    let shown: HashSet<(&str, &str, bool)> = cases
        .iter()
        .map(|case| (case.question.as_str(), case.misconception.as_str(), case.right))
        .collect();
    for (question, rubric) in RUBRICS.iter() {
        for misconception in &rubric.misconceptions {
            let id = misconception.id.as_str();
            for right in [false, true] {
                assert!(
                    shown.contains(&(question, id, right)),
                    "{question}/{id}: none with {right}"
                );
            }
        }
    }
    let known = |case: &Case| {
        let claims = &RUBRICS[&case.question].misconceptions;
        claims.iter().any(|misconception| misconception.id.as_str() == case.misconception)
    };
    for case in &cases {
        assert!(known(case), "no misconception {} in {}", case.misconception, case.question);
    }
}
