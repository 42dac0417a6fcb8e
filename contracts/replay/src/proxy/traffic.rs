//! What passed, held against the contract: violations by rule, operation and place, each counted, with the first that
//! showed it.

use std::sync::Arc;

use accordant_document::{Finding, Severity};
use accordant_model::Contract;
use accordant_model::json_schema::Ownership;
use indexmap::IndexMap;

use super::exchange::{Exchange, Refused};
use crate::judge::{Breach, Judge, Part, Question, Routed, Unrouted, Violation};
use crate::redact::Redactor;

/// Groups that are told apart; what comes on top is counted.
const GROUPS: usize = 5_000;

/// How much passed, and how much of it could not be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub exchanges: u64,
    /// With at least one violation.
    pub violating: u64,
    /// Bodies that were larger than what is kept, broken off, or encoded in a way that nobody reads.
    pub unread_bodies: u64,
    pub unreachable: u64,
    /// `--enforce`: answered by the proxy.
    pub enforced: u64,
    /// Violations beyond the groups that are told apart.
    pub beyond: u64,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    rule: &'static str,
    operation: String,
    part: Part,
    name: String,
    pointer: String,
    keyword: String,
}

struct Group {
    count: u64,
    contract: usize,
    ownership: Ownership,
    violation: Violation,
    /// The first that showed it: `GET /users/7 200`.
    sample: String,
}

/// A violation with its rule, the number of its contract, and whose fault it is.
type Found = (&'static str, usize, Ownership, Violation);

/// Collects what is wrong.
pub struct Traffic {
    judges: Vec<Judge>,
    groups: IndexMap<Key, Group>,
    counts: Counts,
    redactor: Redactor,
    most: usize,
}

/// What one exchange showed.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub operation: Option<String>,
    pub violations: usize,
}

impl Traffic {
    /// Bodies that are larger than `most` when they are decoded are not looked at.
    pub fn new(contracts: &[Arc<Contract>], redactor: Redactor, most: usize) -> Self {
        let judges = contracts.iter().filter_map(|contract| Judge::new(Arc::clone(contract))).collect();
        Self { judges, groups: IndexMap::new(), counts: Counts::default(), redactor, most }
    }

    pub fn counts(&self) -> Counts {
        self.counts
    }

    pub fn see(&mut self, exchange: &Exchange) -> Seen {
        self.counts.exchanges += 1;
        match exchange.refused {
            Some(Refused::Unreachable | Refused::Slow) => self.counts.unreachable += 1,
            Some(Refused::Request | Refused::Response) => self.counts.enforced += 1,
            None => {}
        }
        let (found, operation) = self.found(exchange);
        if !found.is_empty() {
            self.counts.violating += 1;
        }
        let seen = Seen { operation: operation.clone(), violations: found.len() };
        for (rule, contract, ownership, violation) in found {
            let key = Key {
                rule,
                operation: operation.clone().unwrap_or_else(|| exchange.method.clone()),
                part: violation.part,
                name: violation.name.clone(),
                pointer: anywhere(&violation.pointer),
                keyword: violation.keyword.clone(),
            };
            if let Some(group) = self.groups.get_mut(&key) {
                group.count += 1;
            } else if self.groups.len() < GROUPS {
                let sample = self.redactor.text(&format!("{} {} {}", exchange.method, exchange.path, exchange.status));
                self.groups.insert(key, Group { count: 1, contract, ownership, violation, sample });
            } else {
                self.counts.beyond += 1;
            }
        }
        seen
    }

