//! A contract written back as one SDL document: what libraries that read text are given.

use std::fmt::Write;

use indexmap::IndexMap;
use smol_str::SmolStr;

use super::render::quoted;
use super::{
    Directive, GraphqlContract, InputValue, OperationKind, TypeDefinition, TypeKind, Value, is_built_in_directive,
    is_built_in_scalar,
};

/// The merged schema as SDL. Without `descriptions` it is a third of the size and means the same to validators.
pub fn to_sdl(contract: &GraphqlContract, descriptions: bool) -> String {
    let mut printer = Printer { out: String::new(), descriptions, uses: true };
    printer.contract(contract);
    printer.out
}

/// What operations can see of the schema: no descriptions, no directives on definitions.
#[cfg(feature = "operations")]
pub(super) fn to_sdl_of_operations(contract: &GraphqlContract) -> String {
    let mut printer = Printer { out: String::new(), descriptions: false, uses: false };
    printer.contract(contract);
    printer.out
}

struct Printer {
    out: String,
    descriptions: bool,
    /// Whether directives are printed where they are used.
    uses: bool,
}

impl Printer {
    /// Writing to a string cannot fail.
    fn write(&mut self, arguments: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(arguments);
    }

    fn contract(&mut self, contract: &GraphqlContract) {
        self.schema(contract);
        for directive in contract.directives.values().filter(|directive| !is_built_in_directive(&directive.name)) {
            self.description(directive.description.as_ref(), "");
            self.write(format_args!("directive @{}", directive.name));
            self.arguments(&directive.arguments, "");
            let repeatable = if directive.repeatable { " repeatable" } else { "" };
            self.write(format_args!("{repeatable} on {}\n\n", directive.locations.join(" | ")));
        }
        for definition in contract.types.values().filter(|definition| !is_built_in_scalar(&definition.name)) {
            self.type_definition(definition);
        }
    }

    fn schema(&mut self, contract: &GraphqlContract) {
        let conventional = OperationKind::ALL.into_iter().all(|kind| match contract.root(kind) {
            Some(root) => root.name == kind.default_type(),
            None => !contract.types.contains_key(kind.default_type()),
        });
        let bare = contract.schema_directives.is_empty() && contract.description.is_none();
        if conventional && (bare || !self.uses) {
            return;
        }
        self.description(contract.description.as_ref(), "");
        self.out.push_str(if contract.roots().next().is_some() { "schema" } else { "extend schema" });
        self.directives(&contract.schema_directives);
        let mut roots = contract.roots().peekable();
        if roots.peek().is_some() {
            self.out.push_str(" {\n");
            for (kind, root) in roots {
                self.write(format_args!("  {}: {}\n", kind.name(), root.name));
            }
            self.out.push('}');
        }
        self.out.push_str("\n\n");
    }

    fn type_definition(&mut self, definition: &TypeDefinition) {
        self.description(definition.description.as_ref(), "");
        let keyword = match definition.kind {
            TypeKind::Scalar { .. } => "scalar",
            TypeKind::Object { .. } => "type",
            TypeKind::Interface { .. } => "interface",
            TypeKind::Union { .. } => "union",
            TypeKind::Enum { .. } => "enum",
            TypeKind::InputObject { .. } => "input",
        };
        self.write(format_args!("{keyword} {}", definition.name));
        if let TypeKind::Object { interfaces, .. } | TypeKind::Interface { interfaces, .. } = &definition.kind {
            for (index, (name, _)) in interfaces.iter().enumerate() {
                self.write(format_args!("{}{name}", if index == 0 { " implements " } else { " & " }));
            }
        }
        self.directives(&definition.directives);
        match &definition.kind {
            TypeKind::Scalar { .. } => {}
            TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => {
                self.block(fields.is_empty(), |printer| {
                    for field in fields.values() {
                        printer.description(field.description.as_ref(), "  ");
                        printer.write(format_args!("  {}", field.name));
                        printer.arguments(&field.arguments, "  ");
                        printer.write(format_args!(": {}", field.ty));
                        printer.directives(&field.directives);
                        printer.out.push('\n');
                    }
                });
            }
            TypeKind::Union { members } => {
                for (index, (name, _)) in members.iter().enumerate() {
                    self.write(format_args!("{}{name}", if index == 0 { " = " } else { " | " }));
                }
            }
            TypeKind::Enum { values } => self.block(values.is_empty(), |printer| {
                for value in values.values() {
                    printer.description(value.description.as_ref(), "  ");
                    printer.write(format_args!("  {}", value.name));
                    printer.directives(&value.directives);
                    printer.out.push('\n');
                }
            }),
            TypeKind::InputObject { fields, .. } => self.block(fields.is_empty(), |printer| {
                for field in fields.values() {
                    printer.description(field.description.as_ref(), "  ");
                    printer.out.push_str("  ");
                    printer.input(field);
                    printer.out.push('\n');
                }
            }),
        }
        self.out.push_str("\n\n");
    }

    fn block(&mut self, empty: bool, body: impl FnOnce(&mut Self)) {
        if empty {
            return;
        }
        self.out.push_str(" {\n");
        body(self);
        self.out.push('}');
    }

    fn arguments(&mut self, arguments: &IndexMap<SmolStr, InputValue>, indent: &str) {
        if arguments.is_empty() {
            return;
        }
        let lines = self.descriptions && arguments.values().any(|argument| argument.description.is_some());
        let inner = format!("{indent}  ");
        self.out.push('(');
        for (index, argument) in arguments.values().enumerate() {
            if lines {
                self.out.push('\n');
                self.description(argument.description.as_ref(), &inner);
                self.out.push_str(&inner);
            } else if index > 0 {
                self.out.push_str(", ");
            }
            self.input(argument);
        }
        if lines {
            self.write(format_args!("\n{indent}"));
        }
        self.out.push(')');
    }

    fn input(&mut self, input: &InputValue) {
        self.write(format_args!("{}: {}", input.name, input.ty));
        if let Some(default) = &input.default {
            self.write(format_args!(" = {default}"));
        }
        self.directives(&input.directives);
    }

    fn directives(&mut self, directives: &[Directive]) {
        let printed = if self.uses { directives } else { &[] };
        for directive in printed {
            self.write(format_args!(" @{}", directive.name));
            for (index, (name, value)) in directive.arguments.iter().enumerate() {
                self.write(format_args!("{}{name}: {value}", if index == 0 { "(" } else { ", " }));
            }
            if !directive.arguments.is_empty() {
                self.out.push(')');
            }
        }
    }

    fn description(&mut self, description: Option<&SmolStr>, indent: &str) {
        let Some(description) = description.filter(|_| self.descriptions) else { return };
        self.out.push_str(indent);
        let block = description.contains('\n').then(|| block_string(description, indent)).flatten();
        match block {
            Some(block) => self.out.push_str(&block),
            None => {
                let _ = quoted(description, &mut self.out);
            }
        }
        self.out.push('\n');
    }
}

/// A block string with this value, where there is one: the indentation rule takes some texts apart.
fn block_string(text: &str, indent: &str) -> Option<String> {
    let mut block = String::from("\"\"\"\n");
    for line in text.split('\n') {
        if !line.is_empty() {
            block.push_str(indent);
            block.push_str(&line.replace("\"\"\"", "\\\"\"\""));
        }
        block.push('\n');
    }
    block.push_str(indent);
    block.push_str("\"\"\"");
    let value = super::read::value_of(&block);
    (value == Some(Value::String(text.into()))).then_some(block)
}
