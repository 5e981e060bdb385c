//! `--watch FILE`: a file that is looked at again and again, since every editor saves differently.

use std::fs;
use std::path::PathBuf;

use crate::commands::decode;

/// A file and what was last seen in it.
pub(super) struct Watched {
    path: PathBuf,
    seen: Vec<u8>,
    before: Vec<u8>,
}

impl Watched {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path, seen: Vec::new(), before: Vec::new() }
    }

    /// What the file holds, if that is text, is new, and stayed the same since the last look: an
    /// editor may be half-way through saving.
    pub(super) fn saved(&mut self) -> Option<String> {
        // A file that is not there at this moment is being replaced, or will be written.
        let bytes = fs::read(&self.path).ok()?;
        if bytes == self.seen {
            return None;
        }
        if bytes != self.before {
            self.before = bytes;
            return None;
        }
        self.take(bytes)
    }

    /// What the file holds at the end, if that is new.
    pub(super) fn last(&mut self) -> Option<String> {
        let bytes = fs::read(&self.path).ok()?;
        if bytes == self.seen { None } else { self.take(bytes) }
    }

    fn take(&mut self, bytes: Vec<u8>) -> Option<String> {
        let text = decode::text(bytes.clone(), Some(&self.path)).ok()?;
        self.seen = bytes;
        Some(text).filter(|text| !text.trim().is_empty())
    }
}
