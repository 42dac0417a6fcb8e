//! Which version of the specification a pact is shaped by.

use accordant_document::Node;

use super::VERSIONS;
use crate::SuiteFormat;

/// The kinds of interactions that version 4 names.
pub(super) const KINDS: [&str; 3] = ["Synchronous/HTTP", "Asynchronous/Messages", "Synchronous/Messages"];

/// Whether a document is a pact at all.
pub(crate) fn is_pact(root: Node<'_>) -> bool {
    let lists = ["interactions", "messages"].iter().any(|key| root.get(key).is_some_and(Node::is_array));
    let parties = ["consumer", "provider"].iter().any(|key| root.get(key).is_some());
    root.get("accordant").is_none()
        && (lists && (parties || root.get("metadata").is_some())
            || root.get("metadata").is_some_and(|metadata| VERSIONS.iter().any(|key| metadata.get(key).is_some())))
}

/// The highest version of which a shape is there; where none tells, what is stated; else version 2.
pub(super) fn format(root: Node<'_>) -> SuiteFormat {
    let mut shaped = if root.get("messages").is_some() { 3 } else { 0 };
    for node in root.get("interactions").into_iter().flat_map(Node::items) {
        shaped = shaped.max(interaction(node));
    }
    for node in root.get("messages").into_iter().flat_map(Node::items) {
        shaped = shaped.max(interaction(node));
    }
    match (shaped, stated(root)) {
        (4, _) => SuiteFormat::PactV4,
        (_, Some(SuiteFormat::PactV4)) => SuiteFormat::PactV4,
        (3, _) => SuiteFormat::PactV3,
        (2, Some(SuiteFormat::PactV1 | SuiteFormat::PactV1_1) | None) => SuiteFormat::PactV2,
        (_, Some(stated)) => stated,
        _ => SuiteFormat::PactV2,
    }
}

/// The version that the metadata claims.
fn stated(root: Node<'_>) -> Option<SuiteFormat> {
    let metadata = root.get("metadata")?;
    let value = VERSIONS.iter().find_map(|key| metadata.get(key))?;
    let value = value.get("version").unwrap_or(value);
    let text = value.as_str().or_else(|| value.number_text())?;
    let mut numbers = text.trim_start_matches(['v', 'V']).split('.');
    match (numbers.next()?, numbers.next()) {
        ("1", Some("1")) => Some(SuiteFormat::PactV1_1),
        ("1", _) => Some(SuiteFormat::PactV1),
        ("2", _) => Some(SuiteFormat::PactV2),
        ("3", _) => Some(SuiteFormat::PactV3),
        ("4", _) => Some(SuiteFormat::PactV4),
        _ => None,
    }
}

/// What one interaction shows: 4, 3, 2, or 0 where it fits all.
fn interaction(node: Node<'_>) -> u8 {
    if node.get("type").and_then(Node::as_str).is_some_and(|kind| KINDS.contains(&kind)) {
        return 4;
    }
    let mut shaped = if node.get("providerStates").is_some() { 3 } else { 0 };
    for part in [node.get("request"), node.get("response"), Some(node)].into_iter().flatten() {
        if part.get("query").is_some_and(Node::is_object) || part.get("generators").is_some() {
            shaped = shaped.max(3);
        }
        let Some(rules) = part.get("matchingRules") else { continue };
        let by_path = rules.members().any(|member| member.key.starts_with('$'));
        let by_category = rules.members().any(|member| CATEGORIES.contains(&member.key));
        shaped = shaped.max(if by_category { 3 } else { 2 * u8::from(by_path) });
    }
    shaped
}

const CATEGORIES: [&str; 9] =
    ["body", "content", "contents", "header", "headers", "metadata", "path", "query", "status"];
