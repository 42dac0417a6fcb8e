//! A contract's schemas as one side of a question reads them: what a sender leaves out, and what nobody owes.
//!
//! The reading is a schema of its own, made from the one that was written, so that the proof and the validator that
//! checks its counterexamples read the very same thing. Schemas are made when they are first looked at.
//!
//! *Closed* senders: `unevaluatedProperties: false` once per place of a value, at the outermost schema that applies
//! there. Where several schemas of one place speak of the same property, its value is one place too: it is closed over
//! all of them together. A schema that says nothing at all (`true`, `{}`) stays open, a property that is only required
//! counts as declared, and enumerated values are what they are.
//!
//! *Owned* properties: a sender has no read-only properties in requests and no write-only ones in responses; nobody
//! requires them there.

use accordant_document::Documents;
use accordant_model::{Composition, DynamicReference, ObjectKeywords, Schema, SchemaId, Schemas, Types};
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::Side;
use crate::Direction;

/// How one side reads its contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Mode {
    pub(crate) side: Side,
    /// Senders that send only what is declared.
    pub(crate) closed: bool,
    /// Whose properties are left out, and by whom.
    pub(crate) owned: Option<Owned>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Owned {
    pub(crate) direction: Direction,
    /// The sender does not send them; the receiver merely does not require them.
    pub(crate) sends: bool,
}

impl Mode {
    fn as_written(self) -> bool {
        !self.closed && self.owned.is_none()
    }
}

/// What a made schema is made from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Recipe {
    /// The outermost schema of a place.
    Place { id: SchemaId, closed: bool },
    /// A schema that applies to the same place as an outer one, which knows the owned names and closes shared ones.
    Inner { id: SchemaId, closed: bool, owned: u32, shared: u32 },
    /// As written: conditions and negations, where leaving something out would mean the opposite.
    Plain(SchemaId),
    /// A place that several schemas speak of: `all` hold, and what of `some` holds may declare properties.
    Joint { all: Vec<SchemaId>, some: Vec<SchemaId> },
}

pub(crate) struct View<'a> {
    pub(crate) documents: &'a Documents,
    pub(crate) mode: Mode,
    source: &'a Schemas,
    made: Schemas,
    recipes: Vec<Option<Recipe>>,
    filled: Vec<bool>,
    known: FxHashMap<Recipe, SchemaId>,
    name_sets: Vec<Vec<SmolStr>>,
    name_set_ids: FxHashMap<Vec<SmolStr>, u32>,
    /// Schemas whose `oneOf` is repeated as an `anyOf` of closed branches, which declares the same properties.
    repeated: FxHashSet<SchemaId>,
}

const NEVER: SchemaId = SchemaId(0);
const ALWAYS: SchemaId = SchemaId(1);
/// Schemas that are looked at to learn what one place declares.
const PLACE: usize = 4_000;
/// References followed to see whether a property has an owner.
const OWNER_CHAIN: usize = 32;

impl<'a> View<'a> {
    pub(crate) fn new(documents: &'a Documents, source: &'a Schemas, mode: Mode) -> Self {
        let mut view = Self {
            documents,
            mode,
            source,
            made: Schemas::default(),
            recipes: Vec::new(),
            filled: Vec::new(),
            known: FxHashMap::default(),
            name_sets: vec![Vec::new()],
            name_set_ids: FxHashMap::from_iter([(Vec::new(), 0)]),
            repeated: FxHashSet::default(),
        };
        if !mode.as_written() {
            view.push(Schema { boolean: Some(false), ..Schema::default() });
            view.push(Schema { boolean: Some(true), ..Schema::default() });
        }
        view
    }

    /// The schemas of the view; only those that were asked for, or [`complete`](Self::complete)d, are filled in.
    pub(crate) fn schemas(&self) -> &Schemas {
        if self.mode.as_written() { self.source } else { &self.made }
    }

    /// The schema of the view that stands for a whole message's schema.
    pub(crate) fn root(&mut self, id: SchemaId) -> SchemaId {
        if self.mode.as_written() { id } else { self.make(Recipe::Place { id, closed: self.mode.closed }) }
    }

