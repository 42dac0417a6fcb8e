//! Everything that is asked of one request, stage by stage: signature, time, payload, event, schema. A stage is told of
//! even when an earlier one failed: who has a wrong secret still learns of the payload.

use accordant_document::{Origin, Severity};

use crate::diagnose::diagnose;
use crate::event::{Event, named, stated, usual_fields};
use crate::json::Payload;
use crate::payload::Payloads;
use crate::request::{Message, Note, Request};
use crate::rule::ids;
use crate::scheme::{Field, Scheme};
use crate::secret::Secret;
use crate::verify::{SignatureVerdict, TimeVerdict, Verification, Verifier};

/// Seconds that no clock is wrong by; a time in milliseconds is.
const MILLENNIA: i64 = 100_000_000_000;

/// What is wrong with a request, or what was seen to hold.
#[derive(Clone, Debug)]
pub struct Finding {
    pub rule: &'static str,
    pub severity: Severity,
    pub message: String,
    pub help: Option<String>,
    /// JSON pointer into the payload.
    pub pointer: Option<String>,
    /// Where the schema says so.
    pub schema: Option<Origin>,
}

impl Finding {
    fn new(rule: &'static str, severity: Severity, message: impl Into<String>) -> Self {
        Self { rule, severity, message: message.into(), help: None, pointer: None, schema: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// What is known of a request after it was looked at.
#[derive(Clone, Debug, Default)]
pub struct Inspection {
    pub findings: Vec<Finding>,
    /// The id of the delivery.
    pub delivery: Option<String>,
    /// The event, as the contract names it.
    pub event: Option<String>,
    /// Whether signature and time hold; `None` where there was no scheme to ask.
    pub genuine: Option<bool>,
}

impl Inspection {
    /// Of a request that could not be read.
    pub(crate) fn unread(detail: &str) -> Self {
        Self { findings: vec![Finding::new(ids::WEBHOOK_UNREADABLE, Severity::Error, detail)], ..Self::default() }
    }

    /// Whether nothing is wrong.
    pub fn passed(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity < Severity::Error)
    }
}

/// The contract's side of the question.
pub struct Expected<'c> {
    pub events: &'c [Event],
    pub payloads: Payloads<'c>,
}

/// What requests are held against. Scheme and contract are each optional: without the one nothing is verified, without
/// the other no payload is judged, and either is said.
pub struct Inspector<'i> {
    pub verifier: Option<&'i Verifier<'i>>,
    pub scheme: Option<&'i Scheme>,
    /// The secrets of the verifier, for the diagnosis.
    pub secrets: &'i [Secret],
    /// Secrets of other tenants with their names: they verify nothing, but tell whose a signature is.
    pub elsewhere: &'i [(&'i str, &'i Secret)],
    pub expected: Option<&'i Expected<'i>>,
    /// The event that it is known to be, whatever it says.
    pub event: Option<&'i str>,
    /// Where the type of the event stands; empty: where the scheme says, or where senders usually write it.
    pub event_fields: &'i [Field],
}

