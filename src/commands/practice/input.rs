//! What the person does: answers, keys and lines, from a terminal or as plain lines.

mod lines;
mod prompt;
mod terminal;
mod typist;

use std::io;
use std::time::{Duration, Instant};

use grade::practice::typing::Command;

use super::scratch::Scratch;
use super::signals::Signals;
use crate::commands::{Context, tell};
use lines::Lines;
use terminal::Terminal;

pub(super) use terminal::recover;

/// How long nothing must be typed until nobody types any more.
const STILL: Duration = Duration::from_millis(700);

/// How typing an answer ended, with what was typed.
#[derive(Debug)]
pub(super) enum Ended {
    /// The answer is done.
    Done(String),
    /// The time is up.
    TimeUp(String),
    /// The person leaves.
    Left(String),
    /// A command other than these was typed.
    Asked(Command, String),
}

/// What came while waiting for a key.
#[derive(Debug)]
pub(super) enum Waited {
    /// Nothing yet.
    Nothing,
    /// A key, or a line in its place.
    Typed(String),
    /// The person leaves, or the input is at its end.
    Left,
}

/// Where all that comes from.
pub(super) enum Input {
    Terminal(Terminal),
    Lines(Lines),
}

impl Input {
    pub(super) fn new(context: &Context, signals: Signals) -> Self {
        if context.interactive {
            Self::Terminal(Terminal::new(context, signals))
        } else {
            Self::Lines(Lines::new(!context.typed, signals))
        }
    }

    /// An answer; typing begins with `start`, and `earlier` answers can be gone back to.
    pub(super) fn answer(
        &mut self,
        start: &str,
        earlier: &[String],
        deadline: Option<Instant>,
        scratch: &Scratch,
    ) -> io::Result<Ended> {
        match self {
            Self::Terminal(terminal) => {
                match terminal.answer(start, earlier, deadline, scratch) {
                    Err(error) if !terminal.signals().came() => {
                        terminal.rest();
                        // Some terminals do not say where their cursor is; they still take lines.
                        tell(&format!(
                            "this terminal cannot edit lines ({error}); type plain lines, end the \
                             answer with :done, and press Enter after a key"
                        ));
                        let signals = terminal.signals().clone();
                        *self = Self::Lines(Lines::new(false, signals));
                        self.answer(start, earlier, deadline, scratch)
                    }
                    Err(_) => Ok(Ended::Left(scratch.last())),
                    ended => ended,
                }
            }
            Self::Lines(lines) => lines.answer(start, deadline, scratch),
        }
    }

    /// A key, if one comes in time.
    pub(super) fn wait(&mut self, time: Duration) -> io::Result<Waited> {
        match self {
            Self::Terminal(terminal) => terminal.wait(time),
            Self::Lines(lines) => lines.wait(time),
        }
    }

    /// From now on what is typed chooses nothing until nobody types any more: it belongs to an
    /// answer whose time is up. Gives what a person is to be told of it.
    pub(super) fn settle(&mut self) -> Option<&'static str> {
        match self {
            Self::Terminal(terminal) => {
                terminal.settle();
                Some(
                    "Time is up: stop typing for a moment, or press Enter, before you press a key.",
                )
            }
            Self::Lines(lines) => lines.settle_first(),
        }
    }

    /// Takes the terminal, where there is one; says whether a line break needs a carriage return.
    pub(super) fn hold(&mut self) -> io::Result<bool> {
        match self {
            Self::Terminal(terminal) => terminal.hold().map(|()| true),
            Self::Lines(_) => Ok(false),
        }
    }

    /// Lets the terminal be as other programs expect it.
    pub(super) fn rest(&mut self) {
        if let Self::Terminal(terminal) = self {
            terminal.rest();
        }
    }

    /// One line; nothing where the person leaves.
    pub(super) fn line(&mut self) -> io::Result<Option<String>> {
        match self {
            Self::Terminal(terminal) => terminal.line(),
            Self::Lines(lines) => lines.line(),
        }
    }
}
