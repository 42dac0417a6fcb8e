//! `suite`: what consumers rely on, as files.

mod convert;
mod lint;
mod list;
mod record;

use accordant_document::Severity;
use accordant_suite::{Interaction, SCHEMA, Suite};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::Status;
use crate::args::{GlobalArgs, SourceArgs, SuiteArgs, SuiteCommand};
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::ReportView;
use crate::progress::Progress;
use crate::suites::{Suites, suites};
use crate::{load, output};

pub(super) fn run(args: &SuiteArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    match &args.command {
        SuiteCommand::List(args) => list::run(args, global),
        SuiteCommand::Lint(args) => lint::run(args, global),
        SuiteCommand::Convert(args) => convert::run(args, global),
        SuiteCommand::Record(args) => record::run(args, global),
        SuiteCommand::Schema => {
            output::destination(SCHEMA, None, false)?;
            Ok(0)
        }
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

/// The suites of one consumer and provider as one. What two of them say alike is kept once.
fn together(suites: &[Suite]) -> Vec<Suite> {
    let mut pairs: IndexMap<(&str, &str), Suite> = IndexMap::new();
    // What is known by a name, so that no interaction is held against all others.
    let mut said: FxHashMap<(&str, &str, &str, &str), Vec<&Interaction>> = FxHashMap::default();
    for suite in suites {
        let Some(known) = pairs.get_mut(&(suite.consumer.as_str(), suite.provider.as_str())) else {
            pairs.insert((&suite.consumer, &suite.provider), suite.clone());
            for interaction in &suite.interactions {
                said.entry(place(suite, interaction)).or_default().push(interaction);
            }
            continue;
        };
        for interaction in &suite.interactions {
            let plain = interaction.clone().without_places();
            let of_name = said.entry(place(suite, interaction)).or_default();
            if !of_name.iter().any(|other| (*other).clone().without_places() == plain) {
                of_name.push(interaction);
                known.interactions.push(interaction.clone());
            }
        }
        for (name, state) in &suite.states {
            known.states.entry(name.clone()).or_insert_with(|| state.clone());
        }
        for (key, kept) in &suite.extras {
            known.extras.entry(key.clone()).or_insert_with(|| kept.clone());
        }
    }
    pairs.into_values().collect()
}

fn place<'s>(suite: &'s Suite, interaction: &'s Interaction) -> (&'s str, &'s str, &'s str, &'s str) {
    (&suite.consumer, &suite.provider, &interaction.id, &interaction.name)
}
