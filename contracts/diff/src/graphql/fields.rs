//! Fields of objects and interfaces.

use accordant_model::graphql::{Field, TypeDefinition};
use indexmap::IndexMap;
use smol_str::SmolStr;

use super::inputs::Owner;
use super::probes::Probe;
use super::variance::answers_stay_readable;
use super::{Place, Walk, notice};
use crate::{Change, Direction, Level, ids};

impl<'a> Walk<'a, '_> {
    pub(super) fn fields(
        &mut self,
        old: &TypeDefinition,
        new: &TypeDefinition,
        before: &'a IndexMap<SmolStr, Field>,
        after: &'a IndexMap<SmolStr, Field>,
    ) {
        let name = old.name.as_str();
        let reached = self.before.answers(name);
        for field in before.values() {
            let coordinate = format!("{name}.{}", field.name);
            match after.get(&field.name) {
                None => {
                    let change =
                        Change::new(ids::GRAPHQL_FIELD_REMOVED, format!("the field `{coordinate}` was removed"))
                            .places(field.origin, new.origin);
                    let change = self.reaching(notice(change, field.deprecation.as_ref()), name);
                    let place = Place::deprecated(&coordinate, field.deprecation.as_ref());
                    self.judge(&place, change, reached, || Probe::Select {
                        ty: name.into(),
                        field: field.name.clone(),
                    });
                }
                Some(kept) => self.field(&coordinate, old, field, kept),
            }
        }
        for field in after.values().filter(|field| !before.contains_key(&field.name)) {
            let coordinate = format!("{name}.{}", field.name);
            let message = format!("the field `{coordinate}` was added");
            let change = Change::new(ids::GRAPHQL_FIELD_ADDED, message).places(old.origin, field.origin);
            self.enter(&Place::of(&coordinate), change);
        }
    }

    fn field(&mut self, coordinate: &str, ty: &TypeDefinition, old: &'a Field, new: &'a Field) {
        let reached = self.before.answers(&ty.name);
        let places = (Some(old.origin), Some(new.origin));
        let place = Place::deprecated(coordinate, old.deprecation.as_ref());
        if old.ty != new.ty {
            let safe = answers_stay_readable(&old.ty, &new.ty);
            let mut message = format!("`{coordinate}` answers with `{}` instead of `{}`", new.ty, old.ty);
            if safe {
                message.push_str(", which clients of the old type can read");
            }
            let mut change = Change::new(ids::GRAPHQL_FIELD_TYPE_CHANGED, message)
                .detail(format!("{} {}", old.ty, new.ty))
                .direction(Direction::Response)
                .places(old.ty_origin, new.ty_origin);
            if safe {
                change = change.level(Level::Info);
            }
            let change = self.reaching(change, &ty.name);
            self.judge(&place, change, reached, || Probe::Answer {
                ty: ty.name.clone(),
                field: old.name.clone(),
                new: new.ty.clone(),
            });
        }
        let owner = Owner::Field { ty: &ty.name, field: &old.name, reached };
        self.arguments(&owner, &old.arguments, &new.arguments, (old.origin, new.origin));
        self.deprecation(coordinate, (old.deprecation.as_ref(), new.deprecation.as_ref()), places);
        let descriptions = (old.description.as_deref(), new.description.as_deref());
        self.description(coordinate, &format!("`{coordinate}`"), descriptions, places);
        self.directive_uses(coordinate, &old.directives, &new.directives, places);
    }
}
