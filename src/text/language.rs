//! The languages whose words can be reduced to a stem.

use rust_stemmers::Algorithm;

/// A language with a Snowball stemmer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// The default; the only one with word families, a guard of common words and denial.
    #[default]
    English,
    /// العربية
    Arabic,
    /// Dansk
    Danish,
    /// Nederlands
    Dutch,
    /// Suomi
    Finnish,
    /// Français
    French,
    /// Deutsch
    German,
    /// Ελληνικά
    Greek,
    /// Magyar
    Hungarian,
    /// Italiano
    Italian,
    /// Norsk
    Norwegian,
    /// Português
    Portuguese,
    /// Română
    Romanian,
    /// Русский
    Russian,
    /// Español
    Spanish,
    /// Svenska
    Swedish,
    /// தமிழ்
    Tamil,
    /// Türkçe
    Turkish,
}

impl Language {
    /// Every language with its ISO 639-1 code, by which a rubric may name it too.
    pub const ALL: [(&'static str, Self); 18] = [
        ("en", Self::English),
        ("ar", Self::Arabic),
        ("da", Self::Danish),
        ("nl", Self::Dutch),
        ("fi", Self::Finnish),
        ("fr", Self::French),
        ("de", Self::German),
        ("el", Self::Greek),
        ("hu", Self::Hungarian),
        ("it", Self::Italian),
        ("no", Self::Norwegian),
        ("pt", Self::Portuguese),
        ("ro", Self::Romanian),
        ("ru", Self::Russian),
        ("es", Self::Spanish),
        ("sv", Self::Swedish),
        ("ta", Self::Tamil),
        ("tr", Self::Turkish),
    ];

    /// Snowball's algorithm for it.
    pub(super) fn algorithm(self) -> Algorithm {
        match self {
            Self::English => Algorithm::English,
            Self::Arabic => Algorithm::Arabic,
            Self::Danish => Algorithm::Danish,
            Self::Dutch => Algorithm::Dutch,
            Self::Finnish => Algorithm::Finnish,
            Self::French => Algorithm::French,
            Self::German => Algorithm::German,
            Self::Greek => Algorithm::Greek,
            Self::Hungarian => Algorithm::Hungarian,
            Self::Italian => Algorithm::Italian,
            Self::Norwegian => Algorithm::Norwegian,
            Self::Portuguese => Algorithm::Portuguese,
            Self::Romanian => Algorithm::Romanian,
            Self::Russian => Algorithm::Russian,
            Self::Spanish => Algorithm::Spanish,
            Self::Swedish => Algorithm::Swedish,
            Self::Tamil => Algorithm::Tamil,
            Self::Turkish => Algorithm::Turkish,
        }
    }
}
