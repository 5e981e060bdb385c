use super::{Kind, Node, parse, unpack};
use crate::rubric::builtin;
use crate::rubric::model::Place;

/// The texts of a tree, each with what stands in the file at its place.
fn texts<'s>(node: &Node<'s>, source: &'s str, found: &mut Vec<(String, &'s str)>) {
    match &node.kind {
        Kind::Null => {}
        Kind::Text(text) => {
            found.push((text.to_string(), &source[node.place.bytes()]));
        }
        Kind::List(nodes) => nodes.iter().for_each(|node| texts(node, source, found)),
        Kind::Map(entries) => entries.iter().for_each(|(key, value)| {
            texts(key, source, found);
            texts(value, source, found);
        }),
    }
}

fn all(source: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    texts(&parse(source).unwrap(), source, &mut found);
    found
}

fn value(source: &str) -> Node<'_> {
    match parse(source).unwrap().kind {
        Kind::Map(mut entries) => entries.pop().unwrap().1,
        other => panic!("{other:?}"),
    }
}

#[test]
fn scalars_are_text_as_it_stands() {
    for text in ["404", "yes", "3.10", "~", "null", "0x1F", "1e3", "true", "2001-01-01"] {
        assert_eq!(value(&format!("a: {text}")).text(), Some(text));
    }
}

#[test]
fn only_an_empty_plain_value_is_nothing() {
    assert!(matches!(value("a:\n").kind, Kind::Null));
    assert_eq!(value("a: ''").text(), Some(""));
}

#[test]
fn places_are_bytes_whatever_the_letters() {
    let source = "\u{feff}größe: café # Größe\r\n缓存: [naïve, \"x: ü\", {ß: 'é'}]\r\nend: z\n";
    let found = all(source);
    let expected = [
        ("größe", "größe"),
        ("café", "café"),
        ("缓存", "缓存"),
        ("naïve", "naïve"),
        ("x: ü", "\"x: ü\""),
        ("ß", "ß"),
        ("é", "'é'"),
        ("end", "end"),
        ("z", "z"),
    ];
    assert_eq!(found, expected.map(|(text, written)| (text.to_owned(), written)));
}

#[test]
fn columns_count_characters() {
    let source = "缓存: 数据 # c\nä: [é, b]";
    let node = value(source);
    let Kind::List(nodes) = &node.kind else { panic!("{node:?}") };
    let start = source.find('b').unwrap();
    assert_eq!(nodes[1].place, Place::new(start..start + 1, 2, 8));
}

#[test]
fn a_part_of_a_text_has_its_own_place() {
    let part = |source: &'static str, range| {
        let place = value(source).place_within(source, range);
        (&source[place.bytes()], place.column())
    };
    assert_eq!(part("a: one two", 4..7), ("two", 8));
    assert_eq!(part("a: \"one two\"", 4..7), ("two", 9));
    assert_eq!(part("ä: &x 'éne two'", 5..8), ("two", 12));
    // What was escaped stands nowhere as such.
    assert_eq!(part("a: 'it''s two'", 5..8), ("'it''s two'", 4));
}

#[test]
fn aliases_repeat() {
    let node = value("a: &x [p, q]\nb: *x");
    assert!(matches!(node.kind, Kind::List(nodes) if nodes.len() == 2));
}

#[test]
fn aliases_cannot_multiply_or_deepen_without_end() {
    let chain = |times: usize| {
        let level = |level: usize| {
            let before = format!("*a{}, ", level - 1);
            format!("a{level}: &a{level} [{}]\n", before.repeat(times))
        };
        format!("a0: &a0 [x]\n{}", (1..90).map(level).collect::<String>())
    };
    let (laughs, deep) = (chain(10), chain(1));
    assert!(parse(&laughs).unwrap_err().title.contains("100000 values"));
    assert!(parse(&deep).unwrap_err().title.contains("64 levels"));
}

#[test]
fn hostile_files_are_refused_quickly() {
    for file in ["[".repeat(200_000), "- ".repeat(200_000), "{a: ".repeat(200_000)] {
        assert!(parse(&file).is_err());
    }
    let wide = format!("é: [{}]", "a,".repeat(300_000));
    assert!(parse(&wide).unwrap_err().title.contains("values"));
    let inner = format!("[{}]", "a,".repeat(2_000));
    let anchors = format!("{}{inner}{}", "&a [".repeat(60), "]".repeat(60));
    assert!(parse(&anchors).unwrap_err().title.contains("values"), "copies are counted too");
}

#[test]
fn an_empty_file_is_nothing() {
    for source in ["", "\u{feff}", "# only a remark\n", "---\n"] {
        assert!(matches!(parse(source).unwrap().kind, Kind::Null), "{source:?}");
    }
}

mod any_text {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn is_read_or_refused(source in "[a-zé缓:#&*!|>'\"%@`{}\\[\\],? \\-\r\n\t\u{feff}\u{85}]{0,60}") {
            match parse(&source) {
                Ok(node) => { texts(&node, &source, &mut Vec::new()); }
                Err(fault) => {
                    prop_assert!(source.get(fault.place.bytes()).is_some());
                }
            }
        }
    }
}

#[test]
fn a_packed_tree_is_what_its_file_is_read_as() {
    for shipped in builtin::QUESTIONS.iter().chain([&builtin::PACK]) {
        let packed = builtin::tree_of(shipped.text).expect("its own text");
        let tree = unpack(shipped.text, packed)
            .unwrap_or_else(|| panic!("{} is not packed", shipped.path));
        assert_eq!(
            format!("{tree:?}"),
            format!("{:?}", parse(shipped.text).unwrap()),
            "{}",
            shipped.path
        );
    }
    assert_eq!(builtin::tree_of("prompt: another text"), None);
}

#[test]
fn what_is_no_packed_tree_is_none() {
    let packed = builtin::tree_of(builtin::PACK.text).unwrap();
    for end in [0, 1, 20, 21, packed.len() / 2, packed.len() - 1] {
        assert!(unpack(builtin::PACK.text, &packed[..end]).is_none(), "{end}");
    }
    assert!(unpack("a", packed).is_none());
    assert!(unpack(builtin::PACK.text, &[9; 64]).is_none());
}
