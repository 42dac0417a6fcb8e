//! The specification's rules on type systems (September 2025, section 3), each fault with its place.
//!
//! An error is what leaves the meaning of the schema open (an unknown type, a broken interface, an input that nothing
//! can satisfy); what breaks a rule but is clear all the same is a warning, so that schemas as they are published stay
//! usable.

mod directives;
mod inputs;
mod interfaces;
mod loops;
mod names;
mod positions;
mod types;
mod values;

#[cfg(test)]
mod tests;

use std::cell::Cell;

use accordant_document::{Finding, Origin, Severity};
use indexmap::IndexMap;
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::{
    Directive, DirectiveDefinition, FEDERATION_DIRECTIVES, GraphqlContract, TypeDefinition, TypeKind, built_in, read,
};

/// Every breach of the type system's rules, in document order within each rule.
pub fn validate(contract: &GraphqlContract) -> Vec<Finding> {
    let federation = Federation::of(contract);
    let prelude = read::prelude();
    let mut checker =
        Checker { contract, federation, prelude: &prelude, suggestions: Cell::new(0), findings: Vec::new() };
    checker.roots();
    checker.names();
    checker.types();
    checker.positions();
    checker.interfaces();
    checker.inputs();
    checker.directives();
    checker.findings
}

struct Checker<'a> {
    contract: &'a GraphqlContract,
    federation: Federation,
    /// The built-in directives.
    prelude: &'a IndexMap<SmolStr, DirectiveDefinition>,
    /// How many names were looked for among the others.
    suggestions: Cell<usize>,
    findings: Vec<Finding>,
}

/// Each suggestion compares one name with all others: a document full of wrong names gets no more than these.
const SUGGESTIONS: usize = 100;

impl<'a> Checker<'a> {
    fn report(
        &mut self,
        rule: &'static str,
        severity: Severity,
        origin: Origin,
        subject: impl Into<String>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> &mut Finding {
        let at = self.findings.len();
        self.findings.push(Finding::new(rule, severity, origin, message).subject(subject).help(help));
        &mut self.findings[at]
    }

    fn afford_suggestion(&self) -> bool {
        self.suggestions.set(self.suggestions.get() + 1);
        self.suggestions.get() <= SUGGESTIONS
    }

    fn ty(&self, name: &str) -> Option<&'a TypeDefinition> {
        self.contract.types.get(name)
    }

    /// Whether the type was read in part only, so that what it seems to lack proves nothing.
    fn is_incomplete(&self, name: &str) -> bool {
        self.contract.incomplete.contains(name)
    }

    fn is_known_type(&self, name: &str) -> bool {
        built_in::is_scalar(name)
            || self.contract.types.contains_key(name)
            || (self.federation.used && built_in::is_federation_type(name))
            || name.starts_with("__")
    }

    /// Whether values of the type can be sent in.
    fn is_input(&self, name: &str) -> bool {
        self.ty(name).is_none_or(|ty| {
            matches!(ty.kind, TypeKind::Scalar { .. } | TypeKind::Enum { .. } | TypeKind::InputObject { .. })
        })
    }

    /// Whether fields can answer with the type.
    fn is_output(&self, name: &str) -> bool {
        self.ty(name).is_none_or(|ty| !matches!(ty.kind, TypeKind::InputObject { .. }))
    }
}

/// What a subgraph of Apollo Federation has without defining it.
struct Federation {
    used: bool,
    /// Directives brought in by `@link(import: ...)`, under the names that the document gives them.
    imported: FxHashSet<SmolStr>,
}

impl Federation {
    fn of(contract: &GraphqlContract) -> Self {
        let mut federation = Federation { used: false, imported: FxHashSet::default() };
        for directive in contract.schema_directives.iter().filter(|directive| directive.name == "link") {
            federation.used = true;
            federation.import(directive);
        }
        let defined = |name: &str| contract.directives.contains_key(name);
        let foreign = |directive: &Directive| {
            FEDERATION_DIRECTIVES.contains(&directive.name.as_str()) && !defined(&directive.name)
        };
        federation.used |= contract.schema_directives.iter().any(foreign)
            || contract.types.values().any(|ty| {
                ty.directives.iter().any(foreign)
                    || match &ty.kind {
                        TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => {
                            fields.values().any(|field| field.directives.iter().any(foreign))
                        }
                        _ => false,
                    }
            });
        federation
    }

    fn import(&mut self, link: &Directive) {
        use super::Value;
        let Some((_, Value::List(imports))) = link.arguments.iter().find(|(name, _)| name == "import") else { return };
        for import in imports {
            let name = match import {
                Value::String(name) => Some(name),
                Value::Object(fields) => {
                    let named = |key: &str| fields.iter().find(|(name, _)| name == key).map(|(_, value)| value);
                    match named("as").or_else(|| named("name")) {
                        Some(Value::String(name)) => Some(name),
                        _ => None,
                    }
                }
                _ => None,
            };
            if let Some(name) = name.and_then(|name| name.strip_prefix('@')) {
                self.imported.insert(SmolStr::new(name));
            }
        }
    }

    fn has_directive(&self, name: &str) -> bool {
        self.used && (FEDERATION_DIRECTIVES.contains(&name) || self.imported.contains(name) || name.contains("__"))
    }
}
