//! Names and places of types. Both follow from the schemas alone: nothing that is added elsewhere, and no order, changes
//! them.

use accordant_document::{At, DocumentId};
use accordant_model::{SchemaId, Types};

use super::Lowering;
use super::conjunction::{ConjId, Key, Part};
use super::places::Step;
use crate::model::Name;
use crate::naming::words;

/// An operation or an event, by the node of its operation.
#[derive(Clone, Debug)]
pub(super) struct Owner {
    pub(super) name: Name,
    pub(super) is_event: bool,
}

/// How many words a name has at most; of longer ones the middle is left out.
const WORDS: usize = 12;

impl<'c> Lowering<'c> {
    /// The key of a schema under `components.schemas`, `definitions` or `$defs`; for a document that is one schema, the
    /// name of its file.
    pub(super) fn declared_name(&self, id: SchemaId) -> Option<&'c str> {
        let index = id.0 as usize;
        if let Some(known) = self.declared_names.borrow().get(index).copied().flatten() {
            return known;
        }
        let found = self.schemas.get(id).and_then(|schema| self.key_of_named(schema.at));
        if let Some(slot) = self.declared_names.borrow_mut().get_mut(index) {
            *slot = Some(found);
        }
        found
    }

    fn key_of_named(&self, at: At) -> Option<&'c str> {
        let Some((section, key)) = self.places.up(at) else {
            // The root of a document beside the root.
            let document = self.documents.document(at.document).filter(|_| at.document != DocumentId::default())?;
            let file = document.name.rsplit(['/', '\\']).next()?;
            return file.split('.').next().filter(|stem| !stem.is_empty());
        };
        let key = key.key()?;
        let (holder, section) = self.places.up(section)?;
        let above = || self.places.up(holder).and_then(|(_, step)| step.key());
        let named = match section.key()? {
            "schemas" => matches!(above(), Some("components") | None),
            "definitions" | "$defs" => !matches!(above(), Some("properties" | "patternProperties")),
            _ => false,
        };
        named.then_some(key)
    }

    /// Where the last of its schemas stands.
    pub(super) fn at_of(&self, id: ConjId) -> Option<At> {
        let schema = match self.conjunctions.key(id) {
            Key::All(parts, _) => parts.last().map(|part| part.id),
            Key::Any(ids) => ids.first().copied(),
            Key::Base(id) => Some(*id),
            Key::Made(_) => None,
        }?;
        self.schemas.get(schema).map(|schema| schema.at)
    }

    /// The place of a combination: that of its schema, or of the last of several with a mark of the others.
    pub(super) fn pointer_of(&self, id: ConjId) -> String {
        let of =
            |schema: SchemaId| self.schemas.get(schema).map(|schema| self.schema_pointer(schema)).unwrap_or_default();
        match self.conjunctions.key(id) {
            Key::All(parts, types) => {
                let mut pointer = parts.last().map(|part| of(part.id)).unwrap_or_default();
                if let [Part { own: false, .. }] = **parts
                    && *types == Types::ALL
                {
                    return pointer;
                }
                let mut mark = Mark::default();
                for part in parts {
                    mark.add(&of(part.id));
                    mark.add(if part.own { "own" } else { "all" });
                }
                types.names().for_each(|name| mark.add(name));
                pointer.push_str(&mark.text());
                pointer
            }
            Key::Any(ids) => {
                let mut mark = Mark::default();
                ids.iter().for_each(|id| mark.add(&of(*id)));
                ids.first().map(|id| of(*id)).unwrap_or_default() + &mark.text()
            }
            Key::Base(id) => of(*id) + "#base",
            Key::Made(number) => format!("#{number}"),
        }
    }

    /// The place of a schema. The form that Swagger's parameters make up has none of its own.
    pub(super) fn schema_pointer(&self, schema: &accordant_model::Schema) -> String {
        let pointer = self.places.pointer(schema.at);
        if self.is_swagger_form(schema) {
            return pointer.rsplit_once('/').map_or(pointer.clone(), |(list, _)| format!("{list}#form"));
        }
        pointer
    }

    /// Whether the reader made this object of Swagger's `formData` parameters; it stands where the first of them does.
    pub(super) fn is_swagger_form(&self, schema: &accordant_model::Schema) -> bool {
        schema.object.is_some()
            && self.http.spec == accordant_model::http::SpecVersion::V2
            && self.documents.node(schema.at).get("in").and_then(|place| place.as_str()) == Some("formData")
    }

    /// A name, and whether the document gave it.
    pub(super) fn name_of(&self, id: ConjId) -> (Name, bool) {
        if let Some(schema) = self.named_schema(id) {
            return (words(self.declared_name(schema).unwrap_or_default()), true);
        }
        let name = match self.conjunctions.key(id) {
            Key::All(parts, types) => {
                let inline = parts.last().filter(|part| self.declared_name(part.id).is_none());
                let name = match inline {
                    Some(part) => self.schema_name(part.id),
                    None => {
                        let names: Vec<Name> =
                            parts.iter().filter_map(|part| self.declared_name(part.id)).map(words).take(3).collect();
                        names.join(" ")
                    }
                };
                if *types == Types::ALL { name } else { format!("{name} {}", type_word(*types)) }
            }
            Key::Any(ids) => {
                let first = ids.first().map(|id| self.schema_name(*id)).unwrap_or_default();
                format!("{first} or other")
            }
            Key::Base(id) => format!("{} base", self.schema_name(*id)),
            Key::Made(_) => "value".to_owned(),
        };
        (shortened(&name), false)
    }

    /// The name of a schema, of its key or of where it stands.
    pub(super) fn schema_name(&self, id: SchemaId) -> Name {
        let Some(schema) = self.schemas.get(id) else { return "value".to_owned() };
        let name = self.place_name(schema.at);
        if self.is_swagger_form(schema) {
            let owner = self.places.up(schema.at).and_then(|(list, _)| self.places.up(list));
            return format!("{} request", owner.map_or(name, |(operation, _)| self.place_name(operation)));
        }
        name
    }

    fn place_name(&self, at: At) -> Name {
        let mut name = Naming { parts: Vec::new(), is_event: false };
        let way = self.places.way(at);
        let mut steps = way.iter().copied().peekable();
        if at.document != DocumentId::default()
            && let Some(document) = self.documents.document(at.document)
        {
            let file = document.name.rsplit(['/', '\\']).next().unwrap_or_default();
            name.parts.push(words(file.split('.').next().unwrap_or_default()));
        }
        while let Some((node, step)) = steps.next() {
            if let Some(owner) = self.operation_names.get(&node) {
                name.parts = vec![owner.name.clone()];
                name.is_event = owner.is_event;
                continue;
            }
            let Some(key) = step.key() else { continue };
            let mut next = || steps.next();
            match key {
                "components" | "schema" | "not" | "if" | "then" | "else" | "paths" => {}
                "schemas" | "definitions" | "$defs" | "pathItems" => {
                    if let Some((_, Step::Key(key))) = next() {
                        name.parts = vec![words(key)];
                    }
                }
                "requestBodies" => name.component(next(), "request"),
                "webhooks" | "x-webhooks" | "callbacks" => {
                    if let Some((_, Step::Key(key))) = next() {
                        name.parts.push(words(key));
                    }
                }
                "requestBody" => name.parts.push(if name.is_event { "payload" } else { "request" }.to_owned()),
                "responses" => match next() {
                    Some((_, Step::Key(key))) if name.parts.is_empty() => {
                        name.component(Some((node, Step::Key(key))), "response")
                    }
                    Some((_, Step::Key(key))) => name.parts.push(super::responses::in_name(key)),
                    _ => {}
                },
                "content" | "allOf" | "dependentSchemas" => {
                    next();
                }
                "itemSchema" => name.parts.push("event".to_owned()),
                "parameters" => match next() {
                    Some((_, Step::Key(key))) => name.parts.push(words(key)),
                    Some((at, Step::Index(_))) => {
                        let parameter = self.documents.node(at).get("name").and_then(|name| name.as_str());
                        name.parts.extend(parameter.map(words));
                    }
                    None => {}
                },
                "headers" | "properties" | "encoding" => {
                    if let Some((_, Step::Key(key))) = next() {
                        name.parts.push(words(key));
                    }
                }
                "patternProperties" => {
                    next();
                    name.parts.push("value".to_owned());
                }
                "additionalProperties" | "unevaluatedProperties" => name.parts.push("value".to_owned()),
                "items" | "unevaluatedItems" | "contains" => name.item(),
                "prefixItems" => {
                    if let Some((_, Step::Index(index))) = next() {
                        name.parts.push(format!("item {}", index + 1));
                    }
                }
                "oneOf" | "anyOf" => {
                    if let Some((at, Step::Index(index))) = next() {
                        let word = self.variant_word(at).unwrap_or_else(|| format!("variant {}", index + 1));
                        name.parts.push(word);
                    }
                }
                "contentSchema" => name.parts.push("content".to_owned()),
                other => name.parts.push(words(other)),
            }
        }
        let joined = name.parts.join(" ");
        if joined.is_empty() { "value".to_owned() } else { shortened(&joined) }
    }

    /// What tells an inline member of a union from the others: its title, or the one value of a property.
    fn variant_word(&self, at: At) -> Option<Name> {
        let node = self.documents.node(at);
        let title = node.get("title").and_then(|title| title.as_str()).map(words);
        if let Some(title) = title.filter(|title| title.split(' ').count() <= 5) {
            return Some(title);
        }
        let properties = node.get("properties")?;
        properties.members().take(16).find_map(|member| {
            let constant = member.value.get("const").or_else(|| {
                member.value.get("enum").filter(|values| values.len() == 1).and_then(|values| values.items().next())
            })?;
            constant.as_str().filter(|text| !text.is_empty() && text.len() <= 40).map(words)
        })
    }
}

