//! Schemas of every dialect, lowered to the meaning of JSON Schema 2020-12.

mod applicators;
mod assertions;
mod dialect;
mod dynamic;
mod lower;
mod reference;
mod write;

pub use dialect::Dialect;
pub(crate) use lower::Lowering;
pub use write::{Ownership, WriteOptions, source, write, write_schemas};
