//! Every format of a run, and its exit status.

use super::{FORMATS, answers, passing};
use crate::run::{Run, here};

#[test]
fn every_format_has_every_exit_status() {
    let failing = answers();
    let broken = passing().file("answers/tea.md", "---\nquestion: te\n---\nx\n");
    for format in FORMATS {
        let status = |run: &Run| run.grade(&format!("check answers --format {format}"));
        assert_eq!(status(&passing()).status, 0, "{format}");
        assert_eq!(status(&failing).status, 1, "{format}");
        let ran = status(&broken);
        assert_eq!(ran.status, 2, "{format}");
        assert!(ran.stdout.contains("there is no question"), "{format}: {}", ran.stdout);
        assert_eq!(ran.stderr.is_empty(), format == "human", "{format}: {}", ran.stderr);
    }
}

/// A run with everything that a report may hold, in one format.
fn everything(format: &str) -> String {
    let run = answers()
        .file("answers/typo.md", "---\nquestion: bakups\n---\nx\n")
        .file("answers/both.md", "# Backups\n\nhourly snapshots\n\n# Tea\n\nkettle, teapot\n");
    run.grade(&format!("check answers --require caching --format {format}")).stdout
}

#[test]
fn snapshots() {
    for format in FORMATS {
        let mut text = everything(format);
        if format == "json" || format == "sarif" {
            // One line as it is written; here with a line for each key.
            text = text.replace(",\"", ",\n\"").replace("{\"", "{\n\"");
        }
        if format == "html" {
            let (_, body) = text.split_once("<body>").unwrap();
            let (body, _) = body.split_once("<script>").unwrap();
            text = body.replace("><", ">\n<");
        }
        insta::assert_snapshot!(format!("check_as_{format}"), text);
    }
}

#[test]
fn human_fits_narrow_pages_and_other_locales() {
    let run = answers().env("COLUMNS", "44");
    let text = run.grade("check answers").report();
    assert!(text.lines().all(|line| line.chars().count() <= 44), "{text}");
    insta::assert_snapshot!(text);
    let run = answers().env("LC_ALL", "C");
    assert!(run.grade("check answers").report().is_ascii());
}

#[test]
fn several_at_once() {
    let run = answers();
    let ran = run.grade("check answers --format github --output junit=a.xml -o b.csv -o c.md");
    assert_eq!(ran.status, 1);
    for (file, format) in [("a.xml", "junit"), ("b.csv", "csv"), ("c.md", "markdown")] {
        assert_eq!(
            run.read(file),
            answers().grade(&format!("check answers --format {format}")).stdout
        );
    }
    assert_eq!(ran.stdout, answers().grade("check answers --format github").stdout);
    let again = run.grade("check . --format csv -o c.md");
    assert!(!again.stdout.contains("c.md"), "an earlier report is no answer: {}", again.stdout);
}

