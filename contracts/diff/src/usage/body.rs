//! Whether a body holds the place that a finding speaks of: `$.items[*].name`.

use serde_json::Value;

/// Values that are looked at for one answer; beyond, the place is taken to be there.
const MAX_VALUES: usize = 10_000;

/// Whether `path`, as findings write it, leads to something in `body`.
pub(crate) fn holds(body: &Value, path: &str) -> bool {
    let mut left = MAX_VALUES;
    path.strip_prefix('$').is_none_or(|steps| follow(body, steps, &mut left))
}

fn follow(value: &Value, steps: &str, left: &mut usize) -> bool {
    let Some(fewer) = left.checked_sub(1) else { return true };
    *left = fewer;
    if steps.is_empty() {
        return true;
    }
    // A branch of a composition is a way of describing the same value.
    if let Some(rest) = steps.strip_prefix('(') {
        return follow(value, after_branch(rest), left);
    }
    if let Some(rest) = steps.strip_prefix('[') {
        let (slot, rest) = rest.split_once(']').unwrap_or((rest, ""));
        let Some(items) = value.as_array() else { return false };
        return match slot.parse::<usize>() {
            Ok(slot) => items.get(slot).is_some_and(|item| follow(item, rest, left)),
            Err(_) => items.iter().any(|item| follow(item, rest, left)),
        };
    }
    let Some(name) = steps.strip_prefix('.') else { return true };
    let Some(members) = value.as_object() else { return false };
    if name.starts_with('*') && !members.keys().any(|key| key.starts_with('*')) {
        return members.values().any(|member| follow(member, name.get(1..).unwrap_or_default(), left));
    }
    // Names that a pattern or a schema of names speaks of: any may be meant.
    if name.starts_with('~') || name.starts_with('(') {
        return !members.is_empty();
    }
    // A name may hold the very signs that steps are written with.
    members.iter().any(|(key, member)| {
        name.strip_prefix(key.as_str())
            .is_some_and(|rest| (rest.is_empty() || rest.starts_with(['.', '[', '('])) && follow(member, rest, left))
    })
}

/// What follows the parenthesis that closes the branch; labels may hold parentheses in pairs.
fn after_branch(label: &str) -> &str {
    let mut open = 1usize;
    for (at, sign) in label.char_indices() {
        match sign {
            '(' => open += 1,
            ')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return label.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn places_are_found_by_every_kind_of_step() {
        let body = json!({"items": [{"name": "a", "a.b": 1}, {"tags": {"x": {"deep": 1}}}], "pair": [1, {"z": 2}]});
        for (path, there) in [
            ("$", true),
            ("$.items", true),
            ("$.items[*].name", true),
            ("$.items[*].nameFull", false),
            ("$.items[*].na", false),
            ("$.items[*].a.b", true),
            ("$.items[*].tags.*.deep", true),
            ("$.items[*].tags.*.shallow", false),
            ("$.pair[1].z", true),
            ("$.pair[0].z", false),
            ("$(anyOf object (closed)).items(oneOf 1)[*].name", true),
            ("$.items[*].tags.~^x", true),
            ("$.none", false),
        ] {
            assert_eq!(holds(&body, path), there, "{path}");
        }
    }
}
