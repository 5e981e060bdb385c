//! What the commands need to know of the world: every look at the environment and the terminal is
//! made here, once.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use grade::rubric::Source;

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
            sources,
            here: env::current_dir().ok(),
            color,
            color_stderr: is_coloured(cli.color, io::stderr().is_terminal()),
            width: width(),
            unicode: is_utf8_locale(),
            typed: io::stdin().is_terminal(),
        }
    }
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
