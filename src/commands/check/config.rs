//! `grade.yaml` or `grade.yml`: looked for here and in the folders above, up to the repository's root.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use grade::checking::{Named, Settings};
use grade::rubric::{Library, Source};

use super::super::Context;
use super::Args;

/// The file's names.
const NAMES: [&str; 2] = ["grade.yaml", "grade.yml"];

/// The settings that hold here.
pub(super) struct Config {
    pub(super) settings: Settings,
    /// The file, if there is one.
    pub(super) file: Option<PathBuf>,
    /// The way from here to the settings' folder, such as `../..`; empty where that is here.
    way: PathBuf,
    /// The current folder.
    pub(super) here: PathBuf,
}

impl Config {
    /// Finds and reads the file.
    pub(super) fn find(context: &Context) -> anyhow::Result<Self> {
        let here = context.here.clone().context("the current folder is gone; change to another")?;
        let Some((folder, name)) = nearest(&here)? else {
            let settings = Settings::none(&here);
            return Ok(Self { settings, file: None, way: PathBuf::new(), here });
        };
        let steps = here.ancestors().take_while(|above| *above != folder).count();
        let way: PathBuf = std::iter::repeat_n("..", steps).collect();
        let shown = way.join(name).display().to_string();
        let file = folder.join(name);
        let yaml = fs::read_to_string(&file).with_context(|| format!("{shown}: cannot be read"))?;
        let settings = Settings::read(&shown, &folder, &Arc::from(yaml))?;
        Ok(Self { settings, file: Some(file), way, here })
    }

    /// What is checked where the command line names nothing.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        match self.settings.paths.as_slice() {
            [] => vec![PathBuf::from(".")],
            paths => paths.iter().map(|path| self.way.join(path)).collect(),
        }
    }

    /// All rubrics; where there are none at a place that the file names, the file is to blame.
    pub(super) fn library(&self, context: &Context) -> anyhow::Result<Library> {
        Library::open(&self.sources(context)).or_else(|error| {
            if !context.sources_chosen {
                self.settings.check(Named::Rubrics, |path| {
                    Library::open(&[Source::Given(self.way.join(path))])
                })?;
            }
            Err(error.into())
        })
    }

    /// Refuses names of questions in the file that mean none, as far as the command line leaves
    /// it to the file to name questions.
    pub(super) fn check_questions(
        &self,
        args: &Args,
        context: &Context,
        library: &Library,
    ) -> anyhow::Result<()> {
        if args.require.is_empty() {
            self.settings.check(Named::Required, |name| library.find(name))?;
        }
        if args.question.is_none() && !context.sources_chosen {
            self.settings.check(Named::Question, |name| library.find(name))?;
        }
        Ok(())
    }

    /// Where rubrics are: as the command line or the environment says, else as the file does, else
    /// beside the file, else nearby.
    fn sources(&self, context: &Context) -> Vec<Source> {
        if context.sources_chosen {
            return context.sources.clone();
        }
        let paths = self.settings.rubrics.iter();
        let told: Vec<Source> = paths.map(|path| Source::Given(self.way.join(path))).collect();
        if !told.is_empty() {
            return told;
        }
        let folder = &self.settings.folder;
        if folder.join("rubrics").is_dir() {
            return vec![Source::Nearby { from: folder.clone() }];
        }
        context.sources.clone()
    }
}

/// The folder of the nearest file, and the file's name.
fn nearest(here: &Path) -> anyhow::Result<Option<(PathBuf, &'static str)>> {
    for folder in here.ancestors() {
        let is_there = |name: &&str| folder.join(name).is_file();
        match NAMES.into_iter().filter(is_there).collect::<Vec<_>>().as_slice() {
            [] => {}
            [name] => return Ok(Some((folder.to_owned(), name))),
            several => anyhow::bail!(
                "{}: there is both {}; remove one of them",
                folder.display(),
                several.join(" and ")
            ),
        }
        if folder.join(".git").exists() {
            return Ok(None);
        }
    }
    Ok(None)
}
