use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{Library, LibraryError, Origin, Source};
use crate::rubric::FindError;

const RUBRIC: &str = "prompt: What is a cache?\nconcepts: [Redis, cut $trip]\n\
    groups: {trip: [query]}\n";

/// A folder with files that all hold a rubric, unless they are a `pack.yaml`.
fn folder(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = if file.ends_with("pack.yaml") { "order: [security]\n" } else { RUBRIC };
        fs::write(path, text).unwrap();
    }
    folder
}

fn given(paths: &[PathBuf]) -> Library {
    let sources: Vec<Source> = paths.iter().cloned().map(Source::Given).collect();
    Library::open(&sources).unwrap()
}

fn found(library: &Library, name: &str) -> String {
    let question = library.find(name).unwrap();
    let place = question.path().map_or("built-in", |_| "file");
    format!("{} {place}", question.address())
}

fn not_found(library: &Library, name: &str) -> String {
    library.find(name).unwrap_err().to_string()
}

#[test]
fn every_built_in_rubric_loads() {
    let library = Library::open(&[]).unwrap();
    let pack = &library.packs()[0];
    assert_eq!(pack.origin(), &Origin::BuiltIn);
    assert_eq!(pack.title().unwrap().as_deref(), Some("Backend development interview"));
    let questions = pack.questions().unwrap();
    assert_eq!(questions.len(), 10);
    for (at, (number, question)) in questions.into_iter().enumerate() {
        assert_eq!(number, Some(at + 1));
        let rubric = question.load().unwrap_or_else(|error| panic!("{}", error.render(false)));
        assert_eq!(rubric.prompt, question.prompt().unwrap());
        assert_eq!(rubric.address(), question.address());
    }
}

#[test]
fn names_and_numbers_mean_a_question() {
    let library = Library::open(&[]).unwrap();
    for name in ["caching", "backend/caching", "9", "backend/9"] {
        assert_eq!(found(&library, name), "backend/caching built-in");
    }
    assert_eq!(library.find("caching").unwrap().number().unwrap(), Some(9));
}

#[test]
fn names_that_mean_nothing_get_a_suggestion() {
    let library = Library::open(&[]).unwrap();
    for (name, message) in [
        ("cachin", "there is no question `cachin`; did you mean `caching`?"),
        (
            "backend/cachng",
            "there is no question `backend/cachng`; did you mean `backend/caching`?",
        ),
        ("backnd/caching", "there is no pack `backnd`; did you mean `backend/caching`?"),
        ("11", "there is no question `11`; `grade list` shows all there are"),
        ("backend/0", "there is no question `backend/0`; `grade list` shows all there are"),
        ("a/b/c", "there is no pack `a`; `grade list` shows all there are"),
        ("", "there is no question ``; `grade list` shows all there are"),
        ("x\u{1b}y", r"there is no question `x\u{1b}y`; `grade list` shows all there are"),
    ] {
        assert_eq!(not_found(&library, name), message);
    }
    assert!(not_found(&library, "./x/caching.yaml").contains("--rubrics FILE"));
}

#[test]
fn a_file_a_pack_and_a_folder_of_packs_are_sources() {
    let folder = folder(&["front/css.yaml", "front/html.yml", "ops/linux.yaml", "ops/.x.yaml"]);
    let root = folder.path();
    let all = given(&[root.to_owned()]);
    assert_eq!(found(&all, "html"), "front/html file");
    assert_eq!(found(&all, "ops/1"), "ops/linux file");
    assert_eq!(all.packs().len(), 3);
    assert_eq!(found(&given(&[root.join("front")]), "front/css"), "front/css file");
    let single = given(&[root.join("front/css.yaml")]);
    assert_eq!(found(&single, "css"), "css file");
    assert_eq!(single.packs()[0].origin(), &Origin::Files);
    assert!(single.find("html").is_err());
    assert_eq!(single.find("css").unwrap().number().unwrap(), None);
}

#[test]
fn a_file_beside_a_pack_file_belongs_to_the_pack() {
    let folder = folder(&["front/css.yaml", "front/security.yaml", "front/pack.yaml"]);
    let library = given(&[folder.path().join("front/css.yaml")]);
    assert_eq!(found(&library, "css"), "front/css file");
    assert_eq!(library.find("css").unwrap().number().unwrap(), Some(2));
    assert_eq!(found(&library, "2"), "front/css file");
    library.find("css").unwrap().load().unwrap();
    assert_eq!(found(&library, "security"), "backend/security built-in");
    let whole = given(&[folder.path().join("front/pack.yaml")]);
    assert_eq!(found(&whole, "security"), "front/security file");
}

