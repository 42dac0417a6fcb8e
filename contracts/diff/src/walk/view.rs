//! What a schema asks for, however it is spread over `$ref`, `allOf` and compositions of one branch.
//!
//! Two schemas that differ only in that spread have equal views: most refactorings end here, without a word.

use accordant_document::{At, Kind, Node, Number, Origin};
use accordant_model::{Contract, Discriminator, Schema, SchemaId, Types};
use indexmap::IndexMap;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::bound::{Bound, Range};
use super::value;

/// How many schemas one view puts together; what is beyond stays a branch of its own.
const PARTS: usize = 256;
/// How deep null is looked for in compositions.
const NULL_DEPTH: usize = 32;

/// `anyOf` or `oneOf` with at least two branches that are no mere types or values.
#[derive(Clone, Debug)]
pub(crate) struct Union {
    pub(crate) keyword: &'static str,
    /// Without a branch that is only null.
    pub(crate) branches: Vec<SchemaId>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct View {
    /// The schema itself first, then what applies beside it.
    pub(crate) parts: Vec<SchemaId>,
    /// `false` stands in it: nothing is allowed.
    pub(crate) never: bool,
    /// Null left out; all others where none is written.
    pub(crate) types: Types,
    pub(crate) nullable: bool,
    /// The only values allowed, null left out.
    pub(crate) values: Option<Vec<At>>,
    pub(crate) numbers: Range,
    pub(crate) multiples: Vec<Number>,
    pub(crate) lengths: Range,
    pub(crate) patterns: Vec<SmolStr>,
    pub(crate) formats: Vec<SmolStr>,
    pub(crate) content: Vec<String>,
    pub(crate) content_schemas: Vec<SchemaId>,
    pub(crate) prefix: Vec<Vec<SchemaId>>,
    pub(crate) items: Vec<SchemaId>,
    pub(crate) contains: Vec<(SchemaId, u64, Option<u64>)>,
    pub(crate) item_count: Range,
    pub(crate) unique: bool,
    pub(crate) unevaluated_items: Vec<SchemaId>,
    pub(crate) properties: IndexMap<SmolStr, Vec<SchemaId>, rustc_hash::FxBuildHasher>,
    /// Sorted.
    pub(crate) required: Vec<SmolStr>,
    pub(crate) pattern_properties: Vec<(SmolStr, SchemaId)>,
    pub(crate) additional: Vec<SchemaId>,
    pub(crate) property_names: Vec<SchemaId>,
    pub(crate) property_count: Range,
    /// Trigger and the name that it asks for, sorted; without those that are required anyway.
    pub(crate) dependent_required: Vec<(SmolStr, SmolStr)>,
    pub(crate) dependent_schemas: Vec<(SmolStr, SchemaId)>,
    pub(crate) unevaluated_properties: Vec<SchemaId>,
    pub(crate) unions: Vec<Union>,
    pub(crate) nots: Vec<SchemaId>,
    pub(crate) conditions: Vec<(SchemaId, Option<SchemaId>, Option<SchemaId>)>,
    pub(crate) dynamic: Vec<SchemaId>,
}

impl View {
    pub(crate) fn of(contract: &Contract, id: SchemaId) -> Self {
        let mut view = View { types: Types::ALL.without(Types::NULL), ..View::default() };
        let mut seen = FxHashSet::default();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            if view.parts.len() >= PARTS {
                view.unions.push(Union { keyword: "allOf", branches: vec![id] });
                continue;
            }
            view.parts.push(id);
            let mut next = view.take(contract, id);
            next.reverse();
            open.append(&mut next);
        }
        view.nullable = allows_null(contract, id, NULL_DEPTH);
        if view.never {
            view.types = Types::NONE;
        }
        for union in &view.unions {
            let branches = union.branches.iter().map(|branch| contract.schemas[*branch].types);
            let together = branches.fold(Types::NONE, |all, types| all.union(types.unwrap_or(Types::ALL)));
            view.types = view.types.intersection(together.without(Types::NULL));
        }
        view.settle(contract);
        view
    }

    /// The schema that the view is of.
    pub(crate) fn id(&self) -> SchemaId {
        self.parts.first().copied().unwrap_or(SchemaId(0))
    }

    /// Whether nothing is asked beside a union: then the union is the schema.
    pub(crate) fn is_only_union(&self) -> bool {
        self.unions.len() == 1
            && self.values.is_none()
            && self.properties.is_empty()
            && self.required.is_empty()
            && self.items.is_empty()
            && self.nots.is_empty()
            && self.conditions.is_empty()
    }

