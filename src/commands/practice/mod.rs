//! `grade practice`: drives a session on a terminal, or over plain lines.
//!
//! Here are the terminal, the clock, signals and files; what is asked, shown and kept is the
//! library's.

mod args;
mod editor;
mod input;
mod keeper;
mod signals;
mod watch;

use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use grade::practice::choose::{self, Choice};
use grade::practice::history::{self, History};
use grade::practice::typing::Command;
use grade::practice::{Event, Key, Part, Planned, Reply, Session, Settings, Wants, draw};
use grade::report::Look;
use grade::rubric::Library;
use jiff::civil::Date;

use super::{Context, Status};
pub(crate) use args::Args;
use input::{Ended, Input, Waited};
use keeper::Keeper;
pub(super) use keeper::torn_line;
use signals::Signals;
use watch::Watched;

/// How often a watched file is looked at.
const TICK: Duration = Duration::from_millis(200);

/// Asks questions until there are none left or the person leaves.
pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let library = Library::open(&context.sources)?;
    let questions = args.questions(&library)?;
    let keeper = Keeper::open(args.no_save, context)?;
    let zone = Context::zone();
    let history = History::of(keeper.entries(), &zone);
    let today = history::day(Context::now(), &zone);
    let plan = plan(&questions, &history, &keeper, args, today);
    if plan.is_empty() {
        return nothing_due(&questions, &history, out);
    }
    let settings = Settings {
        reveal: args.reveal,
        time: args.time.map(|time| time.as_secs()),
        typed: args.typed(context),
        is_first: history.tracks().next().is_none(),
    };
    let signals = Signals::listen().context("signals cannot be listened to")?;
    let mut practice = Practice {
        session: Session::new(plan, settings),
        input: Input::new(context, signals.clone()),
        watched: args.watch.clone().map(Watched::new),
        library,
        history,
        keeper,
        signals,
        args,
        context,
        out,
    };
    practice.run()
}

