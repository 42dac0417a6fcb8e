//! What a team wants the same everywhere. Where the configuration names no convention, the document's own majority is it.

mod documentation;
mod enumerations;
mod errors;
mod lists;
mod naming;
mod statements;

use accordant_model::http::HttpContract;

use crate::StyleOptions;
use crate::sink::Sink;

pub(crate) fn http(http: &HttpContract, conventions: &StyleOptions, sink: &mut Sink<'_>) {
    documentation::check(http, sink);
    enumerations::check(conventions, sink);
    errors::check(http, conventions, sink);
    lists::check(http, conventions, sink);
    naming::check(http, conventions, sink);
    statements::check(http, sink);
}

/// What most of `votes` say, where two thirds agree and there are enough to speak of a convention.
pub(crate) fn majority<T: Clone + Ord>(votes: impl IntoIterator<Item = T>) -> Option<T> {
    const ENOUGH: usize = 3;
    let mut counts: std::collections::BTreeMap<T, usize> = std::collections::BTreeMap::new();
    let mut total = 0;
    for vote in votes {
        *counts.entry(vote).or_default() += 1;
        total += 1;
    }
    let (most, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (total >= ENOUGH && count * 3 >= total * 2).then_some(most)
}

#[cfg(test)]
mod tests {
    use super::majority;

    #[test]
    fn a_convention_needs_enough_votes_and_two_thirds_of_them() {
        assert_eq!(majority(["a", "a", "a", "b"]), Some("a"));
        assert_eq!(majority(["a", "a", "b", "b"]), None);
        assert_eq!(majority(["a", "a"]), None);
        assert_eq!(majority(Vec::<u8>::new()), None);
    }
}
