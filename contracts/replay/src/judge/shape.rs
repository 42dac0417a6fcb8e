//! What a text may mean: the types that a schema leaves open, for values that come without types of their own.

use accordant_document::Kind;
use accordant_model::{Contract, SchemaId, Types};
use indexmap::IndexMap;
use serde_json::{Map, Value};
use smol_str::SmolStr;

/// Levels of a parameter or form field that are looked at.
const DEPTH: usize = 3;
/// Schemas that apply to one place.
const TOGETHER: usize = 128;
/// Schemas that are looked at for one shape, however they branch.
const LOOKS: usize = 20_000;

/// What values of a schema look like, a few levels deep.
#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub(crate) types: Types,
    item: Option<Box<Shape>>,
    pub(crate) properties: IndexMap<SmolStr, Shape>,
}

/// How texts are taken: schemas can leave several ways open, and one that fits is enough.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// `1` is a number wherever the schema takes numbers.
    pub(crate) typed: bool,
    /// `%2C` separates like a plain comma: many clients encode them all.
    pub(crate) encoded_commas: bool,
}

impl Reading {
    pub(crate) const ALL: [Reading; 3] = [
        Reading { typed: true, encoded_commas: false },
        Reading { typed: false, encoded_commas: false },
        Reading { typed: true, encoded_commas: true },
    ];
}

impl Shape {
    /// Of a value that may be anything.
    pub(crate) fn any() -> Self {
        Self::of_types(Types::ALL)
    }

    /// Of a value of which only the types are known.
    pub(crate) fn of_types(types: Types) -> Self {
        Self { types, item: None, properties: IndexMap::new() }
    }

    pub(crate) fn of(contract: &Contract, schema: Option<SchemaId>) -> Self {
        schema.map_or_else(Self::any, |id| shape(contract, id, DEPTH, &mut { LOOKS }))
    }

    pub(crate) fn takes(&self, types: Types) -> bool {
        self.types.intersects(types)
    }

    /// Whether lists are what it says, and not merely what it does not forbid.
    pub(crate) fn is_list(&self) -> bool {
        self.types.intersects(Types::ARRAY) && (self.item.is_some() || self.types != Types::ALL)
    }

    pub(crate) fn is_object(&self) -> bool {
        self.types.intersects(Types::OBJECT) && (!self.properties.is_empty() || self.types != Types::ALL)
    }

    pub(crate) fn item(&self) -> Shape {
        self.item.as_deref().cloned().unwrap_or_else(Shape::any)
    }

    pub(crate) fn property(&self, name: &str) -> Shape {
        self.properties.get(name).cloned().unwrap_or_else(Shape::any)
    }

    /// A text as the value that the schema would have it be.
    pub(crate) fn scalar(&self, text: &str, reading: Reading) -> Value {
        let plain = |types: Types| self.types.intersects(types) && reading.typed;
        if plain(Types::NUMBER)
            && let Ok(number) = serde_json::from_str::<serde_json::Number>(text)
        {
            return Value::Number(number);
        }
        match text {
            "true" if plain(Types::BOOLEAN) => Value::Bool(true),
            "false" if plain(Types::BOOLEAN) => Value::Bool(false),
            "" | "null" if plain(Types::NULL) => Value::Null,
            _ => Value::String(text.to_owned()),
        }
    }

    pub(crate) fn list<'t>(&self, items: impl Iterator<Item = &'t str>, reading: Reading) -> Value {
        let item = self.item();
        Value::Array(items.map(|text| item.scalar(text, reading)).collect())
    }

    pub(crate) fn object<'t>(&self, members: impl Iterator<Item = (&'t str, &'t str)>, reading: Reading) -> Value {
        let member = |(name, text): (&str, &str)| (name.to_owned(), self.property(name).scalar(text, reading));
        Value::Object(members.map(member).collect::<Map<_, _>>())
    }
}

fn shape(contract: &Contract, root: SchemaId, depth: usize, looks: &mut usize) -> Shape {
    let mut shape = Shape { types: types_of(contract, root, 8, looks), item: None, properties: IndexMap::new() };
    let Some(depth) = depth.checked_sub(1) else { return shape };
    let mut seen: Vec<SchemaId> = Vec::new();
    let mut queue: Vec<SchemaId> = vec![root];
    while let Some(id) = queue.pop() {
        if seen.contains(&id) || seen.len() >= TOGETHER {
            continue;
        }
        seen.push(id);
        let Some(schema) = contract.schemas.get(id) else { continue };
        schema.in_place(|id| queue.push(id));
        if let Some(items) = schema.array.as_ref().and_then(|array| array.items.or(array.prefix_items.first().copied()))
            && shape.item.is_none()
        {
            shape.item = Some(Box::new(self::shape(contract, items, depth, looks)));
        }
        for (name, id) in schema.object.iter().flat_map(|object| &object.properties) {
            if *looks > 0 && !shape.properties.contains_key(name) {
                let property = self::shape(contract, *id, depth, looks);
                shape.properties.insert(name.clone(), property);
            }
        }
    }
    shape
}

/// The types that a schema leaves open, as far as keywords beside each other say.
pub(super) fn types_of(contract: &Contract, id: SchemaId, depth: usize, looks: &mut usize) -> Types {
    let (Some(schema), Some(depth)) = (contract.schemas.get(id), depth.checked_sub(1)) else { return Types::ALL };
    let Some(left) = looks.checked_sub(1) else { return Types::ALL };
    *looks = left;
    let kind = |at: &accordant_document::At| match contract.documents.node(*at).kind() {
        Kind::Null => Types::NULL,
        Kind::Bool => Types::BOOLEAN,
        Kind::Number => Types::NUMBER,
        Kind::String => Types::STRING,
        Kind::Array => Types::ARRAY,
        Kind::Object => Types::OBJECT,
    };
    let mut types = schema.types.unwrap_or(Types::ALL);
    if let Some(constant) = &schema.constant {
        types = types.intersection(kind(constant));
    }
    if let Some(values) = &schema.enumeration {
        types = types.intersection(values.iter().fold(Types::NONE, |types, at| types.union(kind(at))));
    }
    if let Some(reference) = schema.reference {
        types = types.intersection(types_of(contract, reference, depth, looks));
    }
    if let Some(composition) = &schema.composition {
        for id in &composition.all_of {
            types = types.intersection(types_of(contract, *id, depth, looks));
        }
        for branches in [&composition.any_of, &composition.one_of].into_iter().filter(|branches| !branches.is_empty()) {
            let mut union = Types::NONE;
            for id in branches {
                union = union.union(types_of(contract, *id, depth, looks));
            }
            types = types.intersection(union);
        }
    }
    types
}
