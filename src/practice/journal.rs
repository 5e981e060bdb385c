//! The journal as text: a first line that says what it is, then one entry of JSON a line.
//!
//! In go bytes, out come entries, or why they cannot be trusted. A last line without a line break
//! was cut short while it was written (a crash, a full disk); it costs nothing but itself.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::attempt::Entry;

/// The version that is written, and the newest that can be read.
const VERSION: u32 = 1;

/// What the first line holds.
#[derive(Serialize, Deserialize)]
struct Header {
    grade: String,
    version: u32,
}

const KIND: &str = "practice";

/// What a journal holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journal {
    /// The entries, oldest first.
    pub entries: Vec<Entry>,
    /// The bytes of a last line that was cut short.
    pub torn: Option<Vec<u8>>,
}

/// Why a journal cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JournalError {
    /// It is something else.
    #[error("line 1 does not say that this is a practice journal; move the file away")]
    Foreign,
    /// A newer version wrote it.
    #[error(
        "was written by a newer grade (version {version} of the file; this one knows {VERSION}); \
         update grade"
    )]
    Newer {
        /// Its version.
        version: u32,
    },
    /// A line in it is no entry.
    #[error("line {line} is damaged ({why}); mend or remove that line, or move the file away")]
    Damaged {
        /// Which.
        line: usize,
        /// Why.
        why: String,
    },
}

/// The first line of a new journal, with its line break.
#[must_use]
pub fn header() -> String {
    let header = Header { grade: KIND.to_owned(), version: VERSION };
    line_of(&header)
}

/// An entry as a line, with its line break.
#[must_use]
pub fn line(entry: &Entry) -> String {
    line_of(entry)
}

#[allow(clippy::expect_used)]
fn line_of(value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("plain data is JSON");
    json + "\n"
}

/// Reads all of a journal.
///
/// # Errors
/// Where it is no journal, a newer one, or damaged anywhere but at its end.
pub fn read(bytes: &[u8]) -> Result<Journal, JournalError> {
    let (whole, tail) = parted(bytes);
    let mut lines = (1..).zip(whole.split_inclusive(|&byte| byte == b'\n'));
    let mut journal = Journal::default();
    match lines.next() {
        Some((_, first)) => check_header(first)?,
        None => return first_alone(tail),
    }
    for (number, line) in lines {
        let entry = serde_json::from_slice(line);
        journal.entries.push(entry.map_err(|error| damaged(number, &error))?);
    }
    match serde_json::from_slice(tail) {
        Ok(entry) => journal.entries.push(entry),
        Err(_) if tail.is_empty() => {}
        Err(_) => journal.torn = Some(tail.to_vec()),
    }
    Ok(journal)
}

/// What is to be done before something can be added behind these last bytes of a journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// Nothing.
    Whole,
    /// A line break is missing, and no more.
    Unended,
    /// So many bytes at the end are half a line.
    Torn(usize),
}

/// How a journal ends.
pub(super) fn tail(bytes: &[u8]) -> Tail {
    let (whole, tail) = parted(bytes);
    let is_whole = if whole.is_empty() {
        serde_json::from_slice::<Header>(tail).is_ok()
    } else {
        serde_json::from_slice::<Entry>(tail).is_ok()
    };
    match tail.len() {
        0 => Tail::Whole,
        _ if is_whole => Tail::Unended,
        length => Tail::Torn(length),
    }
}

/// Whether the first line is that of a journal that can be added to.
pub(super) fn check_header(line: &[u8]) -> Result<(), JournalError> {
    let header: Header = serde_json::from_slice(line).map_err(|_| JournalError::Foreign)?;
    if header.grade != KIND {
        return Err(JournalError::Foreign);
    }
    if header.version > VERSION {
        return Err(JournalError::Newer { version: header.version });
    }
    Ok(())
}

/// A journal whose first line has no end.
fn first_alone(tail: &[u8]) -> Result<Journal, JournalError> {
    if tail.is_empty() || check_header(tail).is_ok() {
        return Ok(Journal::default());
    }
    if header().as_bytes().starts_with(tail) {
        return Ok(Journal { torn: Some(tail.to_vec()), ..Journal::default() });
    }
    check_header(tail).map(|()| Journal::default())
}

/// The whole lines, and what follows the last line break.
fn parted(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    bytes.split_at(end)
}

fn damaged(line: usize, error: &serde_json::Error) -> JournalError {
    let why = error.to_string();
    // The line is the only one of its text; its number there says nothing.
    let why = why.split(" at line ").next().unwrap_or_default().to_owned();
    JournalError::Damaged { line, why }
}
