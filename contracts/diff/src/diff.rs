//! The one question: what changed between two contracts, and whom does it break?

use std::sync::Arc;

use accordant_model::{Contract, ContractKind, SchemaId};

use crate::policy::{Reading, Sender};
use crate::same::Classes;
use crate::{Carrier, Changes, Direction, Message, Options, Part, Report, Subject, graphql, http, verdict, walk};

/// Compares two contracts of one kind. Reads no clock: `options.today` says which day it is.
///
/// # Errors
/// [`DiffError::Kinds`] where the two are not of one kind, [`DiffError::Unrecognised`] where one is no contract at all.
pub fn diff(base: &Contract, revision: &Contract, options: &Options) -> Result<Report, DiffError> {
    let mut changes = Changes::default();
    match (&base.kind, &revision.kind) {
        (ContractKind::Http(old), ContractKind::Http(new)) => {
            http::walk(base, revision, old, new, &options.calendar, &mut changes);
        }
        (ContractKind::Schema(base), ContractKind::Schema(revision)) => {
            schemas(*base, *revision, options, &mut changes);
        }
        (ContractKind::Graphql(_), ContractKind::Graphql(_)) => graphql::walk(base, revision, &mut changes),
        (ContractKind::Unrecognised, _) | (_, ContractKind::Unrecognised) => return Err(DiffError::Unrecognised),
        (base, revision) => return Err(DiffError::Kinds { base: kind(base), revision: kind(revision) }),
    }
    let classes = Arc::new(Classes::new(base, revision));
    let walked = walk::walk(base, revision, &classes, changes.messages(), options.reading == Reading::Closed);
    let mut verdict = verdict::Judgement::of(base, revision, &classes, &changes, &walked, options);
    if let (Some(old), Some(new)) = (base.http(), revision.http())
        && let Some(change) = http::version_step(base, revision, old, new, verdict.semver())
    {
        verdict.add("document", change);
    }
    Ok(verdict.report())
}

/// Why two documents cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DiffError {
    #[error("the base is {base} and the revision is {revision}: only contracts of one kind can be compared")]
    Kinds { base: &'static str, revision: &'static str },
    #[error("one of the two documents is no contract")]
    Unrecognised,
}

const fn kind(kind: &ContractKind) -> &'static str {
    match kind {
        ContractKind::Http(_) => "an OpenAPI document",
        ContractKind::Graphql(_) => "a GraphQL schema",
        ContractKind::Schema(_) => "a JSON Schema",
        ContractKind::Unrecognised => "no contract",
    }
}

/// A schema on its own is one message, in the direction of who sends it.
fn schemas(base: SchemaId, revision: SchemaId, options: &Options, changes: &mut Changes) {
    let subject = changes.subject(Subject::named("document"));
    let directions: &[Direction] = match options.sender {
        Sender::Client => &[Direction::Request],
        Sender::Server => &[Direction::Response],
        Sender::Both => &[Direction::Request, Direction::Response],
    };
    for direction in directions {
        changes.message(Message {
            subject,
            part: Part::Document,
            direction: *direction,
            carrier: Carrier::Json,
            base: Some(base),
            revision: Some(revision),
        });
    }
}
