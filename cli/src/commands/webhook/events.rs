//! `webhook events`.

use accordant_document::Severity;
use accordant_webhook::{EventKind, events};
use anstyle::Style;
use serde::Serialize;

use super::validate::kind;
use crate::args::{EventsArgs, GlobalArgs, ListFormat};
use crate::commands::Status;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::safe::clean;
use crate::output::table::{Cell, lay_out};
use crate::output::view::{LocationView, ReportView};
use crate::{load, output};

const BOLD: Style = Style::new().bold();

#[derive(Serialize)]
struct Listed {
    version: u32,
    command: &'static str,
    events: Vec<EventView>,
}

#[derive(Serialize)]
struct EventView {
    name: String,
    kind: &'static str,
    /// The operation whose callback it is.
    of: Option<String>,
    media: String,
    /// The name of the payload's schema, where it has one.
    schema: Option<String>,
    deprecated: bool,
    place: Option<LocationView>,
    #[serde(skip)]
    described: String,
}

pub(super) fn run(args: &EventsArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let contract = load::contract(&args.schema, &load::options(&args.source)?);
    let resolver = Resolver::new([args.schema.as_str()]);
    let views: Vec<EventView> = events(&contract)
        .into_iter()
        .map(|event| EventView {
            described: kind(&event),
            name: clean(&event.name),
            kind: match &event.kind {
                EventKind::Webhook => "webhook",
                EventKind::Callback { .. } => "callback",
                EventKind::Schema => "schema",
            },
            of: match &event.kind {
                EventKind::Callback { of } => Some(clean(of)),
                EventKind::Webhook | EventKind::Schema => None,
            },
            media: clean(&event.media),
            schema: event.schema.and_then(|id| contract.schemas.get(id)?.name.as_ref().map(|name| clean(name))),
            deprecated: event.deprecated,
            place: resolver.location(&contract.documents, contract.documents.origin(event.at)),
        })
        .collect();

    let mut view = ReportView { command: "webhook events", semver: "none", ..ReportView::default() };
    let errors = contract.findings.iter().filter(|finding| finding.severity >= Severity::Error);
    view.findings =
        errors.map(|finding| resolver.document_finding(finding, &contract.documents, Side::Revision)).collect();
    finish(&mut view);
    let unreadable = !view.findings.is_empty();
    judge(&mut view, "error", unreadable, |_| false);

    let file = args.output.output.as_deref();
    match args.format {
        ListFormat::Text => {
            let text = if views.is_empty() { "no events\n".to_owned() } else { table(&views) };
            output::destination(&text, file, true)?;
        }
        ListFormat::Json => {
            let mut text =
                serde_json::to_string_pretty(&Listed { version: 1, command: "webhook events", events: views })?;
            text.push('\n');
            output::destination(&text, file, false)?;
        }
    }
    if unreadable {
        output::complain(&view, global)?;
    }
    Ok(view.verdict.status)
}

fn table(events: &[EventView]) -> String {
    let head = ["event", "kind", "schema", "media type"].map(|text| Cell::new(text, BOLD));
    let rows = events.iter().map(|event| {
        let name = if event.deprecated { format!("{} (deprecated)", event.name) } else { event.name.clone() };
        vec![
            name.into(),
            event.described.clone().into(),
            event.schema.clone().unwrap_or_default().into(),
            event.media.clone().into(),
        ]
    });
    let rows: Vec<Vec<Cell>> = [head.into()].into_iter().chain(rows).collect();
    lay_out(&rows, output::width())
}
