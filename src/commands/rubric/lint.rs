//! `grade rubric lint [QUESTION|PATH]…`: what deserves a second look in a rubric.

use std::fmt::Write as _;
use std::io::Write;
use std::sync::Arc;

use grade::in_words::counted;
use grade::lint::{self, Finding, LINTS};
use grade::rubric::Problem;
use serde::Serialize;

use super::super::{Context, Layout, Status};
use super::select::{self, Loaded};

#[derive(Debug, clap::Args)]
#[command(after_help = codes())]
pub(crate) struct Args {
    #[command(flatten)]
    asked: select::Asked,
}

fn codes() -> String {
    let mut help = "Findings:\n".to_owned();
    for lint in LINTS {
        // Writing to a string cannot fail.
        let _ = writeln!(help, "  {:<16} {}", lint.code, lint.says);
    }
    help + "\nExit status: 0 nothing found, 1 something found, 2 a rubric could not be used."
}

/// A rubric with what was found in it.
struct Linted<'l> {
    loaded: &'l Loaded,
    findings: Vec<Finding>,
}

pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let selection = select::load(&args.asked.names, context)?;
    let linted: Vec<Linted<'_>> = selection
        .rubrics
        .iter()
        .map(|loaded| Linted { loaded, findings: lint::lint(&loaded.rubric) })
        .collect();
    if !args.asked.quiet {
        match args.asked.format {
            Layout::Human => human(&linted, context.color, out)?,
            Layout::Json => json(&linted, out)?,
        }
    }
    let clean = linted.iter().all(|linted| linted.findings.is_empty());
    selection.end(clean, out)
}

fn human(linted: &[Linted<'_>], color: bool, out: &mut dyn Write) -> std::io::Result<()> {
    for Linted { loaded, findings } in linted {
        for finding in findings {
            writeln!(out, "{}", warning(loaded, finding).render(color))?;
        }
    }
    if linted.is_empty() {
        return Ok(()); // None could be read, which is said elsewhere.
    }
    let rubrics = counted(linted.len(), "rubric");
    match linted.iter().map(|linted| linted.findings.len()).sum::<usize>() {
        0 => writeln!(out, "{rubrics}: nothing found"),
        count => writeln!(out, "{rubrics}: {}", counted(count, "finding")),
    }
}

/// A finding as the mistakes of a rubric are shown.
fn warning(loaded: &Loaded, finding: &Finding) -> Problem {
    Problem {
        warning: Some(finding.code),
        path: loaded.file.clone(),
        source: Arc::clone(&loaded.text),
        place: Some(finding.place),
        title: finding.title.clone(),
        label: finding.reason.clone(),
        note: None,
        help: Some(finding.remedy.clone()),
    }
}

#[derive(Serialize)]
struct View<'l> {
    schema: &'static str,
    findings: Vec<FindingView<'l>>,
    summary: Summary,
}

#[derive(Serialize)]
struct FindingView<'l> {
    code: &'static str,
    question: String,
    file: &'l str,
    line: usize,
    column: usize,
    found: &'l str,
    reason: &'l str,
    remedy: &'l str,
}

#[derive(Serialize)]
struct Summary {
    rubrics: usize,
    findings: usize,
}

fn json(linted: &[Linted<'_>], out: &mut dyn Write) -> anyhow::Result<()> {
    let all = linted.iter().flat_map(|linted| {
        linted.findings.iter().map(|finding| FindingView {
            code: finding.code,
            question: linted.loaded.rubric.address(),
            file: &linted.loaded.file,
            line: finding.place.line(),
            column: finding.place.column(),
            found: &finding.title,
            reason: &finding.reason,
            remedy: &finding.remedy,
        })
    });
    let findings: Vec<FindingView<'_>> = all.collect();
    let summary = Summary { rubrics: linted.len(), findings: findings.len() };
    let view = View { schema: "grade/1", findings, summary };
    serde_json::to_writer_pretty(&mut *out, &view)?;
    Ok(writeln!(out)?)
}
