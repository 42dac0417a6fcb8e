//! `webhook send` against `webhook listen`, as processes: nothing is lost, whatever the app and the machine do.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::Value;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const DELIVERIES: usize = 10_000;

fn accordant() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_accordant"));
    command.env("HOOK_SECRET", SECRET).args(["--quiet", "webhook"]);
    command
}

/// An app that fails every third request, and notes what it took.
struct App {
    requests: AtomicUsize,
    taken: Arc<Mutex<BTreeMap<String, usize>>>,
}

impl Respond for App {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        if self.requests.fetch_add(1, Ordering::SeqCst) % 3 == 2 {
            return ResponseTemplate::new(500);
        }
        let id = request.headers.get("webhook-id").and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned();
        *self.taken.lock().expect("not poisoned").entry(id).or_default() += 1;
        ResponseTemplate::new(200).set_body_string("taken")
    }
}

/// Starts the endpoint, and waits until it takes requests.
fn listen(port: &str, app: &str, log: &Path) -> (Child, String) {
    let mut child = accordant()
        .args([
            "listen",
            "--port",
            port,
            "--scheme",
            "standard",
            "--secret",
            "env:HOOK_SECRET",
            "--forward-to",
            app,
            "--log",
        ])
        .arg(log)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the endpoint starts");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("standard output"))
        .read_line(&mut line)
        .expect("it says where it listens");
    let address = line.trim().strip_prefix("listening at http://").expect("an address").to_owned();
    (child, address)
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_deliveries_survive_a_failing_app_and_a_killed_endpoint() {
    let folder = tempfile::tempdir().expect("a folder");
    let log = folder.path().join("log.ndjson");
    let payload = folder.path().join("payload.json");
    fs::write(&payload, r#"{"type":"payment.succeeded","data":{"amount":1}}"#).expect("writable");
    let taken = Arc::new(Mutex::new(BTreeMap::new()));
    let app = MockServer::builder().disable_request_recording().start().await;
    Mock::given(any()).respond_with(App { requests: AtomicUsize::new(0), taken: Arc::clone(&taken) }).mount(&app).await;

    let (mut first, address) = listen("0", &app.uri(), &log);
    let mut sender = accordant()
        .args([
            "send",
            "--to",
            &format!("http://{address}/hooks"),
            "--scheme",
            "standard",
            "--secret",
            "env:HOOK_SECRET",
        ])
        .args([
            "--count",
            &DELIVERIES.to_string(),
            "--retry",
            "standard",
            "--parallel",
            "32",
            "--time-scale",
            "0.00002",
            "--format",
            "json",
        ])
        .arg(&payload)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the sender starts");

    // In the middle of it the endpoint is killed, and started again at the same address.
    while taken.lock().expect("not poisoned").len() < DELIVERIES / 3 {
        assert!(sender.try_wait().expect("it can be asked").is_none(), "the sender ended early");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    first.kill().expect("it can be killed");
    first.wait().expect("it ends");
    let (mut second, _) = listen(address.rsplit(':').next().expect("a port"), &app.uri(), &log);

    let output =
        tokio::task::spawn_blocking(move || sender.wait_with_output()).await.expect("joined").expect("it ends");
    assert_eq!(output.status.code(), Some(0), "every delivery is taken");
    let sent: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let sent = sent["deliveries"].as_array().expect("deliveries");
    let ids: BTreeSet<&str> = sent.iter().filter_map(|delivery| delivery["id"].as_str()).collect();
    assert_eq!(ids.len(), DELIVERIES);
    let tries: usize = sent.iter().filter_map(|delivery| delivery["attempts"].as_array()).map(Vec::len).sum();
    assert!(tries > DELIVERIES, "a third of them failed at first");

    let reached = taken.lock().expect("not poisoned").clone();
    assert_eq!(reached.keys().map(String::as_str).collect::<BTreeSet<_>>(), ids, "the app took every one of them");

    // The log has every delivery, counts the repeated ones, and its numbers go on behind the restart.
    let mut logged: BTreeMap<String, u64> = BTreeMap::new();
    let mut sequences = BTreeSet::new();
    for line in fs::read_to_string(&log).expect("readable").lines() {
        let Ok(entry) = serde_json::from_str::<Value>(line) else { continue };
        if entry["kind"] == "delivery" {
            let id = entry["delivery"].as_str().expect("an id").to_owned();
            let times = logged.entry(id).or_default();
            assert_eq!(entry["repeats"].as_u64(), Some(*times), "repetitions are counted through the restart");
            *times += 1;
            assert!(sequences.insert(entry["sequence"].as_u64()), "a number stands twice");
        }
    }
    assert_eq!(logged.keys().map(String::as_str).collect::<BTreeSet<_>>(), ids);
    second.kill().expect("it can be killed");
    second.wait().expect("it ends");

    // What was logged can be sent again, each delivery once.
    let replayed =
        accordant().args(["replay", "--to", &app.uri(), "--format", "json"]).arg(&log).output().expect("it ends");
    let replayed: Value = serde_json::from_slice(&replayed.stdout).expect("JSON");
    assert_eq!(replayed["deliveries"].as_array().map(Vec::len), Some(DELIVERIES));
}

#[test]
fn a_drill_tells_a_sound_receiver_from_one_that_takes_everything() {
    let folder = tempfile::tempdir().expect("a folder");
    let payload = folder.path().join("payload.json");
    fs::write(&payload, r#"{"type": "payment.succeeded", "amount": 1}"#).expect("writable");
    let drill = |listener: &[&str]| {
        let mut child = accordant()
            .args(["listen", "--port", "0"])
            .args(listener)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the endpoint starts");
        let mut lines = BufReader::new(child.stdout.take().expect("standard output")).lines();
        let address = loop {
            let line = lines.next().expect("it says where it listens").expect("text");
            if let Some(address) = line.strip_prefix("listening at ") {
                break address.to_owned();
            }
        };
        let output = accordant()
            .args([
                "send",
                "--to",
                &address,
                "--scheme",
                "standard",
                "--secret",
                "env:HOOK_SECRET",
                "--drill",
                "--format",
                "json",
            ])
            .arg(&payload)
            .output()
            .expect("it ends");
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        let result: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let failed = result["drill"].as_array().expect("cases").iter().filter(|case| case["passed"] == false);
        let failed: Vec<String> = failed.filter_map(|case| case["case"].as_str().map(str::to_owned)).collect();
        (output.status.code(), failed)
    };
    assert_eq!(drill(&["--scheme", "standard", "--secret", "env:HOOK_SECRET"]), (Some(0), Vec::new()));
    assert_eq!(
        drill(&[]),
        (
            Some(1),
            [
                "a byte of the body changed",
                "the body parsed and written again",
                "another secret",
                "no signature",
                "signed too long ago",
                "signed in the future"
            ]
            .map(str::to_owned)
            .to_vec()
        )
    );
}

#[test]
fn a_receiver_that_is_not_there_is_one_clear_error() {
    let folder = tempfile::tempdir().expect("a folder");
    let payload = folder.path().join("payload.json");
    fs::write(&payload, "{}").expect("writable");
    let output =
        accordant().args(["send", "--to", "http://127.0.0.1:9/hooks"]).arg(&payload).output().expect("it ends");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("nobody answers at http://127.0.0.1:9/hooks"));
}
