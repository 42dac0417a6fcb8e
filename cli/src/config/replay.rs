//! `replay`.

use accordant_document::Node;
use accordant_replay::auth::KeyPlace;
use accordant_replay::states::Isolation;

use super::reader::{MISSING_KEY, Reader, WRONG_VALUE};
use crate::rule::SECRET_WRITTEN;

#[derive(Debug, Default)]
pub(crate) struct ReplayConfig {
    pub(crate) suites: Vec<String>,
    pub(crate) against: Option<String>,
    /// Seconds.
    pub(crate) timeout: Option<f64>,
    pub(crate) jobs: Option<usize>,
    pub(crate) states: Option<StatesConfig>,
    pub(crate) default_auth: Option<String>,
    pub(crate) auth: Vec<(String, AuthConfig)>,
    /// JSON pointers into bodies.
    pub(crate) redact: Vec<String>,
}

#[derive(Debug, Default)]
pub(crate) struct StatesConfig {
    pub(crate) url: Option<String>,
    pub(crate) command: Option<CommandConfig>,
    /// Seconds.
    pub(crate) timeout: Option<f64>,
    pub(crate) isolation: Isolation,
    /// The states that the handler knows.
    pub(crate) names: Option<Vec<String>>,
}

/// A line for the shell, or a program with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CommandConfig {
    Line(String),
    Words(Vec<String>),
}

/// Where a secret is kept. What it is never stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Env(String),
    File(String),
    Command(String),
}

#[derive(Debug)]
pub(crate) enum AuthConfig {
    Header { name: String, value: Place },
    Basic { user: String, password: Place },
    Bearer(Place),
    ApiKey { place: KeyPlace, name: String, value: Place },
    OAuth(OAuthConfig),
}

#[derive(Debug)]
pub(crate) struct OAuthConfig {
    pub(crate) token_url: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: Option<Place>,
    pub(crate) scopes: Vec<String>,
    /// The grant is that of a password where there is one, else of client credentials.
    pub(crate) user: Option<(String, Place)>,
}

pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> ReplayConfig {
    let mut config = ReplayConfig::default();
    let known = ["suites", "against", "timeout", "jobs", "states", "default-auth", "auth", "redact"];
    for member in reader.members(node, "`replay`", &known) {
        let what = format!("`{}`", member.key);
        match member.key {
            "suites" => config.suites = texts(reader, member.value, &what),
            "against" => config.against = reader.text(member.value, &what),
            "timeout" => config.timeout = seconds(reader, member.value, &what),
            "jobs" => config.jobs = reader.count(member.value, &what).map(|count| count as usize),
            "states" => config.states = Some(states(reader, member.value)),
            "default-auth" => config.default_auth = reader.text(member.value, &what),
            "redact" => config.redact = pointers(reader, member.value),
            _ => config.auth = profiles(reader, member.value),
        }
    }
    if let Some(name) = &config.default_auth
        && !config.auth.iter().any(|(known, _)| known == name)
        && let Some(at) = node.get("default-auth")
    {
        let names: Vec<&str> = config.auth.iter().map(|(name, _)| name.as_str()).collect();
        reader.wrong_value(at.span(), "`default-auth`", name, &names);
    }
    config
}

