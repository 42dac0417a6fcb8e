//! Equality by meaning (JSON Schema 2020-12 core, section 4.2.2): numbers by value, objects whatever their order.

use std::hash::{Hash, Hasher};

use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

use crate::{Kind, Node, NodeId};

impl Node<'_> {
    /// Whether two nodes, of one tree or of two, are the same JSON value. Linear even where aliases make the trees
    /// stand for far more than they hold: a pair of containers is compared once.
    pub fn same_value(self, other: Node<'_>) -> bool {
        let mut open: Vec<(Node<'_>, Node<'_>)> = vec![(self, other)];
        let mut seen: FxHashSet<(NodeId, NodeId)> = FxHashSet::default();
        while let Some((left, right)) = open.pop() {
            if left.kind() != right.kind() || left.len() != right.len() {
                return false;
            }
            match left.kind() {
                Kind::Null => {}
                Kind::Bool if left.as_bool() == right.as_bool() => {}
                Kind::String if left.as_str() == right.as_str() => {}
                Kind::Number if same_number(left, right) => {}
                Kind::Bool | Kind::String | Kind::Number => return false,
                Kind::Array => {
                    if seen.insert((left.id(), right.id())) {
                        open.extend(left.items().zip(right.items()));
                    }
                }
                Kind::Object => {
                    if !seen.insert((left.id(), right.id())) {
                        continue;
                    }
                    for member in left.members() {
                        match right.get(member.key) {
                            Some(value) => open.push((member.value, value)),
                            None => return false,
                        }
                    }
                }
            }
        }
        true
    }

    /// A hash that equal values share.
    pub fn value_hash(self) -> u64 {
        hash(self, &mut FxHashMap::default())
    }
}

fn same_number(left: Node<'_>, right: Node<'_>) -> bool {
    left.number_text() == right.number_text()
        || left.as_number().is_some_and(|number| Some(number) == right.as_number())
}

/// Containers are remembered, so that aliases cost nothing; recursion ends with the tree's limited depth.
fn hash(node: Node<'_>, known: &mut FxHashMap<NodeId, u64>) -> u64 {
    let mut hasher = FxHasher::default();
    match node.kind() {
        Kind::Null => 0_u8.hash(&mut hasher),
        Kind::Bool => (1_u8, node.as_bool()).hash(&mut hasher),
        Kind::Number => match node.as_number() {
            Some(number) => (2_u8, number).hash(&mut hasher),
            None => (2_u8, node.number_text()).hash(&mut hasher),
        },
        Kind::String => (3_u8, node.as_str()).hash(&mut hasher),
        Kind::Array | Kind::Object => {
            if let Some(&hash) = known.get(&node.id()) {
                return hash;
            }
            (4_u8, node.kind() == Kind::Array, node.len()).hash(&mut hasher);
            for item in node.items() {
                hash(item, known).hash(&mut hasher);
            }
            // A sum does not depend on the order.
            let mut sum = 0_u64;
            for member in node.members() {
                let mut one = FxHasher::default();
                (member.key, hash(member.value, known)).hash(&mut one);
                sum = sum.wrapping_add(one.finish());
            }
            sum.hash(&mut hasher);
            known.insert(node.id(), hasher.finish());
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use crate::{DocumentId, Documents, LoadOptions, load_text};

    fn read(text: &str) -> Documents {
        let (documents, findings) = load_text("a.yaml", text, &LoadOptions::default());
        assert!(findings.is_empty(), "{text}: {findings:?}");
        documents
    }

    fn same(left: &str, right: &str) -> bool {
        let (left, right) = (read(left), read(right));
        let (left, right) = (left.node(left.root(DocumentId(0))), right.node(right.root(DocumentId(0))));
        let same = left.same_value(right);
        assert_eq!(same, right.same_value(left));
        assert!(!same || left.value_hash() == right.value_hash());
        same
    }

    #[test]
    fn values_are_compared_by_meaning() {
        for (left, right, expected) in [
            ("[1, 1.0]", "[1.0, 10e-1]", true),
            (r#"{"a": 1, "b": [2]}"#, "b: [2]\na: 1", true),
            ("[1, 2]", "[2, 1]", false),
            (r#"{"a": 1}"#, r#"{"a": 1, "b": 1}"#, false),
            (r#"{"a": 1}"#, r#"{"b": 1}"#, false),
            ("1", "'1'", false),
            ("[null]", "[false]", false),
            ("1e400", "10e399", true),
        ] {
            assert_eq!(same(left, right), expected, "{left} and {right}");
        }
    }

    #[test]
    fn shared_nodes_are_compared_once() {
        let mut text = String::from("a0: &a0 [x]\n");
        for level in 1..22 {
            text.push_str(&format!("a{level}: &a{level} [*a{0}, *a{0}]\n", level - 1));
        }
        assert!(same(&text, &text.clone()));
        assert!(!same(&text, &text.replace("[x]", "[y]")));
    }
}
