//! What a request asks of the mock itself: `Prefer` (RFC 7240) with `code` and `example`.

use hyper::HeaderMap;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prefer {
    pub(crate) code: Option<u16>,
    pub(crate) example: Option<String>,
    /// `dynamic=true`: made of the schema, whatever examples there are.
    pub(crate) dynamic: bool,
}

impl Prefer {
    /// Preferences that nobody here knows are passed over (RFC 7240, section 2).
    pub(crate) fn read(headers: &HeaderMap) -> Self {
        let mut prefer = Self::default();
        let texts = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
        for (name, value) in texts.flat_map(|text| text.split([',', ';'])).filter_map(|part| part.split_once('=')) {
            let value = value.trim().trim_matches('"');
            match name.trim().to_ascii_lowercase().as_str() {
                "code" if prefer.code.is_none() => prefer.code = value.parse().ok(),
                "example" if prefer.example.is_none() => prefer.example = Some(value.to_owned()),
                "dynamic" => prefer.dynamic = value.eq_ignore_ascii_case("true"),
                _ => {}
            }
        }
        prefer
    }
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    #[test]
    fn preferences_stand_in_one_header_or_in_several() {
        let mut headers = HeaderMap::new();
        headers.append("prefer", HeaderValue::from_static("respond-async, code=404; example=\"not here\""));
        headers.append("prefer", HeaderValue::from_static("code=500, dynamic=true"));
        let read = Prefer::read(&headers);
        assert_eq!(read, Prefer { code: Some(404), example: Some("not here".to_owned()), dynamic: true });
    }
}
