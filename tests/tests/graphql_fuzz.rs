//! The fuzz body of GraphQL over mutated seeds, and documents made to be expensive.

use accordant_diff::{Options, diff};
use accordant_document::{LoadOptions, Severity, load_text};
use accordant_model::graphql::read;
use accordant_model::{Contract, ContractKind, Schemas};
use accordant_tests::fuzz;

const SEEDS: [&str; 4] = [
    "schema @a { query: Q }\n\"d\" type Q implements I & J @k(x: [1, {a: null}]) { f(a: [In!]! = [{x: 1.5}], b: E = ON): String! }\ninterface I { f: String }\0type Query { f(a: Int): Query! }\nextend type Query { g: [U!]! }\nunion U = Query | V\ntype V { g: Int }",
    "query A($v: [In!]! = [{x: 1}]) @t { f(a: $v) { ... on U { g } ...F } }\nfragment F on U { __typename }\0type Query { f(a: [In!]!): U }\nunion U = V\ntype V { g: Int }\ninput In @oneOf { x: Int, y: In }\ndirective @t repeatable on QUERY | FIELD",
    "\"\"\"\n  block\n   string \\\"\"\" \n\"\"\"\nenum E { A B @deprecated(reason: \"no\\u{1F600}\") }\ninput L { l: L! }\nscalar S @specifiedBy(url: \"u\")\0enum E { A }\ntype Query { e(s: E!): E }",
    "type Query { n: Node }\ninterface Node { id: ID! }\ntype A implements Node { id: ID! }\0type Query { n: Node! }\ninterface Node { id: ID }\ntype B implements Node { id: ID }",
];

/// The same numbers on every machine.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound.max(1) as u64) as usize
    }
}

#[test]
fn mutated_seeds_are_read_checked_and_compared() {
    const PIECES: [&str; 14] =
        ["{", "}", "(", ")", "[", "]", "!", "\"", "\"\"\"", "type ", "extend ", " @d", "\0", "\u{e9}"];
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for seed in SEEDS {
        fuzz::graphql(seed.as_bytes());
        for _ in 0..400 {
            let mut bytes = seed.as_bytes().to_vec();
            for _ in 0..=numbers.below(4) {
                let at = numbers.below(bytes.len());
                match numbers.below(4) {
                    0 => drop(bytes.drain(at..(at + 1 + numbers.below(6)).min(bytes.len()))),
                    1 => {
                        let piece = PIECES[numbers.below(PIECES.len())];
                        bytes.splice(at..at, piece.bytes());
                    }
                    2 => {
                        let from = numbers.below(bytes.len());
                        let copy = bytes[from..(from + numbers.below(40)).min(bytes.len())].to_vec();
                        bytes.splice(at..at, copy);
                    }
                    _ => bytes[at] = bytes[numbers.below(bytes.len())],
                }
            }
            fuzz::graphql(&bytes);
        }
    }
}

fn contract(text: &str) -> Contract {
    let (documents, mut findings) = load_text("schema.graphql", text, &LoadOptions::default());
    let read = read(&documents, &mut findings);
    assert!(findings.is_empty(), "{:?}", findings.first());
    Contract { documents, schemas: Schemas::default(), kind: ContractKind::Graphql(Box::new(read)), findings }
}

#[test]
fn a_union_of_ten_thousand_members_is_compared_member_by_member() {
    let types: String = (0..10_000).map(|number| format!("type T{number} {{ a: Int }}\n")).collect();
    let members = |step: usize| {
        let names: Vec<String> = (0..10_000).step_by(step).map(|number| format!("T{number}")).collect();
        format!("type Query {{ u: U, t: T1 }}\nunion U = {}\n{types}", names.join(" | "))
    };
    let report = diff(&contract(&members(1)), &contract(&members(2)), &Options::default()).expect("two schemas");
    let breaking = report.findings.iter().filter(|finding| finding.severity == Severity::Breaking).count();
    assert_eq!((breaking, report.findings.len()), (5_000, 5_000));
}

#[test]
fn names_that_are_nearly_right_a_thousand_times_are_all_reported() {
    let fields: String = (0..5_000).map(|number| format!("f{number}: Typ{number}x\n")).collect();
    let types: String = (0..5_000).map(|number| format!("type Type{number}x {{ a: Int }}\n")).collect();
    let schema = contract(&format!("type Query {{ {fields} }}\n{types}"));
    let found = schema.graphql().map(accordant_model::graphql::validate).unwrap_or_default();
    assert_eq!(found.len(), 5_000);
    let suggested = found.iter().filter(|one| one.help.as_deref().is_some_and(|help| help.starts_with("did you mean")));
    assert_eq!(suggested.count(), 100);
}
