//! Properties, declared and not.

use accordant_model::{Contract, SchemaId};
use smol_str::SmolStr;

use super::{Compare, Relation};
use crate::change::Notice;
use crate::walk::Step;
use crate::walk::view::{self, View};
use crate::{Direction, Proof, ids};

/// What an object says of properties that it does not declare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Others {
    /// Nothing: senders send none, receivers take them.
    Unsaid,
    Any,
    Constrained,
    None,
}

impl Compare<'_, '_> {
    pub(super) fn objects(&mut self) {
        self.properties();
        self.requirements();
        let (b, r) = (self.b.clone(), self.r.clone());
        self.pattern_properties(&b.pattern_properties, &r.pattern_properties);
        self.others();
        self.unevaluated(&b.unevaluated_properties, &r.unevaluated_properties, "unevaluatedProperties");
        match (b.property_names.as_slice(), r.property_names.as_slice()) {
            ([], []) => {}
            ([], _) | (_, []) => {
                let (relation, what) = if b.property_names.is_empty() {
                    (Relation::Narrower, "the names of properties are restricted now")
                } else {
                    (Relation::Wider, "the names of properties are no longer restricted")
                };
                let change = self.related(relation, ids::PROPERTY_NAMES_CHANGED, what, &["propertyNames"]);
                self.found.push(change);
            }
            (base, revision) => self.children(base, revision, &Step::Names, &["propertyNames"]),
        }
        let rules = (ids::PROPERTY_COUNT_NARROWED, ids::PROPERTY_COUNT_WIDENED);
        let names = ["minProperties", "maxProperties"];
        self.range(&b.property_count, &r.property_count, rules, names, [&["minProperties"], &["maxProperties"]]);
        self.dependencies();
    }

    /// Who sends does not send what belongs to the other side.
    fn owned(&self, contract: &Contract, schemas: &[SchemaId]) -> bool {
        schemas.iter().any(|schema| {
            let view = View::of(contract, *schema);
            view.any(contract, |schema| match self.pair.direction {
                Direction::Request => schema.read_only,
                Direction::Response => schema.write_only,
            })
        })
    }

    fn properties(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        for (name, base) in &b.properties {
            match r.properties.get(name) {
                Some(revision) => {
                    if !(self.owned(self.walk.base, base) && self.owned(self.walk.revision, revision)) {
                        self.children(base, revision, &Step::Property(name.clone()), &["properties"]);
                    }
                }
                None if self.owned(self.walk.base, base) => {}
                None => self.property_removed(name, base),
            }
        }
        for (name, revision) in &r.properties {
            let required = r.required.binary_search(name).is_ok() && b.required.binary_search(name).is_err();
            if b.properties.contains_key(name) || required || self.owned(self.walk.revision, revision) {
                continue;
            }
            let mut change =
                self.change(ids::PROPERTY_ADDED, format!("the property `{name}` was added"), &["properties"]);
            change.revision = Some(self.revision_entry("properties", name));
            // Nobody sent it yet, unless the base says that anything may be sent.
            if matches!(others(&b, self.walk.base), Others::Any | Others::Constrained) {
                change = change.level(Relation::Narrower.level(self.pair.direction));
            }
            self.found.push(change.detail(name.as_str()));
        }
    }

    fn property_removed(&mut self, name: &SmolStr, schemas: &[SchemaId]) {
        let mut change =
            self.change(ids::PROPERTY_REMOVED, format!("the property `{name}` was removed"), &["properties"]);
        change.base = Some(self.base_entry("properties", name));
        let contract = self.walk.base;
        let schema = schemas.iter().map(|schema| &contract.schemas[*schema]).find(|schema| schema.deprecated);
        if let Some(schema) = schema {
            let sunset = schema.sunset.and_then(|at| contract.documents.node(at).as_str()).map(SmolStr::new);
            change = change.notice(Notice { sunset });
        }
        if self.is_missed_by_nobody(name) {
            change.proof = Some(Proof::Harmless);
        }
        self.found.push(change.detail(name.as_str()));
    }

