//! Types where they are used: known, and fit for input or output (section 3.4.2).

use accordant_document::Severity;

use super::Checker;
use crate::graphql::{InputValue, TypeKind};

impl Checker<'_> {
    pub(super) fn positions(&mut self) {
        let contract = self.contract;
        for (name, ty) in &contract.types {
            match &ty.kind {
                TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => {
                    for field in fields.values() {
                        let coordinate = format!("{name}.{}", field.name);
                        let named = field.ty.named();
                        if !self.is_known_type(named) {
                            self.unknown(named, field.ty_origin, &coordinate);
                        } else if !self.is_output(named) {
                            self.report(
                                "graphql-input-in-output",
                                Severity::Error,
                                field.ty_origin,
                                &coordinate,
                                format!("the field `{coordinate}` answers with the input type `{named}`"),
                                "define an object type with the fields that clients may read",
                            );
                        }
                        for argument in field.arguments.values() {
                            self.input_position(argument, format!("{coordinate}({}:)", argument.name));
                        }
                    }
                }
                TypeKind::InputObject { fields, .. } => {
                    for field in fields.values() {
                        self.input_position(field, format!("{name}.{}", field.name));
                    }
                }
                _ => {}
            }
        }
        for directive in contract.directives.values() {
            for argument in directive.arguments.values() {
                self.input_position(argument, format!("@{}({}:)", directive.name, argument.name));
            }
        }
    }

    fn input_position(&mut self, input: &InputValue, coordinate: String) {
        let named = input.ty.named();
        if !self.is_known_type(named) {
            self.unknown(named, input.ty_origin, &coordinate);
        } else if !self.is_input(named) {
            self.report(
                "graphql-output-in-input",
                Severity::Error,
                input.ty_origin,
                &coordinate,
                format!("`{coordinate}` takes the output type `{named}`"),
                "define an input type with the fields that clients may send",
            );
            return;
        }
        if input.ty.is_non_null() && input.default.is_none() && input.deprecation.is_some() {
            self.report(
                "graphql-deprecated-required",
                Severity::Warning,
                input.origin,
                &coordinate,
                format!("`{coordinate}` is deprecated but must still be given"),
                "make it nullable or give it a default first, so that clients can leave it out",
            );
        }
        if let Some(default) = &input.default
            && let Err(why) = self.coerces(default, &input.ty, 0)
        {
            self.report(
                "graphql-default-value",
                Severity::Warning,
                input.default_origin,
                &coordinate,
                format!("the default of `{coordinate}` is no `{}`: {why}", input.ty),
                "correct the default or the type: servers differ in what they make of it",
            );
        }
    }
}
