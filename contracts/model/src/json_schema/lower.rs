//! From the node of a schema to the record in the arena, over a work list: nothing recurses, however schemas nest.

use std::cell::OnceCell;

use accordant_document::{At, Documents, Kind, Origin, Severity};
use rustc_hash::FxHashMap;

use super::Dialect;
use super::dialect::{KEYWORDS, dialects_of};
use super::dynamic::DynamicAnchors;
use super::reference::Chains;
use crate::reader::{Entry, Reader, Site};
use crate::{Schema, SchemaId, Types};

/// The state of lowering: which nodes have ids, and which of them are still to be read.
pub(crate) struct Lowering<'d> {
    ids: FxHashMap<(At, Dialect), SchemaId>,
    open: Vec<Open<'d>>,
    pub(crate) chains: Chains<'d>,
    pub(crate) dynamic: Option<DynamicAnchors>,
    documents: &'d Documents,
    dialects_vary: OnceCell<bool>,
    scopes_matter: OnceCell<bool>,
    /// What a reference that leads nowhere stands for.
    pub(crate) unresolved: FxHashMap<At, SchemaId>,
}

struct Open<'d> {
    id: SchemaId,
    site: Site<'d>,
    dialect: Dialect,
}

impl<'d> Lowering<'d> {
    pub(crate) fn new(documents: &'d Documents) -> Self {
        Self {
            ids: FxHashMap::default(),
            open: Vec::new(),
            chains: Chains::default(),
            dynamic: None,
            documents,
            dialects_vary: OnceCell::new(),
            scopes_matter: OnceCell::new(),
            unresolved: FxHashMap::default(),
        }
    }

    /// Whether any document says `$schema`.
    pub(crate) fn dialects_vary(&self) -> bool {
        *self.dialects_vary.get_or_init(|| self.any_text_has(&["$schema"]))
    }

    /// Whether the way to a schema matters, because some reference is dynamic.
    pub(crate) fn scopes_matter(&self) -> bool {
        *self.scopes_matter.get_or_init(|| self.any_text_has(&["$dynamicRef", "$recursiveRef"]))
    }

    fn any_text_has(&self, words: &[&str]) -> bool {
        self.documents.iter().any(|(_, document)| words.iter().any(|word| document.tree.text().contains(word)))
    }
}

/// A schema being read, with what only its other keywords can settle.
pub(crate) struct Partial<'d> {
    pub(crate) site: Site<'d>,
    pub(crate) dialect: Dialect,
    pub(crate) schema: Schema,
    pub(crate) nullable: Option<Entry<'d>>,
    pub(crate) exclusive_minimum: Option<Entry<'d>>,
    pub(crate) exclusive_maximum: Option<Entry<'d>>,
    pub(crate) items: Option<Entry<'d>>,
    pub(crate) additional_items: Option<Entry<'d>>,
}

impl<'d> Reader<'d> {
    /// The id of the schema at `site`; its record is there once [`Reader::finish_schemas`] has run.
    pub(crate) fn schema(&mut self, site: Site<'d>, dialect: Dialect) -> SchemaId {
        match self.follow(site, dialect) {
            Some(target) => {
                let id = self.reserve(target.site, target.dialect);
                if let Some(name) = target.name {
                    self.schemas.name(id, name);
                }
                id
            }
            None => self.unresolved(site),
        }
    }

    /// The schema under a name of its own (`components.schemas`, `definitions`, `$defs`).
    pub(crate) fn named_schema(&mut self, entry: Entry<'d>, dialect: Dialect) -> SchemaId {
        let id = self.schema(entry.value, dialect);
        if self.schemas.get(id).is_some_and(|schema| schema.at == entry.value.at()) {
            self.schemas.name(id, entry.key);
        }
        id
    }

    /// An unconstrained schema in the place of one that cannot be had.
    fn unresolved(&mut self, site: Site<'d>) -> SchemaId {
        let at = site.at();
        if let Some(&known) = self.lowering.unresolved.get(&at) {
            return known;
        }
        let id = self.schemas.push(Schema { at, ..Schema::default() });
        self.lowering.unresolved.insert(at, id);
        id
    }

    fn reserve(&mut self, site: Site<'d>, dialect: Dialect) -> SchemaId {
        let key = (site.at(), dialect);
        if let Some(&known) = self.lowering.ids.get(&key) {
            return known;
        }
        let id = self.schemas.push(Schema { at: key.0, ..Schema::default() });
        self.lowering.ids.insert(key, id);
        self.lowering.open.push(Open { id, site, dialect });
        id
    }

    /// Reads every schema that has been asked for, and what they refer to.
    pub(crate) fn finish_schemas(&mut self) {
        while let Some(Open { id, site, dialect }) = self.lowering.open.pop() {
            let mut schema = self.lower(site, dialect);
            schema.name = self.schemas.get_mut(id).and_then(|reserved| reserved.name.take());
            self.schemas.set(id, schema);
        }
    }

