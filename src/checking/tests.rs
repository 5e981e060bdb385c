//! Which question a file is for, and how settings are read and applied.

use std::path::Path;
use std::sync::{Arc, LazyLock};

use super::{Headings, Judge, Judged, Policy, Questions, Settings};
use crate::fraction::Fraction;
use crate::report::Reveal;
use crate::rubric::{Library, Source};

/// A judge of the ten built-in questions; their rubrics are loaded once for all tests.
static JUDGE: LazyLock<Judge<'static>> = LazyLock::new(|| {
    let library = Box::leak(Box::new(Library::open(&[]).unwrap()));
    let questions = Box::leak(Box::new(Questions::of(library).unwrap()));
    Judge::new(questions, Box::leak(Box::default()), Reveal::Labels, true)
});

/// What comes of a file with the ten built-in questions: their ids, or why there is none.
fn judged(path: &str, text: &str) -> (Vec<String>, String) {
    let Judged { answers, skipped, errors, .. } =
        JUDGE.file(path, &Arc::from(text), &Policy::default());
    let ids = answers.iter().map(|answer| answer.report.question.replace("backend/", ""));
    let why = skipped.into_iter().map(|skipped| skipped.why);
    let why = why.chain(errors.into_iter().map(|error| error.message));
    (ids.collect(), why.collect::<Vec<_>>().join("\n"))
}

fn ids(path: &str, text: &str) -> Vec<String> {
    judged(path, text).0
}

#[test]
fn a_name_tells_the_question() {
    for path in ["caching.md", "09-caching.md", "a/9_caching.txt", "9. caching.md", "caching"] {
        assert_eq!(ids(path, "x"), ["caching"], "{path}");
    }
    for path in ["my-caching.md", "README.md", "9.md"] {
        assert_eq!(ids(path, "x"), [""; 0], "{path}");
    }
    assert!(judged("cachng.md", "x").1.contains("did you mean `caching`?"));
}

#[test]
fn front_matter_comes_first() {
    assert_eq!(ids("caching.md", "---\nquestion: security\n---\nx"), ["security"]);
    assert_eq!(ids("README.md", "---\nquestion: backend/9\n---\nx"), ["caching"]);
    let (none, why) = judged("caching.md", "---\nquestion: securty\n---\nx");
    assert!(none.is_empty() && why.contains("did you mean `security`?"), "{why}");
}

#[test]
fn headings_ask_by_id_prompt_and_alias() {
    for heading in [
        "# caching",
        "## 9. Caching",
        "# Q9: Can you explain the role of caching in backend development?",
        "**What is caching good for in a backend, and where have you put a cache to work yourself?**",
        "9) Can you explain the role of caching in backend development and give an example?",
    ] {
        assert_eq!(ids("all.md", &format!("{heading}\n\nRedis.\n")), ["caching"], "{heading}");
    }
    let text = "# REST vs SOAP\nx\n# SQL and NoSQL\ny\n# Design patterns\nz\n# Security\n";
    assert_eq!(ids("all.md", text), ["rest-soap", "sql-nosql", "patterns", "security"]);
}

#[test]
fn a_heading_that_is_part_of_an_answer_parts_nothing() {
    let text = "# Can you explain the architecture of a typical backend system?\n\n\
                ## Caching\nRedis.\n## Security\nTLS.\n# Security of our caches\nx\n";
    assert_eq!(ids("all.md", text), ["architecture"]);
    assert_eq!(ids("all.md", "# Our cache\nx\n## How we secure the office door\ny\n"), [""; 0]);
}

#[test]
fn evidence_stands_where_it_does_in_the_file() {
    let text: Arc<str> = Arc::from(
        "\u{feff}# Security\r\nWe hash passwords with bcrypt.\r\n\r\n# Caching\r\n\
         Ä: Redis spares the database trips, never Memcached.\r\n",
    );
    let judged = JUDGE.file("all.md", &text, &Policy::default());
    assert_eq!(judged.answers.len(), 2);
    let concepts = judged.answers.iter().flat_map(|answer| &answer.report.concepts);
    let evidence: Vec<_> = concepts.flat_map(|concept| &concept.evidence).collect();
    assert!(evidence.len() > 2);
    for evidence in evidence {
        assert_eq!(evidence.span.of(&text), evidence.quote);
        assert_eq!(evidence.position, crate::text::Position::of(evidence.span.start, &text));
        evidence.words.iter().for_each(|word| assert!(!word.span.of(&text).contains('\n')));
    }
    assert_eq!(judged.answers[1].line(), 4);
}

