//! Exit status: 0 passed, 1 below the pass mark, 2 could not be judged; the worst of several.

use crate::run::here;

#[test]
fn zero_for_a_pass_and_one_below() {
    assert_eq!(here().grade("backups good.md").status, 0);
    assert_eq!(here().grade("backups poor.md").status, 1);
}

#[test]
fn review_counts_as_below_unless_it_is_allowed() {
    let rubric = "prompt: Why?\npass: 60\nreview: 40\nconcepts: [kettle, teapot]\n";
    let run = here().file("rubrics/home/tea.yaml", rubric).stdin("First the kettle.");
    let ran = run.grade("tea");
    assert_eq!(ran.status, 1);
    assert!(ran.stdout.contains("To be reviewed by a person"), "{}", ran.stdout);
    assert_eq!(run.grade("tea --allow-review").status, 0);
    assert_eq!(run.file("off.md", "Neither.").grade("tea --allow-review off.md").status, 1);
}

#[test]
fn the_worst_of_several_and_the_others_are_graded_all_the_same() {
    assert_eq!(here().grade("backups good.md good.md").status, 0);
    assert_eq!(here().grade("backups good.md poor.md").status, 1);
    let ran = here().grade("backups missing.md good.md poor.md");
    assert_eq!(ran.status, 2);
    assert_eq!(ran.stderr, "grade: missing.md: there is no such file\n");
    assert!(ran.stdout.contains("2 answers judged: 1 passed, 0 to be reviewed, 1 not passed."));
}

#[test]
fn quiet_leaves_the_exit_status_alone() {
    for (answer, status) in [("good.md", 0), ("poor.md", 1), ("missing.md", 2)] {
        let ran = here().grade(&format!("backups --quiet {answer}"));
        assert_eq!((ran.status, ran.stdout.as_str()), (status, ""));
        assert_eq!(ran.stderr.is_empty(), status < 2, "errors are told all the same");
    }
}
