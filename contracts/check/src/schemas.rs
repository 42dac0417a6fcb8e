//! Schemas that contradict themselves: no value, or not the one that was meant, can ever satisfy them.

use accordant_document::{At, Finding, Kind, Node, Number, Severity};
use accordant_model::{Schema, SchemaId, Types};
use rustc_hash::FxHashMap;

use crate::checker::Checker;
use crate::ids;

pub(crate) fn check(checker: &mut Checker<'_>) {
    for (_, schema) in checker.schemas() {
        if schema.boolean.is_none() {
            bounds(checker, schema);
            enumeration(checker, schema);
            required(checker, schema);
        }
    }
}

fn bounds(checker: &mut Checker<'_>, schema: &Schema) {
    if let Some(numeric) = &schema.numeric {
        let lower = [(&numeric.minimum, "minimum", false), (&numeric.exclusive_minimum, "exclusiveMinimum", true)];
        let upper = [(&numeric.maximum, "maximum", false), (&numeric.exclusive_maximum, "exclusiveMaximum", true)];
        for (low, low_name, low_open) in lower {
            for (high, high_name, high_open) in upper {
                if let (Some(low), Some(high)) = (low, high)
                    && (low > high || (low == high && (low_open || high_open)))
                {
                    crossed(checker, schema, (low_name, &low.to_string()), (high_name, &high.to_string()));
                }
            }
        }
    }
    let counted = |low: Option<u64>, high: Option<u64>| Some((low?, high?)).filter(|(low, high)| low > high);
    let string = schema.string.as_deref();
    let array = schema.array.as_deref();
    let object = schema.object.as_deref();
    for (pair, low_name, high_name) in [
        (string.and_then(|string| counted(string.min_length, string.max_length)), "minLength", "maxLength"),
        (array.and_then(|array| counted(array.min_items, array.max_items)), "minItems", "maxItems"),
        (array.and_then(|array| counted(array.min_contains, array.max_contains)), "minContains", "maxContains"),
        (
            object.and_then(|object| counted(object.min_properties, object.max_properties)),
            "minProperties",
            "maxProperties",
        ),
    ] {
        if let Some((low, high)) = pair {
            crossed(checker, schema, (low_name, &low.to_string()), (high_name, &high.to_string()));
        }
    }
}

fn crossed(checker: &mut Checker<'_>, schema: &Schema, low: (&str, &str), high: (&str, &str)) {
    let message = format!("no value can satisfy `{}` {} and `{}` {} together", low.0, low.1, high.0, high.1);
    let finding = Finding::new(ids::BOUNDS_CROSSED, Severity::Warning, checker.member(schema.at, low.0), message)
        .help("raise the upper bound, or lower the lower one")
        .related(checker.member(schema.at, high.0), "the other bound is here");
    checker.enter(finding);
}

fn enumeration(checker: &mut Checker<'_>, schema: &Schema) {
    let documents = checker.documents();
    let values = schema.enumeration.as_deref().unwrap_or_default();
    if schema.enumeration.is_some() && values.is_empty() {
        let origin = checker.member(schema.at, "enum");
        checker.report(
            ids::ENUM_EMPTY,
            origin,
            "`enum` lists no value, so that nothing is allowed".into(),
            "list the values, or remove `enum`",
        );
    }
    let mut known: FxHashMap<u64, Vec<At>> = FxHashMap::default();
    for &value in values {
        let node = documents.node(value);
        let same = known.entry(node.value_hash()).or_default();
        if let Some(first) = same.iter().find(|first| documents.node(**first).same_value(node)) {
            let message = format!("{} is listed twice in `enum`", shown(node));
            let finding = Finding::new(ids::ENUM_REPEATED, Severity::Warning, documents.origin(value), message)
                .help("remove one")
                .related(documents.origin(*first), "the first is here");
            checker.enter(finding);
        } else {
            same.push(value);
        }
        wrong_type(checker, schema, value, "`enum` lists");
    }
    if let Some(constant) = schema.constant {
        wrong_type(checker, schema, constant, "`const` is");
    }
}

fn wrong_type(checker: &mut Checker<'_>, schema: &Schema, value: At, how: &str) {
    let Some(types) = schema.types else { return };
    let node = checker.documents().node(value);
    if types.intersects(types_of(node)) {
        return;
    }
    let names: Vec<&str> = types.names().collect();
    let message = format!("{how} {}, which `type` {} does not allow", shown(node), names.join(", "));
    let origin = checker.documents().origin(value);
    checker.report(ids::VALUE_FORBIDDEN_BY_TYPE, origin, message, "correct the value, or allow its type");
}

/// The types that a value has: whole numbers are integers however they are written.
fn types_of(node: Node<'_>) -> Types {
    match node.kind() {
        Kind::Null => Types::NULL,
        Kind::Bool => Types::BOOLEAN,
        Kind::Number if node.as_number().is_some_and(|number: Number| number.is_integer()) => Types::INTEGER,
        Kind::Number => Types::NUMBER.without(Types::INTEGER),
        Kind::String => Types::STRING,
        Kind::Array => Types::ARRAY,
        Kind::Object => Types::OBJECT,
    }
}

/// A value as a message shows it.
fn shown(node: Node<'_>) -> String {
    match (node.as_str(), node.number_text()) {
        (Some(text), _) => format!("`{}`", text.chars().take(60).collect::<String>()),
        (_, Some(number)) => format!("`{}`", number.chars().take(60).collect::<String>()),
        _ => node.kind().described().to_owned(),
    }
}

/// Required properties that can never be there.
fn required(checker: &mut Checker<'_>, schema: &Schema) {
    let Some(object) = &schema.object else { return };
    let schemas = &checker.contract.schemas;
    let is_false = |id| schemas.get(id).is_some_and(|schema: &Schema| schema.boolean == Some(false));
    let closed = object.additional_properties.is_some_and(is_false) && object.pattern_properties.is_empty();
    if object.required.is_empty() {
        return;
    }
    let properties: FxHashMap<&str, SchemaId> =
        object.properties.iter().map(|(name, id)| (name.as_str(), *id)).collect();
    for name in &object.required {
        let declared = properties.get(name.as_str()).copied();
        let impossible = match declared {
            Some(property) => is_false(property),
            None => closed,
        };
        if impossible {
            let why = if declared.is_some() { "its schema allows no value" } else { "no other properties are allowed" };
            let origin = checker.member(schema.at, "required");
            let message = format!("the property `{name}` is required, but {why}");
            checker.report(ids::REQUIRED_IMPOSSIBLE, origin, message, "declare it, or remove it from `required`");
        }
    }
    if object.max_properties.is_some_and(|most| (object.required.len() as u64) > most) {
        let origin = checker.member(schema.at, "maxProperties");
        let message = format!("{} properties are required, but fewer are allowed", object.required.len());
        checker.report(ids::REQUIRED_IMPOSSIBLE, origin, message, "raise `maxProperties`, or require fewer");
    }
}
