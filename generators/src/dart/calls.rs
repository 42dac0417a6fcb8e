//! The call that a method makes: its path, its parameters, and what the runtime is told beside them.

use super::layout::list;
use super::names::{received, sent};
use super::operations::{One, location_word};
use super::sending::choosable;
use super::types::Uses;
use crate::engine::quote::dart_string;
use crate::model::{Codec, Location, Parameter, ParameterEncoding, PathPart, Style, Type};

impl One<'_, '_> {
    /// The statement that makes the call, and those that add to it what may be absent.
    pub(super) fn call(&self, security: Option<usize>, uses: &mut Uses) -> (String, Vec<String>) {
        let operation = self.operation;
        let mut arguments = vec![dart_string(&operation.method), self.path(uses), "options: options".to_owned()];
        let (medias, choice) = self.accepts();
        if let Some(first) = medias.first() {
            let mut text = (*first).to_owned();
            for media in medias.iter().skip(1) {
                text.push_str(&format!(", {media};q=0.9"));
            }
            let chosen = if choice { "accept ?? " } else { "" };
            arguments.push(format!("accept: {chosen}{}", dart_string(&text)));
        }
        if let Some(index) = security {
            arguments.push(format!("security: _security{index}"));
        }
        if let Some(server) = operation.servers.first() {
            let url = super::package::server_default(server);
            if url.contains("://") {
                arguments.push(format!("server: {}", dart_string(&url)));
            }
        }
        let repeated = operation.parameters.iter().find(|parameter| {
            parameter.location == Location::Header
                && ["idempotency-key", "x-idempotency-key"].contains(&parameter.wire.to_ascii_lowercase().as_str())
        });
        if let Some(parameter) = repeated {
            arguments.push(format!("idempotencyHeader: {}", dart_string(&parameter.wire)));
        }
        let streams = operation
            .responses
            .iter()
            .any(|response| received(self.types.model, operation, response).iter().any(|group| group.shape.streams()));
        if streams {
            arguments.push("streams: true".to_owned());
        }
        let mut statement = list("    final call = Call(", &arguments, ")", 4).trim_start().to_owned();
        statement.insert_str(0, "    ");
        let mut after = Vec::new();
        for (parameter, name) in operation.parameters.iter().zip(&self.names.parameters) {
            if parameter.location == Location::Path {
                continue;
            }
            let (call, conditional) = self.parameter(parameter, name, uses);
            if conditional {
                after.push(format!("    if ({name} != null) call.{call};"));
            } else {
                statement.push_str(&format!("\n      ..{call}"));
            }
        }
        if let Some(body) = &operation.body {
            let groups = sent(self.types.model, operation);
            let write = match (self.names.bodies.first(), groups.first()) {
                (Some(_), _) => Some("body._write(call)".to_owned()),
                (None, Some(group)) => {
                    let media = (choosable(group).len() > 1).then_some("contentType");
                    Some(format!("call.{}", self.body(group, "body", media, uses)))
                }
                (None, None) => None,
            };
            if let Some(write) = write {
                after.push(if body.required {
                    format!("    {write};")
                } else {
                    format!("    if (body != null) {write};")
                });
            }
        }
        statement.push(';');
        (statement, after)
    }

    fn path(&self, uses: &mut Uses) -> String {
        let mut out = String::from("'");
        for part in &self.operation.path {
            match part {
                PathPart::Text(text) => {
                    let quoted = dart_string(&url_text(text));
                    out.push_str(quoted.get(1..quoted.len() - 1).unwrap_or_default());
                }
                PathPart::Parameter(index) => {
                    let Some((parameter, name)) =
                        self.operation.parameters.get(*index).zip(self.names.parameters.get(*index))
                    else {
                        continue;
                    };
                    let value = self.types.encoded(&parameter.value, name, uses);
                    let mut arguments = vec![value];
                    match &parameter.encoding {
                        ParameterEncoding::Style { style, explode, .. } => {
                            if *style != Style::Simple {
                                arguments.push(format!("name: {}", dart_string(&parameter.wire)));
                                arguments.push(format!("style: ParameterStyle.{}", style.name()));
                            }
                            if *explode {
                                arguments.push("explode: true".to_owned());
                            }
                        }
                        ParameterEncoding::Content { codec: Codec::Json, .. } => {
                            arguments = arguments.into_iter().map(|value| format!("jsonText({value})")).collect();
                        }
                        ParameterEncoding::Content { .. } => {}
                    }
                    out.push_str(&format!("${{pathValue({})}}", arguments.join(", ")));
                }
            }
        }
        out.push('\'');
        out
    }

    /// What is done to the call, and whether only where the parameter is given.
    fn parameter(&self, parameter: &Parameter, name: &str, uses: &mut Uses) -> (String, bool) {
        let key = dart_string(&parameter.wire);
        let absent = !parameter.required;
        let of = Type { nullable: parameter.value.nullable || absent, ..parameter.value.clone() };
        let value = self.types.encoded(&of, name, uses);
        let method = location_word(parameter.location);
        match &parameter.encoding {
            _ if parameter.location == Location::Querystring => {
                let present = self.types.encoded_present(&parameter.value, name, uses);
                let codec = match &parameter.encoding {
                    ParameterEncoding::Content { codec, .. } => *codec,
                    ParameterEncoding::Style { .. } => Codec::Form,
                };
                let text = match codec {
                    Codec::Form => format!("formText(asObject({present}), const {{}})"),
                    Codec::Json => format!("percentEncode(jsonText({present}))"),
                    _ => format!("percentEncode(plainText({present}))"),
                };
                (format!("querystring({text})"), absent)
            }
            ParameterEncoding::Content { codec: Codec::Json, .. } => (format!("{method}Json({key}, {value})"), false),
            ParameterEncoding::Content { .. } => (format!("{method}({key}, {value})"), false),
            ParameterEncoding::Style { style, explode, allow_reserved, .. } => {
                let mut arguments = vec![key, value];
                if parameter.location == Location::Header {
                    if *explode {
                        arguments.push("explode: true".to_owned());
                    }
                } else {
                    if *style != Style::Form {
                        arguments.push(format!("style: ParameterStyle.{}", style.name()));
                    }
                    if !*explode {
                        arguments.push("explode: false".to_owned());
                    }
                    if *allow_reserved {
                        arguments.push("allowReserved: true".to_owned());
                    }
                }
                (list(&format!("{method}("), &arguments, ")", 8), false)
            }
        }
    }
}

/// Text of a path template as it stands in a URL: what may not be there is percent-encoded.
fn url_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (index, byte) in text.bytes().enumerate() {
        let escaped = byte == b'%'
            && text.as_bytes().get(index + 1..index + 3).is_some_and(|next| next.iter().all(u8::is_ascii_hexdigit));
        if byte.is_ascii_alphanumeric() || b"-._~/:?#@!$&'()*+,;=".contains(&byte) || escaped {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
