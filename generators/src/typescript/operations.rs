//! Operations: arguments, results, and the table that the runtime sends them by.

use std::collections::BTreeSet;

use serde::Serialize;

use super::contents::{self, Codecs};
use super::declarations::{doc, doc_with};
use super::names::OperationNames;
use super::parameters;
use super::types::{Types, Uses, property_name};
use crate::engine::Code;
use crate::engine::quote::ts_string;
use crate::model::{Body, Codec, Content, Doc, Header, Location, Operation, PathPart, Response, Type, TypeKind};

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

/// The data of an operation's successes, one type each.
struct Given {
    types: Vec<String>,
    stream: Option<String>,
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

    /// What is given, by place: wire names, as they stand in the document.
    fn args(&self, operation: &Operation, uses: &mut Uses) -> (String, bool) {
        let mut groups = String::new();
        let mut optional = true;
        for (location, group) in [
            (Location::Path, "path"),
            (Location::Query, "query"),
            (Location::Header, "headers"),
            (Location::Cookie, "cookies"),
        ] {
            let mut members = String::new();
            let mut required = false;
            let mut seen = BTreeSet::new();
            for parameter in operation.parameters.iter().filter(|parameter| parameter.location == location) {
                if !seen.insert(&parameter.wire) {
                    continue;
                }
                let must = parameter.required || location == Location::Path;
                required |= must;
                members += &doc(&parameter.doc, parameter.deprecated.as_ref(), parameter.default.as_ref(), 4);
                let value = self.given(&parameter.value, uses);
                let name = property_name(&parameter.wire);
                members += &if must {
                    format!("    readonly {name}: {value};\n")
                } else {
                    format!("    readonly {name}?: {value} | undefined;\n")
                };
            }
            if !members.is_empty() {
                optional &= !required;
                groups += &if required {
                    format!("  readonly {group}: {{\n{members}  }};\n")
                } else {
                    format!("  readonly {group}?:\n    | {{\n{}      }}\n    | undefined;\n", deeper(&members))
                };
            }
        }
        if let Some(whole) = operation.parameters.iter().find(|parameter| parameter.location == Location::Querystring) {
            groups += &doc(&whole.doc, whole.deprecated.as_ref(), None, 2);
            let value = self.given(&whole.value, uses);
            optional &= !whole.required;
            groups += &if whole.required {
                format!("  readonly querystring: {value};\n")
            } else {
                format!("  readonly querystring?: {value} | undefined;\n")
            };
        }
        let Some(body) = operation.body.as_ref().filter(|body| !body.contents.is_empty()) else {
            return if groups.is_empty() {
                ("Readonly<Record<string, never>>".to_owned(), true)
            } else {
                (format!("{{\n{groups}}}"), optional)
            };
        };
        (self.args_with(&groups, body, uses), optional && !body.required)
    }

    /// Arguments with a body: one alternative for each type that a body may have, with the media types that have it.
    fn args_with(&self, groups: &str, body: &Body, uses: &mut Uses) -> String {
        let mut alternatives: Vec<(String, Vec<&Content>, bool)> = Vec::new();
        for (index, content) in body.contents.iter().enumerate() {
            let value = self.sent(content, uses);
            match alternatives.iter_mut().find(|(known, ..)| *known == value) {
                Some((_, contents, first)) => {
                    contents.push(content);
                    *first |= index == 0;
                }
                None => alternatives.push((value, vec![content], index == 0)),
            }
        }
        let several = body.contents.len() > 1;
        let blocks: Vec<String> = alternatives
            .iter()
            .map(|(value, contents, first)| {
                let mut block = doc(&body.doc, None, None, 2);
                block += &if body.required {
                    format!("  readonly body: {value};\n")
                } else {
                    format!("  readonly body?: {value} | undefined;\n")
                };
                let open = contents.iter().any(|content| content.media.contains('*'));
                let media = if open {
                    "string".to_owned()
                } else {
                    contents.iter().map(|content| ts_string(&content.media)).collect::<Vec<_>>().join(" | ")
                };
                if *first && (several || open) {
                    block += &format!("  readonly contentType?: {media} | undefined;\n");
                } else if several {
                    block += &format!("  readonly contentType: {media};\n");
                }
                format!("{{\n{groups}{block}}}")
            })
            .collect();
        blocks.join(" | ")
    }

    /// The type of a body that is sent.
    fn sent(&self, content: &Content, uses: &mut Uses) -> String {
        match content.codec {
            Codec::Binary => {
                uses.runtime.insert(("runtime", "Bytes"));
                "Bytes".to_owned()
            }
            Codec::Text if !self.is_text(&content.value, 0) => "string".to_owned(),
            Codec::EventStream => "string".to_owned(),
            Codec::JsonLines | Codec::JsonSequence => {
                uses.runtime.insert(("runtime-ndjson", "Items"));
                format!("Items<{}>", self.text(&content.value, uses))
            }
            Codec::Form | Codec::Multipart if !self.is_object(&content.value, 0) => {
                "Readonly<Record<string, unknown>>".to_owned()
            }
            Codec::Multipart if content.parts.iter().any(|part| !part.headers.is_empty()) => self.parts(content, uses),
            _ => self.given(&content.value, uses),
        }
    }

    /// A body whose parts have headers: those parts come with them.
    fn parts(&self, content: &Content, uses: &mut Uses) -> String {
        let mut members = Vec::new();
        for part in &content.parts {
            let mut value = self.text(&part.value, uses);
            if !part.headers.is_empty() {
                uses.runtime.insert(("runtime-multipart", "PartWithHeaders"));
                value = format!("PartWithHeaders<{value}, {}>", self.headers(&part.headers, uses));
            }
            if part.repeated {
                value = format!("readonly ({value})[]");
            }
            let name = property_name(&part.wire);
            members.push(if part.required {
                format!("readonly {name}: {value}")
            } else {
                format!("readonly {name}?: {value} | undefined")
            });
        }
        format!("{{ {} }}", members.join("; "))
    }

