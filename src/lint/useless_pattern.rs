//! A pattern whose words the other patterns of its concept meet already: `cached` beside `cache`.
//!
//! It is reported only where the concept without it meets every text that it spells out, the words
//! side by side and apart, in capitals and in lower case.

use super::texts::{alternatives, variants};
use super::{Finding, Subject, is_of_a_group, listed, named, patterns};
use crate::grading::How;
use crate::matching::{Match, Matcher};
use crate::rubric::{Choice, Concept, Group, Pattern, PatternKind, Piece, Rubric};
use crate::text::Document;

pub(super) fn check(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for (index, concept) in subject.rubric.concepts.iter().enumerate() {
        // The longest first: of two that meet each other the shorter stays.
        let mut order: Vec<(usize, usize, &Pattern)> =
            patterns(concept).filter(|(_, _, pattern)| !is_of_a_group(concept, pattern)).collect();
        order.sort_by_key(|(_, _, pattern)| {
            std::cmp::Reverse((pattern.source.len(), pattern.place.start()))
        });
        let mut useless = Vec::new();
        for (item, name, pattern) in order {
            let rest = Rest { subject, index, concept, item, name, pattern, useless: &useless };
            let Some(by) = rest.met_by() else { continue };
            findings.push(Finding::new(
                pattern.place,
                format!("{} is already met by {}", named(&pattern.source), listed(&by)),
                format!("its words cover `{}` without it", concept.id),
                "take it out",
            ));
            useless.push((item, name));
        }
    }
}

/// A pattern, and the rest of its concept.
struct Rest<'s> {
    subject: &'s Subject<'s>,
    index: usize,
    concept: &'s Concept,
    item: usize,
    name: usize,
    pattern: &'s Pattern,
    /// Patterns that are gone already.
    useless: &'s [(usize, usize)],
}

impl Rest<'_> {
    /// The patterns that meet everything this one meets; `None` where that cannot be shown.
    fn met_by(&self) -> Option<Vec<String>> {
        let PatternKind::Line(line) = &self.pattern.kind else { return None };
        // Each operand must be met, so that it is enough if one of them cannot be without the rest.
        (0..line.operands.len()).find_map(|operand| self.operand_met_by(&line.operands, operand))
    }

    fn operand_met_by(&self, operands: &[Choice], operand: usize) -> Option<Vec<String>> {
        let is_single = operands.len() == 1;
        let spelt = alternatives(&operands[operand], self.subject)?;
        let first = spelt.first()?.join(" ");
        let mut texts = self.beside(&first, operands, operand);
        for words in spelt {
            let (mut met, mut unmet) = (0, 0);
            for text in variants(&words) {
                let found = &self.subject.find(&text).concepts[self.index];
                let own = found[self.item].iter().any(|found| found.pattern == self.name);
                if is_single && !own {
                    unmet += 1;
                    continue;
                }
                met += 1;
                self.other(found)?;
                texts.push(text);
            }
            // What a `not:` line rules out is of no account; what counts only in company, such as a
            // name in lower case, cannot be judged alone.
            if met > 0 && unmet > 0 {
                return None;
            }
        }
        if texts.is_empty() { None } else { self.met_without_it(&texts) }
    }

    /// The words beside what the other operands spell out: if one of them is a negation, it belongs
    /// to this pattern and would deny another one.
    fn beside(&self, words: &str, operands: &[Choice], operand: usize) -> Vec<String> {
        let others = operands.iter().enumerate().filter(|(other, _)| *other != operand);
        let spelt = others.filter_map(|(_, other)| alternatives(other, self.subject)).flatten();
        spelt.map(|other| format!("{} {words}", other.join(" "))).collect()
    }

    /// Another pattern that is met and as good.
    fn other(&self, found: &[Vec<Match>]) -> Option<&Pattern> {
        let found = found.iter().enumerate().filter(|(item, _)| self.may_stand_in(*item));
        let mut found = found.flat_map(|(item, found)| found.iter().map(move |it| (item, it)));
        found.find_map(|(item, found)| {
            let other = &self.concept.items[item].names[found.pattern];
            (!self.is_gone(item, found.pattern) && self.is_as_good(other, found)).then_some(other)
        })
    }

    /// The proof: the concept without the pattern, which might have lent another one company.
    fn met_without_it(&self, texts: &[String]) -> Option<Vec<String>> {
        let rest = Rubric {
            concepts: vec![self.concept_without_it()],
            misconceptions: Vec::new(),
            ..self.subject.rubric.clone()
        };
        let matcher = Matcher::new(&rest);
        let mut by = Vec::new();
        for text in texts {
            let found = matcher.find(&Document::read(text, rest.language));
            let items = rest.concepts[0].items.iter().zip(&found.concepts[0]);
            let mut found = items.flat_map(|(item, found)| {
                found.iter().map(|found| (&item.names[found.pattern], found))
            });
            let (other, _) = found.find(|(other, found)| self.is_as_good(other, found))?;
            if !by.contains(&other.source) {
                by.push(other.source.clone());
            }
        }
        Some(by)
    }

    fn concept_without_it(&self) -> Concept {
        let mut concept = self.concept.clone();
        for (item, names) in concept.items.iter_mut().enumerate() {
            let mut name = 0..;
            names.names.retain(|_| name.next().is_some_and(|name| !self.is_gone(item, name)));
        }
        let mut item = 0..;
        concept.items.retain(|names| {
            let stays = item.next().is_some_and(|item| self.may_stand_in(item));
            stays && !names.names.is_empty()
        });
        concept
    }

    /// Whether a pattern is this one, or has been found useless before.
    fn is_gone(&self, item: usize, name: usize) -> bool {
        (item, name) == (self.item, self.name) || self.useless.contains(&(item, name))
    }

    /// Where a concept asks for several items, one does not stand in for another.
    fn may_stand_in(&self, item: usize) -> bool {
        item == self.item || self.concept.at_least.get() == 1
    }

    fn is_as_good(&self, other: &Pattern, found: &Match) -> bool {
        let is_one_word = matches!(&found.hits[..], [hit] if hit.first == hit.last);
        // Names take typos, but none of their inflections: `Memcached` has other ones than `Memcache`.
        let is_name = self.pattern.source.contains(char::is_uppercase);
        let is_same = |how| how == How::Exact || (how == How::Inflected && !is_name);
        let is_sure = found.denied.is_none() && found.hits.iter().all(|hit| is_same(hit.how));
        is_sure
            && takes_slips(other, &self.subject.rubric.groups)
            && other.worth >= self.pattern.worth
            && (other.typos.is_none() || other.typos == self.pattern.typos)
            && (is_one_word || other.within == self.pattern.within)
    }
}

/// Whether a pattern also meets its words misspelt and inflected, as one that is taken out would.
fn takes_slips(pattern: &Pattern, groups: &[Group]) -> bool {
    match &pattern.kind {
        PatternKind::Line(line) => line.operands.iter().all(|choice| all_words(choice, groups)),
        PatternKind::Regex(_) => false,
    }
}

fn all_words(choice: &Choice, groups: &[Group]) -> bool {
    choice.0.iter().flat_map(|phrase| &phrase.0).all(|piece| match piece {
        Piece::Word(_) | Piece::Class(_) => true,
        Piece::Prefix(_) | Piece::Exact(_) => false,
        Piece::Choice(inner) => all_words(inner, groups),
        Piece::Group(index) => {
            groups[*index].entries.iter().flatten().all(|name| all_words(name, groups))
        }
    })
}
