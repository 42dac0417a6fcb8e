//! Security requirements as sets: a disjunction of conjunctions of schemes with scopes (OpenAPI 3.1.1, section 4.8.30).
//!
//! Whoever sends holds the credentials of one alternative, exactly. Whoever receives lets a message in when one of its
//! alternatives asks for no more than that.

use std::collections::{BTreeMap, BTreeSet};

use accordant_document::At;
use accordant_model::http::SecurityRequirement;

use super::scheme::SchemeKey;

/// Pairs of alternatives that are looked at; beyond it only equal ones are found.
const MAX_PAIRS: usize = 65_536;

/// Credentials that are needed together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Alternative<'a> {
    /// Scopes by scheme. None: nobody has to show anything.
    pub(crate) needs: BTreeMap<SchemeKey<'a>, BTreeSet<&'a str>>,
    /// `None` where the document asks for nothing at all.
    pub(crate) at: Option<At>,
}

impl<'a> Alternative<'a> {
    /// The alternatives of one operation, each once. No requirement is the one that asks for nothing.
    pub(crate) fn all(
        requirements: &'a [SecurityRequirement],
        mut key: impl FnMut(&'a str) -> SchemeKey<'a>,
    ) -> Vec<Alternative<'a>> {
        if requirements.is_empty() {
            return vec![Alternative { needs: BTreeMap::new(), at: None }];
        }
        let mut seen = BTreeSet::new();
        requirements
            .iter()
            .map(|requirement| Alternative {
                needs: requirement
                    .schemes
                    .iter()
                    .map(|(name, scopes)| (key(name), scopes.iter().map(|scope| scope.as_str()).collect()))
                    .collect(),
                at: Some(requirement.at),
            })
            .filter(|alternative| seen.insert(alternative.needs.clone()))
            .collect()
    }

    fn is_open(&self) -> bool {
        self.needs.is_empty()
    }

    /// Whether who holds these credentials is let in where `receiver` is asked for.
    fn satisfies(&self, receiver: &Alternative<'_>) -> bool {
        receiver.needs.iter().all(|(scheme, scopes)| self.needs.get(scheme).is_some_and(|held| scopes.is_subset(held)))
    }

    /// `apiKey` and `oauth` (`read`, `write`), in the names of its own document.
    pub(crate) fn described(&self, name: impl Fn(SchemeKey<'a>) -> &'a str) -> String {
        let parts: Vec<String> = self
            .needs
            .iter()
            .map(|(scheme, scopes)| {
                let scopes: Vec<String> = scopes.iter().map(|scope| format!("`{scope}`")).collect();
                match scopes.is_empty() {
                    true => format!("`{}`", name(*scheme)),
                    false => format!("`{}` ({})", name(*scheme), scopes.join(", ")),
                }
            })
            .collect();
        if parts.is_empty() { "no credentials".to_owned() } else { parts.join(" and ") }
    }
}

/// Why credentials that one side's document asks for are not enough for the other's.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Shortfall<'a> {
    /// Nobody had to show anything, and now somebody has to.
    Requirement,
    /// Showing nothing was one of the ways.
    Optional,
    /// The same schemes with more scopes.
    Scopes { scheme: SchemeKey<'a>, scopes: Vec<&'a str> },
    /// The same schemes with others beside them.
    Schemes(Vec<SchemeKey<'a>>),
    /// No alternative is near.
    Alternative,
}

/// A sender's alternative that no alternative of the receiver lets in, and the nearest of the receiver's.
#[derive(Debug)]
pub(crate) struct Refused<'s, 'a> {
    pub(crate) sender: &'s Alternative<'a>,
    pub(crate) receiver: Option<&'s Alternative<'a>>,
    pub(crate) shortfall: Shortfall<'a>,
}

/// Every alternative of the sender that does not let it in any more.
pub(crate) fn refused<'s, 'a>(
    senders: &'s [Alternative<'a>],
    receivers: &'s [Alternative<'a>],
) -> Vec<Refused<'s, 'a>> {
    let equal: BTreeSet<_> = receivers.iter().map(|receiver| &receiver.needs).collect();
    let few = senders.len().saturating_mul(receivers.len()) <= MAX_PAIRS;
    let compared = if few { receivers } else { &receivers[..0] };
    senders
        .iter()
        .filter(|sender| !equal.contains(&sender.needs))
        .filter(|sender| !compared.iter().any(|receiver| sender.satisfies(receiver)))
        .map(|sender| explain(sender, senders.len() == 1, compared))
        .collect()
}

