//! Bodies in XML, read as the values that their schema describes, as far as the `xml` objects say how (OpenAPI 3.2,
//! section 4.26). Where they leave open what an element is, nothing is judged.

use std::rc::Rc;

use accordant_model::json_schema::Ownership;
use accordant_model::{Contract, SchemaId, Types};
use roxmltree::{Document, Error, Node, ParsingOptions};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};
use smol_str::SmolStr;

use super::body::unreadable;
use super::shape::{Reading, Shape, types_of};
use super::violation::{Breach, Part, Violation};
use super::{Checks, told};
use crate::statics::Facts;
use crate::xml::{NodeType, Xml};

/// Nodes of one body.
const NODES: u32 = 1_000_000;
/// Elements inside each other that are followed.
const DEPTH: usize = 100;
/// Schemas that are looked at for the types of one place.
const LOOKS: usize = 2_000;
/// Where `nil` is declared (XML Schema, part 1, section 2.6.2).
const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// What is wrong with a body in XML. One that is no UTF-8, or declares types of its own, is taken as it is.
pub(super) fn check(checks: &Checks, id: SchemaId, body: &[u8]) -> Vec<Violation> {
    let contract = checks.contract();
    let Ok(text) = std::str::from_utf8(body) else { return Vec::new() };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    let document = match Document::parse_with_options(text, options) {
        Ok(document) => document,
        Err(Error::DtdDetected | Error::NodesLimitReached) => return Vec::new(),
        Err(Error::UnclosedRootNode | Error::NoRootNode | Error::UnexpectedEndOfStream) => {
            return vec![unreadable("the XML ends too early")];
        }
        Err(error) => {
            let place = error.pos();
            return vec![unreadable(format!("the body is not XML, at line {} column {}", place.row, place.col))];
        }
    };
    let root = document.root_element();
    if let Some(name) = Xml::of(contract, id).name
        && local(&name) != root.tag_name().name()
    {
        let message = format!("the root element is not `{name}`");
        return vec![Violation::new(Part::Body, Breach::Invalid, "", message)];
    }
    let types = types_of(contract, id, 8, &mut { LOOKS });
    // A text may be the whole document, or what stands in its element.
    if types.intersects(Types::STRING) || !types.intersects(Types::OBJECT.union(Types::ARRAY)) {
        return Vec::new();
    }
    let mut refused: Option<Vec<Violation>> = None;
    for (typed, empty_is_null) in [(true, false), (false, false), (true, true), (false, true)] {
        let mut reader =
            Reader { contract, ownership: checks.ownership(), typed, empty_is_null, known: FxHashMap::default() };
        let Some(value) = reader.value(&[id], root, DEPTH) else { return Vec::new() };
        let found = told(checks, id, &value, Part::Body, "");
        if found.is_empty() {
            return found;
        }
        refused.get_or_insert(found);
    }
    refused.unwrap_or_default()
}

/// Names are compared without their prefixes, which stand for namespaces as they like.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// One way to read a body: what a text means can be left open.
struct Reader<'c> {
    contract: &'c Contract,
    ownership: Ownership,
    typed: bool,
    /// An element without anything in it is null, where null is possible.
    empty_is_null: bool,
    /// By the schemas of a place; `None` where they contradict each other.
    known: FxHashMap<Vec<SchemaId>, Option<Rc<Described>>>,
}

/// What the schemas of one place say of an element.
struct Described {
    shape: Shape,
    places: Vec<Place>,
    declared: FxHashSet<SmolStr>,
    /// Places by the names of their elements and attributes.
    elements: FxHashMap<String, usize>,
    attributes: FxHashMap<String, usize>,
    /// The place that the element's own text is.
    text: Option<usize>,
    /// The schemas of properties that are not declared.
    others: Vec<SchemaId>,
    items: Vec<SchemaId>,
    /// Lists whose items stand side by side, and that are owed: none of them is an empty list.
    owed_lists: Vec<SmolStr>,
}

/// A property as it is written.
struct Place {
    name: SmolStr,
    ids: Vec<SchemaId>,
    list: List,
}

enum List {
    No,
    /// Each item is an element of its own.
    Flat(Vec<SchemaId>),
    /// With the names that an item may have.
    Wrapped(Vec<SchemaId>, Vec<String>),
}

