//! The answers of a GraphQL API: operations are validated against the schema, and what they select is made by type.

mod made;
mod request;

use std::sync::{Arc, PoisonError, RwLock};

use accordant_model::Contract;
use accordant_model::graphql::to_sdl;
use apollo_compiler::collections::HashMap;
use apollo_compiler::executable::{Operation, OperationType};
use apollo_compiler::introspection::check_max_depth;
use apollo_compiler::parser::Parser;
use apollo_compiler::request::RequestError;
use apollo_compiler::resolvers::Execution;
use apollo_compiler::schema::Implementers;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Name, Schema};
use rustc_hash::FxHashMap;
use serde_json::{Value, json};

use super::Options;
use super::answer::{Answer, Source};
use super::seed::SeedOf;
use crate::judge::Question;
use made::Made;
use request::{Asked, read};

/// Levels of a document that are followed, and tokens of it that are read.
const DEPTH: usize = 100;
const TOKENS: usize = 20_000;
/// Bytes of documents that are kept in their compiled form; behind that the collection starts anew.
const KEPT: usize = 16 << 20;
/// What a document costs beside its text, and how much its compiled form is larger than that.
const ENTRY: usize = 1024;
const GROWTH: usize = 32;
/// The media type of answers whose status says whether they are any (GraphQL over HTTP, section 6.4).
const OWN_TYPE: &str = "application/graphql-response+json";

/// Documents by their text, and what they cost together.
type Documents = (FxHashMap<String, Arc<Valid<ExecutableDocument>>>, usize);

pub(crate) struct GraphqlService {
    schema: Valid<Schema>,
    implementers: HashMap<Name, Implementers>,
    documents: RwLock<Documents>,
    operations: usize,
}

/// Why an operation is not executed.
struct Fault {
    status: u16,
    message: String,
    /// Lines and columns in the document.
    locations: Value,
}

impl Fault {
    fn new(status: u16, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), locations: Value::Null }
    }
}

impl From<RequestError> for Fault {
    fn from(error: RequestError) -> Self {
        Self::new(400, error.message().to_string())
    }
}

impl GraphqlService {
    /// `None` for a contract of another kind.
    pub(crate) fn new(contract: &Contract) -> Option<Self> {
        let graphql = contract.graphql()?;
        let parsed = Parser::new().parse_schema(to_sdl(graphql, true), "schema.graphql").and_then(Schema::validate);
        let schema = match parsed {
            Ok(schema) => schema,
            // A schema with faults still answers by the part that holds; `check` names the faults.
            Err(found) => Valid::assume_valid(found.partial),
        };
        let implementers = schema.implementers_map();
        let operations = graphql.counts().root_fields;
        Some(Self { schema, implementers, documents: RwLock::default(), operations })
    }

    pub(crate) fn operations(&self) -> usize {
        self.operations
    }

    /// Whether a path is the one that operations are sent to. Where nothing else is mocked, so is `/`.
    pub(crate) fn takes(path: &str, alone: bool) -> bool {
        path.trim_end_matches('/').ends_with("/graphql") || (alone && path == "/")
    }

    pub(crate) fn answer(&self, question: &Question<'_>, options: &Options) -> Answer {
        let accepted = question.headers.get_all("accept").iter().filter_map(|value| value.to_str().ok());
        let own_type = accepted.into_iter().any(|text| text.contains(OWN_TYPE));
        let asked = match read(question) {
            Ok(asked) => asked,
            Err(fault) => return fault.answer(own_type),
        };
        let document = match self.document(&asked.document) {
            Ok(document) => document,
            Err(fault) => return fault.answer(own_type),
        };
        match self.execute(&document, &asked, question.method, options) {
            Ok((name, body)) => {
                let media = if own_type { OWN_TYPE } else { "application/json" };
                Answer::new(200, Source::Generated).body(media, body).of(name)
            }
            Err(fault) => fault.answer(own_type),
        }
    }

    /// The document, compiled and valid; most clients send the same few again and again.
    fn document(&self, text: &str) -> Result<Arc<Valid<ExecutableDocument>>, Fault> {
        if let Some(known) = self.documents.read().unwrap_or_else(PoisonError::into_inner).0.get(text) {
            return Ok(Arc::clone(known));
        }
        let parsed = Parser::new()
            .recursion_limit(DEPTH)
            .token_limit(TOKENS)
            .parse_executable(&self.schema, text, "operation.graphql")
            .map_err(|found| found.errors)
            .and_then(|document| document.validate(&self.schema).map_err(|found| found.errors));
        let document = parsed.map_err(|errors| {
            let first = errors.iter().next().map(|fault| fault.to_json());
            let message = first.as_ref().map_or("the document is not valid", |error| error.message.as_str());
            let locations = first.as_ref().map(|error| {
                let places = error.locations.iter();
                places.map(|place| json!({ "line": place.line, "column": place.column })).collect::<Vec<_>>()
            });
            Fault { status: 400, message: message.to_owned(), locations: json!(locations) }
        })?;
        let document = Arc::new(document);
        let mut kept = self.documents.write().unwrap_or_else(PoisonError::into_inner);
        let size = ENTRY + text.len().saturating_mul(1 + GROWTH);
        if kept.1 + size > KEPT {
            *kept = Documents::default();
        }
        if size <= KEPT {
            kept.1 += size;
            kept.0.insert(text.to_owned(), Arc::clone(&document));
        }
        Ok(document)
    }

    fn execute(
        &self,
        document: &Valid<ExecutableDocument>,
        asked: &Asked,
        method: &str,
        options: &Options,
    ) -> Result<(String, Vec<u8>), Fault> {
        let operation: &Operation = document.operations.get(asked.operation.as_deref())?;
        match operation.operation_type {
            OperationType::Subscription => return Err(Fault::new(400, "subscriptions are not mocked")),
            // GraphQL over HTTP, section 5.3.
            OperationType::Mutation if method == "GET" => return Err(Fault::new(405, "a mutation is sent with POST")),
            _ => {}
        }
        check_max_depth(document, operation)?;
        let seed = SeedOf::new(options.seed).with(operation.operation_type.name().as_bytes()).value();
        let root = Made::root(operation.object_type().as_str(), seed, &self.implementers);
        let response = Execution::new(&self.schema, document)
            .operation(operation)
            .implementers_map(&self.implementers)
            .raw_variable_values(&asked.variables)
            .enable_schema_introspection(true)
            .execute_sync(&root)?;
        let body = serde_json::to_vec(&response).map_err(|error| Fault::new(500, error.to_string()))?;
        let name = operation.name.as_ref().map_or_else(String::new, |name| format!(" {name}"));
        Ok((format!("{}{name}", operation.operation_type.name()), body))
    }
}

impl Fault {
    /// Old clients read the body of a 200 only.
    fn answer(self, own_type: bool) -> Answer {
        let mut error = json!({ "message": self.message });
        if let (Some(members), Value::Array(_)) = (error.as_object_mut(), &self.locations) {
            members.insert("locations".to_owned(), self.locations);
        }
        let body = json!({ "errors": [error] }).to_string();
        let status = if own_type || self.status != 400 { self.status } else { 200 };
        let media = if own_type { OWN_TYPE } else { "application/json" };
        let mut answer = Answer::new(status, Source::Refused).body(media, body);
        answer.tell(&self.message);
        if self.status == 405 { answer.allow(&["POST".to_owned()]) } else { answer }
    }
}
