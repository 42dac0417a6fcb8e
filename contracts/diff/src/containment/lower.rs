//! Schemas become nodes of the algebra, one schema at a time.

use std::sync::Arc;

use accordant_document::At;
use accordant_model::{
    ArrayKeywords, Composition, DynamicReference, NumericKeywords, ObjectKeywords, Schema, SchemaId, StringKeywords,
    Types,
};
use smol_str::SmolStr;

use super::algebra::{Declared, DeclaredItems, FALSE, Node, NodeId, Properties, TRUE};
use super::prover::Prover;
use super::value::Val;

/// Applicators that are followed to see what one place evaluates.
const DECLARATIONS: usize = 2_000;

/// Why nothing is proved of a schema with a fault in it.
pub(crate) const UNREAD: &str = "part of the schema could not be read";

impl Prover<'_> {
    pub(crate) fn schema(&mut self, view: u8, id: SchemaId) -> NodeId {
        if let Some(value) = self.schema_of(view, id).and_then(|schema| schema.boolean) {
            return if value { TRUE } else { FALSE };
        }
        self.algebra.intern(Node::Schema { view, id })
    }

    fn schema_of(&mut self, view: u8, id: SchemaId) -> Option<&Schema> {
        self.views.get_mut(view as usize)?.get(id)
    }

    /// What a schema says, made when it is first opened.
    pub(crate) fn open(&mut self, node: NodeId) -> NodeId {
        let &Node::Schema { view, id } = self.algebra.node(node) else { return node };
        if let Some(&known) = self.opened.get(&node) {
            return known;
        }
        let opened = self.lower(view, id);
        self.opened.insert(node, opened);
        opened
    }

    fn lower(&mut self, view: u8, id: SchemaId) -> NodeId {
        let Some(schema) = self.schema_of(view, id).cloned() else {
            return self.algebra.opaque("a schema that is not there");
        };
        let source = self.views.get(view as usize).and_then(|view| Some((view.mode.side, view.source_id(id)?)));
        if let Some((side, source)) = source
            && self.is_groundless(side, source)
        {
            return self.algebra.opaque("a schema applies to itself without a step into the value");
        }
        let mut parts = Vec::new();
        if let Some((side, source)) = source
            && self.is_unread(side, source)
        {
            parts.push(self.algebra.opaque(UNREAD));
        }
        if let Some(value) = schema.boolean {
            parts.push(if value { TRUE } else { FALSE });
        }
        parts.extend(schema.types.map(|types| self.algebra.types(types)));
        if let Some(nodes) = &schema.enumeration {
            parts.push(self.value_set(view, nodes));
        }
        if let Some(node) = schema.constant {
            parts.push(self.value_set(view, &[node]));
        }
        if let Some(numeric) = &schema.numeric {
            self.lower_numeric(numeric, &mut parts);
        }
        if let Some(string) = &schema.string {
            self.lower_string(string, &mut parts);
        }
        if self.formats
            && let Some(format) = &schema.format
        {
            self.lower_format(format, &mut parts);
        }
        if let Some(array) = &schema.array {
            self.lower_array(view, array, &mut parts);
        }
        if let Some(object) = &schema.object {
            self.lower_object(view, object, &mut parts);
        }
        parts.extend(schema.reference.map(|target| self.schema(view, target)));
        if let Some(dynamic) = &schema.dynamic_reference {
            parts.push(if is_fixed(dynamic) {
                self.schema(view, dynamic.target)
            } else {
                self.algebra.opaque("`$dynamicRef` depends on how the schema was reached")
            });
        }
        if let Some(composition) = &schema.composition {
            self.lower_composition(view, composition, &mut parts);
        }
        if let Some(value) = schema.object.as_ref().and_then(|object| object.unevaluated_properties) {
            let value = self.schema(view, value);
            let declared = self.declared(view, id);
            parts.push(match declared {
                Some(declared) => self.unevaluated_properties(declared, value),
                None => self.algebra.opaque("what `unevaluatedProperties` leaves is not known"),
            });
        }
        if let Some(value) = schema.array.as_ref().and_then(|array| array.unevaluated_items) {
            let value = self.schema(view, value);
            let declared = self.declared_items(view, id);
            parts.push(match declared {
                Some(declared) => self.unevaluated_items(declared, value),
                None => self.algebra.opaque("what `unevaluatedItems` leaves is not known"),
            });
        }
        self.algebra.all(parts)
    }

    fn values(&self, view: u8, nodes: &[At]) -> Option<Vec<Val>> {
        let documents = self.views.get(view as usize)?.documents;
        nodes.iter().map(|&at| Val::of_node(documents.node(at))).collect()
    }

    fn value_set(&mut self, view: u8, nodes: &[At]) -> NodeId {
        match self.values(view, nodes) {
            Some(values) => self.algebra.values(values),
            None => self.algebra.opaque("budget: size of an enumerated value"),
        }
    }

    fn lower_numeric(&mut self, numeric: &NumericKeywords, parts: &mut Vec<NodeId>) {
        let NumericKeywords { multiple_of, minimum, exclusive_minimum, maximum, exclusive_maximum } = numeric;
        let atoms = (minimum.iter().map(|bound| Node::AtLeast(bound.clone(), false)))
            .chain(exclusive_minimum.iter().map(|bound| Node::AtLeast(bound.clone(), true)))
            .chain(maximum.iter().map(|bound| Node::AtMost(bound.clone(), false)))
            .chain(exclusive_maximum.iter().map(|bound| Node::AtMost(bound.clone(), true)))
            .chain(multiple_of.iter().map(|step| Node::MultipleOf(step.clone())));
        parts.extend(atoms.map(|atom| self.algebra.intern(atom)));
    }

    fn lower_string(&mut self, string: &StringKeywords, parts: &mut Vec<NodeId>) {
        if string.min_length.is_some_and(|min| min > 0) || string.max_length.is_some() {
            parts.push(self.algebra.intern(Node::Length(string.min_length.unwrap_or(0), string.max_length)));
        }
        if let Some(pattern) = &string.pattern {
            let pattern = self.patterns.intern(pattern);
            parts.push(self.algebra.intern(Node::Pattern(pattern)));
        }
    }

    /// Formats of the OpenAPI format registry with bounds; other formats are names that only equal themselves.
    fn lower_format(&mut self, format: &SmolStr, parts: &mut Vec<NodeId>) {
        let bounds = match format.as_str() {
            "int8" => Some(("-128", "127")),
            "int16" => Some(("-32768", "32767")),
            "int32" => Some(("-2147483648", "2147483647")),
            "int64" => Some(("-9223372036854775808", "9223372036854775807")),
            "uint8" => Some(("0", "255")),
            "uint16" => Some(("0", "65535")),
            "uint32" => Some(("0", "4294967295")),
            "uint64" => Some(("0", "18446744073709551615")),
            "float" => Some(("-340282346638528859811704183484516925440", "340282346638528859811704183484516925440")),
            "double" => Some(("-1.7976931348623157e308", "1.7976931348623157e308")),
            _ => None,
        };
        match bounds {
            Some((low, high)) => {
                let bound = accordant_document::Number::parse;
                let low = bound(low).map(|low| self.algebra.intern(Node::AtLeast(low, false)));
                let high = bound(high).map(|high| self.algebra.intern(Node::AtMost(high, false)));
                parts.extend(low.into_iter().chain(high));
            }
            None => parts.push(self.algebra.intern(Node::Format(format.clone()))),
        }
    }

    fn lower_array(&mut self, view: u8, array: &ArrayKeywords, parts: &mut Vec<NodeId>) {
        if !array.prefix_items.is_empty() || array.items.is_some() {
            let prefix = array.prefix_items.iter().map(|&id| self.schema(view, id)).collect();
            let rest = array.items.map_or(TRUE, |id| self.schema(view, id));
            parts.push(self.algebra.intern(Node::Items { prefix, rest }));
        }
        if let Some(item) = array.contains {
            let min = array.min_contains.unwrap_or(1);
            if min > 0 || array.max_contains.is_some() {
                let item = self.schema(view, item);
                parts.push(self.algebra.intern(Node::Contains { item, min, max: array.max_contains }));
            }
        }
        if array.min_items.is_some_and(|min| min > 0) || array.max_items.is_some() {
            parts.push(self.algebra.intern(Node::Count(array.min_items.unwrap_or(0), array.max_items)));
        }
        if array.unique_items {
            parts.push(self.algebra.intern(Node::Unique));
        }
    }

    fn lower_object(&mut self, view: u8, object: &ObjectKeywords, parts: &mut Vec<NodeId>) {
        let ObjectKeywords { properties, pattern_properties, additional_properties, .. } = object;
        if !properties.is_empty() || !pattern_properties.is_empty() || additional_properties.is_some() {
            let mut named: Vec<(SmolStr, NodeId)> =
                properties.iter().map(|(name, id)| (name.clone(), self.schema(view, *id))).collect();
            named.sort();
            let patterns = pattern_properties
                .iter()
                .map(|(text, id)| (self.patterns.intern(text), self.schema(view, *id)))
                .collect();
            let rest = additional_properties.map_or(TRUE, |id| self.schema(view, id));
            parts.push(self.algebra.intern(Node::Properties(Arc::new(Properties { named, patterns, rest }))));
        }
        parts.extend(object.required.iter().map(|name| self.algebra.intern(Node::Required(name.clone()))));
        if object.min_properties.is_some_and(|min| min > 0) || object.max_properties.is_some() {
            parts.push(self.algebra.intern(Node::Size(object.min_properties.unwrap_or(0), object.max_properties)));
        }
        if let Some(names) = object.property_names {
            let names = self.schema(view, names);
            parts.push(self.algebra.intern(Node::Names(names)));
        }
        let others = self.algebra.types(Types::ALL.without(Types::OBJECT));
        for (trigger, needed) in &object.dependent_required {
            let needed = needed.iter().map(|name| self.algebra.intern(Node::Required(name.clone()))).collect();
            let needed = self.algebra.all(needed);
            parts.push(self.implied(trigger, needed, others));
        }
        for (trigger, id) in &object.dependent_schemas {
            let needed = self.schema(view, *id);
            parts.push(self.implied(trigger, needed, others));
        }
    }

    fn implied(&mut self, trigger: &SmolStr, needed: NodeId, others: NodeId) -> NodeId {
        let present = self.algebra.intern(Node::Required(trigger.clone()));
        let absent = self.algebra.not(present);
        self.algebra.any(vec![others, absent, needed])
    }

    fn lower_composition(&mut self, view: u8, composition: &Composition, parts: &mut Vec<NodeId>) {
        let Composition { all_of, any_of, one_of, not, if_, then, else_ } = composition;
        parts.extend(all_of.iter().map(|&id| self.schema(view, id)));
        if !any_of.is_empty() {
            let (finite, mut branches) = self.finite_branches(view, any_of);
            let values = finite.into_iter().flatten().collect();
            branches.push(self.algebra.values(values));
            parts.push(self.algebra.any(branches));
        }
        if !one_of.is_empty() {
            parts.push(self.lower_one_of(view, one_of));
        }
        if let Some(not) = not {
            let inner = self.schema(view, *not);
            parts.push(self.algebra.not(inner));
        }
        if let Some(if_) = if_
            && (then.is_some() || else_.is_some())
        {
            let condition = self.schema(view, *if_);
            let then = then.map_or(TRUE, |id| self.schema(view, id));
            let otherwise = else_.map_or(TRUE, |id| self.schema(view, id));
            parts.push(self.algebra.intern(Node::If(condition, then, otherwise)));
        }
    }

    fn lower_one_of(&mut self, view: u8, one_of: &[SchemaId]) -> NodeId {
        let (finite, branches) = self.finite_branches(view, one_of);
        let mut seen = rustc_hash::FxHashSet::default();
        let disjoint = finite.iter().flatten().all(|value| seen.insert(value.clone()));
        let mut branches = if disjoint {
            let mut branches = branches;
            let values = self.algebra.values(finite.into_iter().flatten().collect());
            branches.push(values);
            branches
        } else {
            one_of.iter().map(|&id| self.schema(view, id)).collect()
        };
        branches.retain(|&branch| branch != FALSE);
        match *branches {
            [] => FALSE,
            [single] => single,
            _ => self.algebra.intern(Node::One(branches.into())),
        }
    }

    /// The branches that are nothing but enumerated values, as these values, and the others.
    fn finite_branches(&mut self, view: u8, ids: &[SchemaId]) -> (Vec<Vec<Val>>, Vec<NodeId>) {
        let mut finite = Vec::new();
        let mut others = Vec::new();
        for &id in ids {
            match self.only_values(view, id) {
                Some(values) => finite.push(values),
                None => others.push(self.schema(view, id)),
            }
        }
        (finite, others)
    }

    fn only_values(&mut self, view: u8, id: SchemaId) -> Option<Vec<Val>> {
        let schema = self.schema_of(view, id)?;
        let plain = schema.boolean.is_none()
            && schema.reference.is_none()
            && schema.dynamic_reference.is_none()
            && schema.numeric.is_none()
            && schema.string.is_none()
            && schema.array.is_none()
            && schema.object.is_none()
            && schema.composition.is_none()
            && schema.format.is_none();
        if !plain {
            return None;
        }
        let types = schema.types.unwrap_or(Types::ALL);
        let (enumeration, constant) = (schema.enumeration.clone(), schema.constant);
        let mut values = match (enumeration, constant) {
            (Some(nodes), None) => self.values(view, &nodes)?,
            (None, Some(node)) => self.values(view, &[node])?,
            _ => return None,
        };
        values.retain(|value| types.contains(value.types()));
        Some(values)
    }

    /// The properties that a schema and what applies beside it evaluate, each with the schemas that must hold for it.
    fn declared(&mut self, view: u8, id: SchemaId) -> Option<Vec<Declared>> {
        let mut found: Vec<Declared> = Vec::new();
        let mut stack: Vec<(SchemaId, Vec<NodeId>, bool)> = vec![(id, Vec::new(), true)];
        let mut steps = 0;
        while let Some((id, guards, outermost)) = stack.pop() {
            steps += 1;
            if steps > DECLARATIONS {
                return None;
            }
            let repeated = self.views.get(view as usize)?.one_of_is_repeated(id);
            let schema = self.schema_of(view, id)?.clone();
            if schema.dynamic_reference.as_ref().is_some_and(|dynamic| !is_fixed(dynamic)) {
                return None;
            }
            if let Some(object) = &schema.object {
                let everything =
                    object.additional_properties.is_some() || (!outermost && object.unevaluated_properties.is_some());
                if everything || !object.properties.is_empty() || !object.pattern_properties.is_empty() {
                    let patterns =
                        object.pattern_properties.iter().map(|(text, _)| self.patterns.intern(text)).collect();
                    let mut named: Vec<SmolStr> = object.properties.iter().map(|(name, _)| name.clone()).collect();
                    named.sort_unstable();
                    found.push(Declared { guards: guards.clone(), named, patterns, everything });
                }
                for (trigger, child) in &object.dependent_schemas {
                    let present = self.algebra.intern(Node::Required(trigger.clone()));
                    stack.push((*child, with(&guards, present), false));
                }
            }
            self.beside(view, &schema, repeated, &guards, &mut stack);
        }
        Some(found)
    }

    fn declared_items(&mut self, view: u8, id: SchemaId) -> Option<Vec<DeclaredItems>> {
        let mut found: Vec<DeclaredItems> = Vec::new();
        let mut stack: Vec<(SchemaId, Vec<NodeId>, bool)> = vec![(id, Vec::new(), true)];
        let mut steps = 0;
        while let Some((id, guards, outermost)) = stack.pop() {
            steps += 1;
            if steps > DECLARATIONS {
                return None;
            }
            let schema = self.schema_of(view, id)?.clone();
            if schema.dynamic_reference.as_ref().is_some_and(|dynamic| !is_fixed(dynamic)) {
                return None;
            }
            if let Some(array) = &schema.array {
                let everything = array.items.is_some() || (!outermost && array.unevaluated_items.is_some());
                let containing = array.contains.map(|id| self.schema(view, id));
                let first = array.prefix_items.len() as u64;
                if everything || first > 0 || containing.is_some() {
                    found.push(DeclaredItems { guards: guards.clone(), first, everything, containing });
                }
            }
            // `dependentSchemas` speaks of objects, and an array is none: what stands there evaluates no item.
            self.beside(view, &schema, false, &guards, &mut stack);
        }
        Some(found)
    }

    /// What applies to the same value beside a schema, and under which conditions.
    fn beside(
        &mut self,
        view: u8,
        schema: &Schema,
        one_of_is_repeated: bool,
        guards: &[NodeId],
        stack: &mut Vec<(SchemaId, Vec<NodeId>, bool)>,
    ) {
        stack.extend(schema.reference.map(|id| (id, guards.to_vec(), false)));
        stack.extend(schema.dynamic_reference.as_ref().map(|dynamic| (dynamic.target, guards.to_vec(), false)));
        let Some(composition) = &schema.composition else { return };
        let Composition { all_of, any_of, one_of, if_, then, else_, .. } = &**composition;
        stack.extend(all_of.iter().map(|&id| (id, guards.to_vec(), false)));
        let alternatives = any_of.iter().chain(one_of.iter().filter(|_| !one_of_is_repeated));
        for &id in alternatives {
            let branch = self.schema(view, id);
            stack.push((id, with(guards, branch), false));
        }
        if let Some(if_) = *if_ {
            let condition = self.schema(view, if_);
            let otherwise = self.algebra.not(condition);
            stack.push((if_, with(guards, condition), false));
            stack.extend(then.map(|id| (id, with(guards, condition), false)));
            stack.extend(else_.map(|id| (id, with(guards, otherwise), false)));
        }
    }

    /// The node for a rule about unevaluated properties: plain where nothing has to be decided first.
    pub(crate) fn unevaluated_properties(&mut self, mut declared: Vec<Declared>, value: NodeId) -> NodeId {
        if declared.iter().any(|part| part.everything && part.guards.is_empty()) || value == TRUE {
            return TRUE;
        }
        declared.retain(|part| !part.guards.contains(&FALSE));
        if declared.iter().all(|part| part.guards.is_empty()) {
            let mut named: Vec<(SmolStr, NodeId)> =
                declared.iter().flat_map(|part| part.named.iter().map(|name| (name.clone(), TRUE))).collect();
            named.sort();
            named.dedup();
            let mut patterns: Vec<_> =
                declared.iter().flat_map(|part| part.patterns.iter().map(|&pattern| (pattern, TRUE))).collect();
            patterns.sort_unstable();
            patterns.dedup();
            return self.algebra.intern(Node::Properties(Arc::new(Properties { named, patterns, rest: value })));
        }
        self.algebra.intern(Node::UnevaluatedProperties { declared: declared.into(), value })
    }

    pub(crate) fn unevaluated_items(&mut self, mut declared: Vec<DeclaredItems>, value: NodeId) -> NodeId {
        if declared.iter().any(|part| part.everything && part.guards.is_empty()) || value == TRUE {
            return TRUE;
        }
        declared.retain(|part| !part.guards.contains(&FALSE));
        if declared.iter().all(|part| part.guards.is_empty()) {
            let first = declared.iter().map(|part| part.first).max().unwrap_or(0);
            let mut rest: Vec<NodeId> = declared.iter().filter_map(|part| part.containing).collect();
            rest.push(value);
            let rest = self.algebra.any(rest);
            let prefix = (0..first).map(|_| TRUE).collect();
            return self.algebra.intern(Node::Items { prefix, rest });
        }
        self.algebra.intern(Node::UnevaluatedItems { declared: declared.into(), value })
    }
}

fn with(guards: &[NodeId], guard: NodeId) -> Vec<NodeId> {
    let mut guards = guards.to_vec();
    if guard != TRUE && !guards.contains(&guard) {
        guards.push(guard);
    }
    guards
}

/// Whether a `$dynamicRef` leads to one schema however it was reached.
fn is_fixed(dynamic: &DynamicReference) -> bool {
    dynamic.candidates.iter().all(|candidate| *candidate == dynamic.target)
}
