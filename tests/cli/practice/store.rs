//! What is kept, and what happens where it cannot be.

use std::fs;

use super::{drafts, journal, practising};
use crate::run::Run;

const ANSWER: &str = "Hourly snapshots.\n:done\nq\n";

fn with_journal(content: &str) -> Run {
    practising().file("kept/practice.ndjson", content)
}

#[test]
fn a_damaged_store_is_named_and_left_alone() {
    let run = with_journal("{\"grade\":\"practice\",\"version\":1}\nnonsense\n");
    for command in ["practice tea", "progress", "progress --export csv"] {
        let error = run.stdin_of(command, ANSWER).refused();
        assert!(error.contains("practice.ndjson: line 2 is damaged"), "{error}");
        assert!(error.contains("nothing in it was changed"), "{error}");
    }
    // One can practise all the same.
    let ran = run.stdin_of("practice backups --no-save", ANSWER);
    assert_eq!(ran.status, 0);
    assert!(ran.stderr.contains("is not taken into account"), "{}", ran.stderr);
    assert!(ran.stdout.contains("33.3 %"), "{}", ran.stdout);
    assert!(run.read("kept/practice.ndjson").ends_with("nonsense\n"));
}

#[test]
fn a_newer_store_is_left_to_a_newer_grade() {
    let newer = "{\"grade\":\"practice\",\"version\":2}\n{\"kind\":\"dream\"}\n";
    let run = with_journal(newer);
    let error = run.stdin_of("practice tea", ANSWER).refused();
    assert!(error.contains("--no-save practises without it"), "{error}");
    assert!(
        error.contains("written by a newer grade") && error.contains("update grade"),
        "{error}"
    );
    assert_eq!(run.read("kept/practice.ndjson"), newer);
    assert_eq!(drafts(&run), Vec::<String>::new());
}

#[test]
fn half_a_last_line_is_named_and_costs_nothing_else() {
    let run = practising();
    run.stdin_of("practice backups", ANSWER);
    let whole = run.read("kept/practice.ndjson");
    run.write("kept/practice.ndjson", format!("{whole}{{\"kind\":\"att"));
    let ran = run.grade("progress");
    assert_eq!(ran.status, 0);
    assert!(ran.stderr.contains("cut short when it was written (12 bytes)"), "{}", ran.stderr);
    assert!(ran.stdout.contains("home/backups"), "{}", ran.stdout);
    let ran = run.stdin_of("practice tea", "The kettle.\n:done\nq\n");
    assert!(ran.stderr.contains("cut short"), "{}", ran.stderr);
    assert_eq!(journal(&run).len(), 3);
    assert_eq!(run.read("kept/practice.torn"), "{\"kind\":\"att\n");
    assert_eq!(run.grade("progress").stderr, "");
}

#[test]
fn nothing_is_kept_where_nothing_is_to_be_kept() {
    let run = practising();
    let ran = run.stdin_of("practice backups --no-save", ANSWER);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(!run.path("kept").exists());
    let ran = run.stdin_of("practice backups --no-save", "Hourly\n:quit\n");
    assert!(ran.stdout.contains("is not kept, because of --no-save"), "{}", ran.stdout);
    assert!(!run.path("kept").exists());
}

#[test]
fn attempts_go_where_programs_keep_what_users_made() {
    let run = crate::run::here();
    let (data, home) = (run.path("data"), run.path("user"));
    let run = run.env("HOME", home.display().to_string());
    run.stdin_of("practice backups", ANSWER);
    assert!(run.path("user/.local/share/grade/practice.ndjson").exists());
    let run = run.env("XDG_DATA_HOME", data.display().to_string());
    run.stdin_of("practice backups", ANSWER);
    assert!(run.path("data/grade/practice.ndjson").exists());
}

#[test]
fn a_script_answers_afresh_and_a_draft_is_left_alone() {
    let run = practising();
    let ran = run.stdin_of("practice backups", "Hourly snapshots\n:quit\n");
    assert!(ran.stdout.ends_with("`grade practice home/backups` takes it up again.\n"));
    assert_eq!(drafts(&run), ["Hourly snapshots"]);
    let ran = run.stdin_of("practice", "A NAS.\n:done\nq\n");
    assert!(ran.stdout.contains("A draft of an answer to home/backups is kept"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("Take up"), "{}", ran.stdout);
    assert_eq!(journal(&run)[1]["answer"], "A NAS.");
    assert_eq!(drafts(&run), ["Hourly snapshots"]);
    // What a script leaves behind is another draft.
    run.stdin_of("practice backups", "A cron job\n:quit\n");
    assert_eq!(drafts(&run), ["A cron job", "Hourly snapshots"]);
}

#[test]
fn a_draft_that_is_no_text_is_moved_aside_and_named() {
    let run = practising();
    run.write("kept/drafts/home+tea~1.md", b"caf\xe9");
    // On a terminal it would be taken up; a script looks at it all the same.
    let ran = run.stdin_of("practice tea", "The kettle.\n:done\nq\n");
    assert!(ran.stderr.contains("home+tea~1.saved: was left behind"), "{}", ran.stderr);
    assert_eq!(fs::read(run.path("kept/drafts/home+tea~1.saved")).unwrap(), b"caf\xe9");
    assert_eq!(journal(&run)[1]["answer"], "The kettle.");
}

/// Runs the command where files cannot grow beyond a kibibyte, as on a disk that is full.
#[cfg(unix)]
fn on_a_full_disk(run: &Run, arguments: &str, stdin: &str) -> crate::run::Ran {
    let mut command = std::process::Command::new("sh");
    let script = format!("trap '' XFSZ; ulimit -f 2; exec \"$0\" {arguments}");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_grade")]);
    command.current_dir(run.path(".")).env_clear();
    command.envs(run.environment().iter().map(|(name, value)| (name, value)));
    run.finish(command, stdin.as_bytes())
}

#[test]
#[cfg(unix)]
fn a_full_disk_costs_no_finished_attempt_and_no_answer() {
    let run = practising();
    run.stdin_of("practice tea", "The kettle.\n:done\nq\n");
    let before = run.read("kept/practice.ndjson");
    let answer = format!("Hourly snapshots. {}", "And so on. ".repeat(60));
    let ran = on_a_full_disk(&run, "practice backups", &format!("{answer}\n:done\nq\n"));
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.contains("⟦Hourly snapshots⟧"), "it is judged all the same: {}", ran.stdout);
    assert!(ran.stdout.contains("held until there is room"), "{}", ran.stdout);
    assert!(ran.stderr.contains("judged all the same"), "told at the start: {}", ran.stderr);
    assert!(ran.stderr.contains("1 attempt could not be kept; "), "{}", ran.stderr);
    assert_eq!(run.read("kept/practice.ndjson"), before, "nothing half-written is left");
    assert_eq!(drafts(&run), [answer.as_str()]);
    // With room again the answer is still there.
    run.stdin_of("practice backups", ANSWER);
    assert_eq!(journal(&run).len(), 3);
    assert_eq!(drafts(&run), [answer.as_str()]);
    assert!(fs::read_to_string(run.path("kept/practice.ndjson")).unwrap().starts_with(&before));
}
