//! `suite`: what consumers rely on, as files.

mod list;

use accordant_document::Severity;

use super::Status;
use crate::args::{GlobalArgs, SourceArgs, SuiteArgs, SuiteCommand};
use crate::load;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::ReportView;
use crate::progress::Progress;
use crate::suites::{Suites, suites};

pub(super) fn run(args: &SuiteArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    match &args.command {
        SuiteCommand::List(args) => list::run(args, global),
    }
}

/// Reads the suites that the command line names.
fn read(sources: &[String], source: &SourceArgs, global: &GlobalArgs) -> anyhow::Result<Suites> {
    let options = load::options(source)?;
    let _progress = Progress::start("reading suites", global.quiet);
    suites(sources, &options)
}

/// A report of what is wrong with suites at this severity or above; errors make the status 2.
fn faults(command: &'static str, suites: &Suites, sources: &[String], least: Severity) -> ReportView {
    let resolver = Resolver::new(sources.iter().map(String::as_str));
    let mut view = ReportView { command, semver: "none", ..ReportView::default() };
    let findings = suites.findings.iter().filter(|finding| finding.severity >= least);
    view.findings =
        findings.map(|finding| resolver.document_finding(finding, &suites.documents, Side::Revision)).collect();
    finish(&mut view);
    judge(&mut view, "error", suites.unreadable(), |_| false);
    view
}
