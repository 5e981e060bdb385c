//! Concepts and misconceptions.

use std::collections::HashMap;
use std::num::NonZeroUsize;

use super::patterns::Options;
use super::slug::{is_id, label, slug};
use super::values::{list, number, text, whole};
use super::{Keys, Loader};
use crate::fraction::Fraction;
use crate::rubric::diagnostics::Fault;
use crate::rubric::model::{Concept, ConceptId, Item, Misconception, Place};
use crate::rubric::pattern_line::first_alternative;
use crate::rubric::yaml::{Kind, Node};

/// The most items that a concept may ask for.
const MOST_AT_LEAST: u32 = 60;

const CONCEPT_KEYS: [&str; 12] = [
    "id", "label", "any", "at_least", "points", "required", "bonus", "done", "not", "names",
    "hint", "praise",
];
const MISCONCEPTION_KEYS: [&str; 5] = ["id", "any", "not", "points", "says"];

/// The ids that are taken, with their lines.
pub(super) type Taken = HashMap<String, usize>;

impl<'t> Loader<'t> {
    /// The list under `concepts`.
    pub(super) fn concepts(&mut self, node: &'t Node<'t>, taken: &mut Taken) -> Vec<Concept> {
        let nodes = list(node, "`concepts`", "[bcrypt | argon2, salt]", &mut self.faults);
        let before = self.faults.len();
        let concepts: Vec<Concept> =
            nodes.iter().filter_map(|node| self.concept(node, taken)).collect();
        // Where a concept could not be read, this might be a false alarm.
        let complete = self.faults.len() == before && concepts.len() == nodes.len();
        if complete && !concepts.is_empty() && concepts.iter().all(|concept| concept.bonus) {
            self.faults.push(
                Fault::new(node.place, "every concept is a bonus, so there is nothing to pass")
                    .label("no concept without `bonus`")
                    .help("take `bonus: true` from at least one concept"),
            );
        }
        concepts
    }

    fn concept(&mut self, node: &'t Node<'t>, taken: &mut Taken) -> Option<Concept> {
        match &node.kind {
            Kind::Text(text) => self.plain_concept(node, text, taken),
            Kind::Map(_) => Some(self.full_concept(node, taken)),
            Kind::List(_) | Kind::Null => {
                self.faults.push(
                    Fault::new(node.place, "a concept is a pattern line or a mapping")
                        .label(format!("here is {}", node.what()))
                        .help("write `- bcrypt | argon2`, or `- id: hash` and `any: [bcrypt, argon2]`"),
                );
                None
            }
        }
    }

    /// A concept that is a pattern line and nothing else.
    fn plain_concept(
        &mut self,
        node: &'t Node<'t>,
        line: &str,
        taken: &mut Taken,
    ) -> Option<Concept> {
        let items = self.item(node);
        let first = first_alternative(line);
        let id = slug(first);
        if items.is_empty() || !is_id(&id) {
            return None;
        }
        let is_plain = !first.starts_with(['$', '(']);
        let label = if is_plain { first.to_owned() } else { label(&id) };
        self.take_id(&id, node.place, taken);
        Some(Concept {
            id: ConceptId::new(id),
            label,
            points: Fraction::ONE,
            required: false,
            bonus: false,
            done: self.done,
            at_least: NonZeroUsize::MIN,
            items,
            not: Vec::new(),
            names: Vec::new(),
            hint: None,
            praise: None,
            place: node.place,
            label_place: Some(node.place),
            hint_place: None,
        })
    }

    fn full_concept(&mut self, node: &'t Node<'t>, taken: &mut Taken) -> Concept {
        let keys = Keys::open(node, "a concept", &CONCEPT_KEYS, &mut self.faults);
        let any = self.needed(node, &keys, "any", "a concept", "any: [Redis, Memcached]");
        let items = any.map(|any| self.items(any)).unwrap_or_default();
        let id = self.id(node, &keys, taken);
        let faults = &mut self.faults;
        let label = match keys.get("label") {
            Some(given) => text(given, "`label`", faults).map(str::to_owned),
            None => id.as_deref().map(label),
        };
        let points = keys.get("points").and_then(|points| {
            number(points, "`points`", "a number above 0", |value| value > Fraction::ZERO, faults)
        });
        let hint = keys.get("hint").and_then(|hint| text(hint, "`hint`", faults));
        let praise = keys.get("praise").and_then(|praise| text(praise, "`praise`", faults));
        let mut concept = Concept {
            id: ConceptId::new(id.unwrap_or_default()),
            label: label.unwrap_or_default(),
            points: points.unwrap_or(Fraction::ONE),
            required: self.flag(&keys, "required", false),
            bonus: self.flag(&keys, "bonus", false),
            done: self.flag(&keys, "done", self.done),
            at_least: NonZeroUsize::MIN,
            items,
            not: self.optional_patterns(&keys, "not", Options::Plain),
            names: self.optional_patterns(&keys, "names", Options::Plain),
            hint: hint.map(str::to_owned),
            praise: praise.map(str::to_owned),
            place: node.place,
            label_place: keys.get("label").map(|node| node.place),
            hint_place: keys.get("hint").map(|node| node.place),
        };
        if !concept.items.is_empty() {
            self.at_least(&keys, &mut concept);
            self.required(&keys, &concept);
        }
        concept
    }

