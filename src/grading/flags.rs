//! Remarks on the whole answer.

use std::collections::HashSet;

use super::{Flag, FlagKind, How, Report, Status};
use crate::fraction::share;
use crate::in_words::counted;
use crate::matching::{Findings, Match};
use crate::rubric::{PatternKind, Rubric};
use crate::text::{Document, Echo, Language, SentenceKind};

/// A list of keywords has so many words at least; fewer are an answer to a small question, …
const LIST_WORDS: usize = 12;

/// … unless they name so many concepts.
const LIST_CONCEPTS: usize = 4;

/// A list has hardly a word that only holds a sentence together, whatever share of a short and dense
/// answer is evidence (measured over the same answers: lists have .03 and below, prose .23 and above).
const LIST_GRAMMAR: f64 = 0.15;

/// The commonest words that hold English sentences together and name nothing.
const GRAMMAR: [&str; 64] = [
    "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "for", "with", "at", "by",
    "from", "as", "is", "are", "was", "were", "be", "been", "it", "its", "this", "that", "these",
    "those", "i", "we", "you", "they", "he", "she", "my", "our", "your", "their", "me", "us",
    "them", "not", "do", "does", "did", "has", "have", "had", "will", "would", "can", "could",
    "should", "so", "if", "than", "when", "which", "who", "what", "because", "into", "then",
    "there",
];

/// An answer in which nothing was found is off the topic from so many words on.
const OFF_TOPIC_WORDS: usize = 20;

/// From this share of words that are evidence sentences are a list of keywords (measured over 144
/// labelled answers: lists have .88 and above, the tersest notes .70 and below).
const LIST_SHARE: f64 = 0.75;

/// A sentence repeats a text if so much of it stands in runs of words that the text has too.
const COPIED_SHARE: f64 = 0.8;

/// An answer repeats the reference if so much of it is copied sentences.
const COPIED_ANSWER: f64 = 0.5;

/// What the remarks are drawn from.
pub(super) struct Answer<'a> {
    pub rubric: &'a Rubric,
    pub document: &'a Document<'a>,
    pub findings: &'a Findings,
    pub report: &'a Report,
    pub copied_prompt: bool,
    pub reference: Option<&'a Echo>,
}

/// What asks a question: its prompt, and the titles by which a heading is known to.
#[derive(Debug)]
pub(super) struct Asked {
    prompt: Echo,
    titles: Vec<Echo>,
}

impl Asked {
    /// What asks a rubric's question.
    pub fn by(rubric: &Rubric) -> Self {
        let echo = |text: &str| Echo::new(text, rubric.language);
        let lines = rubric.aliases.iter().filter(|it| matches!(it.kind, PatternKind::Line(_)));
        let aliases = lines.map(|alias| alias.source.as_str());
        let titles = [rubric.id.as_str(), &rubric.prompt].into_iter().chain(aliases);
        Self { prompt: echo(&rubric.prompt), titles: titles.map(echo).collect() }
    }

    /// Makes every sentence that only repeats the prompt or asks the question count for nothing.
    /// Returns whether a sentence was copied.
    pub fn silence_in(&self, document: &mut Document<'_>) -> bool {
        let mut copied = false;
        for at in 0..document.sentences().len() {
            let title = self.titles.iter().any(|echo| echo.is_title(document, at));
            let repeats = is_copy(&self.prompt, document, at);
            copied |= repeats && document.sentences()[at].kind == SentenceKind::Text;
            if title || repeats {
                document.silence(at);
            }
        }
        copied
    }
}

fn is_copy(text: &Echo, document: &Document<'_>, sentence: usize) -> bool {
    let words = document.sentences()[sentence].words.len();
    share(text.repeated(document, sentence), words) >= COPIED_SHARE
}

