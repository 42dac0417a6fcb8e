//! Operations: a method for each, and what it may be answered with.

use accordant_document::At;
use serde::Serialize;

use super::bodies::{Group, Shape, plain_media};
use super::layout::list;
use super::literal;
use super::models::{deprecated, doc};
use super::names::{ModuleNames, OperationNames, received, sent};
use super::types::{Types, Uses, optional};
use crate::engine::{Code, Engine, TemplateFault, quote::dart_string};
use crate::model::{
    Codec, Header, Location, Module, Operation, Parameter, ParameterEncoding, Part, PathPart, Response,
    Shape as TypeShape, Style, Type, TypeKind,
};

type Text = Code<'static>;

/// The class of a module, with the results of its operations behind it. Operations whose pages Dart cannot go through are
/// noted in `unpaged`.
pub(super) fn module(
    types: &Types<'_>,
    names: &ModuleNames,
    module: &Module,
    engine: &Engine,
    uses: &mut Uses,
    unpaged: &mut Vec<At>,
) -> Result<String, TemplateFault> {
    let mut methods = Vec::new();
    let mut results = String::new();
    let mut securities: Vec<String> = Vec::new();
    for (operation, names_of) in module.operations.iter().zip(&names.operations) {
        let one = One { types, operation, names: names_of, api: &names.class };
        let security = one.security(&mut securities);
        methods.push(engine.render("dart/operation/method.hbs", &one.method(security, uses))?);
        if operation.pagination.is_some() {
            match super::pages::view(types, operation, names_of, &one.parameters(uses), uses) {
                Some(view) => methods.push(engine.render("dart/operation/pages.hbs", &view)?),
                None => unpaged.push(operation.at),
            }
        }
        if !names_of.bodies.is_empty() {
            results.push('\n');
            results.push_str(&engine.render("dart/operation/body.hbs", &one.bodies(uses))?);
        }
        results.push('\n');
        results.push_str(&engine.render("dart/operation/result.hbs", &one.results(uses))?);
    }
    let tag = module
        .tag
        .as_ref()
        .map_or_else(|| "Operations without a tag.".to_owned(), |tag| format!("Operations of the tag `{tag}`."));
    let securities: String = securities
        .iter()
        .enumerate()
        .map(|(index, list)| format!("\nconst List<List<String>> _security{index} = {list};\n"))
        .collect();
    engine.render(
        "dart/operation/api.hbs",
        &ApiView {
            doc: if module.doc.summary.is_none() && module.doc.description.is_none() {
                crate::engine::comment::dart_doc([tag.as_str()], 0).into()
            } else {
                doc(&module.doc, &[], 0)
            },
            name: names.class.clone().into(),
            methods: methods.join("\n").into(),
            results: results.into(),
            securities: securities.into(),
        },
    )
}

#[derive(Serialize)]
struct ApiView {
    doc: Text,
    name: Text,
    methods: Text,
    results: Text,
    securities: Text,
}

#[derive(Serialize)]
struct MethodView {
    doc: Text,
    deprecated: Text,
    signature: Text,
    call: Text,
    arms: Text,
}

#[derive(Serialize)]
struct BodiesView {
    name: Text,
    method: Text,
    variants: Vec<BodyView>,
}

#[derive(Serialize)]
struct BodyView {
    name: Text,
    media: String,
    #[serde(rename = "type")]
    value: Text,
    constructor: Text,
    chosen: bool,
    write: Text,
}

#[derive(Serialize)]
struct ResultView {
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

/// The word by which parameters of one name are told apart.
pub(super) fn location_word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
        Location::Querystring => "querystring",
    }
}

struct One<'a, 'm> {
    types: &'a Types<'m>,
    operation: &'m Operation,
    names: &'a OperationNames,
    api: &'a str,
}

impl One<'_, '_> {
    /// The name of the constant that holds what the operation asks for; it is added where it is new.
    fn security(&self, known: &mut Vec<String>) -> Option<usize> {
        if self.operation.security.is_empty() {
            return None;
        }
        let alternatives: Vec<String> = self
            .operation
            .security
            .iter()
            .map(|uses| {
                let schemes: Vec<String> = uses.iter().map(|used| dart_string(&used.scheme)).collect();
                format!("[{}]", schemes.join(", "))
            })
            .collect();
        let text = list("[", &alternatives, "]", 0);
        Some(known.iter().position(|list| *list == text).unwrap_or_else(|| {
            known.push(text);
            known.len() - 1
        }))
    }

