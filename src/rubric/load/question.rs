//! The question as a whole: its keys, and what its concepts must be together.

use super::concepts::Taken;
use super::pack::PackFile;
use super::patterns::Options;
use super::values::{flag, text};
use super::{Input, Keys, Loader, ids};
use crate::fraction::Fraction;
use crate::rubric::diagnostics::Fault;
use crate::rubric::model::{Pattern, Rubric};
use crate::rubric::yaml::{Kind, Node};

/// The keys of a rubric file.
const KEYS: [&str; 15] = [
    "prompt",
    "aliases",
    "pass",
    "review",
    "length",
    "language",
    "lists",
    "done",
    "concepts",
    "misconceptions",
    "feedback",
    "groups",
    "reference",
    "examples",
    "$schema",
];

/// The pass mark in percent, where neither the file nor its pack has one.
const DEFAULT_PASS: u32 = 60;

impl<'t> Loader<'t> {
    /// Reads a file's tree; groups and hash are filled in later.
    pub(super) fn rubric(
        &mut self,
        tree: &'t Node<'t>,
        input: &Input<'_>,
        pack: &PackFile<'_>,
    ) -> Option<Rubric> {
        if matches!(tree.kind, Kind::Null) {
            let fault = Fault::new(tree.place, "this rubric file is empty");
            self.faults.push(fault.help("the least is a `prompt:` and a list of `concepts:`"));
            return None;
        }
        let keys = Keys::open(tree, "a rubric", &KEYS, &mut self.faults);
        self.define_groups(&keys);
        let (id, pack_id) = ids(input);
        let (pass, review) = self.marks(&keys, pack.pass.unwrap_or(Fraction::whole(DEFAULT_PASS)));
        let prompt = self.needed(tree, &keys, "prompt", "a rubric", "prompt: What is a cache?");
        let prompt = prompt.and_then(|prompt| text(prompt, "`prompt`", &mut self.faults));
        let mut taken = Taken::new();
        let concepts = self.needed(tree, &keys, "concepts", "a rubric", "concepts: [bcrypt, salt]");
        self.done = self.flag(&keys, "done", false);
        let concepts = concepts.map(|node| self.concepts(node, &mut taken)).unwrap_or_default();
        let misconceptions = keys.get("misconceptions");
        let examples = keys.get("examples");
        let reference =
            keys.get("reference").and_then(|node| text(node, "`reference`", &mut self.faults));
        let rubric = Rubric {
            id,
            pack: pack_id,
            prompt: prompt.unwrap_or_default().to_owned(),
            aliases: self.optional_patterns(&keys, "aliases", Options::Plain),
            pass,
            review,
            length: self.length(&keys),
            language: self.language(&keys),
            lists: self.flag(&keys, "lists", false),
            misconceptions: misconceptions
                .map(|node| self.misconceptions(node, &mut taken))
                .unwrap_or_default(),
            feedback: keys.get("feedback").map(|node| self.feedback(node)).unwrap_or_default(),
            reference: reference.map(str::to_owned),
            reference_place: keys.get("reference").map(|node| node.place),
            examples: examples.map(|node| self.examples(node, &concepts)).unwrap_or_default(),
            concepts,
            groups: Vec::new(),
            hash: String::new(),
        };
        self.groups.check_rest(self.file);
        Some(rubric)
    }

    fn define_groups(&mut self, keys: &Keys<'t>) {
        let Some(node) = keys.get("groups") else { return };
        let groups = super::pack::groups(node, &mut self.faults);
        self.groups.define(groups, self.file);
    }

    /// A key that is true or false, or what it is where it is left out.
    pub(super) fn flag(&mut self, keys: &Keys<'t>, key: &str, otherwise: bool) -> bool {
        keys.get(key).map_or(otherwise, |node| flag(node, &format!("`{key}`"), &mut self.faults))
    }

    /// Patterns under a key that may be left out.
    pub(super) fn optional_patterns(
        &mut self,
        keys: &Keys<'t>,
        key: &str,
        options: Options,
    ) -> Vec<Pattern> {
        keys.get(key)
            .map(|node| self.patterns(node, &format!("`{key}`"), options))
            .unwrap_or_default()
    }

    /// The value of a key that may not be left out.
    pub(super) fn needed(
        &mut self,
        node: &'t Node<'t>,
        keys: &Keys<'t>,
        key: &str,
        owner: &str,
        example: &str,
    ) -> Option<&'t Node<'t>> {
        let value = keys.get(key);
        // What is no mapping has been called so already, and so has a misspelt key.
        if value.is_none() && matches!(node.kind, Kind::Map(_)) && !keys.misspells(key) {
            self.faults.push(
                Fault::new(node.place, format!("{owner} needs `{key}`"))
                    .label(format!("has no `{key}`"))
                    .help(format!("add `{example}`")),
            );
        }
        value
    }
}
