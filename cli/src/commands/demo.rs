//! `demo`: the main job on an example that is part of the binary, so that it runs anywhere.

use std::fmt::Write as _;

use accordant_diff::Options;
use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use anstyle::Style;

use super::Status;
use super::compare::held_against;
use super::sides::input;
use crate::args::GlobalArgs;
use crate::output;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::text::{Options as TextOptions, render};
use crate::output::view::{ReportView, Severity};

/// A document of the example: its path there and its text.
type File = (&'static str, &'static str);

const OPENAPI: File = ("openapi.yaml", include_str!("../../../examples/learning-platform/openapi.yaml"));
const PUBLISHED_OPENAPI: File =
    ("published/openapi.yaml", include_str!("../../../examples/learning-platform/published/openapi.yaml"));
const GRAPHQL: File = ("schema.graphql", include_str!("../../../examples/learning-platform/schema.graphql"));
const PUBLISHED_GRAPHQL: File =
    ("published/schema.graphql", include_str!("../../../examples/learning-platform/published/schema.graphql"));

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// The demo shows findings on purpose, so its status says only that it ran.
pub(super) fn run(global: &GlobalArgs) -> anyhow::Result<Status> {
    let mut out = String::new();
    if !global.quiet {
        out.push_str(
            "Linden is an online learning platform that does not exist. Its next release is about to replace what is\n\
             published. Is it sound, whom does it break, and what is the proof?\n",
        );
    }
    step(&mut out, "accordant check openapi.yaml", &check(OPENAPI), 5);
    step(&mut out, "accordant diff published/openapi.yaml openapi.yaml", &diff(PUBLISHED_OPENAPI, OPENAPI)?, 4);
    step(&mut out, "accordant diff published/schema.graphql schema.graphql", &diff(PUBLISHED_GRAPHQL, GRAPHQL)?, 3);
    if !global.quiet {
        let _ = write!(
            out,
            "\n{BOLD}That was the demo.{BOLD:#} The example is in examples/learning-platform of the repository; with your own:\n\n\
             \x20 accordant show openapi.yaml                        {DIM}what is in it{DIM:#}\n\
             \x20 accordant check openapi.yaml --style               {DIM}is it sound, is it consistent{DIM:#}\n\
             \x20 accordant diff git:main:openapi.yaml openapi.yaml  {DIM}what breaks; exit status 1 if anything does{DIM:#}\n\
             \x20 accordant explain property-removed                 {DIM}what a rule means, and the safe way{DIM:#}\n"
        );
    }
    output::print(&out)?;
    Ok(0)
}

fn step(out: &mut String, command: &str, view: &ReportView, max_findings: usize) {
    let options = TextOptions { max_findings, width: output::width(), quiet: false };
    let _ = writeln!(out, "\n{DIM}${DIM:#} {BOLD}{command}{BOLD:#}\n\n{}", render(view, options).trim_end());
}

fn read((name, text): File) -> Contract {
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    Contract::read(documents, findings)
}

fn check(file: File) -> ReportView {
    let contract = read(file);
    let resolver = Resolver::new([]);
    let mut view = ReportView { command: "check", semver: "none", ..ReportView::default() };
    view.inputs.push(input("schema", file.0, &contract, &resolver));
    let checked = accordant_check::check(&contract, &accordant_check::Options::default());
    let findings = contract.findings.iter().chain(&checked);
    view.findings =
        findings.map(|finding| resolver.document_finding(finding, &contract.documents, Side::Revision)).collect();
    finish(&mut view);
    judge(&mut view, "error", contract.has_errors(), |_| false);
    view
}

/// Dates are judged as on the day of the example's release, so that the demo says the same every day.
const RELEASE_DAY: jiff::civil::Date = jiff::civil::date(2026, 11, 1);

fn diff(base: File, revision: File) -> anyhow::Result<ReportView> {
    let (old, new) = (read(base), read(revision));
    let resolver = Resolver::new([]);
    let mut options = Options::default();
    options.calendar.today = Some(RELEASE_DAY);
    let (mut view, unreadable) = held_against(&old, &new, &options, &resolver)?;
    view.inputs = vec![input("base", base.0, &old, &resolver), input("revision", revision.0, &new, &resolver)];
    judge(&mut view, "breaking", unreadable, |finding| finding.severity <= Severity::Breaking);
    Ok(view)
}
