//! How many there are of a thing, as people write it.

use std::fmt::Display;

/// `1 answer`, `2 answers`, `0.5 points`.
#[must_use]
pub fn counted<N: Display + PartialEq + From<u8>>(count: N, what: &str) -> String {
    let plural = if count == N::from(1) { "" } else { "s" };
    format!("{count} {what}{plural}")
}
