//! Dart: names, then a view of every declaration and operation, then templates, then files.

mod bodies;
mod calls;
mod events;
mod layout;
mod literal;
mod models;
mod names;
mod operations;
mod options;
mod package;
mod pages;
mod reserved;
mod results;
mod sending;
mod sharing;
mod types;
mod unions;

use accordant_document::{Documents, Finding, Severity};
use serde::Serialize;

use crate::engine::{Code, Engine, TemplateFault, comment::line_comment, comment::one_line};
use crate::model::{ClientModel, Literal, TypeId};
use crate::naming::NameLock;
use crate::output::OutputFile;
use crate::rule::ids;
use crate::widened::{constants, widened};

pub use options::{Adapter, DartOptions, Dates, Enums};

/// Files of the runtime that every package has.
const RUNTIME: &[&str] = &[
    "auth",
    "call",
    "cancel",
    "client",
    "codec",
    "date",
    "encoding",
    "errors",
    "headers",
    "model",
    "multipart",
    "pages",
    "patch",
    "response",
    "retry",
    "runtime",
    "streams",
    "transport",
    "transport_default",
    "transport_io",
    "transport_stub",
    "upload",
];

#[derive(Serialize)]
struct LibraryView {
    head: Code<'static>,
    imports: Code<'static>,
    body: Code<'static>,
}

/// The files of a client, and what could not be represented as the document has it.
///
/// # Errors
/// A template that does not go with its view; the built-in ones do.
pub(crate) fn emit(
    model: &ClientModel,
    documents: &Documents,
    options: &DartOptions,
    engine: &Engine,
    lock: &mut NameLock,
) -> Result<(Vec<OutputFile>, Vec<Finding>), TemplateFault> {
    let shared = sharing::representatives(model);
    let names = names::Names::new(model, &shared, lock);
    let types = types::Types::new(model, &names, &shared, options);
    let writer = Writer { types: &types, engine, head: head(model, options) };
    let mut files = Vec::new();

    let mut bodies: Vec<(String, types::Uses)> = vec![Default::default(); names.libraries.len()];
    for (index, declaration) in model.types.iter().enumerate() {
        let id = TypeId(u32::try_from(index).unwrap_or(u32::MAX));
        let Some((body, uses)) = bodies.get_mut(names[id].library) else { continue };
        let text = models::declaration(&types, id, declaration, engine, uses)?;
        if !body.is_empty() {
            body.push('\n');
        }
        body.push_str(&text);
    }
    let mut unpaged = Vec::new();
    for (module, own) in model.modules.iter().zip(&names.modules) {
        let Some((body, uses)) = bodies.get_mut(own.library) else { continue };
        *body = operations::module(&types, own, module, engine, uses, &mut unpaged)?;
    }
    let mut exports = Vec::new();
    for (index, (body, mut uses)) in bodies.into_iter().enumerate() {
        let Some(path) = names.libraries.get(index).filter(|_| !body.is_empty()) else { continue };
        uses.remove(&index);
        exports.push(path.clone());
        let template = if path.starts_with("models/") { "dart/model/object.hbs" } else { "dart/operation/api.hbs" };
        files.push(writer.library(path, template, &uses, body)?);
    }
    let mut uses = types::Uses::new();
    let body = package::client(&types, engine, &mut uses)?;
    files.push(writer.library("client", "dart/client.hbs", &uses, body)?);
    exports.push("client".to_owned());
    if !model.events.is_empty() {
        let mut uses = types::Uses::new();
        let body = events::library(&types, engine, &mut uses)?;
        files.push(writer.library("webhooks", "dart/webhooks.hbs", &uses, body)?);
        exports.push("webhooks".to_owned());
    }
    writer.around(exports, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut findings = findings(&types, documents);
    findings.extend(unpaged.into_iter().map(|at| {
        let message = "the pages of the operation cannot be gone through in Dart: it has several kinds of success, or the \
                       next page is asked for with another type than the answer gives";
        let help = "it has no loop over its pages in Dart; call it page by page";
        Finding::new(ids::PAGINATION_MISFIT, Severity::Warning, documents.origin(at), message).help(help)
    }));
    Ok((files, findings))
}

struct Writer<'a> {
    types: &'a types::Types<'a>,
    engine: &'a Engine,
    /// The comment at the beginning of every file.
    head: String,
}

