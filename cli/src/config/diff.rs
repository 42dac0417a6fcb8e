//! `diff`.

use std::collections::BTreeMap;

use accordant_diff::{Accept, Ignore, Level, SeverityOverride, Standing};
use accordant_document::{LoadOptions, Node, load_text};

use super::Faulty;
use super::check::{known_rule, levels};
use super::reader::{self, Reader, Values};
use crate::args::{DiffThreshold, Strictness};
use crate::catalogue::DIFF_LEVELS;

#[derive(Debug, Default)]
pub(crate) struct DiffConfig {
    pub(crate) fail_on: Option<DiffThreshold>,
    pub(crate) set: Option<Strictness>,
    pub(crate) formats_as_constraints: Option<bool>,
    /// The level of schema changes that containment could not decide.
    pub(crate) unproven: Option<Level>,
    pub(crate) severities: Vec<SeverityOverride>,
    pub(crate) ignore: Vec<Ignore>,
    pub(crate) accept: Vec<Accept>,
    /// Least days between the announcement of a removal and the removal.
    pub(crate) sunset_days: Option<u32>,
    pub(crate) sunset_days_by_stability: BTreeMap<String, u32>,
    /// The most that a finding may weigh at a stability level; what is given takes the place of the default.
    pub(crate) stability: Option<BTreeMap<String, Level>>,
}

/// Every key, in the order in which a person would look for them.
const KEYS: [&str; 10] = [
    "fail-on",
    "set",
    "formats-as-constraints",
    "unproven",
    "rules",
    "overrides",
    "ignore",
    "accept",
    "sunset",
    "stability",
];

pub(super) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> DiffConfig {
    let mut config = DiffConfig::default();
    for member in reader.members(node, "`diff`", &KEYS) {
        match member.key {
            "fail-on" => config.fail_on = reader.choice(member.value, "`fail-on`"),
            "set" => config.set = reader.choice(member.value, "`set`"),
            "formats-as-constraints" => {
                config.formats_as_constraints = reader.flag(member.value, "`formats-as-constraints`");
            }
            "unproven" => config.unproven = level(reader, member.value, "`unproven`"),
            "rules" => {
                let rules = levels(reader, member.value, DIFF_LEVELS);
                let entries = rules.into_iter().map(|(rule, level)| SeverityOverride {
                    rule,
                    path: None,
                    level: Level::named(&level),
                });
                config.severities.extend(entries);
            }
            "overrides" => config.severities.extend(overrides(reader, member.value)),
            "ignore" => config.ignore = ignored(reader, member.value),
            "accept" => config.accept = accepted(reader, member.value),
            "sunset" => sunset(reader, member.value, &mut config),
            _ => {
                let mut stability = BTreeMap::new();
                for entry in reader.entries(member.value, "`stability`") {
                    if let Some(level) = level(reader, entry.value, &format!("`{}`", entry.key)) {
                        stability.insert(entry.key.to_ascii_lowercase(), level);
                    }
                }
                config.stability = Some(stability);
            }
        }
    }
    config
}

fn level(reader: &mut Reader<'_>, node: Node<'_>, what: &str) -> Option<Level> {
    let text = reader.text(node, what)?;
    let level = Level::named(&text);
    if level.is_none() {
        reader.wrong_value(node.span(), what, &text, &["breaking", "warning", "info"]);
    }
    level
}

