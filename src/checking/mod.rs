//! Answers in files: which question each is for, and what becomes of it under a policy.
//!
//! In go a [`Library`](crate::rubric::Library) and, one by one and from any number of threads, the
//! path and text of a file; out come its answers, judged, or why there are none. Files are neither
//! looked for nor read here, and nothing is known of command lines.
//!
//! - [`Questions`] are those of the library, each loaded once and only when it is needed;
//! - [`Judge`] finds a file's question, or parts it into several answers, and grades them;
//! - [`Choices`] make up a [`Policy`], and [`Settings`] are a file of them.

mod asking;
mod front;
mod headings;
mod judge;
mod markup;
mod name;
mod parts;
mod policy;
mod questions;
mod settings;

#[cfg(test)]
mod tests;

pub use judge::{Headings, Judge, Judged};
pub use policy::{Choices, Policy};
pub use questions::{Questions, Required};
pub use settings::{Named, Settings};