impl Inspector<'_> {
    /// The text of a field of a request, as schemes look it up.
    pub fn field(request: &Request, field: &Field) -> Option<String> {
        Message::new(request).field(field, None).map(std::borrow::Cow::into_owned)
    }

    /// Looks at a request as of `now`, in seconds since 1970.
    pub fn inspect(&self, request: &Request, now: i64) -> Inspection {
        let message = Message::new(request);
        let mut inspection = Inspection::default();
        inspection.findings.extend(request.notes.iter().map(|note| altered(*note)));
        if let (Some(verifier), Some(scheme)) = (self.verifier, self.scheme) {
            let verification = verifier.verify_message(&message, now);
            self.signature(scheme, request, &verification, &mut inspection.findings);
            inspection.findings.extend(time(scheme, verification.time));
            inspection.genuine = Some(verification.passed());
            inspection.delivery = verification.delivery;
        }
        if let Some(expected) = self.expected {
            self.payload(expected, &message, &mut inspection);
        }
        inspection
    }

    fn signature(&self, scheme: &Scheme, request: &Request, verification: &Verification, findings: &mut Vec<Finding>) {
        let error = |rule, message: String| Finding::new(rule, Severity::Error, message);
        findings.push(match &verification.signature {
            SignatureVerdict::Verified { secret } => Finding::new(
                ids::WEBHOOK_SIGNATURE_VERIFIED,
                Severity::Info,
                format!("the {} signature verifies with {}", scheme.title, self.which(*secret)),
            ),
            SignatureVerdict::Missing { expected } => {
                let fields: Vec<String> = expected.iter().map(described).collect();
                error(ids::WEBHOOK_SIGNATURE_MISSING, format!("there is no {} signature", scheme.title))
                    .help(format!("it stands in {}", fields.join(" or ")))
            }
            SignatureVerdict::Refused { reason } => {
                error(ids::WEBHOOK_SIGNATURE_REFUSED, "the only signature is of a kind that proves nothing".to_owned())
                    .help(reason.as_str())
            }
            SignatureVerdict::Malformed { field } => {
                let found = error(
                    ids::WEBHOOK_SIGNATURE_MALFORMED,
                    format!("{} holds no {} signature", described(field), scheme.title),
                );
                self.explained(scheme, request, found)
            }
            SignatureVerdict::Incomplete { missing } => {
                let what = match missing {
                    crate::Missing::Delivery => "the id of the delivery",
                    crate::Missing::Time => "the time",
                    crate::Missing::Url => "the address that it was sent to",
                };
                error(ids::WEBHOOK_SIGNATURE_INCOMPLETE, format!("{what} is signed, but the request does not have it"))
                    .help(match missing {
                        crate::Missing::Url => "give the address with --url, as the sender knows it",
                        _ => "capture all headers of the request",
                    })
            }
            SignatureVerdict::NoKey => {
                let found =
                    error(ids::WEBHOOK_KEY_UNUSABLE, format!("no secret can be made into a key of {}", scheme.title))
                        .help(key_help(scheme));
                self.explained(scheme, request, found)
            }
            SignatureVerdict::Digest => {
                error(ids::WEBHOOK_DIGEST_MISMATCH, "the digest that was signed is not that of this body".to_owned())
                    .help("verify the bytes as they came, before any parser has touched them")
            }
            SignatureVerdict::Mismatch => {
                let found = error(
                    ids::WEBHOOK_SIGNATURE_MISMATCH,
                    match self.secrets.len() {
                        1 => "the secret does not make this signature".to_owned(),
                        count => format!("none of the {count} secrets makes this signature"),
                    },
                );
                self.explained(scheme, request, found)
            }
        });
    }

    /// With the cause, where one of the usual ones explains the signature.
    fn explained(&self, scheme: &Scheme, request: &Request, mut finding: Finding) -> Finding {
        if let Some(tenant) = self.tenant_of(scheme, request) {
            finding.message = format!("{}: it is a signature of the tenant `{tenant}`", finding.message);
            return finding.help("look where the tenant is taken from, and which secret belongs to whom");
        }
        let Some(diagnosis) = diagnose(scheme, request, self.secrets) else {
            return if finding.help.is_some() {
                finding
            } else {
                finding.help(
                    "none of the usual causes explains it: the body is another than was signed, or the secret is that of \
                     another endpoint, tenant or mode (test and live have their own)",
                )
            };
        };
        let causes: Vec<String> = diagnosis.causes.iter().map(ToString::to_string).collect();
        let whose = if self.secrets.len() > 1 { format!(", {}", self.which(diagnosis.secret)) } else { String::new() };
        finding.message = format!("{}: {}{whose}", finding.message, causes.join(", and "));
        let mut help: Vec<&str> = diagnosis.causes.iter().map(crate::Cause::help).collect();
        help.dedup();
        finding.help(help.join("; "))
    }

    /// Whose the signature is, where it is another tenant's.
    fn tenant_of(&self, scheme: &Scheme, request: &Request) -> Option<&str> {
        let verifies = |secret: &Secret| {
            let verification = Verifier::new(scheme, std::slice::from_ref(secret)).verify(request, 0);
            matches!(verification.signature, SignatureVerdict::Verified { .. })
        };
        self.elsewhere.iter().find(|(_, secret)| verifies(secret)).map(|(tenant, _)| *tenant)
    }

    /// Which secret, by its place: its value is never shown.
    fn which(&self, place: usize) -> String {
        match self.secrets.len() {
            1 => "the secret".to_owned(),
            count => format!("secret {} of {count}", place + 1),
        }
    }

    fn payload(&self, expected: &Expected<'_>, message: &Message<'_>, inspection: &mut Inspection) {
        let json = message.payload();
        let is_form = message.request.media() == "application/x-www-form-urlencoded";
        if let (Err(fault), false) = (json, is_form) {
            inspection.findings.push(unreadable(message.request, fault));
        }
        let Some(found) = self.event(expected, message, &mut inspection.findings) else { return };
        let Some(first) = found.first() else { return };
        inspection.event = Some(first.name.clone());
        let fields = message.form();
        let form = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let form = (!fields.is_empty()).then(|| form.collect::<Payload<'_>>());
        let Some(payload) = json.ok().or(form.as_ref()) else { return };
        // A webhook of several media types is as many schemas: the best of them judges.
        let judged =
            found.iter().filter_map(|event| event.schema).map(|schema| expected.payloads.violations(schema, payload));
        match judged.min_by_key(|judged| judged.as_ref().map_or(usize::MAX, Vec::len)) {
            None => inspection.findings.push(Finding::new(
                ids::WEBHOOK_PAYLOAD_UNDESCRIBED,
                Severity::Warning,
                format!("the contract has no schema for the payload of `{}`", first.name),
            )),
            Some(Err(unusable)) => inspection.findings.push(Finding::new(
                ids::WEBHOOK_PAYLOAD_UNDESCRIBED,
                Severity::Warning,
                format!("the payload of `{}` cannot be judged: {unusable}", first.name),
            )),
            Some(Ok(violations)) if violations.is_empty() => inspection.findings.push(Finding::new(
                ids::WEBHOOK_PAYLOAD_VALID,
                Severity::Info,
                format!("the payload is a sound `{}`", first.name),
            )),
            Some(Ok(violations)) => inspection.findings.extend(violations.into_iter().map(|violation| {
                let place = if violation.pointer.is_empty() { "/" } else { violation.pointer.as_str() };
                Finding {
                    pointer: Some(violation.pointer.clone()),
                    schema: violation.schema,
                    ..Finding::new(
                        ids::WEBHOOK_PAYLOAD_INVALID,
                        Severity::Error,
                        format!("`{place}` of `{}`: {}", first.name, violation.message),
                    )
                    .help("correct the sender, or the contract where it is the one that is wrong")
                }
            })),
        }
    }

    /// The events that the message may be; `None` where that is unknown, which has been said.
    fn event<'e>(
        &self,
        expected: &'e Expected<'_>,
        message: &Message<'_>,
        findings: &mut Vec<Finding>,
    ) -> Option<Vec<&'e Event>> {
        let usual = usual_fields();
        let of_scheme = self.scheme.map(|scheme| scheme.event.as_slice()).unwrap_or_default();
        let fields = [self.event_fields, of_scheme, usual.as_slice()].into_iter().find(|fields| !fields.is_empty());
        let fields = fields.unwrap_or_default();
        let (name, by) = match self.event {
            Some(name) => (name.to_owned(), None),
            None => match stated(message, fields) {
                Some((name, field)) => (name, Some(field)),
                None if matches!(expected.events, [only] if only.kind == crate::EventKind::Schema) => {
                    (String::new(), None)
                }
                None => {
                    findings.push(
                        Finding::new(ids::WEBHOOK_EVENT_UNKNOWN, Severity::Error, "nothing says which event it is")
                            .help("name it with --event, or say where it stands with --event-from"),
                    );
                    return None;
                }
            },
        };
        let found = named(expected.events, &name, message);
        if found.is_empty() {
            let known = expected.events.iter().map(|event| event.name.as_str());
            let finding = Finding::new(
                ids::WEBHOOK_EVENT_UNKNOWN,
                Severity::Error,
                format!(
                    "the contract knows no event `{name}`{}",
                    by.map_or_else(String::new, |by| format!(" ({} says so)", described(by)))
                ),
            );
            findings.push(match accordant_document::suggest(&name, known) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("`accordant webhook events` lists those that it knows"),
            });
            return None;
        }
        Some(found)
    }
}

