//! Input objects that no value can satisfy, defaults that need themselves, and `@oneOf` (section 3.10).

use accordant_document::{Origin, Severity};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::Checker;
use super::loops::loops;
use crate::graphql::{InputValue, TypeKind, TypeReference, Value};

impl<'a> Checker<'a> {
    pub(super) fn inputs(&mut self) {
        let inputs: Vec<(&'a SmolStr, &'a IndexMap<SmolStr, InputValue>, bool)> = self
            .contract
            .types
            .iter()
            .filter_map(|(name, ty)| match &ty.kind {
                TypeKind::InputObject { fields, one_of } => Some((name, fields, *one_of)),
                _ => None,
            })
            .collect();
        for (name, fields, _) in inputs.iter().filter(|(_, _, one_of)| *one_of) {
            self.one_of(name, fields);
        }
        self.endless_values(&inputs);
        self.endless_defaults(&inputs);
    }

    fn one_of(&mut self, name: &str, fields: &IndexMap<SmolStr, InputValue>) {
        for field in fields.values() {
            let what = if field.ty.is_non_null() {
                "must be nullable"
            } else if field.default.is_some() {
                "must not have a default"
            } else {
                continue;
            };
            let coordinate = format!("{name}.{}", field.name);
            self.report(
                "graphql-one-of",
                Severity::Error,
                field.origin,
                &coordinate,
                format!("`{coordinate}` {what}: `{name}` takes exactly one of its fields"),
                "remove the `!` or the default, or the `@oneOf` of the type",
            );
        }
    }

    /// Loops through non-null fields: every value would have to hold another of its own kind.
    fn endless_values(&mut self, inputs: &[(&'a SmolStr, &'a IndexMap<SmolStr, InputValue>, bool)]) {
        let index: FxHashMap<&str, usize> =
            inputs.iter().enumerate().map(|(at, (name, ..))| (name.as_str(), at)).collect();
        let step = |field: &InputValue| match &field.ty {
            TypeReference::NonNull(inner) => match &**inner {
                TypeReference::Named(name) => index.get(name.as_str()).copied(),
                _ => None,
            },
            _ => None,
        };
        let edges: Vec<Vec<usize>> =
            inputs.iter().map(|(_, fields, _)| fields.values().filter_map(step).collect()).collect();
        for round in loops(&edges) {
            let mut way: Vec<(String, Origin)> = Vec::new();
            for (position, at) in round.iter().enumerate() {
                let next = round.get(position + 1).or(round.first());
                let Some((name, fields, _)) = inputs.get(*at) else { continue };
                if let Some(field) = fields.values().find(|field| step(field).as_ref() == next) {
                    way.push((format!("{name}.{}", field.name), field.origin));
                }
            }
            let Some((first, origin)) = way.first().cloned() else { continue };
            let names: Vec<String> = way.iter().map(|(name, _)| format!("`{name}`")).collect();
            let finding = self.report(
                "graphql-input-cycle",
                Severity::Error,
                origin,
                first,
                format!("no value of these inputs can be written, for each needs the next: {}", names.join(" -> ")),
                "make one of these fields nullable, or a list",
            );
            finding.related.extend(way.into_iter().skip(1).take(9).map(|(name, origin)| (origin, name)));
        }
    }

    /// Defaults that are filled in by each other without end (`InputObjectDefaultValueHasCycle`).
    fn endless_defaults(&mut self, inputs: &[(&'a SmolStr, &'a IndexMap<SmolStr, InputValue>, bool)]) {
        let nodes: Vec<(&SmolStr, &InputValue)> = inputs
            .iter()
            .flat_map(|(name, fields, _)| fields.values().map(move |field| (*name, field)))
            .filter(|(_, field)| field.default.is_some())
            .collect();
        let index: FxHashMap<(&str, &str), usize> =
            nodes.iter().enumerate().map(|(at, (ty, field))| ((ty.as_str(), field.name.as_str()), at)).collect();
        let edges: Vec<Vec<usize>> = nodes
            .iter()
            .map(|(_, field)| {
                let mut edges = Vec::new();
                if let Some(default) = &field.default {
                    self.filled_in(default, field.ty.named(), &index, &mut edges);
                }
                edges
            })
            .collect();
        for round in loops(&edges) {
            let way: Vec<String> = round
                .iter()
                .filter_map(|at| nodes.get(*at))
                .map(|(ty, field)| format!("`{ty}.{}`", field.name))
                .collect();
            let Some((ty, field)) = round.first().and_then(|at| nodes.get(*at)) else { continue };
            self.report(
                "graphql-input-cycle",
                Severity::Error,
                field.default_origin,
                format!("{ty}.{}", field.name),
                format!("these defaults fill each other in without end: {}", way.join(" -> ")),
                "write the fields out in one of these defaults, or remove it",
            );
        }
    }

    fn filled_in(&self, value: &Value, ty: &str, index: &FxHashMap<(&str, &str), usize>, edges: &mut Vec<usize>) {
        match value {
            Value::List(items) => items.iter().for_each(|item| self.filled_in(item, ty, index, edges)),
            Value::Object(given) => {
                let Some(TypeKind::InputObject { fields, .. }) = self.ty(ty).map(|ty| &ty.kind) else { return };
                for field in fields.values() {
                    match given.iter().find(|(name, _)| *name == field.name) {
                        Some((_, value)) => self.filled_in(value, field.ty.named(), index, edges),
                        None => edges.extend(index.get(&(ty, field.name.as_str()))),
                    }
                }
            }
            _ => {}
        }
    }
}
