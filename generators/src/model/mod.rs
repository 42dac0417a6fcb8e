//! The client model: what a client of an API consists of, in no language yet.
//!
//! It is serialisable, so that people can write their own templates or tools on it. Names are given as words with
//! single blanks between them ([`Name`]); every language makes its own identifiers of them, one scope at a time.
//! Places are JSON pointers into the document (`petstore.yaml#/components/...` in a document beside the root), stable
//! under anything that is added elsewhere: they are the keys of the name lock.

mod operations;
mod select;
mod types;

use serde::Serialize;

pub use operations::*;
pub(crate) use select::inner;
pub use types::*;

/// The version of this shape, raised when something is renamed or removed.
pub const FORMAT: u32 = 1;

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientModel {
    pub format: u32,
    pub api: Api,
    pub security_schemes: Vec<SecurityScheme>,
    /// By tag, in the order in which the document names the tags first; operations without a tag come last, in a module
    /// of their own. An operation stands in the module of its first tag only.
    pub modules: Vec<Module>,
    /// Every type that an operation or an event reaches, or that the document names; [`TypeId`] is the place in here.
    pub types: Vec<Declaration>,
    /// What the API sends: webhooks and callbacks.
    pub events: Vec<Event>,
}

impl ClientModel {
    /// Every operation of every module.
    pub fn operations(&self) -> impl Iterator<Item = &Operation> {
        self.modules.iter().flat_map(|module| &module.operations)
    }

    pub fn declaration(&self, id: TypeId) -> Option<&Declaration> {
        self.types.get(id.0 as usize)
    }
}

/// What the document says of itself (OpenAPI 3.1.1, section 4.8.2).
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Api {
    pub title: String,
    pub version: String,
    pub description: Option<String>,
    pub license: Option<String>,
    pub servers: Vec<Server>,
}

/// Words of an identifier to be, with single blanks between them, in the case of their source: `get HTML page`.
pub type Name = String;

/// Prose of the document, as it stands there: any text at all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Doc {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// Whether, and until when, something may still be used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Deprecation {
    /// `x-sunset`, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sunset: Option<String>,
}

/// A JSON value that stands in the document: a constant, a default, a value of an enum.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(tag = "type", content = "value", rename_all = "camelCase")]
pub enum Literal {
    Null,
    Boolean(bool),
    /// The text of the number, as JSON; never rounded.
    Number(String),
    String(String),
    /// An array or an object, as JSON text.
    Json(String),
}
