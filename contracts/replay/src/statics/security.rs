//! Whether a request shows what the contract asks for, by itself or by the profile of the run.

use accordant_document::Severity;
use accordant_model::http::{Operation, ParameterLocation, SecurityKind, SecurityScheme};
use accordant_suite::{Auth, Request};

use super::Check;
use super::request::spelt;
use crate::auth::Provided;
use crate::finding::Finding;
use crate::rule::ids;

impl Check<'_, '_> {
    pub(super) fn security(&mut self, operation: &Operation, request: &Request) {
        let Some(http) = self.statics.contract.http() else { return };
        let alternatives = &operation.security;
        // Who sends no credentials on purpose wants to hear what comes of it.
        if alternatives.is_empty() || self.interaction.auth == Some(Auth::None) {
            return;
        }
        let mut provided = written(request);
        provided.extend(self.statics.profiles.provided(self.interaction.auth.as_ref()));
        // A profile that the settings do not have is an error of its own when it is played.
        let unknown = matches!(&self.interaction.auth, Some(Auth::Profile(name)) if !self.statics.profiles.profiles.contains_key(name));
        let met = alternatives.iter().any(|alternative| {
            alternative.schemes.iter().all(|(name, _)| {
                http.security_schemes.get(name).is_none_or(|scheme| {
                    // Certificates are shown by the connection.
                    matches!(scheme.kind, SecurityKind::MutualTls) || provided.iter().any(|one| meets(scheme, one))
                })
            })
        });
        if met || unknown {
            return;
        }
        let wanted: Vec<String> = alternatives
            .iter()
            .map(|alternative| {
                alternative.schemes.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(" with ")
            })
            .collect();
        let message = format!("`{}` needs {}, and nothing provides it", spelt(operation), wanted.join(" or "));
        let origin = alternatives.first().map_or(operation.at, |alternative| alternative.at);
        let origin = self.contract().documents.origin(origin);
        self.find(
            Finding::new(ids::REPLAY_SECURITY_MISSING, Severity::Warning, request.part.origin, message)
                .help("name a profile with `auth:`, or set one for all under `replay.default-auth` in accordant.yaml; `auth: none` where that is meant")
                .at_contract(origin, "the contract asks for it"),
        );
    }
}

/// What the suite itself has.
fn written(request: &Request) -> Vec<Provided> {
    let mut provided: Vec<Provided> = Vec::new();
    for (name, values) in &request.part.headers {
        provided.push(Provided::Header(name.clone()));
        for value in values {
            if name.eq_ignore_ascii_case("authorization") {
                let scheme = value.split(' ').next().unwrap_or_default();
                provided.push(Provided::Authorization(scheme.to_ascii_lowercase()));
            } else if name.eq_ignore_ascii_case("cookie") {
                let names = value.split(';').filter_map(|pair| pair.split_once('='));
                provided.extend(names.map(|(name, _)| Provided::Cookie(name.trim().to_owned())));
            }
        }
    }
    provided.extend(request.query.iter().map(|(name, _)| Provided::Query(name.clone())));
    provided
}

fn meets(scheme: &SecurityScheme, provided: &Provided) -> bool {
    match (&scheme.kind, provided) {
        (SecurityKind::ApiKey { location, name }, one) => match (location, one) {
            (ParameterLocation::Header, Provided::Header(known)) => known.eq_ignore_ascii_case(name),
            // An API key that is called `Authorization` is met by anything there.
            (ParameterLocation::Header, Provided::Authorization(_)) => name.eq_ignore_ascii_case("authorization"),
            (ParameterLocation::Query, Provided::Query(known))
            | (ParameterLocation::Cookie, Provided::Cookie(known)) => known == name,
            _ => false,
        },
        (SecurityKind::Http { scheme, .. }, Provided::Authorization(known)) => {
            // A variable stands for whatever is right.
            scheme.eq_ignore_ascii_case(known) || known.contains("${")
        }
        (SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. }, Provided::Authorization(known)) => {
            known == "bearer" || known.contains("${")
        }
        _ => false,
    }
}
