//! From the YAML of a file to a [`Rubric`], or to everything that is wrong with it.
//!
//! In come the texts of a question's file and of its pack's `pack.yaml`. The functions here take a
//! node and push what is wrong with it on a list of faults, so that one run finds all mistakes; a
//! value that is wrong is left out or replaced by its default, and the rubric is thrown away.

mod concepts;
mod examples;
mod hash;
mod items;
mod keys;
mod options;
mod pack;
mod patterns;
mod question;
mod slug;
mod values;

use std::sync::Arc;

use super::builtin;
use super::diagnostics::{Fault, Problem, RubricError};
use super::file::FileText;
use super::groups::WordGroups;
use super::model::{PackId, QuestionId, Rubric};
use super::yaml::{self, Node};

pub(crate) use keys::Keys;
pub(super) use pack::{PackFile, prompt};
pub(super) use patterns::{exact, line_fault};
pub(super) use slug::{is_id, slug};
pub(crate) use values::{flag, list, percent, text};

/// What a rubric is loaded from.
pub(super) struct Input<'t> {
    /// The question's id: its file's stem.
    pub id: &'t str,
    /// Its file.
    pub file: FileText<'t>,
    /// The pack's name.
    pub pack: Option<&'t str>,
    /// The pack's own file.
    pub pack_file: Option<FileText<'t>>,
    /// The ids of all questions in the pack's folder, to check the pack's `order`.
    pub questions: &'t [&'t str],
}

impl Rubric {
    /// Reads a rubric from its YAML, outside any pack.
    ///
    /// # Errors
    /// With every mistake of the text.
    pub fn from_yaml(id: &str, yaml: &str) -> Result<Self, RubricError> {
        let path = format!("{id}.yaml");
        let file = FileText { path: &path, text: &Arc::from(yaml) };
        load(&Input { id, file, pack: None, pack_file: None, questions: &[] })
    }
}

/// Loads a rubric.
pub(super) fn load(input: &Input<'_>) -> Result<Rubric, RubricError> {
    if !is_id(input.id) {
        return Err(bad_name(input).into());
    }
    let tree = parse(input.file)?;
    let pack_tree = input.pack_file.map(parse).transpose()?;
    let mut problems = Vec::new();
    let mut groups = WordGroups::new();
    let mut pack = PackFile::default();
    if let (Some(file), Some(tree)) = (input.pack_file, &pack_tree) {
        let mut faults = Vec::new();
        pack = PackFile::read(tree, input.questions, &mut faults);
        groups.define(pack.groups, file);
        problems.extend(faults.into_iter().map(|fault| file.problem(fault)));
    }
    let mut loader = Loader { file: input.file, groups, faults: Vec::new(), done: false };
    let rubric = loader.rubric(&tree, input, &pack);
    let (groups, group_problems) = loader.groups.finish();
    problems.extend(loader.faults.into_iter().map(|fault| input.file.problem(fault)));
    problems.extend(group_problems);
    match rubric {
        Some(mut rubric) if problems.is_empty() => {
            rubric.groups = groups;
            rubric.hash = hash::of(&rubric);
            Ok(rubric)
        }
        _ => Err(in_order(problems, input.file.path)),
    }
}

/// Reads a pack's own file and takes something from it; `questions` are the ids beside it.
pub(super) fn pack<T>(
    file: FileText<'_>,
    questions: &[&str],
    take: impl FnOnce(&PackFile<'_>) -> T,
) -> Result<T, RubricError> {
    let tree = parse(file)?;
    let mut faults = Vec::new();
    let pack = PackFile::read(&tree, questions, &mut faults);
    if faults.is_empty() {
        return Ok(take(&pack));
    }
    let problems = faults.into_iter().map(|fault| file.problem(fault)).collect();
    Err(in_order(problems, file.path))
}

fn parse(file: FileText<'_>) -> Result<Node<'_>, RubricError> {
    // What is shipped was read when the program was built.
    let packed = builtin::tree_of(file.text);
    match packed.and_then(|packed| yaml::unpack(file.text, packed)) {
        Some(tree) => Ok(tree),
        None => yaml::parse(file.text).map_err(|fault| file.problem(*fault).into()),
    }
}

/// The problems as their reader meets them: the question's file first, each file from its top.
fn in_order(mut problems: Vec<Problem>, first: &str) -> RubricError {
    problems.sort_by_key(|problem| {
        let start = problem.place.map_or(0, |place| place.start());
        (problem.path != first, problem.path.clone(), start)
    });
    problems.dedup();
    RubricError { problems }
}

fn bad_name(input: &Input<'_>) -> Problem {
    let title = format!("a question's id is its file's name, and `{}` cannot be one", input.id);
    Problem::of_file(
        input.file.path,
        title,
        "rename the file: letters, digits, `-`, `_` and `.`, a letter or digit first",
    )
}

/// A rubric that is being loaded.
struct Loader<'t> {
    file: FileText<'t>,
    groups: WordGroups<'t>,
    faults: Vec<Fault>,
    /// Whether the question asks for what was done; a concept may differ.
    done: bool,
}

fn ids(input: &Input<'_>) -> (QuestionId, Option<PackId>) {
    (QuestionId::new(input.id), input.pack.map(PackId::new))
}

#[cfg(test)]
mod tests;
