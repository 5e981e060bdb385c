//! One group, from its node to its entries.

use smallvec::smallvec;

use super::{Definition, Entry, Name, WordGroups};
use crate::rubric::diagnostics::Fault;
use crate::rubric::file::FileText;
use crate::rubric::load::{Keys, exact, line_fault};
use crate::rubric::model::Choice;
use crate::rubric::pattern_line;
use crate::rubric::yaml::{Kind, Node};

/// How many groups may be read inside each other; a chain as long as this is no help to anybody.
const LONGEST_CHAIN: usize = 32;

impl<'t> WordGroups<'t> {
    /// The entries of a group; `None` where one could not be read.
    pub(super) fn read_group(
        &mut self,
        definition: Definition<'t>,
        faults: &mut Vec<Fault>,
    ) -> Option<Vec<Entry<'t>>> {
        if self.way.len() > LONGEST_CHAIN {
            faults.push(
                Fault::new(definition.key.place, "these word groups use each other too deeply")
                    .label(format!("the last of {} in a chain", self.way.len()))
                    .help("write the words of some of them out"),
            );
            return None;
        }
        let value = definition.value;
        let nodes = match &value.kind {
            Kind::List(nodes) if !nodes.is_empty() => nodes.as_slice(),
            Kind::Text(_) => std::slice::from_ref(value),
            Kind::List(_) | Kind::Null => {
                faults.push(
                    Fault::new(definition.key.place, "a word group without words")
                        .label("is empty")
                        .help("write its words as a list: [trip, query, hit]"),
                );
                return None;
            }
            Kind::Map(_) => {
                faults.push(
                    Fault::new(value.place, "a word group is a list of words and phrases")
                        .label(format!("here is {}", value.what()))
                        .help("write its words as a list: [trip, query, hit]"),
                );
                return None;
            }
        };
        let mut entries = Vec::with_capacity(nodes.len());
        // All of them are read, whatever is wrong with the first.
        let read = nodes.iter().map(|node| self.entry(node, definition.file, faults));
        entries.extend(read.flatten());
        (entries.len() == nodes.len()).then_some(entries)
    }

    fn entry(
        &mut self,
        node: &'t Node<'t>,
        file: FileText<'t>,
        faults: &mut Vec<Fault>,
    ) -> Option<Entry<'t>> {
        let Kind::List(names) = &node.kind else {
            return Some(smallvec![self.name(node, file, faults)?]);
        };
        if names.is_empty() {
            faults.push(
                Fault::new(node.place, "an inner list without names")
                    .label("is empty")
                    .help("write the names of one thing: [Go, Golang]"),
            );
        }
        let read: Entry<'t> =
            names.iter().filter_map(|name| self.name(name, file, faults)).collect();
        (read.len() == names.len()).then_some(read)
    }

    fn name(
        &mut self,
        node: &'t Node<'t>,
        file: FileText<'t>,
        faults: &mut Vec<Fault>,
    ) -> Option<Name<'t>> {
        match &node.kind {
            Kind::Text(text) => {
                let choice = self.choice(node, text, file, faults)?;
                Some(Name { source: text.trim(), choice })
            }
            Kind::Map(_) => {
                let keys = Keys::open(node, "an entry of a word group", &["exact"], faults);
                let (source, choice) = exact(keys.get("exact")?, faults)?;
                Some(Name { source, choice })
            }
            Kind::List(_) | Kind::Null => {
                faults.push(
                    Fault::new(node.place, "an entry of a word group is a text")
                        .label(format!("here is {}", node.what()))
                        .help("write a word or a phrase; a list inside a list is one thing with several names"),
                );
                None
            }
        }
    }

    fn choice(
        &mut self,
        node: &Node<'_>,
        text: &str,
        file: FileText<'_>,
        faults: &mut Vec<Fault>,
    ) -> Option<Choice> {
        match pattern_line::parse(text, self) {
            Ok(mut line) if line.operands.len() == 1 => line.operands.pop(),
            Ok(_) => {
                faults.push(
                    Fault::new(
                        node.place,
                        "a word group holds words and phrases, not ` & ` or ` ... `",
                    )
                    .label("several things near each other")
                    .help("write this line in the patterns that need it"),
                );
                None
            }
            Err(wrong) => {
                faults.extend(wrong.into_iter().map(|fault| line_fault(node, file.text, fault)));
                None
            }
        }
    }
}