#[test]
fn own_questions_leave_the_built_in_ones_to_their_addresses() {
    let folder = tempfile::TempDir::new().unwrap();
    let pack = folder.path().join("home");
    std::fs::create_dir(&pack).unwrap();
    std::fs::write(pack.join("tea.yaml"), "prompt: How?\nconcepts: [kettle]\n").unwrap();
    let library = Library::open(&[Source::Given(pack)]).unwrap();
    let questions = Questions::of(&library).unwrap();
    let headings = Headings::default();
    let judge = Judge::new(&questions, &headings, Reveal::Labels, false);
    let asked = |path: &str, text: &str| {
        let judged = judge.file(path, &Arc::from(text), &Policy::default());
        judged.answers.first().map(|answer| answer.report.question.clone())
    };
    assert_eq!(asked("tea.md", "x").as_deref(), Some("home/tea"));
    assert_eq!(asked("security.md", "# Security\nx"), None);
    let named = "---\nquestion: backend/security\n---\nx";
    assert_eq!(asked("any.md", named).as_deref(), Some("backend/security"));
}

fn settings(yaml: &str) -> Result<Settings, String> {
    Settings::read("grade.yaml", Path::new("/work"), &Arc::from(yaml))
        .map_err(|error| error.render(false))
}

#[test]
fn later_entries_for_a_path_win() {
    let settings = settings(
        "fail-under: 70\nexclude: [drafts/, '*.tmp.md']\nper-path:\n  \
         - {path: week1/, fail-under: 50, warn-only: true}\n  \
         - {path: '*.hard.md', fail-under: 90}\n",
    )
    .unwrap();
    let of = |path: &str| settings.choices(&Path::new("/work").join(path)).policy();
    let mark = |path: &str| of(path).fail_under;
    assert_eq!(mark("a.md"), Some(Fraction::whole(70)));
    assert_eq!(mark("week1/a.md"), Some(Fraction::whole(50)));
    assert_eq!(mark("week1/a.hard.md"), Some(Fraction::whole(90)));
    assert!(of("week1/a.hard.md").warn_only && !of("a.md").warn_only);
    assert_eq!(mark("../else/a.md"), Some(Fraction::whole(70)));
    let excluded = |path: &str| settings.excludes(Path::new(path), false);
    assert!(excluded("/work/drafts/a.md") && excluded("/work/x/./b.tmp.md"));
    assert!(!excluded("/work/a.md") && !excluded("/drafts/a.md") && !excluded("/work"));
}

#[test]
fn mistakes_in_settings_are_told_with_their_place() {
    for (yaml, parts) in [
        ("fail-undr: 70\n", &["grade.yaml:1:1", "unknown key `fail-undr`", "`fail-under`"][..]),
        ("fail-under: 170\n", &["grade.yaml:1:13", "0 to 100"]),
        ("a: b\n  c: d\n", &["grade.yaml:2", "not YAML"]),
        ("format: junitt\n", &["grade.yaml:1:9", "did you mean `junit`?"]),
        ("warn-only: maybe\n", &["grade.yaml:1:12", "true or false"]),
        ("per-path:\n  - {fail-under: 3}\n", &["grade.yaml:2:5", "needs `path`"]),
        ("per-path: [{path: a, rubrics: b}]\n", &["unknown key `rubrics`"]),
        ("paths: []\n", &["`paths` is empty"]),
        ("exclude: ['[z-a]']\n", &["grade.yaml:1:11", "no pattern for paths"]),
        ("exclude: ['a[b']\n", &["grade.yaml:1:11", "no pattern for paths", "never closed"]),
        ("exclude: ['../a']\n", &["grade.yaml:1:11", "leads out of the folder"]),
        ("per-path: [{path: '#a'}]\n", &["grade.yaml:1:19", "begins a comment"]),
        ("fail-under: 160%\n", &["grade.yaml:1:13", "0 to 100"]),
        ("- a\n", &["grade.yaml is a mapping"]),
    ] {
        let error = settings(yaml).unwrap_err();
        for part in parts {
            assert!(error.contains(part), "{part}:\n{error}");
        }
    }
    assert!(settings("").is_ok() && settings("# nothing\n").is_ok());
}

/// The built-in questions by id, each with its prompt and those aliases that are plain phrases.
fn titles() -> Vec<(String, Vec<String>)> {
    let library = Library::open(&[]).unwrap();
    let questions = library.packs()[0].questions().unwrap();
    let titles = questions.into_iter().map(|(_, question)| {
        let rubric = question.load().unwrap();
        let is_plain = |line: &&str| !line.contains(['|', '&', '(', '$', '*', '.', '{']);
        let aliases = rubric.aliases.iter().map(|alias| alias.source.as_str()).filter(is_plain);
        let titles = [question.id(), &rubric.prompt].into_iter().chain(aliases);
        (question.id().to_owned(), titles.map(str::to_owned).collect())
    });
    titles.collect()
}

#[test]
fn every_built_in_question_is_asked_by_its_own_titles_and_by_no_other() {
    let all = titles();
    assert_eq!(all.len(), 10);
    for (id, titles) in &all {
        for title in titles {
            let found = ids("all.md", &format!("## {title}\n\nx\n"));
            assert_eq!(found, std::slice::from_ref(id), "{title}");
        }
    }
    let file: String = (1..)
        .zip(&all)
        .map(|(number, (_, titles))| format!("{number}. {}\n\nx\n\n  1. y\n\n", titles[1]))
        .collect();
    let expected: Vec<String> = all.into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids("interview.txt", &file), expected);
}
