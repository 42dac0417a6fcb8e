//! Which of the revision's reasons to refuse an operation is due to the change that the operation was made for.

use accordant_model::graphql::operations::Breach;

use super::probes::Probe;

/// The breach that the change explains best; `None` where each is about something else that changed on the way.
pub(super) fn refusal<'b>(probe: &Probe, breaches: &'b [Breach]) -> Option<&'b str> {
    let mut best: Option<(u8, &Breach)> = None;
    for breach in breaches {
        let weight = weight(probe, breach);
        if weight > best.map_or(0, |(known, _)| known) {
            best = Some((weight, breach));
        }
    }
    best.map(|(_, breach)| breach.message.as_str())
}

/// 0 for what cannot be due to the change.
fn weight(probe: &Probe, breach: &Breach) -> u8 {
    let Some((name, coordinate)) = changed(probe) else { return 1 };
    if coordinate.is_some_and(|coordinate| breach.message.contains(&format!("`{coordinate}`"))) {
        return 4;
    }
    // What is required beside it is another change; and a selection is empty once its only field is unknown.
    let is_missing = breach.message.ends_with("is not provided");
    let is_emptied = breach.message.ends_with("must have a subselection set");
    if !is_missing && words(&breach.message).any(|word| word == name) {
        return 3;
    }
    match words(&breach.at).next() {
        Some(first) if first == name => 2,
        _ => u8::from(!is_missing && !is_emptied),
    }
}

/// The name of what changed, and its coordinate where the validator writes it so.
fn changed(probe: &Probe) -> Option<(&str, Option<String>)> {
    match probe {
        Probe::Named { ty } | Probe::Variable { ty } => Some((ty, None)),
        Probe::Fragment { inside, .. } => Some((inside, None)),
        Probe::Value { value, .. } => Some((value, None)),
        Probe::Select { field, .. } | Probe::Answer { field, .. } => Some((field, None)),
        Probe::Argument { ty, field, argument, .. } => Some((argument, Some(format!("{ty}.{field}({argument}:)")))),
        Probe::InputField { ty, field, .. } => Some((field, Some(format!("{ty}.{field}")))),
        Probe::DirectiveArgument { directive, argument, .. } => {
            Some((argument, Some(format!("@{directive}({argument}:)"))))
        }
        Probe::Carry { directive, .. } => Some((directive, None)),
        Probe::Operations(_) | Probe::Kind { .. } | Probe::Unprovable(_) => None,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '_').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_the_one_that_names_the_change() {
        let breach = |message: &str, at: &str| Breach { message: message.to_owned(), at: at.to_owned() };
        let emptied = "interface, union and object types must have a subselection set";
        let select = Probe::Select { ty: "Course".into(), field: "title".into() };
        let found = [
            breach("the required argument `Query.course(id:)` is not provided", "course { title }"),
            breach(emptied, "course { title }"),
            breach("type `Course` does not have a field `title`", "title"),
        ];
        assert_eq!(refusal(&select, &found), Some("type `Course` does not have a field `title`"));
        assert_eq!(refusal(&select, &found[..2]), None, "neither is about the title");
        let answer = Probe::Answer {
            ty: "Course".into(),
            field: "title".into(),
            new: accordant_model::graphql::TypeReference::Named("Text".into()),
        };
        assert_eq!(refusal(&answer, &[breach(emptied, "title")]), Some(emptied));
    }

    #[test]
    fn an_argument_of_another_field_may_have_the_same_name() {
        let missing = |coordinate: &str| Breach {
            message: format!("the required argument `{coordinate}` is not provided"),
            at: "first".to_owned(),
        };
        let argument =
            Probe::Argument { ty: "User".into(), field: "friends".into(), argument: "first".into(), sent: false };
        assert_eq!(
            refusal(&argument, &[missing("Query.users(first:)"), missing("User.friends(first:)")]),
            Some("the required argument `User.friends(first:)` is not provided")
        );
    }
}
