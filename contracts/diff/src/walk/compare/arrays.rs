//! Items, tuples, `contains` and counts.

use super::{Compare, Relation};
use crate::ids;
use crate::walk::Step;

impl Compare<'_, '_> {
    pub(super) fn arrays(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        let shared = b.prefix.len().min(r.prefix.len());
        for (slot, (base, revision)) in b.prefix.iter().zip(&r.prefix).enumerate() {
            self.children(base, revision, &Step::Slot(slot), &["prefixItems", "items"]);
        }
        for slot in shared..b.prefix.len().max(r.prefix.len()) {
            let (relation, what) =
                if slot < b.prefix.len() { (Relation::Wider, "lost") } else { (Relation::Narrower, "was given") };
            // With items of another kind behind the slots, neither side holds the other.
            let relation = if b.items.is_empty() && r.items.is_empty() { relation } else { Relation::Incomparable };
            let message = format!("item {slot} of the tuple {what} a schema of its own");
            let change = self.related(relation, ids::TUPLE_CHANGED, message, &["prefixItems", "items"]);
            self.found.push(change.detail(slot.to_string()));
        }
        self.children(&b.items, &r.items, &Step::Items, &["items", "additionalItems"]);
        self.unevaluated(&b.unevaluated_items, &r.unevaluated_items, "unevaluatedItems");
        let rules = (ids::ITEM_COUNT_NARROWED, ids::ITEM_COUNT_WIDENED);
        self.range(&b.item_count, &r.item_count, rules, ["minItems", "maxItems"], [&["minItems"], &["maxItems"]]);
        if b.unique != r.unique {
            let (relation, what) = if r.unique {
                (Relation::Narrower, "items must be unique now")
            } else {
                (Relation::Wider, "items need no longer be unique")
            };
            let change = self.related(relation, ids::UNIQUE_ITEMS_CHANGED, what, &["uniqueItems"]);
            self.found.push(change);
        }
        self.contains();
    }

    fn contains(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        let (relation, message) = match (b.contains.as_slice(), r.contains.as_slice()) {
            ([], []) => return,
            ([], _) => (Relation::Narrower, "an item of a kind must be there now".to_owned()),
            (_, []) => (Relation::Wider, "no item of a kind need be there any longer".to_owned()),
            ([before], [after]) => {
                let alike = self.walk.classes.same(before.0, after.0);
                let (least, most) =
                    (before.1.cmp(&after.1), before.2.unwrap_or(u64::MAX).cmp(&after.2.unwrap_or(u64::MAX)));
                let relation = match (least.is_le(), most.is_ge(), least.is_ge(), most.is_le()) {
                    (true, true, true, true) if alike => return,
                    (true, true, ..) if alike => Relation::Narrower,
                    (_, _, true, true) if alike => Relation::Wider,
                    _ => Relation::Incomparable,
                };
                let said = |bounds: &(accordant_model::SchemaId, u64, Option<u64>)| match bounds.2 {
                    Some(most) => format!("{} to {most}", bounds.1),
                    None => format!("at least {}", bounds.1),
                };
                let message = if alike {
                    format!(
                        "the number of items that `contains` asks for changed from {} to {}",
                        said(before),
                        said(after)
                    )
                } else {
                    "the items that `contains` asks for changed".to_owned()
                };
                (relation, message)
            }
            (before, after) => {
                let alike = before.len() == after.len()
                    && before
                        .iter()
                        .zip(after)
                        .all(|(b, r)| (b.1, b.2) == (r.1, r.2) && self.walk.classes.same(b.0, r.0));
                if alike {
                    return;
                }
                (Relation::Incomparable, "the items that `contains` asks for changed".to_owned())
            }
        };
        let change =
            self.related(relation, ids::CONTAINS_CHANGED, message, &["contains", "minContains", "maxContains"]);
        self.found.push(change);
    }
}