fn plan(
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

fn nothing_due(
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

/// A session with everything that it is driven by.
struct Practice<'a> {
    session: Session,
    input: Input,
    watched: Option<Watched>,
    library: Library,
    history: History,
    keeper: Keeper,
    signals: Signals,
    args: &'a Args,
    context: &'a Context,
    out: &'a mut dyn Write,
}

impl Practice<'_> {
    fn run(&mut self) -> anyhow::Result<Status> {
        let asked = self.ask();
        self.input.rest();
        // What was answered is kept whatever ended the session.
        let kept = self.keeper.end();
        asked.and(kept).map(|()| Status::Passed)
    }

    fn ask(&mut self) -> anyhow::Result<()> {
        loop {
            let event = match self.session.wants() {
                Wants::Nothing => return Ok(()),
                Wants::Question(planned) => {
                    let address = planned.address.clone();
                    let rubric = self.library.find(&address)?.load()?;
                    // A file of one's own needs no draft.
                    let begun = match self.watched {
                        Some(_) => None,
                        None => self.keeper.begin(&address),
                    };
                    Event::Asked(Box::new(rubric), begun)
                }
                Wants::Answer(_) if self.watched.is_some() => self.watch()?,
                Wants::Answer(start) => {
                    let start = start.to_owned();
                    self.answer(start)?
                }
                Wants::Key(keys) if self.watched.is_some() && self.session.is_judged() => {
                    self.watch_or_key(keys)?
                }
                Wants::Key(keys) => self.key(keys)?,
                Wants::Line => self.input.line()?.map_or(Event::Leave, Event::Line),
            };
            self.take(event)?;
        }
    }

    /// Lets the session take an event, keeps what is to be kept, and shows what is to be shown.
    fn take(&mut self, event: Event) -> anyhow::Result<()> {
        self.input.rest();
        let Reply { show, keep } = self.session.handle(event, Context::now());
        if let Err(problem) = self.keeper.keep(keep) {
            self.say(&format!(
                "{problem:#}. Your answers are held until there is room: press on."
            ))?;
        }
        self.show(&show)
    }

    fn show(&mut self, parts: &[Part]) -> anyhow::Result<()> {
        let Context { unicode, color: colour, .. } = *self.context;
        // The window may have another size than it had at the start.
        let width = Context::width_now();
        draw(parts, &Look { width, unicode, colour, explain: false }, self.out)?;
        Ok(self.out.flush()?)
    }

    fn say(&mut self, note: &str) -> anyhow::Result<()> {
        self.show(&[Part::Note(note.to_owned())])
    }

    fn key(&mut self, keys: &'static [Key]) -> anyhow::Result<Event> {
        loop {
            if let Some(event) = pressed(self.input.wait(TICK)?, keys) {
                return Ok(event);
            }
        }
    }

    /// An answer, typed here or in a program.
    fn answer(&mut self, start: String) -> anyhow::Result<Event> {
        let begun = Instant::now();
        let deadline = self.args.time.map(|time| begun + time);
        self.keeper.scratch().begin_with(&start);
        let mut text = start.clone();
        let mut in_editor = self.args.editor;
        loop {
            let ended = if in_editor {
                match editor::edit(&text, deadline, &self.keeper, &self.signals, self.context) {
                    Ok(ended) => ended,
                    Err(problem) if self.args.editor => return Err(problem),
                    Err(problem) => {
                        self.say(&format!("{problem:#}"))?;
                        in_editor = false;
                        continue;
                    }
                }
            } else {
                let earlier = self.earlier();
                self.input.answer(&text, &earlier, deadline, &self.keeper.scratch())?
            };
            in_editor = self.args.editor;
            let (text_so_far, timed_out) = match ended {
                Ended::Done(text) => (text, false),
                Ended::TimeUp(text) => (text, true),
                Ended::Left(text) => {
                    self.leave_with(&text, &start)?;
                    return Ok(Event::Leave);
                }
                Ended::Asked(Command::Edit, so_far) => {
                    text = so_far;
                    in_editor = true;
                    continue;
                }
                Ended::Asked(Command::Clear, _) => {
                    text = String::new();
                    self.say("Emptied.")?;
                    continue;
                }
                Ended::Asked(_, so_far) => {
                    text = so_far;
                    self.take(Event::Help)?;
                    continue;
                }
            };
            if let Some(problem) = self.keeper.scratch().problem() {
                self.say(&format!("What you type cannot be kept as you type: {problem}."))?;
            }
            let seconds = begun.elapsed().as_secs();
            return Ok(Event::Answer { text: text_so_far, seconds, timed_out });
        }
    }

    /// What was answered to this question before, oldest first.
    fn earlier(&self) -> Vec<String> {
        let question = self.session.question().unwrap_or_default();
        let kept = self.history.track(&question).into_iter().flat_map(|track| &track.attempts);
        let mut earlier: Vec<String> = kept.map(|attempt| attempt.answer.clone()).collect();
        earlier.extend(self.keeper.answers_to(&question));
        earlier
    }

    /// Keeps what was typed, unless it is nothing or the last answer again, and says how to go on.
    fn leave_with(&mut self, text: &str, start: &str) -> anyhow::Result<()> {
        let question = self.session.question().unwrap_or_default();
        let scratch = self.keeper.scratch();
        let is_judged = self.session.is_judged() && text.trim() == start.trim();
        if text.trim().is_empty() || is_judged {
            scratch.clear();
            return Ok(());
        }
        scratch.keep(text);
        let note = match scratch.problem() {
            _ if self.args.no_save => {
                "What you typed is not kept, because of --no-save.".to_owned()
            }
            Some(problem) => format!("What you typed could not be kept: {problem}."),
            None => {
                format!("What you typed is kept; `grade practice {question}` takes it up again.")
            }
        };
        self.say(&note)
    }

    /// Waits for a watched file to be saved for the first time.
    fn watch(&mut self) -> anyhow::Result<Event> {
        self.watch_or_key(&[Key::Quit])
    }

    fn watch_or_key(&mut self, keys: &'static [Key]) -> anyhow::Result<Event> {
        let begun = Instant::now();
        loop {
            let saved = self.watched.as_mut().and_then(Watched::saved);
            if let Some(text) = saved {
                let seconds = begun.elapsed().as_secs();
                return Ok(Event::Answer { text, seconds, timed_out: false });
            }
            match pressed(self.input.wait(TICK)?, keys) {
                Some(Event::Leave) if !self.signals.came() => {
                    let text = self.watched.as_mut().and_then(Watched::last);
                    let seconds = begun.elapsed().as_secs();
                    let answer = |text| Event::Answer { text, seconds, timed_out: false };
                    return Ok(text.map_or(Event::Leave, answer));
                }
                Some(Event::Key(Key::Quit)) => return Ok(Event::Leave),
                Some(event) => return Ok(event),
                None => {}
            }
        }
    }
}

/// What a key means; nothing where none was pressed yet.
fn pressed(waited: Waited, keys: &'static [Key]) -> Option<Event> {
    match waited {
        Waited::Nothing => None,
        Waited::Left => Some(Event::Leave),
        Waited::Typed(typed) => {
            let mut letters = typed.trim().chars();
            let key = letters.next().and_then(|letter| Key::of(letter, keys));
            let alone = letters.next().is_none();
            Some(key.filter(|_| alone).map_or_else(|| Event::Stray(typed), Event::Key))
        }
    }
}
