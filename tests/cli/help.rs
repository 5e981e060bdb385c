//! What the command says of itself.

use crate::run::{here, nowhere};

#[test]
fn alone_it_prints_its_help() {
    let ran = nowhere().grade("");
    let help = format!("{}{}", ran.stdout, ran.stderr);
    for part in ["grade [OPTIONS] QUESTION [FILE]...", "list", "show", "Examples:"] {
        assert!(help.contains(part), "{part}: {help}");
    }
}

#[test]
fn help_and_version_go_to_standard_output() {
    let ran = nowhere().grade("--help");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    for part in ["--rubrics", "--output", "--reveal", "--explain", "COLUMNS", "Exit status:"] {
        assert!(ran.stdout.contains(part), "{part}: {}", ran.stdout);
    }
    let ran = nowhere().grade("--version");
    assert_eq!((ran.status, ran.stdout), (0, format!("grade {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn practice_says_all_that_there_is_to_know() {
    let ran = nowhere().grade("practice --help");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    for part in ["grade practice --due", "--watch", ":done", "TERM", "GRADE_HOME", "FSRS-6"] {
        assert!(ran.stdout.contains(part), "{part}: {}", ran.stdout);
    }
}

#[test]
fn options_of_every_command_may_stand_before_or_after_it() {
    let run = here();
    let before = run.grade("--rubrics rubrics --color never list");
    let after = run.grade("list --rubrics rubrics --color never");
    assert_eq!((before.status, &before.stdout), (0, &after.stdout));
    assert!(before.stdout.contains("backups"), "{}", before.stdout);
}

#[test]
fn a_question_is_found_by_id_address_and_number() {
    for name in ["backups", "home/backups", "1", "home/1"] {
        let report = here().grade(&format!("{name} good.md")).report();
        assert!(report.starts_with("home/backups"), "{name}: {report}");
    }
}

#[test]
fn rubrics_are_found_where_they_were_said_to_be() {
    let lemon = "prompt: What goes into lemonade?\nconcepts: [lemon]\n";
    let run = here().file("elsewhere/drinks/lemonade.yaml", lemon).stdin("A lemon.");
    for path in ["elsewhere", "elsewhere/drinks", "elsewhere/drinks/lemonade.yaml"] {
        let ran = run.grade(&format!("--rubrics {path} lemonade"));
        assert_eq!(ran.status, 0, "{path}: {}", ran.stderr);
    }
    assert_eq!(run.grade("lemonade").status, 2, "not nearby");
    let list = std::env::join_paths(["elsewhere", "rubrics"]).unwrap().into_string().unwrap();
    let run = run.env("GRADE_RUBRICS", list);
    assert_eq!(run.grade("lemonade").status, 0);
    assert_eq!(run.grade("tea").status, 1);
    assert_eq!(run.grade("lemonade --rubrics rubrics").status, 2, "the option replaces the list");
}
