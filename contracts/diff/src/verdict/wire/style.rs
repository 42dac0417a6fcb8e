//! Values as parameters and headers write them (OpenAPI 3.2, section 4.12.2.2; RFC 6570 for the encoding).

use std::fmt::Write as _;

use accordant_model::http::{ParameterLocation, ParameterValue, Style};
use serde_json::Value;

/// How one parameter writes its value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Writing {
    style: Style,
    explode: bool,
    /// Reserved characters stay as they are.
    reserved: bool,
}

/// A value taken apart, each part as text.
enum Parts {
    One(String),
    List(Vec<String>),
    Members(Vec<(String, String)>),
}

impl Parts {
    fn of(value: &Value, write: impl Fn(&str) -> String) -> Self {
        match value {
            Value::Array(items) => Parts::List(items.iter().map(|item| write(&text(item))).collect()),
            Value::Object(members) => {
                Parts::Members(members.iter().map(|(name, value)| (write(name), write(&text(value)))).collect())
            }
            single => Parts::One(write(&text(single))),
        }
    }

    /// The list that a list or an object is without `explode`: names and values alternate.
    fn joined(self, delimiter: &str) -> String {
        match self {
            Parts::One(text) => text,
            Parts::List(items) => items.join(delimiter),
            Parts::Members(members) => {
                members.into_iter().flat_map(|(name, value)| [name, value]).collect::<Vec<_>>().join(delimiter)
            }
        }
    }

    /// Each part by itself: `a`, or `name=a`.
    fn exploded(self, delimiter: &str) -> String {
        match self {
            Parts::Members(members) => pairs(members, delimiter),
            other => other.joined(delimiter),
        }
    }
}

fn pairs(members: Vec<(String, String)>, delimiter: &str) -> String {
    members.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(delimiter)
}

impl Writing {
    /// The specification's default for the place.
    pub(super) fn of_place(location: ParameterLocation) -> Self {
        match location {
            ParameterLocation::Path | ParameterLocation::Header => {
                Self { style: Style::Simple, explode: false, reserved: false }
            }
            _ => Self { style: Style::Form, explode: true, reserved: false },
        }
    }

    /// What the parameter says; content is one text, which is written like any other single value.
    pub(super) fn of(location: ParameterLocation, value: &ParameterValue) -> Self {
        match value {
            ParameterValue::Schema { style, explode, allow_reserved, .. } => {
                Self { style: *style, explode: *explode, reserved: *allow_reserved }
            }
            ParameterValue::Content(_) => Self::of_place(location),
        }
    }

    fn encoded(self, text: &str) -> String {
        encode(text, self.reserved)
    }

    /// The part of the query: `sort=rating`. Empty for an object without members.
    pub(super) fn query(self, name: &str, value: &Value) -> String {
        let name = encode(name, false);
        let parts = Parts::of(value, |text| self.encoded(text));
        if self.style == Style::DeepObject
            && let Parts::Members(members) = parts
        {
            return pairs(members.into_iter().map(|(key, value)| (format!("{name}%5B{key}%5D"), value)).collect(), "&");
        }
        match (parts, self.explode) {
            (Parts::Members(members), true) => pairs(members, "&"),
            (Parts::List(items), true) if !items.is_empty() => {
                pairs(items.into_iter().map(|item| (name.clone(), item)).collect(), "&")
            }
            (parts, _) => {
                let delimiter = match self.style {
                    Style::SpaceDelimited => "%20",
                    Style::PipeDelimited => "%7C",
                    Style::TabDelimited => "%09",
                    _ => ",",
                };
                format!("{name}={}", parts.joined(delimiter))
            }
        }
    }

    /// What stands in the path instead of the template.
    pub(super) fn path(self, name: &str, value: &Value) -> String {
        let parts = Parts::of(value, |text| encode(text, false));
        match self.style {
            Style::Label if self.explode => format!(".{}", parts.exploded(".")),
            Style::Label => format!(".{}", parts.joined(",")),
            Style::Matrix => {
                let name = encode(name, false);
                match parts {
                    Parts::List(items) if self.explode => {
                        items.into_iter().map(|item| format!(";{name}={item}")).collect()
                    }
                    Parts::Members(members) if self.explode => {
                        members.into_iter().map(|(key, value)| format!(";{key}={value}")).collect()
                    }
                    parts => format!(";{name}={}", parts.joined(",")),
                }
            }
            _ if self.explode => parts.exploded(","),
            _ => parts.joined(","),
        }
    }

    /// The value of a header field, which nothing is encoded in.
    pub(super) fn header(self, value: &Value) -> String {
        let parts = Parts::of(value, str::to_owned);
        if self.explode { parts.exploded(",") } else { parts.joined(",") }
    }

