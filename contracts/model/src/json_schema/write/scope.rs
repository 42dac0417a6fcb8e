//! Dynamic scopes: which target each `$dynamicRef` has on the way that leads to it (JSON Schema 2020-12 core,
//! section 8.2.3.2).

use accordant_document::{DocumentId, Documents};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{DynamicReference, SchemaId, Schemas};

/// Scopes, each known by a number: for every set of candidates, the one whose resource was entered first.
pub(super) struct DynamicScopes<'a> {
    documents: &'a Documents,
    schemas: &'a Schemas,
    /// The candidates of the dynamic references that can be reached, where there is a choice.
    groups: Vec<Vec<SchemaId>>,
    scopes: Vec<Vec<Option<SchemaId>>>,
    known: FxHashMap<Vec<Option<SchemaId>>, u32>,
}

impl<'a> DynamicScopes<'a> {
    /// Before anything is entered.
    pub(super) const OUTSIDE: u32 = 0;

    pub(super) fn new(documents: &'a Documents, schemas: &'a Schemas, root: SchemaId) -> Self {
        let mut groups: Vec<Vec<SchemaId>> = Vec::new();
        let mut seen = FxHashSet::default();
        let mut open = vec![root];
        while let Some(id) = open.pop() {
            if !seen.insert(id) {
                continue;
            }
            let Some(schema) = schemas.get(id) else { continue };
            if let Some(dynamic) = &schema.dynamic_reference
                && dynamic.candidates.len() > 1
                && !groups.contains(&dynamic.candidates)
            {
                groups.push(dynamic.candidates.clone());
            }
            schema.children(|id| open.push(id));
        }
        groups.sort();
        let outside = vec![None; groups.len()];
        Self { documents, schemas, groups, known: FxHashMap::from_iter([(outside.clone(), 0)]), scopes: vec![outside] }
    }

    /// The scope inside a schema that is reached with `scope`.
    pub(super) fn enter(&mut self, scope: u32, id: SchemaId) -> u32 {
        if self.groups.is_empty() {
            return scope;
        }
        let Some(mut inside) = self.scopes.get(scope as usize).cloned() else { return scope };
        let here = self.resource(id);
        for (bound, group) in inside.iter_mut().zip(&self.groups) {
            if bound.is_none() {
                *bound = group.iter().copied().find(|candidate| self.resource(*candidate) == here);
            }
        }
        let Self { scopes, known, .. } = self;
        *known.entry(inside).or_insert_with_key(|inside| {
            scopes.push(inside.clone());
            scopes.len() as u32 - 1
        })
    }

    /// The schema that a dynamic reference means in `scope`.
    pub(super) fn target(&self, scope: u32, reference: &DynamicReference) -> SchemaId {
        let group = self.groups.iter().position(|group| *group == reference.candidates);
        let bound = group.and_then(|group| self.scopes.get(scope as usize)?.get(group).copied().flatten());
        bound.unwrap_or(reference.target)
    }

    fn resource(&self, id: SchemaId) -> Option<(DocumentId, &str)> {
        self.schemas.get(id).map(|schema| (schema.at.document, self.documents.base_uri(schema.at)))
    }
}
