//! What requests are held against, from the command line.

use accordant_document::Severity;
use accordant_model::Contract;
use accordant_webhook::scheme::{Field, Scheme};
use accordant_webhook::{Event, Expected, Inspection, Inspector, Payloads, Request, Secret, Verifier, events};

use super::secrets::{Kept, TenantField, field_failure, of_request, scheme, schemes, secrets};
use crate::args::QuestionArgs;
use crate::commands::sides::input;
use crate::failure::Failure;
use crate::load;
use crate::output::resolve::{Resolver, Side};
use crate::output::view::{FindingView, ReportView};

/// Everything that is asked, owned.
pub(super) struct Question {
    scheme: Option<Scheme>,
    secrets: Vec<Kept>,
    tenant: Option<TenantField>,
    pub(super) contract: Option<Contract>,
    events: Vec<Event>,
    event: Option<String>,
    event_fields: Vec<Field>,
}

impl Question {
    /// Reads schemes, secrets and the contract. A file of schemes with faults in it is a report.
    pub(super) fn read(args: &QuestionArgs) -> anyhow::Result<Result<Self, Box<ReportView>>> {
        let known = match schemes(args.scheme.schemes.as_deref())? {
            Ok(known) => known,
            Err(view) => return Ok(Err(view)),
        };
        let mut scheme = scheme(&args.scheme, &known)?;
        if let (Some(tolerance), Some(rule)) = (args.tolerance, scheme.as_mut().and_then(|scheme| scheme.time.as_mut()))
        {
            rule.tolerance = tolerance;
        }
        let secrets = secrets(&args.scheme.secrets)?;
        if args.tenant_from.is_none() && secrets.iter().any(Kept::is_of_tenant) {
            return Err(Failure::new("a secret is of one tenant, and nothing says whose a request is")
                .help("say where the tenant stands with --tenant-from")
                .into());
        }
        if scheme.is_some() && secrets.is_empty() {
            return Err(Failure::new("there is a scheme, and no secret")
                .help("say where it is with --secret env:NAME or file:PATH")
                .into());
        }
        let options = load::options(&args.source)?;
        let contract = args.contract.as_ref().map(|source| load::contract(source, &options));
        let fields = args.event_from.iter();
        let fields = fields.map(|text| Field::parse(text).ok_or_else(|| field_failure("--event-from", text)));
        Ok(Ok(Self {
            scheme,
            secrets,
            tenant: args.tenant_from.as_deref().map(TenantField::parse).transpose()?,
            events: contract.as_ref().map(events).unwrap_or_default(),
            contract,
            event: args.event.clone(),
            event_fields: fields.collect::<Result<_, _>>()?,
        }))
    }

    /// Whether there is nothing to ask.
    pub(super) fn is_empty(&self) -> bool {
        self.scheme.is_none() && self.contract.is_none()
    }

    /// Reports what is wrong with the contract, and says whether it is unreadable. One that describes no event is no
    /// contract to ask.
    pub(super) fn contract_faults(
        &self,
        args: &QuestionArgs,
        resolver: &Resolver,
        view: &mut ReportView,
    ) -> anyhow::Result<bool> {
        let (Some(contract), Some(source)) = (&self.contract, &args.contract) else { return Ok(false) };
        view.inputs.push(input("schema", source, contract, resolver));
        let errors: Vec<FindingView> = contract
            .findings
            .iter()
            .filter(|finding| finding.severity >= Severity::Error)
            .map(|finding| resolver.document_finding(finding, &contract.documents, Side::Revision))
            .collect();
        if errors.is_empty() && self.events.is_empty() {
            return Err(Failure::new(format!("`{}` describes no events", resolver.name(source)))
                .help("give an OpenAPI document with webhooks or callbacks, or the JSON Schema of the payload")
                .into());
        }
        let unreadable = !errors.is_empty();
        view.findings.extend(errors);
        Ok(unreadable)
    }

    /// What can be asked many times: schemas are compiled once, and keys where no tenant chooses them.
    pub(super) fn asker(&self) -> Asker<'_> {
        let secrets: Vec<Secret> = self.secrets.iter().map(|kept| kept.secret.clone()).collect();
        let verifier =
            self.scheme.as_ref().filter(|_| self.tenant.is_none()).map(|scheme| Verifier::new(scheme, &secrets));
        let expected = self.contract.as_ref();
        let expected = expected.map(|contract| Expected { events: &self.events, payloads: Payloads::new(contract) });
        Asker { question: self, secrets, verifier, expected }
    }
}

pub(super) struct Asker<'q> {
    question: &'q Question,
    secrets: Vec<Secret>,
    verifier: Option<Verifier<'q>>,
    expected: Option<Expected<'q>>,
}

impl Asker<'_> {
    /// Looks at a request as of `now`.
    pub(super) fn ask(&self, request: &Request, now: i64) -> Inspection {
        let Question { scheme, tenant, event, event_fields, secrets, .. } = self.question;
        let (own, elsewhere) = match tenant {
            Some(tenant) => {
                let (own, elsewhere) = of_request(secrets, tenant, request);
                (Some(own), elsewhere)
            }
            None => (None, Vec::new()),
        };
        let verifier = own.as_ref().and_then(|own| Some(Verifier::new(scheme.as_ref()?, own)));
        let inspector = Inspector {
            verifier: verifier.as_ref().or(self.verifier.as_ref()),
            scheme: scheme.as_ref(),
            secrets: own.as_deref().unwrap_or(&self.secrets),
            elsewhere: &elsewhere,
            expected: self.expected.as_ref(),
            event: event.as_deref(),
            event_fields,
        };
        inspector.inspect(request, now)
    }
}
