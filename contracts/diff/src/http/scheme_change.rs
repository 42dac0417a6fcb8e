//! What may change in a security scheme that keeps its name.

use accordant_model::Contract;
use accordant_model::http::{OAuthFlow, SecurityKind, SecurityScheme};
use smol_str::SmolStr;

use crate::change::{Change, location_name};
use crate::ids;

/// The changes of one scheme.
pub(crate) fn scheme_changes(
    base: &Contract,
    revision: &Contract,
    old: &SecurityScheme,
    new: &SecurityScheme,
) -> Vec<Change> {
    let mut found = Vec::new();
    let whole = (base.documents.origin(old.at), revision.documents.origin(new.at));
    let name = &old.name;
    match (&old.kind, &new.kind) {
        (SecurityKind::ApiKey { location: from, name: before }, SecurityKind::ApiKey { location: to, name: after }) => {
            let header = location_name(*from) == "header";
            let same = if header { before.eq_ignore_ascii_case(after) } else { before == after };
            if from != to || !same {
                let message = format!(
                    "the key of `{name}` is sent in {} `{after}` instead of {} `{before}`",
                    location_name(*to),
                    location_name(*from)
                );
                found.push(Change::new(ids::SECURITY_API_KEY_MOVED, message).places(whole.0, whole.1));
            }
        }
        (
            SecurityKind::Http { scheme: before, bearer_format: old_format },
            SecurityKind::Http { scheme: after, bearer_format: new_format },
        ) => {
            if !before.eq_ignore_ascii_case(after) {
                found.push(
                    kind_changed(name, &format!("http {before}"), &format!("http {after}")).places(whole.0, whole.1),
                );
            } else if let (Some(before), Some(after)) = (old_format, new_format)
                && !before.eq_ignore_ascii_case(after)
            {
                let message = format!("the bearer format of `{name}` changed from `{before}` to `{after}`");
                let places = (
                    base.documents.member_origin(old.at, "bearerFormat"),
                    revision.documents.member_origin(new.at, "bearerFormat"),
                );
                found.push(Change::new(ids::SECURITY_BEARER_FORMAT_CHANGED, message).places(places.0, places.1));
            }
        }
        (
            SecurityKind::OAuth2 { flows: before, metadata_url: old_url },
            SecurityKind::OAuth2 { flows: after, metadata_url: new_url },
        ) => {
            let member = "oauth2MetadataUrl";
            let places =
                (base.documents.member_origin(old.at, member), revision.documents.member_origin(new.at, member));
            found.extend(
                url_changed(name, "metadata URL", old_url, new_url).map(|change| change.places(places.0, places.1)),
            );
            for flow in before {
                match after.iter().find(|other| other.name == flow.name) {
                    Some(other) => flow_changes(base, revision, name, flow, other, &mut found),
                    None => {
                        let message = format!("the `{}` flow of `{name}` was removed", flow.name);
                        let origin = base.documents.origin(flow.at);
                        let change = Change::new(ids::OAUTH_FLOW_REMOVED, message).detail(flow.name.as_str());
                        found.push(change.places(origin, whole.1));
                    }
                }
            }
        }
        (SecurityKind::OpenIdConnect { url: before }, SecurityKind::OpenIdConnect { url: after }) => {
            if before != after {
                let member = "openIdConnectUrl";
                let places =
                    (base.documents.member_origin(old.at, member), revision.documents.member_origin(new.at, member));
                let message = format!("the OpenID Connect URL of `{name}` changed from `{before}` to `{after}`");
                let change = Change::new(ids::SECURITY_URL_CHANGED, message).detail("openIdConnectUrl");
                found.push(change.places(places.0, places.1));
            }
        }
        (SecurityKind::MutualTls, SecurityKind::MutualTls) => {}
        (before, after) => {
            found.push(kind_changed(name, kind_name(before), kind_name(after)).places(whole.0, whole.1));
        }
    }
    found
}

fn kind_changed(name: &str, before: &str, after: &str) -> Change {
    Change::new(ids::SECURITY_SCHEME_KIND_CHANGED, format!("`{name}` is of kind `{after}` instead of `{before}`"))
}

const fn kind_name(kind: &SecurityKind) -> &'static str {
    match kind {
        SecurityKind::ApiKey { .. } => "apiKey",
        SecurityKind::Http { .. } => "http",
        SecurityKind::OAuth2 { .. } => "oauth2",
        SecurityKind::OpenIdConnect { .. } => "openIdConnect",
        SecurityKind::MutualTls => "mutualTLS",
    }
}

fn url_changed(name: &str, what: &str, before: &Option<SmolStr>, after: &Option<SmolStr>) -> Option<Change> {
    let before = before.as_ref().filter(|url| after.as_ref() != Some(*url))?;
    let message = match after {
        Some(after) => format!("the {what} of `{name}` changed from `{before}` to `{after}`"),
        None => format!("the {what} of `{name}`, `{before}`, was removed"),
    };
    Some(Change::new(ids::SECURITY_URL_CHANGED, message).detail(what))
}

fn flow_changes(
    base: &Contract,
    revision: &Contract,
    name: &str,
    old: &OAuthFlow,
    new: &OAuthFlow,
    found: &mut Vec<Change>,
) {
    let places =
        |member: &str| (base.documents.member_origin(old.at, member), revision.documents.member_origin(new.at, member));
    for (what, member, before, after) in [
        ("authorization URL", "authorizationUrl", &old.authorization_url, &new.authorization_url),
        ("token URL", "tokenUrl", &old.token_url, &new.token_url),
        ("refresh URL", "refreshUrl", &old.refresh_url, &new.refresh_url),
    ] {
        let (at_base, at_revision) = places(member);
        found.extend(
            url_changed(name, what, before, after)
                .map(|change| change.detail(format!("{} {what}", old.name)).places(at_base, at_revision)),
        );
    }
    let left: std::collections::BTreeSet<&SmolStr> = new.scopes.iter().collect();
    for scope in old.scopes.iter().filter(|scope| !left.contains(scope)) {
        let (at_base, at_revision) = places("scopes");
        let message = format!("scope `{scope}` of `{name}` was removed from the `{}` flow", old.name);
        let change = Change::new(ids::OAUTH_SCOPE_REMOVED, message).detail(format!("{} {scope}", old.name));
        found.push(change.places(at_base, at_revision));
    }
}
