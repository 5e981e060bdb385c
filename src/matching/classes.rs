//! The classes of quantities: `$number`, `$percent`, `$duration`, `$size`, `$measured`.
//!
//! People write the same figure as "70%", "70 precent", "seventy per cent"; a change as "6x", "cut
//! in half", "2.8s to about 190ms", "46 queries, now 24". Numbers are a shape, not a vocabulary, so
//! these are read from the words by rule.

use crate::rubric::Class;
use crate::text::{Document, TokenKind};

/// So many words may stand between the two figures of a before/after pair.
const PAIR_REACH: usize = 8;

/// So many words before the first figure may say that it is where a change started.
const LEAD_REACH: usize = 6;

/// The words of every quantity of a class, in the document's order.
pub(super) fn find(document: &Document<'_>, class: Class) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    for sentence in document.sentences().iter().filter(|sentence| !sentence.silent) {
        let text = Words { document, from: sentence.words.start, end: sentence.words.end };
        found.extend(match class {
            Class::Number => text.of_unit(|_| true),
            Class::Percent => text.of_unit(|unit| unit == Unit::Percent),
            Class::Duration => text.of_unit(|unit| unit == Unit::Time),
            Class::Size => text.of_unit(|unit| unit == Unit::Size),
            Class::Measured => text.measured(),
        });
    }
    found
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    None,
    Percent,
    Time,
    Size,
    /// `6x`, or `6 times` with a comparison.
    Factor,
}

/// A number with its unit.
#[derive(Clone, Copy, Debug)]
struct Quantity {
    first: usize,
    last: usize,
    unit: Unit,
}

/// The words of a sentence.
struct Words<'d> {
    document: &'d Document<'d>,
    from: usize,
    end: usize,
}

