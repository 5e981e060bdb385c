//! Which files are looked into: those that are named, and the text files of the folders that are,
//! as `.gitignore` allows.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use grade::checking::Settings;
use grade::report::{Failure, Skipped};
use ignore::{DirEntry, WalkBuilder};

use super::super::input::reason;
use super::config::Config;

/// The endings of text files; one without an ending is one too.
const TEXT: [&str; 10] =
    ["md", "markdown", "mdown", "txt", "text", "adoc", "asciidoc", "rst", "org", "tex"];

/// The endings of files that people write answers in and that are no text.
const DOCUMENTS: [&str; 7] = ["pdf", "docx", "doc", "odt", "rtf", "pages", "epub"];

/// What was found, by path.
#[derive(Default)]
pub(super) struct Found {
    pub(super) files: Vec<FoundFile>,
    pub(super) skipped: Vec<Skipped>,
    pub(super) errors: Vec<Failure>,
}

/// A file to look into.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FoundFile {
    pub(super) path: PathBuf,
    /// Whether its ending says that it is no text.
    pub(super) is_document: bool,
    /// Whether it was named, and not come across.
    pub(super) is_named: bool,
}

/// Finds the files at some paths.
pub(super) fn files(paths: &[PathBuf], config: &Config) -> Found {
    let mut found = Found::default();
    let settings = Arc::new(config.settings.clone());
    for path in paths {
        match path.metadata() {
            Ok(data) if data.is_dir() => walk(path, &settings, &config.here, &mut found),
            Ok(_) => found.files.push(FoundFile {
                path: shown(path),
                is_document: false,
                is_named: true,
            }),
            Err(error) => found.error(path, &no_access(&error)),
        }
    }
    found.files.sort();
    // Of a file that was both named and come across the former remains.
    found.files.reverse();
    found.files.dedup_by(|one, other| one.path == other.path);
    found.files.reverse();
    found
}

fn no_access(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        _ => format!("cannot be read: {}", reason(error)),
    }
}

fn walk(folder: &Path, settings: &Arc<Settings>, here: &Path, found: &mut Found) {
    let (settings, here) = (Arc::clone(settings), here.to_owned());
    let keep = move |entry: &DirEntry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        entry.depth() == 0 || !settings.excludes(&here.join(entry.path()), is_folder)
    };
    let walk = WalkBuilder::new(folder)
        .require_git(false)
        .git_global(false) // the report is the same on every machine
        .filter_entry(keep)
        .build();
    for entry in walk {
        match entry {
            Ok(entry) => found.add(&entry),
            Err(error) => {
                let path = path_of(&error).unwrap_or(folder).to_owned();
                let why = match error.io_error() {
                    Some(error) => no_access(error),
                    None => error.to_string(),
                };
                found.error(&path, &why);
            }
        }
    }
}

impl Found {
    fn error(&mut self, path: &Path, message: &str) {
        let path = shown(path).display().to_string();
        self.errors.push(Failure { path, line: None, message: message.to_owned() });
    }

    fn add(&mut self, entry: &DirEntry) {
        let path = shown(entry.path());
        // A folder that was named may be a link.
        let Some(kind) = entry.file_type().filter(|_| entry.depth() > 0) else { return };
        let has = |endings: &[&str]| match path.extension().and_then(OsStr::to_str) {
            Some(ending) => endings.contains(&ending.to_ascii_lowercase().as_str()),
            None => path.extension().is_none() && endings.contains(&"txt"),
        };
        let (is_text, is_document) = (has(&TEXT), has(&DOCUMENTS));
        if kind.is_symlink() && (is_text || is_document || path.is_dir()) {
            self.skipped.push(Skipped {
                path: path.display().to_string(),
                why: "is a symbolic link, which is not followed; name it to have it checked"
                    .to_owned(),
            });
        } else if kind.is_file() && (is_text || is_document) {
            self.files.push(FoundFile { path, is_document, is_named: false });
        }
    }
}

/// The path that an error is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

/// A path without `./` before it.
fn shown(path: &Path) -> PathBuf {
    let bare = path.strip_prefix(".").unwrap_or(path);
    if bare.as_os_str().is_empty() { path.to_owned() } else { bare.to_owned() }
}
