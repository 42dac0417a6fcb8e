//! Directive definitions, and directives where schemas use them.

use accordant_document::Origin;
use accordant_model::graphql::{Directive, DirectiveDefinition, EXECUTABLE_LOCATIONS, is_built_in_directive};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::inputs::Owner;
use super::probes::Probe;
use super::{Place, Walk};
use crate::{Change, Level, ids};

impl<'a> Walk<'a, '_> {
    pub(super) fn directives(&mut self) {
        let (base, revision) = (self.base, self.revision);
        let incomplete = |name: &SmolStr| {
            let marked = format!("@{name}");
            base.incomplete.contains(marked.as_str()) || revision.incomplete.contains(marked.as_str())
        };
        for (name, old) in base.directives.iter().filter(|(name, _)| !is_built_in_directive(name) && !incomplete(name))
        {
            match revision.directives.get(name) {
                Some(new) => self.directive(old, new),
                None => {
                    let coordinate = format!("@{name}");
                    let change = Change::new(
                        ids::GRAPHQL_DIRECTIVE_REMOVED,
                        format!("the directive `{coordinate}` was removed"),
                    )
                    .places(old.origin, None);
                    let locations = executable(old);
                    self.judged_use(&coordinate, change, old, locations, 1);
                }
            }
        }
        for (name, new) in revision.directives.iter() {
            if is_built_in_directive(name) || base.directives.contains_key(name) || incomplete(name) {
                continue;
            }
            let coordinate = format!("@{name}");
            let message = format!("the directive `{coordinate}` was added");
            let change = Change::new(ids::GRAPHQL_DIRECTIVE_ADDED, message).places(None, new.origin);
            self.enter(&Place::of(&coordinate), change);
        }
    }

    /// Enters a change that breaks operations which carry the directive `times` times at one of the locations.
    fn judged_use(
        &mut self,
        coordinate: &str,
        change: Change,
        directive: &DirectiveDefinition,
        locations: Vec<SmolStr>,
        times: usize,
    ) {
        if locations.is_empty() {
            // Schemas carry it, operations cannot.
            return self.enter(&Place::of(coordinate), change.level(Level::Info));
        }
        let directive = directive.name.clone();
        self.judge(&Place::of(coordinate), change, true, || Probe::Carry { directive, locations, times });
    }

    fn directive(&mut self, old: &'a DirectiveDefinition, new: &'a DirectiveDefinition) {
        let coordinate = format!("@{}", old.name);
        let places = (Some(old.origin), Some(new.origin));
        for location in old.locations.iter().filter(|location| !new.locations.contains(location)) {
            let message = format!("`{coordinate}` may not stand on {location} any more");
            let change = Change::new(ids::GRAPHQL_DIRECTIVE_LOCATION_REMOVED, message)
                .detail(location.as_str())
                .places(old.origin, new.origin);
            let locations = Some(location.clone()).filter(|one| EXECUTABLE_LOCATIONS.contains(&one.as_str()));
            self.judged_use(&coordinate, change, old, locations.into_iter().collect(), 1);
        }
        for location in new.locations.iter().filter(|location| !old.locations.contains(location)) {
            let message = format!("`{coordinate}` may stand on {location} now");
            let change = Change::new(ids::GRAPHQL_DIRECTIVE_LOCATION_ADDED, message)
                .detail(location.as_str())
                .places(old.origin, new.origin);
            self.enter(&Place::of(&coordinate), change);
        }
        if old.repeatable && !new.repeatable {
            let message = format!("`{coordinate}` may not be repeated any more");
            let change = Change::new(ids::GRAPHQL_DIRECTIVE_NOT_REPEATABLE, message).places(old.origin, new.origin);
            self.judged_use(&coordinate, change, old, executable(old), 2);
        }
        if !old.repeatable && new.repeatable {
            let message = format!("`{coordinate}` may be repeated now");
            let change = Change::new(ids::GRAPHQL_DIRECTIVE_REPEATABLE, message).places(old.origin, new.origin);
            self.enter(&Place::of(&coordinate), change);
        }
        let owner = Owner::Directive { name: &old.name, reached: old.is_executable() };
        self.arguments(&owner, &old.arguments, &new.arguments, (old.origin, new.origin));
        let descriptions = (old.description.as_deref(), new.description.as_deref());
        self.description(&coordinate, &format!("`{coordinate}`"), descriptions, places);
    }

    /// Compares the directives that one place of the schema carries; those of the specification have rules of their own.
    pub(super) fn directive_uses(
        &mut self,
        coordinate: &str,
        old: &[Directive],
        new: &[Directive],
        places: (Option<Origin>, Option<Origin>),
    ) {
        // Introspection does not tell where directives are used.
        if (old.is_empty() && new.is_empty()) || self.base.introspected || self.revision.introspected {
            return;
        }
        let own = |directive: &&Directive| !is_built_in_directive(&directive.name);
        let mut counts: FxHashMap<String, isize> = FxHashMap::default();
        for directive in old.iter().filter(own) {
            *counts.entry(written(directive)).or_default() += 1;
        }
        let mut come: IndexMap<&str, Vec<&Directive>> = IndexMap::new();
        for directive in new.iter().filter(own) {
            let count = counts.entry(written(directive)).or_default();
            *count -= 1;
            if *count < 0 {
                come.entry(&directive.name).or_default().push(directive);
            }
        }
        let mut gone: Vec<&Directive> = Vec::new();
        for directive in old.iter().filter(own) {
            if let Some(count) = counts.get_mut(&written(directive)).filter(|count| **count > 0) {
                *count -= 1;
                gone.push(directive);
            }
        }
        come.values_mut().for_each(|directives| directives.reverse());
        for directive in gone {
            let name = &directive.name;
            let counterpart = come.get_mut(name.as_str()).and_then(Vec::pop);
            let change = match counterpart {
                Some(other) => {
                    let message = format!("the arguments of `@{name}` on `{coordinate}` changed");
                    Change::new(ids::GRAPHQL_DIRECTIVE_USE_CHANGED, message).places(directive.origin, other.origin)
                }
                None => {
                    let message = format!("`{coordinate}` lost the directive `@{name}`");
                    Change::new(ids::GRAPHQL_DIRECTIVE_USE_REMOVED, message).places(directive.origin, places.1)
                }
            };
            self.enter(&Place::of(coordinate), change.detail(written(directive)));
        }
        for directive in come.into_values().flat_map(|directives| directives.into_iter().rev()) {
            let message = format!("`{coordinate}` carries the directive `@{}` now", directive.name);
            let change = Change::new(ids::GRAPHQL_DIRECTIVE_USE_ADDED, message)
                .detail(written(directive))
                .places(places.0, directive.origin);
            self.enter(&Place::of(coordinate), change);
        }
    }
}

fn executable(directive: &DirectiveDefinition) -> Vec<SmolStr> {
    let is_executable = |location: &&SmolStr| EXECUTABLE_LOCATIONS.contains(&location.as_str());
    directive.locations.iter().filter(is_executable).cloned().collect()
}

/// The use as a text in which the arguments have no order.
fn written(directive: &Directive) -> String {
    let mut arguments: Vec<String> =
        directive.arguments.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    arguments.sort();
    format!("@{}({})", directive.name, arguments.join(", "))
}
