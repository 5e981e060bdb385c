//! `--watch`: judges everything once, and then again whatever was saved.
//!
//! Files are looked at twice a second and told apart by size, time and identity, which sees every
//! way in which editors save, also those that write another file and rename it. Where a rubric or
//! the settings change, a file goes, or a report goes into a file, everything is judged anew.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use grade::checking::Questions;
use grade::report::Format;

use super::super::{Context, Status, complain, tell};
use super::config::Config;
use super::own::Own;
use super::{Args, run, walk};

/// How long to wait between two looks.
const PAUSE: Duration = Duration::from_millis(500);

/// What tells a file from an earlier state of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    size: u64,
    modified: Option<SystemTime>,
    identity: u64,
}

type Stamps = BTreeMap<PathBuf, Stamp>;

/// How all files are at one time.
#[derive(Clone, Default, PartialEq, Eq)]
struct State {
    /// Rubrics and settings.
    rules: Stamps,
    answers: Stamps,
}

/// Watches until somebody ends the program or nobody reads it any more.
pub(super) fn watch(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let mut last: Option<State> = None;
    let mut trouble = String::new();
    loop {
        match look(args, context) {
            Ok((config, state)) => {
                trouble.clear();
                let changed = last.as_ref().map(|last| changes(last, &state));
                let has_files = !args.reporting.outputs.is_empty();
                let (only, is_idle) = match changed {
                    None | Some(None) => (None, false),
                    Some(Some(paths)) if paths.is_empty() => (None, true),
                    Some(Some(_)) if has_files => (None, false),
                    Some(Some(paths)) => (Some(paths), false),
                };
                last = Some(state);
                if !is_idle {
                    judge(args, &config, context, only.as_ref(), out)?;
                }
            }
            Err(error) => {
                // A mistake is told once, and again when it is another one.
                let message = format!("{error:#}");
                if message != trouble {
                    complain(&error, context);
                    trouble = message;
                    last = None;
                }
            }
        }
        thread::sleep(PAUSE);
    }
}

/// Judges all files, or only some; what stands in the way is told, and may be mended meanwhile.
fn judge(
    args: &Args,
    config: &Config,
    context: &Context,
    only: Option<&HashSet<PathBuf>>,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let usual = config.settings.format.unwrap_or(Format::Human);
    match run::run(args, config, context, only) {
        Ok(run) if only.is_some() && run.checked.summary().is_nothing() => return Ok(()),
        Ok(run) => {
            args.report(&run.checked, usual, context, out)?;
            if args.reporting.on_stdout(usual).is_none() {
                let sentence = run.checked.summary().sentence();
                tell(&format!("{}: {sentence}", in_a_word(run.status())));
            }
        }
        Err(error) => complain(&error, context),
    }
    out.flush()?;
    tell("watching; Ctrl-C ends it");
    Ok(())
}

/// How a round went, where no report on standard output says it.
fn in_a_word(status: Status) -> &'static str {
    match status {
        Status::Passed => "passed",
        Status::Below => "not passed",
        Status::Unjudged => "not judged",
    }
}

fn look(args: &Args, context: &Context) -> anyhow::Result<(Config, State)> {
    let config = Config::find(context)?;
    let library = config.library(context)?;
    let rubrics = Questions::of(&library)?.files();
    let packs: HashSet<PathBuf> = rubrics
        .iter()
        .filter_map(|file| file.parent())
        .flat_map(|folder| ["pack.yaml", "pack.yml"].map(|name| folder.join(name)))
        .collect();
    let mut answers = walk::files(&args.paths(&config), &config).files;
    let own = Own::of(args, context);
    answers.retain(|file| !own.has(&file.path));
    let rules = rubrics.iter().chain(&packs).chain(&config.file);
    let state = State {
        rules: stamps(rules.map(PathBuf::as_path)),
        answers: stamps(answers.iter().map(|file| file.path.as_path())),
    };
    Ok((config, state))
}

fn stamps<'p>(paths: impl Iterator<Item = &'p Path>) -> Stamps {
    let stamped = paths.filter_map(|path| {
        let data = fs::metadata(path).ok()?;
        let stamp =
            Stamp { size: data.len(), modified: data.modified().ok(), identity: identity(&data) };
        Some((path.to_owned(), stamp))
    });
    stamped.collect()
}

#[cfg(unix)]
fn identity(data: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(data)
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> u64 {
    0
}

/// The answers that were saved since; `None` where everything must be judged anew.
fn changes(last: &State, now: &State) -> Option<HashSet<PathBuf>> {
    let is_gone = |path: &PathBuf| !now.answers.contains_key(path);
    if last.rules != now.rules || last.answers.keys().any(is_gone) {
        return None;
    }
    let saved = now.answers.iter().filter(|(path, stamp)| last.answers.get(*path) != Some(stamp));
    Some(saved.map(|(path, _)| path.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(rule: u64, answers: &[(&str, u64)]) -> State {
        let stamp = |size| Stamp { size, modified: None, identity: 0 };
        let answers = answers.iter().map(|(path, size)| (PathBuf::from(path), stamp(*size)));
        let rules = [(PathBuf::from("tea.yaml"), stamp(rule))];
        State { rules: rules.into(), answers: answers.collect() }
    }

    #[test]
    fn only_what_was_saved_is_judged_unless_a_rule_changed_or_a_file_is_gone() {
        let last = state(1, &[("a.md", 1), ("b.md", 1)]);
        let now = state(1, &[("a.md", 2), ("b.md", 1), ("new.md", 1)]);
        let saved = changes(&last, &now).unwrap();
        assert_eq!(saved, ["a.md", "new.md"].map(PathBuf::from).into());
        assert_eq!(changes(&now, &last), None, "a file is gone");
        assert_eq!(changes(&now, &State { rules: state(2, &[]).rules, ..now.clone() }), None);
    }
}
