//! What makes a package of the libraries: the facade, its servers and credentials, and the files around it.

use serde::Serialize;

use super::layout::list;
use super::literal;
use super::names::received;
use super::options::Adapter;
use super::reserved;
use super::types::{Types, Uses};
use crate::engine::comment::{dart_doc, first_paragraph};
use crate::engine::{Code, Engine, TemplateFault, quote::dart_string};
use crate::model::{Location, SecurityKind, Server, TypeKind};
use crate::naming::{ascii, identifier, snake, words};

type Text = Code<'static>;

/// The name of the package: what the user says, else what the API's title gives.
pub(super) fn name(types: &Types<'_>) -> String {
    let wanted = types.options.package.as_deref().unwrap_or(&types.model.api.title);
    let mut name = identifier(&snake(&ascii(&words(wanted))), "api_");
    // It is the name of a file as well, and is ASCII.
    name.truncate(64);
    if name.is_empty() || reserved::MEMBERS.contains(name.as_str()) { format!("{name}_api") } else { name }
}

/// A server's URL with the defaults of its variables.
pub(super) fn server_default(server: &Server) -> String {
    let mut url = server.url.clone();
    for variable in &server.variables {
        url = url.replace(&format!("{{{}}}", variable.wire), &variable.default);
    }
    url
}

#[derive(Serialize)]
struct ClientView {
    doc: Text,
    name: Text,
    base_url: Text,
    initial_url: Text,
    credentials: Text,
    credential_arguments: Text,
    credential_entries: Text,
    servers: Text,
    server_methods: Vec<ServerView>,
    apis: Vec<ApiView>,
}

#[derive(Serialize)]
struct ServerView {
    doc: Text,
    signature: Text,
    value: Text,
}

#[derive(Serialize)]
struct ApiView {
    name: Text,
    field: Text,
}

/// `lib/src/client.dart`.
pub(super) fn client(types: &Types<'_>, engine: &Engine, uses: &mut Uses) -> Result<String, TemplateFault> {
    let (model, names) = (types.model, types.names);
    let mut arguments = Vec::new();
    let mut entries = Vec::new();
    for (scheme, name) in model.security_schemes.iter().zip(&names.schemes) {
        let key = dart_string(&scheme.wire);
        let (kind, value) = match &scheme.kind {
            SecurityKind::ApiKey { location, key } => {
                let place = match location {
                    Location::Query | Location::Querystring => "query",
                    Location::Cookie => "cookie",
                    Location::Header | Location::Path => "header",
                };
                ("SecretProvider", format!("ApiKeyCredential(ApiKeyLocation.{place}, {}, {name})", dart_string(key)))
            }
            SecurityKind::Basic => ("BasicCredential", name.clone()),
            SecurityKind::Bearer => ("SecretProvider", format!("SchemeCredential('Bearer', {name})")),
            SecurityKind::Http { scheme } => {
                ("SecretProvider", format!("SchemeCredential({}, {name})", dart_string(&capitalised(scheme))))
            }
            SecurityKind::OAuth2 | SecurityKind::OpenIdConnect => ("TokenSource", format!("TokenCredential({name})")),
            SecurityKind::MutualTls => ("MutualTlsCredential", name.clone()),
        };
        arguments.push(format!("{kind}? {name}"));
        entries.push(format!("if ({name} != null) {key}: {value}"));
    }
    let mut server_methods = Vec::new();
    let mut initial = None;
    for (server, name) in model.api.servers.iter().zip(&names.server_methods) {
        let mut variables = Vec::new();
        let mut map = Vec::new();
        let mut scope = crate::naming::Scope::new("", |name| {
            let name = identifier(&crate::naming::camel(&ascii(name)), "value");
            if name.is_empty() { "value".to_owned() } else { name }
        })
        .escape("value")
        .share(&reserved::MEMBERS);
        for variable in &server.variables {
            scope.wish(crate::naming::Rank::Declared, &variable.wire, &variable.name, &["variable"]);
        }
        let own = scope.resolve(&mut crate::naming::NameLock::default());
        for (variable, own) in server.variables.iter().zip(&own) {
            variables.push(format!("String {own} = {}", dart_string(&variable.default)));
            map.push(format!("{}: {own}", dart_string(&variable.wire)));
        }
        let url = dart_string(&server.url);
        let signature = if variables.is_empty() {
            format!("static String {name}() =>")
        } else {
            list(&format!("static String {name}({{"), &variables, "}) =>", 2)
        };
        let value = if map.is_empty() { url } else { list(&format!("serverUrl({url}, {{"), &map, "})", 6) };
        if initial.is_none() && server_default(server).contains("://") {
            initial = Some(format!("{}.{name}()", names.servers));
        }
        let prose = server.description.as_deref().unwrap_or(&server.url);
        server_methods.push(ServerView {
            doc: dart_doc([prose], 2).into(),
            signature: signature.into(),
            value: value.into(),
        });
    }
    let prose = [Some(model.api.title.as_str()), model.api.description.as_deref()];
    uses.extend(names.modules.iter().map(|module| module.library));
    let credential_list = if arguments.is_empty() { String::new() } else { list("({", &arguments, "})", 2) };
    engine.render(
        "dart/client.hbs",
        &ClientView {
            doc: dart_doc(prose.into_iter().flatten(), 0).into(),
            name: names.client.clone().into(),
            base_url: if initial.is_some() { "String? baseUrl" } else { "required String baseUrl" }.into(),
            initial_url: initial.map_or_else(|| "baseUrl".to_owned(), |url| format!("baseUrl ?? {url}")).into(),
            credentials: if arguments.is_empty() { Text::default() } else { names.credentials.clone().into() },
            credential_arguments: credential_list.into(),
            credential_entries: list("super({", &entries, "});", 8).into(),
            servers: if server_methods.is_empty() { Text::default() } else { names.servers.clone().into() },
            server_methods,
            apis: names
                .modules
                .iter()
                .map(|module| ApiView { name: module.class.clone().into(), field: module.field.clone().into() })
                .collect(),
        },
    )
}

