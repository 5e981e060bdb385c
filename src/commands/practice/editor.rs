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

use super::input::Ended;
use super::keeper::Keeper;
use super::signals::Signals;
use crate::commands::{Context, decode};

/// How often is looked whether the editor is done, or the time is up.
const TICK: Duration = Duration::from_millis(50);

/// Lets the person edit a text; what they saved is the answer, when they leave or the time is up.
pub(super) fn edit(
    text: &str,
    deadline: Option<Instant>,
    keeper: &Keeper,
    signals: &Signals,
    context: &Context,
) -> anyhow::Result<Ended> {
    let Some(editor) = &context.editor else {
        bail!("which editor? set VISUAL or EDITOR to its command, such as `nano`");
    };
    let scratch = keeper.scratch();
    let (path, is_ours) = match scratch.path() {
        Some(path) => (path, false),
        None => (std::env::temp_dir().join(format!("grade-{}.md", std::process::id())), true),
    };
    fill(&path, text).with_context(|| format!("{}: cannot be written", path.display()))?;
    let child = command(editor, &path).spawn();
    let mut child = child.with_context(|| format!("{}: cannot be run", editor.display()))?;
    let left = wait(&mut child, deadline, signals)?;
    let saved = match scratch.reread() {
        Some(saved) => saved?.into_bytes(),
        None => fs::read(&path)?,
    };
    if is_ours {
        // It lies where the system cleans up by itself.
        let _ = fs::remove_file(&path);
    }
    let saved = harmless(&decode::text(saved, Some(&path))?).trim_end().to_owned();
    if signals.ended() {
        return Ok(Ended::Left(saved));
    }
    signals.forget_interrupt();
    match left {
        Left::Done => Ok(Ended::Done(saved)),
        Left::Late => Ok(Ended::TimeUp(saved)),
        Left::Failed(status) => {
            bail!("{}: ended with {status}, so nothing was judged", editor.display())
        }
    }
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

fn wait(child: &mut Child, deadline: Option<Instant>, signals: &Signals) -> anyhow::Result<Left> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(if status.success() { Left::Done } else { Left::Failed(status) });
        }
        let is_late = deadline.is_some_and(|deadline| deadline <= Instant::now());
        if is_late || signals.ended() {
            child.kill()?;
            child.wait()?;
            super::input::recover();
            return Ok(Left::Late);
        }
        thread::sleep(TICK);
    }
}
