//! Arguments of fields and directives, and fields of input objects: what clients send.

use accordant_document::Origin;
use accordant_model::graphql::{InputValue, TypeDefinition};
use indexmap::IndexMap;
use smol_str::SmolStr;

use super::probes::Probe;
use super::variance::values_stay_accepted;
use super::{Place, Walk, notice};
use crate::{Change, Direction, Level, ids};

/// What inputs belong to.
pub(super) enum Owner<'o> {
    Field { ty: &'o SmolStr, field: &'o SmolStr, reached: bool },
    Directive { name: &'o SmolStr, reached: bool },
    Input { ty: &'o SmolStr, reached: bool },
}

impl Owner<'_> {
    fn coordinate(&self, input: &str) -> String {
        match self {
            Owner::Field { ty, field, .. } => format!("{ty}.{field}({input}:)"),
            Owner::Directive { name, .. } => format!("@{name}({input}:)"),
            Owner::Input { ty, .. } => format!("{ty}.{input}"),
        }
    }

    const fn what(&self) -> &'static str {
        match self {
            Owner::Field { .. } | Owner::Directive { .. } => "argument",
            Owner::Input { .. } => "input field",
        }
    }

    const fn is_reached(&self) -> bool {
        match self {
            Owner::Field { reached, .. } | Owner::Directive { reached, .. } | Owner::Input { reached, .. } => *reached,
        }
    }

    const fn is_input(&self) -> bool {
        matches!(self, Owner::Input { .. })
    }

    /// An operation that sends the input, or leaves it out.
    fn probe(&self, input: &InputValue, sends: bool) -> Probe {
        let (input, sent) = (input.name.clone(), sends);
        match self {
            Owner::Field { ty, field, .. } => {
                Probe::Argument { ty: (*ty).clone(), field: (*field).clone(), argument: input, sent }
            }
            Owner::Directive { name, .. } => {
                Probe::DirectiveArgument { directive: (*name).clone(), argument: input, sent }
            }
            Owner::Input { ty, .. } => Probe::InputField { ty: (*ty).clone(), field: input, sent },
        }
    }
}

