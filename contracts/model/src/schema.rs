//! Schemas with the meaning of JSON Schema 2020-12, whatever they were written in.
//!
//! They live in one arena per contract and refer to each other by id: recursion is a cycle of ids, and nothing is ever
//! expanded twice. A `$ref` without siblings is no schema of its own: whoever refers holds the target's id.

use std::ops::Index;

use accordant_document::{At, Number};
use smol_str::SmolStr;

/// A schema of one contract's [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemaId(pub u32);

/// The arena of a contract's schemas. It grows by whole chunks, so that no schema is ever moved: for the largest
/// contracts moving them costs as much memory again.
#[derive(Default)]
pub struct Schemas {
    /// All full but the last.
    chunks: Vec<Vec<Schema>>,
}

/// Schemas of one chunk.
const CHUNK: usize = 256;

impl Schemas {
    pub fn len(&self) -> usize {
        self.chunks.last().map_or(0, |last| (self.chunks.len() - 1) * CHUNK + last.len())
    }

    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.chunks.iter().flatten().enumerate().map(|(index, schema)| (SchemaId(index as u32), schema))
    }

    pub fn push(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(self.len() as u32);
        match self.chunks.last_mut().filter(|last| last.len() < CHUNK) {
            Some(last) => last.push(schema),
            None => {
                let mut chunk = Vec::with_capacity(CHUNK);
                chunk.push(schema);
                self.chunks.push(chunk);
            }
        }
        id
    }

    pub fn get(&self, id: SchemaId) -> Option<&Schema> {
        self.chunks.get(id.0 as usize / CHUNK)?.get(id.0 as usize % CHUNK)
    }

    pub(crate) fn get_mut(&mut self, id: SchemaId) -> Option<&mut Schema> {
        self.chunks.get_mut(id.0 as usize / CHUNK)?.get_mut(id.0 as usize % CHUNK)
    }

    /// Gives the schema its name, unless it has one: the first name met stays.
    pub(crate) fn name(&mut self, id: SchemaId, name: &str) {
        if let Some(schema) = self.get_mut(id)
            && schema.name.is_none()
        {
            schema.name = Some(SmolStr::new(name));
        }
    }

    /// Puts the finished schema where `push` reserved its place: how cycles are closed.
    pub fn set(&mut self, id: SchemaId, schema: Schema) {
        if let Some(slot) = self.get_mut(id) {
            *slot = schema;
        }
    }
}

impl Index<SchemaId> for Schemas {
    type Output = Schema;

    fn index(&self, id: SchemaId) -> &Schema {
        &self.chunks[id.0 as usize / CHUNK][id.0 as usize % CHUNK]
    }
}

/// One schema. An absent keyword constrains nothing; what is present all applies (JSON Schema 2020-12 core, section 7).
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// The node that it was read from; descriptions, examples, extensions and unknown keywords are looked up there.
    pub at: At,
    /// Its name where it stands under `components.schemas`, `definitions` or `$defs`.
    pub name: Option<SmolStr>,
    /// `true` and `false` as whole schemas.
    pub boolean: Option<bool>,
    /// `$ref` with sibling keywords (3.1 on): both apply.
    pub reference: Option<SchemaId>,
    pub dynamic_reference: Option<Box<DynamicReference>>,
    /// `None` when any type is allowed. `nullable` in all its spellings is already in here.
    pub types: Option<Types>,
    /// The values of `enum`, as nodes.
    pub enumeration: Option<Vec<At>>,
    pub constant: Option<At>,
    pub numeric: Option<Box<NumericKeywords>>,
    pub string: Option<Box<StringKeywords>>,
    pub array: Option<Box<ArrayKeywords>>,
    pub object: Option<Box<ObjectKeywords>>,
    pub composition: Option<Box<Composition>>,
    pub discriminator: Option<Box<Discriminator>>,
    pub format: Option<SmolStr>,
    pub read_only: bool,
    pub write_only: bool,
    pub deprecated: bool,
    /// When it will be gone, from `x-sunset` beside `deprecated`.
    pub sunset: Option<At>,
    pub default: Option<At>,
    /// `x-extensible-enum`: the values known so far; any other may come.
    pub extensible_enum: Option<Vec<At>>,
}

