//! Mappings: every key is known, is a text, and stands once.

use std::collections::HashMap;

use crate::rubric::diagnostics::Fault;
use crate::rubric::suggest::{did_you_mean, nearest};
use crate::rubric::yaml::{Kind, Node};

/// The keys of a mapping whose names have been checked.
pub(crate) struct Keys<'t> {
    entries: &'t [(Node<'t>, Node<'t>)],
}

impl<'t> Keys<'t> {
    /// Opens a mapping: `owner` says whose keys these are ("a concept"), `known` which there are;
    /// none where any key will do.
    ///
    /// What is no mapping is a fault, and has no keys.
    pub fn open(node: &'t Node<'t>, owner: &str, known: &[&str], faults: &mut Vec<Fault>) -> Self {
        let entries = if let Kind::Map(entries) = &node.kind {
            entries.as_slice()
        } else {
            faults.push(
                Fault::new(node.place, format!("{owner} is a mapping"))
                    .label(format!("here is {}", node.what()))
                    .help(format!(
                        "write a key, a colon and a value, such as `{}: …`",
                        known.first().unwrap_or(&"name")
                    )),
            );
            &[]
        };
        let mut seen = HashMap::new();
        for (key, value) in entries {
            let before = faults.len();
            check(key, owner, known, &mut seen, faults);
            if faults.len() > before && is_end_of_a_text(key, value) {
                let help = "inside braces a text with a comma stands in quotes";
                faults[before].help = Some(help.to_owned());
            }
        }
        Self { entries }
    }

    /// The value of a key, if the mapping has it.
    pub fn get(&self, name: &str) -> Option<&'t Node<'t>> {
        self.entry(name).map(|(_, value)| value)
    }

    /// A key and its value.
    pub fn entry(&self, name: &str) -> Option<&'t (Node<'t>, Node<'t>)> {
        self.entries.iter().find(|(key, _)| key.text() == Some(name))
    }

    /// Whether a key is not there but one is that may be a slip for it.
    pub fn misspells(&self, name: &str) -> bool {
        let mut keys = self.entries.iter().filter_map(|(key, _)| key.text());
        self.get(name).is_none() && keys.any(|key| nearest(key, [name]).is_some())
    }

    /// All keys with their values, in the file's order.
    pub fn entries(&self) -> &'t [(Node<'t>, Node<'t>)] {
        self.entries
    }
}

/// Whether a key is what a comma cut from a text: `{says: Well done, read on.}`.
fn is_end_of_a_text(key: &Node<'_>, value: &Node<'_>) -> bool {
    matches!(value.kind, Kind::Null) && key.text().is_some_and(|name| name.contains(' '))
}

/// Finds fault with one key; `seen` holds those before it, with their lines.
fn check<'t>(
    key: &'t Node<'_>,
    owner: &str,
    known: &[&str],
    seen: &mut HashMap<&'t str, usize>,
    faults: &mut Vec<Fault>,
) {
    let Some(name) = key.text() else {
        faults.push(
            Fault::new(key.place, "a key is a text")
                .label(format!("here is {}", key.what()))
                .help("put a text with special characters in quotes"),
        );
        return;
    };
    if let Some(line) = seen.insert(name, key.place.line()) {
        faults.push(
            Fault::new(key.place, format!("the key `{name}` stands twice"))
                .label(format!("first on line {line}"))
                .help("keep one of them"),
        );
    } else if !known.is_empty() && !known.contains(&name) {
        let help = did_you_mean(name, known.iter().copied(), || match known {
            _ if name == "<<" => "no mapping is merged into another; write its keys out".to_owned(),
            [only] => format!("{owner} has only the key {only}"),
            _ => format!("{owner} has the keys {}", known.join(", ")),
        });
        faults.push(
            Fault::new(key.place, format!("unknown key `{name}`"))
                .label(format!("not a key of {owner}"))
                .help(help),
        );
    }
}
