//! XML bodies against the schemas that describe them, from the mock and from a backend.

use std::sync::Arc;

use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use accordant_replay::judge::{Judge, Question};
use accordant_replay::responder::{Options, Responder};
use hyper::HeaderMap;
use hyper::header::{ACCEPT, CONTENT_TYPE, HeaderValue};

const API: &str = r"
openapi: 3.0.3
info: {title: zoo, version: '1'}
paths:
  /animal:
    get:
      responses: {'200': {description: one, content: {application/xml: {schema: {$ref: '#/components/schemas/Animal'}}}}}
    put:
      requestBody: {content: {application/xml: {schema: {$ref: '#/components/schemas/Animal'}}}}
      responses: {'204': {description: done}}
  /animals:
    get:
      responses: {'200': {description: all, content: {application/vnd.zoo+xml: {schema: {type: array, minItems: 2, items: {$ref: '#/components/schemas/Animal'}}}}}}
  /text:
    get:
      responses: {'200': {description: any, content: {text/xml: {schema: {type: string}}}}}
components:
  schemas:
    Animal:
      type: object
      required: [id, name, tags, legs]
      additionalProperties: false
      xml: {name: animal}
      properties:
        id: {type: integer, xml: {attribute: true}}
        name: {type: string, minLength: 1, xml: {prefix: zoo, namespace: 'https://zoo.example/ns'}}
        legs: {type: integer, minimum: 0, xml: {name: legCount}}
        tags: {type: array, items: {type: string, xml: {name: tag}}}
        notes: {type: array, xml: {wrapped: true, name: remarks}, items: {type: string, maxLength: 20, xml: {name: remark}}}
        scores: {type: array, xml: {wrapped: true}, items: {type: number}}
        born: {type: string, format: date, nullable: true}
        keeper: {$ref: '#/components/schemas/Keeper'}
        parents: {type: array, items: {$ref: '#/components/schemas/Animal'}}
    Keeper:
      type: object
      required: [name]
      properties: {name: {type: string}, age: {type: integer}}
";

fn contract(text: &str) -> Arc<Contract> {
    let (documents, findings) = load_text("zoo.yaml", text, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    assert!(!contract.has_errors(), "{:?}", contract.findings);
    Arc::new(contract)
}

/// What is wrong with an answer: pointer and keyword, or the message where there is neither.
fn judged(path: &str, media: &'static str, body: &str) -> Vec<String> {
    let judge = Judge::new(contract(API)).expect("an API");
    let routed = judge.find("GET", path).expect("an operation");
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(media));
    let found = judge.response(&routed, 200, &headers, Some(body.as_bytes()));
    let told = found.iter().map(|violation| {
        let place = format!("{} {}", violation.pointer, violation.keyword);
        if place == " " { violation.message.clone() } else { place.trim().to_owned() }
    });
    told.collect()
}

fn animal(inside: &str) -> Vec<String> {
    judged("/animal", "application/xml", &format!("<?xml version=\"1.0\"?>\n<animal {inside}</animal>"))
}

#[test]
fn elements_and_attributes_are_read_as_the_schema_says() {
    let sound = "id=\" 7 \" xmlns:z=\"https://zoo.example/ns\"><z:name>7</z:name><legCount> 4 </legCount><tag>1</tag><tag>b</tag>\
        <remarks><remark>shy</remark></remarks><scores><scores>1.5</scores><scores>2</scores></scores><born/>\
        <keeper><name>Ada &amp; <![CDATA[<Bo>]]></name><age>40</age></keeper>";
    assert_eq!(animal(sound), [""; 0]);
    assert_eq!(animal("id=\"7\"><name>a</name><legCount>4</legCount>"), [""; 0], "no tag is an empty list");
    for (inside, expected) in [
        ("id=\"seven\"><name>a</name><legCount>4</legCount>", "/id type"),
        ("><id>7</id><name>a</name><legCount>4</legCount>", "additionalProperties"),
        ("id=\"7\"><name/><legCount>4</legCount>", "/name minLength"),
        ("id=\"7\"><name>a</name><legs>4</legs>", "additionalProperties"),
        ("id=\"7\"><name>a</name><legCount>-1</legCount>", "/legs minimum"),
        ("id=\"7\"><name>a</name><legCount>4</legCount><scores><scores>x</scores></scores>", "/scores/0 type"),
        ("id=\"7\"><name>a</name><legCount>4</legCount><remark>loose</remark>", "additionalProperties"),
        ("id=\"7\"><name>a</name><legCount>4</legCount><born>soon</born>", "/born format"),
        ("id=\"7\"><name>a</name><legCount>4</legCount><keeper><age>4</age></keeper>", "/keeper required"),
        ("id=\"7\"><name>a</name><legCount>4</legCount><keeper>Ada</keeper>", "/keeper required"),
        ("id=\"7\"><name>a</name><name>b</name><legCount>4</legCount>", "/name type"),
    ] {
        assert!(animal(inside).iter().any(|told| told == expected), "{inside}: {:?}", animal(inside));
    }
    let twice =
        "id=\"7\"><name>a</name><legCount>4</legCount><parents id=\"8\"><name>b</name><legCount>x</legCount></parents>";
    assert_eq!(animal(twice), ["/parents/0/legs type"]);
}

