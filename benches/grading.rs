//! What a grade costs: reading a rubric, compiling it, and each answer after that.
//!
//! `cargo bench` prints them side by side; on a busy machine only their ratios mean something.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use grade::grading::Grader;
use grade::rubric::{Library, Rubric, Source};

fn main() {
    divan::main();
}

fn built_in(question: &str) -> Rubric {
    Library::open(&[]).unwrap().find(question).unwrap().load().unwrap()
}

/// A page of some 200 words: the question's own reference answer.
fn page(rubric: &Rubric) -> String {
    rubric.reference.clone().unwrap()
}

#[divan::bench(args = ["languages", "caching"])]
fn load_a_rubric(bencher: Bencher, question: &str) {
    bencher.bench(|| built_in(black_box(question)));
}

/// The same where the text is not the shipped one, so that its YAML is read each time.
#[divan::bench]
fn load_a_rubric_of_ones_own(bencher: Bencher) {
    let folder = tempfile::tempdir().unwrap();
    for shipped in std::fs::read_dir("rubrics/backend").unwrap().flatten() {
        let changed = std::fs::read_to_string(shipped.path()).unwrap() + "\n# Changed.\n";
        std::fs::write(folder.path().join(shipped.file_name()), changed).unwrap();
    }
    let library = Library::open(&[Source::Given(folder.path().to_owned())]).unwrap();
    bencher.bench(|| library.find(black_box("caching")).unwrap().load().unwrap());
}

#[divan::bench(args = ["languages", "caching"])]
fn compile_a_rubric(bencher: Bencher, question: &str) {
    let rubric = built_in(question);
    bencher.bench(|| Grader::new(black_box(&rubric)));
}

#[divan::bench(args = ["languages", "caching"])]
fn grade_a_page(bencher: Bencher, question: &str) {
    let rubric = built_in(question);
    let (grader, answer) = (Grader::new(&rubric), page(&rubric));
    let words = answer.split_whitespace().count();
    bencher.counter(ItemsCount::new(words)).bench(|| grader.grade(black_box(&answer)));
}

/// Time should grow in proportion.
#[divan::bench(args = [1, 10, 100])]
fn grade_pages_in_one_answer(bencher: Bencher, pages: usize) {
    let rubric = built_in("caching");
    let (grader, answer) = (Grader::new(&rubric), format!("{}\n\n", page(&rubric)).repeat(pages));
    let words = answer.split_whitespace().count();
    bencher.counter(ItemsCount::new(words)).bench(|| grader.grade(black_box(&answer)));
}

/// Time should hardly grow: what costs is what the answer says.
#[divan::bench(args = [100, 1000])]
fn grade_with_so_many_patterns(bencher: Bencher, patterns: usize) {
    let rubric = Rubric::from_yaml("many", &many(patterns)).unwrap();
    let (grader, answer) = (Grader::new(&rubric), page(&built_in("caching")));
    bencher.bench(|| grader.grade(black_box(&answer)));
}

/// Ten concepts of pronounceable words that no answer holds, and one that it does.
fn many(patterns: usize) -> String {
    const ONSETS: [&str; 12] = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "t", "v"];
    let word = |seed: usize| -> String {
        let part =
            |at: usize| format!("{}{}", ONSETS[at % 12], ["a", "e", "i", "o", "u"][at / 12 % 5]);
        [seed, seed / 60, seed / 3600 + 7].map(part).concat()
    };
    let line = |at: usize| {
        let [a, b, c] = [at * 7, at * 7 + 3, at * 7 + 5].map(word);
        format!("      - {a} | {b} & {c} database\n")
    };
    let concept = |at: usize| {
        let lines: String =
            (0..patterns / 10).map(|pattern| line(at * patterns / 10 + pattern)).collect();
        format!("  - id: concept-{at}\n    any:\n{lines}")
    };
    format!("prompt: Many.\nconcepts:\n{}", (0..10).map(concept).collect::<String>())
}
