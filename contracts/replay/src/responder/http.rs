//! The answers of an HTTP API.

use std::sync::{Arc, OnceLock};

use accordant_document::{At, Finding, Severity};
use accordant_model::http::{Header, MediaRange, MediaType, Operation, Response, StatusPattern};
use accordant_model::{Contract, SchemaId};
use accordant_sample::size;
use bytes::Bytes;
use hyper::header::{ACCEPT, HeaderName};
use rustc_hash::FxHashSet;
use serde_json::{Value, json};

use super::Options;
use super::accept;
use super::answer::{Answer, Source};
use super::cache::{Kept, Key, Rendered};
use super::examples::{NamedExamples, named};
use super::prefer::Prefer;
use super::render::{plain, render, stated, stream};
use super::seed::SeedOf;
use crate::judge::{
    Breach, Judge, Lacking, Question, Routed, Unrouted, Violation, challenges, listed, response_of, spelt,
    spelt_operation,
};

/// Items of a stream that is made.
const ITEMS: u64 = 3;

pub(crate) struct HttpService {
    judge: Judge,
    examples: Vec<OnceLock<NamedExamples>>,
    kept: Kept,
}

/// Where in a contract an answer is described.
struct Chosen<'c> {
    response: Option<(usize, &'c Response)>,
    status: u16,
    /// The example that was asked for by name or by the values of its parameters.
    example: Option<(String, usize, At)>,
}

impl HttpService {
    /// `None` for a contract of another kind.
    pub(crate) fn new(contract: &Arc<Contract>) -> Option<Self> {
        let judge = Judge::new(Arc::clone(contract))?;
        let examples = judge.http()?.operations.iter().map(|_| OnceLock::new()).collect();
        Some(Self { judge, examples, kept: Kept::default() })
    }

    pub(crate) fn contract(&self) -> &Arc<Contract> {
        self.judge.contract()
    }

    pub(crate) fn judge(&self) -> &Judge {
        &self.judge
    }

    pub(crate) fn name(&self, routed: &Routed) -> String {
        self.judge.name(routed)
    }

    pub(crate) fn find(&self, question: &Question<'_>) -> Result<Routed, Unrouted> {
        self.judge.find(question.method, question.path)
    }

    /// Why a request is refused; `None` where it keeps to the contract.
    pub(crate) fn refusal(&self, routed: &Routed, question: &Question<'_>) -> Option<Answer> {
        let violations = self.judge.request(routed, question);
        if violations.is_empty() {
            return None;
        }
        let operation = self.judge.operation(routed.operation)?;
        let breach = |wanted: Breach| violations.iter().any(|violation: &Violation| violation.breach == wanted);
        let status = if breach(Breach::MediaType) {
            415
        } else if !breach(Breach::Unreadable)
            && operation.responses.iter().any(|known| known.status == StatusPattern::Code(422))
        {
            422
        } else {
            400
        };
        let answer = Answer::refusal(status, &violations).of(spelt_operation(operation));
        Some(match &operation.request_body {
            Some(body) if status == 415 => {
                let known: Vec<&str> = body.content.iter().map(|media| media.range.raw()).collect();
                answer.with(ACCEPT, &known.join(", "))
            }
            _ => answer,
        })
    }

    /// What credentials a request lacks; `None` where it shows what the contract asks for.
    pub(crate) fn lacking(&self, routed: &Routed, question: &Question<'_>) -> Option<Vec<Vec<Lacking>>> {
        self.judge.lacking(routed, question)
    }

    /// Whether an operation asks for credentials of everybody.
    pub(crate) fn is_closed(&self, routed: &Routed) -> bool {
        self.judge.operation(routed.operation).is_some_and(|operation| {
            let all = &operation.security;
            !all.is_empty() && all.iter().all(|alternative| !alternative.schemes.is_empty())
        })
    }

    /// The answer to a request without credentials: the contract's own example of a 401, or else a 403, where it has
    /// one; else a problem that names what is missing.
    pub(crate) fn unauthorised(
        &self,
        routed: &Routed,
        question: &Question<'_>,
        lacking: &[Vec<Lacking>],
        options: &Options,
    ) -> Answer {
        let problem = Answer::unauthorised(lacking);
        let Some(operation) = self.judge.operation(routed.operation) else { return problem };
        let documented = [401, 403].into_iter().find_map(|code| {
            let known = |(_, response): &(usize, &Response)| response.status == StatusPattern::Code(code);
            let (place, response) = operation.responses.iter().enumerate().find(known)?;
            let (_, media, concrete) = accept::choose(&response.content, question.headers)?;
            self.example(media, &MediaRange::new(&concrete))?;
            Some(Chosen { response: Some((place, response)), status: code, example: None })
        });
        match documented {
            Some(chosen) => {
                let seed = self.seed(operation, routed, question, options);
                let mut answer = self.write(routed.operation, operation, &chosen, question, &Prefer::default(), seed);
                answer.tell(&Lacking::sentence(lacking));
                answer
            }
            None => self.challenged(problem, operation),
        }
        .of(spelt_operation(operation))
    }

