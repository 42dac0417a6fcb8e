//! Declarations: every type with a name of its own.

use accordant_document::{At, Node as Value};
use accordant_model::SchemaId;
use rustc_hash::FxHashSet;

use super::Lowering;
use super::conjunction::{ConjId, Key};
use super::directions::Direction;
use super::node::{AdditionalNode, EnumNode, NodeKind, ObjectNode, PropertyNode, UnionNode};
use super::types::Bytes;
use super::values::literal;
use crate::model::{
    Additional, Declaration, Deprecation, Doc, Enum, EnumValue, Literal, Object, Property, Shape, Tag, Type, TypeId,
    Union, Variant,
};
use crate::naming::words;

/// The ids of declarations, by combination and direction.
#[derive(Debug, Default)]
pub(super) struct Declared {
    ids: Vec<[Option<TypeId>; 2]>,
    sources: Vec<ConjId>,
    /// Objects that are bodies of several parts, whose bytes stay bytes.
    pub(super) raw: FxHashSet<ConjId>,
}

impl Declared {
    /// The combination that a declaration was made of.
    pub(super) fn source(&self, id: TypeId) -> Option<ConjId> {
        self.sources.get(id.0 as usize).copied()
    }

    pub(super) fn id(&self, id: ConjId, direction: Direction) -> Option<TypeId> {
        let [received, sent] = *self.ids.get(id.index())?;
        match direction {
            Direction::Received => received,
            Direction::Sent => sent,
        }
    }
}