    fn found(&mut self, exchange: &Exchange) -> (Vec<Found>, Option<String>) {
        let mut allowed: Option<Vec<String>> = None;
        let mut routed: Option<(usize, Routed)> = None;
        for (number, judge) in self.judges.iter().enumerate() {
            match judge.find(&exchange.method, &exchange.path) {
                Ok(found) => {
                    routed = Some((number, found));
                    break;
                }
                Err(Unrouted::Method(methods)) => allowed.get_or_insert_default().extend(methods),
                Err(Unrouted::Path) => {}
            }
        }
        let Some((number, routed)) = routed else {
            // What browsers ask before a request of another origin is nobody's operation.
            if self.judges.is_empty() || exchange.method == "OPTIONS" {
                return (Vec::new(), None);
            }
            let message = match allowed {
                Some(methods) => format!("the path has no `{}`; it has {}", exchange.method, methods.join(", ")),
                None => "the contract has no such path".to_owned(),
            };
            let mut violation = Violation::new(Part::Path, Breach::Missing, "", message);
            violation.pointer = self.redactor.text(&exchange.path);
            return (vec![("traffic-operation-unknown", 0, Ownership::Request, violation)], None);
        };
        let Some(judge) = self.judges.get(number) else { return (Vec::new(), None) };
        let mut found = Vec::new();
        let mut unread = 0;
        let (headers, body) = match exchange.request.plain(self.most) {
            Some((headers, body)) => (headers, Some(body)),
            None => (exchange.request.headers.clone(), None),
        };
        let question = Question {
            method: &exchange.method,
            path: &exchange.path,
            query: exchange.query.as_deref(),
            headers: &headers,
            body: body.as_deref().unwrap_or_default(),
        };
        unread += u64::from(body.is_none());
        let violations = judge.request(&routed, &question).into_iter();
        let violations = violations.filter(|violation| body.is_some() || violation.part != Part::Body);
        found.extend(violations.map(|violation| (request_rule(&violation), number, Ownership::Request, violation)));
        if exchange.refused.is_none() || exchange.refused == Some(Refused::Response) {
            let (headers, body) = match exchange.response.plain(self.most) {
                Some((headers, body)) => (headers, Some(body)),
                None => (exchange.response.headers.clone(), None),
            };
            unread += u64::from(body.is_none());
            let bodyless = exchange.method == "HEAD" || matches!(exchange.status, 204 | 205 | 304);
            let body = body.filter(|_| !bodyless);
            let violations = judge.response(&routed, exchange.status, &headers, body.as_deref());
            found.extend(
                violations
                    .into_iter()
                    .map(|violation| (response_rule(&violation), number, Ownership::Response, violation)),
            );
        }
        self.counts.unread_bodies += unread;
        (found, Some(judge.name(&routed)))
    }

    /// The groups as findings, each with the number of its contract; the most frequent of a rule first.
    pub fn findings(&self) -> Vec<(usize, Finding)> {
        let mut groups: Vec<(&Key, &Group)> = self.groups.iter().collect();
        groups.sort_by(|(left, a), (right, b)| {
            let order = |key: &Key| (key.rule, key.operation.clone(), key.part, key.name.clone(), key.pointer.clone());
            b.count
                .cmp(&a.count)
                .then_with(|| order(left).cmp(&order(right)))
                .then_with(|| left.keyword.cmp(&right.keyword))
        });
        groups.into_iter().map(|(key, group)| (group.contract, self.finding(key, group))).collect()
    }

    fn finding(&self, key: &Key, group: &Group) -> Finding {
        let Group { count, contract, ownership, violation, sample } = group;
        let judge = self.judges.get(*contract);
        let origin = judge.and_then(|judge| judge.origin(violation, *ownership));
        let severity = crate::rule::rule(key.rule).map_or(Severity::Error, accordant_document::RulePage::level);
        let side = match ownership {
            Ownership::Request => "request",
            Ownership::Response => "answer",
        };
        let place = match (key.name.as_str(), key.pointer.as_str()) {
            ("", "") => String::new(),
            ("", pointer) => format!("`{pointer}` of the {side}: "),
            (name, "") => format!("{} `{name}`: ", key.part.name()),
            (name, pointer) => format!("{} `{name}` at `{pointer}`: ", key.part.name()),
        };
        let times = if *count == 1 { "once".to_owned() } else { format!("{count} times") };
        let message = format!("{place}{}; {times}, first at `{sample}`", violation.message);
        let help = match ownership {
            Ownership::Request => "correct the client, or describe what it sends",
            Ownership::Response => "correct the backend, or describe what it answers",
        };
        Finding::new(key.rule, severity, origin, message).help(help).subject(key.operation.clone())
    }
}

/// A pointer in which every index of a list is `*`: one fault of a list is one fault.
fn anywhere(pointer: &str) -> String {
    let is_index = |token: &str| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    let tokens = pointer.split('/').map(|token| if is_index(token) { "*" } else { token });
    tokens.collect::<Vec<_>>().join("/")
}

fn request_rule(violation: &Violation) -> &'static str {
    match (violation.breach, violation.part) {
        (Breach::MediaType, _) => "traffic-request-media-type",
        (_, Part::Body) => "traffic-request-body",
        _ => "traffic-request-parameter",
    }
}

fn response_rule(violation: &Violation) -> &'static str {
    match (violation.breach, violation.part) {
        (Breach::Status, _) => "traffic-response-status",
        (Breach::MediaType, _) => "traffic-response-media-type",
        (_, Part::Header) => "traffic-response-header",
        _ => "traffic-response-body",
    }
}
