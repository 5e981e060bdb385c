//! `grade practice`: drives a session on a terminal, or over plain lines.
//!
//! Here are the terminal, the clock, signals and files; what is asked, shown and kept is the
//! library's.

mod answering;
mod args;
mod editor;
mod input;
mod keeper;
mod plan;
mod scratch;
mod signals;
mod watch;

use std::io::Write;
use std::mem::ManuallyDrop;
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use grade::practice::history::{self, History};
use grade::practice::{Event, Key, Part, Reply, Session, Settings, Wants, draw};
use grade::report::Look;
use grade::rubric::{Library, Rubric, RubricError};

use super::{Context, Status, complain};
pub(crate) use args::Args;
use input::{Input, Waited};
use keeper::Keeper;
pub(super) use keeper::torn_line;
use signals::Signals;
use watch::{Seen, Watched};

/// How often a watched file is looked at.
const TICK: Duration = Duration::from_millis(200);

/// Asks questions until there are none left or the person leaves.
pub(crate) fn run(args: &Args, context: &Context, out: &mut dyn Write) -> anyhow::Result<Status> {
    let watched = args.watch.clone().map(Watched::new).transpose()?;
    if watched.is_some() && args.questions.len() > 1 {
        bail!("--watch judges one file by one question; name one of them");
    }
    let library = Library::open(&context.sources)?;
    let (questions, mistakes) = args.questions(&library)?;
    let status = if mistakes.is_empty() { Status::Passed } else { Status::Unjudged };
    mistakes.into_iter().for_each(|mistakes| complain(&mistakes.into(), context));
    let keeper = Keeper::open(args.no_save, context)?;
    let zone = Context::zone();
    let history = History::of(keeper.entries(), &zone);
    let today = history::day(Context::now(), &zone);
    let plan = plan::plan(&questions, &history, &keeper, args, today);
    if plan.is_empty() {
        return plan::nothing_due(&questions, &history, out);
    }
    keeper.warn_without_room();
    let settings = Settings {
        reveal: args.reveal,
        time: args.time.map(|time| time.as_secs()),
        typed: args.typed(context),
        by_line: !context.interactive,
        is_first: history.tracks().next().is_none(),
    };
    let signals = Signals::listen().context("signals cannot be listened to")?;
    // The end of the process frees its many small parts at once.
    let mut practice = ManuallyDrop::new(Practice {
        session: Session::new(plan, settings),
        input: Input::new(context, signals.clone()),
        watched,
        status,
        library,
        history,
        keeper,
        signals,
        args,
        context,
        out,
    });
    practice.run()
}

/// A session with everything that it is driven by.
struct Practice<'a> {
    session: Session,
    input: Input,
    watched: Option<Watched>,
    status: Status,
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
        asked.and(kept).map(|()| self.status)
    }

    fn ask(&mut self) -> anyhow::Result<()> {
        loop {
            let event = match self.session.wants() {
                Wants::Nothing => return Ok(()),
                Wants::Question(planned) => {
                    let address = planned.address.clone();
                    match self.library.find(&address)?.load() {
                        Ok(rubric) => self.begin(&address, rubric)?,
                        Err(mistakes) => self.pass_over(mistakes),
                    }
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
            if matches!(event, Event::Key(Key::No)) {
                self.set_begun_aside()?;
            }
            self.take(event)?;
        }
    }

    fn begin(&mut self, address: &str, rubric: Rubric) -> anyhow::Result<Event> {
        let is_script = !self.context.interactive && !self.context.typed;
        let begun = match self.watched {
            // A file of one's own needs no draft.
            Some(_) => None,
            None if is_script => {
                let was_begun = self.keeper.begun().iter().any(|begun| begun == address);
                self.keeper.begin_afresh(address);
                if was_begun {
                    self.say(&format!(
                        "A draft of an answer to {address} is kept; `grade practice {address}` on \
                         a terminal takes it up."
                    ))?;
                }
                None
            }
            None => self.keeper.begin(address),
        };
        Ok(Event::Asked(Box::new(rubric), begun))
    }

    /// Starting afresh takes nothing away.
    fn set_begun_aside(&mut self) -> anyhow::Result<()> {
        let Some(address) = self.session.question() else { return Ok(()) };
        let text = self.keeper.scratch().last();
        match self.keeper.set_aside(&address, text) {
            Some(note) => self.say(&note),
            None => Ok(()),
        }
    }

    /// Tells the mistakes of a question's rubric; the others can be asked all the same.
    fn pass_over(&mut self, mistakes: RubricError) -> Event {
        self.input.rest();
        complain(&mistakes.into(), self.context);
        self.status = Status::Unjudged;
        Event::Unreadable
    }

    /// Lets the session take an event, keeps what is to be kept, and shows what is to be shown.
    fn take(&mut self, event: Event) -> anyhow::Result<()> {
        let Reply { show, keep } = self.session.handle(event, Context::now());
        if let Err(problem) = self.keeper.keep(keep) {
            self.say(&format!(
                "{problem:#}. Your answers are held until there is room, and kept then: go on as \
                 usual."
            ))?;
        }
        self.show(&show)
    }

    fn show(&mut self, parts: &[Part]) -> anyhow::Result<()> {
        let Context { unicode, color: colour, .. } = *self.context;
        // The window may have another size than it had at the start.
        let width = Context::width_now();
        let mut text = Vec::new();
        draw(parts, &Look { width, unicode, colour, explain: false }, &mut text)?;
        let needs_return = self.input.hold()?;
        for line in text.split_inclusive(|&byte| byte == b'\n') {
            match line.strip_suffix(b"\n") {
                Some(line) if needs_return => self.out.write_all(&[line, b"\r\n"].concat())?,
                _ => self.out.write_all(line)?,
            }
        }
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

    /// Waits for a watched file to be saved for the first time.
    fn watch(&mut self) -> anyhow::Result<Event> {
        self.watch_or_key(&[Key::Quit])
    }

    fn watch_or_key(&mut self, keys: &'static [Key]) -> anyhow::Result<Event> {
        let begun = Instant::now();
        loop {
            match self.watched.as_mut().and_then(Watched::saved) {
                Some(Seen::Text(text)) => {
                    let seconds = begun.elapsed().as_secs();
                    return Ok(Event::Answer { text, seconds, timed_out: false });
                }
                Some(Seen::Note(note)) => self.say(&note)?,
                None => {}
            }
            match pressed(self.input.wait(TICK)?, keys) {
                Some(Event::Leave) if !self.signals.came() => {
                    let seconds = begun.elapsed().as_secs();
                    return Ok(match self.watched.as_mut().and_then(Watched::last) {
                        Some(Seen::Text(text)) => Event::Answer { text, seconds, timed_out: false },
                        Some(Seen::Note(note)) => {
                            self.say(&note)?;
                            Event::Leave
                        }
                        None => Event::Leave,
                    });
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
            Some(Key::of(&typed, keys).map_or_else(|| Event::Stray(typed), Event::Key))
        }
    }
}
