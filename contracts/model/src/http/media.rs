//! Media types and ranges, compared by type, subtype and parameters, case-blind.

use std::fmt;

use smol_str::SmolStr;

/// A media type or range (RFC 9110, sections 8.3.1 and 12.5.1).
#[derive(Clone, Debug)]
pub struct MediaRange {
    raw: SmolStr,
    kind: SmolStr,
    subtype: SmolStr,
    /// Sorted by name, names in lower case.
    parameters: Vec<(SmolStr, SmolStr)>,
}

impl MediaRange {
    /// Any text is taken; one without a slash is a type with an empty subtype.
    pub fn new(raw: &str) -> Self {
        let mut parts = raw.split(';');
        let essence = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let (kind, subtype) = essence.split_once('/').unwrap_or((&essence, ""));
        let mut parameters: Vec<(SmolStr, SmolStr)> = parts
            .filter_map(|part| part.split_once('='))
            .map(|(name, value)| {
                (SmolStr::new(name.trim().to_ascii_lowercase()), SmolStr::new(value.trim().trim_matches('"')))
            })
            .collect();
        parameters.sort();
        Self { raw: SmolStr::new(raw), kind: SmolStr::new(kind), subtype: SmolStr::new(subtype), parameters }
    }

    pub fn raw(&self) -> &str {
        &self.raw
    }

    pub fn kind(&self) -> &str {
        &self.kind
    }

    pub fn subtype(&self) -> &str {
        &self.subtype
    }

    /// The structured syntax suffix (`json` of `application/problem+json`; RFC 6838, section 4.2.8).
    pub fn suffix(&self) -> Option<&str> {
        self.subtype.rsplit_once('+').map(|(_, suffix)| suffix)
    }

    pub fn parameters(&self) -> &[(SmolStr, SmolStr)] {
        &self.parameters
    }

    pub fn is_json(&self) -> bool {
        self.subtype == "json" || self.suffix() == Some("json")
    }

    /// Whether every message of the type `other` falls under this range. `charset` of text does not tell types apart.
    pub fn covers(&self, other: &MediaRange) -> bool {
        (self.kind == "*" || self.kind == other.kind)
            && (self.subtype == "*" || self.subtype == other.subtype)
            && self.significant().all(|parameter| other.parameters.contains(parameter))
    }

    /// How exact the range is: the higher of two that cover a message decides.
    pub fn specificity(&self) -> usize {
        usize::from(self.kind != "*") + usize::from(self.subtype != "*") + self.significant().count()
    }

    fn significant(&self) -> impl Iterator<Item = &(SmolStr, SmolStr)> {
        self.parameters.iter().filter(|(name, _)| name != "charset" && name != "q")
    }
}

impl PartialEq for MediaRange {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && self.subtype == other.subtype && self.significant().eq(other.significant())
    }
}

impl Eq for MediaRange {}

impl fmt::Display for MediaRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.raw)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_cover_what_falls_under_them() {
        for (range, media, covers) in [
            ("*/*", "application/json", true),
            ("application/*", "application/json", true),
            ("application/*", "text/plain", false),
            ("Application/JSON", "application/json; charset=utf-8", true),
            ("application/json;version=1", "application/json", false),
            ("application/json", "application/json;version=1", true),
            ("application/json", "application/problem+json", false),
        ] {
            assert_eq!(MediaRange::new(range).covers(&MediaRange::new(media)), covers, "{range} over {media}");
        }
    }

    #[test]
    fn suffixes_tell_json() {
        assert!(MediaRange::new("application/problem+json").is_json());
        assert!(MediaRange::new("application/json; charset=utf-8").is_json());
        assert!(!MediaRange::new("text/plain").is_json());
    }
}
