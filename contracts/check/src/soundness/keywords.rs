//! Keywords of one schema that contradict each other, or that nothing can follow.

use accordant_model::{Schema, Types};
use rustc_hash::FxHashSet;
use serde_json::json;
use smol_str::SmolStr;

use crate::rule::ids;
use crate::sink::Sink;

pub(crate) fn check(sink: &mut Sink<'_>) {
    let contract = sink.contract;
    let mut judged = FxHashSet::default();
    for (_, schema) in contract.schemas.iter() {
        bounds(schema, sink);
        pattern(schema, &mut judged, sink);
        types(schema, sink);
        required(schema, sink);
    }
}

/// How findings name a schema: its own name, or nothing where it has none (the pointer says where it is).
pub(crate) fn subject(schema: &Schema) -> String {
    schema.name.as_ref().map(|name| format!("schema {name}")).unwrap_or_default()
}

fn bounds(schema: &Schema, sink: &mut Sink<'_>) {
    let mut contradict = |lower: &str, low: String, upper: &str, high: String| {
        sink.report(
            ids::BOUNDS_CONTRADICT,
            sink.member(schema.at, lower),
            &subject(schema),
            format!("`{lower}` {low} is above `{upper}` {high}: no value fits"),
        );
    };
    if let Some(string) = &schema.string
        && let (Some(low), Some(high)) = (string.min_length, string.max_length)
        && low > high
    {
        contradict("minLength", low.to_string(), "maxLength", high.to_string());
    }
    if let Some(array) = &schema.array
        && let (Some(low), Some(high)) = (array.min_items, array.max_items)
        && low > high
    {
        contradict("minItems", low.to_string(), "maxItems", high.to_string());
    }
    if let Some(array) = &schema.array
        && let (Some(low), Some(high)) = (array.min_contains, array.max_contains)
        && low > high
    {
        contradict("minContains", low.to_string(), "maxContains", high.to_string());
    }
    if let Some(object) = &schema.object
        && let (Some(low), Some(high)) = (object.min_properties, object.max_properties)
        && low > high
    {
        contradict("minProperties", low.to_string(), "maxProperties", high.to_string());
    }
    if let Some(numeric) = &schema.numeric {
        let low = [(&numeric.minimum, "minimum", false), (&numeric.exclusive_minimum, "exclusiveMinimum", true)];
        let high = [(&numeric.maximum, "maximum", false), (&numeric.exclusive_maximum, "exclusiveMaximum", true)];
        'pairs: for (low, lower, low_open) in low {
            for (high, upper, high_open) in high {
                let (Some(low), Some(high)) = (low, high) else { continue };
                if low > high || (low == high && (low_open || high_open)) {
                    contradict(lower, low.to_string(), upper, high.to_string());
                    break 'pairs;
                }
            }
        }
    }
}

/// Patterns that no engine takes. The independent validator is the judge: it is what will run them.
fn pattern(schema: &Schema, judged: &mut FxHashSet<SmolStr>, sink: &mut Sink<'_>) {
    let Some(pattern) = schema.string.as_ref().and_then(|string| string.pattern.as_ref()) else { return };
    if !judged.insert(pattern.clone()) {
        return;
    }
    let is_taken = |pattern: &str| jsonschema::draft202012::new(&json!({ "pattern": pattern })).is_ok();
    // What is only too large for an automaton is a regular expression all the same.
    if !is_taken(pattern) && !is_taken(&with_small_counts(pattern)) {
        sink.report(
            ids::PATTERN_INVALID,
            sink.member(schema.at, "pattern"),
            &subject(schema),
            format!("the pattern `{pattern}` is no regular expression that a validator takes"),
        );
    }
}

/// The pattern with every counted repetition (`{2}`, `{0,20000}`) done once.
fn with_small_counts(pattern: &str) -> String {
    let mut small = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        // A backslash takes what it stands before along.
        let length = if letter == '\\' { rest.chars().take(2).map(char::len_utf8).sum() } else { letter.len_utf8() };
        let (taken, behind) = rest.split_at(length);
        let counted = behind.split_once('}').filter(|(count, _)| {
            letter == '{' && !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
        });
        rest = match counted {
            Some((_, behind)) => {
                small.push_str("{1}");
                behind
            }
            None => {
                small.push_str(taken);
                behind
            }
        };
    }
    small
}

/// Keywords that say nothing for the types that the schema allows.
fn types(schema: &Schema, sink: &mut Sink<'_>) {
    let Some(types) = schema.types else { return };
    let numeric = schema.numeric.as_ref();
    let string = schema.string.as_ref();
    let array = schema.array.as_ref();
    let object = schema.object.as_ref();
    let written = [
        (Types::NUMBER, "minimum", numeric.is_some_and(|keywords| keywords.minimum.is_some())),
        (Types::NUMBER, "maximum", numeric.is_some_and(|keywords| keywords.maximum.is_some())),
        (Types::NUMBER, "multipleOf", numeric.is_some_and(|keywords| keywords.multiple_of.is_some())),
        (Types::STRING, "minLength", string.is_some_and(|keywords| keywords.min_length.is_some())),
        (Types::STRING, "maxLength", string.is_some_and(|keywords| keywords.max_length.is_some())),
        (Types::STRING, "pattern", string.is_some_and(|keywords| keywords.pattern.is_some())),
        (Types::ARRAY, "items", array.is_some_and(|keywords| keywords.items.is_some())),
        (Types::ARRAY, "minItems", array.is_some_and(|keywords| keywords.min_items.is_some())),
        (Types::ARRAY, "maxItems", array.is_some_and(|keywords| keywords.max_items.is_some())),
        (Types::OBJECT, "properties", object.is_some_and(|keywords| !keywords.properties.is_empty())),
        (Types::OBJECT, "required", object.is_some_and(|keywords| !keywords.required.is_empty())),
        (
            Types::OBJECT,
            "additionalProperties",
            object.is_some_and(|keywords| keywords.additional_properties.is_some()),
        ),
    ];
    for (applies, keyword, present) in written {
        if present && !types.intersects(applies) {
            let names: Vec<_> = types.names().collect();
            sink.report(
                ids::KEYWORD_WITHOUT_EFFECT,
                sink.member(schema.at, keyword),
                &subject(schema),
                format!("`{keyword}` says nothing of the type `{}`", names.join("`, `")),
            );
        }
    }
}

/// Required names that nothing in the same schema declares: usually a misspelling.
fn required(schema: &Schema, sink: &mut Sink<'_>) {
    let Some(object) = &schema.object else { return };
    let composed = schema.composition.is_some() || schema.reference.is_some();
    if object.properties.is_empty() || composed || object.additional_properties.is_some() {
        return;
    }
    let declared: FxHashSet<&str> = object.properties.iter().map(|(name, _)| name.as_str()).collect();
    for name in &object.required {
        if !declared.contains(name.as_str()) && object.pattern_properties.is_empty() {
            sink.report(
                ids::REQUIRED_UNDECLARED,
                sink.member(schema.at, "required"),
                &subject(schema),
                format!("`{name}` is required but not among the properties"),
            );
        }
    }
}
