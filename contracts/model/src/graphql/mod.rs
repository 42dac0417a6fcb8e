//! A GraphQL schema, its extensions merged (GraphQL specification, September 2025, section 3).

use accordant_document::Origin;
use indexmap::IndexMap;
use smol_str::SmolStr;

#[derive(Debug, Default)]
pub struct GraphqlContract {
    pub description: Option<SmolStr>,
    /// Where the `schema` definition stands, if there is one.
    pub origin: Option<Origin>,
    pub query: Option<RootOperation>,
    pub mutation: Option<RootOperation>,
    pub subscription: Option<RootOperation>,
    /// Named types in document order; built-in scalars only where the document defines them itself.
    pub types: IndexMap<SmolStr, TypeDefinition>,
    /// Directive definitions in document order, under their name without `@`.
    pub directives: IndexMap<SmolStr, DirectiveDefinition>,
    /// Directives on the `schema` definition.
    pub schema_directives: Vec<Directive>,
}

/// The type behind `query`, `mutation` or `subscription`.
#[derive(Clone, Debug)]
pub struct RootOperation {
    pub origin: Origin,
    pub name: SmolStr,
}

#[derive(Clone, Debug)]
pub struct TypeDefinition {
    /// The name in its definition; in the first extension where there is only that.
    pub origin: Origin,
    pub name: SmolStr,
    pub description: Option<SmolStr>,
    pub directives: Vec<Directive>,
    pub kind: TypeKind,
}

#[derive(Clone, Debug)]
pub enum TypeKind {
    Scalar { specified_by: Option<SmolStr> },
    Object { interfaces: Vec<(SmolStr, Origin)>, fields: IndexMap<SmolStr, Field> },
    Interface { interfaces: Vec<(SmolStr, Origin)>, fields: IndexMap<SmolStr, Field> },
    Union { members: Vec<(SmolStr, Origin)> },
    Enum { values: IndexMap<SmolStr, EnumValue> },
    InputObject { fields: IndexMap<SmolStr, InputValue>, one_of: bool },
}

impl TypeKind {
    /// The specification's name of the kind, as introspection spells it.
    pub const fn name(&self) -> &'static str {
        match self {
            TypeKind::Scalar { .. } => "SCALAR",
            TypeKind::Object { .. } => "OBJECT",
            TypeKind::Interface { .. } => "INTERFACE",
            TypeKind::Union { .. } => "UNION",
            TypeKind::Enum { .. } => "ENUM",
            TypeKind::InputObject { .. } => "INPUT_OBJECT",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Field {
    pub origin: Origin,
    pub name: SmolStr,
    pub description: Option<SmolStr>,
    pub arguments: IndexMap<SmolStr, InputValue>,
    pub ty: TypeReference,
    pub deprecation: Option<Deprecation>,
    pub directives: Vec<Directive>,
}

/// An argument or an input field.
#[derive(Clone, Debug)]
pub struct InputValue {
    pub origin: Origin,
    pub name: SmolStr,
    pub description: Option<SmolStr>,
    pub ty: TypeReference,
    pub default: Option<Value>,
    pub deprecation: Option<Deprecation>,
    pub directives: Vec<Directive>,
}

#[derive(Clone, Debug)]
pub struct EnumValue {
    pub origin: Origin,
    pub name: SmolStr,
    pub description: Option<SmolStr>,
    pub deprecation: Option<Deprecation>,
    pub directives: Vec<Directive>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecation {
    pub origin: Origin,
    /// The default of the specification where none is written.
    pub reason: SmolStr,
}

/// A type as a field or an input names it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TypeReference {
    Named(SmolStr),
    List(Box<TypeReference>),
    NonNull(Box<TypeReference>),
}

impl TypeReference {
    /// The name inside all lists and non-nulls.
    pub fn named(&self) -> &SmolStr {
        let mut inner = self;
        loop {
            match inner {
                TypeReference::Named(name) => return name,
                TypeReference::List(next) | TypeReference::NonNull(next) => inner = next,
            }
        }
    }

    pub const fn is_non_null(&self) -> bool {
        matches!(self, TypeReference::NonNull(_))
    }
}

/// A constant value, compared by meaning: the order of an object's fields is none.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    Null,
    Boolean(bool),
    /// An integer or a float, as written.
    Number(SmolStr),
    String(SmolStr),
    Enum(SmolStr),
    List(Vec<Value>),
    Object(Vec<(SmolStr, Value)>),
}

/// A directive where it is used.
#[derive(Clone, Debug)]
pub struct Directive {
    pub origin: Origin,
    pub name: SmolStr,
    pub arguments: Vec<(SmolStr, Value)>,
}

#[derive(Clone, Debug)]
pub struct DirectiveDefinition {
    pub origin: Origin,
    pub name: SmolStr,
    pub description: Option<SmolStr>,
    pub arguments: IndexMap<SmolStr, InputValue>,
    pub repeatable: bool,
    /// As the specification spells them (`FIELD_DEFINITION`).
    pub locations: Vec<SmolStr>,
}
