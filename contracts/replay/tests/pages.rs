//! The pages of the rules: each example gives its finding, and no near miss does.

mod common;

use std::sync::Arc;

use accordant_model::Contract;
use accordant_replay::{Finding, RunOptions, rules};
use common::{Server, api, backend, check, contract, play, suite};

/// The block of this language below a heading.
fn block<'p>(page: &'p str, heading: &str, language: &str) -> Option<&'p str> {
    let section = page.split("\n## ").find(|section| section.starts_with(heading))?;
    let (_, rest) = section.split_once(&format!("```{language}\n"))?;
    rest.split_once("\n```").map(|(text, _)| text)
}

/// What a replay finds that is shown below a heading; `None` where no suite stands there.
fn found(page: &str, heading: &str) -> Option<Vec<Finding>> {
    let (documents, suite) = suite(block(page, heading, "suite")?);
    let contracts: Vec<Arc<Contract>> = [
        block(page, heading, "contract").map(api),
        block(page, heading, "schema").map(|text| contract("schema.graphql", text)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut findings: Vec<Finding> =
        check(&contracts, &documents, &suite).into_iter().flat_map(|checked| checked.findings).collect();
    if let Some(answer) = block(page, heading, "answer") {
        let server = Server::saying(answer);
        let run = play(&[&suite], &contracts, &backend(&server.url), &RunOptions::default());
        findings.extend(run.outcomes.into_iter().flat_map(|outcome| outcome.findings));
    }
    Some(findings)
}

#[test]
fn examples_show_their_rule_and_near_misses_do_not() {
    let (mut shown, mut missed) = (0, 0);
    for rule in rules() {
        if let Some(found) = found(rule.text, "Example") {
            let fits = |finding: &Finding| finding.rule == rule.id && finding.severity == rule.level();
            assert!(found.iter().any(fits), "{}: {found:#?}", rule.id);
            shown += 1;
        }
        if let Some(found) = found(rule.text, "Near miss") {
            assert!(found.iter().all(|finding| finding.rule != rule.id), "{}: {found:#?}", rule.id);
            missed += 1;
        }
    }
    // What needs a handler, a token endpoint, time or bytes is told in words, and tested by itself.
    let of_replays = rules().iter().filter(|rule| rule.id.starts_with("replay-")).count();
    assert_eq!((shown, missed), (of_replays - 8, of_replays - 9));
}

#[test]
fn rules_are_in_order_and_each_says_its_level() {
    assert!(rules().windows(2).all(|pair| pair[0].id < pair[1].id));
    for rule in rules() {
        assert!(rule.text.contains("\n- level: ") && rule.text.contains("\n## Instead\n"), "{}", rule.id);
    }
}
