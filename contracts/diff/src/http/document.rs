//! What the document says about itself.

use accordant_document::Node;

use super::Walk;
use crate::change::{Change, Subject};
use crate::ids;

/// Compares title, terms, contact and licence of `info` (OpenAPI 3.1.1, section 4.8.2). The description is prose, the
/// version has a rule of its own.
pub(crate) fn compare(walk: &mut Walk<'_, '_>) {
    let subject = walk.changes.subject(Subject::named("document"));
    let old = walk.base.documents.node(walk.old.at).get("info");
    let new = walk.revision.documents.node(walk.new.at).get("info");
    for (path, name) in [
        (&["title"][..], "title"),
        (&["termsOfService"], "terms of service"),
        (&["contact", "name"], "contact name"),
        (&["contact", "email"], "contact address"),
        (&["contact", "url"], "contact URL"),
        (&["license", "name"], "licence"),
        (&["license", "identifier"], "licence identifier"),
        (&["license", "url"], "licence URL"),
    ] {
        let (before, after) = (old.and_then(|node| text(node, path)), new.and_then(|node| text(node, path)));
        let message = match (before, after) {
            (Some((was, _)), Some((is, _))) if was != is => format!("the {name} changed from `{was}` to `{is}`"),
            (Some((was, _)), None) => format!("the {name} `{was}` was removed"),
            (None, Some((is, _))) => format!("the {name} `{is}` was added"),
            _ => continue,
        };
        let origin = |at: accordant_document::At, span| accordant_document::Origin { document: at.document, span };
        let base = before.map(|(_, node)| origin(walk.old.at, node.span()));
        let revision = after.map(|(_, node)| origin(walk.new.at, node.span()));
        let change = Change::new(ids::DOCUMENT_INFO_CHANGED, message).detail(path.join(" "));
        walk.push(subject, change.places(base, revision));
    }
}

fn text<'a>(node: Node<'a>, path: &[&str]) -> Option<(&'a str, Node<'a>)> {
    let found = path.iter().try_fold(node, |node, key| node.get(key))?;
    Some((found.as_str()?, found))
}
