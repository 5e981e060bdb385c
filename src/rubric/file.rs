//! The text of a rubric file, read with care, and the name by which it is shown.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::diagnostics::{Fault, Problem, RubricError};

/// The largest file that is read, in bytes: 1 MiB. A long rubric has 60,000.
const LARGEST: u64 = 1 << 20;

/// A file that has been read.
#[derive(Clone, Copy, Debug)]
pub(super) struct FileText<'t> {
    /// Its name as it is shown.
    pub path: &'t str,
    /// What it holds.
    pub text: &'t Arc<str>,
}

impl FileText<'_> {
    /// A fault with this file.
    pub fn problem(self, fault: Fault) -> Problem {
        fault.in_file(self.path, self.text)
    }
}

/// Reads a text file.
///
/// # Errors
/// Where it cannot be read, is larger than 1 MiB, or is not UTF-8.
pub(super) fn read(path: &Path) -> Result<Arc<str>, RubricError> {
    let shown = path.display().to_string();
    let problem =
        |title: String, help: &str| RubricError::from(Problem::of_file(&shown, title, help));
    let bytes = bytes(path).map_err(|error| {
        let title = format!("this rubric file cannot be read: {error}");
        problem(title, "check the path and its permissions")
    })?;
    if bytes.len() as u64 > LARGEST {
        let title = "this rubric file is larger than 1 MiB".to_owned();
        return Err(problem(title, "a rubric is one question; split the file"));
    }
    if matches!(bytes.get(..2), Some([0xff, 0xfe] | [0xfe, 0xff])) {
        let title = "this rubric file is UTF-16, not UTF-8".to_owned();
        return Err(problem(title, "save it as UTF-8, for example with iconv -f utf-16 -t utf-8"));
    }
    String::from_utf8(bytes).map(Arc::from).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let title = format!("this rubric file is not UTF-8 at byte {at}");
        problem(title, "save it as UTF-8, for example with iconv -f latin1 -t utf-8")
    })
}

/// The bytes of a file: one more than is allowed tells that it is too large, whatever its size claims.
fn bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let claimed = file.metadata()?.len().min(LARGEST);
    let mut bytes = Vec::with_capacity(usize::try_from(claimed).unwrap_or_default() + 1);
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