impl Reader<'_> {
    fn value(&mut self, ids: &[SchemaId], node: Node<'_, '_>, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        let described = self.described(ids)?;
        if node.attribute((INSTANCE, "nil")).is_some_and(|nil| matches!(nil.trim(), "true" | "1")) {
            return Some(Value::Null);
        }
        let has_parts = node.children().any(|child| child.is_element());
        let takes = |types: Types| described.shape.takes(types);
        let is_plain = takes(Types::STRING.union(Types::NUMBER).union(Types::BOOLEAN));
        let is_object = takes(Types::OBJECT) && (!described.places.is_empty() || !is_plain);
        if !has_parts && (is_plain || !is_object && !takes(Types::ARRAY)) {
            return Some(self.scalar(&described.shape, node));
        }
        if !has_parts && self.empty_is_null && takes(Types::NULL) && node.text().is_none() {
            return Some(Value::Null);
        }
        if !is_object && takes(Types::ARRAY) && !described.items.is_empty() {
            let items = node.children().filter(Node::is_element);
            let items: Option<Vec<Value>> = items.map(|item| self.value(&described.items, item, depth)).collect();
            return items.map(Value::Array);
        }
        self.object(&described, node, depth)
    }

    fn object(&mut self, described: &Described, node: Node<'_, '_>, depth: usize) -> Option<Value> {
        let mut members: Map<String, Value> = Map::new();
        for attribute in node.attributes() {
            // What else may stand there nobody says.
            let place = described.attributes.get(attribute.name()).and_then(|at| described.places.get(*at));
            if let Some(place) = place {
                let shape = &self.described(&place.ids)?.shape;
                members.insert(place.name.to_string(), self.plain(shape, attribute.value()));
            }
        }
        if let Some(place) = described.text.and_then(|at| described.places.get(at)) {
            let shape = &self.described(&place.ids)?.shape;
            members.insert(place.name.to_string(), self.scalar(shape, node));
        }
        for child in node.children().filter(Node::is_element) {
            let name = child.tag_name().name();
            let undeclared;
            let place = described.elements.get(name).and_then(|at| described.places.get(*at));
            let (key, value) = match place {
                Some(Place { name, ids, list: List::No }) => (name.as_str(), self.value(ids, child, depth)?),
                Some(Place { name, list: List::Flat(items), .. }) => {
                    let item = self.value(items, child, depth)?;
                    match members.get_mut(name.as_str()) {
                        Some(Value::Array(known)) => known.push(item),
                        _ => {
                            members.insert(name.to_string(), Value::Array(vec![item]));
                        }
                    }
                    continue;
                }
                Some(Place { name, list: List::Wrapped(items, names), .. }) => {
                    let mut list = Vec::new();
                    for item in child.children().filter(Node::is_element) {
                        if !names.iter().any(|known| known == item.tag_name().name()) {
                            // Another element among the items: which of them it is nobody says.
                            return None;
                        }
                        list.push(self.value(items, item, depth)?);
                    }
                    (name.as_str(), Value::Array(list))
                }
                None => {
                    // A property that is written in another way is not this element.
                    let is_other = described.declared.contains(name);
                    undeclared = if is_other { format!("<{name}>") } else { name.to_owned() };
                    (undeclared.as_str(), self.value(&described.others, child, depth)?)
                }
            };
            match members.get_mut(key) {
                // An element that comes twice is a list of its two values.
                Some(Value::Array(known)) if !matches!(place, Some(Place { list: List::Wrapped(..), .. })) => {
                    known.push(value);
                }
                Some(known) => *known = Value::Array(vec![std::mem::take(known), value]),
                None => {
                    members.insert(key.to_owned(), value);
                }
            }
        }
        for name in &described.owed_lists {
            members.entry(name.as_str()).or_insert_with(|| Value::Array(Vec::new()));
        }
        Some(Value::Object(members))
    }

    fn scalar(&self, shape: &Shape, node: Node<'_, '_>) -> Value {
        let text: String = node.children().filter(Node::is_text).filter_map(|text| text.text()).collect();
        self.plain(shape, &text)
    }

    fn plain(&self, shape: &Shape, text: &str) -> Value {
        if text.is_empty() && shape.takes(Types::NULL) && (self.empty_is_null || !shape.takes(Types::STRING)) {
            return Value::Null;
        }
        let reading = Reading { typed: self.typed, encoded_commas: false };
        // Space around a number or a flag is none of it (XML Schema, part 2, section 4.3.6).
        match shape.scalar(text.trim(), reading) {
            Value::String(_) => shape.scalar(text, reading),
            value => value,
        }
    }

    fn described(&mut self, ids: &[SchemaId]) -> Option<Rc<Described>> {
        if let Some(known) = self.known.get(ids) {
            return known.clone();
        }
        let described = self.describe(ids).map(Rc::new);
        self.known.insert(ids.to_vec(), described.clone());
        described
    }

    /// `None` where one name would be two things.
    fn describe(&self, ids: &[SchemaId]) -> Option<Described> {
        let contract = self.contract;
        let facts = Facts::new(contract, ids);
        let types = if ids.is_empty() {
            Types::ALL
        } else {
            let mut looks = LOOKS;
            ids.iter().fold(Types::NONE, |types, id| types.union(types_of(contract, *id, 8, &mut looks)))
        };
        let mut described = Described {
            shape: Shape::of_types(types),
            places: Vec::new(),
            declared: FxHashSet::default(),
            elements: FxHashMap::default(),
            attributes: FxHashMap::default(),
            text: None,
            others: facts.others(),
            items: facts.all_items(),
            owed_lists: Vec::new(),
        };
        let mut properties: FxHashMap<&SmolStr, Vec<SchemaId>> = FxHashMap::default();
        for (_, name, id) in facts.properties() {
            let known = properties.entry(name).or_default();
            if !known.contains(&id) {
                known.push(id);
            }
        }
        for (name, ids) in properties {
            self.place(name, ids, &facts, &mut described)?;
        }
        Some(described)
    }

    fn place(&self, name: &SmolStr, ids: Vec<SchemaId>, facts: &Facts<'_>, described: &mut Described) -> Option<()> {
        let contract = self.contract;
        let written: Vec<Xml> = ids.iter().map(|id| Xml::of(contract, *id)).collect();
        let (first, others) = written.split_first()?;
        // Branches that write one property in two ways would have to be told apart first.
        if others
            .iter()
            .any(|other| (other.node, other.wrapped, &other.name) != (first.node, first.wrapped, &first.name))
        {
            return None;
        }
        let below = Facts::new(contract, &ids);
        let items = below.all_items();
        let types = ids.iter().fold(Types::NONE, |types, id| types.union(types_of(contract, *id, 8, &mut { LOOKS })));
        let is_list =
            types.intersects(Types::ARRAY) && (!items.is_empty() || types.without(Types::NULL) == Types::ARRAY);
        let own = self.names(&ids, name);
        let at = described.places.len();
        let mut enter = |names: Vec<String>, attribute: bool| {
            for name in names {
                let known = if attribute { &mut described.attributes } else { &mut described.elements };
                known.insert(name, at).is_none().then_some(())?;
            }
            Some(())
        };
        let list = match first.node {
            NodeType::None => return None,
            NodeType::Attribute => {
                enter(own, true)?;
                List::No
            }
            NodeType::Text => {
                described.text.replace(at).is_none().then_some(())?;
                List::No
            }
            NodeType::Element if is_list && first.wrapped => {
                let inner = own.iter().flat_map(|outer| self.names(&items, outer)).collect();
                enter(own, false)?;
                List::Wrapped(items, inner)
            }
            NodeType::Element if is_list => {
                // A name beside the items is that of an element around them, which there is not.
                enter(self.names(&items, name), false)?;
                let owed = facts.requires(name)
                    && !ids.iter().filter_map(|id| contract.schemas.get(*id)).any(|schema| match self.ownership {
                        Ownership::Request => schema.read_only,
                        Ownership::Response => schema.write_only,
                    });
                if owed {
                    described.owed_lists.push(name.clone());
                }
                List::Flat(items)
            }
            NodeType::Element => {
                enter(own, false)?;
                List::No
            }
        };
        described.declared.insert(name.clone());
        described.places.push(Place { name: name.clone(), ids, list });
        Some(())
    }

    /// The names that an element of these schemas may have: their own, else that of the property. A component's name in
    /// XML is that of its root; whether it counts for a property that refers to it tools disagree.
    fn names(&self, ids: &[SchemaId], otherwise: &str) -> Vec<String> {
        let mut names: Vec<&str> = Vec::new();
        let written: Vec<(Option<String>, bool)> = ids
            .iter()
            .filter_map(|id| self.contract.schemas.get(*id).map(|schema| (*id, schema)))
            .flat_map(|(id, schema)| {
                let own = Xml::of(self.contract, id).name;
                let referred = schema.reference.and_then(|id| Xml::of(self.contract, id).name);
                let is_exact = own.is_some() && schema.name.is_none();
                let component = schema.name.as_ref().map(ToString::to_string);
                [(own.or(referred), is_exact), (component, false)]
            })
            .collect();
        names.extend(written.iter().filter_map(|(name, _)| name.as_deref()));
        if !written.iter().any(|(_, is_exact)| *is_exact) {
            names.push(otherwise);
        }
        let mut names: Vec<String> = names.into_iter().map(|name| local(name).to_owned()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}
