//! Values aimed at one reason: the sender sends them, the receiver refuses them for that reason, and for no other one
//! where that can be had. The rest of such a value is what both sides agree on, so that whoever reads it sees at once
//! what is wrong, and so that no other change can be to blame.

use std::sync::Arc;

use accordant_model::Types;
use smol_str::SmolStr;

use super::algebra::{Literal, Node, NodeId, Properties, Region, TRUE};
use super::prover::{Outcome, Prover};
use super::value::Val;
use super::{Engine, Place, Reading, SHALLOW};

/// What the receiver is to refuse.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reason {
    /// This very value.
    Is(Val),
    /// Values of these types.
    Types(Types),
    /// Values beyond the lower or the upper end of a range.
    Beyond(Measure, End),
    /// What these keywords ask for.
    Keywords(Keywords),
    /// The absence of a property.
    Missing(SmolStr),
    /// The absence, the presence or the value of a property.
    Property(SmolStr),
    /// Properties that nobody declares.
    Undeclared,
    /// One item of a tuple, or the items after it.
    Item(Option<usize>),
    /// Anything.
    Whatever,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    Number,
    Length,
    Items,
    Properties,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Lower,
    Upper,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keywords {
    MultipleOf,
    Pattern,
    Unique,
    Contains,
    Names,
    Values,
    /// `anyOf`, `oneOf` and conditions, which dependencies are as well.
    Choices,
    Not,
    Unevaluated,
}

/// How one value holds another.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Hold {
    Property(SmolStr),
    /// A property that is not declared.
    Undeclared,
    /// A property with a name that matches.
    Matching(SmolStr),
    /// The name of a property.
    Name,
    Slot(usize),
    /// An item after the tuple.
    Item,
}

/// Where a value is looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot<'q> {
    pub(crate) sender: Place,
    pub(crate) receiver: Place,
    /// Schemas of the receiver that would take the value instead: the other branches of unions around it.
    pub(crate) others: &'q [Place],
    pub(crate) reading: &'q Reading,
}

/// Steps that one attempt may take: attempts are many, and the next one may be easier.
const STEPS: u64 = 20_000;
/// Parts of one schema that are told apart.
const PARTS: usize = 2_000;

