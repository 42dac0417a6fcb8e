//! The graph: `published/schema.graphql`, as far as the suites go.
//!
//! A field of the root is resolved to everything that it has, and the selection takes its part of that. A backend with
//! more than a screenful of fields takes a GraphQL library instead.

use async_graphql_parser::types::{
    DocumentOperations, ExecutableDocument, Field, OperationDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql_parser::{Positioned, parse_query};
use async_graphql_value::ConstValue;
use hyper::StatusCode;
use serde_json::{Map, Value, json};

use crate::answer::{Answer, Problem, json as answer_json};
use crate::bug::Bug;
use crate::server::{Backend, Call, Caller};
use crate::store::{Course, Enrolment, Review};

/// Selections inside selections.
const DEEPEST: usize = 16;

/// What is wrong with an operation, as `errors` says it.
type Fault = String;

pub(crate) fn answer(backend: &mut Backend, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let text = |key: &str| body.get(key).and_then(Value::as_str);
    let document = text("query").ok_or_else(|| Problem::invalid("The body has no `query`."))?;
    let variables = body.get("variables").cloned().unwrap_or_default();
    let result = run(backend, call, document, text("operationName"), &variables);
    Ok(answer_json(StatusCode::OK, &result.unwrap_or_else(|fault| json!({ "errors": [{ "message": fault }] }))))
}

fn run(
    backend: &mut Backend,
    call: &Call,
    document: &str,
    name: Option<&str>,
    variables: &Value,
) -> Result<Value, Fault> {
    let document = parse_query(document).map_err(|error| error.to_string())?;
    let operation = operation(&document, name)?;
    let request = Request { document: &document, operation, variables };
    let mut data = Map::new();
    for field in request.fields(&operation.selection_set.node, &Value::Null, 0)? {
        let resolved = match operation.ty {
            OperationType::Query => query(backend, call, &request, field)?,
            OperationType::Mutation => mutation(backend, call, &request, field)?,
            OperationType::Subscription => return Err("There are no subscriptions here.".to_owned()),
        };
        let selected = request.select(resolved, &field.selection_set.node, 1)?;
        data.insert(field.response_key().node.to_string(), selected);
    }
    Ok(json!({ "data": data }))
}

fn operation<'d>(document: &'d ExecutableDocument, name: Option<&str>) -> Result<&'d OperationDefinition, Fault> {
    let found = match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(operations), None) => {
            operations.values().next().filter(|_| operations.len() == 1)
        }
    };
    found.map(|operation| &operation.node).ok_or_else(|| "There is no such operation in the document.".to_owned())
}

struct Request<'r> {
    document: &'r ExecutableDocument,
    operation: &'r OperationDefinition,
    variables: &'r Value,
}

impl<'r> Request<'r> {
    /// The value of an argument, its variables filled in.
    fn argument(&self, field: &Field, name: &str) -> Result<Value, Fault> {
        let Some(written) = field.get_argument(name) else { return Ok(Value::Null) };
        let value = written.node.clone().into_const_with(|variable| {
            let given = self.variables.get(variable.as_str()).cloned().or_else(|| self.default(variable.as_str()));
            let given = given.unwrap_or_default();
            ConstValue::from_json(given).map_err(|error| error.to_string())
        })?;
        value.into_json().map_err(|error| error.to_string())
    }

    fn default(&self, variable: &str) -> Option<Value> {
        let mut definitions = self.operation.variable_definitions.iter();
        let definition = definitions.find(|definition| definition.node.name.node == variable)?;
        definition.node.default_value()?.clone().into_json().ok()
    }

