//! Values that are other ones each time: identifiers, dates, UUIDs, tokens. The shape of a value and the name of its key
//! tell.

use accordant_document::Origin;

use super::secrets::{self, HIDDEN};
use crate::{Category, Combine, Matcher, Path, Rule, Token, Value};

/// The matcher that a value should have instead of equality; `None` where it can well be expected as it is.
pub(crate) fn looks_volatile(key: Option<&str>, value: &Value) -> Option<Matcher> {
    let named_id = key.is_some_and(is_id);
    match value {
        Value::Number(text) if named_id && !text.contains(['.', 'e', 'E']) => Some(Matcher::Integer),
        Value::Text(text) if is_uuid(text) => Some(Matcher::Uuid),
        Value::Text(text) => match moment(text) {
            Some(matcher) => Some(matcher),
            None if text.contains("${") => None,
            None if named_id || is_token(text) || text == HIDDEN => Some(Matcher::Type { min: None, max: None }),
            None => None,
        },
        _ => None,
    }
}

/// `id`, `courseId`, `course_id`, `ID`.
fn is_id(key: &str) -> bool {
    key.eq_ignore_ascii_case("id")
        || key.ends_with("Id")
        || key.ends_with("ID")
        || key.ends_with("_id")
        || key.ends_with("-id")
}

/// RFC 9562, section 4.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    matches!(groups.as_slice(), [a, b, c, d, e] if [a.len(), b.len(), c.len(), d.len(), e.len()] == [8, 4, 4, 4, 12])
        && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}

/// Dates and times of ISO 8601, by their shape.
fn moment(text: &str) -> Option<Matcher> {
    let bytes = text.as_bytes();
    let digits =
        |range: std::ops::Range<usize>| bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let at = |index: usize| bytes.get(index).copied();
    let is_date = digits(0..4) && at(4) == Some(b'-') && digits(5..7) && at(7) == Some(b'-') && digits(8..10);
    if !is_date {
        return None;
    }
    let rest = text.get(10..)?;
    if rest.is_empty() {
        return Some(Matcher::Date { format: Some("yyyy-MM-dd".to_owned()) });
    }
    let rest_bytes = rest.as_bytes();
    let separator = rest_bytes.first().copied()?;
    let clock =
        |range: std::ops::Range<usize>| rest_bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit));
    let is_clock = matches!(separator, b'T' | b' ')
        && clock(1..3)
        && rest_bytes.get(3) == Some(&b':')
        && clock(4..6)
        && rest_bytes.get(6) == Some(&b':')
        && clock(7..9);
    if !is_clock {
        return None;
    }
    let mut format = format!("yyyy-MM-dd{}HH:mm:ss", if separator == b'T' { "'T'" } else { " " });
    let mut tail = rest.get(9..)?;
    if let Some(fraction) = tail.strip_prefix('.') {
        let places = fraction.bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=9).contains(&places) {
            return None;
        }
        format.push('.');
        format.extend(std::iter::repeat_n('S', places));
        tail = fraction.get(places..)?;
    }
    match tail {
        "" => {}
        "Z" => format.push('X'),
        offset if offset.len() == 6 && offset.starts_with(['+', '-']) => format.push_str("XXX"),
        offset if offset.len() == 5 && offset.starts_with(['+', '-']) => format.push_str("XX"),
        _ => return None,
    }
    Some(Matcher::Datetime { format: Some(format) })
}

/// Long words of letters and digits that nobody wrote: JWTs, digests, keys.
pub(super) fn is_token(text: &str) -> bool {
    let word = text.len() >= 24
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'=' | b'+' | b'/'));
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    let has_letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
    let words = text.split(['-', '_', '.', '/']).count();
    word && has_digit && has_letter && words <= 3
}

/// The rules of a recorded body. Lists of a response become one item and what each of them is like: how many there
/// were was chance.
pub(super) fn body(value: &mut Value, origin: Origin, is_request: bool, rules: &mut Vec<Rule>) {
    let mut walk = Walk { origin, is_request, rules, path: Vec::new() };
    walk.value(value, None, false);
}

struct Walk<'r> {
    origin: Origin,
    is_request: bool,
    rules: &'r mut Vec<Rule>,
    path: Vec<Token>,
}

