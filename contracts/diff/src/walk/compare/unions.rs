//! `anyOf` and `oneOf`, `not`, conditions, discriminators.

use accordant_model::{Contract, SchemaId};
use rustc_hash::FxHashMap;

use super::{Compare, Relation};
use crate::ids;
use crate::walk::branches::{self, Matched};
use crate::walk::view::Union;
use crate::walk::{Step, branches::label};

impl Compare<'_, '_> {
    /// True where one side is a union and the other its branch: all is said then.
    pub(super) fn unions(&mut self) -> bool {
        let (b, r) = (self.b.clone(), self.r.clone());
        match (b.unions.as_slice(), r.unions.as_slice()) {
            ([], []) => {}
            ([], [union]) if r.is_only_union() => {
                let single = Union { keyword: union.keyword, branches: vec![b.id()] };
                return self.one_branch(&single, union);
            }
            ([union], []) if b.is_only_union() => {
                let single = Union { keyword: union.keyword, branches: vec![r.id()] };
                return self.one_branch(union, &single);
            }
            (base, revision) => {
                for (base, revision) in base.iter().zip(revision) {
                    self.union(base, revision);
                }
                if base.len() != revision.len() {
                    let (relation, what) = if base.len() < revision.len() {
                        (Relation::Narrower, "holds now")
                    } else {
                        (Relation::Wider, "no longer holds")
                    };
                    let extra = base.iter().skip(revision.len()).chain(revision.iter().skip(base.len()));
                    for union in extra {
                        let message = format!("`{}` {what} beside the rest of the schema", union.keyword);
                        let change = self
                            .related(relation, ids::COMPOSITION_CHANGED, message, &[union.keyword])
                            .detail(union.keyword);
                        self.found.push(change);
                    }
                }
            }
        }
        self.discriminators();
        false
    }

    fn one_branch(&mut self, base: &Union, revision: &Union) -> bool {
        let (contract, other) = (self.walk.base, self.walk.revision);
        let matched = branches::matched(self.walk, &base.branches, &revision.branches);
        if matched.pairs.is_empty() {
            let relation = Relation::Incomparable;
            let message = format!("the schema was rewritten with `{}`", revision.keyword);
            let change = self.related(relation, ids::COMPOSITION_CHANGED, message, &["oneOf", "anyOf", "type"]);
            self.found.push(change);
            return true;
        }
        self.branches(&matched, base, revision, contract, other);
        true
    }

    fn union(&mut self, base: &Union, revision: &Union) {
        if base.keyword != revision.keyword {
            let relation = if base.keyword == "oneOf" { Relation::Wider } else { Relation::Narrower };
            let message = format!("`{}` became `{}`", base.keyword, revision.keyword);
            let keywords = [base.keyword, revision.keyword];
            let change = self.related(relation, ids::COMPOSITION_CHANGED, message, &keywords);
            self.found.push(change.detail(format!("{}>{}", base.keyword, revision.keyword)));
        }
        let matched = branches::matched(self.walk, &base.branches, &revision.branches);
        self.branches(&matched, base, revision, self.walk.base, self.walk.revision);
    }

    fn branches(&mut self, matched: &Matched, base: &Union, revision: &Union, before: &Contract, after: &Contract) {
        for (old, new) in &matched.pairs {
            let label = label(before, *old);
            // A schema beside a union of which it is a branch is no pair of its own again.
            if (*old, *new) != (self.pair.base, self.pair.revision) {
                self.child(*old, *new, Step::Branch(label));
            }
        }
        let mut seen: FxHashMap<String, usize> = FxHashMap::default();
        let mut detail = |label: &str| {
            let count = seen.entry(label.to_owned()).or_default();
            *count += 1;
            if *count == 1 { label.to_owned() } else { format!("{label}#{count}") }
        };
        for branch in &matched.removed {
            let label = label(before, *branch);
            let message = format!("the branch `{label}` of `{}` was removed", base.keyword);
            let mut change = self.change(ids::BRANCH_REMOVED, message, &[base.keyword, revision.keyword]);
            change.base = Some(before.documents.origin(before.schemas[*branch].at));
            self.found.push(change.detail(detail(&label)));
        }
        for branch in &matched.added {
            let label = label(after, *branch);
            let message = format!("the branch `{label}` was added to `{}`", revision.keyword);
            let mut change = self.change(ids::BRANCH_ADDED, message, &[revision.keyword, base.keyword]);
            change.revision = Some(after.documents.origin(after.schemas[*branch].at));
            self.found.push(change.detail(detail(&label)));
        }
    }

