//! What is wrong with a template before anything is rendered.
//!
//! The rule that matters: nothing is written without saying what it is. `{{x}}` and `{{{x}}}` are refused; code that a
//! view prepared is `{{code x}}`, text of the document `{{tsString x}}` and the like.

use std::collections::BTreeMap;

use handlebars::template::{DecoratorTemplate, HelperTemplate, Parameter, TemplateElement};
use handlebars::{Handlebars, Template};

use super::fault::TemplateFault;
use super::helpers::{BLOCKS, CODE, CONDITIONS, QUOTES};

/// How deep blocks of a template may stand in each other.
const DEPTH: usize = 32;

/// Whether blocks are nested so deep that parsing them would exhaust the stack; asked before parsing.
pub(super) fn too_deep(text: &str) -> Option<(u32, u32)> {
    let mut depth = 0_usize;
    for (line, content) in (1..).zip(text.lines()) {
        for (at, _) in content.match_indices("{{") {
            let tag = content.get(at..).unwrap_or_default().trim_start_matches(['{', '~', ' ']);
            if tag.starts_with(['#', '(']) {
                depth += 1;
            } else if tag.starts_with('/') {
                depth = depth.saturating_sub(1);
            }
            let parentheses = tag.split("}}").next().unwrap_or_default().matches('(').count();
            if depth + parentheses > DEPTH {
                return Some((line, u32::try_from(at).unwrap_or(0) + 1));
            }
        }
    }
    None
}

/// The faults of one template, and the partials that it includes with the line of each.
pub(super) struct Linted {
    pub(super) faults: Vec<TemplateFault>,
    pub(super) partials: BTreeMap<String, (u32, u32)>,
}

pub(super) fn lint(name: &str, template: &Template, registry: &Handlebars<'_>) -> Linted {
    let mut lint = Lint { name, registry, linted: Linted { faults: Vec::new(), partials: BTreeMap::new() } };
    lint.template(template);
    lint.linted
}

struct Lint<'l, 'reg> {
    name: &'l str,
    registry: &'l Handlebars<'reg>,
    linted: Linted,
}

impl Lint<'_, '_> {
    fn template(&mut self, template: &Template) {
        for (element, mapping) in template.elements.iter().zip(&template.mapping) {
            let at = (u32::try_from(mapping.0).unwrap_or(0), u32::try_from(mapping.1).unwrap_or(0));
            self.element(element, at);
        }
    }

    fn element(&mut self, element: &TemplateElement, at: (u32, u32)) {
        match element {
            TemplateElement::RawString(_) | TemplateElement::Comment(_) => {}
            TemplateElement::Expression(helper) => self.expression(helper, at),
            TemplateElement::HtmlExpression(helper) => {
                let path = shown(&helper.name);
                self.fault(at, format!("`{{{{{{{path}}}}}}}` writes a value as it is"), unquoted(path));
            }
            TemplateElement::HelperBlock(helper) => self.block(helper, at),
            TemplateElement::PartialExpression(partial) => self.partial(partial, at),
            // Decorators, partials with a block, and whatever a later handlebars may bring.
            _ => self.fault(
                at,
                "decorators and partials with a block are not used in these templates".to_owned(),
                "put the text into a file of its own and include it with {{> name}}".to_owned(),
            ),
        }
    }

    fn expression(&mut self, helper: &HelperTemplate, at: (u32, u32)) {
        let name = shown(&helper.name);
        if name == CODE || QUOTES.iter().any(|(known, _)| *known == name) {
            match helper.params.as_slice() {
                [Parameter::Path(_)] => {}
                [_] => self.fault(at, format!("`{name}` takes a field"), format!("write {{{{{name} field}}}}")),
                _ => self.fault(at, format!("`{name}` takes one field"), format!("write {{{{{name} field}}}}")),
            }
            for key in helper.hash.keys().filter(|key| *key != "indent") {
                self.fault(at, format!("`{name}` knows no `{key}=`"), "it takes `indent=` only".to_owned());
            }
        } else if helper.params.is_empty() && helper.hash.is_empty() {
            self.fault(at, format!("`{{{{{name}}}}}` writes a value as it is"), unquoted(name));
        } else {
            self.unknown(name, at);
        }
    }

    fn block(&mut self, helper: &HelperTemplate, at: (u32, u32)) {
        let name = shown(&helper.name);
        if !BLOCKS.contains(&name) {
            let help = format!("blocks are {}", BLOCKS.join(", "));
            self.fault(at, format!("there is no block `{name}`"), help);
        } else if helper.params.len() != 1 {
            self.fault(at, format!("`{name}` takes one field or condition"), format!("write {{{{#{name} field}}}}"));
        }
        for parameter in &helper.params {
            self.condition(parameter, at);
        }
        for template in helper.template.iter().chain(&helper.inverse) {
            self.nested(template, at);
        }
    }

    /// A chain of `else if` is a template of one block that has no place of its own.
    fn nested(&mut self, template: &Template, at: (u32, u32)) {
        if template.mapping.len() == template.elements.len() {
            self.template(template);
        } else {
            for element in &template.elements {
                self.element(element, at);
            }
        }
    }

    fn condition(&mut self, parameter: &Parameter, at: (u32, u32)) {
        let Parameter::Subexpression(inner) = parameter else { return };
        let TemplateElement::Expression(helper) = inner.as_element() else { return };
        let name = shown(&helper.name);
        if helper.params.is_empty() {
            return;
        }
        if !CONDITIONS.contains(&name) {
            let help = format!("conditions are {}", CONDITIONS.join(", "));
            self.fault(at, format!("there is no condition `{name}`"), help);
        }
        for parameter in &helper.params {
            self.condition(parameter, at);
        }
    }

    fn partial(&mut self, partial: &DecoratorTemplate, at: (u32, u32)) {
        let name = shown(&partial.name);
        if matches!(partial.name, Parameter::Subexpression(_)) || !self.registry.has_template(name) {
            let names: Vec<&str> = self.registry.get_templates().keys().map(String::as_str).collect();
            let near = accordant_document::suggest(name, names);
            let help = near.map_or_else(
                || "partials are named by their path, such as {{> typescript/header.hbs}}".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.fault(at, format!("there is no template `{name}` to include"), help);
        } else {
            self.linted.partials.entry(name.to_owned()).or_insert(at);
        }
    }

    fn unknown(&mut self, name: &str, at: (u32, u32)) {
        let known = QUOTES.iter().map(|(known, _)| *known).chain([CODE]);
        let help = accordant_document::suggest(name, known.clone()).map_or_else(
            || format!("helpers are {}", known.collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        self.fault(at, format!("there is no helper `{name}`"), help);
    }

    fn fault(&mut self, (line, column): (u32, u32), message: String, help: String) {
        self.linted.faults.push(TemplateFault { template: self.name.to_owned(), line, column, message, help });
    }
}

fn shown(name: &Parameter) -> &str {
    name.as_name().unwrap_or("(...)")
}

fn unquoted(name: &str) -> String {
    format!(
        "write {{{{code {name}}}}} for code that the view prepared, {{{{tsString {name}}}}} or another quoting \
             helper for text of the document"
    )
}
