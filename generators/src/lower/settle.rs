//! From the nodes as they were read to a graph without idle steps: redirections, null, unions inside unions, tags.

use accordant_model::SchemaId;
use rustc_hash::FxHashSet;

use super::Lowering;
use super::conjunction::{ConjId, Key};
use super::node::{EnumNode, Node, NodeKind, Null, UnionNode, VariantNode};
use crate::model::{EnumBase, Literal, StringFormat};

/// What is known of all combinations once they are settled.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// The combination that a use means: redirections without a name of their own are followed.
    pub(super) target: Vec<ConjId>,
    /// Whether null may stand in a use of it.
    pub(super) nullable: Vec<bool>,
}

impl Lowering<'_> {
    pub(super) fn settle(&mut self) {
        self.break_circles();
        self.open_rings();
        self.clean_unions();
        // Cleaning turns unions of one into redirections.
        self.break_circles();
        let count = self.nodes.len();
        self.settled.target = (0..count as u32).map(|index| self.follow(ConjId(index))).collect();
        self.settled.nullable = self.nullables();
    }

    /// The node of a combination that was explored.
    pub(super) fn kind(&self, id: ConjId) -> &NodeKind {
        match self.nodes.get(id.index()) {
            Some(Some(node)) => &node.kind,
            _ => &NodeKind::Unknown,
        }
    }

    /// Follows redirections to what has a name or is no redirection.
    fn follow(&self, mut id: ConjId) -> ConjId {
        while let NodeKind::Same { as_, .. } = self.kind(id)
            && !self.is_named(id)
        {
            id = *as_;
        }
        id
    }

    /// Follows redirections to what is none.
    pub(super) fn bottom(&self, mut id: ConjId) -> ConjId {
        while let NodeKind::Same { as_, .. } = self.kind(id) {
            id = *as_;
        }
        id
    }

    /// Redirections that lead back to themselves say nothing.
    fn break_circles(&mut self) {
        let mut done = vec![false; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut path = Vec::new();
            let mut on_path = FxHashSet::default();
            let mut id = ConjId(start as u32);
            while let NodeKind::Same { as_, .. } = self.kind(id)
                && !done.get(id.index()).copied().unwrap_or(true)
            {
                path.push(id);
                on_path.insert(id);
                let next = *as_;
                if on_path.contains(&next) {
                    self.set(next, NodeKind::Unknown.into());
                    self.report_recursion(next);
                    break;
                }
                id = next;
            }
            for id in path {
                if let Some(done) = done.get_mut(id.index()) {
                    *done = true;
                }
            }
        }
        self.shorten();
    }

    /// Makes every redirection without a name end where its chain does, so that following is one step.
    fn shorten(&mut self) {
        for start in 0..self.nodes.len() {
            let mut path = Vec::new();
            let mut id = ConjId(start as u32);
            while let NodeKind::Same { as_, null } = self.kind(id) {
                let (next, null) = (*as_, *null);
                if self.is_named(id) || !matches!(self.kind(next), NodeKind::Same { .. }) || self.is_named(next) {
                    break;
                }
                path.push((id, null));
                id = next;
            }
            // The last link of the chain is final; each before it takes over its end.
            for (id, null) in path.into_iter().rev() {
                let NodeKind::Same { as_, .. } = *self.kind(id) else { continue };
                let NodeKind::Same { as_: end, null: further } = *self.kind(as_) else { continue };
                let null = if null == Null::Kept { further } else { null };
                let nullable = self.nodes.get(id.index()).and_then(Option::as_ref).is_some_and(|node| node.nullable);
                self.set(id, Node { nullable, ..NodeKind::Same { as_: end, null }.into() });
            }
        }
    }

    pub(super) fn set(&mut self, id: ConjId, node: Node) {
        if let Some(slot) = self.nodes.get_mut(id.index()) {
            *slot = Some(node);
        }
    }

    /// Cleans every union after the unions inside it.
    fn clean_unions(&mut self) {
        enum Step {
            Enter(ConjId),
            Leave(ConjId),
        }
        let mut state = vec![false; self.nodes.len()];
        for start in 0..self.nodes.len() {
            let mut stack = vec![Step::Enter(ConjId(start as u32))];
            while let Some(step) = stack.pop() {
                match step {
                    Step::Enter(id) => {
                        let Some(seen) = state.get_mut(id.index()).filter(|seen| !**seen) else { continue };
                        *seen = true;
                        match self.kind(id) {
                            NodeKind::Union(union) => {
                                stack.push(Step::Leave(id));
                                stack.extend(union.variants.iter().map(|variant| Step::Enter(variant.value)));
                            }
                            NodeKind::Same { as_, .. } => stack.push(Step::Enter(*as_)),
                            _ => {}
                        }
                    }
                    Step::Leave(id) => self.clean(id),
                }
            }
        }
    }

    fn clean(&mut self, id: ConjId) {
        let Some(Some(Node { kind: NodeKind::Union(union), nullable, .. })) = self.nodes.get(id.index()) else {
            return;
        };
        let UnionNode { variants, discriminator, .. } = union.clone();
        let mut nullable = *nullable;
        let mut kept: Vec<VariantNode> = Vec::with_capacity(variants.len());
        let mut seen: FxHashSet<ConjId> = FxHashSet::default();
        let mut holds_itself = false;
        let mut waiting: Vec<VariantNode> = variants.into_iter().rev().collect();
        while let Some(variant) = waiting.pop() {
            let value = self.follow(variant.value);
            if let NodeKind::Same { null: Null::Added, .. } = self.kind(variant.value) {
                nullable = true;
            }
            let bottom = self.bottom(value);
            if self.nodes.get(bottom.index()).and_then(Option::as_ref).is_some_and(|node| node.nullable) {
                nullable |= !matches!(self.kind(variant.value), NodeKind::Same { null: Null::Removed, .. });
            }
            match self.kind(bottom) {
                NodeKind::Null => {
                    nullable = true;
                    continue;
                }
                NodeKind::Never => continue,
                NodeKind::Unknown => return self.set(id, NodeKind::Unknown.into()),
                NodeKind::Union(_) if bottom == id => {
                    holds_itself = true;
                    continue;
                }
                NodeKind::Union(inner) if inner.tag.is_none() && !self.is_named(value) => {
                    let inner = inner.variants.clone();
                    let Some(left) = self.budget.checked_sub(inner.len()) else { continue };
                    self.budget = left;
                    waiting.extend(inner.into_iter().rev());
                    continue;
                }
                _ => {}
            }
            if seen.insert(value) {
                kept.push(VariantNode { value, ..variant });
            }
        }
        if discriminator.is_none() {
            kept = match self.merge_scalars(kept) {
                Merged::Variants(variants) => variants,
                Merged::Whole(kind) => return self.set(id, Node { nullable, ..kind.into() }),
            };
        }
        let node = match kept.as_slice() {
            [] if nullable => NodeKind::Null.into(),
            [] if holds_itself => {
                self.report_recursion(id);
                NodeKind::Unknown.into()
            }
            [] => NodeKind::Never.into(),
            [only] => {
                let null = if nullable { Null::Added } else { Null::Kept };
                Node::from(NodeKind::Same { as_: only.value, null })
            }
            _ => {
                let mut union = UnionNode { variants: kept, discriminator, ..UnionNode::default() };
                self.tell_apart(&mut union);
                NodeKind::Union(union).into()
            }
        };
        self.set(id, Node { nullable: node.nullable || nullable, ..node });
    }

    /// Puts scalars together that no reader could tell apart, and lists of values that are one list.
    fn merge_scalars(&mut self, variants: Vec<VariantNode>) -> Merged {
        let bottoms: Vec<NodeKind> = variants
            .iter()
            .map(|variant| match self.kind(self.bottom(variant.value)) {
                // Only what is looked at below is needed.
                NodeKind::Object(_) | NodeKind::Union(_) | NodeKind::Tuple { .. } => NodeKind::Null,
                other => other.clone(),
            })
            .collect();
        if let Some(listed) = self.one_list(&variants, &bottoms) {
            return Merged::Whole(NodeKind::Enum(listed));
        }
        let plain_string = |kind: &NodeKind| matches!(kind, NodeKind::String(_) | NodeKind::Binary);
        let has = |wanted: fn(&NodeKind) -> bool| bottoms.iter().any(wanted);
        let has_string = bottoms.iter().any(plain_string);
        let has_number = has(|kind| matches!(kind, NodeKind::Number));
        let has_integer = has(|kind| matches!(kind, NodeKind::Integer(_)));
        let has_boolean = has(|kind| matches!(kind, NodeKind::Boolean));
        let mut out: Vec<VariantNode> = Vec::with_capacity(variants.len());
        let mut first_format: Option<&StringFormat> = None;
        let mut formats_differ = false;
        let mut string_at = None;
        let (mut number, mut integer, mut boolean) = (false, false, false);
        for (variant, kind) in variants.into_iter().zip(&bottoms) {
            let subsumed = match kind {
                NodeKind::String(format) => {
                    let first = first_format.is_none();
                    formats_differ |= first_format.is_some_and(|known| known != format);
                    if first {
                        first_format = Some(format);
                        string_at = Some(out.len());
                    }
                    !first
                }
                NodeKind::Number => std::mem::replace(&mut number, true),
                NodeKind::Integer(_) => has_number || std::mem::replace(&mut integer, true),
                NodeKind::Boolean => std::mem::replace(&mut boolean, true),
                NodeKind::Literal(Literal::String(_)) => has_string,
                NodeKind::Literal(Literal::Number(_)) => has_number || has_integer,
                NodeKind::Literal(Literal::Boolean(_)) => has_boolean,
                NodeKind::Enum(EnumNode { base: EnumBase::String, .. }) => has_string,
                NodeKind::Enum(EnumNode { base: EnumBase::Integer | EnumBase::Number, .. }) => has_number,
                _ => false,
            };
            if !subsumed {
                out.push(variant);
            }
        }
        if let Some(slot) = string_at.and_then(|at| out.get_mut(at))
            && formats_differ
        {
            slot.value = self.made(NodeKind::String(StringFormat::Plain).into());
        }
        Merged::Variants(out)
    }

    /// The enum that the variants are together: constants and inline enums of one type, perhaps with `string` beside
    /// them, which leaves the list open.
    fn one_list(&self, variants: &[VariantNode], bottoms: &[NodeKind]) -> Option<EnumNode> {
        let mut values = Vec::new();
        let mut base = None;
        let mut open = false;
        for (variant, kind) in variants.iter().zip(bottoms) {
            let of = match kind {
                NodeKind::Literal(Literal::String(_)) => EnumBase::String,
                NodeKind::Literal(Literal::Number(_)) => EnumBase::Integer,
                NodeKind::Enum(listed) => {
                    // An enum with a name is used by that name, unless anything else may come as well.
                    let named = self.is_named(variant.value);
                    let has_plain = bottoms.iter().any(|kind| matches!(kind, NodeKind::String(_)));
                    if named && !has_plain {
                        return None;
                    }
                    values.extend(listed.values.iter().cloned());
                    listed.base
                }
                NodeKind::String(StringFormat::Plain) => {
                    open = true;
                    EnumBase::String
                }
                _ => return None,
            };
            if let NodeKind::Literal(_) = kind {
                values.push(self.literal_entry(variant, kind)?);
            }
            if *base.get_or_insert(of) != of {
                return None;
            }
        }
        let mut seen = FxHashSet::default();
        values.retain(|entry| seen.insert(entry.literal.clone()));
        let whole = |entry: &super::node::EnumEntry| match &entry.literal {
            Literal::Number(text) => text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'),
            _ => true,
        };
        let base = match base? {
            EnumBase::Integer if !values.iter().all(whole) => EnumBase::Number,
            other => other,
        };
        (values.len() > 1 || (open && !values.is_empty())).then_some(EnumNode { base, extensible: open, values })
    }

    /// A constant as a value of an enum, with what its schema calls it.
    fn literal_entry(&self, variant: &VariantNode, kind: &NodeKind) -> Option<super::node::EnumEntry> {
        let NodeKind::Literal(literal) = kind else { return None };
        let parts: &[super::conjunction::Part] = match self.conjunctions.key(self.bottom(variant.value)) {
            Key::All(parts, _) => parts,
            _ => &[],
        };
        // The member itself stands last, behind what applies beside the choice.
        let found = parts.iter().rev().filter_map(|part| self.schemas.get(part.id)).find_map(|schema| {
            let listed = super::values::listed(schema, self.documents)?;
            listed.into_iter().map(|(_, entry)| entry).find(|entry| entry.literal == *literal)
        });
        Some(found.unwrap_or(super::node::EnumEntry { literal: literal.clone(), name: None, description: None }))
    }

    /// Whether null may stand in a use of each combination, through redirections and unions.
    fn nullables(&self) -> Vec<bool> {
        let count = self.nodes.len();
        let mut nullable: Vec<bool> =
            self.nodes.iter().map(|node| node.as_ref().is_some_and(|node| node.nullable)).collect();
        let mut users: Vec<Vec<ConjId>> = vec![Vec::new(); count];
        let mut open = Vec::new();
        for (index, node) in self.nodes.iter().enumerate() {
            let id = ConjId(index as u32);
            match node.as_ref().map(|node| &node.kind) {
                Some(NodeKind::Same { null: Null::Added, .. }) => {
                    if let Some(slot) = nullable.get_mut(index) {
                        *slot = true;
                    }
                }
                Some(NodeKind::Same { as_, null: Null::Kept }) => {
                    if let Some(users) = users.get_mut(as_.index()) {
                        users.push(id);
                    }
                }
                Some(NodeKind::Union(union)) => {
                    for variant in &union.variants {
                        if let Some(users) = users.get_mut(variant.value.index()) {
                            users.push(id);
                        }
                    }
                }
                _ => {}
            }
            if nullable.get(index) == Some(&true) {
                open.push(id);
            }
        }
        while let Some(id) = open.pop() {
            for user in users.get(id.index()).into_iter().flatten() {
                if let Some(slot) = nullable.get_mut(user.index()).filter(|slot| !**slot) {
                    *slot = true;
                    open.push(*user);
                }
            }
        }
        nullable
    }

    /// The name that the document gives a schema: its key under `components.schemas`, `definitions` or `$defs`.
    pub(super) fn is_named(&self, id: ConjId) -> bool {
        self.named_schema(id).is_some()
    }

    pub(super) fn named_schema(&self, id: ConjId) -> Option<SchemaId> {
        match self.conjunctions.key(id) {
            Key::All(parts, types) if *types == accordant_model::Types::ALL => match &**parts {
                [part] if !part.own => Some(part.id).filter(|id| self.declared_name(*id).is_some()),
                _ => None,
            },
            _ => None,
        }
    }
}

enum Merged {
    Variants(Vec<VariantNode>),
    Whole(NodeKind),
}
