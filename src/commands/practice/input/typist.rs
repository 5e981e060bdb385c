//! The line editor's keys: what ends an answer, and what is only pasted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use grade::practice::typing::{harmless, last_command, mistyped};
use reedline::{
    EditCommand, EditMode, Emacs, Highlighter, Hinter, History, PromptEditMode, ReedlineEvent,
    ReedlineRawEvent, StyledText, ValidationResult, Validator,
};

use crate::commands::practice::scratch::Scratch;

/// How often Enter is pressed in a row for two empty lines.
const ENTERS: usize = 3;

/// What the keys so far mean for the end of the answer; all clones are one.
#[derive(Clone, Debug, Default)]
pub(super) struct Typist {
    /// How often Enter was pressed in a row.
    enters: Arc<AtomicUsize>,
    /// Whether the last line was pasted, so that it is no command.
    pasted: Arc<AtomicBool>,
    /// Whether anything came in since this was last looked at.
    lively: Arc<AtomicBool>,
}

impl Typist {
    fn typed(&self, key: KeyEvent) {
        if key.code == KeyCode::Enter {
            self.enters.fetch_add(1, Ordering::Relaxed);
            return;
        }
        self.enters.store(0, Ordering::Relaxed);
        if matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace | KeyCode::Delete) {
            self.pasted.store(false, Ordering::Relaxed);
        }
    }

    fn pasted(&self) {
        self.enters.store(0, Ordering::Relaxed);
        self.pasted.store(true, Ordering::Relaxed);
    }

    /// Whether anything was typed since this was last asked.
    pub(super) fn typed_since(&self) -> bool {
        self.lively.swap(false, Ordering::Relaxed)
    }

    /// Whether the last line of a text was typed by hand.
    pub(super) fn is_by_hand(&self) -> bool {
        !self.pasted.load(Ordering::Relaxed)
    }
}

/// What the editor says when Ctrl-C was pressed.
pub(super) const INTERRUPT: &str = "interrupt";

/// The usual keys, but for those that end an answer.
pub(super) struct Keys {
    pub(super) emacs: Emacs,
    pub(super) typist: Typist,
}

impl EditMode for Keys {
    fn parse_event(&mut self, event: ReedlineRawEvent) -> ReedlineEvent {
        let event = Event::from(event);
        self.typist.lively.store(true, Ordering::Relaxed);
        match &event {
            Event::Paste(text) => {
                self.typist.pasted();
                return ReedlineEvent::Edit(vec![EditCommand::InsertString(harmless(text))]);
            }
            Event::Key(key) if key.modifiers == KeyModifiers::CONTROL => match key.code {
                KeyCode::Char('c') => return ReedlineEvent::ExecuteHostCommand(INTERRUPT.into()),
                KeyCode::Char('d') => return ReedlineEvent::Submit,
                _ => {}
            },
            Event::Key(key) if is_harmful(key.code) => return ReedlineEvent::None,
            Event::Key(key) if key.kind != KeyEventKind::Release => self.typist.typed(*key),
            _ => {}
        }
        match ReedlineRawEvent::try_from(event) {
            Ok(event) => self.emacs.parse_event(event),
            Err(()) => ReedlineEvent::None,
        }
    }

    fn edit_mode(&self) -> PromptEditMode {
        PromptEditMode::Emacs
    }
}

/// Whether a key is a character that a terminal would obey.
fn is_harmful(key: KeyCode) -> bool {
    matches!(key, KeyCode::Char(c) if harmless(&c.to_string()).is_empty())
}

/// Says at each Enter whether the answer is at its end.
pub(super) struct End(pub(super) Typist);

impl Validator for End {
    fn validate(&self, text: &str) -> ValidationResult {
        let empty_lines = self.0.enters.load(Ordering::Relaxed) >= ENTERS && text.ends_with("\n\n");
        let command = self.0.is_by_hand() && last_command(text).is_some();
        if empty_lines || command {
            ValidationResult::Complete
        } else {
            ValidationResult::Incomplete
        }
    }
}

/// Sees the text whenever it is painted, and keeps it.
pub(super) struct Tap(pub(super) Scratch);

impl Highlighter for Tap {
    fn highlight(&self, text: &str, _: usize) -> StyledText {
        self.0.keep(text);
        let mut styled = StyledText::new();
        styled.push((Default::default(), text.to_owned()));
        styled
    }
}

/// Tells, behind a line that was just ended, that it is no command.
pub(super) struct Mistyped(pub(super) Typist);

impl Hinter for Mistyped {
    fn handle(&mut self, text: &str, at: usize, _: &dyn History, _: bool, _: &str) -> String {
        let ended = text.strip_suffix('\n').filter(|_| at == text.len() && self.0.is_by_hand());
        let line = ended.and_then(|text| text.lines().next_back());
        line.and_then(mistyped).map(|note| format!("({note})")).unwrap_or_default()
    }

    /// It is a remark; there is nothing in it to take over.
    fn complete_hint(&self) -> String {
        String::new()
    }

    fn next_hint_token(&self) -> String {
        String::new()
    }
}
