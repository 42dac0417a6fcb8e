//! Response keys as sets of status codes: exact before range before default (OpenAPI 3.1.1, section 4.8.16).

use std::collections::{BTreeMap, BTreeSet};

use accordant_document::At;
use accordant_model::http::{Response, StatusPattern};

/// What both sides say of one class of status codes; at least one of them says something.
pub(crate) struct StatusPair<'a> {
    pub(crate) class: StatusPattern,
    pub(crate) base: Option<&'a Response>,
    pub(crate) revision: Option<&'a Response>,
}

/// The responses that hold for each class of codes that either side tells apart. A pair of responses comes once, under
/// the most exact class that shows it.
pub(crate) fn pair_statuses<'a>(base: &'a [Response], revision: &'a [Response]) -> Vec<StatusPair<'a>> {
    let (base, revision) = (Statuses::new(base), Statuses::new(revision));
    let classes: BTreeSet<StatusPattern> = base.known.keys().chain(revision.known.keys()).copied().collect();
    let mut seen: BTreeSet<(Option<At>, Option<At>)> = BTreeSet::new();
    classes
        .into_iter()
        .map(|class| StatusPair { class, base: base.effective(class), revision: revision.effective(class) })
        .filter(|pair| pair.base.is_some() || pair.revision.is_some())
        .filter(|pair| seen.insert((pair.base.map(|response| response.at), pair.revision.map(|response| response.at))))
        .collect()
}

/// The responses of one operation by their keys.
pub(crate) struct Statuses<'a> {
    known: BTreeMap<StatusPattern, &'a Response>,
    has_success: bool,
}

impl<'a> Statuses<'a> {
    pub(crate) fn new(responses: &'a [Response]) -> Self {
        // Of equal keys the first is kept, as readers do.
        let known = responses.iter().rev().map(|response| (response.status, response)).collect();
        Self { known, has_success: responses.iter().any(|response| is_success(response.status)) }
    }

    /// The response that is given for a class of codes.
    ///
    /// A `default` beside an explicit success is what documents say of errors; read as the meaning of every undeclared
    /// 2xx it would turn each newly documented success into a body of another schema.
    pub(crate) fn effective(&self, class: StatusPattern) -> Option<&'a Response> {
        let range = match class {
            StatusPattern::Code(code) => u8::try_from(code / 100).ok(),
            StatusPattern::Range(hundred) => Some(hundred),
            StatusPattern::Default => None,
        };
        let exact = self.known.get(&class);
        let ranged = exact.or_else(|| range.and_then(|hundred| self.known.get(&StatusPattern::Range(hundred))));
        let rest = || self.known.get(&StatusPattern::Default).filter(|_| !(is_success(class) && self.has_success));
        ranged.or_else(rest).copied()
    }

    /// Whether a client can be answered with a success that the document describes.
    pub(crate) fn successes(&self) -> impl Iterator<Item = StatusPattern> {
        self.known.keys().copied().filter(|status| is_success(*status))
    }
}

pub(crate) fn is_success(status: StatusPattern) -> bool {
    hundred(status) == Some(2)
}

/// Whether clients must expect the status anyway: HTTP itself may answer any request with an error.
pub(crate) fn is_error(status: StatusPattern) -> bool {
    match status {
        StatusPattern::Default => true,
        other => matches!(hundred(other), Some(4 | 5)),
    }
}

fn hundred(status: StatusPattern) -> Option<u16> {
    match status {
        StatusPattern::Code(code) => Some(code / 100),
        StatusPattern::Range(hundred) => Some(u16::from(hundred)),
        StatusPattern::Default => None,
    }
}

#[cfg(test)]
mod tests {
    use accordant_document::{DocumentId, NodeId};

    use super::*;
    use crate::change::status_name as name;

    fn responses(side: u32, statuses: &[StatusPattern]) -> Vec<Response> {
        statuses
            .iter()
            .enumerate()
            .map(|(index, &status)| Response {
                at: At { document: DocumentId(side), node: NodeId(index as u32) },
                status,
                headers: Vec::new(),
                content: Vec::new(),
                links: Vec::new(),
            })
            .collect()
    }

    fn pairs(base: &[StatusPattern], revision: &[StatusPattern]) -> Vec<String> {
        let (base, revision) = (responses(0, base), responses(1, revision));
        let side = |response: Option<&Response>| response.map_or("-".to_owned(), |response| name(response.status));
        pair_statuses(&base, &revision)
            .into_iter()
            .map(|pair| format!("{}: {} {}", name(pair.class), side(pair.base), side(pair.revision)))
            .collect()
    }

    use StatusPattern::{Code, Default as Other, Range};

    #[test]
    fn a_range_answers_for_the_codes_in_it() {
        assert_eq!(pairs(&[Code(200)], &[Range(2)]), ["200: 200 2XX", "2XX: - 2XX"]);
        assert_eq!(pairs(&[Range(4)], &[Code(404), Range(4)]), ["404: 4XX 404", "4XX: 4XX 4XX"]);
    }

    #[test]
    fn default_answers_for_what_is_not_named() {
        assert_eq!(
            pairs(&[Code(200), Code(404)], &[Code(200), Other]),
            ["200: 200 200", "404: 404 default", "default: - default"]
        );
        assert_eq!(pairs(&[Code(200)], &[Other]), ["200: 200 default", "default: - default"]);
    }

    #[test]
    fn default_beside_a_success_speaks_of_errors() {
        assert_eq!(
            pairs(&[Code(200), Other], &[Code(200), Code(201), Other]),
            ["200: 200 200", "201: - 201", "default: default default"]
        );
    }

    #[test]
    fn a_pair_comes_once() {
        assert_eq!(pairs(&[Code(400), Code(404)], &[Range(4)]), ["400: 400 4XX", "404: 404 4XX", "4XX: - 4XX"]);
        assert_eq!(
            pairs(&[Other], &[Range(4), Range(5)]),
            ["4XX: default 4XX", "5XX: default 5XX", "default: default -"]
        );
    }
}
