//! Executable documents of consumers: several files together, some of them fragments only.

use std::collections::BTreeSet;

use accordant_document::{DocumentId, Documents, Finding, Origin, Severity, Span, Syntax};
use apollo_compiler::Node;
use apollo_compiler::ast::{Definition, Document, FragmentDefinition, OperationDefinition, Selection};
use apollo_compiler::diagnostic::ToCliReport;
use apollo_compiler::parser::{FileId, Parser, SourceSpan};
use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::OperationSchema;
use crate::graphql::read::nests_too_deep;

/// The operations and fragments of a set of documents. Fragments are shared among all of them, as build tools do; a
/// document's own fragment of the same name comes first.
#[derive(Default)]
pub struct Operations {
    pub(super) files: Vec<(DocumentId, Document)>,
    pub(super) fragments: FxHashMap<SmolStr, Vec<(DocumentId, Node<FragmentDefinition>)>>,
    places: FxHashMap<FileId, DocumentId>,
}

impl Operations {
    /// Parses every GraphQL document of the set; what is no executable document goes to `findings`.
    pub fn read(documents: &Documents, findings: &mut Vec<Finding>) -> Self {
        let mut operations = Operations::default();
        for (id, document) in documents.iter().filter(|(_, document)| document.syntax == Syntax::Graphql) {
            let text = document.tree.text();
            if let Some(span) = nests_too_deep(text) {
                let message = "brackets nest too deep";
                findings.push(
                    Finding::new("graphql-nesting", Severity::Error, Origin { document: id, span }, message)
                        .help("no server would take such an operation: flatten it"),
                );
                continue;
            }
            let parsed = match Parser::new().parse_ast(text, &document.name) {
                Ok(parsed) => parsed,
                Err(found) => {
                    for fault in found.errors.iter().take(FAULTS) {
                        let origin = place(fault.error.location(), id);
                        findings.push(
                            Finding::new("graphql-syntax", Severity::Error, origin, lowered(&fault.error.to_string()))
                                .help("correct the syntax; what is whole in this document is used"),
                        );
                    }
                    found.partial
                }
            };
            operations.add(id, parsed, findings);
        }
        operations
    }

    fn add(&mut self, id: DocumentId, document: Document, findings: &mut Vec<Finding>) {
        for file in document.sources.keys() {
            self.places.insert(*file, id);
        }
        for definition in &document.definitions {
            match definition {
                Definition::OperationDefinition(_) => {}
                Definition::FragmentDefinition(fragment) => {
                    let name = SmolStr::new(fragment.name.as_str());
                    self.fragments.entry(name).or_default().push((id, fragment.clone()));
                }
                other => {
                    let origin = place(other.location(), id);
                    findings.push(
                        Finding::new(
                            "graphql-not-executable",
                            Severity::Error,
                            origin,
                            "a definition of a schema stands among operations",
                        )
                        .help("name schemas as BASE or REVISION, and only operations and fragments here"),
                    );
                }
            }
        }
        self.files.push((id, document));
    }

    /// How many operations there are.
    pub fn len(&self) -> usize {
        self.definitions().count()
    }

