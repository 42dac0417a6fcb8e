//! What an operation asks of its callers.

use accordant_document::{At, Origin};
use accordant_model::Contract;
use accordant_model::http::Operation;

use super::Walk;
use super::exchange::Exchange;
use super::scheme::{SchemeKey, Schemes};
use super::scheme_change::scheme_changes;
use super::security::{Alternative, Refused, Shortfall, refused};
use crate::change::{Change, Subject};
use crate::{Direction, Level, ids};

/// Operations whose security is written at the same two places share its comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Shared {
    base: Origin,
    revision: Origin,
    asked: Direction,
}

/// Compares the credentials that two operations ask for.
pub(crate) fn compare(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Operation, new: &Operation) {
    let shared = Shared {
        base: written_at(walk.base, walk.old.at, old),
        revision: written_at(walk.revision, walk.new.at, new),
        asked: exchange.asked,
    };
    let changes = match walk.requirements.get(&shared) {
        Some(changes) => changes.clone(),
        None => {
            let changes = compare_alternatives(walk, shared, old, new);
            walk.requirements.insert(shared, changes.clone());
            changes
        }
    };
    for change in changes {
        walk.push(exchange.subject, change);
    }
}

/// Where the security of an operation is written: on itself, or on the document.
fn written_at(contract: &Contract, root: At, operation: &Operation) -> Origin {
    let own = contract.documents.node(operation.at).get("security").is_some();
    contract.documents.member_origin(if own { operation.at } else { root }, "security")
}

fn compare_alternatives(walk: &mut Walk<'_, '_>, shared: Shared, old: &Operation, new: &Operation) -> Vec<Change> {
    let schemes = &walk.schemes;
    let before = Alternative::all(&old.security, |name| schemes.base_key(name));
    let after = Alternative::all(&new.security, |name| schemes.revision_key(name));
    let base = |alternative: Option<&Alternative<'_>>| {
        alternative.and_then(|alternative| alternative.at).map_or(shared.base, |at| walk.base.documents.origin(at))
    };
    let revision = |alternative: Option<&Alternative<'_>>| {
        let at = alternative.and_then(|alternative| alternative.at);
        at.map_or(shared.revision, |at| walk.revision.documents.origin(at))
    };
    let mut changes = Vec::new();
    for lost in refused(&before, &after) {
        let change = stricter(&lost, schemes, &after).direction(shared.asked);
        changes.push(change.places(base(Some(lost.sender)), revision(lost.receiver)));
    }
    for gained in refused(&after, &before) {
        let change = looser(&gained, schemes).direction(shared.asked);
        changes.push(change.places(base(gained.receiver), revision(Some(gained.sender))));
    }
    // A scheme that both sides ask for may itself have become another.
    let mut used: Vec<SchemeKey<'_>> =
        before.iter().flat_map(|alternative| alternative.needs.keys().copied()).collect();
    used.retain(|key| after.iter().any(|alternative| alternative.needs.contains_key(key)));
    used.sort_unstable();
    used.dedup();
    for key in used {
        if let SchemeKey::Known(index) = key {
            walk.used_schemes.insert(index);
        }
        if let (Some(old), Some(new)) = walk.schemes.get(key) {
            changes.extend(scheme_changes(walk.base, walk.revision, old, new));
        }
    }
    changes
}

/// Schemes that changed though nobody has to show them: worth knowing, no more.
pub(crate) fn compare_unused(walk: &mut Walk<'_, '_>) {
    let unused: Vec<_> = walk
        .schemes
        .keys()
        .filter(|key| !matches!(key, SchemeKey::Known(index) if walk.used_schemes.contains(index)))
        .filter_map(|key| match walk.schemes.get(key) {
            (Some(old), Some(new)) => Some((old, new)),
            _ => None,
        })
        .collect();
    for (old, new) in unused {
        let changes = scheme_changes(walk.base, walk.revision, old, new);
        if changes.is_empty() {
            continue;
        }
        let subject = walk.changes.subject(Subject::named(format!("security scheme {}", old.name)));
        for change in changes {
            walk.push(subject, change.level(Level::Info));
        }
    }
}

/// What credentials of the base lack.
fn stricter<'a>(lost: &Refused<'_, 'a>, schemes: &Schemes<'a>, all: &[Alternative<'a>]) -> Change {
    let sender = lost.sender.described(|key| schemes.base_name(key));
    match &lost.shortfall {
        Shortfall::Requirement => {
            let asked: Vec<String> =
                all.iter().take(4).map(|other| other.described(|key| schemes.revision_name(key))).collect();
            let message = format!("security was added: {} is required", asked.join(" or "));
            Change::new(ids::SECURITY_REQUIREMENT_ADDED, message)
        }
        Shortfall::Optional => Change::new(ids::SECURITY_ALTERNATIVE_REMOVED, "security is no longer optional"),
        Shortfall::Scopes { scheme, scopes } => {
            let message = format!("{} of `{}` is required as well", list(scopes), schemes.revision_name(*scheme));
            Change::new(ids::SECURITY_SCOPE_ADDED, message).detail(scopes.join(" "))
        }
        Shortfall::Schemes(more) => {
            let more: Vec<String> = more.iter().map(|scheme| format!("`{}`", schemes.revision_name(*scheme))).collect();
            let message = format!("{} is required beside {sender}", more.join(" and "));
            Change::new(ids::SECURITY_SCHEME_JOINED, message).detail(more.join(" "))
        }
        Shortfall::Alternative => {
            Change::new(ids::SECURITY_ALTERNATIVE_REMOVED, format!("{sender} is no longer enough")).detail(sender)
        }
    }
}

/// What credentials of the revision lack for the base: what is no longer asked for.
fn looser<'a>(gained: &Refused<'_, 'a>, schemes: &Schemes<'a>) -> Change {
    let sender = gained.sender.described(|key| schemes.revision_name(key));
    match &gained.shortfall {
        Shortfall::Requirement => Change::new(ids::SECURITY_REQUIREMENT_REMOVED, "security was removed"),
        Shortfall::Optional => Change::new(ids::SECURITY_ALTERNATIVE_ADDED, "security became optional"),
        Shortfall::Scopes { scheme, scopes } => {
            let message = format!("{} of `{}` is no longer required", list(scopes), schemes.base_name(*scheme));
            Change::new(ids::SECURITY_SCOPE_REMOVED, message).detail(scopes.join(" "))
        }
        Shortfall::Schemes(more) => {
            let more: Vec<String> = more.iter().map(|scheme| format!("`{}`", schemes.base_name(*scheme))).collect();
            let message = format!("{} is no longer required beside {sender}", more.join(" and "));
            Change::new(ids::SECURITY_SCHEME_DROPPED, message).detail(more.join(" "))
        }
        Shortfall::Alternative => {
            Change::new(ids::SECURITY_ALTERNATIVE_ADDED, format!("{sender} is enough as well")).detail(sender)
        }
    }
}

fn list(scopes: &[&str]) -> String {
    let names: Vec<String> = scopes.iter().map(|scope| format!("`{scope}`")).collect();
    format!("scope {}", names.join(" and "))
}
