//! The questions of `containment.md`, asked one by one.

#![expect(clippy::unwrap_used, reason = "a case that cannot be read must fail the test")]

use accordant_diff::Direction;
use accordant_diff::containment::{Budget, Engine, Reading, Side, Verdict};
use accordant_document::{LoadOptions, load_text};
use accordant_model::json_schema::Dialect;
use accordant_model::{Contract, ContractKind, SchemaId};
use serde_json::Value;

#[test]
fn every_case_of_the_page_has_its_verdict() {
    let mut failures = Vec::new();
    let mut asked = 0;
    let mut block: Option<(Reading, Dialect, bool)> = None;
    for (number, line) in include_str!("containment.md").lines().enumerate() {
        match (line.strip_prefix("```"), block) {
            (Some(""), _) => block = None,
            (Some(kind), None) => block = Some(settings(kind)),
            (None, Some((reading, dialect, text))) => {
                asked += 1;
                if let Err(failure) = case(line, reading, dialect, text) {
                    failures.push(format!("line {}: {line}\n    {failure}", number + 1));
                }
            }
            _ => {}
        }
    }
    assert!(asked > 150, "only {asked} cases were found");
    assert!(failures.is_empty(), "{} of {asked} cases fail:\n{}", failures.len(), failures.join("\n"));
}

fn settings(kind: &str) -> (Reading, Dialect, bool) {
    let words: Vec<&str> = kind.split(' ').collect();
    let direction = match () {
        () if words.contains(&"request") => Some(Direction::Request),
        () if words.contains(&"response") => Some(Direction::Response),
        () => None,
    };
    let reading = Reading { closed: words.contains(&"closed"), direction, formats: false };
    let dialect = if words.contains(&"3.0") { Dialect::OpenApi30 } else { Dialect::Draft2020 };
    (reading, dialect, words.contains(&"text"))
}

fn case(line: &str, reading: Reading, dialect: Dialect, text: bool) -> Result<(), String> {
    let (verdict, rest) = line.split_once(' ').unwrap();
    let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
    let left = values.next().unwrap().map_err(|error| error.to_string())?;
    let rest = rest[values.byte_offset()..].trim_start();
    let rest = rest.strip_prefix("in ").or_else(|| rest.strip_prefix("and ")).unwrap();
    let mut values = serde_json::Deserializer::from_str(rest).into_iter::<Value>();
    let right = values.next().unwrap().map_err(|error| error.to_string())?;
    let witness = rest[values.byte_offset()..].trim_start().strip_prefix("by ");
    let witness: Option<Value> = witness.map(|text| serde_json::from_str(text).unwrap());

    let (base, left) = contract(&left, dialect);
    let (revision, right) = contract(&right, Dialect::Draft2020);
    let (left, right) = ((Side::Base, left), (Side::Revision, right));
    let mut engine = Engine::new(&base, &revision, Budget::default());
    let found = if text { engine.text_within(left, right, &reading) } else { engine.within(left, right, &reading) };
    let met = match (verdict, &found) {
        ("contained", Verdict::Contained) | ("unknown", Verdict::Unknown(_)) => true,
        ("violated", Verdict::Violated(value)) => witness.is_none_or(|witness| *value == witness),
        ("equal", Verdict::Contained) => {
            let back = engine.within(right, left, &reading);
            if back != Verdict::Contained {
                return Err(format!("the right is not within the left: {back:?}"));
            }
            true
        }
        _ => false,
    };
    if !engine.witness_refused().is_empty() {
        return Err(format!("the validator disagrees: {:?}", engine.witness_refused()));
    }
    if met { Ok(()) } else { Err(format!("{found:?}")) }
}

fn contract(schema: &Value, dialect: Dialect) -> (Contract, SchemaId) {
    let (documents, findings) = load_text("schema.json", &schema.to_string(), &LoadOptions::default());
    let contract = Contract::read_schema(documents, findings, dialect);
    let ContractKind::Schema(root) = contract.kind else { panic!("no schema was read") };
    (contract, root)
}
