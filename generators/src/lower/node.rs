//! What a combination of schemas comes to, before directions and names: a graph of combinations.

use accordant_model::SchemaId;
use smol_str::SmolStr;

use super::conjunction::ConjId;
use crate::model::{Checks, EnumBase, IntegerFormat, Literal, StringFormat};

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    /// Whether null may stand in its place, as far as it says so itself.
    pub(super) nullable: bool,
    pub(super) checks: Option<Box<Checks>>,
}

impl From<NodeKind> for Node {
    fn from(kind: NodeKind) -> Self {
        Self { kind, nullable: false, checks: None }
    }
}

#[derive(Clone, Debug)]
pub(super) enum NodeKind {
    Unknown,
    Never,
    Null,
    Boolean,
    Integer(IntegerFormat),
    Number,
    String(StringFormat),
    /// `format: binary`: bytes in bodies and parts, text elsewhere.
    Binary,
    Literal(Literal),
    Array {
        items: ConjId,
        unique: bool,
    },
    Tuple {
        items: Vec<ConjId>,
        rest: Option<ConjId>,
        required: usize,
    },
    Map(ConjId),
    Object(ObjectNode),
    Enum(EnumNode),
    Union(UnionNode),
    /// The same as another, perhaps with null added or taken away.
    Same {
        as_: ConjId,
        null: Null,
    },
}

/// What a redirection does to null.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Null {
    Kept,
    Added,
    Removed,
}

#[derive(Clone, Debug, Default)]
pub(super) struct ObjectNode {
    pub(super) properties: Vec<PropertyNode>,
    pub(super) additional: AdditionalNode,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum AdditionalNode {
    #[default]
    Unsaid,
    None,
    Values(ConjId),
}

#[derive(Clone, Debug)]
pub(super) struct PropertyNode {
    pub(super) wire: SmolStr,
    pub(super) value: ConjId,
    /// The schema that declares it last: its node says where the property stands.
    pub(super) owner: SchemaId,
    /// What it declares it as; `None` where it is only required.
    pub(super) schema: Option<SchemaId>,
    pub(super) required: bool,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
    pub(super) deprecated: bool,
}

#[derive(Clone, Debug)]
pub(super) struct EnumNode {
    pub(super) base: EnumBase,
    pub(super) extensible: bool,
    pub(super) values: Vec<EnumEntry>,
}

#[derive(Clone, Debug)]
pub(super) struct EnumEntry {
    pub(super) literal: Literal,
    /// From `x-enum-varnames` and its kin, or from the title of a constant.
    pub(super) name: Option<SmolStr>,
    pub(super) description: Option<SmolStr>,
}

#[derive(Clone, Debug, Default)]
pub(super) struct UnionNode {
    pub(super) variants: Vec<VariantNode>,
    /// The schema whose discriminator tells the variants apart, until the tags are settled.
    pub(super) discriminator: Option<SchemaId>,
    /// The property that tells, once it is settled that it does.
    pub(super) tag: Option<SmolStr>,
    pub(super) default: Option<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct VariantNode {
    pub(super) value: ConjId,
    /// The schema that the document lists for it, which a mapping names.
    pub(super) member: Option<SchemaId>,
    pub(super) tags: Vec<SmolStr>,
}

impl VariantNode {
    pub(super) fn of(value: ConjId, member: Option<SchemaId>) -> Self {
        Self { value, member, tags: Vec::new() }
    }
}

impl NodeKind {
    /// Visits the combinations that this one leads to.
    pub(super) fn children(&self, mut visit: impl FnMut(ConjId)) {
        match self {
            Self::Array { items, .. } => visit(*items),
            Self::Tuple { items, rest, .. } => items.iter().chain(rest).copied().for_each(visit),
            Self::Map(values) => visit(*values),
            Self::Object(object) => {
                object.properties.iter().for_each(|property| visit(property.value));
                if let AdditionalNode::Values(values) = object.additional {
                    visit(values);
                }
            }
            Self::Union(union) => union.variants.iter().for_each(|variant| visit(variant.value)),
            Self::Same { as_, .. } => visit(*as_),
            Self::Unknown
            | Self::Never
            | Self::Null
            | Self::Boolean
            | Self::Integer(_)
            | Self::Number
            | Self::String(_)
            | Self::Binary
            | Self::Literal(_)
            | Self::Enum(_) => {}
        }
    }

    /// Whether a value of it is always written under a name of its own.
    pub(super) fn is_declared(&self) -> bool {
        matches!(self, Self::Object(_) | Self::Enum(_) | Self::Union(_))
    }
}
