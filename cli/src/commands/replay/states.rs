//! Provider states: their handler as the settings have it, and what is odd about who handles what.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use accordant_document::{Finding, Severity};
use accordant_replay::states::{Command, Handler, States};
use accordant_replay::{RunOptions, ids};
use accordant_suite::Exchange;

use super::chosen::Selection;
use crate::config::{CommandConfig, Config};
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side};
use crate::output::view::FindingView;
use crate::suites::Suites;

/// Seconds for one state, where the settings say nothing.
const TIMEOUT: f64 = 30.0;

/// A path alone is one of the backend that is played against.
pub(super) fn states(config: &Config, against: Option<&str>) -> anyhow::Result<Option<States>> {
    let Some(settled) = &config.replay.states else { return Ok(None) };
    let handler = match (&settled.url, &settled.command) {
        (Some(path), _) if path.starts_with('/') => {
            let origin = against.map(origin).unwrap_or_default();
            Handler::Url(format!("{origin}{path}"))
        }
        (Some(url), _) => Handler::Url(url.clone()),
        (None, Some(CommandConfig::Line(line))) => Handler::Command(Command::line(line, config.folder.clone())),
        (None, Some(CommandConfig::Words(words))) => {
            let Some((program, arguments)) = words.split_first() else {
                return Err(Failure::new("the command of `states` names no program")
                    .help("write it as [node, states.js]")
                    .into());
            };
            Handler::Command(Command {
                program: program.clone(),
                arguments: arguments.to_vec(),
                folder: config.folder.clone(),
            })
        }
        // The settings were refused.
        (None, None) => return Ok(None),
    };
    let seconds = settled.timeout.unwrap_or(TIMEOUT);
    let timeout = Duration::try_from_secs_f64(seconds).unwrap_or(Duration::from_secs(30));
    Ok(Some(States { handler, timeout, known: settled.names.clone() }))
}

/// Protocol, host and port of an address.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url.get(host..).and_then(|rest| rest.find(['/', '?', '#'])).map_or(url.len(), |at| host + at);
    url.get(..end).unwrap_or(url)
}

/// Suites with states, and nobody who brings them about: one error, and not one for each interaction.
pub(super) fn handled(suites: &Suites, selection: &Selection, options: &RunOptions) -> anyhow::Result<()> {
    if options.ignore_states || options.states.is_some() {
        return Ok(());
    }
    let names: BTreeSet<&str> = used(suites, selection).into_keys().collect();
    let Some(first) = names.first() else { return Ok(()) };
    let rest = if names.len() > 1 { format!(" and {} more", names.len() - 1) } else { String::new() };
    Err(Failure::new(format!("the suites need provider states (`{first}`{rest}), and nobody brings them about"))
        .help("set `states` under `replay` in accordant.yaml, or send the requests all the same with --states ignore")
        .into())
}

/// The states of the chosen interactions that are sent, each with the first interaction that needs it.
fn used<'s>(suites: &'s Suites, selection: &Selection) -> BTreeMap<&'s str, &'s accordant_suite::Interaction> {
    let mut used = BTreeMap::new();
    for (_, interaction) in selection.of(suites) {
        if matches!(interaction.exchange, Exchange::Http { .. } | Exchange::Graphql { .. }) {
            for state in &interaction.states {
                used.entry(state.name.as_str()).or_insert(interaction);
            }
        }
    }
    used
}

/// States that nobody handles, and handled ones that nobody uses.
pub(super) fn findings(
    config: &Config,
    suites: &Suites,
    selection: &Selection,
    unhandled: &[(String, usize)],
    resolver: &Resolver,
) -> Vec<FindingView> {
    let used = used(suites, selection);
    let known = config.replay.states.as_ref().and_then(|states| states.names.as_ref());
    let mut findings = Vec::new();
    for (name, interaction) in &used {
        let refused = unhandled.iter().any(|(unhandled, _)| unhandled == name);
        let unlisted = known.is_some_and(|known| !known.iter().any(|listed| listed == name));
        if refused || unlisted {
            let message = if refused {
                format!("the handler does not know the state `{name}`")
            } else {
                format!("`names` of the handler does not list the state `{name}`")
            };
            findings.push(
                Finding::new(ids::REPLAY_STATE_UNHANDLED, Severity::Warning, interaction.origin, message)
                    .subject("provider states")
                    .help("let the handler bring it about, or correct its name in the suite"),
            );
        }
    }
    for name in known.into_iter().flatten().filter(|name| !used.contains_key(name.as_str())) {
        findings.push(
            Finding::new(
                ids::REPLAY_STATE_UNUSED,
                Severity::Info,
                None,
                format!("no interaction needs the state `{name}`"),
            )
            .subject("provider states")
            .help("take it out of the handler, if no other suite needs it"),
        );
    }
    findings.iter().map(|finding| resolver.document_finding(finding, &suites.documents, Side::Revision)).collect()
}