    /// A 401 says what it wants.
    fn challenged(&self, answer: Answer, operation: &Operation) -> Answer {
        let challenges = challenges(self.judge.http(), operation);
        challenges.iter().fold(answer, |answer, challenge| answer.with(hyper::header::WWW_AUTHENTICATE, challenge))
    }

    fn seed(&self, operation: &Operation, routed: &Routed, question: &Question<'_>, options: &Options) -> u64 {
        let mut seed =
            SeedOf::new(options.seed).with(operation.method.0.as_bytes()).with(operation.path.raw().as_bytes());
        for value in &routed.values {
            seed = seed.with(value.as_bytes());
        }
        seed.with(question.query.unwrap_or_default().as_bytes()).with(question.body).value()
    }

    /// The answer to a request that is taken.
    pub(crate) fn answer(
        &self,
        routed: &Routed,
        question: &Question<'_>,
        prefer: &Prefer,
        options: &Options,
    ) -> Answer {
        let Some(operation) = self.judge.operation(routed.operation) else {
            return Answer::problem(500, "internal", "the operation is gone", Vec::new());
        };
        let name = spelt_operation(operation);
        let chosen = match self.choose(operation, routed, question, prefer) {
            Ok(chosen) => chosen,
            Err(problem) => return problem.of(name),
        };
        let seed = self.seed(operation, routed, question, options);
        self.write(routed.operation, operation, &chosen, question, prefer, seed).of(name)
    }

    pub(crate) fn operations(&self) -> Vec<(String, Option<String>)> {
        let operations = self.judge.http().map(|http| http.operations.as_slice()).unwrap_or_default();
        let id = |operation: &Operation| operation.operation_id.as_ref().map(ToString::to_string);
        operations.iter().map(|operation| (spelt_operation(operation), id(operation))).collect()
    }

    /// Examples that break their schema, and how many were not looked at.
    pub(crate) fn bad_examples(&self, most: &mut usize) -> (Vec<Finding>, usize) {
        let (mut findings, mut left) = (Vec::new(), 0);
        let contract = self.contract();
        let validators = self.judge.sampler().validators();
        let mut seen: FxHashSet<At> = FxHashSet::default();
        for operation in self.judge.http().into_iter().flat_map(|http| &http.operations) {
            for media in operation.responses.iter().flat_map(|response| &response.content) {
                let Some(schema) = media.schema.filter(|_| media.range.is_json()) else { continue };
                for at in &media.examples {
                    if !seen.insert(*at) {
                        continue;
                    }
                    if *most == 0 {
                        left += 1;
                        continue;
                    }
                    let before = validators.made();
                    let validator = validators.validator(schema);
                    let value = contract.documents.value(*at);
                    *most = most.saturating_sub(validators.made() - before + size(&value));
                    let fault = validator.ok().and_then(|validator| {
                        let fault = validator.iter_errors(&value).next()?;
                        Some((fault.instance_path().as_str().to_owned(), fault.masked().to_string()))
                    });
                    if let Some((pointer, reason)) = fault {
                        let inside = if pointer.is_empty() { String::new() } else { format!(" at `{pointer}`") };
                        let message = format!("the example breaks its schema{inside}: {reason}");
                        let origin = contract.documents.origin(*at);
                        let help = "the mock gives another example or makes one; correct the example or the schema";
                        let finding = Finding::new("example-invalid", Severity::Warning, origin, message).help(help);
                        findings.push(finding.subject(spelt_operation(operation)));
                    }
                }
            }
        }
        (findings, left)
    }

    fn named(&self, number: usize, operation: &Operation) -> Option<&NamedExamples> {
        let read = || NamedExamples::read(self.contract(), operation);
        self.examples.get(number).map(|examples| examples.get_or_init(read))
    }

