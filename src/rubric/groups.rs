//! Word groups: words that may stand for each other, of the file and of its pack.
//!
//! In come the `groups:` of both files as they stand; a group is read when a pattern line first
//! names it, so that a large pack costs a rubric only what it uses. Out comes the list that a
//! [`Rubric`](super::Rubric) holds, in which each group refers only to groups before it.

mod read;

use std::collections::HashMap;

use smallvec::SmallVec;

use super::diagnostics::Problem;
use super::file::FileText;
use super::model::{Choice, Group, Piece};
use super::pattern_line::{self, Groups, Unusable};
use super::yaml::Node;

/// How many entries all bare groups of a rubric may stand for; groups of groups multiply.
const MOST_ENTRIES: usize = 20_000;

/// All groups that a rubric may name.
pub(super) struct WordGroups<'t> {
    defined: HashMap<&'t str, Definition<'t>>,
    read: HashMap<&'t str, State<'t>>,
    /// The groups that are being read, each named by the one before.
    way: Vec<&'t str>,
    /// The groups in use; they get their entries at the end, so that none is copied.
    list: Vec<Group>,
    /// How many entries bare groups have stood for.
    expanded: usize,
    problems: Vec<Problem>,
}

/// A group as it stands in its file.
#[derive(Clone, Copy)]
struct Definition<'t> {
    key: &'t Node<'t>,
    value: &'t Node<'t>,
    file: FileText<'t>,
}

enum State<'t> {
    Reading,
    Read { entries: Vec<Entry<'t>>, index: Option<usize> },
    Broken,
}

/// Why a bare group stands for nothing.
pub(super) enum NoEntries {
    /// A pattern line that names the group says why.
    Unusable,
    /// All together would be more than this.
    TooMany(usize),
}

/// One thing with its names, most often one.
pub(super) type Entry<'t> = SmallVec<[Name<'t>; 1]>;

/// One way to say an entry.
#[derive(Clone)]
pub(super) struct Name<'t> {
    /// As it was written.
    pub source: &'t str,
    pub choice: Choice,
}

impl<'t> WordGroups<'t> {
    /// No groups.
    pub fn new() -> Self {
        Self {
            defined: HashMap::new(),
            read: HashMap::new(),
            way: Vec::new(),
            list: Vec::new(),
            expanded: 0,
            problems: Vec::new(),
        }
    }

    /// Adds the groups of a file; they hide those of the same name that came before.
    pub fn define(&mut self, groups: &'t [(Node<'t>, Node<'t>)], file: FileText<'t>) {
        for (key, value) in groups {
            if let Some(name) = key.text() {
                self.defined.insert(name, Definition { key, value, file });
            }
        }
    }

    /// Reads the groups that no pattern named, for the sake of the mistakes in them.
    pub fn check_rest(&mut self, file: FileText<'t>) {
        let used = self.list.len();
        let mut rest: Vec<(&str, usize)> = self
            .defined
            .iter()
            .filter(|(_, definition)| definition.file.path == file.path)
            .map(|(name, definition)| (*name, definition.key.place.start()))
            .collect();
        rest.sort_unstable_by_key(|(_, start)| *start);
        for (name, _) in rest {
            // What cannot be used is among the problems by then.
            let _ = self.ensure(name);
        }
        self.list.truncate(used);
    }

    /// The list of groups in use, and what is wrong with those that were read.
    pub fn finish(mut self) -> (Vec<Group>, Vec<Problem>) {
        for state in self.read.into_values() {
            if let State::Read { entries, index: Some(index) } = state
                && let Some(group) = self.list.get_mut(index)
            {
                let choices =
                    |entry: Entry<'_>| entry.into_iter().map(|name| name.choice).collect();
                group.entries = entries.into_iter().map(choices).collect();
            }
        }
        (self.list, self.problems)
    }

    /// What a bare `$name` stands for: its entries, where one is a bare group that group's.
    ///
    /// # Errors
    /// Where the group cannot be used, or stands for too many.
    pub fn entries(&mut self, name: &str) -> Result<Vec<Entry<'t>>, NoEntries> {
        let mut flat = Vec::new();
        self.ensure(name).map_err(|_| NoEntries::Unusable)?;
        self.flatten(name, &mut flat).ok_or(NoEntries::TooMany(MOST_ENTRIES))?;
        Ok(flat)
    }

    fn flatten(&mut self, name: &str, flat: &mut Vec<Entry<'t>>) -> Option<()> {
        let Some(State::Read { entries, .. }) = self.read.get(name) else { return Some(()) };
        self.expanded += entries.len();
        if self.expanded > MOST_ENTRIES {
            return None;
        }
        for entry in entries.clone() {
            match bare(&entry).map(|index| self.list[index].name.clone()) {
                Some(inner) => self.flatten(&inner, flat)?,
                None => flat.push(entry),
            }
        }
        Some(())
    }

    /// Reads a group if that has not been done.
    fn ensure(&mut self, name: &str) -> Result<(), Unusable> {
        match self.read.get(name) {
            Some(State::Read { .. }) => return Ok(()),
            Some(State::Broken) => return Err(Unusable::Broken),
            Some(State::Reading) => return Err(Unusable::Circle(self.circle(name))),
            None => {}
        }
        let Some((&name, &definition)) = self.defined.get_key_value(name) else {
            let names = self.defined.keys().copied();
            return Err(Unusable::Unknown(pattern_line::suggest_group(name, names)));
        };
        self.way.push(name);
        self.read.insert(name, State::Reading);
        let mut faults = Vec::new();
        let entries = self.read_group(definition, &mut faults);
        self.way.pop();
        let broken = entries.is_none() || !faults.is_empty();
        self.problems.extend(faults.into_iter().map(|fault| definition.file.problem(fault)));
        let (state, result) = match entries {
            Some(entries) if !broken => (State::Read { entries, index: None }, Ok(())),
            _ => (State::Broken, Err(Unusable::Broken)),
        };
        self.read.insert(name, state);
        result
    }

    /// The way from a group back to itself.
    fn circle(&self, name: &str) -> String {
        let from = self.way.iter().position(|step| *step == name).unwrap_or(0);
        let steps = self.way[from..].iter().copied().chain([name]);
        steps.map(|step| format!("${step}")).collect::<Vec<_>>().join(" → ")
    }
}

impl Groups for WordGroups<'_> {
    fn index(&mut self, name: &str) -> Result<usize, Unusable> {
        self.ensure(name)?;
        let Some(State::Read { index, .. }) = self.read.get_mut(name) else {
            return Err(Unusable::Broken);
        };
        if let Some(index) = index {
            return Ok(*index);
        }
        let next = self.list.len();
        *index = Some(next);
        self.list.push(Group { name: name.to_owned(), entries: Vec::new() });
        Ok(next)
    }

    fn list(&self) -> &[Group] {
        &self.list
    }
}

/// The group that is all of an entry.
fn bare(entry: &[Name<'_>]) -> Option<usize> {
    match entry {
        [name] => match name.choice.bare_piece()? {
            Piece::Group(index) => Some(*index),
            _ => None,
        },
        _ => None,
    }
}
