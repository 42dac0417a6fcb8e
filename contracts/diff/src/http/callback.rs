//! Webhooks and callbacks: the API asks, and its consumers answer.

use std::collections::VecDeque;

use accordant_model::http::{Callback, Method, Operation, Webhook};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::exchange::Exchange;
use super::{Walk, operation, requirement};
use crate::change::{Change, Subject};
use crate::{SubjectId, ids};

/// Callbacks of callbacks of callbacks: deeper ones are not looked at.
const MAX_DEPTH: usize = 4;

/// Compares the webhooks of both contracts.
pub(crate) fn webhooks(walk: &mut Walk<'_, '_>) {
    let (old, new) = (walk.old, walk.new);
    let known: FxHashMap<_, &Webhook> = new.webhooks.iter().rev().map(|webhook| (key(webhook), webhook)).collect();
    let (old_names, new_names) = (Names::new(&old.webhooks), Names::new(&new.webhooks));
    let mut matched = FxHashSet::default();
    for before in &old.webhooks {
        let name = old_names.title(before);
        match known.get(&key(before)) {
            Some(after) => {
                if matched.insert(key(before)) {
                    let subject = walk.subject(name.clone(), name, &before.operation, Some(&after.operation));
                    let exchange = Exchange::called(subject);
                    operation::compare(walk, exchange, 0, &before.operation, &after.operation);
                    requirement::compare(walk, exchange, &before.operation, &after.operation);
                }
            }
            None => {
                let change = Change::new(ids::WEBHOOK_REMOVED, format!("{name} was removed"));
                let subject = walk.subject(name.clone(), name, &before.operation, None);
                let base = walk.base_origin(before.at);
                walk.push(subject, change.places(base, None));
            }
        }
    }
    for after in new.webhooks.iter().filter(|webhook| !matched.contains(&key(webhook))) {
        let name = new_names.title(after);
        let change = Change::new(ids::WEBHOOK_ADDED, format!("{name} was added"));
        let subject = walk.subject(name.clone(), name, &after.operation, None);
        let revision = walk.revision_origin(after.at);
        walk.push(subject, change.places(None, revision));
    }
}

fn key(webhook: &Webhook) -> (&str, &str) {
    (&webhook.name, &webhook.operation.method.0)
}

/// How often a name occurs: the method is told only where it tells something.
struct Names<'a>(FxHashMap<&'a str, usize>);

impl<'a> Names<'a> {
    fn new(webhooks: &'a [Webhook]) -> Self {
        let mut names: FxHashMap<&str, usize> = FxHashMap::default();
        for webhook in webhooks {
            *names.entry(&webhook.name).or_default() += 1;
        }
        Self(names)
    }

    fn title(&self, webhook: &Webhook) -> String {
        match self.0.get(webhook.name.as_str()) {
            Some(2..) => format!("webhook {} {}", webhook.name, webhook.operation.method.0),
            _ => format!("webhook {}", webhook.name),
        }
    }
}

/// Compares the callbacks of two operations, by name and then by expression.
pub(crate) fn compare(walk: &mut Walk<'_, '_>, exchange: Exchange, depth: usize, old: &Operation, new: &Operation) {
    if depth >= MAX_DEPTH {
        return;
    }
    let same = |callback: &Callback| (callback.name.clone(), callback.expression.clone());
    let known: FxHashMap<_, &Callback> = new.callbacks.iter().rev().map(|after| (same(after), after)).collect();
    let stayed: FxHashSet<_> = old.callbacks.iter().map(same).filter(|key| known.contains_key(key)).collect();
    // What is left of each name, in order: the address of a callback may be taken from another place.
    let mut free: FxHashMap<SmolStr, VecDeque<&Callback>> = FxHashMap::default();
    for after in new.callbacks.iter().filter(|after| !stayed.contains(&same(after))) {
        free.entry(after.name.clone()).or_default().push_back(after);
    }
    for before in &old.callbacks {
        if let Some(after) = known.get(&same(before)) {
            operations(walk, exchange, depth, before, after);
        } else if let Some(after) = free.get_mut(&before.name).and_then(VecDeque::pop_front) {
            let message =
                format!("callback `{}` goes to `{}` instead of `{}`", before.name, after.expression, before.expression);
            let (base, revision) = (walk.base_origin(before.at), walk.revision_origin(after.at));
            let change = Change::new(ids::CALLBACK_EXPRESSION_CHANGED, message).detail(before.name.as_str());
            walk.push(exchange.subject, change.places(base, revision));
            operations(walk, exchange, depth, before, after);
        } else {
            let base = walk.base_origin(before.at);
            let change = Change::new(ids::CALLBACK_REMOVED, format!("callback `{}` was removed", before.name));
            let detail = format!("{} {}", before.name, before.expression);
            walk.push(exchange.subject, change.detail(detail).places(base, None));
        }
    }
    let mut added: Vec<&Callback> = free.into_values().flatten().collect();
    added.sort_by_key(|after| after.at);
    for after in added {
        let revision = walk.revision_origin(after.at);
        let change = Change::new(ids::CALLBACK_ADDED, format!("callback `{}` was added", after.name));
        let detail = format!("{} {}", after.name, after.expression);
        walk.push(exchange.subject, change.detail(detail).places(None, revision));
    }
}

/// Compares the operations of one callback, by method.
fn operations(walk: &mut Walk<'_, '_>, exchange: Exchange, depth: usize, old: &Callback, new: &Callback) {
    let name = |method: &Method| format!("callback `{}` ({})", old.name, method.0);
    let known: FxHashMap<&Method, &Operation> =
        new.operations.iter().rev().map(|operation| (&operation.method, operation)).collect();
    let mut matched: FxHashSet<&Method> = FxHashSet::default();
    for before in &old.operations {
        match known.get(&before.method) {
            Some(after) => {
                if matched.insert(&before.method) {
                    let subject = subject(walk, exchange.subject, old, before);
                    let inner = Exchange { subject, asked: exchange.asked.reversed() };
                    operation::compare(walk, inner, depth + 1, before, after);
                    requirement::compare(walk, inner, before, after);
                }
            }
            None => {
                let base = walk.base_origin(before.at);
                let change = Change::new(ids::CALLBACK_REMOVED, format!("{} was removed", name(&before.method)));
                let detail = format!("{} {}", old.name, before.method.0);
                walk.push(exchange.subject, change.detail(detail).places(base, None));
            }
        }
    }
    for after in new.operations.iter().filter(|operation| !matched.contains(&operation.method)) {
        let revision = walk.revision_origin(after.at);
        let change = Change::new(ids::CALLBACK_ADDED, format!("{} was added", name(&after.method)));
        let detail = format!("{} {}", old.name, after.method.0);
        walk.push(exchange.subject, change.detail(detail).places(None, revision));
    }
}

fn subject(walk: &mut Walk<'_, '_>, caller: SubjectId, callback: &Callback, operation: &Operation) -> SubjectId {
    let (name, key, path) = match walk.changes.subjects().get(caller.0 as usize) {
        Some(caller) => (caller.name.clone(), caller.key.clone(), caller.path.clone()),
        None => Default::default(),
    };
    let part = format!("callback {} {}", callback.name, operation.method.0);
    walk.changes.subject(Subject {
        name: format!("{name} {part}"),
        key: format!("{key} {part}"),
        path,
        stability: operation.stability.clone(),
        deprecated: operation.deprecated,
    })
}
