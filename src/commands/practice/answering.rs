//! An answer from its first key to its end: typed here or in an editor, helped, timed, kept.

use std::time::Instant;

use anyhow::bail;
use grade::practice::Event;
use grade::practice::typing::Command;

use super::Practice;
use super::editor::{self, Edited};
use super::input::Ended;

impl Practice<'_> {
    /// An answer, typed here or in a program.
    pub(super) fn answer(&mut self, start: String) -> anyhow::Result<Event> {
        let begun = Instant::now();
        let deadline = self.args.time.map(|time| begun + time);
        self.keeper.scratch().begin_with(&start);
        let mut text = start.clone();
        let mut in_editor = self.args.editor;
        loop {
            let ended = if in_editor {
                match self.edit(&text, deadline) {
                    Ok(Edited::Ended(ended)) => ended,
                    Ok(Edited::Failed { saved, why }) if !self.args.editor => {
                        self.say(&why)?;
                        text = saved;
                        in_editor = false;
                        continue;
                    }
                    Ok(Edited::Failed { why, .. }) => bail!(why),
                    Err(problem) if self.args.editor => return Err(problem),
                    Err(problem) => {
                        self.say(&format!("{problem:#}"))?;
                        in_editor = false;
                        continue;
                    }
                }
            } else {
                let earlier = self.earlier();
                self.input.answer(&text, &earlier, deadline, &self.keeper.scratch())?
            };
            in_editor = self.args.editor;
            let (text_so_far, timed_out) = match ended {
                Ended::Done(text) => (text, false),
                Ended::TimeUp(text) => (text, true),
                Ended::Left(text) => {
                    self.leave_with(&text, &start)?;
                    return Ok(Event::Leave);
                }
                Ended::Asked(Command::Edit, so_far) => {
                    text = so_far;
                    in_editor = true;
                    continue;
                }
                Ended::Asked(Command::Clear, _) => {
                    text = String::new();
                    self.say("Emptied.")?;
                    continue;
                }
                Ended::Asked(_, so_far) => {
                    text = so_far;
                    self.take(Event::Help)?;
                    continue;
                }
            };
            if let Some(problem) = self.keeper.scratch().problem() {
                self.say(&format!("What you type cannot be kept as you type: {problem}."))?;
            }
            let seconds = begun.elapsed().as_secs();
            if let Some(note) = timed_out.then(|| self.input.settle()).flatten() {
                self.say(note)?;
            }
            return Ok(Event::Answer { text: text_so_far, seconds, timed_out });
        }
    }

    /// The text as an editor leaves it; how much time there is for it is said before.
    fn edit(&mut self, text: &str, deadline: Option<Instant>) -> anyhow::Result<Edited> {
        if let Some(deadline) = deadline {
            let left = deadline.saturating_duration_since(Instant::now()).as_secs();
            self.say(&format!(
                "{}:{:02} left. When the time is up the editor is ended; what you saved by then \
                 counts.",
                left / 60,
                left % 60
            ))?;
        }
        self.input.rest();
        editor::edit(text, deadline, &self.keeper, &self.signals, self.context)
    }

    /// What was answered to this question before, oldest first.
    fn earlier(&self) -> Vec<String> {
        let question = self.session.question().unwrap_or_default();
        let kept = self.history.track(&question).into_iter().flat_map(|track| &track.attempts);
        let mut earlier: Vec<String> = kept.map(|attempt| attempt.answer.clone()).collect();
        earlier.extend(self.keeper.answers_to(&question));
        earlier
    }

    /// Keeps what was typed, unless it is nothing or the last answer again, and says how to go on.
    fn leave_with(&mut self, text: &str, start: &str) -> anyhow::Result<()> {
        let question = self.session.question().unwrap_or_default();
        let scratch = self.keeper.scratch();
        let is_judged = self.session.is_judged() && text.trim() == start.trim();
        if text.trim().is_empty() || is_judged {
            scratch.clear();
            return Ok(());
        }
        scratch.keep(text);
        let note = match scratch.problem() {
            _ if self.args.no_save => {
                "What you typed is not kept, because of --no-save.".to_owned()
            }
            Some(problem) => format!("What you typed could not be kept: {problem}."),
            None => {
                format!("What you typed is kept; `grade practice {question}` takes it up again.")
            }
        };
        self.say(&note)
    }
}
