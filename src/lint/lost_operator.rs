//! A sign of the pattern line that stands where it is part of a word: `CO2|carbon`, `*sis`.

use super::{Finding, Subject, patterns};
use crate::rubric::{Choice, Pattern, PatternKind, Piece};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let concepts = subject.rubric.concepts.iter().flat_map(|concept| {
        let scored = patterns(concept).map(|(_, _, pattern)| pattern);
        scored.chain(&concept.not).chain(&concept.names)
    });
    let claims =
        subject.rubric.misconceptions.iter().flat_map(|one| one.any.iter().chain(&one.not));
    findings.extend(concepts.chain(claims).filter_map(finding));
}

fn finding(pattern: &Pattern) -> Option<Finding> {
    let PatternKind::Line(line) = &pattern.kind else { return None };
    let mut words = Vec::new();
    line.operands.iter().for_each(|operand| collect(operand, &mut words));
    words.into_iter().find_map(|word| {
        let (reason, remedy) = if parts(word) {
            ("an operator stands between blanks", format!("write {}", word.replace('|', " | ")))
        } else if word.starts_with('*') && word.len() > 1 {
            let remedy = "write the words out; `word*` is a word or any continuation of it";
            ("a `*` counts only after a word", remedy.to_owned())
        } else {
            return None;
        };
        Some(Finding::new(pattern.place, format!("`{word}` is read as one word"), reason, remedy))
    })
}

/// Whether a `|` stands between letters or digits.
fn parts(word: &str) -> bool {
    let mut ends = word.split('|');
    let first = ends.next().is_some_and(|part| part.ends_with(char::is_alphanumeric));
    first && ends.next().is_some_and(|part| part.starts_with(char::is_alphanumeric))
}

fn collect<'c>(choice: &'c Choice, words: &mut Vec<&'c str>) {
    for piece in choice.0.iter().flat_map(|phrase| &phrase.0) {
        match piece {
            Piece::Word(word) => words.push(word),
            Piece::Choice(inner) => collect(inner, words),
            Piece::Prefix(_) | Piece::Exact(_) | Piece::Group(_) | Piece::Class(_) => {}
        }
    }
}
