//! Bodies: media types, how their bytes are read, and the parts of forms.

use accordant_model::SchemaId;
use accordant_model::http::{self, Encoding, MediaRange, MediaType};

use super::Lowering;
use super::conjunction::ConjId;
use super::declare::doc;
use super::directions::Direction;
use super::node::{NodeKind, PropertyNode};
use super::types::Bytes;
use crate::model::{Body, Codec, Content, Part, PartStyle, Style, Type, TypeKind};
use crate::rule::ids;

/// By essence, then by structured suffix.
pub(super) fn codec(range: &MediaRange) -> Codec {
    match (range.kind(), range.subtype()) {
        ("application", "x-www-form-urlencoded") => Codec::Form,
        ("multipart", _) => Codec::Multipart,
        ("text", "event-stream") => Codec::EventStream,
        ("application", "x-ndjson" | "ndjson" | "jsonl" | "x-jsonl" | "json-lines" | "x-jsonlines" | "jsonlines") => {
            Codec::JsonLines
        }
        ("application", "json-seq") => Codec::JsonSequence,
        (_, subtype) if subtype.ends_with("+json-seq") => Codec::JsonSequence,
        _ if range.is_json() => Codec::Json,
        // Whatever the server sends: JSON is what nearly all of them mean by it.
        ("*", "*") => Codec::Json,
        ("text", _) => Codec::Text,
        ("application", "xml" | "yaml" | "x-yaml" | "graphql" | "javascript" | "sql" | "toml") => Codec::Text,
        _ if matches!(range.suffix(), Some("xml" | "yaml")) => Codec::Text,
        _ => Codec::Binary,
    }
}

fn is_stream(codec: Codec) -> bool {
    matches!(codec, Codec::EventStream | Codec::JsonLines | Codec::JsonSequence)
}

