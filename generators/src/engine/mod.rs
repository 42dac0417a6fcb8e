//! Templates: handlebars, strict, with nothing escaped and nothing unquoted.
//!
//! A template says of everything that it writes what it is. Code that a view prepared is a [`Code`] there and
//! `{{code field}}` in the template; text of the document is a plain string and goes through the helper of its place:
//! `tsString`, `tsDoc`, `dartString`, `dartDoc`, `jsonString`, `yamlString`, `mdText`, `mdCode`, `slashComment`,
//! `hashComment` (comments take `indent=`). Blocks are `if`, `unless`, `each`, `with`; conditions in parentheses `eq`,
//! `and`, `or`, `not` and their like; partials are named by their path. Whatever else a template contains is refused
//! when it is loaded, and a field that a view does not have is a fault wherever it is asked for.
//!
//! An expression costs about a microsecond and a partial a copy of what it is given: views prepare text in Rust with
//! the functions of [`quote`] and [`comment`], and a template is rendered for a declaration or a file, not for a property.

mod code;
pub(crate) mod comment;
mod fault;
mod helpers;
mod lint;
mod overrides;
pub(crate) mod quote;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use handlebars::{Handlebars, RenderError, RenderErrorReason, TemplateErrorReason};
use serde::Serialize;

pub(crate) use code::Code;
pub use fault::TemplateFault;
pub use overrides::{Overrides, UnreadableTemplate};

/// The templates of one target, parsed once. Files that do not end in `.hbs` are taken as they are.
#[derive(Debug)]
pub(crate) struct Engine {
    registry: Handlebars<'static>,
    plain: BTreeMap<String, String>,
}

impl Engine {
    /// Loads the built-in templates below `target/` and puts `overrides` in their places, file by file. A file there
    /// that has no built-in counterpart may be included by another; else it is a slip, and a fault.
    ///
    /// # Errors
    /// Every fault of every template, sorted by place.
    pub(crate) fn new(target: &str, overrides: &Overrides) -> Result<Self, Vec<TemplateFault>> {
        let prefix = format!("{target}/");
        let mut texts: BTreeMap<&str, &str> = accordant_templates::folder(target).collect();
        let mut own = BTreeSet::new();
        for (name, text) in overrides.iter().filter(|(name, _)| name.starts_with(&prefix)) {
            if texts.insert(name, text).is_none() {
                own.insert(name);
            }
        }
        let (engine, included) = Self::load(texts)?;
        let unused = |name: &&str| name.ends_with(".hbs") && !included.contains(*name);
        let faults: Vec<TemplateFault> = own.into_iter().filter(unused).map(|name| slip(name, target)).collect();
        if faults.is_empty() { Ok(engine) } else { Err(faults) }
    }

    /// The engine of these files, and the names that one of them includes.
    fn load(texts: BTreeMap<&str, &str>) -> Result<(Self, BTreeSet<String>), Vec<TemplateFault>> {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.set_prevent_indent(true);
        registry.register_escape_fn(handlebars::no_escape);
        helpers::register(&mut registry);

        let mut faults = Vec::new();
        let mut plain = BTreeMap::new();
        for (name, text) in texts {
            if !name.ends_with(".hbs") {
                plain.insert(name.to_owned(), text.to_owned());
            } else if let Some((line, column)) = lint::too_deep(text) {
                let message = "blocks stand in each other too deep".to_owned();
                let help = "put the inner ones into a file of their own".to_owned();
                faults.push(TemplateFault { template: name.to_owned(), line, column, message, help });
            } else if let Err(error) = registry.register_template_string(name, text) {
                faults.push(syntax(name, &error));
            }
        }
        let mut includes: BTreeMap<String, BTreeMap<String, (u32, u32)>> = BTreeMap::new();
        for (name, template) in registry.get_templates() {
            let linted = lint::lint(name, template, &registry);
            faults.extend(linted.faults);
            includes.insert(name.clone(), linted.partials);
        }
        faults.extend(circles(&includes));
        if !faults.is_empty() {
            faults.sort();
            return Err(faults);
        }
        let included = includes.into_values().flat_map(BTreeMap::into_keys).collect();
        Ok((Self { registry, plain }, included))
    }

