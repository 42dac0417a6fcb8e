//! What consumers rely on, in one form, whatever it was written in; and the rules by which an answer is held against it.

mod interaction;
pub mod matching;
pub mod pact;
mod path;
mod rule;
mod value;

pub use interaction::{
    Auth, Content, Exchange, Interaction, Message, Operation, Part, Request, Response, State, Suite, SuiteFormat,
};
pub use rule::{Category, Combine, Generator, GeneratorEntry, Matcher, Path, Rule, Rules, StatusClass, Token, Variant};
pub use value::Value;
