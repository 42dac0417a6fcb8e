//! The question that a GraphQL endpoint answers with its schema (GraphQL specification, section 4).

/// The introspection query; `modern` asks for what older servers do not know and would refuse.
pub(crate) fn query(modern: bool) -> String {
    let type_more = if modern { " specifiedByURL isOneOf" } else { "" };
    let directive_more = if modern { " isRepeatable" } else { "" };
    let inputs = if modern { "(includeDeprecated: true)" } else { "" };
    let input_more = if modern { " isDeprecated deprecationReason" } else { "" };
    let schema_more = if modern { " description" } else { "" };
    // Nine levels of wrapping are more than any type has in practice.
    let type_reference = (0..9).fold("kind name".to_owned(), |inner, _| format!("kind name ofType {{ {inner} }}"));
    format!(
        "query Introspection {{ __schema {{{schema_more} \
         queryType {{ name }} mutationType {{ name }} subscriptionType {{ name }} \
         types {{ kind name description{type_more} \
         fields(includeDeprecated: true) {{ name description args{inputs} {{ ...Input }} type {{ ...Type }} \
         isDeprecated deprecationReason }} \
         inputFields{inputs} {{ ...Input }} interfaces {{ ...Type }} \
         enumValues(includeDeprecated: true) {{ name description isDeprecated deprecationReason }} \
         possibleTypes {{ ...Type }} }} \
         directives {{ name description{directive_more} locations args{inputs} {{ ...Input }} }} }} }} \
         fragment Input on __InputValue {{ name description type {{ ...Type }} defaultValue{input_more} }} \
         fragment Type on __Type {{ {type_reference} }}"
    )
}

/// Whether an endpoint's answer holds a schema.
pub(crate) fn holds_schema(answer: &serde_json::Value) -> bool {
    answer.pointer("/data/__schema").is_some_and(serde_json::Value::is_object)
}

/// The first thing the endpoint complains about.
pub(crate) fn complaint(answer: &serde_json::Value) -> String {
    answer
        .pointer("/errors/0/message")
        .and_then(serde_json::Value::as_str)
        .map_or_else(|| "the answer holds no schema".to_owned(), |message| message.chars().take(200).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_and_parentheses_match() {
        for modern in [true, false] {
            let text = query(modern);
            for (open, close) in [('{', '}'), ('(', ')')] {
                assert_eq!(text.matches(open).count(), text.matches(close).count(), "{text}");
            }
            assert_eq!(text.contains("specifiedByURL"), modern);
        }
    }
}
