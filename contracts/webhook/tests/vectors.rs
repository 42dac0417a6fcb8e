//! Published vectors of the built-in schemes, each with its source, and what must not pass.

use accordant_webhook::scheme::{Scheme, built_in};
use accordant_webhook::{Cause, Request, Secret, SignatureVerdict, TimeVerdict, Verifier, diagnose, sign};

struct Vector {
    scheme: &'static str,
    /// Where it is published.
    source: &'static str,
    secret: &'static str,
    url: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
    /// The time at which it is verified.
    now: i64,
}

const SLACK_BODY: &str = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V\
&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2F\
hooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.\
803a0bc887a14d10d2c447fce8b6703c";

const ADYEN_BODY: &str = r#"{"live":"false","notificationItems":[{"NotificationRequestItem":{"pspReference":"7914073381342284","merchantAccountCode":"TestMerchant","merchantReference":"TestPayment-1407325143704","amount":{"value":1130,"currency":"EUR"},"eventCode":"AUTHORISATION","success":"true","additionalData":{"hmacSignature":"coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0="}}}]}"#;

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
const JSON: (&str, &str) = ("Content-Type", "application/json");

const VECTORS: &[Vector] = &[
    Vector {
        scheme: "standard",
        source: "the tests of the standard-webhooks libraries",
        secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        url: "",
        headers: &[
            ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            ("webhook-timestamp", "1614265330"),
            ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
        ],
        body: r#"{"test": 2432232314}"#,
        now: 1_614_265_330,
    },
    Vector {
        scheme: "github",
        source: "docs.github.com, `Validating webhook deliveries`, `Testing the webhook payload validation`",
        secret: "It's a Secret to Everybody",
        url: "",
        headers: &[("X-Hub-Signature-256", "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")],
        body: "Hello, World!",
        now: 0,
    },
    Vector {
        scheme: "slack",
        source: "docs.slack.dev, `Verifying requests from Slack`",
        secret: "8f742231b10e8888abcd99yyyzzz85a5",
        url: "",
        headers: &[
            FORM,
            ("X-Slack-Request-Timestamp", "1531420618"),
            ("X-Slack-Signature", "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
        ],
        body: SLACK_BODY,
        now: 1_531_420_618 + 299,
    },
    Vector {
        scheme: "shopify",
        source: "the tests of SQLPage's `hmac` function; the vendor publishes none",
        secret: "test-webhook-secret",
        url: "",
        headers: &[JSON, ("X-Shopify-Hmac-SHA256", "QNyObTlKbMx2qDlPF/ZOZcBqg5OgPg+2oky3zldc0Gw=")],
        body: r#"{"id":1234567890,"email":"customer@example.com","total_price":"123.45"}"#,
        now: 0,
    },
    Vector {
        scheme: "twilio",
        source: "the tests of twilio-python's request validator, a form",
        secret: "12345",
        url: "https://mycompany.com/myapp.php?foo=1&bar=2",
        headers: &[FORM, ("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")],
        body: "CallSid=CA1234567890ABCDE&Digits=1234&From=%2B14158675309&To=%2B18005551212&Caller=%2B14158675309",
        now: 0,
    },
    Vector {
        scheme: "twilio",
        source: "the same tests, an address with its port",
        secret: "12345",
        url: "https://mycompany.com:443/myapp.php?foo=1&bar=2",
        headers: &[FORM, ("X-Twilio-Signature", "RSOYDt4T1cUTdK1PDd93/VVr8B8=")],
        body: "CallSid=CA1234567890ABCDE&Digits=1234&From=%2B14158675309&To=%2B18005551212&Caller=%2B14158675309",
        now: 0,
    },
    Vector {
        scheme: "twilio",
        source: "the same tests, a body with its digest in the address",
        secret: "12345",
        url: "https://mycompany.com/myapp.php?foo=1&bar=2&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620",
        headers: &[JSON, ("X-Twilio-Signature", "a9nBmqA0ju/hNViExpshrM61xv4=")],
        body: r#"{"property": "value", "boolean": true}"#,
        now: 0,
    },
    Vector {
        scheme: "adyen",
        source: "the tests of adyen-java-api-library's HMAC validator",
        secret: "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056",
        url: "",
        headers: &[JSON],
        body: ADYEN_BODY,
        now: 0,
    },
];

fn scheme(name: &str) -> &'static Scheme {
    built_in().iter().find(|scheme| scheme.name == name).unwrap_or_else(|| panic!("{name} is built in"))
}

