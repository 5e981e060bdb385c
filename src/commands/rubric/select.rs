//! Which rubrics a tool works on: `[QUESTION|PATH]…`, or all that there are.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use grade::paths::seen_from;
use grade::rubric::{
    FindError, Library, Origin, Pack, Problem, Question, Rubric, RubricError, Source,
};

use super::super::{Context, Layout, Status, one_of};

/// What every tool is asked.
#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    /// Questions, rubric files, packs or folders of packs; without one all rubrics found, the
    /// built-in ones only where there are no others
    #[arg(value_name = "QUESTION|PATH")]
    pub(super) names: Vec<String>,

    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = one_of(&Layout::ALL))]
    pub(super) format: Layout,

    /// Print no report: the exit status alone says how it went
    #[arg(long, short)]
    pub(super) quiet: bool,
}

/// A rubric with the file that it was read from.
pub(super) struct Loaded {
    pub(super) rubric: Rubric,
    /// The file as messages name it.
    pub(super) file: String,
    pub(super) text: Arc<str>,
}

/// The rubrics that can be used, and the mistakes of those that cannot.
#[derive(Default)]
pub(super) struct Selection {
    pub(super) rubrics: Vec<Loaded>,
    mistakes: Vec<Problem>,
    here: Option<PathBuf>,
}

/// Loads what was asked for; without a name every question of the rubrics found, the built-in ones
/// only where there are no others.
pub(super) fn load(names: &[String], context: &Context) -> anyhow::Result<Selection> {
    let library = Library::open(&context.sources)?;
    let mut selection = Selection { here: context.here.clone(), ..Selection::default() };
    if names.is_empty() {
        selection.add_own(&library);
    }
    for name in names {
        match library.find(name) {
            Ok(question) => selection.add(question),
            Err(FindError::Rubric(error)) => selection.mistakes.extend(error.problems),
            Err(_) if Path::new(name).exists() => {
                selection.add_own(&Library::open(&[Source::Given(PathBuf::from(name))])?);
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(selection)
}

impl Selection {
    fn add_own(&mut self, library: &Library) {
        let is_built_in = |pack: &&Pack| *pack.origin() == Origin::BuiltIn;
        let has_own = !library.packs().iter().all(|pack| is_built_in(&pack));
        for pack in library.packs().iter().filter(|pack| !has_own || !is_built_in(pack)) {
            match pack.questions() {
                Ok(questions) => questions.into_iter().for_each(|(_, question)| self.add(question)),
                Err(error) => self.mistakes.extend(error.problems),
            }
        }
    }

    fn add(&mut self, question: Question<'_>) {
        let loaded = question.file().and_then(|(file, text)| {
            let rubric = question.load()?;
            let file = self.seen_from_here(file);
            Ok(Loaded { rubric, file, text })
        });
        match loaded {
            Ok(loaded) if self.rubrics.iter().any(|known| known.file == loaded.file) => {}
            Ok(loaded) => self.rubrics.push(loaded),
            Err(error) => self.mistakes.extend(error.problems),
        }
    }

    /// A file as it is seen from the current folder, if that is still there.
    fn seen_from_here(&self, file: String) -> String {
        match &self.here {
            Some(here) => seen_from(here, Path::new(&file)).to_string_lossy().into_owned(),
            None => file,
        }
    }

    /// How it went: with mistakes in a rubric these are the error, after what was written.
    pub(super) fn end(self, all_right: bool, out: &mut dyn Write) -> anyhow::Result<Status> {
        let mut problems = self.mistakes;
        if !problems.is_empty() {
            out.flush()?;
            // A mistake of a `pack.yaml` is one of every question in it.
            let mut known: Vec<Problem> = Vec::new();
            problems.retain(|problem| {
                let is_new = !known.contains(problem);
                known.extend(is_new.then(|| problem.clone()));
                is_new
            });
            return Err(RubricError { problems }.into());
        }
        Ok(if all_right { Status::Passed } else { Status::Below })
    }
}
