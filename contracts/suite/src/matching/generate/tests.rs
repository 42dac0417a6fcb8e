use accordant_document::{DocumentId, LoadOptions, load_text};

use super::*;
use crate::SuiteFormat;
use crate::pact;

/// Reads a request of Pact V4 and makes it.
fn made(text: &str, seed: u64, playing: Playing) -> Result<Request, GenerateError> {
    let (documents, findings) = load_text("request.json", text, &LoadOptions::default());
    assert!(findings.is_empty(), "{findings:?}");
    let id = DocumentId(0);
    let (read, findings) = pact::request(&documents, id, documents.node(documents.root(id)), SuiteFormat::PactV3);
    assert!(findings.is_empty(), "{findings:?}");
    let state = IndexMap::from([
        ("id".to_owned(), Value::Number("42".into())),
        ("name".to_owned(), Value::Text("Ada".to_owned())),
    ]);
    let env = IndexMap::from([("TOKEN".to_owned(), "t0".to_owned())]);
    // 2000-01-01T10:00:00Z
    let base_url = Some("http://mock/");
    request(&read, &Inputs { seed, now: 946_720_800, state: &state, env: &env, base_url, playing })
}

fn body(text: &str) -> String {
    match made(text, 1, Playing::Consumer).map(|request| request.part.content) {
        Ok(Content::Json(value)) => value.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn variables_are_put_in_and_keep_their_type_alone() {
    let made = made(
        r#"{"method": "GET", "path": "/c/${state.id}", "query": {"q": ["${state.name}-${state.id}"]},
            "headers": {"Authorization": "Bearer ${env.TOKEN}"},
            "body": {"id": "${state.id}", "text": "a ${state.id} ${other} ${"}}"#,
        1,
        Playing::Consumer,
    )
    .expect("all values are given");
    assert_eq!(made.path, "/c/42");
    assert_eq!(made.query, [("q".to_owned(), vec![Some("Ada-42".to_owned())])]);
    assert_eq!(made.part.headers, [("Authorization".to_owned(), vec!["Bearer t0".to_owned()])]);
    assert_eq!(
        made.part.content,
        Content::Json(Value::parse(r#"{"id": 42, "text": "a 42 ${other} ${"}"#).expect("JSON"))
    );
}

#[test]
fn what_nobody_gave_is_named_once() {
    let error =
        made(r#"{"path": "/${state.a}/${state.a}/${env.B}"}"#, 1, Playing::Consumer).expect_err("two are missing");
    assert_eq!(error.to_string(), "no value for `${state.a}`, `${env.B}`");
}

#[test]
fn values_have_the_type_of_the_example() {
    let text = r#"{"body": {"i": 1, "s": "1", "d": 1.5, "h": "", "l": "", "u": "", "b": true, "r": "", "items": [{"id": 1}, {"id": 1}]},
        "generators": {"body": {
            "$.i": {"type": "RandomInt", "min": 5, "max": 6}, "$.s": {"type": "RandomInt", "min": 5, "max": 6},
            "$.d": {"type": "RandomDecimal", "digits": 4}, "$.h": {"type": "RandomHexadecimal", "digits": 8},
            "$.l": {"type": "RandomString", "size": 12}, "$.u": {"type": "Uuid"}, "$.b": {"type": "RandomBoolean"},
            "$.r": {"type": "Regex", "regex": "[a-c]{3}-\\d"}, "$.items[*].id": {"type": "RandomInt", "min": 0, "max": 1000000}}}}"#;
    let first = body(text);
    assert_eq!(first, body(text), "the same seed makes the same values");
    let Some(Value::Map(members)) = Value::parse(&first) else { panic!("{first} is an object") };
    let shape = regex::Regex::new(concat!(
        r#"^\{"i":[56],"s":"[56]","d":[1-9]\d\.\d[1-9],"h":"[0-9a-f]{8}","l":"[A-Za-z0-9]{12}","#,
        r#""u":"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}","b":(true|false),"#,
        r#""r":"[a-c]{3}-\d","items":\[\{"id":\d+\},\{"id":\d+\}\]\}$"#
    ))
    .expect("a pattern");
    assert!(shape.is_match(&first), "{first}");
    let Some(Value::List(items)) = members.get("items") else { panic!("{first} has items") };
    assert_ne!(items.first(), items.get(1), "each item has its own number");
}

#[test]
fn dates_are_written_from_the_moment_that_is_given() {
    let text = r#"{"body": {"d": "", "t": "", "m": ""}, "generators": {"body": {
        "$.d": {"type": "Date", "expression": "+ 1 week"}, "$.t": {"type": "Time", "format": "HH:mm", "expression": "- 1 hour"},
        "$.m": {"type": "DateTime", "format": "d MMM yyyy HH:mm", "expression": "tomorrow @ noon"}}}}"#;
    assert_eq!(body(text), r#"{"d":"2000-01-08","t":"09:00","m":"2 Jan 2000 12:00"}"#);
    let wrong = r#"{"body": {"d": ""}, "generators": {"body": {"$.d": {"type": "Date", "expression": "soon"}}}}"#;
    let error = made(wrong, 1, Playing::Consumer).expect_err("no moment");
    assert_eq!(error.to_string(), "the expression `soon` names no moment");
}

#[test]
fn states_and_addresses_belong_to_one_side() {
    let text = r#"{"path": "/x", "body": {"id": 1, "gone": 7, "url": "http://old/a/b"}, "generators": {
        "path": {"type": "ProviderState", "expression": "/x/${name}"}, "body": {
        "$.id": {"type": "ProviderState", "expression": "${id}", "dataType": "STRING"},
        "$.gone": {"type": "ProviderState", "expression": "${gone}"},
        "$.url": {"type": "MockServerURL", "example": "http://old/a/b", "regex": ".*(\\/a\\/b)$"}}}}"#;
    let told =
        |playing| made(text, 1, playing).map(|request| (request.path, request.part.content)).expect("it can be made");
    let json = |text: &str| Content::Json(Value::parse(text).expect("JSON"));
    assert_eq!(
        told(Playing::Consumer),
        ("/x/Ada".to_owned(), json(r#"{"id": "42", "gone": 7, "url": "http://old/a/b"}"#))
    );
    assert_eq!(told(Playing::Provider), ("/x".to_owned(), json(r#"{"id": 1, "gone": 7, "url": "http://mock/a/b"}"#)));
}

#[test]
fn fields_of_forms_are_made() {
    let text = r#"{"path": "/", "headers": {"Content-Type": "application/x-www-form-urlencoded"}, "body": "a=1&b=x+y&c=3",
        "generators": {"body": {"$.b": {"type": "DateTime", "format": "yyyy & MM"}}}}"#;
    let made = made(text, 1, Playing::Consumer).expect("it can be made");
    assert_eq!(made.part.content, Content::Text("a=1&b=2000+%26+01&c=3".to_owned()));
}

#[test]
fn texts_and_attributes_of_xml_are_made_where_they_stand() {
    let text = r#"{"path": "/", "headers": {"Content-Type": "application/xml"},
        "body": "\n<?xml version='1.0'?>\n<a xmlns:p='urn:1'><b id='1' p:n='x'>old &amp; gone</b><b id=\"2\"><![CDATA[<c>]]></b><d/></a>",
        "generators": {"body": {
            "$.a.b[*]['#text']": {"type": "DateTime", "format": "yyyy & MM"},
            "$.a.b[1]['@id']": {"type": "ProviderState", "expression": "${id}"},
            "$['a']['b']['@p:n']": {"type": "ProviderState", "expression": "${name}"},
            "$.a.d": {"type": "Uuid"}}}}"#;
    let made = made(text, 1, Playing::Consumer).expect("it can be made");
    let expected = "\n<?xml version='1.0'?>\n<a xmlns:p='urn:1'><b id='1' p:n='Ada'>2000 &amp; 01</b><b id=\"42\">2000 &amp; 01</b><d/></a>";
    assert_eq!(made.part.content, Content::Text(expected.to_owned()));
}

#[test]
fn what_makes_nothing_says_why() {
    let text = r#"{"path": "/", "headers": {"Content-Type": "multipart/form-data; boundary=X"}, "body": "--X\r\n\r\n1\r\n--X--",
        "generators": {"body": {"$.a": {"type": "Uuid"}, "$.b": {"type": "Tea"}}}}"#;
    let (documents, _) = load_text("request.json", text, &LoadOptions::default());
    let (_, findings) =
        pact::request(&documents, DocumentId(0), documents.node(documents.root(DocumentId(0))), SuiteFormat::PactV3);
    let told: Vec<&str> = findings.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(
        told,
        [
            "the generator at `$.a` reaches nothing in a body multipart/form-data; boundary=X",
            "the generator `Tea` is not known",
        ]
    );
}

#[test]
fn variants_make_their_items() {
    let text = r#"{"body": {"v": [{"t": "a"}, {"t": "b"}]}, "matchingRules": {"body": {"$.v": {"matchers": [
        {"match": "arrayContains", "variants": [{"index": 1, "rules": {}, "generators": {"$.t": {"type": "DateTime", "format": "yyyy"}}}]}]}}}}"#;
    assert_eq!(body(text), r#"{"v":[{"t":"a"},{"t":"2000"}]}"#);
}
