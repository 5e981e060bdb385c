//! Where rubrics are found, and the question that a name means.
//!
//! In come [`Source`]s: which folders and files to look in was decided by whoever knows the command
//! line and the environment. Opening a [`Library`] only lists file names; a question's file is
//! read when it is asked for, and no other question's is.

mod discover;
mod find;
mod pack;

use std::path::PathBuf;

use super::diagnostics::printable;

pub use find::FindError;
pub use pack::{Origin, Pack, Question};

/// Where to look for rubrics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A rubric file, a pack (a folder of rubric files), or a folder of packs.
    Given(PathBuf),
    /// The folder `rubrics` in `from`, or in a folder above it up to the repository's root (which
    /// holds `.git`); outside a repository only in `from`. It need not exist.
    Nearby {
        /// The folder to begin with.
        from: PathBuf,
    },
}

/// All rubrics that can be asked for, the built-in ones included.
#[derive(Clone, Debug)]
pub struct Library {
    /// The built-in pack, if no other has its name, is the last.
    packs: Vec<Pack>,
}

/// Why rubrics could not be listed. Every message is one line and names the file.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// A file or folder could not be read.
    #[error("{}: cannot be read: {error}", shown(path))]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A folder without rubric files.
    #[error(
        "{}: no rubric here; a rubric is a file such as caching.yaml, here or in a folder below",
        shown(path)
    )]
    Empty {
        /// Which.
        path: PathBuf,
    },
    /// Two folders with one name.
    #[error(
        "two packs are called `{name}`: {} and {}; rename one of the folders",
        shown(first),
        shown(second)
    )]
    SamePack {
        /// The name.
        name: String,
        /// The folder that came first.
        first: PathBuf,
        /// The other.
        second: PathBuf,
    },
    /// Two files for one question.
    #[error("two files for one question: {} and {}; remove one", shown(first), shown(second))]
    SameQuestion {
        /// The file that came first.
        first: PathBuf,
        /// The other.
        second: PathBuf,
    },
}

fn shown(path: &std::path::Path) -> String {
    printable(&path.display().to_string())
}

impl Library {
    /// Lists what the sources hold, in their order, and the built-in pack.
    ///
    /// Looks at file names only, and no deeper than a folder of packs.
    ///
    /// # Errors
    /// Where a source cannot be read or holds no rubric, or where two have one name.
    pub fn open(sources: &[Source]) -> Result<Self, LibraryError> {
        let mut packs = discover::packs(sources)?;
        let built_in = Pack::built_in();
        if packs.iter().all(|pack| pack.name() != built_in.name()) {
            packs.push(built_in);
        }
        Ok(Self { packs })
    }

    /// Every pack; the built-in one last.
    #[must_use]
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The question that a name means: `caching`, `backend/caching`, `9` or `backend/9`.
    ///
    /// A bare name or number is looked for in the built-in pack only where no other has it.
    ///
    /// # Errors
    /// Where nothing or more than one thing has the name, or a `pack.yaml` that numbers the
    /// questions is wrong.
    pub fn find(&self, name: &str) -> Result<Question<'_>, FindError> {
        find::find(&self.packs, name)
    }
}

#[cfg(test)]
mod tests;
