//! `grade rubric …`: the tools of whoever writes a rubric.
//!
//! A new one is one new file here and one line in [`Tool`] and [`run`].

mod lint;
mod select;
mod test;

use std::io::Write;

use clap::Subcommand;

use super::{Context, Status};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    tool: Tool,
}

#[derive(Debug, Subcommand)]
enum Tool {
    /// Run the rubrics' own examples and reference answers
    Test(test::Args),
    /// Find what deserves a second look in rubrics
    Lint(lint::Args),
}

pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    match &args.tool {
        Tool::Test(args) => test::run(args, context, out),
        Tool::Lint(args) => lint::run(args, context, out),
    }
}
