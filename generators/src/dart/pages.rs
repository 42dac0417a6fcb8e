//! Loops over the items of all pages of an operation.

use serde::Serialize;

use super::bodies::Shape;
use super::layout::list;
use super::names::{OperationNames, received};
use super::types::{Types, Uses};
use crate::engine::Code;
use crate::model::{Operation, Pagination, Parameter, Shape as TypeShape, Type, TypeKind};

type Text = Code<'static>;

#[derive(Serialize)]
pub(super) struct PagesView {
    method: Text,
    signature: Text,
    body: Text,
}

/// A server that does not count gives the same page again and again.
const REPEATED: &str = "      if (samePage($items, $before)) return;\n      $before = $items;\n";

/// Nothing where the answer or the parameters are not what the pagination says.
pub(super) fn view(
    types: &Types<'_>,
    operation: &Operation,
    names: &OperationNames,
    parameters: &[String],
    uses: &mut Uses,
) -> Option<PagesView> {
    let mut successes = operation.responses.iter().filter(|response| response.success);
    let (Some(response), None) = (successes.next(), successes.next()) else { return None };
    let groups = received(types.model, operation, response);
    let [group] = groups.as_slice() else { return None };
    let Shape::Json(body) = &group.shape else { return None };
    let pagination = operation.pagination.as_ref()?;
    let (Pagination::Cursor { items, .. }
    | Pagination::Page { items, .. }
    | Pagination::Offset { items, .. }
    | Pagination::Link { items }) = pagination;
    let items = reach(types, body, items)?;
    let TypeKind::Array { items: item, .. } = &items.value.kind else { return None };
    let item = types.dart(item, uses);
    let loops = Loop { types, operation, names, parameters, items: items.or("const []") };
    let body = match pagination {
        Pagination::Cursor { parameter, next, .. } => loops.cursor(parameter, &reach(types, body, next)?)?,
        Pagination::Page { parameter, first, limit, .. } => {
            let (own, start) = loops.counted(parameter, &first.to_string())?;
            let call = loops.call(Some((&own, "$number")), "options");
            let end = loops.end(limit.as_deref());
            format!(
                "List<Object?> $before = const [];\n    for (var $number = {start}; ; $number++) {{\n      \
                 final $page = (await {call}).orThrow;\n{}\n      {end}\n    }}",
                loops.each_but(REPEATED)
            )
        }
        Pagination::Offset { parameter, limit, .. } => {
            let (own, start) = loops.counted(parameter, "0")?;
            let call = loops.call(Some((&own, "$offset")), "options");
            let end = loops.end(limit.as_deref());
            format!(
                "List<Object?> $before = const [];\n    for (var $offset = {start}; ; ) {{\n      \
                 final $page = (await {call}).orThrow;\n{}\n      {end}\n      $offset += $items.length;\n    }}",
                loops.each_but(REPEATED)
            )
        }
        Pagination::Link { .. } => format!(
            "var $options = options;\n    while (true) {{\n      final $result = await {};\n      \
             final $page = $result.orThrow;\n{}\n      \
             final $link = nextLink($result.response.headers, $result.response.url);\n      if ($link == null || $link == $result.response.url) return;\n      \
             $options = (options ?? const CallOptions()).withUrl($link);\n    }}",
            loops.call(None, "$options"),
            loops.each(),
        ),
    };
    let mut parameters = parameters.to_vec();
    parameters.push("CallOptions? options".to_owned());
    let head = format!("Stream<{item}> {}({{", names.pages);
    Some(PagesView {
        method: names.method.clone().into(),
        signature: list(&head, &parameters, "}) async* {", 2).into(),
        body: format!("    {body}").into(),
    })
}

struct Loop<'a> {
    types: &'a Types<'a>,
    operation: &'a Operation,
    names: &'a OperationNames,
    parameters: &'a [String],
    /// What gives the items of `page`.
    items: String,
}

