//! `generate --emit-model`: the client model for templates and tools of people's own.

use accordant_generators::Target;

use super::jobs::{Job, NoJobs, jobs};
use super::make::Contracts;
use super::{faults, not_http, reading};
use crate::args::{GenerateArgs, GlobalArgs};
use crate::commands::Status;
use crate::config::{ClientEntry, Config};
use crate::output;
use crate::output::resolve::{Resolver, Side, finish, judge};

/// Prints the model; what was found on the way goes to standard error.
pub(super) fn run(args: &GenerateArgs, config: &Config, global: &GlobalArgs) -> anyhow::Result<Status> {
    let job = match (&args.schema, jobs(args, config)) {
        (_, Ok(jobs)) if !jobs.is_empty() => jobs.into_iter().next(),
        // The model is the same in every language and goes nowhere: a schema is enough.
        (Some(schema), _) => plain(schema, args),
        (None, Err(NoJobs::Failure(failure))) => return Err(failure.into()),
        (None, Err(NoJobs::Faulty(faulty))) => {
            output::report(&faults(&faulty), &args.report, global)?;
            return Ok(2);
        }
        (None, Ok(_)) => None,
    };
    let Some(job) = job else { return Ok(2) };
    let resolver = Resolver::new([job.source.as_str()]);
    let contracts = Contracts::read(std::slice::from_ref(&job), &args.source, global)?;
    let (mut view, unreadable) = reading(&contracts, &resolver);
    if let (false, Some(contract)) = (unreadable, contracts.get(&job.source)) {
        let client = contracts.client(&job).map_err(|_| not_http(&job, &resolver))?;
        let mut text = serde_json::to_string_pretty(&client.model)?;
        text.push('\n');
        output::destination(&text, args.report.output.output.as_deref(), false)?;
        let told = client.findings.iter();
        view.findings
            .extend(told.map(|finding| resolver.document_finding(finding, &contract.documents, Side::Revision)));
    }
    finish(&mut view);
    judge(&mut view, "error", unreadable, |_| false);
    if unreadable || (!view.findings.is_empty() && !global.quiet) {
        output::complain(&view, global)?;
    }
    Ok(view.verdict.status)
}

fn plain(schema: &str, args: &GenerateArgs) -> Option<Job> {
    Some(Job {
        source: schema.to_owned(),
        root: args.source.root.clone(),
        out: Default::default(),
        templates: None,
        entry: ClientEntry::new(Target::named("typescript")?),
    })
}
