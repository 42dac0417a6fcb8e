//! What the walks report: one difference, where it stands on both sides, and what containment may be asked about it.

use accordant_document::Origin;
use accordant_model::SchemaId;

/// Who sends the message that a change is in. Requests of webhooks and callbacks are sent by the API, so they are
/// responses in this sense: new payloads reach old consumers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// Clients send: every message that the base allows must still be accepted.
    Request,
    /// The API sends: every message that the revision allows must have been expected.
    Response,
}

impl Direction {
    pub const fn name(self) -> &'static str {
        match self {
            Direction::Request => "request",
            Direction::Response => "response",
        }
    }

    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Direction::Request => Direction::Response,
            Direction::Response => Direction::Request,
        }
    }
}

/// One difference between two contracts.
#[derive(Clone, Debug)]
pub struct Change {
    /// The id of its rule; a test fails where no rule file has it.
    pub rule: &'static str,
    /// The names and values that tell it from other changes of the same rule at the same place, as
    /// the fingerprint takes them (a property's name, an enum value); never wording.
    pub detail: String,
    /// What is different: lower case, no full stop, the user's names in back-ticks.
    pub message: String,
    pub direction: Option<Direction>,
    /// Where it was; `None` for what was added.
    pub base: Option<Origin>,
    /// Where it is; `None` for what was removed.
    pub revision: Option<Origin>,
    /// Set for changes of schemas: the smallest pair that shows the change. Containment decides on it.
    pub pair: Option<SchemaPair>,
    /// Set where the walk itself knows better than the rule's level for the direction.
    pub level: Option<crate::Level>,
}

/// A schema of the base beside its counterpart of the revision, in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaPair {
    pub base: SchemaId,
    pub revision: SchemaId,
    pub direction: Direction,
}
