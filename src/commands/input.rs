//! Answers in: from files and standard input, as they were given.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use grade::report::Failure;
use grade::text;
use serde::Deserialize;
use thiserror::Error;

use super::decode::{self, NotText};
use super::tell;

/// The largest answer that is read, in bytes; a book has about one of the 64 million.
const LARGEST: u64 = 8 << 20;

/// How far a file's name may be from the one asked for to be proposed instead, in edits.
const CLOSE: usize = 2;

const STANDARD_INPUT: &str = "standard input";

/// Where an answer is to be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Operand {
    /// Standard input.
    Standard,
    /// A file.
    File(PathBuf),
}

/// An answer as it was given.
#[derive(Debug)]
pub(crate) struct Answer {
    /// Its path, or `-`.
    pub(crate) source: String,
    /// All of it, byte-order mark and front matter included.
    pub(crate) text: String,
}

/// Why an answer could not be read, in a sentence that says what to do.
#[derive(Debug, Error)]
#[error("{source_name}: {problem}")]
pub(crate) struct InputError {
    source_name: String,
    problem: Problem,
}

#[derive(Debug, Error)]
enum Problem {
    #[error("there is no such file{}", .close.as_ref().map(|name| format!("; did you mean {name}?")).unwrap_or_default())]
    Missing { close: Option<String> },
    #[error("is a folder; name the files in it")]
    Folder,
    #[error("cannot be read: {}", reason(.0))]
    Unreadable(io::Error),
    #[error("is larger than {} MiB, the most that an answer may have", LARGEST >> 20)]
    TooLarge,
    #[error("{0}")]
    NotText(NotText),
    #[error("the answer is empty")]
    Empty,
}

/// The answers that the operands name; standard input where there are none.
pub(crate) fn operands(files: &[PathBuf]) -> anyhow::Result<Vec<Operand>> {
    if files.is_empty() {
        return Ok(vec![Operand::Standard]);
    }
    if files.iter().filter(|file| is_dash(file)).count() > 1 {
        anyhow::bail!("standard input holds one answer; `-` may be given only once");
    }
    let operand = |file: &PathBuf| {
        if is_dash(file) { Operand::Standard } else { Operand::File(file.clone()) }
    };
    Ok(files.iter().map(operand).collect())
}

fn is_dash(file: &Path) -> bool {
    file.as_os_str() == "-"
}

impl Operand {
    /// Reads the answer; `typed` says that somebody has to type it, and is told how to end.
    pub(crate) fn read(&self, typed: bool) -> Result<Answer, InputError> {
        let (source, name, bytes) = match self {
            Self::Standard => {
                if typed {
                    tell("type the answer and end it with Ctrl-D on a line of its own");
                }
                ("-".to_owned(), STANDARD_INPUT.to_owned(), all_of(io::stdin().lock()))
            }
            Self::File(path) => {
                let name = path.display().to_string();
                (name.clone(), name, read_file(path))
            }
        };
        let text = bytes.and_then(|bytes| {
            let text = decode::text(bytes, self.path()).map_err(Problem::NotText)?;
            if is_blank(&text) { Err(Problem::Empty) } else { Ok(text) }
        });
        match text {
            Ok(text) => Ok(Answer { source, text }),
            Err(problem) => Err(InputError { source_name: name, problem }),
        }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::Standard => None,
            Self::File(path) => Some(path),
        }
    }
}

impl InputError {
    /// The same as a report lists it.
    pub(crate) fn failure(&self) -> Failure {
        Failure { path: self.source_name.clone(), line: None, message: self.problem.to_string() }
    }
}

impl Answer {
    /// Where it came from, in words.
    pub(crate) fn source_name(&self) -> &str {
        if self.source == "-" { STANDARD_INPUT } else { &self.source }
    }

    /// The question that its front matter names.
    pub(crate) fn question(&self) -> Option<String> {
        #[derive(Deserialize)]
        struct FrontMatter {
            question: Option<serde_yaml::Value>,
        }
        let span = text::front_matter(&self.text)?;
        let lines = self.text[span.start..span.end].trim().trim_matches('-');
        // What is not YAML names nothing; it is not part of the answer either way.
        let front: FrontMatter = serde_yaml::from_str(lines).ok()?;
        match front.question? {
            serde_yaml::Value::String(name) => Some(name),
            serde_yaml::Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }
}

/// The text of a file, which may be empty.
pub(super) fn text_of(path: &Path) -> Result<String, InputError> {
    let text =
        read_file(path).and_then(|bytes| decode::text(bytes, Some(path)).map_err(Problem::NotText));
    text.map_err(|problem| InputError { source_name: path.display().to_string(), problem })
}

fn read_file(path: &Path) -> Result<Vec<u8>, Problem> {
    if path.is_dir() {
        return Err(Problem::Folder);
    }
    match File::open(path) {
        Ok(file) => all_of(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            Err(Problem::Missing { close: close_by(path) })
        }
        Err(error) => Err(Problem::Unreadable(error)),
    }
}

fn all_of(from: impl Read) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let count = from.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Problem::Unreadable)?;
    if count as u64 > LARGEST { Err(Problem::TooLarge) } else { Ok(bytes) }
}

/// Whether there is not a single word.
fn is_blank(text: &str) -> bool {
    let start = text::front_matter(text).map_or(0, |span| span.end);
    !text[start..].chars().any(char::is_alphanumeric)
}

/// A file in the same folder whose name is nearly the one asked for.
fn close_by(path: &Path) -> Option<String> {
    let asked = path.file_name()?.to_str()?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let near = names.map(|name| (strsim::osa_distance(&name, asked), name));
    let (_, name) = near.filter(|(distance, _)| *distance <= CLOSE).min()?;
    Some(path.with_file_name(name).display().to_string())
}

/// What the system says of an error, without its number.
pub(super) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}
