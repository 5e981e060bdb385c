//! Pass marks, settings files, and concepts that a person accepted.

use super::{answers, passing};
use crate::run::{answer, here};

#[test]
fn another_pass_mark_may_be_set() {
    let run = here().file("backups.md", answer("middling.md"));
    let percent = |arguments: &str| run.grade(&format!("check backups.md {arguments}"));
    assert_eq!(percent("").status, 1);
    assert_eq!(percent("--fail-under 58").status, 0);
    assert_eq!(percent("--fail-under 90").status, 1);
    assert!(percent("--fail-under 90").stdout.contains("(pass mark 90 %)"));
    assert_eq!(percent("--fail-under 90 --warn-only").status, 0);
    assert!(percent("--fail-under 90 --warn-only").stdout.starts_with("! backups.md"));
    let ran = percent("--fail-under 101");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("0 to 100"), "{}", ran.stderr);
}

#[test]
fn required_concepts_alone_may_decide() {
    let run = here().file("backups.md", "A nightly backup.").file("tea.md", "A kettle.");
    assert_eq!(run.grade("check backups.md").status, 1);
    assert_eq!(run.grade("check backups.md --required-only").status, 0);
    assert_eq!(run.grade("check tea.md --required-only").status, 1, "nothing is required there");
    let run = run.file("backups.md", "On tape and on Amazon S3, encrypted; we test the restore.");
    assert_eq!(run.grade("check backups.md --required-only").status, 1);
}

#[test]
fn review_passes_where_it_is_allowed() {
    let run = here().file("backups.md", "A nightly backup goes to the NAS, and another to tape.");
    let ran = run.grade("check backups.md");
    assert_eq!(ran.status, 1);
    assert!(ran.stdout.contains("1 to be reviewed"), "{}", ran.stdout);
    assert_eq!(run.grade("check backups.md --allow-review").status, 0);
}

#[test]
fn settings_are_found_upwards() {
    let run = answers()
        .file(
            "grade.yaml",
            "paths: [answers]\nexclude: [poor/, tea.md]\nformat: csv\nallow-review: true\n",
        )
        .file("deep/er/x.txt", "");
    let ran = run.grade("check");
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert!(ran.stdout.starts_with("path,line,question"), "{}", ran.stdout);
    assert_eq!(ran.stdout.lines().count(), 4, "{}", ran.stdout);
    let mut below = run.command(&["check", "--format", "csv"]);
    let output = below.current_dir(run.path("deep/er")).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("../../answers/01-backups.md,1,home/backups"), "{text}");
    assert_eq!(run.grade("check answers/tea.md").status, 1, "what is named is checked");
}

#[test]
fn settings_hold_per_path_and_the_command_line_wins() {
    let run = answers().file(
        "grade.yaml",
        "fail-under: 100\nper-path:\n  - {path: answers/good/, fail-under: 50}\n",
    );
    assert_eq!(run.grade("check answers/good").status, 0);
    assert_eq!(run.grade("check answers/01-backups.md").status, 1);
    assert_eq!(run.grade("check answers/01-backups.md --fail-under 50").status, 0);
}

#[test]
fn settings_may_tell_where_rubrics_are() {
    let lemon = "prompt: What goes into lemonade?\nconcepts: [lemon]\n";
    let run = here()
        .file("elsewhere/drinks/lemonade.yaml", lemon)
        .file("lemonade.md", "A lemon.")
        .file("grade.yaml", "rubrics: [elsewhere]\n");
    assert_eq!(run.grade("check lemonade.md").status, 0);
    assert_eq!(run.grade("check lemonade.md --rubrics rubrics").status, 2);
}

#[test]
fn a_mistake_in_settings_is_shown_with_line_and_caret() {
    let ran = passing().file("grade.yaml", "paths: [answers]\nfail-undr: 70\n").grade("check");
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    for part in ["grade.yaml:2:1", "fail-undr: 70", "^^^^^^^^^", "did you mean `fail-under`?"] {
        assert!(ran.stderr.contains(part), "{part}: {}", ran.stderr);
    }
}

/// An answer that lacks two concepts, one of which a person accepted.
fn accepting(list: &str) -> crate::run::Run {
    let text = "A nightly backup goes to the NAS and to tape, encrypted.";
    here().file("backups.md", format!("---\naccept: {list}\n---\n{text}\n"))
}

#[test]
fn what_a_person_accepted_counts_where_the_policy_says_so() {
    let run = accepting("[{restore: says it to my face}]");
    let ran = run.grade("check backups.md --fail-under 70");
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.stderr,
        "grade: backups.md: `accept:` is ignored; it counts with --accept or `accept: true` in \
         grade.yaml\n"
    );
    for format in super::FORMATS {
        let arguments = format!("check backups.md --fail-under 70 --accept --format {format}");
        let ran = run.grade(&arguments);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{format}: {}", ran.stdout);
        assert!(ran.stdout.contains("accepted"), "{format}: {}", ran.stdout);
    }
    let run = run.file("grade.yaml", "accept: true\nfail-under: 70\n");
    assert_eq!(run.grade("check backups.md").status, 0);
}

#[test]
fn an_accepted_concept_must_exist() {
    let ran = accepting("[restor]").grade("check backups.md --accept");
    assert_eq!(ran.status, 2);
    let told = "backups.md:2  `accept`: home/backups has no concept `restor`; did you mean";
    assert!(ran.stdout.contains(told), "{}", ran.stdout);
    let hidden = accepting("[restor]").grade("check backups.md --accept --reveal none");
    assert!(!hidden.stdout.contains("`restore`"), "{}", hidden.stdout);
}

#[test]
fn a_name_in_settings_that_nothing_has_is_shown_with_its_line() {
    for (line, place) in [
        ("require: nosuch", "grade.yaml:2:10"),
        ("require: [tea, nosuch]", "grade.yaml:2:16"),
        ("rubrics: [nosuch]", "grade.yaml:2:11"),
        ("question: nosuch", "grade.yaml:2:11"),
        ("per-path: [{path: a, question: nosuch}]", "grade.yaml:2:32"),
    ] {
        let run = passing().file("grade.yaml", format!("paths: [answers]\n{line}\n"));
        let ran = run.grade("check");
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{line}: {}", ran.stderr);
        for part in [place, "^^^^^^", "nosuch"] {
            assert!(ran.stderr.contains(part), "{line}: {part}: {}", ran.stderr);
        }
    }
    let run = passing().file("grade.yaml", "require: nosuch\nquestion: nosuch\n");
    let ran = run.grade("check answers --require backups --question backups");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "the command line wins");
}

#[test]
fn settings_have_one_of_two_names() {
    let run = here().file("backups.md", answer("middling.md"));
    assert_eq!(run.grade("check backups.md").status, 1);
    let run = run.file("grade.yml", "fail-under: 58%\n");
    assert_eq!(run.grade("check backups.md").status, 0);
    let error = run.file("grade.yaml", "").grade("check backups.md").refused();
    assert!(error.contains("both grade.yaml and grade.yml"), "{error}");
}
