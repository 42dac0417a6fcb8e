//! The inventory for people.

use anstyle::{AnsiColor, Style};

use super::{FieldItem, Inventory, NamedItem, OperationItem};
use crate::output::table::{Cell, lay_out};
use crate::output::words::counted;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const STRUCK: Style = AnsiColor::Yellow.on_default();

/// With ANSI styles; the writer takes them out where they are not wanted.
pub(crate) fn text(inventory: &Inventory, width: usize) -> String {
    let mut out = String::new();
    let title = inventory.title.as_deref().unwrap_or_default();
    let version = inventory.version.as_deref().unwrap_or_default();
    let heading = [title, version].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if !heading.is_empty() {
        out.push_str(&format!("{BOLD}{heading}{BOLD:#}\n"));
    }
    out.push_str(&format!("{DIM}{}{DIM:#}\n", facts(inventory)));
    section(&mut out, "Operations", inventory.operations.as_deref(), operation_row, width);
    section(&mut out, "Webhooks", inventory.webhooks.as_deref(), operation_row, width);
    section(&mut out, "Root fields", inventory.root_fields.as_deref(), field_row, width);
    section(&mut out, "Schemas", inventory.schemas.as_deref(), named_row, width);
    section(&mut out, "Types", inventory.types.as_deref(), named_row, width);
    let lists = [
        inventory.operations.as_ref().map(Vec::len),
        inventory.webhooks.as_ref().map(Vec::len),
        inventory.root_fields.as_ref().map(Vec::len),
        inventory.schemas.as_ref().map(Vec::len),
        inventory.types.as_ref().map(Vec::len),
    ];
    if inventory.kind != "unknown" && lists.into_iter().flatten().sum::<usize>() == 0 {
        out.push_str("\nnothing matches\n");
    }
    out
}

fn facts(inventory: &Inventory) -> String {
    let counts = &inventory.counts;
    let mut facts: Vec<String> = inventory.specification.iter().cloned().collect();
    if facts.is_empty() {
        facts.push(match inventory.kind {
            "json-schema" => "JSON Schema".to_owned(),
            kind => kind.to_owned(),
        });
    }
    for (count, word) in [
        (counts.operations, "operation"),
        (counts.webhooks, "webhook"),
        (counts.callbacks, "callback"),
        (counts.schemas, "schema"),
        (counts.root_fields, "root field"),
        (counts.types, "type"),
    ] {
        // Zero says something of operations and root fields only.
        if let Some(count) = count.filter(|count| *count > 0 || word == "operation" || word == "root field") {
            facts.push(counted(count, word));
        }
    }
    facts.join(" · ")
}

fn section<T>(out: &mut String, title: &str, items: Option<&[T]>, row: fn(&T) -> Vec<Cell>, width: usize) {
    let Some(items) = items.filter(|items| !items.is_empty()) else { return };
    out.push_str(&format!("\n{BOLD}{title}{BOLD:#} {DIM}({}){DIM:#}\n", items.len()));
    let rows: Vec<Vec<Cell>> = items.iter().map(row).collect();
    out.push_str(&lay_out(&rows, width));
}

fn method_style(method: &str) -> Style {
    match method {
        "GET" | "HEAD" | "Query" => AnsiColor::Blue.on_default(),
        "POST" | "Mutation" => AnsiColor::Green.on_default(),
        "DELETE" => AnsiColor::Red.on_default(),
        _ => AnsiColor::Yellow.on_default(),
    }
}

fn with_deprecation(deprecated: bool, summary: Option<&str>) -> Cell {
    let summary = summary.unwrap_or_default();
    if deprecated { Cell::new(format!("deprecated  {summary}").trim_end(), STRUCK) } else { Cell::new(summary, DIM) }
}

fn operation_row(item: &OperationItem) -> Vec<Cell> {
    vec![
        Cell::new(item.method.as_str(), method_style(&item.method)),
        Cell::from(item.path.as_deref().or(item.name.as_deref()).unwrap_or_default()),
        Cell::from(item.operation_id.as_deref().unwrap_or_default()),
        with_deprecation(item.deprecated, item.summary.as_deref()),
    ]
}

fn field_row(item: &FieldItem) -> Vec<Cell> {
    vec![
        Cell::new(item.operation, method_style(item.operation)),
        Cell::from(format!("{}{}", item.name, item.signature)),
        with_deprecation(item.deprecated, item.summary.as_deref()),
    ]
}

fn named_row(item: &NamedItem) -> Vec<Cell> {
    let members = if item.members > 0 { item.members.to_string() } else { String::new() };
    vec![
        Cell::from(item.name.as_str()),
        Cell::new(item.kind.as_str(), AnsiColor::Cyan.on_default()),
        Cell::new(members, DIM),
        with_deprecation(item.deprecated, item.summary.as_deref()),
    ]
}
