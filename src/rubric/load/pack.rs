//! `pack.yaml`: what the questions of a folder share.

use saphyr_parser::{Event, Parser};

use super::Keys;
use super::values::{percent, text};
use crate::fraction::Fraction;
use crate::rubric::diagnostics::Fault;
use crate::rubric::model::Class;
use crate::rubric::suggest::did_you_mean;
use crate::rubric::yaml::{Kind, Node};

/// A pack's own file.
#[derive(Default)]
pub(in crate::rubric) struct PackFile<'t> {
    /// What a person reads.
    pub title: Option<&'t str>,
    /// The questions' ids in their order.
    pub order: Vec<&'t str>,
    /// The pass mark of questions that have none of their own.
    pub pass: Option<Fraction>,
    /// The word groups, unread.
    pub groups: &'t [(Node<'t>, Node<'t>)],
}

impl<'t> PackFile<'t> {
    /// Reads the file's tree; `questions` are the ids of the files beside it.
    pub fn read(tree: &'t Node<'t>, questions: &[&str], faults: &mut Vec<Fault>) -> Self {
        if matches!(tree.kind, Kind::Null) {
            return Self::default();
        }
        let keys =
            Keys::open(tree, "a pack", &["title", "order", "pass", "groups", "$schema"], faults);
        let pass = keys.get("pass");
        Self {
            title: keys.get("title").and_then(|title| text(title, "`title`", faults)),
            order: keys.get("order").map(|node| order(node, questions, faults)).unwrap_or_default(),
            pass: pass.and_then(|pass| percent(pass, "`pass`", faults)),
            groups: keys.get("groups").map(|node| groups(node, faults)).unwrap_or_default(),
        }
    }
}

fn order<'t>(node: &'t Node<'t>, questions: &[&str], faults: &mut Vec<Fault>) -> Vec<&'t str> {
    let Kind::List(nodes) = &node.kind else {
        faults.push(
            Fault::new(node.place, "`order` is a list of question ids")
                .label(format!("here is {}", node.what()))
                .help("write the names of the files: [caching, security]"),
        );
        return Vec::new();
    };
    let mut ids = Vec::new();
    for node in nodes {
        let Some(id) = text(node, "an id under `order`", faults) else { continue };
        if ids.contains(&id) {
            faults.push(
                Fault::new(node.place, format!("`{id}` stands twice in `order`"))
                    .label("the second")
                    .help("keep one of them"),
            );
        } else if !questions.contains(&id) {
            let help = did_you_mean(id, questions.iter().copied(), || {
                format!("add the file {id}.yaml beside pack.yaml, or take the id out")
            });
            faults.push(
                Fault::new(node.place, format!("the pack has no question `{id}`"))
                    .label("no such file")
                    .help(help),
            );
        } else {
            ids.push(id);
        }
    }
    ids
}

/// The mapping under `groups`, its names checked and its words unread.
pub(super) fn groups<'t>(
    node: &'t Node<'t>,
    faults: &mut Vec<Fault>,
) -> &'t [(Node<'t>, Node<'t>)] {
    let entries = Keys::open(node, "`groups`", &[], faults).entries();
    for (key, _) in entries {
        let Some(name) = key.text() else { continue };
        let fault = |title: String, help: &str| {
            Fault::new(key.place, title).label("cannot be a group's name").help(help)
        };
        let well_formed = name.starts_with(char::is_alphabetic)
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
        if !well_formed {
            faults.push(fault(
                format!("`{name}` cannot name a word group"),
                "use letters, digits, `-` and `_`, a letter first, and no `$` here",
            ));
        } else if Class::NAMES.iter().any(|(class, _)| *class == name) {
            faults.push(fault(format!("`${name}` is built in"), "choose another name"));
        }
    }
    entries
}

/// The prompt alone of a rubric file: what a list of questions needs.
///
/// Reads no further than the prompt, and finds no fault; `None` where there is none to be had.
pub(in crate::rubric) fn prompt(text: &str) -> Option<String> {
    let mut level = 0_usize;
    // Of the outermost mapping: whether a key comes next, and whether the last one was `prompt`.
    let mut key_next = true;
    let mut found = false;
    for event in Parser::new_from_str(text.trim_start_matches('\u{feff}')) {
        let ended = match event.ok()?.0 {
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                level += 1;
                false
            }
            Event::SequenceEnd | Event::MappingEnd => {
                level = level.checked_sub(1)?;
                true
            }
            Event::Scalar(value, ..) if level == 1 && found => {
                return Some(value.trim().to_owned()).filter(|prompt| !prompt.is_empty());
            }
            Event::Scalar(value, ..) if level == 1 && key_next => {
                found = value == "prompt";
                true
            }
            Event::Scalar(..) | Event::Alias(_) => true,
            _ => false,
        };
        if level == 1 && ended {
            key_next = !key_next;
        }
    }
    None
}
