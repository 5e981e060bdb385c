//! One file a command: arguments in, library calls, a report out.
//!
//! A new command is one new file here and one line in [`Command`] and [`Cli::run`].

mod check;
mod context;
mod decode;
mod grade;
mod input;
mod list;
mod output;
mod practice;
mod progress;
mod reporting;
mod rubric;
mod show;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use ::grade::report::visible;
use ::grade::rubric::RubricError;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};

pub(crate) use context::Context;

/// Grades written answers against a rubric, without AI
///
/// Says which of the rubric's concepts an answer covers and which it misses, and shows the words
/// that earned each point.
#[allow(clippy::doc_markdown)] // its documentation is the help
#[derive(Debug, Parser)]
#[command(
    version,
    arg_required_else_help = true,
    subcommand_negates_reqs = true,
    override_usage = "grade [OPTIONS] QUESTION [FILE]...\n       grade [OPTIONS] COMMAND",
    after_help = EXAMPLES,
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,

    #[command(flatten)]
    grade: Option<grade::Args>,

    /// Where rubrics are: a file, a pack, or a folder of packs; may be given several times
    ///
    /// Without it GRADE_RUBRICS is asked (a list like PATH), then the folder `rubrics` here or in
    /// a folder above, up to the repository's root. The built-in pack always comes last.
    #[arg(long, value_name = "PATH", global = true)]
    rubrics: Vec<PathBuf>,

    /// Whether to colour: auto asks the terminal, NO_COLOR and CLICOLOR_FORCE
    #[arg(
        long,
        value_name = "WHEN",
        global = true,
        default_value = "auto",
        hide_default_value = true
    )]
    color: Color,
}

const EXAMPLES: &str = "\
Examples:
  grade caching answer.md             grade a file
  pbpaste | grade rest-soap           grade what is on the clipboard
  grade 9 answers/*.md --format json  several answers to question 9, for a program
  grade caching --explain answer.md   which words met which pattern, and what came nearest
  grade check answers/                every answer in a folder
  grade practice                      be asked a question, and answer it here
  grade list                          the questions that there are

Human reports are as wide as COLUMNS says, else as the terminal, else 80 columns.

Exit status: 0 passed, 1 below the pass mark, 2 could not be judged; of several answers the worst.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Judge every answer below some paths, for CI
    Check(Box<check::Args>),
    /// Practise: be asked, answer in your own words, and be asked again in time
    Practice(practice::Args),
    /// Show what practice has come to
    Progress(progress::Args),
    /// List the packs and their questions
    List(list::Args),
    /// Show a question: its prompt, concepts and points
    Show(show::Args),
    /// Test and lint rubrics, for whoever writes them
    Rubric(rubric::Args),
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// How what is no judgement is shown: questions, and what the tools for rubrics find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// For a person.
    Human,
    /// For programs.
    Json,
}

impl Layout {
    /// Every layout, by the name that `--format` knows.
    pub(crate) const ALL: [(&'static str, Self); 2] =
        [("human", Self::Human), ("json", Self::Json)];
}

impl Cli {
    /// Runs the command that was asked for; results go to `out`, remarks to standard error.
    pub(crate) fn run(&self, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
        match (&self.command, &self.grade) {
            (Some(_), Some(stray)) => Err(stray.before_a_command()),
            (Some(Command::Check(args)), None) => check::run(args, context, out),
            (Some(Command::Practice(args)), None) => practice::run(args, context, out),
            (Some(Command::Progress(args)), None) => progress::run(args, context, out),
            (Some(Command::List(args)), None) => list::run(args, context, out),
            (Some(Command::Show(args)), None) => show::run(args, context, out),
            (Some(Command::Rubric(args)), None) => rubric::run(args, context, out),
            (None, Some(args)) => grade::run(args, context, out),
            (None, None) => anyhow::bail!("which question? `grade list` names them all"),
        }
    }
}

/// How it went; the worst of several answers decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Passed.
    Passed,
    /// Judged, and below the pass mark.
    Below,
    /// It could not be judged.
    Unjudged,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Passed => 0,
            Status::Below => 1,
            Status::Unjudged => 2,
        })
    }
}

/// The command whose name is one letter away from a word.
fn command_near(word: &str) -> Option<String> {
    let cli = Cli::command();
    let names = cli.get_subcommands().map(clap::Command::get_name);
    let mut near = names.filter(|name| strsim::osa_distance(name, word) <= 1);
    near.next().map(str::to_owned)
}

/// Whether an error only says that nobody reads any more.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>();
        let json =
            cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.map(io::Error::kind).or(json) == Some(io::ErrorKind::BrokenPipe)
    })
}

/// That nobody reads what is written is no error, and changes no verdict.
pub(crate) fn unless_unread(written: anyhow::Result<()>) -> anyhow::Result<()> {
    written.or_else(|error| if is_closed_pipe(&error) { Ok(()) } else { Err(error) })
}

/// Says on standard error why nothing came of it: a rubric's mistakes with their lines, anything
/// else on one line.
pub(crate) fn complain(error: &anyhow::Error, context: &Context) {
    match error.chain().find_map(|cause| cause.downcast_ref::<RubricError>()) {
        Some(mistakes) => complain_of(mistakes, context),
        None => tell(&format!("{error:#}")),
    }
}

/// Says something on standard error, on one line.
pub(crate) fn tell(message: &str) {
    tell_raw(&format!("grade: {}", visible(message)));
}

/// Says on standard error what is wrong with rubrics or settings, with their lines.
fn complain_of(mistakes: &RubricError, context: &Context) {
    tell_raw(&mistakes.render(context.color_stderr));
}

/// Writes lines to standard error; whether anybody reads them is not our concern.
fn tell_raw(lines: &str) {
    let _ = writeln!(io::stderr(), "{}", lines.trim_end());
}

/// A parser of options that take one of several names.
pub(crate) fn one_of<T>(all: &'static [(&'static str, T)]) -> impl TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + 'static,
{
    let names = PossibleValuesParser::new(all.iter().map(|(name, _)| *name));
    names.try_map(|given| {
        let found = all.iter().find(|(name, _)| *name == given);
        found.map(|(_, value)| *value).ok_or("no such name")
    })
}
