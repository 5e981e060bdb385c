//! What a run itself writes: its reports and a job's summary. None of it is an answer, and a watch
//! that looked at it would never come to rest.

use std::path::{Path, PathBuf};

use super::super::Context;
use super::Args;

/// The files that a run writes, as far as they are there.
pub(super) struct Own {
    outputs: Vec<PathBuf>,
    others: Vec<PathBuf>,
}

impl Own {
    pub(super) fn of(args: &Args, context: &Context) -> Self {
        let there = |path: &Path| path.canonicalize().ok();
        let outputs = args.reporting.outputs.iter();
        let others = context.step_summary.iter().chain(&context.stdout_file);
        Self {
            outputs: outputs.filter_map(|output| there(output.path())).collect(),
            others: others.filter_map(|path| there(path)).collect(),
        }
    }

    /// Whether a report goes there by `--output`.
    pub(super) fn is_output(&self, path: &Path) -> bool {
        is_one_of(&self.outputs, path)
    }

    /// Whether it is anything that the run writes.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.is_output(path) || is_one_of(&self.others, path)
    }
}

/// Looks at names first, which costs nothing.
fn is_one_of(files: &[PathBuf], path: &Path) -> bool {
    files.iter().any(|file| file.file_name() == path.file_name())
        && path.canonicalize().is_ok_and(|path| files.contains(&path))
}
