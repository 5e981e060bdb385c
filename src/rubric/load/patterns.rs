//! One pattern: a line, or a mapping with `match`, `exact` or `regex` and its options.

use regex::Regex;

use super::values::{list, number, text, whole};
use super::{Keys, Loader};
use crate::fraction::Fraction;
use crate::rubric::diagnostics::Fault;
use crate::rubric::model::{Choice, Line, Pattern, PatternKind, Phrase, Piece, Place, Within};
use crate::rubric::pattern_line::{self, LineFault};
use crate::rubric::yaml::{Kind, Node};

/// What a pattern may be given beside what it looks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Options {
    /// `worth`, `typos`, `within`: where patterns earn points.
    Scored,
    /// `typos`, `within`: where they cost points.
    Loose,
    /// None: where they only cancel or name.
    Plain,
}

impl Options {
    fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Scored => &["match", "exact", "regex", "worth", "typos", "within"],
            Self::Loose => &["match", "exact", "regex", "typos", "within"],
            Self::Plain => &["match", "exact", "regex"],
        }
    }
}

impl<'t> Loader<'t> {
    /// A list of patterns, or a single one.
    pub(super) fn patterns(
        &mut self,
        node: &'t Node<'t>,
        what: &str,
        options: Options,
    ) -> Vec<Pattern> {
        let nodes = list(node, what, "[a phrase, another phrase]", &mut self.faults);
        nodes.iter().filter_map(|node| self.pattern(node, options)).collect()
    }

    /// One pattern.
    pub(super) fn pattern(&mut self, node: &'t Node<'t>, options: Options) -> Option<Pattern> {
        match &node.kind {
            Kind::Text(_) => {
                self.line(node).map(|(source, line)| pattern(source, line, node.place))
            }
            Kind::Map(_) => self.mapping(node, options),
            Kind::List(_) | Kind::Null => {
                self.faults.push(
                    Fault::new(node.place, "a pattern is a text or a mapping")
                        .label(format!("here is {}", node.what()))
                        .help("write a pattern line, or {match: …}, {exact: …} or {regex: …}"),
                );
                None
            }
        }
    }

    /// A pattern line with its source.
    fn line(&mut self, node: &'t Node<'t>) -> Option<(String, Line)> {
        let written = node.text()?;
        match pattern_line::parse(written, &mut self.groups) {
            Ok(line) => Some((written.trim().to_owned(), line)),
            Err(wrong) => {
                let source = self.file.text;
                self.faults.extend(wrong.into_iter().map(|fault| line_fault(node, source, fault)));
                None
            }
        }
    }

    fn mapping(&mut self, node: &'t Node<'t>, options: Options) -> Option<Pattern> {
        let keys = Keys::open(node, "a pattern", options.keys(), &mut self.faults);
        let forms = ["match", "exact", "regex"].map(|form| keys.entry(form));
        let mut pattern = match forms {
            [Some((_, line)), None, None] => {
                text(line, "`match`", &mut self.faults)?;
                let (source, line) = self.line(line)?;
                pattern(source, line, node.place)
            }
            [None, Some((_, spelling)), None] => {
                let (source, choice) = exact(spelling, &mut self.faults)?;
                pattern(source.to_owned(), choice.into(), node.place)
            }
            [None, None, Some((_, regex))] => self.regex(regex, node.place)?,
            _ => {
                self.faults.push(several_forms(node, forms.iter().flatten().count()));
                return None;
            }
        };
        let is_match = forms[0].is_some();
        self.options(&keys, is_match, &mut pattern);
        Some(pattern)
    }

