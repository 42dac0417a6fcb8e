//! The readers of JSON and YAML: any bytes give a tree or a finding, and what they say about places is true.

use accordant_document::{At, DocumentId, Documents, LoadOptions, Location, Node, NodeId, Span, load_text};

use super::Target;
use crate::json_text;

pub(super) fn json() -> Target {
    Target {
        name: "json",
        run: |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let documents = read("fuzz.json", &text);
            positions_hold(&documents);
            let root = documents.node(documents.root(DocumentId(0)));
            if documents.document(DocumentId(0)).is_some_and(|document| document.parsed) {
                let written = json_text(root);
                let again = read("again.json", &written);
                assert!(root.same_value(again.node(again.root(DocumentId(0)))), "{written}");
            }
        },
        seeds: &[
            r##"{"openapi": "3.1.0", "paths": {"/a/{b}": {"$ref": "#/components/pathItems/x~1y"}}, "n": [1, -2.5e+3, 0, true, false, null]}"##,
            r#"["é", "\u00e9\ud83d\ude00", "\"\\\/\b\f\n\r\t", "", {"": {"": []}}]"#,
        ],
        words: &[
            "\"",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\\u",
            "\\ud83d",
            "1e400",
            "-0",
            "\u{feff}",
            "//",
            "null",
            "\"$ref\":\"#/a\"",
        ],
    }
}

pub(super) fn yaml() -> Target {
    Target {
        name: "yaml",
        run: |bytes| {
            let text = String::from_utf8_lossy(bytes);
            positions_hold(&read("fuzz.yaml", &text));
        },
        seeds: &[
            "openapi: 3.1.0\npaths:\n  /a:\n    get: &g\n      - a: 1\n      - {b: [2, 3], c: 'd'}\n    put: *g\nx: |\n  text\ny: >-\n  folded\n  text\n",
            "a: &a {x: 1}\nb:\n  <<: *a\n  ? [k]\n  : v\n---\nc: !!str 1\n...\n",
            "%YAML 1.2\n---\n\"q\\u00e9\": .inf\nn: 0x1F\nd: 2024-01-01\nno: NO\né: ~\n",
        ],
        words: &[
            "&a ",
            "*a",
            "<<: ",
            "- ",
            "? ",
            ": ",
            "\n  ",
            "\t",
            "!!",
            "|\n",
            ">-\n",
            "---\n",
            "...\n",
            "#",
            "'",
            "\"",
            "{",
            "[",
            "%TAG ! !\n",
        ],
    }
}

fn read(name: &str, text: &str) -> Documents {
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    for finding in findings {
        let origins = finding.origin.into_iter().chain(finding.related.into_iter().map(|(origin, _)| origin));
        for origin in origins {
            let Location { line, column, .. } = documents.locate(origin);
            assert!(line >= 1 && column >= 1);
            let Span { start, end } = origin.span;
            let text = documents.document(origin.document).map_or("", |document| document.tree.text());
            assert!(text.get(start as usize..end as usize).is_some(), "{start}..{end} does not cut the text");
        }
    }
    documents
}

/// How many nodes of one input are looked at: locating each one walks from the root.
const LOOKED_AT: u32 = 300;

fn positions_hold(documents: &Documents) {
    let id = DocumentId(0);
    let Some(document) = documents.document(id) else { return };
    let text = document.tree.text();
    for number in 0..(document.tree.len() as u32).min(LOOKED_AT) {
        let node: Node<'_> = document.tree.node(NodeId(number));
        let span = node.span();
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} does not cut the text");
        let at = At { document: id, node: node.id() };
        let pointer = documents.locate(documents.origin(at)).pointer;
        if let Some(pointer) = pointer {
            assert!(documents.pointer_origin(id, &pointer).is_some(), "nothing is at {pointer:?}");
        }
        if let Some(reference) = node.get("$ref").and_then(Node::as_str) {
            let _ = documents.resolve(at, reference);
            let _ = documents.resolve_with_ids(at, reference);
            let _ = documents.resolve_chain(at);
        }
    }
    let root = document.tree.root();
    assert!(root.same_value(root));
    root.value_hash();
}