impl Lowering<'_> {
    /// The combination of what a media type carries; of a stream, of one item as far as the document says it apart.
    pub(super) fn content_root(&mut self, media: &MediaType) -> ConjId {
        let codec = codec(&media.range);
        match media.item_schema {
            Some(item) if codec == Codec::EventStream => {
                let data = self.event_data(item);
                self.conjunctions.any(&data)
            }
            Some(item) if is_stream(codec) || media.schema.is_none() => self.conjunctions.single(item),
            _ => self.of(media.schema),
        }
    }

    /// What an event of a stream says: 3.2 describes events with their fields, of which `data` is read.
    fn event_data(&self, item: SchemaId) -> Vec<SchemaId> {
        let data = |id: SchemaId| -> Option<SchemaId> {
            let data = self.schemas.get(id)?.object.as_ref()?.property("data")?;
            Some(self.schemas.get(data).and_then(|data| data.string.as_ref()?.content_schema).unwrap_or(data))
        };
        if let Some(found) = data(item) {
            return vec![found];
        }
        let members: Vec<SchemaId> = self
            .schemas
            .get(item)
            .and_then(|schema| schema.composition.as_ref())
            .map(|composition| composition.one_of.iter().chain(&composition.any_of).copied().collect())
            .unwrap_or_default();
        let found: Vec<SchemaId> = members.iter().filter_map(|member| data(*member)).collect();
        if found.len() == members.len() && !found.is_empty() { found } else { vec![item] }
    }

    pub(super) fn body(&mut self, body: &http::RequestBody, direction: Direction) -> Body {
        let mut contents: Vec<Content> = self.contents(&body.content, direction);
        // JSON before all others, else as the document has them.
        contents.sort_by_key(|content| content.codec != Codec::Json);
        let doc = doc(self.documents.node(body.at));
        Body { required: body.required, doc, contents }
    }

    pub(super) fn contents(&mut self, media: &[MediaType], direction: Direction) -> Vec<Content> {
        media.iter().map(|media| self.content(media, direction)).collect()
    }

    fn content(&mut self, media: &MediaType, direction: Direction) -> Content {
        let root = self.content_root(media);
        let codec = match codec(&media.range) {
            // A file that happens to be JSON, and Swagger's `type: file`, whatever the operation produces.
            Codec::Json if matches!(self.kind(self.bottom(self.target(root))), NodeKind::Binary) => Codec::Binary,
            Codec::Json if media.range.kind() == "*" && media.schema.is_none() => Codec::Binary,
            other => other,
        };
        let mut parts = Vec::new();
        let value = match codec {
            Codec::Binary => TypeKind::Binary.into(),
            Codec::Text => self.text(root, media, direction),
            Codec::Form | Codec::Multipart => {
                parts = self.parts(root, media, codec, direction);
                match media.schema {
                    Some(_) => self.type_of(root, direction, Bytes::Raw),
                    None => TypeKind::Map { values: Box::new(TypeKind::Unknown.into()) }.into(),
                }
            }
            Codec::EventStream | Codec::JsonLines | Codec::JsonSequence => self.item(root, media, direction),
            Codec::Json => self.type_of(root, direction, Bytes::Text),
        };
        Content { at: media.at, media: media.range.raw().to_owned(), codec, value, parts }
    }

    /// Text stays text: a schema that says more is only read for listed values.
    fn text(&mut self, root: ConjId, media: &MediaType, direction: Direction) -> Type {
        let value = self.type_of(root, direction, Bytes::Text);
        let kind = self.kind(self.bottom(self.target(root)));
        let textual = match kind {
            NodeKind::String(_) | NodeKind::Literal(crate::model::Literal::String(_)) => true,
            NodeKind::Enum(listed) => listed.base == crate::model::EnumBase::String,
            _ => false,
        };
        if textual {
            return value;
        }
        let structured =
            matches!(kind, NodeKind::Object(_) | NodeKind::Union(_) | NodeKind::Map(_) | NodeKind::Array { .. });
        let xml = media.range.subtype() == "xml" || media.range.suffix() == Some("xml");
        if structured && xml {
            self.findings.warn(
                ids::XML_AS_TEXT,
                media.at,
                format!("`{}` is not read into types", media.range),
                "the body was generated as text; offer `application/json` beside it",
            );
        }
        super::parameters::plain_text()
    }

    /// One item of a stream; before 3.2 documents give the schema of the item, or of an array of them.
    fn item(&mut self, root: ConjId, media: &MediaType, direction: Direction) -> Type {
        if media.item_schema.is_none()
            && let NodeKind::Array { items, .. } = self.kind(self.bottom(self.target(root)))
        {
            return self.type_of(*items, direction, Bytes::Text);
        }
        self.type_of(root, direction, Bytes::Text)
    }

    /// How each property of a form is written (OpenAPI 3.1.1, sections 4.8.14.4 and 4.8.15.1).
    fn parts(&mut self, root: ConjId, media: &MediaType, codec: Codec, direction: Direction) -> Vec<Part> {
        let NodeKind::Object(object) = self.kind(self.bottom(self.target(root))) else { return Vec::new() };
        let object = object.clone();
        object
            .properties
            .iter()
            .filter(|property| match direction {
                Direction::Sent => !property.read_only,
                Direction::Received => !property.write_only,
            })
            .map(|property| {
                let encoding = media.encoding.iter().find(|encoding| encoding.property == property.wire);
                self.part(property, encoding, codec, direction)
            })
            .collect()
    }

    fn part(
        &mut self,
        property: &PropertyNode,
        encoding: Option<&Encoding>,
        codec: Codec,
        direction: Direction,
    ) -> Part {
        let value = self.bottom(self.target(property.value));
        let items = match self.kind(value) {
            NodeKind::Array { items, .. } => Some(*items),
            _ => None,
        };
        let said = encoding.and_then(|encoding| encoding.content_type.as_deref());
        let styled = encoding
            .filter(|encoding| encoding.style.is_some() || encoding.explode.is_some() || encoding.allow_reserved);
        // Each item is a part, or a pair of name and value, of its own.
        let repeated = items.is_some() && styled.is_none() && said.is_none_or(|text| !MediaRange::new(text).is_json());
        let one = if repeated { items.unwrap_or(value) } else { property.value };
        let bytes = if codec == Codec::Multipart { Bytes::Raw } else { Bytes::Text };
        let (media, part_codec) = match said {
            Some(text) => {
                (text.to_owned(), self::codec(&MediaRange::new(text.split(',').next().unwrap_or(text).trim())))
            }
            None => self.default_media(one, codec),
        };
        // A wildcard of a type that is no text is bytes.
        let part_codec = if said.is_some_and(|text| text.trim() == "*/*") { Codec::Binary } else { part_codec };
        let kind = self.kind(self.bottom(self.target(one)));
        let binary = codec == Codec::Multipart && part_codec == Codec::Binary && !matches!(kind, NodeKind::Object(_));
        Part {
            wire: property.wire.to_string(),
            required: property.required,
            value: if binary { TypeKind::Binary.into() } else { self.type_of(one, direction, bytes) },
            repeated,
            codec: part_codec,
            media,
            style: styled.map(part_style),
            headers: encoding.map(|encoding| self.headers(&encoding.headers, direction)).unwrap_or_default(),
        }
    }

    /// What the specification has where `encoding` says nothing, by type.
    fn default_media(&self, value: ConjId, codec: Codec) -> (String, Codec) {
        let (media, part) = match self.kind(self.bottom(self.target(value))) {
            NodeKind::Binary if codec == Codec::Multipart => ("application/octet-stream", Codec::Binary),
            NodeKind::Object(_)
            | NodeKind::Map(_)
            | NodeKind::Array { .. }
            | NodeKind::Tuple { .. }
            | NodeKind::Union(_) => ("application/json", Codec::Json),
            NodeKind::Unknown if codec == Codec::Multipart => ("application/octet-stream", Codec::Binary),
            _ => ("text/plain", Codec::Text),
        };
        (media.to_owned(), part)
    }
}

fn part_style(encoding: &Encoding) -> PartStyle {
    let style = encoding.style.unwrap_or(Style::Form);
    PartStyle {
        style,
        explode: encoding.explode.unwrap_or(style == Style::Form),
        allow_reserved: encoding.allow_reserved,
    }
}