fn request(vector: &Vector) -> Request {
    Request {
        method: "POST".to_owned(),
        url: vector.url.to_owned(),
        headers: vector.headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        body: vector.body.as_bytes().to_vec(),
        ..Request::default()
    }
}

fn verified(scheme: &Scheme, request: &Request, secret: &str, now: i64) -> bool {
    Verifier::new(scheme, &[Secret::new(secret)]).verify(request, now).passed()
}

#[test]
fn published_vectors_verify() {
    for vector in VECTORS {
        assert!(verified(scheme(vector.scheme), &request(vector), vector.secret, vector.now), "{}", vector.source);
    }
}

#[test]
fn no_published_vector_verifies_with_another_secret_body_or_no_signature() {
    for vector in VECTORS {
        let scheme = scheme(vector.scheme);
        // Hexadecimal and base64 at once, so that every scheme can decode it.
        assert!(!verified(scheme, &request(vector), "abcdabcdabcdabcd", vector.now), "{}", vector.source);
        let mut without = request(vector);
        without.headers.retain(|(name, _)| !name.to_ascii_lowercase().contains("signature") && !name.contains("Hmac"));
        without.body = String::from_utf8_lossy(&without.body).replace("hmacSignature", "other").into_bytes();
        let verification = Verifier::new(scheme, &[Secret::new(vector.secret)]).verify(&without, vector.now);
        assert!(
            matches!(verification.signature, SignatureVerdict::Missing { .. }),
            "{}: {verification:?}",
            vector.source
        );
    }
}

/// The vendor publishes no vector with its secret; this one was made with another implementation (Python's `hmac`).
#[test]
fn stripe_takes_the_secret_as_text_and_the_future_as_it_is() {
    let vector = Vector {
        scheme: "stripe",
        source: "",
        secret: "whsec_test_secret",
        url: "",
        headers: &[(
            "Stripe-Signature",
            "t=1700000000,v1=8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724,v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39",
        )],
        body: r#"{"id":"evt_test","object":"event"}"#,
        now: 1_700_000_300,
    };
    let stripe = scheme("stripe");
    assert!(verified(stripe, &request(&vector), vector.secret, vector.now));
    assert!(verified(stripe, &request(&vector), vector.secret, 1_600_000_000));
    let late = Verifier::new(stripe, &[Secret::new(vector.secret)]).verify(&request(&vector), vector.now + 1);
    assert_eq!(late.time, TimeVerdict::Old { age: 301, tolerance: 300 });
    assert_eq!(late.signature, SignatureVerdict::Verified { secret: 0 });
    assert!(!late.passed());
}

#[test]
fn a_time_is_held_against_the_tolerance_in_the_direction_of_the_scheme() {
    let vector = &VECTORS[0];
    let standard = scheme("standard");
    let at = |now| Verifier::new(standard, &[Secret::new(vector.secret)]).verify(&request(vector), now).time;
    assert_eq!(at(vector.now + 300), TimeVerdict::Fresh { age: 300 });
    assert_eq!(at(vector.now + 301), TimeVerdict::Old { age: 301, tolerance: 300 });
    assert_eq!(at(vector.now - 301), TimeVerdict::Future { by: 301, tolerance: 300 });
}

#[test]
fn sha1_of_github_is_refused_with_its_reason() {
    let mut request = request(&VECTORS[1]);
    request.headers = vec![("X-Hub-Signature".to_owned(), "sha1=aa".to_owned())];
    let verification = Verifier::new(scheme("github"), &[Secret::new("x")]).verify(&request, 0);
    assert!(matches!(verification.signature, SignatureVerdict::Refused { .. }));
}

