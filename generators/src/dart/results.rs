//! What an operation may be answered with: its result, and how a response becomes one.

use serde::Serialize;

use super::bodies::{Group, Shape};
use super::layout::list;
use super::names::received;
use super::operations::One;
use super::types::{Uses, optional};
use crate::engine::{Code, quote::dart_string};
use crate::model::{Header, Response, Shape as TypeShape, Type, TypeKind};

type Text = Code<'static>;

#[derive(Serialize)]
pub(super) struct ResultView {
    name: Text,
    method: Text,
    unwrapped: Text,
    unwrapping: Text,
    variants: Vec<ResponseView>,
    undocumented: Text,
}

#[derive(Serialize)]
struct ResponseView {
    name: Text,
    doc: Text,
    body: Text,
    headers: Text,
}

impl One<'_, '_> {
    /// The arms of the switch over the status.
    pub(super) fn arms(&self, uses: &mut Uses) -> String {
        let operation = self.operation;
        let undocumented = format!("{}(response)", self.names.undocumented);
        // Where a key that is less exact stands beside, a body that cannot be read must not fall through to it.
        let layered =
            operation.responses.iter().any(|response| status(&response.matches).is_none_or(|(_, exact)| !exact));
        let mut out = String::new();
        let mut total = false;
        for (index, response) in operation.responses.iter().enumerate() {
            let Some((pattern, _)) = status(&response.matches) else { continue };
            let groups = received(self.types.model, operation, response);
            let headers = self.header_arguments(index, response, uses);
            let names = self.names.responses.get(index).map(Vec::as_slice).unwrap_or_default();
            let made = |before: &str, group: Option<&Group<'_>>, name: &str, uses: &mut Uses| {
                let mut arguments = vec!["response".to_owned()];
                arguments.extend(group.map(|group| self.read(&group.shape, uses)));
                arguments.extend(headers.clone());
                list(&format!("{before} => {name}("), &arguments, "),", 6)
            };
            match (groups.as_slice(), names) {
                ([], [name, ..]) => {
                    total |= pattern == "_";
                    out.push_str(&format!("      {}\n", made(&pattern, None, name, uses)));
                }
                ([group], [name, ..]) => match guard(group) {
                    None => {
                        total |= pattern == "_";
                        out.push_str(&format!("      {}\n", made(&pattern, Some(group), name, uses)));
                    }
                    Some(guard) => {
                        let before = format!("{pattern} when {guard}");
                        out.push_str(&format!("      {}\n", made(&before, Some(group), name, uses)));
                        if layered && pattern != "_" {
                            out.push_str(&format!("      {pattern} => {undocumented},\n"));
                        }
                    }
                },
                (groups, names) => {
                    total |= pattern == "_";
                    let medias: Vec<String> =
                        response.contents.iter().map(|content| dart_string(&content.media)).collect();
                    let head = format!("{pattern} => switch (response.choose(const [");
                    out.push_str(&format!("      {}\n", list(&head, &medias, "])) {", 6)));
                    for (group, name) in groups.iter().zip(names) {
                        let places: Vec<String> = group.contents.iter().map(|(place, _)| place.to_string()).collect();
                        let arm = made(&places.join(" || "), Some(group), name, uses).replace('\n', "\n  ");
                        out.push_str(&format!("        {arm}\n"));
                    }
                    out.push_str(&format!("        _ => {undocumented},\n      }},\n"));
                }
            }
        }
        if !total {
            out.push_str(&format!("      _ => {undocumented},\n"));
        }
        out.truncate(out.trim_end().len());
        out
    }

    fn read(&self, shape: &Shape, uses: &mut Uses) -> String {
        match shape {
            Shape::Json(value) | Shape::Form(value) | Shape::Multipart(value) => {
                format!("response.json({})", self.types.decoder(value, uses))
            }
            Shape::Scalar(value) => format!("response.scalar({})", self.types.decoder(value, uses)),
            Shape::Text => "response.text".to_owned(),
            Shape::Binary => "response.bytes".to_owned(),
            Shape::Events(value) => format!("response.events({})", self.types.decoder(value, uses)),
            Shape::JsonLines(value) => format!("response.jsonLines({})", self.types.decoder(value, uses)),
            Shape::JsonSequence(value) => format!("response.jsonSequence({})", self.types.decoder(value, uses)),
        }
    }

    fn received_type(&self, shape: &Shape, uses: &mut Uses) -> String {
        match shape {
            Shape::Json(value) | Shape::Scalar(value) | Shape::Form(value) | Shape::Multipart(value) => {
                self.types.dart(value, uses)
            }
            Shape::Text => "String".to_owned(),
            Shape::Binary => "Uint8List".to_owned(),
            Shape::Events(value) => format!("Stream<ServerSentEvent<{}>>", self.types.dart(value, uses)),
            Shape::JsonLines(value) | Shape::JsonSequence(value) => format!("Stream<{}>", self.types.dart(value, uses)),
        }
    }

    /// The type and the decoder of a header: a scalar, or a list of them; of anything else, its text.
    fn header(&self, header: &Header, uses: &mut Uses) -> (String, String) {
        let mut value = &header.value;
        for _ in 0..16 {
            match &value.kind {
                TypeKind::Named { id } => match self.types.model.declaration(*id).map(|declaration| &declaration.shape)
                {
                    Some(TypeShape::Alias { target }) => value = target,
                    _ => break,
                },
                _ => break,
            }
        }
        let scalar = |value: &Type| match &value.kind {
            TypeKind::Boolean | TypeKind::Integer { .. } | TypeKind::Number | TypeKind::String { .. } => true,
            TypeKind::Named { id } => matches!(
                self.types.model.declaration(*id).map(|declaration| &declaration.shape),
                Some(TypeShape::Enum(_))
            ),
            _ => false,
        };
        match &value.kind {
            TypeKind::Array { items, .. } if scalar(items) => (
                format!("List<{}>", self.types.bare(items, uses)),
                format!("listOf({}), list: true", self.types.bare_decoder(items, uses)),
            ),
            _ if scalar(value) => (self.types.bare(value, uses), self.types.bare_decoder(value, uses)),
            _ => ("String".to_owned(), "asString".to_owned()),
        }
    }

    fn header_arguments(&self, index: usize, response: &Response, uses: &mut Uses) -> Option<String> {
        let names = self.names.headers.get(index)?;
        let fields: Vec<String> = response
            .headers
            .iter()
            .zip(names)
            .map(|(header, name)| {
                format!("{name}: response.header({}, {})", dart_string(&header.wire), self.header(header, uses).1)
            })
            .collect();
        (!fields.is_empty()).then(|| list("headers: (", &fields, ")", 8))
    }

    fn header_record(&self, index: usize, response: &Response, uses: &mut Uses) -> String {
        let fields: Vec<String> = response
            .headers
            .iter()
            .zip(self.names.headers.get(index).into_iter().flatten())
            .map(|(header, name)| format!("{}? {name}", self.header(header, uses).0))
            .collect();
        if fields.is_empty() { String::new() } else { list("({", &fields, "})", 2) }
    }

    pub(super) fn results(&self, uses: &mut Uses) -> ResultView {
        let operation = self.operation;
        let mut variants = Vec::new();
        // Every class of success with what it holds.
        let mut successes: Vec<Success> = Vec::new();
        for (index, response) in operation.responses.iter().enumerate() {
            let groups = received(self.types.model, operation, response);
            let headers = self.header_record(index, response, uses);
            let names = self.names.responses.get(index).map(Vec::as_slice).unwrap_or_default();
            let bodies: Vec<Option<&Group<'_>>> =
                if groups.is_empty() { vec![None] } else { groups.iter().map(Some).collect() };
            for (group, name) in bodies.into_iter().zip(names) {
                let body = group.map(|group| self.received_type(&group.shape, uses));
                if response.success {
                    let exact = !response.matches.eq_ignore_ascii_case("default");
                    successes.push(Success { class: name.clone(), body: body.clone(), exact });
                }
                let key = format!("`{}`", response.matches.replace('`', "'"));
                let prose = response.doc.description.as_deref().or(response.doc.summary.as_deref()).unwrap_or_default();
                let prose = if prose.trim().is_empty() { key } else { format!("{key}: {}", prose.trim()) };
                variants.push(ResponseView {
                    name: name.clone().into(),
                    doc: crate::engine::comment::dart_doc([prose.as_str()], 0).into(),
                    body: body.unwrap_or_default().into(),
                    headers: headers.clone().into(),
                });
            }
        }
        let (unwrapped, unwrapping) = self.unwrapping(&successes);
        ResultView {
            name: self.names.result.clone().into(),
            method: format!("{}.{}", self.api, self.names.method).into(),
            unwrapped: unwrapped.into(),
            unwrapping: unwrapping.into(),
            variants,
            undocumented: self.names.undocumented.clone().into(),
        }
    }

    /// The type of `orThrow`, and the arms of its switch that give something.
    fn unwrapping(&self, successes: &[Success]) -> (String, String) {
        let mut bodies: Vec<&str> = successes.iter().filter_map(|success| success.body.as_deref()).collect();
        bodies.sort_unstable();
        bodies.dedup();
        let empty = successes.iter().any(|success| success.body.is_none());
        let arms = |whole: bool| {
            let arms: Vec<String> = successes
                .iter()
                .map(|Success { class, body, exact }| {
                    let (pattern, value) = match body {
                        _ if whole => ("", "this"),
                        Some(_) => (":final body", "body"),
                        None => ("", "null"),
                    };
                    // Of `default` the status says whether it is a success.
                    let guard = if *exact { "" } else { " when status < 400" };
                    format!("    {class}({pattern}){guard} => {value},")
                })
                .collect();
            arms.join("\n")
        };
        match (bodies.as_slice(), empty) {
            ([], false) => {
                ("ApiResponse".to_owned(), "    _ when status >= 200 && status < 300 => response,".to_owned())
            }
            ([], true) => ("void".to_owned(), arms(false)),
            ([body], false) => ((*body).to_owned(), arms(false)),
            ([body], true) => (optional((*body).to_owned()), arms(false)),
            _ => (self.names.result.clone(), arms(true)),
        }
    }
}

