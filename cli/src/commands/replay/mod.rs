//! `replay`: suites held against contracts, and played against a backend or a mock.

mod chosen;
mod coverage;
mod profiles;
mod remembered;
mod report;
mod states;

use std::sync::Arc;
use std::time::Duration;

use accordant_document::Severity;
use accordant_model::Contract;
use accordant_replay::{
    Backend, BackendError, BackendOptions, Cancel, Checked, Chosen, Contracts, Outcome, Player, ProxyChoice, Redactor,
    Run, RunOptions, Verdict,
};
use accordant_suite::Exchange;

use super::sides::input;
use super::{Settings, Status, settings};
use crate::args::{GlobalArgs, ReplaySuitesArgs, StatesMode};
use crate::config::Config;
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::{ReplayView, ReportView};
use crate::output::words::counted;
use crate::progress::Progress;
use crate::suites::{Suites, suites};
use crate::{load, output};

/// Where requests go.
enum Mode {
    Static,
    Live(String),
    Mock,
}

impl Mode {
    const fn name(&self) -> &'static str {
        match self {
            Mode::Static => "static",
            Mode::Live(_) => "live",
            Mode::Mock => "mock",
        }
    }
}

pub(super) fn run(args: &ReplaySuitesArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let config = match settings(args.config.config.as_deref())? {
        Settings::Sound(config) => config,
        Settings::Faulty(view) => {
            output::report(&view, &args.report, global)?;
            return Ok(2);
        }
    };
    let sources = named(&args.suites, &config.replay.suites, &config, "suite")?;
    let contracts = if args.contracts.is_empty() { config.revisions() } else { args.contracts.clone() };
    let mode = mode(args, &config, !contracts.is_empty())?;
    let options = load::options(&args.source)?;
    let suites = suites(&sources, &options)?;
    let resolver = Resolver::new(sources.iter().chain(&contracts).map(String::as_str));
    let mut view = ReportView { command: "replay", semver: "none", ..ReportView::default() };
    let read: Vec<Arc<Contract>> = contracts.iter().map(|source| Arc::new(load::contract(source, &options))).collect();
    for (source, contract) in contracts.iter().zip(&read) {
        view.inputs.push(input("schema", source, contract, &resolver));
    }
    if faults(&mut view, &suites, &read, &resolver) {
        view.replay = Some(Box::new(ReplayView { mode: mode.name(), ..ReplayView::default() }));
        finish(&mut view);
        judge(&mut view, "error", true, |_| false);
        output::report(&view, &args.report, global)?;
        return Ok(2);
    }

    let selection = chosen::choose(&args.only, &suites, &config)?;
    let env = profiles::environment(&suites);
    let profiles = profiles::profiles(&config, &suites, &selection, matches!(mode, Mode::Live(_)))?;
    let mut redactor = Redactor::new(profiles.secrets(), &config.replay.redact);
    redactor.learn(env.values().cloned());
    let against = match &mode {
        Mode::Live(url) => Some(url.as_str()),
        Mode::Static | Mode::Mock => None,
    };
    let states = states::states(&config, against)?;
    let run_options = RunOptions {
        jobs: args.jobs.or(config.replay.jobs).unwrap_or_else(cores),
        isolation: config.replay.states.as_ref().map(|states| states.isolation).unwrap_or_default(),
        ignore_states: args.states == StatesMode::Ignore || matches!(mode, Mode::Mock),
        states,
        fail_fast: args.fail_fast,
        repeat: args.repeat,
        profiles,
        env,
        seed: args.seed,
        now: jiff::Timestamp::now().as_second(),
    };
    let contracts_of_run = Contracts::new(read.clone(), &run_options.profiles);
    let checked = check(&contracts_of_run, &suites, &selection, global);
    let (outcomes, backend, unanswered, unhandled) = match &mode {
        Mode::Static => (held(&suites, &selection, &checked), None, false, Vec::new()),
        Mode::Live(url) => {
            states::handled(&suites, &selection, &run_options)?;
            let backend = backend(args, &config, url, &suites)?;
            if args.insecure {
                output::note(
                    "warning: --insecure trusts any certificate; whoever is in between can read and change everything\n",
                )?;
            }
            let run = play(&backend, &run_options, &contracts_of_run, &redactor, &suites, &selection, global)?;
            let outcomes = together(&suites, &selection, &checked, &run, !contracts.is_empty());
            (outcomes, Some(backend.shown()), is_unanswered(&run), run.unhandled)
        }
        Mode::Mock => {
            let (run, shown) = mock(args, &read, &run_options, &redactor, &suites, &selection, global)?;
            (together(&suites, &selection, &checked, &run, true), Some(shown), is_unanswered(&run), Vec::new())
        }
    };

    redactor.learn(run_options.profiles.secrets());
    let reporter = report::Reporter { suites: &suites, contracts: &read, resolver: &resolver, redactor: &redactor };
    let mut replay = reporter.view(&mut view, &outcomes, mode.name());
    replay.backend = backend;
    view.findings.extend(states::findings(&config, &suites, &selection, &unhandled, &resolver));
    if args.coverage {
        replay.coverage = coverage::coverage(&contracts, &read, &checked);
    }
    if !matches!(mode, Mode::Static) {
        remembered::remember(&config, &suites, &outcomes)?;
    }
    finish(&mut view);
    report::identify(&view, &mut replay);
    view.replay = Some(Box::new(replay));
    judge(&mut view, "error", unanswered, |_| false);
    // A failure is a failure, however its findings weigh.
    if view.verdict.status == 0
        && outcomes.iter().any(|outcome| matches!(outcome.verdict, Verdict::Failed | Verdict::Error))
    {
        view.verdict.status = 1;
    }
    output::report(&view, &args.report, global)?;
    Ok(view.verdict.status)
}

