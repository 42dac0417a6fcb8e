//! `webhook replay`.

use std::collections::BTreeSet;

use accordant_webhook::deliver::{Schedule, Sender};
use accordant_webhook::listen::{Entry, Log, LogError};
use serde::Serialize;

use super::profile::profile;
use super::send::{DeliveryView, delivered, delivery_table};
use super::signing::Signing;
use super::{runtime, seconds, timeout};
use crate::args::{GlobalArgs, ListFormat, ReplayArgs};
use crate::commands::Status;
use crate::failure::Failure;
use crate::output;
use crate::output::safe::clean;
use crate::output::words::counted;
use crate::progress::Progress;

#[derive(Serialize)]
struct Replayed {
    version: u32,
    command: &'static str,
    deliveries: Vec<DeliveryView>,
}

pub(super) fn run(args: &ReplayArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let known = match profile(&args.signing.scheme)? {
        Ok(known) => known,
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    // The secrets of a profile are read only where they are needed.
    let signing = if args.resign { Signing::read(&args.signing, &known)? } else { Ok(None) };
    let signing = match signing {
        Ok(signing) => signing,
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    if args.resign && signing.is_none() {
        return Err(Failure::new("there is no scheme to sign by").help("name it with --scheme or --profile").into());
    }
    let entries = entries(args)?;
    let signed = signing.as_ref().map(|signing| (&signing.scheme, signing.secrets.as_slice()));
    let sender = Sender::new(&args.to, signed, Schedule::once(), timeout(args.timeout)?)
        .map_err(|error| Failure::new(error.to_string()).help("write it as http://localhost:3000/hooks"))?;
    let started = seconds(None)?;
    let mut deliveries = Vec::new();
    {
        let _progress = Progress::start(&format!("sending {}", counted(entries.len(), "delivery")), global.quiet);
        let runtime = runtime()?;
        // In order: receivers may rely on it.
        for entry in &entries {
            let Some(mut request) = entry.request() else { continue };
            let Entry::Delivery { sequence, delivery, .. } = entry else { continue };
            if let Some(signing) = &signing {
                // The old signature and its time would be kept beside the new.
                request.headers.retain(|(name, _)| !signing.scheme.writes(name));
            }
            let id = delivery.clone().unwrap_or_else(|| format!("msg_{started}_{sequence}"));
            let attempts = runtime
                .block_on(sender.deliver(&request, &id, || seconds(None).unwrap_or(started)))
                .map_err(|error| Failure::new(error.to_string()))?;
            deliveries.push(delivered(id, &attempts));
        }
    }
    let taken = deliveries.iter().all(|delivery| delivery.taken);
    let text = match args.format {
        ListFormat::Text => delivery_table(&deliveries),
        ListFormat::Json => {
            let replayed = Replayed { version: 1, command: "webhook replay", deliveries };
            format!("{}\n", serde_json::to_string_pretty(&replayed)?)
        }
    };
    output::destination(&text, None, args.format == ListFormat::Text)?;
    Ok(u8::from(!taken))
}

/// The deliveries to send, each once: a sender's repetitions are not repeated.
fn entries(args: &ReplayArgs) -> anyhow::Result<Vec<Entry>> {
    let name = clean(&args.log.to_string_lossy());
    let fault = |error: LogError| {
        Failure::new(format!("`{name}`: {error}")).help("give a log that `accordant webhook listen` wrote")
    };
    let (entries, taken) = Log::read(&args.log).map_err(fault)?;
    let taken: BTreeSet<u64> = taken.into_iter().collect();
    let mut seen = BTreeSet::new();
    let mut wanted = Vec::new();
    for entry in entries {
        let Entry::Delivery { sequence, delivery, .. } = &entry else { continue };
        let first = delivery.as_ref().is_none_or(|id| seen.insert(id.clone()));
        if first && !(args.failed && taken.contains(sequence)) {
            wanted.push(entry);
        }
    }
    if wanted.is_empty() {
        return Err(Failure::new(format!("`{name}` holds no delivery to send"))
            .help("without --failed all of them are sent")
            .into());
    }
    Ok(wanted)
}