    /// The operations of all documents.
    pub(super) fn definitions(&self) -> impl Iterator<Item = &Node<OperationDefinition>> {
        let definitions = self.files.iter().flat_map(|(_, document)| &document.definitions);
        definitions.filter_map(|definition| match definition {
            Definition::OperationDefinition(operation) => Some(operation),
            _ => None,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many operations are valid against the schema.
    pub fn fitting(&self, schema: &OperationSchema) -> usize {
        let documents = self.files.iter().flat_map(|(id, document)| self.self_contained(*id, document));
        let of_operations = documents.filter(|alone| {
            alone.definitions.iter().any(|definition| matches!(definition, Definition::OperationDefinition(_)))
        });
        of_operations.filter(|alone| alone.to_executable_validate(&schema.schema).is_ok()).count()
    }

    /// Every breach of the validation rules (section 5), each where it stands. A fragment that no operation uses is
    /// checked for unknown fields and types only.
    pub fn validate(&self, schema: &OperationSchema) -> Vec<Finding> {
        let mut found: IndexMap<(Option<Origin>, String), Finding> = IndexMap::new();
        for (id, document) in &self.files {
            for alone in self.self_contained(*id, document) {
                let result = alone.to_executable_validate(&schema.schema);
                let Err(faults) = result else { continue };
                for fault in faults.errors.iter() {
                    let message = lowered(&fault.error.to_string());
                    // Shared fragments are used elsewhere, or kept for later.
                    if message.starts_with("fragment `") && message.ends_with("must be used in an operation") {
                        continue;
                    }
                    let origin = fault.error.location().map(|span| self.origin(span, *id));
                    found.entry((origin, message.clone())).or_insert_with(|| {
                        Finding::new("graphql-operation-invalid", Severity::Error, origin, message)
                            .help("a server with this schema refuses the operation: ask for what the schema has")
                    });
                }
            }
        }
        found.into_values().collect()
    }

    /// The document with the fragments of others that it needs; operations one by one, since their names may repeat.
    fn self_contained(&self, id: DocumentId, document: &Document) -> Vec<Document> {
        let of = |definitions: Vec<Definition>| {
            let mut sources = document.sources.clone();
            if self.files.len() > 1 {
                let all = self.files.iter().flat_map(|(_, file)| file.sources.iter());
                sources = std::sync::Arc::new(all.map(|(file, source)| (*file, source.clone())).collect());
            }
            Document { sources, definitions }
        };
        let mut documents = Vec::new();
        let mut unused: Vec<Definition> = Vec::new();
        for definition in &document.definitions {
            match definition {
                Definition::OperationDefinition(operation) => {
                    let mut definitions = vec![definition.clone()];
                    definitions.extend(
                        self.needed(id, &operation.selection_set).into_iter().map(Definition::FragmentDefinition),
                    );
                    documents.push(of(definitions));
                }
                Definition::FragmentDefinition(fragment) => {
                    unused.push(definition.clone());
                    let needed = self.needed(id, &fragment.selection_set);
                    unused.extend(
                        needed
                            .into_iter()
                            .filter(|other| other.name != fragment.name)
                            .map(Definition::FragmentDefinition),
                    );
                }
                _ => {}
            }
        }
        if documents.is_empty() && !unused.is_empty() {
            let mut seen = BTreeSet::new();
            unused.retain(|definition| match definition {
                Definition::FragmentDefinition(fragment) => seen.insert(fragment.name.to_string()),
                _ => true,
            });
            documents.push(of(unused));
        }
        documents
    }

    /// The fragments that a selection spreads, and those that they spread.
    fn needed(&self, id: DocumentId, selections: &[Selection]) -> Vec<Node<FragmentDefinition>> {
        let mut needed: IndexMap<SmolStr, Node<FragmentDefinition>> = IndexMap::new();
        let mut pending: Vec<SmolStr> = spreads(selections);
        while let Some(name) = pending.pop() {
            if needed.contains_key(&name) {
                continue;
            }
            if let Some(fragment) = self.fragment(id, &name) {
                pending.extend(spreads(&fragment.selection_set));
                needed.insert(name, fragment.clone());
            }
        }
        needed.into_values().collect()
    }

    /// The fragment of this name that the document means.
    pub(super) fn fragment(&self, id: DocumentId, name: &str) -> Option<&Node<FragmentDefinition>> {
        let known = self.fragments.get(name)?;
        known.iter().find(|(file, _)| *file == id).or(known.first()).map(|(_, fragment)| fragment)
    }

    pub(super) fn origin(&self, span: SourceSpan, otherwise: DocumentId) -> Origin {
        let document = self.places.get(&span.file_id()).copied().unwrap_or(otherwise);
        Origin { document, span: Span::new(span.offset() as u32, span.end_offset() as u32) }
    }
}

/// Syntax errors of one document that are worth listing.
const FAULTS: usize = 20;

fn place(span: Option<SourceSpan>, document: DocumentId) -> Option<Origin> {
    span.map(|span| Origin { document, span: Span::new(span.offset() as u32, span.end_offset() as u32) })
}

/// Messages of findings begin with a small letter, unless with a name.
fn lowered(message: &str) -> String {
    let message = message.trim_end_matches('.');
    let mut letters = message.chars();
    match letters.next() {
        Some(first) if !letters.as_str().starts_with(char::is_uppercase) => {
            format!("{}{}", first.to_lowercase(), letters.as_str())
        }
        _ => message.to_owned(),
    }
}

fn spreads(selections: &[Selection]) -> Vec<SmolStr> {
    let mut names = Vec::new();
    let mut pending: Vec<&Selection> = selections.iter().collect();
    while let Some(selection) = pending.pop() {
        match selection {
            Selection::Field(field) => pending.extend(&field.selection_set),
            Selection::InlineFragment(fragment) => pending.extend(&fragment.selection_set),
            Selection::FragmentSpread(spread) => names.push(SmolStr::new(spread.fragment_name.as_str())),
        }
    }
    names
}
