//! The built-in pack: the files of `rubrics/backend`, inside the program.

/// A file inside the program.
pub(super) struct Shipped {
    /// Its stem, which is a question's id.
    pub id: &'static str,
    /// Its name as it is shown.
    pub path: &'static str,
    /// What it holds.
    pub text: &'static str,
    /// Its tree as the build packed it; empty where it could not.
    tree: &'static [u8],
}

/// The pack's name.
pub(super) const NAME: &str = "backend";

macro_rules! shipped {
    ($id:literal) => {
        Shipped {
            id: $id,
            path: concat!("rubrics/backend/", $id, ".yaml"),
            text: include_str!(concat!("../../rubrics/backend/", $id, ".yaml")),
            tree: include_bytes!(concat!(env!("OUT_DIR"), "/", $id, ".tree")),
        }
    };
}

/// The pack's own file.
pub(super) static PACK: Shipped = shipped!("pack");

/// Every question, in the pack's order.
pub(super) static QUESTIONS: [Shipped; 10] = [
    shipped!("experience"),
    shipped!("languages"),
    shipped!("architecture"),
    shipped!("consistency"),
    shipped!("performance"),
    shipped!("patterns"),
    shipped!("rest-soap"),
    shipped!("sql-nosql"),
    shipped!("caching"),
    shipped!("security"),
];

/// The packed tree of a text that is just that of a shipped file, wherever it was found.
pub(super) fn tree_of(text: &str) -> Option<&'static [u8]> {
    let shipped = QUESTIONS.iter().chain([&PACK]).find(|shipped| shipped.text == text)?;
    Some(shipped.tree)
}
