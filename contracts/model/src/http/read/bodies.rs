//! Request bodies and content: media types with their schemas, encodings and examples.

use accordant_document::{At, Kind};
use smol_str::SmolStr;

use super::HttpReader;
use super::parameters::style_named;
use crate::http::{Encoding, MediaRange, MediaType, RequestBody, SpecVersion};
use crate::reader::{Entry, Site};

impl<'d> HttpReader<'_, 'd> {
    pub(super) fn request_body(&mut self, operation: Site<'d>) -> Option<RequestBody> {
        let entry = operation.entry("requestBody")?;
        let site = self.object_behind(entry.value, entry.origin(), "`requestBody`")?;
        self.body(site)
    }

    pub(super) fn body(&mut self, site: Site<'d>) -> Option<RequestBody> {
        if !self.reader.spend(1, site.origin()) {
            return None;
        }
        self.reader.unknown_fields(site, "a request body", &[&["description", "content", "required"]]);
        if site.get("content").is_none() {
            self.reader.missing(site, "content", "the request body");
        }
        Some(RequestBody { at: site.at(), required: self.reader.flag(site, "required"), content: self.content(site) })
    }

    /// The media types under `content`.
    pub(super) fn content(&mut self, owner: Site<'d>) -> Vec<MediaType> {
        let Some(map) = self.map(owner, "content") else { return Vec::new() };
        let mut content = Vec::with_capacity(map.node.len());
        for entry in map.entries() {
            if entry.key.starts_with("x-") && !entry.key.contains('/') {
                continue;
            }
            let what = format!("the media type `{}`", entry.key);
            let found = if self.spec() >= SpecVersion::V3_2 {
                self.object_behind(entry.value, entry.origin(), &what)
            } else {
                self.object_anyhow(entry.value, entry.origin(), &what)
            };
            if let Some(site) = found {
                if !self.reader.spend(1, entry.origin()) {
                    break;
                }
                content.push(self.media_type(site, entry.key));
            }
        }
        content
    }

    pub(super) fn media_type(&mut self, site: Site<'d>, name: &str) -> MediaType {
        self.reader.unknown_fields(site, "a media type", &[self.version.media_type]);
        MediaType {
            at: site.at(),
            range: MediaRange::new(name),
            schema: self.schema(site, "schema"),
            item_schema: if self.spec() >= SpecVersion::V3_2 { self.schema(site, "itemSchema") } else { None },
            encoding: self.encodings(site),
            examples: self.examples(site),
        }
    }

    fn encodings(&mut self, media: Site<'d>) -> Vec<Encoding> {
        let Some(map) = self.map(media, "encoding") else { return Vec::new() };
        let mut encodings = Vec::with_capacity(map.node.len());
        for entry in map.entries() {
            if !entry.value.node.is_object() {
                self.reader.wrong_type(entry.origin(), "an encoding", "an object", entry.value.kind());
            } else if self.reader.spend(1, entry.origin()) {
                encodings.push(self.encoding(entry));
            }
        }
        encodings
    }

    fn encoding(&mut self, entry: Entry<'d>) -> Encoding {
        let site = entry.value;
        self.reader.unknown_fields(site, "an encoding", &[self.version.encoding]);
        let style = self.reader.text(site, "style").and_then(|text| {
            let style = style_named(text);
            if style.is_none() {
                let message = format!("`{text}` is no style");
                self.reader.error("unknown-value", site.key_origin("style"), message).help("it was left out");
            }
            style
        });
        Encoding {
            at: site.at(),
            property: SmolStr::new(entry.key),
            content_type: self.reader.name(site, "contentType"),
            headers: self.headers(site),
            style,
            explode: site.get("explode").map(|_| self.reader.flag(site, "explode")),
            allow_reserved: self.reader.flag(site, "allowReserved"),
        }
    }

    /// The values that `example` and `examples` show. Texts of external or serialised examples are no values.
    pub(super) fn examples(&mut self, owner: Site<'d>) -> Vec<At> {
        let mut values: Vec<At> = owner.get("example").map(Site::at).into_iter().collect();
        let Some(examples) = owner.entry("examples") else { return values };
        if examples.value.kind() != Kind::Object {
            self.reader.wrong_type(examples.origin(), "`examples`", "an object", examples.value.kind());
            return values;
        }
        for entry in examples.value.entries().filter(|entry| !entry.key.starts_with("x-")) {
            let Some(example) = self.object_behind(entry.value, entry.origin(), "an example") else { continue };
            values.extend(example.get("dataValue").or_else(|| example.get("value")).map(Site::at));
        }
        values
    }
}
