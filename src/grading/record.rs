//! What grading found: plain data that every report format reads.

use crate::fraction::Fraction;
use crate::rubric::{ConceptId, Rubric};
use crate::text::{Position, Span};

/// One answer, judged.
#[derive(Clone, Debug)]
pub struct Report {
    /// Where the answer came from: a path, or `-` for standard input.
    pub source: String,
    /// The question's address, such as `backend/caching`.
    pub question: String,
    /// What the candidate was asked.
    pub prompt: String,
    /// The rubric's hash.
    pub rubric: String,
    /// The points earned, less those taken off; never under 0.
    pub score: Fraction,
    /// The points that can be had without a bonus.
    pub max: Fraction,
    /// `score` of `max` in percent, exact.
    pub percent: Fraction,
    /// The pass mark in percent.
    pub pass: Fraction,
    /// The review mark in percent, if the rubric has one.
    pub review: Option<Fraction>,
    /// Passed, to be reviewed, or failed.
    pub outcome: Outcome,
    /// Required concepts that are not covered.
    pub required_missing: Vec<ConceptId>,
    /// Remarks on the whole answer.
    pub flags: Vec<Flag>,
    /// Every concept of the rubric, in its order.
    pub concepts: Vec<ConceptReport>,
    /// The misconceptions that were found.
    pub misconceptions: Vec<MisconceptionReport>,
    /// The rubric's remark for this percentage.
    pub feedback: Option<String>,
    /// What would gain the most points; `None` where nothing is missing.
    pub most_to_gain: Option<Gain>,
}

impl Report {
    /// The report on a part of a text, moved to where the part stands in the whole: `start` is its
    /// first byte, which begins a line, and `lines` are those before it.
    #[must_use]
    pub fn moved(mut self, start: usize, lines: usize) -> Self {
        let concepts = self.concepts.iter_mut().map(|concept| &mut concept.evidence);
        let misconceptions = self.misconceptions.iter_mut().map(|found| &mut found.evidence);
        let all = concepts.chain(misconceptions).flatten();
        all.for_each(|evidence| evidence.moved(start, lines));
        let misses = self.concepts.iter_mut().filter_map(|concept| concept.nearest.as_mut());
        misses.filter_map(|miss| miss.found.as_mut()).for_each(|(span, _)| span.moved(start));
        self
    }

    /// Whether the answer passed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.outcome == Outcome::Passed
    }

    /// The percentage as it is shown: one decimal, never rounded up to the pass mark.
    #[must_use]
    pub fn shown_percent(&self) -> f64 {
        shown(self.percent, self.percent < self.pass, |shown| shown >= self.pass.rounded())
    }

    /// The score as it is shown: one decimal, never rounded up to the pass mark.
    #[must_use]
    pub fn shown_score(&self) -> f64 {
        let needed = self.pass * self.max / Fraction::whole(100);
        shown(self.score, self.score < needed, |shown| shown >= needed.rounded())
    }
}

fn shown(exact: Fraction, below: bool, reaches: impl Fn(f64) -> bool) -> f64 {
    if below && reaches(exact.rounded()) { exact.rounded_down() } else { exact.rounded() }
}

/// The verdict on an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// At or above the pass mark, every required concept covered, no flag that blocks.
    Passed,
    /// Below the pass mark by so little that a person should look.
    Review,
    /// Anything else.
    Failed,
}

impl Outcome {
    /// The word for it in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Review => "review",
            Self::Failed => "failed",
        }
    }
}

/// A remark on the whole answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flag {
    /// Which remark.
    pub kind: FlagKind,
    /// The concepts that it is about, if it is about single ones.
    pub concepts: Vec<ConceptId>,
    /// The reason, in a sentence.
    pub says: String,
}

/// The remarks that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlagKind {
    /// Hardly anything but the rubric's words.
    KeywordList,
    /// Next to nothing about the question.
    OffTopic,
    /// Fewer words than the rubric expects.
    TooShort,
    /// More words than the rubric expects.
    TooLong,
    /// Sentences of the prompt were copied.
    CopiedPrompt,
    /// Sentences of the reference answer were copied.
    CopiedReference,
    /// The same thing both affirmed and denied.
    Mixed,
}

impl FlagKind {
    /// The id in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::KeywordList => "keyword-list",
            Self::OffTopic => "off-topic",
            Self::TooShort => "too-short",
            Self::TooLong => "too-long",
            Self::CopiedPrompt => "copied-prompt",
            Self::CopiedReference => "copied-reference",
            Self::Mixed => "mixed",
        }
    }

    /// Whether an answer with this flag fails whatever it earned.
    #[must_use]
    pub fn blocks(self) -> bool {
        matches!(self, Self::KeywordList | Self::CopiedReference)
    }
}

/// One concept, judged.
#[derive(Clone, Debug)]
pub struct ConceptReport {
    /// The concept's id.
    pub id: ConceptId,
    /// What a person reads.
    pub label: String,
    /// What was found of it.
    pub status: Status,
    /// The points it earned.
    pub points: Fraction,
    /// The points it can earn.
    pub max: Fraction,
    /// Whether an answer without it fails.
    pub required: bool,
    /// Whether it only adds points.
    pub bonus: bool,
    /// How many distinct items earn all of the points.
    pub at_least: usize,
    /// What earned the points, or was denied; in the answer's order.
    pub evidence: Vec<Evidence>,
    /// The rubric's hint, where the concept is not covered.
    pub hint: Option<String>,
    /// The rubric's praise, where it is.
    pub praise: Option<String>,
    /// For a concept that was not found, the nearest miss; only where it was asked for.
    pub nearest: Option<NearMiss>,
    /// That a person accepted it, where the answer's words did not cover it.
    pub accepted: Option<Accepted>,
}

