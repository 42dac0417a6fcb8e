//! Laws of matching, on random examples: an example fits its own plan; what the example says nothing of is taken in
//! answers and refused in requests; another value where no rule stands is found at its path.

use accordant_document::Origin;
use accordant_sample::Seed;
use accordant_suite::matching::{Actual, Code, Plan};
use accordant_suite::{
    Category, Combine, Content, Matcher, Part, Path, Request, Response, Rule, Rules, Token, Value, Variant,
};
use indexmap::IndexMap;

const ROUNDS: u64 = 400;

fn text(seed: &mut Seed) -> String {
    let pieces = ["a", "B", "é", " ", "7", "\"", "\\", "\n", "x y", "-"];
    (0..seed.below(6)).filter_map(|_| seed.pick(&pieces).copied()).collect()
}

fn value(seed: &mut Seed, depth: usize) -> Value {
    match seed.below(if depth == 0 { 6 } else { 9 }) {
        0 => Value::Null,
        1 => Value::Bool(seed.below(2) == 0),
        2 => Value::Number(seed.below(1000).to_string().into()),
        3 => Value::Number(format!("-{}.{}", seed.below(100), 1 + seed.below(9)).into()),
        4 | 5 => Value::Text(text(seed)),
        6 | 7 => Value::Map((0..seed.below(5)).map(|at| (format!("k {at}"), value(seed, depth - 1))).collect()),
        _ => Value::List((0..seed.below(4)).map(|_| value(seed, depth - 1)).collect()),
    }
}

/// Matchers that a value satisfies.
fn satisfied(value: &Value, seed: &mut Seed) -> Matcher {
    let any = Matcher::Type { min: None, max: None };
    let of_kind = match value {
        Value::Null => Matcher::Null,
        Value::Bool(_) => Matcher::Boolean,
        Value::Number(text) if text.contains('.') => Matcher::Decimal,
        Value::Number(_) => Matcher::Integer,
        Value::Text(text) => match seed.below(3) {
            0 => Matcher::Include(text.chars().take(1).collect()),
            1 => Matcher::Regex(r"(?s).*".to_owned()),
            _ => Matcher::OneOf(vec![Value::Null, Value::Text(text.clone())]),
        },
        Value::Map(members) => match seed.below(4) {
            0 => Matcher::EachKey(vec![Matcher::Regex(r"k \d".to_owned())]),
            1 => Matcher::EachValue(Vec::new()),
            2 if !members.is_empty() => Matcher::NotEmpty,
            _ => Matcher::Type { min: Some(members.len()), max: Some(members.len()) },
        },
        Value::List(items) => match seed.below(3) {
            0 => Matcher::ArrayContains(
                (0..items.len()).map(|index| Variant { index, rules: Vec::new(), generators: Vec::new() }).collect(),
            ),
            1 if !items.is_empty() => Matcher::NotEmpty,
            _ => Matcher::Type { min: Some(items.len()), max: Some(items.len()) },
        },
    };
    match seed.below(4) {
        0 => Matcher::Equality,
        1 => any,
        2 => Matcher::Optional(vec![of_kind]),
        _ => of_kind,
    }
}

/// Rules at some places of a value. One on a collection reaches what is below it, so those that only suit the collection
/// itself are followed by a rule for each child.
fn rules(value: &Value, path: &Path, parent_has_one: bool, seed: &mut Seed, rules: &mut Vec<Rule>) {
    let has_one = parent_has_one || seed.below(3) == 0;
    if has_one {
        let matchers = vec![satisfied(value, seed)];
        let (path, combine, origin) = (path.clone(), Combine::And, Origin::default());
        rules.push(Rule { category: Category::Body, path, combine, matchers, origin });
    }
    let below = |token: Token| Path(path.0.iter().cloned().chain([token]).collect());
    match value {
        Value::Map(members) => {
            for (name, member) in members {
                self::rules(member, &below(Token::Name(name.clone())), has_one, seed, rules);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                self::rules(item, &below(Token::Index(index)), has_one, seed, rules);
            }
        }
        _ => {}
    }
}

fn part(value: &Value, rules: Vec<Rule>) -> Part {
    let media_type = Some("application/json".to_owned());
    Part { content: Content::Json(value.clone()), media_type, rules: Rules(rules), ..Part::default() }
}

fn response(value: &Value, rules: Vec<Rule>) -> Plan {
    Plan::response(&Response { status: 200, part: part(value, rules) })
}

fn request(value: &Value, rules: Vec<Rule>) -> Plan {
    Plan::request(&Request { method: "POST".into(), path: "/".into(), part: part(value, rules), ..Request::default() })
}

