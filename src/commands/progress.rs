//! `grade progress`: what practice has come to.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::Write;

use anyhow::Context as _;
use grade::practice::Store;
use grade::practice::history::{self, History};
use grade::practice::progress::{self, Progress};
use grade::report::Look;
use grade::rubric::{Library, Rubric};

use super::{Context, Layout, Status, one_of, tell};

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// How to show it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of(&Layout::ALL))]
    format: Layout,

    /// Write every attempt, for a spreadsheet
    #[arg(long, value_name = "FORMAT", value_parser = ["csv"], conflicts_with = "format")]
    export: Option<String>,

    /// List the concepts that were said to be overlooked, with the words that were pointed out
    #[arg(long, conflicts_with = "export")]
    disputed: bool,
}

pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let home = context
        .home
        .as_ref()
        .context("there is no place where attempts are kept; set GRADE_HOME to a folder")?;
    let store = Store::at(home);
    let journal = store.read()?;
    if let Some(torn) = &journal.torn {
        tell(&super::practice::torn_line(torn.len(), &store));
    }
    let history = History::of(journal.entries, &Context::zone());
    if args.export.is_some() {
        progress::write_csv(&history, out)?;
        return Ok(Status::Passed);
    }
    let Context { width, unicode, color: colour, .. } = *context;
    let look = Look { width, unicode, colour, explain: false };
    if args.disputed && args.format == Layout::Human {
        progress::write_disputes(&history, &look, out)?;
        return Ok(Status::Passed);
    }
    let labels = Labels::new(context);
    let progress = Progress {
        history: &history,
        today: history::day(Context::now(), &Context::zone()),
        concept: &|question, concept| labels.of(question, concept),
    };
    match args.format {
        Layout::Json => progress::write_json(&progress, out)?,
        Layout::Human => progress::write_human(&progress, &look, out)?,
    }
    Ok(Status::Passed)
}

/// The numbers and labels of concepts, from rubrics that are read when they are needed; a rubric that is gone
/// or has a mistake names nothing.
struct Labels {
    library: Option<Library>,
    rubrics: RefCell<HashMap<String, Option<Rubric>>>,
}

impl Labels {
    fn new(context: &Context) -> Self {
        Self { library: Library::open(&context.sources).ok(), rubrics: RefCell::default() }
    }

    fn of(&self, question: &str, concept: &str) -> Option<(usize, String)> {
        let mut rubrics = self.rubrics.borrow_mut();
        let rubric = rubrics
            .entry(question.to_owned())
            .or_insert_with(|| self.library.as_ref()?.find(question).ok()?.load().ok());
        let concepts = &rubric.as_ref()?.concepts;
        let place = concepts.iter().position(|known| known.id.as_str() == concept)?;
        Some((place + 1, concepts[place].label.clone()))
    }
}
