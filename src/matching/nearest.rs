//! For a concept that was not found: the pattern that came nearest, and why it did not count.

use strsim::osa_distance;

use super::compile::CompiledConcept;
use super::graph::{NodeId, Place, Scan};
use super::{Matcher, typo};
use crate::fraction::share;
use crate::grading::NearMiss;
use crate::rubric::{Pattern, PatternKind, Rubric};
use crate::text::lexicon;
use crate::text::{Document, Span, TokenKind};

/// A pattern must have met this share of its operands to be worth telling of.
const LEAST_SHARE: f64 = 0.5;

/// Shorter words resemble too many others.
const SHORTEST_MISSPELT: usize = 5;

impl Matcher<'_> {
    /// For each of some concepts that were not found, the pattern that came nearest; `None` where
    /// nothing came near. Scans the document anew.
    #[must_use]
    pub fn nearest_misses(
        &self,
        concepts: &[usize],
        document: &Document<'_>,
    ) -> Vec<Option<NearMiss>> {
        let scan = self.graph.scan(document);
        concepts.iter().map(|&concept| self.nearest_miss(concept, &scan, document)).collect()
    }

    fn nearest_miss(
        &self,
        concept: usize,
        scan: &Scan<'_>,
        document: &Document<'_>,
    ) -> Option<NearMiss> {
        let compiled = self.compiled.concepts.get(concept)?;
        let patterns = self.patterns_of(concept, compiled);
        refused(scan, &patterns, document)
            .or_else(|| misspelt(&patterns, document))
            .or_else(|| incomplete(self.rubric, scan, &patterns, document))
    }

    fn patterns_of(&self, concept: usize, compiled: &CompiledConcept) -> Vec<(&Pattern, NodeId)> {
        let items = self.rubric.concepts[concept].items.iter().zip(&compiled.items);
        items
            .flat_map(|(item, roots)| item.names.iter().zip(roots))
            .map(|(pattern, compiled)| (pattern, compiled.root))
            .collect()
    }
}

/// A pattern that was met, and did not count.
fn refused(
    scan: &Scan<'_>,
    patterns: &[(&Pattern, NodeId)],
    document: &Document<'_>,
) -> Option<NearMiss> {
    let (pattern, place) =
        patterns.iter().find_map(|(pattern, root)| Some((pattern, scan.places(*root).first()?)))?;
    let why = if place.needs_company {
        "a name that is a common word too counts without its capital, or at the head of a sentence, \
         only with another one nearby"
    } else {
        "a `not:` line of the concept rules it out"
    };
    let found = Some(quoted(scan, place, document));
    Some(NearMiss { pattern: pattern.source.clone(), found, why: why.to_owned() })
}

/// A word that is a little too far from one of the patterns' single words.
fn misspelt(patterns: &[(&Pattern, NodeId)], document: &Document<'_>) -> Option<NearMiss> {
    let singles = patterns.iter().flat_map(|(pattern, _)| {
        single_words(pattern).into_iter().map(move |word| (pattern, word))
    });
    let mut best: Option<(usize, NearMiss)> = None;
    for (pattern, word) in singles {
        let budget = typo::budget(word.chars().count());
        let allowed = pattern.typos.map_or(budget, |typos| typos.min(budget));
        for (at, written) in document.words().iter().enumerate() {
            let folded = document.folded(at);
            let comparable =
                written.kind == TokenKind::Word && word.len().abs_diff(folded.len()) <= 2;
            let short = word.chars().count() < SHORTEST_MISSPELT;
            if short || !comparable {
                continue;
            }
            let edits = osa_distance(&word, folded);
            let is_nearer = best.as_ref().is_none_or(|(known, _)| edits < *known);
            let known = lexicon::look_up(folded).known();
            // A word of its own is worth a remark only where it is a letter away.
            let most = if known { 1 } else { usize::from(allowed) + 1 };
            if edits > most || edits == 0 || !is_nearer {
                continue;
            }
            let why = if known {
                format!("`{folded}` is a word of its own, not a typo of `{word}`")
            } else if edits <= usize::from(allowed) {
                format!("`{folded}` is more likely a typo of another word than of `{word}`")
            } else {
                format!(
                    "`{folded}` is {edits} edits away from `{word}`; at most {allowed} count as a typo"
                )
            };
            let found = Some((written.span, written.span.of(document.text()).to_owned()));
            best = Some((edits, NearMiss { pattern: pattern.source.clone(), found, why }));
        }
    }
    best.map(|(_, miss)| miss)
}

/// The words that meet a pattern by themselves.
fn single_words(pattern: &Pattern) -> Vec<String> {
    use crate::rubric::Piece;
    let PatternKind::Line(line) = &pattern.kind else { return Vec::new() };
    let [choice] = &line.operands[..] else { return Vec::new() };
    let single = choice.0.iter().filter_map(|phrase| match &phrase.0[..] {
        [Piece::Word(word)] => Some(word.to_lowercase().into_string()),
        _ => None,
    });
    single.collect()
}

/// The pattern of which the most operands were met.
fn incomplete(
    rubric: &Rubric,
    scan: &Scan<'_>,
    patterns: &[(&Pattern, NodeId)],
    document: &Document<'_>,
) -> Option<NearMiss> {
    let mut best: Option<(f64, NearMiss)> = None;
    for (pattern, root) in patterns {
        let Some(operands) = scan.graph().operands(*root) else { continue };
        let met: Vec<Option<&Place>> =
            operands.iter().map(|operand| scan.places(*operand).first()).collect();
        let share = share(met.iter().flatten().count(), operands.len());
        if share < LEAST_SHARE || best.as_ref().is_some_and(|(known, _)| share <= *known) {
            continue;
        }
        let found = met.iter().flatten().next().map(|place| quoted(scan, place, document));
        let why = match met.iter().position(Option::is_none) {
            Some(missing) => format!("nothing was found for {}", operand(rubric, pattern, missing)),
            None => "its parts stand too far apart, or in the wrong order".to_owned(),
        };
        best = Some((share, NearMiss { pattern: pattern.source.clone(), found, why }));
    }
    best.map(|(_, miss)| miss)
}

/// An operand as it was read.
fn operand(rubric: &Rubric, pattern: &Pattern, index: usize) -> String {
    use crate::rubric::Line;
    match &pattern.kind {
        PatternKind::Line(line) => {
            let alone = Line::from(line.operands[index].clone());
            format!("`{}`", alone.reading(&rubric.groups))
        }
        PatternKind::Regex(regex) => format!("`{regex}`"),
    }
}

fn quoted(scan: &Scan<'_>, place: &Place, document: &Document<'_>) -> (Span, String) {
    let hits = scan.hits(place);
    let span = hits.iter().map(|hit| hit.span(document)).reduce(Span::to).unwrap_or_default();
    (span, span.of(document.text()).to_owned())
}
