//! Formats, files, colour and the locale.

use crate::run::{Run, here};

const ESCAPE: char = '\u{1b}';

#[test]
fn several_answers_are_one_json_object() {
    let json = here().grade("backups good.md poor.md --format json").report();
    let all: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(all["schema"], "grade/1");
    let sources: Vec<_> =
        all["reports"].as_array().unwrap().iter().map(|report| &report["source"]).collect();
    assert_eq!(sources, ["good.md", "poor.md"]);
}

#[test]
fn a_page_holds_every_answer_and_what_could_not_be_judged() {
    let run = here();
    let ran = run.grade("backups good.md missing.md poor.md --format html");
    assert_eq!(ran.status, 2);
    assert!(ran.stdout.starts_with("<!DOCTYPE html>"), "{}", ran.stdout);
    for part in [
        "<h1>1 of 2 answers passed, 1 not judged</h1>",
        ">good.md<",
        ">poor.md<",
        "there is no such file",
    ] {
        assert!(ran.stdout.contains(part), "{part}: {}", ran.stdout);
    }
    for output in ["report.html", "report.HTM", "html=report"] {
        let ran = run.run(&["backups", "good.md", "missing.md", "poor.md", "--output", output]);
        assert_eq!(ran.stdout, "");
    }
    assert_eq!(
        run.read("report.html"),
        run.grade("backups good.md missing.md poor.md --format html").stdout
    );
    assert_eq!(
        (run.read("report.HTM"), run.read("report")),
        (run.read("report.html"), run.read("report.html"))
    );
}

#[test]
fn a_page_hides_what_the_reader_must_not_see() {
    let page = here().grade("backups middling.md --format html --reveal none").report();
    let shown = here().grade("backups middling.md --format html").report();
    for label in ["Keeps copies in two places", "Encrypts what leaves", "Says how long"] {
        assert!(shown.contains(label) && !page.contains(label), "{label}: {page}");
    }
    assert!(page.contains("title=\"◐ #2\"") && page.contains("#5"), "{page}");
}

#[test]
fn one_answer_from_standard_input_is_named_a_dash() {
    for arguments in ["backups --format json", "backups - --format json"] {
        let json = here().stdin("A nightly backup.").grade(arguments).report();
        let report: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!((&report["schema"], &report["source"]), (&"grade/1".into(), &"-".into()));
    }
}

#[test]
fn several_answers_are_told_apart_and_counted() {
    let text = here().stdin("A nightly backup.").grade("backups good.md -").report();
    assert!(text.starts_with("good.md\nhome/backups"), "{text}");
    assert!(text.contains("\nstandard input\nhome/backups"), "{text}");
    assert!(text.ends_with("2 answers judged: 1 passed, 0 to be reviewed, 1 not passed.\n"));
}

#[test]
fn reports_go_into_files_and_not_to_standard_output() {
    let run = here();
    let ran = run.grade(
        "backups good.md --output json=one --output two.json -o three.txt -o human=four.json",
    );
    assert_eq!((ran.status, ran.stdout.as_str(), ran.stderr.as_str()), (0, "", ""));
    let json = run.grade("backups good.md --format json").stdout;
    let human = run.grade("backups good.md").stdout;
    assert_eq!((run.read("one"), run.read("two.json")), (json.clone(), json));
    assert_eq!((run.read("three.txt"), run.read("four.json")), (human.clone(), human));
    assert!(!run.files().iter().any(|name| name.contains("tmp")), "{:?}", run.files());
}

#[test]
fn with_a_format_they_go_to_standard_output_too() {
    let run = here();
    let ran = run.grade("backups good.md --output report --format json");
    assert!(ran.stdout.starts_with("{\"schema\""));
    assert_eq!(run.read("report"), ran.stdout, "a file that says nothing else has the same format");
    let ran = run.grade("backups good.md --output report --format json --quiet");
    assert_eq!(ran.stdout, "");
}

#[test]
fn a_file_does_not_depend_on_the_terminal() {
    let run = here();
    run.grade("backups good.md -o wide.txt");
    let narrow = here().env("COLUMNS", "44").env("CLICOLOR_FORCE", "1").env("LC_ALL", "C");
    narrow.grade("backups good.md -o narrow.txt");
    assert_eq!(run.read("wide.txt"), narrow.read("narrow.txt"));
}

#[test]
fn a_file_that_cannot_be_written_is_named() {
    let error = here().grade("backups good.md --output no/such/report.json").refused();
    assert!(error.starts_with("grade: no/such/report.json: cannot be written: no such"), "{error}");
    let run = here();
    let error = run.grade("backups good.md --output rubrics").refused();
    assert!(error.starts_with("grade: rubrics: cannot be written: "), "{error}");
}

#[test]
fn without_a_report_there_is_no_file() {
    let run = here();
    run.grade("backups missing.md --output report.json").refused();
    assert!(!run.files().contains(&"report.json".to_owned()));
    assert_eq!(run.grade("backups missing.md missing.md --output report.json").status, 2);
    assert_eq!(run.read("report.json"), "{\"schema\":\"grade/1\",\"reports\":[]}\n");
}

#[test]
#[cfg(unix)]
fn a_link_stays_a_link_and_a_device_a_device() {
    let run = here().file("old.json", "old");
    std::os::unix::fs::symlink("old.json", run.path("link.json")).unwrap();
    assert_eq!(run.grade("backups good.md -o link.json -o json=/dev/null").status, 0);
    assert!(run.path("link.json").is_symlink());
    assert!(run.read("old.json").starts_with("{\"schema\""));
}

#[test]
fn an_answer_is_never_written_over() {
    let run = here();
    let error = run.grade("backups good.md --output json=./good.md").refused();
    assert_eq!(error, "grade: ./good.md: would be written over; give --output another file");
    assert_eq!(run.read("good.md"), here().read("good.md"));
    let error = run.grade("backups good.md -o a.json -o a.json").refused();
    assert!(error.contains("a.json"), "{error}");
}

fn is_coloured(run: &Run, arguments: &str) -> bool {
    run.grade(&format!("backups good.md {arguments}")).stdout.contains(ESCAPE)
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    assert!(!is_coloured(&here(), ""));
    assert!(is_coloured(&here(), "--color always"));
    assert!(is_coloured(&here().env("CLICOLOR_FORCE", "1"), ""));
    assert!(!is_coloured(&here().env("CLICOLOR_FORCE", "0"), ""));
    assert!(!is_coloured(&here().env("CLICOLOR_FORCE", "1"), "--color never"));
    assert!(!is_coloured(&here().env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1"), ""));
    assert!(is_coloured(&here().env("NO_COLOR", "1"), "--color always"));
    assert!(!is_coloured(&here(), "--color always --format json"));
}

#[test]
fn colour_changes_nothing_else() {
    let coloured = here().grade("backups middling.md --color always").stdout;
    let plain = here().grade("backups middling.md").stdout;
    let mut bare = String::new();
    for (place, part) in coloured.split(ESCAPE).enumerate() {
        bare.push_str(if place == 0 { part } else { part.split_once('m').unwrap().1 });
    }
    assert_eq!(bare, plain);
}

#[test]
fn without_a_utf8_locale_the_signs_are_ascii() {
    for (name, value) in [("LC_ALL", "C"), ("LC_ALL", "POSIX"), ("LC_ALL", "de_DE.ISO-8859-1")] {
        let report = here().env(name, value).grade("backups middling.md").report();
        assert!(report.is_ascii(), "{report}");
    }
    let report =
        here().env("LC_ALL", "").env("LANG", "en_GB.utf8").grade("backups good.md").report();
    assert!(report.contains('✔'), "{report}");
}
