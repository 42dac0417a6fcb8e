//! Whether the contract can give the answer that a consumer expects. An answer is only partly stated: what is not spoken
//! of is nobody's affair, and what is must be something that the contract has.

use accordant_document::Severity;
use accordant_model::http::{MediaRange, Operation, Response as Described};
use accordant_suite::{Category, Content, Matcher, Part, Response, Rules, StatusClass, Token};
use serde_json::Value;

use super::request::{header_map, spelt};
use super::schemas::{Reading, Violation};
use super::{Check, Touched, TouchedHttp, Walk, is_open, place};
use crate::finding::{Finding, Mismatched};
use crate::judge::{Breach, Part as Where, Routed, described, listed, response_of, spelt as spelt_status};
use crate::rule::ids;
use crate::values::to_json;

impl Check<'_, '_> {
    pub(super) fn response(&mut self, routed: &Routed, operation: &Operation, expected: &Response) {
        let mut touched = TouchedHttp { operation: routed.operation, ..TouchedHttp::default() };
        let Some(found) = described_response(operation, expected) else {
            self.undocumented_status(operation, expected);
            self.touched = Some(Touched::Http(touched));
            return;
        };
        touched.status = Some(found.status);
        self.headers(routed, operation, found, expected);
        self.body(operation, found, expected, &mut touched);
        self.touched = Some(Touched::Http(touched));
    }

    fn undocumented_status(&mut self, operation: &Operation, expected: &Response) {
        let known = listed(operation.responses.iter().map(|response| spelt_status(response.status)));
        let message = format!("`{}` has no answer with the status {}", spelt(operation), expected.status);
        let origin = self.contract().documents.member_origin(operation.at, "responses");
        self.find(
            Finding::error(ids::REPLAY_STATUS_UNDOCUMENTED, expected.part.origin, message)
                .help(format!("it has {known}; correct the suite, or document the answer"))
                .at_contract(origin, "the answers of the operation"),
        );
    }

    fn headers(&mut self, routed: &Routed, operation: &Operation, described: &Described, expected: &Response) {
        let Some(judge) = &self.statics.judge else { return };
        let flat: Vec<(String, String)> = expected
            .part
            .headers
            .iter()
            .flat_map(|(name, values)| values.iter().map(|value| (name.clone(), value.clone())))
            .filter(|(_, value)| !is_open(value))
            .collect();
        let origin = self.contract().documents.origin(described.at);
        for (name, _) in &expected.part.headers {
            let known = described.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
            if !known && !is_usual(name) {
                let message = format!("the contract does not promise the header `{name}` with this answer");
                self.find(
                    Finding::new(ids::REPLAY_RESPONSE_HEADER, Severity::Warning, expected.part.origin, message)
                        .help("document the header, or do not rely on it")
                        .at_contract(origin, "the answer"),
                );
            }
        }
        if flat.is_empty() || described.headers.is_empty() {
            return;
        }
        let status = described_status(described, expected.status);
        for violation in judge.response(routed, status, &header_map(&flat), None) {
            let loose = loosened(&expected.part.rules, Category::Header, &violation.name, "");
            if violation.part != Where::Header || violation.breach != Breach::Invalid || loose {
                continue;
            }
            let header = described.headers.iter().find(|header| header.name.eq_ignore_ascii_case(&violation.name));
            let origin = self.contract().documents.origin(header.map_or(operation.at, |header| header.at));
            let message = format!("the contract cannot give this header `{}`: {}", violation.name, violation.message);
            self.find(
                Finding::error(ids::REPLAY_RESPONSE_HEADER, expected.part.origin, message)
                    .help("correct the suite, or the contract")
                    .at_contract(origin, "the header"),
            );
        }
    }

