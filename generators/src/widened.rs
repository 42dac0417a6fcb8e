//! Where a language says less than the document: a finding for each declaration and reason.

use accordant_document::{Documents, Finding, Severity};

use crate::model::{Declaration, Literal, Type, TypeKind, inner};
use crate::rule::ids;

/// `help` says what was emitted.
pub(crate) fn widened(
    documents: &Documents,
    declaration: &Declaration,
    message: String,
    help: impl Into<String>,
) -> Finding {
    Finding::new(ids::TYPE_WIDENED, Severity::Warning, documents.origin(declaration.at), message).help(help)
}

/// The constants that a declaration is made of, in arrays, maps and tuples too.
pub(crate) fn constants(declaration: &Declaration) -> Vec<&Literal> {
    let mut open: Vec<&Type> = Vec::new();
    inner(declaration, &mut |value| open.push(value));
    open.reverse();
    let mut found = Vec::new();
    while let Some(value) = open.pop() {
        match &value.kind {
            TypeKind::Literal { value } => found.push(value),
            TypeKind::Array { items, .. } => open.push(items),
            TypeKind::Map { values } => open.push(values),
            TypeKind::Tuple { items, rest, .. } => open.extend(items.iter().chain(rest.as_deref()).rev()),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use accordant_document::{LoadOptions, load_text};
    use accordant_model::Contract;

    use crate::lower::ModelOptions;
    use crate::naming::NameLock;
    use crate::{Overrides, Settings, Target, generate};

    const DOCUMENT: &str = "openapi: 3.1.0
info: {title: Wide, version: '1'}
paths: {}
components:
  schemas:
    Mixed:
      type: object
      properties: {count: {type: integer}}
      additionalProperties: {type: string}
    Same:
      type: object
      properties: {word: {type: string}}
      additionalProperties: {type: string}
    Huge:
      type: object
      properties: {size: {const: 9007199254740993}}
    Origin:
      type: object
      properties: {place: {const: [0, 0]}}
";

    /// Each as `LINE: message`.
    fn told(target: &str) -> Vec<String> {
        let (documents, findings) = load_text("wide.yaml", DOCUMENT, &LoadOptions::default());
        let contract = Contract::read(documents, findings);
        let target = Target::named(target).expect("a target");
        let settings =
            Settings { target, templates: Overrides::default(), names: NameLock::default(), keep: Vec::new() };
        let (_, generated) = generate(&contract, &ModelOptions::default(), &settings).expect("OpenAPI");
        let line = |finding: &accordant_document::Finding| {
            let start = finding.origin.map_or(0, |origin| origin.span.start as usize);
            DOCUMENT.get(..start).map_or(0, |before| before.matches('\n').count() + 1)
        };
        assert!(generated.findings.iter().all(|finding| finding.help.is_some()));
        generated.findings.iter().map(|finding| format!("{}: {}", line(finding), finding.message)).collect()
    }

    #[test]
    fn typescript_tells_where_it_says_less_than_the_document() {
        assert_eq!(
            told("typescript"),
            [
                "7: `Mixed` has named properties of other types than all its others, which are `string`",
                "15: `Huge` has the constant 9007199254740993, which is no exact number in TypeScript",
            ]
        );
    }

    #[test]
    fn dart_tells_where_it_says_less_than_the_document() {
        assert_eq!(
            told("dart"),
            ["18: `Origin` has the constant `[0,0]`, and Dart has no type for one array or object"]
        );
    }
}
