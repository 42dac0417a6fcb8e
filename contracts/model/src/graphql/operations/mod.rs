//! Executable documents: what clients ask, held against a schema by `apollo-compiler`.
//!
//! Nothing here is built before it is asked for: a diff without consumers and without broken places costs nothing.

mod answers;
mod asked;
mod documents;
mod sent;
mod usage;

#[cfg(test)]
mod tests;

use apollo_compiler::parser::Parser;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Schema};

pub use asked::Asked;
pub use documents::Operations;
pub use sent::Sent;
pub use usage::{Use, uses};

use super::{GraphqlContract, print};

/// A schema as `apollo-compiler` holds it, made from the merged contract: the same for SDL in one file or many and for
/// introspection results.
pub struct OperationSchema {
    schema: Valid<Schema>,
    fault: Option<String>,
}

impl OperationSchema {
    /// Directives on definitions and descriptions are left out: no operation sees them.
    pub fn new(contract: &GraphqlContract) -> Self {
        let text = print::to_sdl_of_operations(contract);
        match Parser::new().parse_schema(text, "schema.graphql").and_then(Schema::validate) {
            Ok(schema) => Self { schema, fault: None },
            Err(found) => {
                let fault = found.errors.iter().next().map(|fault| fault.error.to_string());
                Self { schema: Valid::assume_valid(found.partial), fault }
            }
        }
    }

    /// What `apollo-compiler` finds wrong with the schema itself; operations are then judged by the part that holds.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Whether the document is valid against the schema (section 5); `Err` is the first breach, in the validator's words.
    pub fn validate(&self, document: &str) -> Result<(), String> {
        match ExecutableDocument::parse_and_validate(&self.schema, document, "operation.graphql") {
            Ok(_) => Ok(()),
            Err(found) => Err(found.errors.iter().next().map(|fault| fault.error.to_string()).unwrap_or_default()),
        }
    }
}
