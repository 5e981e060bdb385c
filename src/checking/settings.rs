//! A file `grade.yaml`: what holds for every run below its folder.
//!
//! ```yaml
//! rubrics: [rubrics]            # where rubrics are, from this folder
//! paths: [answers]              # what is checked where the command line names nothing
//! exclude: [drafts/]            # patterns as in .gitignore
//! fail-under: 70
//! format: human
//! accept: true
//! per-path:                     # later entries win over earlier ones
//!   - {path: answers/week1/, fail-under: 50}
//!   - {path: "*.draft.md", warn-only: true}
//! ```
//!
//! Mistakes are told as those of a rubric: line, column, the line itself, a caret and what to do.

mod read;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::gitignore::Gitignore;

use super::policy::Choices;
use super::questions::Required;
use crate::paths::plain;
use crate::report::Format;
use crate::rubric::reading::{Fault, parse};
use crate::rubric::{Place, RubricError};

/// What a `grade.yaml` says.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder that it holds for, absolute.
    pub folder: PathBuf,
    /// Where rubrics are, from that folder.
    pub rubrics: Vec<PathBuf>,
    /// What is checked, from that folder.
    pub paths: Vec<PathBuf>,
    /// How to report.
    pub format: Option<Format>,
    /// The questions that must be answered.
    pub require: Option<Required>,
    exclude: Gitignore,
    all: Choices,
    per_path: Vec<(Gitignore, Choices)>,
    names: Names,
}

/// What the file names, to be checked by whoever knows what there is.
#[derive(Clone, Debug, Default)]
struct Names {
    /// The file as it is shown, and its text.
    file: (String, Arc<str>),
    all: Vec<(Named, String, Place)>,
}

/// As what something is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A place of rubrics.
    Rubrics,
    /// A question that must be answered.
    Required,
    /// The question that files are answers to.
    Question,
}

impl Settings {
    /// What holds where there is no file.
    #[must_use]
    pub fn none(folder: &Path) -> Self {
        Self {
            folder: folder.to_owned(),
            rubrics: Vec::new(),
            paths: Vec::new(),
            format: None,
            require: None,
            exclude: Gitignore::empty(),
            all: Choices::default(),
            per_path: Vec::new(),
            names: Names::default(),
        }
    }

    /// Reads a file: `shown` is its name in messages, `folder` the absolute folder it lies in.
    ///
    /// # Errors
    /// With every mistake of the file.
    pub fn read(shown: &str, folder: &Path, yaml: &Arc<str>) -> Result<Self, RubricError> {
        let mut faults = Vec::new();
        let settings = parse(yaml).map(|tree| read::settings(&tree, folder, &mut faults));
        let settings = settings.unwrap_or_else(|fault| {
            faults.push(*fault);
            Self::none(folder)
        });
        if faults.is_empty() {
            let names = Names { file: (shown.to_owned(), Arc::clone(yaml)), ..settings.names };
            return Ok(Self { names, ..settings });
        }
        faults.sort_by_key(|fault| fault.place.start());
        Err(RubricError {
            problems: faults.into_iter().map(|fault| fault.in_file(shown, yaml)).collect(),
        })
    }

    /// Looks up everything that the file names in one way.
    ///
    /// # Errors
    /// With the place of each name that the look-up fails for.
    pub fn check<T, E: std::fmt::Display>(
        &self,
        as_what: Named,
        look_up: impl Fn(&str) -> Result<T, E>,
    ) -> Result<(), RubricError> {
        let (shown, yaml) = &self.names.file;
        let named = self.names.all.iter().filter(|(it, ..)| *it == as_what);
        let problems = named.filter_map(|(_, name, place)| {
            let error = look_up(name).err()?;
            Some(Fault::new(*place, error.to_string()).in_file(shown, yaml))
        });
        let problems: Vec<_> = problems.collect();
        if problems.is_empty() { Ok(()) } else { Err(RubricError { problems }) }
    }

    /// What holds for a file, given by its absolute path.
    #[must_use]
    pub fn choices(&self, path: &Path) -> Choices {
        let Some(below) = self.below(path) else { return self.all.clone() };
        let matching = self.per_path.iter().rev().filter(|(glob, _)| is_met(glob, &below, false));
        let chosen = matching.fold(Choices::default(), |chosen, (_, choices)| chosen.or(choices));
        chosen.or(&self.all)
    }

    /// Whether a file or folder, given by its absolute path, is left out.
    #[must_use]
    pub fn excludes(&self, path: &Path, is_folder: bool) -> bool {
        self.below(path).is_some_and(|below| is_met(&self.exclude, &below, is_folder))
    }

    /// The path from the folder on; `None` for the folder itself and what lies elsewhere.
    fn below(&self, path: &Path) -> Option<PathBuf> {
        let below = plain(path).strip_prefix(plain(&self.folder)).ok()?.to_owned();
        (!below.as_os_str().is_empty()).then_some(below)
    }
}

fn is_met(glob: &Gitignore, below: &Path, is_folder: bool) -> bool {
    glob.matched_path_or_any_parents(below, is_folder).is_ignore()
}