    /// Whether no message breaks where the property is gone: the receiver takes it as an undeclared one, or was never
    /// promised it. Said here, since containment cannot tell this change from others of the same object.
    fn is_missed_by_nobody(&self, name: &SmolStr) -> bool {
        match self.pair.direction {
            Direction::Request => {
                matches!(others(&self.r, self.walk.revision), Others::Unsaid | Others::Any)
                    && self.r.pattern_properties.is_empty()
                    && self.r.unevaluated_properties.is_empty()
                    && self.r.property_names.is_empty()
                    && self.r.property_count.high.is_none()
            }
            Direction::Response => {
                self.b.required.binary_search(name).is_err()
                    && self.b.property_count.low.is_none()
                    && self.b.dependent_required.iter().all(|(_, needed)| needed != name)
                    && self.b.unions.is_empty()
            }
        }
    }

    fn requirements(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        for name in r.required.iter().filter(|name| b.required.binary_search(name).is_err()) {
            if r.properties.get(name).is_some_and(|schemas| self.owned(self.walk.revision, schemas)) {
                continue;
            }
            let message = match (b.properties.contains_key(name), r.properties.contains_key(name)) {
                (_, false) => format!("the undeclared property `{name}` is required now"),
                (false, true) => format!("the new property `{name}` is required"),
                (true, true) => format!("the property `{name}` is required now"),
            };
            let mut change = self.change(ids::PROPERTY_REQUIRED, message, &["required", "properties"]);
            change.revision = Some(self.revision_entry("required", name));
            if b.properties.contains_key(name) {
                change.base = Some(self.base_entry("properties", name));
            }
            self.found.push(change.detail(name.as_str()));
        }
        for name in b.required.iter().filter(|name| r.required.binary_search(name).is_err()) {
            let gone = b.properties.contains_key(name) && !r.properties.contains_key(name);
            if gone || b.properties.get(name).is_some_and(|schemas| self.owned(self.walk.base, schemas)) {
                continue;
            }
            let message = format!("the property `{name}` is no longer required");
            let mut change = self.change(ids::PROPERTY_OPTIONAL, message, &["required", "properties"]);
            change.base = Some(self.base_entry("required", name));
            if r.properties.contains_key(name) {
                change.revision = Some(self.revision_entry("properties", name));
            }
            self.found.push(change.detail(name.as_str()));
        }
    }

    fn pattern_properties(&mut self, base: &[(SmolStr, SchemaId)], revision: &[(SmolStr, SchemaId)]) {
        let of = |list: &[(SmolStr, SchemaId)], pattern: &str| -> Vec<SchemaId> {
            list.iter().filter(|(known, _)| known == pattern).map(|(_, schema)| *schema).collect()
        };
        let mut patterns: Vec<&SmolStr> = base.iter().chain(revision).map(|(pattern, _)| pattern).collect();
        patterns.sort();
        patterns.dedup();
        for pattern in patterns {
            let (before, after) = (of(base, pattern), of(revision, pattern));
            let (relation, what) = match (before.is_empty(), after.is_empty()) {
                (true, _) => (Relation::Narrower, "have a schema of their own now"),
                (_, true) => (Relation::Wider, "have no schema of their own any longer"),
                _ => {
                    self.children(&before, &after, &Step::Pattern(pattern.clone()), &["patternProperties"]);
                    continue;
                }
            };
            let message = format!("properties that match `{pattern}` {what}");
            let mut change = self.related(relation, ids::PATTERN_PROPERTIES_CHANGED, message, &["patternProperties"]);
            if before.is_empty() {
                change.revision = Some(self.revision_entry("patternProperties", pattern));
            } else {
                change.base = Some(self.base_entry("patternProperties", pattern));
            }
            self.found.push(change.detail(pattern.as_str()));
        }
    }

