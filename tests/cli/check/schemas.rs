//! JUnit and SARIF reports are valid by their schemas.

use std::process::Command;

use super::{answers, passing};
use crate::run::{Run, data, here};

/// Runs whose reports hold a little of everything.
fn runs() -> Vec<(Run, &'static str)> {
    let broken = answers()
        .file("answers/typo.md", "---\nquestion: bakups\n---\n<x> & \"y\" ]]>\u{1b}\n")
        .file("answers/a b/ü&<\n.md", "# Tea\n\nkettle <b>&amp;</b>\n");
    let accepted = here().file("backups.md", "---\naccept: [restore]\n---\nA nightly backup.\n");
    vec![
        (passing(), "check answers"),
        (answers(), "check answers --require all --warn-only"),
        (broken, "check answers --require caching"),
        (accepted, "check backups.md --accept"),
        (here(), "check poor.md"),
        (here(), "backups good.md poor.md missing.md"),
    ]
}

#[test]
fn sarif_is_valid() {
    let schema = std::fs::read_to_string(data("schemas/sarif-2.1.0.json")).unwrap();
    // The published schema has a pattern for languages that is no regular expression.
    let schema = schema.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (run, arguments) in runs() {
        let ran = run.grade(&format!("{arguments} --format sarif"));
        let log: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&log)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{arguments}: {errors:#?}");
    }
    let wrong = serde_json::json!({ "version": "2.1.0", "runs": [{}] });
    assert!(!validator.is_valid(&wrong), "the schema finds fault");
}

#[test]
fn junit_is_valid() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("skipped: there is no xmllint here (Debian has it in libxml2-utils)");
        return;
    }
    for (run, arguments) in runs() {
        run.grade(&format!("{arguments} --output junit=report.xml"));
        let schema = data("schemas/junit-4.xsd");
        let checked = Command::new("xmllint")
            .args(["--noout", "--nonet", "--schema"])
            .args([&schema, &run.path("report.xml")])
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&checked.stderr);
        assert!(checked.status.success(), "{arguments}: {told}\n{}", run.read("report.xml"));
    }
}
