//! The entries of a concept's `any`: things that may be said, each under any of its names.

use super::Loader;
use super::patterns::{Options, pattern};
use super::values::list;
use crate::rubric::diagnostics::Fault;
use crate::rubric::groups::{Entry, NoEntries};
use crate::rubric::model::Item;
use crate::rubric::pattern_line;
use crate::rubric::yaml::{Kind, Node};

impl<'t> Loader<'t> {
    /// Every entry of `any`, or the single line that stands for a list of one.
    pub(super) fn items(&mut self, node: &'t Node<'t>) -> Vec<Item> {
        let nodes = list(node, "`any`", "[Redis, Memcached]", &mut self.faults);
        nodes.iter().flat_map(|node| self.item(node)).collect()
    }

    /// The items of one entry: one, or as many as a bare `$group` has entries.
    pub(super) fn item(&mut self, node: &'t Node<'t>) -> Vec<Item> {
        match &node.kind {
            Kind::Text(text) => match pattern_line::bare_group(text) {
                Some(name) => self.group_items(name, node),
                None => self.one_name(node).into_iter().collect(),
            },
            Kind::List(names) => self.names(node, names).into_iter().collect(),
            Kind::Map(_) | Kind::Null => self.one_name(node).into_iter().collect(),
        }
    }

    fn one_name(&mut self, node: &'t Node<'t>) -> Option<Item> {
        Some(Item { names: vec![self.pattern(node, Options::Scored)?] })
    }

    fn names(&mut self, node: &'t Node<'t>, names: &'t [Node<'t>]) -> Option<Item> {
        if names.is_empty() {
            self.faults.push(
                Fault::new(node.place, "an inner list without names")
                    .label("is empty")
                    .help("write the names of one thing: [Go, Golang]"),
            );
            return None;
        }
        let names: Vec<_> =
            names.iter().filter_map(|name| self.pattern(name, Options::Scored)).collect();
        (!names.is_empty()).then_some(Item { names })
    }

    fn group_items(&mut self, name: &str, node: &'t Node<'t>) -> Vec<Item> {
        let entries = match self.groups.entries(name) {
            Ok(entries) => entries,
            Err(NoEntries::Unusable) => {
                // Read as a line, it says what is wrong with the group.
                self.pattern(node, Options::Scored);
                return Vec::new();
            }
            Err(NoEntries::TooMany(most)) => {
                self.faults.push(
                    Fault::new(node.place, format!("groups may stand for {most} entries in all"))
                        .label("here are more")
                        .help("use fewer groups of groups"),
                );
                return Vec::new();
            }
        };
        let item = |names: Entry<'t>| Item {
            names: names
                .into_iter()
                .map(|name| pattern(name.source.to_owned(), name.choice.into(), node.place))
                .collect(),
        };
        entries.into_iter().map(item).collect()
    }
}
