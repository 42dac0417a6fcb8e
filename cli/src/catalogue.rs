//! Every rule of every crate, in one list: what `rules` prints, `explain` teaches, and flags and configuration may name.

use std::sync::OnceLock;

use accordant_check::Group;
use accordant_diff::{Level, Scope};
use accordant_document::RulePage;

use crate::args::RuleKind;
use crate::failure::Failure;
use crate::output::view::Severity;
use crate::rule;

/// What `check` takes as a rule's severity.
pub(crate) const CHECK_LEVELS: &[&str] = &["error", "warning", "info", "off"];
/// What `diff` takes as a rule's severity.
pub(crate) const DIFF_LEVELS: &[&str] = &["breaking", "warning", "info", "off"];

/// A rule, wherever it comes from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) id: &'static str,
    pub(crate) kind: RuleKind,
    /// What happened or is wrong, in one sentence.
    pub(crate) summary: &'static str,
    /// The strictness set of a diff rule, the group of another.
    pub(crate) group: &'static str,
    pub(crate) levels: Levels,
    /// The worst of its levels; `Info` for one that is off by default.
    pub(crate) severity: Severity,
    pub(crate) since: &'static str,
    pub(crate) retired: Option<&'static str>,
    pub(crate) replaced_by: Option<&'static str>,
    /// The page that `explain` prints, in Markdown.
    pub(crate) text: &'static str,
}

/// The severity by default; `off` where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Levels {
    Whole(&'static str),
    /// `None` where the rule cannot be met in that direction.
    Directed {
        request: Option<&'static str>,
        response: Option<&'static str>,
    },
}

/// All rules, sorted by id.
pub(crate) fn entries() -> &'static [Entry] {
    static ENTRIES: OnceLock<Vec<Entry>> = OnceLock::new();
    ENTRIES.get_or_init(|| {
        let mut entries: Vec<Entry> = accordant_diff::rules()
            .iter()
            .map(diff_entry)
            .chain(accordant_check::rules().iter().map(check_entry))
            .collect();
        let pages = [
            (RuleKind::Generate, "clients", accordant_generators::rules()),
            (RuleKind::Webhook, "webhook", accordant_webhook::rules()),
            (RuleKind::Replay, "replay", accordant_replay::rules()),
            (RuleKind::Suite, "suite", accordant_suite::finding_rules()),
            (RuleKind::Read, "reading", rule::RULES),
        ];
        for (kind, group, rules) in pages {
            entries.extend(rules.iter().map(|rule| page_entry(kind, group, rule)));
        }
        entries.sort_by_key(|entry| entry.id);
        entries
    })
}

pub(crate) fn find(id: &str) -> Option<&'static Entry> {
    let entries = entries();
    entries.binary_search_by(|entry| entry.id.cmp(id)).ok().and_then(|at| entries.get(at))
}

/// The id that was most likely meant.
pub(crate) fn nearest(id: &str) -> Option<&'static str> {
    accordant_document::suggest(id, entries().iter().map(|entry| entry.id))
}

/// Whether `--rule ID=LEVEL` names a rule and a level of it.
pub(crate) fn known(id: &str, level: &str, levels: &[&str]) -> Result<(), Failure> {
    if find(id).is_none() {
        let help = match nearest(id) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`accordant rules` lists every rule".to_owned(),
        };
        return Err(Failure::new(format!("there is no rule `{id}`")).help(help));
    }
    if !levels.contains(&level) {
        return Err(Failure::new(format!("`{level}` is no severity of a rule"))
            .help(format!("it may be {}", levels.join(", "))));
    }
    Ok(())
}

fn diff_entry(rule: &accordant_diff::Rule) -> Entry {
    let name = |level: Option<Level>| level.map_or("off", Level::name);
    let levels = match rule.scope {
        Scope::Whole(level) => Levels::Whole(name(level)),
        Scope::Directed { request, response, has_request, has_response } => Levels::Directed {
            request: has_request.then(|| name(request)),
            response: has_response.then(|| name(response)),
        },
    };
    Entry {
        id: rule.id,
        kind: RuleKind::Diff,
        summary: rule.title,
        group: rule.set.name(),
        levels,
        severity: match rule.level(None) {
            Some(Level::Breaking) => Severity::Breaking,
            Some(Level::Warning) => Severity::Warning,
            Some(Level::Info) | None => Severity::Info,
        },
        since: rule.since,
        retired: rule.retired,
        replaced_by: rule.replaced_by,
        text: rule.text,
    }
}

fn check_entry(rule: &accordant_check::Rule) -> Entry {
    Entry {
        id: rule.id,
        kind: if rule.group == Group::Reading { RuleKind::Read } else { RuleKind::Check },
        summary: rule.title,
        group: rule.group.name(),
        levels: Levels::Whole(rule.level.name()),
        severity: rule.level.into(),
        since: rule.since,
        retired: None,
        replaced_by: None,
        text: rule.text,
    }
}

/// A rule that is its page and nothing more.
fn page_entry(kind: RuleKind, group: &'static str, rule: &RulePage) -> Entry {
    Entry {
        id: rule.id,
        kind,
        summary: rule.title(),
        group,
        levels: Levels::Whole(rule.level().name()),
        severity: rule.level().into(),
        since: rule.since(),
        retired: None,
        replaced_by: None,
        text: rule.text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with hyphens in these sources that are no rules: of git, of HTTP, and of styles.
    const OTHERS: [&str; 7] =
        ["cat-file", "content-type", "form-data", "kebab-case", "ls-tree", "merge-base", "rev-parse"];

    #[test]
    fn every_id_that_a_reader_or_a_policy_prints_has_a_page() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut folders: Vec<_> = ["document/src", "model/src", "check/src", "diff/src/policy"]
            .map(|name| root.join("contracts").join(name))
            .into();
        let (mut known, mut unknown) = (0, Vec::new());
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder).expect("a folder of the sources") {
                let path = entry.expect("it can be listed").path();
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if path.is_dir() {
                    folders.push(path);
                } else if name.ends_with(".rs") && name != "tests.rs" {
                    let text = std::fs::read_to_string(&path).expect("sources are text");
                    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
                    // Ids stand in quotes, alone: every second piece between quotes is a text.
                    let texts = code.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
                    for text in texts.filter(|text| is_id(text) && !OTHERS.contains(text)) {
                        match find(text) {
                            Some(_) => known += 1,
                            None => unknown.push(format!("{text} ({name})")),
                        }
                    }
                }
            }
        }
        assert!(known > 90, "only {known} ids were recognised");
        assert_eq!(unknown, [""; 0]);
    }

    fn is_id(text: &str) -> bool {
        let words: Vec<&str> = text.split('-').collect();
        let is_word = |word: &&str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        words.len() > 1
            && words.iter().all(is_word)
            && !text.starts_with("x-")
            && text.starts_with(|c: char| c.is_ascii_lowercase())
    }

    #[test]
    fn every_rule_has_one_entry_and_is_found() {
        assert!(entries().windows(2).all(|pair| pair[0].id < pair[1].id), "an id stands twice");
        for entry in entries() {
            assert_eq!(find(entry.id).map(|found| found.summary), Some(entry.summary));
            assert!(entry.text.starts_with("# "), "{} has no page", entry.id);
        }
    }
}