/// The sources of the command line, else those of the settings.
fn named(given: &[String], settled: &[String], config: &Config, what: &str) -> anyhow::Result<Vec<String>> {
    if !given.is_empty() {
        return Ok(given.to_vec());
    }
    let settled: Vec<String> = settled.iter().map(|source| config.source(source)).collect();
    if settled.is_empty() {
        return Err(Failure::new(format!(
            "there is nothing to replay: no {what} was given, and no accordant.yaml names one"
        ))
        .help("accordant replay SUITE..., or `suites` under `replay` in accordant.yaml")
        .into());
    }
    Ok(settled)
}

fn mode(args: &ReplaySuitesArgs, config: &Config, has_contract: bool) -> anyhow::Result<Mode> {
    if (args.is_static || args.mock) && !has_contract {
        return Err(Failure::new("there is no contract to hold the suites against")
            .help("name it with --contract, or under `contracts` in accordant.yaml")
            .into());
    }
    Ok(match (&args.against, &config.replay.against) {
        _ if args.is_static => Mode::Static,
        _ if args.mock => Mode::Mock,
        (Some(url), _) | (None, Some(url)) => Mode::Live(url.clone()),
        // A gate that forgot its backend must not be green.
        (None, None) => {
            return Err(Failure::new("nothing says what to play the suites against")
                .help(
                    "--against URL plays against a backend, --mock against a mock of the contract, and --static sends \
                     nothing; `against` under `replay` in accordant.yaml settles it",
                )
                .into());
        }
    })
}

