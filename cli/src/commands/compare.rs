//! The comparison that `diff` and `changelog` share: both sides read, compared, and put into one report.

use std::path::Path;

use accordant_diff::Options;
use accordant_document::Severity;
use accordant_model::{Contract, ContractKind};

use super::consumers::{self, Held};
use super::sides::{input, sides};
use super::{Settings, policy, settings};
use crate::args::{Evolution, GlobalArgs, SourceArgs};
use crate::config::Config;
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::{self, ReportView};
use crate::progress::Progress;

/// The question, as the command line puts it.
pub(super) struct Comparison<'a> {
    pub(super) command: &'static str,
    pub(super) base: Option<&'a str>,
    pub(super) revision: Option<&'a str>,
    pub(super) evolution: &'a Evolution,
    pub(super) source: &'a SourceArgs,
    pub(super) config: Option<&'a Path>,
}

pub(super) struct Outcome {
    /// Without a verdict: each command has its own threshold.
    pub(super) view: ReportView,
    pub(super) config: Config,
    /// Whether something could not be read, and was left out of the comparison.
    pub(super) unreadable: bool,
    /// Whether anything is known of a consumer of the base.
    pub(super) has_consumers: bool,
}

/// Compares, or says why nothing could be compared: a faulty configuration, a document that is no contract.
pub(super) fn compare(question: &Comparison<'_>, global: &GlobalArgs) -> anyhow::Result<Result<Outcome, ReportView>> {
    let config = match settings(question.config)? {
        Settings::Sound(config) => *config,
        Settings::Faulty(view) => return Ok(Err(view)),
    };
    let sides = sides(question.base, question.revision, &config)?;
    let mut options = match policy::options(question.evolution, &config, sides.contract.as_deref())? {
        Ok(options) => options,
        Err(view) => return Ok(Err(view)),
    };
    let progress = Progress::start(&format!("comparing {} with {}", sides.base, sides.revision), global.quiet);
    let (base, revision) = sides.read(question.source)?;

    let resolver = Resolver::new([sides.base.as_str(), sides.revision.as_str()]);
    let inputs =
        vec![input("base", &sides.base, &base, &resolver), input("revision", &sides.revision, &revision, &resolver)];
    let mut faults = Vec::new();
    let comparable = is_contract(&base) && is_contract(&revision);
    if comparable {
        options.consumers = consumers::read(question.evolution, &config, &Held::new(&base, &revision), &mut faults)?;
    }
    let has_consumers = !options.consumers.is_empty();
    let (mut view, mut unreadable) = held_against(&base, &revision, &options, &resolver)?;
    drop(progress);
    if !faults.is_empty() {
        unreadable |= faults.iter().any(|fault| fault.severity == view::Severity::Error);
        view.findings.extend(faults);
        finish(&mut view);
    }
    view.command = question.command;
    view.inputs = inputs;
    // The process ends with the report: giving back every block of two large contracts would only delay it.
    std::mem::forget((base, revision));
    if !comparable {
        judge(&mut view, "breaking", true, |_| false);
        return Ok(Err(view));
    }
    Ok(Ok(Outcome { view, config, unreadable, has_consumers }))
}

/// What reading and comparing two contracts found, without a verdict, and whether something could not be read.
pub(super) fn held_against(
    base: &Contract,
    revision: &Contract,
    options: &Options,
    resolver: &Resolver,
) -> anyhow::Result<(ReportView, bool)> {
    let mut view = ReportView { command: "diff", semver: "none", ..ReportView::default() };
    // Only errors: a warning about a document is the affair of `check`.
    for (contract, side) in [(base, Side::Base), (revision, Side::Revision)] {
        let errors = contract.findings.iter().filter(|finding| finding.severity >= Severity::Error);
        view.findings.extend(errors.map(|finding| resolver.document_finding(finding, &contract.documents, side)));
    }
    let unreadable = !view.findings.is_empty();
    if is_contract(base) && is_contract(revision) {
        let report = accordant_diff::diff(base, revision, options).map_err(|error| {
            Failure::new(error.to_string()).help("give two OpenAPI documents, two GraphQL schemas or two JSON Schemas")
        })?;
        view.semver = report.semver.name();
        let found = report.findings.iter();
        view.findings.extend(found.map(|finding| resolver.diff_finding(finding, &base.documents, &revision.documents)));
        view.findings.extend(report.policy_findings.iter().map(|policy| resolver.policy_finding(policy)));
    }
    finish(&mut view);
    Ok((view, unreadable))
}

const fn is_contract(contract: &Contract) -> bool {
    !matches!(contract.kind, ContractKind::Unrecognised)
}