#[test]
fn the_built_in_pack_comes_last() {
    let folder = folder(&["front/caching.yaml", "front/x.yaml"]);
    let library = given(&[folder.path().to_owned()]);
    assert_eq!(found(&library, "caching"), "front/caching file");
    assert_eq!(found(&library, "backend/caching"), "backend/caching built-in");
    assert_eq!(found(&library, "2"), "front/x file");
    assert_eq!(found(&library, "9"), "backend/caching built-in");
}

#[test]
fn a_pack_of_its_name_hides_the_built_in_one() {
    let folder = folder(&["backend/caching.yaml"]);
    let library = given(&[folder.path().to_owned()]);
    assert_eq!(found(&library, "caching"), "backend/caching file");
    assert!(library.find("security").is_err());
    assert_eq!(library.packs().len(), 1);
}

#[test]
fn a_bare_name_in_two_packs_lists_both() {
    let folder = folder(&["a/x.yaml", "b/x.yaml"]);
    let library = given(&[folder.path().to_owned()]);
    assert_eq!(not_found(&library, "x"), "`x` could be a/x or b/x; write one of these");
    assert!(matches!(library.find("1"), Err(FindError::Ambiguous { .. })));
    assert_eq!(found(&library, "b/x"), "b/x file");
}

#[test]
fn nearby_ends_at_the_repositorys_root() {
    let folder = folder(&["rubrics/own/x.yaml", "deep/er/y.txt"]);
    let open = |from: &Path| Library::open(&[Source::Nearby { from: from.to_owned() }]).unwrap();
    let (root, below) = (folder.path(), folder.path().join("deep/er"));
    assert_eq!(found(&open(root), "x"), "own/x file");
    assert!(open(&below).find("x").is_err(), "outside a repository only here");
    fs::create_dir(root.join(".git")).unwrap();
    assert_eq!(found(&open(&below), "x"), "own/x file");
    fs::create_dir(root.join("deep/.git")).unwrap();
    assert!(open(&below).find("x").is_err(), "not above the root");
}

#[test]
fn what_cannot_be_listed_says_why() {
    let folder = folder(&["a/p/x.yaml", "b/p/x.yaml", "c/x.yaml", "c/x.yml", "empty/x.txt"]);
    let root = folder.path();
    let error = |paths: &[PathBuf]| {
        let sources: Vec<Source> = paths.iter().cloned().map(Source::Given).collect();
        Library::open(&sources).unwrap_err()
    };
    assert!(matches!(error(&[root.join("nowhere")]), LibraryError::Unreadable { .. }));
    assert!(matches!(error(&[root.join("empty")]), LibraryError::Empty { .. }));
    assert!(matches!(error(&[root.join("c")]), LibraryError::SameQuestion { .. }));
    let same = error(&[root.join("a"), root.join("b")]);
    assert!(matches!(same, LibraryError::SamePack { .. }));
    assert!(same.to_string().starts_with("two packs are called `p`"));
    // The same folder twice is no mistake.
    assert_eq!(given(&[root.join("a/p"), root.join("a/./p")]).packs().len(), 2);
}

#[test]
fn files_that_cannot_be_read_say_why() {
    let folder = folder(&["p/ok.yaml"]);
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    write("p/latin.yaml", b"prompt: caf\xe9\n");
    write("p/wide.yaml", b"\xff\xfep\0");
    write("p/large.yaml", "# x\n".repeat(300_000).as_bytes());
    write("p/a b.yaml", RUBRIC.as_bytes());
    let library = given(&[folder.path().join("p")]);
    let error = |name: &str| library.find(name).unwrap().load().unwrap_err().to_string();
    assert!(error("latin").contains("not UTF-8 at byte 11"));
    assert!(error("wide").contains("UTF-16"));
    assert!(error("large").contains("larger than 1 MiB"));
    assert!(error("a b").contains("`a b` cannot be one"));
    library.find("ok").unwrap().load().unwrap();
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_a_circle_are_not_followed_forever() {
    let folder = folder(&["p/ok.yaml"]);
    std::os::unix::fs::symlink(folder.path(), folder.path().join("loop")).unwrap();
    std::os::unix::fs::symlink("gone.yaml", folder.path().join("p/dangling.yaml")).unwrap();
    let library = given(&[folder.path().to_owned()]);
    assert_eq!(found(&library, "ok"), "p/ok file");
}

#[test]
fn a_broken_pack_file_stops_numbers_but_no_names() {
    let folder = folder(&["p/ok.yaml"]);
    fs::write(folder.path().join("p/pack.yaml"), "order: [nothing]\n").unwrap();
    let library = given(&[folder.path().to_owned()]);
    assert!(matches!(library.find("p/1"), Err(FindError::Rubric(_))));
    let question = library.find("ok").unwrap();
    assert!(question.load().unwrap_err().problems[0].path.ends_with("pack.yaml"));
}
