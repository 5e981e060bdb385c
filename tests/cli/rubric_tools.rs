//! `grade rubric test` and `grade rubric lint`, on rubrics with every kind of fault.

use std::fs;

use crate::run::{Run, data, nowhere};

/// A folder with rubrics of `tests/data/tools`.
fn with(names: &[&str]) -> Run {
    names.iter().fold(nowhere(), |run, name| {
        let text = fs::read(data("tools").join(name)).unwrap();
        run.file(&format!("rubrics/tools/{name}"), text)
    })
}

const BROKEN: &str = "prompt: Why?\nconcepts: [$nowhere]\n";

#[test]
fn failing_examples() {
    let ran = with(&["clean.yaml", "failing.yaml"]).grade("rubric test");
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!(ran.report());
}

#[test]
fn failing_examples_as_json() {
    let ran = with(&["clean.yaml", "failing.yaml"]).grade("rubric test --format json");
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!(ran.report());
}

#[test]
fn findings() {
    let ran = with(&["clean.yaml", "smelly.yaml"]).grade("rubric lint");
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!(ran.report());
}

#[test]
fn findings_as_json() {
    let ran = with(&["clean.yaml", "smelly.yaml"]).grade("rubric lint --format json");
    assert_eq!(ran.status, 1);
    insta::assert_snapshot!(ran.report());
}

#[test]
fn a_rubric_without_fault_is_all_right() {
    let run = with(&["clean.yaml", "smelly.yaml", "failing.yaml"]);
    for name in ["clean", "tools/clean", "rubrics/tools/clean.yaml"] {
        let tested = run.grade(&format!("rubric test {name}"));
        assert_eq!((tested.status, tested.stderr.as_str()), (0, ""), "{}", tested.stdout);
        assert!(tested.stdout.ends_with("1 rubric: 3 ok\n"), "{}", tested.stdout);
        let linted = run.grade(&format!("rubric lint {name}"));
        assert_eq!((linted.status, linted.stdout.as_str()), (0, "1 rubric: nothing found\n"));
    }
}

#[test]
fn quiet_leaves_the_exit_status() {
    let run = with(&["clean.yaml", "smelly.yaml", "failing.yaml"]);
    for (arguments, status) in [
        ("rubric test clean --quiet", 0),
        ("rubric test failing --quiet", 1),
        ("rubric lint clean -q", 0),
        ("rubric lint smelly -q", 1),
    ] {
        let ran = run.grade(arguments);
        assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (status, "", ""));
    }
}

#[test]
fn a_mistake_in_one_rubric_does_not_hide_the_others() {
    let run = with(&["clean.yaml"]).file("rubrics/tools/broken.yaml", BROKEN);
    for tool in ["test", "lint"] {
        let ran = run.grade(&format!("rubric {tool}"));
        assert_eq!(ran.status, 2);
        assert!(ran.stdout.contains("1 rubric: "), "{}", ran.stdout);
        assert!(ran.stderr.contains("broken.yaml:2:12"), "{}", ran.stderr);
    }
}

#[test]
fn what_is_not_there_is_refused() {
    let run = with(&["clean.yaml"]);
    assert!(run.grade("rubric test claen").refused().contains("did you mean `clean`?"));
    assert!(run.grade("rubric lint rubrics/nothing.yaml").refused().contains("no question"));
    assert_eq!(run.grade("rubric").status, 2);
}

#[test]
fn the_built_in_rubrics_pass_their_own_tests() {
    let ran = nowhere().grade("rubric test");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    assert!(ran.stdout.contains("10 rubrics: "), "{}", ran.stdout);
}

#[test]
fn every_code_is_explained() {
    let help = nowhere().grade("rubric lint --help").stdout;
    let readme = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));
    for lint in grade::lint::LINTS {
        assert!(help.contains(lint.code), "{}", lint.code);
        assert!(readme.contains(&format!("| `{}` |", lint.code)), "{}", lint.code);
    }
}