/// Severities for some paths only; the last entry that fits wins.
fn overrides(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<SeverityOverride> {
    let mut entries = Vec::new();
    for item in reader.items(node, "`overrides`") {
        let mut entry = SeverityOverride { rule: "*".to_owned(), path: None, level: None };
        for member in reader.members(item, "an entry of `overrides`", &["rule", "path", "level"]) {
            let what = format!("`{}`", member.key);
            let Some(text) = reader.text(member.value, &what) else { continue };
            match member.key {
                "rule" => {
                    known_rule(reader, member.value.span(), &text);
                    entry.rule = text;
                }
                "path" => entry.path = Some(text),
                _ if DIFF_LEVELS.contains(&text.as_str()) => entry.level = Level::named(&text),
                _ => reader.wrong_value(member.value.span(), &what, &text, DIFF_LEVELS),
            }
        }
        if item.is_object() && item.get("level").is_none() {
            reader.missing(item, "the override", "level");
        }
        entries.push(entry);
    }
    entries
}

fn sunset(reader: &mut Reader<'_>, node: Node<'_>, config: &mut DiffConfig) {
    for member in reader.members(node, "`sunset`", &["days", "by-stability"]) {
        if member.key == "days" {
            config.sunset_days = reader.days(member.value, "`days`");
            continue;
        }
        for entry in reader.entries(member.value, "`by-stability`") {
            if let Some(days) = reader.days(entry.value, &format!("`{}`", entry.key)) {
                config.sunset_days_by_stability.insert(entry.key.to_ascii_lowercase(), days);
            }
        }
    }
}

fn ignored(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<Ignore> {
    let mut entries = Vec::new();
    for item in reader.items(node, "`ignore`") {
        let standing = Standing { place: Some(reader.location(item)), ..Standing::default() };
        let mut entry = Ignore { rule: "*".to_owned(), path: None, standing };
        if let Some(text) = item.as_str() {
            entry = ignore_entry(text, entry.standing);
        } else {
            for member in reader.members(item, "an entry of `ignore`", &["rule", "path"]) {
                let Some(text) = reader.text(member.value, &format!("`{}`", member.key)) else { continue };
                match member.key {
                    "rule" => entry.rule = text,
                    _ => entry.path = Some(text),
                }
            }
            // An entry for everything, everywhere would silence the gate by a slip.
            if item.is_object() && item.get("rule").is_none() && item.get("path").is_none() {
                reader.missing(item, "the entry of `ignore`", "rule");
            }
        }
        known_rule(reader, item.span(), &entry.rule);
        entries.push(entry);
    }
    entries
}

/// `RULE` or `RULE:PATH`.
pub(crate) fn ignore_entry(text: &str, standing: Standing) -> Ignore {
    match text.split_once(':') {
        Some((rule, path)) => Ignore { rule: rule.trim().to_owned(), path: Some(path.trim().to_owned()), standing },
        None => Ignore { rule: text.trim().to_owned(), path: None, standing },
    }
}

fn accepted(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<Accept> {
    const KEYS: [&str; 5] = ["fingerprint", "reason", "owner", "expires", "contract"];
    let mut entries = Vec::new();
    for item in reader.items(node, "`accept`") {
        let mut entry = Accept {
            fingerprint: String::new(),
            reason: String::new(),
            owner: None,
            expires: None,
            contract: None,
            standing: Standing { place: Some(reader.location(item)), ..Standing::default() },
        };
        for member in reader.members(item, "an entry of `accept`", &KEYS) {
            match member.key {
                "fingerprint" => entry.fingerprint = reader.scalar(member.value, "`fingerprint`").unwrap_or_default(),
                "reason" => entry.reason = reader.text(member.value, "`reason`").unwrap_or_default(),
                "owner" => entry.owner = reader.text(member.value, "`owner`"),
                "contract" => entry.contract = reader.text(member.value, "`contract`"),
                _ => entry.expires = reader.date(member.value, "`expires`"),
            }
        }
        if item.is_object() {
            for key in ["fingerprint", "reason"] {
                if item.get(key).is_none() {
                    reader.missing(item, "the accepted finding", key);
                }
            }
        }
        entries.push(entry);
    }
    entries
}

/// The list of a file that `--accept` names.
pub(crate) fn accepted_list(name: &str, text: &str) -> Result<Vec<Accept>, Faulty> {
    if super::says_nothing(text) {
        return Ok(Vec::new());
    }
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    let mut reader = Reader::new(&documents, findings);
    let entries = reader::root(&documents).map(|root| accepted(&mut reader, root)).unwrap_or_default();
    let findings = reader.errors();
    if findings.is_empty() { Ok(entries) } else { Err(Faulty { documents, findings }) }
}
