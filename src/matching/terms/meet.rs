//! Which words of a rubric a word of the answer meets, and by which rule.

use std::cell::OnceCell;
use std::sync::OnceLock;

use super::{Kin, Term, TermHit, TermId, Terms, Written};
use crate::grading::How;
use crate::matching::slip::{self, Slip};
use crate::matching::typo::TypoIndex;
use crate::text::lexicon::{self, Family, Start, start_of};
use crate::text::{Document, LONGEST_WORD, Language, Stemmer, TokenKind};

/// So many letters must stand before a name's version number: `OAuth2` is `OAuth`, `p99` is no `p`.
const SHORTEST_VERSIONED_NAME: usize = 3;

/// So many words of an answer may be written apart for one of the rubric's.
const MOST_PARTS: usize = 3;

/// The first of words that are written apart with a blank has so many letters at least.
const SHORTEST_PART_APART: usize = 3;

impl Terms {
    /// The terms that a word meets by its folded form, whatever its case.
    pub fn meet(&self, folded: &str, kind: TokenKind) -> Vec<TermHit> {
        let mut hits = self.meet_without_typos(folded, kind);
        if kind == TokenKind::Word && self.language == Language::English {
            self.drop_look_alikes(folded, &mut hits);
        }
        if hits.is_empty() && kind == TokenKind::Word {
            self.meet_typo(folded, &mut hits);
        }
        hits
    }

    /// The same without typos.
    pub fn meet_without_typos(&self, folded: &str, kind: TokenKind) -> Vec<TermHit> {
        let mut hits = Vec::new();
        self.meet_form(folded, How::Exact, &mut hits);
        if kind != TokenKind::Sign && kind != TokenKind::Opaque {
            self.meet_inflected(folded, &mut hits);
            for name in without_version(folded).into_iter().chain(singular_initials(folded)) {
                self.meet_form(name, How::Inflected, &mut hits);
            }
        }
        self.meet_prefixes(folded, &mut hits);
        hits
    }

    fn meet_form(&self, folded: &str, how: How, hits: &mut Vec<TermHit>) {
        for term in self.spelt(folded) {
            push(hits, TermHit { term, how, similarity: 1.0, edits: 0 });
        }
    }

    fn meet_inflected(&self, folded: &str, hits: &mut Vec<TermHit>) {
        let mut meet = |term| {
            push(hits, TermHit { term, how: How::Inflected, similarity: 1.0, edits: 0 });
        };
        let start = start_of(folded);
        let Some(family) = self.stemmer.family(folded) else {
            return self.with_stem_of(folded, start).for_each(meet);
        };
        self.of_family(family, start).for_each(&mut meet);
        for other in lexicon::starts(family).filter(|other| *other != start) {
            self.of_family(family, other).for_each(&mut meet);
        }
    }

    /// The words that begin so, with what they are compared by.
    fn beginning_with(&self, start: Start) -> impl Iterator<Item = (TermId, &OnceLock<Kin>)> {
        let first = self.by_start.partition_point(|word| word.start < start);
        let words = self.by_start[first..].iter().zip(&self.kin[first..]);
        let alike = words.take_while(move |(word, _)| word.start == start);
        alike.map(|(word, kin)| (word.term, kin))
    }

    fn kin(&self, term: TermId) -> Kin {
        let folded = self.folded(term);
        let stem = || Kin::Stem(self.stemmer.stem(folded).into());
        self.stemmer.family(folded).map_or_else(stem, Kin::Family)
    }

    /// The words of a family that begin so.
    fn of_family(&self, family: Family, start: Start) -> impl Iterator<Item = TermId> {
        let is_of_it = move |kin: &Kin| *kin == Kin::Family(family);
        let words = self.beginning_with(start);
        words
            .filter(move |(term, kin)| is_of_it(kin.get_or_init(|| self.kin(*term))))
            .map(|(term, _)| term)
    }