impl Engine<'_> {
    /// Values that the sender sends and the receiver refuses for this reason: one for each way in which it can.
    pub(crate) fn aimed(&mut self, spot: &Spot<'_>, reason: &Reason) -> Vec<Val> {
        let prover = &mut self.provers[usize::from(spot.reading.formats)];
        let Some(asked) = prover.asked(spot) else { return Vec::new() };
        let sent = prover.conjuncts(asked.sent);
        let parts = prover.conjuncts(asked.received);
        let (kept, ways) = prover.ways(&sent, &parts, reason);
        let mut found: Vec<Val> = Vec::new();
        for way in ways {
            for with in [Rest::Agreed, Rest::Open] {
                let mut literals = vec![way];
                if with == Rest::Agreed {
                    literals.extend(kept.iter().map(|&part| (part, true)));
                }
                if let Some(value) = prover.attempt(&asked, literals) {
                    if !found.contains(&value) {
                        found.push(value);
                    }
                    break;
                }
            }
        }
        found
    }

    /// A value around a part that it holds; both sides agree on the rest of it where that can be had.
    pub(crate) fn around(&mut self, spot: &Spot<'_>, hold: &Hold, part: &Val) -> Option<Val> {
        let prover = &mut self.provers[usize::from(spot.reading.formats)];
        let asked = prover.asked(spot)?;
        let sent = prover.conjuncts(asked.sent);
        let received = prover.conjuncts(asked.received);
        let held = match (hold, part) {
            (Hold::Name, Val::String(name)) => vec![(prover.algebra.intern(Node::Required(name.clone())), true)],
            _ => {
                let value = prover.algebra.values(vec![part.clone()]);
                prover.holding(&sent, &received, hold, value)
            }
        };
        let kept: Vec<NodeId> = received.iter().map(|&node| prover.relaxed(node, hold)).collect();
        for with in [Rest::Agreed, Rest::Plain, Rest::Open] {
            let mut literals = held.clone();
            for &node in kept.iter().filter(|_| with != Rest::Open) {
                if with == Rest::Agreed || !is_choice(prover.algebra.node(node)) {
                    literals.push((node, true));
                }
            }
            if let Some(found) = prover.attempt(&asked, literals) {
                return Some(found);
            }
        }
        None
    }

    /// A value with all that a value of one branch has, and what its union asks for beside it.
    pub(crate) fn beside(&mut self, spot: &Spot<'_>, part: &Val) -> Option<Val> {
        let prover = &mut self.provers[usize::from(spot.reading.formats)];
        let asked = prover.asked(spot)?;
        let Val::Object(members) = part else { return None };
        let named = members.iter().map(|(name, value)| (name.clone(), prover.algebra.values(vec![value.clone()])));
        let named: Vec<(SmolStr, NodeId)> = named.collect();
        let mut literals: Vec<Literal> =
            named.iter().map(|(name, _)| (prover.algebra.intern(Node::Required(name.clone())), true)).collect();
        let properties = Properties { named, patterns: Vec::new(), rest: TRUE };
        literals.push((prover.algebra.intern(Node::Properties(Arc::new(properties))), true));
        let object = prover.algebra.types(Types::OBJECT);
        literals.push((object, true));
        prover.attempt(&asked, literals)
    }

    /// All values that the receiver refuses for this reason, and maybe more.
    pub(crate) fn all_refused(&mut self, spot: &Spot<'_>, reason: &Reason) -> Option<Values> {
        let prover = &mut self.provers[usize::from(spot.reading.formats)];
        let asked = prover.asked(spot)?;
        let parts = prover.conjuncts(asked.received);
        let (_, ways) = prover.ways(&[], &parts, reason);
        let refused = if ways.is_empty() && parts.iter().any(|&part| !is_plain(prover.algebra.node(part))) {
            prover.algebra.not(asked.received)
        } else {
            let ways = ways.into_iter().map(|(node, sign)| if sign { node } else { prover.algebra.not(node) });
            let ways = ways.collect();
            prover.algebra.any(ways)
        };
        // What is declared beside the place may stand there as well: the sender is not closed here.
        let open = Reading { closed: false, ..*spot.reading };
        let sending = prover.view(spot.sender.0, &open, true);
        let sent = prover.root(sending, spot.sender.1)?;
        Some(Values(prover.algebra.all(vec![sent, refused])))
    }

    /// All values that hold one of these so.
    pub(crate) fn all_around(&mut self, spot: &Spot<'_>, hold: &Hold, values: Values) -> Option<Values> {
        let prover = &mut self.provers[usize::from(spot.reading.formats)];
        let asked = prover.asked(spot)?;
        let (sent, received) = (prover.conjuncts(asked.sent), prover.conjuncts(asked.received));
        let wide = matches!(hold, Hold::Undeclared | Hold::Matching(_) | Hold::Name);
        // Where names decide, no single schema says which: any property may be the one.
        let literals = if wide {
            let region = Region::Rest { named: Box::default(), patterns: Box::default() };
            let value = if *hold == Hold::Name { TRUE } else { values.0 };
            vec![(prover.algebra.intern(Node::SomeProperty { region, value }), true)]
        } else {
            prover.holding(&sent, &received, hold, values.0)
        };
        // What one side counts among the tuple may be an item after it for the other.
        let literals = match hold {
            Hold::Item => {
                let node = Node::SomeItem { index: 0, exact: false, value: values.0 };
                vec![prover.only_of_type(Types::ARRAY, node)]
            }
            _ => literals,
        };
        let nodes = literals.into_iter().map(|(node, _)| node).collect();
        Some(Values(prover.algebra.all(nodes)))
    }

    /// Whether the receiver is sure to take those of the values that the sender sends.
    pub(crate) fn takes_all(&mut self, spot: &Spot<'_>, values: Values) -> bool {
        let prover = &mut self.provers[usize::from(spot.reading.formats)];
        let Some(asked) = prover.asked(spot) else { return false };
        prover.restart(SHALLOW);
        prover.meter.limit(STEPS);
        prover.goal(vec![(asked.sent, true), (values.0, true), (asked.received, false)]) == Outcome::Empty
    }

    /// Whether a side takes a value; `None` where the engine cannot tell.
    pub(crate) fn takes(&mut self, place: Place, sends: bool, reading: &Reading, value: &Val) -> Option<bool> {
        let prover = &mut self.provers[usize::from(reading.formats)];
        prover.restart(SHALLOW);
        let view = prover.view(place.0, reading, sends);
        let node = prover.root(view, place.1)?;
        prover.holds(node, value)
    }
}

