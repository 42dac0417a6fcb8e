//! The pages of the rules: each example gives its finding, and no near miss does.

use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use accordant_webhook::scheme::built_in;
use accordant_webhook::{Expected, Inspector, Payloads, Request, Secret, Verifier, events, rules};

const CONTRACT: &str = "
openapi: 3.1.0
info: {title: Payments, version: '1'}
webhooks:
  payment.succeeded:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [type, amount]
              properties: {type: {type: string}, amount: {type: integer}}
      responses: {'204': {description: taken}}
  refund.created:
    post: {responses: {'204': {description: taken}}}
";

/// The blocks ```` ```request scheme=... secret=... at=... ```` below a heading.
fn requests<'p>(page: &'p str, heading: &str) -> Vec<(&'p str, String)> {
    let section = page.split("\n## ").find(|section| section.starts_with(heading)).unwrap_or_default();
    let blocks = section.split("```request ").skip(1);
    blocks
        .filter_map(|block| {
            let (settings, rest) = block.split_once('\n')?;
            Some((settings, rest.split_once("\n```")?.0.to_owned()))
        })
        .collect()
}

fn rules_of(settings: &str, request: &str) -> Vec<(&'static str, &'static str)> {
    let setting = |name: &str| {
        let mut words = settings.split(' ').filter_map(|word| word.split_once('='));
        words.find(|(key, _)| *key == name).map(|(_, value)| value).unwrap_or_else(|| panic!("{name} in {settings}"))
    };
    let (documents, findings) = load_text("payments.yaml", CONTRACT, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    let events = events(&contract);
    let scheme = built_in().iter().find(|scheme| scheme.name == setting("scheme")).expect("a scheme that is built in");
    let secrets = [Secret::new(setting("secret"))];
    let verifier = Verifier::new(scheme, &secrets);
    let expected = Expected { events: &events, payloads: Payloads::new(&contract) };
    let inspector = Inspector {
        verifier: Some(&verifier),
        scheme: Some(scheme),
        secrets: &secrets,
        elsewhere: &[],
        expected: Some(&expected),
        event: None,
        event_fields: &[],
    };
    let request = Request::read(request.as_bytes()).expect("a request");
    let inspection = inspector.inspect(&request, setting("at").parse().expect("a time"));
    inspection.findings.iter().map(|finding| (finding.rule, finding.severity.name())).collect()
}

#[test]
fn examples_show_their_rule_and_near_misses_do_not() {
    let mut shown = 0;
    for rule in rules() {
        for (settings, request) in requests(rule.text, "Example") {
            let found = rules_of(settings, &request);
            assert!(found.contains(&(rule.id, rule.level().name())), "{}: {found:?}", rule.id);
            shown += 1;
        }
        for (settings, request) in requests(rule.text, "Near miss") {
            let found = rules_of(settings, &request);
            assert!(found.iter().all(|(id, _)| *id != rule.id), "{}: {found:?}", rule.id);
        }
    }
    // Two need several requests, or none.
    assert_eq!(shown, rules().len() - 2);
}

#[test]
fn rules_are_in_order_and_each_says_its_level() {
    assert!(rules().windows(2).all(|pair| pair[0].id < pair[1].id));
    assert!(rules().iter().all(|rule| rule.text.contains("\n- level: ") && !rule.title().is_empty()));
}
