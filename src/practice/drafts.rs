//! The answer being typed, on disk: one file a question, held by whoever types into it.
//!
//! A second practice that asks the same question at the same time gets a file of its own. A draft
//! is gone once its answer was judged; one that is found and that nobody holds was left behind.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::store::{is_free, locked, make_private_folder};

const FOLDER: &str = "drafts";
/// How many people can type an answer to one question at once.
const MOST: usize = 64;

/// All drafts below a store's folder.
#[derive(Clone, Debug)]
pub struct Drafts {
    folder: PathBuf,
}

/// The file of an answer that is being typed.
///
/// What holds it is a file beside it, so that an editor may put a new file in its place.
#[derive(Debug)]
pub struct Draft {
    guard: PathBuf,
    path: PathBuf,
    holder: PathBuf,
    _lock: File,
    found: String,
    aside: Option<PathBuf>,
}

impl Drafts {
    /// The drafts of the store in `folder`.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        Self { folder: folder.join(FOLDER) }
    }

    /// The addresses of the questions that somebody began to answer.
    #[must_use]
    pub fn questions(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let stems = names.filter_map(|name| {
            let (stem, _) = name.strip_suffix(".md")?.rsplit_once('~')?;
            Some(stem.replace('+', "/"))
        });
        let mut questions: Vec<String> = stems.collect();
        questions.sort();
        questions.dedup();
        questions
    }

    /// A draft of an answer to the question at `address`: one that was left behind, else a new one.
    ///
    /// # Errors
    /// Where no file can be made.
    pub fn take(&self, address: &str) -> io::Result<Draft> {
        self.find(address, true)
    }

    /// A new draft; one that was left behind stays as it is.
    ///
    /// # Errors
    /// Where no file can be made.
    pub fn fresh(&self, address: &str) -> io::Result<Draft> {
        self.find(address, false)
    }

    fn find(&self, address: &str, takes_up: bool) -> io::Result<Draft> {
        make_private_folder(&self.folder)?;
        let _guard = lock(&self.guard())?;
        let mut empty: Option<Draft> = None;
        for number in 1..=MOST {
            let stem = format!("{}~{number}", address.replace('/', "+"));
            let path = self.folder.join(format!("{stem}.md"));
            if empty.is_some() && !path.exists() {
                continue;
            }
            let holder = self.folder.join(format!("{stem}.lock"));
            let file = open(&holder)?;
            if !is_free(file.try_lock())? {
                continue;
            }
            let (found, aside) = match read(&path) {
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                    let aside = unused(&path, "saved");
                    fs::rename(&path, &aside)?;
                    (String::new(), Some(aside))
                }
                found => (found?, None),
            };
            let draft = Draft { guard: self.guard(), path, holder, _lock: file, found, aside };
            if !draft.found.trim().is_empty() {
                if !takes_up {
                    continue;
                }
                if let Some(superfluous) = empty {
                    superfluous.remove();
                }
                return Ok(draft);
            }
            if let Some(superfluous) = empty.replace(draft) {
                superfluous.remove();
            }
        }
        empty.ok_or_else(|| io::Error::other("all drafts of this question are in use"))
    }

    /// Whoever holds this may take and remove drafts.
    fn guard(&self) -> PathBuf {
        self.folder.join(".lock")
    }
}

fn open(path: &Path) -> io::Result<File> {
    File::options().write(true).create(true).truncate(false).open(path)
}

fn lock(path: &Path) -> io::Result<File> {
    let file = open(path)?;
    locked(file.lock())?;
    Ok(file)
}

fn read(path: &Path) -> io::Result<String> {
    match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| io::ErrorKind::InvalidData.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error),
    }
}

/// A path beside another one that nothing lies at, with an ending that is no draft's.
#[must_use]
pub fn unused(path: &Path, ending: &str) -> PathBuf {
    let numbered = |number: u32| path.with_extension(format!("{ending}{number}"));
    let all = std::iter::once(path.with_extension(ending)).chain((2..).map(numbered));
    let mut free = all.filter(|path| path.symlink_metadata().is_err());
    free.next().unwrap_or_else(|| path.with_extension(ending))
}

impl Draft {
    /// What was left behind in it; empty in a new one.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// Where something is that an editor left behind in it and that is no text.
    #[must_use]
    pub fn aside(&self) -> Option<&Path> {
        self.aside.as_deref()
    }

    /// The file; there is none before something is kept in it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Keeps what has been typed so far, in the place of what was kept before.
    ///
    /// # Errors
    /// Where it cannot be written; what was kept before is still there.
    pub fn keep(&self, text: &str) -> io::Result<()> {
        let beside = self.path.with_extension("tmp");
        let kept = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &self.path));
        if kept.is_err() {
            // The error to tell is the first one.
            let _ = fs::remove_file(&beside);
        }
        kept
    }

    /// Moves what is in it out of the way, so that another answer can be typed; gives where to.
    ///
    /// # Errors
    /// Where it cannot be moved; it is then still there.
    pub fn set_aside(&self) -> io::Result<PathBuf> {
        let aside = unused(&self.path, "old");
        fs::rename(&self.path, &aside).map(|()| aside)
    }

    /// Reads it, after another program had it.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(&self) -> io::Result<String> {
        read(&self.path)
    }

    /// Empties it: the answer was judged and kept, and another one may be typed.
    pub fn empty(&self) {
        // What cannot be removed is offered again, which is no harm.
        let _ = fs::remove_file(&self.path);
    }

    /// Removes it: the answer was judged and kept, or there is none.
    pub fn done(self) {
        // Without the lock somebody may lose a race for an empty file, and no more.
        let _guard = lock(&self.guard);
        self.remove();
    }

    fn remove(&self) {
        self.empty();
        let _ = fs::remove_file(&self.holder);
    }
}

#[cfg(test)]
mod tests;
