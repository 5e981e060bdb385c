//! The answer being typed, as it goes to disk; shared with the line editor.

use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use grade::practice::Draft;

use crate::commands::input::reason;

/// The draft of the answer being typed; all clones are one.
#[derive(Clone, Debug, Default)]
pub(super) struct Scratch(Arc<Mutex<Sheet>>);

#[derive(Debug, Default)]
struct Sheet {
    draft: Option<Draft>,
    last: String,
    problem: Option<String>,
}

impl Scratch {
    fn with<T>(&self, look: impl FnOnce(&mut Sheet) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Another draft, or none and why there is none.
    pub(super) fn replace(&self, draft: Option<Draft>, problem: Option<String>) {
        self.leave();
        let last = draft.as_ref().map(|draft| draft.found().to_owned()).unwrap_or_default();
        self.with(|sheet| *sheet = Sheet { draft, last, problem });
    }

    /// Keeps what has been typed so far.
    pub(super) fn keep(&self, text: &str) {
        self.with(|sheet| {
            let Some(draft) = &sheet.draft else { return };
            if sheet.last == text {
                return;
            }
            match draft.keep(text) {
                Ok(()) => {
                    text.clone_into(&mut sheet.last);
                    sheet.problem = None;
                }
                Err(error) => sheet.problem = Some(reason(&error)),
            }
        });
    }

    /// Typing begins with a text that is kept already, in the draft or as an attempt.
    pub(super) fn begin_with(&self, text: &str) {
        self.with(|sheet| text.clone_into(&mut sheet.last));
    }

    /// What was kept last.
    pub(super) fn last(&self) -> String {
        self.with(|sheet| sheet.last.clone())
    }

    /// Why it could not be kept.
    pub(super) fn problem(&self) -> Option<String> {
        self.with(|sheet| sheet.problem.clone())
    }

    /// The draft's file, which an editor may work on.
    pub(super) fn path(&self) -> Option<PathBuf> {
        self.with(|sheet| sheet.draft.as_ref().map(|draft| draft.path().to_owned()))
    }

    /// Moves the draft out of the way, so that another answer can be typed; gives where to.
    pub(super) fn set_aside(&self) -> Option<io::Result<PathBuf>> {
        self.with(|sheet| {
            let moved = sheet.draft.as_ref()?.set_aside();
            sheet.last.clear();
            Some(moved)
        })
    }

    /// Empties it: the answer was judged and kept, or there is none.
    pub(super) fn clear(&self) {
        self.with(|sheet| {
            sheet.last.clear();
            if let Some(draft) = &sheet.draft {
                draft.empty();
            }
        });
    }

    /// Lets go of it; one with nothing in it is removed.
    pub(super) fn leave(&self) {
        self.with(|sheet| {
            let Some(draft) = sheet.draft.take() else { return };
            if draft.read().is_ok_and(|text| text.trim().is_empty()) {
                draft.done();
            }
        });
    }
}
