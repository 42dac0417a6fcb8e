//! The line of a suite that a place in a body comes from, however the suite writes bodies.

use accordant_document::{Documents, Node, Origin, pointer};

/// Keys under which a body may stand, in suites and in pacts of every version.
const BODIES: [&str; 5] = ["body", "contents", "content", "payload", "data"];

/// The place of the value at `pointer` (a JSON pointer into the body of `part`); as near as can be found.
pub(super) fn in_body(documents: &Documents, part: Origin, into: &str) -> Origin {
    let Some(document) = documents.document(part.document).filter(|document| !document.tree.is_empty()) else {
        return part;
    };
    let Some(at) = documents.locate(part).pointer else { return part };
    let Some(mut node) = follow(document.tree.root(), &at) else { return part };
    let mut origin = part;
    for key in BODIES {
        if let Some(member) = node.member(key) {
            origin = Origin { document: part.document, span: member.key_span };
            node = member.value;
        }
    }
    for token in pointer::tokens(into).unwrap_or_default() {
        let Some((span, next)) = step(node, &token) else { break };
        origin = Origin { document: part.document, span };
        node = next;
    }
    origin
}

fn follow<'a>(root: Node<'a>, to: &str) -> Option<Node<'a>> {
    pointer::tokens(to)?.iter().try_fold(root, |node, token| plain(node, token).map(|(_, next)| next))
}

/// One step, through the matchers that a suite writes around values: `{$each: {…}}`.
fn step<'a>(node: Node<'a>, token: &str) -> Option<(accordant_document::Span, Node<'a>)> {
    let mut node = node;
    loop {
        if let Some(found) = plain(node, token) {
            return Some(found);
        }
        let matcher = node.members().next().filter(|member| member.key.starts_with('$'))?;
        // The items of a list are all written as one.
        if matcher.key == "$each" && token.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some((matcher.value.span(), matcher.value));
        }
        node = matcher.value;
    }
}

fn plain<'a>(node: Node<'a>, token: &str) -> Option<(accordant_document::Span, Node<'a>)> {
    if node.is_array() {
        let item = node.items().nth(token.parse().ok()?)?;
        return Some((item.span(), item));
    }
    node.member(token).map(|member| (member.key_span, member.value))
}

#[cfg(test)]
mod tests {
    use accordant_document::{DocumentId, LoadOptions, load_text};

    use super::*;

    fn line(text: &str, part: &str, into: &str) -> u32 {
        let (documents, _) = load_text("suite.yaml", text, &LoadOptions::default());
        let document = documents.document(DocumentId(0)).expect("loaded");
        let part = follow(document.tree.root(), part).expect("is there");
        let origin = in_body(&documents, Origin { document: DocumentId(0), span: part.span() }, into);
        documents.locate(origin).line
    }

    #[test]
    fn places_are_found_through_matchers_and_wrappings() {
        let yaml = "response:\n  status: 200\n  body:\n    id: {$integer: 1}\n    tags:\n      $each:\n        name: {$type: a}\n";
        assert_eq!(line(yaml, "/response", "/id"), 4);
        assert_eq!(line(yaml, "/response", "/tags/0/name"), 7);
        assert_eq!(line(yaml, "/response", "/gone/0"), 3);
        let pact = "response:\n  body:\n    contentType: application/json\n    content:\n      id: 1\n";
        assert_eq!(line(pact, "/response", "/id"), 5);
    }
}
