//! The built-in pack: the files of `rubrics/backend`, inside the program.

/// The pack's name.
pub(super) const NAME: &str = "backend";

/// The pack's own file.
pub(super) const PACK: (&str, &str) =
    ("rubrics/backend/pack.yaml", include_str!("../../rubrics/backend/pack.yaml"));

macro_rules! questions {
    ($($id:literal),* $(,)?) => {
        &[$((
            $id,
            concat!("rubrics/backend/", $id, ".yaml"),
            include_str!(concat!("../../rubrics/backend/", $id, ".yaml")),
        )),*]
    };
}

/// Every question: its id, its file as it is shown, and the file's text.
pub(super) const QUESTIONS: &[(&str, &str, &str)] = questions![
    "experience",
    "languages",
    "architecture",
    "consistency",
    "performance",
    "patterns",
    "rest-soap",
    "sql-nosql",
    "caching",
    "security",
];