struct Naming {
    parts: Vec<Name>,
    is_event: bool,
}

impl Naming {
    /// A named response or request body.
    fn component(&mut self, key: Option<(At, Step<'_>)>, kind: &str) {
        if let Some((_, Step::Key(key))) = key {
            let name = words(key);
            let says = name.to_lowercase();
            let own = says.ends_with(kind) || says.ends_with("body") || says.ends_with("error");
            self.parts = vec![if own { name } else { format!("{name} {kind}") }];
        }
    }

    /// One of what the name says so far.
    fn item(&mut self) {
        let Some(last) = self.parts.last_mut() else {
            self.parts.push("item".to_owned());
            return;
        };
        *last = singular(last).unwrap_or_else(|| format!("{last} item"));
    }
}

/// The name of one of several, where the plural is plain.
fn singular(name: &str) -> Option<Name> {
    let (before, word) = name.rsplit_once(' ').map_or(("", name), |(before, word)| (before, word));
    let lower = word.to_lowercase();
    const NONE: [&str; 12] = [
        "status", "news", "series", "species", "address", "access", "process", "alias", "analysis", "basis", "bus",
        "always",
    ];
    if !word.is_ascii() || NONE.contains(&lower.as_str()) || lower.len() < 3 {
        return None;
    }
    let cut = |count: usize| word.get(..word.len() - count).map(str::to_owned);
    let one = if lower.ends_with("ies") && lower.len() > 4 {
        cut(3).map(|stem| stem + "y")
    } else if ["sses", "shes", "ches", "xes", "zes"].iter().any(|ending| lower.ends_with(ending)) {
        cut(2)
    } else if lower.ends_with('s') && !["ss", "us", "is"].iter().any(|ending| lower.ends_with(ending)) {
        cut(1)
    } else {
        None
    }?;
    Some(if before.is_empty() { one } else { format!("{before} {one}") })
}

fn type_word(types: Types) -> &'static str {
    types.names().next().unwrap_or("value")
}

/// The beginning and the end of a long name.
fn shortened(name: &str) -> Name {
    let all: Vec<&str> = name.split(' ').collect();
    if all.len() <= WORDS {
        return name.to_owned();
    }
    let (first, last) = (all.get(..5).unwrap_or_default(), all.get(all.len() - (WORDS - 5)..).unwrap_or_default());
    [first, last].concat().join(" ")
}

/// A short mark of several texts (FNV-1a), the same on every machine and in every version.
struct Mark(u64);

impl Default for Mark {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Mark {
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn text(&self) -> String {
        format!("#{:08x}", (self.0 >> 32) ^ (self.0 & 0xFFFF_FFFF))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_become_one_where_they_are_plain() {
        for (name, expected) in [
            ("pets", Some("pet")),
            ("all categories", Some("all category")),
            ("boxes", Some("box")),
            ("addresses", Some("address")),
            ("status", None),
            ("data", None),
            ("axis", None),
        ] {
            assert_eq!(singular(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn long_names_keep_their_ends() {
        let long: Vec<String> = (0..20).map(|number| format!("w{number}")).collect();
        assert_eq!(shortened(&long.join(" ")), "w0 w1 w2 w3 w4 w13 w14 w15 w16 w17 w18 w19");
    }
}
