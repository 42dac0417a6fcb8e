//! `check`: is a contract sound, and consistent?

use std::collections::BTreeMap;

use accordant_document::Severity;

use super::sides::input;
use super::{Settings, Status, settings};
use crate::args::{CheckArgs, CheckThreshold, GlobalArgs};
use crate::catalogue::{self, CHECK_LEVELS};
use crate::config::Config;
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::{self, ReportView};
use crate::progress::Progress;
use crate::{load, output};

pub(super) fn run(args: &CheckArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let config = match settings(args.config.config.as_deref())? {
        Settings::Sound(config) => config,
        Settings::Faulty(view) => {
            output::report(&view, &args.report, global)?;
            return Ok(2);
        }
    };
    let style = args.style || config.check.style.unwrap_or(false);
    let checks = checks(args, &config, style)?;
    let threshold = args.fail_on.or(config.check.fail_on).unwrap_or(CheckThreshold::Error);
    let mut options = load::options(&args.source)?;

    let mut sources: Vec<(String, Option<String>)> = args.schemas.iter().map(|schema| (schema.clone(), None)).collect();
    if sources.is_empty() {
        sources = config.contracts.iter().map(|entry| (config.source(&entry.revision), entry.root.clone())).collect();
    }
    if sources.is_empty() {
        return Err(Failure::new("there is nothing to check: no schema was given, and no accordant.yaml names one")
            .help("accordant check SCHEMA, or `accordant init` for a configuration")
            .into());
    }

    let resolver = Resolver::new(sources.iter().map(|(source, _)| source.as_str()));
    let mut view = ReportView { command: "check", semver: "none", ..ReportView::default() };
    let mut unreadable = false;
    for (source, root) in &sources {
        if args.source.root.is_none() {
            options.root = root.as_ref().map(|root| config.folder.join(root));
        }
        let _progress = Progress::start(&format!("checking {source}"), global.quiet);
        let contract = load::contract(source, &options);
        unreadable |= contract.findings.iter().any(|finding| finding.severity >= Severity::Error);
        view.inputs.push(input("schema", source, &contract, &resolver));
        let checked = accordant_check::check(&contract, &checks);
        let read = contract.findings.iter().filter_map(|finding| checks.weighed(finding));
        view.findings.extend(
            read.chain(checked).map(|finding| resolver.document_finding(&finding, &contract.documents, Side::Revision)),
        );
    }
    finish(&mut view);
    let (name, at_or_above) = match threshold {
        CheckThreshold::Error => ("error", Some(view::Severity::Error)),
        CheckThreshold::Warning => ("warning", Some(view::Severity::Warning)),
        CheckThreshold::Info => ("info", Some(view::Severity::Info)),
        CheckThreshold::Never => ("never", None),
    };
    judge(&mut view, name, unreadable, |finding| at_or_above.is_some_and(|severity| finding.severity <= severity));
    output::report(&view, &args.report, global)?;
    Ok(view.verdict.status)
}

fn checks(args: &CheckArgs, config: &Config, style: bool) -> anyhow::Result<accordant_check::Options> {
    let mut levels: BTreeMap<String, Option<Severity>> = BTreeMap::new();
    for (rule, level) in &config.check.rules {
        levels.insert(rule.clone(), severity(level));
    }
    for given in &args.rules {
        catalogue::known(&given.rule, &given.level, CHECK_LEVELS)?;
        levels.insert(given.rule.clone(), severity(&given.level));
    }
    Ok(accordant_check::Options { style, levels, conventions: config.check.conventions.clone() })
}

/// `None` switches a rule off.
fn severity(level: &str) -> Option<Severity> {
    Severity::ALL.into_iter().find(|severity| severity.name() == level)
}