    /// `not` and `if`: what is inside works the other way round or both ways, so containment has the word.
    pub(super) fn conditions(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        let alike = b.nots.len() == r.nots.len()
            && b.nots.iter().zip(&r.nots).all(|(base, revision)| self.walk.classes.same(*base, *revision));
        if !alike {
            let (relation, what) = match (b.nots.len(), r.nots.len()) {
                (0, _) => (Relation::Narrower, "`not` was added"),
                (_, 0) => (Relation::Wider, "`not` was removed"),
                _ => (Relation::Incomparable, "what `not` excludes changed"),
            };
            let change = self.related(relation, ids::NOT_CHANGED, what, &["not"]);
            self.found.push(change);
        }
        for (before, after) in b.conditions.iter().zip(&r.conditions) {
            if self.walk.classes.same(before.0, after.0) {
                for (base, revision, keyword) in [(before.1, after.1, "then"), (before.2, after.2, "else")] {
                    let (base, revision): (Vec<_>, Vec<_>) =
                        (base.into_iter().collect(), revision.into_iter().collect());
                    self.children(&base, &revision, &Step::Branch(keyword.to_owned()), &[keyword]);
                }
            } else {
                let change = self.change(ids::CONDITION_CHANGED, "the condition of `if` changed", &["if"]);
                self.found.push(change);
            }
        }
        if b.conditions.len() != r.conditions.len() {
            let (relation, what) = if b.conditions.len() < r.conditions.len() {
                (Relation::Narrower, "a condition was added")
            } else {
                (Relation::Wider, "a condition was removed")
            };
            let change = self.related(relation, ids::CONDITION_CHANGED, what, &["if"]);
            self.found.push(change.detail("count"));
        }
        if b.dynamic.len() != r.dynamic.len() {
            let message = "the dynamic reference changed";
            let change = self.related(Relation::Incomparable, ids::COMPOSITION_CHANGED, message, &["$dynamicRef"]);
            self.found.push(change.detail("$dynamicRef"));
        }
        for (base, revision) in b.dynamic.iter().zip(&r.dynamic) {
            self.child(*base, *revision, Step::Branch("dynamic".to_owned()));
        }
    }

    fn discriminators(&mut self) {
        let (b, r) = (self.b.clone(), self.r.clone());
        let (before, after) = (b.discriminator(self.walk.base), r.discriminator(self.walk.revision));
        let (before, after) = match (before, after) {
            (None, None) => return,
            (Some(before), Some(after)) if before.property_name == after.property_name => (before, after),
            (before, after) => {
                let named = |discriminator: Option<&accordant_model::Discriminator>| {
                    discriminator.map_or("none".to_owned(), |found| format!("`{}`", found.property_name))
                };
                let message = format!("the discriminator changed from {} to {}", named(before), named(after));
                let mut change = self.remark(ids::DISCRIMINATOR_CHANGED, message, &["discriminator"]);
                if before.is_none() {
                    change = change.level(Relation::Narrower.level(self.pair.direction).min(crate::Level::Warning));
                }
                self.found.push(change.detail(format!("{}>{}", named(before), named(after))));
                return;
            }
        };
        let (routes, next) = (routes(self.walk.base, before, &b.unions), routes(self.walk.revision, after, &r.unions));
        let contracts = (self.walk.base, self.walk.revision);
        for (value, old) in &routes {
            let Some((_, new)) = next.iter().find(|(known, _)| known == value) else {
                // A branch that is gone is a finding of its own.
                let named = &contracts.0.schemas[*old].name;
                let there =
                    next.iter().any(|(_, target)| named.is_some() && contracts.1.schemas[*target].name == *named);
                if there {
                    let message = format!("the discriminator no longer knows the value `{value}`");
                    let change = self.remark(ids::DISCRIMINATOR_MAPPING_CHANGED, message, &["discriminator"]);
                    self.found.push(change.detail(format!("-{value}")));
                }
                continue;
            };
            let names = (&contracts.0.schemas[*old].name, &contracts.1.schemas[*new].name);
            if names.0 != names.1 && !self.walk.classes.same(*old, *new) {
                let message = format!("the discriminator's value `{value}` chooses another schema");
                let change = self.remark(ids::DISCRIMINATOR_MAPPING_CHANGED, message, &["discriminator"]);
                self.found.push(change.detail(value.clone()));
            }
        }
    }
}

/// Values and the schemas that they choose: what is mapped, and the names of branches that are not.
fn routes(
    contract: &Contract,
    discriminator: &accordant_model::Discriminator,
    unions: &[Union],
) -> Vec<(String, SchemaId)> {
    let mut routes: Vec<(String, SchemaId)> = discriminator
        .mapping
        .iter()
        .filter_map(|(value, target)| target.map(|target| (value.to_string(), target)))
        .collect();
    let mapped: rustc_hash::FxHashSet<SchemaId> = routes.iter().map(|(_, target)| *target).collect();
    for branch in unions.iter().flat_map(|union| &union.branches) {
        if !mapped.contains(branch)
            && let Some(name) = &contract.schemas[*branch].name
        {
            routes.push((name.to_string(), *branch));
        }
    }
    routes
}
