//! Every identifier and file name of a client, decided before anything is written.

use crate::model::{ClientModel, Literal, Operation, Shape};
use crate::naming::{NameLock, Rank, Scope, ascii, camel_as_written, identifier, kebab, pascal_as_written};

use super::reserved;

/// In front of a name that is spelled like a function; no name of a document holds it.
const FUNCTION: char = '\u{1}';

pub(super) struct Names {
    /// By [`crate::model::TypeId`].
    pub(super) types: Vec<String>,
    /// Of enums, the keys of the constant object, by type.
    pub(super) keys: Vec<Vec<String>>,
    pub(super) modules: Vec<ModuleNames>,
    /// In the order of [`ClientModel::events`].
    pub(super) events: Vec<String>,
}

pub(super) struct ModuleNames {
    /// Without its ending.
    pub(super) file: String,
    pub(super) class: String,
    /// The property of the class of all classes.
    pub(super) property: String,
    pub(super) operations: Vec<OperationNames>,
}

/// The name of a module of operations. It is ASCII; file systems end at 255 bytes, and archives sooner.
fn file_name(name: &str) -> String {
    let mut name = filled(kebab(&ascii(name)), "default");
    name.truncate(96);
    name
}

pub(super) struct OperationNames {
    pub(super) function: String,
    pub(super) args: String,
    pub(super) result: String,
    pub(super) constant: String,
    /// Of an operation with pages: the functions that give them and their items.
    pub(super) paged: Option<(String, String)>,
    /// In the class of its tag.
    pub(super) method: String,
    pub(super) paged_methods: Option<(String, String)>,
}

impl Names {
    pub(super) fn new(model: &ClientModel, facade: bool, lock: &mut NameLock) -> Self {
        let mut exports = exports(model, facade, lock).into_iter();
        let mut next = || exports.next().unwrap_or_default();
        let types = model.types.iter().map(|_| next()).collect();
        let mut modules: Vec<ModuleNames> = Vec::with_capacity(model.modules.len());
        for module in &model.modules {
            let operations = module
                .operations
                .iter()
                .map(|operation| OperationNames {
                    function: next(),
                    args: next(),
                    result: next(),
                    constant: next(),
                    paged: operation.pagination.as_ref().map(|_| (next(), next())),
                    method: String::new(),
                    paged_methods: None,
                })
                .collect();
            let class = if facade { next() } else { String::new() };
            modules.push(ModuleNames { file: String::new(), class, property: String::new(), operations });
        }
        let mut names = Self { types, keys: keys(model, lock), modules, events: events(model, lock) };
        names.name_modules(model, lock);
        if facade {
            names.name_methods(model, lock);
        }
        names
    }

    fn name_modules(&mut self, model: &ClientModel, lock: &mut NameLock) {
        let mut files = Scope::new("typescript/files", file_name).case_folded();
        files.reserve(reserved::FILES);
        let mut properties = Scope::new("typescript/resources", method);
        properties.reserve(reserved::METHODS.iter().chain(&["client"]));
        for module in &model.modules {
            let place = module_place(module.tag.as_deref());
            files.wish(Rank::Declared, &place, &module.name, &["operations"]);
            properties.wish(Rank::Declared, &place, &module.name, &["operations"]);
        }
        let named = files.resolve(lock).into_iter().zip(properties.resolve(lock));
        for (module, (file, property)) in self.modules.iter_mut().zip(named) {
            module.file = file.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            module.property = property;
        }
    }

    fn name_methods(&mut self, model: &ClientModel, lock: &mut NameLock) {
        for (module, names) in model.modules.iter().zip(&mut self.modules) {
            let mut scope =
                Scope::new(format!("typescript/methods/{}", module.tag.as_deref().unwrap_or_default()), method);
            scope.reserve(reserved::METHODS);
            for operation in &module.operations {
                scope.wish(Rank::Declared, &operation.key, within(&operation.name, &module.name), &["operation"]);
                if operation.pagination.is_some() {
                    for ending in ["pages", "items"] {
                        let name = format!("{} {ending}", within(&operation.name, &module.name));
                        scope.wish(Rank::Derived, &format!("{}#{ending}", operation.key), &name, &[]);
                    }
                }
            }
            let mut given = scope.resolve(lock).into_iter();
            for (operation, names) in module.operations.iter().zip(&mut names.operations) {
                names.method = given.next().unwrap_or_default();
                if operation.pagination.is_some() {
                    names.paged_methods = given.next().zip(given.next());
                }
            }
        }
    }
}

