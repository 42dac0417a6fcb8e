//! `suite convert`.

use std::path::{Path, PathBuf};

use accordant_document::Severity;
use accordant_suite::pact::{self, PactOptions};
use accordant_suite::{Suite, SuiteFormat, write_json, write_yaml};

use super::{faults, read, together};
use crate::args::{Format, GlobalArgs, OutputArgs, ReportArgs, SuiteConvertArgs, SuiteTarget};
use crate::commands::Status;
use crate::failure::Failure;
use crate::output;

pub(super) fn run(args: &SuiteConvertArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let mut suites = read(&args.suites, &args.source, global)?;
    let target = args.to.unwrap_or_else(|| target(args.output.as_deref()));
    let merged = together(&suites.suites);
    let mut texts = Vec::with_capacity(merged.len());
    for suite in &merged {
        let text = match target {
            SuiteTarget::Yaml => write_yaml(suite),
            SuiteTarget::Json => write_json(suite),
            SuiteTarget::Pact => {
                let (text, lost) = pact::write(suite, PactOptions { lossy: args.lossy });
                suites.findings.extend(lost);
                text
            }
        };
        texts.push((suite, text));
    }
    // What a pact cannot say is no fault of the suite: it could be read, and the answer is no.
    let unreadable = suites
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error && finding.rule != accordant_suite::ids::SUITE_LOSSY);
    // What an archive or a collection has and a suite has not must not go without a word.
    let is_trimmed = |suite: &Suite| matches!(suite.format, SuiteFormat::Har | SuiteFormat::Postman);
    let least = if suites.suites.iter().any(is_trimmed) { Severity::Info } else { Severity::Warning };
    let mut view = faults("suite convert", &suites, &args.suites, least);
    output::resolve::judge(&mut view, "error", unreadable, |_| false);
    let has_failed = view.verdict.status != 0;
    let is_report = args.output.is_some() && args.format != Format::Text;
    if !has_failed {
        write(&texts, args.output.as_deref(), target, global)?;
    }
    if is_report {
        let output = OutputArgs { output: None };
        output::report(&view, &ReportArgs { format: args.format, output, max_findings: 25 }, global)?;
    } else if has_failed || !view.findings.is_empty() {
        output::complain(&view, global)?;
    }
    Ok(view.verdict.status)
}

fn target(out: Option<&Path>) -> SuiteTarget {
    let extension = out.and_then(Path::extension).and_then(|extension| extension.to_str());
    if extension.is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        SuiteTarget::Pact
    } else {
        SuiteTarget::Yaml
    }
}

fn write(
    texts: &[(&Suite, String)],
    out: Option<&Path>,
    target: SuiteTarget,
    global: &GlobalArgs,
) -> anyhow::Result<()> {
    let is_folder = out.is_some_and(|out| out.is_dir() || out.as_os_str().to_string_lossy().ends_with(['/', '\\']));
    if let (Some(folder), true) = (out, is_folder) {
        std::fs::create_dir_all(folder).map_err(|error| {
            Failure::new(format!("the folder cannot be made: {error}")).at(folder.display().to_string())
        })?;
        for (suite, text) in texts {
            let file = folder.join(file_name(suite, target));
            output::destination(text, Some(&file), false)?;
            told(&file, suite, global)?;
        }
        return Ok(());
    }
    let [(suite, text)] = texts else {
        let pairs: Vec<String> =
            texts.iter().map(|(suite, _)| format!("`{} -> {}`", suite.consumer, suite.provider)).collect();
        let failure = if texts.is_empty() {
            Failure::new("there is no suite to write").help("name files or folders of suites")
        } else {
            Failure::new(format!("these are suites of several pairs: {}", pairs.join(", ")))
                .help("give a folder as `-o suites/`: each gets a file of its own")
        };
        return Err(failure.into());
    };
    output::destination(text, out, false)?;
    match out {
        Some(file) => told(file, suite, global),
        None => Ok(()),
    }
}

fn told(file: &Path, suite: &Suite, global: &GlobalArgs) -> anyhow::Result<()> {
    if global.quiet {
        return Ok(());
    }
    let count = output::words::counted(suite.interactions.len(), "interaction");
    output::note(&format!("wrote {} ({count})\n", file.display()))
}

/// `web-courses-api.yaml`: letters and digits of both names, so that no name leads out of the folder.
fn file_name(suite: &Suite, target: SuiteTarget) -> PathBuf {
    let plain = |name: &str| {
        let letters: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        let parts: Vec<&str> = letters.split('-').filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { "unnamed".to_owned() } else { parts.join("-").to_lowercase() }
    };
    let extension = if target == SuiteTarget::Yaml { "yaml" } else { "json" };
    PathBuf::from(format!("{}-{}.{extension}", plain(&suite.consumer), plain(&suite.provider)))
}