impl Walk<'_> {
    /// `in_list`: the value stands for others of its kind, so that only its type is expected.
    ///
    /// Recursion ends with the value, whose depth its reader has limited.
    fn value(&mut self, value: &mut Value, key: Option<&str>, in_list: bool) {
        match value {
            Value::Map(members) => {
                for (key, value) in members {
                    self.path.push(Token::Name(key.clone()));
                    let key = key.clone();
                    if !self.is_request
                        && matches!(value, Value::Text(text) if secrets::is_name(&key) && text == HIDDEN)
                    {
                        self.rule(Matcher::Type { min: None, max: None });
                    } else {
                        self.value(value, Some(&key), in_list);
                    }
                    self.path.pop();
                }
            }
            Value::List(items) if !self.is_request && !items.is_empty() => {
                self.rule(Matcher::Type { min: Some(1), max: None });
                items.truncate(1);
                self.path.push(Token::AnyIndex);
                for item in items {
                    self.value(item, None, true);
                }
                self.path.pop();
            }
            Value::List(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.path.push(Token::Index(index));
                    self.value(item, None, false);
                    self.path.pop();
                }
            }
            scalar => match looks_volatile(key, scalar) {
                Some(matcher) => self.rule(matcher),
                None if in_list => self.rule(Matcher::Type { min: None, max: None }),
                None => {}
            },
        }
    }

    fn rule(&mut self, matcher: Matcher) {
        self.rules.push(Rule {
            category: Category::Body,
            path: Path(self.path.clone()),
            combine: Combine::And,
            matchers: vec![matcher],
            origin: self.origin,
        });
    }
}

/// A path with its identifiers taken out, and the pattern that takes others in their place; `None` where it has none.
pub(super) fn path(path: &str) -> (String, Option<String>) {
    let (mut template, mut pattern, mut found) = (Vec::new(), Vec::new(), false);
    for segment in path.split('/') {
        let is_number = !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit());
        if is_number {
            template.push("{id}".to_owned());
            pattern.push("\\d+".to_owned());
        } else if is_uuid(segment) || is_token(segment) {
            template.push("{id}".to_owned());
            pattern.push("[^/]+".to_owned());
        } else {
            template.push(segment.to_owned());
            // What a variable stands for is known when it is played.
            pattern.push(if segment.contains("${") { "[^/]+".to_owned() } else { literal(segment) });
            continue;
        }
        found = true;
    }
    (template.join("/"), found.then(|| format!("^{}$", pattern.join("/"))))
}

pub(super) fn literal(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_punctuation() && !matches!(letter, '-' | '_' | '~' | '%' | ',' | '@') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(key: Option<&str>, text: &str) -> String {
        format!("{:?}", looks_volatile(key, &Value::parse(text).expect(text)))
    }

    #[test]
    fn what_changes_from_run_to_run_is_known_by_its_look() {
        assert_eq!(told(Some("id"), "42"), "Some(Integer)");
        assert_eq!(told(Some("price"), "42"), "None");
        assert_eq!(told(None, "\"1f81eb52-5198-4599-803e-771906343485\""), "Some(Uuid)");
        assert_eq!(told(None, "\"2024-05-01\""), "Some(Date { format: Some(\"yyyy-MM-dd\") })");
        assert_eq!(
            told(None, "\"2024-05-01T10:00:00.123Z\""),
            "Some(Datetime { format: Some(\"yyyy-MM-dd'T'HH:mm:ss.SSSX\") })"
        );
        assert_eq!(told(Some("courseId"), "\"crs_1\""), "Some(Type { min: None, max: None })");
        assert_eq!(told(None, "\"eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.c2lnbmF0dXJl\""), "Some(Type { min: None, max: None })");
        for plain in ["\"Rust in a week\"", "\"2024-05\"", "true", "\"a-very-long-slug-of-some-course-2\""] {
            assert_eq!(told(None, plain), "None", "{plain}");
        }
    }

    #[test]
    fn identifiers_leave_paths() {
        let uuid = "/a/1f81eb52-5198-4599-803e-771906343485/b.c";
        assert_eq!(path("/courses/42"), ("/courses/{id}".to_owned(), Some("^/courses/\\d+$".to_owned())));
        assert_eq!(path(uuid), ("/a/{id}/b.c".to_owned(), Some("^/a/[^/]+/b\\.c$".to_owned())));
        assert_eq!(path("/courses"), ("/courses".to_owned(), None));
    }
}