    /// The schema that this one was read from, and whether ownership was applied to it; `None` where it has no single
    /// one, or other schemas of its place took part.
    pub(crate) fn source_of(&self, id: SchemaId) -> Option<(SchemaId, bool)> {
        if self.mode.as_written() {
            return Some((id, false));
        }
        let owned = self.mode.owned.is_some();
        match self.recipes.get(id.0 as usize)?.as_ref()? {
            Recipe::Place { id, .. } | Recipe::Inner { id, owned: 0, .. } => Some((*id, owned)),
            Recipe::Plain(id) => Some((*id, false)),
            Recipe::Inner { .. } | Recipe::Joint { .. } => None,
        }
    }

    /// The written schema that this one was made from, whatever else took part; `None` for joint places.
    pub(crate) fn source_id(&self, id: SchemaId) -> Option<SchemaId> {
        if self.mode.as_written() {
            return Some(id);
        }
        match self.recipes.get(id.0 as usize)?.as_ref()? {
            Recipe::Place { id, .. } | Recipe::Inner { id, .. } | Recipe::Plain(id) => Some(*id),
            Recipe::Joint { .. } => None,
        }
    }

    /// Whether the properties that `oneOf` declares here are declared by an `anyOf` beside it as well.
    pub(crate) fn one_of_is_repeated(&self, id: SchemaId) -> bool {
        self.repeated.contains(&id)
    }

    /// The schema with this id, made now if nobody asked for it before; `None` for an id of another arena.
    pub(crate) fn get(&mut self, id: SchemaId) -> Option<&Schema> {
        if self.mode.as_written() {
            return ((id.0 as usize) < self.source.len()).then(|| &self.source[id]);
        }
        let at = id.0 as usize;
        if !*self.filled.get(at)? {
            self.fill(id);
        }
        Some(&self.made[id])
    }

    /// Makes everything that `root` reaches, for the writer, and says what that is.
    pub(crate) fn complete(&mut self, root: SchemaId) -> FxHashSet<SchemaId> {
        let mut seen = FxHashSet::default();
        let mut stack = vec![root];
        while let Some(id) = stack.pop() {
            if seen.insert(id)
                && let Some(schema) = self.get(id)
            {
                stack.extend(children(schema));
            }
        }
        seen
    }

    /// One schema that holds all of these, each as the property of its place in the list; `None` where the view is the
    /// contract as it was written, which takes no schema more.
    pub(crate) fn gathered(&mut self, roots: &[SchemaId]) -> Option<SchemaId> {
        if self.mode.as_written() {
            return None;
        }
        let properties = roots.iter().enumerate().map(|(at, &root)| (SmolStr::new(at.to_string()), root)).collect();
        let object = ObjectKeywords { properties, ..ObjectKeywords::default() };
        Some(self.push(Schema { object: Some(Box::new(object)), ..Schema::default() }))
    }

    fn push(&mut self, schema: Schema) -> SchemaId {
        self.recipes.push(None);
        self.filled.push(true);
        self.made.push(schema)
    }

    fn make(&mut self, recipe: Recipe) -> SchemaId {
        if let Some(&known) = self.known.get(&recipe) {
            return known;
        }
        let id = self.made.push(Schema::default());
        self.recipes.push(Some(recipe.clone()));
        self.filled.push(false);
        self.known.insert(recipe, id);
        id
    }

    fn name_set(&mut self, mut names: Vec<SmolStr>) -> u32 {
        names.sort_unstable();
        names.dedup();
        if let Some(&known) = self.name_set_ids.get(&names) {
            return known;
        }
        let id = self.name_sets.len() as u32;
        self.name_sets.push(names.clone());
        self.name_set_ids.insert(names, id);
        id
    }

    fn fill(&mut self, id: SchemaId) {
        self.filled[id.0 as usize] = true;
        let Some(Some(recipe)) = self.recipes.get(id.0 as usize).cloned() else { return };
        let schema = match recipe {
            Recipe::Plain(source) => self.plain(source),
            Recipe::Inner { id: source, closed, owned, shared } => self.inner(id, source, closed, owned, shared),
            Recipe::Place { id: source, closed } => self.place(id, &[source], &[], closed),
            Recipe::Joint { all, some } => self.place(id, &all, &some, true),
        };
        self.made.set(id, schema);
    }

