//! The built-in pack, loaded and compiled once for all tests.

use std::collections::HashMap;
use std::sync::LazyLock;

use grade::grading::Grader;
use grade::rubric::{Library, Question, Rubric};

/// Its rubrics, by question.
pub static RUBRICS: LazyLock<HashMap<String, Rubric>> = LazyLock::new(|| {
    let library = Library::open(&[]).expect("the built-in pack opens");
    let questions = library.packs().iter().map(|pack| pack.questions().expect("an order"));
    let load = |question: Question<'_>| {
        let rubric = question.load().unwrap_or_else(|mistakes| panic!("{mistakes}"));
        (question.id().to_owned(), rubric)
    };
    questions.flatten().map(|(_, question)| load(question)).collect()
});

/// Its rubrics, compiled.
pub static GRADERS: LazyLock<HashMap<String, Grader<'static>>> = LazyLock::new(|| {
    RUBRICS.iter().map(|(id, rubric)| (id.clone(), Grader::new(rubric))).collect()
});
