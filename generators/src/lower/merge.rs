//! The keywords of several schemas as one node.

use accordant_document::At;
use accordant_model::{Schema, SchemaId, Types};
use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashSet};
use smol_str::SmolStr;

use super::Lowering;
use super::conjunction::{ConjId, Part};
use super::gather::Gathered;
use super::node::{
    AdditionalNode, EnumEntry, EnumNode, Node, NodeKind, ObjectNode, PropertyNode, UnionNode, VariantNode,
};
use super::values;
use crate::model::{Checks, EnumBase, IntegerFormat, Literal, StringFormat};
use crate::rule::ids;

/// The single JSON types; `number` stands for `integer` too.
const SINGLE: [Types; 5] = [Types::STRING, Types::NUMBER, Types::BOOLEAN, Types::ARRAY, Types::OBJECT];

pub(super) fn merged(
    lowering: &mut Lowering<'_>,
    parts: &[Part],
    gathered: &Gathered,
    only: Types,
    root_null: bool,
) -> Node {
    let schemas = lowering.schemas;
    let atoms: Vec<(SchemaId, &Schema)> =
        gathered.atoms.iter().filter_map(|atom| schemas.get(*atom).map(|schema| (*atom, schema))).collect();
    if atoms.iter().any(|(_, schema)| schema.boolean == Some(false)) {
        return NodeKind::Never.into();
    }
    let variant = parts.iter().any(|part| part.own);
    let mut types = atoms.iter().filter_map(|(_, schema)| schema.types).reduce(Types::intersection);
    if types.is_some_and(Types::is_empty) {
        // A variant that what stands beside the choice rules out is none.
        if variant {
            return NodeKind::Never.into();
        }
        // No value fits. Who builds on another schema and says otherwise means what they say.
        types = atoms.iter().rev().find_map(|(_, schema)| schema.types);
        lowering.contradiction(&atoms);
    }
    let Ok(entries) = listed_values(lowering, &atoms, variant) else { return NodeKind::Never.into() };
    let mut allowed = types;
    if let Some(entries) = &entries {
        let theirs =
            entries.iter().fold(Types::NONE, |all, (at, _)| all.union(values::type_of(lowering.documents.node(*at))));
        allowed = Some(match types {
            // Whole numbers are listed among numbers with a fraction.
            Some(types) => {
                let both = types.intersection(theirs);
                if both.without(Types::NULL).is_empty() { types } else { both }
            }
            None => theirs,
        });
    }
    let allowed = allowed.or_else(|| implied(&atoms));
    let Some(allowed) = allowed else { return unconstrained(lowering, gathered) };
    // A list of nothing but null, whatever `type` says beside it.
    let only_null = entries.as_ref().is_some_and(|entries| entries.iter().all(|(_, e)| e.literal == Literal::Null));
    let nullable = (allowed.contains(Types::NULL) || root_null || only_null) && only == Types::ALL;
    let allowed = allowed.without(Types::NULL).intersection(only);
    if allowed.is_empty() {
        return if nullable { Node { nullable: true, ..NodeKind::Null.into() } } else { NodeKind::Never.into() };
    }
    let single: Vec<Types> =
        SINGLE.iter().map(|single| single.intersection(allowed)).filter(|single| !single.is_empty()).collect();
    let node: Node = match single.as_slice() {
        [one] => merged_single(lowering, &atoms, gathered, *one, entries, types.is_some()),
        several if several.len() == SINGLE.len() && entries.is_none() => NodeKind::Unknown.into(),
        several => {
            let own: Vec<Part> = match parts {
                // The choices of a schema are not asked again in the variants that its types make.
                [part] if gathered.atoms.len() == 1 => vec![Part::own(part.id)],
                _ => gathered.atoms.iter().map(|atom| Part::own(*atom)).collect(),
            };
            let variants =
                several.iter().map(|types| VariantNode::of(lowering.conjunctions.all(&own, *types), None)).collect();
            NodeKind::Union(UnionNode { variants, ..UnionNode::default() }).into()
        }
    };
    Node { nullable: node.nullable || nullable, ..node }
}

/// What is left of a choice that could not be a union, or nothing at all.
fn unconstrained(lowering: &mut Lowering<'_>, gathered: &Gathered) -> Node {
    if gathered.choices.is_empty() {
        return NodeKind::Unknown.into();
    }
    let object = super::object::object(lowering, &[], gathered);
    if object.properties.is_empty() { NodeKind::Unknown.into() } else { NodeKind::Object(object).into() }
}