impl Lowering<'_> {
    pub(super) fn declarations(&mut self) -> Vec<Declaration> {
        let mut wanted: Vec<(ConjId, Direction)> = Vec::new();
        let mut ids = vec![[None; 2]; self.nodes.len()];
        for &id in &self.reach.order {
            if !self.kind(id).is_declared() && !self.is_named(id) {
                continue;
            }
            let (received, sent) = (self.reach.received(id) || self.reach.named(id), self.reach.sent(id));
            let Some(slot) = ids.get_mut(id.index()) else { continue };
            let mut declare = |direction| {
                wanted.push((id, direction));
                Some(TypeId(wanted.len() as u32 - 1))
            };
            if !self.reach.differs(id) {
                if received || sent {
                    let one = declare(Direction::Received);
                    *slot = [one, one];
                }
                continue;
            }
            if received {
                slot[0] = declare(Direction::Received);
            }
            if sent {
                slot[1] = declare(Direction::Sent);
            }
        }
        self.declared.ids = ids;
        self.declared.sources = wanted.iter().map(|(id, _)| *id).collect();
        let mut declarations: Vec<Declaration> =
            wanted.into_iter().map(|(id, direction)| self.declaration(id, direction)).collect();
        self.other_names(&mut declarations);
        declarations
    }

    fn declaration(&mut self, id: ConjId, direction: Direction) -> Declaration {
        let differs = self.reach.differs(id);
        let (mut name, named) = self.name_of(id);
        let mut pointer = self.pointer_of(id);
        if differs && direction == Direction::Sent {
            name.push_str(" input");
            pointer.push_str("#sent");
        }
        let shape = match self.kind(id) {
            NodeKind::Object(object) => {
                let object = object.clone();
                Shape::Object(self.object_shape(id, &object, &pointer, direction))
            }
            NodeKind::Enum(listed) => Shape::Enum(self.enum_shape(listed)),
            NodeKind::Union(union) => {
                let union = union.clone();
                Shape::Union(self.union_shape(&union, direction))
            }
            _ => Shape::Alias { target: self.own_type(id, direction) },
        };
        let at = self.at_of(id).unwrap_or(self.http.at);
        let node = self.documents.node(at);
        let schema = match self.conjunctions.key(id) {
            Key::All(parts, _) => parts.last().map(|part| part.id),
            Key::Base(schema) => Some(*schema),
            _ => None,
        };
        let deprecated = schema.and_then(|id| self.schemas.get(id)).filter(|schema| schema.deprecated);
        Declaration {
            at,
            name,
            pointer,
            doc: doc(node),
            deprecated: deprecated.map(|schema| self.deprecation(schema.sunset)),
            received: self.reach.received(id) && (!differs || direction == Direction::Received),
            sent: self.reach.sent(id) && (!differs || direction == Direction::Sent),
            named,
            shape,
        }
    }

    /// Names of the document that mean a schema which stands elsewhere.
    fn other_names(&self, declarations: &mut Vec<Declaration>) {
        for (name, id) in &self.http.schemas {
            if self.declared_name(*id) == Some(name.as_str()) {
                continue;
            }
            let Some(conj) = self.conjunctions.known_single(*id) else { continue };
            let section = match self.http.spec {
                accordant_model::http::SpecVersion::V2 => "/definitions",
                _ => "/components/schemas",
            };
            let mut pointer = section.to_owned();
            accordant_document::pointer::push_token(&mut pointer, name);
            if declarations.iter().any(|known| known.pointer == pointer) {
                continue;
            }
            let mut target = self.type_of(conj, Direction::Received, Bytes::Text);
            target.nullable = false;
            let Some(at) = self.named_at(name) else { continue };
            declarations.push(Declaration {
                at,
                name: words(name),
                pointer,
                doc: doc(self.documents.node(at)),
                deprecated: None,
                received: false,
                sent: false,
                named: true,
                shape: Shape::Alias { target },
            });
        }
    }

    fn named_at(&self, name: &str) -> Option<At> {
        let root = self.documents.node(self.http.at);
        let section = match self.http.spec {
            accordant_model::http::SpecVersion::V2 => root.get("definitions"),
            _ => root.get("components").and_then(|components| components.get("schemas")),
        }?;
        Some(At { document: self.http.at.document, node: section.get(name)?.id() })
    }

    fn object_shape(&mut self, id: ConjId, object: &ObjectNode, pointer: &str, direction: Direction) -> Object {
        let bytes = if self.declared.raw.contains(&id) { Bytes::Raw } else { Bytes::Text };
        let properties = object
            .properties
            .iter()
            .filter(|property| match direction {
                Direction::Received => !property.write_only,
                Direction::Sent => !property.read_only,
            } || !self.reach.differs(id))
            .map(|property| self.property(property, pointer, direction, bytes))
            .collect();
        let additional = match object.additional {
            AdditionalNode::Unsaid => Additional::Unsaid,
            AdditionalNode::None => Additional::None,
            AdditionalNode::Values(values) => Additional::Values(self.type_of(values, direction, bytes)),
        };
        Object { properties, additional }
    }

    fn property(&self, property: &PropertyNode, pointer: &str, direction: Direction, bytes: Bytes) -> Property {
        let written = self.property_node(property.owner, &property.wire);
        let schema = property.schema.and_then(|id| self.schemas.get(id));
        let document = self.schemas.get(property.owner).map(|owner| owner.at.document).unwrap_or_default();
        let at = written.map(|node| At { document, node: node.id() }).or(schema.map(|schema| schema.at));
        let mut place = pointer.strip_suffix("#sent").unwrap_or(pointer).to_owned();
        place.push_str("/properties");
        accordant_document::pointer::push_token(&mut place, &property.wire);
        let value = self.type_of(property.value, direction, bytes);
        let node = written.or_else(|| schema.map(|schema| self.documents.node(schema.at)));
        let mut said = node.map(doc).unwrap_or_default();
        // What a reference leads to is documented there, unless it has no declaration to carry that.
        if said == Doc::default()
            && !matches!(value.kind, crate::model::TypeKind::Named { .. })
            && let Some(schema) = schema
        {
            said = doc(self.documents.node(schema.at));
        }
        let beside = node.and_then(|node| node.get("default"));
        let default = beside.or_else(|| schema.and_then(|schema| schema.default).map(|at| self.documents.node(at)));
        let sunset = schema.and_then(|schema| schema.sunset);
        Property {
            at: at.unwrap_or(self.http.at),
            wire: property.wire.to_string(),
            name: words(&property.wire),
            pointer: place,
            doc: said,
            deprecated: property.deprecated.then(|| self.deprecation(sunset)),
            value,
            required: property.required,
            default: default.map(literal),
            read_only: property.read_only,
            write_only: property.write_only,
        }
    }

    fn enum_shape(&self, listed: &EnumNode) -> Enum {
        let values = listed
            .values
            .iter()
            .map(|entry| {
                let name = match (&entry.name, &entry.literal) {
                    (Some(name), _) => words(name),
                    (None, Literal::String(text)) => words(text),
                    (None, Literal::Number(text)) => words(text),
                    (None, Literal::Boolean(value)) => value.to_string(),
                    (None, Literal::Null | Literal::Json(_)) => "value".to_owned(),
                };
                let doc = Doc { summary: None, description: entry.description.as_ref().map(ToString::to_string) };
                EnumValue { value: entry.literal.clone(), name, doc }
            })
            .collect();
        Enum { values, base: listed.base, extensible: listed.extensible }
    }

    fn union_shape(&mut self, union: &UnionNode, direction: Direction) -> Union {
        let variants = union
            .variants
            .iter()
            .map(|variant| {
                let mut value = self.type_of(variant.value, direction, Bytes::Text);
                value.nullable = false;
                Variant {
                    name: self.variant_name(variant.value, &value),
                    value,
                    tags: variant.tags.iter().map(ToString::to_string).collect(),
                    recognition: self.recognition(variant.value, direction),
                }
            })
            .collect();
        let tag = union.tag.as_ref().map(|tag| Tag { wire: tag.to_string(), name: words(tag), default: union.default });
        Union { variants, tag }
    }

    fn variant_name(&self, id: ConjId, value: &Type) -> String {
        let target = self.target(id);
        match self.declared.id(target, Direction::Received).or_else(|| self.declared.id(target, Direction::Sent)) {
            Some(_) => self.name_of(target).0,
            None => type_name(value, self),
        }
    }

    pub(super) fn deprecation(&self, sunset: Option<At>) -> Deprecation {
        let text = sunset.map(|at| self.documents.node(at)).and_then(Value::as_str);
        Deprecation { sunset: text.map(str::to_owned) }
    }

    pub(super) fn literal_at(&self, id: SchemaId) -> Option<Literal> {
        let at = self.schemas.get(id)?.default?;
        Some(literal(self.documents.node(at)))
    }
}

