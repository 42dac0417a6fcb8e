//! `webhook sign`.

use accordant_webhook::{Request, sign};

use super::payload::Source;
use super::profile::profile;
use super::seconds;
use super::signing::Signing;
use crate::args::{GlobalArgs, SignArgs};
use crate::commands::Status;
use crate::failure::Failure;
use crate::output;

pub(super) fn run(args: &SignArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let known = match profile(&args.signing.scheme)? {
        Ok(known) => known,
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    let Signing { scheme, secrets } = match Signing::read(&args.signing, &known)? {
        Ok(signing) => signing
            .ok_or_else(|| Failure::new("there is no scheme to sign by").help("name it with --scheme or --profile"))?,
        Err(view) => {
            output::complain(&view, global)?;
            return Ok(2);
        }
    };
    let now = seconds(args.at.as_deref())?;
    let mut request = Source::read(&known.payload(&args.payload))?.request(0, &args.url)?;
    let delivery = args.delivery.clone().unwrap_or_else(|| format!("msg_{now}_{}", request.body.len()));
    sign(&scheme, &mut request, &secrets, &delivery, now).map_err(|error| {
        Failure::new(error.to_string()).help(format!("`accordant webhook schemes` says how {} signs", scheme.title))
    })?;
    output::bytes(&raw(&mut request), args.output.output.as_deref())?;
    Ok(0)
}

/// The request as HTTP/1.1 writes it.
fn raw(request: &mut Request) -> Vec<u8> {
    let (host, path) = match request.url.split_once("://") {
        Some((_, rest)) => {
            let (host, path) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
            (Some(host.to_owned()), if path.is_empty() { "/".to_owned() } else { path.to_owned() })
        }
        None => (None, request.url.clone()),
    };
    if let Some(host) = host {
        request.headers.insert(0, ("Host".to_owned(), host));
    }
    request.set_header("Content-Length", request.body.len().to_string());
    let mut head = format!("{} {path} HTTP/1.1\r\n", request.method);
    for (name, value) in &request.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    [head.as_bytes(), b"\r\n", &request.body].concat()
}
