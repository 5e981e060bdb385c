//! A file's text, unless it is too large or no text.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;

use super::super::decode::{self, NotText};
use super::super::input::reason;

/// Why a file cannot be judged, in words that follow its path.
#[derive(Debug, Error)]
pub(super) enum Unread {
    #[error("cannot be read: {}", reason(.0))]
    Unreadable(io::Error),
    #[error("has {size} bytes, more than the {most} that --max-bytes allows; it was not read")]
    TooLarge { size: u64, most: u64 },
    #[error("{0}")]
    NotText(NotText),
}

/// Reads a text of at most so many bytes.
pub(super) fn text(path: &Path, most: u64) -> Result<String, Unread> {
    let file = File::open(path).map_err(Unread::Unreadable)?;
    let size = file.metadata().map_err(Unread::Unreadable)?.len();
    if size > most {
        return Err(Unread::TooLarge { size, most });
    }
    // What is no regular file tells no size.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
    file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(Unread::Unreadable)?;
    let read = bytes.len() as u64;
    if read > most {
        return Err(Unread::TooLarge { size: read, most });
    }
    decode::text(bytes, Some(path)).map_err(Unread::NotText)
}
