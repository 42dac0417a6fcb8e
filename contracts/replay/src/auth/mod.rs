//! Who a request is from: profiles that the settings name, applied to requests that a suite leaves unsigned.
//!
//! Values come in as texts, wherever they were kept; none is ever printed, and all are hidden in what is.

mod oauth;
mod secret;

use std::collections::BTreeMap;

use accordant_suite::Auth;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

pub use oauth::{Grant, OAuth};
pub use secret::Secret;

use crate::run::{Prepared, TransportError};

/// A way to sign requests.
#[derive(Debug)]
pub enum Profile {
    /// Any header.
    Header {
        name: String,
        value: Secret,
    },
    Basic {
        user: String,
        password: Secret,
    },
    Bearer(Secret),
    ApiKey {
        place: KeyPlace,
        name: String,
        value: Secret,
    },
    OAuth(Box<OAuth>),
}

/// Where an API key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    Header,
    Query,
    Cookie,
}

/// What a profile adds to a request, for whoever asks whether a contract's security is met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Provided {
    /// `Authorization` with this scheme, in lower case.
    Authorization(String),
    Header(String),
    Query(String),
    Cookie(String),
}

/// The profiles of a run.
#[derive(Debug, Default)]
pub struct Profiles {
    pub profiles: BTreeMap<String, Profile>,
    /// For interactions that say nothing.
    pub default: Option<String>,
}

/// Why a request cannot be signed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum AuthError {
    #[error("there is no auth profile `{0}`")]
    Unknown(String),
    #[error("the token endpoint of `{profile}` cannot be asked: {reason}")]
    Unreachable { profile: String, reason: String },
    #[error("the token endpoint of `{profile}` answers {status}")]
    Refused { profile: String, status: u16 },
    #[error("the token endpoint of `{profile}` answers without an `access_token`")]
    NoToken { profile: String },
}

impl Profiles {
    /// The profile that holds for an interaction; `Ok(None)` where it is to be sent as the suite has it.
    ///
    /// # Errors
    /// [`AuthError::Unknown`] where it names one that is not there.
    pub(crate) fn of<'p>(&'p self, auth: Option<&'p Auth>) -> Result<Option<(&'p str, &'p Profile)>, AuthError> {
        let name = match auth {
            Some(Auth::AsWritten | Auth::None) => return Ok(None),
            Some(Auth::Profile(name)) => name.as_str(),
            None => match &self.default {
                Some(name) => name.as_str(),
                None => return Ok(None),
            },
        };
        let profile = self.profiles.get(name).ok_or_else(|| AuthError::Unknown(name.to_owned()))?;
        Ok(Some((name, profile)))
    }

    /// What is added to the request of an interaction; nothing for a profile that is not there.
    pub(crate) fn provided(&self, auth: Option<&Auth>) -> Vec<Provided> {
        match self.of(auth) {
            Ok(Some((_, profile))) => vec![profile.provided()],
            _ => Vec::new(),
        }
    }

    /// Every secret of the profiles as it goes over the wire, to be hidden.
    pub fn secrets(&self) -> Vec<String> {
        self.profiles.values().flat_map(Profile::secrets).collect()
    }
}

impl Profile {
    fn provided(&self) -> Provided {
        match self {
            Profile::Header { name, value } if name.eq_ignore_ascii_case("authorization") => {
                let scheme = value.text().split(' ').next().unwrap_or_default();
                Provided::Authorization(scheme.to_ascii_lowercase())
            }
            Profile::Header { name, .. } => Provided::Header(name.clone()),
            Profile::Basic { .. } => Provided::Authorization("basic".to_owned()),
            Profile::Bearer(_) | Profile::OAuth(_) => Provided::Authorization("bearer".to_owned()),
            Profile::ApiKey { place, name, .. } => match place {
                KeyPlace::Header => Provided::Header(name.clone()),
                KeyPlace::Query => Provided::Query(name.clone()),
                KeyPlace::Cookie => Provided::Cookie(name.clone()),
            },
        }
    }

    fn secrets(&self) -> Vec<String> {
        match self {
            Profile::Header { value, .. } | Profile::Bearer(value) | Profile::ApiKey { value, .. } => {
                let whole = value.text();
                // The token behind a scheme is a secret by itself.
                let behind = whole.split_once(' ').map(|(_, token)| token.to_owned());
                std::iter::once(whole.to_owned()).chain(behind).collect()
            }
            Profile::Basic { user, password } => vec![password.text().to_owned(), basic(user, password)],
            Profile::OAuth(oauth) => oauth.secrets(),
        }
    }
}

/// The credentials of RFC 7617, section 2.
fn basic(user: &str, password: &Secret) -> String {
    STANDARD.encode(format!("{user}:{}", password.text()))
}

/// Signs a request. What the suite itself has in the same place gives way to the profile.
///
/// `fresh` asks for another token where tokens are fetched: the one that the request was signed with was refused.
pub(crate) async fn sign(
    prepared: &mut Prepared,
    name: &str,
    profile: &Profile,
    client: &reqwest::Client,
    fresh: bool,
) -> Result<(), AuthError> {
    match profile {
        Profile::Header { name, value } => prepared.set_header(name, value.text()),
        Profile::Basic { user, password } => {
            prepared.set_header("authorization", &format!("Basic {}", basic(user, password)));
        }
        Profile::Bearer(token) => prepared.set_header("authorization", &format!("Bearer {}", token.text())),
        Profile::ApiKey { place: KeyPlace::Header, name, value } => prepared.set_header(name, value.text()),
        Profile::ApiKey { place: KeyPlace::Query, name, value } => prepared.set_query(name, value.text()),
        Profile::ApiKey { place: KeyPlace::Cookie, name, value } => prepared.set_cookie(name, value.text()),
        Profile::OAuth(oauth) => {
            let used = prepared.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
            let token = oauth.token(name, client, used.filter(|_| fresh)).await?;
            prepared.set_header("authorization", &format!("Bearer {}", token.text()));
        }
    }
    Ok(())
}

impl AuthError {
    fn unreachable(profile: &str, error: &reqwest::Error) -> Self {
        Self::Unreachable { profile: profile.to_owned(), reason: TransportError::reason(error) }
    }
}