impl Writer<'_> {
    /// A library below `lib/src` with the imports of what it uses.
    fn library(
        &self,
        path: &str,
        template: &'static str,
        uses: &types::Uses,
        body: String,
    ) -> Result<OutputFile, TemplateFault> {
        let folder = path.split_once('/').map(|(folder, _)| folder);
        let up = if folder.is_some() { "../" } else { "" };
        let mut imports: Vec<String> = uses
            .iter()
            .filter_map(|library| self.types.names.libraries.get(*library))
            .map(|library| match (folder, library.split_once('/')) {
                (Some(own), Some((other, file))) if own == other => format!("{file}.dart"),
                _ => format!("{up}{library}.dart"),
            })
            .collect();
        imports.push(format!("{up}runtime/runtime.dart"));
        imports.sort();
        let imports: Vec<String> = imports.iter().map(|import| format!("import '{import}';")).collect();
        let view =
            LibraryView { head: self.head.clone().into(), imports: imports.join("\n").into(), body: body.into() };
        let text = self.engine.render("dart/library.hbs", &view)?;
        Ok(OutputFile { path: format!("lib/src/{path}.dart"), text, template })
    }

    /// The runtime, the library that users import, and the files of the package.
    fn around(&self, mut exports: Vec<String>, files: &mut Vec<OutputFile>) -> Result<(), TemplateFault> {
        let options = self.types.options;
        let mut adapters = options.transports.clone();
        adapters.sort();
        adapters.dedup();
        let adapters: Vec<(&str, &str)> = adapters
            .into_iter()
            .map(|adapter| match adapter {
                Adapter::Http => ("transport_http", "http"),
                Adapter::Dio => ("transport_dio", "dio"),
            })
            .collect();
        for name in RUNTIME.iter().copied().chain(adapters.iter().map(|(file, _)| *file)) {
            let text = self.engine.plain(&format!("dart/runtime/{name}.dart"))?;
            files.push(OutputFile {
                path: format!("lib/src/runtime/{name}.dart"),
                text: format!("{}\n{text}", self.head),
                template: "dart/runtime",
            });
        }
        let package = package::name(self.types);
        exports.sort();
        let exports: Vec<String> = exports.iter().map(|export| format!("export 'src/{export}.dart';")).collect();
        let mut entries = vec![(package, exports.join("\n"), "dart/package.hbs")];
        for (file, name) in adapters.into_iter().chain([("transport_io", "io")]) {
            entries.push((
                name.to_owned(),
                format!("export 'src/runtime/{file}.dart' hide defaultTransport;"),
                "dart/entry.hbs",
            ));
        }
        for (name, exports, template) in entries {
            let view = LibraryView { head: self.head.clone().into(), imports: exports.into(), body: Code::default() };
            let text = self.engine.render(template, &view)?;
            files.push(OutputFile { path: format!("lib/{name}.dart"), text, template });
        }
        if options.package_files {
            for (path, template, text) in package::files(self.types, self.engine)? {
                files.push(OutputFile { path: path.to_owned(), text, template });
            }
        }
        Ok(())
    }
}

fn head(model: &ClientModel, options: &DartOptions) -> String {
    let mut head = String::new();
    if let Some(notice) = &options.header {
        head.push_str(&line_comment("//", notice, 0));
        head.push_str("\n\n");
    }
    let name = one_line(&format!("{} {}", model.api.title, model.api.version));
    let from = if name.is_empty() { String::new() } else { format!(" from {name}") };
    head.push_str(&line_comment("//", &format!("Made by accordant{from}. Changes are lost."), 0));
    head.push_str("\n// ignore_for_file: type=lint, deprecated_member_use_from_same_package\n");
    head
}

fn findings(types: &types::Types<'_>, documents: &Documents) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, declaration) in types.model.types.iter().enumerate() {
        let name = &declaration.name;
        if types.is_circular(TypeId(u32::try_from(index).unwrap_or(u32::MAX))) {
            let message = format!("`{name}` is made of nothing but itself, and Dart has no such type");
            let help = "it is `Object?` in Dart; give it an object with a property to have a type of its own";
            findings.push(widened(documents, declaration, message, help));
        }
        let structured = |constant: &&Literal| matches!(constant, Literal::Json(_));
        if let Some(constant) = constants(declaration).into_iter().find(structured) {
            let shown = literal::shown(constant);
            let message = format!("`{name}` has the constant `{shown}`, and Dart has no type for one array or object");
            findings.push(widened(documents, declaration, message, "it is `Object?` in Dart"));
        }
    }
    findings
}
