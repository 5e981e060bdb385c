//! Which matches of a concept's items count, where one word of the answer serves one item only.

use crate::fraction::Fraction;
use crate::matching::Match;
use crate::rubric::Concept;

/// So many matches of one item are considered; more say the same again.
const MATCHES_CONSIDERED: usize = 16;

/// After so many steps the best choice found so far is taken. Reached only by answers that consist
/// of overlapping names of dozens of items.
const MOST_STEPS: usize = 20_000;

/// A match that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pick<'m> {
    /// The item, by its place in the concept.
    pub item: usize,
    /// The match.
    pub found: &'m Match,
    /// What the item is worth by it.
    pub worth: Fraction,
}

/// Chooses matches of distinct items that share no word, at most as many as the concept asks for,
/// so that they are worth the most; of equal choices the one with the longest, then the earliest
/// matches.
pub(super) fn best<'m>(concept: &Concept, items: &[Vec<&'m Match>]) -> Vec<Pick<'m>> {
    let wanted = concept.at_least.get();
    let mut options: Vec<Vec<Pick<'m>>> = items
        .iter()
        .enumerate()
        .map(|(item, found)| picks(concept, item, found))
        .filter(|picks| !picks.is_empty())
        .collect();
    options.sort_by(|a, b| rank(&a[0], &b[0]));
    if wanted == 1 {
        let best = options.iter().flatten().min_by(|a, b| clarity(a, b));
        return best.map(|pick| vec![*pick]).unwrap_or_default();
    }
    let mut search = Search { options: &options, wanted, best: Vec::new(), steps: 0 };
    search.go(0, &mut Vec::new());
    search.best
}

/// The matches of an item, the best first.
fn picks<'m>(concept: &Concept, item: usize, found: &[&'m Match]) -> Vec<Pick<'m>> {
    let names = &concept.items[item].names;
    let mut picks: Vec<Pick<'m>> = found
        .iter()
        .map(|&found| Pick { item, found, worth: names[found.pattern].worth })
        .collect();
    picks.sort_by(rank);
    picks.truncate(MATCHES_CONSIDERED);
    picks
}

/// The worthiest first, then what is trusted most, the longest, the earliest.
fn rank(a: &Pick<'_>, b: &Pick<'_>) -> std::cmp::Ordering {
    let length = |pick: &Pick<'_>| pick.found.words().count();
    b.worth
        .cmp(&a.worth)
        .then(length(b).cmp(&length(a)))
        .then(a.found.first.cmp(&b.found.first))
        .then(a.found.how.cmp(&b.found.how))
        .then(a.item.cmp(&b.item))
}

/// Where one match is enough, the worthiest, and of those the one that a reader sees at a glance:
/// by the most trusted rule, with the fewest other words in between, the earliest.
fn clarity(a: &Pick<'_>, b: &Pick<'_>) -> std::cmp::Ordering {
    let between = |pick: &Pick<'_>| {
        (pick.found.last + 1 - pick.found.first).saturating_sub(pick.found.words().count())
    };
    b.worth
        .cmp(&a.worth)
        .then(a.found.how.cmp(&b.found.how))
        .then(between(a).cmp(&between(b)))
        .then(a.found.first.cmp(&b.found.first))
        .then(a.item.cmp(&b.item))
}

struct Search<'s, 'm> {
    options: &'s [Vec<Pick<'m>>],
    wanted: usize,
    best: Vec<Pick<'m>>,
    steps: usize,
}

impl<'m> Search<'_, 'm> {
    /// Goes on from an item with what has been chosen of those before; true where nothing better
    /// can be found any more.
    fn go(&mut self, item: usize, chosen: &mut Vec<Pick<'m>>) -> bool {
        self.steps += 1;
        if worth(chosen) > worth(&self.best) {
            self.best.clone_from(chosen);
        }
        if self.steps > MOST_STEPS || worth(&self.best) == self.most_from(0, &[]) {
            return true;
        }
        if chosen.len() == self.wanted || self.most_from(item, chosen) <= worth(&self.best) {
            return false;
        }
        let Some(picks) = self.options.get(item) else { return false };
        for pick in picks {
            if chosen.iter().all(|other| !other.found.shares_words(pick.found)) {
                chosen.push(*pick);
                let done = self.go(item + 1, chosen);
                chosen.pop();
                if done {
                    return true;
                }
            }
        }
        self.go(item + 1, chosen)
    }

    /// The most that could be reached, if no words were shared from here on.
    fn most_from(&self, item: usize, chosen: &[Pick<'m>]) -> Fraction {
        let rest = self.options.iter().skip(item).take(self.wanted - chosen.len());
        worth(chosen) + rest.map(|picks| picks[0].worth).sum()
    }
}

fn worth(picks: &[Pick<'_>]) -> Fraction {
    picks.iter().map(|pick| pick.worth).sum()
}
