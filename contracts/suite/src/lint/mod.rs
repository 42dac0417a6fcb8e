//! What is doubtful about suites that read well: values that are expected as they are and will be others tomorrow,
//! rules that reach nothing, expectations that cannot fail, states that nobody asks for.

mod paths;
mod reach;

use accordant_document::{Finding, Origin, Severity};
use rustc_hash::FxHashSet;

use crate::findings::ids;
use crate::{Category, Content, Exchange, Interaction, Matcher, Part, Rule, Suite, SuiteFormat};

/// Looks at suites that could be read. Findings are in the order of the suites.
pub fn lint(suites: &[Suite]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for suite in suites {
        for interaction in &suite.interactions {
            of_interaction(suite, interaction, &mut findings);
        }
        states(suite, &mut findings);
    }
    findings
}

fn of_interaction(suite: &Suite, interaction: &Interaction, findings: &mut Vec<Finding>) {
    if interaction.needs_plugin.is_some() {
        return;
    }
    let name = interaction.name.as_str();
    let mut look = |part: &Part, kind: Side| of_part(suite.format, name, part, kind, findings);
    match &interaction.exchange {
        Exchange::Http { request, response } => {
            look(&request.part, Side::Request);
            look(&response.part, Side::Response);
        }
        Exchange::Graphql { response, .. } => look(&response.part, Side::Operation),
        Exchange::Message(message) => look(&message.part, Side::Response),
        Exchange::SyncMessage { request, responses } => {
            look(&request.part, Side::Request);
            responses.iter().for_each(|answer| look(&answer.part, Side::Response));
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Matched by mocks only.
    Request,
    Response,
    Operation,
}

fn of_part(format: SuiteFormat, name: &str, part: &Part, side: Side, findings: &mut Vec<Finding>) {
    if let Content::Json(value) = &part.content {
        reach::body(name, part, value, side, findings);
    }
    for rule in &part.rules.0 {
        if matches!(rule.category, Category::Header)
            && let Some(crate::Token::Name(header)) = rule.path.0.first()
            && part.header(header).is_none()
            && !rule.matchers.contains(&Matcher::Absent)
        {
            findings.push(unreached(name, &format!("header `{header}`"), rule.origin));
        }
        for matcher in &rule.matchers {
            if let Some(what) = takes_anything(matcher) {
                let message = format!("`{name}`: {what} at `{}` takes every value", rule.path);
                let finding = Finding::new(ids::SUITE_CANNOT_FAIL, Severity::Warning, rule.origin, message);
                findings.push(finding.help("say what the text is like, or match it by type"));
            }
        }
    }
    let is_empty_object = matches!(&part.content, Content::Json(crate::Value::Map(members)) if members.is_empty());
    if is_empty_object && side == Side::Response && format != SuiteFormat::Graphql && part.rules.0.is_empty() {
        let message = format!("`{name}`: an empty object takes every body of an answer");
        let finding = Finding::new(ids::SUITE_CANNOT_FAIL, Severity::Warning, part.origin, message);
        findings.push(finding.help("expect the keys that are relied on, or leave the body out"));
    }
}

/// A rule below `eachValue`, whose own rules decide there alone.
fn shadowed(name: &str, rule: &Rule) -> Finding {
    let message = format!("`{name}`: the rule at `{}` is never asked, since `eachValue` stands above it", rule.path);
    Finding::new(ids::SUITE_RULE_UNREACHED, Severity::Warning, rule.origin, message)
        .help("move it into the rules of `eachValue`, or use `values` there and keep this rule")
}

fn unreached(name: &str, what: &str, origin: Origin) -> Finding {
    let message = format!("`{name}`: the rule at {what} reaches no value of the example");
    Finding::new(ids::SUITE_RULE_UNREACHED, Severity::Warning, origin, message)
        .help("correct the path, add the value to the example, or remove the rule")
}

/// What a matcher that cannot fail is called.
fn takes_anything(matcher: &Matcher) -> Option<&'static str> {
    match matcher {
        Matcher::Regex(pattern) => {
            let inner = pattern.trim_start_matches('^').trim_end_matches('$');
            matches!(inner, "" | ".*" | "(.*)" | "[\\s\\S]*" | "(?s).*").then_some("the pattern")
        }
        Matcher::Include(part) => part.is_empty().then_some("`include` of nothing"),
        Matcher::EachValue(inner) => inner.is_empty().then_some("`eachValue` without rules"),
        _ => None,
    }
}

/// States that are declared and that no interaction asks for.
fn states(suite: &Suite, findings: &mut Vec<Finding>) {
    let asked: FxHashSet<&str> = suite
        .interactions
        .iter()
        .flat_map(|interaction| &interaction.states)
        .map(|state| state.name.as_str())
        .collect();
    for (name, state) in suite.states.iter().filter(|(name, _)| !asked.contains(name.as_str())) {
        let message = format!("the state `{name}` is declared, and no interaction asks for it");
        let finding = Finding::new(ids::SUITE_STATE_UNUSED, Severity::Warning, state.origin, message);
        findings.push(finding.help("remove it, or ask for it with `given`"));
    }
}