/// The name of an authentication scheme as people write it; its case means nothing (RFC 9110, section 11.1).
fn capitalised(scheme: &str) -> String {
    let mut letters = scheme.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

#[derive(Serialize)]
struct PackageView<'m> {
    package: Text,
    version: Text,
    title: &'m str,
    api_version: &'m str,
    description: String,
    license: Option<&'m str>,
    http: bool,
    dio: bool,
    client: Text,
    credentials: Text,
    example: Text,
    /// The class of messages that the API sends.
    webhooks: Text,
}

/// `pubspec.yaml` and its like, each by its template.
pub(super) fn files(
    types: &Types<'_>,
    engine: &Engine,
) -> Result<Vec<(&'static str, &'static str, String)>, TemplateFault> {
    let api = &types.model.api;
    let view = PackageView {
        package: name(types).into(),
        version: types.options.package_version.clone().into(),
        title: &api.title,
        api_version: &api.version,
        description: api.description.as_deref().map(first_paragraph).unwrap_or_default(),
        license: api.license.as_deref(),
        http: types.options.transports.contains(&Adapter::Http),
        dio: types.options.transports.contains(&Adapter::Dio),
        client: types.names.client.clone().into(),
        credentials: if types.model.security_schemes.is_empty() {
            Text::default()
        } else {
            types.names.credentials.clone().into()
        },
        example: example(types).into(),
        webhooks: if types.model.events.is_empty() { Text::default() } else { types.names.event.clone().into() },
    };
    let mut files = Vec::new();
    for (path, template) in [
        ("pubspec.yaml", "dart/pubspec.yaml.hbs"),
        ("analysis_options.yaml", "dart/analysis_options.yaml.hbs"),
        ("README.md", "dart/README.md.hbs"),
        ("CHANGELOG.md", "dart/CHANGELOG.md.hbs"),
    ] {
        files.push((path, template, engine.render(template, &view)?));
    }
    Ok(files)
}

/// A call of an operation that needs little, with its result taken apart.
fn example(types: &Types<'_>) -> String {
    let candidates = types.model.modules.iter().zip(&types.names.modules).flat_map(|(module, names)| {
        module.operations.iter().zip(&names.operations).map(move |(operation, own)| (names, operation, own))
    });
    let mut best: Option<(usize, String)> = None;
    for (module, operation, names) in candidates {
        let mut arguments = Vec::new();
        let mut cost = usize::from(operation.method != "GET") * 4 + usize::from(operation.deprecated.is_some()) * 4;
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            if !parameter.required {
                continue;
            }
            cost += 1;
            let value = match &parameter.value.kind {
                TypeKind::Literal { value } if literal::constant(value).is_some() => continue,
                TypeKind::Boolean => "true".to_owned(),
                TypeKind::Integer { .. } => "1".to_owned(),
                TypeKind::Number => "1.0".to_owned(),
                TypeKind::String { .. } if types.bare(&parameter.value, &mut Uses::new()) == "String" => {
                    dart_string(&parameter.wire)
                }
                _ => {
                    cost += 100;
                    continue;
                }
            };
            arguments.push(format!("{name}: {value}"));
        }
        if operation.body.as_ref().is_some_and(|body| body.required) {
            cost += 100;
        }
        let Some((index, response)) = operation.responses.iter().enumerate().find(|(_, response)| response.success)
        else {
            continue;
        };
        let has_body = !received(types.model, operation, response).is_empty();
        cost += usize::from(!has_body);
        if cost >= 100 || best.as_ref().is_some_and(|(known, _)| *known <= cost) {
            continue;
        }
        let Some(class) = names.responses.get(index).and_then(|classes| classes.first()) else { continue };
        let call = list(&format!("switch (await api.{}.{}(", module.field, names.method), &arguments, ")) {", 2);
        let arm = if has_body {
            format!("    case {class}(:final body):\n      print(body);")
        } else {
            format!("    case {class}():\n      print('done');")
        };
        best = Some((
            cost,
            format!("  {call}\n{arm}\n    case final other:\n      print('answered with ${{other.status}}');\n  }}"),
        ));
    }
    best.map(|(_, text)| text).unwrap_or_default()
}
