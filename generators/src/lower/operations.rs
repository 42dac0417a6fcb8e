//! Operations: every one of the contract, once.

use accordant_model::http;
use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::Lowering;
use super::conjunction::ConjId;
use super::declare::doc;
use super::directions::Direction;
use super::names::Owner;
use crate::model::{Doc, Module, Name, Operation};
use crate::naming::words;
use crate::rule::ids;

impl<'c> Lowering<'c> {
    /// Gives every operation and event its name before types are named after them.
    pub(super) fn name_operations(&mut self) {
        let http = self.http;
        let mut ids: FxHashMap<&str, usize> = FxHashMap::default();
        for operation in &http.operations {
            if let Some(id) = operation.operation_id.as_deref().filter(|id| !id.is_empty()) {
                let count = ids.entry(id).or_default();
                *count += 1;
                if *count == 2 {
                    self.findings.warn(
                        ids::REPEATED_OPERATION_ID,
                        operation.at,
                        format!("the `operationId` `{id}` is another operation's already"),
                        "the functions were told apart by suffixes; give each operation an id of its own",
                    );
                }
            }
        }
        for operation in &http.operations {
            let owner = Owner { name: operation_name(operation), is_event: false };
            // The same path item may stand behind several paths: the first gives its types their names.
            self.operation_names.entry(operation.at).or_insert(owner);
            for callback in &operation.callbacks {
                for inner in &callback.operations {
                    let name = event_name(inner, &callback.name, callback.operations.len() > 1);
                    self.operation_names.entry(inner.at).or_insert(Owner { name, is_event: true });
                }
            }
        }
        let mut methods: FxHashMap<&str, usize> = FxHashMap::default();
        for webhook in &http.webhooks {
            *methods.entry(&webhook.name).or_default() += 1;
        }
        for webhook in &http.webhooks {
            let several = methods.get(webhook.name.as_str()).is_some_and(|count| *count > 1);
            let name = event_name(&webhook.operation, &webhook.name, several);
            self.operation_names.entry(webhook.operation.at).or_insert(Owner { name, is_event: true });
        }
    }

    pub(super) fn name_of_operation(&self, operation: &http::Operation) -> Name {
        self.operation_names.get(&operation.at).map(|owner| owner.name.clone()).unwrap_or_default()
    }

    /// What every operation and event sends and receives.
    pub(super) fn roots(&mut self) -> Vec<(ConjId, Direction)> {
        let http = self.http;
        let mut roots = Vec::new();
        for operation in &http.operations {
            self.roots_of(operation, Direction::Sent, &mut roots);
            for callback in &operation.callbacks {
                for inner in &callback.operations {
                    self.roots_of(inner, Direction::Received, &mut roots);
                }
            }
        }
        for webhook in &http.webhooks {
            self.roots_of(&webhook.operation, Direction::Received, &mut roots);
        }
        roots
    }

    /// `requests` is the direction of what the requests carry, seen from the client.
    fn roots_of(&mut self, operation: &http::Operation, requests: Direction, roots: &mut Vec<(ConjId, Direction)>) {
        let answers = match requests {
            Direction::Sent => Direction::Received,
            Direction::Received => Direction::Sent,
        };
        for parameter in &operation.parameters {
            roots.push((self.parameter_root(&parameter.value), requests));
        }
        for media in operation.request_body.iter().flat_map(|body| &body.content) {
            self.media_roots(media, requests, roots);
        }
        for response in &operation.responses {
            for header in &response.headers {
                roots.push((self.parameter_root(&header.value), answers));
            }
            for media in &response.content {
                self.media_roots(media, answers, roots);
            }
        }
    }

    fn media_roots(&mut self, media: &http::MediaType, direction: Direction, roots: &mut Vec<(ConjId, Direction)>) {
        let root = self.content_root(media);
        roots.push((root, direction));
        if super::content::codec(&media.range) == crate::model::Codec::Multipart {
            self.multipart.push(root);
        }
        for header in media.encoding.iter().flat_map(|encoding| &encoding.headers) {
            roots.push((self.parameter_root(&header.value), direction));
        }
    }

