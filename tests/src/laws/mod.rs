//! What must hold of every answer of the containment engine, tried on random schemas and values.
//!
//! Schemas and values are made without any of the engine's code, and judged by the jsonschema crate alone.

mod oracle;
mod random;
mod schemas;
mod values;

use accordant_diff::containment::{Budget, Engine, Reading, Side, Verdict};
use accordant_document::{LoadOptions, load_text};
use accordant_model::json_schema::Dialect;
use accordant_model::{Contract, ContractKind, SchemaId};
use anyhow::{Context, Result, bail, ensure};
use jsonschema::Validator;
use serde_json::{Value, json};

pub use oracle::{Opinions, try_oracle};
pub use random::Random;

/// How often each answer was given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub pairs: u64,
    pub contained: u64,
    pub violated: u64,
    pub unknown: u64,
    /// Pairs whose sampled values prove a violation that the engine did not decide.
    pub missed: u64,
}

const OPEN: Reading = Reading { closed: false, direction: None, formats: false };
const CLOSED: Reading = Reading { closed: true, direction: None, formats: false };
/// Values tried against each pair.
const SAMPLES: usize = 40;

/// Asks about one random pair in both readings, and holds the answers against the laws.
///
/// # Errors
/// The pair and what contradicts the answer.
pub fn try_pair(random: &mut Random, tally: &mut Tally) -> Result<()> {
    let left = schemas::schema(random, 3);
    let right = if random.one_in(4) { schemas::schema(random, 3) } else { schemas::changed(random, &left) };
    let (left, right) = if random.one_in(2) { (left, right) } else { (right, left) };
    for reading in [OPEN, CLOSED] {
        judge(random, &left, &right, reading, tally)
            .with_context(|| format!("reading {reading:?}\nsender   {left}\nreceiver {right}"))?;
    }
    if random.one_in(8) {
        compositions(&left, &right).with_context(|| format!("A = {left}\nB = {right}"))?;
        transitivity(random, &left, &right).with_context(|| format!("A = {left}\nB = {right}"))?;
    }
    Ok(())
}

fn judge(random: &mut Random, left: &Value, right: &Value, reading: Reading, tally: &mut Tally) -> Result<()> {
    let (base, sender) = contract(left)?;
    let (revision, receiver) = contract(right)?;
    let mut engine = Engine::new(&base, &revision, Budget::default());
    let verdict = engine.within((Side::Base, sender), (Side::Revision, receiver), &reading);
    ensure!(engine.witness_refused().is_empty(), "the validator refused a witness: {:?}", engine.witness_refused());
    let as_sent = engine.read_as((Side::Base, sender), &reading, true).context("the sender cannot be read")?;
    let (sent, received) = (validator(&as_sent)?, validator(right)?);
    tally.pairs += 1;
    match &verdict {
        Verdict::Contained => tally.contained += 1,
        Verdict::Violated(witness) => {
            tally.violated += 1;
            ensure!(sent.is_valid(witness), "the sender does not send the witness {witness}");
            ensure!(validator(left)?.is_valid(witness), "the sender's schema as written refuses the witness {witness}");
            ensure!(!received.is_valid(witness), "the receiver takes the witness {witness}");
        }
        Verdict::Unknown(_) => tally.unknown += 1,
    }
    for _ in 0..SAMPLES {
        let hint = if random.one_in(3) { right } else { left };
        let value = values::value(random, hint, 3);
        if sent.is_valid(&value) && !received.is_valid(&value) {
            ensure!(verdict != Verdict::Contained, "contained, but the receiver refuses {value}");
            if matches!(verdict, Verdict::Unknown(_)) {
                tally.missed += 1;
            }
            break;
        }
    }
    Ok(())
}

/// Every schema is within itself, within a choice that has it, and holds every combination that it is part of; wrapping
/// changes nothing.
fn compositions(left: &Value, right: &Value) -> Result<()> {
    let part = |schema: &Value| schema.clone();
    for (name, sender, receiver) in [
        ("A within A", part(left), part(left)),
        ("A within anyOf[B, A]", part(left), json!({ "anyOf": [right, left] })),
        ("allOf[B, A] within A", json!({ "allOf": [right, left] }), part(left)),
        ("A within allOf[A]", part(left), json!({ "allOf": [left] })),
        ("oneOf[A] within A", json!({ "oneOf": [left] }), part(left)),
        ("not not A within A", json!({ "not": { "not": left } }), part(left)),
    ] {
        if let Verdict::Violated(witness) = ask(&sender, &receiver)? {
            bail!("{name} is violated by {witness}");
        }
    }
    let plain = ask(left, right)?;
    let wrapped = ask(&json!({ "anyOf": [left] }), &json!({ "allOf": [right] }))?;
    ensure!(agree(&plain, &wrapped), "wrapping changes {plain:?} to {wrapped:?}");
    let reordered = ask(&reversed(left), &reversed(right))?;
    ensure!(agree(&plain, &reordered), "another order changes {plain:?} to {reordered:?}");
    Ok(())
}

/// What is within something that is within a third is within the third.
fn transitivity(random: &mut Random, left: &Value, right: &Value) -> Result<()> {
    let third = schemas::changed(random, right);
    if ask(left, right)? == Verdict::Contained
        && ask(right, &third)? == Verdict::Contained
        && let Verdict::Violated(witness) = ask(left, &third)?
    {
        bail!("A within B within C = {third}, but A is not within C: {witness}");
    }
    Ok(())
}

fn agree(left: &Verdict, right: &Verdict) -> bool {
    !matches!((left, right), (Verdict::Contained, Verdict::Violated(_)) | (Verdict::Violated(_), Verdict::Contained))
}

/// The schema with the members of every object and the branches of every composition in the opposite order.
fn reversed(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => members
            .iter()
            .rev()
            .map(|(name, value)| match (name.as_str(), value) {
                ("const" | "enum" | "prefixItems", _) => (name.clone(), value.clone()),
                ("allOf" | "anyOf" | "oneOf", Value::Array(branches)) => {
                    (name.clone(), branches.iter().rev().map(reversed).collect())
                }
                _ => (name.clone(), reversed(value)),
            })
            .collect(),
        other => other.clone(),
    }
}

fn ask(left: &Value, right: &Value) -> Result<Verdict> {
    let (base, sender) = contract(left)?;
    let (revision, receiver) = contract(right)?;
    let mut engine = Engine::new(&base, &revision, Budget::default());
    Ok(engine.within((Side::Base, sender), (Side::Revision, receiver), &OPEN))
}

fn contract(schema: &Value) -> Result<(Contract, SchemaId)> {
    let (documents, findings) = load_text("schema.json", &schema.to_string(), &LoadOptions::default());
    let contract = Contract::read_schema(documents, findings, Dialect::Draft2020);
    let ContractKind::Schema(root) = contract.kind else { bail!("no schema was read") };
    Ok((contract, root))
}

fn validator(schema: &Value) -> Result<Validator> {
    jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .offline()
        .build(schema)
        .map_err(|error| anyhow::anyhow!("the validator does not take {schema}: {error}"))
}
