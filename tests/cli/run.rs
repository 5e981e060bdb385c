//! A run of the command in a folder of its own: files in; output, errors and exit status out.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder that holds the rubrics of `tests/data`, and the settings of a run in it.
pub struct Run {
    folder: TempDir,
    /// Where the command puts what it cannot put elsewhere.
    _passing: TempDir,
    environment: Vec<(&'static str, String)>,
    stdin: Vec<u8>,
}

/// What came of a run.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

pub fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)
}

/// One of the answers of `tests/data`.
pub fn answer(name: &str) -> String {
    fs::read_to_string(data("answers").join(name)).unwrap()
}

/// A folder with the rubrics and answers of `tests/data`.
pub fn here() -> Run {
    let run = nowhere();
    for name in ["pack.yaml", "backups.yaml", "tea.yaml"] {
        let content = fs::read(data("rubrics/home").join(name)).unwrap();
        fs::create_dir_all(run.path("rubrics/home")).unwrap();
        fs::write(run.path("rubrics/home").join(name), content).unwrap();
    }
    ["good.md", "middling.md", "poor.md"]
        .into_iter()
        .fold(run, |run, name| run.file(name, answer(name)))
}

/// An empty folder.
pub fn nowhere() -> Run {
    let passing = TempDir::new().unwrap();
    let environment = [("LC_ALL", "C.UTF-8"), ("TMPDIR", passing.path().to_str().unwrap())];
    Run {
        folder: TempDir::new().unwrap(),
        environment: environment.map(|(name, value)| (name, value.to_owned())).to_vec(),
        _passing: passing,
        stdin: Vec::new(),
    }
}

impl Run {
    /// Writes a file into the folder.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(name, content);
        self
    }

    pub fn stdin(mut self, content: impl AsRef<[u8]>) -> Self {
        self.stdin = content.as_ref().to_vec();
        self
    }

    pub fn env(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    /// The environment that the command gets.
    pub fn environment(&self) -> &[(&'static str, String)] {
        &self.environment
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// The names of the files in the folder, sorted.
    pub fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The command, with no more environment than was asked for.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_grade"));
        command.args(arguments).current_dir(self.folder.path()).env_clear();
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs the command line `grade arguments`; the arguments stand between blanks.
    pub fn grade(&self, arguments: &str) -> Ran {
        self.run(&arguments.split_whitespace().collect::<Vec<_>>())
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_on(arguments, &self.stdin)
    }

    /// Runs the command line `grade arguments` on another standard input.
    pub fn stdin_of(&self, arguments: &str, stdin: &str) -> Ran {
        self.run_on(&arguments.split_whitespace().collect::<Vec<_>>(), stdin.as_bytes())
    }

    fn run_on(&self, arguments: &[&str], stdin: &[u8]) -> Ran {
        self.finish(self.command(arguments), stdin)
    }

    /// Runs another command in the folder.
    pub fn finish(&self, mut command: Command, stdin: &[u8]) -> Ran {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A command that does not read its input may be gone by now.
        let _ = child.stdin.take().unwrap().write_all(stdin);
        let output = child.wait_with_output().unwrap();
        Ran {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// Nothing on standard output, one line on standard error, exit status 2; gives the line.
    #[track_caller]
    pub fn refused(self) -> String {
        assert_eq!((self.status, self.stdout.as_str()), (2, ""), "{}", self.stderr);
        assert_eq!(self.stderr.lines().count(), 1, "{}", self.stderr);
        self.stderr.trim_end().to_owned()
    }

    /// A report and no remarks; gives the report.
    #[track_caller]
    pub fn report(self) -> String {
        assert_eq!(self.stderr, "");
        assert!(self.status < 2, "{}", self.status);
        self.stdout
    }
}
