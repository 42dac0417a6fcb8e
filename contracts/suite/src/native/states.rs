//! Provider states: the suite declares them with their parameters, interactions ask for them.

use accordant_document::settings::Reader;
use accordant_document::{Kind, Member, Node};
use indexmap::IndexMap;

use crate::findings::ids;
use crate::{ParamKind, State, StateDeclaration, Value};

/// The words for the types of parameters.
pub(crate) const KINDS: [(&str, ParamKind); 5] = [
    ("any", ParamKind::Any),
    ("string", ParamKind::Text),
    ("integer", ParamKind::Integer),
    ("number", ParamKind::Number),
    ("boolean", ParamKind::Boolean),
];

/// `states:`, by name.
pub(crate) fn declared(reader: &mut Reader<'_>, node: Node<'_>) -> IndexMap<String, StateDeclaration> {
    let mut states = IndexMap::new();
    for entry in reader.entries(node, "`states`") {
        let mut state = StateDeclaration { origin: reader.origin(entry.key_span), ..StateDeclaration::default() };
        if !entry.value.is_null() {
            for member in reader.members(entry.value, "a state", &["description", "params"]) {
                if member.key == "description" {
                    state.description = reader.text(member.value, "`description`");
                    continue;
                }
                for param in reader.entries(member.value, "`params`") {
                    let kind = reader.one_of(param.value, "the type of a parameter", &KINDS);
                    state.params.insert(param.key.to_owned(), kind.unwrap_or(ParamKind::Any));
                }
            }
        }
        states.insert(entry.key.to_owned(), state);
    }
    states
}

/// `given:`, a list of names and of names with parameters. Where the suite declares its states, these must be among
/// them.
pub(super) fn given(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    declared: Option<&IndexMap<String, StateDeclaration>>,
) -> Vec<State> {
    let items: Vec<Node<'_>> = if node.is_array() { node.items().collect() } else { vec![node] };
    let mut states = Vec::new();
    for item in items {
        if let Some(name) = item.as_str() {
            known(reader, item, name, declared);
            states.push(State { name: name.to_owned(), params: IndexMap::new() });
            continue;
        }
        let mut members = item.members();
        let (Some(member), None) = (members.next(), members.next()) else {
            reader.wrong_type(
                item,
                "a state in `given`",
                "a name, or one name with its parameters (`course exists: {id: 42}`)",
            );
            continue;
        };
        let declaration = known(reader, item, member.key, declared);
        states.push(State { name: member.key.to_owned(), params: params(reader, member, declaration) });
    }
    states
}

fn params(
    reader: &mut Reader<'_>,
    state: Member<'_>,
    declaration: Option<&StateDeclaration>,
) -> IndexMap<String, Value> {
    let mut params = IndexMap::new();
    if state.value.is_null() {
        return params;
    }
    for param in reader.entries(state.value, &format!("the parameters of `{}`", state.key)) {
        if let Some(declaration) = declaration {
            match declaration.params.get(param.key) {
                Some(kind) if !fits(*kind, param.value) => {
                    let wanted = KINDS.iter().find(|(_, known)| known == kind).map_or("any", |(name, _)| name);
                    reader.wrong_type(param.value, &format!("`{}`", param.key), &format!("of type `{wanted}`"));
                }
                Some(_) => {}
                None => {
                    let names: Vec<&str> = declaration.params.keys().map(String::as_str).collect();
                    reader.wrong_value(param.key_span, &format!("a parameter of `{}`", state.key), param.key, &names);
                }
            }
        }
        params.insert(param.key.to_owned(), Value::from(param.value));
    }
    params
}

fn fits(kind: ParamKind, node: Node<'_>) -> bool {
    // What a variable will be is known when it is played.
    if node.as_str().is_some_and(|text| text.contains("${")) {
        return true;
    }
    match kind {
        ParamKind::Any => true,
        ParamKind::Text => node.kind() == Kind::String,
        ParamKind::Integer => node.as_number().is_some_and(|number| number.is_integer()),
        ParamKind::Number => node.kind() == Kind::Number,
        ParamKind::Boolean => node.kind() == Kind::Bool,
    }
}

/// The declaration of a state; one that is missing is a fault where the suite declares any.
fn known<'s>(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    name: &str,
    declared: Option<&'s IndexMap<String, StateDeclaration>>,
) -> Option<&'s StateDeclaration> {
    let declared = declared?;
    let found = declared.get(name);
    if found.is_none() {
        let near = accordant_document::suggest(name, declared.keys().map(String::as_str));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("declare it: add `{name}:` below `states:`, or remove `states:` altogether"),
        };
        reader.fault(node.span(), ids::SUITE_STATE_UNDECLARED, format!("the state `{name}` is not declared"), help);
    }
    found
}
