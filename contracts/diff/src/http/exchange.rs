//! Who asks and who answers: clients ask an operation, the API asks a webhook or a callback.

use crate::{Direction, SubjectId};

/// The two directions of one operation's messages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exchange {
    pub(crate) subject: SubjectId,
    /// The direction of what is asked: parameters and request body.
    pub(crate) asked: Direction,
}

impl Exchange {
    /// An operation that the API serves.
    pub(crate) fn served(subject: SubjectId) -> Self {
        Self { subject, asked: Direction::Request }
    }

    /// An operation that the API itself calls: a webhook, a callback.
    pub(crate) fn called(subject: SubjectId) -> Self {
        Self { subject, asked: Direction::Response }
    }

    /// The direction of what is answered.
    pub(crate) fn answered(self) -> Direction {
        self.asked.reversed()
    }
}
