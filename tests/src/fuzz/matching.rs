//! A request, a response or a message of a pact, held against any body; and what its generators make.

use accordant_document::{DocumentId, LoadOptions, load_text};
use accordant_suite::matching::generate::{self, Inputs, Playing};
use accordant_suite::matching::{Actual, Plan, nearest, query_of};
use accordant_suite::{SuiteFormat, pact};
use indexmap::IndexMap;

use super::Target;

pub(super) fn matching() -> Target {
    Target { name: "matching", run, seeds: &SEEDS, words: &WORDS }
}

/// A part of a pact, a NUL, headers with a line each, an empty line and a body.
const SEEDS: [&str; 8] = [
    "{\"body\": {\"a\": [{\"id\": 1, \"at\": \"2024-02-29\", \"t\": \"x\"}], \"b\": {\"k\": 1.5}}, \"matchingRules\": {\"body\": {\"$.a\": {\"matchers\": [{\"match\": \"type\", \"min\": 1}]}, \"$.a[*].at\": {\"matchers\": [{\"match\": \"date\", \"format\": \"yyyy-MM-dd\"}]}, \"$.*.*\": {\"combine\": \"OR\", \"matchers\": [{\"match\": \"null\"}, {\"match\": \"regex\", \"regex\": \"(a)\\\\1|[a-z]+\"}]}, \"$.b\": {\"matchers\": [{\"match\": \"eachKey\", \"rules\": [{\"match\": \"regex\", \"regex\": \"k\"}]}, {\"match\": \"eachValue\", \"rules\": [{\"match\": \"decimal\"}]}]}}}}\0content-type: application/json\n\n{\"a\": [{\"id\": 2, \"at\": \"2024-2-30\", \"t\": 7}, null], \"b\": {\"k\": 1, \"z\": 2.5}}",
    "{\"headers\": {\"Content-Type\": \"application/xml\"}, \"body\": \"<a x='1' xmlns:p='u'><p:b>t</p:b><c/></a>\", \"matchingRules\": {\"$.body.a\": {\"match\": \"type\"}, \"$.body.a['@x']\": {\"match\": \"integer\"}, \"$.body.a.c['#text']\": {\"match\": \"regex\", \"regex\": \"\\\\w*\"}}}\0content-type: text/xml\n\n<?xml version='1.0'?><!-- c --><a x='2' y='3' xmlns:q='u'><q:b><![CDATA[u]]></q:b><c>&amp;</c><c/></a>",
    "{\"headers\": {\"Content-Type\": \"multipart/form-data; boundary=x\"}, \"body\": \"--x\\r\\nContent-Disposition: form-data; name=\\\"a\\\"\\r\\n\\r\\n1\\r\\n--x\\r\\nContent-Disposition: form-data; name=\\\"f\\\"; filename=\\\"f.json\\\"\\r\\nContent-Type: application/json\\r\\n\\r\\n{\\\"n\\\": 1}\\r\\n--x--\", \"matchingRules\": {\"body\": {\"$.f.n\": {\"matchers\": [{\"match\": \"integer\"}]}, \"$.a\": {\"matchers\": [{\"match\": \"type\"}]}}, \"header\": {\"Content-Type\": {\"matchers\": [{\"match\": \"regex\", \"regex\": \"multipart/.*\"}]}}}}\0Content-Type: multipart/form-data; boundary=y\n\n--y\nContent-Disposition: form-data; name=f; filename=g\nContent-Type: application/json\n\n{\"n\": 2}\n--y--",
    "{\"method\": \"POST\", \"path\": \"/a/${state.id}\", \"query\": {\"q\": [\"1\", \"2\"], \"e[]\": [null]}, \"headers\": {\"Content-Type\": \"application/x-www-form-urlencoded\", \"Accept\": \"a/b;q=1, c/d\"}, \"body\": \"a=1&b=x+y&a=2\", \"matchingRules\": {\"path\": {\"matchers\": [{\"match\": \"include\", \"value\": \"/\"}]}, \"query\": {\"q\": {\"matchers\": [{\"match\": \"arrayContains\", \"variants\": [{\"index\": 0, \"rules\": {\"$\": {\"matchers\": [{\"match\": \"number\"}]}}}]}]}}, \"body\": {\"$.a\": {\"matchers\": [{\"match\": \"type\", \"max\": 3}]}}}, \"generators\": {\"body\": {\"$.b\": {\"type\": \"Regex\", \"regex\": \"[a-z]{3}\"}}, \"query\": {\"q\": {\"type\": \"RandomInt\", \"min\": -5, \"max\": 5}}}}\0accept: c/d\nContent-Type: application/x-www-form-urlencoded; charset=iso-8859-1\n\na=%31&b=%zz&c",
    "{\"status\": 200, \"matchingRules\": {\"status\": {\"matchers\": [{\"match\": \"statusCode\", \"status\": \"success\"}]}, \"body\": {\"$\": {\"matchers\": [{\"match\": \"contentType\", \"value\": \"image/png\"}]}}}, \"body\": {\"content\": \"iVBORw0KGgo=\", \"contentType\": \"image/png\", \"encoded\": \"base64\"}}\0\n\n\u{1}PNG",
    "{\"contents\": {\"content\": {\"v\": [{\"t\": \"a\"}, {\"t\": \"b\"}]}, \"contentType\": \"application/json\"}, \"metadata\": {\"contentType\": \"application/json\", \"k\": 1}, \"matchingRules\": {\"content\": {\"$.v\": {\"matchers\": [{\"match\": \"arrayContains\", \"variants\": [{\"index\": 1, \"rules\": {\"$.t\": {\"matchers\": [{\"match\": \"equality\"}]}}, \"generators\": {\"$.t\": {\"type\": \"Uuid\", \"format\": \"URN\"}}}]}]}}, \"metadata\": {\"k\": {\"matchers\": [{\"match\": \"proto\"}]}}}}\0\n\n{\"v\": [{\"t\": \"b\"}, {\"t\": \"c\"}]}",
    "{\"body\": {\"d\": \"\", \"m\": \"\", \"u\": 1}, \"generators\": {\"body\": {\"$.d\": {\"type\": \"Date\", \"expression\": \"next monday + 2 weeks\"}, \"$.m\": {\"type\": \"DateTime\", \"format\": \"EEE, d MMM yyyy[ HH:mm] XXX\", \"expression\": \"tomorrow @ 3 o'clock pm - 1 hour\"}, \"$.u\": {\"type\": \"RandomDecimal\", \"digits\": 9}}}, \"matchingRules\": {\"body\": {\"$.m\": {\"matchers\": [{\"match\": \"datetime\", \"format\": \"EEE, d MMM yyyy[ HH:mm] XXX\"}]}}}}\0\n\n{\"d\": \"2024-13-01\", \"m\": \"Mon, 1 Jan 2024 Z\", \"u\": 1e999}",
    "{\"body\": \"plain\", \"headers\": {\"Content-Type\": \"text/plain;charset=utf-16\"}, \"matchingRules\": {\"$.body\": {\"match\": \"regex\", \"regex\": \"(?=p)[\\\\s\\\\S]{1,}\"}, \"$.headers.X[0]\": {\"match\": \"semver\"}}}\0content-type: text/plain;charset=utf-16\n\n\u{fe}p",
];

