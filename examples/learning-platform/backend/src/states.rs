//! Provider states: what must be there before an interaction, and how it was before.
//!
//! `accordant replay` posts `{"state": NAME, "params": {...}, "action": "setup" | "teardown"}` here, and the answer is what
//! the interaction may use as `${state.NAME}`. A real backend has such a handler in its test build only.

use hyper::StatusCode;
use serde_json::{Value, json};

use crate::answer::{Answer, Problem, json as answer};
use crate::server::{Backend, Call, done};
use crate::store::{Review, Store, now};

/// States that are set up at a time; a tool that never takes one down does not fill the memory.
const DEEPEST: usize = 64;

/// How everything was before each state that is set up.
#[derive(Debug, Default)]
pub(crate) struct States {
    before: Vec<(String, Store)>,
}

pub(crate) fn change(backend: &mut Backend, call: &Call) -> Result<Answer, Problem> {
    let body = call.json()?;
    let text = |key: &str| body.get(key).and_then(Value::as_str);
    let name = text("state").ok_or_else(|| Problem::invalid("The body has no `state`."))?;
    let before = &mut backend.states.before;
    if text("action") == Some("teardown") {
        if let Some(at) = before.iter().rposition(|(known, _)| known == name) {
            backend.store = before.swap_remove(at).1;
            before.truncate(at);
        }
        return Ok(done());
    }
    if before.len() == DEEPEST {
        before.remove(0);
    }
    before.push((name.to_owned(), backend.store.clone()));
    let params = body.get("params").cloned().unwrap_or_default();
    Ok(answer(StatusCode::OK, &set_up(&mut backend.store, name, &params)?))
}

fn set_up(store: &mut Store, name: &str, params: &Value) -> Result<Value, Problem> {
    let number = |key: &str, otherwise| params.get(key).and_then(Value::as_i64).unwrap_or(otherwise);
    // A suite may say which identifier it wants; what has it already makes way.
    let named = |key: &str| params.get(key).and_then(Value::as_str);
    Ok(match name {
        "a course" => {
            let title = named("title").unwrap_or("Statistics for the curious");
            let id = course(store, named("courseId"), title, number("price", 0));
            json!({ "courseId": id })
        }
        "an archived course" => {
            let id = course(store, named("courseId"), "Latin for travellers", 0);
            if let Some(course) = store.courses.last_mut() {
                course.status = "archived";
            }
            json!({ "courseId": id })
        }
        "a catalogue" => {
            store.courses.clear();
            for number in 1..=number("courses", 3) {
                store.add_course(&format!("Course {number}"), "mathematics", 100 * number);
            }
            json!({})
        }
        "a seat" => {
            let course = course(store, named("courseId"), "Statistics for the curious", 0);
            let mut id = store.enrol(&course, "acc_aino", "purchase");
            if let (Some(wanted), Some(enrolment)) = (named("enrolmentId"), store.enrolments.last_mut()) {
                id = wanted.to_owned();
                enrolment.id.clone_from(&id);
            }
            json!({ "courseId": course, "enrolmentId": id })
        }
        "a review" => {
            let course = course(store, named("courseId"), "Statistics for the curious", 0);
            let id = store.id("rev");
            store.reviews.push(Review {
                id: id.clone(),
                course: course.clone(),
                author: "acc_aino".to_owned(),
                rating: number("rating", 5),
                text: Some("Clear and kind.".to_owned()),
                created_at: now(),
            });
            json!({ "courseId": course, "reviewId": id })
        }
        _ => {
            return Err(Problem::new(
                StatusCode::NOT_FOUND,
                "not_found",
                "Not found",
                format!("There is no state `{name}`."),
            ));
        }
    })
}

/// Adds a course, under the identifier that is wanted.
fn course(store: &mut Store, wanted: Option<&str>, title: &str, price: i64) -> String {
    let id = store.add_course(title, "mathematics", price);
    let Some(wanted) = wanted else { return id };
    store.courses.retain(|course| course.id != wanted);
    if let Some(course) = store.courses.last_mut() {
        course.id = wanted.to_owned();
    }
    wanted.to_owned()
}
