//! What people read: descriptions and deprecations.

use accordant_document::Origin;
use accordant_model::graphql::Deprecation;

use super::{Place, Walk};
use crate::{Change, ids};

type Places = (Option<Origin>, Option<Origin>);

impl Walk<'_, '_> {
    pub(super) fn description(
        &mut self,
        coordinate: &str,
        what: &str,
        (old, new): (Option<&str>, Option<&str>),
        places: Places,
    ) {
        // Readers and printers of schemas differ in the white space around a text, not in the text.
        let (old, new) = (old.map(str::trim).unwrap_or_default(), new.map(str::trim).unwrap_or_default());
        if old == new {
            return;
        }
        let message = match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("{what} has a description now"),
            (_, true) => format!("{what} lost its description"),
            _ => format!("the description of {what} changed"),
        };
        let change = Change::new(ids::GRAPHQL_DESCRIPTION_CHANGED, message).places(places.0, places.1);
        self.enter(&Place::of(coordinate), change);
    }

    pub(super) fn deprecation(
        &mut self,
        coordinate: &str,
        (old, new): (Option<&Deprecation>, Option<&Deprecation>),
        places: Places,
    ) {
        let change = match (old, new) {
            (None, Some(new)) => {
                let message = format!("`{coordinate}` is deprecated now: {}", one_line(&new.reason));
                Change::new(ids::GRAPHQL_DEPRECATED, message).places(places.0, new.origin)
            }
            (Some(old), None) => {
                Change::new(ids::GRAPHQL_REACTIVATED, format!("`{coordinate}` is not deprecated any more"))
                    .places(old.origin, places.1)
            }
            (Some(old), Some(new)) if old.reason.trim() != new.reason.trim() => {
                let message =
                    format!("the reason why `{coordinate}` is deprecated changed to: {}", one_line(&new.reason));
                Change::new(ids::GRAPHQL_DEPRECATION_REASON_CHANGED, message).places(old.origin, new.origin)
            }
            _ => return,
        };
        self.enter(&Place::of(coordinate), change);
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned()
}
