//! `diff`: what changed, whom it breaks, and the proof.

use super::Status;
use super::compare::{Comparison, Outcome, compare};
use crate::args::{DiffArgs, DiffThreshold, GlobalArgs};
use crate::failure::Failure;
use crate::output;
use crate::output::resolve::judge;
use crate::output::view::Severity;

pub(super) fn run(args: &DiffArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let question = Comparison {
        command: "diff",
        base: args.base.as_deref(),
        revision: args.revision.as_deref(),
        evolution: &args.evolution,
        source: &args.source,
        config: args.config.config.as_deref(),
    };
    let Outcome { mut view, config, unreadable, has_consumers } = match compare(&question, global)? {
        Ok(outcome) => outcome,
        Err(view) => {
            output::report(&view, &args.report, global)?;
            return Ok(2);
        }
    };
    let threshold = args.fail_on.or(config.diff.fail_on).unwrap_or(DiffThreshold::Breaking);
    if threshold == DiffThreshold::Used && !has_consumers && !unreadable {
        return Err(Failure::new("nothing can be `used`: no consumer of the base is known")
            .help("name consumers with `--consumers`, or under `consumers` in accordant.yaml")
            .into());
    }
    let at_or_above = |least: Severity| move |severity: Severity| severity <= least;
    match threshold {
        DiffThreshold::Breaking => {
            judge(&mut view, "breaking", unreadable, |finding| at_or_above(Severity::Breaking)(finding.severity));
        }
        DiffThreshold::Warning => {
            judge(&mut view, "warning", unreadable, |finding| at_or_above(Severity::Warning)(finding.severity));
        }
        DiffThreshold::Info => judge(&mut view, "info", unreadable, |_| true),
        DiffThreshold::Used => judge(&mut view, "used", unreadable, |finding| {
            finding.severity <= Severity::Breaking && !finding.used_by.is_empty()
        }),
        DiffThreshold::Never => judge(&mut view, "never", unreadable, |_| false),
    }
    output::report(&view, &args.report, global)?;
    Ok(view.verdict.status)
}
