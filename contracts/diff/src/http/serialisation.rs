//! How parameters, headers and parts of forms carry their values (OpenAPI 3.2, section 4.12.2.2).

use accordant_document::{At, Kind};
use accordant_model::http::{MediaType, ParameterValue, Style};
use accordant_model::{Contract, SchemaId, Types};

use super::Walk;
use crate::change::{Carrier, Change, Message, Part};
use crate::{Direction, Level, SubjectId, ids};

/// Schemas that are looked at to learn which types a value has; the depth of the look is bounded with them.
const MAX_SCHEMAS: usize = 64;

/// Where the two values stand.
pub(crate) struct Place<'n> {
    /// For messages: `query parameter `limit``.
    pub(crate) name: &'n str,
    pub(crate) base: At,
    pub(crate) revision: At,
    pub(crate) direction: Direction,
    pub(crate) part: Part,
}

/// Compares the way of writing, and hands the schemas on.
pub(crate) fn compare(
    walk: &mut Walk<'_, '_>,
    subject: SubjectId,
    place: Place<'_>,
    old: &ParameterValue,
    new: &ParameterValue,
) {
    let (carrier, base, revision) = match (old, new) {
        (
            ParameterValue::Schema { schema: old_schema, style: old_style, explode: old_explode, .. },
            ParameterValue::Schema { schema: new_schema, style: new_style, explode: new_explode, .. },
        ) => {
            let before = Serialisation { style: *old_style, explode: *old_explode };
            let after = Serialisation { style: *new_style, explode: *new_explode };
            let sent = || types(walk.base, *old_schema).intersection(types(walk.revision, *new_schema));
            if before != after && before.differs(after, sent()) {
                let message =
                    format!("{} is serialised as {} instead of {}", place.name, after.described(), before.described());
                changed(walk, subject, &place, message, "style");
            }
            flags(walk, subject, &place, old, new);
            (Carrier::Text, *old_schema, *new_schema)
        }
        (ParameterValue::Content(before), ParameterValue::Content(after)) => {
            if before.range != after.range {
                let message =
                    format!("{} is serialised as `{}` instead of `{}`", place.name, after.range, before.range);
                changed(walk, subject, &place, message, "content");
            }
            (carrier(before), before.schema, after.schema)
        }
        (ParameterValue::Schema { schema, .. }, ParameterValue::Content(media)) => {
            if !plain_text(media, types(walk.base, *schema)) {
                let message = format!("{} is serialised as `{}` instead of by its style", place.name, media.range);
                changed(walk, subject, &place, message, "content");
            }
            (Carrier::Text, *schema, media.schema)
        }
        (ParameterValue::Content(media), ParameterValue::Schema { schema, .. }) => {
            if !plain_text(media, types(walk.revision, *schema)) {
                let message = format!("{} is serialised by its style instead of as `{}`", place.name, media.range);
                changed(walk, subject, &place, message, "content");
            }
            (Carrier::Text, media.schema, *schema)
        }
    };
    if base.is_some() || revision.is_some() {
        walk.changes.message(Message {
            subject,
            part: place.part,
            direction: place.direction,
            carrier,
            base,
            revision,
        });
    }
}

fn changed(walk: &mut Walk<'_, '_>, subject: SubjectId, place: &Place<'_>, message: String, member: &str) {
    let base = walk.base.documents.member_origin(place.base, member);
    let revision = walk.revision.documents.member_origin(place.revision, member);
    let change = Change::new(ids::SERIALISATION_CHANGED, message).detail(place.name);
    walk.push(subject, change.direction(place.direction).places(base, revision));
}

/// `allowReserved` and `allowEmptyValue`.
fn flags(walk: &mut Walk<'_, '_>, subject: SubjectId, place: &Place<'_>, old: &ParameterValue, new: &ParameterValue) {
    let (
        ParameterValue::Schema { allow_reserved: old_reserved, allow_empty_value: old_empty, .. },
        ParameterValue::Schema { allow_reserved: new_reserved, allow_empty_value: new_empty, .. },
    ) = (old, new)
    else {
        return;
    };
    let name = place.name;
    if old_reserved != new_reserved {
        let message = if *new_reserved {
            format!("{name} may hold reserved characters as they are")
        } else {
            format!("{name} must escape reserved characters")
        };
        let wider = *new_reserved == (place.direction == Direction::Request);
        flag(walk, subject, place, Change::new(ids::RESERVED_CHARACTERS_CHANGED, message), "allowReserved", wider);
    }
    if old_empty != new_empty {
        let message = if *new_empty {
            format!("{name} may be sent without a value")
        } else {
            format!("{name} may no longer be sent without a value")
        };
        let wider = *new_empty == (place.direction == Direction::Request);
        flag(walk, subject, place, Change::new(ids::EMPTY_VALUE_CHANGED, message), "allowEmptyValue", wider);
    }
}

fn flag(
    walk: &mut Walk<'_, '_>,
    subject: SubjectId,
    place: &Place<'_>,
    change: Change,
    member: &str,
    receiver_takes_more: bool,
) {
    let base = walk.base.documents.member_origin(place.base, member);
    let revision = walk.revision.documents.member_origin(place.revision, member);
    let change = change.detail(place.name).direction(place.direction).places(base, revision);
    walk.push(subject, if receiver_takes_more { change.level(Level::Info) } else { change });
}