    /// The words without a family that have the stem of a word, begin as it does and are near it.
    fn with_stem_of<'t>(
        &'t self,
        folded: &'t str,
        start: Start,
    ) -> impl Iterator<Item = TermId> + 't {
        // Most words that begin alike are told apart by their length, without any stem.
        let words = self.beginning_with(start);
        let near = words.filter(|(term, _)| Stemmer::are_near(self.folded(*term), folded));
        let stem = OnceCell::new();
        let has_stem = move |kin: &Kin| match kin {
            Kin::Stem(other) => other == stem.get_or_init(|| self.stemmer.stem(folded)),
            Kin::Family(_) => false,
        };
        near.filter(move |(term, kin)| has_stem(kin.get_or_init(|| self.kin(*term))))
            .map(|(term, _)| term)
    }

    fn meet_prefixes(&self, folded: &str, hits: &mut Vec<TermHit>) {
        for &length in &self.prefix_lengths {
            let Some(start) = folded.get(..length) else { continue };
            let mut alike = self.with_text(start);
            if let Some((term, _)) = alike.find(|(_, term)| matches!(term, Term::Prefix(_))) {
                let how = if folded.len() == length { How::Exact } else { How::Inflected };
                push(hits, TermHit { term, how, similarity: 1.0, edits: 0 });
            }
        }
    }

    /// A word that is itself a word is no typo, whatever it resembles.
    fn meet_typo(&self, folded: &str, hits: &mut Vec<TermHit>) {
        let english = self.language == Language::English;
        if english && slip::is_word(folded) {
            return;
        }
        let word = |term| self.compared(term);
        let is_form = |term, form: &str| {
            let hits = self.meet_without_typos(form, TokenKind::Word);
            hits.iter().any(|hit| hit.term == term)
        };
        let corrections = self.typo_index().corrections(folded, word, is_form);
        let Some(slip) = corrections.first().map(|nearest| nearest.slip) else { return };
        let others = if english { self.better_explained(folded, slip) } else { Vec::new() };
        // Without a list of words nothing else tells "keine" from a mistyped "eine", and slips seldom
        // fall on the first letter (Kukich 1992, "Techniques for automatically correcting words in text").
        let first = folded.chars().next();
        let begins = |term| self.compared(term).chars().next() == first;
        let corrections = corrections
            .into_iter()
            .filter(|correction| english || begins(correction.term))
            .filter(|correction| others.iter().all(|terms| terms.contains(&correction.term)));
        for correction in corrections {
            let how = How::Typo;
            let (term, similarity, edits) =
                (correction.term, correction.similarity, correction.edits);
            push(hits, TermHit { term, how, similarity, edits });
        }
    }

    /// A word that nobody knows may look like a form of one of the rubric's and be a frequent word,
    /// mistyped: "hings" is "things" and has nothing of "hinge" but its stem.
    fn drop_look_alikes(&self, folded: &str, hits: &mut Vec<TermHit>) {
        let doubtful = |hit: &TermHit| hit.how == How::Inflected;
        if !hits.iter().any(doubtful) || slip::is_word(folded) {
            return;
        }
        let meant = slip::frequent_explanations(folded, Slip::First);
        if !meant.is_empty() {
            let meets = |word: &&str| self.meet_without_typos(word, TokenKind::Word);
            let meant: Vec<TermHit> = meant.iter().flat_map(meets).collect();
            hits.retain(|hit| !doubtful(hit) || meant.iter().any(|own| own.term == hit.term));
        }
    }

    /// What an unknown word may be meant for rather than for the rubric's nearest words, which are
    /// such a slip away: by a likelier slip, and among the most frequent words by one about as likely.
    /// Of each kind there is, the terms that these words meet; often none.
    fn better_explained(&self, written: &str, slip: Slip) -> Vec<Vec<TermId>> {
        let likelier = match slip {
            Slip::Rhythm => Vec::new(),
            Slip::Letter => slip::explanations(written, Slip::Rhythm),
            Slip::First => slip::explanations(written, Slip::Letter),
            Slip::Other | Slip::Several => slip::explanations(written, Slip::First),
        };
        let most = if slip == Slip::Letter { Slip::First } else { slip };
        let frequent = slip::frequent_explanations(written, most);
        let terms = |word: &str| self.meet_without_typos(word, TokenKind::Word);
        let of = |words: Vec<TermHit>| words.into_iter().map(|hit| hit.term).collect();
        let mut all = Vec::new();
        if !likelier.is_empty() {
            all.push(of(likelier.iter().flat_map(|word| terms(word)).collect()));
        }
        if !frequent.is_empty() {
            all.push(of(frequent.into_iter().flat_map(terms).collect()));
        }
        all
    }

    fn typo_index(&self) -> &TypoIndex {
        self.typos.get_or_init(|| {
            let english = self.language == Language::English;
            let terms = (0..).map(TermId::of).zip(&self.terms);
            TypoIndex::of(terms.filter_map(|(id, term)| match term {
                // A name has no inflections whose typos could be told from other words.
                Term::Word { folded, written } if folded.len() <= LONGEST_WORD => {
                    Some((id, self.compared(id), english && *written == Written::Plain))
                }
                Term::Exact(_) if self.mistyped_spellings.contains(&id) => {
                    Some((id, self.compared(id), false))
                }
                _ => None,
            }))
        })
    }

    /// The terms that neighbouring words from `first` on meet when they are written as one: `key
    /// value` for `keyvalue`. Gives the last of the words with each.
    pub fn meet_joined(&self, document: &Document<'_>, first: usize) -> Vec<(usize, TermHit)> {
        let mut found = Vec::new();
        let mut joined = document.folded(first).to_owned();
        // "out of ten" is not "often": short words are joined only by a hyphen or a digit.
        let is_short =
            joined.len() < SHORTEST_PART_APART && joined.bytes().all(|b| b.is_ascii_alphabetic());
        let end = document.sentences()[document.words()[first].sentence].words.end;
        for last in first + 1..end.min(first + MOST_PARTS) {
            let word = &document.words()[last];
            let marked = word.gap.comma || word.gap.colon || word.gap.clause;
            let apart = !word.gap.joined && is_short;
            if word.kind == TokenKind::Sign || marked || apart || !self.any_begins_with(&joined) {
                break;
            }
            joined.push_str(document.folded(last));
            let mut hits = Vec::new();
            self.meet_form(&joined, How::Inflected, &mut hits);
            self.meet_inflected(&joined, &mut hits);
            found.extend(hits.into_iter().map(|hit| (last, hit)));
        }
        found
    }

    fn any_begins_with(&self, start: &str) -> bool {
        let first = start_of(start);
        let given = start.len().min(first.len());
        let at = self.by_start.partition_point(|word| word.start < first);
        let alike =
            self.by_start[at..].iter().take_while(|word| word.start[..given] == first[..given]);
        let mut words = alike.map(|word| self.folded(word.term));
        words.any(|word| word.len() > start.len() && word.starts_with(start))
    }
}

/// Adds a hit unless its term was met already, by a rule that is trusted more.
fn push(hits: &mut Vec<TermHit>, hit: TermHit) {
    if !hits.iter().any(|known| known.term == hit.term) {
        hits.push(hit);
    }
}

/// A name without the number of its version: `oauth2`, `python3`.
fn without_version(folded: &str) -> Option<&str> {
    let name = folded.trim_end_matches(|c: char| c.is_ascii_digit());
    let letters =
        name.len() >= SHORTEST_VERSIONED_NAME && name.bytes().all(|b| b.is_ascii_alphabetic());
    (letters && name.len() < folded.len()).then_some(name)
}

/// Initials keep their plural through Snowball where they have no vowel: `dbs`, `vms`.
fn singular_initials(folded: &str) -> Option<&str> {
    let vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    let singular = folded.strip_suffix('s')?;
    (singular.len() >= 2 && !singular.bytes().any(vowel)).then_some(singular)
}
