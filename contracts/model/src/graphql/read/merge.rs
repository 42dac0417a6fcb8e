//! Definitions and extensions of all documents become one contract. Of what is said twice the first stays.

use accordant_document::{Finding, Origin, Severity};
use indexmap::IndexMap;
use indexmap::map::Entry;
use smol_str::SmolStr;

use super::definitions::{Body, Definition};
use super::same_input;
use crate::graphql::{
    DirectiveDefinition, EnumValue, Field, GraphqlContract, InputValue, OperationKind, RootOperation, TypeDefinition,
    TypeKind, Value, built_in,
};

pub(super) fn contract(definitions: Vec<Definition>, findings: &mut Vec<Finding>) -> GraphqlContract {
    let mut contract = GraphqlContract::default();
    let (extensions, definitions): (Vec<_>, Vec<_>) =
        definitions.into_iter().partition(|definition| definition.extension);
    for definition in definitions.into_iter().chain(extensions) {
        if definition.incomplete {
            let marked = match definition.body {
                Body::Directive { .. } => SmolStr::from(format!("@{}", definition.name)),
                _ => definition.name.clone(),
            };
            contract.incomplete.insert(marked);
        }
        match definition.body {
            Body::Schema { .. } => merge_schema(&mut contract, definition, findings),
            Body::Directive { .. } => merge_directive(&mut contract, definition, findings),
            Body::Unknown | Body::Executable { .. } => {}
            _ if definition.name.is_empty() => {}
            _ => merge_type(&mut contract, definition, findings),
        }
    }
    default_roots(&mut contract);
    for definition in contract.types.values_mut() {
        let directives = &definition.directives;
        match &mut definition.kind {
            TypeKind::Scalar { specified_by } => {
                *specified_by = directives.iter().find(|directive| directive.name == "specifiedBy").and_then(|found| {
                    found.arguments.iter().find_map(|(name, value)| match value {
                        Value::String(url) if name == "url" => Some(url.clone()),
                        _ => None,
                    })
                });
            }
            TypeKind::InputObject { one_of, .. } => {
                *one_of = directives.iter().any(|directive| directive.name == "oneOf");
            }
            _ => {}
        }
    }
    contract
}

/// Without a `schema` definition the types named `Query`, `Mutation` and `Subscription` are the roots (section 3.3.1).
fn default_roots(contract: &mut GraphqlContract) {
    if contract.origin.is_some() {
        return;
    }
    for kind in OperationKind::ALL {
        if contract.root(kind).is_none()
            && let Some(ty) = contract.types.get(kind.default_type())
        {
            let root = RootOperation { origin: ty.origin, name: ty.name.clone() };
            *root_slot(contract, kind) = Some(root);
        }
    }
}

pub(super) fn root_slot(contract: &mut GraphqlContract, kind: OperationKind) -> &mut Option<RootOperation> {
    match kind {
        OperationKind::Query => &mut contract.query,
        OperationKind::Mutation => &mut contract.mutation,
        OperationKind::Subscription => &mut contract.subscription,
    }
}

fn merge_schema(contract: &mut GraphqlContract, definition: Definition, findings: &mut Vec<Finding>) {
    let Body::Schema { roots } = definition.body else { return };
    if !definition.extension {
        if let Some(first) = contract.origin {
            findings.push(duplicate("the `schema` definition", None, first, definition.origin, false));
            return;
        }
        contract.origin = Some(definition.origin);
        contract.description = definition.description;
    }
    contract.schema_directives.extend(definition.directives);
    for (kind, root) in roots {
        match contract.root(kind).cloned() {
            Some(first) => {
                let what = format!("the root operation `{}`", kind.name());
                findings.push(duplicate(&what, None, first.origin, root.origin, first.name == root.name));
            }
            None => *root_slot(contract, kind) = Some(root),
        }
    }
}

fn merge_directive(contract: &mut GraphqlContract, definition: Definition, findings: &mut Vec<Finding>) {
    let Body::Directive { arguments, repeatable, locations } = definition.body else { return };
    if definition.name.is_empty() {
        return;
    }
    match contract.directives.entry(definition.name.clone()) {
        Entry::Occupied(first) => {
            let what = format!("the directive `@{}`", definition.name);
            let subject = format!("@{}", definition.name);
            findings.push(duplicate(&what, None, first.get().origin, definition.origin, false).subject(subject));
        }
        Entry::Vacant(slot) => {
            slot.insert(DirectiveDefinition {
                origin: definition.origin,
                name: definition.name,
                description: definition.description,
                arguments,
                repeatable,
                locations,
            });
        }
    }
}