    fn lower(&mut self, site: Site<'d>, dialect: Dialect) -> Schema {
        let mut partial = Partial {
            site,
            dialect,
            schema: Schema { at: site.at(), ..Schema::default() },
            nullable: None,
            exclusive_minimum: None,
            exclusive_maximum: None,
            items: None,
            additional_items: None,
        };
        match site.kind() {
            Kind::Bool => partial.schema.boolean = site.node.as_bool(),
            Kind::Object => {
                for entry in site.entries() {
                    self.keyword(&mut partial, entry);
                }
                self.settle(&mut partial);
            }
            other => self.wrong_type(site.origin(), "a schema", "an object", other),
        }
        partial.schema
    }

    fn keyword(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) {
        let dialect = partial.dialect;
        match dialects_of(entry.key) {
            Some(dialects) if dialects.contains(dialect) => {}
            _ if self.extension(partial, entry) => return,
            known => return self.foreign_keyword(entry, dialect, known.is_some()),
        }
        let handled =
            self.assertion(partial, entry) || self.applicator(partial, entry) || self.annotation(partial, entry);
        debug_assert!(handled, "every keyword of the table has a reader: {}", entry.key);
    }

    /// Extensions that carry meaning; true for every extension.
    fn extension(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) -> bool {
        let value = entry.value;
        match entry.key {
            "x-nullable" if partial.dialect <= Dialect::Swagger2 => partial.nullable = Some(entry),
            "x-sunset" => partial.schema.sunset = Some(value.at()),
            "x-deprecated" => partial.schema.deprecated |= value.node.as_bool() == Some(true),
            "x-extensible-enum" if value.node.is_array() => {
                partial.schema.extensible_enum = Some(value.items().map(Site::at).collect());
            }
            key => return key.starts_with("x-"),
        }
        true
    }

    fn foreign_keyword(&mut self, entry: Entry<'d>, dialect: Dialect, elsewhere: bool) {
        let (key, origin) = (entry.key, entry.origin());
        if elsewhere {
            let message = format!("`{key}` is no keyword of {} and is ignored", dialect.name());
            let help = if key == "nullable" {
                "write `null` as one of the types: `type: [string, 'null']`".to_owned()
            } else {
                format!("say it in the words of {}, or use the version that has it", dialect.name())
            };
            self.warn("unknown-keyword", origin, message).help(help);
            return;
        }
        let message = format!("`{key}` is no keyword of {} and is ignored", dialect.name());
        match self.suggest(key, KEYWORDS) {
            Some(known) => self.warn("unknown-keyword", origin, message).help(format!("did you mean `{known}`?")),
            None if dialect.is_subset() => self
                .warn("unknown-keyword", origin, message)
                .help(format!("remove it, or write it as the extension `x-{key}`")),
            // JSON Schema lets everybody add annotations.
            None => self.report("unknown-keyword", Severity::Info, origin, message),
        };
    }

    /// What one keyword means only beside another.
    fn settle(&mut self, partial: &mut Partial<'d>) {
        self.settle_bounds(partial);
        self.settle_items(partial);
        if let Some(entry) = partial.nullable {
            self.settle_nullable(partial, entry);
        }
    }

    /// OpenAPI 3.0.3, section 4.7.24: `nullable` adds null to the `type` beside it, and to nothing else.
    fn settle_nullable(&mut self, partial: &mut Partial<'d>, entry: Entry<'d>) {
        let key = entry.key;
        let Some(nullable) = self.boolean(entry) else { return };
        let schema = &mut partial.schema;
        if !nullable {
            return;
        }
        let Some(types) = schema.types else {
            self.warn(
                "nullable-without-type",
                entry.origin(),
                format!("`{key}` has no effect without `type` beside it"),
            )
            .help("write `type` in the same schema");
            return;
        };
        schema.types = Some(types.union(Types::NULL));
        let lacks_null = schema
            .enumeration
            .as_ref()
            .is_some_and(|values| !values.iter().any(|value| self.documents.node(*value).is_null()));
        if lacks_null {
            let message = format!("`{key}` does not allow null here, since `enum` does not list it");
            self.warn("nullable-enum", entry.origin(), message).help("add null to the `enum`");
        }
    }

    /// The boolean of a member; anything else is a finding.
    pub(crate) fn boolean(&mut self, entry: Entry<'d>) -> Option<bool> {
        let value = entry.value.node.as_bool();
        if value.is_none() {
            self.wrong_type(entry.origin(), &format!("`{}`", entry.key), "a boolean", entry.value.kind());
        }
        value
    }

    pub(crate) fn contradiction(&mut self, origin: Origin, message: String, help: &str) {
        self.warn("impossible-constraint", origin, message).help(help);
    }
}
