//! What is asked of a contract, and how much each answer weighs.

use std::collections::BTreeMap;

use accordant_document::Severity;

/// The options of [`check`](crate::check()).
#[derive(Clone, Debug)]
pub struct CheckOptions {
    /// Ask the questions of style, too.
    pub style: bool,
    /// Hold examples and defaults against their schemas.
    pub examples: bool,
    /// Severities by rule that replace the rule's own; `None` switches a rule off.
    pub levels: BTreeMap<String, Option<Severity>>,
    /// How names are written; what is not said is taken from the contract's own majority.
    pub path_case: Option<Case>,
    pub property_case: Option<Case>,
    pub parameter_case: Option<Case>,
    pub operation_id_case: Option<Case>,
    pub enum_case: Option<Case>,
}

impl Default for CheckOptions {
    fn default() -> Self {
        Self {
            style: false,
            examples: true,
            levels: BTreeMap::new(),
            path_case: None,
            property_case: None,
            parameter_case: None,
            operation_id_case: None,
            enum_case: None,
        }
    }
}

/// A way of writing names of several words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// `orderItem`
    Camel,
    /// `OrderItem`
    Pascal,
    /// `order_item`
    Snake,
    /// `order-item`
    Kebab,
    /// `ORDER_ITEM`
    Constant,
}

impl Case {
    pub const ALL: [Case; 5] = [Case::Camel, Case::Snake, Case::Kebab, Case::Pascal, Case::Constant];

    /// The name that options and messages use.
    pub const fn name(self) -> &'static str {
        match self {
            Case::Camel => "camelCase",
            Case::Pascal => "PascalCase",
            Case::Snake => "snake_case",
            Case::Kebab => "kebab-case",
            Case::Constant => "CONSTANT_CASE",
        }
    }

    pub fn named(name: &str) -> Option<Case> {
        Self::ALL.into_iter().find(|case| case.name() == name)
    }

    /// Whether a name is written so. Names of one lower-case word are written in several ways at once.
    pub fn fits(self, name: &str) -> bool {
        let starts = |test: fn(&char) -> bool| name.chars().next().as_ref().is_some_and(test);
        let of = |mark: char, upper: bool, lower: bool| {
            name.chars().all(|letter| {
                letter.is_ascii_digit()
                    || letter == mark
                    || (upper && letter.is_ascii_uppercase())
                    || (lower && letter.is_ascii_lowercase())
            })
        };
        match self {
            Case::Camel => starts(char::is_ascii_lowercase) && of('0', true, true),
            Case::Pascal => starts(char::is_ascii_uppercase) && of('0', true, true),
            Case::Snake => starts(char::is_ascii_lowercase) && of('_', false, true),
            Case::Kebab => starts(char::is_ascii_lowercase) && of('-', false, true),
            Case::Constant => starts(char::is_ascii_uppercase) && of('_', true, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_fit_their_names_and_one_word_fits_several() {
        let fitting = |name: &str| -> Vec<&str> {
            Case::ALL.into_iter().filter(|case| case.fits(name)).map(Case::name).collect()
        };
        assert_eq!(fitting("order"), ["camelCase", "snake_case", "kebab-case"]);
        assert_eq!(fitting("orderItem"), ["camelCase"]);
        assert_eq!(fitting("OrderItem"), ["PascalCase"]);
        assert_eq!(fitting("order_item"), ["snake_case"]);
        assert_eq!(fitting("order-item"), ["kebab-case"]);
        assert_eq!(fitting("ORDER_ITEM"), ["CONSTANT_CASE"]);
        assert_eq!(fitting("ORDER"), ["PascalCase", "CONSTANT_CASE"]);
        assert_eq!(fitting("order_Item"), Vec::<&str>::new());
        assert_eq!(Case::named("kebab-case"), Some(Case::Kebab));
    }
}
