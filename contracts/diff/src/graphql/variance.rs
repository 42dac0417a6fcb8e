//! Which changes of a type reference are safe for those who keep to the old one.

use accordant_model::graphql::TypeReference;

/// Covariance: whoever reads answers of the old type can read those of the new one.
pub(super) fn answers_stay_readable(old: &TypeReference, new: &TypeReference) -> bool {
    let (mut old, mut new) = (old, new);
    loop {
        (old, new) = match (old, new) {
            (TypeReference::NonNull(old), TypeReference::NonNull(new)) => (&**old, &**new),
            (TypeReference::NonNull(_), _) => return false,
            (old, TypeReference::NonNull(new)) => (old, &**new),
            (TypeReference::List(old), TypeReference::List(new)) => (&**old, &**new),
            (TypeReference::Named(old), TypeReference::Named(new)) => return old == new,
            _ => return false,
        };
    }
}

/// Contravariance: whoever sends values of the old type, in literals or in variables, is still understood. A list does
/// not take variables of its item's type (section 5.8.5), so a single value made a list is no widening.
pub(super) fn values_stay_accepted(old: &TypeReference, new: &TypeReference) -> bool {
    answers_stay_readable(new, old)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reference(text: &str) -> TypeReference {
        if let Some(inner) = text.strip_suffix('!') {
            return TypeReference::NonNull(Box::new(reference(inner)));
        }
        match text.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
            Some(inner) => TypeReference::List(Box::new(reference(inner))),
            None => TypeReference::Named(text.into()),
        }
    }

    #[test]
    fn answers_may_narrow_and_inputs_may_widen() {
        for (wide, narrow) in [("A", "A!"), ("[A]", "[A!]"), ("[A]", "[A]!"), ("[A]!", "[A!]!"), ("[[A]]", "[[A!]!]!")]
        {
            assert!(answers_stay_readable(&reference(wide), &reference(narrow)), "{wide} -> {narrow}");
            assert!(!answers_stay_readable(&reference(narrow), &reference(wide)), "{narrow} -> {wide}");
            assert!(values_stay_accepted(&reference(narrow), &reference(wide)), "{narrow} -> {wide}");
            assert!(!values_stay_accepted(&reference(wide), &reference(narrow)), "{wide} -> {narrow}");
        }
        for (old, new) in [("A", "[A]"), ("[A]", "A"), ("A", "B"), ("[A!]", "[A]!")] {
            assert!(!answers_stay_readable(&reference(old), &reference(new)), "{old} -> {new}");
            assert!(!values_stay_accepted(&reference(old), &reference(new)), "{old} -> {new}");
        }
    }
}
