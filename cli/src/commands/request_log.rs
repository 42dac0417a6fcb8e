//! One line a request, written by a thread of its own: whoever reads the log slowly does not slow the mock.

use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use accordant_replay::Redactor;
use accordant_replay::proxy::{Exchange, Refused, Seen};
use accordant_replay::responder::Source;
use accordant_replay::serve::Served;
use anstyle::{AnsiColor, Style};

use crate::failure::Failure;
use crate::output::safe::clean;
use crate::output::words::counted;

const DIM: Style = Style::new().dimmed();
const RED: Style = AnsiColor::Red.on_default();
const GREEN: Style = AnsiColor::Green.on_default();

/// Lines that wait to be written; what comes on top is counted.
const WAITING: usize = 4096;
/// Longest target that is shown.
const TARGET: usize = 200;

/// Which of the two streams lines go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Terminal {
    Output,
    /// Where a report stands on the other.
    Error,
}

/// Where lines go. Dropping it writes what waits.
pub(super) struct Log {
    lines: Mutex<Option<SyncSender<String>>>,
    left_out: Arc<AtomicU64>,
    writer: Mutex<Option<JoinHandle<()>>>,
}

impl Log {
    /// A log at the end of a file, else on `terminal`.
    pub(super) fn start(file: Option<&Path>, terminal: Terminal) -> anyhow::Result<Self> {
        let (lines, waiting) = sync_channel(WAITING);
        let left_out = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&left_out);
        let writer = match file {
            Some(path) => {
                let opened = std::fs::OpenOptions::new().create(true).append(true).open(path);
                let file = opened.map_err(|error| {
                    Failure::new(format!("the log cannot be opened: {error}"))
                        .at(path.display().to_string())
                        .help("give a file in a folder that can be written")
                })?;
                let file = anstream::StripStream::new(file);
                std::thread::spawn(move || write(&waiting, file, &counted))
            }
            None => std::thread::spawn(move || match terminal {
                Terminal::Output => write(&waiting, anstream::stdout(), &counted),
                Terminal::Error => write(&waiting, anstream::stderr(), &counted),
            }),
        };
        Ok(Self { lines: Mutex::new(Some(lines)), left_out, writer: Mutex::new(Some(writer)) })
    }

    pub(super) fn line(&self, line: String) {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        if lines.as_ref().is_some_and(|lines| lines.try_send(line).is_err()) {
            self.left_out.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Writes what waits.
    pub(super) fn end(&self) {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).take();
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(writer) = writer {
            // A writer that panicked has written what it could.
            let _ = writer.join();
        }
    }
}

/// Writes lines as they come, and passes on what is written whenever none waits. A terminal that is gone does not end
/// the mock.
fn write(waiting: &Receiver<String>, mut out: impl Write, left_out: &AtomicU64) {
    let mut buffer: Vec<u8> = Vec::new();
    while let Ok(first) = waiting.recv() {
        buffer.extend(first.as_bytes());
        while let Ok(next) = waiting.try_recv() {
            buffer.extend(next.as_bytes());
            if buffer.len() > 1 << 16 {
                break;
            }
        }
        let missing = left_out.swap(0, Ordering::Relaxed);
        if missing > 0 {
            buffer
                .extend(format!("... {missing} lines left out: they came faster than they could be written\n").bytes());
        }
        let _ = out.write_all(&buffer).and_then(|()| out.flush());
        buffer.clear();
    }
}

/// `200 GET /users/7, 2 violations, 3 ms`.
pub(super) fn passed(exchange: &Exchange, seen: &Seen, redactor: &Redactor) -> String {
    let sound = seen.violations == 0 && exchange.refused.is_none();
    let style = if sound { GREEN } else { RED };
    let mut target = clean(&redactor.target(&exchange.path));
    if let Some((at, _)) = target.char_indices().nth(TARGET) {
        target.truncate(at);
    }
    let what = match (exchange.refused, seen.violations, &seen.operation) {
        (Some(Refused::Unreachable), ..) => "the backend cannot be reached".to_owned(),
        (Some(Refused::Slow), ..) => "the backend did not answer in time".to_owned(),
        (Some(Refused::Request), count, _) => format!("refused, {}", counted(count, "violation")),
        (Some(Refused::Response), count, _) => format!("answer refused, {}", counted(count, "violation")),
        (None, 0, Some(operation)) => clean(operation),
        (None, 0, None) => "not described".to_owned(),
        (None, count, _) => counted(count, "violation"),
    };
    let (method, took) = (clean(&exchange.method), exchange.took.as_millis());
    format!("{style}{}{style:#} {method} {target} {DIM}{what}, {took} ms{DIM:#}\n", exchange.status)
}

/// `GET /users/7 200 example `one` 3 ms`.
pub(super) fn line(served: &Served, redactor: &Redactor) -> String {
    let style = if served.status < 400 { GREEN } else { RED };
    let target = clean(&redactor.target(&served.target));
    let target = match target.char_indices().nth(TARGET) {
        Some((at, _)) => format!("{}...", target.get(..at).unwrap_or_default()),
        None => target,
    };
    let source = match &served.source {
        Source::Example(Some(name)) => format!("example `{}`", clean(name)),
        Source::Example(None) => "example".to_owned(),
        Source::Suite(consumer, name) => format!("suite `{}`: {}", clean(consumer), clean(name)),
        Source::Generated => "generated".to_owned(),
        Source::Empty => "no body".to_owned(),
        Source::Refused => served.detail.as_deref().map_or_else(|| "refused".to_owned(), clean),
        Source::Own => "the mock's own".to_owned(),
    };
    let source = match served.fault {
        Some(fault) => format!("fault `{fault}`"),
        None => source,
    };
    format!(
        "{style}{}{style:#} {} {target} {DIM}{source}, {} ms{DIM:#}\n",
        served.status,
        clean(&served.method),
        served.took.as_millis()
    )
}
