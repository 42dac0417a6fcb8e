//! The whole message around a value that breaks.

use serde_json::Value;

use crate::walk::Step;

/// Steps that a message is built over; deeper places are left to the engine's own witness.
const DEPTH: usize = 64;

/// Puts `value` at the end of the steps. `skeleton` gives the simplest value of the schema at each step, which keeps
/// what the schema asks for beside the path. `None` where a step leads nowhere in a value.
pub(super) fn embed(
    path: &[(u32, Step)],
    value: Value,
    mut skeleton: impl FnMut(u32) -> Option<Value>,
) -> Option<Value> {
    if path.len() > DEPTH {
        return None;
    }
    let mut inner = value;
    for (node, step) in path.iter().rev() {
        inner = match step {
            Step::Branch(_) => inner,
            Step::Property(name) => with_member(skeleton(*node)?, name, inner)?,
            Step::Others => with_member(skeleton(*node)?, "additional", inner)?,
            Step::Items => Value::Array(vec![inner]),
            Step::Slot(slot) => {
                let Value::Array(mut items) = skeleton(*node)? else { return None };
                if items.len() == *slot {
                    items.push(inner);
                } else {
                    *items.get_mut(*slot)? = inner;
                }
                Value::Array(items)
            }
            Step::Pattern(_) | Step::Names | Step::Content => return None,
        };
    }
    Some(inner)
}

fn with_member(skeleton: Value, name: &str, value: Value) -> Option<Value> {
    let Value::Object(mut members) = skeleton else { return None };
    members.insert(name.to_owned(), value);
    Some(Value::Object(members))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_asked_for_beside_the_path_is_kept() {
        let path = [(0, Step::Property("items".into())), (1, Step::Items), (2, Step::Property("name".into()))];
        let built = embed(&path, json!(7), |node| (node == 0).then(|| json!({"id": 1})).or(Some(json!({}))));
        assert_eq!(built, Some(json!({"id": 1, "items": [{"name": 7}]})));
    }

    #[test]
    fn places_without_a_name_have_no_message() {
        assert_eq!(embed(&[(0, Step::Names)], json!(1), |_| Some(json!({}))), None);
    }
}
