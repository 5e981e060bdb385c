//! Words by which denial is read beside its phrases: what kind of word stands there.

/// Words that start a new statement after "and" or a comma.
pub(super) const SUBJECTS: &[&str] = &[
    "i",
    "we",
    "they",
    "he",
    "she",
    "it",
    "you",
    "this",
    "that",
    "these",
    "those",
    "there",
    "our",
    "my",
    "their",
    "its",
    "everything",
    "everyone",
    "all",
    "each",
    "every",
    "then",
    "now",
    "i've",
    "we've",
    "i'm",
    "we're",
    "i'd",
    "we'd",
    "it's",
    "they're",
    "there's",
    "use",
    "used",
    "using",
    "uses",
    "the",
    "a",
    "an",
    "instead",
    "just",
    "only",
    "rather",
];

/// Words after which things are otherwise than they were.
pub(super) const TURNS: &[&str] =
    &["so", "then", "until", "later", "eventually", "finally", "now", "since", "afterwards"];

/// What people do about a thing that is missing.
pub(super) const REMEDIES: &[&str] = &[
    "added",
    "introduced",
    "put",
    "brought",
    "built",
    "installed",
    "switched",
    "moved",
    "wrote",
    "implemented",
    "deployed",
    "rolled",
    "adopted",
    "have",
    "use",
    "run",
];

/// What people did with a thing that they had planned or heard of.
pub(super) const CARRIED_OUT: &[&str] = &[
    "used",
    "use",
    "built",
    "run",
    "ran",
    "added",
    "did",
    "shipped",
    "deployed",
    "implemented",
    "wrote",
    "tried",
    "introduced",
    "rewrote",
];

/// Verbs with their negation, as people write them; see [`is_negated_verb`].
const NEGATED_VERBS: &[&str] = &[
    "don't",
    "didn't",
    "doesn't",
    "haven't",
    "hasn't",
    "hadn't",
    "wasn't",
    "weren't",
    "isn't",
    "aren't",
    "can't",
    "couldn't",
    "won't",
    "wouldn't",
    "shouldn't",
    "cannot",
];

const BEING: [&str; 10] = ["is", "are", "was", "were", "be", "been", "being", "has", "have", "had"];

/// A form of "be" or "have".
pub(super) fn is_being(word: &str) -> bool {
    BEING.contains(&word)
}

/// Words that a trigger may share with a pattern and that deny nothing.
pub(super) fn is_pronoun(word: &str) -> bool {
    matches!(word, "i" | "we" | "i'd" | "we'd" | "i've" | "we've" | "i'm" | "we're" | "to" | "the")
}

/// A verb that "not" may follow.
pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "do" | "does"
            | "did"
            | "have"
            | "has"
            | "had"
            | "am"
            | "is"
            | "are"
            | "was"
            | "were"
            | "would"
            | "could"
            | "can"
            | "will"
            | "should"
    )
}

const PARTICIPLES: [&str; 26] = [
    "used",
    "needed",
    "required",
    "necessary",
    "there",
    "involved",
    "implemented",
    "happened",
    "started",
    "begun",
    "enabled",
    "active",
    "configured",
    "installed",
    "introduced",
    "adopted",
    "done",
    "tried",
    "touched",
    "built",
    "deployed",
    "rolled",
    "considered",
    "relevant",
    "worth",
    "present",
];

/// What was not done to a thing that is not there: "caching was never needed".
pub(super) fn is_unused(word: &str) -> bool {
    PARTICIPLES.contains(&word)
}

/// People of whom a candidate tells what they did.
const OTHER_PEOPLE: [&str; 31] = [
    "colleague",
    "colleagues",
    "coworker",
    "coworkers",
    "teammate",
    "teammates",
    "friend",
    "friends",
    "brother",
    "sister",
    "father",
    "mother",
    "cousin",
    "husband",
    "wife",
    "flatmate",
    "roommate",
    "boss",
    "manager",
    "lead",
    "mentor",
    "senior",
    "seniors",
    "architect",
    "architects",
    "dba",
    "consultant",
    "consultants",
    "contractor",
    "contractors",
    "predecessor",
];

/// Whether a word is somebody else: what they did says nothing of the candidate.
pub(super) fn is_other_person(word: &str) -> bool {
    OTHER_PEOPLE.contains(&word)
}

/// What people do in software, told of somebody; and how they tell of it.
const DEEDS: [&str; 65] = [
    "use",
    "uses",
    "used",
    "run",
    "runs",
    "ran",
    "build",
    "builds",
    "built",
    "write",
    "writes",
    "wrote",
    "make",
    "makes",
    "made",
    "do",
    "does",
    "did",
    "set",
    "sets",
    "put",
    "puts",
    "introduced",
    "implements",
    "implemented",
    "tunes",
    "tuned",
    "fixes",
    "fixed",
    "designs",
    "designed",
    "deploys",
    "deployed",
    "creates",
    "created",
    "configured",
    "maintains",
    "maintained",
    "handles",
    "handled",
    "owns",
    "owned",
    "operates",
    "operated",
    "adds",
    "added",
    "chose",
    "picked",
    "installed",
    "works",
    "worked",
    "develops",
    "developed",
    "programs",
    "programmed",
    "optimised",
    "optimized",
    "moved",
    "migrated",
    "replaced",
    "refactored",
    "says",
    "said",
    "swears",
    "recommends",
];

