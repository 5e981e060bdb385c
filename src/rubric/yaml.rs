//! YAML as a small tree that knows where everything stood.
//!
//! In goes the text of one file, out comes one [`Node`] or a [`Fault`](super::diagnostics::Fault). What a key means is not
//! known here, and neither is any type: a scalar is text as it stands, so that `404`, `yes` and
//! `3.10` are what their author typed. `saphyr-parser` reads the syntax, because it keeps spans
//! and hands out events; the tree is built here without recursion, and a file can neither grow by
//! its aliases nor nest beyond the limits below.

mod build;
mod packed;
mod place;
mod record;
mod syntax_error;

use std::borrow::Cow;

use super::model::Place;

pub(crate) use build::parse;
pub(crate) use packed::unpack;

/// The most nodes a file may come to once its aliases are followed. A long rubric has some 2,000.
const MOST_NODES: usize = 100_000;

/// The most levels a file may nest. The format itself needs seven.
const MOST_LEVELS: usize = 64;

/// A value of a YAML file.
#[derive(Clone, Debug)]
pub(crate) struct Node<'s> {
    /// Where it stands, its anchor or tag included.
    pub place: Place,
    /// What it is.
    pub kind: Kind<'s>,
}

/// The kinds of values.
#[derive(Clone, Debug)]
pub(crate) enum Kind<'s> {
    /// Nothing at all, as after `any:`.
    Null,
    /// A scalar, unquoted and unescaped.
    Text(Cow<'s, str>),
    /// A list.
    List(Vec<Node<'s>>),
    /// A mapping, in the file's order.
    Map(Vec<(Node<'s>, Node<'s>)>),
}

impl Node<'_> {
    /// What it is, in words that complete "here is …".
    pub fn what(&self) -> &'static str {
        match self.kind {
            Kind::Null => "nothing",
            Kind::Text(_) => "a text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a mapping",
        }
    }

    /// The scalar's text.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Where some bytes of the scalar's text stand in the file.
    ///
    /// A text that was folded or escaped does not stand in the file as such; then it is the whole
    /// scalar's place.
    pub fn place_within(&self, source: &str, range: std::ops::Range<usize>) -> Place {
        let text = self.text().unwrap_or_default();
        let written = source.get(self.place.bytes()).unwrap_or_default();
        let (Some(at), Some(before)) = (written.rfind(text), text.get(..range.start)) else {
            return self.place;
        };
        let lead = &written[..at];
        if lead.contains('\n') || before.contains('\n') {
            return self.place;
        }
        let start = self.place.start() + at;
        let column = self.place.column() + lead.chars().count() + before.chars().count();
        Place::new(start + range.start..start + range.end, self.place.line(), column)
    }
}

#[cfg(test)]
mod tests;
