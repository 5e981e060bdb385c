//! `grade rubric test [QUESTION|PATH]…`: the rubrics' own examples, run like tests.

mod human;
mod json;

use std::io::Write;

use grade::examples::{self, Checked};
use grade::grading::Report;

use super::super::{Context, Layout, Status};
use super::select::{self, Loaded};

#[derive(Debug, clap::Args)]
#[command(after_help = EXIT)]
pub(crate) struct Args {
    #[command(flatten)]
    asked: select::Asked,
}

const EXIT: &str = "\
Each rubric's reference answer must pass; each entry of its `examples:` must cover the concepts under
`covers` and not cover those under `misses`.

Exit status: 0 all as expected, 1 something failed, 2 a rubric could not be used.";

/// A rubric whose answers were judged.
struct Tested<'l> {
    loaded: &'l Loaded,
    checked: Vec<Checked>,
}

pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let selection = select::load(&args.asked.names, context)?;
    let tested: Vec<Tested<'_>> = selection
        .rubrics
        .iter()
        .map(|loaded| Tested { loaded, checked: examples::check(&loaded.rubric) })
        .collect();
    if !args.asked.quiet {
        match args.asked.format {
            Layout::Human => human::write(&tested, context, out)?,
            Layout::Json => json::write(&tested, out)?,
        }
    }
    let all_right = tested.iter().flat_map(|tested| &tested.checked).all(Checked::is_ok);
    selection.end(all_right, out)
}

/// How many answers were as expected, and how many were not.
fn counts(tested: &[Tested<'_>]) -> (usize, usize) {
    let (right, wrong): (Vec<&Checked>, Vec<&Checked>) =
        tested.iter().flat_map(|tested| &tested.checked).partition(|checked| checked.is_ok());
    (right.len(), wrong.len())
}

/// Why a reference answer does not pass.
fn not_passed(report: &Report) -> String {
    let mut says = format!(
        "does not pass: {} % of the points, the pass mark is {} %",
        report.shown_percent(),
        report.pass.rounded()
    );
    if !report.required_missing.is_empty() {
        let ids: Vec<&str> = report.required_missing.iter().map(|id| id.as_str()).collect();
        says += &format!("; required and not covered: {}", ids.join(", "));
    }
    for flag in report.flags.iter().filter(|flag| flag.kind.blocks()) {
        says += &format!("; {}: {}", flag.kind.as_str(), flag.says);
    }
    says
}
