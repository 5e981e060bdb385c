//! What stands before the text being typed: a sign, and the time that is left.

use std::borrow::Cow;
use std::time::Instant;

use reedline::{Prompt, PromptEditMode, PromptHistorySearch};

/// The prompt of the line editor.
pub(super) struct Left {
    pub(super) deadline: Option<Instant>,
}

impl Prompt for Left {
    fn render_prompt_left(&self) -> Cow<'_, str> {
        let Some(deadline) = self.deadline else { return Cow::Borrowed("") };
        let left = deadline.saturating_duration_since(Instant::now());
        // What is left of a second counts as one, so that it begins with the whole time.
        let seconds = left.as_millis().div_ceil(1000);
        Cow::Owned(format!("{}:{:02} left ", seconds / 60, seconds % 60))
    }

    fn render_prompt_right(&self) -> Cow<'_, str> {
        Cow::Borrowed("")
    }

    fn render_prompt_indicator(&self, _: PromptEditMode) -> Cow<'_, str> {
        Cow::Borrowed("> ")
    }

    fn render_prompt_multiline_indicator(&self) -> Cow<'_, str> {
        Cow::Borrowed("  ")
    }

    fn render_prompt_history_search_indicator(&self, search: PromptHistorySearch) -> Cow<'_, str> {
        Cow::Owned(format!("(search: {}) ", search.term))
    }
}
