//! The operations that would show a break: valid against the base if the change is what it seems, and no longer valid.

use accordant_model::graphql::TypeReference;
use smol_str::SmolStr;

use super::ways::{Ways, nulls};

/// What to show.
#[derive(Clone, Debug)]
pub(super) enum Probe {
    /// These operations, as they are.
    Operations(Vec<String>),
    /// A fragment on the type, wherever it is answered.
    Named {
        ty: SmolStr,
    },
    /// A variable of the type, wherever it is taken.
    Variable {
        ty: SmolStr,
    },
    /// `... on inside` where `on` is answered.
    Fragment {
        on: SmolStr,
        inside: SmolStr,
    },
    /// The enum value, wherever it can be sent.
    Value {
        ty: SmolStr,
        value: SmolStr,
    },
    Select {
        ty: SmolStr,
        field: SmolStr,
    },
    /// The field whose answer changed its type to `new`.
    Answer {
        ty: SmolStr,
        field: SmolStr,
        new: TypeReference,
    },
    /// The argument, sent or left out.
    Argument {
        ty: SmolStr,
        field: SmolStr,
        argument: SmolStr,
        sent: bool,
    },
    InputField {
        ty: SmolStr,
        field: SmolStr,
        sent: bool,
    },
    DirectiveArgument {
        directive: SmolStr,
        argument: SmolStr,
        sent: bool,
    },
    /// The directive, `times` times at one of the locations.
    Carry {
        directive: SmolStr,
        locations: Vec<SmolStr>,
        times: usize,
    },
    /// The type that is of another kind now, selected and sent in every way.
    Kind {
        ty: SmolStr,
    },
    /// Nothing can be shown, and why.
    Unprovable(&'static str),
}

impl Probe {
    pub(super) fn operations(operations: Vec<String>) -> Self {
        Probe::Operations(operations)
    }

    /// Operations to try, the shortest ways first.
    pub(super) fn candidates(&self, ways: &Ways<'_>) -> Vec<String> {
        self.tried(ways).into_iter().flatten().collect()
    }

