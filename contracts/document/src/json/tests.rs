use super::*;
use crate::Kind;

fn read(text: &str) -> Result<Tree, Fault> {
    parse(text, &Limits::default(), |_, _, _| {}).map(|tree| tree.with_text(text))
}

fn fault(text: &str) -> (String, Span) {
    match read(text) {
        Ok(_) => panic!("{text} was accepted"),
        Err(fault) => (fault.message, fault.span),
    }
}

#[test]
fn strings_without_escapes_are_read_from_the_text() {
    let tree = read(r#"{"a": "plain", "b": "tab\t \u00e9 \ud83d\ude00 \/"}"#).expect("valid");
    assert_eq!(tree.root().get("a").and_then(|node| node.as_str()), Some("plain"));
    assert_eq!(tree.root().get("b").and_then(|node| node.as_str()), Some("tab\t é 😀 /"));
}

#[test]
fn spans_cover_the_tokens() {
    let text = r#" {"a" : [1, -2.5e3]} "#;
    let tree = read(text).expect("valid");
    let member = tree.root().member("a").expect("a");
    assert_eq!(&text[1..20], "{\"a\" : [1, -2.5e3]}");
    assert_eq!(tree.root().span(), Span::new(1, 20));
    assert_eq!(member.key_span, Span::new(2, 5));
    assert_eq!(member.value.span(), Span::new(8, 19));
    let numbers: Vec<_> = member.value.items().filter_map(|item| item.number_text()).collect();
    assert_eq!(numbers, ["1", "-2.5e3"]);
}

#[test]
fn every_kind_of_value_may_be_the_document() {
    for (text, kind) in [
        ("null", Kind::Null),
        ("true", Kind::Bool),
        ("0", Kind::Number),
        ("\"\"", Kind::String),
        ("[]", Kind::Array),
        ("{}", Kind::Object),
    ] {
        assert_eq!(read(text).expect(text).root().kind(), kind, "{text}");
    }
}

#[test]
fn faults_say_what_is_wrong_and_where() {
    for (text, message, start) in [
        ("[1,]", "JSON has no comma after the last element", 2),
        ("{\"a\":1, }", "JSON has no comma after the last element", 6),
        ("[1 // one\n]", "JSON has no comments", 3),
        ("[1] x", "expected the end of the document, found `x`", 4),
        ("[01]", "a number starts with a superfluous zero", 1),
        ("[1.]", "expected a digit after the decimal point, found `]`", 3),
        ("[-]", "expected a digit after `-`, found `]`", 2),
        ("{'a': 1}", "expected a key in double quotes, found a single quote", 1),
        ("[\"\\x\"]", "JSON has no such escape sequence in strings", 2),
        ("[\"\\ud800\"]", "half of a surrogate pair stands alone in a string", 2),
        ("[\"\\udc00\"]", "half of a surrogate pair stands alone in a string", 2),
        ("[\"\\uzzzz\"]", "`\\u` is not followed by four hexadecimal digits", 2),
        ("[\"\\é\"]", "JSON has no such escape sequence in strings", 2),
        ("[\"\\u12g4\"]", "`\\u` is not followed by four hexadecimal digits", 2),
        ("[\"a", "the document ends inside a string", 3),
        ("[\"a\n\"]", "a line ends inside a string", 3),
        ("[\"\u{1}\"]", "control character U+0001 stands in a string as it is", 2),
        ("[", "the document ends where a value should follow", 1),
        ("[nul]", "expected a value, found `nul`", 1),
        ("[NaN]", "expected a value, found `NaN`", 1),
        ("[1 2]", "expected `,` or `]`, found `2`", 3),
        ("{\"a\" 1}", "expected `:` after the key, found `1`", 5),
    ] {
        let (found, span) = fault(text);
        assert_eq!((found.as_str(), span.start), (message, start), "{text}");
    }
}

#[test]
fn nesting_stops_at_the_limit_and_not_before() {
    let limits = Limits { depth: 3, ..Limits::default() };
    assert!(parse("[[[1]]]", &limits, |_, _, _| {}).is_ok());
    assert!(parse("[[[[1]]]]", &limits, |_, _, _| {}).is_err_and(|fault| fault.rule == "nesting-limit"));
    assert!(parse(&"[".repeat(100_000), &Limits { depth: usize::MAX, ..limits }, |_, _, _| {}).is_err());
}

#[test]
fn repeated_keys_keep_the_first_value_and_tell_both_places() {
    for count in [0, 40] {
        let mut text = String::from("{\"k\":1,");
        for number in 0..count {
            text.push_str(&format!("\"x{number}\":0,"));
        }
        text.push_str("\"k\":2,\"last\":3}");
        let mut told = Vec::new();
        let tree = parse(&text, &Limits::default(), |name, first, second| {
            told.push((name.to_owned(), first, second));
        })
        .expect("valid")
        .with_text(text.as_str());
        assert_eq!(told.len(), 1);
        assert_eq!((told[0].0.as_str(), told[0].1), ("k", Span::new(1, 4)));
        assert_eq!(tree.root().len(), count + 2);
        assert_eq!(tree.root().get("k").and_then(|node| node.number_text()), Some("1"));
        assert_eq!(tree.root().get("last").and_then(|node| node.number_text()), Some("3"));
        for number in 0..count {
            assert!(tree.root().get(&format!("x{number}")).is_some());
        }
    }
}
