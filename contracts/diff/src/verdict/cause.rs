//! One cause, however many pairs show it and however many messages hold it.

use accordant_document::Origin;
use accordant_model::Contract;
use rustc_hash::FxHashMap;

use super::shared::{self, Shared};
use crate::walk::{Home, Reach, Reached, Walked};
use crate::{Change, Changes, Direction, Subject, SubjectId};

/// What makes two changes the same cause.
pub(super) type Key = (&'static str, Option<Direction>, Option<Origin>, Option<Origin>, String, Option<SubjectId>);

#[derive(Clone, Debug)]
pub(super) struct Cause {
    pub(super) change: Change,
    pub(super) subject: String,
    /// The subject, and the path inside it, without what may be renamed.
    home: (String, String),
    /// The operations that it reaches, in document order.
    pub(super) subjects: Vec<SubjectId>,
    /// The messages that it reaches, in document order.
    pub(super) messages: Vec<Reached>,
    /// The pairs of the walk that show it.
    pub(super) nodes: Vec<u32>,
    /// Set where both sides accept the same values.
    pub(super) equivalent: bool,
    pub(super) reasons: Vec<String>,
    /// Set for changes that are not of schemas: their place alone does not tell them apart.
    own_subject: Option<SubjectId>,
}

impl Cause {
    fn key(&self) -> Key {
        key(&self.change, self.own_subject)
    }

    pub(super) fn key_without_direction(&self) -> Key {
        let mut key = self.key();
        key.1 = None;
        key
    }

    pub(super) fn identity(&self) -> Vec<&str> {
        self.identity_in(self.change.direction)
    }

    /// What the fingerprint is made of.
    pub(super) fn identity_in(&self, direction: Option<Direction>) -> Vec<&str> {
        vec![self.change.rule, &self.home.0, &self.home.1, direction.map_or("", Direction::name), &self.change.detail]
    }

    /// A change that is no matter of schemas.
    pub(super) fn of_subject(change: Change, id: SubjectId, subject: &Subject) -> Self {
        Self {
            change,
            subject: subject.name.clone(),
            home: (subject.key.clone(), String::new()),
            subjects: vec![id],
            messages: Vec::new(),
            nodes: Vec::new(),
            equivalent: false,
            reasons: Vec::new(),
            own_subject: Some(id),
        }
    }

    /// Makes it the finding of a place that several subjects refer to.
    pub(super) fn share(&mut self, shared: Shared) {
        self.subject = shared.subject;
        self.home = shared.home;
        self.own_subject = None;
    }

    /// A finding of one message as a whole.
    pub(super) fn of_message(change: Change, message: u32, changes: &Changes) -> Option<Self> {
        let entry = changes.messages().get(message as usize)?;
        let subject = changes.subjects().get(entry.subject.0 as usize)?;
        Some(Self {
            change,
            subject: subject.name.clone(),
            home: (subject.key.clone(), format!("{} $", entry.part)),
            subjects: vec![entry.subject],
            messages: vec![Reached { message, path: Some(Vec::new()) }],
            nodes: Vec::new(),
            equivalent: false,
            reasons: Vec::new(),
            own_subject: Some(entry.subject),
        })
    }

    /// Another message that is broken in the same way.
    pub(super) fn add(&mut self, message: u32, changes: &Changes) {
        if let Some(entry) = changes.messages().get(message as usize) {
            self.messages.push(Reached { message, path: Some(Vec::new()) });
            self.subjects.push(entry.subject);
            self.subjects.sort_unstable();
            self.subjects.dedup();
        }
    }
}

pub(super) fn key(change: &Change, subject: Option<SubjectId>) -> Key {
    (change.rule, change.direction, change.base, change.revision, change.detail.clone(), subject)
}

/// Every cause, in the order in which the walks met it.
pub(super) fn collect(base: &Contract, revision: &Contract, changes: &Changes, walked: &Walked) -> Vec<Cause> {
    let mut causes = shared::collect(base, revision, changes);
    for (message, change) in &walked.loose {
        causes.extend(Cause::of_message(change.clone(), *message, changes));
    }

    let mut reach = Reach::new(walked, base, revision);
    let mut known: FxHashMap<Key, usize> = FxHashMap::default();
    for (at, node) in walked.nodes.iter().enumerate() {
        if node.changes.is_empty() {
            continue;
        }
        let at = at as u32;
        let messages = reach.messages(at);
        for change in &node.changes {
            if let Some(cause) = known.get(&key(change, None)).and_then(|known| causes.get_mut(*known)) {
                cause.nodes.push(at);
                cause.messages.extend(messages.iter().cloned());
                continue;
            }
            known.insert(key(change, None), causes.len());
            let (home, path) = reach.home(at, change);
            let home = match &home {
                Home::Schema(name) => (format!("schema {name}"), path.clone()),
                Home::Message(message) => match changes.messages().get(*message as usize) {
                    Some(entry) => {
                        let subject = changes.subjects().get(entry.subject.0 as usize);
                        let key = subject.map(|subject| subject.key.clone()).unwrap_or_default();
                        (key, format!("{} {path}", entry.part))
                    }
                    None => (String::new(), path.clone()),
                },
            };
            causes.push(Cause {
                change: change.clone(),
                subject: String::new(),
                home,
                subjects: Vec::new(),
                messages: messages.clone(),
                nodes: vec![at],
                equivalent: false,
                reasons: Vec::new(),
                own_subject: None,
            });
        }
    }
    for cause in causes.iter_mut().filter(|cause| !cause.nodes.is_empty()) {
        cause.messages.sort();
        cause.messages.dedup_by(|later, first| {
            let same = later.message == first.message;
            if same && first.path.is_none() {
                first.path = later.path.take();
            }
            same
        });
        cause.subjects = cause
            .messages
            .iter()
            .filter_map(|reached| changes.messages().get(reached.message as usize).map(|entry| entry.subject))
            .collect();
        cause.subjects.sort_unstable();
        cause.subjects.dedup();
        // What one operation has alone is that operation's; what several share is the schema's.
        if cause.subjects.len() > 1 && !cause.home.0.starts_with("schema ") {
            let shared = Shared::of(base, revision, &cause.change);
            if shared.named {
                cause.share(shared);
                continue;
            }
        }
        let first = cause.subjects.first().and_then(|id| changes.subjects().get(id.0 as usize));
        cause.subject = match (cause.subjects.as_slice(), first) {
            ([_], Some(only)) => only.name.clone(),
            (_, first) if cause.home.0.is_empty() || !cause.home.0.starts_with("schema ") => {
                first.map(|subject| subject.name.clone()).unwrap_or_default()
            }
            _ => cause.home.0.clone(),
        };
    }
    causes
}
