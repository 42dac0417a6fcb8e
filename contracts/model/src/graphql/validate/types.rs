//! Root operations, types without content, unions of what is no object (sections 3.3, 3.6 to 3.10).

use accordant_document::{Origin, Severity, suggest};

use super::Checker;
use crate::graphql::{OperationKind, RootOperation, TypeDefinition, TypeKind};

impl Checker<'_> {
    pub(super) fn roots(&mut self) {
        let contract = self.contract;
        let mut seen: Vec<(OperationKind, &RootOperation)> = Vec::new();
        for (kind, root) in contract.roots() {
            let what = kind.name();
            match self.ty(&root.name) {
                None => {
                    let message = format!("the root type `{}` of {what} is defined nowhere", root.name);
                    let help = self.did_you_mean(&root.name);
                    self.report("graphql-unknown-type", Severity::Error, root.origin, what, message, help);
                }
                Some(ty) if !matches!(ty.kind, TypeKind::Object { .. }) => {
                    let message = format!("the root type `{}` of {what} is no object type", root.name);
                    let help = "name an object type: its fields are what can be asked for";
                    self.report("graphql-root-type", Severity::Error, root.origin, what, message, help);
                }
                Some(_) => {}
            }
            if let Some((first, other)) = seen.iter().find(|(_, other)| other.name == root.name) {
                let message = format!("`{}` is the root type of {} and of {what}", root.name, first.name());
                let related = other.origin;
                self.report(
                    "graphql-root-type",
                    Severity::Error,
                    root.origin,
                    what,
                    message,
                    "give each kind of operation a type of its own",
                )
                .related
                .push((related, "first named here".to_owned()));
            }
            seen.push((kind, root));
        }
        let partly = !contract.incomplete.is_empty();
        if contract.query.is_none() && !self.federation.used && !partly && !contract.types.is_empty() {
            let origin = contract.origin.or_else(|| contract.types.values().next().map(|ty| ty.origin));
            self.report(
                "graphql-root-type",
                Severity::Error,
                origin.unwrap_or_default(),
                "query",
                "the schema has no query type",
                "define `type Query { ... }`, or name it in the `schema` definition",
            );
        }
    }

    pub(super) fn types(&mut self) {
        let contract = self.contract;
        for (name, ty) in &contract.types {
            let lacks = match &ty.kind {
                TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } if fields.is_empty() => "fields",
                TypeKind::InputObject { fields, .. } if fields.is_empty() => "input fields",
                TypeKind::Enum { values } if values.is_empty() => "values",
                TypeKind::Union { members } if members.is_empty() => "members",
                TypeKind::Union { members } => {
                    for (member, origin) in members {
                        self.member(ty, member, *origin);
                    }
                    continue;
                }
                _ => continue,
            };
            if !self.is_incomplete(name) {
                self.report(
                    "graphql-empty-type",
                    Severity::Warning,
                    ty.origin,
                    name.as_str(),
                    format!("`{name}` has no {lacks}"),
                    format!("a type without {lacks} cannot be used: define some, or remove it"),
                );
            }
        }
    }

    fn member(&mut self, union: &TypeDefinition, member: &str, origin: Origin) {
        match self.ty(member).map(|ty| &ty.kind) {
            Some(TypeKind::Object { .. }) => {}
            None if !self.is_known_type(member) => self.unknown(member, origin, &union.name),
            _ => {
                self.report(
                    "graphql-union-member",
                    Severity::Error,
                    origin,
                    union.name.as_str(),
                    format!("`{member}` cannot be a member of the union `{}`: it is no object type", union.name),
                    "unions hold object types only: wrap it in one",
                );
            }
        }
    }

    /// Reports a type that is used but not defined.
    pub(super) fn unknown(&mut self, name: &str, origin: Origin, subject: &str) {
        let help = self.did_you_mean(name);
        let message = format!("the type `{name}` is defined nowhere");
        self.report("graphql-unknown-type", Severity::Error, origin, subject, message, help);
    }

    fn did_you_mean(&mut self, name: &str) -> String {
        let scalars = ["Int", "Float", "String", "Boolean", "ID"];
        let contract = self.contract;
        let known = contract.types.keys().map(|known| known.as_str()).chain(scalars);
        match self.afford_suggestion().then(|| suggest(name, known)).flatten() {
            Some(near) => format!("did you mean `{near}`?"),
            None => "define it, or name the file that does as well".to_owned(),
        }
    }
}