fn unreadable(request: &Request, fault: &str) -> Finding {
    let encoding = request.header("content-encoding").filter(|encoding| !encoding.eq_ignore_ascii_case("identity"));
    let message = match encoding {
        Some(encoding) => format!("the body is encoded as {encoding}, and no JSON before it is decoded"),
        None if request.body.is_empty() => "the body is empty".to_owned(),
        None => format!("the body is no JSON: {fault}"),
    };
    Finding::new(ids::WEBHOOK_PAYLOAD_UNREADABLE, Severity::Error, message)
        .help("capture the body as it was sent, before anything has touched it")
}

fn altered(note: Note) -> Finding {
    let (severity, message) = match note {
        Note::Longer { by } => (
            Severity::Info,
            format!("{by} bytes of white space behind the length that Content-Length gives were left out"),
        ),
        Note::Overlong { by } => (Severity::Warning, format!("the body is {by} bytes longer than Content-Length says")),
        Note::Shorter { by } => (Severity::Warning, format!("the body is {by} bytes shorter than Content-Length says")),
        Note::Chunked => (Severity::Info, "the chunks of the body were put together".to_owned()),
    };
    Finding::new(ids::WEBHOOK_CAPTURE_ALTERED, severity, message)
        .help("a capture that was saved by an editor may differ from what was sent")
}

