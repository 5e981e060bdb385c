//! `grade QUESTION [FILE]…`: answers in, a report for each out.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use grade::grading::{Grader, Outcome};
use grade::report::{Checked, CheckedAnswer, Format, Look, Reveal, Revealed, Verdict};
use grade::rubric::{Library, Rubric};
use grade::text::Span;

use super::context::USUAL_WIDTH;
use super::input::{self, Answer};
use super::output::{self, Output};
use super::{Context, Status, one_of, tell};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The question: `caching`, `backend/caching`, or its number in its pack
    #[arg(value_name = "QUESTION")]
    question: String,

    /// Files that hold an answer each; `-` or none is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// How to report
    #[arg(long, value_name = "FORMAT", value_parser = one_of(&Format::ALL))]
    format: Option<Format>,

    /// Report into a file; may be given several times
    ///
    /// The format is the one named before `=`, else the one that the file's extension tells, else
    /// that of --format. With it nothing goes to standard output unless --format is given too.
    #[arg(long = "output", short, value_name = "[FORMAT=]FILE", value_parser = output::parser())]
    outputs: Vec<Output>,

    /// Print no report: the exit status alone says how it went
    #[arg(long, short)]
    quiet: bool,

    /// Show which words met which pattern, and the nearest miss of what was not found
    #[arg(long)]
    explain: bool,

    /// What to show of concepts not found: none (a number), hints, labels (and hints), or all
    /// (and everything that would have counted)
    #[arg(
        long,
        value_name = "LEVEL",
        default_value = "labels",
        value_parser = one_of(&Reveal::ALL),
        hide_possible_values = true
    )]
    reveal: Reveal,

    /// Let an answer that a person should review count as passed in the exit status
    #[arg(long)]
    allow_review: bool,
}

/// Grades every answer; those that cannot be judged are named on standard error, the others are
/// reported all the same.
pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let operands = input::operands(&args.files)?;
    output::check(&args.outputs, &args.files)?;
    let library = Library::open(&context.sources)?;
    // Both are needed to the end of the process, which frees their many small parts at once.
    let rubric: &Rubric = Box::leak(Box::new(library.find(&args.question)?.load()?));
    let grader = ManuallyDrop::new(args.grader(rubric));

    let mut checked = Checked::default();
    let mut status = Status::Passed;
    for operand in &operands {
        match operand.read(context.typed) {
            Ok(answer) => {
                remark_on_other_question(&answer, rubric, &library);
                let mut report = grader.grade(&answer.text);
                report.source = answer.source;
                status = status.max(args.status(report.outcome));
                checked.answers.push(CheckedAnswer {
                    verdict: args.verdict(report.outcome),
                    report: Revealed::new(report, rubric, args.reveal),
                    part: Span::new(0, answer.text.len()),
                    text: answer.text.into(),
                });
            }
            Err(problem) => {
                tell(&problem.to_string());
                checked.errors.push(problem.failure());
                status = Status::Unjudged;
            }
        }
    }
    args.write(&checked, operands.len(), context, out)?;
    Ok(status)
}

impl Args {
    fn grader<'r>(&self, rubric: &'r Rubric) -> Grader<'r> {
        let grader = Grader::new(rubric);
        if self.explain { grader.explaining() } else { grader }
    }

    /// The error of options for grading that stand before a command.
    pub(crate) fn before_a_command(&self) -> anyhow::Error {
        anyhow::anyhow!(
            "`{}` stands before a command; options go after it, and a file that has a command's \
             name is written ./NAME",
            self.question
        )
    }

    fn status(&self, outcome: Outcome) -> Status {
        match self.verdict(outcome) {
            Verdict::Pass | Verdict::Warn => Status::Passed,
            Verdict::Fail => Status::Below,
        }
    }

    fn verdict(&self, outcome: Outcome) -> Verdict {
        match outcome {
            Outcome::Passed => Verdict::Pass,
            Outcome::Review if self.allow_review => Verdict::Pass,
            Outcome::Review | Outcome::Failed => Verdict::Fail,
        }
    }

    fn write(
        &self,
        checked: &Checked,
        asked: usize,
        context: &Context,
        out: &mut dyn Write,
    ) -> anyhow::Result<()> {
        if checked.answers.is_empty() && asked == 1 {
            return Ok(()); // an empty file would be no report
        }
        let otherwise = self.format.unwrap_or(Format::Human);
        // A file's layout does not depend on the terminal that it was made from.
        let look = Look { width: USUAL_WIDTH, unicode: true, colour: false, explain: self.explain };
        for output in &self.outputs {
            output.write(|out| output.format(otherwise).write(checked, asked, &look, out))?;
        }
        if self.quiet || (self.format.is_none() && !self.outputs.is_empty()) {
            return Ok(());
        }
        let look = Look {
            width: context.width,
            unicode: context.unicode,
            colour: context.color,
            explain: self.explain,
        };
        Ok(otherwise.write(checked, asked, &look, out)?)
    }
}

/// Says so where an answer's front matter asks for another question than it is graded on.
fn remark_on_other_question(answer: &Answer, rubric: &Rubric, library: &Library) {
    let Some(named) = answer.question() else { return };
    let graded = rubric.address();
    let same = library.find(&named).is_ok_and(|question| question.address() == graded);
    if !same {
        tell(&format!(
            "{}: graded on {graded}; its front matter names {named}",
            answer.source_name()
        ));
    }
}
