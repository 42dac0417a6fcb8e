//! `auth` of a collection: where the credentials go. Their values never leave the collection.

use accordant_document::Node;
use accordant_document::settings::Reader;

use super::variables::{name_of, value_of};
use super::{Scope, left_out};
use crate::Auth;
use crate::record::secrets;

/// What a request is sent with.
#[derive(Default)]
pub(super) struct Credentials {
    pub(super) header: Option<(String, String)>,
    pub(super) query: Option<(String, String)>,
    pub(super) auth: Option<Auth>,
}

pub(super) fn credentials(reader: &mut Reader<'_>, auth: Node<'_>, scope: &Scope) -> Credentials {
    let kind = auth.get("type").and_then(Node::as_str).unwrap_or_default();
    let settings = auth.get(kind);
    // A list of keys and values (v2.1), or an object (v2.0).
    let setting = |name: &str| -> Option<String> {
        let settings = settings?;
        let found = if settings.is_array() {
            value_of(settings.items().find(|one| name_of(*one) == Some(name))?)
        } else {
            settings.get(name)?.as_str().map(str::to_owned)
        };
        found.filter(|value| !value.is_empty())
    };
    // Only what is left open may stand in the suite.
    let hidden = |value: Option<String>, name: &str| {
        let value = value.map(|value| scope.text(&value)).filter(|value| secrets::is_variable(value));
        value.unwrap_or_else(|| secrets::variable(name))
    };
    let authorization = |value: String| Some(("Authorization".to_owned(), value));
    let mut found = Credentials::default();
    match kind {
        "noauth" => found.auth = Some(Auth::None),
        "bearer" => found.header = authorization(format!("Bearer {}", hidden(setting("token"), "token"))),
        "jwt" => found.header = authorization(format!("Bearer {}", secrets::variable("token"))),
        "basic" => found.header = authorization(format!("Basic {}", secrets::variable("credentials"))),
        "oauth2" => {
            let token = hidden(setting("accessToken"), "token");
            if setting("addTokenTo").as_deref() == Some("queryParams") {
                found.query = Some(("access_token".to_owned(), token));
            } else {
                let prefix = setting("headerPrefix").unwrap_or_else(|| "Bearer".to_owned());
                found.header = authorization(format!("{} {token}", prefix.trim()));
            }
        }
        "apikey" => {
            let key = setting("key").map_or_else(|| "X-Api-Key".to_owned(), |key| scope.text(&key));
            let value = hidden(setting("value"), &key);
            if setting("in").as_deref() == Some("query") {
                found.query = Some((key, value));
            } else {
                found.header = Some((key, value));
            }
        }
        other => {
            let message = format!("credentials of the kind `{other}` cannot be carried over");
            let help = "write an auth profile in accordant.yaml, and name it as `auth` of the interaction";
            left_out(reader, auth.span(), message, help);
        }
    }
    found
}