    fn body(&mut self, operation: &Operation, found: &Described, expected: &Response, touched: &mut TouchedHttp) {
        let part = &expected.part;
        let origin = self.contract().documents.origin(found.at);
        let Some(media) = media_of(part) else { return };
        if found.content.is_empty() {
            let message = format!(
                "`{}` answers {} without a body, and one is expected",
                spelt(operation),
                spelt_status(found.status)
            );
            self.find(
                Finding::error(
                    ids::REPLAY_RESPONSE_BODY_UNDESCRIBED,
                    place::in_body(self.documents, part.origin, ""),
                    message,
                )
                .help("document the body, or do not rely on it")
                .at_contract(origin, "the answer"),
            );
            return;
        }
        let Some(content) = described(&found.content, &media) else {
            if loosened(&part.rules, Category::Header, "content-type", "") && part.media_type.is_none() {
                return;
            }
            let known = listed(found.content.iter().map(|content| content.range.raw()));
            let message = format!("the contract does not answer with `{}/{}` here", media.kind(), media.subtype());
            self.find(
                Finding::error(ids::REPLAY_RESPONSE_MEDIA_TYPE, part.origin, message)
                    .help(format!("it has {known}; correct the suite, or document the media type"))
                    .at_contract(origin, "the answer"),
            );
            return;
        };
        let (Some(schema), Some(value)) = (content.schema, json_of(part, &media)) else { return };
        self.part(schema, part, &value, touched);
    }

    /// Holds an expected body, which is a part of the real one, against the schema of the whole.
    pub(super) fn part(
        &mut self,
        schema: accordant_model::SchemaId,
        part: &Part,
        value: &Value,
        touched: &mut TouchedHttp,
    ) {
        let statics = self.statics;
        let mut walk = Walk::new(&statics.contract);
        walk.value(schema, value);
        touched.fields.append(&mut walk.touched);
        for (path, name, object) in &walk.undeclared {
            let message = format!("the contract declares no `{name}` at `{path}`");
            let origin = statics.schemas.origin(*object, "properties");
            let at = place::in_body(self.documents, part.origin, &pointer_of(path));
            let known = self.contract().schemas.get(*object).and_then(|schema| schema.object.as_deref());
            let names = known.into_iter().flat_map(|object| &object.properties).map(|(name, _)| name.as_str());
            let help = match accordant_document::suggest(name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "document the property, or do not rely on it".to_owned(),
            };
            self.find(
                Finding::error(ids::REPLAY_FIELD_UNDECLARED, at, message)
                    .help(help)
                    .at_contract(origin, "what the contract declares")
                    .mismatch(Mismatched { path: path.clone(), ..Mismatched::default() }),
            );
        }
        if statics.schemas.takes(schema, Reading::Part, value) {
            return;
        }
        let (violations, example) = match statics.schemas.violations(schema, Reading::Types, value) {
            Ok(found) if !found.is_empty() => (found, false),
            // The types are right: what is wrong is single values, which may be meant as examples.
            Ok(_) => (statics.schemas.violations(schema, Reading::Part, value).unwrap_or_default(), true),
            Err(_) => return,
        };
        for violation in violations {
            let stands = value.pointer(&violation.pointer);
            if stands.and_then(Value::as_str).is_some_and(is_open) {
                continue;
            }
            let is_example = example && loosened(&part.rules, Category::Body, "", &violation.pointer);
            self.impossible(part, &violation, is_example);
        }
    }

    fn impossible(&mut self, part: &Part, violation: &Violation, is_example: bool) {
        let at = if violation.pointer.is_empty() { "the body" } else { violation.pointer.as_str() };
        let (id, severity, message, help) = if is_example {
            let message = format!("the example of `{at}` is none that the contract gives: {}", violation.message);
            let help = "take an example that can come: mocks answer with it";
            (ids::REPLAY_EXAMPLE, Severity::Warning, message, help)
        } else {
            let message = format!("the contract cannot give `{at}`: {}", violation.message);
            (ids::REPLAY_RESPONSE_BODY, Severity::Error, message, "correct the suite, or the contract")
        };
        let origin = place::in_body(self.documents, part.origin, &violation.pointer);
        let mut finding = Finding::new(id, severity, origin, message).help(help).mismatch(Mismatched {
            path: violation.pointer.clone(),
            rule: violation.keyword.clone(),
            ..Mismatched::default()
        });
        if let Some(origin) = violation.origin {
            finding = finding.at_contract(origin, "the schema says so");
        }
        self.find(finding);
    }
}