fn time(scheme: &Scheme, verdict: TimeVerdict) -> Option<Finding> {
    let error = |rule, message: String| Some(Finding::new(rule, Severity::Error, message));
    match verdict {
        TimeVerdict::Fresh { .. } => None,
        TimeVerdict::NotInScheme => Some(
            Finding::new(
                ids::WEBHOOK_TIME_UNCHECKED,
                Severity::Info,
                format!("{} signs no time: an old request that is sent again looks like a new one", scheme.title),
            )
            .help("remember the ids of deliveries, and take each once"),
        ),
        TimeVerdict::Old { age, tolerance } => error(
            ids::WEBHOOK_TIME_OLD,
            format!("it was signed {age} seconds ago; {tolerance} are allowed"),
        )
        .map(|finding| {
            finding.help("for a capture give its time with --at; else hold the clocks of both sides against each other")
        }),
        TimeVerdict::Future { by, tolerance } => error(
            ids::WEBHOOK_TIME_FUTURE,
            format!("it was signed {by} seconds in the future; {tolerance} are allowed"),
        )
        .map(|finding| {
            finding.help(if by > MILLENNIA {
                "the time is written in milliseconds, and the scheme says seconds"
            } else {
                "the clocks of sender and receiver differ: set one of them by NTP"
            })
        }),
        TimeVerdict::Missing => error(ids::WEBHOOK_TIME_MISSING, "it does not say when it was signed".to_owned())
            .map(|finding| finding.help(place_help(scheme))),
        TimeVerdict::Malformed => {
            error(ids::WEBHOOK_TIME_MISSING, "the time that it was signed is no number".to_owned())
                .map(|finding| finding.help(place_help(scheme)))
        }
    }
}

fn place_help(scheme: &Scheme) -> String {
    scheme.time.as_ref().map_or_else(String::new, |rule| format!("the time stands in {}", described(&rule.place.field)))
}

fn key_help(scheme: &Scheme) -> String {
    let formats = scheme.signatures.iter().map(|way| {
        let encoding = way.key.encoding.name();
        if way.key.prefix.is_empty() { encoding.to_owned() } else { format!("{encoding} behind `{}`", way.key.prefix) }
    });
    let mut formats: Vec<String> = formats.collect();
    formats.dedup();
    format!("a secret of {} is {}", scheme.title, formats.join(", or "))
}

/// A field in words.
pub(crate) fn described(field: &Field) -> String {
    match field {
        Field::Header(name) => format!("header `{name}`"),
        Field::Query(name) => format!("query parameter `{name}`"),
        Field::Form(name) => format!("form field `{name}`"),
        Field::Payload(tokens) => format!("`/{}` of the payload", tokens.join("/")),
    }
}