    fn place(&mut self, made: SchemaId, all: &[SchemaId], some: &[SchemaId], closed: bool) -> Schema {
        let place = self.survey(all, some);
        let owned = self.name_set(place.owned.clone());
        let shared: Vec<SmolStr> = if closed {
            place.names.iter().filter(|(_, spoken)| spoken.is_shared()).map(|(name, _)| name.clone()).collect()
        } else {
            Vec::new()
        };
        let shared_set = self.name_set(shared.clone());
        let mut schema = match (all, some) {
            (&[single], []) => self.inner(made, single, closed, owned, shared_set),
            _ => {
                let inner = |view: &mut Self, &id: &SchemaId| {
                    view.make(Recipe::Inner { id, closed, owned, shared: shared_set })
                };
                let mut composition = Composition {
                    all_of: all.iter().map(|id| inner(self, id)).collect(),
                    any_of: some.iter().map(|id| inner(self, id)).collect(),
                    ..Composition::default()
                };
                if !some.is_empty() {
                    composition.any_of.push(ALWAYS);
                }
                Schema { composition: Some(Box::new(composition)), ..Schema::default() }
            }
        };
        if !closed || !place.closes() {
            return schema;
        }
        let mut declared = ObjectKeywords::default();
        for name in &shared {
            let Some(spoken) = place.names.get(name) else { continue };
            let joint = Recipe::Joint { all: spoken.always.clone(), some: spoken.sometimes.clone() };
            let joint = self.make(joint);
            declared.properties.push((name.clone(), joint));
        }
        // A rule of its own for what is not evaluated would see the names that are declared here.
        let ruled = schema.object.as_ref().is_some_and(|object| object.unevaluated_properties.is_some());
        for name in place.required.iter().filter(|_| !ruled) {
            if !place.names.contains_key(name) && !place.owned.contains(name) {
                declared.properties.push((name.clone(), ALWAYS));
            }
        }
        if !declared.properties.is_empty() {
            let extra = self.push(Schema { object: Some(Box::new(declared)), ..Schema::default() });
            schema.composition.get_or_insert_default().all_of.push(extra);
        }
        let object = schema.object.get_or_insert_default();
        if object.additional_properties.is_none() && object.unevaluated_properties.is_none() {
            object.unevaluated_properties = Some(NEVER);
        }
        schema
    }

    /// A copy whose parts are read as written.
    fn plain(&mut self, id: SchemaId) -> Schema {
        let mut schema = self.source[id].clone();
        let mut map = |view: &mut Self, id: SchemaId| view.make(Recipe::Plain(id));
        self.map_in_place(&mut schema, &mut map);
        self.map_nested(&mut schema, &mut map);
        self.map_plain(&mut schema);
        schema
    }

    fn inner(&mut self, made: SchemaId, id: SchemaId, closed: bool, owned: u32, shared: u32) -> Schema {
        let mut schema = self.source[id].clone();
        schema.name = None;
        let open_one_of = schema.composition.as_ref().map_or_else(Vec::new, |composition| composition.one_of.clone());
        self.map_plain(&mut schema);
        self.map_in_place(&mut schema, &mut |view, id| view.make(Recipe::Inner { id, closed, owned, shared }));
        if closed && open_one_of.iter().any(|&branch| self.closing_matters(branch)) {
            // Closing a branch must not make room for another one: exclusion is judged by the open branches.
            let open =
                open_one_of.iter().map(|&id| self.make(Recipe::Inner { id, closed: false, owned, shared })).collect();
            let composition = schema.composition.get_or_insert_default();
            let chosen = std::mem::replace(&mut composition.one_of, open);
            if composition.any_of.is_empty() {
                composition.any_of = chosen;
            } else {
                let repeated = Composition { any_of: chosen, ..Composition::default() };
                let extra = self.push(Schema { composition: Some(Box::new(repeated)), ..Schema::default() });
                schema.composition.get_or_insert_default().all_of.push(extra);
            }
            self.repeated.insert(made);
        }
        let owned_names = self.name_sets.get(owned as usize).cloned().unwrap_or_default();
        let shared_names = self.name_sets.get(shared as usize).cloned().unwrap_or_default();
        let sends = self.mode.owned.is_some_and(|owned| owned.sends);
        if let Some(object) = &mut schema.object {
            for (name, child) in &mut object.properties {
                *child = if sends && owned_names.binary_search(name).is_ok() {
                    NEVER
                } else {
                    let open = shared_names.binary_search(name).is_ok();
                    self.make(Recipe::Place { id: *child, closed: closed && !open })
                };
            }
            if !owned_names.is_empty() {
                let is_owned = |name: &SmolStr| owned_names.binary_search(name).is_ok();
                object.required.retain(|name| !is_owned(name));
                for (_, needed) in &mut object.dependent_required {
                    needed.retain(|name| !is_owned(name));
                }
            }
        }
        let mut properties = schema.object.as_mut().map(|object| std::mem::take(&mut object.properties));
        self.map_nested(&mut schema, &mut |view, id| view.make(Recipe::Place { id, closed }));
        if let (Some(object), Some(properties)) = (&mut schema.object, properties.take()) {
            object.properties = properties;
        }
        schema
    }

