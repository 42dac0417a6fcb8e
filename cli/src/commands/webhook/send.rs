//! `webhook send`.

use std::time::Duration;

use accordant_webhook::deliver::{Attempt, DrillResult, Outcome, Schedule, Sender, drill};
use anstyle::{AnsiColor, Style};
use futures_util::stream::{self, StreamExt as _};
use serde::Serialize;

use super::payload::Source;
use super::profile::profile;
use super::signing::Signing;
use super::{runtime, seconds, timeout};
use crate::args::{GlobalArgs, ListFormat, Retry, SendArgs};
use crate::commands::Status;
use crate::failure::Failure;
use crate::output;
use crate::output::safe::clean;
use crate::output::table::{Cell, lay_out};
use crate::output::words::counted;
use crate::progress::Progress;

const BOLD: Style = Style::new().bold();
const GREEN: Style = AnsiColor::Green.on_default();
const RED: Style = AnsiColor::Red.on_default();

#[derive(Serialize)]
struct Sent {
    version: u32,
    command: &'static str,
    deliveries: Vec<DeliveryView>,
    drill: Vec<DrillView>,
}

#[derive(Serialize)]
pub(super) struct DeliveryView {
    pub(super) id: String,
    pub(super) taken: bool,
    pub(super) attempts: Vec<AttemptView>,
}

#[derive(Serialize)]
pub(super) struct AttemptView {
    status: Option<u16>,
    /// Why there was no answer.
    error: Option<String>,
    milliseconds: u64,
}

#[derive(Serialize)]
struct DrillView {
    case: &'static str,
    expected: &'static str,
    passed: bool,
    #[serde(flatten)]
    attempt: AttemptView,
}

