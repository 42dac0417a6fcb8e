//! Matching by example: each file of `cases` holds expectations in the words of Pact V3, each with what it takes and
//! what it refuses. The verdicts are those of Pact's verifier.

use std::path::Path;

use accordant_document::{DocumentId, LoadOptions, Node, load_text};
use accordant_suite::matching::{Actual, Mismatch, Plan, query_of};
use accordant_suite::{Part, SuiteFormat, Value, pact};

/// What of the message that came stands in `takes` and `refuses`; everything else is as it is expected.
fn check(plan: &Plan, about: &str, entry: Node<'_>, part: &Part, status: u16) -> Vec<Mismatch> {
    let text = entry.as_str().or_else(|| entry.number_text()).unwrap_or_default();
    let mut headers: Vec<(String, String)> = Vec::new();
    if about == "headers" {
        for member in entry.members() {
            let values = if member.value.is_array() { member.value.items().collect() } else { vec![member.value] };
            headers.extend(
                values.iter().map(|value| (member.key.to_owned(), value.as_str().unwrap_or_default().to_owned())),
            );
        }
    } else {
        let lines = part.headers.iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
        headers.extend(lines.map(|(name, value)| (name.clone(), value.clone())));
    }
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let is_text = part.media_type.as_deref().is_some_and(|media_type| !media_type.contains("json"));
    let body = match about {
        "body" if is_text => {
            text.replace('\n', if part.media_type.iter().any(|m| m.starts_with("multipart")) { "\r\n" } else { "\n" })
        }
        "body" => Value::from(entry).to_string(),
        _ => String::new(),
    };
    let query = if about == "query" { query_of(text) } else { Vec::new() };
    plan.check(&Actual {
        method: if about == "method" { text } else { "POST" },
        path: if about == "path" { text } else { "/" },
        query: &query,
        status: if about == "status" { text.parse().expect("a status") } else { status },
        headers: &headers,
        body: body.as_bytes(),
        metadata: None,
    })
}

#[test]
fn expectations_take_and_refuse_what_pact_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("cases").map(|entry| entry.expect("a case").path()).collect();
    files.sort();
    let (mut verdicts, mut wrong) = (0, Vec::new());
    for file in files {
        let (documents, findings) =
            load_text("cases.yaml", &std::fs::read_to_string(&file).expect("a text"), &LoadOptions::default());
        assert!(findings.is_empty(), "{}: {findings:?}", file.display());
        let id = DocumentId(0);
        for case in documents.node(documents.root(id)).items() {
            let name = case.get("name").and_then(Node::as_str).expect("a name");
            let about = case.get("about").and_then(Node::as_str).unwrap_or("body");
            let plan = |side: &str| {
                let node = case.get(side)?;
                Some(if side == "request" {
                    let (request, findings) = pact::request(&documents, id, node, SuiteFormat::PactV3);
                    assert!(findings.is_empty(), "{name}: {findings:?}");
                    (Plan::request(&request), request.part, 0)
                } else {
                    let (response, findings) = pact::response(&documents, id, node, SuiteFormat::PactV3);
                    assert!(findings.is_empty(), "{name}: {findings:?}");
                    (Plan::response(&response), response.part, response.status)
                })
            };
            let (plan, part, status) = plan("request").or_else(|| plan("response")).expect("an expectation");
            for (list, takes) in [("takes", true), ("refuses", false)] {
                for entry in case.get(list).into_iter().flat_map(Node::items) {
                    verdicts += 1;
                    let found = check(&plan, about, entry, &part, status);
                    if found.is_empty() != takes {
                        wrong.push(format!("{name} {list} {}: {found:?}", Value::from(entry)));
                    }
                }
            }
        }
    }
    assert!(verdicts > 200, "{verdicts} verdicts");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