/// A set of values, known to the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Values(NodeId);

/// How much of what the receiver asks for beside the reason is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rest {
    Agreed,
    /// All but choices, which may depend on the reason.
    Plain,
    Open,
}

/// The nodes of a spot.
struct Asked {
    sent: NodeId,
    received: NodeId,
    /// What holds in any case.
    always: Vec<Literal>,
}

fn is_choice(node: &Node) -> bool {
    matches!(node, Node::Any(_) | Node::One(_) | Node::If(..) | Node::UnevaluatedProperties { .. })
}

impl Prover<'_> {
    fn asked(&mut self, spot: &Spot<'_>) -> Option<Asked> {
        let sending = self.view(spot.sender.0, spot.reading, true);
        let receiving = self.view(spot.receiver.0, spot.reading, false);
        let sent = self.root(sending, spot.sender.1)?;
        let received = self.root(receiving, spot.receiver.1)?;
        let mut always = vec![(sent, true)];
        for place in spot.others {
            always.push((self.root(receiving, place.1)?, false));
        }
        Some(Asked { sent, received, always })
    }

    fn attempt(&mut self, asked: &Asked, mut literals: Vec<Literal>) -> Option<Val> {
        literals.extend(&asked.always);
        self.restart(SHALLOW);
        self.meter.limit(STEPS);
        match self.goal(literals) {
            Outcome::Value(value) | Outcome::Maybe(value, _) => Some(value),
            Outcome::Empty | Outcome::Unknown(_) => None,
        }
    }

    /// What a schema asks for, part by part.
    fn conjuncts(&mut self, node: NodeId) -> Vec<NodeId> {
        self.restart(SHALLOW);
        let mut parts = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        let mut open = vec![node];
        while let Some(node) = open.pop() {
            if !seen.insert(node) || seen.len() > PARTS {
                continue;
            }
            match &*self.algebra.shared(node) {
                Node::Schema { .. } => open.push(self.open(node)),
                Node::All(inner) => open.extend(inner.iter().rev()),
                Node::Any(branches) => match *self.other_than_null(branches) {
                    [single] => open.push(single),
                    _ => parts.push(node),
                },
                _ => parts.push(node),
            }
        }
        parts
    }

    /// The branches that take more than null: what one of them says is said of every other value.
    fn other_than_null(&mut self, branches: &[NodeId]) -> Vec<NodeId> {
        let mut found = Vec::new();
        for &branch in branches {
            let opened = self.open(branch);
            let only_null = match self.algebra.node(opened) {
                Node::Types(types) => *types == Types::NULL,
                Node::Values(set) => self.algebra.set(*set).iter().all(|value| *value == Val::Null),
                _ => false,
            };
            if !only_null {
                found.push(branch);
            }
        }
        found
    }

    /// The parts without what the reason is about, and the ways in which a value can be refused for it.
    fn ways(&mut self, sent: &[NodeId], parts: &[NodeId], reason: &Reason) -> (Vec<NodeId>, Vec<Literal>) {
        match reason {
            Reason::Is(value) => {
                let node = self.algebra.values(vec![value.clone()]);
                return (Vec::new(), vec![(node, true)]);
            }
            Reason::Types(types) => {
                let node = self.algebra.types(*types);
                return (Vec::new(), vec![(node, true)]);
            }
            Reason::Whatever => {
                let whole = self.algebra.all(parts.to_vec());
                return (Vec::new(), vec![(whole, false)]);
            }
            _ => {}
        }
        let (mut kept, mut ways) = (Vec::new(), Vec::new());
        for &part in parts {
            let shared = self.algebra.shared(part);
            match (reason, &*shared) {
                (Reason::Beyond(measure, end), node) => match self.beyond(*measure, *end, part, node) {
                    Some((rest, way)) => {
                        kept.extend(rest);
                        ways.push(way);
                    }
                    None => kept.push(part),
                },
                (Reason::Keywords(keywords), node) if is_of(*keywords, node) => ways.push((part, false)),
                (Reason::Property(name) | Reason::Missing(name), Node::Required(known)) if known == name => {
                    ways.push((part, false));
                }
                (Reason::Property(name), Node::Properties(properties)) => {
                    let mut asked = vec![properties.named(name).unwrap_or(properties.rest)];
                    asked.extend(properties.patterns.iter().map(|(_, node)| *node));
                    let asked = self.algebra.all(asked);
                    kept.push(self.relaxed(part, &Hold::Property(name.clone())));
                    if asked != TRUE {
                        let value = self.algebra.not(asked);
                        ways.push(self.some_property(Region::Named(name.clone()), value));
                    }
                }
                (Reason::Property(name), Node::UnevaluatedProperties { .. }) => {
                    let present = self.algebra.intern(Node::Required(name.clone()));
                    ways.push((present, true));
                }
                (Reason::Undeclared, Node::Properties(properties)) if properties.rest != TRUE => {
                    kept.push(self.relaxed(part, &Hold::Undeclared));
                    let value = self.algebra.not(properties.rest);
                    // Names that the sender declares are sent for a reason of their own.
                    let nobody = self.undeclared(sent.iter().chain([&part]));
                    let receiver = self.undeclared([&part].into_iter());
                    ways.push(self.some_property(nobody, value));
                    ways.push(self.some_property(receiver, value));
                }
                (Reason::Undeclared, Node::UnevaluatedProperties { .. }) => ways.push((part, false)),
                (Reason::Item(slot), Node::Items { prefix, rest }) => {
                    let hold = slot.map_or(Hold::Item, Hold::Slot);
                    let at = slot.unwrap_or(prefix.len());
                    let asked = prefix.get(at).copied().unwrap_or(*rest);
                    kept.push(self.relaxed(part, &hold));
                    if asked != TRUE {
                        let value = self.algebra.not(asked);
                        let node = Node::SomeItem { index: at as u64, exact: slot.is_some(), value };
                        ways.push(self.only_of_type(Types::ARRAY, node));
                    }
                }
                _ => kept.push(part),
            }
        }
        (kept, ways)
    }

    /// What is left of a range without one end, and what is beyond that end.
    fn beyond(&mut self, measure: Measure, end: End, part: NodeId, node: &Node) -> Option<(Option<NodeId>, Literal)> {
        let make: fn(u64, Option<u64>) -> Node = match (measure, node) {
            (Measure::Number, Node::AtLeast(..)) if end == End::Lower => return Some((None, (part, false))),
            (Measure::Number, Node::AtMost(..)) if end == End::Upper => return Some((None, (part, false))),
            (Measure::Length, Node::Length(..)) => Node::Length,
            (Measure::Items, Node::Count(..)) => Node::Count,
            (Measure::Properties, Node::Size(..)) => Node::Size,
            _ => return None,
        };
        let (Node::Length(min, max) | Node::Count(min, max) | Node::Size(min, max)) = node else { return None };
        let (rest, way) = match end {
            End::Lower => (make(0, *max), make(0, Some(min.checked_sub(1)?))),
            End::Upper => (make(*min, None), make(max.as_ref()?.checked_add(1)?, None)),
        };
        let types = match measure {
            Measure::Number => Types::NUMBER,
            Measure::Length => Types::STRING,
            Measure::Items => Types::ARRAY,
            Measure::Properties => Types::OBJECT,
        };
        Some((Some(self.algebra.intern(rest)), self.only_of_type(types, way)))
    }

    fn some_property(&mut self, region: Region, value: NodeId) -> Literal {
        self.only_of_type(Types::OBJECT, Node::SomeProperty { region, value })
    }

    /// An atom that does not hold for values of other types.
    fn only_of_type(&mut self, types: Types, atom: Node) -> Literal {
        let parts = vec![self.algebra.types(types), self.algebra.intern(atom)];
        (self.algebra.all(parts), true)
    }

    /// A part that says nothing of what is held.
    fn relaxed(&mut self, part: NodeId, hold: &Hold) -> NodeId {
        let node = match (&*self.algebra.shared(part), hold) {
            (Node::Properties(properties), Hold::Property(name)) => {
                let mut properties = (**properties).clone();
                match properties.named.binary_search_by(|(known, _)| known.cmp(name)) {
                    Ok(at) => {
                        if let Some((_, node)) = properties.named.get_mut(at) {
                            *node = TRUE;
                        }
                    }
                    Err(at) => properties.named.insert(at, (name.clone(), TRUE)),
                }
                Node::Properties(Arc::new(properties))
            }
            (Node::Properties(properties), Hold::Undeclared) => {
                Node::Properties(Arc::new(Properties { rest: TRUE, ..(**properties).clone() }))
            }
            (Node::Properties(properties), Hold::Matching(text)) => {
                let pattern = self.patterns.intern(text);
                let mut properties = (**properties).clone();
                for (known, node) in properties.patterns.iter_mut().filter(|(known, _)| *known == pattern) {
                    let _ = known;
                    *node = TRUE;
                }
                Node::Properties(Arc::new(properties))
            }
            (Node::UnevaluatedProperties { .. }, Hold::Property(_) | Hold::Undeclared | Hold::Matching(_))
            | (Node::Names(_), Hold::Name) => return TRUE,
            (Node::Items { prefix, rest }, Hold::Slot(slot)) => {
                let mut prefix = prefix.to_vec();
                while prefix.len() <= *slot {
                    prefix.push(*rest);
                }
                if let Some(node) = prefix.get_mut(*slot) {
                    *node = TRUE;
                }
                Node::Items { prefix: prefix.into(), rest: *rest }
            }
            (Node::Items { prefix, .. }, Hold::Item) => Node::Items { prefix: prefix.clone(), rest: TRUE },
            _ => return part,
        };
        self.algebra.intern(node)
    }

    /// What it takes to hold such a value.
    fn holding(&mut self, sent: &[NodeId], received: &[NodeId], hold: &Hold, value: NodeId) -> Vec<Literal> {
        let node = match hold {
            Hold::Property(name) => Node::SomeProperty { region: Region::Named(name.clone()), value },
            Hold::Matching(text) => Node::SomeProperty { region: Region::Matching(self.patterns.intern(text)), value },
            Hold::Undeclared | Hold::Name => {
                Node::SomeProperty { region: self.undeclared(sent.iter().chain(received)), value }
            }
            Hold::Slot(slot) => Node::SomeItem { index: *slot as u64, exact: true, value },
            Hold::Item => {
                let prefix = sent.iter().chain(received).filter_map(|part| match self.algebra.node(*part) {
                    Node::Items { prefix, .. } => Some(prefix.len()),
                    _ => None,
                });
                Node::SomeItem { index: prefix.max().unwrap_or(0) as u64, exact: false, value }
            }
        };
        let types = match hold {
            Hold::Slot(_) | Hold::Item => Types::ARRAY,
            _ => Types::OBJECT,
        };
        vec![(self.algebra.intern(node), true), (self.algebra.types(types), true)]
    }

    /// The names that none of these parts speaks of.
    fn undeclared<'p>(&self, parts: impl Iterator<Item = &'p NodeId>) -> Region {
        let (mut named, mut patterns) = (Vec::new(), Vec::new());
        for part in parts {
            if let Node::Properties(properties) = self.algebra.node(*part) {
                named.extend(properties.named.iter().map(|(name, _)| name.clone()));
                patterns.extend(properties.patterns.iter().map(|(pattern, _)| *pattern));
            }
        }
        named.sort_unstable();
        named.dedup();
        patterns.sort_unstable();
        patterns.dedup();
        Region::Rest { named: named.into(), patterns: patterns.into() }
    }
}

fn is_plain(node: &Node) -> bool {
    !is_choice(node) && !matches!(node, Node::Opaque(_) | Node::UnevaluatedItems { .. })
}

fn is_of(keywords: Keywords, node: &Node) -> bool {
    match keywords {
        Keywords::MultipleOf => matches!(node, Node::MultipleOf(_)),
        Keywords::Pattern => matches!(node, Node::Pattern(_)),
        Keywords::Unique => matches!(node, Node::Unique),
        Keywords::Contains => matches!(node, Node::Contains { .. }),
        Keywords::Names => matches!(node, Node::Names(_)),
        Keywords::Values => matches!(node, Node::Values(_)),
        Keywords::Choices => matches!(node, Node::Any(_) | Node::One(_) | Node::If(..)),
        Keywords::Not => matches!(node, Node::Not(_)),
        Keywords::Unevaluated => matches!(node, Node::UnevaluatedProperties { .. } | Node::UnevaluatedItems { .. }),
    }
}
