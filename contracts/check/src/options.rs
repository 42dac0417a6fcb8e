//! What a team decides about checks.

use std::collections::BTreeMap;

use accordant_document::{Finding, Severity};

/// What is checked, and how much it weighs.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Whether the rules of style are asked too.
    pub style: bool,
    /// Other severities by rule; `None` switches a rule off.
    pub levels: BTreeMap<String, Option<Severity>>,
    pub conventions: StyleOptions,
}

impl Options {
    /// A finding of a reader with the severity that the team gives its rule; `None` where it is switched off. An error
    /// stays one: a part of the contract is unknown, whoever minds.
    pub fn weighed(&self, finding: &Finding) -> Option<Finding> {
        match self.levels.get(finding.rule) {
            Some(level) if finding.severity < Severity::Error => {
                level.map(|severity| Finding { severity, ..finding.clone() })
            }
            _ => Some(finding.clone()),
        }
    }
}

/// The conventions of a house. What is not set is taken from the document: what most of it does is the convention,
/// and what differs is reported.
#[derive(Clone, Debug, Default)]
pub struct StyleOptions {
    pub path_case: Option<Case>,
    pub parameter_case: Option<Case>,
    pub property_case: Option<Case>,
    pub operation_id_case: Option<Case>,
    pub schema_case: Option<Case>,
    /// For the values of enumerations.
    pub enum_case: Option<Case>,
    /// The property that holds the items of a list; empty for bare arrays.
    pub envelope: Option<String>,
    /// `cursor`, `page` or `offset`.
    pub pagination: Option<String>,
    /// The name of the schema that every error has.
    pub error_schema: Option<String>,
}

/// How the words of a name are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    Camel,
    Pascal,
    Snake,
    ScreamingSnake,
    Kebab,
}

impl Case {
    pub const ALL: [Case; 5] = [Case::Camel, Case::Snake, Case::Kebab, Case::Pascal, Case::ScreamingSnake];

    pub const fn name(self) -> &'static str {
        match self {
            Case::Camel => "camelCase",
            Case::Pascal => "PascalCase",
            Case::Snake => "snake_case",
            Case::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Case::Kebab => "kebab-case",
        }
    }

    pub fn named(name: &str) -> Option<Case> {
        Self::ALL.into_iter().find(|case| case.name() == name)
    }

    /// Whether `name` is written so. One lower-case word is camel, snake and kebab at once.
    pub fn fits(self, name: &str) -> bool {
        let mut characters = name.chars();
        let Some(first) = characters.next() else { return true };
        let starts = match self {
            Case::Camel | Case::Snake | Case::Kebab => first.is_lowercase(),
            Case::Pascal | Case::ScreamingSnake => first.is_uppercase(),
        };
        let separator = match self {
            Case::Snake | Case::ScreamingSnake => Some('_'),
            Case::Kebab => Some('-'),
            Case::Camel | Case::Pascal => None,
        };
        starts
            && characters.all(|character| match self {
                _ if Some(character) == separator || character.is_numeric() => true,
                Case::Camel | Case::Pascal => character.is_alphabetic(),
                Case::Snake | Case::Kebab => character.is_alphabetic() && !character.is_uppercase(),
                Case::ScreamingSnake => character.is_alphabetic() && !character.is_lowercase(),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_their_case_only() {
        for (name, fits) in [
            ("courseId", vec![Case::Camel]),
            ("course_id", vec![Case::Snake]),
            ("course-id", vec![Case::Kebab]),
            ("CourseId", vec![Case::Pascal]),
            ("COURSE_ID", vec![Case::ScreamingSnake]),
            ("course", vec![Case::Camel, Case::Snake, Case::Kebab]),
            ("Course_id", vec![]),
        ] {
            assert_eq!(Case::ALL.into_iter().filter(|case| case.fits(name)).collect::<Vec<_>>(), fits, "{name}");
        }
    }
}
