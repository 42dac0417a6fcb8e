//! `suite record`.

use std::io::Read as _;
use std::path::Path;

use accordant_document::{Documents, Finding, LoadOptions, Severity};
use accordant_suite::record::{self, Capture};
use accordant_suite::recorded::{self, RecordedBody};
use accordant_suite::{Suite, captures, write_yaml};

use crate::args::{GlobalArgs, SuiteRecordArgs};
use crate::commands::Status;
use crate::failure::Failure;
use crate::output;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::ReportView;

/// Most bytes of one recording: a night of traffic, not a disk.
const MOST: u64 = 512 << 20;

pub(super) fn run(args: &SuiteRecordArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let resolver = Resolver::new(args.recordings.iter().map(String::as_str));
    let mut view = ReportView { command: "suite record", semver: "none", ..ReportView::default() };
    let mut exchanges = Vec::new();
    let mut host = None;
    for name in &args.recordings {
        let text = text(name)?;
        if is_archive(&text) {
            let shown = if name == "-" { "<stdin>" } else { name };
            let (documents, mut findings) = accordant_document::load_text(shown, &text, &LoadOptions::default());
            let (provider, mut found) = archive(&documents, &mut findings);
            host = host.or(provider);
            exchanges.append(&mut found);
            let told = findings.iter().filter(|finding| finding.severity >= Severity::Warning);
            view.findings.extend(told.map(|finding| resolver.document_finding(finding, &documents, Side::Revision)));
        } else {
            for (line, outcome) in recorded::read(&text) {
                let recorded = outcome.map_err(|error| {
                    Failure::new(error.to_string())
                        .at(format!("{name}:{line}"))
                        .help("a recording is an HTTP archive, or what `accordant proxy --record` wrote")
                })?;
                exchanges.push(capture(recorded));
            }
        }
    }
    finish(&mut view);
    let unreadable = view.findings.iter().any(|finding| finding.severity == output::view::Severity::Error);
    judge(&mut view, "error", unreadable, |_| false);
    if !view.findings.is_empty() {
        output::complain(&view, global)?;
    }
    if unreadable {
        return Ok(view.verdict.status);
    }
    if exchanges.is_empty() {
        return Err(Failure::new("the recording holds no exchange of an API")
            .help("pages, scripts and pictures are left out; was the recording stopped before it began?")
            .into());
    }
    let count = exchanges.len();
    let suite = suite(args, host, exchanges);
    output::destination(&write_yaml(&suite), args.output.as_deref(), false)?;
    if let Some(file) = args.output.as_deref().filter(|_| !global.quiet) {
        let told = output::words::counted(suite.interactions.len(), "interaction");
        output::note(&format!("wrote {} ({told} of {count} exchanges)\n", file.display()))?;
    }
    Ok(0)
}

fn suite(args: &SuiteRecordArgs, host: Option<String>, exchanges: Vec<Capture>) -> Suite {
    let stem = || {
        let first = args.recordings.first().map(Path::new).and_then(Path::file_stem);
        first.map_or_else(|| "recorded".to_owned(), |stem| stem.to_string_lossy().into_owned())
    };
    let consumer = args.consumer.clone().unwrap_or_else(stem);
    let provider = args.provider.clone().or(host).unwrap_or_else(|| "provider".to_owned());
    record::suite(&consumer, &provider, exchanges)
}

fn archive(documents: &Documents, findings: &mut Vec<Finding>) -> (Option<String>, Vec<Capture>) {
    let Some((id, document)) = documents.iter().next() else { return (None, Vec::new()) };
    if !document.parsed {
        return (None, Vec::new());
    }
    let (provider, exchanges, mut faults) = captures(documents, id);
    findings.append(&mut faults);
    (Some(provider).filter(|name| !name.is_empty()), exchanges)
}

fn capture(recorded: recorded::Recorded) -> Capture {
    let body = |body: RecordedBody| match body {
        RecordedBody::Text(text) => text.into_bytes(),
        RecordedBody::Empty | RecordedBody::Omitted(_) => Vec::new(),
    };
    let target = match &recorded.query {
        Some(query) if !query.is_empty() => format!("{}?{query}", recorded.path),
        _ => recorded.path,
    };
    Capture {
        method: recorded.method,
        target,
        request_headers: recorded.request.headers,
        request_body: body(recorded.request.body),
        status: recorded.status,
        response_headers: recorded.response.headers,
        response_body: body(recorded.response.body),
        ..Capture::default()
    }
}

/// One object that is a whole text, and not one a line.
fn is_archive(text: &str) -> bool {
    let start = text.trim_start();
    let first = start.lines().next().unwrap_or_default();
    start.starts_with('{') && !first.contains("\"milliseconds\"")
}

fn text(name: &str) -> anyhow::Result<String> {
    let mut text = String::new();
    let read = if name == "-" {
        std::io::stdin().lock().take(MOST).read_to_string(&mut text)
    } else {
        std::fs::File::open(name).and_then(|file| file.take(MOST).read_to_string(&mut text))
    };
    read.map_err(|error| {
        Failure::new(format!("`{name}` cannot be read: {error}"))
            .help("check the path; it is relative to the current directory")
    })?;
    Ok(text)
}
