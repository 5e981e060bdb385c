//! An answer written in the editor that VISUAL or EDITOR names.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use grade::practice::typing::harmless;
use grade::practice::unused;

use super::input::Ended;
use super::keeper::Keeper;
use super::signals::Signals;
use crate::commands::Context;
use crate::commands::input::text_of;

/// How often is looked whether the editor is done, or the time is up.
const TICK: Duration = Duration::from_millis(50);
/// How long an editor may take to end once it is asked to.
const GRACE: Duration = Duration::from_secs(3);

/// What came of an editor.
pub(super) enum Edited {
    /// It was left, or ended because the time was up or the person leaves.
    Ended(Ended),
    /// It failed, after it saved this.
    Failed {
        /// What it saved.
        saved: String,
        /// What happened, and where what it saved is.
        why: String,
    },
}

/// Lets the person edit a text; what they saved is the answer, when they leave or the time is up.
pub(super) fn edit(
    text: &str,
    deadline: Option<Instant>,
    keeper: &Keeper,
    signals: &Signals,
    context: &Context,
) -> anyhow::Result<Edited> {
    let Some(editor) = &context.editor else {
        bail!("which editor? set VISUAL or EDITOR to its command, such as `nano`");
    };
    let scratch = keeper.scratch();
    let draft = scratch.path();
    let passing = std::env::temp_dir().join(format!("grade-{}.md", std::process::id()));
    let path = draft.clone().unwrap_or(passing);
    fill(&path, text).with_context(|| format!("{}: cannot be written", path.display()))?;
    let left = run(editor, &path, deadline, signals)?;
    let Some(saved) = saved(&path) else {
        let (aside, problem) = set_aside(&path)?;
        if draft.is_some() {
            fill(&path, text)?;
        }
        bail!("what {} saved is kept and was not taken: {problem}", aside.display());
    };
    scratch.begin_with(&saved);
    let saved = harmless(&saved).trim_end().to_owned();
    if !signals.ended() {
        signals.forget_interrupt();
        if let Left::Failed(status) = left {
            let why = format!(
                "{}: ended with {status}, so nothing was judged; what it saved is kept in {}",
                editor.display(),
                path.display()
            );
            return Ok(Edited::Failed { saved, why });
        }
    }
    if draft.is_none() {
        // It lies where the system cleans up by itself.
        let _ = fs::remove_file(&path);
    }
    Ok(Edited::Ended(match left {
        _ if signals.ended() => Ended::Left(saved),
        Left::Late => Ended::TimeUp(saved),
        Left::Done | Left::Failed(_) => Ended::Done(saved),
    }))
}

/// What the editor saved, if that is a text; nothing is an empty one.
fn saved(path: &Path) -> Option<String> {
    if path.exists() { text_of(path).ok() } else { Some(String::new()) }
}

/// Moves what is no text out of the way; gives where to, and what is wrong with it.
fn set_aside(path: &Path) -> anyhow::Result<(PathBuf, String)> {
    let aside = unused(path, "saved");
    fs::rename(path, &aside)
        .with_context(|| format!("{}: what the editor saved is no text", path.display()))?;
    let problem = text_of(&aside).err().map(|problem| problem.failure().message);
    Ok((aside, problem.unwrap_or_default()))
}

/// A file that is nobody else's business.
fn fill(path: &PathBuf, text: &str) -> std::io::Result<()> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let line_break = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    options.open(path)?.write_all(format!("{text}{line_break}").as_bytes())
}

/// The editor's command line may hold options, which is the shell's business.
fn command(editor: &OsStr, path: &Path) -> Command {
    if cfg!(windows) {
        let mut command = Command::new(editor);
        command.arg(path);
        return command;
    }
    // The shell must not stand between this and an editor that has to be ended.
    let is_plain = !editor.to_string_lossy().contains(['=', ';', '|', '&', '(', '<', '>', '`']);
    let mut line = OsString::from(if is_plain { "exec " } else { "" });
    line.push(editor);
    line.push(" \"$@\"");
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).arg(editor).arg(path);
    command
}

/// How the editor was left.
enum Left {
    Done,
    Late,
    Failed(ExitStatus),
}

/// Runs the editor; the terminal is afterwards as it was before.
fn run(
    editor: &OsStr,
    path: &Path,
    deadline: Option<Instant>,
    signals: &Signals,
) -> anyhow::Result<Left> {
    let _modes = Modes::now();
    let _busy = signals.busy();
    let child = command(editor, path).spawn();
    let mut child = child.with_context(|| format!("{}: cannot be run", editor.display()))?;
    loop {
        if let Some(status) = child.try_wait()? {
            if status.success() {
                return Ok(Left::Done);
            }
            super::input::recover();
            return Ok(Left::Failed(status));
        }
        let is_late = deadline.is_some_and(|deadline| deadline <= Instant::now());
        if is_late || signals.ended() {
            end(&mut child)?;
            super::input::recover();
            return Ok(Left::Late);
        }
        thread::sleep(TICK);
    }
}

/// Asks a program to end, and makes it end where it does not in time.
fn end(child: &mut Child) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use rustix::process::{Pid, Signal, kill_process};
        let begun = Instant::now();
        let asked = kill_process(Pid::from_child(child), Signal::TERM);
        while asked.is_ok() && begun.elapsed() < GRACE {
            if child.try_wait()?.is_some() {
                return Ok(());
            }
            thread::sleep(TICK);
        }
    }
    child.kill()?;
    child.wait().map(|_| ())
}

/// How a terminal was set, and is set again when this is dropped.
struct Modes {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

impl Modes {
    fn now() -> Self {
        Self {
            #[cfg(unix)]
            before: rustix::termios::tcgetattr(std::io::stdin()).ok(),
        }
    }
}

impl Drop for Modes {
    fn drop(&mut self) {
        #[cfg(unix)]
        if let Some(before) = &self.before {
            use rustix::termios::{OptionalActions, tcsetattr};
            // What cannot be brought back cannot be told either.
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, before);
        }
    }
}
