//! What a file's name says of its question: `caching.md` and `09-caching.md` are for `caching`.

use std::path::Path;

use super::questions::{Number, Questions};

/// In so many lines a question is looked for that was meant to be front matter.
const LONGEST_FRONT: usize = 20;

/// What a name says.
#[derive(Debug)]
pub(super) enum ByName {
    /// It is a question's id, after a number or not.
    One(Number),
    /// Several questions have that id; these are their addresses.
    Ambiguous(Vec<String>),
    /// It is no question's id.
    None,
}

/// Finds the question that a path names.
pub(super) fn by_name(path: &str, questions: &Questions<'_>) -> ByName {
    let path = Path::new(path);
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let found = [stem, without_number(stem)].map(|stem| questions.with_id(stem));
    let Some(found) = found.into_iter().find(|found| !found.is_empty()) else {
        return ByName::None;
    };
    if let [only] = found {
        return ByName::One(*only);
    }
    // A folder that is called like a pack tells which.
    let folder = path.parent().and_then(Path::file_name).and_then(|folder| folder.to_str());
    let in_folder = found.iter().find(|&&number| questions.pack(number) == folder);
    match in_folder {
        Some(number) if folder.is_some() => ByName::One(*number),
        _ => {
            let addresses = found.iter().map(|&number| questions.address(number));
            ByName::Ambiguous(addresses.collect())
        }
    }
}

/// `caching` of `09-caching`.
fn without_number(stem: &str) -> &str {
    let bare = stem.trim_start_matches(|c: char| c.is_ascii_digit());
    bare.strip_prefix(['-', '_', '.', ' ']).map_or(stem, str::trim_start)
}

/// Why a file belongs to no question, and what would change that.
pub(super) fn why_not(path: &str, text: &str, questions: &Questions<'_>) -> String {
    let stem = Path::new(path).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    if is_left_open(text) {
        return "belongs to no question: its front matter has no closing line `---`".to_owned();
    }
    if let Some(address) = questions.unrecognised(without_number(stem)) {
        return format!(
            "belongs to no question of your own; to have it judged by the built-in one write \
             `question: {address}` into its front matter"
        );
    }
    match questions.nearest_id(without_number(stem)) {
        Some(near) => format!(
            "belongs to no question; did you mean `{near}`? Rename it, or write \
             `question: {near}` into its front matter"
        ),
        None => "belongs to no question: neither its name nor its front matter nor a heading in \
                 it tells one"
            .to_owned(),
    }
}

/// Whether a text begins like front matter that tells a question, and never ends it.
fn is_left_open(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.clone().take(LONGEST_FRONT).any(|line| line.starts_with("question:"))
        && !lines.any(|line| line.trim_end() == "---")
}
