//! `webhook validate`.

use std::collections::BTreeMap;

use accordant_document::{DocumentId, Documents, LoadOptions, Severity, load_text};
use accordant_model::Contract;
use accordant_webhook::scheme::{Field, Scheme};
use accordant_webhook::{Event, EventKind, Expected, Finding, Inspection, Inspector, Payloads, Request, Verifier, events, ids};

use super::secrets::{Kept, TenantField, field_failure, of_request, scheme, schemes, secrets};
use super::{bytes, seconds};
use crate::args::{GlobalArgs, ValidateArgs};
use crate::commands::Status;
use crate::commands::sides::input;
use crate::failure::Failure;
use crate::output::resolve::{Resolver, Side, finish, judge};
use crate::output::view::{FindingView, RelatedView, ReportView, Severity as Level};
use crate::{load, output};

/// What every request is held against.
struct Question<'q> {
    scheme: Option<&'q Scheme>,
    secrets: &'q [Kept],
    tenant: Option<TenantField>,
    contract: Option<&'q Contract>,
    events: &'q [Event],
    event: Option<String>,
    event_fields: Vec<Field>,
    now: i64,
}

pub(super) fn run(args: &ValidateArgs, global: &GlobalArgs) -> anyhow::Result<Status> {
    let known = match schemes(args.scheme.schemes.as_deref())? {
        Ok(known) => known,
        Err(view) => {
            output::report(&view, &args.report, global)?;
            return Ok(2);
        }
    };
    let mut scheme = scheme(&args.scheme, &known)?;
    if let (Some(tolerance), Some(rule)) = (args.tolerance, scheme.as_mut().and_then(|scheme| scheme.time.as_mut())) {
        rule.tolerance = tolerance;
    }
    let kept = secrets(&args.scheme.secrets, args.tenant_from.is_some())?;
    if scheme.is_some() && kept.is_empty() {
        return Err(Failure::new("there is a scheme, and no secret").help("say where it is with --secret env:NAME or file:PATH").into());
    }
    if scheme.is_none() && args.contract.is_none() {
        return Err(Failure::new("there is nothing to hold the request against")
            .help("name the --scheme with its --secret, the --contract, or both")
            .into());
    }
    if args.body.is_some() && args.requests.len() > 1 {
        return Err(Failure::new("--body belongs to one request, and there are several").help("validate them one by one").into());
    }
    let contract = args.contract.as_ref().map(|source| Ok::<_, anyhow::Error>(load::contract(source, &load::options(&args.source)?))).transpose()?;
    let events = contract.as_ref().map(events).unwrap_or_default();
    let fields = args.event_from.iter().map(|text| Field::parse(text).ok_or_else(|| field_failure("--event-from", text)));
    let question = Question {
        scheme: scheme.as_ref(),
        secrets: &kept,
        tenant: args.tenant_from.as_deref().map(TenantField::parse).transpose()?,
        contract: contract.as_ref(),
        events: &events,
        event: args.event.clone(),
        event_fields: fields.collect::<Result<_, _>>()?,
        now: seconds(args.at.as_deref())?,
    };

    let resolver = Resolver::new(args.contract.as_deref());
    let mut view = ReportView { command: "webhook validate", semver: "none", ..ReportView::default() };
    let mut unreadable = contract_faults(&question, args, &resolver, &mut view)?;
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
        let inspection = question.ask(&request);
        if let Some(first) = inspection.delivery.as_ref().and_then(|id| deliveries.insert(id.clone(), source.clone())) {
            let message = format!("the delivery is the same as that of `{}`", resolver.name(&first));
            view.findings.push(plain(&resolver, ids::WEBHOOK_DUPLICATE, Level::Warning, source, message));
        }
        let place = Captured::new(&resolver, source, &request, question.contract);
        view.findings.extend(inspection.findings.iter().map(|finding| place.finding(finding)));
    }
    finish(&mut view);
    judge(&mut view, "error", unreadable, |_| false);
    output::report(&view, &args.report, global)?;
    Ok(view.verdict.status)
}

impl Question<'_> {
    fn ask(&self, request: &Request) -> Inspection {
        let secrets = of_request(self.secrets, self.tenant.as_ref(), request);
        let inspector = Inspector {
            verifier: self.scheme.map(|scheme| Verifier::new(scheme, &secrets)),
            scheme: self.scheme,
            secrets: &secrets,
            expected: self.contract.map(|contract| Expected { events: self.events, payloads: Payloads::new(contract) }),
            event: self.event.clone(),
            event_fields: self.event_fields.clone(),
        };
        inspector.inspect(request, self.now)
    }
}

/// Reports what is wrong with the contract. One that describes no event is no contract to ask.
fn contract_faults(question: &Question<'_>, args: &ValidateArgs, resolver: &Resolver, view: &mut ReportView) -> anyhow::Result<bool> {
    let (Some(contract), Some(source)) = (question.contract, &args.contract) else { return Ok(false) };
    view.inputs.push(input("schema", source, contract, resolver));
    let errors: Vec<FindingView> = contract
        .findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Error)
        .map(|finding| resolver.document_finding(finding, &contract.documents, Side::Base))
        .collect();
    if errors.is_empty() && question.events.is_empty() {
        return Err(Failure::new(format!("`{}` describes no events", resolver.name(source)))
            .help("give an OpenAPI document with webhooks or callbacks, or the JSON Schema of the payload")
            .into());
    }
    let unreadable = !errors.is_empty();
    view.findings.extend(errors);
    Ok(unreadable)
}

fn read(source: &str, args: &ValidateArgs) -> anyhow::Result<Result<Request, accordant_webhook::RequestError>> {
    let capture = bytes(source, args.max_size)?;
    let mut read = match &args.body {
        Some(body) => Request::with_body(&capture, bytes(&body.to_string_lossy(), args.max_size)?),
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