fn merge_type(contract: &mut GraphqlContract, definition: Definition, findings: &mut Vec<Finding>) {
    let name = definition.name.clone();
    let entry = match contract.types.entry(name.clone()) {
        Entry::Occupied(first) => {
            let first = first.into_mut();
            if !definition.extension {
                let what = format!("the type `{name}`");
                findings.push(duplicate(&what, None, first.origin, definition.origin, false).subject(name));
                return;
            }
            first
        }
        Entry::Vacant(slot) => {
            if definition.extension && !built_in::is_scalar(&name) {
                findings.push(
                    Finding::new(
                        "graphql-extension-without-definition",
                        Severity::Warning,
                        definition.origin,
                        format!("`{name}` is extended but defined nowhere"),
                    )
                    .subject(name.clone())
                    .help("name the file that defines it as well; until then the extension is taken as the definition"),
                );
            }
            slot.insert(TypeDefinition {
                origin: definition.origin,
                name: name.clone(),
                description: definition.description,
                directives: Vec::new(),
                kind: empty_kind(&definition.body),
            })
        }
    };
    let extends = definition.origin;
    match (&mut entry.kind, definition.body) {
        (TypeKind::Scalar { .. }, Body::Scalar) => {}
        (
            TypeKind::Object { interfaces, fields },
            Body::Object { interfaces: more_interfaces, fields: more_fields },
        )
        | (
            TypeKind::Interface { interfaces, fields },
            Body::Interface { interfaces: more_interfaces, fields: more_fields },
        ) => {
            insert_names(interfaces, more_interfaces, "interface", &name, findings);
            for field in more_fields {
                insert_field(fields, field, &name, findings);
            }
        }
        (TypeKind::Union { members }, Body::Union { members: more }) => {
            insert_names(members, more, "member", &name, findings);
        }
        (TypeKind::Enum { values }, Body::Enum { values: more }) => {
            for value in more {
                insert_value(values, value, &name, findings);
            }
        }
        (TypeKind::InputObject { fields, .. }, Body::InputObject { fields: more }) => {
            for field in more {
                insert_input(fields, field, "input field", &name, findings);
            }
        }
        (kind, _) => {
            findings.push(
                Finding::new(
                    "graphql-extension-kind",
                    Severity::Error,
                    extends,
                    format!("`{name}` is extended as another kind of type than it is: {}", kind.name()),
                )
                .subject(name)
                .help("extend it with the keyword of its definition")
                .related(entry.origin, "defined here"),
            );
            return;
        }
    }
    entry.directives.extend(definition.directives);
}

fn empty_kind(body: &Body) -> TypeKind {
    match body {
        Body::Object { .. } => TypeKind::Object { interfaces: Vec::new(), fields: IndexMap::new() },
        Body::Interface { .. } => TypeKind::Interface { interfaces: Vec::new(), fields: IndexMap::new() },
        Body::Union { .. } => TypeKind::Union { members: Vec::new() },
        Body::Enum { .. } => TypeKind::Enum { values: IndexMap::new() },
        Body::InputObject { .. } => TypeKind::InputObject { fields: IndexMap::new(), one_of: false },
        _ => TypeKind::Scalar { specified_by: None },
    }
}

/// Repeating what was said before is untidy; saying something else leaves the reader to guess.
pub(super) fn duplicate(what: &str, of: Option<&str>, first: Origin, second: Origin, same: bool) -> Finding {
    let of = of.map(|of| format!(" of `{of}`")).unwrap_or_default();
    let severity = if same { Severity::Warning } else { Severity::Error };
    let message = if same {
        format!("{what}{of} is defined twice, in the same words")
    } else {
        format!("{what}{of} is defined twice")
    };
    Finding::new("graphql-duplicate", severity, second, message)
        .help("remove one of the two; only the first is read")
        .related(first, "first defined here")
}

fn insert_names(
    known: &mut Vec<(SmolStr, Origin)>,
    more: Vec<(SmolStr, Origin)>,
    what: &str,
    of: &str,
    findings: &mut Vec<Finding>,
) {
    // A union may have thousands of members: look-ups by scan would be quadratic.
    let mut places: rustc_hash::FxHashMap<SmolStr, Origin> = known.iter().cloned().collect();
    for (name, origin) in more {
        match places.get(&name) {
            Some(first) => {
                findings.push(duplicate(&format!("the {what} `{name}`"), Some(of), *first, origin, true).subject(of));
            }
            None => {
                places.insert(name.clone(), origin);
                known.push((name, origin));
            }
        }
    }
}

fn insert_field(fields: &mut IndexMap<SmolStr, Field>, field: Field, of: &str, findings: &mut Vec<Finding>) {
    match fields.entry(field.name.clone()) {
        Entry::Occupied(first) => {
            let first = first.get();
            let same = first.ty == field.ty
                && first.arguments.len() == field.arguments.len()
                && first
                    .arguments
                    .iter()
                    .all(|(name, argument)| field.arguments.get(name).is_some_and(|other| same_input(argument, other)));
            let what = format!("the field `{}`", field.name);
            findings.push(
                duplicate(&what, Some(of), first.origin, field.origin, same).subject(format!("{of}.{}", field.name)),
            );
        }
        Entry::Vacant(slot) => {
            slot.insert(field);
        }
    }
}

fn insert_value(values: &mut IndexMap<SmolStr, EnumValue>, value: EnumValue, of: &str, findings: &mut Vec<Finding>) {
    match values.entry(value.name.clone()) {
        Entry::Occupied(first) => {
            let what = format!("the enum value `{}`", value.name);
            let subject = format!("{of}.{}", value.name);
            findings.push(duplicate(&what, Some(of), first.get().origin, value.origin, true).subject(subject));
        }
        Entry::Vacant(slot) => {
            slot.insert(value);
        }
    }
}

/// Puts an argument or an input field into its map.
pub(super) fn insert_input(
    inputs: &mut IndexMap<SmolStr, InputValue>,
    input: InputValue,
    what: &str,
    of: &str,
    findings: &mut Vec<Finding>,
) {
    match inputs.entry(input.name.clone()) {
        Entry::Occupied(first) => {
            let first = first.get();
            let what = format!("the {what} `{}`", input.name);
            findings
                .push(duplicate(&what, Some(of), first.origin, input.origin, same_input(first, &input)).subject(of));
        }
        Entry::Vacant(slot) => {
            slot.insert(input);
        }
    }
}
