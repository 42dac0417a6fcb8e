//! The normal form of an operation: parsed, its fragments put in place, printed. White space, comments, commas and where
//! fragments stand make no difference.

use apollo_compiler::Node;
use apollo_compiler::ast::{Definition, Field, FragmentDefinition, InlineFragment, OperationDefinition, Selection};
use rustc_hash::FxHashMap;

use super::{GraphqlError, index_of, parse};

/// How many selections an operation may have once its fragments are in place: a few fragments that spread each other
/// twice stand for millions.
const MOST: usize = 50_000;

/// The normal form of the operation `name` of a document, or of its only one; two operations with the same normal form
/// ask the same. Names are kept: they are part of what is sent.
///
/// # Errors
/// [`GraphqlError`] where there is no such operation, or the document cannot be used.
pub fn normalised(text: &str, name: Option<&str>) -> Result<String, GraphqlError> {
    let document = parse(text)?;
    let index = index_of(&document, name)?;
    let Some(Definition::OperationDefinition(operation)) = document.definitions.get(index) else {
        return Err(GraphqlError::NoOperation);
    };
    let fragments = document.definitions.iter().filter_map(|definition| match definition {
        Definition::FragmentDefinition(fragment) => Some((fragment.name.as_str(), fragment)),
        _ => None,
    });
    let mut inliner = Inliner { fragments: fragments.collect(), open: Vec::new(), left: MOST };
    let selection_set = inliner.selections(&operation.selection_set)?;
    let operation: OperationDefinition = operation.as_ref().clone();
    let operation = OperationDefinition { selection_set, ..operation };
    Ok(operation.serialize().no_indent().to_string())
}

struct Inliner<'d> {
    fragments: FxHashMap<&'d str, &'d Node<FragmentDefinition>>,
    /// The fragments that are being put in place.
    open: Vec<&'d str>,
    left: usize,
}

impl<'d> Inliner<'d> {
    /// Recursion ends with the nesting of the document, which was looked at, times the fragments, which cannot spread
    /// themselves; what that may come to is limited as well.
    fn selections(&mut self, selections: &'d [Selection]) -> Result<Vec<Selection>, GraphqlError> {
        let mut inlined = Vec::with_capacity(selections.len());
        for selection in selections {
            self.left = self.left.checked_sub(1).ok_or(GraphqlError::TooLarge)?;
            inlined.push(match selection {
                Selection::Field(field) => {
                    let selection_set = self.selections(&field.selection_set)?;
                    let field: Field = field.as_ref().clone();
                    Selection::Field(Node::new(Field { selection_set, ..field }))
                }
                Selection::InlineFragment(fragment) => {
                    let selection_set = self.selections(&fragment.selection_set)?;
                    let fragment: InlineFragment = fragment.as_ref().clone();
                    Selection::InlineFragment(Node::new(InlineFragment { selection_set, ..fragment }))
                }
                Selection::FragmentSpread(spread) => {
                    let name = spread.fragment_name.as_str();
                    let Some((&name, &fragment)) = self.fragments.get_key_value(name) else {
                        return Err(GraphqlError::NoFragment(name.to_owned()));
                    };
                    if self.open.contains(&name) {
                        return Err(GraphqlError::Circle(name.to_owned()));
                    }
                    if self.open.len() >= DEPTH {
                        return Err(GraphqlError::TooDeep);
                    }
                    self.open.push(name);
                    let selection_set = self.selections(&fragment.selection_set)?;
                    self.open.pop();
                    let mut directives = spread.directives.clone();
                    directives.extend(fragment.directives.iter().cloned());
                    Selection::InlineFragment(Node::new(InlineFragment {
                        type_condition: Some(fragment.type_condition.clone()),
                        directives,
                        selection_set,
                    }))
                }
            });
        }
        Ok(inlined)
    }
}

/// Fragments that spread each other in a chain: more would exhaust the stack of whoever prints them.
const DEPTH: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_comments_and_fragments_make_no_difference() {
        let one = "query Courses($first: Int) { courses(first: $first) { ...Card } }
            fragment Card on Course { id title # what is shown\n }";
        let other = "fragment Card on Course{id,title}query Courses($first:Int){courses(first:$first){...Card}}";
        let third = "query Courses($first: Int) { courses(first: $first) { ... on Course { id title } } }";
        let fourth = "query Courses($first: Int) { courses(first: $first) { ... on Course { id } } }";
        assert_eq!(normalised(one, None), normalised(other, Some("Courses")));
        assert_eq!(normalised(one, None), normalised(third, None));
        assert_ne!(normalised(one, None), normalised(fourth, None));
        assert!(normalised(one, None).is_ok());
    }

    #[test]
    fn documents_that_give_no_operation_say_why() {
        let fault = |text: &str, name: Option<&str>| normalised(text, name).map_err(|error| error.to_string());
        assert_eq!(fault("fragment A on B { c }", None), Err("the document has no operation".to_owned()));
        assert_eq!(
            fault("query A { a } query B { b }", None),
            Err("the document has several operations (`A`, `B`), and none is named".to_owned())
        );
        assert_eq!(fault("query A { a }", Some("B")), Err("the document has no operation `B`; it has `A`".to_owned()));
        assert_eq!(fault("{ ...A } fragment A on B { ...A }", None), Err("the fragment `A` spreads itself".to_owned()));
        assert_eq!(fault("{ ...A }", None), Err("the fragment `A` is spread and nowhere defined".to_owned()));
        assert!(fault("query {", None).is_err_and(|why| why.starts_with("the document is no GraphQL")));
        assert_eq!(fault(&"{a".repeat(10_000), None), Err("brackets of the document nest too deep".to_owned()));
    }

    #[test]
    fn fragments_that_double_are_cut_off() {
        let mut text = "{ ...F0 }".to_owned();
        for index in 0..20 {
            text.push_str(&format!(" fragment F{index} on A {{ ...F{next} ...F{next} }}", next = index + 1));
        }
        text.push_str(" fragment F20 on A { a }");
        assert_eq!(normalised(&text, None), Err(GraphqlError::TooLarge));
    }
}
