//! `grade practice` and `grade progress`.

mod options;
mod progress;
mod scripted;
mod store;
#[cfg(unix)]
mod terminal;

use crate::run::{Run, here};

/// A run whose practice is kept in its own folder.
fn practising() -> Run {
    let run = here();
    let home = run.path("kept").display().to_string();
    run.env("GRADE_HOME", home)
}

/// What was kept, one line each.
fn journal(run: &Run) -> Vec<serde_json::Value> {
    let lines = run.read("kept/practice.ndjson");
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What was typed and not judged, sorted.
fn drafts(run: &Run) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(run.path("kept/drafts")) else { return Vec::new() };
    let paths = entries.map(|entry| entry.unwrap().path());
    let texts = paths.filter(|path| path.extension().is_some_and(|ending| ending == "md"));
    let mut texts: Vec<String> = texts.map(|path| std::fs::read_to_string(path).unwrap()).collect();
    texts.sort();
    texts
}

/// A screen without what depends on how fast the test ran.
fn steady(screen: &str) -> String {
    let line = |line: &str| match line.rsplit_once(' ') {
        Some((before, "s")) => match before.rsplit_once(' ') {
            Some((before, seconds)) if seconds.parse::<u32>().is_ok() => format!("{before} TIME"),
            _ => line.to_owned(),
        },
        _ => line.to_owned(),
    };
    screen.lines().map(line).collect::<Vec<_>>().join("\n")
}
