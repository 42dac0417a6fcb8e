//! `mock`.

use std::net::SocketAddr;
use std::sync::Arc;

use accordant_document::{LoadOptions, Severity};
use accordant_model::{Contract, ContractKind};
use accordant_replay::Redactor;
use accordant_replay::responder::{Options, Responder};
use accordant_replay::serve::{FaultPlan, Server, Settings as Serving};
use accordant_suite::Suite;
use anstyle::Style;

use super::ending::ended;
use super::request_log::{Log, Terminal, line};
use super::sides::input;
use super::{Settings, Status, settings};
use crate::args::{GlobalArgs, MockArgs};
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::{FindingView, ReportView};
use crate::output::words::counted;
use crate::progress::Progress;
use crate::{load, output, suites};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Values of examples and schemas that are looked at before the mock starts; a large document must not wait for them.
const LOOKED_AT: usize = 60_000;

pub(super) fn run(args: &MockArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let config = match settings(args.config.config.as_deref())? {
        Settings::Sound(config) => config,
        Settings::Faulty(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    let sources = if args.sources.is_empty() { config.revisions() } else { args.sources.clone() };
    if sources.is_empty() {
        return Err(Failure::new("there is nothing to mock: no contract was given, and no accordant.yaml names one")
            .help("accordant mock CONTRACT|SUITE..., or `contracts` in accordant.yaml")
            .into());
    }
    let resolver = Resolver::new(sources.iter().map(String::as_str));
    let mut view = ReportView { command: "mock", semver: "none", ..ReportView::default() };
    let Sources { contracts, suites, unreadable } = {
        let _progress = Progress::start("reading", global.quiet);
        read(&sources, &load::options(&args.source)?, &resolver, &mut view)?
    };
    if unreadable {
        finish(&mut view);
        judge(&mut view, "error", true, |_| false);
        output::complain(&view, global)?;
        return Ok(2);
    }
    let seed = args.seed.or(config.mock.seed).unwrap_or(0);
    let options = Options { seed, validate: !args.no_validate };
    let responder = Responder::new(&contracts, options).with_suites(&suites);
    let (operations, answers) = (responder.operations(), answers(&responder));
    let faults = faults(args, &config.mock, &operations)?;

    if !view.findings.is_empty() {
        finish(&mut view);
        judge(&mut view, "never", false, |_| false);
        output::complain(&view, global)?;
    }
    let examples = responder.bad_examples(LOOKED_AT);
    if !global.quiet {
        let findings = contracts.iter().zip(&examples.findings).flat_map(|(contract, findings)| {
            let of = |finding| resolver.document_finding(finding, &contract.documents, Side::Revision);
            findings.iter().map(of)
        });
        output::note(&not_given(&findings.collect::<Vec<_>>()))?;
    }

    let log = Arc::new(Log::start(args.log.as_deref(), Terminal::Output)?);
    let redactor = Redactor::new([], &[]);
    let (told, quiet) = (Arc::clone(&log), global.quiet && args.log.is_none());
    let serving = Serving {
        responder,
        faults: FaultPlan::new(seed, faults.0, faults.1),
        max_size: args.max_size,
        timeout: super::webhook::timeout(args.timeout)?,
        told: Box::new(move |served| {
            if !quiet {
                told.line(line(served, &redactor));
            }
        }),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let wanted = SocketAddr::new(args.host, args.port);
        let server = Server::bind(wanted, serving).await.map_err(|error| {
            Failure::new(format!("cannot listen at {wanted}: {error}"))
                .help("choose another port with --port; 0 takes any that is free")
        })?;
        let address = server.address()?;
        output::print(&format!("{BOLD}http://{address}{BOLD:#} answers for {answers}\n"))?;
        if examples.left > 0 && !global.quiet {
            let examples = counted(examples.left, "example");
            output::note(&format!("{examples} not looked at yet; `accordant check` looks at all of them\n"))?;
        }
        server.run(ended()).await;
        Ok::<_, anyhow::Error>(())
    });
    log.end();
    served?;
    Ok(0)
}

/// Examples that are named before the mock starts.
const NAMED: usize = 5;

/// The examples that the mock does not give, in a few lines: whoever starts a mock wants to use it, and not to read.
fn not_given(examples: &[FindingView]) -> String {
    if examples.is_empty() {
        return String::new();
    }
    let are = if examples.len() == 1 { "breaks its schema and is" } else { "break their schemas and are" };
    let mut out = format!("{} {are} not given unless asked for by name\n", counted(examples.len(), "example"));
    for example in examples.iter().take(NAMED) {
        let place = example.revision.as_ref();
        let place = place.map(|place| format!("{}:{}:{} ", place.file, place.line, place.column)).unwrap_or_default();
        out.push_str(&format!("  {DIM}{place}{}: {}{DIM:#}\n", example.subject, example.message));
    }
    if examples.len() > NAMED {
        let more = examples.len() - NAMED;
        out.push_str(&format!("  {DIM}... and {more} more; `accordant check` shows them all{DIM:#}\n"));
    }
    out
}

/// What the sources gave.
struct Sources {
    contracts: Vec<Arc<Contract>>,
    suites: Vec<Suite>,
    unreadable: bool,
}

/// Reads contracts and suites, whichever each source is. What is wrong with them is in the view.
fn read(
    named: &[String],
    options: &LoadOptions,
    resolver: &Resolver,
    view: &mut ReportView,
) -> anyhow::Result<Sources> {
    let mut sources = Sources { contracts: Vec::new(), suites: Vec::new(), unreadable: false };
    for source in named {
        let contract = load::contract(source, options);
        if contract.has_errors()
            && let Ok(found) = suites::suites(std::slice::from_ref(source), options)
            && !found.suites.is_empty()
        {
            sources.unreadable |= found.unreadable();
            let errors = found.findings.iter().filter(|finding| finding.severity >= Severity::Error);
            view.findings
                .extend(errors.map(|finding| resolver.document_finding(finding, &found.documents, Side::Revision)));
            sources.suites.extend(found.suites);
            continue;
        }
        view.inputs.push(input("schema", source, &contract, resolver));
        let errors = contract.findings.iter().filter(|finding| finding.severity >= Severity::Error);
        view.findings
            .extend(errors.map(|finding| resolver.document_finding(finding, &contract.documents, Side::Revision)));
        match contract.kind {
            // What is wrong in one operation must not keep the others from being mocked.
            ContractKind::Http(_) | ContractKind::Graphql(_) => sources.contracts.push(Arc::new(contract)),
            ContractKind::Unrecognised => sources.unreadable = true,
            ContractKind::Schema(_) => {
                let what = format!("`{}` is a schema by itself: it has no operations", resolver.name(source));
                return Err(Failure::new(what).help("give an OpenAPI document, a GraphQL schema or a suite").into());
            }
        }
    }
    Ok(sources)
}

/// `12 operations and 3 interactions`.
fn answers(responder: &Responder) -> String {
    let (operations, interactions) = (responder.size(), responder.interactions());
    match (operations, interactions) {
        (operations, 0) => counted(operations, "operation"),
        (0, interactions) => counted(interactions, "interaction"),
        (operations, interactions) => {
            format!("{} and {}", counted(operations, "operation"), counted(interactions, "interaction"))
        }
    }
}

type Faults = accordant_replay::serve::Faults;

/// The faults of the command line, else of the settings, and those of single operations.
fn faults(
    args: &MockArgs,
    config: &crate::config::MockConfig,
    operations: &[(String, Option<String>)],
) -> anyhow::Result<(Faults, Vec<(String, Faults)>)> {
    let global = args.fault.clone().unwrap_or_else(|| config.faults.clone());
    let mut single = Vec::new();
    for (wanted, place, faults) in &config.operations {
        let named = |(name, id): &&(String, Option<String>)| name == wanted || id.as_ref() == Some(wanted);
        match operations.iter().find(named) {
            Some((name, _)) => single.push((name.clone(), faults.clone())),
            None => {
                let names = operations.iter().flat_map(|(name, id)| [Some(name.as_str()), id.as_deref()]).flatten();
                let help = match accordant_document::suggest(wanted, names) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "name it as `GET /users/{id}`, or by its operationId".to_owned(),
                };
                return Err(Failure::new(format!("the contract has no operation `{wanted}`"))
                    .at(place.clone())
                    .help(help)
                    .into());
            }
        }
    }
    Ok((global, single))
}
