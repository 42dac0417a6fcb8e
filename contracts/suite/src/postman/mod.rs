//! Collections of Postman (v2.0 and v2.1, <https://schema.postman.com/>): requests become interactions, saved responses
//! what is expected. What a collection runs (scripts, tests) is told of and left out.

mod auth;
mod body;
mod request;
mod variables;

use accordant_document::settings::Reader;
use accordant_document::{DocumentId, Documents, Finding, Node, Severity, Span};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use self::variables::Scope;
use crate::findings::{FAULTS, ids};
use crate::identity::identity;
use crate::record::{self, Capture};
use crate::{
    Auth, Category, Combine, Exchange, Interaction, Matcher, Path, Request, Response, Rule, StatusClass, Suite,
    SuiteFormat,
};

/// Folders inside each other.
const DEEPEST: usize = 64;

/// Whether a document is a collection.
pub(crate) fn is_collection(root: Node<'_>) -> bool {
    let info = root.get("info");
    let stated = info.and_then(|info| info.get("schema")).and_then(Node::as_str);
    root.get("item").is_some_and(Node::is_array)
        && (stated.is_some_and(|schema| schema.contains("/collection/v2")) || info.is_some_and(|info| info.is_object()))
}

/// Reads a collection. The consumer is whoever keeps it, which the caller knows.
pub(crate) fn read(documents: &Documents, id: DocumentId) -> (Option<Suite>, Vec<Finding>) {
    let root = documents.node(documents.root(id));
    let mut reader = Reader::of(documents, id, FAULTS);
    let name = root.get("info").and_then(|info| info.get("name")).and_then(Node::as_str).unwrap_or_default();
    let origin = reader.origin(root.span());
    let mut collection = Collection { reader: &mut reader, names: FxHashMap::default(), interactions: Vec::new() };
    collection.folder(root, &Inherited::default(), String::new(), 0);
    let interactions = collection.interactions;
    let suite = Suite {
        consumer: String::new(),
        provider: name.to_owned(),
        format: SuiteFormat::Postman,
        states: IndexMap::new(),
        interactions,
        extras: IndexMap::new(),
        origin,
    };
    (Some(suite), reader.findings())
}

/// What items have of the folders that they are in.
#[derive(Clone, Default)]
struct Inherited<'n> {
    scope: Scope,
    auth: Option<Node<'n>>,
}

impl<'n> Inherited<'n> {
    fn with(&self, node: Node<'n>) -> Self {
        let auth = node.get("auth").filter(|auth| !auth.is_null()).or(self.auth);
        Self { scope: self.scope.with(node.get("variable")), auth }
    }
}

struct Collection<'c, 'd> {
    reader: &'c mut Reader<'d>,
    names: FxHashMap<String, usize>,
    interactions: Vec<Interaction>,
}