/// What is wrong with suites and contracts goes to the view; whether the question can be asked is the answer.
fn faults(view: &mut ReportView, suites: &Suites, contracts: &[Arc<Contract>], resolver: &Resolver) -> bool {
    let mut faulty = false;
    let suite_faults = suites.findings.iter().map(|finding| (finding, &suites.documents));
    let of_contracts = contracts
        .iter()
        .flat_map(|contract| contract.findings.iter().map(move |finding| (finding, &contract.documents)));
    for (finding, documents) in suite_faults.chain(of_contracts) {
        // What is odd and can be read is the affair of `check` and `suite lint`.
        if finding.severity >= Severity::Error {
            faulty = true;
            view.findings.push(resolver.document_finding(finding, documents, Side::Revision));
        }
    }
    faulty
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// What the contracts say, by suite and interaction; nothing for those that are not chosen.
type CheckedAll = Vec<Vec<Option<Checked>>>;

fn check(contracts: &Contracts<'_>, suites: &Suites, selection: &chosen::Selection, global: &GlobalArgs) -> CheckedAll {
    let _progress = Progress::start("holding the suites against the contract", global.quiet);
    let all = suites.suites.iter().enumerate().map(|(at, suite)| {
        let one =
            |(index, interaction)| selection.holds(at, index).then(|| contracts.check(&suites.documents, interaction));
        suite.interactions.iter().enumerate().map(one).collect()
    });
    all.collect()
}

/// The outcomes of the static part alone.
fn held(suites: &Suites, selection: &chosen::Selection, checked: &CheckedAll) -> Vec<Outcome> {
    each(suites, |at, index, interaction| match checked.get(at).and_then(|suite| suite.get(index)?.as_ref()) {
        Some(checked) => Outcome::of_static(at, index, interaction, checked),
        None => selection.skipped(at, index),
    })
}

/// The outcomes of a run, with what the static part found. Messages, which nobody can be asked for, have only that.
fn together(
    suites: &Suites,
    selection: &chosen::Selection,
    checked: &CheckedAll,
    run: &Run,
    has_contract: bool,
) -> Vec<Outcome> {
    let mut played = run.outcomes.iter().peekable();
    each(suites, |at, index, interaction| {
        let outcome = played.next_if(|outcome| (outcome.suite, outcome.interaction) == (at, index)).cloned();
        let checked = checked.get(at).and_then(|suite| suite.get(index)?.as_ref());
        match (outcome, checked) {
            (_, Some(checked)) if has_contract && matches!(interaction.exchange, Exchange::Message(_)) => {
                Outcome::of_static(at, index, interaction, checked)
            }
            (Some(mut outcome), Some(checked)) => {
                outcome.with_static(interaction, checked);
                outcome
            }
            (Some(outcome), None) => outcome,
            (None, _) => selection.skipped(at, index),
        }
    })
}

fn each(
    suites: &Suites,
    mut outcome: impl FnMut(usize, usize, &accordant_suite::Interaction) -> Outcome,
) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for (at, suite) in suites.suites.iter().enumerate() {
        for (index, interaction) in suite.interactions.iter().enumerate() {
            outcomes.push(outcome(at, index, interaction));
        }
    }
    outcomes
}

/// Whether something was sent and nothing ever came back.
fn is_unanswered(run: &Run) -> bool {
    !run.answered
        && run.outcomes.iter().any(|outcome| {
            outcome.findings.iter().any(|finding| {
                [accordant_replay::ids::REPLAY_TIMEOUT, accordant_replay::ids::REPLAY_UNREACHABLE]
                    .contains(&finding.rule)
            })
        })
}

fn backend(args: &ReplaySuitesArgs, config: &Config, url: &str, suites: &Suites) -> anyhow::Result<Backend> {
    load::use_ring();
    let read = |path: &std::path::Path| {
        std::fs::read(path).map_err(|error| {
            Failure::new(format!("the file cannot be read: {error}"))
                .at(path.display().to_string())
                .help("check the path; it is relative to the current directory")
        })
    };
    let seconds = args.timeout.or(config.replay.timeout).unwrap_or(10.0);
    let timeout = Duration::try_from_secs_f64(seconds).ok().filter(|timeout| !timeout.is_zero());
    let timeout = timeout.ok_or_else(|| {
        Failure::new(format!("--timeout cannot be {seconds}")).help("give seconds, such as 10 or 0.5")
    })?;
    let options = BackendOptions {
        timeout,
        retries: args.retries,
        most: args.max_body,
        authorities: args.ca.as_deref().map(read).transpose()?,
        identity: args.client_cert.as_deref().map(read).transpose()?,
        insecure: args.insecure,
        proxy: match &args.proxy {
            _ if args.no_proxy || (args.proxy.is_none() && every_host_is_direct()) => ProxyChoice::None,
            Some(proxy) => ProxyChoice::Url(proxy.clone()),
            None => ProxyChoice::System,
        },
        compressed: asks_for_compression(suites),
        ..BackendOptions::new(url)
    };
    Backend::new(&options).map_err(|error| {
        let file = match error {
            BackendError::Authorities(_) => args.ca.as_deref(),
            BackendError::Identity(_) => args.client_cert.as_deref(),
            _ => None,
        };
        let refused = refused(&error);
        match file {
            Some(file) => refused.at(file.display().to_string()).into(),
            None => refused.into(),
        }
    })
}

