//! The journal as a file: read as a whole, added to under a lock, never written over.
//!
//! An addition is one `write` of whole lines, which then reaches the disk. Where it fails half-way
//! (a full disk), what got there is taken away again, so that the file ends as it did before.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::attempt::Entry;
use super::journal::{self, Journal, JournalError, Tail};

const NAME: &str = "practice.ndjson";
const TORN: &str = "practice.torn";
/// What is written to see whether there is room, and how much: about an attempt.
const ROOM: &str = ".room";
const ENOUGH: usize = 4096;

/// Where attempts are kept.
#[derive(Clone, Debug)]
pub struct Store {
    folder: PathBuf,
}

/// Why attempts cannot be read or kept. Every message is one line.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The file or its folder could not be used.
    #[error("{}: {what}: {}", path.display(), error.to_string().split(" (os error").next().unwrap_or_default())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What failed.
        what: &'static str,
        /// Why.
        error: io::Error,
    },
    /// The file is not what it should be; nothing in it was changed.
    #[error("{}: {problem}; nothing in it was changed", path.display())]
    Journal {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        problem: JournalError,
    },
}

impl Store {
    /// The store in a folder, which need not exist.
    #[must_use]
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The journal's file.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.folder.join(NAME)
    }

    /// Where half a line is put that a crash left behind.
    #[must_use]
    pub fn torn_path(&self) -> PathBuf {
        self.folder.join(TORN)
    }

    /// Everything kept so far; nothing where there is no file.
    ///
    /// # Errors
    /// Where the file cannot be read, is damaged, or was written by a newer version.
    pub fn read(&self) -> Result<Journal, StoreError> {
        let bytes = match File::open(self.path()) {
            Ok(file) => self.read_locked(&file),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Journal::default()),
            Err(error) => Err(error),
        };
        let bytes = bytes.map_err(|error| self.failed("cannot be read", error))?;
        journal::read(&bytes).map_err(|problem| self.wrong(problem))
    }

    fn read_locked(&self, mut file: &File) -> io::Result<Vec<u8>> {
        locked(file.lock_shared())?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        file.unlock().or_else(unsupported)?;
        Ok(bytes)
    }

    /// Adds entries at the end: all of them, or none.
    ///
    /// # Errors
    /// Where they cannot be written; the file is then as it was.
    pub fn append(&self, entries: &[Entry]) -> Result<(), StoreError> {
        if entries.is_empty() {
            return Ok(());
        }
        let failed = |error| self.failed("cannot be written", error);
        make_private_folder(&self.folder).map_err(failed)?;
        let mut file = open_to_add(&self.path()).map_err(failed)?;
        locked(file.lock()).map_err(failed)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed)?;

        let (length, mut addition) = self.made_ready(&bytes, &file)?;
        addition.extend(entries.iter().map(journal::line));
        write_whole(&mut file, addition.as_bytes(), length as u64).map_err(failed)
    }

    /// Makes sure that something can be added; gives the journal's length, and what has to stand
    /// before the addition.
    fn made_ready(&self, bytes: &[u8], file: &File) -> Result<(usize, String), StoreError> {
        let failed = |error| self.failed("cannot be written", error);
        let mut before = String::new();
        let mut length = bytes.len();
        match journal::tail(bytes) {
            Tail::Whole => {}
            Tail::Unended => before.push('\n'),
            Tail::Torn(torn) => {
                // What is no journal at all must not be cut; neither must a newer one.
                journal::read(bytes).map_err(|problem| self.wrong(problem))?;
                length -= torn;
                self.set_aside(&bytes[length..]).map_err(failed)?;
                file.set_len(length as u64).map_err(failed)?;
            }
        }
        match bytes[..length].split(|&byte| byte == b'\n').next() {
            _ if length == 0 => before.push_str(&journal::header()),
            Some(first) => {
                journal::check_header(first).map_err(|problem| self.wrong(problem))?;
            }
            None => {}
        }
        Ok((length, before))
    }

    /// Whether something can be kept here, tried out with a file of its own.
    ///
    /// # Errors
    /// Where nothing can be written.
    pub fn try_out(&self) -> Result<(), StoreError> {
        let failed = |error| self.failed("cannot be written", error);
        make_private_folder(&self.folder).map_err(failed)?;
        if self.path().exists() {
            open_to_add(&self.path()).map_err(failed)?;
        }
        let path = self.folder.join(ROOM);
        let tried = open_to_add(&path)
            .and_then(|mut file| file.write_all(&[b'\n'; ENOUGH]).and_then(|()| file.sync_data()));
        // The error to tell is the first one.
        let _ = fs::remove_file(&path);
        tried.map_err(failed)
    }

    /// Writes entries into a new file elsewhere, as lines that can be added to a journal.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn save_elsewhere(entries: &[Entry], path: &Path) -> io::Result<()> {
        let mut file = open_to_add(path)?;
        let lines: String = entries.iter().map(journal::line).collect();
        write_whole(&mut file, lines.as_bytes(), 0)
    }

    fn set_aside(&self, torn: &[u8]) -> io::Result<()> {
        let mut file = open_to_add(&self.torn_path())?;
        file.write_all(torn)?;
        file.write_all(b"\n")?;
        file.sync_data()
    }

    fn failed(&self, what: &'static str, error: io::Error) -> StoreError {
        StoreError::Io { path: self.path(), what, error }
    }

    fn wrong(&self, problem: JournalError) -> StoreError {
        StoreError::Journal { path: self.path(), problem }
    }
}

/// A file that grows at its end, and that nobody else may read.
fn open_to_add(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn write_whole(file: &mut File, bytes: &[u8], length: u64) -> io::Result<()> {
    let written = file.write_all(bytes).and_then(|()| file.sync_data());
    if written.is_err() {
        // The error to tell is the first one; half a line is no loss to anybody who reads.
        let _ = file.set_len(length);
    }
    written
}

/// A folder that is its owner's business.
pub(super) fn make_private_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// A lock, where the file system knows locks.
pub(super) fn locked(lock: io::Result<()>) -> io::Result<()> {
    lock.or_else(unsupported)
}

fn unsupported(error: io::Error) -> io::Result<()> {
    if error.kind() == io::ErrorKind::Unsupported { Ok(()) } else { Err(error) }
}

/// Whether a lock could be had at once.
pub(super) fn is_free(lock: Result<(), TryLockError>) -> io::Result<bool> {
    match lock {
        Ok(()) => Ok(true),
        Err(TryLockError::WouldBlock) => Ok(false),
        Err(TryLockError::Error(error)) => unsupported(error).map(|()| true),
    }
}

#[cfg(test)]
mod tests;
