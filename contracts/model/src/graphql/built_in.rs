//! What every schema has without writing it, and what federation adds to subgraphs.

/// The scalars of the specification (section 3.5).
pub fn is_scalar(name: &str) -> bool {
    matches!(name, "Int" | "Float" | "String" | "Boolean" | "ID")
}

/// The directives of the specification (section 3.13).
pub fn is_built_in_directive(name: &str) -> bool {
    matches!(name, "skip" | "include" | "deprecated" | "specifiedBy" | "oneOf")
}

/// Types that a federation router defines for its subgraphs.
pub(crate) fn is_federation_type(name: &str) -> bool {
    matches!(name, "_Any" | "_Service" | "_Entity" | "_FieldSet" | "FieldSet")
        || ["federation__", "link__", "join__", "core__"].iter().any(|prefix| name.starts_with(prefix))
}

/// Directives that a subgraph of Apollo Federation 1 or 2 uses without defining them.
pub const FEDERATION_DIRECTIVES: [&str; 21] = [
    "link",
    "core",
    "key",
    "requires",
    "provides",
    "external",
    "extends",
    "shareable",
    "inaccessible",
    "override",
    "tag",
    "composeDirective",
    "interfaceObject",
    "authenticated",
    "requiresScopes",
    "policy",
    "context",
    "fromContext",
    "cost",
    "listSize",
    "connect",
];
