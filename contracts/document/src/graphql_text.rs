//! Whether a text without a telling name is GraphQL's schema language.

/// What a definition of a type system starts with (GraphQL, September 2025, section 3).
const KEYWORDS: [&str; 9] = ["schema", "extend", "directive", "scalar", "type", "interface", "union", "enum", "input"];

/// Looks at the first definition, past comments and its description. YAML has a colon behind its first word, and JSON
/// opens a bracket.
pub(crate) fn is_graphql(text: &str) -> bool {
    let Some(text) = skip_ignored(text.trim_start_matches('\u{feff}')).and_then(skip_description) else { return false };
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    if !KEYWORDS.contains(&word) {
        return false;
    }
    let Some(rest) = text.get(word.len()..).and_then(skip_ignored) else { return false };
    let spaced = rest.len() + word.len() < text.len();
    match rest.chars().next() {
        Some('{' | '@') => word == "schema" || word == "directive",
        Some(first) if spaced && (first.is_ascii_alphabetic() || first == '_') => {
            let rest = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
            !rest.trim_start().starts_with(':')
        }
        _ => false,
    }
}

/// Without leading white space, commas and comments.
fn skip_ignored(mut text: &str) -> Option<&str> {
    loop {
        text = text.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if !text.starts_with('#') {
            return Some(text);
        }
        text = text.split_once('\n')?.1;
    }
}

fn skip_description(text: &str) -> Option<&str> {
    let rest = if let Some(block) = text.strip_prefix("\"\"\"") {
        let mut from = 0;
        loop {
            let end = block.get(from..)?.find("\"\"\"")? + from;
            // `\"""` stands for the quotes themselves.
            if block.get(..end)?.ends_with('\\') {
                from = end + 3;
                continue;
            }
            break block.get(end + 3..)?;
        }
    } else if let Some(line) = text.strip_prefix('"') {
        line.split_once('"')?.1
    } else {
        return Some(text);
    };
    skip_ignored(rest)
}

#[cfg(test)]
mod tests {
    use super::is_graphql;

    #[test]
    fn schema_language_is_known_by_its_first_definition() {
        for text in [
            "type Query { a: Int }",
            "\u{feff}# made by hand\n\n\"\"\"All \\\"\"\" there is\"\"\"\nschema {\n query: Q }",
            "schema @link(url: \"https://specs.apollo.dev/link/v1.0\") { query: Q }",
            "\"One line\" enum A { B }",
            "extend type Query { a: Int }",
            "directive @auth on FIELD_DEFINITION",
            "scalar Date",
            "union A = B | C",
        ] {
            assert!(is_graphql(text), "{text}");
        }
    }

    #[test]
    fn yaml_json_and_prose_are_not() {
        for text in [
            "",
            "# only a comment",
            "type: object\nproperties: {}",
            "type : object",
            "\"type\": \"object\"",
            "{\"type\": \"object\"}",
            "openapi: 3.1.0",
            "type Query: 1",
            "enum:\n- a",
            "schema:\n  type: object",
            "- type Query",
            "types of things",
            "\"\"\"never closed",
        ] {
            assert!(!is_graphql(text), "{text}");
        }
    }
}
