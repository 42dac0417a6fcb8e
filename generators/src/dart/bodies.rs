//! What the media types of one response, or of one request, are to a caller.

use crate::model::{ClientModel, Codec, Content, Shape as TypeShape, StringFormat, Type, TypeKind};

/// How a body is read or written, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Json(Type),
    /// Plain text, of which a scalar is made.
    Scalar(Type),
    Text,
    Binary,
    Form(Type),
    Multipart(Type),
    Events(Type),
    JsonLines(Type),
    JsonSequence(Type),
}

impl Shape {
    /// Of what the client receives. Forms and multipart bodies are left to the caller, as text and as bytes.
    pub(super) fn received(model: &ClientModel, content: &Content) -> Self {
        let value = content.value.clone();
        match content.codec {
            Codec::Json => Self::Json(value),
            Codec::EventStream => Self::Events(value),
            Codec::JsonLines => Self::JsonLines(value),
            Codec::JsonSequence => Self::JsonSequence(value),
            Codec::Text if is_scalar(model, &value) => Self::Scalar(value),
            Codec::Text | Codec::Form => Self::Text,
            Codec::Binary | Codec::Multipart => Self::Binary,
        }
    }

    /// Of what the client sends.
    pub(super) fn sent(model: &ClientModel, content: &Content) -> Self {
        let value = content.value.clone();
        match content.codec {
            Codec::Json => Self::Json(value),
            Codec::Form => Self::Form(value),
            Codec::Multipart => Self::Multipart(value),
            Codec::JsonLines => Self::JsonLines(value),
            Codec::JsonSequence => Self::JsonSequence(value),
            Codec::Text if is_scalar(model, &value) => Self::Scalar(value),
            Codec::Text | Codec::EventStream => Self::Text,
            Codec::Binary => Self::Binary,
        }
    }

    pub(super) fn streams(&self) -> bool {
        matches!(self, Self::Events(_) | Self::JsonLines(_) | Self::JsonSequence(_))
    }
}

/// Whether text says all of such a value, and it is more than a text.
fn is_scalar(model: &ClientModel, value: &Type) -> bool {
    !value.nullable
        && match &value.kind {
            TypeKind::Boolean | TypeKind::Number | TypeKind::Integer { .. } => true,
            TypeKind::String { format } => !matches!(format, StringFormat::Plain),
            TypeKind::Named { id } => {
                matches!(model.declaration(*id).map(|declaration| &declaration.shape), Some(TypeShape::Enum(_)))
            }
            _ => false,
        }
}

/// Media types that are one to the caller: the first is what is asked for.
#[derive(Clone, Debug)]
pub(super) struct Group<'m> {
    pub(super) shape: Shape,
    pub(super) contents: Vec<(usize, &'m Content)>,
}

/// The groups of some contents, in the order of their first members.
pub(super) fn groups<'m>(contents: &'m [Content], shape: impl Fn(&Content) -> Shape) -> Vec<Group<'m>> {
    let mut groups: Vec<Group<'m>> = Vec::new();
    for (index, content) in contents.iter().enumerate() {
        let own = shape(content);
        match groups.iter_mut().find(|group| group.shape == own) {
            Some(group) => group.contents.push((index, content)),
            None => groups.push(Group { shape: own, contents: vec![(index, content)] }),
        }
    }
    groups
}

/// A media type that can stand in a header field: printable ASCII.
pub(super) fn plain_media(content: &Content) -> Option<&str> {
    let media = content.media.trim();
    (!media.is_empty() && media.bytes().all(|byte| (0x20..0x7F).contains(&byte))).then_some(media)
}

/// What a media type adds to a name: `csv` of `text/csv; charset=utf-8`.
pub(super) fn media_words(media: &str) -> String {
    let essence = media.split(';').next().unwrap_or_default();
    let subtype = essence.split_once('/').map_or(essence, |(_, subtype)| subtype);
    crate::naming::words(&subtype.replace('*', "any"))
}
