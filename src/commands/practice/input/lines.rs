//! Plain lines from standard input: a script, a pipe, or a terminal that can do no more.

use std::io::{self, BufRead};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use grade::practice::typing::{Command, harmless, mistyped};

use super::{Ended, STILL, Waited};
use crate::commands::decode::NotText;
use crate::commands::practice::scratch::Scratch;
use crate::commands::practice::signals::Signals;
use crate::commands::tell;

/// How often is looked whether it is time to leave.
const TICK: Duration = Duration::from_millis(100);
/// The longest answer, in bytes; a longer line is read as several.
const LONGEST: usize = 8 << 20;
/// When somebody who sees no clock is told how much time is left, in seconds.
const WARNINGS: [u64; 2] = [30, 10];

/// Reads a line when it is asked for one, so that an editor can have the input in between.
pub(in crate::commands::practice) struct Lines {
    ask: Sender<()>,
    lines: Receiver<Option<Vec<u8>>>,
    /// What came so far of a line that has no end yet.
    unfinished: Arc<Mutex<Vec<u8>>>,
    is_asked: bool,
    is_over: bool,
    /// Whether this is no terminal: the end of the input is the end of all of it.
    is_script: bool,
    /// Whether the rest of an answer may still come whose time is up.
    is_late: bool,
    /// The bytes of the lines so far.
    read: usize,
    signals: Signals,
}

enum Line {
    Read(String),
    NotYet,
    Over,
}

impl Lines {
    pub(super) fn new(is_script: bool, signals: Signals) -> Self {
        let (ask, asked) = mpsc::channel();
        let (answer, lines) = mpsc::channel();
        let unfinished = Arc::new(Mutex::new(Vec::new()));
        let so_far = Arc::clone(&unfinished);
        thread::spawn(move || {
            let mut input = io::stdin().lock();
            while asked.recv().is_ok() {
                if answer.send(read_line(&mut input, &so_far)).is_err() {
                    return;
                }
            }
        });
        Self {
            ask,
            lines,
            unfinished,
            is_asked: false,
            is_over: false,
            is_script,
            is_late: false,
            read: 0,
            signals,
        }
    }

