//! Documents of operations as suites: each operation is an interaction, with the variables of the file beside it.

use accordant_document::{Attachment, DocumentId, Documents, Finding, Origin, Severity, Span, Syntax};
use apollo_compiler::ast::{Definition, Document, Selection};
use indexmap::{IndexMap, IndexSet};

use super::parse;
use crate::findings::ids;
use crate::identity::identity;
use crate::native::no_errors;
use crate::{Content, Exchange, Interaction, Operation, Part, Response, Suite, SuiteFormat, Value};

/// `courses.graphql` has its variables in `courses.variables.json`, if it needs any.
pub(crate) fn belongings(name: &str) -> Vec<Attachment> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    vec![Attachment::Document(variables_of(base))]
}

fn variables_of(base: &str) -> String {
    let stem = base.rsplit_once('.').map_or(base, |(stem, _)| stem);
    format!("{stem}.variables.json")
}

/// Reads a document of operations; `None` for one of fragments only. The consumer is whoever keeps the files, which the
/// caller knows.
pub(crate) fn read(documents: &Documents, id: DocumentId) -> (Option<Suite>, Vec<Finding>) {
    let Some(file) = documents.document(id) else { return (None, Vec::new()) };
    let text = file.tree.text();
    let whole = Origin { document: id, span: Span::new(0, 0) };
    let fault = |origin: Origin, why: &super::GraphqlError| {
        Finding::new(ids::SUITE_GRAPHQL_INVALID, Severity::Error, origin, why.to_string()).help(why.help())
    };
    if super::is_blank(text) {
        return (None, vec![asks_nothing(whole, &Document::new())]);
    }
    let document = match parse(text) {
        Ok(document) => document,
        Err(why) => return (None, vec![fault(whole, &why)]),
    };
    let mut findings = Vec::new();
    let (variables, by_operation) = variables(documents, id, &file.name, &mut findings);
    let operations =
        document.definitions.iter().filter(|one| matches!(one, Definition::OperationDefinition(_))).count();
    let mut interactions = Vec::new();
    for (index, definition) in document.definitions.iter().enumerate() {
        let Definition::OperationDefinition(operation) = definition else { continue };
        let origin = place(definition, id).unwrap_or(whole);
        let name = operation.name.as_ref().map(|name| name.as_str().to_owned());
        let written = match whole_text(documents, id, &document, index, operations == 1) {
            Ok(written) => written,
            Err(why) => {
                findings.push(fault(origin, &why));
                continue;
            }
        };
        if let Err(why) = super::select(&written, name.as_deref()) {
            findings.push(fault(origin, &why));
            continue;
        }
        let title = name.clone().unwrap_or_else(|| stem(&file.name).to_owned());
        let variables = match &variables {
            Some(Value::Map(all)) if by_operation => name.as_ref().and_then(|name| all.get(name)).cloned(),
            other => other.clone(),
        };
        let mut part = Part { origin, ..Part::default() };
        part.media_type = Some("application/json".to_owned());
        let data = IndexMap::from([("data".to_owned(), Value::Map(IndexMap::new()))]);
        part.content = Content::Json(Value::Map(data));
        part.rules.0.push(no_errors(&part));
        let operation = Operation { document: written, name, variables, ..Operation::default() };
        interactions.push(Interaction {
            id: identity(&title, &[]),
            name: title,
            states: Vec::new(),
            exchange: Exchange::Graphql { operation, response: Response { status: 200, part } },
            pending: false,
            auth: None,
            comments: IndexMap::new(),
            extras: IndexMap::new(),
            needs_plugin: None,
            origin,
        });
    }
    if interactions.is_empty() {
        if findings.is_empty() && !is_used(documents, id, &document) {
            findings.push(asks_nothing(whole, &document));
        }
        return (None, findings);
    }
    let suite = Suite {
        consumer: String::new(),
        provider: String::new(),
        format: SuiteFormat::Graphql,
        states: IndexMap::new(),
        interactions,
        extras: IndexMap::new(),
        origin: whole,
    };
    (Some(suite), findings)
}

/// Whether an operation of another document spreads a fragment of this one.
fn is_used(documents: &Documents, id: DocumentId, document: &Document) -> bool {
    let fragments = document.definitions.iter().filter_map(|one| match one {
        Definition::FragmentDefinition(fragment) => Some(format!("...{}", fragment.name)),
        _ => None,
    });
    let spread: Vec<String> = fragments.collect();
    let others = documents.iter().filter(|(other, file)| *other != id && file.syntax == Syntax::Graphql);
    let mut texts = others.map(|(_, file)| file.tree.text());
    !spread.is_empty() && texts.any(|text| spread.iter().any(|name| text.contains(name)))
}

