//! Reading what was written gives it back, in every format.

use std::path::{Path, PathBuf};

use accordant_document::{DocumentId, LoadOptions, Severity, load_apart, load_texts_apart};
use accordant_suite::pact::PactOptions;
use accordant_suite::{Suite, belongings, pact, read, write_json, write_yaml};

fn text_of(name: &str, text: &str) -> Suite {
    let apart = load_texts_apart(&[(name, text)], 1, &LoadOptions::default(), &belongings);
    let (suite, findings) = read(&apart.documents, DocumentId(0));
    let faults: Vec<_> = apart.findings.iter().chain(&findings).filter(|one| one.severity == Severity::Error).collect();
    assert!(faults.is_empty(), "{name}: {faults:#?}\n{text}");
    suite.unwrap_or_else(|| panic!("{name} is no suite:\n{text}"))
}

fn file(path: &Path) -> Suite {
    let apart = load_apart(&[accordant_document::Source::Path(path.to_owned())], &LoadOptions::default(), &belongings);
    let (suite, findings) = read(&apart.documents, DocumentId(0));
    let faults: Vec<_> = apart.findings.iter().chain(&findings).filter(|one| one.severity == Severity::Error).collect();
    assert!(faults.is_empty(), "{}: {faults:#?}", path.display());
    suite.unwrap_or_else(|| panic!("{} is no suite", path.display()))
}

/// Whether two suites say the same; interactions in any order.
#[track_caller]
fn same(name: &str, one: &Suite, other: &Suite) {
    let plain = |suite: &Suite| {
        let mut suite = suite.clone().without_places();
        suite.interactions.sort_by(|one, other| (&one.name, &one.id).cmp(&(&other.name, &other.id)));
        suite
    };
    let (one, other) = (plain(one), plain(other));
    for (left, right) in one.interactions.iter().zip(&other.interactions) {
        assert_eq!(left, right, "{name}: an interaction came back as another");
    }
    assert_eq!(one.interactions.len(), other.interactions.len(), "{name}");
    assert_eq!(
        (&one.consumer, &one.provider, &one.extras),
        (&other.consumer, &other.provider, &other.extras),
        "{name}"
    );
}

fn through_yaml_and_json(name: &str, suite: &Suite) {
    let yaml = write_yaml(suite);
    let again = text_of("again.yaml", &yaml);
    same(name, suite, &again);
    assert_eq!(suite.states.len(), again.states.len(), "{name}");
    assert_eq!(write_yaml(&again), yaml, "{name}: not the same text a second time");
    let json = write_json(suite);
    same(name, suite, &text_of("again.json", &json));
}

fn through_pact(name: &str, suite: &Suite) {
    let (text, findings) = pact::write(suite, PactOptions::default());
    assert!(findings.is_empty(), "{name}: {findings:#?}");
    let again = text_of("again.json", &text);
    same(name, suite, &again);
    assert_eq!(pact::write(&again, PactOptions::default()).0, text, "{name}: not the same text a second time");
}

#[test]
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn real_pacts_survive_every_way() {
    let folder = std::env::var_os("ACCORDANT_CONFORMANCE")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/conformance"), PathBuf::from);
    let folder = folder.join("pact/files");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        assert!(
            std::env::var_os("CI").is_none_or(|value| value != "true"),
            "there are no pacts; set ACCORDANT_CONFORMANCE"
        );
        eprintln!("skipped: there are no pacts; set ACCORDANT_CONFORMANCE");
        return;
    };
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    for path in &files {
        let name = path.display().to_string();
        let suite = file(path);
        assert!(!suite.interactions.is_empty(), "{name}");
        through_pact(&name, &suite);
        through_yaml_and_json(&name, &suite);
    }
    assert!(files.len() >= 22, "{}", files.len());
}

#[test]
fn every_notation_survives_yaml() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites/web.yaml");
    through_yaml_and_json("web.yaml", &file(&path));
}

#[test]
fn declared_states_come_back_from_a_pact() {
    let text = r#"accordant: suite/1
consumer: web
provider: courses
states:
  course exists: {description: one that is public, params: {id: integer, title: string}}
  nobody is signed in: {}
interactions:
  - name: show a course
    given: [{course exists: {id: 42}}]
    request: {get: /courses/42}
    response: {status: 200}
"#;
    let suite = text_of("suite.yaml", text);
    let (pact, findings) = pact::write(&suite, PactOptions::default());
    assert!(findings.is_empty(), "{findings:?}");
    let again = text_of("pact.json", &pact);
    assert_eq!(write_yaml(&again), write_yaml(&suite));
    assert_eq!(again.states.len(), 2);
    assert!(again.extras.is_empty(), "{:?}", again.extras);
}

#[test]
fn what_pact_cannot_say_is_refused_by_name_and_widened_on_request() {
    let suite = file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suites/web.yaml"));
    let told = |findings: Vec<accordant_document::Finding>| {
        findings.into_iter().map(|finding| (finding.severity, finding.message)).collect::<Vec<_>>()
    };
    let (_, findings) = pact::write(&suite, PactOptions::default());
    let refused: Vec<String> = told(findings)
        .into_iter()
        .map(|(severity, message)| {
            assert_eq!(severity, Severity::Error);
            message
        })
        .collect();
    assert_eq!(
        refused,
        [
            "`$one_of` at `$.level` of `show a course` cannot be said in a pact",
            "`$optional` at `$.next` of `show a course` cannot be said in a pact",
            "`$optional` at `$.owner` of `show a course` cannot be said in a pact",
            "`$absent` at `$.secret` of `show a course` cannot be said in a pact",
        ]
    );
    let (text, findings) = pact::write(&suite, PactOptions { lossy: true });
    assert!(told(findings).iter().all(|(severity, _)| *severity == Severity::Warning));
    let widened = text_of("widened.json", &text);
    through_pact("widened.json", &widened);
    assert!(text.contains("\"^(beginner|expert)$\"") && !text.contains("\"owner\""));
}
