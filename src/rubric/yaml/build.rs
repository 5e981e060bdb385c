//! From the parser's events to a tree.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::{Event, Parser, ScalarStyle, Span, Tag};

use super::place::Places;
use super::{Kind, MOST_LEVELS, MOST_NODES, Node, syntax_error};
use crate::rubric::diagnostics::Fault;
use crate::rubric::model::Place;

/// Reads the text of one file. An empty file is [`Kind::Null`].
///
/// # Errors
/// Where the text is not YAML, holds more than one document, or is beyond the limits.
pub(crate) fn parse(source: &str) -> Result<Node<'_>, Box<Fault>> {
    let first = if source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut tree = Tree::new(source, first);
    if let Some(at) = source.find('\0') {
        // The parser would take it for the end of the file.
        return Err(syntax_error::null_byte(source, at).into());
    }
    for event in Parser::new_from_str(&source[first..]) {
        match event {
            Ok((event, span)) => tree.take(event, span)?,
            Err(error) => {
                let at = tree.places.byte(*error.marker());
                return Err(syntax_error::explain(&error, at, source).into());
            }
        }
    }
    Ok(tree.root.unwrap_or(Node { place: syntax_error::place(source, first), kind: Kind::Null }))
}

/// A tree that is being built.
struct Tree<'s> {
    places: Places<'s>,
    root: Option<Node<'s>>,
    open: Vec<Open<'s>>,
    anchors: HashMap<usize, Anchored<'s>>,
    nodes: usize,
    documents: usize,
}

/// A collection whose end has not been seen.
struct Open<'s> {
    place: Place,
    anchor: usize,
    /// The levels below it so far.
    height: usize,
    content: Content<'s>,
}

enum Content<'s> {
    List(Vec<Node<'s>>),
    Map { entries: Vec<(Node<'s>, Node<'s>)>, key: Option<Node<'s>> },
}

/// A value that has a name by which aliases repeat it.
struct Anchored<'s> {
    node: Node<'s>,
    size: usize,
    height: usize,
}

impl<'s> Tree<'s> {
    fn new(source: &'s str, first: usize) -> Self {
        Self {
            places: Places::new(source, first),
            root: None,
            open: Vec::new(),
            anchors: HashMap::new(),
            nodes: 0,
            documents: 0,
        }
    }

    fn take(&mut self, event: Event<'s>, span: Span) -> Result<(), Box<Fault>> {
        match event {
            Event::DocumentStart(_) => self.start_document(span),
            Event::Scalar(text, style, anchor, tag) => {
                let place = self.begin(span, tag.as_deref())?;
                let kind = if text.is_empty() && style == ScalarStyle::Plain {
                    Kind::Null
                } else {
                    Kind::Text(self.borrowed(text, place))
                };
                self.finish(Node { place, kind }, anchor, 0)
            }
            Event::SequenceStart(anchor, tag) => {
                self.open(span, anchor, tag.as_deref(), Content::List(Vec::new()))
            }
            Event::MappingStart(anchor, tag) => self.open(
                span,
                anchor,
                tag.as_deref(),
                Content::Map { entries: Vec::new(), key: None },
            ),
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(anchor) => self.repeat(anchor, span),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
        }
    }

    /// A scalar as a part of the source, where it stands there just so: the parser's own copy has
    /// far more room than the text needs.
    fn borrowed(&self, text: Cow<'s, str>, place: Place) -> Cow<'s, str> {
        let written = self.places.text(place);
        let unquoted = written.get(1..written.len().saturating_sub(1));
        let same = [Some(written), unquoted].into_iter().flatten().find(|part| *part == text);
        same.map_or(text, Cow::Borrowed)
    }

    fn start_document(&mut self, span: Span) -> Result<(), Box<Fault>> {
        self.documents += 1;
        if self.documents == 1 {
            return Ok(());
        }
        Err(Fault::new(self.places.place(span), "a file holds one rubric, and here is a second")
            .label("a second YAML document begins")
            .help("move it to a file of its own, or take out this `---`")
            .into())
    }

    /// Counts a value; its place.
    fn begin(&mut self, span: Span, tag: Option<&Tag>) -> Result<Place, Box<Fault>> {
        let place = self.places.place(span);
        if let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) {
            return Err(Fault::new(place, format!("`{tag}` is read as a YAML tag, not as text"))
                .label("begins with `!`")
                .help("put the text in quotes")
                .into());
        }
        self.count(1, place)?;
        Self::check_depth(self.open.len(), place)?;
        Ok(place)
    }

