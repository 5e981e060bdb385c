//! A run as SARIF 2.1.0, for code scanning and editors: a rule a concept, and a result for each
//! that an answer does not cover, for each wrong claim, and for each flag that blocks.
//!
//! What an answer lacks that did not pass is an error (a warning under a policy that only warns),
//! what a passing one lacks a note. A required question that is not answered is an error or a warning
//! likewise, and what could not be judged is an error; both are notifications besides, which many
//! readers would not see.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::checked::{Checked, CheckedAnswer, Failure, Verdict, shortfall};
use super::json::text;
use super::places::Places;
use crate::grading::Evidence;
use crate::text::Position;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes a run, a result at a time.
pub(super) fn write(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let invocations = json!([{
        "executionSuccessful": checked.errors.is_empty(),
        "toolExecutionNotifications": notifications(checked),
    }]);
    write!(out, "{{\"$schema\":\"{SCHEMA}\",\"runs\":[{{\"columnKind\":\"unicodeCodePoints\",")?;
    write!(out, "\"invocations\":{},\"results\":[", text(&invocations)?)?;
    let rules = write_results(checked, out)?;
    let tool = json!({ "driver": {
        "name": "grade",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.shown(),
    }});
    writeln!(out, "],\"tool\":{}}}],\"version\":\"2.1.0\"}}", text(&tool)?)
}

/// Writes the results, between commas; gives the rules that they refer to.
fn write_results(checked: &Checked, out: &mut dyn Write) -> io::Result<Rules> {
    let (places, verdict) = (&checked.places, checked.verdict_on_unanswered());
    let mut rules = Rules::default();
    let mut before = "";
    let mut put =
        |result: &Value| write!(out, "{}{}", std::mem::replace(&mut before, ","), text(result)?);
    for answer in &checked.answers {
        results(answer, places, &mut rules).iter().try_for_each(&mut put)?;
    }
    for error in &checked.errors {
        put(&unjudged(error, places, &mut rules))?;
    }
    for address in &checked.unanswered {
        put(&unanswered(address, verdict, &mut rules))?;
    }
    Ok(rules)
}

/// The rules that results refer to, by id, with what a person reads.
#[derive(Default)]
struct Rules {
    places: BTreeMap<String, usize>,
    shown: Vec<Value>,
}

impl Rules {
    /// The place of a rule, which is added if it is new.
    fn place(&mut self, id: &str, label: &str) -> usize {
        if let Some(place) = self.places.get(id) {
            return *place;
        }
        let place = self.shown.len();
        self.places.insert(id.to_owned(), place);
        self.shown.push(json!({ "id": id, "shortDescription": { "text": sentence(label) } }));
        place
    }

    fn shown(self) -> Vec<Value> {
        self.shown
    }
}

/// A text that may not be empty.
fn sentence(text: &str) -> &str {
    if text.trim().is_empty() { "-" } else { text }
}

fn level(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fail => "error",
        Verdict::Warn => "warning",
        Verdict::Pass => "note",
    }
}

fn results(answer: &CheckedAnswer, places: &Places, rules: &mut Rules) -> Vec<Value> {
    let report = &answer.report;
    let level = level(answer.verdict);
    let mut results = Vec::new();
    let mut add = |id: &str, label: &str, level: &str, message: String, region: Value| {
        let rule = format!("{}/{id}", report.question);
        let index = rules.place(&rule, label);
        results.push(json!({
            "ruleId": rule,
            "ruleIndex": index,
            "level": level,
            "message": { "text": sentence(&message) },
            "locations": [location(&places.for_programs(&report.source), Some(region))],
        }));
    };
    let whole = json!({ "startLine": answer.line(), "endLine": last_line(answer) });
    for concept in answer.not_found() {
        let mut message = format!("{}: {}.", shortfall(concept), concept.label);
        if let Some(hint) = &concept.hint {
            message += &format!(" {hint}");
        }
        add(concept.id.as_str(), &concept.label, level, message, whole.clone());
    }
    for concept in answer.accepted() {
        let note = concept.accepted_by_hand().unwrap_or_default();
        let message = format!("{}: {note}", concept.label);
        add(concept.id.as_str(), &concept.label, "note", message, whole.clone());
    }
    for found in &report.misconceptions {
        let says = found.says.clone().unwrap_or_else(|| "This is not so.".to_owned());
        for evidence in &found.evidence {
            add(found.id.as_str(), found.id.as_str(), "warning", says.clone(), region(evidence));
        }
    }
    for flag in report.flags.iter().filter(|flag| flag.kind.blocks()) {
        add(flag.kind.as_str(), flag.kind.as_str(), level, flag.says.clone(), whole.clone());
    }
    results
}

/// A file that could not be judged.
fn unjudged(error: &Failure, places: &Places, rules: &mut Rules) -> Value {
    let rule = "grade/not-judged";
    json!({
        "ruleId": rule,
        "ruleIndex": rules.place(rule, "What is there can be judged"),
        "level": "error",
        "message": { "text": sentence(&error.message) },
        "locations": [location(&places.for_programs(&error.path), line_of(error))],
    })
}

/// A question that had to be answered. It has no file; the place is the folder, because there are
/// readers that refuse a result without one.
fn unanswered(address: &str, verdict: Verdict, rules: &mut Rules) -> Value {
    let rule = "grade/unanswered";
    json!({
        "ruleId": rule,
        "ruleIndex": rules.place(rule, "Every required question is answered"),
        "level": level(verdict),
        "message": { "text": no_answer(address) },
        "locations": [location(".", None)],
    })
}

fn line_of(error: &Failure) -> Option<Value> {
    error.line.map(|line| json!({ "startLine": line }))
}

fn no_answer(address: &str) -> String {
    format!("There is no answer to {address}, and one is required.")
}

fn last_line(answer: &CheckedAnswer) -> usize {
    let text = answer.own_text();
    answer.line() - 1 + Position::of(text.trim_end().len(), text).line
}

fn region(evidence: &Evidence) -> Value {
    let Position { line, column } = evidence.position;
    let quoted = Position::of(evidence.quote.len(), &evidence.quote);
    let end = if quoted.line == 1 { column + quoted.column - 1 } else { quoted.column };
    json!({
        "startLine": line,
        "startColumn": column,
        "endLine": line + quoted.line - 1,
        "endColumn": end,
    })
}

fn notifications(checked: &Checked) -> Vec<Value> {
    let places = &checked.places;
    let errors = checked.errors.iter().map(|error| {
        json!({
            "level": "error",
            "message": { "text": sentence(&error.message) },
            "locations": [location(&places.for_programs(&error.path), line_of(error))],
        })
    });
    let level = level(checked.verdict_on_unanswered());
    let unanswered = checked
        .unanswered
        .iter()
        .map(|address| json!({ "level": level, "message": { "text": no_answer(address) } }));
    let skipped = checked.skipped.iter().map(|skipped| {
        json!({
            "level": "note",
            "message": { "text": sentence(&skipped.why) },
            "locations": [location(&places.for_programs(&skipped.path), None)],
        })
    });
    errors.chain(unanswered).chain(skipped).collect()
}

fn location(path: &str, region: Option<Value>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(path) } });
    if let Some(region) = region {
        physical["region"] = region;
    }
    json!({ "physicalLocation": physical })
}

/// A path as a relative URI, or as one of a file where it is absolute.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len() + 8);
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_uris() {
        assert_eq!(uri("a b/ü:1.md"), "a%20b/%C3%BC%3A1.md");
        assert_eq!(uri("/tmp/a\n.md"), "file:///tmp/a%0A.md");
    }
}
