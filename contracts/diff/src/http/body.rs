//! Request bodies, and the media types of any message.

use accordant_document::{At, Origin};
use accordant_model::http::{Encoding, MediaRange, MediaType, Operation, RequestBody, StatusPattern};
use accordant_model::{Contract, SchemaId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::exchange::Exchange;
use super::media::pair_media_types;
use super::{Walk, header, serialisation};
use crate::change::{Change, Message, Part, status_name};
use crate::{Direction, Level, ids};

/// Compares the bodies that are sent with the question.
pub(crate) fn compare(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &Operation, new: &Operation) {
    match (&old.request_body, &new.request_body) {
        (Some(old), Some(new)) => {
            if old.required != new.required {
                let change = if new.required {
                    Change::new(ids::REQUEST_BODY_BECAME_REQUIRED, "the request body became required")
                } else {
                    Change::new(ids::REQUEST_BODY_BECAME_OPTIONAL, "the request body became optional")
                };
                let base = walk.base.documents.member_origin(old.at, "required");
                let revision = walk.revision.documents.member_origin(new.at, "required");
                walk.push(exchange.subject, change.direction(exchange.asked).places(base, revision));
            }
            let side = Side { exchange, direction: exchange.asked, status: None, base: old.at, revision: new.at };
            content(walk, side, &old.content, &new.content);
        }
        (Some(old), None) => removed(walk, exchange, old),
        (None, Some(new)) => added(walk, exchange, new),
        (None, None) => {}
    }
}

fn removed(walk: &mut Walk<'_, '_>, exchange: Exchange, old: &RequestBody) {
    let base = walk.base_origin(old.at);
    let change = Change::new(ids::REQUEST_BODY_REMOVED, "the request body was removed");
    walk.push(exchange.subject, change.direction(exchange.asked).places(base, None));
}

fn added(walk: &mut Walk<'_, '_>, exchange: Exchange, new: &RequestBody) {
    let revision = walk.revision_origin(new.at);
    let change = if new.required {
        Change::new(ids::REQUIRED_REQUEST_BODY_ADDED, "a required request body was added")
    } else {
        Change::new(ids::OPTIONAL_REQUEST_BODY_ADDED, "an optional request body was added")
    };
    walk.push(exchange.subject, change.direction(exchange.asked).places(None, revision));
}

/// Which message a `content` map belongs to.
#[derive(Clone, Copy)]
pub(crate) struct Side {
    pub(crate) exchange: Exchange,
    pub(crate) direction: Direction,
    /// `None` for request bodies.
    pub(crate) status: Option<StatusPattern>,
    /// The message on both sides, for what only one of them describes.
    pub(crate) base: At,
    pub(crate) revision: At,
}

impl Side {
    fn place(self) -> String {
        self.status.map_or("the request".to_owned(), |status| format!("response `{}`", status_name(status)))
    }

    fn body(self, media: &MediaRange) -> Part {
        let media = SmolStr::new(media.raw());
        match self.status {
            Some(status) => Part::ResponseBody { status, media },
            None => Part::RequestBody { media },
        }
    }
}

/// Compares what two messages may hold.
pub(crate) fn content(walk: &mut Walk<'_, '_>, side: Side, old: &[MediaType], new: &[MediaType]) {
    let found = pair_media_types(old, new);
    for (before, after) in found.pairs {
        media_type(walk, side, before, after);
    }
    let place = side.place();
    for (before, narrowed) in found.lost {
        let range = &before.range;
        let change = if narrowed {
            let left = new.iter().filter(|media| range.covers(&media.range)).take(4);
            let left: Vec<String> = left.map(|media| format!("`{}`", media.range)).collect();
            let message = format!("`{range}` was narrowed to {} in {place}", left.join(", "));
            Change::new(ids::MEDIA_TYPE_NARROWED, message)
        } else if new.is_empty() {
            Change::new(ids::MEDIA_TYPE_REMOVED, format!("{place} no longer has a body; it was `{range}`"))
        } else {
            Change::new(ids::MEDIA_TYPE_REMOVED, format!("`{range}` was removed from {place}"))
        };
        let (base, revision) = (walk.base_origin(before.at), content_origin(walk, side.revision));
        let detail = before.range.raw().to_ascii_lowercase();
        walk.push(side.exchange.subject, change.detail(detail).direction(side.direction).places(base, revision));
    }
    for (after, widened) in found.gained {
        let range = &after.range;
        let change = if widened {
            let known = old.iter().filter(|media| range.covers(&media.range)).take(4);
            let known: Vec<String> = known.map(|media| format!("`{}`", media.range)).collect();
            Change::new(ids::MEDIA_TYPE_WIDENED, format!("{} was widened to `{range}` in {place}", known.join(", ")))
        } else {
            Change::new(ids::MEDIA_TYPE_ADDED, format!("`{range}` was added to {place}"))
        };
        let base = walk.base.documents.member_origin(side.base, "content");
        let revision = walk.revision_origin(after.at);
        let detail = after.range.raw().to_ascii_lowercase();
        walk.push(side.exchange.subject, change.detail(detail).direction(side.direction).places(base, revision));
    }
}

fn content_origin(walk: &Walk<'_, '_>, revision: At) -> Origin {
    walk.revision.documents.member_origin(revision, "content")
}

fn media_type(walk: &mut Walk<'_, '_>, side: Side, old: &MediaType, new: &MediaType) {
    let subject = side.exchange.subject;
    let direction = side.direction;
    if old.schema.is_some() || new.schema.is_some() {
        walk.changes.message(Message {
            subject,
            part: side.body(&old.range),
            direction,
            carrier: serialisation::carrier(old),
            base: old.schema,
            revision: new.schema,
        });
    }
    if old.item_schema.is_some() || new.item_schema.is_some() {
        walk.changes.message(Message {
            subject,
            part: Part::Item { status: side.status, media: SmolStr::new(old.range.raw()) },
            direction,
            carrier: serialisation::carrier(old),
            base: old.item_schema,
            revision: new.item_schema,
        });
    }
    let form =
        |media: &MediaType| media.range.kind() == "multipart" || media.range.subtype() == "x-www-form-urlencoded";
    if form(old) && form(new) {
        encodings(walk, side, old, new);
    }
}

/// Compares how the properties of a form or multipart body are sent (OpenAPI 3.1.1, section 4.8.15).
fn encodings(walk: &mut Walk<'_, '_>, side: Side, old: &MediaType, new: &MediaType) {
    let known: FxHashMap<&str, &Encoding> =
        new.encoding.iter().rev().map(|encoding| (encoding.property.as_str(), encoding)).collect();
    for before in &old.encoding {
        encoding(walk, side, (old, Some(before)), (new, known.get(before.property.as_str()).copied()));
    }
    let before: FxHashMap<&str, &Encoding> =
        old.encoding.iter().map(|encoding| (encoding.property.as_str(), encoding)).collect();
    for after in new.encoding.iter().filter(|encoding| !before.contains_key(encoding.property.as_str())) {
        encoding(walk, side, (old, None), (new, Some(after)));
    }
}

/// A media type, and what it says of one property.
type Encoded<'a> = (&'a MediaType, Option<&'a Encoding>);

fn encoding(walk: &mut Walk<'_, '_>, side: Side, old: Encoded<'_>, new: Encoded<'_>) {
    let Some(property) = old.1.or(new.1).map(|encoding| encoding.property.clone()) else { return };
    // A property that only one side has is a change of its own, and its encoding comes or goes with it.
    let lacks = |contract: &Contract, (media, encoding): Encoded<'_>| {
        encoding.is_none() && !declares(contract, media.schema, &property)
    };
    if lacks(walk.base, old) || lacks(walk.revision, new) {
        return;
    }
    let at = |(media, encoding): Encoded<'_>| encoding.map_or(media.at, |encoding| encoding.at);
    let content_type = |(_, encoding): Encoded<'_>| encoding.and_then(|encoding| encoding.content_type.clone());
    let places = |walk: &Walk<'_, '_>, member: &str| {
        (walk.base.documents.member_origin(at(old), member), walk.revision.documents.member_origin(at(new), member))
    };
    let (before, after) = (content_type(old), content_type(new));
    let (accepted_before, accepted_after) = (ranges(before.as_deref()), ranges(after.as_deref()));
    let within =
        |some: &[MediaRange], all: &[MediaRange]| some.iter().all(|part| all.iter().any(|range| range.covers(part)));
    let same = within(&accepted_before, &accepted_after) && within(&accepted_after, &accepted_before);
    if !same || before.is_some() != after.is_some() {
        let said = |text: &Option<SmolStr>| text.as_ref().map_or("its default".to_owned(), |text| format!("`{text}`"));
        let message =
            format!("the content type of part `{property}` changed from {} to {}", said(&before), said(&after));
        let (base, revision) = places(walk, "contentType");
        let mut change = Change::new(ids::PART_CONTENT_TYPE_CHANGED, message)
            .detail(property.as_str())
            .direction(side.direction)
            .places(base, revision);
        let contained = match side.direction {
            Direction::Request => within(&accepted_before, &accepted_after),
            Direction::Response => within(&accepted_after, &accepted_before),
        };
        change.level = match (before.is_some(), after.is_some()) {
            (true, true) => contained.then_some(Level::Info),
            // What a part is by default depends on its value: nobody can say which messages are left.
            _ => Some(Level::Warning),
        };
        walk.push(side.exchange.subject, change);
    }
    let style = |(_, encoding): Encoded<'_>| {
        encoding.map(|encoding| (encoding.style, encoding.explode, encoding.allow_reserved)).unwrap_or_default()
    };
    if style(old) != style(new) {
        let (base, revision) = places(walk, "style");
        let change = Change::new(ids::SERIALISATION_CHANGED, format!("part `{property}` is serialised in another way"))
            .detail(format!("part {property}"))
            .direction(side.direction)
            .places(base, revision);
        walk.push(side.exchange.subject, change);
    }
    let headers = |(_, encoding): Encoded<'_>| encoding.map(|encoding| encoding.headers.clone()).unwrap_or_default();
    header::compare(walk, side.exchange, side.direction, &headers(old), &headers(new), |name| Part::PartHeader {
        property: property.clone(),
        name,
    });
}

/// Whether the schema itself names the property; compositions are not looked into.
fn declares(contract: &Contract, schema: Option<SchemaId>, property: &str) -> bool {
    let object = schema.and_then(|id| contract.schemas[id].object.as_ref());
    object.is_some_and(|object| object.property(property).is_some())
}

/// The media types of a `contentType`, which may list several.
fn ranges(content_type: Option<&str>) -> Vec<MediaRange> {
    // Longer lists are nobody's; their rest says nothing.
    const MAX_RANGES: usize = 64;
    content_type
        .into_iter()
        .flat_map(|text| text.split(','))
        .take(MAX_RANGES)
        .map(|text| MediaRange::new(text.trim()))
        .collect()
}