    fn take(&mut self, contract: &Contract, id: SchemaId) -> Vec<SchemaId> {
        let schema = &contract.schemas[id];
        let mut next = Vec::new();
        self.never |= schema.boolean == Some(false);
        next.extend(schema.reference);
        if let Some(dynamic) = &schema.dynamic_reference {
            if dynamic.candidates.len() < 2 {
                next.push(dynamic.target);
            } else {
                self.dynamic.push(dynamic.target);
            }
        }
        if let Some(types) = schema.types {
            self.types = self.types.intersection(types);
        }
        let listed = schema.enumeration.as_deref().map(<[At]>::to_vec);
        for values in [listed, schema.constant.map(|value| vec![value])].into_iter().flatten() {
            self.restrict(contract, &values);
        }
        self.formats.extend(schema.format.clone());
        self.take_scalars(schema);
        self.take_arrays(schema);
        self.take_objects(schema);
        if let Some(composition) = &schema.composition {
            next.extend(&composition.all_of);
            for (keyword, branches) in [("anyOf", &composition.any_of), ("oneOf", &composition.one_of)] {
                self.take_union(contract, keyword, branches, &mut next);
            }
            self.nots.extend(composition.not);
            if let Some(condition) = composition.if_
                && (composition.then.is_some() || composition.else_.is_some())
            {
                self.conditions.push((condition, composition.then, composition.else_));
            }
        }
        next
    }

    fn take_scalars(&mut self, schema: &Schema) {
        if let Some(numeric) = &schema.numeric {
            self.numbers.raise(numeric.minimum.clone().map(Bound::inclusive));
            self.numbers.raise(numeric.exclusive_minimum.clone().map(Bound::exclusive));
            self.numbers.lower(numeric.maximum.clone().map(Bound::inclusive));
            self.numbers.lower(numeric.exclusive_maximum.clone().map(Bound::exclusive));
            self.multiples.extend(numeric.multiple_of.clone());
        }
        if let Some(string) = &schema.string {
            self.lengths.raise_count(string.min_length);
            self.lengths.lower_count(string.max_length);
            self.patterns.extend(string.pattern.clone());
            let kinds =
                [("contentEncoding", &string.content_encoding), ("contentMediaType", &string.content_media_type)];
            for (keyword, value) in kinds {
                self.content.extend(value.as_ref().map(|value| format!("{keyword}: {value}")));
            }
            self.content_schemas.extend(string.content_schema);
        }
    }

    fn take_arrays(&mut self, schema: &Schema) {
        let Some(array) = &schema.array else { return };
        for (slot, item) in array.prefix_items.iter().enumerate() {
            if self.prefix.len() <= slot {
                self.prefix.push(Vec::new());
            }
            if let Some(known) = self.prefix.get_mut(slot) {
                known.push(*item);
            }
        }
        self.items.extend(array.items);
        if let Some(contains) = array.contains {
            let least = array.min_contains.unwrap_or(1);
            if least > 0 || array.max_contains.is_some() {
                self.contains.push((contains, least, array.max_contains));
            }
        }
        self.item_count.raise_count(array.min_items);
        self.item_count.lower_count(array.max_items);
        self.unique |= array.unique_items;
        self.unevaluated_items.extend(array.unevaluated_items);
    }

    fn take_objects(&mut self, schema: &Schema) {
        let Some(object) = &schema.object else { return };
        for (name, property) in &object.properties {
            self.properties.entry(name.clone()).or_default().push(*property);
        }
        self.required.extend(object.required.iter().cloned());
        self.pattern_properties.extend(object.pattern_properties.iter().cloned());
        self.additional.extend(object.additional_properties);
        self.property_names.extend(object.property_names);
        self.property_count.raise_count(object.min_properties);
        self.property_count.lower_count(object.max_properties);
        for (trigger, names) in &object.dependent_required {
            self.dependent_required.extend(names.iter().map(|name| (trigger.clone(), name.clone())));
        }
        self.dependent_schemas.extend(object.dependent_schemas.iter().cloned());
        self.unevaluated_properties.extend(object.unevaluated_properties);
    }