    fn at_least(&mut self, keys: &Keys<'t>, concept: &mut Concept) {
        let Some(node) = keys.get("at_least") else { return };
        let Some(asked) = whole(node, "`at_least`", 1..=MOST_AT_LEAST, &mut self.faults) else {
            return;
        };
        let (asked, items) = (asked as usize, concept.items.len());
        if asked > items {
            let things = if items == 1 { "there is one" } else { "there are only" };
            let count = if items == 1 { String::new() } else { format!(" {items}") };
            self.faults.push(
                Fault::new(
                    node.place,
                    format!("`at_least` asks for {asked} items, and {things}{count}"),
                )
                .label("cannot be met")
                .help("add entries to `any`, or ask for fewer; an inner list is one item"),
            );
        }
        concept.at_least = NonZeroUsize::new(asked).unwrap_or(NonZeroUsize::MIN);
    }

    fn required(&mut self, keys: &Keys<'t>, concept: &Concept) {
        let Some((key, _)) = keys.entry("required").filter(|_| concept.required) else { return };
        if concept.bonus {
            self.faults.push(
                Fault::new(key.place, "a concept cannot be both required and a bonus")
                    .label("a bonus is never needed")
                    .help("keep one of the two keys"),
            );
        }
        let full = concept.items.iter().filter(|item| is_full(item)).count();
        if full < concept.at_least.get() {
            self.faults.push(
                Fault::new(key.place, "no answer can earn all points of this required concept")
                    .label("met only by all of its points")
                    .help(format!(
                        "leave `worth` out of at least {} of its items",
                        concept.at_least
                    )),
            );
        }
    }

    /// The list under `misconceptions`.
    pub(super) fn misconceptions(
        &mut self,
        node: &'t Node<'t>,
        taken: &mut Taken,
    ) -> Vec<Misconception> {
        let example = "- id: cache-is-durable, and under it `any` and `says`";
        let nodes = list(node, "`misconceptions`", example, &mut self.faults);
        nodes.iter().filter_map(|node| self.misconception(node, taken)).collect()
    }

    fn misconception(&mut self, node: &'t Node<'t>, taken: &mut Taken) -> Option<Misconception> {
        let keys = Keys::open(node, "a misconception", &MISCONCEPTION_KEYS, &mut self.faults);
        let any = self.needed(node, &keys, "any", "a misconception", "any: [cache & durable]")?;
        let any = self.patterns(any, "`any`", Options::Loose);
        let id = self.id(node, &keys, taken);
        let faults = &mut self.faults;
        let points = keys
            .get("points")
            .and_then(|points| number(points, "`points`", "a number, 0 or more", |_| true, faults));
        let says = keys.get("says").and_then(|says| text(says, "`says`", faults));
        Some(Misconception {
            id: ConceptId::new(id.unwrap_or_default()),
            points: points.unwrap_or(Fraction::ONE),
            any,
            says: says.map(str::to_owned),
            not: self.optional_patterns(&keys, "not", Options::Plain),
            place: node.place,
        })
    }

    /// The `id` of a concept or misconception, or the slug of its first alternative.
    fn id(&mut self, node: &'t Node<'t>, keys: &Keys<'t>, taken: &mut Taken) -> Option<String> {
        let (id, place) = match keys.get("id") {
            Some(given) => (text(given, "`id`", &mut self.faults)?.to_owned(), given.place),
            None => (slug(first_alternative(first_line(keys.get("any")?)?)), node.place),
        };
        if !is_id(&id) {
            self.faults.push(
                Fault::new(place, format!("`{id}` cannot be an id"))
                    .label("not an id")
                    .help("use letters, digits, `-`, `_` and `.`, a letter or digit first"),
            );
            return None;
        }
        self.take_id(&id, place, taken);
        Some(id)
    }

    fn take_id(&mut self, id: &str, place: Place, taken: &mut Taken) {
        if let Some(line) = taken.get(id) {
            self.faults.push(
                Fault::new(place, format!("the id `{id}` stands twice"))
                    .label(format!("first on line {line}"))
                    .help("give one of the two another `id`"),
            );
        } else {
            taken.insert(id.to_owned(), place.line());
        }
    }
}

/// Whether an item earns all of its share under one of its names.
fn is_full(item: &Item) -> bool {
    item.names.iter().any(|name| name.worth == Fraction::ONE)
}

/// The first line under `any`, in whatever form.
fn first_line<'t>(any: &'t Node<'_>) -> Option<&'t str> {
    match &any.kind {
        Kind::Text(text) => Some(text),
        Kind::List(nodes) => nodes.first().and_then(first_line),
        Kind::Map(entries) => entries
            .iter()
            .find(|(key, _)| matches!(key.text(), Some("match" | "exact" | "regex")))
            .and_then(|(_, value)| value.text()),
        Kind::Null => None,
    }
}
