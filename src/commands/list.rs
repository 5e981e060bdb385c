//! `grade list`: the packs and their questions.

use std::io::{self, Write};

use colored::Colorize;
use grade::report::{visible, wrapped};
use grade::rubric::{Library, Origin, Pack, Problem, Question, RubricError};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

use super::{Context, Layout, Status, one_of};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// How to list
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of(&Layout::ALL))]
    format: Layout,
}

/// Lists what can be read, and then fails with the mistakes of what cannot.
pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let library = Library::open(&context.sources)?;
    let mut mistakes = Vec::new();
    let packs = library.packs().iter().filter_map(|pack| {
        let listed = PackView::new(pack, &mut mistakes);
        listed.map_err(|error| mistakes.extend(error.problems)).ok()
    });
    let packs: Vec<PackView> = packs.collect();
    match args.format {
        Layout::Human => human(&packs, context.width, out)?,
        Layout::Json => json(&packs, out)?,
    }
    if mistakes.is_empty() {
        return Ok(Status::Passed);
    }
    out.flush()?;
    Err(RubricError { problems: mistakes }.into())
}

/// A pack as it is listed; the order of the fields is that of the keys in JSON.
#[derive(Serialize)]
struct PackView {
    pack: Option<String>,
    title: Option<String>,
    /// `built-in`, or the folder; nothing for single files.
    origin: Option<String>,
    questions: Vec<QuestionView>,
}

#[derive(Serialize)]
struct QuestionView {
    number: Option<usize>,
    question: String,
    prompt: Option<String>,
    file: Option<String>,
}

impl PackView {
    fn new(pack: &Pack, mistakes: &mut Vec<Problem>) -> Result<Self, RubricError> {
        let origin = match pack.origin() {
            Origin::BuiltIn => Some("built-in".to_owned()),
            Origin::Folder(path) => Some(path.display().to_string()),
            Origin::Files => None,
        };
        let questions = pack.questions()?;
        let questions = questions.into_iter().map(|(number, question)| {
            let prompt = question.prompt().map_err(|error| mistakes.extend(error.problems)).ok();
            QuestionView::new(number, question, prompt)
        });
        Ok(Self {
            pack: pack.name().map(ToString::to_string),
            title: pack.title()?,
            origin,
            questions: questions.collect(),
        })
    }
}

impl QuestionView {
    fn new(number: Option<usize>, question: Question<'_>, prompt: Option<String>) -> Self {
        Self {
            number,
            question: question.address(),
            prompt,
            file: question.path().map(|path| path.display().to_string()),
        }
    }
}

#[derive(Serialize)]
struct ListView<'l> {
    schema: &'static str,
    packs: &'l [PackView],
}

fn json(packs: &[PackView], out: &mut dyn Write) -> anyhow::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &ListView { schema: "grade/1", packs })?;
    Ok(writeln!(out)?)
}

fn human(packs: &[PackView], width: usize, out: &mut dyn Write) -> io::Result<()> {
    for (place, pack) in packs.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        heading(pack, width, out)?;
        let widest = pack.questions.iter().map(|one| visible(&one.question).width()).max();
        for question in &pack.questions {
            line(question, widest.unwrap_or(0), width, out)?;
        }
    }
    Ok(())
}

fn heading(pack: &PackView, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let name = pack.pack.as_deref().unwrap_or("single files");
    let parts = [pack.title.as_deref(), pack.origin.as_deref()];
    let rest: Vec<&str> = parts.into_iter().flatten().collect();
    let rest = rest.join(" · ");
    let room = width.saturating_sub(name.width() + 2);
    for (place, rest) in wrapped(&rest, room).iter().enumerate() {
        let lead = if place == 0 { name.bold().to_string() } else { " ".repeat(name.width()) };
        writeln!(out, "{lead}  {}", rest.dimmed())?;
    }
    Ok(())
}

/// The columns that a prompt needs beside its question; with fewer it stands below.
const NARROWEST_PROMPT: usize = 30;

fn line(
    question: &QuestionView,
    widest: usize,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let number = question.number.map(|number| number.to_string()).unwrap_or_default();
    let address = visible(&question.question);
    let prompt = question.prompt.as_deref().unwrap_or("cannot be read; see below");
    let beside = 4 + 2 + widest + 2;
    let (indent, is_beside) =
        if width >= beside + NARROWEST_PROMPT { (beside, true) } else { (6, false) };
    let mut lines = wrapped(prompt, width.saturating_sub(indent)).into_iter();
    write!(out, "{number:>4}  {address}")?;
    if let Some(first) = lines.next().filter(|_| is_beside) {
        write!(out, "{}{first}", " ".repeat(widest + 2 - address.width()))?;
    } else {
        lines = wrapped(prompt, width.saturating_sub(indent)).into_iter();
    }
    writeln!(out)?;
    for rest in lines {
        writeln!(out, "{}{rest}", " ".repeat(indent))?;
    }
    Ok(())
}
