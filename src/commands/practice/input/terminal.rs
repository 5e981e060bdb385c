//! A terminal: answers in a line editor, keys one by one, and everything as it was afterwards.

use std::io::{self, Write};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{
    self, DisableBracketedPaste, EnableBracketedPaste, Event, KeyCode, KeyEventKind, KeyModifiers,
};
use crossterm::{cursor, execute, terminal};
use grade::practice::typing::{Command, harmless, last_command};
use grade::report::visible;
use reedline::{EditCommand, Emacs, HistoryItem, Reedline, Signal, default_emacs_keybindings};

use super::prompt::Left;
use super::typist::{End, INTERRUPT, Keys, Mistyped, Tap, Typist};
use super::{Ended, STILL, Waited};
use crate::commands::Context;
use crate::commands::practice::scratch::Scratch;
use crate::commands::practice::signals::Signals;

/// How often the time that is left is shown anew while nothing is typed, and after how many such
/// times it is shown all the same.
const SHOW_TIME: Duration = Duration::from_secs(1);
const MOST_UNSHOWN: usize = 5;

pub(in crate::commands::practice) struct Terminal {
    signals: Signals,
    colour: bool,
    /// Held for as long as this program has the terminal, so that what is typed ahead is neither
    /// echoed nor taken for lines.
    raw: Option<RawMode>,
    /// Whether somebody may still be typing an answer whose time is up.
    is_settling: bool,
}

/// Brings a terminal back to its senses that another program, or a panic, left in a state.
pub(in crate::commands::practice) fn recover() {
    // What cannot be brought back cannot be told either.
    let _ = terminal::disable_raw_mode();
    let _ =
        execute!(io::stderr(), DisableBracketedPaste, terminal::LeaveAlternateScreen, cursor::Show);
}

/// Keys one by one, until it is dropped.
struct RawMode;

impl RawMode {
    fn enter() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        let raw = Self;
        raw.renew()?;
        Ok(raw)
    }

    /// Does so again, after the line editor put an end to it.
    fn renew(&self) -> io::Result<()> {
        terminal::enable_raw_mode()?;
        // A text that is pasted by mistake is no row of keys.
        execute!(io::stderr(), EnableBracketedPaste)
    }
}

impl Drop for RawMode {
    fn drop(&mut self) {
        let _ = execute!(io::stderr(), DisableBracketedPaste);
        let _ = terminal::disable_raw_mode();
    }
}