fn explain<'s, 'a>(sender: &'s Alternative<'a>, only: bool, receivers: &'s [Alternative<'a>]) -> Refused<'s, 'a> {
    let first = receivers.first();
    if sender.is_open() {
        let shortfall = if only { Shortfall::Requirement } else { Shortfall::Optional };
        return Refused { sender, receiver: first, shortfall };
    }
    // Who holds the credentials of a nearer alternative holds the sender's, and more.
    let nearest = receivers
        .iter()
        .filter(|receiver| receiver.satisfies(sender))
        .min_by_key(|receiver| (receiver.needs.len(), receiver.needs.values().map(BTreeSet::len).sum::<usize>()));
    let Some(receiver) = nearest else {
        return Refused { sender, receiver: first, shortfall: Shortfall::Alternative };
    };
    let more: Vec<SchemeKey<'a>> =
        receiver.needs.keys().filter(|scheme| !sender.needs.contains_key(scheme)).copied().collect();
    let shortfall = if more.is_empty() {
        let further = receiver.needs.iter().find_map(|(scheme, scopes)| {
            let held = sender.needs.get(scheme)?;
            let scopes: Vec<&str> = scopes.difference(held).copied().collect();
            (!scopes.is_empty()).then_some((*scheme, scopes))
        });
        further.map_or(Shortfall::Alternative, |(scheme, scopes)| Shortfall::Scopes { scheme, scopes })
    } else {
        Shortfall::Schemes(more)
    };
    Refused { sender, receiver: nearest, shortfall }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `a:read+b | c` in a line; an empty alternative is `-`, no security at all is an empty line.
    fn alternatives(line: &str) -> Vec<Alternative<'_>> {
        let of = |text| {
            let mut needs: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
            for part in str::split(text, '+').filter(|part| *part != "-") {
                let (scheme, scope) =
                    part.split_once(':').map_or((part, None), |(scheme, scope)| (scheme, Some(scope)));
                needs.entry(SchemeKey::Unknown(scheme)).or_default().extend(scope);
            }
            Alternative { needs, at: Some(At::default()) }
        };
        match line {
            "" => Alternative::all(&[], SchemeKey::Unknown),
            line => line.split(" | ").map(of).collect(),
        }
    }

    fn shortfalls(base: &str, revision: &str) -> Vec<String> {
        let (senders, receivers) = (alternatives(base), alternatives(revision));
        refused(&senders, &receivers)
            .iter()
            .map(|refused| match &refused.shortfall {
                Shortfall::Requirement => "requirement".to_owned(),
                Shortfall::Optional => "optional".to_owned(),
                Shortfall::Scopes { scopes, .. } => format!("scopes {}", scopes.join(" ")),
                Shortfall::Schemes(more) => format!("{} more", more.len()),
                Shortfall::Alternative => "alternative".to_owned(),
            })
            .collect()
    }

    #[test]
    fn what_is_refused_and_why() {
        for (base, revision, expected) in [
            ("", "a", vec!["requirement"]),
            ("- | a", "a", vec!["optional"]),
            ("a:read", "a:read+a:write", vec!["scopes write"]),
            ("a", "a+b", vec!["1 more"]),
            ("a | b", "b", vec!["alternative"]),
            ("a", "b", vec!["alternative"]),
            ("a:read", "a:write", vec!["alternative"]),
            ("a", "a+b+c | a+d", vec!["1 more"]),
        ] {
            assert_eq!(shortfalls(base, revision), expected, "{base} -> {revision}");
        }
    }

    #[test]
    fn what_still_lets_everybody_in_is_silent() {
        for (base, revision) in [
            ("a", ""),
            ("a", "a | b"),
            ("a+b", "a"),
            ("a+b", "b | c"),
            ("a:read+a:write", "a:read"),
            ("a | b", "b | a"),
            ("a+b", "b+a"),
            ("", "- | a"),
            ("", ""),
            // A requirement that an alternative already implies changes nothing.
            ("a | a+b", "a"),
        ] {
            assert_eq!(shortfalls(base, revision), Vec::<String>::new(), "{base} -> {revision}");
        }
    }
}
