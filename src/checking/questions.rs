//! The questions of a library: found by name once, loaded once, and shared by all threads.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::rubric::{FindError, Library, Origin, Pack, Question, Rubric, RubricError};

/// The questions that an answer may be for.
///
/// Files are recognised by name and heading only as answers to one's own questions; to the
/// built-in ones where there are no others. By its address every question can be asked for.
#[derive(Debug)]
pub struct Questions<'l> {
    library: &'l Library,
    entries: Vec<Entry<'l>>,
    /// Those that a file's name may mean, by id.
    by_id: HashMap<&'l str, Vec<Number>>,
    by_name: Mutex<HashMap<String, Result<Number, String>>>,
}

/// A question, by its place among [`Questions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Number(pub(super) usize);

#[derive(Debug)]
struct Entry<'l> {
    question: Question<'l>,
    is_recognised: bool,
    rubric: OnceLock<Result<Rubric, RubricError>>,
}

/// The questions that must be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Required {
    /// All that files are recognised for.
    All,
    /// These, by name.
    Named(Vec<String>),
}

impl<'l> Questions<'l> {
    /// The questions of a library. Reads only what numbers them.
    ///
    /// # Errors
    /// Where a `pack.yaml` is wrong.
    pub fn of(library: &'l Library) -> Result<Self, RubricError> {
        let is_built_in = |pack: &Pack| *pack.origin() == Origin::BuiltIn;
        let has_own = !library.packs().iter().all(is_built_in);
        let mut entries = Vec::new();
        let mut by_id: HashMap<&'l str, Vec<Number>> = HashMap::new();
        for pack in library.packs() {
            let is_recognised = !(has_own && is_built_in(pack));
            for (_, question) in pack.questions()? {
                if is_recognised {
                    by_id.entry(question.id()).or_default().push(Number(entries.len()));
                }
                entries.push(Entry { question, is_recognised, rubric: OnceLock::new() });
            }
        }
        Ok(Self { library, entries, by_id, by_name: Mutex::default() })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.entries.len()
    }

    /// Those that a file's name or heading may mean.
    pub(super) fn recognised(&self) -> impl Iterator<Item = Number> + '_ {
        (0..self.entries.len()).filter(|&at| self.entries[at].is_recognised).map(Number)
    }

    /// A question's address, such as `backend/caching`.
    pub(super) fn address(&self, number: Number) -> String {
        self.entries[number.0].question.address()
    }

    /// Loads a question's rubric, unless it is there already.
    pub(super) fn rubric(&self, number: Number) -> Result<&Rubric, &RubricError> {
        let entry = &self.entries[number.0];
        entry.rubric.get_or_init(|| entry.question.load()).as_ref()
    }

    /// The question that a name means, or why it means none.
    pub(super) fn named(&self, name: &str) -> Result<Number, String> {
        let mut known = self.by_name.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(name) {
            return found.clone();
        }
        let found = self.find(name).map_err(|error| error.to_string());
        known.insert(name.to_owned(), found.clone());
        found
    }

    fn find(&self, name: &str) -> Result<Number, FindError> {
        let found = self.library.find(name)?;
        let is_it = |entry: &Entry<'_>| {
            entry.question.path() == found.path() && entry.question.address() == found.address()
        };
        let at = self.entries.iter().position(is_it);
        at.map(Number).ok_or_else(|| FindError::Unknown { name: name.to_owned(), suggestion: None })
    }

    /// The questions with an id; several where several packs have one of that name.
    ///
    /// Capitals are of no account, since some file systems keep none apart.
    pub(super) fn with_id(&self, id: &str) -> &[Number] {
        let exact = self.by_id.get(id);
        let same = |known: &&&str| known.eq_ignore_ascii_case(id);
        let close =
            || self.by_id.keys().filter(same).min().and_then(|id| self.by_id.get_key_value(id));
        exact.or_else(|| close().map(|(_, found)| found)).map_or(&[], Vec::as_slice)
    }

    /// The address of a built-in question with this id, where files are not recognised for those.
    pub(super) fn unrecognised(&self, id: &str) -> Option<String> {
        let mut hidden = self.entries.iter().filter(|entry| !entry.is_recognised);
        hidden.find(|entry| entry.question.id() == id).map(|entry| entry.question.address())
    }

    /// The pack of a question, by name.
    pub(super) fn pack(&self, number: Number) -> Option<&'l str> {
        self.entries[number.0].question.pack().name().map(crate::rubric::PackId::as_str)
    }

    /// The id that a name may have been meant for.
    pub(super) fn nearest_id(&self, name: &str) -> Option<&'l str> {
        let mut ids: Vec<&'l str> = self.by_id.keys().copied().collect();
        ids.sort_unstable();
        crate::rubric::reading::nearest(name, ids)
    }

    /// The addresses of the questions that must be answered.
    ///
    /// # Errors
    /// Where one of the names means no question.
    pub fn required(&self, required: &Required) -> Result<Vec<String>, String> {
        match required {
            Required::All => Ok(self.recognised().map(|number| self.address(number)).collect()),
            Required::Named(names) => {
                let named = names.iter().map(|name| Ok(self.address(self.named(name)?)));
                named.collect()
            }
        }
    }

    /// The files that the questions are loaded from; none for the built-in ones.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let paths = self.entries.iter().filter_map(|entry| entry.question.path());
        paths.map(std::path::Path::to_owned).collect()
    }

    /// The mistakes in the rubrics that were needed.
    #[must_use]
    pub fn mistakes(&self) -> Vec<&RubricError> {
        let loaded = self.entries.iter().filter_map(|entry| entry.rubric.get());
        loaded.filter_map(|rubric| rubric.as_ref().err()).collect()
    }
}
