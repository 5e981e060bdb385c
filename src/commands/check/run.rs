//! One run: files found, judged by all threads, and put together in the order of their paths.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Once};

use grade::checking::{Headings, Judge, Judged, Policy, Questions};
use grade::paths::seen_from;
use grade::report::{Checked, Failure, Skipped, Verdict};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;

use super::super::{Context, Status, complain_of, tell};
use super::Args;
use super::config::Config;
use super::own::Own;
use super::read::{self, Unread};
use super::walk::{self, FoundFile};

/// From so many files on their number is shown while they are judged.
const MANY: usize = 200;

/// What a run found.
pub(super) struct Run {
    pub(super) checked: Checked,
}

impl Run {
    /// How it went; the worst decides.
    pub(super) fn status(&self) -> Status {
        let Checked { answers, errors, unanswered, .. } = &self.checked;
        let unanswered = unanswered.iter().map(|_| self.checked.verdict_on_unanswered());
        let mut verdicts = answers.iter().map(|answer| answer.verdict).chain(unanswered);
        if !errors.is_empty() || answers.is_empty() {
            Status::Unjudged
        } else if verdicts.any(|verdict| verdict == Verdict::Fail) {
            Status::Below
        } else {
            Status::Passed
        }
    }
}

/// Judges the files that are asked for; of those only some, where a watch asks for them alone.
pub(super) fn run(
    args: &Args,
    config: &Config,
    context: &Context,
    only: Option<&HashSet<PathBuf>>,
) -> anyhow::Result<Run> {
    let library = config.library(context)?;
    let questions = Questions::of(&library)?;
    config.check_questions(args, context, &library)?;
    let required = args.required().or_else(|| config.settings.require.clone());
    let required = required.map(|required| questions.required(&required)).transpose();
    let required = required.map_err(anyhow::Error::msg)?.unwrap_or_default();

    let headings = Headings::default();
    let judge = Judge::new(&questions, &headings, args.reporting.reveal, args.reporting.explain);
    let mut found = walk::files(&args.paths(config), config);
    keep_one_name(&mut found.files);
    keep_outputs(args, context, &judge, &mut found.files)?;
    if let Some(only) = only {
        found.files.retain(|file| only.contains(&file.path));
        found.skipped.clear();
        found.errors.clear();
    }

    use_threads(args.jobs, found.files.len())?;
    let choices = args.choices();
    let policy = |path: &Path| {
        choices.clone().or(&config.settings.choices(&config.here.join(path))).policy()
    };
    let bar = progress(found.files.len());
    let judge_one = |file: &FoundFile| {
        let judged = judge_file(file, &judge, &policy(&file.path), args.max_bytes);
        bar.inc(1);
        judged
    };
    let judged: Vec<Judged> = found.files.par_iter().map(judge_one).collect();
    bar.finish_and_clear();

    let mut checked = Checked {
        skipped: found.skipped,
        errors: found.errors,
        places: context.places(),
        ..Checked::default()
    };
    for file in judged {
        file.notes.iter().for_each(|note| tell(note));
        checked.answers.extend(file.answers);
        checked.skipped.extend(file.skipped);
        checked.errors.extend(file.errors);
    }
    for mistakes in questions.mistakes() {
        let mut mistakes = mistakes.clone();
        for problem in &mut mistakes.problems {
            problem.path = seen_from(&config.here, Path::new(&problem.path)).display().to_string();
        }
        complain_of(&mistakes, context);
        checked.errors.extend(mistakes.problems.iter().map(|problem| Failure {
            path: problem.path.clone(),
            line: problem.place.map(|place| place.line()),
            message: problem.title.clone(),
        }));
    }
    checked.skipped.sort_by(|one, other| one.path.cmp(&other.path));
    checked.errors.sort_by(|one, other| (&one.path, one.line).cmp(&(&other.path, other.line)));
    let is_answered =
        |address: &String| checked.answers.iter().any(|answer| answer.report.question == *address);
    let required = if only.is_some() { Vec::new() } else { required };
    checked.unanswered = required.into_iter().filter(|address| !is_answered(address)).collect();
    checked.warns_only = choices.or(&config.settings.choices(&config.here)).policy().warn_only;
    Ok(Run { checked })
}

