//! Practice: questions asked, answered, judged, and asked again when they are about to be forgotten.
//!
//! A [`Session`] is a state machine. It says what it [`Wants`], takes an [`Event`], and gives back
//! what is to be shown ([`Part`]s, which [`draw`] writes) and what is to be kept ([`Entry`]s, which
//! a [`Store`] appends to its journal). It knows no terminal and no clock: whoever drives it reads
//! keys and lines and says what time it is.
//!
//! - [`Session`] and what it shows: `session`, `event`, `round`, `part`, `draw`, `hint`;
//! - which question comes when: [`schedule`], [`choose`], [`history`];
//! - what is kept: `attempt`, [`journal`], `store`, `drafts`;
//! - [`typing`] reads what was typed: commands among the lines of an answer;
//! - [`progress`] shows what became of it all.

mod attempt;
pub mod choose;
mod drafts;
mod draw;
mod event;
mod hint;
pub mod history;
pub mod journal;
mod part;
pub mod progress;
mod round;
pub mod schedule;
mod session;
mod store;
pub mod typing;

pub use attempt::{Attempt, Dispute, Entry, Verdict};
pub use drafts::{Draft, Drafts, unused};
pub use draw::draw;
pub use event::{Event, Planned, Reply, Settings, Typed, Wants};
pub use part::{Key, Part};
pub use session::Session;
pub use store::{Store, StoreError};