const WORDS: [&str; 40] = [
    "\"matchers\": [",
    "\"match\": \"",
    "\"regex\": \"",
    "\"combine\": \"OR\"",
    "type",
    "equality",
    "integer",
    "decimal",
    "boolean",
    "null",
    "datetime",
    "notEmpty",
    "eachKey",
    "eachValue",
    "values",
    "arrayContains",
    "\"variants\": [{\"index\": 0}]",
    "contentType",
    "statusCode",
    "\"min\": 2",
    "\"max\": 0",
    "\"format\": \"",
    "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
    "$.body",
    "$.*",
    "[*]",
    "['#text']",
    "['@a']",
    "${state.id}",
    "${env.A}",
    "(?!a)",
    "\\\\1",
    "{1,1000}",
    "application/xml",
    "multipart/form-data; boundary=x",
    "<a xmlns='b'>",
    "--x\r\n",
    "\r\n\r\n",
    "1e400",
    "-0.0",
];

/// What fits exactly has no mismatches, and the other way round; asked twice, the answer is the same; and what is made
/// is made again.
fn run(bytes: &[u8]) {
    let (part, came) = match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => (&bytes[..at], &bytes[at + 1..]),
        None => (bytes, bytes),
    };
    let text = String::from_utf8_lossy(part);
    let (documents, _) = load_text("part.json", &text, &LoadOptions::default());
    let id = DocumentId(0);
    if !documents.document(id).is_some_and(|document| document.parsed) {
        return;
    }
    let node = documents.node(documents.root(id));
    let head_end = came.windows(2).position(|pair| pair == b"\n\n").unwrap_or(0);
    let head = String::from_utf8_lossy(&came[..head_end]).into_owned();
    let headers: Vec<(&str, &str)> = head.lines().filter_map(|line| line.split_once(':')).collect();
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (name.trim(), value.trim())).collect();
    let body = came.get(head_end + 2..).unwrap_or_default();
    let query = query_of(&head);
    let state = IndexMap::from([("id".to_owned(), accordant_suite::Value::from("7"))]);
    let env = IndexMap::from([("A".to_owned(), "e".to_owned())]);
    for format in [SuiteFormat::PactV2, SuiteFormat::PactV3, SuiteFormat::PactV4] {
        let request = pact::request(&documents, id, node, format).0;
        let response = pact::response(&documents, id, node, format).0;
        let message = pact::message(&documents, id, node, format).0;
        let plans = [Plan::request(&request), Plan::response(&response), Plan::message(&message)];
        let actual = Actual {
            method: "POST",
            path: "/a/7",
            query: &query,
            status: 204,
            headers: &headers,
            body,
            metadata: Some(&message.metadata),
        };
        for plan in &plans {
            let found = plan.check(&actual);
            assert_eq!(found, plan.check(&actual), "two answers to one question");
            assert_eq!(found.is_empty(), plan.fit(&actual).is_exact(), "a fit that is none: {found:?}");
        }
        let exact = plans.iter().any(|plan| plan.fit(&actual).is_exact());
        assert_eq!(
            nearest(&plans, &actual).is_some_and(|(_, fit)| fit.is_exact()),
            exact,
            "the nearest is not the best"
        );
        for playing in [Playing::Consumer, Playing::Provider] {
            let inputs = Inputs { seed: 1, now: 0, state: &state, env: &env, base_url: Some("http://m"), playing };
            assert_eq!(generate::request(&request, &inputs), generate::request(&request, &inputs));
            assert_eq!(generate::message(&message, &inputs), generate::message(&message, &inputs));
        }
    }
}
