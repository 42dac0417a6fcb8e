//! What TypeScript has no type for.

use accordant_document::{Documents, Finding};

use super::types::{Types, Uses, is_exact};
use crate::model::{Additional, Literal, Object, Shape};
use crate::widened::{constants, widened};

impl Types<'_> {
    pub(super) fn findings(&self, documents: &Documents) -> Vec<Finding> {
        let mut findings = Vec::new();
        for declaration in &self.model.types {
            let name = &declaration.name;
            let mut warn =
                |message: String, help: String| findings.push(widened(documents, declaration, message, help));
            if let Shape::Object(object) = &declaration.shape
                && let Some(others) = self.mixed(object)
            {
                warn(
                    format!("`{name}` has named properties of other types than all its others, which are `{others}`"),
                    "in TypeScript what is read by another key is typed as any of them; keep the others in a property of \
                     their own"
                        .to_owned(),
                );
            }
            let inexact = |constant: &&Literal| matches!(constant, Literal::Number(text) if !is_exact(text));
            if let Some(Literal::Number(text)) = constants(declaration).into_iter().find(inexact) {
                warn(
                    format!("`{name}` has the constant {text}, which is no exact number in TypeScript"),
                    "it is `number` there".to_owned(),
                );
            }
        }
        findings
    }

    /// The type of what is in the map, where a named property is of another.
    fn mixed(&self, object: &Object) -> Option<String> {
        let Additional::Values(others) = &object.additional else { return None };
        let mut uses = Uses::default();
        let others = self.text(others, &mut uses);
        let differs = object.properties.iter().any(|property| self.text(&property.value, &mut uses) != others);
        (others != "unknown" && differs).then_some(others)
    }
}