fn body(text: &str) -> Actual<'_> {
    Actual { method: "post", path: "/", status: 200, body: text.as_bytes(), ..Actual::default() }
}

#[test]
fn an_example_fits_its_own_plan() {
    for round in 0..ROUNDS {
        let mut seed = Seed::new(round, 1);
        let example = value(&mut seed, 4);
        let mut found = Vec::new();
        rules(&example, &Path::default(), false, &mut seed, &mut found);
        let text = example.to_string();
        for plan in [response(&example, found.clone()), request(&example, found.clone())] {
            let mismatches = plan.check(&body(&text));
            assert!(mismatches.is_empty(), "round {round}: {text}\n{found:#?}\n{mismatches:#?}");
            assert!(plan.fit(&body(&text)).is_exact(), "round {round}: {text}");
        }
    }
}

#[test]
fn a_further_key_is_taken_in_answers_and_refused_in_requests() {
    for round in 0..ROUNDS {
        let mut seed = Seed::new(round, 2);
        let example =
            Value::Map(IndexMap::from([("a".to_owned(), value(&mut seed, 3)), ("b".to_owned(), Value::Null)]));
        let Value::Map(mut more) = example.clone() else { unreachable!("an object was made") };
        more.insert("further".to_owned(), value(&mut seed, 2));
        more.reverse();
        let text = Value::Map(more).to_string();
        assert_eq!(response(&example, Vec::new()).check(&body(&text)), [], "round {round}: {text}");
        let refused = request(&example, Vec::new()).check(&body(&text));
        let places: Vec<(Code, &str)> = refused.iter().map(|found| (found.code, found.path.as_str())).collect();
        assert_eq!(places, [(Code::BodyExtra, "$.further")], "round {round}: {text}");
    }
}

/// Puts another value at the first scalar; gives its path.
fn changed(value: &mut Value, path: &mut Path) -> bool {
    match value {
        Value::Map(members) => members.iter_mut().any(|(name, member)| {
            path.0.push(Token::Name(name.clone()));
            changed(member, path) || path.0.pop().is_none()
        }),
        Value::List(items) => items.iter_mut().enumerate().any(|(index, item)| {
            path.0.push(Token::Index(index));
            changed(item, path) || path.0.pop().is_none()
        }),
        Value::Text(text) => {
            text.push('!');
            true
        }
        scalar => {
            *scalar = Value::Text("other".to_owned());
            true
        }
    }
}

#[test]
fn another_value_is_found_at_its_path() {
    let mut tried = 0;
    for round in 0..ROUNDS {
        let mut seed = Seed::new(round, 3);
        let example = value(&mut seed, 4);
        let (mut other, mut path) = (example.clone(), Path::default());
        if !changed(&mut other, &mut path) {
            continue;
        }
        tried += 1;
        let text = other.to_string();
        let found = response(&example, Vec::new()).check(&body(&text));
        let places: Vec<&str> = found.iter().map(|found| found.path.as_str()).collect();
        assert_eq!(places, [path.to_string()], "round {round}: {text}");
    }
    assert!(tried > ROUNDS / 2, "most values have a scalar");
}

#[test]
fn hostile_bodies_are_one_mismatch() {
    let example = Value::Map(IndexMap::from([("a".to_owned(), Value::Null)]));
    let plan = response(&example, Vec::new());
    let deep = "[".repeat(100_000);
    for text in
        [deep.as_str(), "{", "{\"a\": null, \"a\": null}", "nul", "\u{feff}", "{\"a\": 1e99999999999999999999}x"]
    {
        let found = plan.check(&body(text));
        assert_eq!(found.len(), 1, "{text:.40}: {found:?}");
    }
    let found = plan.check(&Actual { status: 200, body: b"{\"a\": \"\xff\"}", ..Actual::default() });
    assert_eq!(found.first().map(|found| found.code), Some(Code::BodyInvalid), "{found:?}");
}

#[test]
fn what_differs_in_a_million_places_is_told_in_some_hundred() {
    let example = Value::List(vec![Value::Number("1".into())]);
    let rule = |matcher| Rule {
        category: Category::Body,
        path: Path::default(),
        combine: Combine::And,
        matchers: vec![matcher],
        origin: Origin::default(),
    };
    let plan = response(&example, vec![rule(Matcher::Type { min: Some(1), max: None })]);
    let text = format!("[{}1]", "\"x\",".repeat(100_000));
    assert_eq!(plan.check(&body(&text)).len(), 500);
}
