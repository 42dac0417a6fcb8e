//! Operations: a method for each.

use accordant_document::At;
use serde::Serialize;

use super::bodies::plain_media;
use super::layout::list;
use super::literal;
use super::models::{deprecated, doc};
use super::names::{ModuleNames, OperationNames, sent};
use super::sending::choosable;
use super::types::{Types, Uses, optional};
use crate::engine::{Code, Engine, TemplateFault, quote::dart_string};
use crate::model::{Location, Module, Operation, Response, TypeKind};

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

/// One operation, with what its code is written from.
pub(super) struct One<'a, 'm> {
    pub(super) types: &'a Types<'m>,
    pub(super) operation: &'m Operation,
    pub(super) names: &'a OperationNames,
    /// The class that its method stands in.
    pub(super) api: &'a str,
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
    pub(super) fn accepts(&self) -> (Vec<&str>, bool) {
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
}