impl Loop<'_> {
    fn parameter(&self, wire: &str) -> Option<(&Parameter, &str)> {
        let index = self.operation.parameters.iter().position(|parameter| parameter.wire == wire)?;
        self.operation.parameters.get(index).zip(self.names.parameters.get(index).map(String::as_str))
    }

    /// The parameter that counts, and where counting begins.
    fn counted(&self, wire: &str, first: &str) -> Option<(String, String)> {
        let (parameter, name) = self.parameter(wire)?;
        if !matches!(parameter.value.kind, TypeKind::Integer { .. }) {
            return None;
        }
        let start = if parameter.required && !parameter.value.nullable {
            name.to_owned()
        } else {
            format!("{name} ?? {first}")
        };
        Some((name.to_owned(), start))
    }

    /// What is sent on to a page; `own` is said instead of a parameter.
    fn call(&self, own: Option<(&str, &str)>, options: &str) -> String {
        let mut arguments: Vec<String> = self
            .parameters
            .iter()
            .filter_map(|parameter| parameter.split(" = ").next()?.rsplit(' ').next())
            .map(|name| match own {
                Some((own, variable)) if own == name => format!("{name}: {variable}"),
                _ => format!("{name}: {name}"),
            })
            .collect();
        arguments.push(format!("options: {options}"));
        list(&format!("{}(", self.names.method), &arguments, ")", 6)
    }

    fn each(&self) -> String {
        self.each_but("")
    }

    /// The items of a page, unless `guard` ends the loop.
    fn each_but(&self, guard: &str) -> String {
        format!(
            "      final $items = {};\n{guard}      for (final $item in $items) {{\n        yield $item;\n      }}",
            self.items
        )
    }

    /// The last page is the empty one, and the one that is not full.
    fn end(&self, limit: Option<&str>) -> String {
        match limit.and_then(|limit| self.parameter(limit)) {
            Some((parameter, name)) if matches!(parameter.value.kind, TypeKind::Integer { .. }) => {
                let given = parameter.required && !parameter.value.nullable;
                let limit = if given { name.to_owned() } else { format!("({name} ?? 0)") };
                format!("if ($items.isEmpty || $items.length < {limit}) return;")
            }
            _ => "if ($items.isEmpty) return;".to_owned(),
        }
    }

    fn cursor(&self, wire: &str, next: &Reached<'_>) -> Option<String> {
        let (parameter, own) = self.parameter(wire)?;
        let mut uses = Uses::new();
        let text = self.types.bare(&parameter.value, &mut uses);
        if text != self.types.bare(next.value, &mut uses) {
            return None;
        }
        let mut ends = vec!["$next == $cursor"];
        if text == "String" {
            ends.insert(0, "$next.isEmpty");
        }
        if next.missing {
            ends.insert(0, "$next == null");
        }
        Some(format!(
            "var $cursor = {own};\n    while (true) {{\n      final $page = (await {}).orThrow;\n{}\n      \
             final $next = $page{};\n      if ({}) return;\n      $cursor = $next;\n    }}",
            self.call(Some((own, "$cursor")), "options"),
            self.each(),
            next.access,
            ends.join(" || "),
        ))
    }
}

/// What keys lead to from a body.
struct Reached<'m> {
    /// Behind the expression of the body.
    access: String,
    /// Whether it, or something on the way, may not be there.
    missing: bool,
    value: &'m Type,
}

impl Reached<'_> {
    fn or(&self, nothing: &str) -> String {
        if self.missing { format!("$page{} ?? {nothing}", self.access) } else { format!("$page{}", self.access) }
    }
}

fn reach<'m>(types: &Types<'m>, body: &'m Type, keys: &[String]) -> Option<Reached<'m>> {
    let mut reached = Reached { access: String::new(), missing: types.nullable(body), value: resolved(types, body)? };
    for key in keys {
        let TypeKind::Named { id } = &reached.value.kind else { return None };
        let declaration = types.model.declaration(*id)?;
        let TypeShape::Object(object) = &declaration.shape else { return None };
        let index = object.properties.iter().position(|property| property.wire == *key)?;
        let property = object.properties.get(index)?;
        reached.access.push_str(if reached.missing { "?." } else { "." });
        reached.access.push_str(types.names.members(types.shared, *id).get(index)?);
        if types.is_patch(declaration, property) {
            reached.access.push_str(".value");
        }
        reached.missing |= !property.required || types.nullable(&property.value);
        reached.value = resolved(types, &property.value)?;
    }
    Some(reached)
}

/// The type behind aliases.
fn resolved<'m>(types: &Types<'m>, mut value: &'m Type) -> Option<&'m Type> {
    for _ in 0..64 {
        match &value.kind {
            TypeKind::Named { id } => match &types.model.declaration(*id)?.shape {
                TypeShape::Alias { target } if !types.is_circular(*id) => value = target,
                TypeShape::Alias { .. } => return None,
                _ => return Some(value),
            },
            _ => return Some(value),
        }
    }
    None
}
