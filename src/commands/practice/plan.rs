//! Which questions this session asks.

use std::io::Write;

use grade::practice::Planned;
use grade::practice::choose::{self, Choice};
use grade::practice::history::History;
use jiff::civil::Date;

use super::Args;
use super::keeper::Keeper;
use crate::commands::{Context, Status};

/// The questions in the order to ask them in, as many as were asked for.
pub(super) fn plan(
    questions: &[String],
    history: &History,
    keeper: &Keeper,
    args: &Args,
    today: Date,
) -> Vec<Planned> {
    let choice = match () {
        () if args.random => Choice::Random(Context::chance()),
        () if args.due => Choice::Due,
        () if !args.questions.is_empty() => Choice::AsNamed,
        () => Choice::Usual,
    };
    let plan = choose::plan(questions, &keeper.begun(), history, choice, today);
    let most = if args.watch.is_some() { Some(1) } else { args.session };
    plan.into_iter()
        .take(most.unwrap_or(usize::MAX))
        .map(|(place, why)| Planned { address: questions[place].clone(), why })
        .collect()
}

/// Says so where nothing is due, and when something will be.
pub(super) fn nothing_due(
    questions: &[String],
    history: &History,
    out: &mut dyn Write,
) -> anyhow::Result<Status> {
    let due =
        questions.iter().filter_map(|question| Some((history.track(question)?.due()?, question)));
    match due.min() {
        Some((day, question)) => writeln!(
            out,
            "Nothing is due; the next is {question} on {day}. `grade practice` asks before that."
        )?,
        None => {
            writeln!(out, "Nothing is due, since nothing was practised; try `grade practice`.")?
        }
    }
    Ok(Status::Passed)
}
