//! Generators in XML: texts of elements and values of attributes are put in where they stand, and everything else of the
//! text stays as it is written.

use std::ops::Range;

use roxmltree::{Document, Node};

use super::made::Maker;
use crate::matching::xml::{full_name, prefixed_name, read};
use crate::{GeneratorEntry, Path, Token};

/// What a path reaches: where it stands in the text, its value, its own path, and which generator is meant.
struct Spot {
    range: Range<usize>,
    value: String,
    path: Path,
    entry: usize,
}

/// Makes what all generators reach; of two that reach the same place, the later one.
pub(super) fn made(maker: &mut Maker<'_>, entries: &[&GeneratorEntry], text: &mut String) {
    // The reader passes over what stands before the document.
    let shift = text.len() - text.trim_start_matches('\u{feff}').trim_start().len();
    let mut spots = match read(text) {
        Ok(document) => spots(&document, entries),
        Err(_) => return,
    };
    spots.sort_by_key(|spot| spot.range.start);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    let mut spots = spots.into_iter().peekable();
    while let Some(Spot { range, mut value, path, entry }) = spots.next() {
        if spots.peek().is_some_and(|later| later.range.start == range.start) {
            continue;
        }
        let Some(entry) = entries.get(entry) else { continue };
        let Some(before) = text.get(from..range.start + shift) else { continue };
        out.push_str(before);
        maker.text(entry, &path, &mut value);
        out.push_str(&escaped(&value));
        from = range.end + shift;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    *text = out;
}

fn spots(document: &Document<'_>, entries: &[&GeneratorEntry]) -> Vec<Spot> {
    let mut found = Vec::new();
    let root = document.root_element();
    for (entry, written) in entries.iter().enumerate() {
        if let Some((token, rest)) = written.path.0.split_first()
            && fits(root, token)
        {
            reach(root, after_index(rest), Path(vec![token.clone()]), entry, &mut found);
        }
    }
    found
}

/// `[0]` and `[*]` behind the root mean the root.
fn after_index(tokens: &[Token]) -> &[Token] {
    match tokens {
        [Token::Index(0) | Token::AnyIndex, rest @ ..] => rest,
        tokens => tokens,
    }
}

fn fits(node: Node<'_, '_>, token: &Token) -> bool {
    match token {
        Token::AnyName => true,
        Token::Name(name) => *name == full_name(node) || prefixed_name(node).as_deref() == Some(name),
        Token::Index(_) | Token::AnyIndex => false,
    }
}

/// Recursion is as deep as the path is long.
fn reach(node: Node<'_, '_>, tokens: &[Token], path: Path, entry: usize, found: &mut Vec<Spot>) {
    let below = |more: Vec<Token>| Path(path.0.iter().cloned().chain(more).collect());
    match tokens {
        [] => found.extend(text(node, path, entry)),
        [token @ Token::Name(name)] if name == "#text" => found.extend(text(node, below(vec![token.clone()]), entry)),
        [token @ Token::Name(name)] if name.starts_with('@') => {
            let wanted = name.trim_start_matches('@');
            for attribute in node.attributes() {
                let prefixed = || {
                    let prefix = node.lookup_prefix(attribute.namespace()?)?;
                    Some(format!("{prefix}:{}", attribute.name()))
                };
                if attribute.name() == wanted && attribute.namespace().is_none()
                    || prefixed().as_deref() == Some(wanted)
                {
                    let path = below(vec![token.clone()]);
                    found.push(Spot {
                        range: attribute.range_value(),
                        value: attribute.value().to_owned(),
                        path,
                        entry,
                    });
                }
            }
        }
        [token, rest @ ..] => {
            let (index, rest) = match rest {
                [Token::Index(index), rest @ ..] => (Some(*index), rest),
                [Token::AnyIndex, rest @ ..] => (None, rest),
                rest => (None, rest),
            };
            let children = node.children().filter(|child| child.is_element() && fits(*child, token));
            for (at, child) in children.enumerate().filter(|(at, _)| index.is_none_or(|index| index == *at)) {
                reach(child, rest, below(vec![token.clone(), Token::Index(at)]), entry, found);
            }
        }
    }
}

/// The text of an element that holds nothing else.
fn text(node: Node<'_, '_>, path: Path, entry: usize) -> Option<Spot> {
    let mut children = node.children();
    let (child, None) = (children.next()?, children.next()) else { return None };
    let value = child.text().filter(|_| child.is_text())?;
    Some(Spot { range: child.range(), value: value.to_owned(), path, entry })
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            letter => out.push(letter),
        }
    }
    out
}
