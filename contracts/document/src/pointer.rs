//! JSON Pointer (RFC 6901): names into paths and back.

use crate::{Node, NodeId};

/// Appends one name to a pointer, escaped.
pub fn push_token(pointer: &mut String, name: &str) {
    pointer.push('/');
    for letter in name.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// The names of a pointer; `None` where the text is no pointer (it must be empty or start with `/`, and `~` stands
/// only before `0` or `1`).
pub fn tokens(pointer: &str) -> Option<Vec<String>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    pointer.strip_prefix('/')?.split('/').map(unescape).collect()
}

fn unescape(token: &str) -> Option<String> {
    let mut parts = token.split('~');
    let mut name = parts.next()?.to_owned();
    for part in parts {
        let rest = match part.as_bytes().first()? {
            b'0' => {
                name.push('~');
                &part[1..]
            }
            b'1' => {
                name.push('/');
                &part[1..]
            }
            _ => return None,
        };
        name.push_str(rest);
    }
    Some(name)
}

/// How far a pointer leads.
pub(crate) enum Walk<'a> {
    Found(Node<'a>),
    Stopped(Stopped<'a>),
}

/// `node` has nothing called `token`, which is the token number `index`.
pub(crate) struct Stopped<'a> {
    pub(crate) node: Node<'a>,
    pub(crate) index: usize,
    pub(crate) token: String,
}

impl Walk<'_> {
    pub(crate) fn found(self) -> Option<NodeId> {
        match self {
            Walk::Found(node) => Some(node.id()),
            Walk::Stopped(_) => None,
        }
    }
}

/// Follows a pointer from `node`; `None` where it is no pointer.
pub(crate) fn walk<'a>(node: Node<'a>, pointer: &str) -> Option<Walk<'a>> {
    let mut node = node;
    for (index, token) in tokens(pointer)?.into_iter().enumerate() {
        match step(node, &token) {
            Some(next) => node = next,
            None => return Some(Walk::Stopped(Stopped { node, index, token })),
        }
    }
    Some(Walk::Found(node))
}

fn step<'a>(node: Node<'a>, token: &str) -> Option<Node<'a>> {
    if !node.is_array() {
        return node.get(token);
    }
    let plain = token == "0" || (token.starts_with(|first: char| first.is_ascii_digit()) && !token.starts_with('0'));
    if plain { node.items().nth(token.parse().ok()?) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_survive_escaping() {
        for name in ["", "a", "a/b", "a~b", "~1", "~0~1/", "é 😀", "$ref"] {
            let mut pointer = String::new();
            push_token(&mut pointer, name);
            assert_eq!(tokens(&pointer), Some(vec![name.to_owned()]), "{pointer}");
        }
    }

    #[test]
    fn what_is_no_pointer_is_refused() {
        for text in ["a", "a/b", "/~", "/~2", "/a~"] {
            assert_eq!(tokens(text), None, "{text}");
        }
    }
}