impl Schema {
    /// Visits every schema that this one refers to, whatever for; dynamic references with all their candidates.
    pub fn children(&self, mut visit: impl FnMut(SchemaId)) {
        self.in_place(&mut visit);
        let conditions = self.composition.iter().flat_map(|composition| [composition.not, composition.if_]);
        conditions.flatten().for_each(&mut visit);
        self.places(&mut visit);
        if let Some(discriminator) = &self.discriminator {
            discriminator.mapping.iter().filter_map(|(_, id)| *id).for_each(&mut visit);
            discriminator.default_mapping.into_iter().for_each(&mut visit);
        }
    }

    /// Visits the schemas that apply to the same value as this one, if only in some cases. Conditions and negations,
    /// which only ask, are not among them.
    pub fn in_place(&self, mut visit: impl FnMut(SchemaId)) {
        self.reference.into_iter().for_each(&mut visit);
        if let Some(dynamic) = &self.dynamic_reference {
            visit(dynamic.target);
            dynamic.candidates.iter().copied().for_each(&mut visit);
        }
        if let Some(composition) = &self.composition {
            let Composition { all_of, any_of, one_of, then, else_, not: _, if_: _ } = &**composition;
            all_of.iter().chain(any_of).chain(one_of).chain(then).chain(else_).copied().for_each(&mut visit);
        }
        if let Some(object) = &self.object {
            object.dependent_schemas.iter().map(|(_, id)| *id).for_each(&mut visit);
        }
    }

    /// Visits the schemas of values inside this one: properties, items, names, decoded content.
    pub fn places(&self, mut visit: impl FnMut(SchemaId)) {
        self.string.iter().filter_map(|string| string.content_schema).for_each(&mut visit);
        if let Some(array) = &self.array {
            array.prefix_items.iter().copied().for_each(&mut visit);
            [array.items, array.contains, array.unevaluated_items].into_iter().flatten().for_each(&mut visit);
        }
        if let Some(object) = &self.object {
            let declared = object.properties.iter().chain(&object.pattern_properties);
            declared.map(|(_, id)| *id).for_each(&mut visit);
            [object.additional_properties, object.property_names, object.unevaluated_properties]
                .into_iter()
                .flatten()
                .for_each(&mut visit);
        }
    }
}

/// A set of JSON types. `integer` is the subset of numbers without a fraction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Types(u8);

impl Types {
    pub const NONE: Types = Types(0);
    pub const NULL: Types = Types(1);
    pub const BOOLEAN: Types = Types(2);
    pub const INTEGER: Types = Types(4);
    /// All numbers, integers among them.
    pub const NUMBER: Types = Types(8 | 4);
    pub const STRING: Types = Types(16);
    pub const ARRAY: Types = Types(32);
    pub const OBJECT: Types = Types(64);
    pub const ALL: Types = Types(127);

    /// The single types by their JSON Schema name, in the order in which they are printed.
    pub const NAMED: [(Types, &'static str); 7] = [
        (Types::STRING, "string"),
        (Types::NUMBER, "number"),
        (Types::INTEGER, "integer"),
        (Types::BOOLEAN, "boolean"),
        (Types::ARRAY, "array"),
        (Types::OBJECT, "object"),
        (Types::NULL, "null"),
    ];

    pub fn named(name: &str) -> Option<Types> {
        Self::NAMED.iter().find(|(_, known)| *known == name).map(|(types, _)| *types)
    }

    pub const fn union(self, other: Types) -> Types {
        Types(self.0 | other.0)
    }

    pub const fn intersection(self, other: Types) -> Types {
        Types(self.0 & other.0)
    }

    pub const fn without(self, other: Types) -> Types {
        Types(self.0 & !other.0)
    }

    pub const fn contains(self, other: Types) -> bool {
        self.0 & other.0 == other.0
    }

    pub const fn intersects(self, other: Types) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names of the types, `number` standing for `integer` too.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        Self::NAMED
            .iter()
            .filter(move |(types, name)| self.contains(*types) && !(*name == "integer" && self.contains(Types::NUMBER)))
            .map(|(_, name)| *name)
    }
}

