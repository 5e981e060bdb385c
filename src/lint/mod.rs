//! What deserves a second look in a rubric that is free of mistakes.
//!
//! In goes a [`Rubric`], out come [`Finding`]s with stable codes, in the order of the file. Whatever
//! can be is proved by matching: a pattern is useless if the others meet its own words, a hint gives
//! a word away if it covers its concept. Files, formats and colours are not known here.
//!
//! A new finding is one new file here and one line in [`LINTS`].

mod everyday_word;
mod hint_gives_away;
mod lost_operator;
mod meets_prompt;
mod missing;
mod reference_fails;
mod same_words;
mod texts;
mod useless_pattern;

#[cfg(test)]
mod tests;

use crate::matching::{Findings, Match, Matcher};
use crate::rubric::{Concept, Pattern, Place, Rubric};
use crate::text::Document;

/// A kind of finding.
#[derive(Clone, Copy, Debug)]
pub struct Lint {
    /// Its stable code.
    pub code: &'static str,
    /// What it is about, in half a sentence.
    pub says: &'static str,
    check: fn(&Subject<'_>, &mut Vec<Finding>),
}

/// Every kind of finding.
pub const LINTS: [Lint; 9] = [
    Lint {
        code: "everyday-word",
        says: "an everyday English word stands alone as a pattern",
        check: everyday_word::check,
    },
    Lint {
        code: "useless-pattern",
        says: "other patterns of the concept meet all of its words already",
        check: useless_pattern::check,
    },
    Lint {
        code: "lost-operator",
        says: "a `|` without blanks or a `*` before a word is read as part of the word",
        check: lost_operator::check,
    },
    Lint {
        code: "meets-prompt",
        says: "a pattern meets the prompt's own words",
        check: meets_prompt::check,
    },
    Lint {
        code: "same-words",
        says: "two concepts that the same words cover, or one line in both",
        check: same_words::check,
    },
    Lint {
        code: "hint-gives-away",
        says: "a hint holds words that cover its concept",
        check: hint_gives_away::check,
    },
    Lint {
        code: "missing-hint",
        says: "a concept has no hint for those who practise",
        check: missing::hints,
    },
    Lint {
        code: "missing-label",
        says: "a concept has no label of its own",
        check: missing::labels,
    },
    Lint {
        code: "reference-fails",
        says: "the reference answer does not pass, or covers under 90 %",
        check: reference_fails::check,
    },
];

/// Something that deserves a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The kind of finding; set by [`lint`].
    pub code: &'static str,
    /// Where it stands in the rubric's file.
    pub place: Place,
    /// What was found.
    pub title: String,
    /// Why it matters.
    pub reason: String,
    /// What to do.
    pub remedy: String,
}

/// Everything that deserves a second look, in the order of the file.
#[must_use]
pub fn lint(rubric: &Rubric) -> Vec<Finding> {
    let subject = Subject { rubric, matcher: Matcher::new(rubric) };
    let mut findings = Vec::new();
    for lint in LINTS {
        let before = findings.len();
        (lint.check)(&subject, &mut findings);
        findings[before..].iter_mut().for_each(|finding| finding.code = lint.code);
    }
    findings.sort_by_key(|finding| finding.place.start());
    findings
}

/// The rubric that is looked at.
struct Subject<'r> {
    rubric: &'r Rubric,
    matcher: Matcher<'r>,
}

impl Subject<'_> {
    /// What a text covers, with no sentence of it taken for the prompt's.
    fn find(&self, text: &str) -> Findings {
        self.matcher.find(&Document::read(text, self.rubric.language))
    }
}

impl Finding {
    fn new(
        place: Place,
        title: impl Into<String>,
        reason: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Self {
        let (title, reason, remedy) = (title.into(), reason.into(), remedy.into());
        Self { code: "", place, title, reason, remedy }
    }
}

/// A concept's patterns, each with its item's and its own place in the concept.
fn patterns(concept: &Concept) -> impl Iterator<Item = (usize, usize, &Pattern)> {
    concept.items.iter().enumerate().flat_map(|(item, names)| {
        names.names.iter().enumerate().map(move |(name, pattern)| (item, name, pattern))
    })
}

/// Whether a pattern is one of the several that a bare `$group` stands for.
fn is_of_a_group(concept: &Concept, pattern: &Pattern) -> bool {
    patterns(concept).filter(|(_, _, other)| other.place == pattern.place).count() > 1
}

/// The text from the first to the last of a match's own words.
fn quote(found: &Match, document: &Document<'_>) -> String {
    let words = document.words();
    words[found.first].span.to(words[found.last].span).of(document.text()).to_owned()
}

/// A pattern's source, or as much of it as is worth reading in a sentence.
fn named(source: &str) -> String {
    const MOST_SHOWN: usize = 48;
    match source.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("`{}…`", source[..end].trim_end()),
        None => format!("`{source}`"),
    }
}

/// `a`, `b` and 3 more, each in backticks.
fn listed(words: &[String]) -> String {
    const MOST_NAMED: usize = 4;
    let named = words.iter().take(MOST_NAMED).map(|word| named(word));
    let named = named.collect::<Vec<_>>().join(", ");
    match words.len().checked_sub(MOST_NAMED) {
        Some(more) if more > 0 => format!("{named} and {more} more"),
        _ => named,
    }
}
