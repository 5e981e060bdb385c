//! What the README shows is true.

use crate::run::{here, nowhere};

const README: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));

/// The contents of the README's code blocks of a language, in order.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    let mut blocks = README.split(&fence);
    blocks.next();
    blocks.map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn its_rubrics_can_be_used() {
    let rubrics = blocks("yaml");
    let run = nowhere()
        .file("rubrics/mine/passwords.yaml", rubrics[0])
        .file("rubrics/mine/backups.yaml", rubrics[1]);
    let ran = run.stdin("I reach for bcrypt, with a salt for each.").grade("passwords");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    assert_eq!(rubrics.len(), 2);
}

#[test]
fn its_reference_answer_passes_in_full() {
    let run = here().file("rubrics/home/backups.yaml", blocks("yaml")[1]);
    let ran = run.grade("rubric test backups");
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    let shown = run.grade("show backups --reference --format json").stdout;
    let reference = shown.split("\"reference\": \"").nth(1).unwrap();
    let reference = reference.split('"').next().unwrap().replace("\\n", "\n");
    let without = blocks("yaml")[1].split("reference: |").next().unwrap();
    let run = here().file("rubrics/home/backups.yaml", without).stdin(&reference);
    let ran = run.grade("backups --format csv");
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert!(ran.stdout.contains(",100,"), "{}", ran.stdout);
}

#[test]
fn its_example_is_what_comes_out() {
    let [answer, report] = blocks("text")[..2] else { panic!("the README lost its example") };
    let ran = nowhere().file("answer.md", answer).grade("caching answer.md");
    assert_eq!(ran.stdout, report, "put the new report into the README:\n{}", ran.stdout);
}
