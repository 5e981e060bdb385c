//! `grade QUESTION [FILE]…`: answers in, a report for each out.

use std::io::Write;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use grade::grading::{Grader, Outcome};
use grade::report::{Checked, CheckedAnswer, Format, Part, Revealed, Verdict};
use grade::rubric::{FindError, Library, Question, Rubric};

use super::input::{self, Answer};
use super::output;
use super::reporting::Reporting;
use super::{Context, Status, tell, unless_unread};

// The group tells whether any of these is given; clap leaves those that are shared out of it.
#[derive(Debug, clap::Args)]
#[group(args = ["question", "files", "format", "outputs", "quiet", "explain", "reveal", "allow_review"])]
pub(crate) struct Args {
    /// The question: `caching`, `backend/caching`, or its number in its pack
    #[arg(value_name = "QUESTION")]
    question: String,

    /// Files that hold an answer each; `-` or none is standard input
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    reporting: Reporting,

    /// Let an answer that a person should review count as passed in the exit status
    #[arg(long)]
    allow_review: bool,
}

/// Grades every answer; those that cannot be judged are named on standard error, the others are
/// reported all the same.
pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let operands = input::operands(&args.files)?;
    output::check(&args.reporting.outputs, &args.files)?;
    let library = Library::open(&context.sources)?;
    // Both are needed to the end of the process, which frees their many small parts at once.
    let rubric: &Rubric = Box::leak(Box::new(args.find(&library)?.load()?));
    let grader = ManuallyDrop::new(args.grader(rubric));

    let mut checked = Checked { places: context.places(), ..Checked::default() };
    let mut status = Status::Passed;
    for operand in &operands {
        match operand.read(context.typed) {
            Ok(answer) => {
                remark_on_other_question(&answer, rubric, &library);
                let mut report = grader.grade(&answer.text);
                report.source.clone_from(&answer.source);
                let verdict = args.verdict(report.outcome);
                if verdict != Verdict::Pass {
                    status = status.max(Status::Below);
                }
                checked.answers.push(CheckedAnswer {
                    report: Revealed::new(report, rubric, args.reporting.reveal),
                    part: Part::whole(&answer.text),
                    text: answer.text.into(),
                    verdict,
                });
            }
            Err(problem) => {
                tell(&problem.to_string());
                checked.errors.push(problem.failure());
                status = Status::Unjudged;
            }
        }
    }
    unless_unread(args.write(&checked, operands.len(), context, out))?;
    Ok(status)
}

impl Args {
    fn grader<'r>(&self, rubric: &'r Rubric) -> Grader<'r> {
        let grader = Grader::new(rubric);
        if self.reporting.explain { grader.explaining() } else { grader }
    }

    /// The question; where there is none of that name, and a command has nearly that name, the
    /// command is proposed.
    fn find<'l>(&self, library: &'l Library) -> anyhow::Result<Question<'l>> {
        let found = library.find(&self.question);
        if let Err(FindError::Unknown { name, suggestion: None }) = &found
            && let Some(command) = super::command_near(name)
        {
            anyhow::bail!("there is no question `{name}`; did you mean `grade {command}`?");
        }
        Ok(found?)
    }

    /// The error of options for grading that stand before a command.
    pub(crate) fn before_a_command(&self) -> anyhow::Error {
        anyhow::anyhow!(
            "`{}` stands before a command; options go after it, and a file that has a command's \
             name is written ./NAME",
            self.question
        )
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
        self.reporting.write(Format::Human, context, out, checked, |format, look, out| {
            format.write(checked, asked, look, out)
        })
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