    /// The fields of a selection that apply to an object, those of fragments among them.
    fn fields(&self, selections: &'r SelectionSet, object: &Value, depth: usize) -> Result<Vec<&'r Field>, Fault> {
        if depth > DEEPEST {
            return Err("The selections are too deep.".to_owned());
        }
        let mut fields = Vec::new();
        let applies = |condition: &str| object.get("__typename").is_none_or(|name| name == condition);
        for Positioned { node: selection, .. } in &selections.items {
            let inner = match selection {
                Selection::Field(field) => {
                    fields.push(&field.node);
                    continue;
                }
                Selection::FragmentSpread(spread) => {
                    let name = &spread.node.fragment_name.node;
                    let fragment = self.document.fragments.get(name);
                    let fragment = &fragment.ok_or_else(|| format!("There is no fragment `{name}`."))?.node;
                    applies(fragment.type_condition.node.on.node.as_str()).then_some(&fragment.selection_set.node)
                }
                Selection::InlineFragment(fragment) => {
                    let condition = fragment.node.type_condition.as_ref();
                    let holds = condition.is_none_or(|condition| applies(condition.node.on.node.as_str()));
                    holds.then_some(&fragment.node.selection_set.node)
                }
            };
            if let Some(inner) = inner {
                fields.extend(self.fields(inner, object, depth + 1)?);
            }
        }
        Ok(fields)
    }

    /// The part of a value that is selected.
    fn select(&self, value: Value, selections: &'r SelectionSet, depth: usize) -> Result<Value, Fault> {
        match value {
            Value::Array(items) => {
                items.into_iter().map(|item| self.select(item, selections, depth)).collect::<Result<_, _>>()
            }
            Value::Object(_) if selections.items.is_empty() => Err("An object needs a selection.".to_owned()),
            Value::Object(_) => {
                let mut selected = Map::new();
                for field in self.fields(selections, &value, depth)? {
                    let name = field.name.node.as_str();
                    let kind = value.get("__typename").and_then(Value::as_str).unwrap_or_default();
                    let inner = value.get(name).ok_or_else(|| format!("`{kind}` has no field `{name}`."))?;
                    let inner = first(inner.clone(), &self.argument(field, "first")?);
                    let inner = self.select(inner, &field.selection_set.node, depth + 1)?;
                    selected.insert(field.response_key().node.to_string(), inner);
                }
                Ok(Value::Object(selected))
            }
            scalar => Ok(scalar),
        }
    }
}

fn query(backend: &Backend, call: &Call, request: &Request<'_>, field: &Field) -> Result<Value, Fault> {
    let text = |name: &str| Ok::<_, Fault>(request.argument(field, name)?.as_str().map(str::to_owned));
    match field.name.node.as_str() {
        "viewer" => Ok(viewer(backend, call)),
        "course" => {
            let id = text("id")?.ok_or("`course` needs an `id`.")?;
            Ok(backend.store.course(&id).map_or(Value::Null, |found| course(backend, call, found)))
        }
        "courses" => {
            let filter = request.argument(field, "filter")?;
            let lower = |value: &Value| value.as_str().map(str::to_lowercase);
            let subjects = filter.get("subjects").and_then(Value::as_array);
            let subjects: Option<Vec<String>> = subjects.map(|all| all.iter().filter_map(lower).collect());
            let level = filter.get("level").and_then(lower);
            let most = filter.get("maxPrice").and_then(Value::as_i64);
            let after = text("after")?;
            let fits = |found: &&Course| {
                found.status == "published"
                    && subjects.as_ref().is_none_or(|subjects| subjects.contains(&found.subject))
                    && most.is_none_or(|most| found.price <= most)
                    && level.as_ref().is_none_or(|level| level == found.level)
            };
            let nodes = backend.store.courses.iter().filter(fits).map(|found| course(backend, call, found));
            let first_wanted = match request.argument(field, "first")? {
                Value::Null => json!(20),
                first => first,
            };
            let mut connection = connection(nodes.collect(), after.as_deref(), true);
            connection = first(connection, &first_wanted);
            if backend.has(Bug::Pagination)
                && let Some(page) = connection.get_mut("pageInfo")
            {
                *page =
                    json!({ "hasNextPage": false, "hasPreviousPage": false, "startCursor": null, "endCursor": null });
            }
            Ok(connection)
        }
        "__typename" => Ok(json!("Query")),
        other => Err(format!("`Query` has no field `{other}`.")),
    }
}

fn mutation(backend: &mut Backend, call: &Call, request: &Request<'_>, field: &Field) -> Result<Value, Fault> {
    if field.name.node != "enrol" {
        return Err(format!("`Mutation` has no field `{}`.", field.name.node));
    }
    let Caller::Account(account) = &call.caller else { return Err("Sign in to enrol.".to_owned()) };
    let input = request.argument(field, "input")?;
    let text = |key: &str| input.get(key).and_then(Value::as_str);
    let refused = |field: &str, message: &str| {
        let error = json!({ "__typename": "UserError", "field": field, "message": message });
        json!({ "__typename": "EnrolmentPayload", "enrolment": null, "errors": [error] })
    };
    let Some(found) = text("courseId").and_then(|id| backend.store.course(id)).cloned() else {
        return Ok(refused("courseId", "There is no course with this identifier."));
    };
    if found.price > 0 && text("paymentId").is_none() && text("voucherCode").is_none() {
        return Ok(refused("paymentId", "The course has to be paid for."));
    }
    let id = backend.store.enrol(&found.id, account, "purchase");
    let enrolment = backend.store.enrolment(&id).map(|enrolment| enrolment_node(backend, call, enrolment));
    Ok(json!({ "__typename": "EnrolmentPayload", "enrolment": enrolment, "errors": [] }))
}

/// The account that is signed in; null without a token.
fn viewer(backend: &Backend, call: &Call) -> Value {
    let Some(account) = call.account().ok().and_then(|id| backend.store.account(id)) else { return Value::Null };
    let own = backend.store.enrolments.iter().filter(|enrolment| enrolment.account == account.id);
    json!({
        "__typename": "Viewer",
        "id": account.id,
        "profile": profile(backend, &account.id),
        "email": account.email,
        "role": account.role.to_uppercase(),
        "locale": account.locale,
        "enrolments": connection(own.map(|enrolment| enrolment_node(backend, call, enrolment)).collect(), None, false),
    })
}

fn profile(backend: &Backend, id: &str) -> Value {
    typed("Profile", backend.store.profile(id))
}

fn course(backend: &Backend, call: &Call, course: &Course) -> Value {
    let reviews = backend.store.reviews.iter().rev().filter(|review| review.course == course.id);
    let own = backend.store.enrolments.iter();
    let mut own = own.filter(|enrolment| enrolment.course == course.id);
    let own = own.find(|enrolment| call.account().is_ok_and(|id| id == enrolment.account));
    let instructor = profile(backend, &course.instructor);
    let mut node = json!({
        "__typename": "Course",
        "id": course.id,
        "title": course.title,
        "summary": course.summary,
        "subject": course.subject.to_uppercase(),
        "level": course.level.to_uppercase(),
        "status": course.status.to_uppercase(),
        "price": { "__typename": "Money", "amount": course.price, "currency": "EUR" },
        "instructorName": instructor.get("displayName"),
        "instructors": [instructor],
        "coverUrl": null,
        "thumbnailUrl": null,
        "rating": course.rating,
        "reviews": connection(reviews.map(|review| review_node(backend, review)).collect(), None, false),
        "enrolment": own.map(|enrolment| json!({ "__typename": "Enrolment", "id": enrolment.id })),
    });
    if backend.has(Bug::GraphqlField)
        && let Some(node) = node.as_object_mut()
    {
        node.remove("instructorName");
    }
    node
}

fn review_node(backend: &Backend, review: &Review) -> Value {
    json!({
        "__typename": "Review",
        "id": review.id,
        "rating": review.rating,
        "text": review.text,
        "author": profile(backend, &review.author),
        "createdAt": review.created_at,
    })
}

fn enrolment_node(backend: &Backend, call: &Call, enrolment: &Enrolment) -> Value {
    json!({
        "__typename": "Enrolment",
        "id": enrolment.id,
        "course": backend.store.course(&enrolment.course).map(|found| course(backend, call, found)),
        "status": enrolment.status.to_uppercase(),
        "progress": enrolment.percent(),
        "enrolledAt": enrolment.enrolled_at,
        "completedAt": null,
        "certificateUrl": null,
    })
}

fn typed(name: &str, mut value: Value) -> Value {
    if let Some(object) = value.as_object_mut() {
        object.insert("__typename".to_owned(), json!(name));
    }
    value
}

/// All nodes behind a cursor, which is the identifier of the last node before them.
fn connection(nodes: Vec<Value>, after: Option<&str>, counted: bool) -> Value {
    let count = nodes.len();
    let cursor = |node: &Value| node.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    let start = after.and_then(|after| nodes.iter().position(|node| cursor(node) == after)).map_or(0, |at| at + 1);
    let edges: Vec<Value> =
        nodes.iter().skip(start).map(|node| json!({ "cursor": cursor(node), "node": node })).collect();
    let mut connection = json!({ "edges": edges, "pageInfo": page_info(&edges, false, start > 0) });
    if counted && let Some(connection) = connection.as_object_mut() {
        connection.insert("totalCount".to_owned(), json!(count));
    }
    connection
}

/// The first edges of a connection; anything else as it is.
fn first(mut value: Value, count: &Value) -> Value {
    let count = count.as_u64().and_then(|count| usize::try_from(count).ok());
    let edges = value.get_mut("edges").and_then(Value::as_array_mut);
    if let (Some(count), Some(edges)) = (count, edges)
        && edges.len() > count
    {
        edges.truncate(count);
        let edges = edges.clone();
        let before = value.pointer("/pageInfo/hasPreviousPage") == Some(&Value::Bool(true));
        if let Some(page) = value.get_mut("pageInfo") {
            *page = page_info(&edges, true, before);
        }
    }
    value
}

fn page_info(edges: &[Value], more: bool, before: bool) -> Value {
    let cursor = |edge: Option<&Value>| edge.and_then(|edge| edge.get("cursor")).cloned();
    json!({
        "hasNextPage": more,
        "hasPreviousPage": before,
        "startCursor": cursor(edges.first()),
        "endCursor": cursor(edges.last()),
    })
}
