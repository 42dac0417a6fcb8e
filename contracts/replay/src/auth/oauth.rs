//! Tokens of OAuth 2: client credentials and resource owner password (RFC 6749, sections 4.3 and 4.4).

use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use tokio::sync::Mutex;

use super::{AuthError, Secret};

/// A token is fetched anew so long before it ends; for one that lives shortly, a fifth of its life.
const EARLY: Duration = Duration::from_secs(30);
/// Most bytes of an answer of the token endpoint.
const MOST: usize = 1 << 20;

/// Where tokens come from.
#[derive(Debug)]
pub struct OAuth {
    pub token_url: String,
    pub client_id: String,
    pub client_secret: Option<Secret>,
    pub scopes: Vec<String>,
    pub grant: Grant,
    kept: Mutex<Option<Token>>,
    given: std::sync::Mutex<Vec<String>>,
}

#[derive(Debug)]
pub enum Grant {
    ClientCredentials,
    Password { user: String, password: Secret },
}

#[derive(Debug)]
struct Token {
    access: Secret,
    refresh: Option<Secret>,
    ends: Option<Instant>,
}

impl OAuth {
    pub fn new(
        token_url: String,
        client_id: String,
        client_secret: Option<Secret>,
        scopes: Vec<String>,
        grant: Grant,
    ) -> Self {
        let given = std::sync::Mutex::default();
        Self { token_url, client_id, client_secret, scopes, grant, kept: Mutex::const_new(None), given }
    }

    pub(super) fn secrets(&self) -> Vec<String> {
        let mut secrets = self.given.lock().map(|given| given.clone()).unwrap_or_default();
        secrets.extend(self.client_secret.iter().map(|secret| secret.text().to_owned()));
        if let Grant::Password { password, .. } = &self.grant {
            secrets.push(password.text().to_owned());
        }
        secrets
    }

    /// A token that holds, and is not the one that was `refused`. Requests that need one at the same time wait for the
    /// first to fetch it, and take what it got.
    pub(super) async fn token(
        &self,
        profile: &str,
        client: &reqwest::Client,
        refused: Option<&str>,
    ) -> Result<Secret, AuthError> {
        let mut kept = self.kept.lock().await;
        if let Some(token) = kept.as_ref().filter(|token| refused != Some(token.access.text()))
            && token.ends.is_none_or(|ends| ends > Instant::now())
        {
            return Ok(token.access.clone());
        }
        let refresh = kept.as_ref().and_then(|token| token.refresh.clone());
        let fetched = match refresh {
            Some(refresh) => {
                let fields = vec![("grant_type", "refresh_token"), ("refresh_token", refresh.text())];
                match self.fetch(profile, client, fields).await {
                    Ok(token) => token,
                    // A refresh token may have ended as well.
                    Err(_) => self.first(profile, client).await?,
                }
            }
            None => self.first(profile, client).await?,
        };
        if let Ok(mut given) = self.given.lock() {
            given.push(fetched.access.text().to_owned());
            given.extend(fetched.refresh.iter().map(|refresh| refresh.text().to_owned()));
        }
        let access = fetched.access.clone();
        *kept = Some(fetched);
        Ok(access)
    }

    async fn first(&self, profile: &str, client: &reqwest::Client) -> Result<Token, AuthError> {
        let scope = self.scopes.join(" ");
        let mut fields = match &self.grant {
            Grant::ClientCredentials => vec![("grant_type", "client_credentials")],
            Grant::Password { user, password } => {
                vec![("grant_type", "password"), ("username", user.as_str()), ("password", password.text())]
            }
        };
        if !scope.is_empty() {
            fields.push(("scope", &scope));
        }
        self.fetch(profile, client, fields).await
    }

    async fn fetch(
        &self,
        profile: &str,
        client: &reqwest::Client,
        mut fields: Vec<(&str, &str)>,
    ) -> Result<Token, AuthError> {
        let mut request = client.post(&self.token_url).header("accept", "application/json");
        match &self.client_secret {
            // Every server must take this (RFC 6749, section 2.3.1).
            Some(secret) => {
                let user = crate::run::form_encoded(&self.client_id);
                let password = crate::run::form_encoded(secret.text());
                let credentials = STANDARD.encode(format!("{user}:{password}"));
                request = request.header("authorization", format!("Basic {credentials}"));
            }
            None => fields.push(("client_id", &self.client_id)),
        }
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", crate::run::form_encoded(name), crate::run::form_encoded(value)))
            .collect();
        let sent =
            request.header("content-type", "application/x-www-form-urlencoded").body(body.join("&")).send().await;
        let mut response = sent.map_err(|error| AuthError::unreachable(profile, &error))?;
        let status = response.status().as_u16();
        let mut bytes: Vec<u8> = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| AuthError::unreachable(profile, &error))? {
            if bytes.len() + chunk.len() > MOST {
                break;
            }
            bytes.extend_from_slice(&chunk);
        }
        if !(200..300).contains(&status) {
            return Err(AuthError::Refused { profile: profile.to_owned(), status });
        }
        let answer: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let text = |name: &str| answer.get(name).and_then(Value::as_str).map(Secret::new);
        let seconds =
            answer.get("expires_in").and_then(|value| value.as_u64().or_else(|| value.as_str()?.parse().ok()));
        let ends =
            seconds.map(Duration::from_secs).and_then(|life| Instant::now().checked_add(life - EARLY.min(life / 5)));
        match text("access_token") {
            Some(access) => Ok(Token { access, refresh: text("refresh_token"), ends }),
            None => Err(AuthError::NoToken { profile: profile.to_owned() }),
        }
    }
}
