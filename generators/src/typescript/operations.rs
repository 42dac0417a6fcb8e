//! Operations: signatures, and the table that the runtime sends them by.

use std::collections::BTreeSet;

use serde::Serialize;

use super::contents::{self, Codecs};
use super::declarations::doc_with;
use super::names::OperationNames;
use super::parameters;
use super::types::{Types, Uses, property_name};
use crate::engine::Code;
use crate::engine::quote::ts_string;
use crate::model::{Doc, Operation, PathPart, Response};

/// One operation, as templates see it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OperationView {
    pub(super) doc: Code<'static>,
    /// `GET /pets/{petId}`
    pub(super) key: String,
    pub(super) function: Code<'static>,
    pub(super) args: Code<'static>,
    /// From the name to the type of what it gives.
    pub(super) signature: Code<'static>,
    pub(super) method_signature: Code<'static>,
    /// The type of the arguments: a block in braces, or a union of such.
    pub(super) args_type: Code<'static>,
    pub(super) args_is_interface: bool,
    pub(super) result: Code<'static>,
    /// The variants of the result, each on a line behind a bar.
    pub(super) variants: Code<'static>,
    pub(super) constant: Code<'static>,
    /// The entries of the table, a line each.
    pub(super) entries: Code<'static>,
    /// The name in the class.
    pub(super) method: Code<'static>,
    pub(super) method_doc: Code<'static>,
    /// Whether what it gives is a stream: the method needs no `await`.
    pub(super) stream: bool,
    pub(super) pages: Option<PagesView>,
}

/// How an operation with pages is gone through.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PagesView {
    pub(super) pages: Code<'static>,
    pub(super) items: Code<'static>,
    pub(super) pages_signature: Code<'static>,
    pub(super) items_signature: Code<'static>,
    pub(super) pages_method_signature: Code<'static>,
    pub(super) items_method_signature: Code<'static>,
    pub(super) plan: Code<'static>,
    pub(super) path: Code<'static>,
}

