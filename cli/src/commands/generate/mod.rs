//! `generate`: clients from contracts, and whether those on disk are still what would be generated.
//!
//! Everything is made and compared first, for all clients; only where nothing is in the way anything is written.

mod findings;
mod jobs;
mod make;
mod model;
mod watch;

use std::collections::BTreeSet;
use std::path::PathBuf;

use accordant_document::Severity;
use accordant_generators::GenerateError;
use accordant_generators::output::{OutputError, Plan, State};

use self::findings::{drift, template_faults};
use self::jobs::{Job, NoJobs, jobs};
use self::make::{Contracts, Made, Unmade};
use super::settings::faults;
use super::sides::input;
use super::{Settings, Status, settings};
use crate::args::{GenerateArgs, GlobalArgs};
use crate::config::Config;
use crate::failure::Failure;
use crate::output;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::{ClientView, ClientsView, FileView, FindingView, Outcome, ReportView};
use crate::progress::Progress;

pub(super) fn run(args: &GenerateArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    if args.watch {
        return watch::run(args, global);
    }
    let config = match settings(args.config.config.as_deref())? {
        Settings::Sound(config) => config,
        Settings::Faulty(view) => {
            output::report(&view, &args.report, global)?;
            return Ok(2);
        }
    };
    if args.emit_model {
        return model::run(args, &config, global);
    }
    let (view, _) = once(args, &config, global)?;
    output::report(&view, &args.report, global)?;
    Ok(view.verdict.status)
}

/// One generation: its report, and the documents and folders of templates that it was made from.
fn once(args: &GenerateArgs, config: &Config, global: &GlobalArgs) -> anyhow::Result<(ReportView, Vec<PathBuf>)> {
    let jobs = match jobs(args, config) {
        Ok(jobs) => jobs,
        Err(NoJobs::Failure(failure)) => return Err(failure.into()),
        Err(NoJobs::Faulty(faulty)) => return Ok((faults(&faulty), Vec::new())),
    };
    let resolver = Resolver::new(jobs.iter().map(|job| job.source.as_str()));
    let contracts = Contracts::read(&jobs, &args.source, global)?;
    let (mut view, mut unreadable) = reading(&contracts, &resolver);

    let mut clients: Vec<(&Job, Made)> = Vec::new();
    if !unreadable {
        let names: Vec<&str> = jobs.iter().map(|job| job.entry.target.name()).collect();
        let _progress = Progress::start(&format!("generating {}", names.join(", ")), global.quiet);
        // What `--check` says has to hold whatever a manifest claims.
        let round = contracts.generate(&jobs, args.check);
        let mut told: Vec<(&str, &accordant_document::Finding)> = Vec::new();
        for (source, findings) in &round.shared {
            told.extend(findings.iter().map(|finding| (source.as_str(), finding)));
        }
        for (job, made) in jobs.iter().zip(round.made) {
            match made {
                Ok(made) => clients.push((job, made)),
                Err(Unmade::Generate(GenerateError::Templates(list))) => {
                    unreadable = true;
                    view.findings.extend(template_faults(&list, job, &resolver));
                }
                Err(unmade) => return Err(failure(unmade, job, &resolver).into()),
            }
        }
        for (job, made) in &clients {
            told.extend(made.findings.iter().map(|finding| (job.source.as_str(), finding)));
        }
        // Two clients of one contract may tell the same.
        let mut seen = BTreeSet::new();
        for (source, finding) in told {
            if let Some(contract) = contracts.get(source)
                && seen.insert((source, finding.rule, finding.origin, &finding.message))
            {
                view.findings.push(resolver.document_finding(finding, &contract.documents, Side::Revision));
            }
        }
    }
    let outcome = if unreadable { Outcome::Refused } else { act(args, &clients, global)? };
    for (job, made) in &clients {
        let compared = outcome == Outcome::Compared;
        let steps = made.plan.steps.iter();
        view.findings.extend(steps.filter_map(|step| drift(step, job, compared, args.force, &resolver)));
    }
    let clients = clients.iter().map(|(job, made)| client(job, made, &resolver)).collect();
    view.clients = Some(ClientsView { outcome, clients });
    finish(&mut view);
    judge(&mut view, "error", unreadable, |_| false);
    let mut read = contracts.files();
    read.extend(jobs.iter().filter_map(|job| job.templates.clone()));
    Ok((view, read))
}

