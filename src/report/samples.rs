//! Hand-made reports for the tests of the formats.

use std::num::NonZeroUsize;

use crate::fraction::Fraction;
use crate::grading::{
    ConceptReport, Denial, DenialReason, Evidence, Flag, FlagKind, Gain, How, MisconceptionReport,
    NearMiss, Outcome, Report, Status, WordEvidence,
};
use crate::rubric::{
    Choice, Concept, ConceptId, Item, Length, PackId, Pattern, PatternKind, Phrase, Piece, Place,
    QuestionId, Rubric,
};
use crate::text::{Language, Position, Span};

pub(super) const ANSWER: &str = "\
# Caching

We put a Reddis box in front, so postgres gets far fewer queries.
I would write it in Go. No Kubernetes yet.
The cache is the source of truth.
";

pub(super) fn number(text: &str) -> Fraction {
    Fraction::parse(text).unwrap()
}

/// Evidence that quotes the answer from the first of its words to the last.
pub(super) fn evidence(pattern: &str, how: How, words: &[(&str, &str, How, f64)]) -> Evidence {
    let words: Vec<WordEvidence> = words
        .iter()
        .map(|&(word, term, how, similarity)| {
            let start = ANSWER.find(word).unwrap();
            let span = Span { start, end: start + word.len() };
            WordEvidence { span, term: term.to_owned(), how, similarity }
        })
        .collect();
    let span = Span { start: words[0].span.start, end: words[words.len() - 1].span.end };
    let before = &ANSWER[..span.start];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Evidence {
        quote: ANSWER[span.start..span.end].to_owned(),
        span,
        position: Position {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
        },
        similarity: words.iter().map(|word| word.similarity).fold(1.0, f64::min),
        words,
        context: Vec::new(),
        pattern: pattern.to_owned(),
        how,
        denied: None,
    }
}

pub(super) fn concept(id: &str, label: &str, status: Status, earned: &str) -> ConceptReport {
    ConceptReport {
        id: ConceptId::new(id),
        label: label.to_owned(),
        status,
        points: number(earned),
        max: Fraction::ONE,
        required: false,
        bonus: false,
        at_least: 1,
        evidence: Vec::new(),
        hint: None,
        praise: None,
        nearest: None,
        accepted: None,
    }
}

/// A report with every status, a misconception and flags.
pub(super) fn report() -> Report {
    let mut store = concept("cache-store", "Names a cache store or level", Status::Covered, "1");
    let typo = [("Reddis", "Redis", How::Typo, 5.0 / 6.0)];
    store.evidence = vec![evidence("Redis", How::Typo, &typo)];
    store.praise = Some("Naming the product makes it believable.".to_owned());

    let mut load = concept("less-load", "Spares the database trips", Status::Covered, "2");
    load.max = number("2");
    let words = [
        ("postgres", "$database", How::Exact, 1.0),
        ("fewer", "fewer", How::Exact, 1.0),
        ("queries", "query", How::Inflected, 1.0),
    ];
    load.evidence = vec![evidence("avoid | fewer & query & $database", How::Near, &words)];

    let mut languages = concept("languages", "Two languages", Status::Partial, "0.5");
    languages.at_least = 2;
    languages.evidence = vec![evidence("Go", How::Exact, &[("Go", "Go", How::Exact, 1.0)])];

    let mut stale = concept("staleness", "Says when cached data goes stale", Status::Missing, "0");
    stale.required = true;
    stale.hint = Some("What happens when the data behind it changes?".to_owned());
    stale.nearest = Some(NearMiss {
        pattern: "invalidate | expire & cache".to_owned(),
        found: Some((Span { start: 2, end: 9 }, "Caching".to_owned())),
        why: "nothing meets “invalidate | expire”.".to_owned(),
    });

    let mut orchestrator =
        concept("orchestrator", "Runs it on an orchestrator", Status::Denied, "0");
    let mut denied =
        evidence("Kubernetes", How::Exact, &[("Kubernetes", "Kubernetes", How::Exact, 1.0)]);
    let no = ANSWER.find("No Kub").unwrap();
    denied.denied = Some(Denial {
        reason: DenialReason::Negated,
        span: Span { start: no, end: no + 2 },
        quote: "No".to_owned(),
    });
    orchestrator.evidence = vec![denied];

    let mut measured = concept("measured-impact", "Measures the effect", Status::Missing, "0");
    measured.bonus = true;

    let claim = evidence(
        "cache & source of truth",
        How::Near,
        &[
            ("cache is", "cache", How::Exact, 1.0),
            ("source", "source", How::Exact, 1.0),
            ("of truth", "truth", How::Exact, 1.0),
        ],
    );
    Report {
        source: "answers/caching.md".to_owned(),
        question: "backend/caching".to_owned(),
        prompt: "Can you explain the role of caching, with an example?".to_owned(),
        rubric: "sha256:0123".to_owned(),
        score: number("2.5"),
        max: number("6"),
        percent: Fraction::percent_of(number("2.5"), number("6")),
        pass: number("60"),
        review: None,
        outcome: Outcome::Failed,
        required_missing: vec![ConceptId::new("staleness")],
        flags: vec![Flag {
            kind: FlagKind::Mixed,
            concepts: vec![ConceptId::new("orchestrator")],
            says: "It is both affirmed and denied.".to_owned(),
        }],
        concepts: vec![store, load, languages, stale, orchestrator, measured],
        misconceptions: vec![MisconceptionReport {
            id: ConceptId::new("cache-is-durable"),
            points: Fraction::ONE,
            evidence: vec![claim],
            says: Some("A cache may lose its data at any time.".to_owned()),
        }],
        feedback: Some("Read up on invalidation.".to_owned()),
        most_to_gain: Some(Gain {
            concept: 3,
            points: Fraction::ONE,
            percent: Fraction::percent_of(number("3.5"), number("6")),
        }),
    }
}

/// The part of the rubric that a report needs: what would have counted.
pub(super) fn rubric() -> Rubric {
    let wanted = [
        ("cache-store", "Redis"),
        ("less-load", "avoid | fewer & query & $database"),
        ("languages", "Go"),
        ("staleness", "invalidate | expire & cache"),
        ("orchestrator", "Kubernetes"),
        ("measured-impact", "$measured"),
    ];
    let concepts = wanted.map(|(id, line)| Concept {
        id: ConceptId::new(id),
        label: id.to_owned(),
        points: Fraction::ONE,
        required: false,
        bonus: false,
        done: false,
        at_least: NonZeroUsize::MIN,
        items: vec![Item { names: vec![pattern(line)] }],
        not: Vec::new(),
        names: Vec::new(),
        hint: None,
        praise: None,
        place: Place::default(),
        label_place: None,
        hint_place: None,
    });
    Rubric {
        id: QuestionId::new("caching"),
        pack: Some(PackId::new("backend")),
        prompt: String::new(),
        aliases: Vec::new(),
        pass: number("60"),
        review: None,
        length: Length::default(),
        language: Language::English,
        lists: false,
        concepts: concepts.into(),
        misconceptions: Vec::new(),
        feedback: Vec::new(),
        reference: None,
        reference_place: None,
        examples: Vec::new(),
        groups: Vec::new(),
        hash: String::new(),
    }
}

/// A pattern of which only the source is of interest.
fn pattern(source: &str) -> Pattern {
    let word = Phrase([Piece::Word(source.into())].into());
    Pattern {
        source: source.to_owned(),
        worth: Fraction::ONE,
        typos: None,
        within: None,
        kind: PatternKind::Line(Choice([word].into()).into()),
        place: Place::default(),
    }
}
