//! `generate`: the clients of this repository, and the settings that `--option` takes as well.

use accordant_document::{LoadOptions, Node, load_text};
use accordant_generators::Target;
use accordant_generators::dart::{Adapter, Dates, Enums};
use accordant_generators::lower::{ModelOptions, PaginationOption};
use accordant_generators::model::Pagination;
use accordant_generators::typescript::Int64;

use super::Faulty;
use super::reader::{self, Reader};
use crate::args::Setting;

/// A client that is generated.
#[derive(Clone, Debug)]
pub(crate) struct ClientEntry {
    /// A contract of this file by its name, or a source.
    pub(crate) contract: Option<String>,
    pub(crate) target: Target,
    pub(crate) out: String,
    pub(crate) templates: Option<String>,
    pub(crate) model: ModelOptions,
    /// Paths below `out` that the user took over.
    pub(crate) keep: Vec<String>,
}

impl ClientEntry {
    pub(crate) fn new(target: Target) -> Self {
        Self {
            contract: None,
            target,
            out: String::new(),
            templates: None,
            model: ModelOptions { detect_pagination: true, ..ModelOptions::default() },
            keep: Vec::new(),
        }
    }
}

/// What says where a client comes from and goes to; the command line has arguments for these.
const PLACES: [&str; 4] = ["contract", "target", "out", "templates"];
/// What every target takes.
const COMMON: [&str; 9] = [
    "package",
    "package-version",
    "package-files",
    "header",
    "keep",
    "include-tags",
    "exclude-tags",
    "pagination",
    "detect-pagination",
];
const TYPESCRIPT: [&str; 3] = ["int64", "facade", "validators"];
const DART: [&str; 3] = ["enums", "dates", "transports"];

pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<ClientEntry> {
    let mut entries = Vec::new();
    for item in reader.items(node, "`generate`") {
        if !item.is_object() {
            reader.wrong_type(item, "a client", "an object");
            continue;
        }
        for key in ["target", "out"] {
            if item.get(key).is_none() {
                reader.missing(item, "the client", key);
            }
        }
        // The keys depend on the target, so it is looked at first.
        let target = item.get("target").and_then(|node| {
            let text = reader.text(node, "`target`")?;
            let target = Target::named(&text);
            if target.is_none() {
                reader.wrong_value(node.span(), "`target`", &text, Target::NAMES);
            }
            target
        });
        let Some(target) = target else { continue };
        let mut entry = ClientEntry::new(target);
        members(reader, item, &mut entry, &PLACES);
        entries.push(entry);
    }
    entries
}

/// Puts the settings of the command line into a client; each value is read as accordant.yaml would.
pub(crate) fn settings(given: &[Setting], entry: &mut ClientEntry) -> Result<(), Faulty> {
    if given.is_empty() {
        return Ok(());
    }
    let mut text = String::new();
    for Setting { key, value } in given {
        let structured = value.starts_with(['[', '{']) || value == "true" || value == "false";
        let quoted = || serde_json::Value::from(value.as_str()).to_string();
        let value = if structured { value.replace(['\n', '\r'], " ") } else { quoted() };
        text.push_str(&format!("{key}: {value}\n"));
    }
    let (documents, findings) = load_text("--option", &text, &LoadOptions::default());
    let mut reader = Reader::new(&documents, findings);
    if let Some(root) = reader::root(&documents) {
        members(&mut reader, root, entry, &[]);
    }
    let findings = reader.errors();
    if findings.is_empty() { Ok(()) } else { Err(Faulty { documents, findings }) }
}

fn members(reader: &mut Reader<'_>, node: Node<'_>, entry: &mut ClientEntry, places: &[&str]) {
    let own: &[&str] = match entry.target {
        Target::Typescript(_) => &TYPESCRIPT,
        Target::Dart(_) => &DART,
    };
    let known: Vec<&str> = places.iter().chain(&COMMON).chain(own).copied().collect();
    for member in reader.members(node, &format!("a client in {}", entry.target.name()), &known) {
        let what = format!("`{}`", member.key);
        match member.key {
            "target" => {}
            "contract" => entry.contract = reader.text(member.value, &what),
            "out" => entry.out = reader.text(member.value, &what).unwrap_or_default(),
            "templates" => entry.templates = reader.text(member.value, &what),
            "keep" => entry.keep = texts(reader, member.value, &what),
            "include-tags" => entry.model.tags.include = texts(reader, member.value, &what),
            "exclude-tags" => entry.model.tags.exclude = texts(reader, member.value, &what),
            "pagination" => entry.model.pagination = pagination(reader, member.value),
            "detect-pagination" => {
                entry.model.detect_pagination = reader.flag(member.value, &what).unwrap_or_default();
            }
            key => language(reader, member.value, key, &what, &mut entry.target),
        }
    }
}

