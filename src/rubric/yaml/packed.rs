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
            Value::Plain => text(self.source.get(place.bytes())?),
            Value::Quoted => text(self.source.get(place.start() + 1..place.end().checked_sub(1)?)?),
            Value::Own => {
                let (own, rest) = self.rest.split_at_checked(count)?;
                self.rest = rest;
                text(str::from_utf8(own).ok()?)
            }
            Value::List => Kind::List(self.several(count, Self::node)?),
            Value::Map => {
                let entry = |packed: &mut Self| Some((packed.node()?, packed.node()?));
                Kind::Map(self.several(count / 2, entry)?)
            }
        };
        Some(Node { place, kind })
    }

    fn several<T>(&mut self, count: usize, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        // A damaged count makes no room for more than there are bytes.
        let mut all = Vec::with_capacity(count.min(self.rest.len() / Record::BYTES));
        for _ in 0..count {
            all.push(one(self)?);
        }
        Some(all)
    }
}

fn place(Record { start, end, line, column, .. }: Record) -> Place {
    let number = |number: u32| number as usize;
    Place::new(number(start)..number(end), number(line), number(column))
}