    fn count(&mut self, nodes: usize, place: Place) -> Result<(), Box<Fault>> {
        self.nodes += nodes;
        if self.nodes <= MOST_NODES {
            return Ok(());
        }
        Err(Fault::new(place, format!("a file may hold {MOST_NODES} values, and here are more"))
            .label("one too many")
            .help("split the file, and do not repeat long lists by aliases")
            .into())
    }

    fn check_depth(levels: usize, place: Place) -> Result<(), Box<Fault>> {
        if levels <= MOST_LEVELS {
            return Ok(());
        }
        Err(Fault::new(place, format!("a file may nest {MOST_LEVELS} levels deep, and not deeper"))
            .label("one level too deep")
            .help("no rubric needs more than seven: look for brackets that are never closed")
            .into())
    }

    fn open(
        &mut self,
        span: Span,
        anchor: usize,
        tag: Option<&Tag>,
        content: Content<'s>,
    ) -> Result<(), Box<Fault>> {
        let place = self.begin(span, tag)?;
        self.open.push(Open { place, anchor, height: 0, content });
        Ok(())
    }

    fn close(&mut self, span: Span) -> Result<(), Box<Fault>> {
        let Some(Open { place, anchor, height, content }) = self.open.pop() else {
            return Ok(());
        };
        let kind = match content {
            Content::List(items) => Kind::List(items),
            Content::Map { entries, .. } => Kind::Map(entries),
        };
        let end = self.places.place(span).end().max(place.end());
        let place = Place::new(place.start()..end, place.line(), place.column());
        self.finish(Node { place, kind }, anchor, height + 1)
    }

    /// Repeats the value that an alias names.
    fn repeat(&mut self, anchor: usize, span: Span) -> Result<(), Box<Fault>> {
        let place = self.places.place(span);
        let Some(Anchored { node, size, height }) = self.anchors.get(&anchor) else {
            return Err(Fault::new(place, "this alias stands inside the value that it repeats")
                .label("would never end")
                .help("write the value out")
                .into());
        };
        let (node, size, height) = (node, *size, *height);
        // Counted before it is copied: a few lines of aliases can stand for billions of values.
        if self.nodes + size > MOST_NODES {
            return self.count(size, place);
        }
        let node = node.clone();
        self.count(size, place)?;
        Self::check_depth(self.open.len() + height, place)?;
        self.finish(node, 0, height)
    }

    /// Puts a complete value where it belongs.
    fn finish(&mut self, node: Node<'s>, anchor: usize, height: usize) -> Result<(), Box<Fault>> {
        if anchor > 0 {
            let size = size(&node);
            self.count(size, node.place)?;
            self.anchors.insert(anchor, Anchored { node: node.clone(), size, height });
        }
        let Some(parent) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        parent.height = parent.height.max(height);
        match &mut parent.content {
            Content::List(items) => items.push(node),
            Content::Map { entries, key } => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(node),
            },
        }
        Ok(())
    }
}

/// How many values a value holds, itself included.
fn size(node: &Node<'_>) -> usize {
    1 + match &node.kind {
        Kind::Null | Kind::Text(_) => 0,
        Kind::List(items) => items.iter().map(size).sum(),
        Kind::Map(entries) => entries.iter().map(|(key, value)| size(key) + size(value)).sum(),
    }
}
