//! A run as Markdown: a table of the answers, and what those that did not pass lack. It serves pull
//! request comments and the summary of a GitHub job.

use std::io::{self, Write};

use super::checked::{Checked, CheckedAnswer, shortfall};
use super::safe::visible;
use crate::grading::Outcome;

/// So many answers are shown in full where there is little room, those that did not pass first.
const MOST_IN_BRIEF: usize = 200;

/// Writes a run.
pub(super) fn write(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    write_these(checked, &checked.answers.iter().collect::<Vec<_>>(), out)
}

/// Writes what matters most of a run, for places that take no more than a megabyte.
///
/// # Errors
/// Whatever the writer fails with.
pub fn write_brief(checked: &Checked, out: &mut dyn Write) -> io::Result<()> {
    let mut answers: Vec<&CheckedAnswer> = checked.answers.iter().collect();
    answers.sort_by_key(|answer| answer.report.passed());
    answers.truncate(MOST_IN_BRIEF);
    write_these(checked, &answers, out)
}

fn write_these(
    checked: &Checked,
    answers: &[&CheckedAnswer],
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "## Written answers\n\n{}", text(&checked.summary().sentence()))?;
    if !answers.is_empty() {
        writeln!(out, "\n| | Answer | Question | Percent | Outcome | Not found |")?;
        writeln!(out, "| --- | --- | --- | ---: | --- | --- |")?;
    }
    for answer in answers {
        row(answer, out)?;
    }
    let left_out = checked.answers.len() - answers.len();
    if left_out > 0 {
        writeln!(out, "\n… and {left_out} more.")?;
    }
    for answer in answers.iter().filter(|answer| !answer.report.passed()) {
        detail(answer, out)?;
    }
    let accepted = answers.iter().flat_map(|answer| {
        let name = answer.name();
        answer.accepted().filter_map(move |concept| {
            Some(format!("{name}: {}, {}", concept.label, concept.accepted_by_hand()?))
        })
    });
    list("Accepted by hand", accepted, out)?;
    list("Not answered", checked.unanswered.iter().cloned(), out)?;
    let errors = checked.errors.iter().map(|it| format!("{}: {}", it.place(), it.message));
    list("Could not be judged", errors.take(MOST_IN_BRIEF), out)?;
    let skipped = checked.skipped.iter().map(|it| format!("{}: {}", it.path, it.why));
    list("Skipped", skipped.take(MOST_IN_BRIEF), out)
}

fn row(answer: &CheckedAnswer, out: &mut dyn Write) -> io::Result<()> {
    let report = &answer.report;
    let missing = answer.not_found().filter(|_| !report.passed());
    let missing: Vec<String> = missing.map(|concept| text(&concept.label)).collect();
    writeln!(
        out,
        "| {} | {} | {} | {} % | {} | {} |",
        sign(report.outcome),
        text(&answer.name()),
        text(&report.question),
        report.shown_percent(),
        words_for(report.outcome),
        missing.join("; ")
    )
}

fn sign(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "✔",
        Outcome::Review => "◐",
        Outcome::Failed => "✘",
    }
}

fn words_for(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Passed => "passed",
        Outcome::Review => "to be reviewed",
        Outcome::Failed => "not passed",
    }
}

/// What an answer lacks, with hints.
fn detail(answer: &CheckedAnswer, out: &mut dyn Write) -> io::Result<()> {
    let report = &answer.report;
    writeln!(out, "\n### {}\n\n{}\n", text(&answer.name()), text(&report.prompt))?;
    writeln!(
        out,
        "- {} of {} points, {} %; the pass mark is {} %",
        report.shown_score(),
        report.max.rounded(),
        report.shown_percent(),
        report.pass.rounded()
    )?;
    for concept in answer.not_found() {
        let required = if concept.required { " (required)" } else { "" };
        let hint = concept.hint.as_deref().map(|hint| format!(": {}", text(hint)));
        let hint = hint.unwrap_or_default();
        let lack = shortfall(concept);
        writeln!(out, "- {lack}: **{}**{required}{hint}", text(&concept.label))?;
    }
    for found in &report.misconceptions {
        let says = found.says.as_deref().unwrap_or_default();
        writeln!(out, "- wrong: **{}** {}", text(found.id.as_str()), text(says))?;
    }
    for flag in &report.flags {
        writeln!(out, "- {}: {}", flag.kind.as_str(), text(&flag.says))?;
    }
    Ok(())
}

fn list(title: &str, entries: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    for (place, entry) in entries.enumerate() {
        if place == 0 {
            writeln!(out, "\n### {title}\n")?;
        }
        writeln!(out, "- {}", text(&entry))?;
    }
    Ok(())
}

/// A text that is nothing but text in Markdown: no markup, no HTML, no link, nobody named.
fn text(raw: &str) -> String {
    let mut safe = String::with_capacity(raw.len());
    for c in visible(raw).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            // GitHub notifies whom it finds named.
            '@' => safe.push_str("&#64;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
                safe.push('\\');
                safe.push(c);
            }
            c => safe.push(c),
        }
    }
    // What stands alone there would be made a link.
    safe.replace("://", ":&#47;/").replace("www.", "www&#46;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            text("<img src=x> **a** | @octo [b](c)\n# d"),
            r"&lt;img src=x&gt; \*\*a\*\* \| &#64;octo \[b\](c) \# d"
        );
        assert_eq!(text("https://a.example"), "https:&#47;/a.example");
    }
}
