//! Which headings ask a question: by its id, its prompt, or one of its aliases.
//!
//! An alias is a pattern line, and a heading that meets it asks the question if it is a question
//! ("Can you explain the role of caching?") or says little else: "Security" and "REST vs SOAP" do,
//! "Security of our caches" is a part of an answer.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::sync::{Mutex, PoisonError};

use super::questions::{Number, Questions};
use crate::fraction::{Fraction, share};
use crate::matching::Matcher;
use crate::rubric::{Concept, ConceptId, Item, Rubric};
use crate::text::{Document, Echo, Language};

/// No heading that asks a question has more words.
const LONGEST: usize = 60;

/// A heading repeats a prompt if so much of it stands in runs of words that the prompt has too.
const REPEATED: f64 = 0.8;

/// A heading that is no question asks one if more than so much of it meets an alias.
const MOSTLY: f64 = 0.5;

/// So many headings are remembered; the answers of a course repeat the same few.
const REMEMBERED: usize = 10_000;

/// The rubrics of the aliases: for each question one whose only concept is to be asked.
#[derive(Debug)]
pub(super) struct Aliases {
    asking: Vec<(Number, Rubric)>,
}

impl Aliases {
    /// Loads the rubrics of all questions that headings may ask; one with a mistake is never asked,
    /// and its mistakes are kept by the questions.
    pub(super) fn of(questions: &Questions<'_>) -> Self {
        let asking = questions.recognised().filter_map(|number| {
            let rubric = questions.rubric(number).ok()?;
            Some((number, to_be_asked(rubric)))
        });
        Self { asking: asking.collect() }
    }
}

/// A rubric of the same words whose only concept is that the question is asked.
fn to_be_asked(rubric: &Rubric) -> Rubric {
    let concept = Concept {
        id: ConceptId::new("asked"),
        label: String::new(),
        points: Fraction::ONE,
        required: false,
        bonus: false,
        done: false,
        at_least: NonZeroUsize::MIN,
        items: vec![Item { names: rubric.aliases.clone() }],
        not: Vec::new(),
        names: Vec::new(),
        hint: None,
        praise: None,
        place: rubric.concepts.first().map(|concept| concept.place).unwrap_or_default(),
        label_place: None,
        hint_place: None,
    };
    Rubric {
        concepts: vec![concept],
        aliases: Vec::new(),
        misconceptions: Vec::new(),
        feedback: Vec::new(),
        reference: None,
        examples: Vec::new(),
        ..rubric.clone()
    }
}

/// What asks the questions, compiled.
#[derive(Debug)]
pub(super) struct Asking<'q> {
    titles: Vec<Title<'q>>,
    known: Mutex<HashMap<String, Option<Number>>>,
}

#[derive(Debug)]
struct Title<'q> {
    number: Number,
    language: Language,
    id: Vec<String>,
    prompt: Echo,
    aliases: Matcher<'q>,
}

impl<'q> Asking<'q> {
    pub(super) fn new(aliases: &'q Aliases) -> Self {
        let title = |(number, rubric): &'q (Number, Rubric)| Title {
            number: *number,
            language: rubric.language,
            id: words(&Document::read_line(rubric.id.as_str(), rubric.language)),
            prompt: Echo::new(&rubric.prompt, rubric.language),
            aliases: Matcher::new(rubric),
        };
        Self { titles: aliases.asking.iter().map(title).collect(), known: Mutex::default() }
    }

    /// The question that a heading asks, if it asks one.
    pub(super) fn asked_by(&self, heading: &str) -> Option<Number> {
        let heading = without_points(without_number(heading));
        let lock = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(heading) {
            return *known;
        }
        let asked = self.find(heading);
        let mut known = lock();
        if known.len() < REMEMBERED {
            known.insert(heading.to_owned(), asked);
        }
        asked
    }

    /// The question that most of the heading's words ask; of equals the first.
    fn find(&self, heading: &str) -> Option<Number> {
        let mut best: Option<(f64, Number)> = None;
        for title in &self.titles {
            let share = title.asked_by(heading);
            if share > best.map_or(0.0, |(most, _)| most) {
                best = Some((share, title.number));
            }
        }
        best.map(|(_, number)| number)
    }
}

impl Title<'_> {
    /// How much of a heading asks this question, 0 to 1; 0 where it does not.
    fn asked_by(&self, heading: &str) -> f64 {
        let document = Document::read_line(heading, self.language);
        let count = document.words().len();
        if count == 0 || count > LONGEST {
            return 0.0;
        }
        if words(&document) == self.id {
            return 1.0;
        }
        let repeated: usize = (0..document.sentences().len())
            .map(|sentence| self.prompt.repeated(&document, sentence))
            .sum();
        if share(repeated, count) >= REPEATED {
            return 1.0;
        }
        let found = self.aliases.find(&document);
        let met = found.concepts.iter().flatten().flatten();
        let met = share(met.map(|found| found.words().count()).max().unwrap_or(0), count);
        let is_question = heading.trim_end_matches(['*', '_', ' ']).ends_with(['?', '？']);
        if met > MOSTLY || (met > 0.0 && is_question) { met } else { 0.0 }
    }
}

fn words(document: &Document<'_>) -> Vec<String> {
    (0..document.words().len()).map(|at| document.folded(at).to_owned()).collect()
}

/// A heading without what the question is worth: `Caching (5 points)`.
fn without_points(heading: &str) -> &str {
    const UNITS: [&str; 10] =
        ["point", "points", "pts", "mark", "marks", "credit", "credits", "%", "min", "minutes"];
    let Some(open) = heading.rfind(['(', '[']).filter(|_| heading.ends_with([')', ']'])) else {
        return heading;
    };
    let inside = heading[open + 1..heading.len() - 1].trim();
    let unit = inside.trim_start_matches(|c: char| c.is_ascii_digit() || ".,/ ".contains(c));
    let is_worth = unit.len() < inside.len() && UNITS.contains(&unit.to_lowercase().as_str());
    if is_worth { heading[..open].trim_end() } else { heading }
}

/// A heading without a number, `Q3:` or `Question 3.` before it.
fn without_number(heading: &str) -> &str {
    let heading = heading.trim().trim_matches(['*', '_', '#']).trim();
    let letters = heading.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let word = &heading[..heading.len() - letters.len()];
    let named = ["q", "question"].iter().any(|name| name.eq_ignore_ascii_case(word));
    let number = if named { letters.trim_start() } else { heading };
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = rest.len() < number.len() && number.len() - rest.len() <= 3;
    match rest.trim_start().strip_prefix(['.', ')', ':', '-', '–']) {
        Some(rest) if is_numbered && rest.starts_with(char::is_whitespace) => rest.trim_start(),
        _ => heading,
    }
}
