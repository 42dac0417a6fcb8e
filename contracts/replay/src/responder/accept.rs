//! Which of the described media types an answer has (RFC 9110, section 12.5.1).

use accordant_model::http::{MediaRange, MediaType};
use hyper::HeaderMap;
use hyper::header::ACCEPT;

/// Ranges of one request that are looked at.
const RANGES: usize = 64;

/// The media type of `content` that the request likes best, and the concrete type to send; `None` where it takes none.
/// Of equally good ones JSON comes first, then the first.
pub(crate) fn choose<'m>(content: &'m [MediaType], headers: &HeaderMap) -> Option<(usize, &'m MediaType, String)> {
    let ranges = accepted(headers);
    let mut best: Option<(u32, bool, usize, &MediaType, String)> = None;
    for (at, media) in content.iter().enumerate() {
        let Some((quality, wanted)) = quality(&ranges, &media.range) else { continue };
        let json = media.range.is_json();
        if best.as_ref().is_none_or(|(known, known_json, ..)| (quality, json) > (*known, *known_json)) {
            best = Some((quality, json, at, media, concrete(&media.range, wanted)));
        }
    }
    best.map(|(_, _, at, media, concrete)| (at, media, concrete))
}

/// Ranges with their weight in thousandths; everything where nothing is said.
fn accepted(headers: &HeaderMap) -> Vec<(MediaRange, u32)> {
    let texts = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let ranges: Vec<(MediaRange, u32)> = texts
        .flat_map(|text| text.split(','))
        .filter(|text| !text.trim().is_empty())
        .take(RANGES)
        .map(|text| {
            let range = MediaRange::new(text.trim());
            let weight =
                range.parameters().iter().find(|(name, _)| name == "q").and_then(|(_, q)| q.parse::<f32>().ok());
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0 and 1000")]
            let weight = (weight.unwrap_or(1.0).clamp(0.0, 1.0) * 1000.0).round() as u32;
            (range, weight)
        })
        .collect();
    if ranges.is_empty() { vec![(MediaRange::new("*/*"), 1000)] } else { ranges }
}

/// The weight of the most exact range that the type falls under, or that falls under it; 0 is a refusal.
fn quality<'r>(ranges: &'r [(MediaRange, u32)], media: &MediaRange) -> Option<(u32, &'r MediaRange)> {
    let fitting = ranges.iter().filter(|(range, _)| range.covers(media) || media.covers(range));
    let (range, weight) = fitting.max_by_key(|(range, _)| range.specificity())?;
    (*weight > 0).then_some((*weight, range))
}

/// A type that can be sent, where the contract or the request name ranges.
fn concrete(described: &MediaRange, wanted: &MediaRange) -> String {
    if described.kind() != "*" && described.subtype() != "*" && !described.subtype().is_empty() {
        return described.raw().to_owned();
    }
    if wanted.kind() != "*" && wanted.subtype() != "*" {
        return format!("{}/{}", wanted.kind(), wanted.subtype());
    }
    match described.kind() {
        "text" => "text/plain",
        "image" => "image/png",
        "audio" => "audio/mpeg",
        "video" => "video/mp4",
        "multipart" => "multipart/mixed",
        _ => "application/json",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use hyper::header::HeaderValue;

    use super::*;

    fn chosen(content: &[&str], accept: &'static str) -> Option<String> {
        let content: Vec<MediaType> = content
            .iter()
            .map(|name| MediaType {
                at: accordant_document::At::default(),
                range: MediaRange::new(name),
                schema: None,
                item_schema: None,
                encoding: Vec::new(),
                examples: Vec::new(),
            })
            .collect();
        let mut headers = HeaderMap::new();
        if !accept.is_empty() {
            headers.insert(ACCEPT, HeaderValue::from_static(accept));
        }
        choose(&content, &headers).map(|(_, _, concrete)| concrete)
    }

    #[test]
    fn weights_and_exactness_decide() {
        let both = ["application/xml", "application/json"];
        for (content, accept, expected) in [
            (&both[..], "", Some("application/json")),
            (&both[..], "application/*;q=0.5, application/xml", Some("application/xml")),
            (&both[..], "application/json;q=0, */*", Some("application/xml")),
            (&both[..], "text/html", None),
            (&["*/*"][..], "text/csv", Some("text/csv")),
            (&["text/*"][..], "*/*", Some("text/plain")),
            (&["application/json; charset=utf-8"][..], "application/json", Some("application/json; charset=utf-8")),
        ] {
            assert_eq!(chosen(content, accept).as_deref(), expected, "{content:?} for `{accept}`");
        }
    }
}
