//! A captured request through every scheme: reading, verifying, diagnosing; and a description of schemes.

use accordant_webhook::scheme::{built_in, read_schemes};
use accordant_webhook::{Request, Secret, SignatureVerdict, Verifier, diagnose, sign};

use super::Target;

pub(super) fn webhook() -> Target {
    Target { name: "webhook", run, seeds: &SEEDS, words: &WORDS }
}

const SEEDS: [&str; 5] = [
    "POST /hooks?bodySHA256=aa HTTP/1.1\r\nHost: a.example\r\nContent-Length: 9\r\nwebhook-id: msg_1\r\nwebhook-timestamp: 1700000000\r\nwebhook-signature: v1,aaaa v1a,bbbb\r\n\r\n{\"a\": 1}\n\0schemes: {acme: {signatures: [{header: X-Sign, separator: ';', prefix: 'm=', algorithm: hmac-sha512, encoding: base64url, key: {prefix: k_, encoding: hex}, content: '{time}|{json:/a}|{form}'}], time: {header: X-Sign, separator: ';', prefix: 't=', unit: milliseconds, direction: past}}}",
    "Stripe-Signature: t=1700000000,v1=00ff,v0=aa\nX-Hub-Signature-256: sha256=00\nX-Hub-Signature: sha1=00\n\n{}",
    "Content-Type: application/x-www-form-urlencoded\nTransfer-Encoding: chunked\nX-Twilio-Signature: RSOYDt4T1cUTdK1PDd93/VVr8B8=\n\n3\r\na=1\r\n0\r\n\r\n",
    "{\"headers\": {\"A\": [\"b\"], \"X-Slack-Signature\": \"v0=00\", \"X-Slack-Request-Timestamp\": 17}, \"isBase64Encoded\": true, \"body\": \"e30=\", \"url\": \"https://a.example:443/?q=%27\"}",
    "{\"headers\": [[\"hmacsignature\", \"AAAA\"]], \"body\": \"{\\\"notificationItems\\\":[{\\\"NotificationRequestItem\\\":{\\\"additionalData\\\":{\\\"hmacSignature\\\":\\\"AA==\\\"}}}]}\"}",
];

const WORDS: [&str; 20] = [
    "webhook-signature: ",
    "v1,",
    "v1a,",
    "sha256=",
    "t=",
    ",v1=",
    "Content-Length: ",
    "chunked",
    "\r\n\r\n",
    "HTTP/1.1",
    "{body}",
    "{json:/",
    "each: /*/a",
    "when: {query: a}",
    "unless: {header: b}",
    "digest: {header: c}",
    "ed25519",
    "whsec_",
    "%2B",
    "\"bodyBase64\"",
];

/// A capture and, behind a NUL, a description of schemes. What a scheme has signed, it verifies.
fn run(bytes: &[u8]) {
    let (capture, description) = match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => (&bytes[..at], String::from_utf8_lossy(&bytes[at + 1..]).into_owned()),
        None => (bytes, String::new()),
    };
    let own = read_schemes("schemes.yaml", &description).unwrap_or_default();
    let Ok(request) = Request::read(capture) else { return };
    let secrets = [Secret::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), Secret::new("44782DEF547AAA06")];
    for scheme in own.iter().chain(built_in()) {
        let verifier = Verifier::new(scheme, &secrets);
        let verification = verifier.verify(&request, 1_700_000_000);
        assert!(!verification.passed(), "a signature was guessed: {request:?}");
        if matches!(verification.signature, SignatureVerdict::Mismatch | SignatureVerdict::NoKey) {
            diagnose(scheme, &request, &secrets);
        }
        let mut signed = request.clone();
        if sign(scheme, &mut signed, &secrets, "msg_2", 1_700_000_000).is_ok()
            && built_in().iter().any(|known| known.name == scheme.name)
        {
            let verdict = verifier.verify(&signed, 1_700_000_000).signature;
            assert!(matches!(verdict, SignatureVerdict::Verified { .. }), "{}: {verdict:?} of {signed:?}", scheme.name);
        }
    }
}
