//! Secrets become variables of the environment, named after where they stood.

use crate::Value;

/// Parts of names of what nobody should read.
const NAMES: [&str; 16] = [
    "accesskey",
    "authorization",
    "bearer",
    "clientsecret",
    "cookie",
    "credential",
    "hmac",
    "passcode",
    "passphrase",
    "passwd",
    "password",
    "secret",
    "session",
    "signature",
    "token",
    "xauth",
];

/// Whole names of such.
const WHOLE: [&str; 8] = ["auth", "jwt", "otp", "pin", "pwd", "sig", "tan", "userpwd"];

/// Names that hold one of [`NAMES`] and are no secrets.
const HARMLESS: [&str; 6] = ["tokentype", "tokenexpires", "tokens", "sessions", "nextpagetoken", "nexttoken"];

/// What stands before `key` where that is no secret.
const PLAIN_KEYS: [&str; 26] = [
    "",
    "cache",
    "composite",
    "don",
    "foreign",
    "group",
    "hoc",
    "i18n",
    "idempotency",
    "xidempotency",
    "issue",
    "joc",
    "lookup",
    "message",
    "mon",
    "natural",
    "object",
    "order",
    "partition",
    "primary",
    "project",
    "public",
    "row",
    "search",
    "sort",
    "translation",
];

/// Whether a header, parameter or key of this name holds a secret.
pub(crate) fn is_name(name: &str) -> bool {
    let plain: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    if HARMLESS.contains(&plain.as_str()) {
        return false;
    }
    let is_key = plain.strip_suffix("key").is_some_and(|whose| !PLAIN_KEYS.contains(&whose));
    is_key || WHOLE.contains(&plain.as_str()) || NAMES.iter().any(|part| plain.contains(part))
}

/// `x-api-key` as `${env.X_API_KEY}`.
pub(crate) fn variable(name: &str) -> String {
    let mut out = String::from("${env.");
    for letter in name.chars() {
        out.push(if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' });
    }
    out.push('}');
    out
}

/// Whether a text is one variable of the environment and nothing else.
pub(crate) fn is_variable(text: &str) -> bool {
    let inner = text.trim().strip_prefix("${env.").and_then(|rest| rest.strip_suffix('}'));
    inner.is_some_and(|name| !name.contains(['$', '{', '}']))
}

/// Whether a value is one that nobody should read, whatever its name: a long word of letters and digits.
pub(crate) fn looks_secret(text: &str) -> bool {
    is_jwt(text) || super::loosen::is_token(text)
}

/// RFC 7519: the first part is an object in base64.
fn is_jwt(text: &str) -> bool {
    let token = text.rsplit(' ').next().unwrap_or(text);
    token.starts_with("eyJ") && token.len() > 40 && token.matches('.').count() >= 2
}

/// Takes a secret out of a header; the scheme of an authorisation stays.
pub(super) fn header(name: &str, value: &mut String) {
    if name == "authorization" {
        *value = match value.split_once(' ') {
            Some((_, credentials)) if is_variable(credentials) => return,
            None if is_variable(value) => return,
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("bearer") => format!("{scheme} ${{env.TOKEN}}"),
            Some((scheme, _)) => format!("{scheme} ${{env.CREDENTIALS}}"),
            None => "${env.AUTHORIZATION}".to_owned(),
        };
    } else {
        text(name, value);
    }
}

/// Takes a secret out of a parameter, a field or a header, by its name or its look.
pub(crate) fn text(name: &str, value: &mut String) {
    if is_name(name) && !value.is_empty() && !is_variable(value) || value.contains(REDACTED) || is_jwt(value) {
        *value = variable(name);
    }
}

/// Secrets of a body by the names of their keys: variables in requests, nothing but their place in responses.
pub(crate) fn body(value: &mut Value, is_request: bool) {
    match value {
        Value::List(items) => items.iter_mut().for_each(|item| body(item, is_request)),
        Value::Map(members) => {
            for (key, value) in members {
                match value {
                    Value::Text(text) if is_variable(text) => {}
                    Value::Text(text)
                        if is_name(key) && !text.is_empty() || text.contains(REDACTED) || is_jwt(text) =>
                    {
                        *text = if is_request { variable(key) } else { HIDDEN.to_owned() };
                    }
                    inner => body(inner, is_request),
                }
            }
        }
        _ => {}
    }
}

/// Secrets of a text that is JSON whatever its media type says.
pub(super) fn unstated_json(text: &mut String, is_request: bool) {
    if !text.trim_start().starts_with(['{', '[']) {
        return;
    }
    let Some(mut value) = Value::parse(text) else { return };
    let before = value.clone();
    body(&mut value, is_request);
    if value != before {
        *text = value.to_string();
    }
}

/// What stands for a secret of a response.
pub(super) const HIDDEN: &str = "(hidden)";

/// What recordings have in the place of secrets.
const REDACTED: &str = "***";

/// Secrets of a form.
pub(super) fn form(text: &mut String) {
    let fields = crate::matching::query_of(text);
    if !text.contains(REDACTED) && !fields.iter().any(|(name, _)| is_name(name)) {
        return;
    }
    let mut plain: Vec<(String, String)> = Vec::new();
    for (name, values) in fields {
        for value in values {
            let mut value = value.unwrap_or_default();
            self::text(&name, &mut value);
            plain.push((name.clone(), value));
        }
    }
    *text = crate::form::encode(plain.iter().map(|(name, value)| (name.as_str(), value.as_str())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_known_by_their_names() {
        for name in [
            "X-Api-Key",
            "access_token",
            "clientSecret",
            "Authorization",
            "session-id",
            "password2",
            "partnerKey",
            "pwd",
            "Ocp-Apim-Subscription-Key",
            "private_key",
        ] {
            assert!(is_name(name), "{name}");
        }
        for name in ["id", "token_type", "keyboard", "author", "passed", "nextPageToken", "key", "sort_key", "pinned"] {
            assert!(!is_name(name), "{name}");
        }
        let mut value = "Bearer abc".to_owned();
        header("authorization", &mut value);
        assert_eq!(value, "Bearer ${env.TOKEN}");
    }
}
