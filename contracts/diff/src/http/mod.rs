//! The walk over two HTTP contracts: one pass, a change for each difference that is no matter of schema keywords, and a
//! message for each pair of schemas that one side sends to the other.

mod body;
mod callback;
mod document;
mod exchange;
mod header;
mod lifecycle;
mod link;
mod matching;
mod media;
mod operation;
mod parameter;
mod requirement;
mod response;
mod scheme;
mod scheme_change;
mod security;
mod serialisation;
mod server;
mod servers;
mod status;
mod version;

use accordant_model::Contract;
use accordant_model::http::{HttpContract, Operation};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::change::{Change, Changes, Subject, SubjectId};

pub use lifecycle::Calendar;
pub(crate) use parameter::is_ignored;
pub(crate) use version::version_step;

/// The path of a server's URL with its variables at their defaults; empty for the root.
pub(crate) fn base_path_of(server: &accordant_model::http::Server) -> String {
    server::base_path(&server::with_defaults(server)).to_owned()
}

use exchange::Exchange;
use link::Routes;
use scheme::Schemes;

/// Everything that the parts of the walk share.
pub(crate) struct Walk<'a, 'c> {
    base: &'a Contract,
    revision: &'a Contract,
    old: &'a HttpContract,
    new: &'a HttpContract,
    calendar: &'a Calendar,
    schemes: Schemes<'a>,
    old_routes: Routes<'a>,
    new_routes: Routes<'a>,
    /// What security and servers that many operations share have in common was compared once.
    used_schemes: FxHashSet<usize>,
    requirements: FxHashMap<requirement::Shared, Vec<Change>>,
    servers: FxHashMap<servers::Shared, Vec<Change>>,
    changes: &'c mut Changes,
}

/// Compares everything of two HTTP contracts that is not inside their schemas.
pub(crate) fn walk(
    base: &Contract,
    revision: &Contract,
    old: &HttpContract,
    new: &HttpContract,
    calendar: &Calendar,
    changes: &mut Changes,
) {
    let mut walk = Walk {
        base,
        revision,
        old,
        new,
        calendar,
        schemes: Schemes::new(old, new),
        old_routes: Routes::new(old),
        new_routes: Routes::new(new),
        used_schemes: FxHashSet::default(),
        requirements: FxHashMap::default(),
        servers: FxHashMap::default(),
        changes,
    };
    document::compare(&mut walk);
    let matched = matching::match_operations(&old.operations, &new.operations);
    for (old, new) in matched.pairs {
        let name = format!("{} {}", old.method.0, old.path);
        let key = format!("{} {}", old.method.0, old.path.shape());
        let subject = walk.subject(name, key, old, Some(new));
        operation::compare(&mut walk, Exchange::served(subject), 0, old, new);
        requirement::compare(&mut walk, Exchange::served(subject), old, new);
        servers::compare(&mut walk, subject, old, new);
    }
    for old in matched.removed {
        operation::removed(&mut walk, old);
    }
    for new in matched.added {
        operation::added(&mut walk, new);
    }
    callback::webhooks(&mut walk);
    requirement::compare_unused(&mut walk);
}

impl<'a> Walk<'a, '_> {
    /// Enters an operation; the revision's side only tells the stability of what the base does not have.
    fn subject(&mut self, name: String, key: String, old: &Operation, new: Option<&Operation>) -> SubjectId {
        let path = Some(old.path.raw()).filter(|path| !path.is_empty()).map(smol_str::SmolStr::new);
        let stability = old.stability.clone().or_else(|| new.and_then(|new| new.stability.clone()));
        self.changes.subject(Subject { name, key, path, stability, deprecated: old.deprecated })
    }

    fn push(&mut self, subject: SubjectId, change: Change) {
        self.changes.push(subject, change);
    }

    fn base_origin(&self, at: accordant_document::At) -> accordant_document::Origin {
        self.base.documents.origin(at)
    }

    fn revision_origin(&self, at: accordant_document::At) -> accordant_document::Origin {
        self.revision.documents.origin(at)
    }
}
