//! How a text is cut into runs.

use super::super::marks::{Role, Run, runs};
use crate::grading::{Evidence, How, Report, Status, WordEvidence};
use crate::report::samples::{concept, report};
use crate::text::{Position, Span};

fn evidence(span: (usize, usize), words: &[(usize, usize)]) -> Evidence {
    let word = |&(start, end)| WordEvidence {
        span: Span { start, end },
        term: String::new(),
        how: How::Exact,
        similarity: 1.0,
    };
    Evidence {
        quote: String::new(),
        span: Span::new(span.0, span.1),
        position: Position::default(),
        words: words.iter().map(word).collect(),
        context: Vec::new(),
        pattern: String::new(),
        how: How::Exact,
        similarity: 1.0,
        denied: None,
    }
}

/// A report with a concept for each of these pieces of evidence.
fn judged(all: Vec<Evidence>) -> Report {
    let mut report = report();
    report.misconceptions.clear();
    let concepts = all.into_iter().map(|evidence| {
        let mut concept = concept("x", "X", Status::Covered, "1");
        concept.evidence = vec![evidence];
        concept
    });
    report.concepts = concepts.collect();
    report
}

/// Runs as text: `[01:ab*cd*]` is a run of the concepts 0 and 1, of which `cd` is a word.
fn shown(runs: &[Run], text: &str) -> String {
    let mut shown = String::new();
    for run in runs {
        let claims: Vec<String> = run.claims.iter().map(|(_, place)| place.to_string()).collect();
        let pieces = run.pieces.iter().map(|piece| {
            let part = piece.span.of(text);
            if piece.is_word { format!("*{part}*") } else { part.to_owned() }
        });
        let pieces: String = pieces.collect();
        if claims.is_empty() {
            shown.push_str(&pieces);
        } else {
            shown.push_str(&format!("[{}:{pieces}]", claims.concat()));
        }
    }
    shown
}

fn cut(all: Vec<Evidence>, text: &str) -> String {
    shown(&runs(&judged(all), text, Span::new(0, text.len())), text)
}

#[test]
fn words_are_told_from_the_text_between_them() {
    let one = evidence((2, 8), &[(2, 3), (6, 8)]);
    assert_eq!(cut(vec![one], "0123456789"), "01[0:*2*345*67*]89");
}

#[test]
fn overlapping_evidence_is_cut_where_it_begins_and_ends() {
    let (one, other) = (evidence((1, 6), &[(1, 2), (5, 6)]), evidence((4, 8), &[(4, 8)]));
    assert_eq!(cut(vec![one, other], "0123456789"), "0[0:*1*23][01:*45*][1:*67*]89");
    let (outer, inner) = (evidence((0, 10), &[(0, 1), (9, 10)]), evidence((4, 6), &[(4, 6)]));
    assert_eq!(cut(vec![outer, inner], "0123456789"), "[0:*0*123][01:*45*][0:678*9*]");
    let same = evidence((3, 5), &[(3, 5)]);
    assert_eq!(cut(vec![same.clone(), same], "0123456789"), "012[01:*34*]56789");
}

#[test]
fn evidence_that_touches_stays_apart() {
    let (one, other) = (evidence((0, 3), &[(0, 3)]), evidence((3, 6), &[(3, 6)]));
    assert_eq!(cut(vec![one, other], "abcdef"), "[0:*abc*][1:*def*]");
}

#[test]
fn what_denies_and_what_is_borrowed_have_their_own_marks() {
    let runs = runs(&report(), super::ANSWER, Span::new(0, super::ANSWER.len()));
    let roles: Vec<(Role, &str)> = runs
        .iter()
        .flat_map(|run| run.claims.iter().map(|(role, _)| (*role, run.span().of(super::ANSWER))))
        .collect();
    assert!(roles.contains(&(Role::Denies, "No")), "{roles:?}");
    assert!(roles.contains(&(Role::Denied, "Kubernetes")), "{roles:?}");
    assert!(roles.contains(&(Role::Misconception, "cache is the source of truth")), "{roles:?}");
}

#[test]
fn spans_beyond_the_part_or_inside_a_character_do_no_harm() {
    let wild = evidence((3, 90), &[(1, 4), (80, 90)]);
    assert_eq!(cut(vec![wild], "aébc"), "a*é*[0:*b*c]");
    assert_eq!(cut(vec![evidence((2, 4), &[(2, 4)])], "aébc"), "a[0:*éb*]c");
    assert_eq!(cut(vec![evidence((0, 1), &[(0, 1)])], ""), "");
}
