//! A rubric's patterns become nodes of the graph.

use compact_str::CompactString;
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::graph::{Few, Graph, MOST_TYPOS, NodeId};
use super::near::Window;
use super::terms::{Term, Written};
use crate::rubric::{Choice, ConceptId, Line, Pattern, PatternKind, Piece, Rubric, Within};
use crate::text::{Capitals, Document, Language, as_typed};

/// How many other words may stand between neighbours of a phrase (DESIGN).
const PHRASE_GAP: u32 = 2;

/// The nodes of a rubric's patterns.
#[derive(Debug)]
pub(super) struct Compiled {
    pub concepts: Vec<CompiledConcept>,
    pub misconceptions: Vec<CompiledMisconception>,
}

#[derive(Debug)]
pub(super) struct CompiledConcept {
    /// The patterns of each item.
    pub items: Vec<Vec<CompiledPattern>>,
    pub not: Vec<CompiledPattern>,
    /// What names it without covering it.
    pub names: Vec<CompiledPattern>,
    /// The words of its id, side by side.
    pub id: CompiledPattern,
}

#[derive(Debug)]
pub(super) struct CompiledMisconception {
    pub any: Vec<CompiledPattern>,
    pub not: Vec<CompiledPattern>,
}

#[derive(Debug)]
pub(super) struct CompiledPattern {
    pub root: NodeId,
}

/// Compiles a rubric.
pub(super) fn compile(rubric: &Rubric) -> (Graph, Compiled) {
    let mut compiler = Compiler {
        rubric,
        graph: Graph::new(rubric.language),
        groups: FxHashMap::default(),
        words: FxHashMap::default(),
    };
    let concepts = rubric
        .concepts
        .iter()
        .map(|concept| CompiledConcept {
            items: concept
                .items
                .iter()
                .map(|item| compiler.patterns(&item.names, Reading::Concept))
                .collect(),
            not: compiler.patterns(&concept.not, Reading::Not),
            names: compiler.patterns(&concept.names, Reading::Concept),
            id: CompiledPattern { root: compiler.id(&concept.id) },
        })
        .collect();
    let misconceptions = rubric
        .misconceptions
        .iter()
        .map(|misconception| CompiledMisconception {
            any: compiler.patterns(&misconception.any, Reading::Misconception),
            not: compiler.patterns(&misconception.not, Reading::Not),
        })
        .collect();
    (compiler.graph.complete(), Compiled { concepts, misconceptions })
}

/// What a pattern is for, which decides how strictly it is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Concept,
    Misconception,
    /// A `not:` line takes no gaps. It takes typos, since a mistyped word must not escape it.
    Not,
}

/// How strictly the words of a pattern are read.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Strictness {
    typos: u8,
    /// Whether spellings take them too.
    exact_typos: bool,
    gap: u32,
}

impl Strictness {
    /// `within:` on a single phrase bounds the whole phrase instead of its gaps.
    fn for_line(self, line: &Line, within: Option<Within>) -> Self {
        let gap = match (line.operands.len(), within) {
            (1, Some(Within::Words(words))) => words,
            (1, Some(Within::Sentence | Within::Answer)) => u32::MAX / 2,
            _ => self.gap,
        };
        Self { gap, ..self }
    }
}

struct Compiler<'r> {
    rubric: &'r Rubric,
    graph: Graph,
    /// What has been compiled before: word groups with their strictness, words with their typos.
    groups: FxHashMap<(usize, Strictness), NodeId>,
    words: FxHashMap<(&'r str, u8), NodeId>,
}

impl<'r> Compiler<'r> {
    fn patterns(&mut self, patterns: &'r [Pattern], reading: Reading) -> Vec<CompiledPattern> {
        patterns.iter().map(|pattern| self.pattern(pattern, reading)).collect()
    }

    fn pattern(&mut self, pattern: &'r Pattern, reading: Reading) -> CompiledPattern {
        let gap = match reading {
            Reading::Not => 0,
            Reading::Concept | Reading::Misconception => PHRASE_GAP,
        };
        let typos = pattern.typos.unwrap_or(MOST_TYPOS);
        let strictness = Strictness { typos, exact_typos: reading == Reading::Not, gap };
        let root = match &pattern.kind {
            PatternKind::Line(line) => {
                let window = Window::of(pattern.within, reading == Reading::Misconception);
                self.line(line, pattern.within, window, strictness.for_line(line, pattern.within))
            }
            PatternKind::Regex(regex) => self.graph.add_regex(regex.clone()),
        };
        CompiledPattern { root }
    }

    /// `query-optimization` as the phrase "query optimization".
    fn id(&mut self, id: &ConceptId) -> NodeId {
        let parts = id.as_str().split(['-', '_']).filter(|part| !part.is_empty());
        let slots: Few = parts.map(|part| self.id_part(part)).collect();
        match slots[..] {
            [] => self.graph.add_choice(slots),
            _ => self.graph.add_phrase(&slots, PHRASE_GAP, true),
        }
    }

    /// A word of an id, which is written small: where the patterns hold it as a name that is a
    /// common word too, it is that name.
    fn id_part(&mut self, part: &str) -> NodeId {
        let mut read = words(part, self.rubric.language);
        for word in &mut read {
            word.capital |= self.graph.terms.has_common_name(&word.folded);
        }
        self.words(&read, part, MOST_TYPOS)
    }

    fn line(
        &mut self,
        line: &'r Line,
        within: Option<Within>,
        window: Window,
        strictness: Strictness,
    ) -> NodeId {
        let is_bounded = matches!(within, Some(Within::Words(_)));
        let operands: Few =
            line.operands.iter().map(|operand| self.choice(operand, strictness)).collect();
        match operands[..] {
            [single] if !is_bounded => single,
            _ => self.graph.add_near(&operands, line.order, window),
        }
    }

