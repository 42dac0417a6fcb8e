//! `suite lint`.

use accordant_suite::lint;

use super::{faults, read};
use crate::args::{CheckThreshold, GlobalArgs, SuiteLintArgs};
use crate::commands::Status;
use crate::output;
use crate::output::resolve::judge;
use crate::output::view::Severity;

pub(super) fn run(args: &SuiteLintArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let mut suites = read(&args.suites, &args.source, global)?;
    let linted = lint(&suites.suites);
    suites.findings.extend(linted);
    let mut view = faults("suite lint", &suites, &args.suites, accordant_document::Severity::Info);
    let (name, least) = match args.fail_on {
        CheckThreshold::Error => ("error", Some(Severity::Error)),
        CheckThreshold::Warning => ("warning", Some(Severity::Warning)),
        CheckThreshold::Info => ("info", Some(Severity::Info)),
        CheckThreshold::Never => ("never", None),
    };
    judge(&mut view, name, suites.unreadable(), |finding| least.is_some_and(|least| finding.severity <= least));
    output::report(&view, &args.report, global)?;
    Ok(view.verdict.status)
}