    /// Maps what applies to the same place, except conditions and negations.
    fn map_in_place(&mut self, schema: &mut Schema, map: &mut impl FnMut(&mut Self, SchemaId) -> SchemaId) {
        if let Some(target) = &mut schema.reference {
            *target = map(self, *target);
        }
        if let Some(dynamic) = &mut schema.dynamic_reference {
            let DynamicReference { target, candidates } = &mut **dynamic;
            *target = map(self, *target);
            for candidate in candidates {
                *candidate = map(self, *candidate);
            }
        }
        if let Some(composition) = &mut schema.composition {
            let Composition { all_of, any_of, one_of, then, else_, .. } = &mut **composition;
            for child in all_of.iter_mut().chain(any_of).chain(one_of).chain(then).chain(else_) {
                *child = map(self, *child);
            }
        }
        if let Some(object) = &mut schema.object {
            for (_, child) in &mut object.dependent_schemas {
                *child = map(self, *child);
            }
        }
    }

    /// Maps what applies to parts of the value.
    fn map_nested(&mut self, schema: &mut Schema, map: &mut impl FnMut(&mut Self, SchemaId) -> SchemaId) {
        if let Some(array) = &mut schema.array {
            let own = array.prefix_items.iter_mut().chain(&mut array.items).chain(&mut array.unevaluated_items);
            for child in own {
                *child = map(self, *child);
            }
        }
        if let Some(object) = &mut schema.object {
            let ObjectKeywords {
                properties, pattern_properties, additional_properties, unevaluated_properties, ..
            } = &mut **object;
            let named = properties.iter_mut().chain(pattern_properties).map(|(_, child)| child);
            let rest = additional_properties.iter_mut().chain(unevaluated_properties);
            for child in named.chain(rest) {
                *child = map(self, *child);
            }
        }
    }

    /// Maps conditions, negations and the schemas of names.
    fn map_plain(&mut self, schema: &mut Schema) {
        let mut parts: Vec<&mut SchemaId> = Vec::new();
        if let Some(composition) = &mut schema.composition {
            parts.extend(composition.not.iter_mut().chain(&mut composition.if_));
        }
        if let Some(array) = &mut schema.array {
            parts.extend(&mut array.contains);
        }
        if let Some(object) = &mut schema.object {
            parts.extend(&mut object.property_names);
        }
        if let Some(string) = &mut schema.string {
            parts.extend(&mut string.content_schema);
        }
        for part in parts {
            *part = self.make(Recipe::Plain(*part));
        }
        // Payloads are routed by the branches; the mapping has no meaning of its own here.
        schema.discriminator = None;
    }

    /// Whether a closed copy of a branch can differ from the branch.
    fn closing_matters(&self, id: SchemaId) -> bool {
        let schema = &self.source[id];
        schema.object.is_some()
            || schema.array.is_some()
            || schema.composition.is_some()
            || schema.reference.is_some()
            || schema.dynamic_reference.is_some()
    }

    fn has_owner(&self, id: SchemaId) -> bool {
        let Some(Owned { direction, .. }) = self.mode.owned else { return false };
        let mut stack = vec![id];
        let mut steps = 0;
        while let Some(id) = stack.pop() {
            steps += 1;
            let schema = &self.source[id];
            let owned = match direction {
                Direction::Request => schema.read_only,
                Direction::Response => schema.write_only,
            };
            if owned {
                return true;
            }
            if steps < OWNER_CHAIN {
                stack.extend(schema.reference);
                stack.extend(schema.composition.iter().flat_map(|composition| composition.all_of.iter().copied()));
            }
        }
        false
    }

