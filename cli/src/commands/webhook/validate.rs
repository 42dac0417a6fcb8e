//! `webhook validate`.

use std::collections::BTreeMap;

use accordant_document::{DocumentId, Documents, LoadOptions, Severity, load_text};
use accordant_model::Contract;
use accordant_webhook::{Event, EventKind, Finding, Request, ids};

use super::profile::profile;
use super::question::Question;
use super::{bytes, seconds};
use crate::args::{GlobalArgs, ValidateArgs};
use crate::commands::Status;
use crate::failure::Failure;
use crate::output;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::{FindingView, RelatedView, ReportView, Severity as Level};

pub(super) fn run(args: &ValidateArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let known = match profile(&args.question.scheme)? {
        Ok(known) => known,
        Err(view) => {
            output::report(&view, &args.report, global)?;
            return Ok(2);
        }
    };
    let asked = known.question(&args.question);
    let question = match Question::read(&asked)? {
        Ok(question) => question,
        Err(view) => {
            output::report(&view, &args.report, global)?;
            return Ok(2);
        }
    };
    if question.is_empty() {
        return Err(Failure::new("there is nothing to hold the request against")
            .help("name the --scheme with its --secret, the --contract, or a --profile of accordant.yaml")
            .into());
    }
    if args.body.is_some() && args.requests.len() > 1 {
        return Err(Failure::new("--body belongs to one request, and there are several")
            .help("validate them one by one")
            .into());
    }
    let now = seconds(args.at.as_deref())?;
    let resolver = Resolver::new(asked.contract.as_deref());
    let mut view = ReportView { command: "webhook validate", semver: "none", ..ReportView::default() };
    let mut unreadable = question.contract_faults(&asked, &resolver, &mut view)?;
    let asker = question.asker();
    let mut deliveries: BTreeMap<String, String> = BTreeMap::new();
    for source in &args.requests {
        let request = match read(source, args)? {
            Ok(request) => request,
            Err(error) => {
                unreadable = true;
                view.findings.push(plain(&resolver, ids::WEBHOOK_UNREADABLE, Level::Error, source, error.to_string()));
                continue;
            }
        };
        let inspection = asker.ask(&request, now);
        if let Some(first) = inspection.delivery.as_ref().and_then(|id| deliveries.insert(id.clone(), source.clone())) {
            let message = format!("the delivery is the same as that of `{}`", resolver.name(&first));
            view.findings.push(plain(&resolver, ids::WEBHOOK_DUPLICATE, Level::Warning, source, message));
        }
        let place = Captured::new(&resolver, source, &request, question.contract.as_ref());
        view.findings.extend(inspection.findings.iter().map(|finding| place.finding(finding)));
    }
    finish(&mut view);
    judge(&mut view, "error", unreadable, |_| false);
    output::report(&view, &args.report, global)?;
    Ok(view.verdict.status)
}

fn read(source: &str, args: &ValidateArgs) -> anyhow::Result<Result<Request, accordant_webhook::RequestError>> {
    let capture = bytes(source, args.question.max_size)?;
    let mut read = match &args.body {
        Some(body) => Request::with_body(&capture, bytes(&body.to_string_lossy(), args.question.max_size)?),
        None => Request::read(&capture),
    };
    if let (Ok(request), Some(url)) = (&mut read, &args.url) {
        request.url.clone_from(url);
    }
    Ok(read)
}

/// A request with its body as a document, for the lines of what is wrong in it.
struct Captured<'c> {
    resolver: &'c Resolver,
    name: &'c str,
    request: &'c Request,
    payload: Documents,
    contract: Option<&'c Contract>,
}

impl<'c> Captured<'c> {
    fn new(resolver: &'c Resolver, name: &'c str, request: &'c Request, contract: Option<&'c Contract>) -> Self {
        let text = String::from_utf8_lossy(&request.body);
        let (payload, _) = load_text("payload.json", &text, &LoadOptions::default());
        Self { resolver, name, request, payload, contract }
    }

    fn finding(&self, finding: &Finding) -> FindingView {
        let mut view = plain(self.resolver, finding.rule, finding.severity.into(), self.name, finding.message.clone());
        view.help.clone_from(&finding.help);
        let schema = finding.schema.zip(self.contract);
        let location = schema.and_then(|(origin, contract)| self.resolver.location(&contract.documents, origin));
        view.related.extend(location.map(|location| RelatedView { what: "the schema says so".to_owned(), location }));
        let origin = finding.pointer.as_ref().and_then(|pointer| self.payload.pointer_origin(DocumentId(0), pointer));
        if let Some(mut place) = origin.and_then(|origin| self.resolver.location(&self.payload, origin)) {
            place.file = self.resolver.name(self.name);
            place.pointer.clone_from(&finding.pointer);
            // The lines of a payload are a customer's: the place is named, and not shown.
            place.frame = None;
            // Inside an envelope the body has no lines of its own.
            place.line = if self.request.body_line == 0 { 1 } else { self.request.body_line - 1 + place.line };
            view.revision = Some(place);
        }
        view
    }
}

fn plain(resolver: &Resolver, rule: &'static str, severity: Level, source: &str, message: String) -> FindingView {
    let finding = accordant_document::Finding::new(rule, Severity::Info, None, message).subject(resolver.name(source));
    FindingView { severity, ..resolver.document_finding(&finding, &Documents::default(), Side::Revision) }
}

/// How a list names the kind of an event.
pub(super) fn kind(event: &Event) -> String {
    match &event.kind {
        EventKind::Webhook => "webhook".to_owned(),
        EventKind::Callback { of } => format!("callback of {of}"),
        EventKind::Schema => "schema".to_owned(),
    }
}
