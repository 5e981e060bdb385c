//! What `grade practice` is asked.

use std::path::PathBuf;
use std::time::Duration;

use grade::practice::Typed;
use grade::report::Reveal;
use grade::rubric::{Library, Origin, Pack, RubricError};

use crate::commands::{Context, one_of};

const EXAMPLES: &str = "\
Examples:
  grade practice                         whatever needs it most: begun, due, weak, then new
  grade practice caching rest-soap       these two questions
  grade practice --due                   what is due today, and nothing else
  grade practice --session 5 --time 3m   like an interview: five questions, three minutes each
  grade practice caching --watch a.md    judge a.md each time your editor saves it

An answer ends with two empty lines, `:done` on a line of its own, or Ctrl-D; `:help` lists what
else can be typed. Then one key chooses what comes next; all of them are listed.

What comes in from a pipe is a scripted session: an answer's lines and `:done`, then one key a line.
So it is where TERM is `dumb`, which suits screen readers.

Attempts are kept in GRADE_HOME, else in the folder `grade` of XDG_DATA_HOME (~/.local/share).
Questions come again by FSRS-6, a published schedule, rated by the first attempt at each.";

#[allow(clippy::doc_markdown)] // its documentation is the help
#[allow(clippy::struct_excessive_bools)] // they are independent switches
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// Questions to practise, in this order; without any, those that need it most
    #[arg(value_name = "QUESTION")]
    pub(super) questions: Vec<String>,

    /// Ask questions of this pack; the built-in one is `backend`
    #[arg(long, value_name = "NAME", conflicts_with = "questions")]
    pub(super) pack: Option<String>,

    /// Ask in an order of chance
    #[arg(long)]
    pub(super) random: bool,

    /// Ask only what is due
    #[arg(long, conflicts_with = "random")]
    pub(super) due: bool,

    /// Ask so many questions, and sum up at the end
    #[arg(long, value_name = "COUNT", value_parser = count)]
    pub(super) session: Option<usize>,

    /// The time for each answer: 90s, 3m, 1m30s; a bare number is seconds
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(super) time: Option<Duration>,

    /// Write answers in the editor that VISUAL or EDITOR names
    #[arg(long)]
    pub(super) editor: bool,

    /// Judge this file anew each time it is saved; how it is when you leave is what is rated
    #[arg(long, value_name = "FILE", conflicts_with_all = ["editor", "time", "session"])]
    pub(super) watch: Option<PathBuf>,

    /// Keep nothing: no attempt, no draft
    #[arg(long)]
    pub(super) no_save: bool,

    /// What to show of concepts not found: none (a number), hints (one at a time, when asked for),
    /// labels, or all (and everything that would have counted)
    #[arg(
        long,
        value_name = "LEVEL",
        default_value = "hints",
        value_parser = one_of(&Reveal::ALL),
        hide_possible_values = true
    )]
    pub(super) reveal: Reveal,
}

impl Args {
    /// The addresses of the questions that may be asked; of packs, the built-in one only where
    /// there is no other. Packs with mistakes are passed over, and given too.
    pub(super) fn questions(
        &self,
        library: &Library,
    ) -> anyhow::Result<(Vec<String>, Vec<RubricError>)> {
        if !self.questions.is_empty() {
            let mut addresses = Vec::new();
            for name in &self.questions {
                let address = library.find(name)?.address();
                if !addresses.contains(&address) {
                    addresses.push(address);
                }
            }
            return Ok((addresses, Vec::new()));
        }
        let packs = library.packs().iter();
        let packs: Vec<&Pack> = match &self.pack {
            Some(name) => vec![named(name, library)?],
            None => {
                let is_own = |pack: &&Pack| *pack.origin() != Origin::BuiltIn;
                let has_own = library.packs().iter().any(|pack| is_own(&pack));
                packs.filter(|pack| !has_own || is_own(pack)).collect()
            }
        };
        let mut addresses = Vec::new();
        let mut mistakes = Vec::new();
        for pack in packs {
            match pack.questions() {
                Ok(questions) => {
                    addresses.extend(questions.into_iter().map(|(_, question)| question.address()));
                }
                Err(error) => mistakes.push(error),
            }
        }
        if addresses.is_empty()
            && let Some(error) = mistakes.pop()
        {
            return Err(error.into());
        }
        Ok((addresses, mistakes))
    }

    /// How answers are typed.
    pub(super) fn typed(&self, context: &Context) -> Typed {
        match () {
            () if self.watch.is_some() => Typed::File,
            () if self.editor => Typed::Program,
            () if context.interactive => Typed::Editor,
            () => Typed::Lines,
        }
    }
}

fn named<'l>(name: &str, library: &'l Library) -> anyhow::Result<&'l Pack> {
    let names = || library.packs().iter().filter_map(|pack| Some((pack.name()?.as_str(), pack)));
    if let Some((_, pack)) = names().find(|(known, _)| *known == name) {
        return Ok(pack);
    }
    let known: Vec<String> = names().map(|(known, _)| format!("`{known}`")).collect();
    anyhow::bail!("there is no pack `{name}`, only {}", known.join(", "))
}

fn count(text: &str) -> Result<usize, String> {
    text.parse().ok().filter(|&count| count > 0).ok_or_else(|| "a number from 1 on".to_owned())
}

/// The longest time for an answer.
const LONGEST: u64 = 24 * 60 * 60;

/// Reads `90`, `90s`, `3m`, `1m30s`, `1h`: the larger unit first, each once.
fn time(text: &str) -> Result<Duration, String> {
    let wrong = || "a time such as 90s, 3m or 1m30s, at most a day".to_owned();
    let mut seconds: u64 = 0;
    let mut number = String::new();
    let mut smallest = u64::MAX;
    for c in text.chars() {
        let unit = match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            's' => 1,
            'm' => 60,
            'h' => 60 * 60,
            _ => return Err(wrong()),
        };
        if unit >= smallest {
            return Err(wrong());
        }
        smallest = unit;
        let count: u64 = number.parse().map_err(|_| wrong())?;
        seconds = seconds.saturating_add(count.saturating_mul(unit));
        number.clear();
    }
    if !number.is_empty() {
        if smallest == 1 {
            return Err(wrong());
        }
        seconds = seconds.saturating_add(number.parse().map_err(|_| wrong())?);
    }
    if (1..=LONGEST).contains(&seconds) { Ok(Duration::from_secs(seconds)) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, seconds) in [("90", 90), ("90s", 90), ("3m", 180), ("1m30s", 90), ("1h", 3600)] {
            assert_eq!(time(text), Ok(Duration::from_secs(seconds)), "{text}");
        }
        for text in ["", "0", "m", "3 m", "-1", "3x", "25h", "1m1m", "5s1m", "1s1", "1.5m"] {
            assert!(time(text).is_err(), "{text}");
        }
    }
}
