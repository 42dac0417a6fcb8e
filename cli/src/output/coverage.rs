//! What suites rely on, as tables.

use std::fmt::Write as _;

use anstyle::Style;

use super::table::{Cell, lay_out};
use super::view::{CoverageView, MembersView, OperationView, TypeView};
use super::words::counted;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Operations that nobody calls and that are named.
const UNCALLED: usize = 20;

/// What is touched of so many parts.
#[derive(Clone, Copy, Default)]
struct Share {
    touched: usize,
    all: usize,
}

impl Share {
    fn of<'m>(members: impl IntoIterator<Item = &'m MembersView>) -> Self {
        members.into_iter().fold(Self::default(), |share, members| Self {
            touched: share.touched + members.touched.len(),
            all: share.all + members.touched.len() + members.untouched.len(),
        })
    }

    /// `3 of 4`; nothing where there are none.
    fn cell(self) -> Cell {
        if self.all == 0 { Cell::from("") } else { Cell::from(format!("{} of {}", self.touched, self.all).as_str()) }
    }

    fn percent(self) -> usize {
        (self.touched * 100).checked_div(self.all).unwrap_or(100)
    }
}

/// HTTP APIs first, then GraphQL schemas.
pub(super) fn tables(coverage: &CoverageView, width: usize) -> String {
    let (graph, http): (Vec<&OperationView>, Vec<&OperationView>) =
        coverage.operations.iter().partition(|operation| operation.arguments.is_some());
    let mut out = String::new();
    if !http.is_empty() || graph.is_empty() {
        out.push_str(&of_http(&http, width));
    }
    if !graph.is_empty() {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&of_graph(&graph, &coverage.types, width));
    }
    out
}

/// Operations with how many answers and fields of them are relied on; those that nobody calls last.
fn of_http(operations: &[&OperationView], width: usize) -> String {
    let fields = |operation: &OperationView| Share::of(operation.responses.iter().map(|response| &response.fields));
    let rows = called(operations).map(|operation| {
        let expected = operation.responses.iter().filter(|response| response.interactions > 0).count();
        vec![
            Cell::from(operation.operation.as_str()),
            Cell::from(operation.interactions.to_string().as_str()),
            Cell::from(format!("{expected} of {}", operation.responses.len()).as_str()),
            Cell::from(format!("{} of {}", fields(operation).touched, fields(operation).all).as_str()),
        ]
    });
    let mut out = lay_out(&headed(["operation", "calls", "answers", "fields"], rows), width);
    let all = operations
        .iter()
        .map(|operation| fields(operation))
        .fold(Share::default(), |all, one| Share { touched: all.touched + one.touched, all: all.all + one.all });
    let _ = writeln!(
        out,
        "{}, {} of {} relied on ({} %)",
        calls(operations),
        all.touched,
        counted(all.all, "field"),
        all.percent(),
    );
    out.push_str(&uncalled(operations));
    out
}

/// Root fields, then the types of which anything is relied on.
fn of_graph(operations: &[&OperationView], types: &[TypeView], width: usize) -> String {
    let rows = called(operations).map(|operation| {
        vec![
            Cell::from(operation.operation.as_str()),
            Cell::from(operation.interactions.to_string().as_str()),
            Share::of(&operation.arguments).cell(),
        ]
    });
    let mut out = lay_out(&headed(["operation", "calls", "arguments"], rows), width);
    let _ = writeln!(out, "{}", calls(operations));
    out.push_str(&uncalled(operations));

    let of = |members: &'static str| types.iter().filter(move |ty| ty.members == members).map(|ty| &ty.own);
    let relied_on: Vec<&TypeView> =
        types.iter().filter(|ty| !ty.own.touched.is_empty() || !ty.arguments.touched.is_empty()).collect();
    let rows = relied_on.iter().map(|ty| {
        let column = |members: &str| if ty.members == members { Share::of([&ty.own]).cell() } else { Cell::from("") };
        let arguments =
            if ty.members == "input-fields" { column("input-fields") } else { Share::of([&ty.arguments]).cell() };
        vec![Cell::from(ty.name.as_str()), column("fields"), arguments, column("values")]
    });
    if !relied_on.is_empty() {
        out.push('\n');
        out.push_str(&lay_out(&headed(["type", "fields", "arguments", "values"], rows), width));
    }
    let arguments = operations.iter().filter_map(|operation| operation.arguments.as_ref());
    let arguments = Share::of(arguments.chain(types.iter().map(|ty| &ty.arguments)).chain(of("input-fields")));
    let (fields, values) = (Share::of(of("fields")), Share::of(of("values")));
    let _ = writeln!(
        out,
        "{BOLD}{} of {} relied on{BOLD:#}, {} of {} ({} %), {} of {}, {} of {}",
        relied_on.len(),
        counted(types.len(), "type"),
        fields.touched,
        counted(fields.all, "field"),
        fields.percent(),
        arguments.touched,
        counted(arguments.all, "argument"),
        values.touched,
        counted(values.all, "value"),
    );
    out
}

fn called<'o>(operations: &[&'o OperationView]) -> impl Iterator<Item = &'o OperationView> {
    operations.iter().copied().filter(|operation| operation.interactions > 0)
}

fn headed<const N: usize>(head: [&str; N], rows: impl Iterator<Item = Vec<Cell>>) -> Vec<Vec<Cell>> {
    std::iter::once(Vec::from(head.map(|text| Cell::new(text, BOLD)))).chain(rows).collect()
}

/// `3 of 4 operations called (75 %)`.
fn calls(operations: &[&OperationView]) -> String {
    let share = Share { touched: called(operations).count(), all: operations.len() };
    let all = counted(share.all, "operation");
    format!("{BOLD}{} of {all} called{BOLD:#} ({} %)", share.touched, share.percent())
}

fn uncalled(operations: &[&OperationView]) -> String {
    let mut out = String::new();
    let others = operations.iter().filter(|operation| operation.interactions == 0);
    for operation in others.clone().take(UNCALLED) {
        let _ = writeln!(out, "  {DIM}nobody calls {}{DIM:#}", operation.operation);
    }
    let more = others.count().saturating_sub(UNCALLED);
    if more > 0 {
        let _ = writeln!(out, "  {DIM}... and {more} more; --format json names them all{DIM:#}");
    }
    out
}
