//! `suite list`.

use accordant_document::Severity;
use accordant_suite::{Exchange, Interaction, State, Suite, SuiteFormat};
use anstyle::Style;
use serde::Serialize;

use super::{faults, read};
use crate::args::{GlobalArgs, ListFormat, SuiteListArgs};
use crate::commands::Status;
use crate::output;
use crate::output::resolve::Resolver;
use crate::output::safe::clean;
use crate::output::table::{Cell, lay_out};
use crate::output::view::LocationView;
use crate::suites::Suites;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

#[derive(Serialize)]
struct Listed {
    version: u32,
    command: &'static str,
    suites: Vec<SuiteView>,
}

#[derive(Serialize)]
struct SuiteView {
    consumer: String,
    provider: String,
    format: &'static str,
    place: Option<LocationView>,
    /// Each once, in the order in which they are first asked for.
    states: Vec<String>,
    interactions: Vec<InteractionView>,
}

#[derive(Serialize)]
struct InteractionView {
    id: String,
    name: String,
    kind: &'static str,
    /// What it asks: `GET /courses`, the name of the operation or the event.
    subject: String,
    states: Vec<String>,
    pending: bool,
    #[serde(rename = "needsPlugin")]
    needs_plugin: Option<String>,
    place: Option<LocationView>,
}

pub(super) fn run(args: &SuiteListArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let suites = read(&args.suites, &args.source, global)?;
    let view = faults("suite list", &suites, &args.suites, Severity::Error);
    let resolver = Resolver::new(args.suites.iter().map(String::as_str));
    let views: Vec<SuiteView> = suites.suites.iter().map(|suite| suite_view(suite, &suites, &resolver)).collect();
    let file = args.output.output.as_deref();
    match args.format {
        ListFormat::Text => {
            let text = match (views.is_empty(), args.interactions) {
                (true, _) => "no suites\n".to_owned(),
                (false, true) => views.iter().map(interactions).collect::<Vec<_>>().join("\n"),
                (false, false) => table(&views),
            };
            output::destination(&text, file, true)?;
        }
        ListFormat::Json => {
            let listed = Listed { version: 1, command: "suite list", suites: views };
            let mut text = serde_json::to_string_pretty(&listed)?;
            text.push('\n');
            output::destination(&text, file, false)?;
        }
    }
    if suites.unreadable() {
        output::complain(&view, global)?;
    }
    Ok(view.verdict.status)
}

fn suite_view(suite: &Suite, suites: &Suites, resolver: &Resolver) -> SuiteView {
    let mut states: Vec<String> = Vec::new();
    for state in suite.interactions.iter().flat_map(|interaction| &interaction.states) {
        let name = clean(&state.name);
        if !states.contains(&name) {
            states.push(name);
        }
    }
    SuiteView {
        consumer: clean(&suite.consumer),
        provider: clean(&suite.provider),
        format: format_name(suite.format),
        place: resolver.location(&suites.documents, suite.origin),
        states,
        interactions: suite
            .interactions
            .iter()
            .map(|interaction| interaction_view(interaction, suites, resolver))
            .collect(),
    }
}

fn interaction_view(interaction: &Interaction, suites: &Suites, resolver: &Resolver) -> InteractionView {
    let (kind, subject) = match &interaction.exchange {
        Exchange::Http { request, .. } => ("http", format!("{} {}", request.method, request.path)),
        Exchange::Graphql { operation, .. } => ("graphql", operation.name.clone().unwrap_or_default()),
        Exchange::Message(_) => ("message", String::new()),
        Exchange::SyncMessage { .. } => ("sync-message", String::new()),
    };
    InteractionView {
        id: clean(&interaction.id),
        name: clean(&interaction.name),
        kind,
        subject: clean(&subject),
        states: interaction.states.iter().map(described).collect(),
        pending: interaction.pending,
        needs_plugin: interaction.needs_plugin.as_deref().map(clean),
        place: resolver.location(&suites.documents, interaction.origin),
    }
}

/// A state with its parameters: `course exists (id: 42)`.
fn described(state: &State) -> String {
    if state.params.is_empty() {
        return clean(&state.name);
    }
    let params: Vec<String> = state.params.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    clean(&format!("{} ({})", state.name, params.join(", ")))
}

pub(crate) const fn format_name(format: SuiteFormat) -> &'static str {
    match format {
        SuiteFormat::Accordant => "accordant",
        SuiteFormat::PactV1 => "pact v1",
        SuiteFormat::PactV1_1 => "pact v1.1",
        SuiteFormat::PactV2 => "pact v2",
        SuiteFormat::PactV3 => "pact v3",
        SuiteFormat::PactV4 => "pact v4",
        SuiteFormat::Graphql => "graphql",
        SuiteFormat::Har => "har",
        SuiteFormat::Postman => "postman",
    }
}

fn table(suites: &[SuiteView]) -> String {
    let head = ["consumer", "provider", "format", "interactions", "states", "file"].map(|text| Cell::new(text, BOLD));
    let rows = suites.iter().map(|suite| {
        vec![
            suite.consumer.clone().into(),
            suite.provider.clone().into(),
            suite.format.into(),
            suite.interactions.len().to_string().into(),
            suite.states.len().to_string().into(),
            suite.place.as_ref().map(|place| place.file.clone()).unwrap_or_default().into(),
        ]
    });
    let rows: Vec<Vec<Cell>> = std::iter::once(head.into()).chain(rows).collect();
    lay_out(&rows, output::width())
}

fn interactions(suite: &SuiteView) -> String {
    let place = suite.place.as_ref().map(|place| place.file.clone()).unwrap_or_default();
    let mut out =
        format!("{BOLD}{} -> {}{BOLD:#} {DIM}{place} ({}){DIM:#}\n", suite.consumer, suite.provider, suite.format);
    let rows: Vec<Vec<Cell>> = suite
        .interactions
        .iter()
        .map(|interaction| {
            let mut notes = Vec::new();
            notes.extend(interaction.pending.then(|| "pending".to_owned()));
            notes.extend(interaction.needs_plugin.as_ref().map(|plugin| format!("needs plugin {plugin}")));
            let what =
                if interaction.subject.is_empty() { interaction.kind.to_owned() } else { interaction.subject.clone() };
            let given = interaction.states.join("; ");
            vec![
                Cell::from(interaction.name.clone()),
                Cell::from(what),
                Cell::from(if given.is_empty() { String::new() } else { format!("given {given}") }),
                Cell::new(notes.join(", "), DIM),
            ]
        })
        .collect();
    if rows.is_empty() {
        out.push_str("  no interactions\n");
    } else {
        out.push_str(&lay_out(&rows, output::width()));
    }
    out
}
