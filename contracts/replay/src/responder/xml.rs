//! Values as XML (OpenAPI 3.2, section 4.26).

use accordant_model::{Contract, SchemaId};
use serde_json::Value;

use super::render::plain;
use crate::xml::{NodeType, Xml};

/// The whole document. Its root is called after its schema.
pub(super) fn document(contract: &Contract, schema: Option<SchemaId>, value: &Value) -> String {
    let written = schema.map(|id| Xml::of(contract, id)).unwrap_or_default();
    let component = schema.and_then(|id| contract.schemas.get(id)?.name.as_deref()).unwrap_or("root");
    let name = written.name.clone().unwrap_or_else(|| component.to_owned());
    let mut writer = Writer { contract, text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") };
    writer.element(&name, schema, &written, value);
    writer.text
}

struct Writer<'c> {
    contract: &'c Contract,
    text: String,
}

impl Writer<'_> {
    /// Recursion ends with the value, whose depth the sampler has limited.
    fn element(&mut self, name: &str, schema: Option<SchemaId>, written: &Xml, value: &Value) {
        let name = self.open(name, written);
        match value {
            Value::Object(members) => {
                let described: Vec<(&String, Option<SchemaId>, Xml, &Value)> = members
                    .iter()
                    .map(|(key, value)| {
                        let id = schema.and_then(|id| property(self.contract, id, key));
                        (key, id, self.xml(id), value)
                    })
                    .collect();
                for (key, _, own, value) in described.iter().filter(|(_, _, own, _)| own.node == NodeType::Attribute) {
                    let name = own.name.as_deref().unwrap_or(key);
                    // A prefix needs a namespace, and stands for nothing without one.
                    let name = xml_name(if own.namespace.is_some() { name } else { local(name) });
                    if let (Some(prefix), Some(namespace)) = (&own.prefix, &own.namespace) {
                        let prefix = xml_name(prefix);
                        self.text.push_str(&format!(" xmlns:{prefix}=\"{}\" {prefix}:", escaped(namespace, true)));
                    } else {
                        self.text.push(' ');
                    }
                    self.text.push_str(&format!("{}=\"{}\"", local(&name), escaped(&plain(value), true)));
                }
                self.text.push('>');
                for (key, id, own, value) in described {
                    match own.node {
                        NodeType::Attribute => {}
                        NodeType::Text => self.text.push_str(&escaped(&plain(value), false)),
                        NodeType::Element | NodeType::None => self.member(key, id, &own, value),
                    }
                }
            }
            Value::Array(items) => {
                self.text.push('>');
                let item = schema.and_then(|id| item_of(self.contract, id));
                self.items(items, item, "item");
            }
            value => {
                self.text.push('>');
                self.text.push_str(&escaped(&plain(value), false));
            }
        }
        self.text.push_str(&format!("</{name}>"));
    }

    fn member(&mut self, key: &str, id: Option<SchemaId>, own: &Xml, value: &Value) {
        let outer = own.name.as_deref().unwrap_or(key);
        let Value::Array(items) = value else { return self.element(outer, id, own, value) };
        let item = id.and_then(|id| item_of(self.contract, id));
        if own.wrapped {
            let name = self.open(outer, own);
            self.text.push('>');
            self.items(items, item, outer);
            self.text.push_str(&format!("</{name}>"));
        } else {
            // A name beside the items is that of an element around them, which there is not.
            self.items(items, item, key);
        }
    }

    fn items(&mut self, items: &[Value], schema: Option<SchemaId>, otherwise: &str) {
        let written = self.xml(schema);
        for value in items {
            self.element(written.name.as_deref().unwrap_or(otherwise), schema, &written, value);
        }
    }

    fn xml(&self, schema: Option<SchemaId>) -> Xml {
        schema.map(|id| Xml::of(self.contract, id)).unwrap_or_default()
    }

    /// The start of a tag, whose attributes may follow; the name that it has to be closed with.
    fn open(&mut self, name: &str, written: &Xml) -> String {
        let name = match (&written.prefix, &written.namespace) {
            (Some(prefix), Some(_)) => format!("{}:{}", xml_name(prefix), xml_name(local(name))),
            _ => xml_name(local(name)),
        };
        self.text.push_str(&format!("<{name}"));
        if let Some(namespace) = &written.namespace {
            let prefix = written.prefix.as_deref().map(|prefix| format!(":{}", xml_name(prefix))).unwrap_or_default();
            self.text.push_str(&format!(" xmlns{prefix}=\"{}\"", escaped(namespace, true)));
        }
        name
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

fn item_of(contract: &Contract, id: SchemaId) -> Option<SchemaId> {
    found_in_place(contract, id, |id| contract.schemas.get(id)?.array.as_ref()?.items)
}

fn property(contract: &Contract, id: SchemaId, name: &str) -> Option<SchemaId> {
    found_in_place(contract, id, |id| contract.schemas.get(id)?.object.as_ref()?.property(name))
}

/// The first schema that `find` gives, of those that apply to one value.
fn found_in_place(contract: &Contract, id: SchemaId, find: impl Fn(SchemaId) -> Option<SchemaId>) -> Option<SchemaId> {
    let mut seen = Vec::new();
    let mut queue = vec![id];
    while let Some(id) = queue.pop() {
        if seen.contains(&id) || seen.len() > 64 {
            continue;
        }
        seen.push(id);
        if let Some(found) = find(id) {
            return Some(found);
        }
        contract.schemas.get(id)?.in_place(|id| queue.push(id));
    }
    None
}

/// A name that XML takes.
fn xml_name(name: &str) -> String {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-' | '.');
    let mut name: String = name.chars().map(|letter| if fits(letter) { letter } else { '_' }).collect();
    if !name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_') {
        name.insert(0, '_');
    }
    name
}

/// A text as it may stand in XML (section 2.2): what no document can hold is left out.
fn escaped(text: &str, attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader would make a space, or another line end, of them.
            '\r' => out.push_str("&#13;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\t' if attribute => out.push_str("&#9;"),
            '\t' | '\n' => out.push(letter),
            letter if letter.is_control() && letter < ' ' || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            letter => out.push(letter),
        }
    }
    out
}
