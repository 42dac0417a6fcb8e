//! Root operations, named types, and what each kind of type holds beside fields.

use accordant_document::Origin;
use accordant_model::graphql::{
    EnumValue, GraphqlContract, OperationKind, TypeDefinition, TypeKind, is_built_in_scalar,
};
use indexmap::IndexMap;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::probes::Probe;
use super::{Place, Walk, notice};
use crate::{Change, Direction, Level, ids};

/// Interfaces or union members by name.
type Names = [(SmolStr, Origin)];

impl<'a> Walk<'a, '_> {
    pub(super) fn roots(&mut self) {
        for kind in OperationKind::ALL {
            let (old, new) = (self.base.root(kind), self.revision.root(kind));
            let name = kind.name();
            let places = (
                old.map(|root| root.origin).or(self.base.origin),
                new.map(|root| root.origin).or(self.revision.origin),
            );
            match (old, new) {
                (Some(_), None) => {
                    let change =
                        Change::new(ids::GRAPHQL_ROOT_OPERATION_REMOVED, format!("the schema has no {name} any more"))
                            .places(places.0, places.1);
                    self.judge(&Place::of(name), change, true, || {
                        Probe::operations(vec![format!("{name} {{ __typename }}")])
                    });
                }
                (None, Some(new)) => {
                    let message = format!("the schema has a {name} now, of type `{}`", new.name);
                    let change = Change::new(ids::GRAPHQL_ROOT_OPERATION_ADDED, message).places(places.0, places.1);
                    self.enter(&Place::of(name), change);
                }
                (Some(old), Some(new)) if old.name != new.name => {
                    let message = format!("the root type of {name} changed from `{}` to `{}`", old.name, new.name);
                    let change = Change::new(ids::GRAPHQL_ROOT_TYPE_CHANGED, message)
                        .detail(format!("{} {}", old.name, new.name))
                        .places(places.0, places.1);
                    let named = old.name.clone();
                    self.judge(&Place::of(name), change, true, || {
                        Probe::operations(vec![format!("{name} {{ ... on {named} {{ __typename }} }}")])
                    });
                }
                _ => {}
            }
        }
        let (old, new) = (&self.base.description, &self.revision.description);
        self.description(
            "schema",
            "the schema",
            (old.as_deref(), new.as_deref()),
            (self.base.origin, self.revision.origin),
        );
    }

    /// The name in the revision of a type of the base: another one for a root type that was renamed.
    fn counterpart(&self, name: &'a str) -> &'a str {
        if self.revision.types.contains_key(name) {
            return name;
        }
        let renamed = OperationKind::ALL.into_iter().find_map(|kind| {
            let old = self.base.root(kind).filter(|old| old.name == name)?;
            let new = self.revision.root(kind)?;
            (old.name != new.name && !self.base.types.contains_key(&new.name)).then_some(new.name.as_str())
        });
        renamed.unwrap_or(name)
    }

    pub(super) fn types(&mut self) {
        let (base, revision) = (self.base, self.revision);
        let mut paired: FxHashSet<&str> = FxHashSet::default();
        for (name, old) in base.types.iter().filter(|(name, _)| !is_built_in_scalar(name)) {
            let counterpart = self.counterpart(name);
            match revision.types.get(counterpart) {
                Some(new) => {
                    paired.insert(counterpart);
                    self.pair(old, new);
                }
                // A definition that could not be read is no removal.
                None if revision.incomplete.contains(name) => {}
                None => self.removed(old),
            }
        }
        for (name, new) in revision.types.iter().filter(|(name, _)| !is_built_in_scalar(name)) {
            if !paired.contains(name.as_str()) && !base.incomplete.contains(name) {
                self.added(new);
            }
        }
    }

    fn removed(&mut self, old: &TypeDefinition) {
        let name = old.name.as_str();
        // The end of a kind of operation is the cause.
        let root =
            OperationKind::ALL.into_iter().find(|kind| self.base.root(*kind).is_some_and(|root| root.name == name));
        if root.is_some_and(|kind| self.revision.root(kind).is_none()) {
            return;
        }
        let composite =
            matches!(old.kind, TypeKind::Object { .. } | TypeKind::Interface { .. } | TypeKind::Union { .. });
        // Leaf types that only come in answers have no name in operations: what the fields answer now says it all.
        let reached = if composite { self.before.answers(name) } else { self.before.sends(name) };
        let change = Change::new(ids::GRAPHQL_TYPE_REMOVED, format!("the {} `{name}` was removed", kind(&old.kind)))
            .places(old.origin, None);
        let change = self.reaching(change, name);
        let leaf_answer = !composite && !reached && self.before.answers(name);
        if leaf_answer {
            let change = change.level(Level::Info).help("the fields that answered with it say what comes instead");
            return self.enter(&Place::of(name), change);
        }
        self.judge(&Place::of(name), change, reached, || {
            if composite { Probe::Named { ty: name.into() } } else { Probe::Variable { ty: name.into() } }
        });
    }

    fn added(&mut self, new: &'a TypeDefinition) {
        let name = new.name.as_str();
        let begins = |kind: OperationKind| self.revision.root(kind).is_some_and(|root| root.name == name);
        if OperationKind::ALL.into_iter().any(|kind| begins(kind) && self.base.root(kind).is_none()) {
            return;
        }
        let mut change = Change::new(ids::GRAPHQL_TYPE_ADDED, format!("the {} `{name}` was added", kind(&new.kind)))
            .places(None, new.origin);
        let joined = self.joined(new);
        if !joined.is_empty() {
            let names: Vec<String> = joined.iter().map(|name| format!("`{name}`")).collect();
            change.message.push_str(&format!(" and can come where {} is answered", names.join(", ")));
            change = change.level(Level::Warning);
        }
        let change = self.reaching(change, name);
        self.enter(&Place::of(name), change);
    }

    /// The interfaces of the base that are answered and have the new type among their possible ones. What joins a union
    /// is a change of the union.
    fn joined(&self, new: &'a TypeDefinition) -> Vec<&'a str> {
        let TypeKind::Object { interfaces, .. } = &new.kind else { return Vec::new() };
        let answered = |name: &str| self.before.returns(name) && self.after.returns(name);
        interfaces.iter().map(|(interface, _)| interface.as_str()).filter(|name| answered(name)).collect()
    }

    fn pair(&mut self, old: &'a TypeDefinition, new: &'a TypeDefinition) {
        let name = old.name.as_str();
        let incomplete = self.base.incomplete.contains(name) || self.revision.incomplete.contains(&new.name);
        let places = (Some(old.origin), Some(new.origin));
        if std::mem::discriminant(&old.kind) != std::mem::discriminant(&new.kind) {
            let message =
                format!("`{name}` was {} and is {} now", kind_with_article(&old.kind), kind_with_article(&new.kind));
            let change = Change::new(ids::GRAPHQL_TYPE_KIND_CHANGED, message).places(old.origin, new.origin);
            let change = self.reaching(change, name);
            let reached = self.before.answers(name) || self.before.sends(name);
            return self.judge(&Place::of(name), change, reached, || Probe::Kind { ty: name.into() });
        }
        self.description(name, &format!("`{name}`"), (old.description.as_deref(), new.description.as_deref()), places);
        self.directive_uses(name, &old.directives, &new.directives, places);
        if incomplete {
            return;
        }
        match (&old.kind, &new.kind) {
            (TypeKind::Scalar { specified_by: before }, TypeKind::Scalar { specified_by: after })
                if before != after =>
            {
                let written =
                    |url: &Option<SmolStr>| url.as_ref().map_or("nothing".to_owned(), |url| format!("`{url}`"));
                let message =
                    format!("the specification of `{name}` changed from {} to {}", written(before), written(after));
                let change = Change::new(ids::GRAPHQL_SPECIFIED_BY_CHANGED, message).places(old.origin, new.origin);
                let reached = self.before.answers(name) || self.before.sends(name);
                self.judge(&Place::of(name), change, reached, || Probe::operations(Vec::new()));
            }
            (
                TypeKind::Object { interfaces: old_interfaces, fields: old_fields },
                TypeKind::Object { interfaces: new_interfaces, fields: new_fields },
            )
            | (
                TypeKind::Interface { interfaces: old_interfaces, fields: old_fields },
                TypeKind::Interface { interfaces: new_interfaces, fields: new_fields },
            ) => {
                self.interfaces(old, new, old_interfaces, new_interfaces);
                self.fields(old, new, old_fields, new_fields);
            }
            (TypeKind::Union { members: before }, TypeKind::Union { members: after }) => {
                self.members(old, new, before, after);
            }
            (TypeKind::Enum { values: before }, TypeKind::Enum { values: after }) => {
                self.values(old, new, before, after);
            }
            (
                TypeKind::InputObject { fields: before, one_of: was },
                TypeKind::InputObject { fields: after, one_of: is },
            ) => {
                self.one_of(old, new, *was, *is);
                self.input_fields(old, new, before, after);
            }
            _ => {}
        }
    }

    fn interfaces(&mut self, old: &TypeDefinition, new: &TypeDefinition, before: &Names, after: &Names) {
        let name = old.name.as_str();
        let (known, kept) = (names_of(before), names_of(after));
        for (interface, origin) in before.iter().filter(|(interface, _)| !kept.contains(interface.as_str())) {
            // The removal of the interface itself is the cause.
            if !self.revision.types.contains_key(interface) {
                continue;
            }
            let message = format!("`{name}` does not implement `{interface}` any more");
            let change = Change::new(ids::GRAPHQL_INTERFACE_REMOVED, message)
                .detail(interface.as_str())
                .places(*origin, new.origin);
            let change = self.reaching(change, interface);
            let reached = self.before.answers(name);
            self.judge(&Place::of(name), change, reached, || Probe::Fragment {
                on: name.into(),
                inside: interface.clone(),
            });
        }
        for (interface, origin) in after.iter().filter(|(interface, _)| !known.contains(interface.as_str())) {
            let message = format!("`{name}` implements `{interface}` now");
            let mut change = Change::new(ids::GRAPHQL_INTERFACE_ADDED, message)
                .detail(interface.as_str())
                .direction(Direction::Response)
                .places(old.origin, *origin);
            let object = matches!(old.kind, TypeKind::Object { .. });
            if !(object && self.before.returns(interface)) {
                change = change.level(Level::Info);
            }
            let change = self.reaching(change, interface);
            self.enter(&Place::of(name), change);
        }
    }

    fn members(&mut self, old: &TypeDefinition, new: &TypeDefinition, before: &Names, after: &Names) {
        let name = old.name.as_str();
        let (known, kept) = (names_of(before), names_of(after));
        for (member, origin) in before.iter().filter(|(member, _)| !kept.contains(member.as_str())) {
            if !self.revision.types.contains_key(member) {
                continue;
            }
            let message = format!("`{member}` is no member of the union `{name}` any more");
            let change = Change::new(ids::GRAPHQL_UNION_MEMBER_REMOVED, message)
                .detail(member.as_str())
                .places(*origin, new.origin);
            let change = self.reaching(change, name);
            let reached = self.before.answers(name);
            self.judge(&Place::of(name), change, reached, || Probe::Fragment {
                on: name.into(),
                inside: member.clone(),
            });
        }
        for (member, origin) in after.iter().filter(|(member, _)| !known.contains(member.as_str())) {
            let message = format!("`{member}` is a member of the union `{name}` now");
            let mut change = Change::new(ids::GRAPHQL_UNION_MEMBER_ADDED, message)
                .detail(member.as_str())
                .direction(Direction::Response)
                .places(old.origin, *origin);
            if !self.before.returns(name) {
                change = change.level(Level::Info);
            }
            let change = self.reaching(change, name);
            self.enter(&Place::of(name), change);
        }
    }

    fn values(
        &mut self,
        old: &TypeDefinition,
        new: &TypeDefinition,
        before: &IndexMap<SmolStr, EnumValue>,
        after: &IndexMap<SmolStr, EnumValue>,
    ) {
        let name = old.name.as_str();
        let (sent, answered) = (self.before.sends(name), self.before.answers(name));
        for value in before.values() {
            let coordinate = format!("{name}.{}", value.name);
            let place = Place::deprecated(&coordinate, value.deprecation.as_ref());
            let Some(kept) = after.get(&value.name) else {
                let direction = if sent || !answered { Direction::Request } else { Direction::Response };
                let message = match direction {
                    Direction::Request => format!("the enum value `{coordinate}` was removed"),
                    Direction::Response => format!("the enum value `{coordinate}` is answered no more"),
                };
                let change = Change::new(ids::GRAPHQL_ENUM_VALUE_REMOVED, message)
                    .direction(direction)
                    .places(value.origin, new.origin);
                let change = self.reaching(notice(change, value.deprecation.as_ref()), name);
                let (ty, value) = (old.name.clone(), value.name.clone());
                self.judge(&place, change, sent || answered, || Probe::Value { ty, value });
                continue;
            };
            let places = (Some(value.origin), Some(kept.origin));
            self.deprecation(&coordinate, (value.deprecation.as_ref(), kept.deprecation.as_ref()), places);
            let descriptions = (value.description.as_deref(), kept.description.as_deref());
            self.description(&coordinate, &format!("`{coordinate}`"), descriptions, places);
            self.directive_uses(&coordinate, &value.directives, &kept.directives, places);
        }
        for value in after.values().filter(|value| !before.contains_key(&value.name)) {
            let coordinate = format!("{name}.{}", value.name);
            let comes = answered && self.after.answers(name);
            let direction = if comes { Direction::Response } else { Direction::Request };
            let message = match direction {
                Direction::Request => format!("the enum value `{coordinate}` was added"),
                Direction::Response => format!("the enum value `{coordinate}` was added and can be answered"),
            };
            let change = Change::new(ids::GRAPHQL_ENUM_VALUE_ADDED, message)
                .direction(direction)
                .places(old.origin, value.origin);
            let change = self.reaching(change, name);
            self.enter(&Place::of(&coordinate), change);
        }
    }

    fn one_of(&mut self, old: &TypeDefinition, new: &TypeDefinition, was: bool, is: bool) {
        let name = old.name.as_str();
        if was == is {
            return;
        }
        let (rule, message) = if is {
            (ids::GRAPHQL_ONE_OF_ADDED, format!("`{name}` takes exactly one of its fields now"))
        } else {
            (ids::GRAPHQL_ONE_OF_REMOVED, format!("`{name}` takes more than one of its fields now"))
        };
        let change = Change::new(rule, message).direction(Direction::Request).places(old.origin, new.origin);
        let change = self.reaching(change, name);
        let reached = self.before.sends(name);
        self.judge(&Place::of(name), change, reached, || {
            Probe::Unprovable("the independent validator does not know `@oneOf`")
        });
    }
}

/// A union may have thousands of members.
fn names_of(names: &Names) -> FxHashSet<&str> {
    names.iter().map(|(name, _)| name.as_str()).collect()
}

const fn kind(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Scalar { .. } => "scalar",
        TypeKind::Object { .. } => "object type",
        TypeKind::Interface { .. } => "interface",
        TypeKind::Union { .. } => "union",
        TypeKind::Enum { .. } => "enum",
        TypeKind::InputObject { .. } => "input type",
    }
}

const fn kind_with_article(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Scalar { .. } => "a scalar",
        TypeKind::Object { .. } => "an object type",
        TypeKind::Interface { .. } => "an interface",
        TypeKind::Union { .. } => "a union",
        TypeKind::Enum { .. } => "an enum",
        TypeKind::InputObject { .. } => "an input type",
    }
}

/// Whether clients select fields of the type.
pub(super) fn is_composite(contract: &GraphqlContract, name: &str) -> bool {
    contract.types.get(name).is_some_and(|ty| {
        matches!(ty.kind, TypeKind::Object { .. } | TypeKind::Interface { .. } | TypeKind::Union { .. })
    })
}
