//! Values in the notation: a plain value is expected as it is, `{$matcher: example}` by a rule, and `$$x` is the key `$x`.

use accordant_document::settings::Reader;
use accordant_document::{Kind, Node, Span};
use indexmap::IndexMap;

use crate::{Category, Combine, Matcher, Path, Rule, Token, Value};

/// How many values `$each` may always repeat its example into, and how many for each byte that it is written with:
/// what is made stays in proportion to the text, however `$each` is nested and however often it occurs.
const MADE: usize = 128;
const MADE_FOR_A_BYTE: usize = 16;

/// Reads values and collects the rules that are written in them.
pub(super) struct Notation<'r, 'd> {
    pub(super) reader: &'r mut Reader<'d>,
    pub(super) category: Category,
    pub(super) path: Vec<Token>,
    pub(super) rules: Vec<Rule>,
    /// Whether a rule above would reach plain values, so that their equality has to be said.
    pub(super) exact: bool,
}

impl<'r, 'd> Notation<'r, 'd> {
    pub(super) fn new(reader: &'r mut Reader<'d>, category: Category) -> Self {
        Self { reader, category, path: Vec::new(), rules: Vec::new(), exact: false }
    }

    /// The example that a node stands for; `None` where it says that nothing is there.
    ///
    /// Recursion ends with the tree, whose depth the reader of documents has limited.
    pub(super) fn value(&mut self, node: Node<'_>) -> Option<Value> {
        match node.kind() {
            Kind::Object if is_matcher(node) => self.matcher(node),
            Kind::Object => {
                if node.is_empty() {
                    self.plain(node.span());
                }
                let mut members = IndexMap::with_capacity(node.len());
                for member in node.members() {
                    let key = unescaped(member.key);
                    let value = self.below(Token::Name(key.to_owned()), |inner| inner.value(member.value));
                    if let Some(value) = value {
                        members.insert(key.to_owned(), value);
                    }
                }
                Some(Value::Map(members))
            }
            Kind::Array => {
                if node.is_empty() {
                    self.plain(node.span());
                }
                let mut items = Vec::with_capacity(node.len());
                for (index, item) in node.items().enumerate() {
                    let value = self.below(Token::Index(index), |inner| inner.value(item));
                    if value.is_none() {
                        self.reader.wrong_type(
                            item,
                            "an item of a list",
                            "a value: `$absent` is for the keys of objects",
                        );
                    }
                    items.push(value.unwrap_or_default());
                }
                Some(Value::List(items))
            }
            _ => {
                self.plain(node.span());
                Some(Value::from(node))
            }
        }
    }

    /// Reads something one step further down.
    pub(super) fn below<T>(&mut self, token: Token, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(token);
        let read = read(self);
        self.path.pop();
        read
    }

    /// Reads something where plain values need (or need not) say that they are meant exactly.
    pub(super) fn exactly<T>(&mut self, exact: bool, read: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.exact, exact);
        let read = read(self);
        self.exact = before;
        read
    }

    /// A rule at the present place.
    pub(super) fn rule(&mut self, span: Span, combine: Combine, matchers: Vec<Matcher>) {
        let origin = self.reader.origin(span);
        self.rules.push(Rule { category: self.category, path: Path(self.path.clone()), combine, matchers, origin });
    }

    fn plain(&mut self, span: Span) {
        if self.exact {
            self.rule(span, Combine::And, vec![Matcher::Equality]);
        }
    }

    /// An example, as often as a list needs it; fewer times where that would be too much.
    pub(super) fn repeated(written: Span, example: Value, times: usize) -> Vec<Value> {
        let bytes = written.end.saturating_sub(written.start) as usize;
        let affordable = bytes.saturating_mul(MADE_FOR_A_BYTE).max(MADE) / size(&example).max(1);
        let times = times.clamp(1, affordable.max(1));
        let mut items = vec![example.clone(); times - 1];
        items.push(example);
        items
    }
}

fn size(value: &Value) -> usize {
    match value {
        Value::List(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Map(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Whether a key names a matcher.
pub(super) fn is_name(key: &str) -> bool {
    key.starts_with('$') && !key.starts_with("$$")
}

pub(super) fn is_matcher(node: Node<'_>) -> bool {
    node.members().any(|member| is_name(member.key))
}

/// A key as it is meant: `$$x` is `$x`.
fn unescaped(key: &str) -> &str {
    if key.starts_with("$$") { key.get(1..).unwrap_or(key) } else { key }
}
