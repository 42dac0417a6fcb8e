//! Which parts of a contract suites rely on: operations, their answers, and the properties of those.

mod graphql;
mod http;

use accordant_model::Contract;

use crate::statics::Touched;

/// What of a contract is relied on, by operation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// In the order of the contract; of a GraphQL schema the fields of its root types.
    pub operations: Vec<OperationCoverage>,
    /// Of a GraphQL schema: the other types with fields or values, in the order of the schema.
    pub types: Vec<TypeCoverage>,
}

/// One operation: `GET /users/{id}`, `query user`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationCoverage {
    pub name: String,
    pub operation_id: Option<String>,
    /// How many interactions call it.
    pub interactions: usize,
    /// Empty for GraphQL, whose answers have one form.
    pub statuses: Vec<StatusCoverage>,
    /// Of a GraphQL field: what it is asked with. Empty for HTTP.
    pub arguments: Members,
}

/// One documented answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusCoverage {
    /// `200`, `4XX` or `default`.
    pub status: String,
    /// How many interactions expect it.
    pub interactions: usize,
    /// Properties of its body that some interaction expects.
    pub fields: Members,
}

/// One type of a GraphQL schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeCoverage {
    pub name: String,
    pub kind: TypeKind,
    /// The fields of an object or interface that some operation selects, those of an input object that some interaction
    /// sends, or the values of an enum that one sends or expects.
    pub members: Members,
    /// The arguments of its fields (`friends(first:)`) that some operation writes.
    pub arguments: Members,
}

/// What the members of a type are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypeKind {
    /// Objects and interfaces.
    Fields,
    InputFields,
    Values,
}

/// Parts of one thing, by name, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Members {
    /// Some interaction relies on these.
    pub touched: Vec<String>,
    /// None does on these.
    pub untouched: Vec<String>,
}

impl Members {
    fn add(&mut self, name: String, touched: bool) {
        if touched { self.touched.push(name) } else { self.untouched.push(name) }
    }

    pub fn len(&self) -> usize {
        self.touched.len() + self.untouched.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Coverage {
    /// What the interactions that were checked rely on; `None` for a contract that has no operations.
    pub fn new<'t>(contract: &Contract, touched: impl IntoIterator<Item = &'t Touched>) -> Option<Self> {
        match (contract.http(), contract.graphql()) {
            (Some(http), _) => {
                let calls = touched.into_iter().filter_map(|one| match one {
                    Touched::Http(touched) => Some(touched),
                    Touched::Graphql(_) => None,
                });
                Some(http::coverage(contract, http, calls))
            }
            (None, Some(schema)) => {
                let sent = touched.into_iter().filter_map(|one| match one {
                    Touched::Graphql(coordinates) => Some(coordinates),
                    Touched::Http(_) => None,
                });
                Some(graphql::coverage(schema, sent))
            }
            (None, None) => None,
        }
    }
}