/// The values that all of the schemas list.
fn listed_values(
    lowering: &mut Lowering<'_>,
    atoms: &[(SchemaId, &Schema)],
    variant: bool,
) -> Result<Option<Vec<(At, EnumEntry)>>, Impossible> {
    let mut lists = atoms.iter().filter_map(|(_, schema)| values::listed(schema, lowering.documents));
    let Some(mut common) = lists.next() else { return Ok(None) };
    for list in lists {
        // Of the later list, since it names its values; the earlier one decides which stay.
        let known: FxHashSet<&Literal> = common.iter().map(|(_, entry)| &entry.literal).collect();
        let both: Vec<(At, EnumEntry)> =
            list.iter().filter(|(_, entry)| known.contains(&entry.literal)).cloned().collect();
        if both.is_empty() {
            // A variant that what stands beside the choice rules out is none.
            if variant {
                return Err(Impossible);
            }
            lowering.contradiction(atoms);
            common = list;
        } else {
            common = both;
        }
    }
    Ok((!common.is_empty()).then_some(common))
}

/// No value is left.
struct Impossible;

/// The type that keywords say without `type`: nobody writes `properties` for a value that is no object.
fn implied(atoms: &[(SchemaId, &Schema)]) -> Option<Types> {
    let mut types = Types::NONE;
    for (_, schema) in atoms {
        if schema.object.is_some() {
            types = types.union(Types::OBJECT);
        }
        if schema.array.is_some() {
            types = types.union(Types::ARRAY);
        }
        if schema.string.is_some() || schema.format.as_deref().is_some_and(|format| string_format(format).1) {
            types = types.union(Types::STRING);
        }
        if schema.numeric.is_some() {
            types = types.union(Types::NUMBER);
        }
    }
    (!types.is_empty()).then_some(types)
}

fn merged_single(
    lowering: &mut Lowering<'_>,
    atoms: &[(SchemaId, &Schema)],
    gathered: &Gathered,
    one: Types,
    entries: Option<Vec<(At, EnumEntry)>>,
    typed: bool,
) -> Node {
    if let Some(entries) = entries {
        let listed = entries.len();
        let fitting: Vec<EnumEntry> = entries
            .into_iter()
            .filter(|(at, _)| one.intersects(values::type_of(lowering.documents.node(*at))))
            .map(|(_, entry)| entry)
            .collect();
        if fitting.is_empty() && typed && listed > 0 {
            lowering.enum_without_type(atoms);
        } else if let Some(kind) = of_values(atoms, one, fitting) {
            return kind.into();
        }
    }
    let kind = if one == Types::OBJECT {
        let object = super::object::object(lowering, atoms, gathered);
        super::object::object_or_map(lowering, object)
    } else if one == Types::ARRAY {
        super::object::array(lowering, atoms)
    } else if one == Types::BOOLEAN {
        NodeKind::Boolean
    } else if one == Types::STRING {
        string(atoms)
    } else if one == Types::INTEGER {
        NodeKind::Integer(integer_format(atoms))
    } else {
        NodeKind::Number
    };
    Node { checks: checks(atoms, one), ..kind.into() }
}

