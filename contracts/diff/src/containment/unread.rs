//! Schemas of which something could not be read: what the model holds of them is not all that was written.

use accordant_document::{DocumentId, Severity, Span};
use accordant_model::{Contract, SchemaId};
use rustc_hash::{FxHashMap, FxHashSet};

/// Findings of these rules say that a schema may mean something else than was read, though they are no errors.
const DOUBTFUL: &[&str] = &["unknown-dialect"];

/// The innermost schemas around everything that reading reported as an error.
pub(crate) fn unread(contract: &Contract) -> FxHashSet<SchemaId> {
    let mut faults: FxHashMap<DocumentId, Vec<Span>> = FxHashMap::default();
    for finding in &contract.findings {
        if (finding.severity == Severity::Error || DOUBTFUL.contains(&finding.rule))
            && let Some(origin) = finding.origin
        {
            faults.entry(origin.document).or_default().push(origin.span);
        }
    }
    let mut found = FxHashSet::default();
    if faults.is_empty() {
        return found;
    }
    let mut schemas: FxHashMap<DocumentId, Vec<(Span, SchemaId)>> = FxHashMap::default();
    for (id, schema) in contract.schemas.iter() {
        let origin = contract.documents.origin(schema.at);
        if faults.contains_key(&origin.document) {
            schemas.entry(origin.document).or_default().push((origin.span, id));
        }
    }
    for (document, mut faults) in faults {
        let Some(schemas) = schemas.get_mut(&document) else { continue };
        faults.sort_unstable();
        schemas.sort_unstable_by_key(|(span, id)| (span.start, std::cmp::Reverse(span.end), *id));
        let mut next = schemas.iter().peekable();
        let mut around: Vec<(Span, SchemaId)> = Vec::new();
        for fault in faults {
            while let Some(&&(span, id)) = next.peek()
                && span.start <= fault.start
            {
                around.retain(|(outer, _)| outer.end >= span.end);
                around.push((span, id));
                next.next();
            }
            around.retain(|(outer, _)| outer.end >= fault.end);
            let Some(&(innermost, _)) = around.last() else { continue };
            // One node may be several schemas, read in several dialects.
            found.extend(around.iter().rev().take_while(|(span, _)| *span == innermost).map(|(_, id)| *id));
        }
    }
    found
}
