//! Directives where they are used, and definitions that use themselves (section 3.13).

use accordant_document::{Severity, suggest};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;

use super::Checker;
use super::loops::loops;
use crate::graphql::{Directive, InputValue, TypeKind};

impl<'a> Checker<'a> {
    pub(super) fn directives(&mut self) {
        let contract = self.contract;
        self.uses(&contract.schema_directives, "SCHEMA", "schema");
        for (name, ty) in &contract.types {
            let location = match &ty.kind {
                TypeKind::Scalar { .. } => "SCALAR",
                TypeKind::Object { .. } => "OBJECT",
                TypeKind::Interface { .. } => "INTERFACE",
                TypeKind::Union { .. } => "UNION",
                TypeKind::Enum { .. } => "ENUM",
                TypeKind::InputObject { .. } => "INPUT_OBJECT",
            };
            self.uses(&ty.directives, location, name);
            match &ty.kind {
                TypeKind::Object { fields, .. } | TypeKind::Interface { fields, .. } => {
                    for field in fields.values() {
                        if field.directives.is_empty() && field.arguments.is_empty() {
                            continue;
                        }
                        let coordinate = format!("{name}.{}", field.name);
                        self.uses(&field.directives, "FIELD_DEFINITION", &coordinate);
                        for argument in field.arguments.values() {
                            self.uses(&argument.directives, "ARGUMENT_DEFINITION", &coordinate);
                        }
                    }
                }
                TypeKind::Enum { values } => {
                    for value in values.values() {
                        self.uses(&value.directives, "ENUM_VALUE", name);
                    }
                }
                TypeKind::InputObject { fields, .. } => {
                    for field in fields.values() {
                        self.uses(&field.directives, "INPUT_FIELD_DEFINITION", name);
                    }
                }
                TypeKind::Scalar { .. } | TypeKind::Union { .. } => {}
            }
        }
        for directive in contract.directives.values() {
            for argument in directive.arguments.values() {
                self.uses(&argument.directives, "ARGUMENT_DEFINITION", &format!("@{}", directive.name));
            }
        }
        self.definition_loops();
    }

    fn uses(&mut self, directives: &[Directive], location: &'static str, subject: &str) {
        let mut seen: FxHashMap<&str, &Directive> = FxHashMap::default();
        for directive in directives {
            let name = directive.name.as_str();
            let (contract, prelude) = (self.contract, self.prelude);
            match contract.directives.get(name).or_else(|| prelude.get(name)) {
                None if self.federation.has_directive(name) => {}
                None => {
                    let known = contract.directives.keys().chain(prelude.keys()).map(|known| known.as_str());
                    let near = self.afford_suggestion().then(|| suggest(name, known)).flatten();
                    let help = match near {
                        Some(near) => format!("did you mean `@{near}`?"),
                        None => format!("define it: `directive @{name} on {location}`"),
                    };
                    let message = format!("the directive `@{name}` is defined nowhere");
                    let rule = "graphql-unknown-directive";
                    self.report(rule, Severity::Warning, directive.origin, subject, message, help);
                }
                Some(definition) => {
                    let partly = contract.incomplete.contains(format!("@{name}").as_str());
                    if !partly && !definition.locations.iter().any(|allowed| allowed == location) {
                        let message = format!("`@{name}` may not stand on {location}");
                        let help = format!("its places are {}", definition.locations.join(", "));
                        let rule = "graphql-directive-location";
                        self.report(rule, Severity::Warning, directive.origin, subject, message, help);
                    }
                    if let (Some(first), false) = (seen.get(name), definition.repeatable || partly) {
                        let first = first.origin;
                        let message = format!("`@{name}` is not repeatable but stands here twice");
                        let help = "remove one, or define the directive as `repeatable`";
                        let rule = "graphql-directive-repeated";
                        self.report(rule, Severity::Warning, directive.origin, subject, message, help)
                            .related
                            .push((first, "first used here".to_owned()));
                    }
                    if !partly {
                        self.arguments(directive, definition.arguments.values(), subject);
                    }
                }
            }
            seen.entry(name).or_insert(directive);
        }
    }

