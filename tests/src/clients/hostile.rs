//! A document with hostile text in every slot: what people write (prose, names, values) is replaced, what makes it a
//! document is not.

use serde_json::{Map, Value};

/// What breaks generators: the ends of comments and literals of both languages, interpolation, templates, line ends that
/// only some languages know, characters that turn the text around, and what is no letter.
pub const HOSTILE: [(&str, &str); 16] = [
    ("the end of a comment", "*/ x /* y */"),
    ("a comment line", "// x /// y # z"),
    ("a line feed", "x\n * y\n/// z\ny"),
    ("a carriage return", "x\ry\r\nz"),
    ("line separators", "x\u{2028}y\u{2029}z\u{85}w"),
    ("interpolation", "${x} $y #{z} $"),
    ("a template", "{{x}} {{{y}}} {{#if z}} {{/each}} {{> w}}"),
    ("quotes", "' \" ''' \"\"\" ` ```"),
    ("backslashes", "\\ \\u0041 \\x \\' \\\" \\${z} \\"),
    ("right to left", "\u{202e}x\u{202c} \u{2066}y\u{2069} \u{200f}z"),
    ("characters that are not seen", "\u{0}\u{7}\u{7f}\u{feff}\u{200b}"),
    ("beyond the first plane", "\u{1d4d0}\u{1f600}\u{10ffff}"),
    ("markup", "<b>&amp;</b> <!-- x --> ]]> <T extends Y>"),
    ("tags of documentation", "@deprecated {@link x} @returns {*} [y] [z]()"),
    ("words of the languages", "class"),
    ("nothing", ""),
];

/// Replaces every slot of an OpenAPI 3 document. `text` gives the new text for what stood there: the same for the same, or
/// names that belong together come apart.
#[must_use]
pub fn hostile(document: &Value, text: &dyn Fn(&str) -> String) -> Value {
    Replace { text }.value(document, "")
}

struct Replace<'t> {
    text: &'t dyn Fn(&str) -> String,
}

impl Replace<'_> {
    /// The value of a key of an object that has keywords.
    fn value(&self, value: &Value, key: &str) -> Value {
        match (key, value) {
            (
                "description" | "summary" | "title" | "operationId" | "default" | "example" | "examples" | "const"
                | "pattern" | "enum" | "license" | "contact" | "externalDocs" | "termsOfService" | "tags",
                _,
            ) => self.all(value),
            ("required", Value::Array(_)) => self.all(value),
            ("propertyName", Value::String(name)) => Value::String((self.text)(name)),
            ("$ref", Value::String(reference)) => Value::String(self.reference(reference)),
            ("mapping", Value::Object(mapping)) => mapping
                .iter()
                .map(|(key, target)| {
                    let target = target.as_str().unwrap_or_default();
                    let target = if target.starts_with('#') { self.reference(target) } else { (self.text)(target) };
                    ((self.text)(key), Value::String(target))
                })
                .collect(),
            ("parameters", Value::Array(parameters)) => {
                Value::Array(parameters.iter().map(|parameter| self.parameter(parameter)).collect())
            }
            ("properties" | "headers" | "callbacks" | "webhooks" | "encoding" | "links", Value::Object(members)) => {
                self.named(members, |_, value| self.value(value, ""))
            }
            ("components", Value::Object(kinds)) => {
                kinds.iter().map(|(kind, members)| (kind.clone(), self.components(kind, members))).collect()
            }
            ("security", Value::Array(alternatives)) => alternatives.iter().map(|value| self.keys(value)).collect(),
            ("scopes", _) => self.keys(&self.all(value)),
            // Its names are in the URL, in braces.
            ("variables", Value::Object(variables)) => {
                variables.iter().map(|(name, value)| (name.clone(), self.value(value, ""))).collect()
            }
            ("paths" | "responses" | "content", Value::Object(members)) => {
                members.iter().map(|(name, value)| (name.clone(), self.value(value, ""))).collect()
            }
            (key, _) if key.starts_with("x-") => self.all(value),
            (_, Value::Object(members)) => {
                members.iter().map(|(key, value)| (key.clone(), self.value(value, key))).collect()
            }
            (_, Value::Array(items)) => items.iter().map(|item| self.value(item, "")).collect(),
            _ => value.clone(),
        }
    }

    /// Every text below, keys left alone.
    fn all(&self, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String((self.text)(text)),
            // Of two values that became the same, one is kept: equal values of an enum are another fault.
            Value::Array(items) => {
                let mut replaced: Vec<Value> = Vec::new();
                for item in items.iter().map(|item| self.all(item)) {
                    if !replaced.contains(&item) {
                        replaced.push(item);
                    }
                }
                Value::Array(replaced)
            }
            Value::Object(members) => {
                members.iter().map(|(key, value)| (key.clone(), self.all_of_tag(key, value))).collect()
            }
            _ => value.clone(),
        }
    }

    /// Tags, licences and the like have addresses that may stay one.
    fn all_of_tag(&self, key: &str, value: &Value) -> Value {
        if key == "url" { value.clone() } else { self.all(value) }
    }

    fn keys(&self, value: &Value) -> Value {
        let Value::Object(members) = value else { return value.clone() };
        self.named(members, |_, value| value.clone())
    }

    fn named(&self, members: &Map<String, Value>, each: impl Fn(&str, &Value) -> Value) -> Value {
        members.iter().map(|(name, value)| ((self.text)(name), each(name, value))).collect()
    }

    fn components(&self, kind: &str, members: &Value) -> Value {
        let Value::Object(members) = members else { return members.clone() };
        self.named(members, |_, value| if kind == "parameters" { self.parameter(value) } else { self.value(value, "") })
    }

    /// The name of a parameter of the path is in the path.
    fn parameter(&self, parameter: &Value) -> Value {
        let mut replaced = self.value(parameter, "");
        let place = parameter.get("in").and_then(Value::as_str).unwrap_or_default();
        if let (Some(name), true) =
            (parameter.get("name").and_then(Value::as_str), place != "path" && place != "header")
        {
            replaced["name"] = Value::String((self.text)(name));
        }
        replaced
    }

    /// `#/components/KIND/NAME`, with the name replaced and escaped (RFC 6901, section 6).
    fn reference(&self, reference: &str) -> String {
        let Some((kind, name)) = reference.strip_prefix("#/components/").and_then(|rest| rest.split_once('/')) else {
            return reference.to_owned();
        };
        let mut escaped = String::new();
        for byte in (self.text)(name).replace('~', "~0").replace('/', "~1").bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                escaped.push(char::from(byte));
            } else {
                escaped.push_str(&format!("%{byte:02X}"));
            }
        }
        format!("#/components/{kind}/{escaped}")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_that_belong_together_stay_together() {
        let document = json!({
            "paths": {"/a/{id}": {"get": {"operationId": "a", "parameters": [{"name": "id", "in": "path"}]}}},
            "components": {"schemas": {"P": {
                "type": "object", "required": ["k"], "properties": {"k": {"$ref": "#/components/schemas/P"}},
            }}},
        });
        let replaced = hostile(&document, &|text| format!("{text}/'"));
        assert_eq!(
            replaced,
            json!({
                "paths": {"/a/{id}": {"get": {"operationId": "a/'", "parameters": [{"name": "id", "in": "path"}]}}},
                "components": {"schemas": {"P/'": {
                    "type": "object", "required": ["k/'"], "properties": {"k/'": {"$ref": "#/components/schemas/P~1%27"}},
                }}},
            })
        );
    }
}
