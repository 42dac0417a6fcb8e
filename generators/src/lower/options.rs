//! What a configuration says of the model.

use crate::model::Pagination;

#[derive(Clone, Debug, Default)]
pub struct ModelOptions {
    /// How operations are paged; the first that names an operation holds.
    pub pagination: Vec<PaginationOption>,
    /// Whether operations that no option names are looked at for parameters that plainly page.
    pub detect_pagination: bool,
    pub tags: Tags,
}

/// Which operations a client has, by their first tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// Only operations with one of these tags; empty for all.
    pub include: Vec<String>,
    pub exclude: Vec<String>,
}

impl Tags {
    /// `None` is an operation without a tag.
    pub(crate) fn wants(&self, tag: Option<&str>) -> bool {
        let named = |tags: &[String]| tag.is_some_and(|tag| tags.iter().any(|named| named == tag));
        (self.include.is_empty() || named(&self.include)) && !named(&self.exclude)
    }
}

#[derive(Clone, Debug)]
pub struct PaginationOption {
    /// An `operationId`, a key such as `GET /pets`, or `*` for every `GET` that it fits.
    pub operation: String,
    pub pagination: Pagination,
}