    fn tried(&self, ways: &Ways<'_>) -> Vec<Option<String>> {
        match self {
            Probe::Operations(operations) => operations.iter().cloned().map(Some).collect(),
            Probe::Unprovable(_) => Vec::new(),
            Probe::Named { ty } => vec![ways.select(ty, &format!("... on {ty} {{ __typename }}"), "")],
            Probe::Variable { ty } => vec![ways.send_variable(ty)],
            Probe::Fragment { on, inside } => vec![ways.select(on, &format!("... on {inside} {{ __typename }}"), "")],
            Probe::Value { ty, value } => vec![ways.send(ty, value)],
            Probe::Select { ty, field } => {
                let call = ways.field(ty, field).and_then(|field| ways.whole_call(field, None));
                vec![call.and_then(|call| ways.select(ty, &call, ""))]
            }
            Probe::Answer { ty, field, .. } => answer(ways, ty, field),
            Probe::Argument { ty, field, argument, sent } => arguments(ways, ty, field, argument, *sent),
            Probe::InputField { ty, field, sent } => input_fields(ways, ty, field, *sent),
            Probe::DirectiveArgument { directive, argument, sent } => {
                let given = ways.literal_of_directive(directive, argument);
                let value = if *sent { given.as_deref() } else { None };
                if *sent && value.is_none() {
                    return Vec::new();
                }
                let variable = ways.directive_argument(directive, argument).filter(|_| *sent).map(|argument| {
                    (argument.ty.to_string(), ways.carried(directive, Some((argument.name.as_str(), Some("$value")))))
                });
                let mut tried: Vec<Option<String>> = Vec::new();
                if let Some((ty, Some(written))) = variable {
                    for location in ways.locations(directive) {
                        tried.push(carry(location, &written, &format!("$value: {ty}")));
                    }
                }
                if let Some(written) = ways.carried(directive, Some((argument, value))) {
                    tried.extend(ways.locations(directive).iter().map(|location| carry(location, &written, "")));
                }
                tried
            }
            Probe::Carry { directive, locations, times } => {
                let Some(written) = ways.carried(directive, None) else { return Vec::new() };
                let written = vec![written; *times].join(" ");
                locations.iter().map(|location| carry(location, &written, "")).collect()
            }
            Probe::Kind { ty } => vec![
                ways.select(ty, "__typename", ""),
                ways.select(ty, &format!("... on {ty} {{ __typename }}"), ""),
                ways.leaf(ty),
                ways.send_variable(ty),
                ways.literal(&TypeReference::Named(ty.clone()), Ways::default_depth())
                    .and_then(|one| ways.send(ty, &one)),
            ],
        }
    }
}

fn answer(ways: &Ways<'_>, ty: &str, field: &str) -> Vec<Option<String>> {
    let Some(field) = ways.field(ty, field) else { return Vec::new() };
    let mut tried = vec![ways.whole_call(field, None).and_then(|call| ways.select(ty, &call, ""))];
    if let Some(call) = ways.call(field, None) {
        let named = field.ty.named();
        tried.push(ways.select(ty, &format!("{call} {{ ... on {named} {{ __typename }} }}"), ""));
        // What the new type lacks of the old one's own fields.
        for inner in ways.leaves(named) {
            tried.push(ways.select(ty, &format!("{call} {{ {inner} }}"), ""));
        }
    }
    tried
}

fn arguments(ways: &Ways<'_>, ty: &str, field: &str, argument: &str, sent: bool) -> Vec<Option<String>> {
    let Some(field) = ways.field(ty, field) else { return Vec::new() };
    if !sent {
        let call = ways.whole_call(field, Some((argument, None)));
        return vec![call.and_then(|call| ways.select(ty, &call, ""))];
    }
    let Some(known) = field.arguments.get(argument) else { return Vec::new() };
    let send = |value: &str, variables: &str| {
        let call = ways.whole_call(field, Some((argument, Some(value))))?;
        ways.select(ty, &call, variables)
    };
    let literal = ways.literal(&known.ty, Ways::default_depth());
    let mut tried = vec![literal.and_then(|literal| send(&literal, ""))];
    tried.extend(nulls(&known.ty).iter().map(|null| send(null, "")));
    tried.push(send("$value", &format!("$value: {}", known.ty)));
    tried
}

fn input_fields(ways: &Ways<'_>, ty: &str, field: &str, sent: bool) -> Vec<Option<String>> {
    let object = |value: Option<&str>| ways.object(ty, Some((field, value)), Ways::default_depth());
    if !sent {
        return vec![object(None).and_then(|object| ways.send(ty, &object))];
    }
    let Some(known) = ways.input_field(ty, field) else { return Vec::new() };
    let literal = ways.literal(&known.ty, Ways::default_depth());
    let mut tried = vec![literal.and_then(|literal| ways.send(ty, &object(Some(&literal))?))];
    tried.extend(nulls(&known.ty).iter().map(|null| ways.send(ty, &object(Some(null))?)));
    tried.push(object(Some("$value")).and_then(|object| ways.send_with(ty, &object, &format!("$value: {}", known.ty))));
    tried
}

/// An operation that carries the directive at the location.
fn carry(location: &str, directive: &str, variables: &str) -> Option<String> {
    let head = |keyword: &str| {
        if variables.is_empty() { keyword.to_owned() } else { format!("{keyword}({variables})") }
    };
    Some(match location {
        "QUERY" => format!("{} {directive} {{ __typename }}", head("query")),
        "MUTATION" => format!("{} {directive} {{ __typename }}", head("mutation")),
        "FIELD" => format!("{} {{ __typename {directive} }}", head("query")),
        "INLINE_FRAGMENT" => format!("{} {{ ... {directive} {{ __typename }} }}", head("query")),
        "VARIABLE_DEFINITION" if variables.is_empty() => {
            format!("query($value: Boolean! {directive}) {{ __typename @include(if: $value) }}")
        }
        _ => return None,
    })
}
