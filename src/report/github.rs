//! A run as workflow commands of GitHub Actions, which become annotations on the lines of a pull
//! request, and the count as a line of the log.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::checked::{Checked, CheckedAnswer, Verdict, shortfall};
use super::places::Places;
use super::safe::visible;

/// Where an annotation stands.
struct Place<'p> {
    file: &'p str,
    line: Option<usize>,
    columns: Option<(usize, usize)>,
}

/// Writes a run.
pub(super) fn write(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    for answer in &checked.answers {
        annotate(answer, &checked.places, out)?;
    }
    for error in &checked.errors {
        let file = &checked.places.for_programs(&error.path);
        let place = Place { file, line: error.line, columns: None };
        command("error", Some(&place), "could not be judged", &error.message, out)?;
    }
    for address in &checked.unanswered {
        let message = format!("There is no answer to {address}, and one is required.");
        command(level(checked.verdict_on_unanswered()), None, "not answered", &message, out)?;
    }
    writeln!(out, "{}", checked.summary().sentence())
}

fn level(verdict: Verdict) -> &'static str {
    if verdict == Verdict::Fail { "error" } else { "warning" }
}

/// An annotation where an answer begins that did not pass, and one at each wrong claim.
fn annotate(answer: &CheckedAnswer, places: &Places, out: &mut dyn Write) -> io::Result<()> {
    let report = &answer.report;
    let file = &places.for_programs(&report.source);
    let level = level(answer.verdict);
    if !report.passed() {
        let place = Place { file, line: Some(answer.line()), columns: None };
        let title = format!("{}: {} %", report.question, report.shown_percent());
        command(level, Some(&place), &title, &summary(answer), out)?;
    }
    for found in &report.misconceptions {
        for evidence in &found.evidence {
            let column = evidence.position.column;
            let is_one_line = !evidence.quote.contains(['\n', '\r']);
            let end = column + evidence.quote.chars().count();
            let place = Place {
                file,
                line: Some(evidence.position.line),
                columns: is_one_line.then_some((column, end)),
            };
            let says = found.says.as_deref().unwrap_or("This is not so.");
            let title = format!("{}: {}", report.question, found.id);
            command("warning", Some(&place), &title, says, out)?;
        }
    }
    if answer.accepted().next().is_some() {
        let place = Place { file, line: Some(answer.line()), columns: None };
        let accepted = answer.accepted().filter_map(|concept| {
            Some(format!("{}: {}", concept.label, concept.accepted_by_hand()?))
        });
        let message = accepted.collect::<Vec<_>>().join("\n");
        command("notice", Some(&place), &report.question, &message, out)?;
    }
    Ok(())
}

/// What an answer lacks, a line each.
fn summary(answer: &CheckedAnswer) -> String {
    let report = &answer.report;
    let mut text = format!(
        "{} of {} points, {} % (pass mark {} %).",
        report.shown_score(),
        report.max.rounded(),
        report.shown_percent(),
        report.pass.rounded()
    );
    for flag in &report.flags {
        // Writing to a string cannot fail.
        let _ = write!(text, "\n{}: {}", flag.kind.as_str(), flag.says);
    }
    for concept in answer.not_found() {
        let required = if concept.required { " (required)" } else { "" };
        let _ = write!(text, "\n{}: {}{required}", shortfall(concept), concept.label);
        if let Some(hint) = &concept.hint {
            let _ = write!(text, " ({hint})");
        }
    }
    text
}

fn command(
    level: &str,
    place: Option<&Place<'_>>,
    title: &str,
    message: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "::{level} ")?;
    if let Some(place) = place {
        write!(out, "file={},", property(place.file))?;
        if let Some(line) = place.line {
            write!(out, "line={line},")?;
        }
        if let Some((from, to)) = place.columns {
            write!(out, "col={from},endColumn={to},")?;
        }
    }
    writeln!(out, "title={}::{}", property(title), data(message))
}

/// A message: its lines may stay lines, anything else that would end a command or steer a terminal
/// may not.
fn data(text: &str) -> String {
    let lines = text.split('\n').map(|line| visible(line).replace('%', "%25"));
    lines.collect::<Vec<_>>().join("%0A")
}

/// A property: what ends one is escaped too. A path keeps its own characters.
fn property(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '%' => "%25".to_owned(),
            ':' => "%3A".to_owned(),
            ',' => "%2C".to_owned(),
            '\r' => "%0D".to_owned(),
            '\n' => "%0A".to_owned(),
            c => c.to_string(),
        })
        .collect();
    visible(&escaped).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(property("a:b,c\r\n::error::d%"), "a%3Ab%2Cc%0D%0A%3A%3Aerror%3A%3Ad%25");
        assert_eq!(data("100 %\n::error::x\u{1b}"), "100 %25%0A::error::x\\u{1b}");
    }
}
