//! What the commands need to know of the world: every look at the environment and the terminal is
//! made here, once.

use std::env;
use std::ffi::OsString;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use grade::report::Places;
use grade::rubric::Source;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Cli, Color};

/// The columns of a report that nobody told a width.
pub(crate) const USUAL_WIDTH: usize = 80;

/// What a command may ask for.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // they are independent facts
pub(crate) struct Context {
    /// Where rubrics are looked for.
    pub(crate) sources: Vec<Source>,
    /// Whether somebody chose where rubrics are, by option or variable.
    pub(crate) sources_chosen: bool,
    /// The file that a GitHub job's summary is appended to.
    pub(crate) step_summary: Option<PathBuf>,
    /// The file that standard output goes into, if it goes into one and the system tells which.
    pub(crate) stdout_file: Option<PathBuf>,
    /// The repository's folder in a GitHub job, by its name there and by its own.
    pub(crate) workspace: Vec<PathBuf>,
    /// The current folder, if it is still there.
    pub(crate) here: Option<PathBuf>,
    /// Whether standard output is coloured.
    pub(crate) color: bool,
    /// Whether standard error is coloured.
    pub(crate) color_stderr: bool,
    /// The columns of standard output: COLUMNS, else the terminal's, else 80.
    pub(crate) width: usize,
    /// Whether the locale is UTF-8.
    pub(crate) unicode: bool,
    /// Whether standard input is a terminal, where somebody will have to type.
    pub(crate) typed: bool,
    /// Whether keys can be read one by one, and lines edited, on the terminal.
    pub(crate) interactive: bool,
    /// Where what is remembered is kept: `GRADE_HOME`, else a folder of the user's data directory.
    pub(crate) home: Option<PathBuf>,
    /// What `VISUAL`, else `EDITOR` says.
    pub(crate) editor: Option<OsString>,
}

impl Context {
    /// Looks around, and sets the switch of the `colored` crate, which would look by itself else.
    pub(crate) fn new(cli: &Cli) -> Self {
        let color = is_coloured(cli.color, io::stdout().is_terminal());
        colored::control::set_override(color);
        let sources = sources(&cli.rubrics);
        let is_given = |source: &Source| matches!(source, Source::Given(_));
        Self {
            sources_chosen: sources.iter().any(is_given),
            step_summary: env::var_os("GITHUB_STEP_SUMMARY")
                .filter(|path| !path.is_empty())
                .map(PathBuf::from),
            stdout_file: stdout_file(),
            workspace: workspace(),
            sources,
            here: env::current_dir().ok(),
            color,
            color_stderr: is_coloured(cli.color, io::stderr().is_terminal()),
            width: width(),
            unicode: is_utf8_locale(),
            typed: io::stdin().is_terminal(),
            interactive: is_interactive(),
            home: home(),
            editor: set("VISUAL").or_else(|| set("EDITOR")),
        }
    }

    /// Where the run is made.
    pub(crate) fn places(&self) -> Places {
        Places { here: self.here.clone(), roots: self.workspace.clone() }
    }

    /// The time zone whose days count.
    pub(crate) fn zone() -> TimeZone {
        TimeZone::system()
    }

    /// What time it is, in milliseconds.
    pub(crate) fn now() -> Timestamp {
        let now = Timestamp::now();
        Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }

    /// The columns of standard output as they are at this moment.
    pub(crate) fn width_now() -> usize {
        width()
    }

    /// A number that is another one each time.
    pub(crate) fn chance() -> u64 {
        RandomState::new().build_hasher().finish()
    }
}

fn workspace() -> Vec<PathBuf> {
    let Some(folder) = set("GITHUB_WORKSPACE").map(PathBuf::from) else { return Vec::new() };
    let own = folder.canonicalize().ok();
    std::iter::once(folder).chain(own).collect()
}

/// Linux knows the name of an open file.
fn stdout_file() -> Option<PathBuf> {
    let path = std::fs::read_link("/proc/self/fd/1").ok()?;
    path.is_file().then_some(path)
}

/// The paths of `--rubrics`, else those of `GRADE_RUBRICS`, else what lies nearby.
fn sources(given: &[PathBuf]) -> Vec<Source> {
    if !given.is_empty() {
        return given.iter().cloned().map(Source::Given).collect();
    }
    let listed = env::var_os("GRADE_RUBRICS").unwrap_or_default();
    let listed: Vec<PathBuf> =
        env::split_paths(&listed).filter(|path| !path.as_os_str().is_empty()).collect();
    if !listed.is_empty() {
        return listed.into_iter().map(Source::Given).collect();
    }
    // Where the current folder is gone there is nothing nearby either.
    env::current_dir().into_iter().map(|from| Source::Nearby { from }).collect()
}

/// A variable that is set to something.
fn set(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

fn is_interactive() -> bool {
    let all = io::stdin().is_terminal() && io::stdout().is_terminal() && io::stderr().is_terminal();
    all && set("TERM").is_none_or(|term| term != "dumb")
}

/// The folder `grade` where programs keep what users made with them: as the XDG base directories
/// say, and `APPDATA` on Windows.
fn home() -> Option<PathBuf> {
    let absolute = |name| set(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = || {
        let windows = if cfg!(windows) { absolute("APPDATA") } else { None };
        let unix = || env::home_dir().map(|home| home.join(".local/share"));
        windows.or_else(|| absolute("XDG_DATA_HOME")).or_else(unix)
    };
    set("GRADE_HOME").map(PathBuf::from).or_else(|| Some(data()?.join("grade")))
}

fn is_coloured(asked: Color, terminal: bool) -> bool {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    match asked {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if is_set("NO_COLOR") => false,
        Color::Auto
            if env::var_os("CLICOLOR_FORCE")
                .is_some_and(|value| value != "0" && !value.is_empty()) =>
        {
            true
        }
        Color::Auto => terminal && env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}

fn width() -> usize {
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let asked = columns.filter(|&columns| columns > 0);
    let terminal =
        || terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.into());
    asked.or_else(terminal).unwrap_or(USUAL_WIDTH)
}

/// Whether the first of the three variables that is set names UTF-8, as POSIX orders them.
fn is_utf8_locale() -> bool {
    if cfg!(windows) {
        return true;
    }
    let set = |name| env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default();
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}
