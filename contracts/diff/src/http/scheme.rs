//! Security schemes, matched by meaning: a renamed scheme that asks for the same credentials is the same scheme.

use accordant_model::http::{HttpContract, ParameterLocation, SecurityKind, SecurityScheme};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use crate::change::location_name;

/// What a requirement names, the same for both sides where they mean the same scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum SchemeKey<'a> {
    Known(usize),
    /// A name that is declared nowhere.
    Unknown(&'a str),
}

/// The schemes of both sides, each with its counterpart.
pub(crate) struct Schemes<'a> {
    pairs: Vec<(Option<&'a SecurityScheme>, Option<&'a SecurityScheme>)>,
    base: FxHashMap<&'a str, usize>,
    revision: FxHashMap<&'a str, usize>,
}

impl<'a> Schemes<'a> {
    /// Pairs what means the same, the same name first; then what only has the same name: that scheme changed.
    pub(crate) fn new(base: &'a HttpContract, revision: &'a HttpContract) -> Self {
        let mut schemes = Self { pairs: Vec::new(), base: FxHashMap::default(), revision: FxHashMap::default() };
        let mut free: FxHashSet<&str> = revision.security_schemes.keys().map(SmolStr::as_str).collect();
        let mut by_meaning: FxHashMap<String, Vec<&'a SecurityScheme>> = FxHashMap::default();
        for scheme in revision.security_schemes.values().rev() {
            by_meaning.entry(meaning(&scheme.kind)).or_default().push(scheme);
        }
        let mut open = Vec::new();
        for (name, scheme) in &base.security_schemes {
            match revision.security_schemes.get(name).filter(|other| meaning(&other.kind) == meaning(&scheme.kind)) {
                Some(other) => {
                    free.remove(name.as_str());
                    schemes.pair(Some(scheme), Some(other));
                }
                None => open.push(scheme),
            }
        }
        let mut changed = Vec::new();
        for scheme in open {
            let alike = by_meaning
                .get_mut(&meaning(&scheme.kind))
                .and_then(|alike| std::iter::from_fn(|| alike.pop()).find(|other| free.contains(other.name.as_str())));
            match alike {
                Some(other) => {
                    free.remove(other.name.as_str());
                    schemes.pair(Some(scheme), Some(other));
                }
                None => changed.push(scheme),
            }
        }
        for scheme in changed {
            let other = revision.security_schemes.get(&scheme.name).filter(|other| free.remove(other.name.as_str()));
            schemes.pair(Some(scheme), other);
        }
        for scheme in revision.security_schemes.values().filter(|scheme| free.contains(scheme.name.as_str())) {
            schemes.pair(None, Some(scheme));
        }
        schemes
    }

    fn pair(&mut self, base: Option<&'a SecurityScheme>, revision: Option<&'a SecurityScheme>) {
        let index = self.pairs.len();
        if let Some(scheme) = base {
            self.base.insert(&scheme.name, index);
        }
        if let Some(scheme) = revision {
            self.revision.insert(&scheme.name, index);
        }
        self.pairs.push((base, revision));
    }