    fn choice(&mut self, choice: &'r Choice, strictness: Strictness) -> NodeId {
        if let [phrase] = &*choice.0 {
            return self.phrase(&phrase.0, strictness);
        }
        let options: Few =
            choice.0.iter().map(|phrase| self.phrase(&phrase.0, strictness)).collect();
        self.graph.add_choice(options)
    }

    fn phrase(&mut self, pieces: &'r [Piece], strictness: Strictness) -> NodeId {
        if let [piece] = pieces {
            return self.piece(piece, strictness);
        }
        let slots: Few = pieces.iter().map(|piece| self.piece(piece, strictness)).collect();
        self.graph.add_phrase(&slots, strictness.gap, true)
    }

    fn piece(&mut self, piece: &'r Piece, strictness: Strictness) -> NodeId {
        match piece {
            Piece::Word(word) => {
                let key = (word.as_str(), strictness.typos);
                if let Some(&known) = self.words.get(&key) {
                    return known;
                }
                let words = words(word, self.rubric.language);
                let node = self.words(&words, word, strictness.typos);
                self.words.insert(key, node);
                node
            }
            Piece::Prefix(start) => self.prefix(start, strictness.typos),
            Piece::Exact(spelling) => self.spelling(spelling, strictness),
            Piece::Class(class) => self.graph.add_class(*class),
            Piece::Choice(choice) => self.choice(choice, strictness),
            Piece::Group(index) => self.group(*index, strictness),
        }
    }

    fn group(&mut self, index: usize, strictness: Strictness) -> NodeId {
        if let Some(&known) = self.groups.get(&(index, strictness)) {
            return known;
        }
        let names = self.rubric.groups[index].entries.iter().flatten();
        let options: Few = names.map(|name| self.choice(name, strictness)).collect();
        let node = self.graph.add_choice(options);
        self.groups.insert((index, strictness), node);
        node
    }

    /// A word of a pattern, which may be several of the text layer's: `key-value`. They stand
    /// without a gap, or are written as one.
    fn words(&mut self, words: &[PatternWord], shown: &str, typos: u8) -> NodeId {
        if let [single] = words {
            return self.word(single, shown, typos);
        }
        let slots: Vec<NodeId> =
            words.iter().map(|word| self.word(word, &word.folded, typos)).collect();
        let apart = self.graph.add_phrase(&slots, 0, false);
        let folded: CompactString = words.iter().map(|word| word.folded.as_str()).collect();
        let term = Term::Word { folded, written: Written::Joined };
        let together = self.graph.add_term(term, shown, typos);
        self.graph.add_choice([apart, together].as_slice().into())
    }

    fn word(&mut self, word: &PatternWord, shown: &str, typos: u8) -> NodeId {
        let written = if word.capital { Written::Name } else { Written::Plain };
        let term = Term::Word { folded: word.folded.clone(), written };
        self.graph.add_term(term, shown, typos)
    }

    /// `word*`: all of its words but the last are met as they are.
    fn prefix(&mut self, start: &str, typos: u8) -> NodeId {
        let mut words = words(start, self.rubric.language);
        let Some(last) = words.pop() else { return self.graph.add_choice(Few::new()) };
        let mut slots: Vec<NodeId> =
            words.iter().map(|word| self.word(word, &word.folded, typos)).collect();
        slots.push(self.graph.add_term(Term::Prefix(last.folded), &format!("{start}*"), 0));
        self.graph.add_phrase(&slots, 0, false)
    }

    /// The tokens of a spelling, side by side. Only in a `not:` line they may be mistyped.
    fn spelling(&mut self, spelling: &str, strictness: Strictness) -> NodeId {
        let typos = if strictness.exact_typos { strictness.typos } else { 0 };
        let document = Document::read_spelling(spelling, self.rubric.language);
        let spans = document.words().iter().map(|word| word.span.of(spelling));
        let term = |raw: &str| self.graph.add_spelling(&as_typed(raw), typos);
        let slots: Vec<NodeId> = spans.map(term).collect();
        let signs = (0..=slots.len()).map(|at| document.signs_before(at)).collect();
        self.graph.add_spelt(&slots, signs)
    }
}

/// A word of a pattern as the text layer reads it.
struct PatternWord {
    folded: CompactString,
    capital: bool,
}

fn words(text: &str, language: Language) -> SmallVec<[PatternWord; 1]> {
    // Nearly all words of a rubric are plain letters, which the text layer only lowers; but for German,
    // in which two of them may be an umlaut.
    if language != Language::German && text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        let capital = text.bytes().any(|byte| byte.is_ascii_uppercase());
        let mut folded = CompactString::from(text);
        folded.make_ascii_lowercase();
        return [PatternWord { folded, capital }].into();
    }
    let document = Document::read_line(text, language);
    (0..document.words().len())
        .map(|at| PatternWord {
            folded: document.folded(at).into(),
            capital: document.words()[at].capitals != Capitals::None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_letters_are_what_the_text_layer_makes_of_them() {
        for word in ["cache", "Redis", "REST", "MongoDB", "iOS", "x", "VMs", "APIs", "eBPF", "aB"] {
            let document = Document::read_line(word, Language::English);
            let [read] = document.words() else { panic!("{word} is several words") };
            let [fast] = &words(word, Language::English)[..] else { panic!("{word}") };
            assert_eq!(fast.folded, document.folded(0), "{word}");
            assert_eq!(fast.capital, read.capitals != Capitals::None, "{word}");
        }
    }
}