/// The documented answer that an expectation falls under. Where it takes a class of statuses, any of them will do.
fn described_response<'c>(operation: &'c Operation, expected: &Response) -> Option<&'c Described> {
    let classes = expected.part.rules.0.iter().filter(|rule| rule.category == Category::Status);
    let class = classes.flat_map(|rule| &rule.matchers).find_map(|matcher| match matcher {
        Matcher::StatusCode(class) => Some(class),
        _ => None,
    });
    let by_status = response_of(operation, expected.status);
    match class {
        Some(class) => by_status.or_else(|| {
            let statuses: Vec<u16> = match class {
                StatusClass::Codes(codes) => codes.clone(),
                StatusClass::Information => (100..200).collect(),
                StatusClass::Success => (200..300).collect(),
                StatusClass::Redirect => (300..400).collect(),
                StatusClass::ClientError => (400..500).collect(),
                StatusClass::ServerError => (500..600).collect(),
                StatusClass::NonError => (100..400).collect(),
                StatusClass::Error => (400..600).collect(),
            };
            statuses.into_iter().find_map(|status| response_of(operation, status))
        }),
        None => by_status,
    }
}

/// A status that falls under a documented answer.
fn described_status(described: &Described, stated: u16) -> u16 {
    match described.status {
        accordant_model::http::StatusPattern::Code(code) => code,
        _ => stated,
    }
}

/// The media type that a part has; `None` where no body is expected.
pub(super) fn media_of(part: &Part) -> Option<MediaRange> {
    let stated = part.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let usual = match &part.content {
        Content::Unstated | Content::Empty => return None,
        Content::Json(_) => "application/json",
        Content::Text(_) => "text/plain",
        Content::Bytes(_) => "application/octet-stream",
    };
    let stated = stated.and_then(|(_, values)| values.first()).map(String::as_str);
    Some(MediaRange::new(part.media_type.as_deref().or(stated).unwrap_or(usual)))
}

/// The body as JSON, where it is that.
pub(super) fn json_of(part: &Part, media: &MediaRange) -> Option<Value> {
    match &part.content {
        Content::Json(value) => Some(to_json(value)),
        Content::Text(text) if media.is_json() => serde_json::from_str(text).ok(),
        _ => None,
    }
}

/// Headers that come with any answer, whatever a contract says.
fn is_usual(name: &str) -> bool {
    const USUAL: [&str; 14] = [
        "content-type",
        "content-length",
        "content-encoding",
        "date",
        "server",
        "connection",
        "transfer-encoding",
        "vary",
        "cache-control",
        "etag",
        "access-control-allow-origin",
        "access-control-allow-headers",
        "access-control-allow-methods",
        "access-control-expose-headers",
    ];
    USUAL.iter().any(|usual| name.eq_ignore_ascii_case(usual))
}

/// Whether a rule other than equality speaks of the place, of what is around it or of what is in it: then what stands
/// there is an example.
fn loosened(rules: &Rules, category: Category, name: &str, pointer: &str) -> bool {
    let tokens = accordant_document::pointer::tokens(pointer).unwrap_or_default();
    let fits = |token: &Token, at: &str| match token {
        Token::Name(known) => known == at,
        Token::Index(index) => at.parse() == Ok(*index),
        Token::AnyName => true,
        Token::AnyIndex => at.bytes().all(|byte| byte.is_ascii_digit()),
    };
    rules.0.iter().any(|rule| {
        let loose = rule.matchers.iter().any(|matcher| !matches!(matcher, Matcher::Equality | Matcher::OneOf(_)));
        if rule.category != category || !loose {
            return false;
        }
        match category {
            Category::Header => {
                matches!(rule.path.0.first(), Some(Token::Name(known)) if known.eq_ignore_ascii_case(name))
            }
            _ => rule.path.0.iter().zip(&tokens).all(|(token, at)| fits(token, at)),
        }
    })
}

/// `$.items[0]['a b']` as a JSON pointer.
fn pointer_of(path: &str) -> String {
    let mut pointer = String::new();
    let mut rest = path.strip_prefix('$').unwrap_or(path);
    while !rest.is_empty() {
        let (name, after) = if let Some(inner) = rest.strip_prefix("['") {
            inner.split_once("']").unwrap_or((inner, ""))
        } else if let Some(inner) = rest.strip_prefix('[') {
            inner.split_once(']').unwrap_or((inner, ""))
        } else {
            let inner = rest.strip_prefix('.').unwrap_or(rest);
            inner.split_at(inner.find(['.', '[']).unwrap_or(inner.len()))
        };
        accordant_document::pointer::push_token(&mut pointer, name);
        rest = after;
    }
    pointer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_pointers() {
        assert_eq!(pointer_of("$.items[0]['a/b'].c"), "/items/0/a~1b/c");
        assert_eq!(pointer_of("$"), "");
    }
}
