//! The log: one JSON object a line, written before anybody is answered. A delivery that is in it is never lost, and can
//! be sent again.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::request::Request;

/// The version of the lines. An older Accordant refuses a newer one.
const VERSION: u32 = 1;
/// Headers whose values are not kept: they are no part of what is signed, and replaying does not need them.
const SECRET: [&str; 4] = ["authorization", "cookie", "proxy-authorization", "x-api-key"];

/// One line.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Entry {
    /// A request came.
    Delivery {
        version: u32,
        /// Counted from one, on through restarts.
        sequence: u64,
        /// RFC 3339.
        received: String,
        delivery: Option<String>,
        event: Option<String>,
        /// Whether signature and time held; null where no scheme was asked.
        genuine: Option<bool>,
        /// How often this delivery had come before.
        repeats: u64,
        method: String,
        path: String,
        headers: Vec<(String, String)>,
        body_base64: String,
        /// The rules of what was wrong, with their messages.
        findings: Vec<(String, String)>,
    },
    /// It was answered.
    Answer { version: u32, sequence: u64, status: u16, milliseconds: u64 },
}

/// What a log already holds.
#[derive(Debug, Default)]
pub struct Logged {
    pub deliveries: u64,
    pub answers: u64,
    /// How often each delivery came.
    pub seen: Vec<(String, u64)>,
}

#[derive(Debug, thiserror::Error)]
pub enum LogError {
    #[error("the log cannot be opened: {0}")]
    Open(#[source] io::Error),
    #[error("line {line} of the log is none of ours: {problem}")]
    Line { line: usize, problem: String },
    #[error("line {line} of the log is of version {version}, and this Accordant knows {VERSION}")]
    Version { line: usize, version: u32 },
}

/// A log that is being written.
pub struct Log {
    file: Option<File>,
}

impl Log {
    /// A log that keeps nothing.
    pub fn none() -> Self {
        Self { file: None }
    }

    /// Opens a log to go on with, and reads what it holds. A last line that was cut off (the process was killed while it
    /// was written) is taken away: its request was never answered, so its sender sends it again.
    pub fn open(path: &Path) -> Result<(Self, Logged), LogError> {
        let mut logged = Logged::default();
        let mut seen: rustc_hash::FxHashMap<String, u64> = rustc_hash::FxHashMap::default();
        let mut whole = 0;
        if path.exists() {
            whole = for_each(path, |entry| match entry {
                Entry::Delivery { sequence, delivery, .. } => {
                    logged.deliveries = logged.deliveries.max(sequence);
                    if let Some(id) = delivery {
                        *seen.entry(id).or_default() += 1;
                    }
                }
                Entry::Answer { .. } => logged.answers += 1,
            })?;
        }
        logged.seen = seen.into_iter().collect();
        logged.seen.sort();
        let file = OpenOptions::new().create(true).append(true).open(path).map_err(LogError::Open)?;
        if file.metadata().map_err(LogError::Open)?.len() > whole {
            file.set_len(whole).map_err(LogError::Open)?;
        }
        Ok((Self { file: Some(file) }, logged))
    }

    /// Appends a line with one write: it is with the operating system when this returns.
    pub fn write(&mut self, entry: &Entry) -> io::Result<()> {
        let Some(file) = &mut self.file else { return Ok(()) };
        let mut line = serde_json::to_vec(entry)?;
        line.push(b'\n');
        file.write_all(&line)
    }
}

impl Entry {
    /// The line of a request that came.
    pub(crate) fn delivery(sequence: u64, received: String, request: &Request) -> Self {
        let kept = |(name, value): &(String, String)| {
            let secret = SECRET.iter().any(|secret| name.eq_ignore_ascii_case(secret));
            (name.clone(), if secret { "***".to_owned() } else { value.clone() })
        };
        Self::Delivery {
            version: VERSION,
            sequence,
            received,
            delivery: None,
            event: None,
            genuine: None,
            repeats: 0,
            method: request.method.clone(),
            path: request.url.clone(),
            headers: request.headers.iter().map(kept).collect(),
            body_base64: STANDARD.encode(&request.body),
            findings: Vec::new(),
        }
    }

