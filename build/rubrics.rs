//! The YAML trees of the shipped rubrics, packed file by file.
//!
//! In go the files of `rubrics/backend/`; out comes for each its tree, as `src/rubric/yaml/packed.rs`
//! says and reads it. A file that cannot be packed, since it is no YAML or uses anchors or tags, gives an
//! empty tree and is read like any other file when it is asked for: then its author sees what is wrong.

use std::error::Error;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};

#[path = "../src/rubric/yaml/record.rs"]
mod record;

use record::{Record, Value};

const FOLDER: &str = "rubrics/backend";

/// Packs every rubric of the folder.
pub fn pack(folder: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    for entry in fs::read_dir(FOLDER)? {
        let path = entry?.path();
        if let Some(stem) =
            path.file_stem().filter(|_| path.extension() == Some(OsStr::new("yaml")))
        {
            let packed = Tree::of(&fs::read_to_string(&path)?).unwrap_or_default();
            fs::write(folder.join(stem).with_extension("tree"), packed)?;
        }
    }
    Ok(())
}

/// A tree that is being packed.
struct Tree<'s> {
    source: &'s str,
    /// The byte at which each character begins, and the one after the last.
    bytes: Vec<usize>,
    packed: Vec<u8>,
    /// The collections whose end has not been seen, each with its place in what is packed.
    open: Vec<(usize, Record)>,
}

impl<'s> Tree<'s> {
    fn of(source: &'s str) -> Option<Vec<u8>> {
        let begins = source.char_indices().map(|(at, _)| at);
        let bytes = begins.chain([source.len()]).collect();
        let mut tree = Self { source, bytes, packed: Vec::new(), open: Vec::new() };
        let mut documents = 0;
        for event in Parser::new_from_str(source) {
            let (event, span) = event.ok()?;
            documents += u32::from(matches!(event, Event::DocumentStart(_)));
            tree.take(event, span)?;
        }
        (documents == 1 && !source.contains(['\u{feff}', '\0'])).then_some(tree.packed)
    }

    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        match event {
            Event::Scalar(text, style, 0, None) => {
                let record = self.record(Value::Null, span)?;
                self.scalar(&text, style, record)?;
            }
            Event::SequenceStart(0, None) => self.start(Value::List, span)?,
            Event::MappingStart(0, None) => self.start(Value::Map, span)?,
            Event::SequenceEnd | Event::MappingEnd => {
                let end = self.record(Value::Null, span)?.end;
                let (at, record) = self.open.pop()?;
                let record = Record { end: end.max(record.end), ..record };
                self.packed[at..at + Record::BYTES].copy_from_slice(&record.to_bytes());
            }
            // With an anchor or a tag.
            Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..) => return None,
            Event::Alias(_) => return None,
            Event::Nothing | Event::StreamStart | Event::StreamEnd => {}
            Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
        Some(())
    }

    /// A value at a place, without the blanks at its end.
    fn record(&self, value: Value, span: Span) -> Option<Record> {
        let byte = |marker: Marker| self.bytes.get(marker.index()).copied();
        let (start, end) = (byte(span.start)?, byte(span.end)?);
        let end = start + self.source.get(start..end)?.trim_end().len();
        let number = |number: usize| u32::try_from(number).ok();
        let (line, column) = (number(span.start.line().max(1))?, number(span.start.col() + 1)?);
        Some(Record { value, start: number(start)?, end: number(end)?, line, column, count: 0 })
    }

    fn scalar(&mut self, text: &str, style: ScalarStyle, record: Record) -> Option<()> {
        let written = &self.source[record.start as usize..record.end as usize];
        let unquoted = written.get(1..written.len().saturating_sub(1));
        let (value, own) = match text {
            "" if style == ScalarStyle::Plain => (Value::Null, ""),
            _ if text == written => (Value::Plain, ""),
            _ if Some(text) == unquoted => (Value::Quoted, ""),
            _ => (Value::Own, text),
        };
        self.add(Record { value, count: u32::try_from(own.len()).ok()?, ..record });
        self.packed.extend(own.bytes());
        Some(())
    }

    fn start(&mut self, value: Value, span: Span) -> Option<()> {
        let record = self.record(value, span)?;
        let at = self.packed.len();
        self.add(record);
        self.open.push((at, record));
        Some(())
    }

    fn add(&mut self, record: Record) {
        if let Some((_, parent)) = self.open.last_mut() {
            parent.count += 1;
        }
        self.packed.extend(record.to_bytes());
    }
}