impl Types<'_> {
    pub(super) fn operation(
        &self,
        operation: &Operation,
        names: &OperationNames,
        uses: &mut Uses,
        codecs: &mut Codecs,
    ) -> OperationView {
        let (args_type, args_optional) = self.args(operation, uses);
        let args_is_interface = args_type.starts_with('{') && !args_type.contains("\n} |");
        let (variants, given) = self.variants(operation, uses);
        let deprecated = operation.deprecated.as_ref();
        let route = format!("`{}`", operation.key.replace('`', "'"));
        let data = match given.types.as_slice() {
            [] => "unknown".to_owned(),
            [only] if only == "undefined" => "void".to_owned(),
            types => types.join(" | "),
        };
        let summary = Doc { summary: operation.doc.summary.clone(), description: None };
        let method_doc = if summary.summary.is_some() {
            doc_with(&summary, deprecated, None, &[], 2)
        } else {
            doc_with(&operation.doc, deprecated, None, &[], 2)
        };
        let stream = given.stream.filter(|_| given.types.len() == 1);
        let returned = match &stream {
            Some(item) => format!("AsyncIterable<{item}>"),
            None => format!("Promise<{data}>"),
        };
        let signature = Signature { args: &names.args, optional: args_optional };
        OperationView {
            doc: doc_with(&operation.doc, deprecated, None, &[&route], 0).into(),
            key: operation.key.clone(),
            function: names.function.clone().into(),
            args: names.args.clone().into(),
            signature: signature.of_function(&names.function, &format!("Promise<{}>", names.result)).into(),
            method_signature: signature.of_method(&names.method, &returned).into(),
            args_type: args_type.into(),
            args_is_interface,
            result: names.result.clone().into(),
            variants: variants.into(),
            constant: names.constant.clone().into(),
            entries: self.entries_of(operation, codecs).into(),
            method: names.method.clone().into(),
            method_doc: method_doc.into(),
            stream: stream.is_some(),
            pages: self.pages(operation, names, &signature, uses),
        }
    }

    /// The table of an operation.
    fn entries_of(&self, operation: &Operation, codecs: &mut Codecs) -> String {
        let mut lines: Vec<String> = vec![format!("method: {}", ts_string(&operation.method))];
        let mut path = String::new();
        for part in &operation.path {
            match part {
                PathPart::Text(text) => path += text,
                PathPart::Parameter(index) => {
                    let wire = operation.parameters.get(*index).map(|parameter| parameter.wire.as_str());
                    path += &format!("{{{}}}", wire.unwrap_or_default());
                }
            }
        }
        lines.push(format!("path: {}", ts_string(&path)));
        if let Some(server) = operation.servers.first() {
            lines.push(format!("baseUrl: {}", ts_string(&super::client::filled(server))));
        }
        if let Some(text) = parameters::table(self, &operation.parameters, codecs) {
            lines.push(text);
        }
        if let Some(body) = &operation.body
            && let Some(text) = self.content_table(&body.contents, false, codecs)
        {
            lines.push(format!("body: {text}"));
        }
        let responses = contents::responses(operation);
        let listed: Vec<(String, String)> = responses
            .iter()
            .map(|response| {
                let key = property_key(&response.matches);
                let contents = contents::of_response(operation, response);
                (key, self.content_table(contents, true, codecs).unwrap_or_else(|| "{}".to_owned()))
            })
            .collect();
        lines.push(format!("responses: {}", object(&listed, 2)));
        let headers: Vec<(String, String)> = responses
            .iter()
            .filter(|response| !response.headers.is_empty())
            .map(|response| (property_key(&response.matches), self.header_table(response, codecs)))
            .collect();
        if !headers.is_empty() {
            lines.push(format!("headers: {}", object(&headers, 2)));
        }
        let security: Vec<String> = operation
            .security
            .iter()
            .map(|alternative| {
                let uses: Vec<(String, String)> = alternative
                    .iter()
                    .map(|each| {
                        let scopes: Vec<String> = each.scopes.iter().map(|scope| ts_string(scope)).collect();
                        (property_name(&each.scheme), format!("[{}]", scopes.join(", ")))
                    })
                    .collect();
                object(&uses, 2)
            })
            .collect();
        if security.iter().any(|alternative| alternative != "{}") {
            lines.push(format!("security: [{}]", security.join(", ")));
        }
        lines.into_iter().map(|line| format!("  {line},\n")).collect()
    }

    fn header_table(&self, response: &Response, codecs: &mut Codecs) -> String {
        let mut seen = BTreeSet::new();
        let readers: Vec<(String, String)> = response
            .headers
            .iter()
            .filter(|header| seen.insert(header.wire.to_ascii_lowercase()))
            .map(|header| {
                codecs.headers = true;
                (property_name(&header.wire), contents::header_reader(self, &header.value, 0).0)
            })
            .collect();
        object(&readers, 4)
    }
}

/// What all functions of one operation take.
pub(super) struct Signature<'s> {
    args: &'s str,
    /// Whether a call without arguments makes sense.
    optional: bool,
}

impl Signature<'_> {
    pub(super) fn of_function(&self, name: &str, returned: &str) -> String {
        format!(
            "{name}(\n  client: Client,\n  args: {}{},\n  options?: CallOptions,\n): {returned}",
            self.args,
            if self.optional { " = {}" } else { "" }
        )
    }

    /// On one line where it fits.
    pub(super) fn of_method(&self, name: &str, returned: &str) -> String {
        let default = if self.optional { " = {}" } else { "" };
        let line = format!("{name}(args: {}{default}, options?: CallOptions): {returned}", self.args);
        if line.len() <= 96 {
            return line;
        }
        format!("{name}(\n    args: {}{default},\n    options?: CallOptions,\n  ): {returned}", self.args)
    }
}

/// A key of an object: statuses are numbers, all others names.
fn property_key(key: &str) -> String {
    if !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit()) && !key.starts_with('0') {
        key.to_owned()
    } else {
        property_name(key)
    }
}

/// An object on one line where it fits, else an entry a line; `indent` is that of its first line.
pub(super) fn object(entries: &[(String, String)], indent: usize) -> String {
    if entries.is_empty() {
        return "{}".to_owned();
    }
    // Plain, it would be the prototype of the object and no property.
    let name = |key: &str| if key == "__proto__" { "['__proto__']".to_owned() } else { key.to_owned() };
    let parts: Vec<String> = entries.iter().map(|(key, value)| format!("{}: {value}", name(key))).collect();
    let line = format!("{{ {} }}", parts.join(", "));
    if line.len() + indent < 84 && !line.contains('\n') {
        return line;
    }
    let margin = " ".repeat(indent);
    let mut out = String::from("{\n");
    for part in parts {
        out += &format!("{margin}  {part},\n");
    }
    out + &margin + "}"
}