impl<'a> Walk<'a, '_> {
    pub(super) fn input_fields(
        &mut self,
        old: &TypeDefinition,
        new: &TypeDefinition,
        before: &'a IndexMap<SmolStr, InputValue>,
        after: &'a IndexMap<SmolStr, InputValue>,
    ) {
        let owner = Owner::Input { ty: &old.name, reached: self.before.sends(&old.name) };
        self.arguments(&owner, before, after, (old.origin, new.origin));
    }

    /// Compares the inputs of one owner; `places` are its own.
    pub(super) fn arguments(
        &mut self,
        owner: &Owner<'_>,
        before: &'a IndexMap<SmolStr, InputValue>,
        after: &'a IndexMap<SmolStr, InputValue>,
        places: (Origin, Origin),
    ) {
        for old in before.values() {
            let coordinate = owner.coordinate(&old.name);
            match after.get(&old.name) {
                Some(new) => self.input(owner, &coordinate, old, new),
                None => {
                    let rule =
                        if owner.is_input() { ids::GRAPHQL_INPUT_FIELD_REMOVED } else { ids::GRAPHQL_ARGUMENT_REMOVED };
                    let change = Change::new(rule, format!("the {} `{coordinate}` was removed", owner.what()))
                        .direction(Direction::Request)
                        .places(old.origin, places.1);
                    let change = self.placed(owner, notice(change, old.deprecation.as_ref()));
                    let place = Place::deprecated(&coordinate, old.deprecation.as_ref());
                    self.judge(&place, change, owner.is_reached(), || owner.probe(old, true));
                }
            }
        }
        for new in after.values().filter(|new| !before.contains_key(&new.name)) {
            let coordinate = owner.coordinate(&new.name);
            let required = new.ty.is_non_null() && new.default.is_none();
            let rule = match (owner.is_input(), required) {
                (true, true) => ids::GRAPHQL_REQUIRED_INPUT_FIELD_ADDED,
                (true, false) => ids::GRAPHQL_INPUT_FIELD_ADDED,
                (false, true) => ids::GRAPHQL_REQUIRED_ARGUMENT_ADDED,
                (false, false) => ids::GRAPHQL_ARGUMENT_ADDED,
            };
            let how = if required { "required" } else { "optional" };
            let change = Change::new(rule, format!("the {how} {} `{coordinate}` was added", owner.what()))
                .direction(Direction::Request)
                .places(places.0, new.origin);
            let change = self.placed(owner, change);
            if required {
                self.judge(&Place::of(&coordinate), change, owner.is_reached(), || owner.probe(new, false));
            } else {
                self.enter(&Place::of(&coordinate), change);
            }
        }
    }

    /// Changes of input objects reach whatever takes them.
    fn placed(&mut self, owner: &Owner<'_>, change: Change) -> Change {
        match owner {
            Owner::Input { ty, .. } => self.reaching(change, ty),
            _ => change,
        }
    }

    fn input(&mut self, owner: &Owner<'_>, coordinate: &str, old: &'a InputValue, new: &'a InputValue) {
        let places = (Some(old.origin), Some(new.origin));
        let place = Place::deprecated(coordinate, old.deprecation.as_ref());
        if old.ty != new.ty {
            let safe = values_stay_accepted(&old.ty, &new.ty);
            let rule = if owner.is_input() {
                ids::GRAPHQL_INPUT_FIELD_TYPE_CHANGED
            } else {
                ids::GRAPHQL_ARGUMENT_TYPE_CHANGED
            };
            let mut message = format!("`{coordinate}` takes `{}` instead of `{}`", new.ty, old.ty);
            if safe {
                message.push_str(", and so all that it took before");
            }
            let mut change = Change::new(rule, message)
                .detail(format!("{} {}", old.ty, new.ty))
                .direction(Direction::Request)
                .places(old.ty_origin, new.ty_origin);
            if safe {
                change = change.level(Level::Info);
            }
            let change = self.placed(owner, change);
            self.judge(&place, change, owner.is_reached(), || owner.probe(old, true));
        }
        self.default(owner, coordinate, old, new);
        self.deprecation(coordinate, (old.deprecation.as_ref(), new.deprecation.as_ref()), places);
        let descriptions = (old.description.as_deref(), new.description.as_deref());
        self.description(coordinate, &format!("`{coordinate}`"), descriptions, places);
        self.directive_uses(coordinate, &old.directives, &new.directives, places);
    }

    fn default(&mut self, owner: &Owner<'_>, coordinate: &str, old: &InputValue, new: &InputValue) {
        let place = Place::deprecated(coordinate, old.deprecation.as_ref());
        let change = match (&old.default, &new.default) {
            (Some(before), Some(after)) if before != after => {
                let message = format!("the default of `{coordinate}` changed from `{before}` to `{after}`");
                Change::new(ids::GRAPHQL_DEFAULT_CHANGED, message).detail(format!("{before} {after}"))
            }
            (None, Some(after)) => {
                Change::new(ids::GRAPHQL_DEFAULT_ADDED, format!("`{coordinate}` has the default `{after}` now"))
            }
            (Some(before), None) => {
                let message = format!("`{coordinate}` lost its default `{before}`");
                let change = Change::new(ids::GRAPHQL_DEFAULT_REMOVED, message);
                // Only what cannot be null must be given now; a null that was none before is another answer at most.
                if new.ty.is_non_null() { change } else { change.level(Level::Warning) }
            }
            _ => return,
        };
        let required = new.ty.is_non_null() && new.default.is_none();
        let change = change.direction(Direction::Request).places(old.default_origin, new.default_origin);
        let change = self.placed(owner, change);
        self.judge(&place, change, owner.is_reached(), || {
            if required { owner.probe(new, false) } else { Probe::operations(Vec::new()) }
        });
    }
}
