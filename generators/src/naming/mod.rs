//! Names: from any text of a document to words, from words to identifiers, and one pass a scope that makes them unique.
//!
//! The model carries words; a language chooses the case, the letters that it takes, and what is already taken.

mod case;
mod letters;
mod lock;
mod scope;
mod words;

pub use case::{camel, camel_as_written, kebab, pascal, pascal_as_written, screaming, snake};
pub use letters::{ascii, identifier};
pub use lock::{NameChange, NameLock};
pub use scope::{Rank, Scope};
pub use words::words;