/// Whether the environment keeps every host from its proxy. For names the client sees to that; it does not for numbers.
fn every_host_is_direct() -> bool {
    let set = ["NO_PROXY", "no_proxy"].into_iter().find_map(|name| std::env::var(name).ok());
    set.is_some_and(|hosts| hosts.split(',').any(|host| host.trim() == "*"))
}

/// Whether some request says that it takes compressed answers.
fn asks_for_compression(suites: &Suites) -> bool {
    suites.suites.iter().flat_map(|suite| &suite.interactions).any(|interaction| match &interaction.exchange {
        Exchange::Http { request, .. } => {
            request.part.headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("accept-encoding"))
        }
        _ => false,
    })
}

fn refused(error: &BackendError) -> Failure {
    let help = match error {
        BackendError::Address(_) => "write it as http://localhost:3000",
        BackendError::Absent { .. } => "start the backend, and check the address",
        BackendError::ProxyAbsent { .. } => "check --proxy, or leave it out",
        BackendError::Authorities(_) => "give certificates as PEM",
        BackendError::Identity(_) => "give a certificate and its private key as PEM, in one file",
        BackendError::Proxy(_) => "write it as http://proxy.example.com:3128",
        BackendError::Client(_) => "check --ca, --client-cert and --proxy",
    };
    Failure::new(error.to_string()).help(help)
}

/// Plays what is chosen. Ctrl-C ends it after what is under way, so that states are taken back.
fn play(
    backend: &Backend,
    options: &RunOptions,
    contracts: &Contracts<'_>,
    redactor: &Redactor,
    suites: &Suites,
    selection: &chosen::Selection,
    global: &GlobalArgs,
) -> anyhow::Result<Run> {
    let picked = picked(suites, selection);
    let progress = Progress::start(&format!("replaying {}", counted(picked.len(), "interaction")), global.quiet);
    let cancel = Cancel::default();
    let player = Player::new(backend, options, contracts, redactor.clone(), cancel.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let run = runtime.block_on(async {
        backend.reach().await?;
        let run = player.run(&picked, &|_| ());
        let mut run = std::pin::pin!(run);
        tokio::select! {
            run = &mut run => Ok(run),
            _ = tokio::signal::ctrl_c() => {
                cancel.cancel();
                Ok(run.await)
            }
        }
    });
    drop(progress);
    run.map_err(|error: BackendError| refused(&error).into())
}

fn picked<'s>(suites: &'s Suites, selection: &chosen::Selection) -> Vec<Chosen<'s>> {
    let mut picked = Vec::new();
    for (suite_index, suite) in suites.suites.iter().enumerate() {
        for (index, interaction) in suite.interactions.iter().enumerate() {
            if selection.holds(suite_index, index) {
                picked.push(Chosen { suite_index, index, suite, interaction });
            }
        }
    }
    picked
}

/// Plays against a mock of the contract, on a free port of this machine.
fn mock(
    args: &ReplaySuitesArgs,
    read: &[Arc<Contract>],
    options: &RunOptions,
    redactor: &Redactor,
    suites: &Suites,
    selection: &chosen::Selection,
    global: &GlobalArgs,
) -> anyhow::Result<(Run, String)> {
    load::use_ring();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let responder_options =
        accordant_replay::responder::Options { seed: args.seed, ..accordant_replay::responder::Options::default() };
    // What consumers expect comes first: a contract alone knows neither which course is missing nor who has paid.
    let responder = accordant_replay::responder::Responder::new(read, responder_options).with_suites(&suites.suites);
    let server = runtime.block_on(accordant_replay::responder::wiremock::serve(Arc::new(responder)));
    let backend = Backend::new(&BackendOptions::new(server.uri())).map_err(|error| refused(&error))?;
    // Whether a mock keeps its contract is no question: it is made of it.
    let contracts = Contracts::new(Vec::new(), &options.profiles);
    let run = play(&backend, options, &contracts, redactor, suites, selection, global)?;
    Ok((run, "a mock of the contract".to_owned()))
}