/// RFC 8032, section 7.1, TEST 2: the seed and its public key, as Standard Webhooks writes them.
const SEED: &str = "whsk_TM0Imyj/ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U+4pvs=";
const PUBLIC: &str = "whpk_PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=";

/// A request of every scheme, with the secret that signs and the one that verifies.
fn samples() -> Vec<(&'static Scheme, Request, &'static str, &'static str)> {
    let bare = |vector: &Vector| {
        let mut request = request(vector);
        request.headers.retain(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        request.body = String::from_utf8_lossy(&request.body)
            .replace(r#","additionalData":{"hmacSignature":"coqCmt/IZ4E3CzPvMY8zTjQVL5hYJUiBRg8UU+iCWo0="}"#, "")
            .into_bytes();
        request
    };
    let mut samples: Vec<_> =
        VECTORS.iter().map(|vector| (scheme(vector.scheme), bare(vector), vector.secret, vector.secret)).collect();
    samples.push((scheme("stripe"), bare(&VECTORS[0]), "whsec_text", "whsec_text"));
    samples.push((scheme("standard"), bare(&VECTORS[0]), SEED, PUBLIC));
    samples
}

#[test]
fn what_is_signed_verifies_and_nothing_that_was_changed_does() {
    const NOW: i64 = 1_800_000_000;
    for (scheme, mut request, private, public) in samples() {
        let signed = sign(scheme, &mut request, &[Secret::new(private)], "msg_1", NOW);
        assert_eq!(signed, Ok(()), "{}", scheme.name);
        let secrets = [Secret::new(public)];
        let verifier = Verifier::new(scheme, &secrets);
        assert!(verifier.verify(&request, NOW).passed(), "{}: {request:?}", scheme.name);

        // Every bit of the body; that of Adyen is signed in eight fields only, and its signature stands in it.
        if scheme.name != "adyen" {
            for bit in 0..request.body.len() * 8 {
                let mut changed = request.clone();
                changed.body[bit / 8] ^= 1 << (bit % 8);
                // The order and the escapes of a form are not signed: a `+` is a blank written in another way.
                let same_fields = scheme.name == "twilio" && request.url.find("bodySHA256").is_none();
                if !(same_fields && fields(&changed) == fields(&request)) {
                    assert!(!verifier.verify(&changed, NOW).passed(), "{}: bit {bit} of the body", scheme.name);
                }
            }
        }
        // Every bit of the address, where that is signed.
        if scheme.name == "twilio" {
            for bit in 0..request.url.len() * 8 {
                let mut bytes = request.url.clone().into_bytes();
                bytes[bit / 8] ^= 1 << (bit % 8);
                let Ok(url) = String::from_utf8(bytes) else { continue };
                let changed = Request { url, ..request.clone() };
                assert!(!verifier.verify(&changed, NOW).passed(), "{}: bit {bit} of {}", scheme.name, changed.url);
            }
        }
        // Every bit of every header that signing wrote, as far as the result is text.
        for header in 0..request.headers.len() {
            if request.headers[header].0.eq_ignore_ascii_case("content-type") || unsigned(scheme, &request, header) {
                continue;
            }
            for bit in 0..request.headers[header].1.len() * 8 {
                let mut bytes = request.headers[header].1.clone().into_bytes();
                bytes[bit / 8] ^= 1 << (bit % 8);
                let Ok(text) = String::from_utf8(bytes) else { continue };
                let mut changed = request.clone();
                changed.headers[header].1 = text;
                let passed = verifier.verify(&changed, NOW).passed();
                // Blanks at the ends are no part of a header's value; hexadecimal has no case.
                let same = changed.headers[header].1.trim().eq_ignore_ascii_case(request.headers[header].1.trim());
                assert!(!passed || same, "{}: {:?}", scheme.name, changed.headers[header]);
            }
        }
    }
}

/// Found by fuzzing: the header that signing wrote kept what stood first in the old one, instead of the time.
#[test]
fn what_stood_in_the_header_of_a_signature_before_is_not_kept() {
    let stripe = scheme("stripe");
    let mut request = request(&VECTORS[0]);
    request.headers = vec![("Stripe-Signature".to_owned(), "v0=aa,1700,t=1700000000".to_owned())];
    let secrets = [Secret::new("whsec_text")];
    assert_eq!(sign(stripe, &mut request, &secrets, "msg_1", 1_800_000_000), Ok(()));
    assert!(request.header("stripe-signature").is_some_and(|value| value.starts_with("t=1700000000,v1=")));
    assert!(Verifier::new(stripe, &secrets).verify(&request, 1_700_000_000).passed());
}

fn fields(request: &Request) -> Vec<String> {
    let mut fields: Vec<String> = String::from_utf8_lossy(&request.body)
        .split('&')
        .map(|pair| pair.replace("%2B", "+").replace("%2b", "+"))
        .collect();
    fields.sort();
    fields
}

/// Ids of deliveries that the scheme sends along without signing them.
fn unsigned(scheme: &Scheme, request: &Request, header: usize) -> bool {
    let name = &request.headers[header].0;
    scheme.name != "standard" && !name.contains("signature") && !name.contains("hmac") && !name.contains("timestamp")
}

#[test]
fn the_causes_people_lose_hours_on_are_named() {
    let standard = scheme("standard");
    let secret = [Secret::new(VECTORS[0].secret)];
    let cause = |request: &Request, secrets: &[Secret]| -> Vec<String> {
        let verdict = Verifier::new(standard, secrets).verify(request, VECTORS[0].now).signature;
        assert!(matches!(verdict, SignatureVerdict::Mismatch | SignatureVerdict::NoKey), "{verdict:?}");
        diagnose(standard, request, secrets)
            .map(|found| found.causes.iter().map(Cause::to_string).collect())
            .unwrap_or_default()
    };
    let with_body = |body: &str| {
        let mut request = request(&VECTORS[0]);
        request.body = body.as_bytes().to_vec();
        request
    };
    let original = request(&VECTORS[0]);
    assert_eq!(
        cause(&with_body("{\"test\": 2432232314}\n"), &secret),
        ["the signature is that of the body without the blanks at its end"]
    );
    assert_eq!(
        cause(&with_body(r#"{"test":2432232314}"#), &secret),
        ["the signature is that of the body as JSON with a blank after each comma and colon"]
    );
    // Made with the text of the secret instead of what it decodes to (Python's `hmac`).
    let mut undecoded = original.clone();
    undecoded.set_header("webhook-signature", "v1,TcxlhK9b6UD6iVI1ZU2tTqp8PEVfYRseNNfa6b+LcUg=".to_owned());
    assert_eq!(
        cause(&undecoded, &secret),
        ["the signature was made with the text of the whole secret, where the scheme decodes it"]
    );
    assert_eq!(
        cause(&original, &[Secret::new("\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\" ")]),
        ["the signature was made with the secret without the blanks or quotes around it"]
    );
    // A field that is stuffed with values costs no more than one.
    let mut stuffed = undecoded.clone();
    let value = undecoded.header("webhook-signature").unwrap_or_default().to_owned();
    let noise = "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA= ".repeat(20_000);
    stuffed.set_header("webhook-signature", format!("{noise}{value}"));
    assert_eq!(cause(&stuffed, &secret), Vec::<String>::new());
    // Two at once: another key and a newline.
    let mut both = undecoded.clone();
    both.body.push(b'\n');
    assert_eq!(cause(&both, &secret).len(), 2);
    // Nothing explains a signature of something else.
    let mut other = original;
    other.set_header("webhook-signature", "v1,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=".to_owned());
    assert_eq!(cause(&other, &secret), Vec::<String>::new());
}
