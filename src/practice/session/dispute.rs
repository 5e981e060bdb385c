//! "I said that": which concept was overlooked, and which words of the answer say it.

use jiff::Timestamp;

use super::{Session, State};
use crate::practice::attempt::{Dispute, Entry};
use crate::practice::event::Reply;
use crate::practice::part::Part;

impl Session {
    pub(super) fn point_at(&mut self, line: &str, reply: &mut Reply) {
        let Some(round) = &self.round else { return self.close(reply) };
        let number: Option<usize> = line.trim().trim_start_matches('#').parse().ok();
        let open = round.open();
        match number.filter(|number| open.iter().any(|(known, _)| known == number)) {
            Some(number) => {
                let place = number - 1;
                let name = round.name(place);
                reply.show.push(Part::Note(format!(
                    "Which words of your answer say {name}? Type them on one line; an empty line \
                     takes it back."
                )));
                self.state = State::WhichWords(place);
            }
            None if line.trim().is_empty() => self.choices(reply),
            None => {
                let known: Vec<String> =
                    open.iter().map(|(number, _)| format!("#{number}")).collect();
                reply.show.push(Part::Note(format!(
                    "`{}` is none of {}. Type one of these, or an empty line to go back.",
                    line.trim(),
                    known.join(", ")
                )));
                self.state = State::WhichConcept;
            }
        }
    }

    pub(super) fn dispute(&mut self, place: usize, line: &str, at: Timestamp, reply: &mut Reply) {
        let Some(round) = &self.round else { return self.close(reply) };
        let words = line.trim();
        if !words.is_empty() && !holds(round.last_answer(), words) {
            reply.show.push(Part::Note(
                "Your answer does not hold these words; type them as they stand there, or an \
                 empty line to take it back."
                    .to_owned(),
            ));
            self.state = State::WhichWords(place);
            return;
        }
        if let Some(attempt_at) = round.last_at().filter(|_| !words.is_empty()) {
            reply.keep.push(Entry::Dispute(Dispute {
                at,
                attempt_at,
                question: round.rubric.address(),
                rubric: round.rubric.hash.clone(),
                concept: round.rubric.concepts[place].id.to_string(),
                label: round.label(place),
                words: words.to_owned(),
            }));
            reply.show.push(Part::Note(
                "Noted for the rubric's author: `grade progress --disputed` lists it.".to_owned(),
            ));
        }
        self.choices(reply);
    }
}

/// Whether a text holds some words, whatever blanks, line breaks and capitals stand between them.
fn holds(text: &str, words: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(text).contains(&plain(words))
}
