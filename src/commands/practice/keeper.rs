//! Keeps what a session makes: attempts in the journal, the answer being typed in a draft.
//!
//! What cannot be kept now is held and tried again with whatever comes next, and at the end.

use std::io;
use std::path::PathBuf;

use anyhow::Context as _;
use grade::in_words::counted;
use grade::practice::{Draft, Drafts, Entry, Store};

use super::scratch::Scratch;
use crate::commands::input::reason;
use crate::commands::{Context, tell};

pub(super) struct Keeper {
    /// Nothing where nothing is to be kept.
    store: Option<Store>,
    entries: Vec<Entry>,
    pending: Vec<Entry>,
    kept: Vec<(String, String)>,
    scratch: Scratch,
}

impl Keeper {
    /// Reads what was kept; a store that cannot be trusted stops everything but `--no-save`.
    pub(super) fn open(no_save: bool, context: &Context) -> anyhow::Result<Self> {
        let store = context.home.as_ref().map(Store::at);
        if store.is_none() && !no_save {
            anyhow::bail!(
                "there is no place to keep attempts; set GRADE_HOME to a folder, or practise with \
                 --no-save"
            );
        }
        let (entries, torn) = match store.as_ref().map(Store::read) {
            None => (Vec::new(), None),
            Some(Ok(journal)) => (journal.entries, journal.torn),
            Some(Err(problem)) if no_save => {
                tell(&format!("{problem}; what was practised before is not taken into account"));
                (Vec::new(), None)
            }
            Some(Err(problem)) => {
                return Err(problem).context(
                    "what was practised before cannot be read; --no-save practises without it",
                );
            }
        };
        if let Some((torn, store)) = torn.zip(store.as_ref()) {
            tell(&torn_line(torn.len(), store));
        }
        Ok(Self {
            store: store.filter(|_| !no_save),
            entries,
            pending: Vec::new(),
            kept: Vec::new(),
            scratch: Scratch::default(),
        })
    }

    /// What was kept before.
    pub(super) fn entries(&self) -> Vec<Entry> {
        self.entries.clone()
    }

    fn drafts(&self) -> Option<Drafts> {
        self.store.as_ref().map(|store| Drafts::of(store.folder()))
    }

    /// The questions that somebody began to answer.
    pub(super) fn begun(&self) -> Vec<String> {
        self.drafts().map(|drafts| drafts.questions()).unwrap_or_default()
    }

    /// From now on what is typed answers this question; gives what was typed before.
    pub(super) fn begin(&mut self, address: &str) -> Option<String> {
        self.use_draft(self.drafts().map(|drafts| drafts.take(address)))
    }

    /// The same for a script, which answers afresh: what was typed before stays where it is.
    pub(super) fn begin_afresh(&mut self, address: &str) {
        self.use_draft(self.drafts().map(|drafts| drafts.fresh(address)));
    }

    fn use_draft(&self, taken: Option<io::Result<Draft>>) -> Option<String> {
        let (draft, problem) = match taken {
            None => (None, None),
            Some(Ok(draft)) => (Some(draft), None),
            Some(Err(error)) => (None, Some(reason(&error))),
        };
        if let Some(aside) = draft.as_ref().and_then(Draft::aside) {
            tell(&format!(
                "{}: was left behind and is not UTF-8, so it is not taken up",
                aside.display()
            ));
        }
        let found = draft.as_ref().map(|draft| draft.found().to_owned());
        self.scratch.replace(draft, problem);
        found
    }

    /// Puts what was typed before out of the way; it can be gone back to like an earlier answer.
    /// Says where it is.
    pub(super) fn set_aside(&mut self, address: &str, text: String) -> Option<String> {
        self.kept.push((address.to_owned(), text));
        Some(match self.scratch.set_aside()? {
            Ok(path) => format!("What you had typed is kept in {}.", path.display()),
            Err(error) => {
                format!("What you had typed cannot be moved out of the way: {}.", reason(&error))
            }
        })
    }

    /// Where what is being typed goes.
    pub(super) fn scratch(&self) -> Scratch {
        self.scratch.clone()
    }

    /// Keeps entries, and those that could not be kept before; then the draft is of no use.
    pub(super) fn keep(&mut self, entries: Vec<Entry>) -> anyhow::Result<()> {
        let answered = entries.iter().any(|entry| matches!(entry, Entry::Attempt(_)));
        for entry in &entries {
            if let Entry::Attempt(attempt) = entry {
                self.kept.push((attempt.question.clone(), attempt.answer.clone()));
            }
        }
        let Some(store) = &self.store else { return Ok(()) };
        self.pending.extend(entries);
        store.append(&self.pending)?;
        self.pending.clear();
        if answered {
            self.scratch.clear();
        }
        Ok(())
    }

    /// What was answered to a question in this session.
    pub(super) fn answers_to(&self, question: &str) -> impl Iterator<Item = String> {
        let of = self.kept.iter().filter(move |(other, _)| other == question);
        of.map(|(_, answer)| answer.clone())
    }

    /// Says so where nothing can be kept, before anything is typed.
    pub(super) fn warn_without_room(&self) {
        if let Some(Err(problem)) = self.store.as_ref().map(Store::try_out) {
            tell(&format!(
                "{problem}; answers are judged all the same, and kept if there is room by then"
            ));
        }
    }

    /// The last try for what could not be kept.
    pub(super) fn end(&mut self) -> anyhow::Result<()> {
        let draft = self.scratch.path().filter(|path| path.exists());
        self.scratch.leave();
        let attempts = self.pending.iter().filter(|entry| matches!(entry, Entry::Attempt(_)));
        let attempts = counted(attempts.count(), "attempt");
        let Err(problem) = self.keep(Vec::new()) else { return Ok(()) };
        let fate = self.fate(draft);
        Err(problem).with_context(|| format!("{attempts} could not be kept; {fate}"))
    }

    /// Saves elsewhere what could not be kept; says where, or what is left of it.
    fn fate(&self, draft: Option<PathBuf>) -> String {
        let elsewhere = format!("grade-unsaved-{}.ndjson", std::process::id());
        let elsewhere = std::env::temp_dir().join(elsewhere);
        if Store::save_elsewhere(&self.pending, &elsewhere).is_ok() {
            let journal = self.store.as_ref().map(Store::path).unwrap_or_default();
            return format!(
                "the lines are in {} (add them to the end of {})",
                elsewhere.display(),
                journal.display()
            );
        }
        match draft {
            Some(path) => format!("of the answers only the last is left, in {}", path.display()),
            None => "copy the answers from the screen".to_owned(),
        }
    }
}

/// What is said of a last line that was cut short.
pub(in crate::commands) fn torn_line(length: usize, store: &Store) -> String {
    format!(
        "{}: its last line was cut short when it was written ({length} bytes); all before it is \
         there",
        store.path().display()
    )
}