/// The report of the reading alone, and whether a contract cannot be trusted.
fn reading(contracts: &Contracts, resolver: &Resolver) -> (ReportView, bool) {
    let mut view = ReportView { command: "generate", semver: "none", ..ReportView::default() };
    for (source, contract) in contracts.iter() {
        view.inputs.push(input("schema", source, contract, resolver));
        let errors = contract.findings.iter().filter(|finding| finding.severity >= Severity::Error);
        let errors = errors.map(|finding| resolver.document_finding(finding, &contract.documents, Side::Revision));
        view.findings.extend(errors.collect::<Vec<FindingView>>());
    }
    let unreadable = !view.findings.is_empty();
    (view, unreadable)
}

/// Writes every client, or none.
fn act(args: &GenerateArgs, clients: &[(&Job, Made)], global: &GlobalArgs) -> anyhow::Result<Outcome> {
    if args.check {
        return Ok(Outcome::Compared);
    }
    let in_the_way = |plan: &Plan| plan.steps.iter().any(|step| step.state.is_in_the_way(args.force));
    if clients.iter().any(|(_, made)| in_the_way(&made.plan)) {
        return Ok(Outcome::Refused);
    }
    if args.dry_run {
        return Ok(Outcome::Planned);
    }
    let _progress = Progress::start("writing", global.quiet);
    for (_, made) in clients {
        made.plan.apply(args.force).map_err(|error| unwritable(&error))?;
    }
    Ok(Outcome::Written)
}

fn failure(unmade: Unmade, job: &Job, resolver: &Resolver) -> Failure {
    match unmade {
        Unmade::Generate(_) => not_http(job, resolver),
        Unmade::Template(error) => {
            Failure::new(error.to_string()).help("--templates takes a folder of UTF-8 text files")
        }
        Unmade::Output(error) => unwritable(&error),
    }
}

fn not_http(job: &Job, resolver: &Resolver) -> Failure {
    Failure::new("clients are generated from OpenAPI documents, and this is none")
        .at(resolver.name(&job.source))
        .help("`accordant show` says what it is")
}

/// What the system said about a folder, with what to do.
fn unwritable(error: &OutputError) -> Failure {
    let help = match error {
        OutputError::Read { .. } | OutputError::Write { .. } => "the folder must be readable and writable",
        OutputError::Link { .. } => "generate into a folder that holds no links",
        OutputError::Path { .. } | OutputError::Twice { .. } => "please report this: the generator chose the name",
        OutputError::Manifest { .. } => {
            "use the Accordant that wrote it, or restore the file; without it nobody knows whose the files are"
        }
        OutputError::Refused => "generate again: the folder has changed in the meantime",
    };
    Failure::new(error.to_string()).help(help)
}

fn client(job: &Job, made: &Made, resolver: &Resolver) -> ClientView {
    let changed = made.plan.steps.iter().filter(|step| step.state != State::Unchanged);
    ClientView {
        target: job.entry.target.name(),
        folder: match resolver.name(&job.out.to_string_lossy()) {
            here if here.is_empty() => ".".to_owned(),
            folder => folder,
        },
        operations: made.operations,
        types: made.types,
        files: made.plan.steps.iter().filter(|step| !matches!(step.state, State::Orphan | State::Abandoned)).count(),
        unchanged: made.plan.in_state(&[State::Unchanged]).count(),
        changes: changed.map(|step| FileView { path: step.path.clone(), state: state(step.state) }).collect(),
    }
}

const fn state(state: State) -> &'static str {
    match state {
        State::Unchanged => "unchanged",
        State::New => "new",
        State::Missing => "missing",
        State::Stale => "stale",
        State::Orphan => "orphan",
        State::Edited => "edited",
        State::Foreign => "foreign",
        State::Blocked => "blocked",
        State::Abandoned => "abandoned",
    }
}
