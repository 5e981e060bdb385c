//! `--watch FILE`: a file that is looked at again and again, since every editor saves differently.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::commands::input::text_of;

/// A file and what was last seen in it; nothing where it was not there.
pub(super) struct Watched {
    path: PathBuf,
    seen: Option<Vec<u8>>,
    before: Option<Vec<u8>>,
}

/// What became of a watched file.
pub(super) enum Seen {
    /// It holds this.
    Text(String),
    /// It cannot be judged.
    Note(String),
}

impl Watched {
    /// Watches a file, which need not be there yet.
    pub(super) fn new(path: PathBuf) -> anyhow::Result<Self> {
        if path.is_dir() {
            bail!("{}: is a folder; name the file to watch in it", path.display());
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if !folder.unwrap_or(Path::new(".")).is_dir() {
            bail!("{}: there is no such folder to watch the file in", path.display());
        }
        Ok(Self { path, seen: None, before: None })
    }

    /// What became of the file, if that is new and stayed the same since the last look: an editor
    /// may be half-way through saving.
    pub(super) fn saved(&mut self) -> Option<Seen> {
        let now = fs::read(&self.path).ok();
        let is_settled = now == self.before;
        let is_new = is_settled && now != self.seen;
        self.before = now;
        if is_new { Some(self.take()) } else { None }
    }

    /// What the file holds at the end, if that is new.
    pub(super) fn last(&mut self) -> Option<Seen> {
        self.before = fs::read(&self.path).ok();
        if self.before == self.seen { None } else { Some(self.take()) }
    }

    fn take(&mut self) -> Seen {
        self.seen.clone_from(&self.before);
        let path = self.path.display();
        if self.seen.is_none() {
            return Seen::Note(format!("{path} is gone; it is judged when it is there again."));
        }
        match text_of(&self.path) {
            Err(problem) => Seen::Note(format!("{problem}.")),
            Ok(text) if text.trim().is_empty() => Seen::Note(format!(
                "{path} is empty; it is judged when it is saved with something in it."
            )),
            Ok(text) => Seen::Text(text),
        }
    }
}
