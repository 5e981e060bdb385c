//! Phrases: parts in their order, near neighbours of each other, within one sentence.

use super::graph::{Phrase, Place, Scan};
use crate::text::Document;

/// A place of one of a phrase's parts from which the phrase can be completed.
struct Link {
    place: Place,
    /// How many of the phrase's places it fills: two where two words are written as one.
    fills: usize,
    /// The next link, by its place in the list of the part after.
    next: Option<usize>,
    /// The words between the parts from here on.
    gaps: u32,
}

/// The places of a phrase, each as the places of its parts.
///
/// Goes from the last part to the first and keeps, for every place of a part, the nearest way to
/// complete the phrase from there, so that the cost is in proportion to the places of the parts.
pub(super) fn places(scan: &Scan<'_>, phrase: Phrase, document: &Document<'_>) -> Vec<Vec<Place>> {
    let slots = scan.graph().slots(phrase);
    let parts = slots.len();
    if !can_be_complete(scan, phrase) {
        return Vec::new();
    }
    let mut links: Vec<Vec<Link>> = Vec::with_capacity(parts);
    links.resize_with(parts, Vec::new);
    for at in (0..parts).rev() {
        let single = scan.places(slots[at]).iter().map(|place| (place, 1));
        let joined = scan.graph().joined(phrase, at);
        let double =
            joined.map_or(&[][..], |node| scan.places(node)).iter().map(|place| (place, 2));
        let mut here: Vec<Link> = single
            .chain(double)
            .filter_map(|(place, fills)| {
                link(place, fills, links.get(at + fills), phrase, document)
            })
            .collect();
        here.sort_by_key(|link| (link.place.first, link.gaps));
        links[at] = here;
    }
    links[0].iter().map(|first| chain(first, &links)).collect()
}

fn can_be_complete(scan: &Scan<'_>, phrase: Phrase) -> bool {
    let slots = scan.graph().slots(phrase);
    let empty = |at: usize| scan.places(slots[at]).is_empty();
    let joined = |at: Option<usize>| {
        let node = at.and_then(|at| scan.graph().joined(phrase, at));
        node.is_some_and(|node| !scan.places(node).is_empty())
    };
    (0..slots.len()).all(|at| !empty(at) || joined(Some(at)) || joined(at.checked_sub(1)))
}

/// The nearest way to complete the phrase from a place; `after` are the links of the part that
/// follows, none where the place fills the last.
fn link(
    place: &Place,
    fills: usize,
    after: Option<&Vec<Link>>,
    phrase: Phrase,
    document: &Document<'_>,
) -> Option<Link> {
    let Some(after) = after else {
        return Some(Link { place: *place, fills, next: None, gaps: 0 });
    };
    let sentence = |word: u32| document.words()[word as usize].sentence;
    let from = after.partition_point(|next| next.place.first <= place.last);
    let in_reach = |next: &&Link| next.place.first - place.last - 1 <= phrase.gap;
    after[from..]
        .iter()
        .take_while(in_reach)
        .enumerate()
        .filter(|(_, next)| sentence(next.place.first) == sentence(place.last))
        .filter(|(_, next)| is_fluent(place.last, next.place.first, document))
        .map(|(offset, next)| (next.gaps + next.place.first - place.last - 1, from + offset))
        .min()
        .map(|(gaps, next)| Link { place: *place, fills, next: Some(next), gaps })
}

/// Whether what stands between two neighbours of a phrase belongs to it: a mark between them parts
/// them unless they touch ("five minutes, because the server" is no "five servers"), and so does what a
/// negation is about ("no experience with SQL" is not "no SQL").
fn is_fluent(last: u32, next: u32, document: &Document<'_>) -> bool {
    let (last, next) = (last as usize, next as usize);
    let marked = |at: usize| {
        let gap = document.words()[at].gap;
        gap.comma || gap.colon || gap.clause
    };
    let negative = matches!(document.folded(last), "no" | "not" | "never" | "without" | "zero");
    let joins = |at| matches!(document.folded(at), "with" | "of" | "about" | "in" | "for");
    let parted = (last + 1..=next).any(marked) || negative && (last + 1..next).any(joins);
    next == last + 1 || !parted
}

fn chain(first: &Link, links: &[Vec<Link>]) -> Vec<Place> {
    let mut found = vec![first.place];
    let mut at = first.fills;
    let mut link = first;
    while let Some(next) = link.next {
        link = &links[at][next];
        at += link.fills;
        found.push(link.place);
    }
    found
}