    fn take_union(
        &mut self,
        contract: &Contract,
        keyword: &'static str,
        branches: &[SchemaId],
        next: &mut Vec<SchemaId>,
    ) {
        let kept: Vec<SchemaId> =
            branches.iter().copied().filter(|branch| !is_null(contract, &contract.schemas[*branch])).collect();
        if branches.is_empty() || kept.is_empty() {
            return;
        }
        if let [only] = kept.as_slice() {
            next.push(*only);
        } else if let Some(types) = bare_types(contract, &kept) {
            self.types = self.types.intersection(types);
        } else if let Some(values) = bare_values(contract, &kept) {
            self.restrict(contract, &values);
        } else {
            self.unions.push(Union { keyword, branches: kept });
        }
    }

    fn restrict(&mut self, contract: &Contract, values: &[At]) {
        let documents = &contract.documents;
        let fresh = values.iter().copied().filter(|value| !documents.node(*value).is_null());
        self.values = Some(match self.values.take() {
            None => fresh.collect(),
            Some(known) => {
                let allowed: FxHashSet<String> =
                    values.iter().map(|value| value::canonical(documents.node(*value))).collect();
                known.into_iter().filter(|known| allowed.contains(&value::canonical(documents.node(*known)))).collect()
            }
        });
    }

    /// Takes out what has no effect, so that two ways of saying the same compare equal.
    fn settle(&mut self, contract: &Contract) {
        if let Some(values) = &mut self.values {
            let documents = &contract.documents;
            let types = self.types;
            values.retain(|value| types.intersects(type_of(documents.node(*value))));
            let held = values.iter().fold(Types::NONE, |held, value| held.union(type_of(documents.node(*value))));
            self.types = held;
            // Both booleans are all booleans.
            let flags: Vec<bool> = values.iter().filter_map(|value| documents.node(*value).as_bool()).collect();
            if held == Types::BOOLEAN && flags.contains(&true) && flags.contains(&false) {
                self.values = None;
            }
        }
        let bound = self.values.is_some();
        if bound || !self.types.intersects(Types::NUMBER) {
            self.numbers = Range::default();
            self.multiples.clear();
        }
        if !self.types.contains(Types::NUMBER) {
            self.numbers.round_to_integers();
        }
        if bound || !self.types.contains(Types::STRING) {
            self.lengths = Range::default();
            self.patterns.clear();
        }
        self.lengths.drop_zero();
        self.item_count.drop_zero();
        self.property_count.drop_zero();
        if !self.types.contains(Types::ARRAY) {
            self.prefix.clear();
            self.items.clear();
            self.contains.clear();
            self.item_count = Range::default();
            self.unique = false;
            self.unevaluated_items.clear();
        }
        if !self.types.contains(Types::OBJECT) {
            self.properties.clear();
            self.required.clear();
            self.pattern_properties.clear();
            self.additional.clear();
            self.property_names.clear();
            self.property_count = Range::default();
            self.dependent_required.clear();
            self.dependent_schemas.clear();
            self.unevaluated_properties.clear();
        }
        for list in [&mut self.required, &mut self.patterns, &mut self.formats] {
            list.sort();
            list.dedup();
        }
        self.multiples.sort();
        self.multiples.dedup();
        self.content.sort();
        self.content.dedup();
        let required = &self.required;
        self.dependent_required.retain(|(_, name)| required.binary_search(name).is_err());
        self.dependent_required.sort();
        self.dependent_required.dedup();
        for list in
            [&mut self.items, &mut self.additional, &mut self.unevaluated_items, &mut self.unevaluated_properties]
        {
            list.retain(|schema| !is_true(&contract.schemas[*schema]));
        }
    }

    /// Where the first part stands that has one of these keywords, at the keyword; the schema itself where none has.
    pub(crate) fn origin(&self, contract: &Contract, keywords: &[&str]) -> Origin {
        let documents = &contract.documents;
        for part in &self.parts {
            let at = contract.schemas[*part].at;
            let node = documents.node(at);
            for keyword in keywords {
                if node.member(keyword).is_some() {
                    return documents.member_origin(at, keyword);
                }
            }
        }
        documents.origin(contract.schemas[self.id()].at)
    }

    /// Where an entry of a keyword stands (`properties`, `name`), at its key.
    pub(crate) fn entry_origin(&self, contract: &Contract, keyword: &str, name: &str) -> Origin {
        let documents = &contract.documents;
        for part in &self.parts {
            let at = contract.schemas[*part].at;
            if let Some(node) = documents.node(at).get(keyword) {
                let inner = At { document: at.document, node: node.id() };
                if node.member(name).is_some() {
                    return documents.member_origin(inner, name);
                }
                let listed = node.items().find(|item| item.as_str() == Some(name));
                if let Some(item) = listed {
                    return Origin { document: at.document, span: item.span() };
                }
            }
        }
        self.origin(contract, &[keyword])
    }