/// `$dynamicRef`: the target found lexically, and those that a dynamic scope may put in its place.
#[derive(Clone, Debug)]
pub struct DynamicReference {
    pub target: SchemaId,
    /// Set when `target` is a `$dynamicAnchor`: every schema of the contract that has the same one.
    pub candidates: Vec<SchemaId>,
}

/// Bounds of numbers; boolean exclusive bounds of 3.0 are lowered to numbers of their own.
#[derive(Clone, Debug, Default)]
pub struct NumericKeywords {
    pub multiple_of: Option<Number>,
    pub minimum: Option<Number>,
    pub exclusive_minimum: Option<Number>,
    pub maximum: Option<Number>,
    pub exclusive_maximum: Option<Number>,
}

/// Lengths count Unicode code points (2020-12 validation, section 6.3).
#[derive(Clone, Debug, Default)]
pub struct StringKeywords {
    pub min_length: Option<u64>,
    pub max_length: Option<u64>,
    pub pattern: Option<SmolStr>,
    pub content_encoding: Option<SmolStr>,
    pub content_media_type: Option<SmolStr>,
    pub content_schema: Option<SchemaId>,
}

#[derive(Clone, Debug, Default)]
pub struct ArrayKeywords {
    pub prefix_items: Vec<SchemaId>,
    /// The items after `prefix_items`.
    pub items: Option<SchemaId>,
    pub contains: Option<SchemaId>,
    pub min_contains: Option<u64>,
    pub max_contains: Option<u64>,
    pub min_items: Option<u64>,
    pub max_items: Option<u64>,
    pub unique_items: bool,
    pub unevaluated_items: Option<SchemaId>,
}

#[derive(Clone, Debug, Default)]
pub struct ObjectKeywords {
    /// In document order.
    pub properties: Vec<(SmolStr, SchemaId)>,
    /// May name properties that are declared nowhere.
    pub required: Vec<SmolStr>,
    pub pattern_properties: Vec<(SmolStr, SchemaId)>,
    /// Absent is not `true`: a sender with nothing written here sends only what is declared.
    pub additional_properties: Option<SchemaId>,
    pub property_names: Option<SchemaId>,
    pub min_properties: Option<u64>,
    pub max_properties: Option<u64>,
    pub dependent_required: Vec<(SmolStr, Vec<SmolStr>)>,
    pub dependent_schemas: Vec<(SmolStr, SchemaId)>,
    pub unevaluated_properties: Option<SchemaId>,
}

impl ObjectKeywords {
    pub fn property(&self, name: &str) -> Option<SchemaId> {
        self.properties.iter().find(|(known, _)| known == name).map(|(_, schema)| *schema)
    }
}

#[derive(Clone, Debug, Default)]
pub struct Composition {
    pub all_of: Vec<SchemaId>,
    pub any_of: Vec<SchemaId>,
    pub one_of: Vec<SchemaId>,
    pub not: Option<SchemaId>,
    pub if_: Option<SchemaId>,
    /// Without `if_` this constrains nothing.
    pub then: Option<SchemaId>,
    pub else_: Option<SchemaId>,
}

/// Which schema a payload follows, told by the value of one property (OpenAPI 3.1.1, section 4.8.25).
#[derive(Clone, Debug)]
pub struct Discriminator {
    pub at: At,
    pub property_name: SmolStr,
    /// Values in document order with the schemas they choose; `None` for a target that does not resolve.
    pub mapping: Vec<(SmolStr, Option<SchemaId>)>,
    /// OpenAPI 3.2: what an unknown or absent value chooses.
    pub default_mapping: Option<SchemaId>,
}