    fn others(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        let (before, after) = (others(&b, self.walk.base), others(&r, self.walk.revision));
        let said = |others: Others| match others {
            Others::Unsaid => "left open",
            Others::Any => "allowed",
            Others::Constrained => "restricted to a schema",
            Others::None => "forbidden",
        };
        let rule = match (before, after) {
            (Others::Constrained, Others::Constrained) => {
                self.children(&b.additional, &r.additional, &Step::Others, &["additionalProperties"]);
                return;
            }
            (before, after) if before == after => return,
            (Others::Unsaid, Others::Any) => ids::ADDITIONAL_PROPERTIES_WIDENED,
            (Others::Any, Others::Unsaid) => ids::ADDITIONAL_PROPERTIES_NARROWED,
            (Others::None, _) | (Others::Constrained, Others::Unsaid | Others::Any) => {
                ids::ADDITIONAL_PROPERTIES_WIDENED
            }
            _ => ids::ADDITIONAL_PROPERTIES_NARROWED,
        };
        let message = format!("undeclared properties were {} and are {} now", said(before), said(after));
        let mut change = self.change(rule, message, &["additionalProperties"]);
        // Closing what only the receiver reads as open: a sender that said nothing sends what it declares.
        let sender = match self.pair.direction {
            Direction::Request => before,
            Direction::Response => after,
        };
        let declared =
            |inner: &View, outer: &View| inner.properties.keys().all(|name| outer.properties.contains_key(name));
        let known = match self.pair.direction {
            Direction::Request => declared(&b, &r),
            Direction::Response => declared(&r, &b),
        };
        if self.walk.closed
            && sender == Others::Unsaid
            && known
            && b.pattern_properties.is_empty()
            && r.pattern_properties.is_empty()
        {
            change.proof = Some(Proof::Harmless);
        }
        self.found.push(change.detail(format!("{}>{}", said(before), said(after))));
    }

    pub(super) fn unevaluated(&mut self, base: &[SchemaId], revision: &[SchemaId], keyword: &'static str) {
        let (relation, what) = match (base.is_empty(), revision.is_empty()) {
            (true, true) => return,
            (true, false) => (Relation::Narrower, "was added"),
            (false, true) => (Relation::Wider, "was removed"),
            (false, false) => {
                self.children(base, revision, &Step::Others, &[keyword]);
                return;
            }
        };
        let change = self.related(relation, ids::UNEVALUATED_CHANGED, format!("`{keyword}` {what}"), &[keyword]);
        self.found.push(change.detail(keyword));
    }

    fn dependencies(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        let keywords = ["dependentRequired", "dependencies"];
        for (trigger, name) in r.dependent_required.iter().filter(|pair| !b.dependent_required.contains(pair)) {
            let message = format!("`{name}` is required now where `{trigger}` is present");
            let change = self.related(Relation::Narrower, ids::DEPENDENCY_CHANGED, message, &keywords);
            self.found.push(change.detail(format!("+{trigger} {name}")));
        }
        for (trigger, name) in b.dependent_required.iter().filter(|pair| !r.dependent_required.contains(pair)) {
            // Where the name is required in any case now, that is said already.
            if r.required.binary_search(name).is_ok() {
                continue;
            }
            let message = format!("`{name}` is no longer required where `{trigger}` is present");
            let change = self.related(Relation::Wider, ids::DEPENDENCY_CHANGED, message, &keywords);
            self.found.push(change.detail(format!("-{trigger} {name}")));
        }
        let keywords = ["dependentSchemas", "dependencies"];
        for (trigger, base) in &b.dependent_schemas {
            match r.dependent_schemas.iter().find(|(name, _)| name == trigger) {
                Some((_, revision)) => self.child(*base, *revision, Step::Branch(format!("with {trigger}"))),
                None => {
                    let message = format!("a schema no longer holds where `{trigger}` is present");
                    let change = self.related(Relation::Wider, ids::DEPENDENCY_CHANGED, message, &keywords);
                    self.found.push(change.detail(format!("-{trigger}")));
                }
            }
        }
        for (trigger, _) in &r.dependent_schemas {
            if !b.dependent_schemas.iter().any(|(name, _)| name == trigger) {
                let message = format!("a schema holds now where `{trigger}` is present");
                let change = self.related(Relation::Narrower, ids::DEPENDENCY_CHANGED, message, &keywords);
                self.found.push(change.detail(format!("+{trigger}")));
            }
        }
    }
}

fn others(view: &View, contract: &Contract) -> Others {
    let written: Vec<SchemaId> = view
        .parts
        .iter()
        .filter_map(|part| contract.schemas[*part].object.as_ref().and_then(|object| object.additional_properties))
        .collect();
    if written.iter().any(|schema| contract.schemas[*schema].boolean == Some(false)) {
        Others::None
    } else if written.iter().any(|schema| !view::is_true(&contract.schemas[*schema])) {
        Others::Constrained
    } else if written.is_empty() {
        Others::Unsaid
    } else {
        Others::Any
    }
}