    /// Renders one template with one view.
    ///
    /// # Errors
    /// A template that asks for a field that the view does not have, or for one in the wrong way.
    pub(crate) fn render(&self, template: &str, view: &impl Serialize) -> Result<String, TemplateFault> {
        self.registry.render(template, view).map_err(|error| rendering(template, &error))
    }

    /// A file that is no template, as it is.
    ///
    /// # Errors
    /// Where there is no such file.
    pub(crate) fn plain(&self, name: &str) -> Result<&str, TemplateFault> {
        self.plain.get(name).map(String::as_str).ok_or_else(|| TemplateFault {
            template: name.to_owned(),
            line: 0,
            column: 0,
            message: "there is no such file among the templates".to_owned(),
            help: "`accordant templates list` lists them".to_owned(),
        })
    }
}

fn syntax(name: &str, error: &handlebars::TemplateError) -> TemplateFault {
    let (line, column) = error.pos().unwrap_or_default();
    let message = match error.reason() {
        TemplateErrorReason::MismatchingClosedHelper(open, close) => {
            format!("`{open}` is open here and `{close}` is closed")
        }
        // What is behind the colon draws the grammar's own names; the place says more.
        TemplateErrorReason::InvalidSyntax(_) => "this is no syntax of handlebars".to_owned(),
        reason => reason.to_string().to_lowercase(),
    };
    TemplateFault {
        template: name.to_owned(),
        line: u32::try_from(line).unwrap_or(0),
        column: u32::try_from(column).unwrap_or(0),
        message,
        help: "see https://handlebarsjs.com/guide for what a template may look like".to_owned(),
    }
}

fn rendering(template: &str, error: &RenderError) -> TemplateFault {
    let message = match error.reason() {
        RenderErrorReason::MissingVariable(Some(path)) => {
            format!("there is no `{path}` in what this template is given")
        }
        RenderErrorReason::MissingVariable(None) => "there is no list where one is gone through".to_owned(),
        RenderErrorReason::Other(text) => text.clone(),
        reason => reason.to_string(),
    };
    TemplateFault {
        template: error.template_name.clone().unwrap_or_else(|| template.to_owned()),
        line: error.line_no.and_then(|line| u32::try_from(line).ok()).unwrap_or(0),
        column: error.column_no.and_then(|column| u32::try_from(column).ok()).unwrap_or(0),
        message,
        help: "compare it with the built-in template: `accordant templates eject` writes it".to_owned(),
    }
}

/// Templates that include themselves, by others or directly.
fn circles(includes: &BTreeMap<String, BTreeMap<String, (u32, u32)>>) -> Vec<TemplateFault> {
    let mut faults = Vec::new();
    for (name, partials) in includes {
        for (partial, (line, column)) in partials {
            let mut seen = BTreeSet::new();
            let mut open = vec![partial];
            while let Some(next) = open.pop() {
                if seen.insert(next) {
                    open.extend(includes.get(next).into_iter().flat_map(BTreeMap::keys));
                }
            }
            if seen.contains(name) {
                faults.push(TemplateFault {
                    template: name.clone(),
                    line: *line,
                    column: *column,
                    message: format!("`{partial}` leads back to this template"),
                    help: "a template cannot include itself".to_owned(),
                });
            }
        }
    }
    faults
}

/// A file of the user's own that nothing asks for.
fn slip(name: &str, target: &str) -> TemplateFault {
    let near = accordant_document::suggest(name, accordant_templates::folder(target).map(|(known, _)| known));
    TemplateFault {
        template: name.to_owned(),
        line: 0,
        column: 0,
        message: "it takes the place of no built-in template, and none includes it".to_owned(),
        help: near.map_or_else(
            || "`accordant templates list` lists the names".to_owned(),
            |near| format!("did you mean `{near}`?"),
        ),
    }
}
