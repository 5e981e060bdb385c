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

/// The lines of a watch's standard error up to one that holds these words.
fn told(child: &mut std::process::Child) -> impl FnMut(&str) -> Vec<String> + use<> {
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    move |last| {
        let mut told = Vec::new();
        for line in lines.by_ref() {
            told.push(line);
            if told.last().is_some_and(|line| line.contains(last)) {
                break;
            }
        }
        told
    }
}

#[test]
fn a_file_that_goes_leaves_the_report_and_a_report_starts_no_round() {
    let run = here().file("answers/backups.md", answer("good.md")).file("answers/tea.md", "");
    // Reports and a summary, within what is watched.
    let run = run.env("GITHUB_STEP_SUMMARY", "answers/summary.md");
    let arguments = ["check", "answers", "--watch", "--quiet", "-o", "answers/report.csv", "-o"];
    let arguments = [&arguments[..], &["github=answers/log.txt", "-o", "answers/all.md"]].concat();
    let mut child = run.command(&arguments).spawn().unwrap();
    let mut told = told(&mut child);
    let first = told("Ctrl-C");
    assert!(first[0].starts_with("grade: not passed: 2 answers judged: 1 passed"), "{first:?}");
    // Two looks come and go; what they would have started is told before what the removal starts.
    std::thread::sleep(std::time::Duration::from_millis(1200));
    fs::remove_file(run.path("answers/tea.md")).unwrap();
    let second = told("Ctrl-C");
    assert_eq!(
        second[0],
        "grade: passed: 1 answer judged: 1 passed, 0 to be reviewed, 0 not passed."
    );
    assert!(!run.read("answers/report.csv").contains("tea.md"));
    child.kill().unwrap();
    child.wait().unwrap();
}
