use super::{Groups, LineFault, Unusable, bare_group, first_alternative, parse};
use crate::rubric::model::{Choice, Class, Group, Line, Order, Phrase, Piece};

/// The groups `$trip` and `$database`, and one of each way to be unusable.
struct TwoGroups(Vec<Group>);

impl TwoGroups {
    fn new() -> Self {
        let group = |name: &str| Group { name: name.to_owned(), entries: Vec::new() };
        Self(vec![group("trip"), group("database")])
    }
}

impl Groups for TwoGroups {
    fn index(&mut self, name: &str) -> Result<usize, Unusable> {
        match name {
            "circle" => Err(Unusable::Circle("$circle → $circle".to_owned())),
            "broken" => Err(Unusable::Broken),
            _ => self
                .0
                .iter()
                .position(|group| group.name == name)
                .ok_or_else(|| Unusable::Unknown("help".to_owned())),
        }
    }

    fn list(&self) -> &[Group] {
        &self.0
    }
}

fn read(line: &str) -> Line {
    parse(line, &mut TwoGroups::new()).unwrap()
}

fn reading(line: &str) -> String {
    read(line).reading(&TwoGroups::new().0)
}

fn faults(line: &str) -> Vec<LineFault> {
    parse(line, &mut TwoGroups::new()).unwrap_err()
}

/// The text at fault.
fn at_fault(line: &str) -> &str {
    &line[faults(line)[0].range.clone()]
}

fn choice<const N: usize>(phrases: [Phrase; N]) -> Choice {
    Choice(phrases.into_iter().collect())
}

fn words(words: &[&str]) -> Phrase {
    Phrase(words.iter().map(|word| Piece::Word((*word).into())).collect())
}

#[test]
fn words_side_by_side_are_a_phrase() {
    let line = read("reduce load");
    assert_eq!(line, choice([words(&["reduce", "load"])]).into());
    assert_eq!(line.order, Order::Any);
}

#[test]
fn or_stands_between_phrases() {
    let line = read("reduce | cut load");
    assert_eq!(line, choice([words(&["reduce"]), words(&["cut", "load"])]).into());
}

#[test]
fn near_joins_choices() {
    assert_eq!(
        reading("avoid | save | fewer & trip | query & $database"),
        "(avoid or save or fewer) near (trip or query) near $database"
    );
    assert_eq!(read("a & b").order, Order::Any);
}

#[test]
fn dots_keep_the_order() {
    assert_eq!(
        reading("database ... fewer | less … queries"),
        "database then (fewer or less) then queries"
    );
    assert_eq!(read("a ... b").order, Order::AsWritten);
}

#[test]
fn brackets_are_a_choice_in_one_place() {
    let line = read("(reduce | cut) load");
    let inner = Box::new(choice([words(&["reduce"]), words(&["cut"])]));
    let phrase = Phrase(smallvec::smallvec![Piece::Choice(inner), Piece::Word("load".into())]);
    assert_eq!(line, choice([phrase]).into());
    assert_eq!(reading("(reduce | cut) load"), "\"(reduce or cut) load\"");
}

#[test]
fn brackets_that_say_nothing_disappear() {
    assert_eq!(read("(a | b) & (c | d)"), read("a | b & c | d"));
    assert_eq!(read("a | (b | c)"), read("a | b | c"));
    assert_eq!(read("(cut the) load"), read("cut the load"));
    assert_eq!(read("((a))"), read("a"));
}

#[test]
fn whatever_is_left_is_literal() {
    for word in [
        "R&D",
        "CI/CD",
        "C++",
        "C#",
        "$5",
        "f(x)",
        "a|b",
        "(re)build",
        "C*",
        "1*",
        "R2*",
        "a**",
        "Node.js",
        "key-value",
        "don't",
        "80/20",
        "100%",
        "file(s)",
        "...and",
        "N+1",
        "缓存",
    ] {
        assert_eq!(read(word), choice([words(&[word])]).into(), "{word}");
    }
}

#[test]
fn a_star_after_two_letters_is_any_continuation() {
    let piece = |line| read(line).operands[0].0[0].0[0].clone();
    assert_eq!(piece("cach*"), Piece::Prefix("cach".into()));
    assert_eq!(piece("re-us*"), Piece::Prefix("re-us".into()));
    assert_eq!(piece("кэ*"), Piece::Prefix("кэ".into()));
}

#[test]
fn a_dollar_before_a_letter_names_a_group_or_a_class() {
    let piece = |line| read(line).operands[0].0[0].0[0].clone();
    assert_eq!(piece("$database"), Piece::Group(1));
    assert_eq!(piece("$percent"), Piece::Class(Class::Percent));
    assert_eq!(reading("cut $trip & $measured"), "\"cut $trip\" near $measured");
}

#[test]
fn all_unknown_groups_are_named() {
    let found = faults("$tripp | $databas & $circle");
    let titles: Vec<&str> = found.iter().map(|fault| fault.title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "there is no word group `$tripp`",
            "there is no word group `$databas`",
            "the word group `$circle` leads back to itself: $circle → $circle",
        ]
    );
    assert_eq!(faults("cut $broken"), [], "reported where the group stands");
}

#[test]
fn mistakes_have_a_place() {
    assert_eq!(at_fault("a | | b"), "|");
    assert_eq!(faults("a | | b")[0].range, 4..5);
    assert_eq!(at_fault("a & b ... c"), "...");
    assert_eq!(at_fault("x (a & b) y"), "&");
    assert_eq!(at_fault("x (a | b"), "(");
    assert_eq!(at_fault("é (a | b"), "(");
    assert_eq!(at_fault("a b)"), ")");
    assert_eq!(at_fault("a () b"), "()");
    assert_eq!(at_fault("a - b"), "-");
    assert_eq!(at_fault("a | b |"), "|");
    assert_eq!(at_fault("(| a)"), "|");
    assert_eq!(at_fault("(a |)"), ")");
}

#[test]
fn mistakes_show_what_was_read_before_them() {
    let read = |line: &str| faults(line)[0].read.clone();
    assert_eq!(read("avoid | save & trip & & x").as_deref(), Some("(avoid or save) near trip"));
    assert_eq!(read("cut (trip | query & hit)").as_deref(), Some("\"cut (trip or query)\""));
    assert_eq!(read("| a"), None);
}

#[test]
fn brackets_nest_only_so_deep() {
    let nested = |levels: usize| {
        let mut line = "a".to_owned();
        for _ in 0..levels {
            line = format!("({line} | b)");
        }
        line
    };
    assert!(parse(&nested(8), &mut TwoGroups::new()).is_ok());
    assert_eq!(faults(&nested(9))[0].title, "these brackets nest too deep");
    assert_eq!(faults(&"(".repeat(1_000_000))[0].title, "these brackets nest too deep");
}

#[test]
fn the_first_alternative_ends_at_an_operator() {
    assert_eq!(first_alternative("in-memory cache | Redis & x"), "in-memory cache");
    assert_eq!(first_alternative("R&D"), "R&D");
    assert_eq!(first_alternative("(reduce | cut) load | x"), "(reduce | cut) load");
    assert_eq!(first_alternative(""), "");
}

#[test]
fn a_bare_group_is_all_of_the_line() {
    assert_eq!(bare_group(" $trip "), Some("trip"));
    for line in ["cut $trip", "$trip | x", "$percent", "$5", "trip"] {
        assert_eq!(bare_group(line), None, "{line}");
    }
}
