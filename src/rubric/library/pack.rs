//! A pack and its questions: names now, contents when asked for.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::rubric::builtin::{self, Shipped};
use crate::rubric::diagnostics::RubricError;
use crate::rubric::file::{self, FileText};
use crate::rubric::load::{self, Input, PackFile};
use crate::rubric::model::{PackId, Rubric};

/// Questions that belong together.
#[derive(Clone, Debug)]
pub struct Pack {
    pub(super) name: Option<PackId>,
    pub(super) origin: Origin,
    pub(super) file: Option<Text>,
    /// By file name.
    pub(super) questions: Vec<Entry>,
    /// The ids of all files of its folder, also of those that were not asked for.
    pub(super) ids: Vec<String>,
}

/// Where a pack comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The program itself.
    BuiltIn,
    /// A folder.
    Folder(PathBuf),
    /// Single files that belong to no pack.
    Files,
}

/// A question's file.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub id: String,
    pub text: Text,
}

/// Where a text is.
#[derive(Clone, Debug)]
pub(super) enum Text {
    BuiltIn { path: &'static str, text: &'static str },
    File(PathBuf),
}

impl Text {
    fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::BuiltIn { path, .. } => Cow::Owned(format!("built-in {path}")),
            Self::File(path) => path.to_string_lossy(),
        }
    }

    fn read(&self) -> Result<Arc<str>, RubricError> {
        match self {
            Self::BuiltIn { text, .. } => Ok(Arc::from(*text)),
            Self::File(path) => file::read(path),
        }
    }
}

impl Pack {
    pub(super) fn built_in() -> Self {
        let text = |file: &Shipped| Text::BuiltIn { path: file.path, text: file.text };
        let entry = |file: &Shipped| Entry { id: file.id.to_owned(), text: text(file) };
        let questions: Vec<Entry> = builtin::QUESTIONS.iter().map(entry).collect();
        Self {
            name: Some(PackId::new(builtin::NAME)),
            origin: Origin::BuiltIn,
            file: Some(text(&builtin::PACK)),
            ids: questions.iter().map(|question| question.id.clone()).collect(),
            questions,
        }
    }

    /// Its name; `None` for files that belong to no pack.
    #[must_use]
    pub fn name(&self) -> Option<&PackId> {
        self.name.as_ref()
    }

    /// Where it comes from.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// What its `pack.yaml` calls it.
    ///
    /// # Errors
    /// Where its `pack.yaml` is wrong.
    pub fn title(&self) -> Result<Option<String>, RubricError> {
        self.read_file(|file| file.title.map(str::to_owned))
    }

    /// Its questions in their order, that of `pack.yaml` and then by file name, each with its
    /// number; questions outside a pack have none.
    ///
    /// # Errors
    /// Where its `pack.yaml` is wrong.
    pub fn questions(&self) -> Result<Vec<(Option<usize>, Question<'_>)>, RubricError> {
        if self.name.is_none() {
            let entries = self.questions.iter();
            return Ok(entries.map(|entry| (None, Question { pack: self, entry })).collect());
        }
        let order = self.order()?;
        let numbered = order.iter().enumerate();
        Ok(numbered.filter_map(|(at, id)| Some((Some(at + 1), self.entry(id)?))).collect())
    }

    pub(super) fn entry(&self, id: &str) -> Option<Question<'_>> {
        let entry = self.questions.iter().find(|entry| entry.id == id)?;
        Some(Question { pack: self, entry })
    }

    pub(super) fn numbered(&self, number: usize) -> Result<Option<Question<'_>>, RubricError> {
        if self.name.is_none() {
            return Ok(None);
        }
        let order = self.order()?;
        let id = number.checked_sub(1).and_then(|at| order.get(at));
        Ok(id.and_then(|id| self.entry(id)))
    }

    /// All ids of its folder in order: those of `pack.yaml`, then the rest by name.
    fn order(&self) -> Result<Vec<String>, RubricError> {
        let mut order = self
            .read_file(|file| file.order.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())?;
        let rest: Vec<String> = self.ids.iter().filter(|id| !order.contains(id)).cloned().collect();
        order.extend(rest);
        Ok(order)
    }

    /// Reads `pack.yaml`, if there is one, and takes something from it.
    fn read_file<T: Default>(
        &self,
        take: impl FnOnce(&PackFile<'_>) -> T,
    ) -> Result<T, RubricError> {
        let Some(file) = &self.file else { return Ok(T::default()) };
        let (path, text) = (file.shown(), file.read()?);
        load::pack(FileText { path: &path, text: &text }, &self.all_ids(), take)
    }

    fn all_ids(&self) -> Vec<&str> {
        self.ids.iter().map(String::as_str).collect()
    }
}

/// A question that can be asked for.
#[derive(Clone, Copy, Debug)]
pub struct Question<'l> {
    pub(super) pack: &'l Pack,
    pub(super) entry: &'l Entry,
}

impl<'l> Question<'l> {
    /// Its id: its file's stem.
    #[must_use]
    pub fn id(&self) -> &'l str {
        &self.entry.id
    }

    /// The pack that it belongs to.
    #[must_use]
    pub fn pack(&self) -> &'l Pack {
        self.pack
    }

    /// `backend/caching`, or `caching` where there is no pack.
    #[must_use]
    pub fn address(&self) -> String {
        match self.pack.name() {
            Some(pack) => format!("{pack}/{}", self.entry.id),
            None => self.entry.id.clone(),
        }
    }

    /// Its number in its pack's order, from 1; `None` outside a pack.
    ///
    /// # Errors
    /// Where the `pack.yaml` is wrong.
    pub fn number(&self) -> Result<Option<usize>, RubricError> {
        if self.pack.name.is_none() {
            return Ok(None);
        }
        let order = self.pack.order()?;
        Ok(order.iter().position(|id| *id == self.entry.id).map(|at| at + 1))
    }

    /// Its file; `None` for a built-in question.
    #[must_use]
    pub fn path(&self) -> Option<&'l Path> {
        match &self.entry.text {
            Text::BuiltIn { .. } => None,
            Text::File(path) => Some(path),
        }
    }

    /// Its file as messages name it, and what the file holds.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn file(&self) -> Result<(String, Arc<str>), RubricError> {
        Ok((self.entry.text.shown().into_owned(), self.entry.text.read()?))
    }

    /// What the candidate is asked: a light read that finds no fault with the rest of the file.
    ///
    /// # Errors
    /// Where the file cannot be read or has no prompt.
    pub fn prompt(&self) -> Result<String, RubricError> {
        let text = self.entry.text.read()?;
        match load::prompt(&text) {
            Some(prompt) => Ok(prompt),
            // Whatever is wrong, loading says it best.
            None => self.load().map(|rubric| rubric.prompt),
        }
    }

    /// Loads its rubric, from its own file and its pack's.
    ///
    /// # Errors
    /// With every mistake of the file, and with those of the `pack.yaml` that concern it.
    pub fn load(&self) -> Result<Rubric, RubricError> {
        let (path, text) = (self.entry.text.shown(), self.entry.text.read()?);
        let pack_file = match &self.pack.file {
            Some(file) => Some((file.shown(), file.read()?)),
            None => None,
        };
        load::load(&Input {
            id: &self.entry.id,
            file: FileText { path: &path, text: &text },
            pack: self.pack.name().map(PackId::as_str),
            pack_file: pack_file.as_ref().map(|(path, text)| FileText { path, text }),
            questions: &self.pack.all_ids(),
        })
    }
}