/// Makes as many threads as are asked for, and no more than there are files; once, because a watch
/// keeps those that it has.
fn use_threads(jobs: Option<u16>, files: usize) -> anyhow::Result<()> {
    static MADE: Once = Once::new();
    let Some(jobs) = jobs.filter(|_| !MADE.is_completed()) else { return Ok(()) };
    MADE.call_once(|| ());
    let threads = usize::from(jobs).min(files).max(1);
    Ok(rayon::ThreadPoolBuilder::new().num_threads(threads).build_global()?)
}

/// Of a file that was given by several names the plainest remains, a relative one if there is; it
/// counts as named if it was by any of them.
fn keep_one_name(files: &mut Vec<FoundFile>) {
    let is_other = |part| matches!(part, Component::ParentDir | Component::RootDir);
    if !files.iter().any(|file| file.path.components().any(is_other)) {
        return;
    }
    files.sort_by_cached_key(|file| {
        (file.path.is_absolute(), file.path.components().count(), file.path.clone())
    });
    let mut kept: Vec<FoundFile> = Vec::with_capacity(files.len());
    let mut known: HashMap<PathBuf, usize> = HashMap::new();
    for file in files.drain(..) {
        let place = file.path.canonicalize().unwrap_or_else(|_| file.path.clone());
        match known.entry(place) {
            Entry::Occupied(at) if file.is_named => {
                let path = std::mem::take(&mut kept[*at.get()].path);
                kept[*at.get()] = FoundFile { path, ..file };
            }
            Entry::Occupied(_) => {}
            Entry::Vacant(at) => {
                at.insert(kept.len());
                kept.push(file);
            }
        }
    }
    kept.sort();
    *files = kept;
}

/// Reports of earlier runs are no answers; and no answer is written over.
fn keep_outputs(
    args: &Args,
    context: &Context,
    judge: &Judge<'_>,
    files: &mut Vec<FoundFile>,
) -> anyhow::Result<()> {
    let outputs = &args.reporting.outputs;
    super::super::output::check(outputs, &[])?;
    let own = Own::of(args, context);
    let is_output = |file: &FoundFile| own.is_output(&file.path);
    let answer = files.iter().find(|file| {
        let named = || judge.names_a_question(&file.path.to_string_lossy(), &Policy::default());
        is_output(file) && (file.is_named || named())
    });
    if let Some(FoundFile { path, .. }) = answer {
        anyhow::bail!("{}: would be written over; give --output another file", path.display());
    }
    files.retain(|file| !own.has(&file.path));
    Ok(())
}

fn judge_file(file: &FoundFile, judge: &Judge<'_>, policy: &Policy, most: u64) -> Judged {
    let path = file.path.to_string_lossy();
    let why = match read::text(&file.path, most) {
        Ok(text) => return judge.file(&path, &Arc::from(text), policy),
        Err(why) => why,
    };
    let is_text_file = match why {
        Unread::Unreadable(_) => true,
        Unread::TooLarge { .. } => !file.is_document,
        Unread::NotText(_) => false,
    };
    let (path, why) = (path.clone().into_owned(), why.to_string());
    if is_text_file || judge.names_a_question(&path, policy) {
        let error = Failure { path, line: None, message: why };
        Judged { errors: vec![error], ..Judged::default() }
    } else {
        Judged { skipped: vec![Skipped { path, why }], ..Judged::default() }
    }
}

/// A bar on standard error, where that is a terminal and there is something to wait for.
fn progress(files: usize) -> ProgressBar {
    if files < MANY {
        return ProgressBar::hidden();
    }
    let length = u64::try_from(files).ok();
    // The characters are those of every locale.
    let style = ProgressStyle::with_template("{bar:40} {pos} of {len} files judged");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("#-.");
    ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr()).with_style(style)
}
