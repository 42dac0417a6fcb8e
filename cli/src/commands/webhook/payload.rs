//! What is signed or sent: a file's bytes, or a sample of an event.

use accordant_document::At;
use accordant_model::json_schema::Ownership;
use accordant_model::{Contract, ContractKind};
use accordant_sample::Sampler;
use accordant_webhook::{Event, Request, events};

use super::bytes;
use crate::args::PayloadArgs;
use crate::failure::Failure;
use crate::load;

/// The payload is the user's own: a bound against the wrong file only.
const LARGEST: usize = 1 << 30;

/// Where payloads come from.
pub(super) struct Source {
    headers: Vec<(String, String)>,
    from: From,
}

enum From {
    File(Vec<u8>),
    Event { contract: Box<Contract>, event: Event, seed: u64 },
}

impl Source {
    pub(super) fn read(args: &PayloadArgs) -> anyhow::Result<Self> {
        let mut headers = Vec::new();
        for header in &args.request_headers {
            let (name, value) = header
                .split_once(':')
                .filter(|(name, _)| !name.trim().is_empty())
                .ok_or_else(|| Failure::new("a --request-header has no name").help("write it as `Name: value`"))?;
            headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
        let from = match (&args.payload, &args.event, &args.contract) {
            (Some(payload), _, _) => From::File(bytes(payload, LARGEST)?),
            (None, Some(name), Some(source)) => {
                let contract = load::contract(source, &load::options(&args.source)?);
                let event = event(&contract, name, source)?;
                From::Event { contract: Box::new(contract), event, seed: args.seed }
            }
            _ => {
                return Err(Failure::new("there is no payload")
                    .help("give a file, or --event NAME with the --contract that describes it")
                    .into());
            }
        };
        Ok(Self { headers, from })
    }

    /// The request of the delivery with this number, unsigned.
    pub(super) fn request(&self, number: u64, url: &str) -> anyhow::Result<Request> {
        let mut request = Request { method: "POST".to_owned(), url: url.to_owned(), ..Request::default() };
        let media = match &self.from {
            From::File(bytes) => {
                request.body.clone_from(bytes);
                "application/json"
            }
            From::Event { contract, event, seed } => {
                request.body = sample(contract, event, seed.wrapping_add(number))?;
                if event.media.is_empty() || event.media.contains('*') { "application/json" } else { &event.media }
            }
        };
        request.set_header("Content-Type", media.to_owned());
        for (name, value) in &self.headers {
            request.set_header(name, value.clone());
        }
        Ok(request)
    }
}

fn event(contract: &Contract, name: &str, source: &str) -> anyhow::Result<Event> {
    let known = events(contract);
    let found = known.iter().find(|event| event.name == name).or(match known.as_slice() {
        [only] if matches!(contract.kind, ContractKind::Schema(_)) => Some(only),
        _ => None,
    });
    found.cloned().ok_or_else(|| {
        let near = accordant_document::suggest(name, known.iter().map(|event| event.name.as_str()));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("`accordant webhook events {source}` lists them"),
        };
        Failure::new(format!("the contract describes no event `{name}`")).help(help).into()
    })
}

fn sample(contract: &Contract, event: &Event, seed: u64) -> anyhow::Result<Vec<u8>> {
    let schema = event.schema.ok_or_else(|| {
        Failure::new(format!("the contract has no schema for the payload of `{}`", event.name))
            .help("give the payload as a file")
    })?;
    let examples: &[At] = &event.examples;
    let value = Sampler::new(contract, Ownership::Response).sample(schema, examples, seed).map_err(|error| {
        Failure::new(format!("there is no sample of `{}`: {error}", event.name)).help("give the payload as a file")
    })?;
    Ok(value.to_string().into_bytes())
}
