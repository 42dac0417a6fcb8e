//! Security schemes, and the alternatives of them that an operation asks for.

use accordant_document::Kind;
use indexmap::IndexMap;
use smol_str::SmolStr;

use super::HttpReader;
use crate::http::{OAuthFlow, ParameterLocation, SecurityKind, SecurityRequirement, SecurityScheme, SpecVersion};
use crate::reader::Site;

const FLOWS: [&str; 4] = ["implicit", "password", "clientCredentials", "authorizationCode"];

impl<'d> HttpReader<'_, 'd> {
    /// The alternatives under `security`; `None` where nothing is said, an empty list where security is taken away.
    pub(super) fn requirements(&mut self, owner: Site<'d>) -> Option<Vec<SecurityRequirement>> {
        let list = self.reader.array(owner, "security")?;
        let mut requirements = Vec::with_capacity(list.node.len());
        for item in list.items() {
            if item.kind() != Kind::Object {
                self.reader.wrong_type(item.origin(), "a security requirement", "an object", item.kind());
                continue;
            }
            let mut schemes = Vec::with_capacity(item.node.len());
            for entry in item.entries() {
                let scopes = if entry.value.node.is_array() {
                    self.reader.texts(entry.value, "a scope")
                } else {
                    self.reader.wrong_type(entry.origin(), &format!("`{}`", entry.key), "an array", entry.value.kind());
                    Vec::new()
                };
                schemes.push((SmolStr::new(entry.key), scopes));
            }
            requirements.push(SecurityRequirement { at: item.at(), schemes });
        }
        Some(requirements)
    }

    pub(super) fn security_schemes(&mut self) -> IndexMap<SmolStr, SecurityScheme> {
        let section = if self.spec() == SpecVersion::V2 {
            self.reader.object(self.root, "securityDefinitions")
        } else {
            let components = self.root.get("components").filter(|components| components.node.is_object());
            components.and_then(|components| self.reader.object(components, "securitySchemes"))
        };
        let mut schemes = IndexMap::new();
        let Some(section) = section else { return schemes };
        for entry in section.entries().filter(|entry| !entry.key.starts_with("x-") || entry.value.node.is_object()) {
            let Some(site) = self.object_behind(entry.value, entry.origin(), "a security scheme") else { continue };
            let name = SmolStr::new(entry.key);
            self.reader.unknown_fields(site, "a security scheme", &[self.version.security_scheme]);
            if let Some(kind) = self.security_kind(site) {
                let deprecated = self.is_deprecated(site);
                schemes.insert(name.clone(), SecurityScheme { at: site.at(), name, deprecated, kind });
            }
        }
        schemes
    }

    fn security_kind(&mut self, site: Site<'d>) -> Option<SecurityKind> {
        let kind = self.required(site, "type")?;
        let swagger = self.spec() == SpecVersion::V2;
        Some(match (kind.as_str(), swagger) {
            ("basic", true) => SecurityKind::Http { scheme: SmolStr::new_static("basic"), bearer_format: None },
            ("apiKey", _) => SecurityKind::ApiKey {
                location: match self.required(site, "in")?.as_str() {
                    "query" => ParameterLocation::Query,
                    "cookie" if !swagger => ParameterLocation::Cookie,
                    "header" => ParameterLocation::Header,
                    other => {
                        let message = format!("`{other}` is no place for an API key");
                        self.reader
                            .error("unknown-value", site.key_origin("in"), message)
                            .help("the scheme was left out");
                        return None;
                    }
                },
                name: self.required(site, "name")?,
            },
            ("oauth2", true) => SecurityKind::OAuth2 { flows: vec![self.swagger_flow(site)?], metadata_url: None },
            ("oauth2", false) => SecurityKind::OAuth2 {
                flows: self.flows(site),
                metadata_url: self.reader.name(site, "oauth2MetadataUrl"),
            },
            ("http", false) => SecurityKind::Http {
                // Compared without regard to case (RFC 9110, section 11.1).
                scheme: SmolStr::from(self.required(site, "scheme")?.to_ascii_lowercase()),
                bearer_format: self.reader.name(site, "bearerFormat"),
            },
            ("openIdConnect", false) => SecurityKind::OpenIdConnect { url: self.required(site, "openIdConnectUrl")? },
            ("mutualTLS", false) => SecurityKind::MutualTls,
            (other, _) => {
                let known: &[&str] = match swagger {
                    true => &["basic", "apiKey", "oauth2"],
                    false => &["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"],
                };
                let near = self.reader.suggest(other, known.iter().copied());
                let message = format!("`{other}` is no type of security scheme");
                self.reader.error("unknown-value", site.key_origin("type"), message).help(near.map_or_else(
                    || format!("the types are {}", known.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                ));
                return None;
            }
        })
    }

    /// The text under `key`; a finding where there is none.
    fn required(&mut self, site: Site<'d>, key: &str) -> Option<SmolStr> {
        if site.get(key).is_none() {
            self.reader.missing(site, key, "the security scheme");
            return None;
        }
        self.reader.name(site, key)
    }

    /// Swagger 2.0 has one flow a scheme, under names of its own.
    fn swagger_flow(&mut self, site: Site<'d>) -> Option<OAuthFlow> {
        let flow = self.required(site, "flow")?;
        let name = match flow.as_str() {
            "application" => "clientCredentials",
            "accessCode" => "authorizationCode",
            other @ ("implicit" | "password") => other,
            other => {
                let message = format!("`{other}` is no flow");
                self.reader
                    .error("unknown-value", site.key_origin("flow"), message)
                    .help("the flows are implicit, password, application and accessCode");
                return None;
            }
        };
        Some(self.flow(site, SmolStr::new(name)))
    }

    fn flows(&mut self, site: Site<'d>) -> Vec<OAuthFlow> {
        if site.get("flows").is_none() {
            self.reader.missing(site, "flows", "the security scheme");
        }
        let Some(map) = self.reader.object(site, "flows") else { return Vec::new() };
        let newest = self.spec() >= SpecVersion::V3_2;
        let mut flows = Vec::new();
        for entry in map.entries().filter(|entry| !entry.key.starts_with("x-")) {
            let known = FLOWS.contains(&entry.key) || (newest && entry.key == "deviceAuthorization");
            if !known {
                let message = format!("`{}` is no flow and is ignored", entry.key);
                let near = self.reader.suggest(entry.key, FLOWS);
                self.reader.warn("unknown-keyword", entry.origin(), message).help(near.map_or_else(
                    || format!("the flows are {}", FLOWS.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                ));
            } else if entry.value.node.is_object() {
                flows.push(self.flow(entry.value, SmolStr::new(entry.key)));
            } else {
                self.reader.wrong_type(entry.origin(), "a flow", "an object", entry.value.kind());
            }
        }
        flows
    }

    fn flow(&mut self, site: Site<'d>, name: SmolStr) -> OAuthFlow {
        let scopes = self.reader.object(site, "scopes");
        OAuthFlow {
            at: site.at(),
            name,
            authorization_url: self
                .reader
                .name(site, "authorizationUrl")
                .or_else(|| self.reader.name(site, "deviceAuthorizationUrl")),
            token_url: self.reader.name(site, "tokenUrl"),
            refresh_url: self.reader.name(site, "refreshUrl"),
            scopes: scopes
                .map(|map| {
                    map.entries()
                        .map(|entry| entry.key)
                        .filter(|key| !key.starts_with("x-"))
                        .map(SmolStr::new)
                        .collect()
                })
                .unwrap_or_default(),
        }
    }
}
