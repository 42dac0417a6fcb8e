//! One request that a consumer sends, as far as its files tell.

use serde_json::Value;
use smol_str::SmolStr;

use crate::Usage;

/// A call of one operation.
#[derive(Clone, Debug)]
pub struct Call {
    pub usage: Usage,
    pub route: Route,
    /// `None` where only the operation is known: then everything about it is taken to be used.
    pub exchanged: Option<Exchanged>,
}

/// How a consumer names the operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The method in upper case, and a path, either of a real request or the template.
    Path {
        method: SmolStr,
        path: String,
    },
    OperationId(SmolStr),
}

/// What goes over the wire. Names of headers are in lower case.
#[derive(Clone, Debug, Default)]
pub struct Exchanged {
    pub query: Vec<String>,
    pub request_headers: Vec<String>,
    pub request_body: Option<Value>,
    pub status: Option<u16>,
    pub response_headers: Vec<String>,
    pub response_body: Option<Value>,
}
