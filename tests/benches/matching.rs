//! What matching costs: a body of 5 MB by a hundred rules, which should take well under a second, and a request among 500
//! interactions: `cargo bench -p accordant-tests --bench matching`.

use accordant_document::Origin;
use accordant_suite::matching::{Actual, Plan, nearest};
use accordant_suite::{Category, Combine, Content, Matcher, Part, Path, Request, Response, Rule, Rules, Value};

const ITEM: &str = r#"{"id": 17, "name": "a course", "at": "2024-02-29T12:00:00Z", "price": 19.5, "tags": ["a", "b"],
    "state": "open", "next": null, "nested": {"deep": {"x": 1}}}"#;

fn main() {
    divan::main();
}

fn rule(path: &str, matcher: Matcher) -> Rule {
    let path = Path::parse(path).expect("a path");
    Rule { category: Category::Body, path, combine: Combine::And, matchers: vec![matcher], origin: Origin::default() }
}

#[divan::bench]
fn five_megabytes_by_a_hundred_rules(bencher: divan::Bencher<'_, '_>) {
    let mut rules = vec![
        rule("$", Matcher::Type { min: Some(1), max: None }),
        rule("$[*].id", Matcher::Integer),
        rule("$[*].name", Matcher::Regex("[a-z ]+".to_owned())),
        rule("$[*].at", Matcher::Datetime { format: Some("yyyy-MM-dd'T'HH:mm:ssXXX".to_owned()) }),
        rule("$[*].price", Matcher::Decimal),
        rule("$[*].tags", Matcher::Type { min: Some(1), max: Some(3) }),
        rule("$.*.*", Matcher::Type { min: None, max: None }),
        rule("$[*].nested.*.x", Matcher::Number),
    ];
    rules.extend((0..92).map(|at| rule(&format!("$[{}].name", at * 7), Matcher::Include("course".to_owned()))));
    let body = format!("[{}]", vec![ITEM; 5_000_000 / ITEM.len()].join(","));
    let content = Content::Json(Value::parse(&format!("[{ITEM}]")).expect("JSON"));
    let part = Part { content, rules: Rules(rules), ..Part::default() };
    let plan = Plan::response(&Response { status: 200, part });
    let headers = [("content-type", "application/json")];
    let actual = Actual { status: 200, headers: &headers, body: body.as_bytes(), ..Actual::default() };
    assert_eq!(plan.check(&actual), [], "the body matches");
    bencher.counter(divan::counter::BytesCount::of_str(&body)).bench(|| plan.check(&actual));
}

#[divan::bench]
fn one_request_among_500(bencher: divan::Bencher<'_, '_>) {
    let plan = |number: usize| {
        let content = Content::Json(Value::parse(ITEM).expect("JSON"));
        let part = Part { content, ..Part::default() };
        Plan::request(&Request {
            method: "POST".into(),
            path: format!("/courses/{number}"),
            part,
            ..Request::default()
        })
    };
    let plans: Vec<Plan> = (0..500).map(plan).collect();
    let headers = [("content-type", "application/json")];
    let actual =
        Actual { method: "POST", path: "/courses/317", headers: &headers, body: ITEM.as_bytes(), ..Actual::default() };
    let found = nearest(&plans, &actual).map(|(at, fit)| (at, fit.is_exact()));
    assert_eq!(found, Some((317, true)), "the request is one of them");
    bencher.bench(|| nearest(&plans, &actual));
}
