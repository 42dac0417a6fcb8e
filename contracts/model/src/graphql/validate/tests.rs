//! Every rule with a schema that breaks it and, in the first test, one that keeps them all.

use accordant_document::{Finding, LoadOptions, Severity, load_text};

use crate::graphql::{read, validate};

fn findings(text: &str) -> Vec<Finding> {
    let (documents, _) = load_text("schema.graphql", text, &LoadOptions::default());
    let mut findings = Vec::new();
    let contract = read(&documents, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    validate(&contract)
}

/// The findings of a schema whose `Query` is sound, each as its severity and message.
fn told(definitions: &str) -> Vec<String> {
    findings(&format!("type Query {{ a: Int }}\n{definitions}"))
        .iter()
        .map(|finding| format!("{}: {}", finding.severity.name(), finding.message))
        .collect()
}

#[test]
fn a_sound_schema_has_no_findings() {
    let silent = told(
        r#"
directive @tag(name: String!, level: Level = HIGH) repeatable on OBJECT | FIELD_DEFINITION
enum Level { HIGH LOW @deprecated }
interface Node { id: ID! }
interface Named implements Node { id: ID!  name(short: Boolean): String }
type User implements Named & Node @tag(name: "a") @tag(name: "b") { id: ID!  name(short: Boolean, max: Int): String! @deprecated }
type Org implements Node { id: ID!  owner: Named }
union Owner = User | Org
scalar Date @specifiedBy(url: "https://example.test")
input Filter { and: [Filter!]!  not: Filter  since: Date = 12  levels: [Level] = LOW  by: By! = {id: 3} }
input By @oneOf { id: ID  name: String }
"#,
    );
    // `name` of the interface is not deprecated.
    assert_eq!(silent, ["warning: `User.name` is deprecated, but `Named.name` is not"]);
}

#[test]
fn unknown_types_come_with_what_was_probably_meant() {
    let found = findings(
        "type Query { order: Order, buyer: Custmer }\ntype Order { lines: [Line!]! }\ntype Customer { id: ID! }",
    );
    let told: Vec<(&str, Option<&str>)> =
        found.iter().map(|finding| (finding.message.as_str(), finding.help.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("the type `Custmer` is defined nowhere", Some("did you mean `Customer`?")),
            ("the type `Line` is defined nowhere", Some("define it, or name the file that does as well")),
        ]
    );
    assert!(found.iter().all(|finding| finding.severity == Severity::Error));
}

#[test]
fn interfaces_are_kept_or_reported() {
    assert_eq!(
        told(
            "interface Node { id: ID! }\ninterface A implements B { id: ID! }\ninterface B implements A { id: ID! }\ntype Order implements Node { total: Float }\nunion U = Order | Int"
        ),
        [
            "error: `Int` cannot be a member of the union `U`: it is no object type",
            "error: the interfaces `A` and `B` implement each other",
            "error: `Order` lacks the field `id` of its interface `Node`",
        ]
    );
    assert_eq!(
        told(
            "interface I { f(a: Int): [U!] }\ninterface J implements I { f(a: Int): [U!] }\ntype T implements J { f(a: Int!, b: Int!): [Query] }\nunion U = T"
        ),
        [
            "error: `T` implements `J` but not `I`, which that implements",
            "error: `T.f(a:)` takes `Int!` where `J.f` takes `Int`",
            "error: `T.f(b:)` is required, but `J.f` does not have it",
            "error: `T.f` answers with `[Query]` where `J.f` promises `[U!]`",
        ]
    );
    assert_eq!(told("interface I { f: U }\ntype T implements I { f: T! }\nunion U = T"), [""; 0]);
    assert_eq!(told("type T implements Query { a: Int }"), ["error: `T` implements `Query`, which is no interface"]);
    assert_eq!(told("interface I implements I { a: Int }"), ["error: the interface `I` implements itself"]);
}

#[test]
fn inputs_that_nothing_satisfies_show_their_loop() {
    assert_eq!(
        told("input A { b: B! }\ninput B { a: A! }\ninput C { c: C, cs: [C!]! }"),
        ["error: no value of these inputs can be written, for each needs the next: `A.b` -> `B.a`"]
    );
    assert_eq!(
        told("input A { b: B = {} }\ninput B { a: A = {} }\ninput C { d: C = {d: null} }"),
        ["error: these defaults fill each other in without end: `A.b` -> `B.a`"]
    );
}

#[test]
fn one_of_takes_nullable_fields_without_defaults() {
    assert_eq!(
        told("input A @oneOf { a: Int! b: Int = 3 c: Int }"),
        [
            "error: `A.a` must be nullable: `A` takes exactly one of its fields",
            "error: `A.b` must not have a default: `A` takes exactly one of its fields",
        ]
    );
}

#[test]
fn positions_take_the_types_that_fit_them() {
    assert_eq!(
        told("input In { q: Query }\ntype T { i(a: T): In }"),
        [
            "error: `In.q` takes the output type `Query`",
            "error: the field `T.i` answers with the input type `In`",
            "error: `T.i(a:)` takes the output type `T`",
        ]
    );
}

#[test]
fn roots_are_distinct_objects() {
    let told = |text: &str| findings(text).into_iter().map(|finding| finding.message).collect::<Vec<_>>();
    assert_eq!(
        told("schema { query: A mutation: A subscription: B }\ntype A { a: Int }\nscalar B"),
        ["`A` is the root type of query and of mutation", "the root type `B` of subscription is no object type"]
    );
    assert_eq!(told("type A { a: Int }"), ["the schema has no query type"]);
    assert_eq!(told("type A @key(fields: \"a\") { a: Int }"), [""; 0]);
}

#[test]
fn values_must_be_of_their_type() {
    let default = |ty: &str, value: &str| {
        told(&format!(
            "enum E {{ ON OFF }}\ninput I {{ a: Int! b: [Int!] }}\ninput O @oneOf {{ a: Int b: Int }}\nscalar Any\ntype T {{ f(x: {ty} = {value}): Int }}"
        ))
    };
    for (ty, value) in [
        ("Int", "3"),
        ("Float", "3"),
        ("ID", "3"),
        ("ID", "\"x\""),
        ("[Int]", "3"),
        ("[[Int!]!]", "[[1, 2], 3]"),
        ("E", "ON"),
        ("I", "{a: 1, b: 2}"),
        ("Any", "{x: [1, \"a\", FOO]}"),
        ("O", "{a: 1}"),
        ("Int", "null"),
    ] {
        assert_eq!(default(ty, value), [""; 0], "{ty} = {value}");
    }
    for (ty, value, why) in [
        ("Int", "3.5", "`3.5` is a float"),
        ("Int", "2147483648", "`2147483648` is beyond 32 bits"),
        ("Int!", "null", "it cannot be null"),
        ("String", "3", "`3` is no `String`"),
        ("ID", "3.5", "`3.5` is no `ID`"),
        ("Boolean", "\"true\"", "`\"true\"` is no `Boolean`"),
        ("[Int!]", "[1, null]", "it cannot be null"),
        ("E", "DIM", "`DIM` is no value of `E`"),
        ("E", "\"ON\"", "`\"ON\"` is no value of the enum `E`"),
        ("I", "{b: 2}", "the required field `a` of `I` is missing"),
        ("I", "{a: 1, a: 2}", "the field `a` is given twice"),
        ("I", "{a: 1, other: 2}", "`I` has no field `other`"),
        ("O", "{a: 1, b: 2}", "exactly one field of `O` must be given, and not null"),
        ("O", "{a: null}", "exactly one field of `O` must be given, and not null"),
    ] {
        assert_eq!(default(ty, value), [format!("warning: the default of `T.f(x:)` is no `{ty}`: {why}")]);
    }
}

#[test]
fn directives_stand_where_they_may_with_the_arguments_they_take() {
    assert_eq!(
        told(
            "directive @d(a: Int!, b: [String!] = []) on OBJECT\ntype T @d(a: 1) @d(a: \"x\", c: 2) { f: Int @d(a: 1) g: Int @deprecatd h(x: Int! @deprecated): Int }\nenum E @d { A }"
        ),
        [
            "warning: `T.h(x:)` is deprecated but must still be given",
            "warning: `@d` is not repeatable but stands here twice",
            "warning: `@d(a:)` does not take this value: `\"x\"` is no `Int`",
            "warning: `@d` has no argument `c`",
            "warning: `@d` may not stand on FIELD_DEFINITION",
            "warning: the directive `@deprecatd` is defined nowhere",
            "warning: `@d` may not stand on ENUM",
            "warning: `@d` lacks its required argument `a`",
        ]
    );
    assert_eq!(
        told(
            "directive @a(x: In @a) on ARGUMENT_DEFINITION\ndirective @b(x: In) on INPUT_FIELD_DEFINITION\ninput In { y: In @b }"
        ),
        [
            "error: the directive `@a` is used in its own definition: `@a`",
            "error: the directive `@b` is used in its own definition: `@b` -> `In`",
        ]
    );
}

#[test]
fn names_and_enum_values_keep_off_what_is_reserved() {
    assert_eq!(
        told("type __T { __f: Int }\nenum E { true A }\ntype Empty\nunion None"),
        [
            "warning: `__T` begins with two underscores, which introspection keeps for itself",
            "warning: `__f` begins with two underscores, which introspection keeps for itself",
            "error: `true` cannot be an enum value: it is a value of its own",
            "warning: `Empty` has no fields",
            "warning: `None` has no members",
        ]
    );
}
