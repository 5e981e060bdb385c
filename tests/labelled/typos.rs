//! Typos made by rule: what a clean answer covers should stay covered, and nothing else come up.
//!
//! One word of ten is mistyped, of those with four letters or more, as fingers do it: two letters
//! change places, one is dropped, doubled, or hit beside. A mistyped word that is itself a word is
//! discarded, since nobody could know. `GRADE_MISSES=1` lists what comes up and what gets lost.

use std::collections::HashSet;

use grade::grading::{Evidence, Report, Status};

use crate::data::Set;
use crate::misses_wanted;
use crate::pack::GRADERS;

/// The share of clean coverage that must survive (measured: .992 over 40 variants of each answer).
const FLOOR: f64 = 0.95;

/// So much may come up that the clean answer does not cover, as a share of what it covers (measured:
/// .0003).
const MOST_NEW: f64 = 0.001;

/// So many variants of every answer are tried; `GRADE_SEEDS` sets another number.
const SEEDS: u64 = 12;

/// One typo in so many words.
const EVERY: u64 = 10;

const SHORTEST: usize = 4;

/// So many bytes are shown on both sides of what came up.
const AROUND: usize = 90;

#[test]
#[allow(clippy::cast_precision_loss)] // counts of a few hundred
fn typos() {
    let words: HashSet<&str> = [
        include_str!("../../src/text/data/common-words.txt"),
        include_str!("../../src/text/data/technical-words.txt"),
    ]
    .into_iter()
    .flat_map(str::lines)
    .collect();
    let sets = [Set::own(), Set::open()];
    let answers: Vec<_> = sets.iter().filter_map(Set::read).flatten().collect();
    let clean = |kind: &str| !matches!(kind, "typos" | "stuffed" | "trap");
    let seeds = seeds();
    let (mut covered, mut kept, mut new) = (0, 0, 0);
    for answer in answers.iter().filter(|answer| clean(&answer.kind)) {
        let grader = &GRADERS[&answer.question];
        let before = ids(&grader.grade(&answer.answer));
        for seed in 1..=seeds {
            let variant = mistyped(&answer.answer, seed, &words);
            let report = grader.grade(&variant);
            let after = ids(&report);
            if misses_wanted() {
                let slips = slips(&answer.answer, &variant);
                gained(&answer.id, &report, &variant, &slips, after.difference(&before));
                lost(&answer.id, &slips, before.difference(&after));
            }
            covered += before.len();
            kept += before.intersection(&after).count();
            new += after.difference(&before).count();
        }
    }
    let share = kept as f64 / covered as f64;
    println!(
        "\ntypos by rule: {kept} of {covered} covered concepts stay ({share:.3}), {new} come up"
    );
    assert!(share >= FLOOR, "{share:.3} of the clean coverage, below {FLOOR}");
    let gained = new as f64 / covered as f64;
    assert!(gained <= MOST_NEW, "{new} concepts come up, more than {MOST_NEW} of {covered}");
}

fn seeds() -> u64 {
    let set = std::env::var("GRADE_SEEDS").ok();
    set.map_or(SEEDS, |set| set.parse().expect("GRADE_SEEDS is a number"))
}

/// Shows what came up, with the text around it.
fn gained<'c>(
    answer: &str,
    report: &Report,
    variant: &str,
    slips: &str,
    new: impl Iterator<Item = &'c String>,
) {
    for id in new {
        let concept = report.concepts.iter().find(|concept| concept.id.as_str() == id);
        for evidence in concept.into_iter().flat_map(|concept| &concept.evidence) {
            let Evidence { quote, pattern, span, .. } = evidence;
            let from = variant.floor_char_boundary(span.start.saturating_sub(AROUND));
            let to = variant.floor_char_boundary(span.end + AROUND);
            let around = variant[from..to].replace('\n', " / ");
            println!("  new   {answer} {id} “{quote}” by {pattern} :: {around} :: {slips}");
        }
    }
}

/// Names what is no longer found.
fn lost<'c>(answer: &str, slips: &str, gone: impl Iterator<Item = &'c String>) {
    for id in gone {
        println!("  lost  {answer} {id} :: {slips}");
    }
}

/// The words that are mistyped in a variant, with what they were.
fn slips(answer: &str, variant: &str) -> String {
    let pairs = answer.split_whitespace().zip(variant.split_whitespace());
    let slips = pairs.filter(|(meant, written)| meant != written);
    slips.map(|(meant, written)| format!("{meant}>{written} ")).collect()
}

fn ids(report: &Report) -> HashSet<String> {
    let covered = report.concepts.iter().filter(|concept| concept.status == Status::Covered);
    covered.map(|concept| concept.id.to_string()).collect()
}

/// The answer with every tenth word mistyped, in a way that a seed decides.
fn mistyped(answer: &str, seed: u64, words: &HashSet<&str>) -> String {
    let mut chance = Chance(seed);
    let mut out = String::new();
    for piece in answer.split_inclusive(|c: char| !c.is_ascii_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_alphabetic());
        let hit = word.len() >= SHORTEST && chance.next().is_multiple_of(EVERY);
        let wrong = if hit { slip(word, &mut chance) } else { word.to_owned() };
        let is_word = words.contains(wrong.to_lowercase().as_str());
        out.push_str(if is_word { word } else { &wrong });
        out.push_str(&piece[word.len()..]);
    }
    out
}

/// One slip of the fingers.
fn slip(word: &str, chance: &mut Chance) -> String {
    const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let mut letters: Vec<char> = word.chars().collect();
    let at = usize::try_from(chance.next()).unwrap_or(0) % (letters.len() - 1);
    match chance.next() % 4 {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => {
            let row = ROWS.iter().find(|row| row.contains(letters[at].to_ascii_lowercase()));
            let beside = row.and_then(|row| {
                let place = row.find(letters[at].to_ascii_lowercase())?;
                row.chars().nth(if place == 0 { 1 } else { place - 1 })
            });
            letters[at] = beside.unwrap_or(letters[at]);
        }
    }
    letters.into_iter().collect()
}

/// Numbers that look random and are the same every time (Steele and Vigna's splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