/// The node of listed values of one type.
fn of_values(atoms: &[(SchemaId, &Schema)], one: Types, mut fitting: Vec<EnumEntry>) -> Option<NodeKind> {
    let extensible = atoms.iter().any(|(_, schema)| schema.extensible_enum.is_some());
    let base = if one == Types::STRING {
        EnumBase::String
    } else if one == Types::INTEGER {
        EnumBase::Integer
    } else if Types::NUMBER.contains(one) {
        let whole = |entry: &EnumEntry| matches!(&entry.literal, Literal::Number(text) if text.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
        if fitting.iter().all(whole) { EnumBase::Integer } else { EnumBase::Number }
    } else if one == Types::BOOLEAN {
        EnumBase::Boolean
    } else {
        // Arrays and objects that are listed whole.
        return match fitting.as_slice() {
            [_] => fitting.pop().map(|entry| NodeKind::Literal(entry.literal)),
            _ => None,
        };
    };
    if base == EnumBase::Boolean && fitting.len() == 2 {
        return Some(NodeKind::Boolean);
    }
    match fitting.len() {
        0 => None,
        1 if !extensible => fitting.pop().map(|entry| NodeKind::Literal(entry.literal)),
        _ => Some(NodeKind::Enum(EnumNode { base, extensible, values: fitting })),
    }
}

fn string(atoms: &[(SchemaId, &Schema)]) -> NodeKind {
    let mut format = StringFormat::Plain;
    for (_, schema) in atoms {
        if let Some(text) = schema.format.as_deref() {
            if text == "binary" {
                return NodeKind::Binary;
            }
            format = string_format(text).0;
        }
        let Some(string) = &schema.string else { continue };
        match string.content_encoding.as_deref().map(str::to_ascii_lowercase).as_deref() {
            Some("base64") => format = StringFormat::Base64,
            Some("base64url") => format = StringFormat::Base64Url,
            Some(_) => {}
            // Text that is said to be of a type which is no text is bytes (OpenAPI 3.1.1, section 4.8.14.2).
            None => {
                let media = string.content_media_type.as_deref().unwrap_or_default();
                let textual = media.is_empty()
                    || media.starts_with("text/")
                    || ["json", "xml", "yaml", "javascript", "graphql", "sql", "csv"]
                        .iter()
                        .any(|word| media.contains(word));
                if !textual {
                    return NodeKind::Binary;
                }
            }
        }
    }
    NodeKind::String(format)
}

/// The format, and whether the registry has it for strings only.
fn string_format(text: &str) -> (StringFormat, bool) {
    let format = match text {
        "date" => StringFormat::Date,
        "date-time" => StringFormat::DateTime,
        "time" => StringFormat::Time,
        "duration" => StringFormat::Duration,
        "uuid" => StringFormat::Uuid,
        "uri" | "url" => StringFormat::Uri,
        "byte" => StringFormat::Base64,
        "base64url" => StringFormat::Base64Url,
        "binary" | "email" | "hostname" | "ipv4" | "ipv6" | "password" => {
            return (StringFormat::Other(text.to_owned()), true);
        }
        other => return (StringFormat::Other(other.to_owned()), false),
    };
    (format, true)
}

fn integer_format(atoms: &[(SchemaId, &Schema)]) -> IntegerFormat {
    let format = atoms.iter().rev().find_map(|(_, schema)| schema.format.as_deref());
    match format.unwrap_or_default() {
        "int32" | "int16" | "int8" | "uint8" | "uint16" => IntegerFormat::Int32,
        "int64" | "uint64" | "long" => IntegerFormat::Int64,
        _ => IntegerFormat::Any,
    }
}

/// What a validator checks of a value of this type. Of several bounds the later stands: it is rarely the wider one, and a
/// validator that asks for less is only more tolerant.
fn checks(atoms: &[(SchemaId, &Schema)], one: Types) -> Option<Box<Checks>> {
    let mut checks = Checks::default();
    for (_, schema) in atoms {
        if one == Types::STRING
            && let Some(string) = &schema.string
        {
            checks.min_length = string.min_length.or(checks.min_length);
            checks.max_length = string.max_length.or(checks.max_length);
            checks.pattern = string.pattern.as_deref().map(str::to_owned).or(checks.pattern);
        }
        if Types::NUMBER.contains(one)
            && let Some(numeric) = &schema.numeric
        {
            let set = |slot: &mut Option<String>, value: &Option<accordant_document::Number>| {
                if let Some(value) = value {
                    *slot = Some(value.to_string());
                }
            };
            set(&mut checks.minimum, &numeric.minimum);
            set(&mut checks.exclusive_minimum, &numeric.exclusive_minimum);
            set(&mut checks.maximum, &numeric.maximum);
            set(&mut checks.exclusive_maximum, &numeric.exclusive_maximum);
            set(&mut checks.multiple_of, &numeric.multiple_of);
        }
        if one == Types::ARRAY
            && let Some(array) = &schema.array
        {
            checks.min_items = array.min_items.or(checks.min_items);
            checks.max_items = array.max_items.or(checks.max_items);
        }
        if one == Types::OBJECT
            && let Some(object) = &schema.object
        {
            checks.min_properties = object.min_properties.or(checks.min_properties);
            checks.max_properties = object.max_properties.or(checks.max_properties);
        }
    }
    (checks != Checks::default()).then(|| Box::new(checks))
}

impl Lowering<'_> {
    /// The keywords contradict each other, and the last that speaks is taken.
    pub(super) fn contradiction(&mut self, atoms: &[(SchemaId, &Schema)]) {
        let Some((_, last)) = atoms.last() else { return };
        self.findings.warn(
            ids::CONTRADICTION,
            last.at,
            "no value can have all the types that the schemas here ask for together",
            "the type was generated that stands last; let the schemas agree",
        );
    }

    fn enum_without_type(&mut self, atoms: &[(SchemaId, &Schema)]) {
        let Some((_, last)) = atoms.last() else { return };
        self.findings.warn(
            ids::ENUM_CONTRADICTS_TYPE,
            last.at,
            "no value of `enum` is of the `type` beside it",
            "any value of the type was generated; write the values as the type has them",
        );
    }
}

/// The properties that each of the schemas declares, in the order in which they are met.
pub(super) type Declared = IndexMap<SmolStr, Vec<(SchemaId, SchemaId)>, FxBuildHasher>;

/// A property without a declaration, which is only required.
pub(super) fn only_required(wire: SmolStr, value: ConjId, owner: SchemaId) -> PropertyNode {
    PropertyNode {
        wire,
        value,
        owner,
        schema: None,
        required: true,
        read_only: false,
        write_only: false,
        deprecated: false,
    }
}

/// An object without anything in it.
pub(super) fn empty_object() -> ObjectNode {
    ObjectNode { properties: Vec::new(), additional: AdditionalNode::Unsaid }
}
