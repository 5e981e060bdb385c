//! `--output [FORMAT=]FILE`: reports into files, each there as a whole or not at all.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::builder::{OsStringValueParser, TypedValueParser};
use grade::report::Format;

use super::input::reason;

/// A file to report into.
#[derive(Clone, Debug)]
pub(crate) struct Output {
    format: Option<Format>,
    path: PathBuf,
}

/// Reads `[FORMAT=]FILE`.
pub(crate) fn parser() -> impl TypedValueParser<Value = Output> {
    OsStringValueParser::new().try_map(|given| parse(&given))
}

fn parse(given: &OsStr) -> Result<Output, String> {
    let (format, path) = match given.to_str().and_then(|text| text.split_once('=')) {
        Some((name, path)) => match Format::named(name) {
            Some(format) => (Some(format), PathBuf::from(path)),
            None if name.chars().all(|c| c.is_ascii_alphanumeric()) => {
                return Err(no_such_format(name, path));
            }
            None => (None, PathBuf::from(given)),
        },
        None => (None, PathBuf::from(given)),
    };
    match path.as_os_str().to_str() {
        Some("") => Err("the file's name is missing".to_owned()),
        Some("-") => Err("standard output is asked for by --format".to_owned()),
        _ => Ok(Output { format, path }),
    }
}

fn no_such_format(name: &str, path: &str) -> String {
    let known: Vec<&str> = Format::ALL.iter().map(|(name, _)| *name).collect();
    format!(
        "there is no format `{name}`, only {}; a file of that name is written ./{name}={path}",
        listed(&known)
    )
}

/// `a, b and c`
fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Refuses outputs that would write over each other or over an answer.
pub(crate) fn check(outputs: &[Output], answers: &[PathBuf]) -> anyhow::Result<()> {
    let mut taken: Vec<PathBuf> =
        answers.iter().filter_map(|answer| answer.canonicalize().ok()).collect();
    for Output { path, .. } in outputs {
        let place = path.canonicalize().unwrap_or_else(|_| path.clone());
        if taken.contains(&place) {
            bail!("{}: would be written over; give --output another file", path.display());
        }
        taken.push(place);
    }
    Ok(())
}

impl Output {
    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The format that it asks for by name or by its extension, else `otherwise`.
    pub(crate) fn format(&self, otherwise: Format) -> Format {
        let told = || Format::of_extension(self.path.extension()?.to_str()?);
        self.format.or_else(told).unwrap_or(otherwise)
    }

    /// Writes the file: under another name beside it first, so that no reader sees half of it.
    pub(crate) fn write(
        &self,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> anyhow::Result<()> {
        let written = match fs::metadata(&self.path) {
            // Nothing can take the place of a pipe or a device.
            Ok(data) if !data.is_file() => {
                fill(File::options().write(true).open(&self.path), write)
            }
            _ => replace(&self.path, write),
        };
        written.map_err(|error| {
            anyhow::anyhow!("{}: cannot be written: {}", self.path.display(), reason(&error))
        })
    }
}

fn fill(
    file: io::Result<File>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut file = BufWriter::new(file?);
    write(&mut file)?;
    file.flush()
}

fn replace(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // A link stays a link: what it leads to is replaced.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut name = OsString::from(".");
    name.push(path.file_name().ok_or(io::ErrorKind::InvalidFilename)?);
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);

    let written = fill(File::create_new(&beside), write)
        .and_then(|()| keep_permissions(&path, &beside))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // The error to tell is the first one.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn keep_permissions(from: &Path, to: &Path) -> io::Result<()> {
    match fs::metadata(from) {
        Ok(data) => fs::set_permissions(to, data.permissions()),
        Err(_) => Ok(()),
    }
}
