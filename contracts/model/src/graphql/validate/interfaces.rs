//! Whether types keep what the interfaces that they implement promise (section 3.6.1, `IsValidImplementation`).

use accordant_document::{Origin, Severity};
use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::Checker;
use super::loops::loops;
use crate::graphql::{Field, TypeDefinition, TypeKind, TypeReference};

const RULE: &str = "graphql-interface";

type Interfaces = [(SmolStr, Origin)];

impl<'a> Checker<'a> {
    pub(super) fn interfaces(&mut self) {
        self.interface_loops();
        let contract = self.contract;
        for ty in contract.types.values() {
            let Some((interfaces, fields)) = shape(ty) else { continue };
            let declared: FxHashSet<&str> = interfaces.iter().map(|(name, _)| name.as_str()).collect();
            for (name, origin) in interfaces {
                match self.ty(name) {
                    None if self.is_known_type(name) => {}
                    None => self.unknown(name, *origin, &ty.name),
                    Some(interface) => match &interface.kind {
                        TypeKind::Interface { interfaces: above, fields: promised } => {
                            self.transitive(ty, &declared, interface, *origin, above);
                            if !self.is_incomplete(&ty.name) {
                                self.promises(ty, fields, interface, *origin, promised);
                            }
                        }
                        _ => {
                            let message = format!("`{}` implements `{name}`, which is no interface", ty.name);
                            let help = "only interfaces can be implemented";
                            self.report(RULE, Severity::Error, *origin, ty.name.as_str(), message, help);
                        }
                    },
                }
            }
        }
    }

    fn interface_loops(&mut self) {
        let contract = self.contract;
        let nodes: Vec<&TypeDefinition> =
            contract.types.values().filter(|ty| matches!(ty.kind, TypeKind::Interface { .. })).collect();
        let index: FxHashMap<&str, usize> = nodes.iter().enumerate().map(|(at, ty)| (ty.name.as_str(), at)).collect();
        let edges: Vec<Vec<usize>> = nodes
            .iter()
            .map(|ty| {
                let interfaces = shape(ty).map_or(&[][..], |(interfaces, _)| interfaces);
                interfaces.iter().filter_map(|(name, _)| index.get(name.as_str()).copied()).collect()
            })
            .collect();
        for round in loops(&edges) {
            let names: Vec<String> =
                round.iter().filter_map(|at| nodes.get(*at)).map(|ty| format!("`{}`", ty.name)).collect();
            let Some(first) = round.first().and_then(|at| nodes.get(*at)) else { continue };
            let message = match names.as_slice() {
                [only] => format!("the interface {only} implements itself"),
                [one, other] => format!("the interfaces {one} and {other} implement each other"),
                _ => format!("the interfaces {} implement each other in a loop", names.join(", ")),
            };
            let help = "an interface can only implement those above it: break the loop";
            let finding = self.report(RULE, Severity::Error, first.origin, first.name.as_str(), message, help);
            for other in round.iter().skip(1).take(9).filter_map(|at| nodes.get(*at)) {
                finding.related.push((other.origin, "part of the loop".to_owned()));
            }
        }
    }

    /// Whoever implements an interface implements those that it implements.
    fn transitive(
        &mut self,
        ty: &TypeDefinition,
        declared: &FxHashSet<&str>,
        interface: &TypeDefinition,
        origin: Origin,
        above: &Interfaces,
    ) {
        for (name, _) in above.iter().filter(|(name, _)| *name != ty.name && !declared.contains(name.as_str())) {
            let message =
                format!("`{}` implements `{}` but not `{name}`, which that implements", ty.name, interface.name);
            let help = format!("add `& {name}` after `implements`");
            self.report(RULE, Severity::Error, origin, ty.name.as_str(), message, help);
        }
    }