/// What the value of a `content` is.
pub(crate) fn carrier(media: &MediaType) -> Carrier {
    // A range over everything is what documents say that mean JSON, or do not know.
    if media.range.is_json() || media.range.kind() == "*" || media.range.subtype() == "*" {
        Carrier::Json
    } else {
        Carrier::Text
    }
}

/// Whether `text/plain` content and a schema with a style write the same.
fn plain_text(media: &MediaType, types: Types) -> bool {
    media.range.kind() == "text"
        && media.range.subtype() == "plain"
        && !types.intersects(Types::ARRAY.union(Types::OBJECT))
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Serialisation {
    style: Style,
    explode: bool,
}

impl Serialisation {
    /// Whether a value of some of these types is written in another way. Styles agree on more than their names say:
    /// `explode` means nothing for a single value, and exploded delimited styles are `form`.
    fn differs(self, other: Serialisation, types: Types) -> bool {
        let scalar = types.intersects(Types::ALL.without(Types::ARRAY).without(Types::OBJECT));
        scalar && self.of_scalar() != other.of_scalar()
            || types.intersects(Types::ARRAY) && self.of_array() != other.of_array()
            || types.intersects(Types::OBJECT) && self.of_object() != other.of_object()
    }

    fn of_scalar(self) -> Style {
        match self.style {
            Style::Matrix | Style::Label | Style::Simple => self.style,
            // `name=value`, the delimiter having nothing to delimit.
            _ => Style::Form,
        }
    }

    fn of_array(self) -> (Style, bool) {
        match self.style {
            Style::Simple => (Style::Simple, false),
            Style::SpaceDelimited | Style::PipeDelimited | Style::TabDelimited | Style::Cookie if self.explode => {
                (Style::Form, true)
            }
            style => (style, self.explode),
        }
    }

    fn of_object(self) -> (Style, bool) {
        match self.style {
            // `deepObject` has one form only.
            Style::DeepObject => (Style::DeepObject, true),
            style => (style, self.explode),
        }
    }

    fn described(self) -> String {
        let style = self.style.name();
        format!("`{style}`{}", if self.explode { " exploded" } else { "" })
    }
}

/// The types that a value may have, as far as a quick look tells; all where it does not.
pub(crate) fn types(contract: &Contract, schema: Option<SchemaId>) -> Types {
    schema.map_or(Types::ALL, |id| look(contract, id, &mut { MAX_SCHEMAS }))
}

fn look(contract: &Contract, id: SchemaId, left: &mut usize) -> Types {
    let Some(after) = left.checked_sub(1) else { return Types::ALL };
    *left = after;
    let schema = &contract.schemas[id];
    let mut found = schema.types.unwrap_or(Types::ALL);
    if let Some(values) = schema.constant.as_ref().map(std::slice::from_ref).or(schema.enumeration.as_deref()) {
        let listed = values.iter().map(|&at| type_of(contract.documents.node(at).kind()));
        found = found.intersection(listed.fold(Types::NONE, Types::union));
    }
    if let Some(target) = schema.reference {
        found = found.intersection(look(contract, target, left));
    }
    if let Some(composition) = &schema.composition {
        for &branch in &composition.all_of {
            found = found.intersection(look(contract, branch, left));
        }
        for branches in [&composition.any_of, &composition.one_of].into_iter().filter(|branches| !branches.is_empty()) {
            let any = branches.iter().map(|&branch| look(contract, branch, left));
            found = found.intersection(any.fold(Types::NONE, Types::union));
        }
    }
    found
}

fn type_of(kind: Kind) -> Types {
    match kind {
        Kind::Null => Types::NULL,
        Kind::Bool => Types::BOOLEAN,
        Kind::Number => Types::NUMBER,
        Kind::String => Types::STRING,
        Kind::Array => Types::ARRAY,
        Kind::Object => Types::OBJECT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differs(before: (Style, bool), after: (Style, bool), types: Types) -> bool {
        let of = |(style, explode)| Serialisation { style, explode };
        of(before).differs(of(after), types)
    }

    #[test]
    fn explode_matters_only_to_what_has_parts() {
        assert!(!differs((Style::Form, true), (Style::Form, false), Types::STRING));
        assert!(differs((Style::Form, true), (Style::Form, false), Types::ARRAY));
        assert!(!differs((Style::Simple, true), (Style::Simple, false), Types::ARRAY));
        assert!(differs((Style::Simple, true), (Style::Simple, false), Types::OBJECT));
    }

    #[test]
    fn exploded_delimited_arrays_are_forms() {
        assert!(!differs((Style::PipeDelimited, true), (Style::Form, true), Types::ARRAY));
        assert!(differs((Style::PipeDelimited, false), (Style::Form, false), Types::ARRAY));
        assert!(!differs((Style::PipeDelimited, false), (Style::Form, false), Types::STRING));
    }

    #[test]
    fn prefixed_styles_show_on_single_values() {
        assert!(differs((Style::Simple, false), (Style::Label, false), Types::STRING));
        assert!(differs((Style::Matrix, false), (Style::Label, false), Types::INTEGER));
    }
}