#[test]
fn what_is_not_there_is_a_result_of_sarif() {
    let run = passing().file("answers/typo.md", "---\nquestion: te\n---\nx\n");
    let ran = run.grade("check answers --require tea --format sarif");
    let log: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let errors: Vec<&str> = results
        .iter()
        .filter(|result| result["level"] == "error")
        .map(|result| result["ruleId"].as_str().unwrap())
        .collect();
    assert_eq!(errors, ["grade/not-judged", "grade/unanswered"]);
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn what_is_not_there_is_a_warning_where_the_run_only_warns() {
    for (arguments, sarif, github, failures) in [
        ("", r#""level":"error","#, "::error title=not answered::", 1),
        ("--warn-only", r#""level":"warning","#, "::warning title=not answered::", 0),
    ] {
        let run = passing();
        let report = |format: &str| {
            run.grade(&format!("check answers --require all {arguments} --format {format}")).stdout
        };
        assert!(report("github").contains(github), "{}", report("github"));
        let log: serde_json::Value = serde_json::from_str(&report("sarif")).unwrap();
        let log = &log["runs"][0];
        let told = &log["invocations"][0]["toolExecutionNotifications"][0];
        let results = log["results"].as_array().unwrap();
        let is_it = |result: &&serde_json::Value| result["ruleId"] == "grade/unanswered";
        let result = results.iter().find(is_it).unwrap();
        for one in [told, result] {
            assert!(one.to_string().contains(sarif), "{one}");
        }
        let junit = report("junit");
        assert!(junit.contains(&format!(r#"failures="{failures}""#)), "{junit}");
        assert!(junit.contains("required, and not answered"), "{junit}");
    }
}

#[test]
fn junit_counts_skipped_files_as_skipped() {
    let run = passing().file("answers/notes.md", "What belongs to no question.");
    let report = run.grade("check answers --format junit").stdout;
    let suite = report.lines().find(|line| line.contains(r#"name="skipped""#)).unwrap();
    assert!(suite.contains(r#"tests="1""#) && suite.contains(r#"skipped="1""#), "{suite}");
    assert!(!report.contains(r#"disabled="1""#), "{report}");
}

#[test]
fn an_answer_is_never_written_over() {
    let error = passing().grade("check answers -o human=answers/backups.md").refused();
    assert!(error.contains("answers/backups.md: would be written over"), "{error}");
    let error = here().grade("check good.md -o human=./good.md").refused();
    assert!(error.contains("good.md: would be written over"), "{error}");
}

#[test]
fn a_github_job_gets_a_summary() {
    let run = answers().file("summary.md", "before\n").env("GITHUB_STEP_SUMMARY", "summary.md");
    run.grade("check answers");
    assert_eq!(run.read("summary.md"), "before\n", "only where the format is asked for");
    run.grade("check answers -o github=commands.txt");
    let summary = run.read("summary.md");
    assert!(summary.starts_with("before\n## Written answers\n"), "{summary}");
    assert!(summary.contains("| ✘ | answers/tea.md | home/tea | 0 % |"), "{summary}");
    let run = answers().env("GITHUB_STEP_SUMMARY", "no/such/file");
    let ran = run.grade("check answers --format github");
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("GITHUB_STEP_SUMMARY"), "{}", ran.stderr);
    let annotations = answers().grade("check answers --format github").stdout;
    assert_eq!(ran.stdout, annotations, "what cannot be written costs no annotation");
}

#[test]
fn quiet_leaves_the_exit_status() {
    let ran = answers().grade("check answers --quiet");
    assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (1, "", ""));
}

#[test]
fn one_question_is_graded_in_every_format_too() {
    for format in FORMATS {
        let ran = here().grade(&format!("backups good.md poor.md --format {format}"));
        assert_eq!((ran.status, ran.stderr.as_str()), (1, ""), "{format}");
        assert!(ran.stdout.contains("poor.md"), "{format}: {}", ran.stdout);
        let ran = here().grade(&format!("backups good.md missing.md --format {format}"));
        assert_eq!(ran.status, 2, "{format}");
        let is_told = !["human", "json"].contains(&format);
        assert_eq!(ran.stdout.contains("no such file"), is_told, "{format}: {}", ran.stdout);
    }
}

#[test]
fn what_is_not_covered_is_not_named_below_labels() {
    let secrets = ["restore", "Tries the", "two-places", "two places", "encrypt", "how-long"];
    for format in FORMATS {
        let run = here().file("backups.md", super::answer("poor.md"));
        let arguments = format!("check backups.md --reveal none --format {format}");
        let report = run.grade(&arguments).stdout.replace("Try to restore", "");
        for secret in secrets {
            assert!(!report.contains(secret), "{format} gives {secret} away:\n{report}");
        }
    }
}

#[test]
fn hostile_answers_and_names_steer_nothing() {
    let evil = "=1+1,\u{1b}]0;x\u{7} ::error::x |a| <script>x</script> nightly backup\u{202e}\n";
    let run = here().file("answers/=1,\u{1b}[2J\n::error::x%/backups.md", evil);
    for format in FORMATS {
        let ran = run.grade(&format!("check answers --format {format}"));
        let raw = |c: char| (c.is_control() && c != '\n' && c != '\r') || c == '\u{202e}';
        assert!(!ran.stdout.contains(raw), "{format}: {:?}", ran.stdout);
        match format {
            "github" => {
                let begins = |line: &&str| line.starts_with("::error");
                assert_eq!(ran.stdout.lines().filter(begins).count(), 1, "{}", ran.stdout);
            }
            "csv" => {
                let mut rows = csv::Reader::from_reader(ran.stdout.as_bytes());
                let cells = rows
                    .records()
                    .flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>());
                cells.for_each(|cell| assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}"));
            }
            "markdown" => assert!(!ran.stdout.contains("<script>"), "{}", ran.stdout),
            _ => {}
        }
    }
}
