//! The reports themselves, as they come out of real runs.

use crate::run::{answer, here};

#[test]
fn a_good_answer() {
    insta::assert_snapshot!(here().grade("backups good.md").report());
}

#[test]
fn a_middling_answer() {
    insta::assert_snapshot!(here().grade("backups middling.md").report());
}

#[test]
fn a_middling_answer_on_a_narrow_terminal() {
    let run = here().env("COLUMNS", "44");
    insta::assert_snapshot!(run.grade("backups middling.md").report());
}

#[test]
fn a_poor_answer_from_standard_input() {
    insta::assert_snapshot!(here().stdin(answer("poor.md")).grade("backups").report());
}

#[test]
fn a_good_answer_explained() {
    insta::assert_snapshot!(here().grade("backups good.md --explain").report());
}

#[test]
fn a_poor_answer_explained() {
    insta::assert_snapshot!(here().grade("backups poor.md --explain").report());
}

#[test]
fn a_middling_answer_with_everything_revealed() {
    insta::assert_snapshot!(here().grade("backups middling.md --reveal all").report());
}

#[test]
fn a_middling_answer_as_json() {
    let json = here().grade("backups middling.md --format json").report();
    // One line as it is written; here with a line for each key, in the same order.
    insta::assert_snapshot!(json.replace(",\"", ",\n\"").replace("{\"", "{\n\""));
}

#[test]
fn a_two_line_rubric() {
    let run = here().stdin("Water from the kettle, at 80 degrees, over the leaves.");
    insta::assert_snapshot!(run.grade("tea").report());
}

#[test]
fn what_is_not_covered_is_not_named_below_labels() {
    let secrets =
        ["restore", "Tries the", "two-places", "two places", "encrypt", "how-long", "GPG"];
    for reveal in ["none", "hints"] {
        for format in ["human", "json"] {
            let arguments =
                format!("backups poor.md --explain --reveal {reveal} --format {format}");
            // The rubric's feedback is the author's own remark.
            let report = here().grade(&arguments).report().replace("Try to restore", "");
            for secret in secrets {
                assert!(!report.contains(secret), "{arguments} gives {secret} away:\n{report}");
            }
            assert!(report.contains("#2"), "{report}");
            assert_eq!(report.contains("How do you know that it works?"), reveal == "hints");
        }
    }
}

#[test]
fn quotes_are_the_bytes_that_they_say() {
    let given = format!("\u{feff}---\nquestion: backups\n---\r\nÄhm: {}", answer("good.md"));
    let json = here().file("answer.md", &given).grade("backups answer.md --format json").report();
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let concepts = report["concepts"].as_array().unwrap();
    let evidence: Vec<_> =
        concepts.iter().flat_map(|concept| concept["evidence"].as_array().unwrap()).collect();
    assert!(evidence.len() >= 4, "{json}");
    for evidence in evidence {
        let offset = |key: &str| usize::try_from(evidence[key].as_u64().unwrap()).unwrap();
        assert_eq!(&given[offset("start")..offset("end")], evidence["quote"].as_str().unwrap());
    }
}

#[test]
fn control_characters_in_an_answer_are_never_sent_raw() {
    let hostile = "A nightly\u{1b}]0;owned\u{7} \u{202e}backup\u{9b}2J\u{0}".replace('\0', "");
    for arguments in ["backups", "backups --explain", "backups --color always --reveal all"] {
        let report = here().stdin(&hostile).grade(arguments).report();
        assert!(report.contains("nightly"), "{report}");
        let plain = report.replace("\u{1b}[", "");
        assert!(
            !plain.contains(|c: char| (c.is_control() && c != '\n') || c == '\u{202e}'),
            "{report}"
        );
        assert!(!report.contains("\u{1b}]"));
    }
}

#[test]
fn front_matter_for_another_question_is_remarked_on() {
    let run = here();
    for (named, remark) in [
        ("backups", false),
        ("home/backups", false),
        ("1", false),
        ("tea", true),
        ("nonsense", true),
    ] {
        let given = format!("---\nauthor: Zoë\nquestion: {named}\n---\n{}", answer("good.md"));
        let ran = here().stdin(given).grade("backups");
        assert_eq!(ran.status, 0);
        let expected = format!(
            "grade: standard input: graded on home/backups; its front matter names {named}\n"
        );
        assert_eq!(ran.stderr, if remark { expected } else { String::new() });
    }
    // What looks like it and is not is text.
    let ran = run.stdin("---\nA nightly backup.\n---\n").grade("backups");
    assert!(ran.stdout.contains("2:3"), "{}", ran.stdout);
}

#[test]
fn the_same_bytes_every_time() {
    let first = here().grade("backups middling.md --explain --format json").stdout;
    assert_eq!(here().grade("backups middling.md --explain --format json").stdout, first);
}
