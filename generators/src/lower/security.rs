//! Security schemes.

use accordant_model::http::{self, ParameterLocation};

use super::Lowering;
use super::declare::doc;
use crate::model::{Location, SecurityKind, SecurityScheme};
use crate::naming::words;

impl Lowering<'_> {
    pub(super) fn security_schemes(&self) -> Vec<SecurityScheme> {
        let scheme = |(key, scheme): (&smol_str::SmolStr, &http::SecurityScheme)| SecurityScheme {
            wire: key.to_string(),
            name: words(key),
            doc: doc(self.documents.node(scheme.at)),
            kind: kind(&scheme.kind),
        };
        self.http.security_schemes.iter().map(scheme).collect()
    }
}

fn kind(kind: &http::SecurityKind) -> SecurityKind {
    match kind {
        http::SecurityKind::ApiKey { location, name } => SecurityKind::ApiKey {
            location: match location {
                ParameterLocation::Header => Location::Header,
                ParameterLocation::Cookie => Location::Cookie,
                _ => Location::Query,
            },
            key: name.to_string(),
        },
        http::SecurityKind::Http { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => SecurityKind::Basic,
        http::SecurityKind::Http { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => SecurityKind::Bearer,
        http::SecurityKind::Http { scheme, .. } => SecurityKind::Http { scheme: scheme.to_string() },
        http::SecurityKind::OAuth2 { .. } => SecurityKind::OAuth2,
        http::SecurityKind::OpenIdConnect { .. } => SecurityKind::OpenIdConnect,
        http::SecurityKind::MutualTls => SecurityKind::MutualTls,
    }
}