impl Collection<'_, '_> {
    /// A folder or the collection itself. Recursion ends with the depth that is allowed.
    fn folder<'n>(&mut self, node: Node<'n>, inherited: &Inherited<'n>, path: String, depth: usize) {
        let inherited = inherited.with(node);
        let shown = if path.is_empty() { "the collection".to_owned() } else { format!("`{path}`") };
        self.scripts(node, &shown);
        let Some(list) = node.get("item") else { return };
        for item in self.reader.items(list, "`item`") {
            if !item.is_object() {
                self.reader.wrong_type(item, "an item", "an object");
                continue;
            }
            let name = item.get("name").and_then(Node::as_str).unwrap_or("request");
            let path = if path.is_empty() { name.to_owned() } else { format!("{path} / {name}") };
            if item.get("item").is_none() {
                self.item(item, &inherited, path);
            } else if depth < DEEPEST {
                self.folder(item, &inherited, path, depth + 1);
            } else {
                left_out(self.reader, item.span(), format!("folders are nested deeper than {DEEPEST}"), "flatten them");
            }
        }
    }

    /// One request with its saved responses.
    fn item<'n>(&mut self, item: Node<'n>, inherited: &Inherited<'n>, path: String) {
        let inherited = inherited.with(item);
        self.scripts(item, &format!("`{path}`"));
        let Some(written) = item.get("request").filter(|request| !request.is_null()) else {
            self.reader.missing(item, &format!("`{path}`"), "request");
            return;
        };
        let saved: Vec<Node<'n>> = item.get("response").into_iter().flat_map(Node::items).collect();
        if saved.is_empty() {
            let message = format!("`{path}` has no saved response: any status from 200 to 299 is expected");
            left_out(self.reader, written.span(), message, "save a response in Postman, or write what is expected");
            let exchange = self.exchange(written, &inherited, any_success);
            self.push(path, exchange, written.span());
            return;
        }
        for response in saved {
            let example = response.get("name").and_then(Node::as_str).unwrap_or_default();
            let name = if example.is_empty() { path.clone() } else { format!("{path}: {example}") };
            let asked = response.get("originalRequest").filter(|request| !request.is_null()).unwrap_or(written);
            let Some(status) = response.get("code").and_then(|code| code.number_text()?.parse::<u16>().ok()) else {
                left_out(
                    self.reader,
                    response.span(),
                    format!("the saved response `{name}` has no status and is left out"),
                    "save the response again",
                );
                continue;
            };
            let capture = Capture {
                status,
                response_headers: request::headers(response.get("header"), &inherited.scope),
                response_body: response.get("body").and_then(Node::as_str).unwrap_or_default().as_bytes().to_vec(),
                origin: self.reader.origin(response.span()),
                ..Capture::default()
            };
            let exchange = self.exchange(asked, &inherited, |_| record::response(&capture));
            self.push(name, exchange, response.span());
        }
    }

    fn exchange<'n>(
        &mut self,
        written: Node<'n>,
        inherited: &Inherited<'n>,
        response: impl FnOnce(&Request) -> Response,
    ) -> (Exchange, Option<Auth>) {
        let request::Asked { request, operation, auth } = request::read(self.reader, written, inherited);
        let response = response(&request);
        let exchange = match operation {
            Some(operation) => Exchange::Graphql { operation, response },
            None => Exchange::Http { request, response },
        };
        (exchange, auth)
    }

    /// Names tell interactions apart, so that one that comes again is counted.
    fn push(&mut self, name: String, (exchange, auth): (Exchange, Option<Auth>), span: Span) {
        let times = self.names.entry(name.clone()).or_insert(0);
        *times += 1;
        let name = if *times > 1 { format!("{name} ({times})") } else { name };
        self.interactions.push(Interaction {
            id: identity(&name, &[]),
            name,
            states: Vec::new(),
            exchange,
            pending: false,
            auth,
            comments: IndexMap::new(),
            extras: IndexMap::new(),
            needs_plugin: None,
            origin: self.reader.origin(span),
        });
    }

    fn scripts(&mut self, node: Node<'_>, whose: &str) {
        for event in node.get("event").into_iter().flat_map(Node::items) {
            let script = event.get("script");
            let lines = script.and_then(|script| script.get("exec"));
            let is_empty = match lines {
                Some(lines) if lines.is_array() => {
                    lines.items().all(|line| line.as_str().is_none_or(|line| line.trim().is_empty()))
                }
                Some(line) => line.as_str().is_none_or(|line| line.trim().is_empty()),
                None => script.and_then(|script| script.get("src")).is_none(),
            };
            if is_empty || event.get("disabled").and_then(Node::as_bool) == Some(true) {
                continue;
            }
            let (what, help) = match event.get("listen").and_then(Node::as_str) {
                Some("test") => ("tests", "write what they check as status, headers and matchers of the response"),
                _ => ("pre-request script", "give the values that it sets as `${env.X}`, or by provider states"),
            };
            left_out(self.reader, event.span(), format!("the {what} of {whose} cannot be carried over"), help);
        }
    }
}

/// Where nothing is saved: a status that is no error, and nothing of the body.
fn any_success(request: &Request) -> Response {
    let mut response = Response { status: 200, ..Response::default() };
    response.part.origin = request.part.origin;
    response.part.rules.0.push(Rule {
        category: Category::Status,
        path: Path::default(),
        combine: Combine::And,
        matchers: vec![Matcher::StatusCode(StatusClass::Success)],
        origin: request.part.origin,
    });
    response
}

/// What a suite does not have of the collection.
fn left_out(reader: &mut Reader<'_>, span: Span, message: String, help: &str) {
    let origin = reader.origin(span);
    reader.add(Finding::new(ids::SUITE_COLLECTION_TRIMMED, Severity::Info, origin, message).help(help));
}
