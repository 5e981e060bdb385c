//! The command `grade`: parse, run, exit status.
#![forbid(unsafe_code)]

mod commands;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::Parser;

use commands::{Cli, Context, Status};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let context = Context::new(&cli);
    match run(&cli, &context) {
        Ok(status) => status.into(),
        Err(error) if commands::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            commands::complain(&error, &context);
            Status::Unjudged.into()
        }
    }
}

fn run(cli: &Cli, context: &Context) -> anyhow::Result<Status> {
    let mut out = BufWriter::new(io::stdout().lock());
    let status = cli.run(context, &mut out)?;
    commands::unless_unread(out.flush().map_err(Into::into))?;
    Ok(status)
}