fn texts(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Vec<String> {
    if let Some(one) = node.as_str() {
        return vec![one.to_owned()];
    }
    reader.items(node, what).into_iter().filter_map(|item| reader.text(item, what)).collect()
}

fn seconds(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Option<f64> {
    let seconds = node.number_text().and_then(|text| text.parse::<f64>().ok()).filter(|seconds| *seconds > 0.0);
    if seconds.is_none() {
        reader.wrong_type(node, what, "a number of seconds above 0");
    }
    seconds
}

fn pointers(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for item in reader.items(node, "`redact`") {
        let Some(text) = reader.text(item, "an entry of `redact`") else { continue };
        if text.is_empty() || accordant_document::pointer::tokens(&text).is_none() {
            let message = format!("an entry of `redact` must be a JSON pointer into bodies, not `{text}`");
            reader.fault(
                item.span(),
                WRONG_VALUE,
                message,
                "write it as `/user/name`; `*` stands for any name or index",
            );
        } else {
            found.push(text);
        }
    }
    found
}

fn states(reader: &mut Reader<'_>, node: Node<'_>) -> StatesConfig {
    let mut config = StatesConfig::default();
    for member in reader.members(node, "`states`", &["url", "command", "timeout", "isolation", "names"]) {
        let what = format!("`{}`", member.key);
        match member.key {
            "url" => config.url = reader.text(member.value, &what),
            "command" if member.value.is_array() => {
                config.command = Some(CommandConfig::Words(texts(reader, member.value, &what)));
            }
            "command" => config.command = reader.text(member.value, &what).map(CommandConfig::Line),
            "timeout" => config.timeout = seconds(reader, member.value, &what),
            "isolation" => {
                let known =
                    [("serial", Isolation::Serial), ("by-param", Isolation::ByParam), ("none", Isolation::None)];
                config.isolation = reader.one_of(member.value, &what, &known).unwrap_or_default();
            }
            _ => config.names = Some(texts(reader, member.value, &what)),
        }
    }
    if node.is_object() && config.url.is_some() == config.command.is_some() {
        let message = "`states` names one handler: a `url` or a `command`";
        reader.fault(
            node.span(),
            MISSING_KEY,
            message,
            "add `url: http://localhost:3000/_states`, or `command: ./states`",
        );
    }
    config
}

fn profiles(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<(String, AuthConfig)> {
    let mut found = Vec::new();
    for member in reader.entries(node, "`auth`") {
        let what = format!("the profile `{}`", member.key);
        let kinds = ["header", "basic", "bearer", "api-key", "oauth2"];
        let members = reader.members(member.value, &what, &kinds);
        let [kind] = members.as_slice() else {
            if member.value.is_object() {
                let message = format!("{what} is of one kind");
                let help = "it may be `bearer`, `basic`, `api-key`, `header` or `oauth2`";
                reader.fault(member.value.span(), MISSING_KEY, message, help);
            }
            continue;
        };
        let profile = match kind.key {
            "bearer" => place(reader, kind.value, &what).map(AuthConfig::Bearer),
            "header" => {
                let (name, value) = named(reader, kind.value, &what, "name", "value");
                name.zip(value).map(|(name, value)| AuthConfig::Header { name, value })
            }
            "basic" => {
                let (user, password) = named(reader, kind.value, &what, "user", "password");
                user.zip(password).map(|(user, password)| AuthConfig::Basic { user, password })
            }
            "api-key" => api_key(reader, kind.value, &what),
            _ => oauth(reader, kind.value, &what).map(AuthConfig::OAuth),
        };
        found.extend(profile.map(|profile| (member.key.to_owned(), profile)));
    }
    found
}

/// Where a secret is: `env:NAME`, `file:PATH` or `command:LINE`. What else stands there may be the secret itself, and is
/// not repeated.
fn place(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Option<Place> {
    let text = reader.text(node, &format!("the secret of {what}"))?;
    match text.split_once(':').filter(|(_, at)| !at.is_empty()) {
        Some(("env", name)) => Some(Place::Env(name.to_owned())),
        Some(("file", path)) => Some(Place::File(path.to_owned())),
        Some(("command", line)) => Some(Place::Command(line.to_owned())),
        _ => {
            let help = "write env:NAME, file:PATH or command:LINE; a secret that stood here belongs to everybody who read the file";
            reader.fault(node.span(), SECRET_WRITTEN, format!("{what} does not say where its secret is"), help);
            None
        }
    }
}

/// A plain text and a secret under two keys.
fn named(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    what: &str,
    plain: &str,
    secret: &str,
) -> (Option<String>, Option<Place>) {
    let (mut text, mut kept) = (None, None);
    for member in reader.members(node, what, &[plain, secret]) {
        if member.key == plain {
            text = reader.text(member.value, &format!("`{plain}`"));
        } else {
            kept = place(reader, member.value, what);
        }
    }
    for key in [plain, secret] {
        if node.is_object() && node.get(key).is_none() {
            reader.missing(node, what, key);
        }
    }
    (text, kept)
}

fn api_key(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Option<AuthConfig> {
    let (mut at, mut value) = (None, None);
    for member in reader.members(node, what, &["header", "query", "cookie", "value"]) {
        let place_of = match member.key {
            "header" => KeyPlace::Header,
            "query" => KeyPlace::Query,
            "cookie" => KeyPlace::Cookie,
            _ => {
                value = place(reader, member.value, what);
                continue;
            }
        };
        at = reader.text(member.value, &format!("`{}`", member.key)).map(|name| (place_of, name));
    }
    if node.is_object() && at.is_none() {
        reader.fault(
            node.span(),
            MISSING_KEY,
            format!("{what} does not say where its key stands"),
            "add `header`, `query` or `cookie` with the name",
        );
    }
    if node.is_object() && node.get("value").is_none() {
        reader.missing(node, what, "value");
    }
    let ((place, name), value) = at.zip(value)?;
    Some(AuthConfig::ApiKey { place, name, value })
}

fn oauth(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Option<OAuthConfig> {
    let (mut token_url, mut client_id, mut client_secret, mut scopes) = (None, None, None, Vec::new());
    let (mut user, mut password) = (None, None);
    let known = ["token-url", "client-id", "client-secret", "scopes", "user", "password"];
    for member in reader.members(node, what, &known) {
        let named = format!("`{}`", member.key);
        match member.key {
            "token-url" => token_url = reader.text(member.value, &named),
            "client-id" => client_id = reader.text(member.value, &named),
            "client-secret" => client_secret = place(reader, member.value, what),
            "scopes" => scopes = texts(reader, member.value, &named),
            "user" => user = reader.text(member.value, &named),
            _ => password = place(reader, member.value, what),
        }
    }
    for key in ["token-url", "client-id"] {
        if node.is_object() && node.get(key).is_none() {
            reader.missing(node, what, key);
        }
    }
    if user.is_some() != password.is_some() {
        let key = if user.is_some() { "password" } else { "user" };
        reader.missing(node, what, key);
    }
    Some(OAuthConfig { token_url: token_url?, client_id: client_id?, client_secret, scopes, user: user.zip(password) })
}
