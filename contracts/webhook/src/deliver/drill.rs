//! What a receiver must refuse, and what it must survive.

use super::{Attempt, Outcome, SendError, Sender};
use crate::request::Request;
use crate::scheme::{Field, Scheme, TimeDirection};
use crate::secret::Secret;
use crate::sign::sign;

/// What a sound receiver does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expectation {
    /// 2xx.
    Take,
    /// 4xx.
    Refuse,
    /// Any answer but a failure of its own (5xx), in time.
    Survive,
}

impl Expectation {
    pub fn name(self) -> &'static str {
        match self {
            Self::Take => "2xx",
            Self::Refuse => "4xx",
            Self::Survive => "no 5xx",
        }
    }

    fn met(self, outcome: &Outcome) -> bool {
        let status = outcome.status();
        match self {
            Self::Take => status.is_some_and(|status| (200..300).contains(&status)),
            Self::Refuse => status.is_some_and(|status| (400..500).contains(&status)),
            Self::Survive => status.is_some_and(|status| status < 500),
        }
    }
}

/// One request of the drill.
#[derive(Clone, Debug)]
pub struct DrillCase {
    pub name: &'static str,
    pub expected: Expectation,
    request: Request,
}

/// What the receiver did.
#[derive(Clone, Debug)]
pub struct DrillResult {
    pub name: &'static str,
    pub expected: Expectation,
    pub attempt: Attempt,
    pub passed: bool,
}

/// Sends the whole set, one after the other.
pub async fn drill(
    sender: &Sender<'_>,
    scheme: &Scheme,
    secrets: &[Secret],
    request: &Request,
    now: i64,
) -> Result<Vec<DrillResult>, SendError> {
    let mut results = Vec::new();
    for DrillCase { name, expected, request } in cases(sender.to, scheme, secrets, request, now)? {
        let attempt = sender.once(&request).await;
        let passed = expected.met(&attempt.outcome);
        results.push(DrillResult { name, expected, attempt, passed });
    }
    Ok(results)
}

/// The set for a scheme: what it does not sign cannot be drilled.
fn cases(
    to: &str,
    scheme: &Scheme,
    secrets: &[Secret],
    sample: &Request,
    now: i64,
) -> Result<Vec<DrillCase>, SendError> {
    let signed = |change: &dyn Fn(&mut Request), secrets: &[Secret], id: &str, at: i64| -> Result<Request, SendError> {
        let mut request = sample.clone();
        request.url = to.to_owned();
        change(&mut request);
        sign(scheme, &mut request, secrets, id, at)?;
        Ok(request)
    };
    let plain = |id: &str, at: i64| signed(&|_| {}, secrets, id, at);
    let with_body = |body: Vec<u8>, id: &str| signed(&|request| request.body.clone_from(&body), secrets, id, now);
    let mut cases = Vec::new();
    let mut add = |name, expected, request| cases.push(DrillCase { name, expected, request });
    use Expectation::{Refuse, Survive, Take};

    add("as it should be", Take, plain("drill_1", now)?);
    add("the same delivery again", Take, plain("drill_1", now)?);
    add("an earlier one, late", Take, plain("drill_0", now - 60)?);
    let mut tampered = plain("drill_2", now)?;
    tampered.body = tampered_body(&tampered.body);
    add("a byte of the body changed", Refuse, tampered);
    let mut again = plain("drill_3", now)?;
    if let Some(other) = written_again(&again.body) {
        again.body = other;
        add("the body parsed and written again", Refuse, again);
    }
    add("another secret", Refuse, signed(&|_| {}, &[other_secret(&secrets)], "drill_4", now)?);
    let mut missing = plain("drill_5", now)?;
    let before = missing.headers.len();
    missing.headers.retain(|(name, _)| {
        !scheme
            .signatures
            .iter()
            .any(|way| matches!(&way.place.field, Field::Header(header) if name.eq_ignore_ascii_case(header)))
    });
    if missing.headers.len() < before {
        add("no signature", Refuse, missing);
    }
    if let Some(rule) = &scheme.time {
        let far = i64::try_from(rule.tolerance).unwrap_or(i64::MAX / 4).saturating_add(60);
        add("signed too long ago", Refuse, plain("drill_6", now - far)?);
        let future = if rule.direction == TimeDirection::Both { Refuse } else { Survive };
        add("signed in the future", future, plain("drill_7", now + far)?);
    }
    // Where the signature stands in the payload, another payload cannot be signed.
    if scheme.signatures.iter().all(|way| way.each.is_none()) {
        add(
            "an unknown event",
            Survive,
            with_body(br#"{"type":"accordant.drill","event":"accordant.drill"}"#.to_vec(), "drill_8")?,
        );
        add("an empty body", Survive, with_body(Vec::new(), "drill_9")?);
        let large = format!("{{\"type\":\"accordant.drill\",\"padding\":\"{}\"}}", "x".repeat(1 << 20));
        add("a body of 1 MB", Survive, with_body(large.into_bytes(), "drill_10")?);
    }
    Ok(cases)
}

fn tampered_body(body: &[u8]) -> Vec<u8> {
    let mut body = body.to_vec();
    // A digit or a letter, so that what was JSON stays JSON.
    match body.iter_mut().rev().find(|byte| byte.is_ascii_alphanumeric()) {
        Some(byte) => *byte = if *byte == b'7' { b'8' } else { b'7' },
        None => body.push(b' '),
    }
    body
}

/// The same JSON with other blanks.
fn written_again(body: &[u8]) -> Option<Vec<u8>> {
    let value: serde_json::Value = serde_json::from_slice(body).ok()?;
    let pretty = serde_json::to_vec_pretty(&value).ok()?;
    let compact = serde_json::to_vec(&value).ok()?;
    [pretty, compact].into_iter().find(|written| written != body)
}

/// A secret of the same form with other content.
fn other_secret(secrets: &&[Secret]) -> Secret {
    let text = secrets.first().map(Secret::text).unwrap_or_default();
    let turn = |character: char| match character {
        'A'..='Y' | 'a'..='e' | 'g'..='y' | '0'..='8' => char::from_u32(u32::from(character) + 1).unwrap_or(character),
        'Z' => 'A',
        'f' | 'z' => 'a',
        '9' => '0',
        other => other,
    };
    match text.split_once('_').filter(|(prefix, _)| prefix.starts_with("wh")) {
        Some((prefix, rest)) => Secret::new(format!("{prefix}_{}", rest.chars().map(turn).collect::<String>())),
        None => Secret::new(text.chars().map(turn).collect::<String>()),
    }
}