#[test]
fn roots_have_their_name_where_it_is_given() {
    assert_eq!(judged("/animal", "application/xml", "<beast/>"), ["the root element is not `animal`"]);
    let one = "<animal id='1'><name>a</name><legCount>4</legCount></animal>";
    assert_eq!(judged("/animals", "application/vnd.zoo+xml", &format!("<anything>{one}{one}</anything>")), [""; 0]);
    assert_eq!(judged("/animals", "application/vnd.zoo+xml", &format!("<anything>{one}</anything>")), ["minItems"]);
    assert_eq!(judged("/text", "text/xml", "<a><b/></a>"), [""; 0], "a text may be any XML");
}

#[test]
fn what_cannot_be_read_is_told_or_left_alone() {
    assert_eq!(judged("/animal", "application/xml", "<animal id='1'>"), ["the XML ends too early"]);
    assert_eq!(judged("/animal", "application/xml", ""), ["the XML ends too early"]);
    assert_eq!(
        judged("/animal", "application/xml", "<animal id='1'></beast>"),
        ["the body is not XML, at line 1 column 16"]
    );
    // Types of its own, and a charset that nobody here reads.
    assert_eq!(judged("/animal", "application/xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), [""; 0]);
    let deep = format!("<animal id='1'>{}{}</animal>", "<parents>".repeat(20_000), "</parents>".repeat(20_000));
    assert_eq!(judged("/animal", "application/xml", &deep), [""; 0]);
    let wide =
        format!("<animal id='1'><name>a</name><legCount>4</legCount>{}</animal>", "<tag>b</tag>".repeat(100_000));
    assert_eq!(judged("/animal", "application/xml", &wide), [""; 0]);
}

#[test]
fn the_mock_writes_what_the_judge_takes_and_refuses_what_it_does_not() {
    let contract = contract(API);
    let judge = Judge::new(Arc::clone(&contract)).expect("an API");
    for (path, media) in [("/animal", "application/xml"), ("/animals", "application/vnd.zoo+xml")] {
        let routed = judge.find("GET", path).expect("an operation");
        for seed in 0..40 {
            let responder = Responder::new(&[Arc::clone(&contract)], Options { seed, ..Options::default() });
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT, HeaderValue::from_static(media));
            let answer = responder.answer(&Question { method: "GET", path, query: None, headers: &headers, body: b"" });
            let found = judge.response(&routed, answer.status.as_u16(), &answer.headers, Some(&answer.body));
            assert!(found.is_empty(), "{}\n{found:?}", String::from_utf8_lossy(&answer.body));
        }
    }
    let responder = Responder::new(&[contract], Options::default());
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/xml"));
    let put = |body: &str| {
        responder.answer(&Question {
            method: "PUT",
            path: "/animal",
            query: None,
            headers: &headers,
            body: body.as_bytes(),
        })
    };
    assert_eq!(put("<animal id='1'><name>a</name><legCount>4</legCount></animal>").status, 204);
    assert_eq!(put("<animal id='1'><name>a</name><legCount>x</legCount></animal>").status, 400);
    assert_eq!(put("<animal").status, 400);
}
