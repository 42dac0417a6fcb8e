//! What one operation relies on, as it is sent: the one of its document, with its variables and what its answer has.

use accordant_document::{LoadOptions, load_texts};
use apollo_compiler::ast::{Definition, OperationDefinition};
use indexmap::IndexSet;
use serde_json::Value;

use super::Operations;
use super::usage::{DEPTH, Walk};
use crate::graphql::GraphqlContract;

/// An operation with what goes along with it.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'s> {
    /// With the fragments that it needs.
    pub document: &'s str,
    /// Which of the document's operations is meant, where there are several.
    pub name: Option<&'s str>,
    pub variables: Option<&'s Value>,
    /// The `data` that is expected of the answer.
    pub data: Option<&'s Value>,
}

impl Sent<'_> {
    /// The parts of a schema that it relies on, as [`Use::coordinate`](super::Use::coordinate)s: what the operation and
    /// its fragments select, the arguments and directives that they write, the input fields and values of enums that
    /// its variables have, and the values of enums that its answer has. What else the document holds does not count,
    /// unless it does not have the operation. Of a document that cannot be read the part that can is used.
    pub fn relies_on(&self, contract: &GraphqlContract) -> IndexSet<String> {
        let (documents, _) = load_texts(&[("operation.graphql", self.document)], &LoadOptions::default());
        let operations = Operations::read(&documents, &mut Vec::new());
        let mut found = IndexSet::new();
        for (id, document) in &operations.files {
            let all = document.definitions.iter().filter_map(|definition| match definition {
                Definition::OperationDefinition(operation) => Some(operation),
                _ => None,
            });
            let meant = |operation: &OperationDefinition| {
                self.name.is_none_or(|name| operation.name.as_ref().is_some_and(|known| known == name))
            };
            let (meant, others): (Vec<_>, Vec<_>) = all.partition(|operation| meant(operation));
            for operation in if meant.is_empty() { others } else { meant } {
                let mut walk = Walk::following(contract, &operations, *id);
                for variable in &operation.variables {
                    walk.directives(&variable.directives);
                    let ty = variable.ty.inner_named_type();
                    let given = self.variables.and_then(|given| given.get(variable.name.as_str()));
                    match (given, &variable.default_value) {
                        (Some(given), _) => walk.given(given, ty.as_str(), variable.ty.location(), DEPTH),
                        (None, Some(default)) => walk.value(default, Some(ty), DEPTH),
                        (None, None) => {}
                    }
                }
                walk.operation(operation, self.data);
                found.extend(walk.found.into_keys());
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::graphql::read;

    const SCHEMA: &str = "
type Query { user(id: ID!, with: Filter): User  found(kind: Kind): [Found] }
type User { id: ID!  name(style: Style = LONG): String  kind: Kind  friends: [User!] }
type Group { id: ID!  kind: Kind }
union Found = User | Group
enum Style { LONG SHORT }
enum Kind { OLD NEW ODD }
input Filter { style: Style  nested: [Filter!]  limit: Int }
";

    const DOCUMENT: &str = "query One($with: Filter, $style: Style = SHORT) { user(id: 1, with: $with) { ...Named } }
query Two { found { ... on User { ...Named again: kind } ... on Group { kind } } }
fragment Named on User { name ...Kinded friends { ...Kinded } }
fragment Kinded on User { kind }";

    fn relies_on(document: &str, name: &str, variables: Value, data: Value) -> String {
        let (documents, _) = load_texts(&[("schema.graphql", SCHEMA)], &LoadOptions::default());
        let contract = read(&documents, &mut Vec::new());
        let sent = Sent { document, name: Some(name), variables: Some(&variables), data: Some(&data) };
        let mut found: Vec<String> = sent.relies_on(&contract).into_iter().collect();
        found.sort();
        found.join(" ")
    }

    #[test]
    fn only_the_operation_that_is_sent_counts_with_what_its_variables_have() {
        let variables = json!({"with": {"nested": [{"style": "LONG"}], "gone": 1}});
        assert_eq!(
            relies_on(DOCUMENT, "One", variables, Value::Null),
            "Filter Filter.nested Filter.style Kind Query.user Query.user(id:) Query.user(with:) String Style Style.LONG \
             Style.SHORT User User.friends User.kind User.name"
        );
        let open = relies_on(DOCUMENT, "One", json!({"with": "${state.filter}"}), Value::Null);
        assert!(open.contains("Filter.limit") && open.contains("Style.LONG"), "{open}");
        assert!(relies_on(DOCUMENT, "Gone", json!({}), Value::Null).contains("Query.found"), "any may be meant");
    }

    #[test]
    fn values_of_enums_are_those_of_the_answer() {
        let data = json!({"user": {"kind": "OLD", "friends": [{"kind": "NEW"}, {"kind": "NOT ONE"}]}});
        let found = relies_on(DOCUMENT, "One", json!({}), data);
        assert!(found.contains("Kind.NEW Kind.OLD Query.user") && !found.contains("Kind.ODD"), "{found}");
        let data = json!({"found": [{"again": "ODD"}, {"kind": "OLD"}]});
        let found = relies_on(DOCUMENT, "Two", json!({}), data);
        assert!(found.contains("Kind.ODD") && found.contains("Kind.OLD") && !found.contains("Kind.NEW"), "{found}");
    }

    #[test]
    fn fragments_that_spread_each_other_come_to_an_end() {
        let mut document = String::from("query Q { user(id: 1) { ...F0 } }\n");
        for at in 0..60 {
            document.push_str(&format!("fragment F{at} on User {{ ...F{0} ...F{0} kind }}\n", (at + 1) % 60));
        }
        let found = relies_on(&document, "Q", json!({}), json!({"user": {"kind": "OLD"}}));
        assert!(found.contains("Kind.OLD"), "{found}");
    }
}
