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
    let rubric = blocks("yaml")[1];
    let reference = rubric.split("reference: |").nth(1).unwrap();
    let (_, reference) = reference.split_once('\n').unwrap();
    let reference = reference.split("examples:").next().unwrap();
    // Without the reference in the rubric, since repeating it is no answer.
    let rubric = rubric.split("reference: |").next().unwrap();
    let run = here().file("rubrics/home/backups.yaml", rubric).stdin(reference);
    let report = run.grade("backups").report();
    assert!(report.contains("100 %"), "{report}");
}

#[test]
fn its_example_is_what_comes_out() {
    let [answer, report] = blocks("text")[..2] else { panic!("the README lost its example") };
    let ran = nowhere().file("answer.md", answer).grade("caching answer.md");
    assert_eq!(ran.stdout, report, "put the new report into the README:\n{}", ran.stdout);
}
