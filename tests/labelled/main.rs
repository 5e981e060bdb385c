//! How well the built-in rubrics judge answers that people have labelled.
//!
//! `cargo test --test labelled -- --nocapture` prints a table for each set: the project's own in
//! this folder, and the two halves of `../shared/answers` where a checkout has them beside it.
//! With `GRADE_MISSES=1` it also lists, for the own and the open set, every pair that was judged
//! wrongly. Of the sealed half nothing but counts is ever printed, or it would not stay unseen.
//!
//! - [`pack`] holds the built-in rubrics; [`data`] reads the sets, [`mod@measure`] compares, [`counts`] adds up, [`mod@table`] lays out;
//! - [`naive`] is the yardstick: a grader that slides the same words over the answer;
//! - [`claims`] holds single sentences that claim something wrong, or only look as if they did;
//! - [`denials`] holds single sentences that deny, or only look as if they did;
//! - [`typos`] mistypes clean answers by rule.

mod claims;
mod counts;
mod data;
mod denials;
mod measure;
mod naive;
mod pack;
mod table;
mod typos;

use data::{Labelled, Set};
use measure::{Measured, Verdict, measure};
use pack::{GRADERS, RUBRICS};
use table::table;

/// Below this the own set's overall F1 is a regression (measured: .90).
const OWN_F1_FLOOR: f64 = 0.87;

#[test]
fn labelled_sets() {
    let own = Set::own();
    let measured = report(&own, &own.read().expect("stands in this folder"));
    for set in [Set::open(), Set::sealed()] {
        match set.read() {
            Some(answers) => drop(report(&set, &answers)),
            None => println!("\nskipped: {} ({}) is not here", set.title, set.folder.display()),
        }
    }

    let f1 = measured.total.f1();
    assert!(f1 >= OWN_F1_FLOOR, "F1 on the own set is {f1:.3}, below {OWN_F1_FLOOR}");
    for kind in ["stuffed", "trap"] {
        assert_eq!(measured.kind(kind).undeserving.passed, 0, "a {kind} answer passes");
    }
}

#[test]
fn own_labels_name_concepts_of_the_rubrics() {
    for answer in Set::own().read().expect("stands in this folder") {
        let rubric = &RUBRICS[&answer.question];
        for id in answer.labels.all() {
            let known = rubric.concepts.iter().any(|concept| concept.id.as_str() == id);
            assert!(known, "{}: no concept {id} in {}", answer.id, rubric.id);
        }
    }
}

/// Prints what `grade` and the naive grader make of a set; returns what `grade` makes of it.
fn report(set: &Set, answers: &[Labelled]) -> Measured {
    let by_grade =
        |answer: &Labelled| Verdict::of(&GRADERS[&answer.question].grade(&answer.answer));
    let by_naive = |answer: &Labelled| naive::grade(&RUBRICS[&answer.question], &answer.answer);
    let measured = if set.sealed {
        quietly(|| measure(answers, by_grade))
    } else {
        measure(answers, by_grade)
    };
    let naive = measure(answers, by_naive);
    let shown = misses_wanted() && !set.sealed;
    let mistakes = if shown { measured.mistakes.join("\n") + "\n" } else { String::new() };
    // In one piece, since other tests print at the same time.
    print!(
        "{}{mistakes}{}",
        table(&format!("{}: grade", set.title), &measured),
        table(&format!("{}: naive grader, same words", set.title), &naive),
    );
    measured
}

fn misses_wanted() -> bool {
    std::env::var_os("GRADE_MISSES").is_some_and(|value| !value.is_empty() && value != "0")
}

/// Runs `work` so that a panic names only its place in the code: its message could quote an answer.
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        eprintln!("panicked at {place}; the message is withheld");
    }));
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(work));
    std::panic::set_hook(usual);
    outcome.unwrap_or_else(|_| panic!("grading the sealed half panicked"))
}
