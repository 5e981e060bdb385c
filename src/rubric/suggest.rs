//! "Did you mean": the nearest of a few names.

/// How many names are compared; a file of thousands of unknown names must not take minutes.
const MOST_NAMES: usize = 300;

/// The name most like `word`, if one is like enough that a slip explains the difference.
pub(crate) fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let length = word.chars().count();
    // A third of the letters, and one even in the shortest word.
    let most = (length / 3).max(1);
    let lower = word.to_lowercase();
    names
        .into_iter()
        .take(MOST_NAMES)
        .filter(|name| name.chars().count().abs_diff(length) <= most)
        .map(|name| (strsim::osa_distance(&lower, &name.to_lowercase()), name))
        .filter(|&(distance, name)| distance <= most && distance < name.chars().count())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// "did you mean `name`?", or else `otherwise`.
pub(crate) fn did_you_mean<'n>(
    word: &str,
    names: impl IntoIterator<Item = &'n str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    match nearest(word, names) {
        Some(name) => format!("did you mean `{name}`?"),
        None => otherwise(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_recognised_and_other_words_are_not() {
        let names = ["caching", "security", "at_least", "any"];
        assert_eq!(nearest("cachin", names), Some("caching"));
        assert_eq!(nearest("atleast", names), Some("at_least"));
        assert_eq!(nearest("Caching", names), Some("caching"));
        assert_eq!(nearest("ayn", names), Some("any"));
        assert_eq!(nearest("database", names), None);
        assert_eq!(nearest("x", ["a"]), None);
    }
}