    /// Which response is given: the one that is preferred, that of the example that the request repeats, else the first
    /// success.
    fn choose<'c>(
        &'c self,
        operation: &'c Operation,
        routed: &Routed,
        question: &Question<'_>,
        prefer: &Prefer,
    ) -> Result<Chosen<'c>, Box<Answer>> {
        let at = |response: &Response| {
            operation.responses.iter().position(|known| known.at == response.at).unwrap_or_default()
        };
        let coded = match prefer.code {
            None => None,
            Some(code) => match response_of(operation, code) {
                Some(response) => Some((at(response), response, code)),
                None => {
                    let known = listed(operation.responses.iter().map(|response| spelt(response.status)));
                    let detail = format!("`Prefer: code={code}` cannot be kept: the operation has {known}");
                    return Err(Box::new(Answer::problem(400, "preference-unknown", &detail, Vec::new())));
                }
            },
        };
        let examples = self.named(routed.operation, operation);
        if let Some(wanted) = &prefer.example {
            let known = examples.map(|examples| examples.responses.as_slice()).unwrap_or_default();
            let here = |response: usize| coded.is_none_or(|(coded, ..)| coded == response);
            let Some(example) = known.iter().find(|known| known.name == *wanted && here(known.response)) else {
                let mut names: Vec<&str> =
                    known.iter().filter(|known| here(known.response)).map(|known| known.name.as_str()).collect();
                names.sort_unstable();
                names.dedup();
                let detail = format!("there is no example `{wanted}`; the operation has {}", listed(names.into_iter()));
                return Err(Box::new(Answer::problem(400, "preference-unknown", &detail, Vec::new())));
            };
            let response = operation.responses.get(example.response).map(|response| (example.response, response));
            let status = prefer.code.or(response.map(|(_, response)| status_of(response))).unwrap_or(200);
            return Ok(Chosen {
                response,
                status,
                example: Some((example.name.clone(), example.media, example.value)),
            });
        }
        if let Some((at, response, code)) = coded {
            return Ok(Chosen { response: Some((at, response)), status: code, example: None });
        }
        if let Some(example) = examples.and_then(|examples| examples.asked_for(operation, routed, question)) {
            let response = operation.responses.get(example.response).map(|response| (example.response, response));
            let status = response.map_or(200, |(_, response)| status_of(response));
            return Ok(Chosen {
                response,
                status,
                example: Some((example.name.clone(), example.media, example.value)),
            });
        }
        let responses = || operation.responses.iter().enumerate();
        let success = responses()
            .find(|(_, response)| matches!(response.status, StatusPattern::Code(200..=299)))
            .or_else(|| responses().find(|(_, response)| response.status == StatusPattern::Range(2)))
            .or_else(|| responses().find(|(_, response)| response.status == StatusPattern::Default))
            .or_else(|| responses().next());
        Ok(Chosen {
            response: success,
            status: success.map_or(200, |(_, response)| status_of(response)),
            example: None,
        })
    }

    fn write(
        &self,
        number: usize,
        operation: &Operation,
        chosen: &Chosen<'_>,
        question: &Question<'_>,
        prefer: &Prefer,
        seed: u64,
    ) -> Answer {
        let Some((place, response)) = chosen.response else { return Answer::new(chosen.status, Source::Empty) };
        let bodyless = matches!(chosen.status, 100..=199 | 204 | 205 | 304);
        let mut answer = if response.content.is_empty() || bodyless {
            Answer::new(chosen.status, Source::Empty)
        } else {
            match self.content(number, place, response, chosen, question, prefer, seed) {
                Ok((concrete, rendered)) => {
                    Answer::new(chosen.status, rendered.source.clone()).body(&stated(concrete), rendered.body.clone())
                }
                Err(problem) => return *problem,
            }
        };
        for header in &response.headers {
            if let Some((name, value)) = self.header(header, seed) {
                answer = answer.with(name, &value);
            }
        }
        if chosen.status == 401 && !answer.headers.contains_key(hyper::header::WWW_AUTHENTICATE) {
            answer = self.challenged(answer, operation);
        }
        answer
    }

    #[expect(clippy::too_many_arguments, reason = "one step of one answer, with all that the steps before found out")]
    fn content(
        &self,
        number: usize,
        place: usize,
        response: &Response,
        chosen: &Chosen<'_>,
        question: &Question<'_>,
        prefer: &Prefer,
        seed: u64,
    ) -> Result<(String, Arc<Rendered>), Box<Answer>> {
        let picked = accept::choose(&response.content, question.headers);
        let named = chosen.example.as_ref().and_then(|(name, media, value)| {
            let described = response.content.get(*media)?;
            let only = std::slice::from_ref(described);
            let (_, media, concrete) = accept::choose(only, question.headers)?;
            Some((name, *value, media, concrete))
        });
        if let Some((name, value, media, concrete)) = named {
            let value = self.contract().documents.value(value);
            let body = render(self.contract(), &MediaRange::new(&concrete), media.schema, &value).into();
            return Ok((concrete, Arc::new(Rendered { body, source: Source::Example(Some(name.clone())) })));
        }
        let Some((at, media, concrete)) = picked else {
            let known = listed(response.content.iter().map(|media| media.range.raw()));
            let detail = format!("the request takes none of the media types that the answer has: {known}");
            return Err(Box::new(Answer::problem(406, "not-acceptable", &detail, Vec::new())));
        };
        let key = |seed| Key { operation: number, response: place, media: at, seed };
        let sent = MediaRange::new(&concrete);
        // A range is written as the type that this request likes, which is another for the next one.
        let keeps = !prefer.dynamic && media.range.specificity() >= 2;
        let known = || self.kept.get(&key(None)).or_else(|| self.kept.get(&key(Some(seed))));
        if keeps && let Some(known) = known() {
            return Ok((concrete, known));
        }
        let example = if prefer.dynamic { None } else { self.example(media, &sent) };
        let (key, rendered) = match example {
            Some(rendered) => (key(None), rendered),
            None => match self.generated(media, &sent, prefer, seed) {
                Ok(rendered) => (key(Some(seed)), rendered),
                Err(reason) => {
                    let detail = format!("no answer could be made that the contract's schema takes: {reason}");
                    let help = "write an example, or correct the schema";
                    let at = json!({ "detail": help, "pointer": self.pointer(media) });
                    return Err(Box::new(Answer::problem(500, "not-generated", &detail, vec![at])));
                }
            },
        };
        Ok((concrete, if keeps { self.kept.put(key, rendered) } else { Arc::new(rendered) }))
    }

    /// Where the contract describes a media type.
    fn pointer(&self, media: &MediaType) -> String {
        let documents = &self.contract().documents;
        let place = documents.locate(documents.origin(media.at));
        format!("{}:{}", place.file, place.line)
    }

    /// The first example that its schema takes.
    fn example(&self, media: &MediaType, sent: &MediaRange) -> Option<Rendered> {
        if media.examples.is_empty() {
            return None;
        }
        let contract = self.contract();
        let sound = |at: &At| {
            let value = contract.documents.value(*at);
            let fits = match media.schema {
                Some(id) if sent.is_json() => {
                    self.judge.sampler().validators().validator(id).map_or(true, |validator| validator.is_valid(&value))
                }
                _ => true,
            };
            fits.then_some((*at, value))
        };
        let (at, value) = media.examples.iter().find_map(sound)?;
        let name = named(contract, media.at).into_iter().find(|(_, known)| *known == at).and_then(|(name, _)| name);
        let body: Bytes = render(contract, sent, media.schema, &value).into();
        Some(Rendered { body, source: Source::Example(name) })
    }

    fn generated(&self, media: &MediaType, sent: &MediaRange, prefer: &Prefer, seed: u64) -> Result<Rendered, String> {
        let make = |id, seed| {
            let made = if prefer.dynamic {
                self.judge.sampler().make(id, seed)
            } else {
                self.judge.sampler().sample(id, &[], seed)
            };
            made.map_err(|error| error.to_string())
        };
        let contract = self.contract();
        if let Some(item) = media.item_schema {
            let items: Vec<Value> =
                (0..ITEMS).map(|number| make(item, seed.wrapping_add(number))).collect::<Result<_, _>>()?;
            return Ok(Rendered { body: stream(sent, &items).into(), source: Source::Generated });
        }
        let body: Bytes = match media.schema {
            Some(id) => render(contract, sent, Some(id), &make(id, seed)?).into(),
            None if sent.is_json() => Bytes::from_static(b"{}"),
            None => Bytes::new(),
        };
        Ok(Rendered { body, source: Source::Generated })
    }

    fn takes(&self, schema: SchemaId, value: &Value) -> bool {
        self.judge.sampler().validators().validator(schema).map_or(true, |validator| validator.is_valid(value))
    }

    /// A header that the contract requires or shows an example of.
    fn header(&self, header: &Header, seed: u64) -> Option<(HeaderName, String)> {
        if header.name.eq_ignore_ascii_case("content-type") || header.name.eq_ignore_ascii_case("content-length") {
            return None;
        }
        let contract = self.contract();
        let shown = named(contract, header.at).into_iter().next().map(|(_, at)| contract.documents.value(at));
        let schema = match &header.value {
            accordant_model::http::ParameterValue::Schema { schema, .. } => *schema,
            accordant_model::http::ParameterValue::Content(media) => media.schema,
        };
        let value = match (shown, schema) {
            (Some(shown), None) => shown,
            (Some(shown), Some(id)) if self.takes(id, &shown) => shown,
            (_, Some(id)) if header.required => self.judge.sampler().sample(id, &[], seed).ok()?,
            _ => return None,
        };
        let text = match &value {
            Value::Array(items) => items.iter().map(plain).collect::<Vec<_>>().join(","),
            Value::Object(members) => {
                members.iter().map(|(name, value)| format!("{name},{}", plain(value))).collect::<Vec<_>>().join(",")
            }
            value => plain(value),
        };
        Some((HeaderName::from_bytes(header.name.as_bytes()).ok()?, text))
    }
}

/// The status that a response is given with.
fn status_of(response: &Response) -> u16 {
    match response.status {
        StatusPattern::Code(code) => code,
        StatusPattern::Range(class) => u16::from(class) * 100,
        StatusPattern::Default => 200,
    }
}
