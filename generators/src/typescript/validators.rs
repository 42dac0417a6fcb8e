//! Validators: a plain function for every type.

use super::types::Types;
use crate::model::{Type, TypeKind};

impl Types<'_> {
    /// The validator of the bodies of this type; none where there is nothing to see.
    pub(super) fn validator(&self, ty: &Type) -> Option<String> {
        if !self.validators || matches!(ty.kind, TypeKind::Unknown) {
            return None;
        }
        None
    }
}