    pub(crate) fn answer(sequence: u64, status: u16, milliseconds: u64) -> Self {
        Self::Answer { version: VERSION, sequence, status, milliseconds }
    }

    /// The request of a delivery, as it came but for the headers that are not kept.
    pub fn request(&self) -> Option<Request> {
        let Self::Delivery { method, path, headers, body_base64, .. } = self else { return None };
        let headers = headers.iter().filter(|(_, value)| value != "***").cloned().collect();
        let body = STANDARD.decode(body_base64).ok()?;
        Some(Request { method: method.clone(), url: path.clone(), headers, body, ..Request::default() })
    }
}

/// Reads a log line by line, and gives the length of its whole lines. A last line without its end is passed over.
fn for_each(path: &Path, mut visit: impl FnMut(Entry)) -> Result<u64, LogError> {
    let mut reader = BufReader::new(File::open(path).map_err(LogError::Open)?);
    let mut text = Vec::new();
    let (mut line, mut length) = (0, 0);
    loop {
        text.clear();
        line += 1;
        reader.read_until(b'\n', &mut text).map_err(LogError::Open)?;
        if !text.ends_with(b"\n") {
            return Ok(length);
        }
        length += text.len() as u64;
        if text.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Entry>(&text) {
            Ok(Entry::Delivery { version, .. } | Entry::Answer { version, .. }) if version > VERSION => {
                return Err(LogError::Version { line, version });
            }
            Ok(entry) => visit(entry),
            Err(error) => return Err(LogError::Line { line, problem: error.to_string() }),
        }
    }
}

impl Log {
    /// Every delivery of a log, in order, and the numbers of those that were answered with 2xx.
    pub fn read(path: &Path) -> Result<(Vec<Entry>, Vec<u64>), LogError> {
        let (mut deliveries, mut taken) = (Vec::new(), Vec::new());
        for_each(path, |entry| match entry {
            Entry::Answer { sequence, status: 200..=299, .. } => taken.push(sequence),
            Entry::Answer { .. } => {}
            entry @ Entry::Delivery { .. } => deliveries.push(entry),
        })?;
        Ok((deliveries, taken))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_goes_on_after_a_line_that_was_cut_off() {
        let path = std::env::temp_dir().join(format!("accordant-webhook-log-{}", std::process::id()));
        let _ = std::fs::remove_file(&path);
        let request = Request {
            method: "POST".to_owned(),
            url: "/".to_owned(),
            headers: vec![("Authorization".to_owned(), "Bearer x".to_owned()), ("A".to_owned(), "b".to_owned())],
            body: b"\xff{}".to_vec(),
            ..Request::default()
        };
        let entry = Entry::delivery(1, "2026-01-01T00:00:00Z".to_owned(), &request);
        let (mut log, logged) = Log::open(&path).expect("a new log");
        assert_eq!(logged.deliveries, 0);
        log.write(&entry).expect("writable");
        std::fs::write(&path, [std::fs::read(&path).expect("readable"), b"{\"kind\":\"deliv".to_vec()].concat())
            .expect("writable");
        let (mut log, logged) = Log::open(&path).expect("a log that was cut off");
        assert_eq!(logged.deliveries, 1);
        log.write(&Entry::answer(1, 204, 3)).expect("writable");
        let (_, logged) = Log::open(&path).expect("a log");
        assert_eq!((logged.deliveries, logged.answers), (1, 1));
        let kept = Log::read(&path).expect("readable").0[0].request().expect("a delivery");
        assert_eq!((kept.headers, kept.body), (vec![("A".to_owned(), "b".to_owned())], b"\xff{}".to_vec()));
        std::fs::remove_file(&path).expect("removable");
    }
}
