//! A rubric as JSON; the order of the fields is that of the keys.

use std::io::Write;

use grade::fraction::Fraction;
use grade::rubric::{Concept, Misconception, Pattern, Rubric};
use serde::{Serialize, Serializer};

use super::{Shown, exact, reading, within};

#[derive(Serialize)]
struct RubricView<'r> {
    schema: &'static str,
    question: String,
    number: Option<usize>,
    file: Option<String>,
    rubric: &'r str,
    prompt: &'r str,
    pass: Number,
    review: Option<Number>,
    length: LengthView,
    language: String,
    lists: bool,
    max: Number,
    concepts: Vec<ConceptView<'r>>,
    misconceptions: Vec<MisconceptionView<'r>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'r str>,
}

#[derive(Serialize)]
struct LengthView {
    min: Option<u32>,
    max: Option<u32>,
}

#[derive(Serialize)]
struct ConceptView<'r> {
    id: &'r str,
    label: &'r str,
    points: Number,
    required: bool,
    bonus: bool,
    done: bool,
    at_least: usize,
    hint: Option<&'r str>,
    praise: Option<&'r str>,
    /// Items, each with its names.
    #[serde(skip_serializing_if = "Option::is_none")]
    any: Option<Vec<Vec<PatternView<'r>>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<Vec<PatternView<'r>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    names: Option<Vec<PatternView<'r>>>,
}

#[derive(Serialize)]
struct MisconceptionView<'r> {
    id: &'r str,
    points: Number,
    says: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    any: Option<Vec<PatternView<'r>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<Vec<PatternView<'r>>>,
}

#[derive(Serialize)]
struct PatternView<'r> {
    pattern: &'r str,
    read: String,
    worth: Number,
    typos: Option<u8>,
    within: Option<String>,
}

pub(super) fn write(shown: &Shown<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    serde_json::to_writer_pretty(&mut *out, &view(shown))?;
    Ok(writeln!(out)?)
}

fn view<'r>(shown: &Shown<'r>) -> RubricView<'r> {
    let rubric = shown.rubric;
    RubricView {
        schema: "grade/1",
        question: rubric.address(),
        number: shown.number,
        file: shown.question.path().map(|path| path.display().to_string()),
        rubric: &rubric.hash,
        prompt: &rubric.prompt,
        pass: Number(rubric.pass),
        review: rubric.review.map(Number),
        length: LengthView { min: rubric.length.min, max: rubric.length.max },
        language: format!("{:?}", rubric.language),
        lists: rubric.lists,
        max: Number(rubric.max_points()),
        concepts: rubric.concepts.iter().map(|one| concept(one, shown)).collect(),
        misconceptions: rubric.misconceptions.iter().map(|one| misconception(one, shown)).collect(),
        reference: rubric.reference.as_deref().filter(|_| shown.reference),
    }
}

fn concept<'r>(concept: &'r Concept, shown: &Shown<'r>) -> ConceptView<'r> {
    let items = || concept.items.iter().map(|item| patterns(&item.names, shown.rubric)).collect();
    ConceptView {
        id: concept.id.as_str(),
        label: &concept.label,
        points: Number(concept.points),
        required: concept.required,
        bonus: concept.bonus,
        done: concept.done,
        at_least: concept.at_least.get(),
        hint: concept.hint.as_deref(),
        praise: concept.praise.as_deref(),
        any: shown.patterns.then(items),
        not: shown.patterns.then(|| patterns(&concept.not, shown.rubric)),
        names: shown.patterns.then(|| patterns(&concept.names, shown.rubric)),
    }
}

fn misconception<'r>(one: &'r Misconception, shown: &Shown<'r>) -> MisconceptionView<'r> {
    MisconceptionView {
        id: one.id.as_str(),
        points: Number(one.points),
        says: one.says.as_deref(),
        any: shown.patterns.then(|| patterns(&one.any, shown.rubric)),
        not: shown.patterns.then(|| patterns(&one.not, shown.rubric)),
    }
}

fn patterns<'r>(patterns: &'r [Pattern], rubric: &Rubric) -> Vec<PatternView<'r>> {
    let view = |pattern: &'r Pattern| PatternView {
        pattern: &pattern.source,
        read: reading(pattern, rubric),
        worth: Number(pattern.worth),
        typos: pattern.typos,
        within: pattern.within.map(within),
    };
    patterns.iter().map(view).collect()
}

/// A number that is written without a point where it is whole.
struct Number(Fraction);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value = exact(self.0);
        if value.fract() == 0.0 {
            // A rubric's numbers have at most six digits before the point.
            #[allow(clippy::cast_possible_truncation)]
            serializer.serialize_i64(value as i64)
        } else {
            serializer.serialize_f64(value)
        }
    }
}