pub(super) fn run(args: &SendArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let known = match profile(&args.signing.scheme)? {
        Ok(known) => known,
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    let signing = match Signing::read(&args.signing, &known)? {
        Ok(signing) => signing,
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    if args.drill && signing.is_none() {
        return Err(Failure::new("a drill is of signatures, and there is no scheme")
            .help("name it with --scheme or --profile")
            .into());
    }
    let source = Source::read(&known.payload(&args.payload))?;
    let schedule = match args.retry {
        Retry::None => Schedule::once(),
        Retry::Standard => Schedule::standard(args.time_scale),
    };
    let signed = signing.as_ref().map(|signing| (&signing.scheme, signing.secrets.as_slice()));
    let sender = Sender::new(&args.to, signed, schedule, timeout(args.timeout)?)
        .map_err(|error| Failure::new(error.to_string()).help("write it as http://localhost:3000/hooks"))?;

    let mut sent = Sent { version: 1, command: "webhook send", deliveries: Vec::new(), drill: Vec::new() };
    let started = seconds(None)?;
    {
        let _progress = Progress::start(&format!("sending {}", counted(deliveries(args), "delivery")), global.quiet);
        let runtime = runtime()?;
        if let (true, Some(signing)) = (args.drill, &signing) {
            let request = source.request(0, &args.to)?;
            let results = runtime
                .block_on(drill(&sender, &signing.scheme, &signing.secrets, &request, started))
                .map_err(failed)?;
            sent.drill = results.iter().map(drilled).collect();
        } else {
            let requests: Vec<_> =
                (0..args.count).map(|number| source.request(number, &args.to)).collect::<Result<_, _>>()?;
            let all = stream::iter(requests.iter().enumerate()).map(|(number, request)| {
                let id = format!("msg_{started}_{number}");
                let sender = &sender;
                async move {
                    let attempts = sender.deliver(request, &id, || seconds(None).unwrap_or(started)).await;
                    attempts.map(|attempts| delivered(id, &attempts))
                }
            });
            let results: Vec<_> = runtime.block_on(all.buffered(args.parallel.max(1)).collect());
            sent.deliveries = results.into_iter().collect::<Result<_, _>>().map_err(failed)?;
        }
    }
    let answered = |attempt: &AttemptView| attempt.status.is_some();
    let reached = sent.drill.iter().any(|case| answered(&case.attempt))
        || sent.deliveries.iter().any(|delivery| delivery.attempts.iter().any(answered));
    let passed = sent.drill.iter().all(|case| case.passed) && sent.deliveries.iter().all(|delivery| delivery.taken);
    let text = match args.format {
        ListFormat::Text if args.drill => drill_table(&sent.drill),
        ListFormat::Text => delivery_table(&sent.deliveries),
        ListFormat::Json => format!("{}\n", serde_json::to_string_pretty(&sent)?),
    };
    output::destination(&text, None, args.format == ListFormat::Text)?;
    if !reached {
        return Err(Failure::new(format!("nobody answers at {}", clean(&args.to)))
            .help("start the receiver, and check the address")
            .into());
    }
    Ok(u8::from(!passed))
}

#[expect(clippy::cast_possible_truncation, reason = "a count for people")]
fn deliveries(args: &SendArgs) -> usize {
    args.count as usize
}

fn failed(error: accordant_webhook::deliver::SendError) -> anyhow::Error {
    Failure::new(error.to_string()).help("`accordant webhook schemes` says what the scheme signs").into()
}

pub(super) fn delivered(id: String, attempts: &[Attempt]) -> DeliveryView {
    let taken = matches!(attempts.last().map(|attempt| &attempt.outcome), Some(Outcome::Taken(_)));
    DeliveryView { id, taken, attempts: attempts.iter().map(attempt_view).collect() }
}

fn attempt_view(attempt: &Attempt) -> AttemptView {
    AttemptView {
        status: attempt.outcome.status(),
        error: match &attempt.outcome {
            Outcome::NoAnswer(reason) => Some(clean(reason)),
            _ => None,
        },
        milliseconds: milliseconds(attempt.took),
    }
}

fn milliseconds(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}

fn drilled(result: &DrillResult) -> DrillView {
    DrillView {
        case: result.name,
        expected: result.expected.name(),
        passed: result.passed,
        attempt: attempt_view(&result.attempt),
    }
}

fn said(attempt: &AttemptView) -> String {
    match (&attempt.status, &attempt.error) {
        (Some(status), _) => status.to_string(),
        (None, error) => error.clone().unwrap_or_default(),
    }
}

fn drill_table(cases: &[DrillView]) -> String {
    let head = ["sent", "expected", "answered", "ms", ""].map(|text| Cell::new(text, BOLD));
    let rows = cases.iter().map(|case| {
        let verdict = if case.passed { Cell::new("✓", GREEN) } else { Cell::new("✗", RED) };
        vec![
            case.case.into(),
            case.expected.into(),
            said(&case.attempt).into(),
            case.attempt.milliseconds.to_string().into(),
            verdict,
        ]
    });
    let rows: Vec<Vec<Cell>> = [head.into()].into_iter().chain(rows).collect();
    let failed = cases.iter().filter(|case| !case.passed).count();
    let last = if failed == 0 {
        format!("{GREEN}✓ the receiver passes{GREEN:#}: {}\n", counted(cases.len(), "case"))
    } else {
        format!("{RED}✗ the receiver fails {}{RED:#} of {}\n", counted(failed, "case"), cases.len())
    };
    format!("{}\n{last}", lay_out(&rows, output::width()))
}

/// Every delivery that was not taken, up to a number that can be read, and the count.
pub(super) fn delivery_table(deliveries: &[DeliveryView]) -> String {
    const SHOWN: usize = 20;
    let failed: Vec<&DeliveryView> = deliveries.iter().filter(|delivery| !delivery.taken).collect();
    let mut out = String::new();
    if !failed.is_empty() {
        let head = ["delivery", "tries", "last answer"].map(|text| Cell::new(text, BOLD));
        let rows = failed.iter().take(SHOWN).map(|delivery| {
            let last = delivery.attempts.last().map(said).unwrap_or_default();
            vec![clean(&delivery.id).into(), delivery.attempts.len().to_string().into(), last.into()]
        });
        let rows: Vec<Vec<Cell>> = [head.into()].into_iter().chain(rows).collect();
        out.push_str(&lay_out(&rows, output::width()));
        if failed.len() > SHOWN {
            out.push_str(&format!("  and {} more\n", failed.len() - SHOWN));
        }
        out.push('\n');
    }
    let tries: usize = deliveries.iter().map(|delivery| delivery.attempts.len()).sum();
    let taken = deliveries.len() - failed.len();
    let (style, mark) = if failed.is_empty() { (GREEN, "✓") } else { (RED, "✗") };
    out.push_str(&format!(
        "{style}{mark} {taken} of {} taken{style:#}, in {}\n",
        counted(deliveries.len(), "delivery"),
        counted(tries, "try")
    ));
    out
}
