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

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::policy::Choices;
use super::questions::Required;
use crate::fraction::Fraction;
use crate::report::Format;
use crate::rubric::RubricError;
use crate::rubric::reading::{
    Fault, Keys, Kind, Node, did_you_mean, flag, list, parse, percent, text,
};

/// The keys that hold for the whole run.
const KEYS: [&str; 13] = [
    "rubrics",
    "paths",
    "exclude",
    "format",
    "require",
    "per-path",
    "question",
    "fail-under",
    "required-only",
    "warn-only",
    "allow-review",
    "accept",
    "$schema",
];

/// The keys of an entry under `per-path`.
const PATH_KEYS: [&str; 7] =
    ["path", "question", "fail-under", "required-only", "warn-only", "allow-review", "accept"];

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
        }
    }

    /// Reads a file: `shown` is its name in messages, `folder` the absolute folder it lies in.
    ///
    /// # Errors
    /// With every mistake of the file.
    pub fn read(shown: &str, folder: &Path, yaml: &Arc<str>) -> Result<Self, RubricError> {
        let mut faults = Vec::new();
        let settings = parse(yaml).map(|tree| settings(&tree, folder, &mut faults));
        let settings = settings.unwrap_or_else(|fault| {
            faults.push(*fault);
            Self::none(folder)
        });
        if faults.is_empty() {
            return Ok(settings);
        }
        faults.sort_by_key(|fault| fault.place.start);
        Err(RubricError {
            problems: faults.into_iter().map(|fault| fault.in_file(shown, yaml)).collect(),
        })
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

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

fn is_met(glob: &Gitignore, below: &Path, is_folder: bool) -> bool {
    glob.matched_path_or_any_parents(below, is_folder).is_ignore()
}

fn settings(tree: &Node<'_>, folder: &Path, faults: &mut Vec<Fault>) -> Settings {
    if matches!(tree.kind, Kind::Null) {
        return Settings::none(folder);
    }
    let keys = Keys::open(tree, "grade.yaml", &KEYS, faults);
    let paths = |key: &str, faults: &mut Vec<Fault>| {
        let texts = keys.get(key).map(|node| texts(node, key, "[answers]", faults));
        texts.unwrap_or_default().into_iter().map(|(path, _)| PathBuf::from(path)).collect()
    };
    let exclude = keys.get("exclude").map(|node| texts(node, "exclude", "[drafts/]", faults));
    Settings {
        folder: folder.to_owned(),
        rubrics: paths("rubrics", faults),
        paths: paths("paths", faults),
        format: keys.get("format").and_then(|node| format(node, faults)),
        require: keys.get("require").map(|node| require(node, faults)),
        exclude: globs(&exclude.unwrap_or_default(), faults),
        all: choices(&keys, faults),
        per_path: keys.get("per-path").map(|node| per_path(node, faults)).unwrap_or_default(),
    }
}

fn choices(keys: &Keys<'_>, faults: &mut Vec<Fault>) -> Choices {
    let question = keys.get("question").and_then(|node| text(node, "`question`", faults));
    let question = question.map(str::to_owned);
    let fail_under: Option<Fraction> =
        keys.get("fail-under").and_then(|node| percent(node, "`fail-under`", faults));
    let mut flag = |key: &str| keys.get(key).map(|node| flag(node, &format!("`{key}`"), faults));
    Choices {
        question,
        fail_under,
        required_only: flag("required-only"),
        warn_only: flag("warn-only"),
        allow_review: flag("allow-review"),
        accept: flag("accept"),
    }
}

fn per_path(node: &Node<'_>, faults: &mut Vec<Fault>) -> Vec<(Gitignore, Choices)> {
    let example = "{path: answers/week1/, fail-under: 50}";
    let mut found = Vec::new();
    for node in list(node, "`per-path`", example, faults) {
        let keys = Keys::open(node, "an entry of `per-path`", &PATH_KEYS, faults);
        let choices = choices(&keys, faults);
        match keys.get("path") {
            Some(path) => {
                let paths = texts(path, "path", "[answers/week1/]", faults);
                found.push((globs(&paths, faults), choices));
            }
            None if matches!(node.kind, Kind::Map(_)) && !keys.misspells("path") => faults.push(
                Fault::new(node.place, "an entry of `per-path` needs `path`")
                    .label("has no `path`")
                    .help(format!("write which files it holds for: `{example}`")),
            ),
            None => {}
        }
    }
    found
}

/// The texts of a list, or of the one that stands for it.
fn texts<'t>(
    node: &'t Node<'t>,
    key: &str,
    example: &str,
    faults: &mut Vec<Fault>,
) -> Vec<(&'t str, &'t Node<'t>)> {
    let nodes = list(node, &format!("`{key}`"), example, faults).iter();
    let what = format!("an entry of `{key}`");
    nodes.filter_map(|node| Some((text(node, &what, faults)?, node))).collect()
}

fn globs(lines: &[(&str, &Node<'_>)], faults: &mut Vec<Fault>) -> Gitignore {
    let mut builder = GitignoreBuilder::new("");
    for (line, node) in lines {
        if let Err(error) = builder.add_line(None, line) {
            faults.push(
                Fault::new(node.place, "this is no pattern for paths")
                    .label(error.to_string())
                    .help("write it as in .gitignore: `drafts/`, `*.tmp.md`, `answers/**/old`"),
            );
        }
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

fn format(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Format> {
    let name = text(node, "`format`", faults)?;
    let found = Format::named(name);
    if found.is_none() {
        let names = || Format::ALL.iter().map(|(name, _)| *name);
        let all = || format!("there are {}", names().collect::<Vec<_>>().join(", "));
        faults.push(
            Fault::new(node.place, format!("there is no format `{name}`"))
                .label("unknown")
                .help(did_you_mean(name, names(), all)),
        );
    }
    found
}

fn require(node: &Node<'_>, faults: &mut Vec<Fault>) -> Required {
    if node.text() == Some("all") {
        return Required::All;
    }
    let names = texts(node, "require", "all, or [caching, security]", faults);
    Required::Named(names.into_iter().map(|(name, _)| name.to_owned()).collect())
}
