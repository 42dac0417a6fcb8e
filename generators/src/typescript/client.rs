//! What a client is made with: servers, credentials, and a class for everything.

use serde::Serialize;

use super::declarations::{INHERITED, doc};
use super::names::Names;
use super::operations::object;
use super::types::property_name;
use crate::engine::Code;
use crate::engine::comment::ts_doc;
use crate::engine::quote::ts_string;
use crate::model::{ClientModel, Location, SecurityKind, SecurityScheme, Server};
use crate::naming::{NameLock, Rank, Scope, camel_as_written, identifier};

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ClientView {
    pub(super) header: Code<'static>,
    pub(super) facade: bool,
    /// The credentials, a property each.
    pub(super) credentials: Code<'static>,
    pub(super) credential_types: Code<'static>,
    pub(super) schemes: Code<'static>,
    /// The variables of every server, a property each.
    pub(super) variables: Code<'static>,
    pub(super) servers: Code<'static>,
    /// The name of the first server.
    pub(super) first: Code<'static>,
    pub(super) resources: Vec<ResourceView>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ResourceView {
    pub(super) doc: Code<'static>,
    pub(super) file: Code<'static>,
    pub(super) class: Code<'static>,
    pub(super) property: Code<'static>,
}

pub(super) fn view(
    model: &ClientModel,
    names: &Names,
    facade: bool,
    header: Code<'static>,
    lock: &mut NameLock,
) -> ClientView {
    let mut view = ClientView {
        header,
        facade,
        credentials: Code::default(),
        credential_types: Code::default(),
        schemes: Code::default(),
        variables: Code::default(),
        servers: Code::default(),
        first: Code::default(),
        resources: Vec::new(),
    };
    security(&model.security_schemes, &mut view);
    servers(&model.api.servers, lock, &mut view);
    for (module, names) in model.modules.iter().zip(&names.modules) {
        view.resources.push(ResourceView {
            doc: doc(&module.doc, None, None, 2).into(),
            file: names.file.clone().into(),
            class: names.class.clone().into(),
            property: names.property.clone().into(),
        });
    }
    view
}

fn security(schemes: &[SecurityScheme], view: &mut ClientView) {
    let mut credentials = String::new();
    let mut entries: Vec<(String, String)> = Vec::new();
    let mut types: Vec<&str> = vec!["type SecurityScheme"];
    for scheme in schemes {
        let http = |name: &str| format!("{{ http: {} }}", ts_string(name));
        let (entry, value) = match &scheme.kind {
            SecurityKind::ApiKey { location, key } => {
                let place = match location {
                    Location::Query | Location::Querystring => "query",
                    Location::Cookie => "cookie",
                    Location::Header | Location::Path => "header",
                };
                (format!("{{ in: '{place}', name: {} }}", ts_string(key)), "string | TokenSource")
            }
            SecurityKind::Basic => (http("Basic"), "BasicCredentials"),
            SecurityKind::Bearer | SecurityKind::OAuth2 | SecurityKind::OpenIdConnect => {
                (http("Bearer"), "string | TokenSource")
            }
            SecurityKind::Http { scheme } => (http(&capital(scheme)), "string | TokenSource"),
            SecurityKind::MutualTls => continue,
        };
        let key = property_name(&scheme.wire);
        if entries.iter().any(|(known, _)| *known == key) {
            continue;
        }
        // Where every object has a member of that name, the type of the table does not reach the entry.
        let entry = if INHERITED.contains(&key.as_str()) { format!("{entry} as const") } else { entry };
        credentials += &doc(&scheme.doc, None, None, 2);
        credentials += &format!("  readonly {key}?: {value} | undefined;\n");
        types.push(if value == "BasicCredentials" { "type BasicCredentials" } else { "type TokenSource" });
        entries.push((key, entry));
    }
    if entries.is_empty() {
        return;
    }
    types.sort_unstable();
    types.dedup();
    view.credentials = credentials.into();
    view.credential_types = types.join(", ").into();
    view.schemes = lines(&entries).into();
}

/// An object, an entry a line.
fn lines(entries: &[(String, String)]) -> String {
    let lines: String = entries.iter().map(|(key, value)| format!("  {key}: {value},\n")).collect();
    format!("{{\n{lines}}}")
}

/// `digest` as it is registered: `Digest`.
fn capital(scheme: &str) -> String {
    let mut letters = scheme.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

fn servers(servers: &[Server], lock: &mut NameLock, view: &mut ClientView) {
    let mut scope = Scope::new("typescript/servers", |name| {
        let name = identifier(&camel_as_written(name), "_");
        if name.is_empty() { "server".to_owned() } else { name }
    });
    for (index, server) in servers.iter().enumerate() {
        scope.wish(Rank::Declared, &format!("{} {index}", server.url), &server.name, &[]);
    }
    let names = scope.resolve(lock);
    let mut variables = String::new();
    let mut entries = Vec::new();
    for (server, name) in servers.iter().zip(&names) {
        let about = server.description.as_deref().unwrap_or_default();
        let url = format!("`{}`", server.url.replace('`', "'"));
        variables += &(ts_doc([about, url.as_str()], &[], 2) + "\n");
        let key = property_name(name);
        let mut members = String::new();
        let mut defaults = Vec::new();
        for variable in &server.variables {
            let values: Vec<String> = variable.values.iter().map(|value| ts_string(value)).collect();
            let text = if values.is_empty() {
                "string".to_owned()
            } else {
                format!("{} | (string & {{}})", values.join(" | "))
            };
            members += &format!("    readonly {}?: {text} | undefined;\n", property_name(&variable.wire));
            defaults.push((property_name(&variable.wire), ts_string(&variable.default)));
        }
        variables += &if members.is_empty() {
            format!("  readonly {key}: Readonly<Record<string, never>>;\n")
        } else {
            format!("  readonly {key}: {{\n{members}  }};\n")
        };
        entries.push((key, format!("[{}, {}]", ts_string(&server.url), object(&defaults, 2))));
    }
    if let Some(first) = names.first() {
        view.first = ts_string(first).into();
        view.variables = variables.into();
        view.servers = lines(&entries).into();
    }
}

/// The address of a server with the defaults of its variables.
pub(super) fn filled(server: &Server) -> String {
    let mut url = server.url.clone();
    for variable in &server.variables {
        url = url.replace(&format!("{{{}}}", variable.wire), &variable.default);
    }
    url
}