/// A name for a type without a declaration: `string`, `list of pet`.
fn type_name(value: &Type, lowering: &Lowering<'_>) -> String {
    use crate::model::{StringFormat, TypeKind};
    let mut name = String::new();
    let mut value = value;
    loop {
        let (word, inner) = match &value.kind {
            TypeKind::Unknown => ("any", None),
            TypeKind::Never => ("never", None),
            TypeKind::Null => ("null", None),
            TypeKind::Boolean => ("boolean", None),
            TypeKind::Integer { .. } => ("integer", None),
            TypeKind::Number => ("number", None),
            TypeKind::String { format: StringFormat::Date } => ("date", None),
            TypeKind::String { format: StringFormat::DateTime } => ("date time", None),
            TypeKind::String { .. } => ("string", None),
            TypeKind::Binary => ("bytes", None),
            TypeKind::Literal { value } => {
                let text = match value {
                    Literal::String(text) | Literal::Number(text) => words(text),
                    Literal::Boolean(value) => value.to_string(),
                    Literal::Null => "null".to_owned(),
                    Literal::Json(_) => "value".to_owned(),
                };
                return name + &text;
            }
            TypeKind::Array { items, .. } => ("list of ", Some(items)),
            TypeKind::Tuple { .. } => ("tuple", None),
            TypeKind::Map { values } => ("map of ", Some(values)),
            TypeKind::Named { id } => {
                return name + &lowering.declared.source(*id).map(|id| lowering.name_of(id).0).unwrap_or_default();
            }
        };
        name.push_str(word);
        match inner {
            Some(inner) => value = inner,
            None => return name,
        }
    }
}

/// What the document says of a node.
pub(super) fn doc(node: Value<'_>) -> Doc {
    let text = |key: &str| node.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty());
    let summary = text("summary").or_else(|| text("title"));
    Doc { summary: summary.map(str::to_owned), description: text("description").map(str::to_owned) }
}
