//! A server that answers as a page of cases tells it to, and notes where a request is not as the page has it.
//!
//! `tests/clients/README.md` describes the pages.

mod compare;
mod exchange;
mod page;
mod wire;

use std::collections::BTreeMap;
use std::io::Read as _;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Result;

use compare::Captured;
use exchange::{Answer, Expected};
pub use page::{Case, Page};
use wire::Request;

/// How long a client may take to close a connection that it has given up.
const PATIENCE: Duration = Duration::from_secs(10);

/// The pause between the pieces of a stream: they must not arrive as one.
const PAUSE: Duration = Duration::from_millis(4);

/// A running server. It ends with the process.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    cases: Shared,
}

type Shared = Arc<Mutex<BTreeMap<String, Progress>>>;

/// How far one case of one session has come.
#[derive(Debug)]
struct Progress {
    case: Case,
    next: usize,
    captured: Captured,
    faults: Vec<String>,
    answered: Option<Instant>,
    /// Connections that the client has to close.
    hanging: usize,
}

/// What the server saw of a case.
#[derive(Clone, Debug)]
pub struct Seen {
    pub slug: String,
    pub faults: Vec<String>,
}

impl Server {
    /// Listens on a free port of this machine.
    ///
    /// # Errors
    /// Where there is none.
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let cases = Shared::default();
        let shared = Arc::clone(&cases);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&shared);
                std::thread::spawn(move || serve(stream, address, &shared));
            }
        });
        Ok(Self { address, cases })
    }

    /// Expects the requests of a page, below the address that it gives.
    pub fn expect(&self, session: &str, page: &Page) -> String {
        let mut cases = self.cases.lock().unwrap_or_else(PoisonError::into_inner);
        for case in &page.cases {
            let progress = Progress {
                case: case.clone(),
                next: 0,
                captured: Captured::default(),
                faults: Vec::new(),
                answered: None,
                hanging: 0,
            };
            cases.insert(format!("{session}/{}/{}", page.subject, case.slug), progress);
        }
        format!("http://{}/{session}/{}", self.address, page.subject)
    }

    /// What went wrong with each case of a page. Waits for connections that the client has to close.
    pub fn seen(&self, session: &str, page: &Page) -> Vec<Seen> {
        page.cases.iter().map(|case| self.seen_of(&format!("{session}/{}/{}", page.subject, case.slug), case)).collect()
    }

    fn seen_of(&self, key: &str, case: &Case) -> Seen {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let cases = self.cases.lock().unwrap_or_else(PoisonError::into_inner);
            let Some(progress) = cases.get(key) else {
                return Seen { slug: case.slug.clone(), faults: vec!["the server does not know it".to_owned()] };
            };
            if progress.hanging > 0 && Instant::now() < deadline {
                drop(cases);
                std::thread::sleep(PAUSE);
                continue;
            }
            let mut faults = progress.faults.clone();
            for step in case.steps.iter().skip(progress.next) {
                faults.push(format!("line {}: `{}` never came", step.line, step.request.line));
            }
            if progress.hanging > 0 {
                faults.push("the client left a connection open that it had given up".to_owned());
            }
            return Seen { slug: case.slug.clone(), faults };
        }
    }
}

fn serve(mut stream: TcpStream, address: SocketAddr, cases: &Shared) {
    let Ok(Some(request)) = Request::read(&mut stream) else { return };
    let (key, target) = request.case();
    let answer = {
        let mut cases = cases.lock().unwrap_or_else(PoisonError::into_inner);
        match cases.get_mut(&key) {
            Some(progress) => progress.step(&request, &target),
            None => None,
        }
    };
    // What nobody asked for gets a status that nothing documents.
    let answer = answer.unwrap_or_else(Answer::unexpected);
    let base = format!("http://{address}/{key}");
    std::thread::sleep(answer.delay);
    let answered = wire::answer(&mut stream, &answer, &request.method, &base);
    if answer.hang && answered.is_ok() {
        wait_for_close(&mut stream);
    }
    let mut cases = cases.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(progress) = cases.get_mut(&key) {
        progress.answered = Some(Instant::now());
        progress.hanging = progress.hanging.saturating_sub(usize::from(answer.hang));
    }
}

fn wait_for_close(stream: &mut TcpStream) {
    let mut rest = [0; 256];
    while matches!(stream.read(&mut rest), Ok(1..)) {}
}

impl Progress {
    /// Compares a request with the next one of the case.
    fn step(&mut self, request: &Request, target: &str) -> Option<Answer> {
        let Some(step) = self.case.steps.get(self.next) else {
            self.faults.push(format!("`{} {target}` is one request too many", request.method));
            return None;
        };
        self.next += 1;
        let Expected { after, .. } = &step.request;
        if let (Some(after), Some(answered)) = (after, self.answered)
            && answered.elapsed() < *after
        {
            let came = answered.elapsed().as_millis();
            self.faults.push(format!("line {}: came after {came} ms, too soon", step.line));
        }
        for fault in step.request.differences(request, target, &mut self.captured) {
            self.faults.push(format!("line {}: {fault}", step.line));
        }
        self.hanging += usize::from(step.answer.hang);
        Some(step.answer.clone())
    }
}
