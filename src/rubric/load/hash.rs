//! The rubric's hash: everything that can change a grade, and nothing else.
//!
//! Two files that differ in comments, labels, hints or layout have one hash; a changed word of a
//! pattern, or of a group that a pattern uses, gives another.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::fraction::Fraction;
use crate::rubric::model::{
    Choice, Group, Line, Misconception, Pattern, PatternKind, Piece, Rubric, Within,
};

/// The layout below has this number; a change to it changes every hash.
const LAYOUT: &str = "grade rubric 1";

/// The counts below ten, as they are written.
const SMALL: [&str; 10] = [" 0 ", " 1 ", " 2 ", " 3 ", " 4 ", " 5 ", " 6 ", " 7 ", " 8 ", " 9 "];

/// `sha256:` and the digest of the canonical form.
pub(super) fn of(rubric: &Rubric) -> String {
    let mut form = Form::default();
    form.rubric(rubric);
    let digest = form.finish();
    let mut hash = "sha256:".to_owned();
    for byte in digest {
        // Writing to a String does not fail.
        let _ = write!(hash, "{byte:02x}");
    }
    hash
}

/// The digest of a text to which every value is added on a line with its name and, where it may hold
/// line breaks itself, its length, so that no two rubrics have the same one. The whole text, which is
/// longer than the rubric's file, is never kept.
#[derive(Default)]
struct Form {
    digest: Sha256,
    /// What is not in the digest yet; it takes large pieces much faster than small ones.
    text: String,
}

/// So many bytes are a large piece.
const PIECE: usize = 1 << 10;

impl Form {
    fn field(&mut self, name: &str, value: &str) {
        self.count(name, value.len());
        self.add(value);
    }

    fn add(&mut self, text: &str) {
        self.text.push_str(text);
        if self.text.len() >= PIECE {
            self.digest.update(&self.text);
            self.text.clear();
        }
    }

    fn finish(mut self) -> impl IntoIterator<Item = u8> {
        self.digest.update(&self.text);
        self.digest.finalize()
    }

    fn count(&mut self, name: &str, count: usize) {
        self.add("\n");
        self.add(name);
        // A rubric has thousands of small counts, and formatting takes longer than all else here.
        match SMALL.get(count) {
            Some(count) => self.add(count),
            None => self.add(&format!(" {count} ")),
        }
    }

    fn optional(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.field(name, &value.to_string());
        }
    }

    fn rubric(&mut self, rubric: &Rubric) {
        self.field("layout", LAYOUT);
        self.field("prompt", &rubric.prompt);
        self.patterns("alias", &rubric.aliases);
        self.field("pass", &exact(rubric.pass));
        self.optional("review", rubric.review.map(exact));
        self.optional("min", rubric.length.min);
        self.optional("max", rubric.length.max);
        self.field("language", &format!("{:?}", rubric.language));
        self.field("lists", bool(rubric.lists));
        for concept in &rubric.concepts {
            self.field("concept", concept.id.as_str());
            self.field("points", &exact(concept.points));
            self.field("required", bool(concept.required));
            self.field("bonus", bool(concept.bonus));
            self.field("done", bool(concept.done));
            self.field("at_least", &concept.at_least.to_string());
            for item in &concept.items {
                self.patterns("item", &item.names);
            }
            self.patterns("not", &concept.not);
            if !concept.names.is_empty() {
                self.patterns("names", &concept.names);
            }
        }
        rubric.misconceptions.iter().for_each(|one| self.misconception(one));
        rubric.groups.iter().for_each(|group| self.group(group));
        self.optional("reference", rubric.reference.as_ref());
    }

    fn misconception(&mut self, one: &Misconception) {
        self.field("misconception", one.id.as_str());
        self.field("points", &exact(one.points));
        self.patterns("any", &one.any);
        self.patterns("not", &one.not);
    }

    fn group(&mut self, group: &Group) {
        self.field("group", &group.name);
        for entry in &group.entries {
            self.count("entry", entry.len());
            for choice in entry {
                self.choice(choice);
            }
        }
    }

    fn patterns(&mut self, name: &str, patterns: &[Pattern]) {
        self.count(name, patterns.len());
        for pattern in patterns {
            if pattern.worth != Fraction::ONE {
                self.field("worth", &exact(pattern.worth));
            }
            self.optional("typos", pattern.typos);
            self.optional("within", pattern.within.map(within));
            match &pattern.kind {
                PatternKind::Regex(regex) => self.field("regex", regex.as_str()),
                PatternKind::Line(line) => self.line(line, &pattern.source),
            }
        }
    }

    /// A line as it was written, but for its blanks: how it is read follows from that, and it is
    /// much shorter than what was read.
    fn line(&mut self, line: &Line, source: &str) {
        if let [choice] = line.operands.as_slice()
            && let Some(Piece::Exact(text)) = choice.bare_piece()
        {
            return self.field("exact", text);
        }
        self.add("\nline ");
        if source.contains("  ") || source.contains(['\t', '\n', '\r']) {
            self.add(&source.split_whitespace().collect::<Vec<_>>().join(" "));
        } else {
            self.add(source);
        }
    }

    fn choice(&mut self, choice: &Choice) {
        self.count("choice", choice.0.len());
        for phrase in &choice.0 {
            self.count("phrase", phrase.0.len());
            phrase.0.iter().for_each(|piece| self.piece(piece));
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Word(word) => self.field("word", word),
            Piece::Prefix(start) => self.field("prefix", start),
            Piece::Exact(text) => self.field("exact", text),
            Piece::Group(index) => self.count("use", *index),
            Piece::Class(class) => self.field("class", class.name()),
            Piece::Choice(choice) => self.choice(choice),
        }
    }
}

/// Every number of a rubric has at most four decimals, so this loses nothing.
fn exact(value: Fraction) -> String {
    (value * Fraction::whole(10_000)).rounded().to_string()
}

fn bool(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

fn within(within: Within) -> String {
    match within {
        Within::Words(words) => words.to_string(),
        Within::Sentence => "sentence".to_owned(),
        Within::Answer => "answer".to_owned(),
    }
}
