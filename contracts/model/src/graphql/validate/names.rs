//! Names that GraphQL keeps for itself (section 4.2), and enum values that look like other values (section 3.9).

use accordant_document::{Origin, Severity};

use super::Checker;
use crate::graphql::{InputValue, TypeKind};

impl Checker<'_> {
    pub(super) fn names(&mut self) {
        let contract = self.contract;
        for (name, ty) in &contract.types {
            self.reserved(name, ty.origin, name.to_string());
            match &ty.kind {
                TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => {
                    for field in fields.values() {
                        let coordinate = format!("{name}.{}", field.name);
                        self.reserved_inputs(field.arguments.values(), &coordinate);
                        self.reserved(&field.name, field.origin, coordinate);
                    }
                }
                TypeKind::InputObject { fields, .. } => self.reserved_inputs(fields.values(), name),
                TypeKind::Enum { values } => {
                    for value in values.values() {
                        let coordinate = format!("{name}.{}", value.name);
                        if matches!(value.name.as_str(), "true" | "false" | "null") {
                            self.report(
                                "graphql-enum-value",
                                Severity::Error,
                                value.origin,
                                &coordinate,
                                format!("`{}` cannot be an enum value: it is a value of its own", value.name),
                                "give the value another name",
                            );
                        }
                        self.reserved(&value.name, value.origin, coordinate);
                    }
                }
                TypeKind::Scalar { .. } | TypeKind::Union { .. } => {}
            }
        }
        for directive in contract.directives.values() {
            let coordinate = format!("@{}", directive.name);
            self.reserved_inputs(directive.arguments.values(), &coordinate);
            self.reserved(&directive.name, directive.origin, coordinate);
        }
    }

    fn reserved_inputs<'i>(&mut self, inputs: impl Iterator<Item = &'i InputValue>, of: &str) {
        for input in inputs {
            self.reserved(&input.name, input.origin, of.to_owned());
        }
    }

    fn reserved(&mut self, name: &str, origin: Origin, subject: String) {
        if name.starts_with("__") {
            self.report(
                "graphql-reserved-name",
                Severity::Warning,
                origin,
                subject,
                format!("`{name}` begins with two underscores, which introspection keeps for itself"),
                "rename it",
            );
        }
    }
}
