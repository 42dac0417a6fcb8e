//! Credentials that an operation asks for (OpenAPI 3.2, section 4.8.30): whether a request shows any, not whether they
//! are right.

use accordant_model::http::{HttpContract, Operation, ParameterLocation, SecurityKind, SecurityScheme};
use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use hyper::header::AUTHORIZATION;

use super::parameters::{cookies, header, pairs};
use super::violation::Part;
use super::{Judge, Question, Routed};

/// Alternatives of one operation that are told.
const TOLD: usize = 20;

/// A scheme of which a request shows nothing, or nothing that has the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lacking {
    /// Its name in the contract.
    pub(crate) scheme: String,
    pub(crate) part: Part,
    /// The header, parameter or cookie.
    pub(crate) name: String,
    /// What has to stand there: `a bearer token`.
    pub(crate) wanted: String,
    /// Something stands there, which is not that.
    pub(crate) malformed: bool,
}

impl Judge {
    /// What a request lacks for each alternative of its operation's security; `None` where one is met, or nothing is
    /// asked for. A scheme that the contract does not describe, and one that the connection shows, is taken for met.
    pub(crate) fn lacking(&self, routed: &Routed, question: &Question<'_>) -> Option<Vec<Vec<Lacking>>> {
        let operation = self.operation(routed.operation)?;
        if operation.security.is_empty() {
            return None;
        }
        let http = self.http()?;
        let mut alternatives = Vec::new();
        for alternative in &operation.security {
            let schemes = alternative.schemes.iter().filter_map(|(name, _)| http.security_schemes.get(name));
            let lacking: Vec<Lacking> = schemes.filter_map(|scheme| lacks(scheme, question)).collect();
            if lacking.is_empty() {
                return None;
            }
            if alternatives.len() < TOLD {
                alternatives.push(lacking);
            }
        }
        Some(alternatives)
    }
}

/// What of a scheme the request does not show.
fn lacks(scheme: &SecurityScheme, question: &Question<'_>) -> Option<Lacking> {
    let (part, name, wanted, shown) = match &scheme.kind {
        SecurityKind::ApiKey { location, name } => {
            let (part, value) = match location {
                ParameterLocation::Header => (Part::Header, header(question.headers, name)),
                ParameterLocation::Query => (Part::Query, of_name(pairs(question.query.unwrap_or_default()), name)),
                ParameterLocation::Cookie => (Part::Cookie, of_name(cookies(question.headers), name)),
                ParameterLocation::Path | ParameterLocation::Querystring => return None,
            };
            (part, name.as_str(), "an API key".to_owned(), value.map(|value| !value.trim().is_empty()))
        }
        SecurityKind::Http { scheme, .. } => {
            let wanted = match scheme.to_ascii_lowercase().as_str() {
                "basic" => "a basic authorisation".to_owned(),
                "bearer" => "a bearer token".to_owned(),
                _ => format!("an authorisation of the scheme `{scheme}`"),
            };
            (Part::Header, AUTHORIZATION.as_str(), wanted, authorised(scheme, question))
        }
        SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => {
            (Part::Header, AUTHORIZATION.as_str(), "a bearer token".to_owned(), authorised("bearer", question))
        }
        SecurityKind::MutualTls => return None,
    };
    let malformed = match shown {
        Some(true) => return None,
        shown => shown.is_some(),
    };
    // A header is called as people write it.
    let name = if name == AUTHORIZATION.as_str() { "Authorization" } else { name };
    Some(Lacking { scheme: scheme.name.to_string(), part, name: name.to_owned(), wanted, malformed })
}

fn of_name(pairs: Vec<(String, &str)>, wanted: &str) -> Option<String> {
    pairs.into_iter().find(|(name, _)| name == wanted).map(|(_, value)| value.to_owned())
}

/// Whether `Authorization` has the form of a scheme (RFC 9110, section 11.4); `None` where there is none at all.
fn authorised(scheme: &str, question: &Question<'_>) -> Option<bool> {
    let mut values = question.headers.get_all(AUTHORIZATION).iter().filter_map(|value| value.to_str().ok()).peekable();
    values.peek()?;
    Some(values.any(|value| {
        let (given, rest) = value.trim().split_once(' ').unwrap_or((value.trim(), ""));
        let rest = rest.trim();
        if !given.eq_ignore_ascii_case(scheme) {
            return false;
        }
        match scheme.to_ascii_lowercase().as_str() {
            "basic" => LENIENT.decode(rest).is_ok_and(|pair| pair.contains(&b':')),
            "bearer" => !rest.is_empty() && !rest.contains(char::is_whitespace),
            _ => !rest.is_empty(),
        }
    }))
}

/// Some clients leave the padding out.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What a 401 asks for (RFC 9110, section 11.6.1), each scheme once. API keys have no scheme of their own.
pub(crate) fn challenges(http: Option<&HttpContract>, operation: &Operation) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let names = operation.security.iter().flat_map(|alternative| &alternative.schemes);
    for scheme in names.filter_map(|(name, _)| http?.security_schemes.get(name)) {
        let challenge = match &scheme.kind {
            SecurityKind::Http { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => "Basic realm=\"mock\"",
            SecurityKind::Http { scheme, .. } => scheme.as_str(),
            SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => "bearer",
            SecurityKind::ApiKey { .. } => "ApiKey",
            SecurityKind::MutualTls => continue,
        };
        let challenge = if challenge.eq_ignore_ascii_case("bearer") { "Bearer" } else { challenge };
        if !found.iter().any(|known| known.eq_ignore_ascii_case(challenge)) {
            found.push(challenge.to_owned());
        }
    }
    if found.is_empty() {
        found.push("Bearer".to_owned());
    }
    found
}

impl Lacking {
    /// `header `Authorization``.
    fn place(&self) -> String {
        let part = if self.part == Part::Query { "query parameter" } else { self.part.name() };
        format!("{part} `{}`", self.name)
    }

    pub(crate) fn told(&self) -> String {
        if self.malformed {
            format!("the {} is not {}", self.place(), self.wanted)
        } else {
            format!("{} is missing in the {}", self.wanted, self.place())
        }
    }

    /// Everything that would do, in one sentence.
    pub(crate) fn sentence(alternatives: &[Vec<Self>]) -> String {
        let one = |lacking: &Self| format!("`{}` ({} in the {})", lacking.scheme, lacking.wanted, lacking.place());
        let together = |schemes: &Vec<Self>| schemes.iter().map(one).collect::<Vec<_>>().join(" with ");
        let all: Vec<String> = alternatives.iter().map(together).collect();
        format!("the request lacks credentials: {}", all.join(", or "))
    }
}
