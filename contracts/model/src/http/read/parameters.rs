//! Parameters beside the body.

use accordant_document::Kind;

use super::{HttpReader, v2};
use crate::http::{Parameter, ParameterLocation, ParameterValue, SpecVersion, Style};
use crate::reader::Site;

/// Header parameters that the specification has ignored (OpenAPI 3.1.1, section 4.8.12.1): other places say them.
const IGNORED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

impl<'d> HttpReader<'_, 'd> {
    pub(super) fn parameters(&mut self, sites: &[Site<'d>]) -> Vec<Parameter> {
        let mut parameters = Vec::with_capacity(sites.len());
        for &site in sites {
            if !self.reader.spend(1, site.origin()) {
                break;
            }
            parameters.extend(self.parameter(site));
        }
        parameters
    }

    pub(super) fn parameter(&mut self, site: Site<'d>) -> Option<Parameter> {
        for key in ["name", "in"] {
            if site.get(key).is_none() {
                self.reader.missing(site, key, "the parameter");
                return None;
            }
        }
        let name = self.reader.name(site, "name")?;
        let place = self.reader.text(site, "in")?;
        let location = self.location(site, place)?;
        if self.spec() != SpecVersion::V2 {
            self.reader.unknown_fields(site, "a parameter", &[self.version.parameter]);
        }
        let mut required = self.reader.flag(site, "required");
        if location == ParameterLocation::Path && !required {
            let message = format!("the path parameter `{name}` must say `required: true`");
            self.reader.warn("missing-field", site.origin(), message).help("add it; it was read as if it did");
            required = true;
        }
        if location == ParameterLocation::Header && IGNORED_HEADERS.contains(&name.to_ascii_lowercase().as_str()) {
            let message =
                format!("a header parameter called `{name}` is ignored by tools that follow the specification");
            self.reader
                .warn("ignored-header", site.key_origin("name"), message)
                .help("media types and security schemes say what this header carries");
        }
        let value = match self.spec() {
            SpecVersion::V2 => self.collected(site, location),
            _ => self.value(site, location),
        };
        Some(Parameter {
            at: site.at(),
            name,
            location,
            required,
            deprecated: self.is_deprecated(site),
            sunset: site.get("x-sunset").map(Site::at),
            value,
        })
    }

    /// `None` for what is no parameter of its own (Swagger's bodies and forms), and, with a finding, for no location.
    fn location(&mut self, site: Site<'d>, place: &str) -> Option<ParameterLocation> {
        if !self.version.locations.contains(&place) {
            let near = self.reader.suggest(place, self.version.locations.iter().copied());
            let expected = self.version.locations.join(", ");
            let message = format!("`{place}` is no place for a parameter");
            self.reader.error("unknown-value", site.key_origin("in"), message).help(
                near.map_or_else(|| format!("the places are {expected}"), |near| format!("did you mean `{near}`?")),
            );
            return None;
        }
        if self.spec() == SpecVersion::V2 {
            return v2::location(place);
        }
        Some(match place {
            "query" => ParameterLocation::Query,
            "header" => ParameterLocation::Header,
            "path" => ParameterLocation::Path,
            "cookie" => ParameterLocation::Cookie,
            _ => ParameterLocation::Querystring,
        })
    }

    /// `content`, or `schema` with a style (OpenAPI 3.1.1, section 4.8.12.2).
    pub(super) fn value(&mut self, site: Site<'d>, location: ParameterLocation) -> ParameterValue {
        if site.get("content").is_some_and(|content| content.kind() != Kind::Null) {
            let mut content = self.content(site);
            if content.len() > 1 {
                self.reader
                    .error(
                        "contradictory-content",
                        site.key_origin("content"),
                        "`content` has more than one media type".to_owned(),
                    )
                    .help("the first is kept; a parameter or header has one");
            }
            if let Some(media) = (!content.is_empty()).then(|| content.swap_remove(0)) {
                return ParameterValue::Content(media);
            }
        }
        let default = default_style(location);
        let style = self.style(site, location).unwrap_or(default);
        let explode = match site.get("explode") {
            Some(_) => self.reader.flag(site, "explode"),
            None => matches!(style, Style::Form | Style::Cookie),
        };
        ParameterValue::Schema {
            schema: self.schema(site, "schema"),
            style,
            explode,
            allow_reserved: self.reader.flag(site, "allowReserved"),
            allow_empty_value: self.reader.flag(site, "allowEmptyValue"),
        }
    }

    fn style(&mut self, site: Site<'d>, location: ParameterLocation) -> Option<Style> {
        let text = self.reader.text(site, "style")?;
        let style = style_named(text).filter(|style| fits(*style, location, self.spec()));
        if style.is_none() {
            let message = format!("the style `{text}` does not exist for this place");
            self.reader
                .error("unknown-value", site.key_origin("style"), message)
                .help("it was left out, and the default of the place was taken");
        }
        style
    }
}

pub(super) fn style_named(text: &str) -> Option<Style> {
    Some(match text {
        "matrix" => Style::Matrix,
        "label" => Style::Label,
        "simple" => Style::Simple,
        "form" => Style::Form,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        "cookie" => Style::Cookie,
        _ => return None,
    })
}

fn default_style(location: ParameterLocation) -> Style {
    match location {
        ParameterLocation::Path | ParameterLocation::Header => Style::Simple,
        ParameterLocation::Query | ParameterLocation::Cookie | ParameterLocation::Querystring => Style::Form,
    }
}

fn fits(style: Style, location: ParameterLocation, spec: SpecVersion) -> bool {
    match location {
        ParameterLocation::Path => matches!(style, Style::Matrix | Style::Label | Style::Simple),
        ParameterLocation::Query => {
            matches!(style, Style::Form | Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject)
        }
        ParameterLocation::Header => style == Style::Simple,
        ParameterLocation::Cookie => style == Style::Form || (style == Style::Cookie && spec >= SpecVersion::V3_2),
        ParameterLocation::Querystring => false,
    }
}
