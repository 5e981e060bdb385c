//! Labelled answers as they lie on disk: `answers.ndjson` and `labels.ndjson` side by side.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

/// An answer with what a fair examiner said of it.
pub struct Labelled {
    /// Its name in lists of mistakes.
    pub id: String,
    /// The question that it answers.
    pub question: String,
    /// What kind of person or trick wrote it, such as `notes` or `trap`.
    pub kind: String,
    /// The text.
    pub answer: String,
    /// What the examiner said.
    pub labels: Labels,
}

/// Concept ids by what the examiner said of them; a concept in no list is absent.
#[derive(Deserialize)]
pub struct Labels {
    id: String,
    /// Conveyed, in whatever words.
    pub covered: Vec<String>,
    /// Named only to be denied.
    pub negated: Vec<String>,
    /// Left out of every measure.
    pub unsure: Vec<String>,
}

impl Labels {
    /// Every concept that has a label.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        [&self.covered, &self.negated, &self.unsure].into_iter().flatten().map(String::as_str)
    }
}

#[derive(Deserialize)]
struct Written {
    id: String,
    question: String,
    kind: String,
    answer: String,
}

/// Where a set of labelled answers is, and whether it may be shown.
pub struct Set {
    pub title: &'static str,
    pub folder: PathBuf,
    /// Of a sealed set only counts may be printed.
    pub sealed: bool,
}

impl Set {
    pub fn own() -> Self {
        Self::at("own set", "tests/labelled", false)
    }

    pub fn open() -> Self {
        Self::at("shared set, open half", "../shared/answers", false)
    }

    pub fn sealed() -> Self {
        Self::at("shared set, sealed half", "../shared/answers/sealed", true)
    }

    fn at(title: &'static str, folder: &str, sealed: bool) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        Self { title, folder, sealed }
    }

    /// The answers, or `None` where there are none. An answer without labels is a mistake.
    pub fn read(&self) -> Option<Vec<Labelled>> {
        let answers = fs::read_to_string(self.folder.join("answers.ndjson")).ok()?;
        let labels = fs::read_to_string(self.folder.join("labels.ndjson")).expect("labels");
        let labels = lines::<Labels>(&labels).into_iter();
        let mut labels: HashMap<_, _> = labels.map(|labels| (labels.id.clone(), labels)).collect();
        let labelled = lines(&answers).into_iter().map(|Written { id, question, kind, answer }| {
            let labels = labels.remove(&id).expect("labels for every answer");
            Labelled { id, question, kind, answer, labels }
        });
        Some(labelled.collect())
    }
}

/// One value a line.
pub fn lines<T: DeserializeOwned>(text: &str) -> Vec<T> {
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}
