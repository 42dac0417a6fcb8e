//! The corpus of real documents: every one reads as its index has it, and says the same in JSON and in YAML.

use accordant_model::http::second_reading;
use accordant_tests::{corpus, reading};
use anyhow::Result;

#[test]
fn every_document_reads_as_the_index_has_it() -> Result<()> {
    let Some(folder) = corpus::schema_corpus()? else { return Ok(()) };
    let mut wrong = Vec::new();
    let mut read = 0;
    for item in reading::items(&folder)? {
        let Some(expected) = item.expected else { continue };
        let outcome = reading::read(&item);
        read += 1;
        if !reading::agrees(&expected, &outcome.counts) {
            wrong.push(format!("{}: expected {expected:?}, read {:?} {:?}", item.id, outcome.counts, outcome.refused));
        }
    }
    assert!(read > 0, "the index names documents");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// What only `check` says: the document reads well.
const SEEN_BY_CHECK: [&str; 4] = [
    "broken-unknown-type.graphql",
    "broken-interface-mismatch.graphql",
    "broken-input-cycle.graphql",
    "broken-hostile-names.json",
];

#[test]
fn broken_documents_are_refused_and_sound_ones_are_not() -> Result<()> {
    let Some(folder) = corpus::schema_corpus()? else { return Ok(()) };
    let mut wrong = Vec::new();
    for item in reading::items(&folder)? {
        let Some(expected) = item.outcome.as_deref() else { continue };
        if SEEN_BY_CHECK.contains(&item.id.as_str()) {
            continue;
        }
        let outcome = reading::read(&item);
        let right = match expected {
            "reject" => outcome.errors() > 0,
            "reject-or-warn" => outcome.errors() + outcome.warnings() > 0,
            _ => outcome.errors() == 0,
        };
        if !right {
            wrong.push(format!("{}: expected {expected}, found {:?}", item.id, outcome.findings()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}

/// Documents that the `openapiv3` crate reads otherwise, and why.
const READ_OTHERWISE: [(&str, &str); 0] = [];

#[test]
fn the_second_reader_of_openapi_3_0_agrees() -> Result<()> {
    let Some(folder) = corpus::schema_corpus()? else { return Ok(()) };
    let mut wrong = Vec::new();
    for item in reading::items(&folder)? {
        if item.expected.is_none() || READ_OTHERWISE.iter().any(|(id, _)| *id == item.id) {
            continue;
        }
        let outcome = reading::read(&item);
        let Some(contract) = &outcome.contract else { continue };
        for finding in second_reading(contract) {
            if finding.message.contains("otherwise") {
                wrong.push(format!("{} {}: {}", item.id, finding.subject.unwrap_or_default(), finding.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
