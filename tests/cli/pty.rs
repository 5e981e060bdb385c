//! The command on a terminal: keys in, and the screen as a person sees it.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::run::Run;

pub const ENTER: &str = "\r";
pub const CTRL_C: &str = "\u{3}";
pub const CTRL_D: &str = "\u{4}";

/// How long a screen may take to show what it should; only a failing test waits for it.
const PATIENCE: Duration = Duration::from_secs(30);

/// A terminal that the command runs on.
pub struct Terminal {
    screen: Arc<Mutex<vt100::Parser>>,
    keys: Arc<Mutex<Box<dyn Write + Send>>>,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
}

impl Terminal {
    /// Runs the command line `grade arguments` on a terminal of so many rows and columns.
    pub fn start(run: &Run, arguments: &str, rows: u16, columns: u16) -> Self {
        Self::start_on(run, arguments, rows, columns, true)
    }

    /// The same on a terminal that never says where its cursor is.
    pub fn start_on_a_simple_one(run: &Run, arguments: &str) -> Self {
        Self::start_on(run, arguments, 80, 80, false)
    }

    fn start_on(run: &Run, arguments: &str, rows: u16, columns: u16, answers: bool) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_grade"));
        command.args(arguments.split_whitespace());
        command.cwd(run.path("."));
        command.env_clear();
        command.env("TERM", "xterm");
        command.env("TZ", "UTC");
        for (name, value) in run.environment() {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let one = |number| std::num::NonZeroU16::new(number).unwrap();
        let screen = Arc::new(Mutex::new(vt100::Parser::new(one(rows), one(columns), 0)));
        let keys = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let output = pair.master.try_clone_reader().unwrap();
        thread::spawn({
            let (screen, keys) = (Arc::clone(&screen), Arc::clone(&keys));
            move || follow(output, &screen, answers.then_some(&*keys))
        });
        Self { screen, keys, child, master: pair.master }
    }

    /// Types text or keys.
    pub fn type_keys(&self, keys: &str) {
        let mut terminal = self.keys.lock().unwrap();
        terminal.write_all(keys.as_bytes()).unwrap();
        terminal.flush().unwrap();
    }

    /// Waits until the command asks for pasted texts to be marked as such.
    #[track_caller]
    pub fn shows_paste_mode(&self) {
        self.wait_for("the paste mode", |_| self.screen.lock().unwrap().screen().bracketed_paste());
    }

    /// Pastes a text, as terminals do it.
    pub fn paste(&self, text: &str) {
        assert!(self.screen.lock().unwrap().screen().bracketed_paste());
        self.type_keys(&format!("\u{1b}[200~{}\u{1b}[201~", text.replace('\n', "\r")));
    }

    /// The screen as it is.
    pub fn screen(&self) -> String {
        let screen = self.screen.lock().unwrap().screen().contents();
        let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
        lines.join("\n")
    }

    /// Waits until the screen shows a text; gives the screen.
    #[track_caller]
    pub fn shows(&self, text: &str) -> String {
        self.wait_for(text, |screen| screen.contains(text))
    }

    /// Waits until the screen shows a text so many times.
    #[track_caller]
    pub fn shows_times(&self, text: &str, times: usize) -> String {
        self.wait_for(text, |screen| screen.matches(text).count() >= times)
    }

    #[track_caller]
    fn wait_for(&self, what: &str, is_there: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let screen = self.screen();
            if is_there(&screen) {
                return screen;
            }
            assert!(begun.elapsed() < PATIENCE, "`{what}` never came:\n{screen}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits for the command to end; gives its exit status.
    #[track_caller]
    pub fn ends(&mut self) -> u32 {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(begun.elapsed() < PATIENCE, "it does not end:\n{}", self.screen());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Kills the command as a crash would.
    pub fn kill(&mut self) {
        let pid = self.child.process_id().unwrap().to_string();
        signal("KILL", &pid);
        self.ends();
    }

    /// Sends a signal.
    pub fn signal(&self, name: &str) {
        signal(name, &self.child.process_id().unwrap().to_string());
    }

    /// Whether anything on the screen is coloured.
    pub fn is_coloured(&self) -> bool {
        let parser = self.screen.lock().unwrap();
        let screen = parser.screen();
        let (rows, columns) = screen.size();
        let cells =
            (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
        let cells = cells.filter_map(|(row, column)| screen.cell(row, column));
        cells.into_iter().any(|cell| {
            cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default
        })
    }

    /// Waits until the terminal is as it was: line by line, with echo, and nothing of ours on.
    #[track_caller]
    pub fn is_left_sane(&self) {
        self.wait_for("a sane terminal", |_| self.is_sane());
    }

    fn is_sane(&self) -> bool {
        let modes = self.master.get_termios().unwrap();
        let local = format!("{:?}", modes.local_flags);
        let parser = self.screen.lock().unwrap();
        let screen = parser.screen();
        local.contains("ICANON")
            && local.contains("ECHO")
            && !screen.bracketed_paste()
            && !screen.hide_cursor()
            && !screen.alternate_screen()
    }
}

fn signal(name: &str, pid: &str) {
    let done = std::process::Command::new("kill").args(["-s", name, pid]).status().unwrap();
    assert!(done.success());
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// Feeds the screen, and answers where the cursor is when it is asked.
fn follow(
    mut output: Box<dyn Read + Send>,
    screen: &Mutex<vt100::Parser>,
    keys: Option<&Mutex<Box<dyn Write + Send>>>,
) {
    const WHERE: &[u8] = b"\x1b[6n";
    let mut buffer = [0; 4096];
    let mut pending: Vec<u8> = Vec::new();
    while let Ok(count @ 1..) = output.read(&mut buffer) {
        pending.extend(&buffer[..count]);
        while let Some(at) = pending.windows(WHERE.len()).position(|part| part == WHERE) {
            let before: Vec<u8> = pending.drain(..at + WHERE.len()).collect();
            let mut parser = screen.lock().unwrap();
            parser.process(&before[..at]);
            let (row, column) = parser.screen().cursor_position();
            let answer = format!("\u{1b}[{};{}R", row + 1, column + 1);
            drop(parser);
            if let Some(keys) = keys {
                let _ = keys.lock().unwrap().write_all(answer.as_bytes());
            }
        }
        // The beginning of a question may be all that came so far.
        let split = (1..WHERE.len()).rev().find(|&length| pending.ends_with(&WHERE[..length]));
        let whole = pending.len() - split.unwrap_or(0);
        let shown: Vec<u8> = pending.drain(..whole).collect();
        screen.lock().unwrap().process(&shown);
    }
}
