//! References whose target depends on the way taken to them (JSON Schema 2020-12 core, section 8.2.3.2), and
//! discriminators, which choose by a value.

use accordant_document::{At, Documents, Kind};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::Dialect;
use super::lower::Partial;
use super::reference::Target;
use crate::reader::{Entry, Reader, Site};
use crate::{Discriminator, DynamicReference, SchemaId};

impl<'d> Reader<'d> {
    /// The schema that a `$ref` beside other keywords means; none, with a finding, if it leads nowhere.
    pub(super) fn referred(&mut self, partial: &Partial<'d>, reference: &'d str) -> Option<SchemaId> {
        let target = self.resolve_schema(partial.site, partial.dialect, "$ref", reference)?;
        Some(self.target(target))
    }

    fn target(&mut self, target: Target<'d>) -> SchemaId {
        let id = self.schema(target.site, target.dialect);
        if let Some(name) = target.name
            && self.schemas.get(id).is_some_and(|schema| schema.at == target.site.at())
        {
            self.schemas.name(id, name);
        }
        id
    }

    pub(super) fn dynamic_reference(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) {
        let Some(reference) = self.text_of(entry.value, entry.origin(), "`$dynamicRef`") else { return };
        let Some(target) = self.resolve_schema(partial.site, partial.dialect, "$dynamicRef", reference) else { return };
        let anchor = reference.split_once('#').map_or("", |(_, fragment)| fragment);
        let declared = target.site.get("$dynamicAnchor").and_then(|name| name.node.as_str());
        let id = self.target(target);
        if anchor.is_empty() || declared != Some(anchor) {
            // Without a dynamic anchor at its target it is `$ref`.
            partial.schema.reference.get_or_insert(id);
            return;
        }
        let candidates = self.candidates(anchor, partial.dialect);
        partial.schema.dynamic_reference = Some(Box::new(DynamicReference { target: id, candidates }));
    }

    /// 2019-09: `$recursiveRef` is always `#`.
    pub(super) fn recursive_reference(&mut self, partial: &mut Partial<'d>) {
        let Some(target) = self.resolve_schema(partial.site, partial.dialect, "$recursiveRef", "#") else { return };
        let id = self.target(target);
        if target.site.get("$recursiveAnchor").and_then(|anchor| anchor.node.as_bool()) != Some(true) {
            partial.schema.reference.get_or_insert(id);
            return;
        }
        let candidates = self.candidates("", Dialect::Draft2019);
        partial.schema.dynamic_reference = Some(Box::new(DynamicReference { target: id, candidates }));
    }

    fn candidates(&mut self, anchor: &str, dialect: Dialect) -> Vec<SchemaId> {
        let documents = self.documents;
        let anchors = self.lowering.dynamic.get_or_insert_with(|| DynamicAnchors::find(documents));
        let places = anchors.places.get(anchor).cloned().unwrap_or_default();
        places.into_iter().map(|at| self.schema(Site::new(documents, at), dialect)).collect()
    }

    pub(super) fn discriminator(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) {
        let value = entry.value;
        let swagger = partial.dialect <= Dialect::Swagger2;
        if swagger != (value.kind() == Kind::String) {
            let expected = if swagger { "a string" } else { "an object" };
            let message = format!("`discriminator` must be {expected}, but is {}", value.kind().described());
            self.warn("wrong-type", entry.origin(), message).help("write the property's name, as the version wants it");
        }
        if value.kind() == Kind::String {
            let Some(name) = self.text_of(value, entry.origin(), "`discriminator`") else { return };
            partial.schema.discriminator = Some(Box::new(Discriminator {
                at: value.at(),
                property_name: SmolStr::new(name),
                mapping: Vec::new(),
                default_mapping: None,
            }));
            return;
        }
        let Some(value) = self.map(entry) else { return };
        self.unknown_fields(value, "a discriminator", &[&["propertyName", "mapping", "defaultMapping"]]);
        let Some(property_name) = self.name(value, "propertyName") else {
            if value.get("propertyName").is_none() {
                self.missing(value, "propertyName", "the discriminator");
            }
            return;
        };
        let mut mapping = Vec::new();
        if let Some(map) = self.object(value, "mapping") {
            for choice in map.entries() {
                if let Some(target) = self.text_of(choice.value, choice.origin(), "a target of `mapping`") {
                    let schema = self.mapped(partial, choice, target);
                    mapping.push((SmolStr::new(choice.key), schema));
                }
            }
        }
        let default_mapping = value.entry("defaultMapping").and_then(|entry| {
            let target = self.text_of(entry.value, entry.origin(), "`defaultMapping`")?;
            self.mapped(partial, entry, target)
        });
        partial.schema.discriminator =
            Some(Box::new(Discriminator { at: value.at(), property_name, mapping, default_mapping }));
    }

    /// A target is the name of a component schema, or a reference (OpenAPI 3.1.1, section 4.8.25.3).
    fn mapped(&mut self, partial: &Partial<'d>, entry: Entry<'d>, target: &'d str) -> Option<SchemaId> {
        let place = entry.value;
        let components = Site::root(self.documents, place.document)
            .and_then(|root| root.get("components"))
            .and_then(|components| components.get("schemas"));
        if let Some(named) = components.and_then(|schemas| schemas.entry(target)) {
            return Some(self.named_schema(named, partial.dialect));
        }
        if !target.contains(['/', '#', '.']) {
            let known: Vec<&str> =
                components.map(|map| map.entries().map(|entry| entry.key).collect()).unwrap_or_default();
            let near = self.suggest(target, known);
            let draft = self.error("dangling-reference", entry.origin(), format!("no schema is called `{target}`"));
            match near {
                Some(near) => draft.help(format!("did you mean `{near}`?")),
                None => draft.help("add the schema under `components.schemas`, or correct the name"),
            };
            return None;
        }
        let found = self.documents.resolve(place.at(), target);
        let found = self.resolved(found, entry.origin())?;
        Some(self.schema(found, partial.dialect))
    }
}

/// Every `$dynamicAnchor` of the documents, and 2019-09's `$recursiveAnchor` under the empty name.
pub(crate) struct DynamicAnchors {
    places: FxHashMap<String, Vec<At>>,
}

impl DynamicAnchors {
    fn find(documents: &Documents) -> Self {
        let mut places: FxHashMap<String, Vec<At>> = FxHashMap::default();
        for (document, loaded) in documents.iter() {
            if !loaded.tree.text().contains("Anchor") {
                continue;
            }
            let mut seen = vec![false; loaded.tree.len()];
            let mut open = vec![Site { document, node: loaded.tree.root() }];
            while let Some(site) = open.pop() {
                let Some(new) = seen.get_mut(site.node.id().0 as usize).filter(|seen| !**seen) else { continue };
                *new = true;
                if let Some(name) = site.get("$dynamicAnchor").and_then(|name| name.node.as_str()) {
                    places.entry(name.to_owned()).or_default().push(site.at());
                }
                if site.get("$recursiveAnchor").and_then(|anchor| anchor.node.as_bool()) == Some(true) {
                    places.entry(String::new()).or_default().push(site.at());
                }
                open.extend(site.entries().map(|entry| entry.value).chain(site.items()));
            }
        }
        for found in places.values_mut() {
            found.sort();
        }
        Self { places }
    }
}