/// A person's word that a concept is covered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    /// Why, if they said so.
    pub reason: Option<String>,
}

impl ConceptReport {
    /// "accepted by hand", with the reason; `None` where the words decided.
    #[must_use]
    pub fn accepted_by_hand(&self) -> Option<String> {
        let accepted = self.accepted.as_ref()?;
        Some(match &accepted.reason {
            Some(reason) => format!("accepted by hand: {reason}"),
            None => "accepted by hand".to_owned(),
        })
    }
}

/// What was found of a concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All of its points.
    Covered,
    /// Some of its points.
    Partial,
    /// Named only to be negated.
    Denied,
    /// Not found.
    Missing,
}

impl Status {
    /// The word for it in machine-readable outputs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Partial => "partial",
            Self::Denied => "denied",
            Self::Missing => "missing",
        }
    }
}

/// Words of the answer that met a pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The answer's text from the first to the last of the words.
    pub quote: String,
    /// Where the quote stands, in bytes of the answer as it was given.
    pub span: Span,
    /// Line and column of the quote's first character.
    pub position: Position,
    /// The single words.
    pub words: Vec<WordEvidence>,
    /// Words borrowed from a heading, a lead-in line or a table's head.
    pub context: Vec<Span>,
    /// The pattern that they met, as its author wrote it.
    pub pattern: String,
    /// By which rule.
    pub how: How,
    /// How alike the least alike word is, 0 to 1.
    pub similarity: f64,
    /// What denies it, if it is denied.
    pub denied: Option<Denial>,
}

impl Evidence {
    fn moved(&mut self, start: usize, lines: usize) {
        self.position.line += lines;
        let words = self.words.iter_mut().map(|word| &mut word.span);
        let denied = self.denied.iter_mut().map(|denial| &mut denial.span);
        let spans = words.chain(self.context.iter_mut()).chain(denied);
        spans.chain([&mut self.span]).for_each(|span| span.moved(start));
    }
}

/// One word of the evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct WordEvidence {
    /// Where it stands.
    pub span: Span,
    /// The pattern's word that it met; for a quantity or a regular expression, that pattern.
    pub term: String,
    /// By which rule.
    pub how: How,
    /// How alike the two are, 0 to 1.
    pub similarity: f64,
}

/// By which rule words met a pattern; in the order of trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// The very words.
    Exact,
    /// Another inflection or another way to write them.
    Inflected,
    /// A typo.
    Typo,
    /// Several words near each other.
    Near,
    /// A regular expression.
    Regex,
}

impl How {
    /// The word for it in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Inflected => "inflected",
            Self::Typo => "typo",
            Self::Near => "near",
            Self::Regex => "regex",
        }
    }
}

/// Why a mention does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denial {
    /// What kind of denial it is.
    pub reason: DenialReason,
    /// The words that deny.
    pub span: Span,
    /// Their text.
    pub quote: String,
}

/// The kinds of denial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DenialReason {
    /// "never used", "without any", "rather than".
    Negated,
    /// "we were planning to".
    Plan,
    /// "I have heard of".
    Hearsay,
}

impl DenialReason {
    /// The word for it in every output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Negated => "negated",
            Self::Plan => "plan",
            Self::Hearsay => "hearsay",
        }
    }
}

/// The pattern that came nearest to being met.
#[derive(Clone, Debug, PartialEq)]
pub struct NearMiss {
    /// The pattern as its author wrote it.
    pub pattern: String,
    /// The answer's words that met a part of it, if any.
    pub found: Option<(Span, String)>,
    /// Why it did not count, in a sentence.
    pub why: String,
}

/// One misconception that was found.
#[derive(Clone, Debug)]
pub struct MisconceptionReport {
    /// Its id.
    pub id: ConceptId,
    /// What it took off.
    pub points: Fraction,
    /// The words.
    pub evidence: Vec<Evidence>,
    /// What is right instead.
    pub says: Option<String>,
}

/// The concept that would gain the most points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gain {
    /// Which concept, by its place in [`Report::concepts`].
    pub concept: usize,
    /// The points that are still to be had from it.
    pub points: Fraction,
    /// What the percentage would then be.
    pub percent: Fraction,
}

/// The parts of a rubric that a report repeats, before anything is judged.
pub(super) fn blank(rubric: &Rubric) -> Report {
    Report {
        source: "-".to_owned(),
        question: rubric.address(),
        prompt: rubric.prompt.clone(),
        rubric: rubric.hash.clone(),
        score: Fraction::ZERO,
        max: rubric.max_points(),
        percent: Fraction::ZERO,
        pass: rubric.pass,
        review: rubric.review,
        outcome: Outcome::Failed,
        required_missing: Vec::new(),
        flags: Vec::new(),
        concepts: Vec::new(),
        misconceptions: Vec::new(),
        feedback: None,
        most_to_gain: None,
    }
}