    /// One pair of the `Cookie` field, or several.
    pub(super) fn cookie(self, name: &str, value: &Value) -> String {
        if self.style != Style::Cookie {
            return self.query(name, value);
        }
        match (Parts::of(value, str::to_owned), self.explode) {
            (Parts::List(items), true) => pairs(items.into_iter().map(|item| (name.to_owned(), item)).collect(), "; "),
            (Parts::Members(members), true) => pairs(members, "; "),
            (parts, _) => format!("{name}={}", parts.joined(",")),
        }
    }
}

/// A body of `application/x-www-form-urlencoded`; `None` where a member has parts of its own, which its encoding writes.
pub(super) fn form(value: &Value) -> Option<String> {
    let Value::Object(members) = value else { return None };
    let pair = |(name, value): (&String, &Value)| match value {
        Value::Array(_) | Value::Object(_) => None,
        single => Some((encode(name, false), encode(&text(single), false))),
    };
    members.iter().map(pair).collect::<Option<Vec<_>>>().map(|members| pairs(members, "&"))
}

/// A single value as text; what has parts inside a part, as JSON.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// RFC 6570, sections 3.2.2 and 3.2.3.
pub(super) fn encode(text: &str, reserved: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        let kept = byte.is_ascii_alphanumeric()
            || b"-._~".contains(&byte)
            || (reserved && b":/?#[]@!$&'()*+,;=".contains(&byte));
        if kept {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const fn writing(style: Style, explode: bool) -> Writing {
        Writing { style, explode, reserved: false }
    }

    #[test]
    fn the_table_of_the_specification_for_queries() {
        let (list, object) = (json!(["blue", "black"]), json!({"R": 100, "G": 200}));
        for (style, explode, of_list, of_object) in [
            (Style::Form, false, "color=blue,black", "color=R,100,G,200"),
            (Style::Form, true, "color=blue&color=black", "R=100&G=200"),
            (Style::SpaceDelimited, false, "color=blue%20black", "color=R%20100%20G%20200"),
            (Style::PipeDelimited, false, "color=blue%7Cblack", "color=R%7C100%7CG%7C200"),
            (Style::DeepObject, true, "color=blue&color=black", "color%5BR%5D=100&color%5BG%5D=200"),
        ] {
            let writing = writing(style, explode);
            assert_eq!(writing.query("color", &list), of_list, "{style:?} {explode}");
            assert_eq!(writing.query("color", &object), of_object, "{style:?} {explode}");
        }
        assert_eq!(writing(Style::Form, true).query("color", &json!("")), "color=");
        assert_eq!(writing(Style::Form, true).query("color", &json!([])), "color=");
    }

    #[test]
    fn the_table_of_the_specification_for_paths() {
        let (list, object) = (json!(["blue", "black"]), json!({"R": 100, "G": 200}));
        for (style, explode, of_text, of_list, of_object) in [
            (Style::Matrix, false, ";color=blue", ";color=blue,black", ";color=R,100,G,200"),
            (Style::Matrix, true, ";color=blue", ";color=blue;color=black", ";R=100;G=200"),
            (Style::Label, false, ".blue", ".blue,black", ".R,100,G,200"),
            (Style::Label, true, ".blue", ".blue.black", ".R=100.G=200"),
            (Style::Simple, false, "blue", "blue,black", "R,100,G,200"),
            (Style::Simple, true, "blue", "blue,black", "R=100,G=200"),
        ] {
            let writing = writing(style, explode);
            assert_eq!(writing.path("color", &json!("blue")), of_text, "{style:?} {explode}");
            assert_eq!(writing.path("color", &list), of_list, "{style:?} {explode}");
            assert_eq!(writing.path("color", &object), of_object, "{style:?} {explode}");
        }
    }

    #[test]
    fn what_could_be_taken_for_a_delimiter_is_encoded() {
        let free = Writing { reserved: true, ..writing(Style::Form, true) };
        assert_eq!(writing(Style::Form, true).query("a b", &json!("x&y=ü/%")), "a%20b=x%26y%3D%C3%BC%2F%25");
        assert_eq!(free.query("at", &json!("a/b c")), "at=a/b%20c");
        assert_eq!(writing(Style::Simple, false).path("id", &json!("a/b")), "a%2Fb");
        assert_eq!(writing(Style::Simple, false).header(&json!(["a b", "c"])), "a b,c");
        assert_eq!(writing(Style::Cookie, true).cookie("id", &json!(["a b", "c"])), "id=a b; id=c");
        assert_eq!(form(&json!({"a": "1 2", "b": null})).as_deref(), Some("a=1%202&b="));
        assert_eq!(form(&json!({"a": [1]})), None);
    }
}
