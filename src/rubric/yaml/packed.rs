//! The trees of shipped files, which were read when the program was built: at every start a long rubric's
//! syntax would take a fifth of the time that grading one page takes.
//!
//! A tree is packed as its values in the file's order, each a [`Record`], see there. `build/rubrics.rs`
//! packs it.

use std::borrow::Cow;

use super::record::{Record, Value};
use super::{Kind, Node};
use crate::rubric::model::Place;

/// The tree of a text that was packed; `None` where it could not be.
pub(crate) fn unpack<'s>(source: &'s str, packed: &'s [u8]) -> Option<Node<'s>> {
    Packed { source, rest: packed }.node()
}

struct Packed<'s> {
    source: &'s str,
    rest: &'s [u8],
}

impl<'s> Packed<'s> {
    fn node(&mut self) -> Option<Node<'s>> {
        let record = Record::read(self.rest)?;
        self.rest = &self.rest[Record::BYTES..];
        let place = place(record);
        let count = record.count as usize;
        let text = |text: &'s str| Kind::Text(Cow::Borrowed(text));
        let kind = match record.value {
            Value::Null => Kind::Null,
            Value::Plain => text(self.source.get(place.start..place.end)?),
            Value::Quoted => text(self.source.get(place.start + 1..place.end.checked_sub(1)?)?),
            Value::Own => {
                let (own, rest) = self.rest.split_at_checked(count)?;
                self.rest = rest;
                text(str::from_utf8(own).ok()?)
            }
            Value::List => Kind::List((0..count).map(|_| self.node()).collect::<Option<_>>()?),
            Value::Map => {
                let entry = |_| Some((self.node()?, self.node()?));
                Kind::Map((0..count / 2).map(entry).collect::<Option<_>>()?)
            }
        };
        Some(Node { place, kind })
    }
}

fn place(Record { start, end, line, column, .. }: Record) -> Place {
    let number = |number: u32| number as usize;
    Place { start: number(start), end: number(end), line: number(line), column: number(column) }
}
