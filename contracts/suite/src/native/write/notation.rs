//! Examples with the rules that can be written in them. What cannot stays behind, for `rules:`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::matcher::notation;
use super::part::escaped;
use crate::{Category, Combine, Matcher, Path, Rule, Token, Value};

/// The rules of a part, found by their place, each used once.
pub(super) struct Inline<'r> {
    rules: Vec<Option<&'r Rule>>,
    by_place: FxHashMap<(Category, &'r [Token]), usize>,
    /// Below which places items have rules.
    lists: FxHashSet<(Category, &'r [Token])>,
    /// The keys that must be absent, by the place that lacks them.
    absent: FxHashMap<(Category, &'r [Token]), Vec<usize>>,
}

impl<'r> Inline<'r> {
    pub(super) fn new(rules: &'r [Rule]) -> Self {
        let mut by_place = FxHashMap::default();
        let mut lists = FxHashSet::default();
        let mut absent: FxHashMap<(Category, &[Token]), Vec<usize>> = FxHashMap::default();
        for (index, rule) in rules.iter().enumerate() {
            let path = rule.path.0.as_slice();
            by_place.entry((rule.category, path)).or_insert(index);
            let items = path.iter().enumerate().filter(|(_, token)| **token == Token::AnyIndex);
            lists.extend(items.filter_map(|(at, _)| Some((rule.category, path.get(..at)?))));
            if rule.matchers == [Matcher::Absent]
                && let Some((Token::Name(_), parent)) = path.split_last()
            {
                absent.entry((rule.category, parent)).or_default().push(index);
            }
        }
        Self { rules: rules.iter().map(Some).collect(), by_place, lists, absent }
    }

    /// The rule at a place, if it is not used yet.
    pub(super) fn take(&mut self, category: Category, path: &[Token]) -> Option<&'r Rule> {
        let index = *self.by_place.get(&(category, path))?;
        self.rules.get_mut(index)?.take()
    }

    pub(super) fn give_back(&mut self, rule: &'r Rule) {
        if let Some(&index) = self.by_place.get(&(rule.category, rule.path.0.as_slice()))
            && let Some(slot) = self.rules.get_mut(index)
        {
            *slot = Some(rule);
        }
    }

    /// The rules that nothing took.
    pub(super) fn left(&mut self) -> Vec<&'r Rule> {
        self.rules.iter_mut().filter_map(Option::take).collect()
    }

    /// A value in the notation, with every rule at its place or below that the notation can say.
    ///
    /// Recursion ends with the value, whose depth its reader has limited.
    pub(super) fn at(&mut self, category: Category, path: Vec<Token>, value: &Value) -> Value {
        let mut path = path;
        self.value(category, &mut path, value)
    }

    fn value(&mut self, category: Category, path: &mut Vec<Token>, value: &Value) -> Value {
        let rule = self.take(category, path);
        if let (Some(rule), Value::List(items)) = (rule, value)
            && let Some(each) = self.each(rule, category, path, items)
        {
            return each;
        }
        if let (Some(rule), Value::List(items)) = (rule, value)
            && let Some(contains) = contains(rule, items)
        {
            return contains;
        }
        let inner = match value {
            Value::Map(members) => {
                let mut out = indexmap::IndexMap::with_capacity(members.len());
                for (key, value) in members {
                    path.push(Token::Name(key.clone()));
                    out.insert(escaped(key), self.value(category, path, value));
                    path.pop();
                }
                // What must be absent is in no example.
                for key in self.absent(category, path) {
                    if !members.contains_key(&key) {
                        let flag = indexmap::IndexMap::from([("$absent".to_owned(), Value::Bool(true))]);
                        out.insert(escaped(&key), Value::Map(flag));
                    }
                }
                Value::Map(out)
            }
            Value::List(items) => {
                let mut out = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    path.push(Token::Index(index));
                    out.push(self.value(category, path, item));
                    path.pop();
                }
                Value::List(out)
            }
            scalar => scalar.clone(),
        };
        let Some(rule) = rule else { return inner };
        match notation(rule, value, inner.clone(), category) {
            Some(written) => written,
            None => {
                self.give_back(rule);
                inner
            }
        }
    }

    /// The keys right below a place that must be absent.
    fn absent(&mut self, category: Category, path: &[Token]) -> Vec<String> {
        let mut keys = Vec::new();
        for index in self.absent.get(&(category, path)).into_iter().flatten() {
            let Some(slot) = self.rules.get_mut(*index) else { continue };
            if let Some(rule) = slot.take()
                && let Some(Token::Name(name)) = rule.path.0.last()
            {
                keys.push(name.clone());
            }
        }
        keys
    }

    /// `$each`, where all items are the same and whatever is in one has its rule: nothing of it is matched by the rule of
    /// the list alone.
    fn each(&mut self, rule: &'r Rule, category: Category, path: &mut Vec<Token>, items: &[Value]) -> Option<Value> {
        let (Combine::And, [Matcher::Type { min, max }]) = (rule.combine, rule.matchers.as_slice()) else {
            return None;
        };
        let first = items.first()?;
        let fits = items.len() == min.unwrap_or(1).max(1)
            && items.iter().all(|item| item == first)
            && min.is_none_or(|min| max.is_none_or(|max| min <= max));
        if !fits || !self.lists.contains(&(category, path.as_slice())) {
            return None;
        }
        path.push(Token::AnyIndex);
        let written = self.covered(category, path, first).then(|| self.exact(category, path, first));
        path.pop();
        let item = written?;
        let mut out = indexmap::IndexMap::from([("$each".to_owned(), item)]);
        if let Some(min) = min {
            out.insert("min".to_owned(), (*min).into());
        }
        if let Some(max) = max {
            out.insert("max".to_owned(), (*max).into());
        }
        Some(Value::Map(out))
    }

    /// Whether every plain value below a place has a rule of its own that the notation can say.
    fn covered(&self, category: Category, path: &mut Vec<Token>, value: &Value) -> bool {
        let rule = self.by_place.get(&(category, path.as_slice())).and_then(|&index| *self.rules.get(index)?);
        if let Some(rule) = rule {
            let is_exact = rule.combine == Combine::And && rule.matchers == [Matcher::Equality];
            let is_leaf = match value {
                Value::Map(members) => members.is_empty(),
                Value::List(items) => items.is_empty(),
                _ => true,
            };
            if is_exact && is_leaf {
                return true;
            }
            return match value {
                // Lists inside are tried again when they are written; here only values without structure are sure.
                Value::Map(_) | Value::List(_) => self.list_or_type(rule, category, path, value),
                scalar => notation(rule, scalar, scalar.clone(), category).is_some(),
            };
        }
        match value {
            Value::Map(members) if !members.is_empty() => members.iter().all(|(key, value)| {
                path.push(Token::Name(key.clone()));
                let covered = self.covered(category, path, value);
                path.pop();
                covered
            }),
            Value::List(items) if !items.is_empty() => items.iter().enumerate().all(|(index, item)| {
                path.push(Token::Index(index));
                let covered = self.covered(category, path, item);
                path.pop();
                covered
            }),
            _ => false,
        }
    }

    fn list_or_type(&self, rule: &Rule, category: Category, path: &mut Vec<Token>, value: &Value) -> bool {
        let (Combine::And, [Matcher::Type { min, max }]) = (rule.combine, rule.matchers.as_slice()) else {
            return false;
        };
        if let Value::List(items) = value
            && let Some(first) = items.first()
            && items.len() == min.unwrap_or(1).max(1)
            && items.iter().all(|item| item == first)
            && min.is_none_or(|min| max.is_none_or(|max| min <= max))
        {
            path.push(Token::AnyIndex);
            let covered = self.covered(category, path, first);
            path.pop();
            if covered {
                return true;
            }
        }
        // `$type` says again that what is in it is matched by type.
        min.is_none_or(|min| max.is_none_or(|max| min <= max))
    }

    /// A value inside `$each`, where plain values say that they are meant exactly: their rule is not written.
    fn exact(&mut self, category: Category, path: &mut Vec<Token>, value: &Value) -> Value {
        let index = self.by_place.get(&(category, path.as_slice())).copied();
        let rule = index.and_then(|index| *self.rules.get(index)?);
        let is_leaf = match value {
            Value::Map(members) => members.is_empty(),
            Value::List(items) => items.is_empty(),
            _ => true,
        };
        match (rule, value) {
            (Some(rule), value) if is_leaf && rule.combine == Combine::And && rule.matchers == [Matcher::Equality] => {
                self.take(category, path);
                value.clone()
            }
            (Some(_), value) => self.value(category, path, value),
            (None, Value::Map(members)) => {
                let mut out = indexmap::IndexMap::with_capacity(members.len());
                for (key, value) in members {
                    path.push(Token::Name(key.clone()));
                    out.insert(escaped(key), self.exact(category, path, value));
                    path.pop();
                }
                for key in self.absent(category, path) {
                    if !members.contains_key(&key) {
                        let flag = indexmap::IndexMap::from([("$absent".to_owned(), Value::Bool(true))]);
                        out.insert(escaped(&key), Value::Map(flag));
                    }
                }
                Value::Map(out)
            }
            (None, Value::List(items)) => {
                let mut out = Vec::with_capacity(items.len());
                for (index, item) in items.iter().enumerate() {
                    path.push(Token::Index(index));
                    out.push(self.exact(category, path, item));
                    path.pop();
                }
                Value::List(out)
            }
            (None, scalar) => scalar.clone(),
        }
    }
}

/// `$contains`, where each item is a variant in its order and its rules can all be written in it.
fn contains(rule: &Rule, items: &[Value]) -> Option<Value> {
    let (Combine::And, [Matcher::ArrayContains(variants)]) = (rule.combine, rule.matchers.as_slice()) else {
        return None;
    };
    if variants.len() != items.len() || items.is_empty() {
        return None;
    }
    let mut written = Vec::with_capacity(items.len());
    for (index, (variant, item)) in variants.iter().zip(items).enumerate() {
        if variant.index != index || !variant.generators.is_empty() {
            return None;
        }
        let whole = Path::default();
        let is_plain = matches!(variant.rules.as_slice(), [only] if only.path == whole && only.combine == Combine::And && only.matchers == [Matcher::Equality]);
        if is_plain {
            written.push(super::matcher::escape_keys(item));
            continue;
        }
        let mut inline = Inline::new(&variant.rules);
        let item = inline.at(Category::Body, Vec::new(), item);
        if !inline.left().is_empty() || variant.rules.is_empty() {
            return None;
        }
        written.push(item);
    }
    Some(Value::Map(indexmap::IndexMap::from([("$contains".to_owned(), Value::List(written))])))
}