impl<'d> Words<'d> {
    fn at(&self, at: usize) -> &'d str {
        if (self.from..self.end).contains(&at) { self.document.folded(at) } else { "" }
    }

    fn of_unit(&self, wanted: impl Fn(Unit) -> bool) -> Vec<Vec<usize>> {
        let fits = self.quantities().into_iter().filter(|quantity| wanted(quantity.unit));
        fits.map(|quantity| (quantity.first..=quantity.last).collect()).collect()
    }

    fn quantities(&self) -> Vec<Quantity> {
        let mut found = Vec::new();
        let mut at = self.from;
        while at < self.end {
            match self.quantity(at) {
                Some(quantity) => {
                    at = quantity.last + 1;
                    found.push(quantity);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The quantity that starts at a word.
    fn quantity(&self, at: usize) -> Option<Quantity> {
        let number = self.number(at)?;
        let with_unit = (number.1 == Unit::None).then(|| self.unit_after(number.0)).flatten();
        let (last, unit) = with_unit.unwrap_or(number);
        Some(Quantity { first: at, last, unit })
    }

    /// A number in digits or in words, with the unit that is written into it.
    fn number(&self, at: usize) -> Option<(usize, Unit)> {
        let word = self.at(at);
        if self.document.words()[at].kind == TokenKind::Number {
            return digits(word).map(|unit| (at, unit));
        }
        // `x3`, `x10`
        if let Some(digits) = word.strip_prefix('x').filter(|rest| is_plain_number(rest)) {
            return (!digits.is_empty()).then_some((at, Unit::Factor));
        }
        if let ("half" | "quarter", "a" | "of", "second" | "minute" | "hour") =
            (word, self.at(at + 1), self.at(at + 2))
        {
            return Some((at + 2, Unit::Time));
        }
        if let ("few" | "couple", rest) = (word, self.at(at + 1)) {
            let of = usize::from(rest == "of");
            return unit_word(self.at(at + 1 + of))
                .filter(|unit| *unit == Unit::Time)
                .map(|unit| (at + 1 + of, unit));
        }
        if word.starts_with("millisecond") && self.at(at.wrapping_sub(1)) == "sub" {
            return Some((at, Unit::Time));
        }
        if word == "one" && matches!(self.at(at + 1), "second" | "minute" | "hour" | "millisecond")
        {
            return Some((at, Unit::None));
        }
        if word == "a" && matches!(self.at(at + 1), "hundred" | "thousand" | "million" | "dozen") {
            return Some((self.number_words_end(at + 1), Unit::None));
        }
        is_number_word(word).then(|| (self.number_words_end(at), Unit::None))
    }

    fn number_words_end(&self, at: usize) -> usize {
        let mut last = at;
        while is_number_word(self.at(last + 1))
            || (self.at(last + 1) == "and" && is_number_word(self.at(last + 2)))
        {
            last += 1;
        }
        last
    }

    fn unit_after(&self, last: usize) -> Option<(usize, Unit)> {
        let word = self.at(last + 1);
        if word == "per" && matches!(self.at(last + 2), "cent" | "cents") {
            return Some((last + 2, Unit::Percent));
        }
        if word == "times" || word == "time" {
            const COMPARED: [&str; 20] = [
                "faster",
                "slower",
                "less",
                "more",
                "fewer",
                "quicker",
                "higher",
                "lower",
                "better",
                "smaller",
                "cheaper",
                "larger",
                "as",
                "the",
                "speedup",
                "improvement",
                "increase",
                "reduction",
                "quick",
                "fast",
            ];
            return COMPARED.contains(&self.at(last + 2)).then_some((last + 1, Unit::Factor));
        }
        unit_word(word).map(|unit| (last + 1, unit))
    }

    fn measured(&self) -> Vec<Vec<usize>> {
        let quantities = self.quantities();
        let alone = quantities
            .iter()
            .filter(|quantity| matches!(quantity.unit, Unit::Percent | Unit::Factor))
            .map(|quantity| (quantity.first..=quantity.last).collect());
        let pairs =
            quantities.windows(2).filter(|pair| self.is_change(&pair[0], &pair[1])).map(|pair| {
                (pair[0].first..=pair[0].last).chain(pair[1].first..=pair[1].last).collect()
            });
        let said = (self.from..self.end).filter_map(|at| self.factor_in_words(at));
        let mut found: Vec<Vec<usize>> = alone.chain(pairs).chain(said).collect();
        found.sort();
        found
    }

    /// "twice as fast", "cut in half", "halved", "tenfold", "an order of magnitude".
    fn factor_in_words(&self, at: usize) -> Option<Vec<usize>> {
        let (word, next) = (self.at(at), self.at(at + 1));
        let words = |last: usize| Some((at..=last).collect());
        match (word, next) {
            ("twice" | "thrice", "as" | "the") => words(at + 2),
            ("in" | "by", "half") if self.at(at + 2) != "of" => words(at + 1),
            ("half" | "third" | "quarter" | "fifth" | "tenth", "the" | "of") => {
                words(self.part_of_what_was(at + 1)?)
            }
            ("order" | "orders", "of") if self.at(at + 2).starts_with("magnitude") => words(at + 2),
            ("halved" | "doubled" | "tripled" | "quadrupled" | "halving" | "doubling", _) => {
                words(at)
            }
            _ if word.ends_with("fold") && is_number_word(word.trim_end_matches("fold")) => {
                words(at)
            }
            _ => None,
        }
    }

    /// The end of what "half the time", "a third of what" and "a tenth of its former calls" are said of:
    /// how it was before, or something that is measured.
    fn part_of_what_was(&self, at: usize) -> Option<usize> {
        const WHOLE: [&str; 27] = [
            "time",
            "load",
            "latency",
            "cost",
            "costs",
            "size",
            "queries",
            "memory",
            "cpu",
            "servers",
            "what",
            "previous",
            "original",
            "response",
            "requests",
            "traffic",
            "former",
            "old",
            "earlier",
            "usual",
            "calls",
            "bill",
            "ram",
            "space",
            "bandwidth",
            "runtime",
            "duration",
        ];
        let is_lead = |at: usize| matches!(self.at(at), "the" | "of" | "its" | "their" | "our");
        let named = (at..at + 3).find(|&at| !is_lead(at))?;
        WHOLE.contains(&self.at(named)).then_some(named)
    }

    /// Whether one figure became the other.
    fn is_change(&self, before: &Quantity, after: &Quantity) -> bool {
        let between = before.last + 1..after.first;
        if between.len() > PAIR_REACH {
            return false;
        }
        let is = |words: &[&str]| between.clone().any(|at| words.contains(&self.at(at)));
        let has_unit = before.unit != Unit::None || after.unit != Unit::None;
        if is(&["→"]) || self.has_phrase(&between, &["down to", "up to", "and now", "is now"]) {
            return true;
        }
        if is(&["now", "afterwards"]) || self.has_phrase(&between, &["instead of", "rather than"]) {
            return true;
        }
        if is(&["before", "after", "became", "vs", "versus", "was"]) && has_unit {
            return true;
        }
        is(&["to", "into", "until"]) && self.starts_change(before)
    }

    fn has_phrase(&self, range: &std::ops::Range<usize>, phrases: &[&str]) -> bool {
        range.clone().any(|at| {
            phrases.iter().any(|phrase| {
                phrase
                    .split_once(' ')
                    .is_some_and(|(a, b)| self.at(at) == a && self.at(at + 1) == b)
            })
        })
    }

    /// Whether a bare "to" after a figure tells of a change and not of a range ("2 to 3 seconds").
    fn starts_change(&self, before: &Quantity) -> bool {
        const CHANGES: [&str; 27] = [
            "from",
            "drop",
            "dropped",
            "drops",
            "went",
            "go",
            "goes",
            "fell",
            "fall",
            "reduced",
            "reduce",
            "reducing",
            "cut",
            "cutting",
            "down",
            "improved",
            "shrank",
            "decreased",
            "decrease",
            "came",
            "brought",
            "bring",
            "lowered",
            "increased",
            "grew",
            "moved",
            "optimized",
        ];
        let start = before.first.saturating_sub(LEAD_REACH).max(self.from);
        let led = (start..before.first).any(|at| CHANGES.contains(&self.at(at)));
        led || matches!(before.unit, Unit::Time | Unit::Size)
    }
}

/// The unit of a number that begins with a digit; `None` where it is a name or an ordinal.
fn digits(word: &str) -> Option<Unit> {
    let number = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let unit = &word[number.len()..];
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b',') {
        return None;
    }
    match unit {
        "" | "k" | "m" | "b" | "bn" | "mio" | "rps" | "qps" | "tps" | "req" => Some(Unit::None),
        // `0x` is how a hexadecimal number begins.
        "x" | "×" => (!number.bytes().all(|b| b == b'0')).then_some(Unit::Factor),
        "h" | "d" => Some(Unit::Time),
        _ => unit_word(unit),
    }
}

fn is_plain_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The unit that a word stands for.
fn unit_word(word: &str) -> Option<Unit> {
    match word {
        "%" | "percent" | "precent" | "pct" | "procent" | "perc" | "percents" => {
            Some(Unit::Percent)
        }
        "x" | "×" => Some(Unit::Factor),
        "ns" | "us" | "μs" | "ms" | "s" | "sec" | "secs" | "second" | "seconds" | "min"
        | "mins" | "minute" | "minutes" | "hr" | "hrs" | "hour" | "hours" | "day" | "days"
        | "msec" | "msecs" | "millis" | "millisecond" | "milliseconds" | "microsecond"
        | "microseconds" | "nanosecond" | "nanoseconds" | "milisecond" | "miliseconds"
        | "milliseconde" | "secnd" | "secnds" | "secondes" | "week" | "weeks" => Some(Unit::Time),
        "kb" | "mb" | "gb" | "tb" | "pb" | "kib" | "mib" | "gib" | "tib" | "byte" | "bytes"
        | "kilobyte" | "kilobytes" | "megabyte" | "megabytes" | "gigabyte" | "gigabytes"
        | "terabyte" | "terabytes" | "petabyte" | "petabytes" | "gigs" | "gig" | "megs" => {
            Some(Unit::Size)
        }
        _ => None,
    }
}

/// Numbers in words. "one" is left out: it is a figure only before a unit.
fn is_number_word(word: &str) -> bool {
    const WORDS: [&str; 33] = [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fourty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "hundred",
        "hundreds",
        "thousand",
        "thousands",
        "million",
        "dozen",
    ];
    WORDS.contains(&word)
}