    /// Declarations of all parameters but the options.
    fn parameters(&self, uses: &mut Uses) -> Vec<String> {
        let mut out = Vec::new();
        for (parameter, name) in self.operation.parameters.iter().zip(&self.names.parameters) {
            let text = self.types.dart(&parameter.value, uses);
            let needed = parameter.required || parameter.location == Location::Path;
            out.push(match &parameter.value.kind {
                TypeKind::Literal { value } if let (true, Some(constant)) = (needed, literal::constant(value)) => {
                    format!("{text} {name} = {constant}")
                }
                _ if needed => format!("required {text} {name}"),
                _ => format!("{} {name}", optional(text)),
            });
        }
        if let Some(body) = &self.operation.body {
            let groups = sent(self.types.model, self.operation);
            let text = match (self.names.bodies.first(), groups.first()) {
                (Some(class), _) => Some(class.clone()),
                (None, Some(group)) => Some(self.sent_type(&group.shape, uses)),
                (None, None) => None,
            };
            if let Some(text) = text {
                out.push(if body.required {
                    format!("required {text} body")
                } else {
                    format!("{} body", optional(text))
                });
            }
            if let ([group], true) = (groups.as_slice(), self.names.bodies.is_empty())
                && let (true, Some(media)) = (choosable(group).len() > 1, choosable(group).first())
            {
                out.push(format!("String contentType = {}", dart_string(media)));
            }
        }
        if self.accepts().1 {
            out.push("String? accept".to_owned());
        }
        out
    }

    fn method(&self, security: Option<usize>, uses: &mut Uses) -> MethodView {
        let operation = self.operation;
        let mut parameters = self.parameters(uses);
        parameters.push("CallOptions? options".to_owned());
        let head = format!("Future<{}> {}({{", self.names.result, self.names.method);
        let place = format!("`{}`", operation.key.replace('`', "'"));
        let notes = self.parameter_notes();
        let mut more: Vec<&str> = vec![&place];
        if !notes.is_empty() {
            more.push(&notes);
        }
        let (call, after) = self.call(security, uses);
        let call = if after.is_empty() { call } else { format!("{call}\n{}", after.join("\n")) };
        MethodView {
            doc: doc(&operation.doc, &more, 2),
            deprecated: deprecated(operation.deprecated.as_ref()),
            signature: list(&head, &parameters, "}) async {", 2).into(),
            call: call.into(),
            arms: self.arms(uses).into(),
        }
    }

    /// A list of what the document says of each parameter.
    fn parameter_notes(&self) -> String {
        let mut out = String::new();
        for (parameter, name) in self.operation.parameters.iter().zip(&self.names.parameters) {
            let prose = parameter.doc.description.as_deref().or(parameter.doc.summary.as_deref()).unwrap_or_default();
            let prose = prose.split_whitespace().collect::<Vec<_>>().join(" ");
            let default =
                parameter.default.as_ref().map(|default| format!("Defaults to `{}`.", literal::shown(default)));
            let note = [prose.as_str(), default.as_deref().unwrap_or_default()].join(" ");
            if !note.trim().is_empty() {
                out.push_str(&format!("- [{name}]: {}\n", note.trim()));
            }
        }
        out
    }

    /// The media types of all answers, the first of success in front, and whether a caller may want to choose.
    fn accepts(&self) -> (Vec<&str>, bool) {
        let mut medias: Vec<&str> = Vec::new();
        let mut choice = false;
        let (success, other): (Vec<&Response>, Vec<&Response>) =
            self.operation.responses.iter().partition(|response| response.success);
        for (response, counts) in success.into_iter().map(|r| (r, true)).chain(other.into_iter().map(|r| (r, false))) {
            for content in &response.contents {
                if let Some(media) = plain_media(content)
                    && !medias.contains(&media)
                {
                    medias.push(media);
                    choice |= counts && medias.len() > 1;
                }
            }
        }
        (medias, choice)
    }

