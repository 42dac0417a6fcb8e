//! The walk over two GraphQL schemas. Inputs are requests and outputs are responses; what no operation can reach is
//! information only; a break is proven by an operation that the base takes and the revision refuses.

mod directives;
mod fields;
mod inputs;
mod notes;
mod probes;
mod prove;
mod reach;
mod refusal;
mod touch;
mod types;
mod variance;
mod ways;

use accordant_model::Contract;
use accordant_model::graphql::{Deprecation, GraphqlContract};
use indexmap::IndexMap;

use crate::{Change, Changes, Level, Notice, Subject, SubjectId};
use probes::Probe;
use prove::Prover;
use reach::Reach;
pub(crate) use touch::{Touches, touches};

/// Enters every difference of two GraphQL contracts; nothing for contracts of other kinds.
pub(crate) fn walk(base: &Contract, revision: &Contract, changes: &mut Changes) {
    let (Some(base), Some(revision)) = (base.graphql(), revision.graphql()) else { return };
    let mut walk = Walk {
        base,
        revision,
        before: Reach::new(base),
        after: Reach::new(revision),
        prover: Prover::new(base, revision),
        subjects: IndexMap::new(),
        places: PLACES,
        changes,
    };
    walk.roots();
    walk.types();
    walk.directives();
    if !base.introspected && !revision.introspected {
        walk.directive_uses(
            "schema",
            &base.schema_directives,
            &revision.schema_directives,
            (base.origin, revision.origin),
        );
    }
}

/// Places listed in all findings together: the same list of a much-used type would otherwise be kept a thousand times.
const PLACES: usize = 200_000;

struct Walk<'a, 'c> {
    base: &'a GraphqlContract,
    revision: &'a GraphqlContract,
    /// What operations against the base can send and receive.
    before: Reach<'a>,
    after: Reach<'a>,
    prover: Prover<'a>,
    subjects: IndexMap<String, SubjectId>,
    places: usize,
    changes: &'c mut Changes,
}

/// Where a change stands: its coordinate, and whether the base called it deprecated.
struct Place<'s> {
    coordinate: &'s str,
    deprecation: Option<&'s Deprecation>,
}

impl<'s> Place<'s> {
    const fn of(coordinate: &'s str) -> Self {
        Self { coordinate, deprecation: None }
    }

    const fn deprecated(coordinate: &'s str, deprecation: Option<&'s Deprecation>) -> Self {
        Self { coordinate, deprecation }
    }
}

impl Walk<'_, '_> {
    fn enter(&mut self, place: &Place<'_>, change: Change) {
        let subject = match self.subjects.get(place.coordinate) {
            Some(subject) => *subject,
            None => {
                let mut subject = Subject::named(place.coordinate);
                subject.deprecated = place.deprecation.is_some();
                let subject = self.changes.subject(subject);
                self.subjects.insert(place.coordinate.to_owned(), subject);
                subject
            }
        };
        self.changes.push(subject, change);
    }

    /// Enters a change that operations meet, if `reached`; what they cannot meet is information.
    fn judge(&mut self, place: &Place<'_>, change: Change, reached: bool, probe: impl FnOnce() -> Probe) {
        let mut change = change;
        if !reached {
            change.level = Some(Level::Info);
            change.message.push_str(", where no operation can reach it");
        }
        let level = change.level.or_else(|| crate::rule(change.rule)?.level(change.direction));
        if level == Some(Level::Breaking) {
            change.proof = Some(self.prover.prove(probe()));
        }
        self.enter(place, change);
    }

    /// Says where the type is met.
    fn reaching(&mut self, mut change: Change, ty: &str) -> Change {
        let mut places = self.before.places(ty);
        if places.is_empty() {
            places = self.after.places(ty);
        }
        if places.len() <= self.places {
            self.places -= places.len();
            change.reaches = places.to_vec();
        }
        change
    }
}

/// What the policy may weigh a removal by.
fn notice(change: Change, deprecation: Option<&Deprecation>) -> Change {
    match deprecation {
        Some(_) => change.notice(Notice::default()),
        None => change,
    }
}
