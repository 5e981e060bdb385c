//! `grade progress`.

use super::practising;
use crate::run::Run;

/// A past of three attempts and a dispute.
fn past() -> Run {
    let run = practising();
    let past = include_str!("past.ndjson");
    run.file("kept/practice.ndjson", past)
}

#[test]
fn for_a_person() {
    insta::assert_snapshot!(past().grade("progress").report());
}

#[test]
fn at_forty_columns() {
    let shown = past().env("COLUMNS", "40").grade("progress").report();
    assert!(shown.lines().all(|line| line.chars().count() <= 40), "{shown}");
}

#[test]
fn for_a_program() {
    let json = past().grade("progress --format json").report();
    insta::assert_snapshot!(json.replace(",\"", ",\n\"").replace("{\"", "{\n\""));
}

#[test]
fn for_a_spreadsheet() {
    insta::assert_snapshot!(past().grade("progress --export csv").report());
}

#[test]
fn what_was_overlooked() {
    insta::assert_snapshot!(past().grade("progress --disputed").report());
    let none = practising().grade("progress --disputed").report();
    assert!(none.starts_with("No concept was disputed"), "{none}");
}

#[test]
fn before_anything_was_practised() {
    let nothing = practising().grade("progress").report();
    assert_eq!(nothing, "Nothing was practised yet; `grade practice` begins.\n");
}
