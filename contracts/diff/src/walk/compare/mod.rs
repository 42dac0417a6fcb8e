//! Names every difference of one pair, and enters the pairs that it holds.

mod arrays;
mod objects;
mod scalars;
mod types;
mod unions;

use std::rc::Rc;

use accordant_document::Origin;
use accordant_model::{SchemaId, Types};

use super::view::{self, View};
use super::{Step, Walk};
use crate::{Carrier, Change, Direction, Level, SchemaPair, ids};

/// How the values of a place move from the base to the revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Narrower,
    Wider,
    Incomparable,
}

impl Relation {
    /// The level follows from who sends: a receiver must not grow narrower, a sender not wider.
    const fn level(self, direction: Direction) -> Level {
        match (self, direction) {
            (Relation::Narrower, Direction::Response) | (Relation::Wider, Direction::Request) => Level::Info,
            _ => Level::Breaking,
        }
    }
}

pub(super) fn compare(walk: &mut Walk<'_>, node: u32, pair: SchemaPair, carrier: Carrier) -> Vec<Change> {
    let (b, r) = (walk.base_view(pair.base), walk.revision_view(pair.revision));
    let mut compare = Compare { walk, node, pair, carrier, b, r, found: Vec::new() };
    compare.run();
    compare.found
}

struct Compare<'w, 'a> {
    walk: &'w mut Walk<'a>,
    node: u32,
    pair: SchemaPair,
    carrier: Carrier,
    b: Rc<View>,
    r: Rc<View>,
    found: Vec<Change>,
}

impl Compare<'_, '_> {
    fn run(&mut self) {
        self.notices();
        if self.constraint() || self.types() || self.unions() {
            return;
        }
        self.scalars();
        if self.b.types.intersection(self.r.types).contains(Types::ARRAY) {
            self.arrays();
        }
        if self.b.types.intersection(self.r.types).contains(Types::OBJECT) {
            self.objects();
        }
        self.conditions();
    }

    /// A schema where anything was allowed, or the other way round: said once, not keyword by keyword.
    fn constraint(&mut self) -> bool {
        let anything = |view: &View, contract: &accordant_model::Contract| {
            view.parts.iter().all(|part| view::is_true(&contract.schemas[*part])) && view.unions.is_empty()
        };
        let (b, r) = (anything(&self.b, self.walk.base), anything(&self.r, self.walk.revision));
        let (rule, message) = match (b, r) {
            (true, false) if !self.r.never => (ids::CONSTRAINT_ADDED, "a schema holds where any value was allowed"),
            (false, true) if !self.b.never => (ids::CONSTRAINT_REMOVED, "any value is allowed where a schema held"),
            _ => return false,
        };
        let change = self.change(rule, message, &[]);
        self.found.push(change);
        true
    }

    /// A change of this pair that containment decides on, at the first of the keywords on both sides.
    fn change(&self, rule: &'static str, message: impl Into<String>, keywords: &[&str]) -> Change {
        let base = self.b.origin(self.walk.base, keywords);
        let revision = self.r.origin(self.walk.revision, keywords);
        let mut change = Change::new(rule, message).direction(self.pair.direction).places(base, revision);
        change.pair = Some(self.pair);
        change
    }

    /// As `change`, at the level that follows from the relation.
    fn related(&self, relation: Relation, rule: &'static str, message: impl Into<String>, keywords: &[&str]) -> Change {
        self.change(rule, message, keywords).level(relation.level(self.pair.direction))
    }

    /// A change that no value shows: containment is not asked.
    fn remark(&self, rule: &'static str, message: impl Into<String>, keywords: &[&str]) -> Change {
        let mut change = self.change(rule, message, keywords);
        change.pair = None;
        change
    }

    fn base_entry(&self, keyword: &str, name: &str) -> Origin {
        self.b.entry_origin(self.walk.base, keyword, name)
    }

    fn revision_entry(&self, keyword: &str, name: &str) -> Origin {
        self.r.entry_origin(self.walk.revision, keyword, name)
    }

    fn child(&mut self, base: SchemaId, revision: SchemaId, step: Step) {
        let pair = SchemaPair { base, revision, direction: self.pair.direction };
        let parent = self.node;
        if let Some(node) = self.walk.enter(pair, self.carrier)
            && let Some(node) = self.walk.nodes.get_mut(node as usize)
        {
            node.parents.push((parent, step));
        }
    }

    /// Pairs the schemas that apply to one place on both sides: those written alike first, then in order.
    fn children(&mut self, base: &[SchemaId], revision: &[SchemaId], step: &Step, keywords: &[&str]) {
        if let ([base], [revision]) = (base, revision) {
            self.child(*base, *revision, step.clone());
            return;
        }
        let mut left: Vec<SchemaId> = revision.to_vec();
        let mut open = Vec::new();
        for schema in base {
            // Places that more than a few schemas apply to are not searched: they pair in order.
            let alike = left.iter().take(16).position(|other| self.walk.classes.same(*schema, *other));
            match alike {
                Some(at) => drop(left.remove(at)),
                None => open.push(*schema),
            }
        }
        let paired = open.len().min(left.len());
        for (base, revision) in open.iter().zip(&left) {
            self.child(*base, *revision, step.clone());
        }
        let base_contract = self.walk.base;
        let revision_contract = self.walk.revision;
        for schema in open.iter().skip(paired) {
            let schema = &base_contract.schemas[*schema];
            if !view::is_true(schema) {
                let mut change = self.change(
                    ids::CONSTRAINT_REMOVED,
                    format!("a schema no longer holds for {}", described(step)),
                    keywords,
                );
                change.base = Some(base_contract.documents.origin(schema.at));
                self.found.push(change.detail(step.to_string()));
            }
        }
        for schema in left.iter().skip(paired) {
            let schema = &revision_contract.schemas[*schema];
            if !view::is_true(schema) {
                let mut change = self.change(
                    ids::CONSTRAINT_ADDED,
                    format!("a schema holds for {} where none did", described(step)),
                    keywords,
                );
                change.revision = Some(revision_contract.documents.origin(schema.at));
                self.found.push(change.detail(step.to_string()));
            }
        }
    }
}

fn described(step: &Step) -> String {
    match step {
        Step::Property(name) => format!("the property `{name}`"),
        Step::Items => "the items".to_owned(),
        Step::Slot(slot) => format!("item {slot}"),
        Step::Others => "undeclared properties".to_owned(),
        Step::Pattern(pattern) => format!("properties that match `{pattern}`"),
        Step::Names => "the names of properties".to_owned(),
        Step::Branch(label) => format!("the branch `{label}`"),
        Step::Content => "the content of the string".to_owned(),
    }
}