/// A schema, or fragments that nobody uses.
fn asks_nothing(origin: Origin, document: &Document) -> Finding {
    let is_fragment = |one: &Definition| matches!(one, Definition::FragmentDefinition(_));
    let (what, help) = match document.definitions.first() {
        None => ("is empty", "write a query, a mutation or a subscription"),
        Some(_) if document.definitions.iter().all(is_fragment) => {
            ("has fragments and no operation", "write an operation that spreads them, or name the file that has one")
        }
        Some(_) => ("is a schema and has no operation", "give the schema as `--contract`, and operations as the suite"),
    };
    let message = format!("the GraphQL document {what}, so that nothing is asked");
    Finding::new(ids::SUITE_GRAPHQL_INVALID, Severity::Error, origin, message).help(help)
}

fn stem(name: &str) -> &str {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    base.rsplit_once('.').map_or(base, |(stem, _)| stem)
}

/// The variables of the file beside, and whether it has them by operation: then every key is the name of one.
fn variables(documents: &Documents, id: DocumentId, name: &str, findings: &mut Vec<Finding>) -> (Option<Value>, bool) {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let Some(Ok(beside)) = documents.belonging(id, &variables_of(base)) else { return (None, false) };
    let root = documents.node(documents.root(beside));
    if !root.is_object() {
        let origin = documents.origin(documents.root(beside));
        findings.push(
            Finding::new(
                ids::SUITE_WRONG_TYPE,
                Severity::Error,
                origin,
                "the variables of an operation must be an object",
            )
            .help("write an object of variables, or one of operations with theirs"),
        );
        return (None, false);
    }
    let text = documents.document(id).map_or("", |document| document.tree.text());
    let by_operation = !root.is_empty()
        && root.members().all(|member| {
            member.value.is_object()
                && text.contains(&format!(" {}", member.key))
                && !text.contains(&format!("${}", member.key))
        });
    (Some(Value::from(root)), by_operation)
}

/// The text that a client sends for an operation: that of the file where it is the only one and needs nothing else, as
/// persisted queries are named by the digest of the text; else that of the operation and the fragments that it needs.
fn whole_text(
    documents: &Documents,
    id: DocumentId,
    document: &Document,
    index: usize,
    is_only: bool,
) -> Result<String, super::GraphqlError> {
    let text = documents.document(id).map_or("", |file| file.tree.text());
    let definition = document.definitions.get(index).ok_or(super::GraphqlError::NoOperation)?;
    let mut own: IndexMap<&str, &Definition> = IndexMap::new();
    for definition in &document.definitions {
        if let Definition::FragmentDefinition(fragment) = definition {
            own.insert(fragment.name.as_str(), definition);
        }
    }
    let mut parts = vec![slice(text, definition).to_owned()];
    let mut pending: IndexSet<String> = IndexSet::new();
    if let Definition::OperationDefinition(operation) = definition {
        spreads(&operation.selection_set, &mut pending);
    }
    let mut foreign = false;
    let mut next = 0;
    while let Some(name) = pending.get_index(next).cloned() {
        next += 1;
        if let Some(definition) = own.get(name.as_str()) {
            parts.push(slice(text, definition).to_owned());
            if let Definition::FragmentDefinition(fragment) = definition {
                spreads(&fragment.selection_set, &mut pending);
            }
            continue;
        }
        foreign = true;
        let (written, more) = elsewhere(documents, id, &name).ok_or(super::GraphqlError::NoFragment(name))?;
        parts.push(written);
        pending.extend(more);
    }
    Ok(if is_only && !foreign { text.to_owned() } else { parts.join("\n\n") })
}

/// A fragment of another document of the set, and what it spreads.
fn elsewhere(documents: &Documents, id: DocumentId, name: &str) -> Option<(String, IndexSet<String>)> {
    for (other, file) in documents.iter().filter(|(other, file)| *other != id && file.syntax == Syntax::Graphql) {
        let text = file.tree.text();
        // Parsing is dear, and most files do not have it.
        if !text.contains(&format!("fragment {name}")) {
            continue;
        }
        let Ok(document) = parse(text) else { continue };
        for definition in &document.definitions {
            if let Definition::FragmentDefinition(fragment) = definition
                && fragment.name.as_str() == name
                && other != id
            {
                let mut more = IndexSet::new();
                spreads(&fragment.selection_set, &mut more);
                return Some((slice(text, definition).to_owned(), more));
            }
        }
    }
    None
}

/// Recursion ends with the nesting of the document, which was looked at before it was parsed.
fn spreads(selections: &[Selection], names: &mut IndexSet<String>) {
    for selection in selections {
        match selection {
            Selection::Field(field) => spreads(&field.selection_set, names),
            Selection::InlineFragment(fragment) => spreads(&fragment.selection_set, names),
            Selection::FragmentSpread(spread) => {
                names.insert(spread.fragment_name.to_string());
            }
        }
    }
}

fn slice<'t>(text: &'t str, definition: &Definition) -> &'t str {
    let range = definition.location().map(|span| span.offset()..span.end_offset());
    range.and_then(|range| text.get(range)).unwrap_or(text)
}

fn place(definition: &Definition, document: DocumentId) -> Option<Origin> {
    let span = definition.location()?;
    Some(Origin { document, span: Span::new(span.offset() as u32, span.end_offset() as u32) })
}