    /// The variants of the result, and the data of those that are successes.
    fn variants(&self, operation: &Operation, uses: &mut Uses) -> (String, Given) {
        let responses = contents::responses(operation);
        let succeeds = responses.iter().any(|response| response.matches.starts_with('2'));
        let mut given = Given { types: Vec::new(), stream: None };
        let mut lines: Vec<String> = Vec::new();
        let mut add = |given: &mut Given, ok: bool, text: &str, data: &str, uses: &mut Uses| {
            let kind = if ok { "Success" } else { "Failure" };
            uses.runtime.insert(("runtime", kind));
            lines.push(format!("{kind}<{text}>"));
            if ok && !given.types.iter().any(|known| known == data) {
                given.types.push(data.to_owned());
            }
        };
        for response in &responses {
            let ok = response.matches.starts_with('2');
            let open = response.matches == "default" && !succeeds;
            let key = ts_string(&response.matches);
            let headers = if response.headers.is_empty() { None } else { Some(self.headers(&response.headers, uses)) };
            let contents = contents::of_response(operation, response);
            if contents.is_empty() {
                for ok in [ok || open, false] {
                    if ok || !response.matches.starts_with('2') {
                        let data = if ok { "undefined" } else { "unknown" };
                        let tail = headers.as_ref().map(|headers| format!(", {headers}")).unwrap_or_default();
                        add(&mut given, ok, &format!("{key}, {data}{tail}"), data, uses);
                    }
                    if !open {
                        break;
                    }
                }
                continue;
            }
            for content in contents {
                let (data, item) = self.received(content, uses);
                let mut text = format!("{key}, {data}");
                if contents.len() > 1 {
                    text += &format!(", {}, {}", headers.as_deref().unwrap_or("object"), ts_string(&content.media));
                } else if let Some(headers) = &headers {
                    text += &format!(", {headers}");
                }
                if ok || open {
                    add(&mut given, true, &text, &data, uses);
                    given.stream = item.or(given.stream.take());
                }
                if !ok {
                    add(&mut given, false, &text, &data, uses);
                }
            }
        }
        if !succeeds && !responses.iter().any(|response| response.matches == "default") {
            add(&mut given, true, "'undocumented', unknown", "unknown", uses);
        }
        uses.runtime.insert(("runtime", "Undocumented"));
        lines.push("Undocumented".to_owned());
        let mut seen = BTreeSet::new();
        lines.retain(|line| seen.insert(line.clone()));
        (lines.into_iter().map(|line| format!("\n  | {line}")).collect(), given)
    }

    /// The type of a body that is received, and of its items where it is a stream.
    fn received(&self, content: &Content, uses: &mut Uses) -> (String, Option<String>) {
        match content.codec {
            Codec::Binary | Codec::Multipart => ("Blob".to_owned(), None),
            Codec::Text if !self.is_text(&content.value, 0) => ("string".to_owned(), None),
            Codec::Form => ("string".to_owned(), None),
            Codec::EventStream => {
                uses.runtime.insert(("runtime-sse", "ServerSentEvent"));
                let item = format!("ServerSentEvent<{}>", self.text(&content.value, uses));
                (format!("AsyncIterable<{item}>"), Some(item))
            }
            Codec::JsonLines | Codec::JsonSequence => {
                let item = self.text(&content.value, uses);
                (format!("AsyncIterable<{item}>"), Some(item))
            }
            _ => (self.text(&content.value, uses), None),
        }
    }

    /// The headers that the document names, as an object.
    fn headers(&self, headers: &[Header], uses: &mut Uses) -> String {
        let mut seen = BTreeSet::new();
        let members: Vec<String> = headers
            .iter()
            .filter(|header| seen.insert(header.wire.to_ascii_lowercase()))
            .map(|header| {
                let optional = if header.required { "" } else { "?" };
                let value = match contents::header_reader(self, &header.value, 0) {
                    (_, Some(text)) => text.to_owned(),
                    (_, None) => self.text(&header.value, uses),
                };
                format!("readonly {}{optional}: {value}", property_name(&header.wire))
            })
            .collect();
        format!("{{ {} }}", members.join("; "))
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

    fn is_text(&self, ty: &Type, depth: usize) -> bool {
        use crate::model::Shape;
        match &ty.kind {
            TypeKind::String { .. } => true,
            TypeKind::Literal { value } => matches!(value, crate::model::Literal::String(_)),
            TypeKind::Named { id } if depth < 8 => match self.model.declaration(*id).map(|found| &found.shape) {
                Some(Shape::Enum(listed)) => listed.base == crate::model::EnumBase::String,
                Some(Shape::Alias { target }) => self.is_text(target, depth + 1),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether its properties can be gone through.
    pub(super) fn is_object(&self, ty: &Type, depth: usize) -> bool {
        use crate::model::Shape;
        match &ty.kind {
            TypeKind::Map { .. } => true,
            TypeKind::Named { id } if depth < 8 => match self.model.declaration(*id).map(|found| &found.shape) {
                Some(Shape::Object(_)) => true,
                Some(Shape::Alias { target }) => self.is_object(target, depth + 1),
                Some(Shape::Union(union)) => {
                    union.variants.iter().all(|variant| self.is_object(&variant.value, depth + 1))
                }
                _ => false,
            },
            _ => false,
        }
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
    let parts: Vec<String> = entries.iter().map(|(key, value)| format!("{key}: {value}")).collect();
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

/// The same lines two blanks further in.
fn deeper(lines: &str) -> String {
    lines.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}
