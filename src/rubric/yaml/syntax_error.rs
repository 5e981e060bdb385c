//! What is wrong with a text that is not YAML, in words that help who meant no YAML at all.

use saphyr_parser::ScanError;

use crate::rubric::diagnostics::Fault;
use crate::rubric::model::Place;

/// Remedies by a part of the parser's message.
const REMEDIES: [(&str, &str); 15] = [
    ("mapping values are not allowed", "a text with `: ` in it stands in quotes"),
    ("illegal placement of ':'", "a text with `:` in it stands in quotes"),
    (
        "simple key expect",
        "is a `:` missing after a key? A text over several lines stands after `|`",
    ),
    ("unknown anchor", "a text that begins with `*` stands in quotes"),
    ("anchor or alias", "a text that begins with `&` or `*` stands in quotes"),
    ("unexpected character", "a text that begins with this character stands in quotes"),
    ("tabs disallowed", "indent with spaces"),
    ("a tab", "use spaces"),
    ("tab cannot", "indent with spaces"),
    ("quoted scalar, found unexpected end", "close the quotes"),
    ("indentation in quoted scalar", "close the quotes"),
    ("escape character", "use single quotes, in which a backslash is only itself"),
    ("trailing content after double-quoted", "the quotes go around the whole text"),
    ("flow sequence, expected", "close the list with `]`, and put a text with brackets in quotes"),
    ("flow mapping, did not", "close the mapping with `}`, and put a text with braces in quotes"),
];

/// The remedy where the message says too little.
const REMEDY: &str = "check the indentation, and put a text with special characters in quotes";

/// Turns a parser's error at some byte into a fault with a remedy.
pub(super) fn explain(error: &ScanError, at: usize, source: &str) -> Fault {
    let info = error.info();
    let remedy = REMEDIES.iter().find(|(part, _)| info.contains(part));
    // What is missing at the end is shown behind the last thing that is there.
    let at = at.min(source.trim_end().len());
    Fault::new(place(source, at), "this is not YAML")
        .label(info)
        .help(remedy.map_or(REMEDY, |(_, remedy)| remedy))
}

/// A byte that no text file holds.
pub(super) fn null_byte(source: &str, at: usize) -> Fault {
    Fault::new(place(source, at), "this is not a text file")
        .label("a byte 0")
        .help("save it as UTF-8 text")
}

/// The place of the character at a byte.
pub(super) fn place(source: &str, at: usize) -> Place {
    let before = &source[..at];
    let line_start = before.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let breaks = before.matches('\n').count() + before.replace("\r\n", "").matches('\r').count();
    let length = source[at..].chars().next().filter(|c| !matches!(c, '\n' | '\r'));
    let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
    Place::new(at..at + length.map_or(0, char::len_utf8), breaks + 1, column)
}
