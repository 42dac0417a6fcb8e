//! Generators of versions 3 and 4, by category and path.

use accordant_document::Node;
use accordant_document::settings::Reader;

use super::rules;
use crate::{Category, Generator, GeneratorEntry, Path, Value};

/// Reads the value of `generators`.
pub(crate) fn read(reader: &mut Reader<'_>, node: Node<'_>) -> Vec<GeneratorEntry> {
    let mut entries = Vec::new();
    if node.is_null() {
        return entries;
    }
    for member in reader.entries(node, "`generators`") {
        if member.key.starts_with('$') {
            if let Some((category, path)) = rules::place(reader, member.key, member.key_span)
                && let Some(generator) = generator(reader, member.value)
            {
                entries.push(GeneratorEntry { category, path, generator, origin: reader.origin(member.key_span) });
            }
        } else if let Some(category) = rules::category(member.key) {
            entries.extend(of_category(reader, member.value, category));
        } else {
            let known = ["method", "path", "query", "header", "status", "body", "metadata"];
            reader.wrong_value(member.key_span, "a category of generators", member.key, &known);
        }
    }
    entries
}

/// The generators of one category: one alone for method, path and status, else by path or name.
pub(super) fn of_category(reader: &mut Reader<'_>, node: Node<'_>, category: Category) -> Vec<GeneratorEntry> {
    if node.is_null() {
        return Vec::new();
    }
    if node.get("type").is_some_and(|stated| stated.as_str().is_some()) {
        let origin = reader.origin(node.span());
        let generator = generator(reader, node);
        return generator
            .map(|generator| GeneratorEntry { category, path: Path::default(), generator, origin })
            .into_iter()
            .collect();
    }
    let mut entries = Vec::new();
    for member in reader.entries(node, "the generators of a category") {
        if let Some(path) = rules::path(reader, category, member.key, member.key_span)
            && let Some(generator) = generator(reader, member.value)
        {
            entries.push(GeneratorEntry { category, path, generator, origin: reader.origin(member.key_span) });
        }
    }
    entries
}

/// One generator, with the defaults of the reference. What is not known is kept as it is written.
pub(crate) fn generator(reader: &mut Reader<'_>, node: Node<'_>) -> Option<Generator> {
    if !node.is_object() {
        reader.wrong_type(node, "a generator", "an object");
        return None;
    }
    let text = |key: &str| {
        let value = node.get(key)?;
        value.as_str().or_else(|| value.number_text()).map(str::to_owned)
    };
    let integer = |key: &str, default: i64| text(key).and_then(|text| text.trim().parse().ok()).unwrap_or(default);
    let size = |key: &str| text(key).and_then(|text| text.trim().parse().ok()).unwrap_or(10);
    let name = text("type").or_else(|| text("pact:generator:type")).unwrap_or_default();
    let moment = || (text("format"), text("expression"));
    Some(match name.as_str() {
        "RandomInt" => Generator::RandomInt { min: integer("min", 0), max: integer("max", 10) },
        "RandomDecimal" => Generator::RandomDecimal { digits: size("digits") },
        "RandomHexadecimal" => Generator::RandomHexadecimal { digits: size("digits") },
        "RandomString" => Generator::RandomString { size: size("size") },
        "RandomBoolean" => Generator::RandomBoolean,
        "Uuid" => Generator::Uuid { format: text("format") },
        "Date" => {
            let (format, expression) = moment();
            Generator::Date { format, expression }
        }
        "Time" => {
            let (format, expression) = moment();
            Generator::Time { format, expression }
        }
        "DateTime" => {
            let (format, expression) = moment();
            Generator::Datetime { format, expression }
        }
        "MockServerURL" => Generator::MockServerUrl {
            example: text("example").unwrap_or_default(),
            regex: text("regex").unwrap_or_default(),
        },
        "Regex" if node.get("regex").is_some() => Generator::Regex(text("regex").unwrap_or_default()),
        "ProviderState" if node.get("expression").is_some() => {
            Generator::ProviderState { expression: text("expression").unwrap_or_default(), data_type: text("dataType") }
        }
        _ => Generator::Unknown { name, written: Value::from(node) },
    })
}

#[cfg(test)]
mod tests {
    use accordant_document::{DocumentId, LoadOptions, load_text};

    use super::*;

    #[test]
    fn generators_are_read_by_category() {
        let text = r#"{"body": {"$.id": {"type": "RandomInt", "min": "1", "max": 5}, "a": {"type": "Uuid"}},
            "path": {"type": "ProviderState", "expression": "/x/${id}", "dataType": "STRING"},
            "header": {"X-At": {"type": "DateTime", "format": "yyyy", "expression": "+1 day"}},
            "query": {"$.q": {"type": "Tea"}}}"#;
        let (documents, _) = load_text("generators.json", text, &LoadOptions::default());
        let mut reader = Reader::new(&documents, Vec::new());
        let entries = read(&mut reader, documents.node(documents.root(DocumentId(0))));
        assert!(reader.errors().is_empty());
        let told: Vec<String> =
            entries.iter().map(|entry| format!("{:?} {} {:?}", entry.category, entry.path, entry.generator)).collect();
        assert_eq!(
            told,
            [
                "Body $.id RandomInt { min: 1, max: 5 }",
                "Body $.a Uuid { format: None }",
                r#"Path $ ProviderState { expression: "/x/${id}", data_type: Some("STRING") }"#,
                r#"Header $['X-At'] Datetime { format: Some("yyyy"), expression: Some("+1 day") }"#,
                r#"Query $.q Unknown { name: "Tea", written: Map({"type": Text("Tea")}) }"#,
            ]
        );
    }
}