    /// The first of the parts for which `pick` finds something.
    pub(crate) fn first<'a, T>(&self, contract: &'a Contract, pick: impl Fn(&'a Schema) -> Option<T>) -> Option<T> {
        self.parts.iter().find_map(|part| pick(&contract.schemas[*part]))
    }

    pub(crate) fn any(&self, contract: &Contract, test: impl Fn(&Schema) -> bool) -> bool {
        self.parts.iter().any(|part| test(&contract.schemas[*part]))
    }

    pub(crate) fn discriminator<'a>(&self, contract: &'a Contract) -> Option<&'a Discriminator> {
        self.first(contract, |schema| schema.discriminator.as_deref())
    }
}

/// The JSON type of a value.
pub(crate) fn type_of(node: Node<'_>) -> Types {
    match node.kind() {
        Kind::Null => Types::NULL,
        Kind::Bool => Types::BOOLEAN,
        Kind::String => Types::STRING,
        Kind::Array => Types::ARRAY,
        Kind::Object => Types::OBJECT,
        Kind::Number => match node.as_number() {
            Some(number) if number.is_integer() => Types::INTEGER,
            _ => Types::NUMBER,
        },
    }
}

fn is_null(contract: &Contract, schema: &Schema) -> bool {
    schema.types == Some(Types::NULL)
        || schema.constant.is_some_and(|value| contract.documents.node(value).is_null())
        || schema.enumeration.as_deref().is_some_and(|values| {
            !values.is_empty() && values.iter().all(|value| contract.documents.node(*value).is_null())
        })
}

/// A schema that says nothing, or `true`.
pub(crate) fn is_true(schema: &Schema) -> bool {
    let says_nothing = is_bare(schema) && schema.types.is_none() && schema.enumeration.is_none();
    schema.boolean == Some(true) || (says_nothing && schema.constant.is_none())
}

/// Whether types and values are all that the schema asks for.
fn is_bare(schema: &Schema) -> bool {
    schema.reference.is_none()
        && schema.dynamic_reference.is_none()
        && schema.boolean.is_none()
        && schema.numeric.is_none()
        && schema.string.is_none()
        && schema.array.is_none()
        && schema.object.is_none()
        && schema.composition.is_none()
        && schema.format.is_none()
}

fn bare_types(contract: &Contract, branches: &[SchemaId]) -> Option<Types> {
    branches.iter().try_fold(Types::NONE, |all, branch| {
        let schema = &contract.schemas[*branch];
        let types = schema.types?;
        (is_bare(schema) && schema.enumeration.is_none() && schema.constant.is_none()).then(|| all.union(types))
    })
}

fn bare_values(contract: &Contract, branches: &[SchemaId]) -> Option<Vec<At>> {
    let mut values: Vec<At> = Vec::new();
    for branch in branches {
        let schema = &contract.schemas[*branch];
        let own = match (&schema.enumeration, schema.constant) {
            (Some(values), None) => values.clone(),
            (None, Some(value)) => vec![value],
            _ => return None,
        };
        if !is_bare(schema) {
            return None;
        }
        let types = schema.types.unwrap_or(Types::ALL);
        values.extend(own.into_iter().filter(|value| types.intersects(type_of(contract.documents.node(*value)))));
    }
    Some(values)
}

/// Whether null is allowed, as far as compositions tell; beyond the depth it is taken to be.
fn allows_null(contract: &Contract, id: SchemaId, depth: usize) -> bool {
    let schema = &contract.schemas[id];
    let Some(depth) = depth.checked_sub(1) else { return true };
    let null = |value: &At| contract.documents.node(*value).is_null();
    if schema.boolean == Some(false)
        || schema.types.is_some_and(|types| !types.contains(Types::NULL))
        || schema.enumeration.as_deref().is_some_and(|values| !values.iter().any(null))
        || schema.constant.as_ref().is_some_and(|value| !null(value))
        || schema.reference.is_some_and(|next| !allows_null(contract, next, depth))
    {
        return false;
    }
    let Some(composition) = &schema.composition else { return true };
    // Wide unions inside each other are looked into no further than a few levels.
    let inner = depth.min(3);
    composition.all_of.iter().all(|branch| allows_null(contract, *branch, inner))
        && (composition.any_of.is_empty() || composition.any_of.iter().any(|b| allows_null(contract, *b, inner)))
        && (composition.one_of.is_empty() || composition.one_of.iter().any(|b| allows_null(contract, *b, inner)))
}