/// What the languages decide themselves.
fn language(reader: &mut Reader<'_>, node: Node<'_>, key: &str, what: &str, target: &mut Target) {
    match target {
        Target::Typescript(options) => match key {
            "package" => options.package_name = reader.text(node, what),
            "package-version" => options.package_version = reader.scalar(node, what),
            "package-files" => options.package = reader.flag(node, what).unwrap_or(options.package),
            "header" => options.license_header = reader.text(node, what),
            "facade" => options.facade = reader.flag(node, what).unwrap_or(options.facade),
            "validators" => options.validators = reader.flag(node, what).unwrap_or(options.validators),
            _ => {
                let known = [("number", Int64::Number), ("string", Int64::String), ("bigint", Int64::BigInt)];
                options.int64 = reader.one_of(node, what, &known).unwrap_or(options.int64);
            }
        },
        Target::Dart(options) => match key {
            "package" => options.package = reader.text(node, what),
            "package-version" => {
                if let Some(version) = reader.scalar(node, what) {
                    options.package_version = version;
                }
            }
            "package-files" => options.package_files = reader.flag(node, what).unwrap_or(options.package_files),
            "header" => options.header = reader.text(node, what),
            "enums" => {
                let known = [("open", Enums::Open), ("closed", Enums::Closed)];
                options.enums = reader.one_of(node, what, &known).unwrap_or(options.enums);
            }
            "dates" => {
                let known = [("typed", Dates::Typed), ("text", Dates::Text)];
                options.dates = reader.one_of(node, what, &known).unwrap_or(options.dates);
            }
            _ => {
                let known = [("http", Adapter::Http), ("dio", Adapter::Dio)];
                let items = reader.items(node, what);
                options.transports = items.into_iter().filter_map(|item| reader.one_of(item, what, &known)).collect();
            }
        },
    }
}

fn texts(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Vec<String> {
    let items = reader.items(node, what);
    items.into_iter().filter_map(|item| reader.text(item, &format!("an entry of {what}"))).collect()
}

/// `{operation, by, parameter, next, items, limit, first}`; places in a body are JSON pointers.
fn pagination(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<PaginationOption> {
    let keys = ["operation", "by", "parameter", "next", "items", "limit", "first"];
    let mut options = Vec::new();
    for item in reader.items(node, "`pagination`") {
        let before = reader.faults();
        let members = reader.members(item, "an entry of `pagination`", &keys);
        if !item.is_object() {
            continue;
        }
        let by = item.get("by").and_then(|node| {
            reader.one_of(
                node,
                "`by`",
                &[("cursor", By::Cursor), ("page", By::Page), ("offset", By::Offset), ("link", By::Link)],
            )
        });
        let text =
            |reader: &mut Reader<'_>, key: &str| item.get(key).and_then(|node| reader.text(node, &format!("`{key}`")));
        let operation = text(reader, "operation");
        let parameter = text(reader, "parameter");
        let limit = text(reader, "limit");
        let items = pointer(reader, item, "items").unwrap_or_default();
        let next = pointer(reader, item, "next");
        let first = item.get("first").and_then(|node| reader.count(node, "`first`")).unwrap_or(1);
        for key in ["operation", "by"].into_iter().chain(by.map_or(&[][..], By::needs).iter().copied()) {
            if item.get(key).is_none() {
                reader.missing(item, "the entry of `pagination`", key);
            }
        }
        for member in members {
            if let Some(by) = by
                && !["operation", "by", "items"].contains(&member.key)
                && !by.takes().contains(&member.key)
            {
                let help = format!("it takes {}", by.takes().join(", "));
                let message = format!("`{}` means nothing where pages come `by: {}`", member.key, by.name());
                reader.fault(member.key_span, reader::UNKNOWN_KEY, message, help);
            }
        }
        if reader.faults() > before {
            continue;
        }
        let (Some(by), Some(operation)) = (by, operation) else { continue };
        let parameter = parameter.unwrap_or_default();
        let pagination = match by {
            By::Cursor => Pagination::Cursor { parameter, next: next.unwrap_or_default(), items },
            By::Page => Pagination::Page { parameter, first, limit, items },
            By::Offset => Pagination::Offset { parameter, limit, items },
            By::Link => Pagination::Link { items },
        };
        options.push(PaginationOption { operation, pagination });
    }
    options
}

#[derive(Clone, Copy)]
enum By {
    Cursor,
    Page,
    Offset,
    Link,
}

impl By {
    const fn name(self) -> &'static str {
        match self {
            By::Cursor => "cursor",
            By::Page => "page",
            By::Offset => "offset",
            By::Link => "link",
        }
    }

    const fn needs(self) -> &'static [&'static str] {
        match self {
            By::Cursor => &["parameter", "next"],
            By::Page | By::Offset => &["parameter"],
            By::Link => &[],
        }
    }

    const fn takes(self) -> &'static [&'static str] {
        match self {
            By::Cursor => &["parameter", "next"],
            By::Page => &["parameter", "limit", "first"],
            By::Offset => &["parameter", "limit"],
            By::Link => &[],
        }
    }
}

/// The names of a JSON pointer into a response's body.
fn pointer(reader: &mut Reader<'_>, item: Node<'_>, key: &str) -> Option<Vec<String>> {
    let node = item.get(key)?;
    let text = reader.text(node, &format!("`{key}`"))?;
    let names = accordant_document::pointer::tokens(&text);
    if names.is_none() {
        let message = format!("`{key}` must be a JSON pointer into the response's body, not `{text}`");
        reader.fault(
            node.span(),
            reader::WRONG_VALUE,
            message,
            "write it as `/data/items`; the empty text is the whole",
        );
    }
    names
}
