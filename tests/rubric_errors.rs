//! What the author of a rubric reads who made a mistake: every file below `rubric_errors/` holds
//! one, and beside it stands the message. A new case is a new file.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use grade::rubric::{Library, RubricError, Source};

type Outcome = Result<(), Box<dyn Error>>;

#[test]
fn every_mistake_of_a_file_is_shown() -> Outcome {
    for path in entries("tests/rubric_errors", |path| path.extension().is_some_and(is_yaml))? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        check(&path, &name, &name)?;
    }
    Ok(())
}

#[test]
fn every_mistake_of_a_pack_is_shown() -> Outcome {
    for path in entries("tests/rubric_errors/packs", Path::is_dir)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        check(&path, "caching", &format!("packs/{name}"))?;
    }
    Ok(())
}

/// Loads a question that has mistakes, and compares what is said of them.
fn check(source: &Path, question: &str, snapshot: &str) -> Outcome {
    let error = mistakes(source, question)?;
    let shown = error.render(false);
    assert!(!shown.chars().any(|c| c.is_control() && c != '\n'), "{}: {shown:?}", source.display());
    assert_eq!(error.to_string().lines().count(), 1, "{}", source.display());

    let (folder, name) = snapshot.rsplit_once('/').unwrap_or(("", snapshot));
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new("rubric_errors").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, shown));
    Ok(())
}

fn mistakes(source: &Path, question: &str) -> Result<RubricError, Box<dyn Error>> {
    let library = Library::open(&[Source::Given(source.to_owned())])?;
    match library.find(question)?.load() {
        Ok(_) => Err(format!("{} has no mistake", source.display()).into()),
        Err(error) => Ok(error),
    }
}

fn entries(folder: &str, wanted: impl Fn(&Path) -> bool) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.retain(|path| wanted(path));
    paths.sort();
    assert!(!paths.is_empty(), "{folder} holds no case");
    Ok(paths)
}

fn is_yaml(extension: &std::ffi::OsStr) -> bool {
    extension == "yaml"
}
