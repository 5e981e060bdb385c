//! What an answer's front matter says of it: its question, and concepts that a person accepted.
//!
//! ```yaml
//! ---
//! question: backend/caching
//! accept: [audits, {tests: "said as `trial run`"}]
//! ---
//! ```

use crate::grading::Accepted;
use crate::rubric::reading::{Fault, Kind, Node, parse, text};
use crate::text::front_matter;

/// What front matter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Front {
    /// The question's name.
    pub question: Option<Named>,
    /// The accepted concepts, by name.
    pub accept: Vec<(Named, Accepted)>,
}

/// A name, with the line that it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub name: String,
    pub line: usize,
}

/// What is wrong with front matter, and on which line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BadFront {
    pub line: usize,
    pub message: String,
    /// Whether it means to say something to `grade`.
    pub is_ours: bool,
}

/// The keys that are read; all others belong to other programs.
const KEYS: [&str; 2] = ["question", "accept"];

/// Reads the front matter of a text; where there is none it says nothing.
pub(super) fn read(answer: &str) -> Result<Front, BadFront> {
    let Some(span) = front_matter(answer) else { return Ok(Front::default()) };
    let block = span.of(answer);
    // Between the two lines `---`.
    let inside = block.find('\n').map_or("", |end| &block[end + 1..]);
    let inside = &inside[..inside.trim_end().len() - "---".len()];
    let is_ours = inside.lines().any(|line| {
        KEYS.iter().any(|key| line.strip_prefix(key).is_some_and(|it| it.starts_with(':')))
    });
    // The tree does not begin on the file's first line.
    let bad =
        |fault: &Fault| BadFront { line: fault.place.line() + 1, message: message(fault), is_ours };
    let tree = parse(inside).map_err(|fault| bad(&fault))?;
    let mut faults = Vec::new();
    let front = front(&tree, &mut faults);
    match faults.first() {
        Some(fault) => Err(bad(fault)),
        None => Ok(front),
    }
}

fn message(fault: &Fault) -> String {
    let mut message = format!("front matter: {}", fault.title);
    if !fault.label.is_empty() {
        message = format!("{message}: {}", fault.label);
    }
    match &fault.help {
        Some(help) => format!("{message}; {help}"),
        None => message,
    }
}

fn front(tree: &Node<'_>, faults: &mut Vec<Fault>) -> Front {
    let Kind::Map(entries) = &tree.kind else { return Front::default() };
    let value = |key: &str| {
        let entry = entries.iter().find(|(name, _)| name.text() == Some(key));
        entry.map(|(_, value)| value)
    };
    Front {
        question: value("question").and_then(|node| named(node, "`question`", faults)),
        accept: value("accept").map(|node| accepted(node, faults)).unwrap_or_default(),
    }
}

fn named(node: &Node<'_>, what: &str, faults: &mut Vec<Fault>) -> Option<Named> {
    let name = text(node, what, faults)?;
    Some(Named { name: name.to_owned(), line: node.place.line() + 1 })
}

/// `audits`, `[audits, {tests: reason}]` or `{tests: reason}`.
fn accepted(node: &Node<'_>, faults: &mut Vec<Fault>) -> Vec<(Named, Accepted)> {
    match &node.kind {
        Kind::Null => Vec::new(),
        Kind::List(nodes) => nodes.iter().flat_map(|node| accepted(node, faults)).collect(),
        Kind::Text(_) => {
            let name = named(node, "a concept under `accept`", faults);
            name.map(|name| (name, Accepted::default())).into_iter().collect()
        }
        Kind::Map(entries) => entries
            .iter()
            .filter_map(|(name, reason)| {
                let name = named(name, "a concept under `accept`", faults)?;
                let reason = text(reason, "a reason under `accept`", faults)?;
                Some((name, Accepted { reason: Some(reason.to_owned()) }))
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accept(front: &str) -> Vec<(String, usize, Option<String>)> {
        let front = read(&format!("---\n{front}\n---\ntext")).unwrap();
        let shown =
            |(named, accepted): (Named, Accepted)| (named.name, named.line, accepted.reason);
        front.accept.into_iter().map(shown).collect()
    }

    #[test]
    fn names_with_and_without_reasons() {
        let audits = ("audits".to_owned(), 2, None);
        let tests = ("tests".to_owned(), 2, Some("said as trial run".to_owned()));
        assert_eq!(accept("accept: audits"), std::slice::from_ref(&audits));
        assert_eq!(accept("accept: [audits, {tests: said as trial run}]"), [audits, tests.clone()]);
        assert_eq!(accept("accept: {tests: said as trial run}"), [tests]);
        assert_eq!(accept("accept:"), []);
        let lines = accept("title: x\naccept:\n  - audits\n  - tests: seen");
        assert_eq!(lines.iter().map(|(_, line, _)| *line).collect::<Vec<_>>(), [4, 5]);
    }

    #[test]
    fn a_question_is_a_text_as_it_stands() {
        let question =
            |front: &str| read(&format!("---\r\n{front}\r\n---\r\n")).unwrap().question.unwrap();
        assert_eq!(question("question: 9"), Named { name: "9".to_owned(), line: 2 });
        assert_eq!(question("a: b\r\nquestion: \"backend/caching\"").name, "backend/caching");
        assert_eq!(read("no front matter"), Ok(Front::default()));
        assert_eq!(read("---\ntags: [a, {b: c}]\n---\n"), Ok(Front::default()));
    }

    #[test]
    fn what_is_no_yaml_is_told_with_its_line() {
        let bad = read("---\nquestion: caching\ntitle: [open\n---\ntext").unwrap_err();
        assert!(bad.is_ours && bad.line >= 3 && bad.message.contains("not YAML"), "{bad:?}");
        assert!(!read("---\ntitle: [open\n---\n").unwrap_err().is_ours);
        let bad = read("---\nquestion: [a]\n---\n").unwrap_err();
        assert_eq!(
            bad.message,
            "front matter: `question` is a text: here is a list; write a text; one with special characters stands in quotes"
        );
    }
}
