//! A word of everyday English that stands alone as a pattern: answers use it in other senses.

use super::{Finding, Subject, listed};
use crate::rubric::{Choice, Group, Pattern, PatternKind, Piece};
use crate::text::{Document, Language, lexicon};

const REMEDY: &str = "give it company: another word of the phrase, or `& word`; if it is a name, write \
                      it with its capital: then it counts only where the answer writes it as one";

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let rubric = subject.rubric;
    if rubric.language != Language::English {
        return;
    }
    let items = rubric.concepts.iter().flat_map(|concept| &concept.items);
    let scored = items.flat_map(|item| &item.names);
    let claims = rubric.misconceptions.iter().flat_map(|misconception| &misconception.any);
    let mut last = None;
    let mut all: Vec<(&Pattern, Vec<String>)> = Vec::new();
    for pattern in scored.chain(claims) {
        let words = everyday_words(pattern, &rubric.groups);
        match all.last_mut() {
            // What a bare group stands for is one line of the file.
            Some((_, known)) if last == Some(pattern.place) => known.extend(words),
            _ => all.push((pattern, words)),
        }
        last = Some(pattern.place);
    }
    findings.extend(all.into_iter().filter(|(_, words)| !words.is_empty()).map(
        |(pattern, mut words)| {
            words.sort();
            words.dedup();
            let (verb, reason) = match words.len() {
                1 => ("stands", "an everyday word, which answers use in other senses"),
                _ => ("stand", "everyday words, which answers use in other senses"),
            };
            let title = format!("{} {verb} alone as a pattern", listed(&words));
            Finding::new(pattern.place, title, reason, REMEDY)
        },
    ));
}

fn everyday_words(pattern: &Pattern, groups: &[Group]) -> Vec<String> {
    let mut words = Vec::new();
    if let PatternKind::Line(line) = &pattern.kind
        && let [choice] = &line.operands[..]
    {
        lone_words(choice, groups, &mut words);
    }
    words.retain(|word| is_everyday(word));
    words
}

/// The alternatives of a choice that are one word.
pub(super) fn lone_words(choice: &Choice, groups: &[Group], words: &mut Vec<String>) {
    for phrase in &choice.0 {
        match &phrase.0[..] {
            [Piece::Word(word)] => words.push(word.to_string()),
            [Piece::Choice(inner)] => lone_words(inner, groups, words),
            [Piece::Group(index)] => {
                let names = groups[*index].entries.iter().flatten();
                names.for_each(|name| lone_words(name, groups, words));
            }
            _ => {}
        }
    }
}

fn is_everyday(word: &str) -> bool {
    let document = Document::read_line(word, Language::English);
    let entry = lexicon::look_up(word);
    document.words().len() == 1 && entry.common && !entry.technical
}