/// A class of success.
struct Success {
    class: String,
    body: Option<String>,
    /// Whether its key says that it is one.
    exact: bool,
}

/// What has to hold of a response for its body to be read; text and bytes are taken whatever they are called.
fn guard(group: &Group<'_>) -> Option<String> {
    if matches!(group.shape, Shape::Text | Shape::Binary | Shape::Scalar(_)) {
        return None;
    }
    let medias: Vec<String> = group.contents.iter().map(|(_, content)| dart_string(&content.media)).collect();
    Some(match medias.as_slice() {
        [media] => format!("response.has({media})"),
        _ => list("response.choose(const [", &medias, "]) >= 0", 6),
    })
}

/// The pattern of a key of `responses`, and whether it is one status.
fn status(key: &str) -> Option<(String, bool)> {
    if key.eq_ignore_ascii_case("default") {
        return Some(("_".to_owned(), false));
    }
    let digit = key.bytes().next().filter(u8::is_ascii_digit)?;
    if key.len() == 3 && key.get(1..).is_some_and(|rest| rest.eq_ignore_ascii_case("xx")) {
        let hundreds = u32::from(digit - b'0') * 100;
        return Some((format!(">= {hundreds} && < {}", hundreds + 100), false));
    }
    key.parse::<u16>().ok().map(|code| (code.to_string(), true))
}
