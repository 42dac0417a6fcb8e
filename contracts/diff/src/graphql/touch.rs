//! Which operations a change touches: those that use a part of the base, those that leave it out, or both.

use crate::{Change, ids};

/// The parts of the base that an operation must use, or leave out, to be touched.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Touches<'s> {
    pub(crate) using: Option<&'s str>,
    pub(crate) omitting: Option<&'s str>,
}

impl<'s> Touches<'s> {
    const fn using(coordinate: &'s str) -> Self {
        Self { using: Some(coordinate), omitting: None }
    }

    const fn omitting(coordinate: &'s str) -> Self {
        Self { using: None, omitting: Some(coordinate) }
    }
}

/// Whom a change of `subject` touches. What is new, the base's operations cannot use: a new argument touches who calls
/// its field, a new value who knows the enum. What became required, or has another default, touches who leaves it out.
pub(crate) fn touches<'s>(change: &Change, subject: &'s str) -> Touches<'s> {
    match change.rule {
        ids::GRAPHQL_REQUIRED_ARGUMENT_ADDED | ids::GRAPHQL_ARGUMENT_ADDED => {
            Touches::using(subject.split('(').next().unwrap_or(subject))
        }
        ids::GRAPHQL_REQUIRED_INPUT_FIELD_ADDED | ids::GRAPHQL_INPUT_FIELD_ADDED | ids::GRAPHQL_ENUM_VALUE_ADDED => {
            Touches::using(subject.split('.').next().unwrap_or(subject))
        }
        ids::GRAPHQL_DEFAULT_ADDED | ids::GRAPHQL_DEFAULT_CHANGED | ids::GRAPHQL_DEFAULT_REMOVED => {
            Touches::omitting(subject)
        }
        ids::GRAPHQL_ARGUMENT_TYPE_CHANGED | ids::GRAPHQL_INPUT_FIELD_TYPE_CHANGED => {
            let (old, new) = change.detail.split_once(' ').unwrap_or_default();
            match new.strip_suffix('!') {
                Some(inner) if inner == old => Touches::omitting(subject),
                Some(_) if !old.ends_with('!') => Touches { using: Some(subject), omitting: Some(subject) },
                _ => Touches::using(subject),
            }
        }
        _ => Touches::using(subject),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_type_touches_who_gives_another_value_and_who_gives_none() {
        let touched = |detail: &str| {
            let change = Change::new(ids::GRAPHQL_ARGUMENT_TYPE_CHANGED, "").detail(detail);
            let Touches { using, omitting } = touches(&change, "Query.a(b:)");
            (using.is_some(), omitting.is_some())
        };
        assert_eq!(touched("Int Int!"), (false, true), "whoever gives an integer goes on");
        assert_eq!(touched("Int String"), (true, false));
        assert_eq!(touched("Int String!"), (true, true));
        assert_eq!(touched("[Int] [Int!]"), (true, false));
        assert_eq!(touched("Int! String!"), (true, false));
    }
}
