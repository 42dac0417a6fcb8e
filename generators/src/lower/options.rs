//! What a configuration says of the model.

use crate::model::Pagination;

#[derive(Clone, Debug, Default)]
pub struct ModelOptions {
    /// How operations are paged; the first that names an operation holds.
    pub pagination: Vec<PaginationOption>,
    /// Whether operations that no option names are looked at for parameters that plainly page.
    pub detect_pagination: bool,
}

#[derive(Clone, Debug)]
pub struct PaginationOption {
    /// An `operationId`, a key such as `GET /pets`, or `*` for every `GET` that it fits.
    pub operation: String,
    pub pagination: Pagination,
}