impl Terminal {
    pub(super) fn new(context: &Context, signals: Signals) -> Self {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            recover();
            usual(panic);
        }));
        Self { signals, colour: context.color, raw: None, is_settling: false }
    }

    pub(super) fn signals(&self) -> &Signals {
        &self.signals
    }

    /// An answer, typed in the line editor.
    pub(super) fn answer(
        &mut self,
        start: &str,
        earlier: &[String],
        deadline: Option<Instant>,
        scratch: &Scratch,
    ) -> io::Result<Ended> {
        let typist = Typist::default();
        let keys = Keys { emacs: Emacs::new(default_emacs_keybindings()), typist: typist.clone() };
        let mut editor = self
            .editor()
            .with_edit_mode(Box::new(keys))
            .with_validator(Box::new(End(typist.clone())))
            .with_highlighter(Box::new(Tap(scratch.clone())))
            .with_hinter(Box::new(Mistyped(typist.clone())));
        for answer in earlier {
            let item = HistoryItem::from_command_line(harmless(answer));
            editor.history_mut().save(item).map_err(io::Error::other)?;
        }
        if !start.is_empty() {
            editor.run_edit_commands(&[EditCommand::InsertString(harmless(start))]);
        }
        let ticker =
            deadline.map(|deadline| Ticker::start(deadline, &self.signals, typist.clone()));
        self.hold()?;
        let ended = self.read(&mut editor, deadline, &typist);
        drop(ticker);
        self.signals.wake().store(false, Ordering::Relaxed);
        self.hold()?;
        ended
    }

    fn editor(&self) -> Reedline {
        Reedline::create()
            .with_ansi_colors(self.colour)
            .use_bracketed_paste(true)
            .with_break_signal(self.signals.wake())
    }

    fn read(
        &self,
        editor: &mut Reedline,
        deadline: Option<Instant>,
        typist: &Typist,
    ) -> io::Result<Ended> {
        let is_late = || deadline.is_some_and(|deadline| deadline <= Instant::now());
        let prompt = Left { deadline };
        loop {
            match editor.read_line(&prompt)? {
                Signal::Success(text) => return Ok(ended(&text, typist.is_by_hand())),
                Signal::ExternalBreak(text) if self.signals.came() => {
                    below()?;
                    return Ok(Ended::Left(text));
                }
                Signal::ExternalBreak(text) if is_late() => {
                    below()?;
                    return Ok(Ended::TimeUp(text.trim_end().to_owned()));
                }
                // Only the time that is left is to be shown anew.
                Signal::ExternalBreak(_) => {}
                Signal::HostCommand(command) if command == INTERRUPT => {
                    let text = editor.current_buffer_contents().to_owned();
                    below()?;
                    return Ok(Ended::Left(text));
                }
                _ => return Ok(Ended::Left(editor.current_buffer_contents().to_owned())),
            }
        }
    }

    /// A key, if one is pressed in time.
    pub(super) fn wait(&mut self, time: Duration) -> io::Result<Waited> {
        if self.signals.came() {
            return Ok(Waited::Left);
        }
        if self.raw.is_none() {
            self.hold()?;
        }
        let time = if self.is_settling { STILL } else { time };
        let pressed = if event::poll(time)? { Some(event::read()?) } else { None };
        if self.is_settling {
            return Ok(self.settled_by(pressed.as_ref()));
        }
        let Some(Event::Key(key)) = pressed else { return Ok(Waited::Nothing) };
        match key.code {
            _ if key.kind == KeyEventKind::Release => Ok(Waited::Nothing),
            KeyCode::Char('c' | 'd') if key.modifiers == KeyModifiers::CONTROL => Ok(Waited::Left),
            KeyCode::Char(letter) if !letter.is_control() => {
                let letter = letter.to_string();
                write!(io::stderr(), "> {}\r\n", visible(&letter))?;
                Ok(Waited::Typed(letter))
            }
            _ => Ok(Waited::Nothing),
        }
    }

    /// From now on keys count only once nobody types any more, or after Enter.
    pub(super) fn settle(&mut self) {
        self.is_settling = true;
    }

    fn settled_by(&mut self, event: Option<&Event>) -> Waited {
        let Some(event) = event else {
            self.is_settling = false;
            return Waited::Nothing;
        };
        let Event::Key(key) = event else { return Waited::Nothing };
        match key.code {
            KeyCode::Char('c') if key.modifiers == KeyModifiers::CONTROL => return Waited::Left,
            KeyCode::Enter => self.is_settling = false,
            _ => {}
        }
        Waited::Nothing
    }

    /// Takes the terminal: keys come one by one, and a line break needs a carriage return.
    pub(super) fn hold(&mut self) -> io::Result<()> {
        match &self.raw {
            Some(raw) => raw.renew(),
            None => {
                self.raw = Some(RawMode::enter()?);
                Ok(())
            }
        }
    }

    /// Lets the terminal be as other programs expect it.
    pub(super) fn rest(&mut self) {
        self.raw = None;
    }

    /// One line; nothing where the person leaves.
    pub(super) fn line(&mut self) -> io::Result<Option<String>> {
        let mut editor = self.editor();
        loop {
            self.hold()?;
            let read = editor.read_line(&Left { deadline: None })?;
            self.hold()?;
            match read {
                Signal::Success(line) => return Ok(Some(harmless(&line))),
                Signal::ExternalBreak(_) if !self.signals.came() => {}
                _ => return Ok(None),
            }
        }
    }
}

/// What the text means that the editor was left with.
fn ended(text: &str, by_hand: bool) -> Ended {
    match last_command(text).filter(|_| by_hand) {
        Some((answer, Command::Done)) => Ended::Done(answer.trim_end().to_owned()),
        Some((answer, Command::Quit)) => Ended::Left(answer.trim_end().to_owned()),
        // The command's line is the next one to type on.
        Some(("", command)) => Ended::Asked(command, String::new()),
        Some((answer, command)) => Ended::Asked(command, format!("{answer}\n")),
        None => Ended::Done(text.trim_end().to_owned()),
    }
}

/// Goes below a text that the editor was interrupted in.
fn below() -> io::Result<()> {
    let mut out = io::stderr();
    out.write_all(b"\r\n")?;
    out.flush()
}

/// Wakes the editor now and then, and when the time is up.
struct Ticker {
    stop: Option<mpsc::Sender<()>>,
}

impl Ticker {
    fn start(deadline: Instant, signals: &Signals, typist: Typist) -> Self {
        let (stop, stopped) = mpsc::channel();
        let wake = signals.wake();
        thread::spawn(move || {
            let mut unshown = 0;
            loop {
                let left = deadline.saturating_duration_since(Instant::now());
                let pause = if left.is_zero() { Duration::from_millis(100) } else { left };
                let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(pause.min(SHOW_TIME))
                else {
                    return;
                };
                // Nobody is disturbed in the middle of a word.
                let is_late = deadline <= Instant::now();
                if typist.typed_since() && unshown < MOST_UNSHOWN && !is_late {
                    unshown += 1;
                } else {
                    unshown = 0;
                    wake.store(true, Ordering::Relaxed);
                }
            }
        });
        Self { stop: Some(stop) }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        self.stop.take();
    }
}
