//! A rubric's own tests: answers with the concepts that they must cover or miss.

use super::values::{list, text};
use super::{Keys, Loader};
use crate::rubric::diagnostics::Fault;
use crate::rubric::model::{Concept, ConceptId, Example};
use crate::rubric::suggest::did_you_mean;
use crate::rubric::yaml::{Kind, Node};

const EXAMPLE: &str = "- answer: we used Redis, and under it `covers: [cache-store]`";

impl<'t> Loader<'t> {
    /// The list under `examples`.
    pub(super) fn examples(&mut self, node: &'t Node<'t>, concepts: &[Concept]) -> Vec<Example> {
        let nodes = list(node, "`examples`", EXAMPLE, &mut self.faults);
        nodes.iter().filter_map(|node| self.example(node, concepts)).collect()
    }

    fn example(&mut self, node: &'t Node<'t>, concepts: &[Concept]) -> Option<Example> {
        let known = ["answer", "covers", "misses"];
        let keys = Keys::open(node, "an example", &known, &mut self.faults);
        let answer = self.needed(node, &keys, "answer", "an example", "answer: we used Redis")?;
        let answer = text(answer, "`answer`", &mut self.faults)?.to_owned();
        let mut ids = |key| match keys.get(key) {
            Some(node) => self.concept_ids(node, key, concepts),
            None => Vec::new(),
        };
        let (covers, misses) = (ids("covers"), ids("misses"));
        if keys.get("covers").or(keys.get("misses")).is_none() {
            self.faults.push(
                Fault::new(node.place, "an example that tests nothing")
                    .label("neither `covers` nor `misses`")
                    .help("add `covers: [ids]` or `misses: [ids]`"),
            );
        }
        if let Some(both) = covers.iter().find(|id| misses.contains(id)) {
            self.faults.push(
                Fault::new(node.place, format!("an example cannot both cover and miss `{both}`"))
                    .label("in both lists")
                    .help("take the id out of one of them"),
            );
        }
        Some(Example { answer, covers, misses, place: node.place })
    }

    fn concept_ids(
        &mut self,
        node: &'t Node<'t>,
        key: &str,
        concepts: &[Concept],
    ) -> Vec<ConceptId> {
        let nodes = match &node.kind {
            // Unlike other lists, this one may be empty: nothing is covered.
            Kind::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(node),
        };
        let mut ids = Vec::new();
        for node in nodes {
            let what = format!("an id under `{key}`");
            let Some(name) = text(node, &what, &mut self.faults) else { continue };
            match concepts.iter().find(|concept| concept.id.as_str() == name) {
                Some(concept) => ids.push(concept.id.clone()),
                None => self.faults.push(unknown_concept(node, name, concepts)),
            }
        }
        ids
    }
}

fn unknown_concept(node: &Node<'_>, name: &str, concepts: &[Concept]) -> Fault {
    let ids = || concepts.iter().map(|concept| concept.id.as_str());
    let help = did_you_mean(name, ids(), || {
        format!("the concepts are {}", ids().take(24).collect::<Vec<_>>().join(", "))
    });
    Fault::new(node.place, format!("there is no concept `{name}`")).label("unknown id").help(help)
}
