//! Whether the document's version moved as far as its changes ask (semver.org 2.0.0).

use accordant_model::Contract;
use accordant_model::http::HttpContract;

use crate::change::Change;
use crate::{Semver, ids};

/// Says so where the version of the revision is too low for a step of `needed`. Versions that are no numbers are a
/// team's own, and only an unchanged one is noticed.
pub(crate) fn version_step(
    base: &Contract,
    revision: &Contract,
    old: &HttpContract,
    new: &HttpContract,
    needed: Semver,
) -> Option<Change> {
    if needed == Semver::None || (old.version.is_empty() && new.version.is_empty()) {
        return None;
    }
    let (before, after) = (&old.version, &new.version);
    let message = match (numbers(before), numbers(after)) {
        (Some(was), Some(is)) => {
            let step = step(was, is);
            // Below 1.0.0 anything may change; a minor step says that something did.
            let enough = if was[0] == 0 && needed == Semver::Major { Semver::Minor } else { needed };
            if step.is_some_and(|step| step >= enough) {
                return None;
            }
            match step {
                Some(Semver::None) => {
                    format!("the version is still `{after}`, the changes ask for a {} step", enough.name())
                }
                Some(step) => format!(
                    "the version went from `{before}` to `{after}`, a {} step; the changes ask for a {} step",
                    step.name(),
                    enough.name()
                ),
                None => format!("the version went back from `{before}` to `{after}`"),
            }
        }
        _ if before == after => {
            format!("the version is still `{after}`, the changes ask for a {} step", needed.name())
        }
        _ => return None,
    };
    let place = |contract: &Contract, at: accordant_document::At| {
        let root = contract.documents.node(at);
        let info = root.get("info").unwrap_or(root);
        let span = info.get("version").unwrap_or(info).span();
        accordant_document::Origin { document: at.document, span }
    };
    let change = Change::new(ids::VERSION_NOT_BUMPED, message);
    Some(change.places(place(base, old.at), place(revision, new.at)))
}

/// The largest part that grew; `None` where the version went back.
fn step(was: [u64; 3], is: [u64; 3]) -> Option<Semver> {
    if is < was {
        return None;
    }
    let steps = [Semver::Major, Semver::Minor, Semver::Patch];
    let grown = was.iter().zip(&is).position(|(was, is)| is > was);
    Some(grown.and_then(|part| steps.get(part)).copied().unwrap_or(Semver::None))
}

/// `1.4`, `v2`, `1.4.0-rc.1`: up to three numbers. Dates have three as well, but their parts are no steps.
fn numbers(version: &str) -> Option<[u64; 3]> {
    let text = version.trim().trim_start_matches(['v', 'V']);
    let core = text.split(['-', '+']).next().unwrap_or_default();
    let mut parts = [0; 3];
    for (at, part) in core.split('.').enumerate() {
        *parts.get_mut(at)? = part.parse().ok()?;
    }
    // 2024-06-01, 20240601 and 2024.06.01 are days.
    let is_date = parts[0] >= 1900;
    (!is_date).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_versions() {
        for (was, is, expected) in [
            ("1.2.3", "2.0.0", Some(Semver::Major)),
            ("1.2.3", "1.3.0", Some(Semver::Minor)),
            ("1.2.3", "1.2.4", Some(Semver::Patch)),
            ("1.2.3", "1.2.3", Some(Semver::None)),
            ("1.2.3", "1.2.2", None),
            ("v1", "v2", Some(Semver::Major)),
            ("1.9", "1.10", Some(Semver::Minor)),
        ] {
            let found = numbers(was).zip(numbers(is)).and_then(|(was, is)| step(was, is));
            assert_eq!(found, expected, "{was} -> {is}");
        }
    }

    #[test]
    fn days_and_words_are_no_versions() {
        for version in ["2024-06-01", "20240601", "2024.06.01", "latest", "", "1.2.3.4"] {
            assert_eq!(numbers(version), None, "{version}");
        }
    }
}
