//! What a schema says of one place of a value: which types may stand there, and which schemas the parts have.

use std::collections::BTreeSet;

use accordant_model::{Contract, Schema, SchemaId};
use rustc_hash::FxHashSet;
use serde_json::Value;
use smol_str::SmolStr;

/// Schemas of one place that are looked at.
const PLACE: usize = 4_000;
/// Pairs of a value and a set of schemas that one walk looks at.
const STEPS: usize = 200_000;
/// Nesting that is followed; readers allow less.
const DEPTH: usize = 1_000;

/// All schemas that may apply to one value, whatever branch they stand in.
pub(crate) struct Facts<'c> {
    schemas: Vec<(SchemaId, &'c Schema)>,
}

/// What the schemas of an object say of one of its members.
enum MemberSays {
    /// These apply to its value.
    Declared(Vec<SchemaId>),
    /// Nothing is said, and nothing forbids it.
    Open,
    Undeclared,
}

impl<'c> Facts<'c> {
    pub(crate) fn new(contract: &'c Contract, ids: &[SchemaId]) -> Self {
        let mut seen = FxHashSet::default();
        let mut schemas = Vec::new();
        let mut open: Vec<SchemaId> = ids.iter().rev().copied().collect();
        while let Some(id) = open.pop() {
            if schemas.len() >= PLACE || !seen.insert(id) {
                continue;
            }
            let Some(schema) = contract.schemas.get(id) else { continue };
            schemas.push((id, schema));
            schema.in_place(|id| open.push(id));
        }
        Self { schemas }
    }

    /// The schemas of the item at this index.
    pub(crate) fn items(&self, index: usize) -> Vec<SchemaId> {
        let arrays = self.schemas.iter().filter_map(|(_, schema)| schema.array.as_deref());
        arrays
            .filter_map(|array| array.prefix_items.get(index).copied().or(array.items).or(array.unevaluated_items))
            .collect()
    }

    /// The schemas of a member that is declared.
    pub(crate) fn property(&self, name: &str) -> Vec<SchemaId> {
        let objects = self.schemas.iter().filter_map(|(_, schema)| schema.object.as_deref());
        objects.filter_map(|object| object.property(name)).collect()
    }

    /// Every declared member with the schema that declares it.
    pub(crate) fn properties(&self) -> impl Iterator<Item = (SchemaId, &'c SmolStr, SchemaId)> {
        self.schemas.iter().flat_map(|(id, schema)| {
            let properties = schema.object.iter().flat_map(|object| &object.properties);
            properties.map(|(name, value)| (*id, name, *value))
        })
    }

    /// The schemas of all items, in whatever slot.
    pub(crate) fn all_items(&self) -> Vec<SchemaId> {
        let arrays = self.schemas.iter().filter_map(|(_, schema)| schema.array.as_deref());
        arrays.flat_map(|array| array.prefix_items.iter().copied().chain(array.items)).collect()
    }

    /// The schemas of members that nobody declares.
    pub(crate) fn others(&self) -> Vec<SchemaId> {
        let objects = self.schemas.iter().filter_map(|(_, schema)| schema.object.as_deref());
        objects.flat_map(|object| [object.additional_properties, object.unevaluated_properties]).flatten().collect()
    }

    /// Whether some schema requires a member.
    pub(crate) fn requires(&self, name: &str) -> bool {
        let objects = self.schemas.iter().filter_map(|(_, schema)| schema.object.as_deref());
        { objects }.any(|object| object.required.iter().any(|known| known == name))
    }

    /// Whether the schemas speak of an object that may have a member of this name.
    pub(crate) fn takes_member(&self, contract: &Contract, name: &str) -> bool {
        self.schemas.iter().any(|(_, schema)| schema.object.is_some())
            && !matches!(self.member(contract, name), MemberSays::Undeclared)
    }

    fn member(&self, contract: &Contract, name: &str) -> MemberSays {
        let declared = self.property(name);
        if !declared.is_empty() {
            return MemberSays::Declared(declared);
        }
        let mut says_names = false;
        let mut further = Vec::new();
        for object in self.schemas.iter().filter_map(|(_, schema)| schema.object.as_deref()) {
            says_names |= !object.properties.is_empty();
            if !object.pattern_properties.is_empty() {
                // Which pattern fits is the validator's affair.
                return MemberSays::Open;
            }
            let others = [object.additional_properties, object.unevaluated_properties];
            for id in others.into_iter().flatten() {
                if contract.schemas.get(id).and_then(|schema| schema.boolean) != Some(false) {
                    further.push(id);
                } else {
                    says_names = true;
                }
            }
        }
        match (further.is_empty(), says_names) {
            (false, _) => MemberSays::Declared(further),
            (true, true) => MemberSays::Undeclared,
            (true, false) => MemberSays::Open,
        }
    }
}

/// A walk of a value through its schemas: which properties it touches, and which of its members nobody declares.
pub(crate) struct Walk<'c> {
    contract: &'c Contract,
    steps: usize,
    /// Properties, each with the schema that declares it.
    pub(crate) touched: BTreeSet<(SchemaId, SmolStr)>,
    /// Members as paths (`$.items[0].id`), with their names and a schema of the object that they stand in.
    pub(crate) undeclared: Vec<(String, String, SchemaId)>,
}

impl<'c> Walk<'c> {
    pub(crate) fn new(contract: &'c Contract) -> Self {
        Self { contract, steps: STEPS, touched: BTreeSet::new(), undeclared: Vec::new() }
    }

    pub(crate) fn value(&mut self, schema: SchemaId, value: &Value) {
        self.step(&[schema], value, &mut "$".to_owned(), DEPTH);
    }

    fn step(&mut self, ids: &[SchemaId], value: &Value, path: &mut String, depth: usize) {
        let (Some(steps), Some(depth)) = (self.steps.checked_sub(1), depth.checked_sub(1)) else { return };
        self.steps = steps;
        let length = path.len();
        match value {
            Value::Object(members) => {
                let facts = Facts::new(self.contract, ids);
                for (name, value) in members {
                    push_name(path, name);
                    for (declares, known, _) in facts.properties() {
                        if known == name {
                            self.touched.insert((declares, known.clone()));
                        }
                    }
                    match facts.member(self.contract, name) {
                        MemberSays::Declared(ids) => self.step(&ids, value, path, depth),
                        MemberSays::Open => {}
                        MemberSays::Undeclared => {
                            // Where nothing stands nothing was expected to be declared.
                            let object = facts.schemas.iter().find(|(_, schema)| schema.object.is_some());
                            if let Some((id, _)) = object {
                                self.undeclared.push((path.clone(), name.clone(), *id));
                            }
                        }
                    }
                    path.truncate(length);
                }
            }
            Value::Array(items) => {
                let facts = Facts::new(self.contract, ids);
                for (index, item) in items.iter().enumerate() {
                    let ids = facts.items(index);
                    if !ids.is_empty() {
                        path.push_str(&format!("[{index}]"));
                        self.step(&ids, item, path, depth);
                        path.truncate(length);
                    }
                }
            }
            _ => {}
        }
    }
}

/// As Pact writes it: `.name`, and `['a name']` where that is not clear.
pub(crate) fn push_name(path: &mut String, name: &str) {
    if name.chars().all(|letter| letter.is_alphanumeric() || letter == '_' || letter == '-') && !name.is_empty() {
        path.push('.');
        path.push_str(name);
    } else {
        path.push_str("['");
        path.push_str(name);
        path.push_str("']");
    }
}
