//! `--watch` judges what was saved.

use std::fs;
use std::io::{BufRead, BufReader};

use crate::run::{answer, here};

#[test]
fn what_is_saved_is_judged_again() {
    let run = here().file("answers/backups.md", answer("poor.md")).file("answers/tea.md", "");
    let mut child = run.command(&["check", "answers", "--watch"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    let mut report = || {
        let mut text = String::new();
        for line in lines.by_ref() {
            text = text + &line + "\n";
            if line.contains(" judged: ") {
                break;
            }
        }
        text
    };
    let first = report();
    assert!(first.contains("2 answers judged: 0 passed"), "{first}");
    // As an editor saves that writes another file and renames it.
    run.write("answers/.backups.swp", answer("good.md"));
    fs::rename(run.path("answers/.backups.swp"), run.path("answers/backups.md")).unwrap();
    let second = report();
    assert!(second.contains("1 answer judged: 1 passed"), "{second}");
    assert!(second.starts_with("✔ answers/backups.md"), "{second}");
    run.write("rubrics/home/tea.yaml", "prompt: How?\npass: 0\nconcepts: [pot]\n");
    let third = report();
    assert!(third.contains("2 answers judged: 2 passed"), "a rubric concerns all: {third}");
    child.kill().unwrap();
    child.wait().unwrap();
}
