//! The files around the sources: what a package needs, and a page that says how to begin.

use serde::Serialize;

use super::Emitter;
use crate::engine::comment::{first_paragraph, one_line};
use crate::engine::{Code, TemplateFault};
use crate::naming::{ascii, kebab, words};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct IndexView {
    header: Code<'static>,
    models: Code<'static>,
    operations: Vec<Code<'static>>,
    events: bool,
    validators: bool,
    /// What is given out of the runtime, a declaration each.
    runtime: Vec<Code<'static>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct PackageView {
    name: Code<'static>,
    version: Code<'static>,
    description: String,
    license: Option<String>,
    title: String,
    /// The version of the document, as it stands there.
    api_version: String,
    about: String,
    quick_start: Option<super::sample::QuickStart>,
    facade: bool,
    streams: bool,
    webhooks: bool,
    validators: bool,
    operation_count: usize,
    resources: Vec<ResourceView>,
}

#[derive(Debug, Serialize)]
struct ResourceView {
    property: String,
    class: String,
    count: usize,
}

impl Emitter<'_> {
    pub(super) fn index(&mut self) -> Result<(), TemplateFault> {
        let types = self.types;
        let models = if types.model.types.is_empty() { "" } else { self.models_path() };
        let mut runtime: Vec<Code<'static>> = Vec::new();
        for (module, names) in GIVEN {
            if self.runtime.contains(module) {
                let names = names.iter().map(|name| (*name).to_owned()).collect();
                runtime.push(
                    super::imports::named("export", names, &format!("./{module}.js")).trim_end().to_owned().into(),
                );
            }
        }
        let view = IndexView {
            header: self.header().into(),
            models: models.into(),
            operations: types.names.modules.iter().map(|module| module.file.clone().into()).collect(),
            events: !types.model.events.is_empty(),
            validators: self.runtime.contains("runtime-validate"),
            runtime,
        };
        self.render("src/index.ts", "typescript/index.ts.hbs", &view)
    }

    pub(super) fn package(&mut self) -> Result<(), TemplateFault> {
        let types = self.types;
        let api = &types.model.api;
        let resources = types.model.modules.iter().zip(&types.names.modules).map(|(module, names)| ResourceView {
            property: names.property.clone(),
            class: names.class.clone(),
            count: module.operations.len(),
        });
        let name = self.options.package_name.clone().unwrap_or_else(|| package_name(&api.title));
        let number = self.options.package_version.clone().unwrap_or_else(|| version(&api.version));
        let view = PackageView {
            name: name.into(),
            version: number.into(),
            description: format!("Client of {}", one_line(&api.title)),
            license: api.license.clone(),
            title: one_line(&api.title),
            api_version: one_line(&api.version),
            about: api.description.as_deref().map(first_paragraph).unwrap_or_default(),
            quick_start: types.quick_start(),
            facade: self.options.facade,
            streams: self.runtime.contains("runtime-stream"),
            webhooks: !types.model.events.is_empty(),
            validators: self.options.validators,
            operation_count: types.model.operations().count(),
            resources: resources.collect(),
        };
        self.render("package.json", "typescript/package.json.hbs", &view)?;
        self.render("README.md", "typescript/README.md.hbs", &view)?;
        self.render("CHANGELOG.md", "typescript/CHANGELOG.md.hbs", &view)?;
        let text = self.engine.plain("typescript/tsconfig.json")?.to_owned();
        self.add("tsconfig.json".to_owned(), "typescript/tsconfig.json", text);
        Ok(())
    }
}

/// What the package gives out of its runtime; the rest is between its own modules.
const GIVEN: &[(&str, &[&str])] = &[
    (
        "runtime",
        &[
            "AbortError",
            "type AnyResult",
            "ApiError",
            "type BinaryInput",
            "CallError",
            "type CallOptions",
            "type Client",
            "type ClientOptions",
            "ConnectionError",
            "type DataOf",
            "DecodeError",
            "type Failure",
            "type HttpRequest",
            "type Middleware",
            "type NextHandler",
            "type RetryOptions",
            "type Success",
            "TimeoutError",
            "type Undocumented",
            "type UnknownTag",
            "type UnknownVariant",
            "type Unlisted",
            "type UnlistedNumber",
            "unwrap",
            "type ValidationOptions",
        ],
    ),
    ("runtime-auth", &["type BasicCredentials", "type TokenValue", "type TokenRequest", "type TokenSource"]),
    ("runtime-multipart", &["type FileInput", "type NamedFile", "type PartWithHeaders"]),
    ("runtime-ndjson", &["type StreamInput"]),
    ("runtime-sse", &["type ServerSentEvent"]),
    ("runtime-validate", &["type ValidationIssue", "InvalidBodyError"]),
    ("runtime-webhooks", &["type WebhookBody"]),
];

/// A name that registries take.
fn package_name(title: &str) -> String {
    let name: String = kebab(&ascii(&words(title)))
        .chars()
        .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '-')
        .take(80)
        .collect();
    let name = name.trim_matches('-');
    if name.is_empty() { "api-client".to_owned() } else { format!("{name}-client") }
}

/// The version of the document, where registries take it.
fn version(text: &str) -> String {
    let text = text.trim().trim_start_matches('v');
    let core = text.split(['-', '+']).next().unwrap_or_default();
    let whole = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) && (part == "0" || !part.starts_with('0'))
    };
    let parts: Vec<&str> = core.split('.').collect();
    let rest = text.get(core.len()..).unwrap_or_default();
    let plain = rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-+.".contains(&byte));
    if parts.len() == 3 && parts.iter().all(|part| whole(part)) && rest.is_empty() && plain && core.len() < 40 {
        core.to_owned()
    } else {
        "0.1.0".to_owned()
    }
}
