//! How to report: the options that every judging command shares, and where reports then go.

use std::io::{self, Write};

use std::fs::File;

use anyhow::Context as _;
use grade::report::{Checked, Format, Look, Reveal, write_markdown_summary};

use super::context::USUAL_WIDTH;
use super::output::{self, Output};
use super::{Context, one_of};

#[derive(Debug, clap::Args)]
pub(crate) struct Reporting {
    /// How to report
    #[arg(long, value_name = "FORMAT", value_parser = one_of(&Format::ALL))]
    pub(crate) format: Option<Format>,

    /// Report into a file; may be given several times
    ///
    /// The format is the one named before `=`, else the one that the file's extension tells, else
    /// that of --format. With it nothing goes to standard output unless --format is given too.
    #[arg(long = "output", short, value_name = "[FORMAT=]FILE", value_parser = output::parser())]
    pub(crate) outputs: Vec<Output>,

    /// Print no report: the exit status alone says how it went
    #[arg(long, short)]
    pub(crate) quiet: bool,

    /// Show which words met which pattern, and the nearest miss of what was not found
    #[arg(long)]
    pub(crate) explain: bool,

    /// What to show of concepts not found: none (a number), hints, labels (and hints), or all
    /// (and everything that would have counted)
    #[arg(
        long,
        value_name = "LEVEL",
        default_value = "labels",
        value_parser = one_of(&Reveal::ALL),
        hide_possible_values = true
    )]
    pub(crate) reveal: Reveal,
}

impl Reporting {
    /// The format of standard output, if a report goes there; `usual` is the one where none is
    /// asked for.
    pub(crate) fn on_stdout(&self, usual: Format) -> Option<Format> {
        let is_silent = self.quiet || (self.format.is_none() && !self.outputs.is_empty());
        (!is_silent).then(|| self.format.unwrap_or(usual))
    }

    /// Writes the report wherever it was asked for.
    pub(crate) fn write(
        &self,
        usual: Format,
        context: &Context,
        out: &mut dyn Write,
        checked: &Checked,
        write: impl Fn(Format, &Look, &mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let otherwise = self.format.unwrap_or(usual);
        let files = self.outputs.iter().map(|output| output.format(otherwise));
        let is_for_github =
            files.chain(self.on_stdout(usual)).any(|format| format == Format::Github);
        // A file's layout does not depend on the terminal that it was made from.
        let look = Look { width: USUAL_WIDTH, unicode: true, colour: false, explain: self.explain };
        for output in &self.outputs {
            output.write(|out| write(output.format(otherwise), &look, out))?;
        }
        let look = Look {
            width: context.width,
            unicode: context.unicode,
            colour: context.color,
            explain: self.explain,
        };
        if let Some(format) = self.on_stdout(usual) {
            write(format, &look, out)?;
        }
        // Last, because the annotations matter even where the summary cannot be written.
        if is_for_github {
            out.flush()?;
            add_to_step_summary(checked, context)?;
        }
        Ok(())
    }
}

/// Adds a table to the summary of the GitHub job that this runs in, if it does.
fn add_to_step_summary(checked: &Checked, context: &Context) -> anyhow::Result<()> {
    let Some(path) = &context.step_summary else { return Ok(()) };
    let mut text = Vec::new();
    write_markdown_summary(checked, &mut text)?;
    let file = File::options().append(true).create(true).open(path);
    file.and_then(|mut file| file.write_all(&text))
        .with_context(|| format!("GITHUB_STEP_SUMMARY: {}: cannot be written", path.display()))
}
