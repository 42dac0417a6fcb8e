//! SARIF 2.1.0 (OASIS, 27 March 2020): for code scanning. Only what viewers read is written.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::view::{FindingView, LocationView, ReportView, Severity};
use crate::catalogue;

pub(crate) fn render(report: &ReportView) -> serde_json::Result<String> {
    let mut ids: Vec<&str> = report.findings.iter().map(|finding| finding.rule).collect();
    ids.sort_unstable();
    ids.dedup();
    let rules: Vec<Value> = ids.iter().map(|id| rule(id)).collect();
    let results: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| result(finding, ids.binary_search(&finding.rule).unwrap_or_default()))
        .collect();
    let sarif = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "accordant",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": report.verdict.status < 2, "exitCode": report.verdict.status}],
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&sarif)?;
    text.push('\n');
    Ok(text)
}

fn rule(id: &str) -> Value {
    match catalogue::find(id) {
        Some(entry) => json!({
            "id": id,
            "shortDescription": {"text": entry.summary},
            "help": {"text": entry.text, "markdown": entry.text},
            "defaultConfiguration": {"level": level(entry.severity)},
        }),
        None => json!({"id": id}),
    }
}

/// Section 3.27.10: `error`, `warning` and `note`.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error | Severity::Breaking => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(finding: &FindingView, rule_index: usize) -> Value {
    let mut message = finding.message.clone();
    if let Some(help) = &finding.help {
        let _ = write!(message, ". {help}");
    }
    let mut result = json!({
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": level(finding.severity),
        "message": {"text": message},
        "locations": [location(finding.place(), &finding.subject)],
        "partialFingerprints": {"accordant/v1": finding.fingerprint},
        "properties": {
            "severity": finding.severity.name(),
            "proven": finding.proven,
            "proof": finding.proof,
            "witness": finding.witness,
            "reaches": finding.reaches,
        },
    });
    let mut related = Vec::new();
    if let (Some(base), Some(_)) = (&finding.base, &finding.revision) {
        related.push(related_location(base, "before"));
    }
    related.extend(finding.related.iter().map(|related| related_location(&related.location, &related.what)));
    if let Value::Object(members) = &mut result {
        if !related.is_empty() {
            members.insert("relatedLocations".to_owned(), Value::Array(related));
        }
        if let Some(reason) = &finding.accepted {
            members.insert("suppressions".to_owned(), json!([{"kind": "external", "justification": reason}]));
        }
    }
    result
}

fn location(place: Option<&LocationView>, subject: &str) -> Value {
    let mut location = json!({"logicalLocations": [{"fullyQualifiedName": subject}]});
    if let (Some(place), Value::Object(members)) = (place, &mut location) {
        members.insert("physicalLocation".to_owned(), physical(place));
    }
    location
}

fn related_location(place: &LocationView, what: &str) -> Value {
    json!({"physicalLocation": physical(place), "message": {"text": what}})
}

fn physical(place: &LocationView) -> Value {
    let mut region = json!({"startLine": place.line, "startColumn": place.column});
    if let (Some(frame), Value::Object(members)) = (&place.frame, &mut region) {
        members.insert("endLine".to_owned(), place.line.into());
        members.insert("endColumn".to_owned(), (place.column + frame.width).into());
    }
    json!({"artifactLocation": {"uri": uri(&place.file)}, "region": region})
}

/// A URI reference for a document's name (RFC 3986): what is not unreserved, reserved or `%` is percent-encoded.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:?#@!$&'()*+,;=%".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::output::samples;

    /// Every member that the standard requires or that we write, by path, with its type: nothing else may appear.
    const SHAPE: &[(&str, &str)] = &[
        ("$schema", "string"),
        ("version", "string"),
        ("runs[].tool.driver.name", "string"),
        ("runs[].tool.driver.semanticVersion", "string"),
        ("runs[].tool.driver.rules[].id", "string"),
        ("runs[].tool.driver.rules[].shortDescription.text", "string"),
        ("runs[].tool.driver.rules[].help.text", "string"),
        ("runs[].tool.driver.rules[].help.markdown", "string"),
        ("runs[].tool.driver.rules[].defaultConfiguration.level", "string"),
        ("runs[].columnKind", "string"),
        ("runs[].invocations[].executionSuccessful", "boolean"),
        ("runs[].invocations[].exitCode", "number"),
        ("runs[].results[].ruleId", "string"),
        ("runs[].results[].ruleIndex", "number"),
        ("runs[].results[].level", "string"),
        ("runs[].results[].message.text", "string"),
        ("runs[].results[].partialFingerprints.accordant/v1", "string"),
        ("runs[].results[].suppressions[].kind", "string"),
        ("runs[].results[].suppressions[].justification", "string"),
        ("runs[].results[].relatedLocations[].message.text", "string"),
        ("runs[].results[].locations[].logicalLocations[].fullyQualifiedName", "string"),
        ("PHYSICAL.artifactLocation.uri", "string"),
        ("PHYSICAL.region.startLine", "number"),
        ("PHYSICAL.region.startColumn", "number"),
        ("PHYSICAL.region.endLine", "number"),
        ("PHYSICAL.region.endColumn", "number"),
    ];

    fn walk(value: &Value, path: &str, seen: &mut Vec<(String, &'static str)>) {
        match value {
            // The standard leaves the members of a property bag to the tool (section 3.8).
            Value::Object(_) if path.ends_with(".properties") => {}
            Value::Object(members) => {
                for (key, member) in members {
                    walk(member, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, seen);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, &format!("{path}[]"), seen)),
            Value::String(_) => seen.push((path.to_owned(), "string")),
            Value::Number(_) => seen.push((path.to_owned(), "number")),
            Value::Bool(_) => seen.push((path.to_owned(), "boolean")),
            Value::Null => seen.push((path.to_owned(), "null")),
        }
    }

    #[test]
    fn the_log_has_the_structure_of_the_standard() -> anyhow::Result<()> {
        let log: Value = serde_json::from_str(&super::render(&samples::report())?)?;
        let mut seen = Vec::new();
        walk(&log, "", &mut seen);
        for (path, kind) in &seen {
            let path = path
                .replace("runs[].results[].locations[].physicalLocation", "PHYSICAL")
                .replace("runs[].results[].relatedLocations[].physicalLocation", "PHYSICAL");
            assert!(SHAPE.contains(&(path.as_str(), *kind)), "{path}: {kind} is not in SARIF's shape");
        }
        assert_eq!(log["version"], "2.1.0");
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().map_or(0, Vec::len);
        for result in log["runs"][0]["results"].as_array().into_iter().flatten() {
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap_or_default()));
            assert!(result["ruleIndex"].as_u64().is_some_and(|index| (index as usize) < rules));
            let region = &result["locations"][0]["physicalLocation"]["region"];
            let column = |name: &str| region[name].as_u64().unwrap_or_default();
            assert!(column("endColumn") > column("startColumn"), "regions end behind their last character");
        }
        assert_eq!(log["runs"][0]["results"][3]["suppressions"][0]["kind"], "external");
        Ok(())
    }

    #[test]
    fn names_become_uri_references() {
        assert_eq!(super::uri("api/my schema é.yaml"), "api/my%20schema%20%C3%A9.yaml");
    }
}
