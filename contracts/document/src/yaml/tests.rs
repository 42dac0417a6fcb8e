use super::*;
use crate::{DocumentId, Finding, Kind, Node};

fn read(text: &str) -> (Result<Tree, Fault>, Vec<Finding>) {
    read_with(text, &Limits::default())
}

fn read_with(text: &str, limits: &Limits) -> (Result<Tree, Fault>, Vec<Finding>) {
    let mut notes = Notes::new(DocumentId(0), false);
    let tree = parse(text, limits, &mut notes).map(|tree| tree.with_text(text));
    let (mut findings, traps) = notes.finish();
    findings.extend(traps.report());
    (tree, findings)
}

fn tree(text: &str) -> Tree {
    let (tree, findings) = read(text);
    assert!(findings.is_empty(), "{text}: {findings:?}");
    tree.unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

/// The tree as JSON text, which shows every value.
fn json(node: Node<'_>) -> String {
    match node.kind() {
        Kind::Null => "null".into(),
        Kind::Bool => format!("{}", node.as_bool() == Some(true)),
        Kind::Number => node.number_text().unwrap_or_default().into(),
        Kind::String => format!("{:?}", node.as_str().unwrap_or_default()),
        Kind::Array => format!("[{}]", node.items().map(json).collect::<Vec<_>>().join(",")),
        Kind::Object => {
            let members: Vec<_> =
                node.members().map(|member| format!("{:?}:{}", member.key, json(member.value))).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

#[test]
fn values_follow_the_core_schema() {
    for (text, expected) in [
        ("a: ~\nb:\nc: null", r#"{"a":null,"b":null,"c":null}"#),
        ("[true, False, TRUE, yea]", r#"[true,false,true,"yea"]"#),
        ("[1, +2, 0x1f, 0o17, 1.50, .5, 1e3]", "[1,2,31,15,1.50,0.5,1e3]"),
        ("[123456789012345678901234567890]", "[123456789012345678901234567890]"),
        ("['1', \"true\", !!str 1, ! 2]", r#"["1","true","1","2"]"#),
        ("[!!int 1, !!float 1, !!null ~, !!bool true]", "[1,1,null,true]"),
        ("1: a\ntrue: b\nnull: c\n1.50: d\n: e", r#"{"1":"a","true":"b","null":"c","1.50":"d"}"#),
        ("a: |\n  x\n  y\nb: >-\n  x\n  y\n", r#"{"a":"x\ny\n","b":"x y"}"#),
        ("\"a\\tb\": 'it''s'", r#"{"a\tb":"it's"}"#),
        ("--- \na: 1\n...\n", r#"{"a":1}"#),
        ("é: ü", r#"{"é":"ü"}"#),
    ] {
        let (tree, findings) = read(text);
        let tree = tree.unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        assert_eq!(json(tree.root()), expected, "{text}");
        let repeated = text.contains("\n: e");
        assert_eq!(findings.len(), usize::from(repeated), "{text}: {findings:?}");
    }
}

#[test]
fn spans_are_bytes_and_cover_what_is_written() {
    let text = "é: ü\nlist:\n  - one\n  - {k: 'two'}\nblock: |\n  text\nlast: 1 # note\nnone:\nend: x\n";
    let tree = tree(text);
    let slice = |span: Span| &text[span.start as usize..span.end as usize];
    let root = tree.root();
    assert_eq!(slice(root.span()), text.trim_end());
    let member = root.member("é").expect("é");
    assert_eq!((slice(member.key_span), slice(member.value.span())), ("é", "ü"));
    let list = root.get("list").expect("list");
    assert_eq!(slice(list.span()), "- one\n  - {k: 'two'}");
    let items: Vec<_> = list.items().map(|item| slice(item.span())).collect();
    assert_eq!(items, ["one", "{k: 'two'}"]);
    assert_eq!(slice(list.items().nth(1).and_then(|item| item.get("k")).expect("k").span()), "'two'");
    assert_eq!(slice(root.get("last").expect("last").span()), "1");
    let none = root.member("none").expect("none");
    assert_eq!(none.value.span(), Span::new(none.key_span.end, none.key_span.end));
    assert!(slice(root.get("block").expect("block").span()).contains("text"));
}

#[test]
fn aliases_share_the_node_and_merge_keys_expand() {
    let tree = tree("a: &a {x: 1, y: 2}\nb: *a\nc:\n  <<: *a\n  y: 3\nd:\n  <<: [{y: 9}, *a]\n  z: 4\n");
    let root = tree.root();
    assert_eq!(root.get("a").map(|node| node.id()), root.get("b").map(|node| node.id()));
    assert_eq!(json(root.get("c").expect("c")), r#"{"y":3,"x":1}"#);
    assert_eq!(json(root.get("d").expect("d")), r#"{"z":4,"y":9,"x":1}"#);
}

#[test]
fn a_quoted_merge_key_is_a_key() {
    assert_eq!(json(tree("'<<': 1").root()), r#"{"<<":1}"#);
}

fn rules(text: &str) -> Vec<&'static str> {
    let (tree, findings) = read(text);
    tree.err().map(|fault| fault.rule).into_iter().chain(findings.into_iter().map(|finding| finding.rule)).collect()
}

#[test]
fn what_json_cannot_say_is_a_finding() {
    for (text, rule) in [
        ("a: 1\na: 2", "duplicate-key"),
        ("{a: 1, 'a': 2}", "duplicate-key"),
        ("a: .inf", "not-json"),
        ("? [a]\n: 1", "not-json"),
        ("a: !foo 1", "yaml-tag"),
        ("a: !!python/object:os.system x", "yaml-tag"),
        ("a: !!int x", "yaml-tag"),
        ("a: !!map [1]", "yaml-tag"),
        ("a: &a [*a]", "alias-cycle"),
        ("<<: 1", "merge-key"),
        ("a: 1\n---\nb: 2", "several-documents"),
        ("country: NO", "yaml-1-1-scalar"),
        ("", "empty-document"),
        ("# nothing\n", "empty-document"),
        ("---\n...\n", "empty-document"),
        ("a: *b", "invalid-yaml"),
        ("a:\n\tb: 1", "invalid-yaml"),
        ("a: b: c", "invalid-yaml"),
        ("a: [1, 2", "invalid-yaml"),
        ("a: 'x", "invalid-yaml"),
    ] {
        assert_eq!(rules(text), [rule], "{text:?}");
    }
}

#[test]
fn a_second_document_without_content_is_none() {
    assert_eq!(rules("a: 1\n---\n"), Vec::<&str>::new());
}

#[test]
fn traps_are_gathered_in_one_finding_a_kind() {
    let (_, findings) = read("a: NO\nb: yes\nc: on\nd: 2024-01-01\n");
    let messages: Vec<_> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`NO` without quotes is a boolean to readers that follow YAML 1.1, as are 2 other places",
            "`2024-01-01` without quotes is a timestamp to readers that follow YAML 1.1",
        ]
    );
}

#[test]
fn aliases_that_multiply_are_refused_and_others_are_not() {
    let mut bomb = String::from("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for level in 1..10 {
        let alias = format!("*a{}", level - 1);
        bomb.push_str(&format!("a{level}: &a{level} [{}]\n", [alias.as_str(); 10].join(",")));
    }
    assert_eq!(rules(&bomb), ["alias-expansion-limit"]);
    let few: String = bomb.lines().take(5).map(|line| format!("{line}\n")).collect();
    assert_eq!(rules(&few), Vec::<&str>::new());
}

#[test]
fn aliases_that_only_nest_are_held_to_the_depth_limit() {
    let mut chain = String::from("a0: &a0 [x]\n");
    for level in 1..600 {
        chain.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    assert_eq!(rules(&chain), ["nesting-limit"]);
}

#[test]
fn nesting_is_limited_in_every_style() {
    let limits = Limits { depth: 20, ..Limits::default() };
    let block: String = (0..30).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    for text in ["[".repeat(30), "{a: ".repeat(30), "- ".repeat(30) + "x", block, "? ".repeat(30) + "x"] {
        let fault = read_with(&text, &limits).0.err().unwrap_or_else(|| panic!("{text} was accepted"));
        assert_eq!(fault.rule, "nesting-limit", "{text}");
    }
    let fine = format!("{}{}", "[".repeat(20), "]".repeat(20));
    assert!(read_with(&fine, &limits).0.is_ok());
}
