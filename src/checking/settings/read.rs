//! Reads the tree of a `grade.yaml`: its keys, and what may stand under each.
//!
//! In goes the tree, out come settings and every mistake with its place. What the settings mean for
//! a file is not known here.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{Named, Names, Settings};
use crate::checking::policy::Choices;
use crate::checking::questions::Required;
use crate::fraction::Fraction;
use crate::report::Format;
use crate::rubric::Place;
use crate::rubric::reading::{Fault, Keys, Kind, Node, did_you_mean, flag, list, percent, text};

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

/// The settings of a file, as far as it can be read.
pub(super) fn settings(tree: &Node<'_>, folder: &Path, faults: &mut Vec<Fault>) -> Settings {
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
        names: Names { all: names(&keys), ..Names::default() },
    }
}

/// Everything that is named; what is no name at all is found elsewhere.
fn names(keys: &Keys<'_>) -> Vec<(Named, String, Place)> {
    let mut names = Vec::new();
    let mut add = |as_what, node: Option<&Node<'_>>| {
        let entries = match node.map(|node| &node.kind) {
            Some(Kind::List(entries)) => entries.as_slice(),
            _ => node.map_or(&[][..], std::slice::from_ref),
        };
        let texts = entries.iter().filter_map(|node| Some((node.text()?.trim(), node.place)));
        names.extend(texts.map(|(text, place)| (as_what, text.to_owned(), place)));
    };
    add(Named::Rubrics, keys.get("rubrics"));
    if keys.get("require").is_none_or(|node| node.text() != Some("all")) {
        add(Named::Required, keys.get("require"));
    }
    add(Named::Question, keys.get("question"));
    if let Some(Node { kind: Kind::List(entries), .. }) = keys.get("per-path") {
        for entry in entries {
            let Kind::Map(pairs) = &entry.kind else { continue };
            let question = pairs.iter().find(|(key, _)| key.text() == Some("question"));
            add(Named::Question, question.map(|(_, node)| node));
        }
    }
    names
}

fn choices(keys: &Keys<'_>, faults: &mut Vec<Fault>) -> Choices {
    let question = keys.get("question").and_then(|node| text(node, "`question`", faults));
    let question = question.map(str::to_owned);
    let fail_under: Option<Fraction> =
        keys.get("fail-under").and_then(|node| fail_under(node, faults));
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

/// A pass mark; its sign may stand after it, as on the command line.
fn fail_under(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Fraction> {
    let number = node.text().and_then(|text| text.trim().strip_suffix('%'));
    let bare = number.map(|number| Kind::Text(Cow::from(number.trim_end())));
    let kind = bare.unwrap_or_else(|| node.kind.clone());
    percent(&Node { place: node.place, kind }, "`fail-under`", faults)
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
        let added = builder.add_line(None, line).map_err(|error| error.to_string());
        if let Err(why) = added.and_then(|_| never_met(line)) {
            faults.push(
                Fault::new(node.place, "this is no pattern for paths")
                    .label(why)
                    .help("write it as in .gitignore: `drafts/`, `*.tmp.md`, `answers/**/old`"),
            );
        }
    }
    builder.build().unwrap_or_else(|_| Gitignore::empty())
}

/// Why a pattern that can be read is met by no path below the folder.
fn never_met(line: &str) -> Result<(), String> {
    let is_class_open = line
        .rfind('[')
        .is_some_and(|at| !line[..at].ends_with('\\') && !line[at + 1..].contains(']'));
    if is_class_open {
        return Err("`[` is never closed".to_owned());
    }
    if line.starts_with('#') {
        return Err("`#` begins a comment; write `\\#` for a name that begins so".to_owned());
    }
    let bare = line.trim_start_matches(['!', '/']);
    if bare.is_empty() {
        return Err("nothing has this name".to_owned());
    }
    if Path::new(bare).components().any(|part| part == Component::ParentDir) {
        return Err("leads out of the folder of this file".to_owned());
    }
    Ok(())
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
