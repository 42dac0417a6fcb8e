//! What verifying and validating one delivery costs, beside its target of 20,000 a second on one core:
//! `cargo bench -p accordant-tests --bench webhook`.

use accordant_document::{LoadOptions, load_text};
use accordant_model::Contract;
use accordant_webhook::scheme::built_in;
use accordant_webhook::{Expected, Inspector, Payloads, Request, Secret, Verifier, events, sign};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const CONTRACT: &str = "
openapi: 3.1.0
info: {title: Orders, version: '1'}
webhooks:
  order.placed:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [type, id, lines]
              properties:
                type: {const: order.placed}
                id: {type: string, pattern: '^ord_[0-9]+$'}
                lines:
                  type: array
                  items:
                    type: object
                    required: [product, quantity, price]
                    properties:
                      product: {type: string, maxLength: 40}
                      quantity: {type: integer, minimum: 1}
                      price: {type: object, required: [amount, currency], properties: {amount: {type: integer}, currency: {enum: [EUR, USD]}}}
      responses: {'204': {description: taken}}
";

fn main() {
    divan::main();
}

/// A payload of about 10 kB.
fn body() -> Vec<u8> {
    let line = |number: usize| {
        format!(r#"{{"product":"product number {number:04}","quantity":2,"price":{{"amount":1999,"currency":"EUR"}}}}"#)
    };
    let lines: Vec<String> = (0..120).map(line).collect();
    format!(r#"{{"type":"order.placed","id":"ord_17","lines":[{}]}}"#, lines.join(",")).into_bytes()
}

#[divan::bench(args = ["standard", "stripe", "github", "shopify"])]
fn verify_and_validate(bencher: divan::Bencher<'_, '_>, name: &str) {
    let (documents, findings) = load_text("orders.yaml", CONTRACT, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    let events = events(&contract);
    let scheme = built_in().iter().find(|scheme| scheme.name == name).expect("a scheme that is built in");
    let secrets = [Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")];
    let mut request = Request { method: "POST".to_owned(), url: "/".to_owned(), body: body(), ..Request::default() };
    request.set_header("Content-Type", "application/json".to_owned());
    sign(scheme, &mut request, &secrets, "msg_1", 1_700_000_000).expect("it can be signed");
    let verifier = Verifier::new(scheme, &secrets);
    let expected = Expected { events: &events, payloads: Payloads::new(&contract) };
    let inspector = Inspector {
        verifier: Some(&verifier),
        scheme: Some(scheme),
        secrets: &secrets,
        elsewhere: &[],
        expected: Some(&expected),
        event: Some("order.placed"),
        event_fields: &[],
    };
    assert!(inspector.inspect(&request, 1_700_000_000).passed());
    bencher
        .counter(divan::counter::ItemsCount::new(1_usize))
        .bench_local(|| inspector.inspect(&request, 1_700_000_000).passed());
}
