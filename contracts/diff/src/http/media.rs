//! Media types as sets of messages: the most specific key that covers a message describes it (OpenAPI 3.1.1, section
//! 4.8.13.1).

use accordant_document::At;
use accordant_model::http::{MediaRange, MediaType};
use rustc_hash::{FxHashMap, FxHashSet};

/// How the messages of two `content` maps relate.
pub(crate) struct MediaTypes<'a> {
    /// What describes the same messages on both sides.
    pub(crate) pairs: Vec<(&'a MediaType, &'a MediaType)>,
    /// Nothing of the revision covers it. True where some of it is left under narrower keys.
    pub(crate) lost: Vec<(&'a MediaType, bool)>,
    /// Nothing of the base covers it. True where it is a range over keys of the base.
    pub(crate) gained: Vec<(&'a MediaType, bool)>,
}

pub(crate) fn pair_media_types<'a>(base: &'a [MediaType], revision: &'a [MediaType]) -> MediaTypes<'a> {
    let (old_types, new_types) = (Content::new(base), Content::new(revision));
    let mut found = MediaTypes { pairs: Vec::new(), lost: Vec::new(), gained: Vec::new() };
    let mut seen: FxHashSet<(Option<At>, Option<At>)> = FxHashSet::default();
    for class in base.iter().chain(revision) {
        let (old, new) = (old_types.effective(&class.range), new_types.effective(&class.range));
        if !seen.insert((old.map(|media| media.at), new.map(|media| media.at))) {
            continue;
        }
        match (old, new) {
            (Some(old), Some(new)) => found.pairs.push((old, new)),
            (Some(old), None) => found.lost.push((old, new_types.falls_under(&class.range))),
            (None, Some(new)) => found.gained.push((new, old_types.falls_under(&class.range))),
            (None, None) => {}
        }
    }
    found
}

/// A `content` map, for look-up.
struct Content<'a> {
    known: FxHashMap<Key<'a>, &'a MediaType>,
    kinds: FxHashSet<&'a str>,
    types: FxHashSet<(&'a str, &'a str)>,
}

/// Type, subtype and the parameters that tell types apart.
type Key<'a> = (&'a str, &'a str, Vec<(&'a str, &'a str)>);

impl<'a> Content<'a> {
    fn new(content: &'a [MediaType]) -> Self {
        Self {
            // Of equal keys the first is kept, as readers do.
            known: content.iter().rev().map(|media| (key(&media.range), media)).collect(),
            kinds: content.iter().map(|media| media.range.kind()).collect(),
            types: content.iter().map(|media| (media.range.kind(), media.range.subtype())).collect(),
        }
    }

    /// The entry that describes messages of this type.
    fn effective(&self, range: &MediaRange) -> Option<&'a MediaType> {
        let (kind, subtype) = (range.kind(), range.subtype());
        [key(range), (kind, subtype, Vec::new()), (kind, "*", Vec::new()), ("*", "*", Vec::new())]
            .iter()
            .find_map(|candidate| self.known.get(candidate))
            .copied()
    }

    /// Whether some entry is narrower than the range.
    fn falls_under(&self, range: &MediaRange) -> bool {
        match (range.kind(), range.subtype()) {
            ("*", _) => !self.known.is_empty(),
            (kind, "*") => self.kinds.contains(kind),
            (kind, subtype) => range.parameters().is_empty() && self.types.contains(&(kind, subtype)),
        }
    }
}

fn key(range: &MediaRange) -> Key<'_> {
    let parameters = range
        .parameters()
        .iter()
        .filter(|(name, _)| name != "charset" && name != "q")
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    (range.kind(), range.subtype(), parameters)
}

#[cfg(test)]
mod tests {
    use accordant_document::{DocumentId, NodeId};

    use super::*;

    fn content(side: u32, ranges: &[&str]) -> Vec<MediaType> {
        ranges
            .iter()
            .enumerate()
            .map(|(index, range)| MediaType {
                at: At { document: DocumentId(side), node: NodeId(index as u32) },
                range: MediaRange::new(range),
                schema: None,
                item_schema: None,
                encoding: Vec::new(),
                examples: Vec::new(),
            })
            .collect()
    }

    fn relation(base: &[&str], revision: &[&str]) -> Vec<String> {
        let (base, revision) = (content(0, base), content(1, revision));
        let found = pair_media_types(&base, &revision);
        let pairs = found.pairs.iter().map(|(old, new)| format!("{} = {}", old.range, new.range));
        let lost =
            found.lost.iter().map(|(old, narrowed)| format!("-{}{}", old.range, if *narrowed { "~" } else { "" }));
        let gained =
            found.gained.iter().map(|(new, widened)| format!("+{}{}", new.range, if *widened { "~" } else { "" }));
        pairs.chain(lost).chain(gained).collect()
    }

    #[test]
    fn a_range_takes_the_place_of_what_it_covers() {
        assert_eq!(
            relation(&["application/json"], &["application/*"]),
            ["application/json = application/*", "+application/*~"]
        );
        assert_eq!(relation(&["*/*"], &["application/json"]), ["*/* = application/json", "-*/*~"]);
    }

    #[test]
    fn the_most_specific_key_speaks() {
        assert_eq!(
            relation(&["application/*"], &["application/*", "application/json"]),
            ["application/* = application/*", "application/* = application/json"]
        );
    }

    #[test]
    fn parameters_that_tell_nothing_apart_are_no_difference() {
        assert_eq!(
            relation(&["application/json"], &["Application/JSON; charset=utf-8"]),
            ["application/json = Application/JSON; charset=utf-8"]
        );
    }

    #[test]
    fn others_come_and_go() {
        assert_eq!(
            relation(&["application/json", "text/xml"], &["application/json", "text/csv"]),
            ["application/json = application/json", "-text/xml", "+text/csv"]
        );
    }
}