/// The name of an operation in the class of its tag: `repos get content` is `get content` in `repos`.
fn within<'n>(name: &'n str, module: &str) -> &'n str {
    match name.get(..module.len()).filter(|start| start.eq_ignore_ascii_case(module)) {
        Some(_) => name.get(module.len()..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or(name),
        None => name,
    }
}

fn module_place(tag: Option<&str>) -> String {
    tag.map_or_else(|| "#".to_owned(), |tag| format!("#{tag}"))
}

/// All names that the package exports are one scope: `index.ts` gives them out side by side.
fn exports(model: &ClientModel, facade: bool, lock: &mut NameLock) -> Vec<String> {
    let mut scope = Scope::new("typescript", |name| match name.strip_prefix(FUNCTION) {
        Some(name) => filled(identifier(&camel_as_written(name), "_"), "operation"),
        None => filled(identifier(&pascal_as_written(name), "_"), "Value"),
    });
    scope.reserve(reserved::EXPORTS);
    for declaration in &model.types {
        let (rank, hints): (_, &[&str]) =
            if declaration.named { (Rank::Declared, &["model"]) } else { (Rank::Synthesised, &[]) };
        scope.wish(rank, &declaration.pointer, &declaration.name, hints);
    }
    for module in &model.modules {
        for operation in &module.operations {
            wish_operation(&mut scope, operation, &module.name);
        }
        if facade {
            let place = format!("{}#class", module_place(module.tag.as_deref()));
            scope.wish(Rank::Derived, &place, &format!("{} api", module.name), &["class"]);
        }
    }
    scope.resolve(lock)
}

fn wish_operation(scope: &mut Scope<'_>, operation: &Operation, module: &str) {
    let Operation { key, name, .. } = operation;
    scope.wish(Rank::Declared, key, &format!("{FUNCTION}{name}"), &[module, "operation"]);
    scope.wish(Rank::Derived, &format!("{key}#args"), &format!("{name} args"), &[]);
    scope.wish(Rank::Derived, &format!("{key}#result"), &format!("{name} result"), &[]);
    scope.wish(Rank::Derived, &format!("{key}#operation"), &format!("{FUNCTION}{name} operation"), &[]);
    if operation.pagination.is_some() {
        scope.wish(Rank::Derived, &format!("{key}#pages"), &format!("{FUNCTION}{name} pages"), &[]);
        scope.wish(Rank::Derived, &format!("{key}#items"), &format!("{FUNCTION}{name} items"), &[]);
    }
}

/// The names of events whose keys in the document are not theirs alone.
fn events(model: &ClientModel, lock: &mut NameLock) -> Vec<String> {
    let mut scope = Scope::new("typescript/events", method);
    for event in &model.events {
        scope.wish(Rank::Declared, &event.pointer, &event.name, &[]);
    }
    scope.resolve(lock)
}

/// The keys of every enum's constant object.
fn keys(model: &ClientModel, lock: &mut NameLock) -> Vec<Vec<String>> {
    let key = |name: &str| filled(identifier(&pascal_as_written(name), "_"), "Value");
    let of = |declaration: &crate::model::Declaration, lock: &mut NameLock| {
        let Shape::Enum(listed) = &declaration.shape else { return Vec::new() };
        let mut scope = Scope::new(format!("typescript/enum/{}", declaration.pointer), key);
        scope.reserve(["__proto__"]);
        for value in &listed.values {
            let name = if value.name.is_empty() { "value" } else { &value.name };
            scope.wish(Rank::Declared, &place(&value.value), name, &[]);
        }
        scope.resolve(lock)
    };
    model.types.iter().map(|declaration| of(declaration, lock)).collect()
}

fn place(value: &Literal) -> String {
    match value {
        Literal::Null => "null".to_owned(),
        Literal::Boolean(value) => value.to_string(),
        Literal::Number(text) | Literal::Json(text) => text.clone(),
        Literal::String(text) => format!("'{text}"),
    }
}

fn method(name: &str) -> String {
    filled(identifier(&camel_as_written(name), "_"), "operation")
}

fn filled(name: String, otherwise: &str) -> String {
    if name.is_empty() { otherwise.to_owned() } else { name }
}