    fn arguments<'d>(&mut self, directive: &Directive, defined: impl Iterator<Item = &'d InputValue>, subject: &str) {
        const RULE: &str = "graphql-directive-argument";
        let name = &directive.name;
        let defined: FxHashMap<&str, &InputValue> = defined.map(|input| (input.name.as_str(), input)).collect();
        let mut given: FxHashSet<&str> = FxHashSet::default();
        let mut faults: Vec<(String, String)> = Vec::new();
        for (argument, value) in &directive.arguments {
            if !given.insert(argument) {
                faults.push((format!("`@{name}({argument}:)` is given twice"), "keep one of the two".to_owned()));
            }
            match defined.get(argument.as_str()) {
                None => {
                    let mut known: Vec<&str> = defined.keys().copied().collect();
                    known.sort_unstable();
                    let near = self.afford_suggestion().then(|| suggest(argument, known)).flatten();
                    let help = match near {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "remove it, or add it to the directive's definition".to_owned(),
                    };
                    faults.push((format!("`@{name}` has no argument `{argument}`"), help));
                }
                Some(input) => {
                    if let Err(why) = self.coerces(value, &input.ty, 0) {
                        let message = format!("`@{name}({argument}:)` does not take this value: {why}");
                        faults.push((message, format!("its type is `{}`", input.ty)));
                    }
                }
            }
        }
        let mut missing: Vec<&&InputValue> = defined
            .values()
            .filter(|input| input.ty.is_non_null() && input.default.is_none() && !given.contains(input.name.as_str()))
            .collect();
        missing.sort_by_key(|input| input.origin);
        for input in missing {
            let message = format!("`@{name}` lacks its required argument `{}`", input.name);
            faults.push((message, format!("add `{}`, of type `{}`", input.name, input.ty)));
        }
        for (message, help) in faults {
            self.report(RULE, Severity::Warning, directive.origin, subject, message, help);
        }
    }

    /// A directive must not be used, directly or through the types of its arguments, in its own definition.
    fn definition_loops(&mut self) {
        let contract = self.contract;
        let mut names: Vec<SmolStr> =
            contract.directives.keys().map(|name| SmolStr::from(format!("@{name}"))).collect();
        names.extend(contract.types.keys().cloned());
        let index: FxHashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
        let mut edges: Vec<Vec<usize>> = Vec::with_capacity(names.len());
        let used = |to: &mut Vec<usize>, directives: &[Directive]| {
            to.extend(directives.iter().filter_map(|directive| index.get(format!("@{}", directive.name).as_str())));
        };
        let input = |to: &mut Vec<usize>, input: &InputValue| {
            used(to, &input.directives);
            to.extend(index.get(input.ty.named().as_str()));
        };
        for directive in contract.directives.values() {
            let mut to = Vec::new();
            directive.arguments.values().for_each(|argument| input(&mut to, argument));
            edges.push(to);
        }
        for ty in contract.types.values() {
            let mut to = Vec::new();
            match &ty.kind {
                TypeKind::InputObject { fields, .. } => fields.values().for_each(|field| input(&mut to, field)),
                TypeKind::Enum { values } => values.values().for_each(|value| used(&mut to, &value.directives)),
                TypeKind::Scalar { .. } => {}
                // No argument can have an output type.
                _ => {
                    edges.push(to);
                    continue;
                }
            }
            used(&mut to, &ty.directives);
            edges.push(to);
        }
        // Directives come first among the nodes, so a loop with one in it begins with one.
        for round in loops(&edges) {
            let Some(definition) = round.first().and_then(|at| contract.directives.get_index(*at)) else { continue };
            let way: Vec<String> =
                round.iter().filter_map(|at| names.get(*at)).map(|name| format!("`{name}`")).collect();
            self.report(
                "graphql-directive-cycle",
                Severity::Error,
                definition.1.origin,
                format!("@{}", definition.0),
                format!("the directive `@{}` is used in its own definition: {}", definition.0, way.join(" -> ")),
                "remove the directive from its own arguments and their types",
            );
        }
    }
}
