//! What goes into a session and comes out of it: events, wishes, replies, and how it is set up.

use super::attempt::Entry;
use super::choose::Why;
use super::part::{Key, Part};
use crate::report::Reveal;
use crate::rubric::Rubric;

/// How answers are typed, which decides what a person is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// In a line editor.
    Editor,
    /// As plain lines.
    Lines,
    /// In a program of their own.
    Program,
    /// Into a file that is judged whenever it is saved.
    File,
}

/// What holds for a whole session.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// What is shown of concepts that were not found.
    pub reveal: Reveal,
    /// The seconds that there are for a question.
    pub time: Option<u64>,
    /// How answers are typed.
    pub typed: Typed,
    /// Whether a key is a line, so that Enter has to follow it.
    pub by_line: bool,
    /// Whether nothing was ever practised before.
    pub is_first: bool,
}

/// A question that is to be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// Its address.
    pub address: String,
    /// Why it is asked.
    pub why: Why,
}

/// What a session waits for.
#[derive(Clone, Debug, PartialEq)]
pub enum Wants<'s> {
    /// A question's rubric, and the answer that was begun.
    Question(&'s Planned),
    /// An answer; typing begins with this text.
    Answer(&'s str),
    /// One of these keys.
    Key(&'static [Key]),
    /// One line.
    Line,
    /// Nothing any more.
    Nothing,
}

/// What happened.
#[derive(Debug)]
pub enum Event {
    /// A question was loaded; with the answer that was begun, if there is one.
    Asked(Box<Rubric>, Option<String>),
    /// A question could not be loaded.
    Unreadable,
    /// An answer was given.
    Answer {
        /// It.
        text: String,
        /// The seconds that it took.
        seconds: u64,
        /// Whether the time ran out.
        timed_out: bool,
    },
    /// A key was pressed.
    Key(Key),
    /// Something else was pressed.
    Stray(String),
    /// A line was typed.
    Line(String),
    /// Help was asked for while typing.
    Help,
    /// The person leaves, or the input is at its end.
    Leave,
}

/// What an event leads to.
#[derive(Debug, Default)]
pub struct Reply {
    /// What is to be shown, in this order.
    pub show: Vec<Part>,
    /// What is to be kept.
    pub keep: Vec<Entry>,
}