    /// The statement that makes the call, and those that add to it what may be absent.
    fn call(&self, security: Option<usize>, uses: &mut Uses) -> (String, Vec<String>) {
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
                                arguments.push(format!("style: ParameterStyle.{}", style_word(*style)));
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
                        arguments.push(format!("style: ParameterStyle.{}", style_word(*style)));
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

    fn sent_type(&self, shape: &Shape, uses: &mut Uses) -> String {
        match shape {
            Shape::Json(value) | Shape::Scalar(value) | Shape::Form(value) | Shape::Multipart(value) => {
                self.types.dart(value, uses)
            }
            Shape::JsonLines(value) | Shape::JsonSequence(value) => {
                format!("Iterable<{}>", self.types.dart(value, uses))
            }
            Shape::Text | Shape::Events(_) => "String".to_owned(),
            Shape::Binary => "Upload".to_owned(),
        }
    }

    /// The method of `Call` that writes a body, applied.
    fn body(&self, group: &Group<'_>, value: &str, media: Option<&str>, uses: &mut Uses) -> String {
        let first = group.contents.first().map(|(_, content)| *content);
        let written = first.and_then(plain_media).filter(|media| !media.contains('*'));
        let (method, argument, default) = match &group.shape {
            Shape::Json(of) => ("json", self.types.encoded(of, value, uses), "application/json"),
            Shape::Scalar(of) => ("text", self.types.encoded(of, value, uses), ""),
            Shape::Text | Shape::Events(_) => ("text", value.to_owned(), ""),
            Shape::Binary => ("binary", value.to_owned(), "application/octet-stream"),
            Shape::Form(of) => ("form", self.types.encoded(of, value, uses), "application/x-www-form-urlencoded"),
            Shape::Multipart(of) => ("multipart", self.types.encoded(of, value, uses), "multipart/form-data"),
            Shape::JsonLines(of) | Shape::JsonSequence(of) => {
                let items = if self.types.is_json(of) {
                    value.to_owned()
                } else {
                    format!("[for (final e in {value}) {}]", self.types.encoded(of, "e", uses))
                };
                match &group.shape {
                    Shape::JsonLines(_) => ("jsonLines", items, "application/x-ndjson"),
                    _ => ("jsonSequence", items, "application/json-seq"),
                }
            }
        };
        let mut arguments = vec![argument];
        let named = matches!(group.shape, Shape::Form(_) | Shape::Multipart(_));
        if let Some(first) = first.filter(|_| named) {
            let specs: Vec<String> = first.parts.iter().filter_map(|part| spec(part, &group.shape)).collect();
            if !specs.is_empty() {
                arguments.push(list("parts: const {", &specs, "}", 6));
            }
        }
        let media = match (media, written) {
            (Some(variable), _) => Some(variable.to_owned()),
            (None, Some(media)) if media != default => Some(dart_string(media)),
            (None, _) => None,
        };
        if let Some(media) = media {
            arguments.push(if named { format!("type: {media}") } else { media });
        }
        list(&format!("{method}("), &arguments, ")", 4)
    }

    fn bodies(&self, uses: &mut Uses) -> BodiesView {
        let variants = sent(self.types.model, self.operation)
            .iter()
            .zip(self.names.bodies.iter().skip(1))
            .map(|(group, name)| {
                let medias = choosable(group);
                let chosen = medias.len() > 1;
                let first = medias.first().copied().unwrap_or_default();
                let constructor = if chosen {
                    format!("const {name}(this.value, {{this.contentType = {}}});", dart_string(first))
                } else {
                    format!("const {name}(this.value);")
                };
                let write = self.body(group, "value", chosen.then_some("contentType"), uses);
                BodyView {
                    name: name.clone().into(),
                    media: if medias.is_empty() { "any media type".to_owned() } else { medias.join(", ") },
                    value: self.sent_type(&group.shape, uses).into(),
                    constructor: constructor.into(),
                    chosen,
                    write: write.into(),
                }
            })
            .collect();
        BodiesView {
            name: self.names.bodies.first().cloned().unwrap_or_default().into(),
            method: format!("{}.{}", self.api, self.names.method).into(),
            variants,
        }
    }

    /// The arms of the switch over the status.
    fn arms(&self, uses: &mut Uses) -> String {
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

    fn results(&self, uses: &mut Uses) -> ResultView {
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

/// Media types among which a caller chooses, all written alike.
fn choosable<'m>(group: &Group<'m>) -> Vec<&'m str> {
    let medias: Vec<&str> = group.contents.iter().filter_map(|(_, content)| plain_media(content)).collect();
    medias.into_iter().filter(|media| !media.contains('*')).collect()
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

pub(super) fn style_word(style: Style) -> &'static str {
    match style {
        Style::Matrix => "matrix",
        Style::Label => "label",
        Style::Simple => "simple",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::TabDelimited => "tabDelimited",
        Style::DeepObject => "deepObject",
        Style::Cookie => "cookie",
    }
}

/// What the runtime would not do by itself with the value of a part.
fn spec(part: &Part, shape: &Shape) -> Option<String> {
    let mut arguments = Vec::new();
    let form = matches!(shape, Shape::Form(_));
    let scalar = matches!(
        part.value.kind,
        TypeKind::Boolean | TypeKind::Integer { .. } | TypeKind::Number | TypeKind::String { .. }
    );
    let usual = match part.codec {
        Codec::Json => "application/json",
        Codec::Binary => "application/octet-stream",
        _ => "text/plain",
    };
    // A form has no place for the type of a field; only whether it is JSON matters there.
    let silent = part.media.is_empty() || form && part.codec != Codec::Json;
    if !silent && (part.media != usual || part.codec == Codec::Json && scalar) {
        arguments.push(format!("type: {}", dart_string(&part.media)));
    }
    if !part.repeated && matches!(part.value.kind, TypeKind::Array { .. } | TypeKind::Tuple { .. }) {
        arguments.push("whole: true".to_owned());
    }
    if let Some(style) = part.style {
        arguments.push(format!("style: ParameterStyle.{}", style_word(style.style)));
        if !style.explode {
            arguments.push("explode: false".to_owned());
        }
        if style.allow_reserved {
            arguments.push("allowReserved: true".to_owned());
        }
    }
    // Only what the document fixes: a caller has no say in the headers of a part.
    let headers: Vec<String> = part
        .headers
        .iter()
        .filter_map(|header| match &header.value.kind {
            TypeKind::Literal { value } => {
                Some(format!("{}: {}", dart_string(&header.wire), dart_string(&literal::shown(value))))
            }
            _ => None,
        })
        .collect();
    if !headers.is_empty() {
        arguments.push(list("headers: {", &headers, "}", 10));
    }
    (!arguments.is_empty()).then(|| list(&format!("{}: PartSpec(", dart_string(&part.wire)), &arguments, ")", 8))
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
