//! The root fields of a GraphQL schema and its types, with what operations select and send of them.

use std::collections::BTreeSet;

use accordant_model::graphql::{Field, GraphqlContract, TypeDefinition, TypeKind as Kind};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::{Coverage, Members, OperationCoverage, TypeCoverage, TypeKind};

/// `sent` has the coordinates of each interaction.
pub(super) fn coverage<'t>(schema: &GraphqlContract, sent: impl Iterator<Item = &'t BTreeSet<String>>) -> Coverage {
    let mut uses: FxHashMap<&str, usize> = FxHashMap::default();
    for coordinate in sent.flatten() {
        *uses.entry(coordinate.as_str()).or_default() += 1;
    }
    let used = Used { uses };
    let operations = schema.roots().flat_map(|(kind, root)| {
        let fields = schema.types.get(&root.name).and_then(|ty| fields(ty)).into_iter().flatten();
        let (used, root) = (&used, &root.name);
        fields.map(move |(name, field)| OperationCoverage {
            name: format!("{} {name}", kind.name()),
            operation_id: None,
            interactions: used.count(&format!("{root}.{name}")),
            statuses: Vec::new(),
            arguments: used.arguments(root, &[], field, |argument| argument.to_owned()),
        })
    });
    let operations = operations.collect();
    let is_root = |name: &SmolStr| schema.roots().any(|(_, root)| root.name == *name);
    let types = schema.types.values().filter(|ty| !is_root(&ty.name)).filter_map(|ty| used.of_type(ty)).collect();
    Coverage { operations, types }
}

fn fields(ty: &TypeDefinition) -> Option<&IndexMap<SmolStr, Field>> {
    match &ty.kind {
        Kind::Object { fields, .. } | Kind::Interface { fields, .. } => Some(fields),
        _ => None,
    }
}

struct Used<'u> {
    /// Coordinates with how many interactions use them.
    uses: FxHashMap<&'u str, usize>,
}

impl Used<'_> {
    fn count(&self, coordinate: &str) -> usize {
        self.uses.get(coordinate).copied().unwrap_or_default()
    }

    fn of_type(&self, ty: &TypeDefinition) -> Option<TypeCoverage> {
        let name = &ty.name;
        let (mut members, mut arguments) = (Members::default(), Members::default());
        let kind = match &ty.kind {
            Kind::Object { fields, interfaces } | Kind::Interface { fields, interfaces } => {
                // Who asks an interface for a field asks every type that implements it.
                let interfaces: Vec<&str> = interfaces.iter().map(|(name, _)| name.as_str()).collect();
                for (field_name, field) in fields {
                    let of = |owner: &str| self.count(&format!("{owner}.{field_name}")) > 0;
                    members.add(field_name.to_string(), of(name) || interfaces.iter().any(|owner| of(owner)));
                    let shown = |argument: &str| format!("{field_name}({argument}:)");
                    let mut of_field = self.arguments(name, &interfaces, field, shown);
                    arguments.touched.append(&mut of_field.touched);
                    arguments.untouched.append(&mut of_field.untouched);
                }
                TypeKind::Fields
            }
            Kind::InputObject { fields, .. } => {
                for field in fields.keys() {
                    members.add(field.to_string(), self.count(&format!("{name}.{field}")) > 0);
                }
                TypeKind::InputFields
            }
            Kind::Enum { values } => {
                for value in values.keys() {
                    members.add(value.to_string(), self.count(&format!("{name}.{value}")) > 0);
                }
                TypeKind::Values
            }
            Kind::Scalar { .. } | Kind::Union { .. } => return None,
        };
        Some(TypeCoverage { name: name.to_string(), kind, members, arguments })
    }

    fn arguments(&self, owner: &str, interfaces: &[&str], field: &Field, shown: impl Fn(&str) -> String) -> Members {
        let mut members = Members::default();
        for argument in field.arguments.keys() {
            let of = |owner: &str| self.count(&format!("{owner}.{}({argument}:)", field.name)) > 0;
            members.add(shown(argument), of(owner) || interfaces.iter().any(|owner| of(owner)));
        }
        members
    }
}
