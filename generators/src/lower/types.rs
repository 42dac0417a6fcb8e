//! Types of uses: what stands in a property, a parameter, a body.

use super::Lowering;
use super::conjunction::ConjId;
use super::directions::Direction;
use super::node::NodeKind;
use crate::model::{StringFormat, Type, TypeKind};

/// How many arrays, maps and tuples a type may have inside each other; real ones have three.
const DEPTH: usize = 48;

/// Where bytes may stand as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bytes {
    /// In a body or a part of their own.
    Raw,
    /// Within text or JSON, where they are text.
    Text,
}

impl Lowering<'_> {
    pub(super) fn type_of(&self, id: ConjId, direction: Direction, bytes: Bytes) -> Type {
        self.type_at(id, direction, bytes, DEPTH)
    }

    fn type_at(&self, id: ConjId, direction: Direction, bytes: Bytes, depth: usize) -> Type {
        let target = self.target(id);
        let nullable = self.is_nullable(id) || self.is_nullable(target);
        let removed = matches!(self.kind(id), NodeKind::Same { null: super::node::Null::Removed, .. });
        let kind = match self.declared.id(target, direction) {
            Some(id) => TypeKind::Named { id },
            None => self.inline(target, direction, bytes, depth),
        };
        let checks = match kind {
            TypeKind::Named { .. } => None,
            _ => self.nodes.get(target.index()).and_then(Option::as_ref).and_then(|node| node.checks.clone()),
        };
        let nullable = nullable && !removed && !matches!(kind, TypeKind::Unknown | TypeKind::Null);
        Type { kind, nullable, checks }
    }

    pub(super) fn is_nullable(&self, id: ConjId) -> bool {
        self.settled.nullable.get(id.index()).copied().unwrap_or_default()
    }

    /// The type of a combination itself, whatever it is called.
    pub(super) fn own_type(&self, id: ConjId, direction: Direction) -> Type {
        if let NodeKind::Same { as_, .. } = self.kind(id) {
            let mut type_ = self.type_of(*as_, direction, Bytes::Text);
            type_.nullable = false;
            return type_;
        }
        let kind = self.inline(id, direction, Bytes::Text, DEPTH);
        let checks = self.nodes.get(id.index()).and_then(Option::as_ref).and_then(|node| node.checks.clone());
        Type { kind, nullable: false, checks }
    }

    fn inline(&self, id: ConjId, direction: Direction, bytes: Bytes, depth: usize) -> TypeKind {
        let Some(below) = depth.checked_sub(1) else { return TypeKind::Unknown };
        let inner = |id: ConjId| self.type_at(id, direction, bytes, below);
        match self.kind(id) {
            NodeKind::Never => TypeKind::Never,
            NodeKind::Null => TypeKind::Null,
            NodeKind::Boolean => TypeKind::Boolean,
            NodeKind::Integer(format) => TypeKind::Integer { format: *format },
            NodeKind::Number => TypeKind::Number,
            NodeKind::String(format) => TypeKind::String { format: format.clone() },
            NodeKind::Binary if bytes == Bytes::Raw => TypeKind::Binary,
            NodeKind::Binary => TypeKind::String { format: StringFormat::Other("binary".to_owned()) },
            NodeKind::Literal(value) => TypeKind::Literal { value: value.clone() },
            NodeKind::Array { items, unique } => TypeKind::Array { items: Box::new(inner(*items)), unique: *unique },
            NodeKind::Tuple { items, rest, required } => TypeKind::Tuple {
                items: items.iter().map(|item| inner(*item)).collect(),
                rest: rest.map(|rest| Box::new(inner(rest))),
                required: *required,
            },
            NodeKind::Map(values) => TypeKind::Map { values: Box::new(inner(*values)) },
            // What is declared has an id, and what only redirects was followed.
            NodeKind::Unknown
            | NodeKind::Object(_)
            | NodeKind::Enum(_)
            | NodeKind::Union(_)
            | NodeKind::Same { .. } => TypeKind::Unknown,
        }
    }
}
