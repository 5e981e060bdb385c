//! Which files are looked into, and which question each is for.

use super::{answers, passing};
use crate::run::{answer, here, nowhere};

/// The answers of a run: path, line and question.
fn found(json: &str) -> Vec<String> {
    let run: serde_json::Value = serde_json::from_str(json).unwrap();
    let reports = run["reports"].as_array().unwrap().iter();
    let shown = reports.map(|report| {
        let text = |key: &str| report[key].as_str().unwrap();
        format!("{}:{} {}", text("source"), report["part"]["line"], text("question"))
    });
    shown.collect()
}

#[test]
fn answers_are_found_below_folders_in_the_order_of_their_paths() {
    let ran = answers().grade("check answers --format json");
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert_eq!(
        found(&ran.stdout),
        [
            "answers/01-backups.md:1 home/backups",
            "answers/good/backups.md:1 home/backups",
            "answers/poor/backups.md:1 home/backups",
            "answers/tea.md:1 home/tea",
        ]
    );
    assert!(ran.stdout.contains(r#""skipped":[{"path":"answers/notes.md""#), "{}", ran.stdout);
    let here = answers().grade("check --format json");
    let mut expected = found(&ran.stdout);
    expected.push("good.md:1 home/backups".to_owned());
    assert_eq!(found(&here.stdout), expected, "the current folder is searched else");
    let twice = answers().grade("check answers answers/tea.md ./answers --format json");
    assert_eq!(found(&twice.stdout), found(&ran.stdout), "a file is judged once");
}

#[test]
fn ignored_and_hidden_files_are_left_out() {
    let run = passing()
        .file(".gitignore", "drafts/\n*.tmp.md\n")
        .file("drafts/backups.md", "x")
        .file("a/backups.tmp.md", "x")
        .file(".hidden/backups.md", "x")
        .file("backups.rs", "x");
    let ran = run.grade("check . --format json");
    let expected = ["answers/backups.md:1 home/backups", "good.md:1 home/backups"];
    assert_eq!(found(&ran.stdout), expected);
    let named = run.grade("check drafts/backups.md --format json");
    assert_eq!(found(&named.stdout), ["drafts/backups.md:1 home/backups"]);
}

#[test]
fn the_question_may_be_told() {
    let run = here();
    let ran = run.grade("check good.md --question backups");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    let run = run.file("other.md", format!("---\nquestion: tea\n---\n{}", answer("good.md")));
    let ran = run.grade("check other.md --question 1");
    assert_eq!(ran.status, 0);
    assert_eq!(ran.stderr, "grade: other.md: graded on home/backups; its front matter names tea\n");
    let ran = run.grade("check good.md --question bakups");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.contains("did you mean `backups`?"), "{}", ran.stdout);
}

#[test]
fn several_answers_in_one_file() {
    let text = format!(
        "# My answers\n\n## How do you brew green tea?\n\nA kettle, 80 degrees, a teapot.\n\n\
         ## Backups\n\n### Tea\n\n{}",
        answer("good.md")
    );
    let run = here().file("all.md", text);
    let ran = run.grade("check all.md --format json");
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert_eq!(found(&ran.stdout), ["all.md:3 home/tea", "all.md:7 home/backups"]);
    let text = run.grade("check all.md").report();
    assert!(text.starts_with("✔ all.md:3  home/tea"), "{text}");
    let marked = "<!-- grade: tea -->\nA kettle.\n<!-- grade: home/1 -->\nx\n<!-- grade: te -->\n";
    let ran = run.file("marks.md", marked).grade("check marks.md --format json");
    assert_eq!(found(&ran.stdout), ["marks.md:1 home/tea", "marks.md:3 home/backups"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.stderr, "grade: marks.md:5: there is no question `te`; did you mean `tea`?\n");
}

#[test]
fn a_whole_interview_in_one_file() {
    let text = "10 questions\n\n1. Can you explain the role of caching in backend development?\n\n\
                Our cache keeps hot data:\n  1. Redis\n  2. Memcached\n\n\
                2. Can you explain the differences between REST and SOAP?\n\nSOAP is XML only.\n";
    let ran = nowhere().file("interview.txt", text).grade("check interview.txt --format json");
    assert_eq!(
        found(&ran.stdout),
        ["interview.txt:3 backend/caching", "interview.txt:9 backend/rest-soap"]
    );
}

#[test]
fn headings_are_read_as_the_ending_of_the_file_says() {
    let good = answer("good.md");
    for (file, tea, backups) in [
        ("all.adoc", "== How do you brew green tea?", "== Backups"),
        ("all.org", "* How do you brew green tea?", "* Backups"),
        ("all.tex", r"\section{How do you brew green tea?}", r"\section*{Backups}"),
    ] {
        let text = format!("{tea}\n\nA kettle, 80 degrees, a teapot.\n\n{backups}\n\n{good}");
        let ran = here().file(file, text).grade(&format!("check {file} --format json"));
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        let expected = [format!("{file}:1 home/tea"), format!("{file}:5 home/backups")];
        assert_eq!(found(&ran.stdout), expected);
    }
}

#[test]
fn required_questions_must_be_answered() {
    let run = passing();
    let ran = run.grade("check answers --require all");
    assert_eq!(ran.status, 1);
    assert!(ran.stdout.contains("Not answered\n  home/tea\n"), "{}", ran.stdout);
    assert_eq!(run.grade("check answers --require backups,home/1").status, 0);
    assert_eq!(run.grade("check answers --require all --warn-only").status, 0);
    let error = run.grade("check answers --require bakups").refused();
    assert!(error.contains("did you mean `backups`?"), "{error}");
}

#[test]
fn nothing_to_check_is_no_pass() {
    let ran = here().grade("check poor.md");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.starts_with("Skipped\n  poor.md  belongs to no question"), "{}", ran.stdout);
    assert!(ran.stderr.contains("there is no answer here"), "{}", ran.stderr);
    let ran = nowhere().grade("check no/such/folder");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.contains("there is no such file or folder"), "{}", ran.stdout);
}

