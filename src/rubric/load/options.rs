//! What a question says beside its concepts: marks, length, language, feedback.

use super::values::{list, percent, text, whole};
use super::{Keys, Loader};
use crate::fraction::Fraction;
use crate::rubric::diagnostics::Fault;
use crate::rubric::model::{Feedback, Length};
use crate::rubric::suggest::did_you_mean;
use crate::rubric::yaml::Node;
use crate::text::Language;

/// The longest answer that a rubric may expect, in words.
const MOST_WORDS: u32 = 1_000_000;

impl<'t> Loader<'t> {
    /// The pass mark and the review mark below it.
    pub(super) fn marks(
        &mut self,
        keys: &Keys<'t>,
        default: Fraction,
    ) -> (Fraction, Option<Fraction>) {
        let mut mark = |key: &str| {
            let node = keys.get(key)?;
            percent(node, &format!("`{key}`"), &mut self.faults)
        };
        let (pass, review) = (mark("pass").unwrap_or(default), mark("review"));
        if let (Some(node), Some(from)) = (keys.get("review"), review)
            && from >= pass
        {
            self.faults.push(
                    Fault::new(node.place, "`review` must be below the pass mark")
                        .label(format!("the pass mark is {pass}"))
                        .help("answers from `review` up to the pass mark should be looked at; write less than the pass mark"),
                );
        }
        (pass, review)
    }

    /// The bounds under `length`.
    pub(super) fn length(&mut self, keys: &Keys<'t>) -> Length {
        let Some(node) = keys.get("length") else { return Length::default() };
        let faults = &mut self.faults;
        let bounds = Keys::open(node, "`length`", &["min", "max"], faults);
        let mut bound = |key: &str| {
            let node = bounds.get(key)?;
            whole(node, &format!("`{key}`"), 1..=MOST_WORDS, faults)
        };
        let (min, max) = (bound("min"), bound("max"));
        if let (Some(least), Some(most)) = (min, max)
            && least > most
        {
            faults.push(
                Fault::new(
                    node.place,
                    format!("`min` is {least}, which is more than `max`, {most}"),
                )
                .label("no answer is as long as this")
                .help("exchange the two numbers"),
            );
        }
        Length { min, max }
    }

    /// The language, by its code or its English name.
    pub(super) fn language(&mut self, keys: &Keys<'t>) -> Language {
        let Some(node) = keys.get("language") else { return Language::default() };
        let Some(written) = text(node, "`language`", &mut self.faults) else {
            return Language::default();
        };
        let lower = written.to_lowercase();
        let found = Language::ALL
            .iter()
            .find(|(code, language)| *code == lower || name(*language).to_lowercase() == lower);
        if let Some((_, language)) = found {
            return *language;
        }
        let names: Vec<String> =
            Language::ALL.iter().map(|(_, language)| name(*language)).collect();
        let help = did_you_mean(written, names.iter().map(String::as_str), || {
            let codes: Vec<&str> = Language::ALL.iter().map(|(code, _)| *code).collect();
            format!("there are {}", codes.join(", "))
        });
        self.faults.push(
            Fault::new(node.place, format!("there is no language `{written}`"))
                .label("no stemmer for it")
                .help(help),
        );
        Language::default()
    }

    /// The remarks under `feedback`, highest first.
    pub(super) fn feedback(&mut self, node: &'t Node<'t>) -> Vec<Feedback> {
        let nodes = list(node, "`feedback`", "{from: 0, says: Read on.}", &mut self.faults);
        let mut remarks: Vec<Feedback> = Vec::new();
        for node in nodes {
            let Some(remark) = self.remark(node) else { continue };
            if remarks.iter().any(|other| other.from == remark.from) {
                self.faults.push(
                    Fault::new(node.place, format!("two remarks from {} percent on", remark.from))
                        .label("the second")
                        .help("keep one of them, or begin it elsewhere"),
                );
            }
            remarks.push(remark);
        }
        remarks.sort_by_key(|remark| std::cmp::Reverse(remark.from));
        remarks
    }

    fn remark(&mut self, node: &'t Node<'t>) -> Option<Feedback> {
        let keys = Keys::open(node, "a remark", &["from", "says"], &mut self.faults);
        let from = self.needed(node, &keys, "from", "a remark", "from: 80");
        let says = self.needed(node, &keys, "says", "a remark", "says: Well done.");
        let from = percent(from?, "`from`", &mut self.faults);
        let says = text(says?, "`says`", &mut self.faults);
        Some(Feedback { from: from?, says: says?.to_owned() })
    }
}

/// A language's English name.
fn name(language: Language) -> String {
    format!("{language:?}")
}
