//! Plain lines from standard input: a script, a pipe, or a terminal that can do no more.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use grade::practice::typing::{Command, harmless};

use super::{Ended, Waited};
use crate::commands::practice::scratch::Scratch;
use crate::commands::practice::signals::Signals;

/// How often is looked whether it is time to leave.
const TICK: Duration = Duration::from_millis(100);
/// The longest line that is read as one, in bytes.
const LONGEST: u64 = 8 << 20;

/// Reads a line when it is asked for one, so that an editor can have the input in between.
pub(in crate::commands::practice) struct Lines {
    ask: Sender<()>,
    lines: Receiver<Option<String>>,
    is_asked: bool,
    is_over: bool,
    /// Whether the end of the input is the end of all of it, which on a terminal it is not.
    ends_once: bool,
    signals: Signals,
}

enum Line {
    Read(String),
    NotYet,
    Over,
}

impl Lines {
    pub(super) fn new(ends_once: bool, signals: Signals) -> Self {
        let (ask, asked) = mpsc::channel();
        let (answer, lines) = mpsc::channel();
        thread::spawn(move || {
            let mut input = io::stdin().lock();
            while asked.recv().is_ok() {
                let mut bytes = Vec::new();
                let read = input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes);
                let line = match read {
                    Ok(1..) => Some(String::from_utf8_lossy(&bytes).into_owned()),
                    _ => None,
                };
                if answer.send(line).is_err() {
                    return;
                }
            }
        });
        Self { ask, lines, is_asked: false, is_over: false, ends_once, signals }
    }

    fn next(&mut self, until: Option<Instant>) -> Line {
        loop {
            if self.is_over || self.signals.came() {
                return Line::Over;
            }
            if !self.is_asked {
                self.is_asked = self.ask.send(()).is_ok();
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            match self.lines.recv_timeout(left.unwrap_or(TICK).min(TICK)) {
                Ok(line) => {
                    self.is_asked = false;
                    self.is_over = line.is_none() && self.ends_once;
                    return line.map_or(Line::Over, Line::Read);
                }
                Err(RecvTimeoutError::Disconnected) => self.is_over = true,
                Err(RecvTimeoutError::Timeout) if left == Some(Duration::ZERO) => {
                    return Line::NotYet;
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// An answer: what was there to begin with, and the lines up to `:done` or the end.
    pub(super) fn answer(
        &mut self,
        start: &str,
        deadline: Option<Instant>,
        scratch: &Scratch,
    ) -> Ended {
        let mut text = start.trim_end().to_owned();
        loop {
            let line = match self.next(deadline) {
                Line::Read(line) => line,
                Line::NotYet => return Ended::TimeUp(text),
                Line::Over if self.signals.came() || text == start.trim_end() => {
                    return Ended::Left(text);
                }
                Line::Over => return Ended::Done(text),
            };
            match Command::of(&line) {
                Some(Command::Done) => return Ended::Done(text),
                Some(Command::Quit) => return Ended::Left(text),
                Some(command) => return Ended::Asked(command, text),
                None => {
                    if !text.is_empty() {
                        text.push('\n');
                    }
                    text.push_str(harmless(&line).trim_end_matches('\n'));
                    scratch.keep(&text);
                }
            }
        }
    }

    pub(super) fn wait(&mut self, time: Duration) -> Waited {
        match self.next(Some(Instant::now() + time)) {
            Line::Read(line) if line.trim().is_empty() => Waited::Nothing,
            Line::Read(line) => Waited::Typed(line.trim().to_owned()),
            Line::NotYet => Waited::Nothing,
            Line::Over => Waited::Left,
        }
    }

    pub(super) fn line(&mut self) -> Option<String> {
        match self.next(None) {
            Line::Read(line) => Some(harmless(&line).trim_end_matches('\n').to_owned()),
            Line::NotYet | Line::Over => None,
        }
    }
}
