//! Headers of responses and encodings.

use smol_str::SmolStr;

use super::HttpReader;
use crate::http::{Header, ParameterLocation, SpecVersion};
use crate::reader::Site;

const FIELDS: [&str; 11] = [
    "description",
    "required",
    "deprecated",
    "allowEmptyValue",
    "style",
    "explode",
    "allowReserved",
    "schema",
    "example",
    "examples",
    "content",
];

impl<'d> HttpReader<'_, 'd> {
    pub(super) fn headers(&mut self, owner: Site<'d>) -> Vec<Header> {
        if self.spec() == SpecVersion::V2 {
            return self.swagger_headers(owner);
        }
        let Some(map) = self.map(owner, "headers") else { return Vec::new() };
        let mut headers = Vec::with_capacity(map.node.len());
        for entry in map.entries() {
            if !self.reader.spend(1, entry.origin()) {
                break;
            }
            if let Some(site) = self.object_behind(entry.value, entry.origin(), "a header") {
                headers.push(self.header(site, entry.key));
            }
        }
        headers
    }

    pub(super) fn header(&mut self, site: Site<'d>, name: &str) -> Header {
        self.reader.unknown_fields(site, "a header", &[&FIELDS]);
        Header {
            at: site.at(),
            name: SmolStr::new(name),
            required: self.reader.flag(site, "required"),
            deprecated: self.is_deprecated(site),
            value: self.value(site, ParameterLocation::Header),
        }
    }
}
