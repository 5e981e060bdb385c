//! One value of a packed tree in bytes: known to the build, which packs, and to the library, which reads.
#![allow(dead_code, reason = "each of the two uses its half")]

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing at all.
    Null,
    /// A text that is what stands at its place.
    Plain,
    /// A text that stands at its place between quotes.
    Quoted,
    /// A text that does not stand in the file as such; it follows the record.
    Own,
    /// A list; its values follow the record.
    List,
    /// A mapping; its keys and values follow the record in turn.
    Map,
}

/// A value with its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub value: Value,
    /// The first byte, and the one after the last.
    pub start: u32,
    pub end: u32,
    /// From 1.
    pub line: u32,
    pub column: u32,
    /// Of a text of its own the bytes; of a collection the values, a mapping's keys among them.
    pub count: u32,
}

impl Record {
    /// How many bytes it takes: one, and four for each number, little-endian.
    pub const BYTES: usize = 1 + 5 * size_of::<u32>();

    pub fn to_bytes(self) -> Vec<u8> {
        let Self { value, start, end, line, column, count } = self;
        let numbers = [start, end, line, column, count].into_iter().flat_map(u32::to_le_bytes);
        std::iter::once(value as u8).chain(numbers).collect()
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (&value, numbers) = bytes.get(..Self::BYTES)?.split_first()?;
        let value = match value {
            0 => Value::Null,
            1 => Value::Plain,
            2 => Value::Quoted,
            3 => Value::Own,
            4 => Value::List,
            5 => Value::Map,
            _ => return None,
        };
        let number = |at: usize| numbers[4 * at..].first_chunk().copied().map(u32::from_le_bytes);
        let (start, end, line) = (number(0)?, number(1)?, number(2)?);
        Some(Self { value, start, end, line, column: number(3)?, count: number(4)? })
    }
}