    fn promises(
        &mut self,
        ty: &TypeDefinition,
        fields: &IndexMap<SmolStr, Field>,
        interface: &TypeDefinition,
        origin: Origin,
        promised: &IndexMap<SmolStr, Field>,
    ) {
        for promise in promised.values() {
            let Some(field) = fields.get(&promise.name) else {
                let message =
                    format!("`{}` lacks the field `{}` of its interface `{}`", ty.name, promise.name, interface.name);
                let help = format!("add `{}: {}`", promise.name, promise.ty);
                let finding = self.report(RULE, Severity::Error, origin, ty.name.as_str(), message, help);
                finding.related.push((promise.origin, "promised here".to_owned()));
                continue;
            };
            let coordinate = format!("{}.{}", ty.name, field.name);
            let theirs = format!("{}.{}", interface.name, field.name);
            let mut broken = |origin: Origin, severity: Severity, message: String, help: String| {
                let finding = self.report(RULE, severity, origin, coordinate.as_str(), message, help);
                finding.related.push((promise.origin, "promised here".to_owned()));
            };
            for argument in promise.arguments.values() {
                match field.arguments.get(&argument.name) {
                    None => broken(
                        field.origin,
                        Severity::Error,
                        format!("`{coordinate}` lacks the argument `{}` of `{theirs}`", argument.name),
                        format!("add `{}: {}`", argument.name, argument.ty),
                    ),
                    Some(own) if own.ty != argument.ty => broken(
                        own.origin,
                        Severity::Error,
                        format!(
                            "`{coordinate}({}:)` takes `{}` where `{theirs}` takes `{}`",
                            own.name, own.ty, argument.ty
                        ),
                        "arguments must have the very type of the interface".to_owned(),
                    ),
                    Some(_) => {}
                }
            }
            for own in field.arguments.values().filter(|own| !promise.arguments.contains_key(&own.name)) {
                if own.ty.is_non_null() && own.default.is_none() {
                    broken(
                        own.origin,
                        Severity::Error,
                        format!("`{coordinate}({}:)` is required, but `{theirs}` does not have it", own.name),
                        "make it nullable or give it a default: who asks through the interface cannot give it"
                            .to_owned(),
                    );
                }
            }
            if field.deprecation.is_some() && promise.deprecation.is_none() {
                broken(
                    field.origin,
                    Severity::Warning,
                    format!("`{coordinate}` is deprecated, but `{theirs}` is not"),
                    "deprecate the field of the interface as well".to_owned(),
                );
            }
            if !self.is_subtype(&field.ty, &promise.ty) {
                let message =
                    format!("`{coordinate}` answers with `{}` where `{theirs}` promises `{}`", field.ty, promise.ty);
                let help = "answer with the same type or a narrower one";
                let finding = self.report(RULE, Severity::Error, field.ty_origin, coordinate.as_str(), message, help);
                finding.related.push((promise.origin, "promised here".to_owned()));
            }
        }
    }

    /// Covariance (`IsValidImplementationFieldType`). Unknown types are reported elsewhere.
    fn is_subtype(&self, own: &TypeReference, promised: &TypeReference) -> bool {
        let (mut own, mut promised) = (own, promised);
        loop {
            (own, promised) = match (own, promised) {
                (TypeReference::NonNull(own), TypeReference::NonNull(promised))
                | (TypeReference::List(own), TypeReference::List(promised)) => (&**own, &**promised),
                (TypeReference::NonNull(own), promised) => (&**own, promised),
                (TypeReference::Named(own), TypeReference::Named(promised)) => {
                    return own == promised || self.is_possible(own, promised);
                }
                _ => return false,
            };
        }
    }

    fn is_possible(&self, own: &str, promised: &str) -> bool {
        let (Some(own), Some(promised)) = (self.ty(own), self.ty(promised)) else {
            return !self.contract.types.contains_key(own) || !self.contract.types.contains_key(promised);
        };
        match &promised.kind {
            TypeKind::Union { members } => members.iter().any(|(member, _)| *member == own.name),
            TypeKind::Interface { .. } => {
                shape(own).is_some_and(|(interfaces, _)| interfaces.iter().any(|(name, _)| *name == promised.name))
            }
            _ => false,
        }
    }
}

/// The interfaces and fields of an object or an interface.
fn shape(ty: &TypeDefinition) -> Option<(&Interfaces, &IndexMap<SmolStr, Field>)> {
    match &ty.kind {
        TypeKind::Object { interfaces, fields } | TypeKind::Interface { interfaces, fields } => {
            Some((interfaces, fields))
        }
        _ => None,
    }
}
