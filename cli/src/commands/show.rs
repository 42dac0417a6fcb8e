//! `show`: the inventory of a contract. What could be read is shown whatever was wrong; errors make the status 2.

use serde::Serialize;

use super::Status;
use crate::args::{GlobalArgs, ListFormat, ShowArgs};
use crate::inventory::{Inventory, inventory, text};
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::{FindingView, ReportView};
use crate::progress::Progress;
use crate::{load, output};

#[derive(Serialize)]
struct Shown<'a> {
    version: u32,
    command: &'static str,
    file: String,
    #[serde(flatten)]
    inventory: &'a Inventory,
    findings: &'a [FindingView],
}

pub(super) fn run(args: &ShowArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let options = load::options(&args.source)?;
    let contract = {
        let _progress = Progress::start(&format!("reading {}", args.schema), global.quiet);
        load::contract(&args.schema, &options)
    };
    let resolver = Resolver::new([args.schema.as_str()]);
    let mut view = ReportView { command: "show", semver: "none", ..ReportView::default() };
    view.findings = contract
        .findings
        .iter()
        .filter(|finding| finding.severity == accordant_document::Severity::Error)
        .map(|finding| resolver.document_finding(finding, &contract.documents, Side::Revision))
        .collect();
    finish(&mut view);
    let unreadable = !view.findings.is_empty();
    judge(&mut view, "error", unreadable, |_| false);

    let inventory = inventory(&contract, &resolver, args);
    let file = args.output.output.as_deref();
    match args.format {
        ListFormat::Text => {
            if inventory.kind != "unknown" {
                output::destination(&text(&inventory, output::width()), file, true)?;
            }
            if unreadable {
                output::complain(&view, global)?;
            }
        }
        ListFormat::Json => {
            let shown = Shown {
                version: 1,
                command: "show",
                file: resolver.name(&args.schema),
                inventory: &inventory,
                findings: &view.findings,
            };
            let mut text = serde_json::to_string_pretty(&shown)?;
            text.push('\n');
            output::destination(&text, file, false)?;
        }
    }
    Ok(view.verdict.status)
}
