//! `check`.

use accordant_check::{Case, StyleOptions};
use accordant_document::{Node, Span};

use super::reader::{Reader, Values};
use crate::args::CheckThreshold;

#[derive(Debug, Default)]
pub(crate) struct CheckConfig {
    pub(crate) style: Option<bool>,
    pub(crate) fail_on: Option<CheckThreshold>,
    /// Severities by rule: error, warning, info or off.
    pub(crate) rules: Vec<(String, String)>,
    pub(crate) conventions: StyleOptions,
}

pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> CheckConfig {
    let mut config = CheckConfig::default();
    for member in reader.members(node, "`check`", &["style", "fail-on", "rules", "conventions"]) {
        match member.key {
            "style" => config.style = reader.flag(member.value, "`style`"),
            "fail-on" => config.fail_on = reader.choice(member.value, "`fail-on`"),
            "rules" => config.rules = levels(reader, member.value, crate::catalogue::CHECK_LEVELS),
            _ => config.conventions = conventions(reader, member.value),
        }
    }
    config
}

/// What `--style` holds a contract against, where a team has decided; the rest is taken from the document.
fn conventions(reader: &mut Reader<'_>, node: Node<'_>) -> StyleOptions {
    let mut style = StyleOptions::default();
    let known = [
        "path-case",
        "parameter-case",
        "property-case",
        "operation-id-case",
        "schema-case",
        "enum-case",
        "envelope",
        "pagination",
        "error-schema",
    ];
    for member in reader.members(node, "`conventions`", &known) {
        let what = format!("`{}`", member.key);
        let Some(text) = reader.text(member.value, &what) else { continue };
        let case = match member.key {
            "path-case" => &mut style.path_case,
            "parameter-case" => &mut style.parameter_case,
            "property-case" => &mut style.property_case,
            "operation-id-case" => &mut style.operation_id_case,
            "schema-case" => &mut style.schema_case,
            "enum-case" => &mut style.enum_case,
            "envelope" => {
                style.envelope = Some(text);
                continue;
            }
            "pagination" => {
                let names = ["cursor", "page", "offset"];
                if names.contains(&text.as_str()) {
                    style.pagination = Some(text);
                } else {
                    reader.wrong_value(member.value.span(), &what, &text, &names);
                }
                continue;
            }
            _ => {
                style.error_schema = Some(text);
                continue;
            }
        };
        *case = Case::named(&text);
        if case.is_none() {
            reader.wrong_value(member.value.span(), &what, &text, &Case::ALL.map(Case::name));
        }
    }
    style
}

/// An object of rules with their severities.
pub(super) fn levels(reader: &mut Reader<'_>, node: Node<'_>, names: &[&str]) -> Vec<(String, String)> {
    let mut rules = Vec::new();
    for member in reader.entries(node, "`rules`") {
        if !known_rule(reader, member.key_span, member.key) {
            continue;
        }
        // YAML 1.1 reads a bare `off` as false; YAML 1.2, which this is, reads it as a string.
        let Some(level) = reader.text(member.value, &format!("`{}`", member.key)) else { continue };
        if names.contains(&level.as_str()) {
            rules.push((member.key.to_owned(), level));
        } else {
            reader.wrong_value(member.value.span(), &format!("`{}`", member.key), &level, names);
        }
    }
    rules
}

/// Reports a rule that does not exist. A `*` stands for any part of an id.
pub(super) fn known_rule(reader: &mut Reader<'_>, span: Span, rule: &str) -> bool {
    if rule.contains('*') || crate::catalogue::find(rule).is_some() {
        return true;
    }
    let help = match crate::catalogue::nearest(rule) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`accordant rules` lists every rule".to_owned(),
    };
    reader.fault(span, super::reader::WRONG_VALUE, format!("there is no rule `{rule}`"), help);
    false
}
