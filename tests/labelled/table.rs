//! A measured set as a table a person can read.

use crate::counts::Counts;
use crate::measure::{Measured, STUFFED};

/// The order of rows; a kind that is not here follows at the end.
const KINDS: [&str; 10] = [
    "strong",
    "average",
    "notes",
    "non-native",
    "typos",
    "spoken",
    "real",
    "negated",
    "trap",
    STUFFED,
];

/// The columns of [`concept_columns`], empty.
const NO_CONCEPTS: &str = "                   |                      |         |       ";

/// One row a kind and one for all.
///
/// `denied` counts the pairs labelled as denied that the grader called so; under `deserve to pass`
/// stand the answers that should pass by their labels, of these the failed and those for review.
pub fn table(title: &str, measured: &Measured) -> String {
    let mut rows = vec![String::new(), title.to_owned()];
    rows.push(format!("{:19} |{} | {:21} | {:21}", "", NO_CONCEPTS, "deserve to pass", "do not"));
    rows.push(format!(
        "{:<11}{:>8} |{} |{}   |{}",
        "kind",
        "answers",
        " hits false missed |  prec. recall     F1 | partial | denied",
        " all  failed  review",
        " all  passed  review",
    ));
    let place = |kind: &str| KINDS.iter().position(|known| *known == kind).unwrap_or(KINDS.len());
    let mut kinds: Vec<_> = measured.kinds.iter().collect();
    kinds.sort_by_key(|(kind, _)| place(kind));
    rows.extend(kinds.into_iter().map(|(kind, counts)| row(kind, counts)));
    rows.push(row("all", &measured.total));
    rows.join("\n") + "\n"
}

fn row(kind: &str, counts: &Counts) -> String {
    let concepts = if kind == STUFFED { NO_CONCEPTS.to_owned() } else { concept_columns(counts) };
    let (deserving, undeserving) = (counts.deserving, counts.undeserving);
    format!(
        "{kind:<11}{:>8} |{concepts} |{:>4}{:>8}{:>8}   |{:>4}{:>8}{:>8}",
        counts.answers,
        deserving.all(),
        deserving.failed,
        deserving.review,
        undeserving.all(),
        undeserving.passed,
        undeserving.review,
    )
}

fn concept_columns(counts: &Counts) -> String {
    format!(
        "{:>5}{:>6}{:>7} |{:>7}{:>7}{:>7} |{:>8} |{:>7}",
        counts.hits,
        counts.false_hits,
        counts.misses,
        share(counts.precision()),
        share(counts.recall()),
        share(counts.f1()),
        counts.partial,
        format!("{}/{}", counts.denied_right, counts.denied),
    )
}

fn share(value: f64) -> String {
    if value.is_nan() { "-".to_owned() } else { format!("{value:.3}") }
}
