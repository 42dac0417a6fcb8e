//! `webhook`: who sends, how they sign, and what is done with what comes.

use std::collections::BTreeMap;

use accordant_document::{Node, Span};
use accordant_webhook::scheme::Field;

use super::reader::{Reader, WRONG_VALUE};
use crate::rule::SECRET_WRITTEN;

#[derive(Debug, Default)]
pub(crate) struct WebhookConfig {
    /// A file of schemes of one's own, for every profile.
    pub(crate) schemes: Option<String>,
    /// By the name that `--profile` takes.
    pub(crate) profiles: BTreeMap<String, Profile>,
}

/// One sender, or one receiver that is tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Profile {
    pub(crate) scheme: Option<String>,
    /// `env:NAME` or `file:PATH`: where secrets are, never what they are.
    pub(crate) secrets: Vec<String>,
    /// Where the tenant stands in a request.
    pub(crate) tenant_from: Option<String>,
    /// The secrets of one tenant each.
    pub(crate) tenants: BTreeMap<String, Vec<String>>,
    /// Seconds that a request may be old, instead of what the scheme says.
    pub(crate) tolerance: Option<u64>,
    /// A contract of the file by its name, or a source.
    pub(crate) contract: Option<String>,
    /// The event that it always is.
    pub(crate) event: Option<String>,
    pub(crate) event_from: Vec<String>,
    pub(crate) forward_to: Option<String>,
}

pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> WebhookConfig {
    let mut config = WebhookConfig::default();
    for member in reader.members(node, "`webhook`", &["schemes", "profiles"]) {
        if member.key == "schemes" {
            config.schemes = reader.text(member.value, "`schemes`");
            continue;
        }
        for entry in reader.entries(member.value, "`profiles`") {
            let profile = profile(reader, entry.value);
            config.profiles.insert(entry.key.to_owned(), profile);
        }
    }
    config
}

fn profile(reader: &mut Reader<'_>, node: Node<'_>) -> Profile {
    const KEYS: [&str; 8] =
        ["scheme", "secrets", "tenants", "tolerance", "contract", "event", "event-from", "forward-to"];
    let mut profile = Profile::default();
    for member in reader.members(node, "a profile", &KEYS) {
        let what = format!("`{}`", member.key);
        match member.key {
            "scheme" => profile.scheme = reader.text(member.value, &what),
            "secrets" => profile.secrets = places(reader, member.value),
            "tenants" => tenants(reader, member.value, &mut profile),
            "tolerance" => match member.value.number_text().and_then(|text| text.parse().ok()) {
                Some(seconds) => profile.tolerance = Some(seconds),
                None => reader.wrong_type(member.value, &what, "a whole number of seconds"),
            },
            "contract" => profile.contract = reader.text(member.value, &what),
            "event" => profile.event = reader.text(member.value, &what),
            "event-from" => {
                let items = reader.items(member.value, &what);
                profile.event_from = items.into_iter().filter_map(|item| field(reader, item, &what)).collect();
            }
            _ => profile.forward_to = reader.text(member.value, &what),
        }
    }
    profile
}

/// `{from: FIELD, secrets: {TENANT: [PLACE]}}`.
fn tenants(reader: &mut Reader<'_>, node: Node<'_>, profile: &mut Profile) {
    for member in reader.members(node, "`tenants`", &["from", "secrets"]) {
        if member.key == "from" {
            profile.tenant_from = tenant_field(reader, member.value);
            continue;
        }
        for entry in reader.entries(member.value, "`secrets`") {
            let places = places(reader, entry.value);
            profile.tenants.insert(entry.key.to_owned(), places);
        }
    }
    if node.is_object() {
        for key in ["from", "secrets"] {
            if node.get(key).is_none() {
                reader.missing(node, "`tenants`", key);
            }
        }
    }
}

/// Where secrets are. What else stands there may be a secret, so it is not repeated.
fn places(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<String> {
    let mut places = Vec::new();
    for item in reader.items(node, "`secrets`") {
        let Some(text) = reader.text(item, "a secret") else { continue };
        let named = text.split_once(':').is_some_and(|(kind, at)| ["env", "file"].contains(&kind) && !at.is_empty());
        if named {
            places.push(text);
        } else {
            let help = "write env:NAME or file:PATH; a secret that stood here belongs to everybody who read the file";
            reader.fault(item.span(), SECRET_WRITTEN, "the entry does not say where the secret is", help);
        }
    }
    places
}

fn field(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Option<String> {
    let text = reader.text(node, what)?;
    if Field::parse(&text).is_none() {
        no_field(reader, node.span(), what, &text, "");
        return None;
    }
    Some(text)
}

fn tenant_field(reader: &mut Reader<'_>, node: Node<'_>) -> Option<String> {
    let text = reader.text(node, "`from`")?;
    let segment = text.strip_prefix("path:").and_then(|number| number.parse::<usize>().ok()).filter(|at| *at > 0);
    if segment.is_none() && Field::parse(&text).is_none() {
        no_field(reader, node.span(), "`from`", &text, ", or path:N (the Nth segment)");
        return None;
    }
    Some(text)
}

fn no_field(reader: &mut Reader<'_>, span: Span, what: &str, text: &str, more: &str) {
    let help = format!("write header:NAME, query:NAME, form:NAME or payload:/POINTER{more}");
    reader.fault(span, WRONG_VALUE, format!("{what} cannot be `{text}`"), help);
}
