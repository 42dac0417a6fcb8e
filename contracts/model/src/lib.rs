//! One contract model for every version of OpenAPI, for GraphQL and for JSON Schema on its own.
//!
//! What is in the model can be compared, generated, mocked and validated; what is not, is lost.

mod contract;
pub mod graphql;
pub mod http;
pub mod json_schema;
mod read;
mod reader;
mod schema;

pub use contract::{Contract, ContractKind};
pub use schema::{
    ArrayKeywords, Composition, Discriminator, DynamicReference, NumericKeywords, ObjectKeywords, Schema, SchemaId,
    Schemas, StringKeywords, Types,
};