    /// The operations by their first tag.
    pub(super) fn modules(&mut self) -> Vec<Module> {
        let http = self.http;
        let mut modules: IndexMap<Option<&str>, Module> = IndexMap::new();
        let used: std::collections::HashSet<&str> =
            http.operations.iter().filter_map(|operation| operation.tags.first()).map(|tag| tag.as_str()).collect();
        for tag in http.tags.iter().filter(|tag| used.contains(tag.name.as_str())) {
            let mut said = doc(self.documents.node(tag.at));
            said.summary = None;
            modules.entry(Some(tag.name.as_str())).or_insert_with(|| module(Some(&tag.name), said));
        }
        let mut untagged = Vec::new();
        for operation in &http.operations {
            let lowered = self.operation(operation);
            match operation.tags.first() {
                Some(tag) => modules
                    .entry(Some(tag.as_str()))
                    .or_insert_with(|| module(Some(tag), Doc::default()))
                    .operations
                    .push(lowered),
                None => untagged.push(lowered),
            }
        }
        let mut modules: Vec<Module> = modules.into_values().collect();
        if !untagged.is_empty() {
            modules.push(Module { operations: untagged, ..module(None, Doc::default()) });
        }
        modules
    }

    fn operation(&mut self, operation: &http::Operation) -> Operation {
        let node = self.documents.node(operation.at);
        let (parameters, path) = self.parameters(operation, Direction::Sent);
        let body = operation.request_body.as_ref().map(|body| self.body(body, Direction::Sent));
        let responses = self.responses(&operation.responses, Direction::Received);
        let own_servers =
            operation.servers.first().map(|server| server.at) != self.http.servers.first().map(|server| server.at);
        Operation {
            at: operation.at,
            id: operation.operation_id.as_deref().map(str::to_owned),
            name: self.name_of_operation(operation),
            key: format!("{} {}", operation.method.0, operation.path),
            pointer: self.operation_pointer(operation),
            doc: doc(node),
            deprecated: operation.deprecated.then(|| self.deprecation(operation.sunset)),
            method: operation.method.0.to_string(),
            path,
            parameters,
            body,
            responses,
            security: security(&operation.security),
            servers: if own_servers { self.servers(&operation.servers) } else { Vec::new() },
            pagination: None,
        }
    }

    /// Paths are unique and stay; an operation behind a reference stands elsewhere, for several paths at once.
    fn operation_pointer(&self, operation: &http::Operation) -> String {
        let mut pointer = "/paths".to_owned();
        accordant_document::pointer::push_token(&mut pointer, operation.path.raw());
        accordant_document::pointer::push_token(&mut pointer, &operation.method.0.to_lowercase());
        pointer
    }
}

fn module(tag: Option<&str>, doc: Doc) -> Module {
    let name = tag.map_or_else(|| "default".to_owned(), words);
    Module { name, tag: tag.map(str::to_owned), doc, operations: Vec::new() }
}

fn security(requirements: &[http::SecurityRequirement]) -> Vec<Vec<crate::model::SecurityUse>> {
    let alternative = |requirement: &http::SecurityRequirement| {
        requirement
            .schemes
            .iter()
            .map(|(scheme, scopes)| crate::model::SecurityUse {
                scheme: scheme.to_string(),
                scopes: scopes.iter().map(ToString::to_string).collect(),
            })
            .collect()
    };
    requirements.iter().map(alternative).collect()
}

fn event_name(operation: &http::Operation, key: &str, several: bool) -> Name {
    if several { format!("{} {}", words(key), operation.method.0.to_lowercase()) } else { words(key) }
}

/// From `operationId`, else `get pets by pet id`.
fn operation_name(operation: &http::Operation) -> Name {
    if let Some(id) = operation.operation_id.as_deref().filter(|id| id.chars().any(char::is_alphanumeric)) {
        return words(id);
    }
    let mut name = words(&operation.method.0.to_lowercase());
    let mut segments = 0;
    for segment in operation.path.raw().split('/').filter(|segment| !segment.is_empty()) {
        segments += 1;
        let mut rest = segment;
        while let Some((before, after)) = rest.split_once('{') {
            if before.chars().any(char::is_alphanumeric) {
                name = format!("{name} {}", words(before));
            }
            let (inside, behind) = after.split_once('}').unwrap_or((after, ""));
            if inside.chars().any(char::is_alphanumeric) {
                name = format!("{name} by {}", words(inside));
            }
            rest = behind;
        }
        if rest.chars().any(char::is_alphanumeric) {
            name = format!("{name} {}", words(rest));
        }
    }
    if segments == 0 { format!("{name} root") } else { name }
}