    pub(crate) fn base_key(&self, name: &'a str) -> SchemeKey<'a> {
        self.base.get(name).map_or(SchemeKey::Unknown(name), |&index| SchemeKey::Known(index))
    }

    pub(crate) fn revision_key(&self, name: &'a str) -> SchemeKey<'a> {
        self.revision.get(name).map_or(SchemeKey::Unknown(name), |&index| SchemeKey::Known(index))
    }

    /// Every scheme, with its counterpart where it has one.
    pub(crate) fn keys(&self) -> impl Iterator<Item = SchemeKey<'a>> + use<'a> {
        (0..self.pairs.len()).map(SchemeKey::Known)
    }

    /// The scheme on both sides.
    pub(crate) fn get(&self, key: SchemeKey<'a>) -> (Option<&'a SecurityScheme>, Option<&'a SecurityScheme>) {
        match key {
            SchemeKey::Known(index) => self.pairs.get(index).copied().unwrap_or_default(),
            SchemeKey::Unknown(_) => (None, None),
        }
    }

    /// The name to print for a requirement of the base.
    pub(crate) fn base_name(&self, key: SchemeKey<'a>) -> &'a str {
        match (key, self.get(key)) {
            (SchemeKey::Unknown(name), _) => name,
            (_, (Some(scheme), _) | (None, Some(scheme))) => &scheme.name,
            (_, (None, None)) => "",
        }
    }

    /// The name to print for a requirement of the revision.
    pub(crate) fn revision_name(&self, key: SchemeKey<'a>) -> &'a str {
        match (key, self.get(key)) {
            (SchemeKey::Unknown(name), _) => name,
            (_, (_, Some(scheme)) | (Some(scheme), None)) => &scheme.name,
            (_, (None, None)) => "",
        }
    }
}

/// What tells a scheme from all others. What may be compared beyond it (scopes, the bearer format) is left out.
fn meaning(kind: &SecurityKind) -> String {
    match kind {
        SecurityKind::ApiKey { location: ParameterLocation::Header, name } => {
            format!("apiKey header {}", name.to_ascii_lowercase())
        }
        SecurityKind::ApiKey { location, name } => format!("apiKey {} {name}", location_name(*location)),
        SecurityKind::Http { scheme, .. } => format!("http {}", scheme.to_ascii_lowercase()),
        SecurityKind::OAuth2 { flows, metadata_url } => {
            let mut parts: Vec<String> = flows
                .iter()
                .map(|flow| format!("{} {:?} {:?}", flow.name, flow.authorization_url, flow.token_url))
                .collect();
            parts.sort_unstable();
            format!("oauth2 {metadata_url:?} {}", parts.join("; "))
        }
        SecurityKind::OpenIdConnect { url } => format!("openIdConnect {url}"),
        SecurityKind::MutualTls => "mutualTLS".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use accordant_document::At;
    use accordant_model::http::SpecVersion;

    use super::*;

    fn api_key(name: &str) -> SecurityKind {
        SecurityKind::ApiKey { location: ParameterLocation::Header, name: name.into() }
    }

    fn bearer() -> SecurityKind {
        SecurityKind::Http { scheme: "Bearer".into(), bearer_format: None }
    }

    fn contract(schemes: Vec<(&str, SecurityKind)>) -> HttpContract {
        let scheme = |(name, kind): (&str, SecurityKind)| {
            (name.into(), SecurityScheme { at: At::default(), name: name.into(), deprecated: false, kind })
        };
        HttpContract {
            at: At::default(),
            spec: SpecVersion::V3_1,
            title: SmolStr::default(),
            version: SmolStr::default(),
            operations: Vec::new(),
            webhooks: Vec::new(),
            schemas: Default::default(),
            security_schemes: schemes.into_iter().map(scheme).collect(),
            servers: Vec::new(),
            tags: Vec::new(),
            webhook_count: 0,
            callback_count: 0,
        }
    }

    #[test]
    fn names_do_not_matter_where_the_meaning_is_the_same() {
        let base = contract(vec![("key", api_key("X-Key")), ("token", bearer())]);
        let revision = contract(vec![("token", api_key("x-key")), ("key", bearer())]);
        let schemes = Schemes::new(&base, &revision);
        assert_eq!(schemes.base_key("key"), schemes.revision_key("token"));
        assert_eq!(schemes.base_key("token"), schemes.revision_key("key"));
    }

    #[test]
    fn the_same_name_with_another_meaning_is_a_changed_scheme() {
        let (base, revision) = (contract(vec![("auth", api_key("X-Key"))]), contract(vec![("auth", bearer())]));
        let schemes = Schemes::new(&base, &revision);
        assert_eq!(schemes.base_key("auth"), schemes.revision_key("auth"));
        assert!(matches!(schemes.get(schemes.base_key("auth")), (Some(_), Some(_))));
    }

    #[test]
    fn what_is_declared_nowhere_is_known_by_its_name() {
        let (base, revision) = (contract(vec![]), contract(vec![]));
        let schemes = Schemes::new(&base, &revision);
        assert_eq!(schemes.base_key("ghost"), schemes.revision_key("ghost"));
    }
}
