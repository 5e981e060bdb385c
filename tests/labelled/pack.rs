//! The built-in pack, loaded and compiled once for all tests.

use std::collections::HashMap;
use std::sync::LazyLock;

use grade::grading::Grader;
use grade::rubric::{Library, Rubric};

const QUESTIONS: [&str; 10] = [
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

/// Its rubrics, by question.
pub static RUBRICS: LazyLock<HashMap<String, Rubric>> = LazyLock::new(|| {
    let library = Library::open(&[]).expect("the built-in pack opens");
    let load = |id: &str| {
        let rubric = library.find(id).expect("a built-in question").load();
        (id.to_owned(), rubric.unwrap_or_else(|mistakes| panic!("{mistakes}")))
    };
    QUESTIONS.into_iter().map(load).collect()
});

/// Its rubrics, compiled.
pub static GRADERS: LazyLock<HashMap<String, Grader<'static>>> = LazyLock::new(|| {
    RUBRICS.iter().map(|(id, rubric)| (id.clone(), Grader::new(rubric))).collect()
});
