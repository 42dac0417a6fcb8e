//! A second opinion: the canonical forms of the jsonschema crate decide containment, too, by other means.

use accordant_diff::containment::Verdict;
use anyhow::{Context, Result, bail};
use jsonschema::canonical::{self, CanonicalSchema, Containment};
use serde_json::Value;

use super::{Random, ask, schemas};

/// Nesting of the schemas that the oracle is asked about: it cannot be stopped, and takes long on deep ones.
const DEPTH: usize = 2;

/// How often the two agreed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opinions {
    pub asked: u64,
    /// Both found containment.
    pub contained: u64,
    /// Both found a violation.
    pub violated: u64,
    /// Decided by the oracle, and not by the engine.
    pub missed: u64,
    /// Decided by the engine, and not by the oracle.
    pub ahead: u64,
}

/// Asks both about one random pair as JSON Schema is written.
///
/// # Errors
/// The pair that they contradict each other on.
pub fn try_oracle(random: &mut Random, opinions: &mut Opinions) -> Result<()> {
    let left = schemas::schema(random, DEPTH);
    let right = schemas::changed(random, &left);
    let (left, right) = if random.one_in(2) { (left, right) } else { (right, left) };
    let verdict = ask(&left, &right)?;
    let second = covered(&left, &right)?;
    opinions.asked += 1;
    match (&verdict, second) {
        (Verdict::Contained, Containment::Yes) => opinions.contained += 1,
        (Verdict::Violated(_), Containment::No) => opinions.violated += 1,
        (Verdict::Unknown(_), Containment::Yes | Containment::No) => opinions.missed += 1,
        (Verdict::Contained | Verdict::Violated(_), Containment::Unknown) => opinions.ahead += 1,
        (Verdict::Unknown(_), Containment::Unknown) => {}
        (Verdict::Contained, Containment::No) | (Verdict::Violated(_), Containment::Yes) => {
            bail!("we say {verdict:?}, the oracle {second:?}\nsender   {left}\nreceiver {right}")
        }
    }
    Ok(())
}

/// Whether the receiver takes every value of the sender, as far as canonical forms tell.
fn covered(sender: &Value, receiver: &Value) -> Result<Containment> {
    let (sender, receiver) = (form(sender)?, form(receiver)?);
    // What has no canonical form is refused here, which is no answer.
    Ok(receiver.covers(&sender).unwrap_or(Containment::Unknown))
}

fn form(schema: &Value) -> Result<CanonicalSchema> {
    canonical::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .offline()
        .canonicalize(schema)
        .with_context(|| format!("the oracle does not read {schema}"))
}
