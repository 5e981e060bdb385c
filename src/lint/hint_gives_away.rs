//! A hint that gives the word away: whoever repeats it has covered the concept.

use super::everyday_word::lone_words;
use super::{Finding, Subject, named, patterns, quote};
use crate::rubric::{Concept, PatternKind};
use crate::text::{Document, Stemmer};

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, concept) in subject.rubric.concepts.iter().enumerate() {
        let (Some(hint), Some(place)) = (&concept.hint, concept.hint_place) else { continue };
        let document = Document::read(hint, subject.rubric.language);
        let found = &subject.matcher.find(&document).concepts[index];
        let found = found.iter().enumerate().flat_map(|(item, found)| {
            found.iter().map(move |found| (found, &concept.items[item].names[found.pattern]))
        });
        let met = found.map(|(found, pattern)| (quote(found, &document), pattern.source.clone()));
        let Some((quote, pattern)) = { met }.next().or_else(|| shared(subject, concept, &document))
        else {
            continue;
        };
        findings.push(Finding::new(
            place,
            format!("the hint of `{}` gives it away", concept.id),
            format!("\"{quote}\" meets {}", named(&pattern)),
            "ask about the thing without its name",
        ));
    }
}

/// A word of the hint that is a form of a pattern's only word, whatever its case.
fn shared(
    subject: &Subject<'_>,
    concept: &Concept,
    hint: &Document<'_>,
) -> Option<(String, String)> {
    let stemmer = Stemmer::new(subject.rubric.language);
    let mut words = Vec::new();
    for (_, _, pattern) in patterns(concept) {
        if let PatternKind::Line(line) = &pattern.kind
            && let [choice] = &line.operands[..]
        {
            lone_words(choice, &subject.rubric.groups, &mut words);
        }
    }
    words.into_iter().find_map(|word| {
        let document = Document::read_line(&word, subject.rubric.language);
        let [_] = document.words() else { return None };
        let same = |at: &usize| are_one(&stemmer, hint.folded(*at), document.folded(0));
        let at = (0..hint.words().len()).find(same)?;
        Some((hint.words()[at].span.of(hint.text()).to_owned(), word))
    })
}

fn are_one(stemmer: &Stemmer, one: &str, other: &str) -> bool {
    match (stemmer.family(one), stemmer.family(other)) {
        (None, None) => stemmer.stem(one) == stemmer.stem(other) && Stemmer::are_near(one, other),
        (one, other) => one == other,
    }
}
