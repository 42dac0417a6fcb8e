//! Every rule finds its example and passes its near miss, both of which stand in the rule's own file.

use accordant_check::{CheckOptions, Rule, check, rule, rules};
use accordant_document::{Finding, LoadOptions, Severity, load_text};
use accordant_model::Contract;

/// The first fenced block of a section, as the document that it stands for.
fn document(section: &str) -> String {
    let mut lines = section.lines();
    let opening = lines.find(|line| line.starts_with("```")).expect("a fenced block");
    let block: Vec<&str> = lines.take_while(|line| *line != "```").collect();
    let mut text = String::from("openapi: 3.1.0\ninfo: {title: Case, version: '1'}\n");
    match opening {
        "```yaml document" => block.iter().for_each(|line| text.extend([*line, "\n"])),
        "```yaml schema" => {
            let content = "content: {application/json: {schema: {$ref: '#/components/schemas/Case'}}}";
            text.push_str(&format!(
                "paths:\n  /case:\n    post:\n      operationId: case\n      requestBody: {{{content}}}\n      \
                 responses: {{'200': {{description: Done, {content}}}}}\ncomponents:\n  schemas:\n    Case:\n"
            ));
            block.iter().for_each(|line| text.extend(["      ", *line, "\n"]));
        }
        other => panic!("no such block as {other}"),
    }
    text
}

fn findings(text: &str, options: &CheckOptions) -> (Contract, Vec<Finding>) {
    let (documents, findings) = load_text("case.yaml", text, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    let errors: Vec<_> = contract.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{text}\n{errors:?}");
    let findings = check(&contract, options);
    (contract, findings)
}

fn hits(rule: &Rule, section: &str) -> Vec<String> {
    let options = CheckOptions { style: true, ..CheckOptions::default() };
    let (contract, findings) = findings(&document(section), &options);
    let hits = findings.iter().filter(|finding| finding.rule == rule.id);
    hits.map(|finding| {
        assert_eq!(finding.severity, rule.level);
        assert!(finding.help.is_some(), "{}: {}", rule.id, finding.message);
        let location = contract.documents.locate(finding.origin.expect("a place"));
        assert!(location.line > 2, "{}: {}", rule.id, finding.message);
        format!("{}:{} {}", location.line, location.column, finding.message)
    })
    .collect()
}

#[test]
fn every_rule_finds_its_example_and_passes_its_near_miss() {
    let mut faults = Vec::new();
    for rule in rules() {
        if hits(rule, rule.example).is_empty() {
            faults.push(format!("{}: the example is not found", rule.id));
        }
        faults.extend(
            hits(rule, rule.instead).into_iter().map(|hit| format!("{}: the near miss is found: {hit}", rule.id)),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn rules_are_documented_in_full() {
    assert!(rules().len() >= 40);
    for listed in rules() {
        for (name, text) in [("what", listed.what), ("why", listed.why), ("title", listed.title)] {
            assert!(text.len() > 10, "{}: {name}", listed.id);
        }
        assert!(rule(listed.id).is_some_and(|found| found.title == listed.title));
    }
}

#[test]
fn style_is_asked_for_and_levels_are_chosen() {
    let text = document(rule("description-missing").expect("the rule").example);
    let rules_found = |options: &CheckOptions| -> Vec<(&str, Severity)> {
        findings(&text, options).1.iter().map(|finding| (finding.rule, finding.severity)).collect()
    };
    assert_eq!(rules_found(&CheckOptions::default()), []);
    let mut options = CheckOptions { style: true, ..CheckOptions::default() };
    let style = rules_found(&options);
    assert!(style.contains(&("description-missing", Severity::Info)), "{style:?}");
    options.levels.insert("description-missing".into(), None);
    options.levels.insert("security-unstated".into(), Some(Severity::Error));
    let chosen = rules_found(&options);
    assert!(chosen.contains(&("security-unstated", Severity::Error)), "{chosen:?}");
    assert!(chosen.iter().all(|(rule, _)| *rule != "description-missing"), "{chosen:?}");
}

#[test]
fn a_sound_document_is_silent() {
    let example = rule("example-invalid").expect("the rule");
    assert_eq!(findings(&document(example.instead), &CheckOptions::default()).1.len(), 0);
}
