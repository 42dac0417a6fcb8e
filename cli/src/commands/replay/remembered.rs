//! What did not pass the last time, for `--only last-failed`: `.accordant/last-failed.json` beside accordant.yaml.

use std::fs;
use std::path::PathBuf;

use accordant_replay::{Outcome, Verdict};
use accordant_suite::{Interaction, Suite};
use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::output;
use crate::suites::Suites;

/// Version 1; a file of another version is as good as none.
#[derive(Serialize, Deserialize)]
struct Remembered {
    version: u32,
    failed: Vec<String>,
}

const VERSION: u32 = 1;

fn file(config: &Config) -> PathBuf {
    config.folder.join(".accordant").join("last-failed.json")
}

/// What tells an interaction from all others.
pub(super) fn key(suite: &Suite, interaction: &Interaction) -> String {
    format!("{} -> {}: {} ({})", suite.consumer, suite.provider, interaction.name, interaction.id)
}

/// The interactions that did not pass the last time; `None` where there are none, or nothing is known: then all are played.
pub(super) fn failed(config: &Config) -> anyhow::Result<Option<Vec<String>>> {
    let text = fs::read_to_string(file(config)).ok();
    let remembered = text.and_then(|text| serde_json::from_str::<Remembered>(&text).ok());
    let remembered = remembered.filter(|remembered| remembered.version == VERSION);
    let failed = remembered.map(|remembered| remembered.failed).filter(|failed| !failed.is_empty());
    if failed.is_none() {
        output::note("note: nothing is known to have failed the last time; all of it is played\n")?;
    }
    Ok(failed)
}

/// Notes what did not pass. What was not played stays as it was known.
pub(super) fn remember(config: &Config, suites: &Suites, outcomes: &[Outcome]) -> anyhow::Result<()> {
    let file = file(config);
    let known = fs::read_to_string(&file).ok();
    let before: Vec<String> = known
        .as_deref()
        .and_then(|text| serde_json::from_str::<Remembered>(text).ok())
        .map(|remembered| remembered.failed)
        .unwrap_or_default();
    let mut failed: Vec<String> = Vec::new();
    for outcome in outcomes {
        let Some(suite) = suites.suites.get(outcome.suite) else { continue };
        let Some(interaction) = suite.interactions.get(outcome.interaction) else { continue };
        let key = key(suite, interaction);
        let keep = match outcome.verdict {
            Verdict::Failed | Verdict::Error => true,
            Verdict::Passed | Verdict::Pending => false,
            Verdict::Skipped(_) => before.contains(&key),
        };
        if keep {
            failed.push(key);
        }
    }
    // Where nothing ever failed there is nothing to remember.
    if failed.is_empty() && known.is_none() {
        return Ok(());
    }
    failed.sort();
    failed.dedup();
    let mut text = serde_json::to_string_pretty(&Remembered { version: VERSION, failed })?;
    text.push('\n');
    if known.as_deref() == Some(text.as_str()) {
        return Ok(());
    }
    let folder = file.parent().map(PathBuf::from).unwrap_or_default();
    let written = fs::create_dir_all(&folder).and_then(|()| {
        let ignore = folder.join(".gitignore");
        if ignore.exists() { Ok(()) } else { fs::write(ignore, "*\n") }
    });
    if written.is_err() || output::bytes(text.as_bytes(), Some(&file)).is_err() {
        // A folder that cannot be written to must not make a verdict an error.
        output::note("note: what failed cannot be remembered here; --only last-failed will not know it\n")?;
    }
    Ok(())
}
