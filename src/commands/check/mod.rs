//! `grade check [PATH]…`: every answer below some paths, judged, and one report on all of them.

mod config;
mod own;
mod read;
mod run;
mod walk;
mod watch;

use std::io::Write;
use std::path::PathBuf;

use grade::checking::{Choices, Required};
use grade::fraction::Fraction;
use grade::report::{Checked, Format};

use super::reporting::Reporting;
use super::{Context, Status, tell, unless_unread};
use config::Config;

#[derive(Debug, clap::Args)]
#[command(after_help = FILES)]
pub(crate) struct Args {
    /// Files, and folders whose text files are looked into; without one the paths of grade.yaml,
    /// else the current folder
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The question that all the files are answers to
    #[arg(long, value_name = "QUESTION")]
    question: Option<String>,

    /// Questions that must be answered, between commas; `all` is every question of the rubrics
    /// found
    #[arg(long, value_name = "QUESTIONS", value_delimiter = ',')]
    require: Vec<String>,

    /// The pass mark in percent, in the place of the rubrics' own
    #[arg(long, value_name = "PERCENT", value_parser = percent)]
    fail_under: Option<Fraction>,

    /// Let the required concepts alone decide, whatever the percentage
    #[arg(long)]
    required_only: bool,

    /// Report what does not pass, and exit with 0 all the same
    #[arg(long)]
    warn_only: bool,

    /// Let an answer that a person should review pass
    #[arg(long)]
    allow_review: bool,

    /// Count concepts as covered that an answer's front matter lists under `accept:`
    #[arg(long)]
    accept: bool,

    #[command(flatten)]
    reporting: Reporting,

    /// The largest file that is read, in bytes; k and M stand for 1024 and 1024 times that
    #[arg(long, value_name = "BYTES", default_value = "1M", value_parser = bytes)]
    max_bytes: u64,

    /// How many threads to use; without it RAYON_NUM_THREADS, else one a processor
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,

    /// Judge what is saved, again and again, until Ctrl-C
    #[arg(long)]
    watch: bool,
}

const FILES: &str = "\
Which question a file is for: --question; else `question: caching` in its front matter; else its
name (caching.md, 09-caching.md). Any other file may hold several answers, each under a heading or
a numbered line that asks a question, or below a mark <!-- grade: caching -->. What belongs to no
question is listed as skipped.

Folders are searched as .gitignore allows, hidden files left out and links not followed, for files
that end in md, markdown, mdown, txt, text, adoc, asciidoc, rst, org or tex, or have no ending.

Exit status: 0 all passed, 1 an answer did not or a required one is missing, 2 something could not
be judged or there was nothing to judge.";

/// A percentage with at most four decimals.
fn percent(text: &str) -> Result<Fraction, String> {
    let number = Fraction::parse(text.trim_end_matches('%').trim_end());
    let in_range = number.filter(|number| *number <= Fraction::whole(100));
    in_range.ok_or_else(|| "a number from 0 to 100 is needed".to_owned())
}

/// A number of bytes, `k` and `M` allowed.
fn bytes(text: &str) -> Result<u64, String> {
    let (digits, unit) = match text.strip_suffix(['k', 'K']) {
        Some(digits) => (digits, 1 << 10),
        None => text.strip_suffix(['m', 'M']).map_or((text, 1), |digits| (digits, 1 << 20)),
    };
    let count = digits.parse::<u64>().ok().and_then(|count| count.checked_mul(unit));
    count.ok_or_else(|| "a number of bytes is needed, such as 500000, 200k or 2M".to_owned())
}

pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    if args.watch {
        return watch::watch(args, context, out);
    }
    let config = Config::find(context)?;
    let run = run::run(args, &config, context, None)?;
    let usual = config.settings.format.unwrap_or(Format::Human);
    unless_unread(args.report(&run.checked, usual, context, out))?;
    let status = run.status();
    // The process ends here, and frees all at once.
    std::mem::forget(run);
    Ok(status)
}

impl Args {
    /// What the command line chose; what it left open the settings decide.
    fn choices(&self) -> Choices {
        let on = |flag: bool| flag.then_some(true);
        Choices {
            question: self.question.clone(),
            fail_under: self.fail_under,
            required_only: on(self.required_only),
            warn_only: on(self.warn_only),
            allow_review: on(self.allow_review),
            accept: on(self.accept),
        }
    }

    /// What is looked into.
    fn paths(&self, config: &Config) -> Vec<PathBuf> {
        if self.paths.is_empty() { config.paths() } else { self.paths.clone() }
    }

    /// The questions that must be answered, if any must.
    fn required(&self) -> Option<Required> {
        match self.require.as_slice() {
            [] => None,
            names if names.iter().any(|name| name == "all") => Some(Required::All),
            names => Some(Required::Named(names.to_vec())),
        }
    }

    /// Writes the reports; where no person reads them on standard output, what could not be judged
    /// is told on standard error as well.
    fn report(
        &self,
        checked: &Checked,
        usual: Format,
        context: &Context,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        self.reporting.write(usual, context, out, checked, |format, look, out| {
            format.write_run(checked, look, out)
        })?;
        if self.reporting.on_stdout(usual) != Some(Format::Human) {
            for error in &checked.errors {
                tell(&format!("{}: {}", error.place(), error.message));
            }
        }
        if checked.answers.is_empty() && checked.errors.is_empty() {
            tell(
                "there is no answer here; an answer is a file such as caching.md, or see grade check --help",
            );
        }
        Ok(())
    }
}