    /// What all schemas of one place say of its properties.
    fn survey(&self, all: &[SchemaId], some: &[SchemaId]) -> Place {
        let mut place = Place { types: Types::ALL, ..Place::default() };
        let mut seen: FxHashSet<(SchemaId, bool)> = FxHashSet::default();
        let mut stack: Vec<(SchemaId, bool)> =
            (some.iter().map(|&id| (id, false))).chain(all.iter().rev().map(|&id| (id, true))).collect();
        while let Some((id, always)) = stack.pop() {
            if seen.len() > PLACE || !seen.insert((id, always)) {
                continue;
            }
            let schema = &self.source[id];
            if always {
                place.finite |= schema.enumeration.is_some() || schema.constant.is_some();
                place.types = place.types.intersection(schema.types.unwrap_or(Types::ALL));
            }
            place.speaks |= speaks(schema);
            stack.extend(schema.reference.map(|id| (id, always)));
            stack.extend(schema.dynamic_reference.as_ref().map(|dynamic| (dynamic.target, always)));
            if let Some(composition) = &schema.composition {
                let Composition { all_of, any_of, one_of, then, else_, .. } = &**composition;
                let sometimes = any_of.iter().chain(one_of).chain(then).chain(else_);
                stack.extend(sometimes.map(|&id| (id, false)));
                stack.extend(all_of.iter().rev().map(|&id| (id, always)));
            }
            let Some(object) = &schema.object else { continue };
            stack.extend(object.dependent_schemas.iter().map(|&(_, id)| (id, false)));
            place.required.extend(object.required.iter().cloned());
            for (name, child) in &object.properties {
                let spoken = place.names.entry(name.clone()).or_default();
                let list = if always { &mut spoken.always } else { &mut spoken.sometimes };
                if !list.contains(child) {
                    list.push(*child);
                }
                if self.has_owner(*child) {
                    place.owned.push(name.clone());
                }
            }
        }
        place.required.sort_unstable();
        place.required.dedup();
        place
    }
}

/// Whether a schema says anything of the values it takes.
fn speaks(schema: &Schema) -> bool {
    schema.types.is_some()
        || schema.object.is_some()
        || schema.array.is_some()
        || schema.numeric.is_some()
        || schema.string.is_some()
        || schema.format.is_some()
}

#[derive(Default)]
struct Place {
    names: IndexMap<SmolStr, Spoken>,
    required: Vec<SmolStr>,
    owned: Vec<SmolStr>,
    finite: bool,
    types: Types,
    speaks: bool,
}

impl Place {
    fn closes(&self) -> bool {
        self.speaks && !self.finite && self.types.contains(Types::OBJECT)
    }
}

/// The schemas that one property has at one place.
#[derive(Default)]
struct Spoken {
    always: Vec<SchemaId>,
    sometimes: Vec<SchemaId>,
}

impl Spoken {
    fn is_shared(&self) -> bool {
        self.always.len() + usize::from(!self.sometimes.is_empty()) > 1 && !self.always.is_empty()
    }
}

/// Every schema that a schema refers to.
pub(crate) fn children(schema: &Schema) -> Vec<SchemaId> {
    let mut found: Vec<SchemaId> = schema.reference.into_iter().collect();
    if let Some(dynamic) = &schema.dynamic_reference {
        found.push(dynamic.target);
        found.extend(&dynamic.candidates);
    }
    if let Some(string) = &schema.string {
        found.extend(string.content_schema);
    }
    if let Some(array) = &schema.array {
        found.extend(&array.prefix_items);
        found.extend(array.items.iter().chain(&array.contains).chain(&array.unevaluated_items));
    }
    if let Some(object) = &schema.object {
        found.extend(object.properties.iter().chain(&object.pattern_properties).map(|(_, id)| *id));
        found.extend(object.dependent_schemas.iter().map(|(_, id)| *id));
        let rest = object.additional_properties.iter().chain(&object.property_names);
        found.extend(rest.chain(&object.unevaluated_properties));
    }
    if let Some(composition) = &schema.composition {
        found.extend(in_place_composition(composition));
    }
    found
}

fn in_place_composition(composition: &Composition) -> impl Iterator<Item = SchemaId> {
    let Composition { all_of, any_of, one_of, not, if_, then, else_ } = composition;
    all_of.iter().chain(any_of).chain(one_of).chain(not).chain(if_).chain(then).chain(else_).copied()
}

/// Every schema that applies to the same value as the schema itself.
pub(crate) fn in_place(schema: &Schema) -> Vec<SchemaId> {
    let mut found: Vec<SchemaId> = schema.reference.into_iter().collect();
    if let Some(dynamic) = &schema.dynamic_reference {
        found.push(dynamic.target);
        found.extend(&dynamic.candidates);
    }
    if let Some(object) = &schema.object {
        found.extend(object.dependent_schemas.iter().map(|(_, id)| *id));
    }
    if let Some(composition) = &schema.composition {
        found.extend(in_place_composition(composition));
    }
    found
}
