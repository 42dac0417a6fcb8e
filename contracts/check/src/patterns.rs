//! Regular expressions that do not compile.

use rustc_hash::FxHashMap;

use crate::checker::Checker;
use crate::examples::compile;
use crate::ids;

pub(crate) fn check(checker: &mut Checker<'_>) {
    let mut known: FxHashMap<&str, bool> = FxHashMap::default();
    for (_, schema) in checker.schemas() {
        let own = schema.string.as_ref().and_then(|string| string.pattern.as_deref()).map(|text| (text, "pattern"));
        let properties = schema.object.iter().flat_map(|object| &object.pattern_properties);
        let all = own.into_iter().chain(properties.map(|(text, _)| (text.as_str(), "patternProperties")));
        for (pattern, keyword) in all {
            let good = *known
                .entry(pattern)
                .or_insert_with(|| compile(&serde_json::json!({ "type": "string", "pattern": pattern })).is_ok());
            if !good {
                let shown: String = pattern.chars().take(80).collect();
                let message = format!("the pattern `{shown}` is no regular expression that can be compiled");
                let origin = checker.member(schema.at, keyword);
                let help = "write a regular expression of ECMA-262, as JSON Schema wants it";
                checker.report(ids::PATTERN_INVALID, origin, message, help);
            }
        }
    }
}
