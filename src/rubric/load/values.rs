//! Single values: texts, numbers, yes or no. Each has one way to be wrong, and says what it found.

use std::ops::RangeInclusive;

use crate::fraction::Fraction;
use crate::rubric::diagnostics::Fault;
use crate::rubric::yaml::{Kind, Node};

/// A text as it stands, without the blanks around it; never empty.
pub(crate) fn text<'t>(node: &'t Node<'_>, what: &str, faults: &mut Vec<Fault>) -> Option<&'t str> {
    match node.text().map(str::trim) {
        Some("") => {
            faults.push(empty(node, what));
            None
        }
        Some(text) => Some(text),
        None if matches!(node.kind, Kind::Null) => {
            faults.push(empty(node, what));
            None
        }
        None => {
            faults.push(
                Fault::new(node.place, format!("{what} is a text"))
                    .label(format!("here is {}", node.what()))
                    .help("write a text; one with special characters stands in quotes"),
            );
            None
        }
    }
}

fn empty(node: &Node<'_>, what: &str) -> Fault {
    Fault::new(node.place, format!("{what} is empty")).label("no text").help("write a text")
}

/// A number of at most four decimals.
pub(in crate::rubric) fn number(
    node: &Node<'_>,
    what: &str,
    range: &str,
    allowed: impl Fn(Fraction) -> bool,
    faults: &mut Vec<Fault>,
) -> Option<Fraction> {
    let value = Fraction::parse(text(node, what, faults)?);
    if value.is_some_and(allowed) {
        return value;
    }
    let help = "write digits, with a point before the decimals: 2, 0.5";
    faults.push(not_a_number(node, what, range, value.is_some()).help(help));
    None
}

/// A percentage, 0 to 100.
pub(crate) fn percent(node: &Node<'_>, what: &str, faults: &mut Vec<Fault>) -> Option<Fraction> {
    let hundred = Fraction::whole(100);
    number(node, what, "a percentage from 0 to 100", |value| value <= hundred, faults)
}

/// A whole number.
pub(in crate::rubric) fn whole(
    node: &Node<'_>,
    what: &str,
    range: RangeInclusive<u32>,
    faults: &mut Vec<Fault>,
) -> Option<u32> {
    let written = text(node, what, faults)?;
    let value = written.parse().ok().filter(|_| written.bytes().all(|byte| byte.is_ascii_digit()));
    if value.is_some_and(|value| range.contains(&value)) {
        return value;
    }
    let range = format!("a whole number from {} to {}", range.start(), range.end());
    faults.push(not_a_number(node, what, &range, value.is_some()).help("write it in digits"));
    None
}

fn not_a_number(node: &Node<'_>, what: &str, range: &str, is_number: bool) -> Fault {
    let label = if is_number { "out of range" } else { "not such a number" };
    Fault::new(node.place, format!("{what} is {range}")).label(label)
}

/// `true` or `false`.
pub(crate) fn flag(node: &Node<'_>, what: &str, faults: &mut Vec<Fault>) -> bool {
    match node.text() {
        Some("true" | "True" | "TRUE") => true,
        Some("false" | "False" | "FALSE") => false,
        found => {
            let found = found.map_or_else(|| node.what().to_owned(), |text| format!("`{text}`"));
            faults.push(
                Fault::new(node.place, format!("{what} is true or false"))
                    .label(format!("here is {found}"))
                    .help("write `true`, or take the key out"),
            );
            false
        }
    }
}

/// The entries of a list, or the one value that stands for a list of one; never empty.
pub(crate) fn list<'t>(
    node: &'t Node<'t>,
    what: &str,
    example: &str,
    faults: &mut Vec<Fault>,
) -> &'t [Node<'t>] {
    match &node.kind {
        Kind::List(nodes) if !nodes.is_empty() => nodes,
        Kind::List(_) | Kind::Null => {
            faults.push(
                Fault::new(node.place, format!("{what} is empty"))
                    .label("an empty list")
                    .help(format!("write at least one entry: {example}")),
            );
            &[]
        }
        Kind::Text(_) | Kind::Map(_) => std::slice::from_ref(node),
    }
}
