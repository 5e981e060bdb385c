//! A session as a state machine: events in; what to show, what to keep and what is wanted next out.

mod dispute;

use std::collections::VecDeque;

use jiff::Timestamp;

use super::attempt::Entry;
use super::event::{Event, Planned, Reply, Settings, Typed, Wants};
use super::part::{self, Key, Part, Question, Summary};
use super::round::{Answer, Round};
use crate::rubric::Rubric;

#[derive(Debug, PartialEq, Eq)]
enum State {
    Between,
    Begun(String),
    Answering(String),
    Judged,
    WhichConcept,
    WhichWords(usize),
    Over,
}

/// Questions, one after the other.
#[derive(Debug)]
pub struct Session {
    settings: Settings,
    plan: VecDeque<Planned>,
    planned: usize,
    state: State,
    round: Option<Round>,
    summary: Summary,
}

impl Session {
    /// A session that asks these questions.
    #[must_use]
    pub fn new(plan: Vec<Planned>, settings: Settings) -> Self {
        Self {
            settings,
            planned: plan.len(),
            plan: plan.into(),
            state: State::Between,
            round: None,
            summary: Summary::default(),
        }
    }

    /// What is wanted next.
    #[must_use]
    pub fn wants(&self) -> Wants<'_> {
        match &self.state {
            State::Between => self.plan.front().map_or(Wants::Nothing, Wants::Question),
            State::Begun(_) => Wants::Key(&part::BEGUN),
            State::Answering(start) => Wants::Answer(start),
            State::Judged => Wants::Key(&part::AFTER),
            State::WhichConcept | State::WhichWords(_) => Wants::Line,
            State::Over => Wants::Nothing,
        }
    }

    /// The address of the question that is being answered.
    #[must_use]
    pub fn question(&self) -> Option<String> {
        self.round.as_ref().map(|round| round.rubric.address())
    }

    /// Whether the question being practised has an answer that was judged.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.round.as_ref().is_some_and(Round::is_judged)
    }

    /// Takes an event; what does not fit the state changes nothing.
    pub fn handle(&mut self, event: Event, at: Timestamp) -> Reply {
        let mut reply = Reply::default();
        match (std::mem::replace(&mut self.state, State::Over), event) {
            (_, Event::Leave) => self.close(&mut reply),
            (State::Between, Event::Asked(rubric, begun)) => self.ask(*rubric, begun, &mut reply),
            (State::Between, Event::Unreadable) => self.pass_over(&mut reply),
            (State::Begun(text), Event::Key(Key::Yes)) => self.start(text, &mut reply),
            (State::Begun(_), Event::Key(Key::No)) => self.start(String::new(), &mut reply),
            (State::Begun(_) | State::Judged, Event::Key(Key::Quit)) => self.close(&mut reply),
            (State::Begun(text), Event::Stray(key)) => {
                reply.show.push(stray(&key));
                self.offer(text, &mut reply);
            }
            (State::Answering(start), Event::Help) => {
                reply.show.push(Part::Help(self.settings.typed));
                self.state = State::Answering(start);
            }
            (State::Answering(start), Event::Answer { text, seconds, timed_out }) => {
                if text.trim().is_empty() && !timed_out {
                    self.nothing_typed(start, &mut reply);
                } else {
                    self.judge(Answer { text, seconds, timed_out }, at, &mut reply);
                }
            }
            // A file that is saved again is another attempt.
            (State::Judged, Event::Answer { text, seconds, timed_out }) => {
                let answer = Answer { text, seconds, timed_out };
                self.judge(answer, at, &mut reply);
            }
            (State::Judged, Event::Key(key)) => self.choose(key, &mut reply),
            (State::Judged, Event::Stray(key)) => {
                reply.show.push(stray(&key));
                self.choices(&mut reply);
            }
            (State::WhichConcept, Event::Line(line)) => self.point_at(&line, &mut reply),
            (State::WhichWords(place), Event::Line(line)) => {
                self.dispute(place, &line, at, &mut reply);
            }
            (state, _) => self.state = state,
        }
        reply
    }

    fn ask(&mut self, rubric: Rubric, begun: Option<String>, reply: &mut Reply) {
        let Some(planned) = self.plan.pop_front() else { return self.close(reply) };
        if self.settings.is_first {
            self.settings.is_first = false;
            reply.show.push(Part::Welcome);
        }
        reply.show.push(Part::Question(Question {
            address: rubric.address(),
            prompt: rubric.prompt.clone(),
            why: planned.why,
            number: (self.planned - self.plan.len(), self.planned),
            time: self.settings.time,
        }));
        self.round =
            Some(Round::new(rubric, self.settings.reveal, self.settings.typed == Typed::File));
        match begun.filter(|text| !text.trim().is_empty()) {
            Some(text) => self.offer(text, reply),
            None => self.start(String::new(), reply),
        }
    }

    fn pass_over(&mut self, reply: &mut Reply) {
        self.plan.pop_front();
        self.planned -= 1;
        self.next(reply);
    }

    fn offer(&mut self, text: String, reply: &mut Reply) {
        reply.show.push(Part::Begun(text.clone()));
        let by_line = self.settings.by_line;
        reply.show.push(Part::Keys { keys: &part::BEGUN, more: true, by_line });
        self.state = State::Begun(text);
    }

    fn start(&mut self, text: String, reply: &mut Reply) {
        reply.show.push(Part::HowTo(self.settings.typed));
        if !text.is_empty() && self.settings.typed == Typed::Lines {
            reply.show.push(Part::Note(
                "What is there already stays; what you type is added to it. `:clear` empties it."
                    .to_owned(),
            ));
        }
        self.state = State::Answering(text);
    }

    fn nothing_typed(&mut self, start: String, reply: &mut Reply) {
        let note = match self.settings.typed {
            Typed::Editor | Typed::Lines => "Nothing was typed; `:quit` leaves.",
            Typed::File => "The file is empty; it is judged when it is saved with something in it.",
            // To call the program again would be to call it for ever.
            Typed::Program => "Nothing was written.",
        };
        reply.show.push(Part::Note(note.to_owned()));
        if self.settings.typed == Typed::Program {
            self.close(reply);
        } else {
            self.state = State::Answering(start);
        }
    }

    fn judge(&mut self, answer: Answer, at: Timestamp, reply: &mut Reply) {
        let Some(round) = &mut self.round else { return self.close(reply) };
        reply.keep.extend(round.judge(answer, at).map(Entry::Attempt));
        reply.show.extend(round.feedback().map(|feedback| Part::Feedback(Box::new(feedback))));
        self.choices(reply);
    }

    fn choices(&mut self, reply: &mut Reply) {
        let more = !self.plan.is_empty();
        let by_line = self.settings.by_line;
        reply.show.push(Part::Keys { keys: &part::AFTER, more, by_line });
        self.state = State::Judged;
    }

    fn choose(&mut self, key: Key, reply: &mut Reply) {
        let Some(round) = &mut self.round else { return self.close(reply) };
        match key {
            Key::Next => return self.next(reply),
            Key::Retry => {
                let start = round.last_answer().to_owned();
                return self.start(start, reply);
            }
            Key::Hint if !round.gives_hints() => {
                reply.show.push(Part::Note("Without hints, as --reveal none says.".to_owned()));
            }
            Key::Hint => reply.show.push(round.hint().map_or_else(
                || Part::Note("There is nothing left to hint at; m shows the model answer.".into()),
                Part::Hint,
            )),
            Key::Model => reply.show.push(round.model().map_or_else(
                || Part::Note("This question's rubric has no model answer.".to_owned()),
                Part::Model,
            )),
            Key::Said => {
                let open = round.open();
                if open.is_empty() {
                    reply.show.push(Part::Note("Every concept was found.".to_owned()));
                } else {
                    reply.show.push(Part::Concepts(open));
                    self.state = State::WhichConcept;
                    return;
                }
            }
            Key::Quit | Key::Yes | Key::No => {}
        }
        self.choices(reply);
    }

    fn next(&mut self, reply: &mut Reply) {
        self.finish_round(reply);
        if self.plan.is_empty() {
            self.close(reply);
        } else {
            self.state = State::Between;
        }
    }

    fn finish_round(&mut self, reply: &mut Reply) {
        let Some(mut round) = self.round.take() else { return };
        reply.keep.extend(round.end().map(Entry::Attempt));
        let Some(row) = round.row() else { return };
        if round.is_to_be_repeated() {
            self.summary.repeat.push(row.address.clone());
        }
        self.summary.missed.extend(round.most_missed());
        self.summary.rows.push(row);
    }

    fn close(&mut self, reply: &mut Reply) {
        self.finish_round(reply);
        if !self.summary.rows.is_empty() {
            reply.show.push(Part::Summary(std::mem::take(&mut self.summary)));
        }
        self.state = State::Over;
    }
}

fn stray(key: &str) -> Part {
    Part::Note(format!("`{}` is none of the keys.", key.trim()))
}

#[cfg(test)]
mod tests;
