//! Discriminators: the property that tells the branches apart must be there in each of them.

use accordant_model::{Schema, SchemaId, Schemas};

use crate::checker::Checker;
use crate::ids;

/// How far `allOf` and references are followed to find a property.
const DEPTH: usize = 16;

pub(crate) fn check(checker: &mut Checker<'_>) {
    for (_, schema) in checker.schemas() {
        let Some(discriminator) = &schema.discriminator else { continue };
        let name = discriminator.property_name.as_str();
        let branches =
            schema.composition.iter().flat_map(|composition| composition.one_of.iter().chain(&composition.any_of));
        let mut any = false;
        for &branch in branches {
            any = true;
            let Some(found) = checker.contract.schemas.get(branch) else { continue };
            let called = found.name.as_ref().map_or_else(|| "a branch".to_owned(), |name| format!("`{name}`"));
            let stated = states(&checker.contract.schemas, branch, name, DEPTH) || requires(schema, name);
            if !stated {
                let message =
                    format!("{called} does not require the property `{name}`, by which a message's schema is chosen");
                let origin = checker.member(discriminator.at, "propertyName");
                let help = format!("declare `{name}` in each branch and list it in `required`");
                checker.report(ids::DISCRIMINATOR_PROPERTY_OPTIONAL, origin, message, help);
            }
        }
        if !any && !requires(schema, name) {
            let message = format!("the property `{name}`, by which a message's schema is chosen, is not required");
            let origin = checker.member(discriminator.at, "propertyName");
            checker.report(
                ids::DISCRIMINATOR_PROPERTY_OPTIONAL,
                origin,
                message,
                format!("list `{name}` in `required`"),
            );
        }
    }
}

/// Whether every value of a schema has the property, as far as it is written in it, in its `allOf` or in all branches.
fn states(schemas: &Schemas, id: SchemaId, name: &str, depth: usize) -> bool {
    let (Some(schema), Some(depth)) = (schemas.get(id), depth.checked_sub(1)) else { return true };
    let branches =
        |list: &[SchemaId]| !list.is_empty() && list.iter().all(|&branch| states(schemas, branch, name, depth));
    requires(schema, name)
        || schema.reference.is_some_and(|target| states(schemas, target, name, depth))
        || schema.composition.as_ref().is_some_and(|composition| {
            composition.all_of.iter().any(|&part| states(schemas, part, name, depth))
                || branches(&composition.one_of)
                || branches(&composition.any_of)
        })
}

fn requires(schema: &Schema, name: &str) -> bool {
    schema.object.as_ref().is_some_and(|object| object.required.iter().any(|required| required == name))
}
