//! What every format for people says in the same words: how evidence met its pattern, why a mention
//! is denied, how much of a concept is there.

use crate::grading::{ConceptReport, Denial, DenialReason, Evidence, How};

/// How the words met the pattern, where it was not word for word. The right word of a typo is told
/// only where the concept is `named`: it would give a hidden one away.
pub(super) fn how(evidence: &Evidence, named: bool) -> Option<String> {
    let typos = evidence.words.iter().filter(|word| word.how == How::Typo);
    let typos: Vec<&str> = typos.map(|word| word.term.as_str()).collect();
    match evidence.how {
        _ if !typos.is_empty() && named => Some(format!("typo of {}", typos.join(", "))),
        How::Typo => Some("typo".to_owned()),
        How::Exact | How::Near => None,
        how => Some(how.as_str().to_owned()),
    }
}

/// What stands before the words that deny.
pub(super) fn reason(denial: &Denial) -> &'static str {
    match denial.reason {
        DenialReason::Negated => "denied by",
        DenialReason::Plan => "only planned:",
        DenialReason::Hearsay => "only heard of:",
    }
}

/// How much of what was wanted is there: "1 of 2".
pub(super) fn partly(concept: &ConceptReport) -> String {
    let found = concept.evidence.iter().filter(|evidence| evidence.denied.is_none()).count();
    if found < concept.at_least {
        format!("{found} of {}", concept.at_least)
    } else {
        "in part".to_owned()
    }
}
