//! `grade show QUESTION`: what a rubric asks for, and how it is read.

mod human;
mod json;

use std::io::Write;

use grade::fraction::Fraction;
use grade::rubric::{Library, Pattern, PatternKind, Question, Rubric, Within};

use super::{Context, Layout, Status, one_of};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The question: `caching`, `backend/caching`, or its number in its pack
    #[arg(value_name = "QUESTION")]
    question: String,

    /// Show the reference answer too
    #[arg(long)]
    reference: bool,

    /// Show every pattern line, and how it was read
    #[arg(long)]
    patterns: bool,

    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of(&Layout::ALL))]
    format: Layout,
}

/// What is to be shown.
struct Shown<'s> {
    rubric: &'s Rubric,
    question: Question<'s>,
    number: Option<usize>,
    reference: bool,
    patterns: bool,
}

pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let library = Library::open(&context.sources)?;
    let question = library.find(&args.question)?;
    let shown = Shown {
        rubric: &question.load()?,
        question,
        number: question.number()?,
        reference: args.reference,
        patterns: args.patterns,
    };
    match args.format {
        Layout::Human => human::write(&shown, context.width, out)?,
        Layout::Json => json::write(&shown, out)?,
    }
    Ok(Status::Passed)
}

/// How a pattern was read, in words.
fn reading(pattern: &Pattern, rubric: &Rubric) -> String {
    match &pattern.kind {
        PatternKind::Line(line) => line.reading(&rubric.groups),
        PatternKind::Regex(_) => "regular expression".to_owned(),
    }
}

fn within(within: Within) -> String {
    match within {
        Within::Words(words) => words.to_string(),
        Within::Sentence => "sentence".to_owned(),
        Within::Answer => "answer".to_owned(),
    }
}

/// A number of a rubric as it was written: at most four decimals.
fn exact(value: Fraction) -> f64 {
    (value * Fraction::whole(10_000)).rounded() / 10_000.0
}
