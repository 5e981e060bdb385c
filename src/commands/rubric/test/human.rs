//! A line an answer, and where one failed what was expected and what was found.

use std::io::{self, Write};

use colored::Colorize;
use grade::examples::{Checked, Failure, Kind};
use grade::grading::{ConceptReport, Evidence, NearMiss};
use grade::report::visible;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::super::Context;
use super::{Tested, counts, not_passed};

/// The columns of the verdict before an answer's place.
const VERDICT: usize = 8;

/// The columns that an answer gets at least.
const NARROWEST_ANSWER: usize = 24;

pub(super) fn write(
    tested: &[Tested<'_>],
    context: &Context,
    out: &mut dyn Write,
) -> io::Result<()> {
    for Tested { loaded, checked } in tested {
        writeln!(out, "{}", visible(&loaded.rubric.address()).bold())?;
        if checked.is_empty() {
            writeln!(out, "  {}", "no reference answer and no examples".dimmed())?;
        }
        for checked in checked {
            line(checked, &loaded.file, context, out)?;
            for failure in &checked.failures {
                explain(failure, out)?;
            }
        }
        writeln!(out)?;
    }
    total(tested, out)
}

fn line(checked: &Checked, file: &str, context: &Context, out: &mut dyn Write) -> io::Result<()> {
    let verdict = if checked.is_ok() { "ok".green() } else { "FAILED".red().bold() };
    let verdict = format!("{verdict:<VERDICT$}");
    let place = format!("{}:{}:{}", visible(file), checked.place.line(), checked.place.column());
    let answer = match checked.kind {
        Kind::Reference => "the reference answer".to_owned(),
        Kind::Example => {
            let taken = 2 + VERDICT + place.width() + 2;
            let room = context.width.saturating_sub(taken).max(NARROWEST_ANSWER);
            beginning(&checked.answer, room, if context.unicode { "…" } else { "..." })
        }
    };
    writeln!(out, "  {verdict}{place}  {}", answer.dimmed())
}

/// As much of an answer as has room on a line.
fn beginning(answer: &str, width: usize, ellipsis: &str) -> String {
    let words: Vec<&str> = answer.split_whitespace().collect();
    let text = visible(&words.join(" ")).into_owned();
    if text.width() <= width {
        return text;
    }
    let room = width.saturating_sub(ellipsis.width());
    let mut taken = 0;
    let fits = text.chars().take_while(|character| {
        taken += character.width().unwrap_or(0);
        taken <= room
    });
    let begun: String = fits.collect();
    format!("{}{ellipsis}", begun.trim_end())
}

fn explain(failure: &Failure, out: &mut dyn Write) -> io::Result<()> {
    match failure {
        Failure::NotPassed(report) => writeln!(out, "      {}", visible(&not_passed(report))),
        Failure::NotCovered(concept) => {
            expectation(concept, "should be covered", out)?;
            concept.evidence.iter().try_for_each(|found| evidence(found, out))?;
            concept.nearest.iter().try_for_each(|nearest| near_miss(nearest, out))
        }
        Failure::Covered(concept) => {
            expectation(concept, "should not be covered", out)?;
            concept.evidence.iter().try_for_each(|found| evidence(found, out))
        }
    }
}

fn expectation(concept: &ConceptReport, should: &str, out: &mut dyn Write) -> io::Result<()> {
    let id = visible(concept.id.as_str());
    writeln!(out, "      {} {should}; it is {}", id.bold(), concept.status.as_str())
}

fn evidence(found: &Evidence, out: &mut dyn Write) -> io::Result<()> {
    let (quote, pattern) = (visible(&found.quote), visible(&found.pattern));
    let how = found.how.as_str();
    write!(out, "        \"{quote}\" at {} meets `{pattern}` ({how})", at(found))?;
    if let Some(denied) = &found.denied {
        write!(out, ", {} by \"{}\"", denied.reason.as_str(), visible(&denied.quote))?;
    }
    writeln!(out)
}

/// Line and column within the answer.
fn at(found: &Evidence) -> String {
    format!("{}:{}", found.position.line, found.position.column)
}

fn near_miss(nearest: &NearMiss, out: &mut dyn Write) -> io::Result<()> {
    let (pattern, why) = (visible(&nearest.pattern), visible(&nearest.why));
    match &nearest.found {
        Some((_, quote)) => {
            writeln!(out, "        nearest: `{pattern}` to \"{}\"; {why}", visible(quote))
        }
        None => writeln!(out, "        nearest: `{pattern}`; {why}"),
    }
}

fn total(tested: &[Tested<'_>], out: &mut dyn Write) -> io::Result<()> {
    let (right, wrong) = counts(tested);
    let rubrics = match tested.len() {
        1 => "1 rubric".to_owned(),
        count => format!("{count} rubrics"),
    };
    if wrong == 0 {
        writeln!(out, "{rubrics}: {right} ok")
    } else {
        writeln!(out, "{rubrics}: {right} ok, {}", format!("{wrong} FAILED").red().bold())
    }
}