/// Every remark that applies.
pub(super) fn raise(answer: &Answer<'_>) -> Vec<Flag> {
    [
        keyword_list(answer),
        copied_reference(answer),
        copied_prompt(answer),
        length(answer),
        off_topic(answer),
        mixed(answer),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn flag(kind: FlagKind, says: String) -> Flag {
    Flag { kind, concepts: Vec::new(), says }
}

fn keyword_list(answer: &Answer<'_>) -> Option<Flag> {
    let met = answer.findings.words_met();
    let beside = sentences_of(&met, answer.document);
    let grammar = grammar(answer.document, &beside);
    let (met, words) = (met.len(), beside.len());
    let covered = answer.report.concepts.iter().filter(|it| it.status == Status::Covered).count();
    let is_list = (words >= LIST_WORDS || covered >= LIST_CONCEPTS)
        && !answer.rubric.lists
        && share(met, words) >= LIST_SHARE
        && share(grammar, words) < LIST_GRAMMAR;
    is_list.then(|| {
        flag(
            FlagKind::KeywordList,
            format!("{met} of {words} words are keywords; a list of keywords is no answer."),
        )
    })
}

/// All words of the sentences in which some words stand. What is said beside a list makes it no answer:
/// "I just write down the words."
fn sentences_of(words: &[usize], document: &Document<'_>) -> Vec<usize> {
    let mut sentences: Vec<usize> =
        words.iter().map(|&word| document.words()[word].sentence).collect();
    sentences.dedup();
    sentences.iter().flat_map(|&at| document.sentences()[at].words.clone()).collect()
}

/// How many words hold sentences together; none in a language whose words are not known.
fn grammar(document: &Document<'_>, words: &[usize]) -> usize {
    if document.language() != Language::English {
        return 0;
    }
    words.iter().filter(|&&at| GRAMMAR.contains(&document.folded(at))).count()
}

fn copied_reference(answer: &Answer<'_>) -> Option<Flag> {
    let reference = answer.reference?;
    let document = answer.document;
    let copied: usize = (0..document.sentences().len())
        .filter(|&sentence| is_copy(reference, document, sentence))
        .map(|sentence| document.sentences()[sentence].words.len())
        .sum();
    let words = document.words().len();
    (words > 0 && share(copied, words) >= COPIED_ANSWER).then(|| {
        flag(
            FlagKind::CopiedReference,
            format!("{copied} of {words} words stand in sentences of the reference answer."),
        )
    })
}

fn copied_prompt(answer: &Answer<'_>) -> Option<Flag> {
    answer.copied_prompt.then(|| {
        flag(
            FlagKind::CopiedPrompt,
            "Sentences that repeat the question count for nothing.".to_owned(),
        )
    })
}

fn length(answer: &Answer<'_>) -> Option<Flag> {
    let words = answer.document.words().len();
    let bound = |bound: Option<u32>| bound.and_then(|bound| usize::try_from(bound).ok());
    match (bound(answer.rubric.length.min), bound(answer.rubric.length.max)) {
        (Some(min), _) if words < min => Some(flag(
            FlagKind::TooShort,
            format!("{}; at least {min} are expected.", counted(words, "word")),
        )),
        (_, Some(max)) if words > max => Some(flag(
            FlagKind::TooLong,
            format!("{}; at most {max} are expected.", counted(words, "word")),
        )),
        _ => None,
    }
}

/// An answer of some length in which no concept was even named.
fn off_topic(answer: &Answer<'_>) -> Option<Flag> {
    let named = answer.report.concepts.iter().any(|concept| concept.status != Status::Missing);
    (answer.document.words().len() >= OFF_TOPIC_WORDS && !named).then(|| {
        flag(FlagKind::OffTopic, "None of what the question asks for was found.".to_owned())
    })
}

/// Concepts of which the same item is both affirmed and denied.
fn mixed(answer: &Answer<'_>) -> Option<Flag> {
    let is_mixed = |items: &Vec<Vec<Match>>| items.iter().any(|found| is_contradictory(found));
    let concepts: Vec<_> = answer
        .rubric
        .concepts
        .iter()
        .zip(&answer.findings.concepts)
        .filter(|(_, items)| is_mixed(items))
        .map(|(concept, _)| concept.id.clone())
        .collect();
    (!concepts.is_empty()).then(|| Flag {
        kind: FlagKind::Mixed,
        concepts,
        says: "Both affirmed and denied in the same answer.".to_owned(),
    })
}

/// Whether a thing is named both ways, by the same words of the rubric: "Redis, not Memcached" is
/// no contradiction. Words that merely stand near each other name nothing.
fn is_contradictory(found: &[Match]) -> bool {
    let named = || found.iter().filter(|found| found.how != How::Near);
    let terms = |found: &Match| found.terms().map(str::to_owned).collect::<Vec<_>>();
    let denied: HashSet<_> = named().filter(|found| found.denied.is_some()).map(terms).collect();
    !denied.is_empty()
        && named().any(|found| found.denied.is_none() && denied.contains(&terms(found)))
}
