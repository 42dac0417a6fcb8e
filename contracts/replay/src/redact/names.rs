//! Names under which secrets stand.

/// Words that make a name secret, wherever in it they are.
const WORDS: [&str; 20] = [
    "password",
    "passwd",
    "pwd",
    "passphrase",
    "secret",
    "secrets",
    "token",
    "authorization",
    "cookie",
    "signature",
    "apikey",
    "session",
    "sessionid",
    "credential",
    "credentials",
    "cvv",
    "cvc",
    "iban",
    "ssn",
    "jwt",
];

/// What makes a `key` a secret one.
const KEYS: [&str; 10] =
    ["api", "access", "private", "secret", "signing", "encryption", "auth", "license", "subscription", "client"];

/// Whether what stands under this name is not shown: `password`, `accessToken`, `X-Api-Key`.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let words = words(name);
    words.iter().any(|word| WORDS.contains(&word.as_str()))
        || words.windows(2).any(|pair| matches!(pair, [kind, key] if key == "key" && KEYS.contains(&kind.as_str())))
        || words.windows(2).any(|pair| matches!(pair, [card, number] if card == "card" && number == "number"))
}

/// Whether the value of a header is not shown.
pub(crate) fn is_secret_header(name: &str) -> bool {
    is_secret_name(name) || words(name).iter().any(|word| matches!(word.as_str(), "auth" | "csrf" | "xsrf"))
}

/// The words of a name, in lower case, whichever way they are put together.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut lower = false;
    for letter in name.chars().take(200) {
        if !letter.is_alphanumeric() || (lower && letter.is_uppercase()) {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        }
        lower = letter.is_lowercase();
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// The names and indices of a path: `$.items[0]['a b']`; every index is `*`.
pub(super) fn of_path(path: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = path.strip_prefix('$').unwrap_or(path);
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix("['") {
            let (name, after) = inner.split_once("']").unwrap_or((inner, ""));
            names.push(name.to_owned());
            rest = after;
        } else if let Some(inner) = rest.strip_prefix('[') {
            let (_, after) = inner.split_once(']').unwrap_or((inner, ""));
            names.push("*".to_owned());
            rest = after;
        } else {
            let inner = rest.strip_prefix('.').unwrap_or(rest);
            let end = inner.find(['.', '[']).unwrap_or(inner.len());
            let (name, after) = inner.split_at(end);
            if !name.is_empty() {
                names.push(name.to_owned());
            }
            // A dot by itself leads nowhere.
            rest = if name.is_empty() { after.get(1..).unwrap_or_default() } else { after };
        }
    }
    names
}

/// Whether a text looks like the fields of a form.
pub(super) fn is_form(text: &str) -> bool {
    text.contains('=') && !text.contains(|letter: char| letter.is_whitespace() || matches!(letter, '<' | '{' | '"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secret_names_are_known_in_every_spelling() {
        for (name, secret) in [
            ("password", true),
            ("newPassword", true),
            ("access_token", true),
            ("X-Api-Key", true),
            ("apiKey", true),
            ("cardNumber", true),
            ("Set-Cookie", true),
            ("idempotency-key", false),
            ("key", false),
            ("author", false),
            ("tokenizer", false),
            ("number", false),
        ] {
            assert_eq!(is_secret_name(name), secret, "{name}");
        }
    }

    #[test]
    fn paths_fall_into_names() {
        assert_eq!(of_path("$.items[0]['a.b'].c"), ["items", "*", "a.b", "c"]);
        assert_eq!(of_path("X-Api-Key"), ["X-Api-Key"]);
        assert!(of_path("$..").is_empty());
    }
}
