//! An answer's text cut at every edge of its evidence, so that each piece knows all that it earned.
//!
//! In go a report and the part of the text that it judges; out come runs that follow each other
//! without a gap from the part's first byte to its last. Evidence may overlap as it likes.

use std::collections::BTreeMap;

use crate::grading::{Evidence, Report};
use crate::text::Span;

/// What words of the answer do for a concept or a misconception; the weightiest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// They are borrowed from a heading by other words.
    Borrowed,
    /// They deny other words.
    Denies,
    /// They would have earned points, and are denied.
    Denied,
    /// They earned points.
    Earned,
    /// They hold a misconception.
    Misconception,
}

/// One thing that words do: the role, and the place of the concept or misconception in the report.
pub(super) type Claim = (Role, usize);

/// A stretch of text whose every byte does the same things.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// What it does; nothing where it is plain text.
    pub(super) claims: Vec<Claim>,
    /// Its pieces, without a gap.
    pub(super) pieces: Vec<Piece>,
}

/// A piece of a run.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// Whether it is words of evidence, not only text between them.
    pub(super) is_word: bool,
}

impl Run {
    /// Where it stands in the text.
    pub(super) fn span(&self) -> Span {
        self.pieces.iter().map(|piece| piece.span).reduce(Span::to).unwrap_or_default()
    }
}

/// Cuts the part of the text that the report judges.
pub(super) fn runs(report: &Report, text: &str, part: Span) -> Vec<Run> {
    let part = clamped(part, text, Span::new(0, text.len()));
    let mut edges = Edges { text, part, all: BTreeMap::new() };
    edges.all.insert(part.start, Vec::new());
    edges.all.insert(part.end, Vec::new());
    for (place, concept) in report.concepts.iter().enumerate() {
        concept.evidence.iter().for_each(|it| edges.evidence(it, Role::Earned, place));
    }
    for (place, found) in report.misconceptions.iter().enumerate() {
        found.evidence.iter().for_each(|it| edges.evidence(it, Role::Misconception, place));
    }
    edges.cut()
}

/// What begins or ends at an edge.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Claim(Claim),
    Word,
}

struct Edges<'t> {
    text: &'t str,
    part: Span,
    /// By offset: the layers that begin (true) or end there.
    all: BTreeMap<usize, Vec<(Layer, bool)>>,
}

impl Edges<'_> {
    fn evidence(&mut self, evidence: &Evidence, affirmed: Role, place: usize) {
        let role = if evidence.denied.is_some() { Role::Denied } else { affirmed };
        self.layer(evidence.span, Layer::Claim((role, place)));
        for word in &evidence.words {
            self.layer(word.span, Layer::Word);
        }
        for &span in &evidence.context {
            self.layer(span, Layer::Claim((Role::Borrowed, place)));
        }
        if let Some(denial) = &evidence.denied {
            self.layer(denial.span, Layer::Claim((Role::Denies, place)));
        }
    }

    fn layer(&mut self, span: Span, layer: Layer) {
        let span = clamped(span, self.text, self.part);
        if span.start < span.end {
            self.all.entry(span.start).or_default().push((layer, true));
            self.all.entry(span.end).or_default().push((layer, false));
        }
    }

    fn cut(self) -> Vec<Run> {
        let mut active: BTreeMap<Layer, usize> = BTreeMap::new();
        let mut runs: Vec<Run> = Vec::new();
        let mut from = self.part.start;
        for (at, layers) in self.all {
            if from < at {
                add(&mut runs, Span::new(from, at), &active);
            }
            for (layer, begins) in layers {
                let depth = active.entry(layer).or_default();
                // What ends here began at an earlier edge.
                if begins { *depth += 1 } else { *depth -= 1 }
            }
            active.retain(|_, depth| *depth != 0);
            from = at;
        }
        runs
    }
}

/// Adds a piece, to the last run if that does the same things.
fn add(runs: &mut Vec<Run>, span: Span, active: &BTreeMap<Layer, usize>) {
    let claims = active.keys().filter_map(|layer| match layer {
        Layer::Claim(claim) => Some(*claim),
        Layer::Word => None,
    });
    let claims: Vec<Claim> = claims.collect();
    let piece = Piece { span, is_word: active.contains_key(&Layer::Word) };
    match runs.last_mut() {
        Some(last) if last.claims == claims => match last.pieces.last_mut() {
            Some(before) if before.is_word == piece.is_word => before.span.end = span.end,
            _ => last.pieces.push(piece),
        },
        _ => runs.push(Run { claims, pieces: vec![piece] }),
    }
}

/// A span within another and between characters.
fn clamped(span: Span, text: &str, within: Span) -> Span {
    let start = text.floor_char_boundary(span.start.clamp(within.start, within.end));
    let end = text.floor_char_boundary(span.end.clamp(start, within.end));
    Span { start, end }
}
