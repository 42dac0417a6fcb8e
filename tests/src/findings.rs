//! A case's documents read and compared, and what was found as lines that stand in the case.

use accordant_diff::{Finding, Level, Options, Proof, Report, Set, SeverityOverride};
use accordant_document::{Documents, LoadOptions, Origin, load_text};
use accordant_model::Contract;
use accordant_model::json_schema::Dialect;
use anyhow::{Context as _, bail};

use crate::case::{Case, Shape};

/// Both sides of a case.
pub struct Sides {
    pub base: Contract,
    pub revision: Contract,
    before: usize,
    indent: usize,
}

/// Reads the documents of a case; errors of reading fail it.
pub fn sides(case: &Case) -> anyhow::Result<Sides> {
    let (base, before, indent) = case.document(&case.base, "1.0.0");
    let (revision, ..) = case.document(&case.revision, "2.0.0");
    let base = contract(case, &base).context("the base cannot be read")?;
    let revision = contract(case, &revision).context("the revision cannot be read")?;
    Ok(Sides { base, revision, before, indent })
}

fn contract(case: &Case, text: &str) -> anyhow::Result<Contract> {
    let (documents, findings) = load_text(&format!("case.{}", case.syntax), text, &LoadOptions::default());
    let contract = if case.shape == Shape::JsonSchema {
        Contract::read_schema(documents, findings, Dialect::Draft2020)
    } else {
        Contract::read(documents, findings)
    };
    if contract.has_errors() {
        let messages: Vec<&str> = contract.findings.iter().map(|finding| finding.message.as_str()).collect();
        bail!("{}", messages.join("; "))
    }
    Ok(contract)
}

/// The policy of a case: the few keys of `accordant.yaml` that cases need.
pub fn options(case: &Case) -> anyhow::Result<Options> {
    let mut options = Options::default();
    let Some(text) = &case.policy else { return Ok(options) };
    let (documents, _) = load_text("policy.yaml", text, &LoadOptions::default());
    let Some((_, document)) = documents.iter().next() else { bail!("the policy is empty") };
    for member in document.tree.root().members() {
        let value = member.value;
        let word = value.as_str().unwrap_or_default();
        match member.key {
            "today" => options.calendar.today = Some(word.parse().context("`today` is a date")?),
            "set" => options.set = Set::named(word).context("no such set")?,
            "formats" => options.formats = value.as_bool() == Some(true),
            "unknown" => options.unknown = Level::named(word),
            "rules" => {
                for entry in value.members() {
                    let level = Level::named(entry.value.as_str().unwrap_or_default());
                    let rule = entry.key.to_owned();
                    options.severities.push(SeverityOverride { rule, path: None, level });
                }
            }
            "notice" | "sunset-days" => {
                options.calendar.notice =
                    value.as_number().and_then(|number| number.to_u64()).unwrap_or_default() as u32;
            }
            "reading" if word == "open" => options.reading = accordant_diff::Reading::Open,
            "sender" if word == "client" => options.sender = accordant_diff::Sender::Client,
            "sender" if word == "server" => options.sender = accordant_diff::Sender::Server,
            other => bail!("cases know no policy `{other}`"),
        }
    }
    Ok(options)
}

/// The findings of a report as the lines of a case.
pub fn lines(sides: &Sides, report: &Report) -> Vec<String> {
    report.findings.iter().map(|finding| line(sides, finding)).collect()
}

fn line(sides: &Sides, finding: &Finding) -> String {
    let proof = match &finding.proof {
        Proof::None => "-",
        Proof::Harmless => "harmless",
        Proof::Proven(_) => "proven",
        Proof::Refused(_) => "refused",
        Proof::Unknown(_) => "unknown",
    };
    format!(
        "{} {} {} {} -> {} {proof} {}",
        finding.severity.name(),
        finding.rule,
        finding.direction.map_or("-", |direction| direction.name()),
        position(sides, &sides.base.documents, finding.base),
        position(sides, &sides.revision.documents, finding.revision),
        finding.subject
    )
}

fn position(sides: &Sides, documents: &Documents, origin: Option<Origin>) -> String {
    let Some(origin) = origin else { return "-".to_owned() };
    let location = documents.locate(origin);
    let line = (location.line as usize).saturating_sub(sides.before);
    let column = (location.column as usize).saturating_sub(sides.indent);
    // The schema of the shorthand as a whole stands under a name that the case does not show.
    if line == 0 { "1:1".to_owned() } else { format!("{line}:{column}") }
}