#[test]
fn a_folder_tells_which_of_two_packs_is_meant() {
    let work = "prompt: How do you back up a server?\nconcepts: [snapshot]\n";
    let run = here()
        .file("rubrics/work/backups.yaml", work)
        .file("work/backups.md", "A snapshot.")
        .file("home/backups.md", answer("good.md"));
    let ran = run.grade("check work home --format json");
    assert_eq!(
        found(&ran.stdout),
        ["home/backups.md:1 home/backups", "work/backups.md:1 work/backups"]
    );
    let ran = run.file("other/backups.md", "x").grade("check other");
    assert_eq!(ran.status, 2);
    let told = "its name could mean home/backups or work/backups";
    assert!(ran.stdout.contains(told), "{}", ran.stdout);
}

#[test]
fn what_belongs_to_no_answer_is_told_and_credited_to_none() {
    let text = "# Backups\n\nWe think about it.\n\n# Who would carry the tapes to the other town?\n\n\
                Nobody yet, though hourly snapshots of everything are copied there, and each month \
                somebody tries a restore.\n";
    let ran = here().file("notes.txt", text).grade("check notes.txt --format csv");
    assert_eq!(ran.status, 1, "{}", ran.stdout);
    let ran = here().file("notes.txt", text).env("COLUMNS", "200").grade("check notes.txt");
    assert!(ran.stdout.contains("notes.txt:5  this part belongs to no question"), "{}", ran.stdout);
}

#[test]
fn capitals_of_a_file_name_are_of_no_account() {
    let run = here().file("Backups.MD", answer("good.md"));
    assert_eq!(run.grade("check Backups.MD").status, 0);
}

#[test]
fn front_matter_without_an_end_is_named() {
    let run = here().file("x.md", "---\nquestion: backups\n\nhourly snapshots\n");
    let ran = run.env("COLUMNS", "200").grade("check x.md");
    assert!(ran.stdout.contains("its front matter has no closing line `---`"), "{}", ran.stdout);
}

#[test]
fn a_built_in_question_is_offered_beside_ones_own() {
    let ran = here().file("caching.md", "Redis").env("COLUMNS", "200").grade("check caching.md");
    assert!(ran.stdout.contains("write `question: backend/caching`"), "{}", ran.stdout);
}

#[test]
fn there_are_no_more_threads_than_files() {
    let ran = super::passing().grade("check answers --jobs 65535");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
}