    fn options(&mut self, keys: &Keys<'t>, is_match: bool, pattern: &mut Pattern) {
        let faults = &mut self.faults;
        for (key, _) in ["typos", "within"].into_iter().filter_map(|key| keys.entry(key)) {
            if !is_match {
                faults.push(
                    Fault::new(key.place, "only `match` takes `typos` and `within`")
                        .label("of no meaning here")
                        .help("take it out, or use `match`"),
                );
            }
        }
        if let Some(worth) = keys.get("worth") {
            let range = "a share of the points, above 0 and at most 1";
            let allowed = |value| value > Fraction::ZERO && value <= Fraction::ONE;
            if let Some(worth) = number(worth, "`worth`", range, allowed, faults) {
                pattern.worth = worth;
            }
        }
        if let Some(typos) = keys.get("typos") {
            let typos = whole(typos, "`typos`", 0..=2, faults);
            pattern.typos = typos.and_then(|typos| u8::try_from(typos).ok());
        }
        if let Some(within) = keys.get("within") {
            pattern.within = read_within(within, faults);
        }
    }

    fn regex(&mut self, node: &'t Node<'t>, place: Place) -> Option<Pattern> {
        let written = text(node, "`regex`", &mut self.faults)?;
        let fault = |label: &str, help: &str| {
            Fault::new(node.place, "this regular expression cannot be used").label(label).help(help)
        };
        match Regex::new(written) {
            Ok(regex) if regex.is_match("") => {
                self.faults.push(fault(
                    "is met by no text at all, so by every answer",
                    "make it need at least one character: `+` instead of `*`",
                ));
                None
            }
            Ok(regex) => Some(of_kind(PatternKind::Regex(regex), written.to_owned(), place)),
            Err(error) => {
                self.faults.push(fault(
                    &reason(&error),
                    "the syntax is that of https://docs.rs/regex, which has no look-around and no back-references",
                ));
                None
            }
        }
    }
}

/// The reason alone of a message that draws the expression over several lines.
fn reason(error: &regex::Error) -> String {
    let message = error.to_string();
    let last = message.lines().last().unwrap_or_default().trim();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

fn several_forms(node: &Node<'_>, count: usize) -> Fault {
    let fault = Fault::new(node.place, "a pattern has one of `match`, `exact` and `regex`");
    let fault = fault.label(if count == 0 { "here is none" } else { "here are several" });
    fault.help("write {match: a phrase}, {exact: C} or {regex: …}")
}

/// A line without options.
pub(super) fn pattern(source: String, line: Line, place: Place) -> Pattern {
    of_kind(PatternKind::Line(line), source, place)
}

fn of_kind(kind: PatternKind, source: String, place: Place) -> Pattern {
    Pattern { source, worth: Fraction::ONE, typos: None, within: None, kind, place }
}

fn read_within(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Within> {
    match node.text() {
        Some("sentence") => return Some(Within::Sentence),
        Some("answer") => return Some(Within::Answer),
        _ => {}
    }
    let mut wrong = Vec::new();
    let words = whole(node, "`within`", 1..=1000, &mut wrong);
    faults.extend(
        wrong.into_iter().map(|fault| {
            fault.help("write a number of words from 1 to 1000, `sentence` or `answer`")
        }),
    );
    words.map(Within::Words)
}

/// A spelling that stands as it is: its text, and the choice that it makes.
pub(in crate::rubric) fn exact<'t>(
    node: &'t Node<'_>,
    faults: &mut Vec<Fault>,
) -> Option<(&'t str, Choice)> {
    let written = text(node, "`exact`", faults)?;
    if !written.contains(char::is_alphanumeric) {
        faults.push(
            Fault::new(
                node.place,
                format!("`{written}` has no letter and no digit, so no answer can meet it"),
            )
            .label("no word")
            .help("take it out, or join it to the word that it belongs to"),
        );
        return None;
    }
    let choice = Choice([Phrase([Piece::Exact(written.into())].into())].into());
    Some((written, choice))
}

/// A line's fault, in its file.
pub(in crate::rubric) fn line_fault(node: &Node<'_>, source: &str, fault: LineFault) -> Fault {
    Fault::new(node.place_within(source, fault.range), fault.title)
        .label(fault.label)
        .note(fault.read.map(|read| format!("read so far: {read}")))
        .help(fault.help)
}
