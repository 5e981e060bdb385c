//! `grade.yaml`: looked for here and in the folders above, up to the repository's root.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use grade::checking::Settings;
use grade::rubric::Source;

use super::super::Context;

/// The file's name.
const NAME: &str = "grade.yaml";

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
        let Some((folder, file)) = nearest(&here) else {
            let settings = Settings::none(&here);
            return Ok(Self { settings, file: None, way: PathBuf::new(), here });
        };
        let steps = here.ancestors().take_while(|above| *above != folder).count();
        let way: PathBuf = std::iter::repeat_n("..", steps).collect();
        let shown = way.join(NAME).display().to_string();
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

    /// Where rubrics are: as the command line or the environment says, else as the file does, else
    /// beside the file, else nearby.
    pub(super) fn sources(&self, context: &Context) -> Vec<Source> {
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

/// The nearest file, and the folder that it lies in.
fn nearest(here: &Path) -> Option<(PathBuf, PathBuf)> {
    for folder in here.ancestors() {
        let file = folder.join(NAME);
        if file.is_file() {
            return Some((folder.to_owned(), file));
        }
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}