    fn next(&mut self, until: Option<Instant>) -> io::Result<Line> {
        loop {
            if self.is_over || self.signals.came() {
                return Ok(Line::Over);
            }
            if !self.is_asked {
                self.is_asked = self.ask.send(()).is_ok();
            }
            let left = until.map(|until| until.saturating_duration_since(Instant::now()));
            match self.lines.recv_timeout(left.unwrap_or(TICK).min(TICK)) {
                Ok(Some(line)) => {
                    self.is_asked = false;
                    if let Some(line) = self.text(line)? {
                        return Ok(Line::Read(line));
                    }
                }
                Ok(None) => {
                    self.is_asked = false;
                    self.is_over = self.is_script;
                    return Ok(Line::Over);
                }
                Err(RecvTimeoutError::Disconnected) => self.is_over = true,
                Err(RecvTimeoutError::Timeout) if left == Some(Duration::ZERO) => {
                    return Ok(Line::NotYet);
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// The text of a line; a person can type it again where it is none, a script cannot.
    fn text(&mut self, line: Vec<u8>) -> io::Result<Option<String>> {
        let begins = self.read;
        self.read += line.len();
        match String::from_utf8(line) {
            Ok(line) => Ok(Some(line)),
            Err(wrong) => {
                let byte = wrong.utf8_error().valid_up_to();
                if self.is_script {
                    let problem = NotText::NotUtf8(begins + byte);
                    return Err(io::Error::other(format!("standard input: {problem}")));
                }
                tell(&format!(
                    "that line is not UTF-8 (byte {byte}), and is left out; type it again"
                ));
                Ok(None)
            }
        }
    }

    /// An answer: what was there to begin with, and the lines up to `:done` or the end.
    pub(super) fn answer(
        &mut self,
        start: &str,
        deadline: Option<Instant>,
        scratch: &Scratch,
    ) -> io::Result<Ended> {
        let mut text = start.trim_end().to_owned();
        loop {
            let line = match self.next_in_time(deadline)? {
                Line::Read(line) => line,
                Line::NotYet => return self.time_up(text, scratch),
                Line::Over if self.signals.came() || text == start.trim_end() => {
                    return Ok(Ended::Left(text));
                }
                Line::Over => return Ok(Ended::Done(text)),
            };
            match Command::of(&line) {
                Some(Command::Done) => return Ok(Ended::Done(text)),
                Some(Command::Quit) => return Ok(Ended::Left(text)),
                Some(command) => return Ok(Ended::Asked(command, text)),
                None => {
                    if let Some(note) = mistyped(&line) {
                        tell(&note);
                    }
                    add(&mut text, &line, scratch)?;
                }
            }
        }
    }

    /// The next line; a person is told when little time is left.
    fn next_in_time(&mut self, deadline: Option<Instant>) -> io::Result<Line> {
        let warnings = deadline.filter(|_| !self.is_script).into_iter().flat_map(|deadline| {
            let at = move |left| Some((deadline.checked_sub(Duration::from_secs(left))?, left));
            WARNINGS.into_iter().filter_map(at)
        });
        for (at, left) in warnings.collect::<Vec<_>>() {
            if at <= Instant::now() {
                continue;
            }
            match self.next(Some(at))? {
                Line::NotYet => tell(&format!("{left} seconds left")),
                line => return Ok(line),
            }
        }
        self.next(deadline)
    }

    /// Takes in the line that was begun when the time was up.
    fn time_up(&mut self, mut text: String, scratch: &Scratch) -> io::Result<Ended> {
        self.is_late = true;
        let line = if self.is_script {
            let so_far = self.unfinished.lock().unwrap_or_else(PoisonError::into_inner);
            let whole = match std::str::from_utf8(&so_far) {
                Ok(line) => line,
                Err(wrong) => {
                    let (whole, _) = so_far.split_at(wrong.valid_up_to());
                    std::str::from_utf8(whole).unwrap_or_default()
                }
            };
            whole.to_owned()
        } else {
            tell("time is up; press Enter, and a line that you have begun still counts");
            match self.next(None)? {
                Line::Read(line) => line,
                Line::NotYet | Line::Over => String::new(),
            }
        };
        if !line.trim().is_empty() && Command::of(&line).is_none() {
            add(&mut text, &line, scratch)?;
        }
        Ok(Ended::TimeUp(text))
    }

    /// Passes over what belongs to an answer whose time is up.
    fn settle(&mut self) -> io::Result<()> {
        if !std::mem::take(&mut self.is_late) {
            return Ok(());
        }
        loop {
            let until = if self.is_script { None } else { Some(Instant::now() + STILL) };
            match self.next(until)? {
                Line::Read(line) if Command::of(&line) != Some(Command::Done) => {}
                _ => return Ok(()),
            }
        }
    }

    /// From now on lines choose nothing until those of an answer whose time is up are through. Gives
    /// what is to be said of it.
    pub(super) fn settle_first(&mut self) -> Option<&'static str> {
        // Of an answer that a script wrote in an editor no lines are to come.
        self.is_late |= !self.is_script;
        (self.is_script && self.is_late).then_some(
            "Time is up: what still comes of this answer, up to `:done`, is passed over.",
        )
    }

    pub(super) fn wait(&mut self, time: Duration) -> io::Result<Waited> {
        self.settle()?;
        Ok(match self.next(Some(Instant::now() + time))? {
            Line::Read(line) if line.trim().is_empty() => Waited::Nothing,
            Line::Read(line) => Waited::Typed(line.trim().to_owned()),
            Line::NotYet => Waited::Nothing,
            Line::Over => Waited::Left,
        })
    }

    pub(super) fn line(&mut self) -> io::Result<Option<String>> {
        Ok(match self.next(None)? {
            Line::Read(line) => Some(harmless(&line).trim_end_matches('\n').to_owned()),
            Line::NotYet | Line::Over => None,
        })
    }
}

/// Adds a line to an answer, and keeps it.
fn add(text: &mut String, line: &str, scratch: &Scratch) -> io::Result<()> {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(harmless(line).trim_end_matches('\n'));
    if text.len() > LONGEST {
        let problem = format!("an answer may have {} MiB at most", LONGEST >> 20);
        return Err(io::Error::other(format!("standard input: {problem}")));
    }
    scratch.keep(text);
    Ok(())
}

/// A line as bytes, with its line break if it has one; nothing at the end of the input.
fn read_line(input: &mut impl BufRead, so_far: &Mutex<Vec<u8>>) -> Option<Vec<u8>> {
    let line = || so_far.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        let bytes = match input.fill_buf() {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(_) => &[],
        };
        let end = bytes.iter().position(|&byte| byte == b'\n').map(|at| at + 1);
        let count = end.unwrap_or(bytes.len());
        line().extend(&bytes[..count]);
        input.consume(count);
        if end.is_some() || count == 0 || line().len() >= LONGEST {
            let line = std::mem::take(&mut *line());
            return Some(line).filter(|line| !line.is_empty());
        }
    }
}