pub(super) fn is_deed(word: &str) -> bool {
    DEEDS.contains(&word)
}

const REFUSALS: [&str; 11] = [
    "rejected",
    "dropped",
    "abandoned",
    "dismissed",
    "discarded",
    "scrapped",
    "vetoed",
    "shelved",
    "postponed",
    "cancelled",
    "canceled",
];

/// What was done to a thing that was thought of, or had, and is not there.
pub(super) fn is_refused(word: &str) -> bool {
    REFUSALS.contains(&word)
}

/// A word that may slip into any trigger and changes nothing: "I can't really explain".
pub(super) fn is_adverb(word: &str) -> bool {
    matches!(
        word,
        "really"
            | "actually"
            | "honestly"
            | "ever"
            | "even"
            | "personally"
            | "simply"
            | "quite"
            | "still"
            | "also"
            | "either"
            | "yet"
            | "properly"
            | "truly"
            | "currently"
            | "myself"
            | "much"
            | "exactly"
            | "well"
            | "particularly"
    )
}

const FINITE_VERBS: [&str; 34] = [
    "is", "are", "was", "were", "does", "do", "did", "has", "have", "had", "can", "could", "will",
    "would", "should", "goes", "went", "gets", "got", "takes", "took", "gives", "gave", "makes",
    "made", "handles", "handled", "runs", "ran", "keeps", "kept", "sits", "comes", "needs",
];

/// A word by which a stretch of text after a comma is a statement of its own and not the next
/// thing in a list.
pub(super) fn is_finite_verb(word: &str) -> bool {
    FINITE_VERBS.contains(&word)
}

const NEGATIVE: [&str; 10] =
    ["no", "not", "never", "nobody", "noone", "nothing", "none", "hardly", "impossible", "neither"];

/// Words after a denial that do not say what it denies: "Not used", "No experience with", "Heard of".
pub(super) fn is_bare(word: &str) -> bool {
    #[rustfmt::skip]
    const BARE: [&str; 57] = [
        "use", "used", "using", "uses", "done", "know", "known", "knew", "tried", "try", "touched",
        "touch", "worked", "work", "learned", "learnt", "learn", "need", "needed", "want", "wanted",
        "built", "build", "implemented", "covered", "included", "present", "available", "there",
        "here", "yet", "far", "so", "all", "with", "of", "any", "it", "them", "these", "this",
        "those", "things", "experience", "knowledge", "idea", "the", "to", "been", "be", "and",
        "really", "ever", "i", "we", "planned", "me",
    ];
    BARE.contains(&word) || is_auxiliary(word)
}

/// What denied says that it was done.
pub(super) fn is_omission(word: &str) -> bool {
    matches!(word, "skip" | "avoid" | "omit" | "forget" | "miss" | "without")
}

/// Verdicts on what is said.
pub(super) fn is_false(word: &str) -> bool {
    matches!(
        word,
        "false"
            | "wrong"
            | "untrue"
            | "incorrect"
            | "nonsense"
            | "rubbish"
            | "mistaken"
            | "absurd"
            | "refuted"
            | "disproved"
            | "disproven"
            | "debunked"
            | "outdated"
            | "unfounded"
    )
}

/// What is only said.
pub(super) fn is_claim(word: &str) -> bool {
    matches!(
        word,
        "belief"
            | "idea"
            | "view"
            | "notion"
            | "claim"
            | "theory"
            | "thesis"
            | "assumption"
            | "statement"
            | "opinion"
    )
}

/// Words that only join others.
pub(super) fn is_particle(word: &str) -> bool {
    is_place(word) || matches!(word, "with" | "of" | "to" | "about" | "from" | "the" | "a" | "an")
}

/// Words after which a place or a time follows.
pub(super) fn is_place(word: &str) -> bool {
    matches!(word, "at" | "in" | "by" | "on" | "for" | "during" | "since")
}

/// Words that deny whatever verb follows, so that a "without" after them affirms.
pub(super) fn is_negative(word: &str) -> bool {
    NEGATIVE.contains(&word) || is_negated_verb(word)
}

const WITHOUT_APOSTROPHE: [&str; 22] = [
    "cannot", "dont", "didnt", "doesnt", "havent", "hasnt", "hadnt", "isnt", "arent", "wasnt",
    "werent", "wont", "wouldnt", "couldnt", "shouldnt", "cant", "aint", "don't", "ain't", "didn't",
    "n't", "mustnt",
];

/// Whether a word is a verb with its negation, with or without its apostrophe.
pub(super) fn is_negated_verb(word: &str) -> bool {
    word.ends_with('t') && (word.ends_with("n't") || WITHOUT_APOSTROPHE.contains(&word))
}

/// The words of all lists here, some of them twice.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    let lists = [SUBJECTS, TURNS, REMEDIES, CARRIED_OUT, NEGATED_VERBS, &NEGATIVE, &BEING];
    let more = [&PARTICIPLES[..], &REFUSALS, &FINITE_VERBS, &WITHOUT_APOSTROPHE];
    lists.into_iter().chain(more).flatten().copied()
}
