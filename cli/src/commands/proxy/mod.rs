//! `proxy`.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use accordant_document::{Documents, Severity};
use accordant_model::{Contract, ContractKind};
use accordant_replay::Redactor;
use accordant_replay::judge::Judge;
use accordant_replay::proxy::{Counts, Proxy, ProxyError, Settings as Passing, Traffic, recorded};
use anstyle::Style;

use super::Status;
use super::ending::ended;
use super::request_log::{Log, Terminal, passed};
use super::sides::input;
use crate::args::{GlobalArgs, ProxyArgs};
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::safe::clean;
use crate::output::view::ReportView;
use crate::output::words::counted;
use crate::progress::Progress;
use crate::{load, output};

const BOLD: Style = Style::new().bold();

pub(super) fn run(args: &ProxyArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    // Before any client is made.
    load::use_ring();
    let options = load::options(&args.source)?;
    let resolver = Resolver::new(args.contracts.iter().map(String::as_str).chain([args.to.as_str()]));
    let mut view = ReportView { command: "proxy", semver: "none", ..ReportView::default() };
    let mut contracts: Vec<Arc<Contract>> = Vec::new();
    {
        let _progress = Progress::start("reading", global.quiet);
        for source in &args.contracts {
            let contract = load::contract(source, &options);
            view.inputs.push(input("schema", source, &contract, &resolver));
            let errors = contract.findings.iter().filter(|finding| finding.severity >= Severity::Error);
            view.findings
                .extend(errors.map(|finding| resolver.document_finding(finding, &contract.documents, Side::Revision)));
            if matches!(contract.kind, ContractKind::Unrecognised) {
                finish(&mut view);
                judge(&mut view, "error", true, |_| false);
                output::report(&view, &args.report, global)?;
                return Ok(2);
            }
            if contract.http().is_none() {
                return Err(Failure::new(format!("`{}` is no contract of an HTTP API", resolver.name(source)))
                    .help("give an OpenAPI document; `accordant replay` holds GraphQL operations against their schema")
                    .into());
            }
            contracts.push(Arc::new(contract));
        }
    }
    let (counts, left_out) = pass(args, global, &contracts, &mut view, &resolver)?;
    if counts.exchanges > 0 && counts.unreachable == counts.exchanges {
        return Err(Failure::new(format!("nobody answers at {}", clean(&args.to)))
            .help("start the backend, and check the address")
            .into());
    }
    finish(&mut view);
    judge(&mut view, "error", false, |_| false);
    output::report(&view, &args.report, global)?;
    if !global.quiet {
        output::note(&told(&counts, left_out))?;
    }
    Ok(view.verdict.status)
}

fn pass(
    args: &ProxyArgs,
    global: &GlobalArgs,
    contracts: &[Arc<Contract>],
    view: &mut ReportView,
    resolver: &Resolver,
) -> anyhow::Result<(Counts, u64)> {
    let redactor = Redactor::new([], &[]);
    let traffic = Arc::new(Mutex::new(Traffic::new(contracts, redactor.clone(), args.copy)));
    let mut recording = args.record.as_deref().map(recording).transpose()?;
    let log = Arc::new(Log::start(None, Terminal::Error)?);
    let broken = Arc::new(Mutex::new(None));
    let (looking, lines, failed, quiet, most) =
        (Arc::clone(&traffic), Arc::clone(&log), Arc::clone(&broken), global.quiet, args.copy);
    let passing = Passing {
        to: args.to.clone(),
        most: args.copy,
        timeout: super::webhook::timeout(args.timeout)?,
        enforce: contracts.iter().filter(|_| args.enforce).filter_map(|one| Judge::new(Arc::clone(one))).collect(),
        requests: args.requests,
        seen: Box::new(move |exchange| {
            let seen = looking.lock().unwrap_or_else(PoisonError::into_inner).see(exchange);
            if !quiet {
                lines.line(passed(exchange, &seen, &redactor));
            }
            let Some(file) = recording.as_mut().filter(|_| exchange.refused.is_none()) else { return };
            let mut line = recorded(exchange, &redactor, most).line();
            line.push('\n');
            if let Err(error) = file.write_all(line.as_bytes()) {
                failed.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error.to_string());
            }
        }),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let wanted = SocketAddr::new(args.host, args.port);
    let left_out = runtime.block_on(async {
        let proxy = Proxy::bind(wanted, passing).await.map_err(fault)?;
        let address = proxy.address()?;
        output::note(&format!("{BOLD}http://{address}{BOLD:#} passes on to {}\n", clean(&args.to)))?;
        let end = async {
            match args.time {
                Some(time) => tokio::select! {
                    () = ended() => {}
                    () = tokio::time::sleep(time) => {}
                },
                None => ended().await,
            }
        };
        Ok::<_, anyhow::Error>(proxy.run(end).await)
    });
    log.end();
    let left_out = left_out?;
    if let Some(error) = broken.lock().unwrap_or_else(PoisonError::into_inner).take() {
        let place = args.record.as_deref().map(|path| path.display().to_string()).unwrap_or_default();
        return Err(Failure::new(format!("the recording could not be written: {error}"))
            .at(place)
            .help("make room on the disk; what is in the file is whole up to its last line")
            .into());
    }
    let traffic = traffic.lock().unwrap_or_else(PoisonError::into_inner);
    let none = Documents::default();
    for (contract, finding) in traffic.findings() {
        let documents = contracts.get(contract).map_or(&none, |contract| &contract.documents);
        view.findings.push(resolver.document_finding(&finding, documents, Side::Revision));
    }
    Ok((traffic.counts(), left_out))
}

fn recording(path: &std::path::Path) -> anyhow::Result<std::fs::File> {
    std::fs::OpenOptions::new().create(true).append(true).open(path).map_err(|error| {
        Failure::new(format!("the recording cannot be opened: {error}"))
            .at(path.display().to_string())
            .help("give a file in a folder that can be written")
            .into()
    })
}

fn fault(error: ProxyError) -> anyhow::Error {
    let help = match error {
        ProxyError::Bind(..) => "choose another port with --port; 0 takes any that is free",
        ProxyError::To(_) => "write it as http://localhost:3000 or https://api.example.com/v1",
        ProxyError::Client(_) => "check --to",
    };
    Failure::new(clean(&error.to_string())).help(help).into()
}

/// What passed, in one line.
fn told(counts: &Counts, left_out: u64) -> String {
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let mut line = format!("{}, {} with violations", counted(count(counts.exchanges), "exchange"), counts.violating);
    for (number, what) in [
        (counts.unreachable, "not answered by the backend"),
        (counts.enforced, "refused"),
        (counts.unread_bodies, "bodies not looked at"),
        (counts.beyond, "violations beyond those that are told apart"),
        (left_out, "not looked at, because too many came at once"),
    ] {
        if number > 0 {
            line.push_str(&format!("; {number} {what}"));
        }
    }
    line.push('\n');
    line
}
