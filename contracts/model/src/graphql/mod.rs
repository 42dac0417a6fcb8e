//! A GraphQL schema, its extensions merged (GraphQL specification, September 2025, section 3).

mod built_in;
#[cfg(feature = "operations")]
pub mod operations;
mod print;
mod read;
mod render;
mod validate;

use accordant_document::{Number, Origin};
use indexmap::IndexMap;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

pub use built_in::{FEDERATION_DIRECTIVES, is_built_in_directive, is_scalar as is_built_in_scalar};
pub use print::to_sdl;
#[cfg(feature = "operations")]
pub use read::nests_too_deep;
pub use read::{introspection::is_introspection, read, second::second_reading};
pub use validate::validate;

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
    /// Directives on the `schema` definition and its extensions.
    pub schema_directives: Vec<Directive>,
    /// Definitions of which only a part could be read, types by name and directives by `@name`: what they lack is
    /// unknown, not absent.
    pub incomplete: FxHashSet<SmolStr>,
    /// Read from the answer to an introspection query, which leaves out where directives are used.
    pub introspected: bool,
}

impl GraphqlContract {
    /// The root operations that there are, in the order of the specification.
    pub fn roots(&self) -> impl Iterator<Item = (OperationKind, &RootOperation)> {
        OperationKind::ALL.into_iter().filter_map(|kind| Some((kind, self.root(kind)?)))
    }

    pub fn root(&self, kind: OperationKind) -> Option<&RootOperation> {
        match kind {
            OperationKind::Query => self.query.as_ref(),
            OperationKind::Mutation => self.mutation.as_ref(),
            OperationKind::Subscription => self.subscription.as_ref(),
        }
    }

    /// How much there is, as `accordant show` counts it.
    pub fn counts(&self) -> Counts {
        let fields = |root: &RootOperation| match self.types.get(&root.name).map(|ty| &ty.kind) {
            Some(TypeKind::Object { fields, .. }) => fields.len(),
            _ => 0,
        };
        Counts {
            root_fields: self.roots().map(|(_, root)| fields(root)).sum(),
            types: self.types.keys().filter(|name| !built_in::is_scalar(name)).count(),
        }
    }
}

/// The figures of a GraphQL contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Fields of the root operation types.
    pub root_fields: usize,
    /// Named types, built-in scalars and introspection types left out.
    pub types: usize,
}

/// What an operation does (section 2.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OperationKind {
    Query,
    Mutation,
    Subscription,
}

impl OperationKind {
    pub const ALL: [OperationKind; 3] = [OperationKind::Query, OperationKind::Mutation, OperationKind::Subscription];

    /// The keyword, as operations and `schema` definitions write it.
    pub const fn name(self) -> &'static str {
        match self {
            OperationKind::Query => "query",
            OperationKind::Mutation => "mutation",
            OperationKind::Subscription => "subscription",
        }
    }

    /// The name that the root type has where no `schema` definition says otherwise.
    pub const fn default_type(self) -> &'static str {
        match self {
            OperationKind::Query => "Query",
            OperationKind::Mutation => "Mutation",
            OperationKind::Subscription => "Subscription",
        }
    }
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
    /// Where the name inside `ty` stands.
    pub ty_origin: Origin,
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
    /// Where the name inside `ty` stands.
    pub ty_origin: Origin,
    pub default: Option<Value>,
    /// Where `default` stands; the input's own place where there is none.
    pub default_origin: Origin,
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

/// The reason of a deprecation that gives none (section 3.13.3).
pub const DEFAULT_REASON: &str = "No longer supported";

/// A constant value, compared by meaning: an object's fields have no order, and `1.0` is `1`.
#[derive(Clone, Debug)]
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

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Null, Value::Null) => true,
            (Value::Boolean(left), Value::Boolean(right)) => left == right,
            (Value::Number(left), Value::Number(right)) => {
                left == right || Number::parse(left).is_some_and(|left| Some(left) == Number::parse(right))
            }
            (Value::String(left), Value::String(right)) | (Value::Enum(left), Value::Enum(right)) => left == right,
            (Value::List(left), Value::List(right)) => left == right,
            (Value::Object(left), Value::Object(right)) => {
                if left.len() != right.len() {
                    return false;
                }
                let mut sorted: [Vec<&(SmolStr, Value)>; 2] = [left.iter().collect(), right.iter().collect()];
                sorted.iter_mut().for_each(|fields| fields.sort_by(|a, b| a.0.cmp(&b.0)));
                let [left, right] = sorted;
                left == right
            }
            _ => false,
        }
    }
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

/// The locations at which operations use directives (section 3.13): all others belong to the schema alone.
pub const EXECUTABLE_LOCATIONS: [&str; 8] = [
    "QUERY",
    "MUTATION",
    "SUBSCRIPTION",
    "FIELD",
    "FRAGMENT_DEFINITION",
    "FRAGMENT_SPREAD",
    "INLINE_FRAGMENT",
    "VARIABLE_DEFINITION",
];

/// The locations inside a schema.
pub const SCHEMA_LOCATIONS: [&str; 11] = [
    "SCHEMA",
    "SCALAR",
    "OBJECT",
    "FIELD_DEFINITION",
    "ARGUMENT_DEFINITION",
    "INTERFACE",
    "UNION",
    "ENUM",
    "ENUM_VALUE",
    "INPUT_OBJECT",
    "INPUT_FIELD_DEFINITION",
];

impl DirectiveDefinition {
    /// Whether an operation can carry it.
    pub fn is_executable(&self) -> bool {
        self.locations.iter().any(|location| EXECUTABLE_LOCATIONS.contains(&location.as_str()))
    }
}
