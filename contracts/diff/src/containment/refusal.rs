//! What the validator says of a value that it refuses, as far as a refusal is told from another by it.

use accordant_document::pointer;
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;

/// Refusals that are looked at, at each level.
const KEPT: usize = 64;
/// Unions within unions that are followed.
const NESTED: usize = 8;

/// One keyword that refuses a value or a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// The part of the value that is refused: names and numbers from the root on.
    pub(crate) at: Vec<String>,
    pub(crate) keyword: String,
    /// The properties that are missing or too many.
    pub(crate) names: Vec<String>,
    /// Why each branch refuses, where a union takes none.
    pub(crate) branches: Vec<Vec<Refusal>>,
}

/// The refusals of one validation, whose value stands so deep in what was validated.
pub(crate) fn collect<'e>(errors: impl Iterator<Item = ValidationError<'e>>, depth: usize) -> Vec<Refusal> {
    errors.take(KEPT).map(|error| of(&error, depth, NESTED)).collect()
}

fn of(error: &ValidationError<'_>, depth: usize, nested: usize) -> Refusal {
    let (mut names, mut branches) = (Vec::new(), Vec::new());
    match error.kind() {
        ValidationErrorKind::Required { property } => names.extend(property.as_str().map(str::to_owned)),
        ValidationErrorKind::AdditionalProperties { unexpected }
        | ValidationErrorKind::UnevaluatedProperties { unexpected } => names.clone_from(unexpected),
        ValidationErrorKind::AnyOf { context } | ValidationErrorKind::OneOfNotValid { context } if nested > 0 => {
            let inner = |errors: &Vec<ValidationError<'static>>| -> Vec<Refusal> {
                errors.iter().take(KEPT).map(|error| of(error, depth, nested - 1)).collect()
            };
            branches.extend(context.iter().take(KEPT).map(inner));
        }
        _ => {}
    }
    Refusal {
        at: pointer::tokens(error.instance_path().as_str()).unwrap_or_default().into_iter().skip(depth).collect(),
        keyword: error.kind().keyword().to_owned(),
        names,
        branches,
    }
}
