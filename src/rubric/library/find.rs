//! From a name to a question.

use std::path::Path;

use super::pack::{Origin, Pack, Question};
use crate::rubric::diagnostics::{RubricError, printable};
use crate::rubric::suggest::nearest;

/// Why a name means no question. Every message is one line.
#[derive(Debug, thiserror::Error)]
pub enum FindError {
    /// No question has the name.
    #[error("there is no question `{}`{}", printable(name), advice(name, suggestion.as_deref()))]
    Unknown {
        /// The name.
        name: String,
        /// The nearest that there is.
        suggestion: Option<String>,
    },
    /// No pack has the name.
    #[error("there is no pack `{}`{}", printable(name), advice(name, suggestion.as_deref()))]
    UnknownPack {
        /// The pack's name.
        name: String,
        /// The nearest that there is.
        suggestion: Option<String>,
    },
    /// Several questions have the name.
    #[error("`{}` could be {}; write one of these", printable(name), candidates.join(" or "))]
    Ambiguous {
        /// The name.
        name: String,
        /// What it could mean: addresses, or paths where the addresses are the same.
        candidates: Vec<String>,
    },
    /// A `pack.yaml`, which numbers the questions, is wrong.
    #[error("{0}")]
    Rubric(#[from] RubricError),
}

/// Whether a name is that of a rubric file.
fn is_file_name(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// What to do about a name that nothing has.
fn advice(name: &str, suggestion: Option<&str>) -> String {
    match suggestion {
        Some(suggestion) => format!("; did you mean `{suggestion}`?"),
        None if is_file_name(name) => {
            "; a rubric file is given with --rubrics FILE, and its question by the file's name \
             without its ending"
                .to_owned()
        }
        None => "; `grade list` shows all there are".to_owned(),
    }
}

pub(super) fn find<'l>(packs: &'l [Pack], name: &str) -> Result<Question<'l>, FindError> {
    match name.split_once('/') {
        Some((pack, question)) => in_pack(packs, name, pack, question),
        None => bare(packs, name),
    }
}

fn in_pack<'l>(
    packs: &'l [Pack],
    name: &str,
    pack: &str,
    question: &str,
) -> Result<Question<'l>, FindError> {
    let has_name = |candidate: &&Pack| candidate.name().is_some_and(|own| own.as_str() == pack);
    let Some(found) = packs.iter().find(has_name) else {
        let names = packs.iter().filter_map(Pack::name).map(super::super::model::PackId::as_str);
        // A path is no pack at all.
        let suggestion = nearest(pack, names).map(str::to_owned);
        if is_file_name(name) {
            return Err(FindError::Unknown { name: name.to_owned(), suggestion: None });
        }
        let suggestion = suggestion.map(|pack| format!("{pack}/{question}"));
        return Err(FindError::UnknownPack { name: pack.to_owned(), suggestion });
    };
    if let Some(question) = found.entry(question) {
        return Ok(question);
    }
    if let Some(number) = number(question)
        && let Some(question) = found.numbered(number)?
    {
        return Ok(question);
    }
    let suggestion = nearest(question, found.questions.iter().map(|entry| entry.id.as_str()));
    let suggestion = suggestion.map(|id| format!("{pack}/{id}"));
    Err(FindError::Unknown { name: name.to_owned(), suggestion })
}

fn bare<'l>(packs: &'l [Pack], name: &str) -> Result<Question<'l>, FindError> {
    let is_built_in = |pack: &&Pack| pack.origin == Origin::BuiltIn;
    let (built_in, own): (Vec<&Pack>, Vec<&Pack>) = packs.iter().partition(is_built_in);
    for packs in [own, built_in] {
        if let Some(question) = one(name, by_id(&packs, name))? {
            return Ok(question);
        }
        if let Some(number) = number(name) {
            let mut numbered = Vec::new();
            for pack in &packs {
                numbered.extend(pack.numbered(number)?);
            }
            if let Some(question) = one(name, numbered)? {
                return Ok(question);
            }
        }
    }
    let ids = packs.iter().flat_map(|pack| &pack.questions).map(|entry| entry.id.as_str());
    Err(FindError::Unknown {
        name: name.to_owned(),
        suggestion: nearest(name, ids).map(str::to_owned),
    })
}

fn by_id<'l>(packs: &[&'l Pack], id: &str) -> Vec<Question<'l>> {
    let entries = packs.iter().flat_map(|pack| {
        let same = pack.questions.iter().filter(|entry| entry.id == id);
        same.map(|entry| Question { pack, entry })
    });
    entries.collect()
}

/// The only one of several.
fn one<'l>(name: &str, found: Vec<Question<'l>>) -> Result<Option<Question<'l>>, FindError> {
    if found.len() < 2 {
        return Ok(found.into_iter().next());
    }
    let candidates = found.iter().map(|question| match (question.pack.name(), question.path()) {
        (None, Some(path)) => printable(&path.display().to_string()),
        _ => question.address(),
    });
    Err(FindError::Ambiguous { name: name.to_owned(), candidates: candidates.collect() })
}

/// A name that is a number.
fn number(name: &str) -> Option<usize> {
    if name.bytes().all(|byte| byte.is_ascii_digit()) { name.parse().ok() } else { None }
}
