//! What consumers rely on, in one form, whatever it was written in; and the rules by which an answer is held against it.

pub mod content;
mod duplicates;
mod findings;
mod form;
pub mod graphql;
mod har;
mod identity;
mod interaction;
mod lint;
pub mod matching;
mod multipart;
mod native;
pub mod pact;
mod path;
mod places;
mod postman;
mod read;
pub mod record;
pub mod recorded;
mod rule;
mod value;
mod write;

/// The JSON Schema of Accordant's own format (draft 2020-12).
pub const SCHEMA: &str = include_str!("../schema/suite-1.json");

pub use duplicates::duplicates;
pub use findings::{ids, rules as finding_rules};
pub use har::captures;
pub use interaction::{
    Auth, Content, Exchange, Interaction, Message, Operation, ParamKind, Part, Request, Response, State,
    StateDeclaration, Suite, SuiteFormat,
};
pub use lint::lint;
pub use native::{write_json, write_yaml};
pub use read::{belongings, is_suite, read};
pub use rule::{Category, Combine, Generator, GeneratorEntry, Matcher, Path, Rule, Rules, StatusClass, Token, Variant};
pub use value::Value;
