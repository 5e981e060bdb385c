//! Ids: which texts are one, and how one is made from a text.

/// Whether a text can be an id: letters, digits, `-`, `_` and `.`, a letter or digit first.
pub(in crate::rubric) fn is_id(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

/// The id that a text gives: `In-memory cache` is `in-memory-cache`, `C#` is `c-sharp`.
pub(in crate::rubric) fn slug(text: &str) -> String {
    let spelled = text.replace('#', " sharp ").replace('+', " plus ");
    let words: Vec<String> = spelled
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.join("-")
}

/// What a person reads for an id: `cache-store` is "Cache store".
pub(super) fn label(id: &str) -> String {
    let spaced = id.replace(['-', '_'], " ");
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ids() {
        for (text, id) in [
            ("bcrypt", "bcrypt"),
            ("in-memory cache", "in-memory-cache"),
            ("Node.js", "node-js"),
            ("C#", "c-sharp"),
            ("C++", "c-plus-plus"),
            ("$cache_product", "cache-product"),
            ("Кэш", "кэш"),
        ] {
            assert_eq!(slug(text), id);
            assert!(is_id(id));
        }
        assert!(!is_id("") && !is_id("-a") && !is_id("a b") && !is_id("a/b") && !is_id("a\u{1b}"));
    }

    #[test]
    fn labels_are_read() {
        assert_eq!(label("cache-store"), "Cache store");
        assert_eq!(label("écrit"), "Écrit");
    }
}
