//! The pages of the rules: each example gives its finding, and no near miss does.

use accordant_document::{DocumentId, LoadOptions, load_texts_apart};
use accordant_suite::pact::PactOptions;
use accordant_suite::{belongings, duplicates, finding_rules, lint, pact, read};

/// The blocks of code below a heading: their language and settings, and their text.
fn blocks<'p>(page: &'p str, heading: &str) -> Vec<(&'p str, &'p str)> {
    let section = page.split("\n## ").find(|section| section.starts_with(heading)).unwrap_or_default();
    let blocks = section.split("\n```").skip(1).step_by(2);
    blocks.filter_map(|block| block.split_once('\n')).collect()
}

fn found(settings: &str, text: &str) -> Vec<(&'static str, &'static str)> {
    let mut words = settings.split(' ');
    let name = if words.next() == Some("json") { "suite.json" } else { "suite.yaml" };
    let apart = load_texts_apart(&[(name, text)], 1, &LoadOptions::default(), &belongings);
    let (suite, mut findings) = read(&apart.documents, DocumentId(0));
    let suites: Vec<_> = suite.into_iter().collect();
    findings.extend(duplicates(&suites));
    match words.next() {
        Some("lint") => findings.extend(lint(&suites)),
        Some("convert") => {
            findings.extend(suites.iter().flat_map(|suite| pact::write(suite, PactOptions::default()).1));
        }
        _ => {}
    }
    findings.iter().map(|finding| (finding.rule, finding.severity.name())).collect()
}

#[test]
fn examples_show_their_rule_and_near_misses_do_not() {
    for rule in finding_rules() {
        let examples = blocks(rule.text, "Example");
        assert!(!examples.is_empty(), "{} has no example", rule.id);
        for (settings, text) in examples {
            let found = found(settings, text);
            assert!(found.contains(&(rule.id, rule.level().name())), "{}: {found:?}", rule.id);
        }
        let misses = blocks(rule.text, "Near miss");
        assert!(!misses.is_empty(), "{} has no near miss", rule.id);
        for (settings, text) in misses {
            let found = found(settings, text);
            assert!(found.iter().all(|(id, _)| *id != rule.id), "{}: {found:?}", rule.id);
        }
    }
}

#[test]
fn rules_are_in_order_and_each_says_its_level() {
    assert!(finding_rules().windows(2).all(|pair| pair[0].id < pair[1].id));
    assert!(finding_rules().iter().all(|rule| rule.text.contains("\n- level: ") && !rule.title().is_empty()));
}
