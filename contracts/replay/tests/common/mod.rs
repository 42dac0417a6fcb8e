//! What the tests of replays share: contracts and suites of texts, and backends that answer what a test says.

#![expect(dead_code, reason = "each test file uses a part")]

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use accordant_document::{DocumentId, Documents, LoadOptions, Severity, load_text, load_texts_apart};
use accordant_model::Contract;
use accordant_replay::{
    Backend, BackendOptions, Cancel, Checked, Chosen, Contracts, Outcome, Player, Redactor, Run, RunOptions,
};
use accordant_suite::{Suite, belongings, read};

pub(crate) fn contract(name: &str, text: &str) -> Arc<Contract> {
    let (documents, findings) = load_text(name, text, &LoadOptions::default());
    let contract = Contract::read(documents, findings);
    assert!(!contract.has_errors(), "{:?}", contract.findings);
    Arc::new(contract)
}

/// An OpenAPI document, from its paths on.
pub(crate) fn api(rest: &str) -> Arc<Contract> {
    contract("api.yaml", &format!("openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\n{rest}"))
}

/// A suite, from its interactions on.
pub(crate) fn suite(interactions: &str) -> (Documents, Suite) {
    named_suite("web", interactions)
}

pub(crate) fn named_suite(consumer: &str, interactions: &str) -> (Documents, Suite) {
    let text = format!("accordant: suite/1\nconsumer: {consumer}\nprovider: api\ninteractions:\n{interactions}\n");
    let loaded = load_texts_apart(&[("suite.yaml", &text)], 1, &LoadOptions::default(), &belongings);
    let (suite, findings) = read(&loaded.documents, DocumentId(0));
    let errors: Vec<_> =
        loaded.findings.iter().chain(&findings).filter(|finding| finding.severity >= Severity::Error).collect();
    assert!(errors.is_empty(), "{text}\n{errors:?}");
    (loaded.documents, suite.expect("a suite"))
}

/// What a backend does with a request: the bytes that it sends back, whole.
type Answer = dyn Fn(&str) -> Vec<u8> + Send + Sync;

/// A backend on a free port that answers as it is told and notes what it was asked. Each connection takes one request.
pub(crate) struct Server {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub(crate) fn start(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (noted, answer): (_, Arc<Answer>) = (Arc::clone(&asked), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (noted, answer) = (Arc::clone(&noted), Arc::clone(&answer));
                std::thread::spawn(move || serve(stream, &noted, &*answer));
            }
        });
        Self { url, asked }
    }

    /// One that answers everything alike.
    pub(crate) fn saying(answer: &str) -> Self {
        let answer = raw(answer);
        Self::start(move |_| answer.clone())
    }

    /// Every request so far, from its first line to the end of its body.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("not poisoned").clone()
    }
}

/// An answer as it is written in tests, as it goes over the wire: closed after it.
pub(crate) fn raw(answer: &str) -> Vec<u8> {
    let (head, body) = answer.split_once("\n\n").unwrap_or((answer.trim_end(), ""));
    let head = head.trim_end().replace('\n', "\r\n");
    format!("{head}\r\nConnection: close\r\n\r\n{body}").into_bytes()
}

pub(crate) fn json(status: u16, body: &str) -> Vec<u8> {
    raw(&format!("HTTP/1.1 {status} X\nContent-Type: application/json\nContent-Length: {}\n\n{body}", body.len()))
}

fn serve(mut stream: TcpStream, asked: &Mutex<Vec<String>>, answer: &Answer) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().ok())?
            });
            if body.len() >= length.unwrap_or_default() {
                asked.lock().expect("not poisoned").push(text.clone());
                let _ = stream.write_all(&answer(&text));
                let _ = stream.flush();
                return;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

/// Plays suites as a run of the binary does.
pub(crate) fn play(
    suites: &[&Suite],
    contracts: &[Arc<Contract>],
    backend: &BackendOptions,
    options: &RunOptions,
) -> Run {
    let chosen: Vec<Chosen<'_>> = suites
        .iter()
        .enumerate()
        .flat_map(|(suite_index, suite)| {
            suite.interactions.iter().enumerate().map(move |(index, interaction)| Chosen {
                suite_index,
                index,
                suite,
                interaction,
            })
        })
        .collect();
    use_tls();
    let contracts = Contracts::new(contracts.to_vec(), &options.profiles);
    let backend = Backend::new(backend).expect("an address");
    let redactor = Redactor::new(options.profiles.secrets(), &[]);
    let player = Player::new(&backend, options, &contracts, redactor, Cancel::default());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(player.run(&chosen, &|_| ()))
}

/// Once for the process; the second time it says that one is installed, which is what is wanted.
pub(crate) fn use_tls() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

/// Patient enough for a machine that is busy, and without pauses that make tests slow.
pub(crate) fn backend(url: &str) -> BackendOptions {
    BackendOptions { timeout: Duration::from_secs(20), retries: 0, ..BackendOptions::new(url) }
}

pub(crate) fn check(contracts: &[Arc<Contract>], documents: &Documents, suite: &Suite) -> Vec<Checked> {
    let profiles = accordant_replay::auth::Profiles::default();
    let contracts = Contracts::new(contracts.to_vec(), &profiles);
    suite.interactions.iter().map(|interaction| contracts.check(documents, interaction)).collect()
}

pub(crate) fn rules(outcome: &Outcome) -> Vec<&'static str> {
    outcome.findings.iter().map(|finding| finding.rule).collect()
}
