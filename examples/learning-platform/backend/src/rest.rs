//! The REST API: `published/openapi.yaml`, as far as the suites go.

use hyper::StatusCode;
use serde_json::{Map, Value, json};

use crate::answer::{Answer, Problem, data, empty, header, json as answer_json};
use crate::bug::Bug;
use crate::server::{Backend, Call, Caller, done};
use crate::store::{Account, Course, Enrolment, Review, now};

type Answered = Result<Answer, Problem>;

pub(crate) fn answer(backend: &mut Backend, call: &Call, path: &[&str]) -> Answered {
    match (call.method.as_str(), path) {
        ("POST", ["accounts"]) => register(backend, call),
        ("GET", ["accounts", "me"]) => current_account(backend, call),
        ("PATCH", ["accounts", "me"]) => update_account(backend, call),
        ("GET", ["accounts", id]) => public_profile(backend, call, id),
        ("GET", ["courses"]) => courses(backend, call),
        ("GET", ["courses", id]) => course(backend, call, id),
        ("GET", ["courses", id, "reviews"]) => reviews(backend, call, id),
        ("POST", ["courses", id, "reviews"]) => review(backend, call, id),
        ("GET", ["enrolments"]) => enrolments(backend, call),
        ("POST", ["enrolments"]) => enrol(backend, call),
        ("GET", ["enrolments", id]) => enrolment(backend, call, id),
        ("DELETE", ["enrolments", id]) => cancel(backend, call, id),
        ("GET", ["enrolments", id, "progress"]) => progress(backend, call, id),
        ("PUT", ["enrolments", id, "progress", lesson]) => record_progress(backend, call, id, lesson),
        _ => Err(Problem::not_found("resource")),
    }
}

fn register(backend: &mut Backend, call: &Call) -> Answered {
    let body = call.json()?;
    let text = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
    let (Some(email), Some(password), Some(display_name), Some(handle)) =
        (text("email"), text("password"), text("displayName"), text("handle"))
    else {
        return Err(Problem::invalid("An account needs email, password, displayName and handle."));
    };
    if password.chars().count() < 12 {
        return Err(unprocessable("The password must have at least 12 characters."));
    }
    let store = &mut backend.store;
    if store.accounts.iter().any(|account| account.handle == handle) {
        return Err(Problem::new(StatusCode::CONFLICT, "conflict", "The handle is taken", "Choose another handle."));
    }
    let account = Account {
        id: store.id("acc"),
        display_name,
        handle,
        email,
        role: "learner",
        locale: text("locale").unwrap_or_else(|| "en".to_owned()),
        bio: None,
        created_at: now(),
    };
    let answer = data(StatusCode::CREATED, whole(&account));
    let location = format!("/accounts/{}", account.id);
    store.accounts.push(account);
    Ok(header(answer, "location", &location))
}

fn current_account(backend: &Backend, call: &Call) -> Answered {
    let id = match call.account() {
        Err(_) if backend.has(Bug::Auth) => "acc_aino",
        account => account?,
    };
    let account = backend.store.account(id).ok_or_else(|| Problem::not_found("account"))?;
    Ok(data(StatusCode::OK, whole(account)))
}

fn update_account(backend: &mut Backend, call: &Call) -> Answered {
    let id = call.account()?.to_owned();
    let Value::Object(patch) = call.json()? else { return Err(Problem::invalid("A merge patch is an object.")) };
    let account = backend.store.accounts.iter_mut().find(|account| account.id == id);
    let account = account.ok_or_else(|| Problem::not_found("account"))?;
    for (key, value) in &patch {
        match (key.as_str(), value) {
            ("displayName", Value::String(name)) if !name.is_empty() => account.display_name.clone_from(name),
            ("bio", Value::String(bio)) => account.bio = Some(bio.clone()),
            ("bio", Value::Null) => account.bio = None,
            ("locale", Value::String(locale)) => account.locale.clone_from(locale),
            _ => return Err(unprocessable(format!("`{key}` cannot be changed to that."))),
        }
    }
    Ok(data(StatusCode::OK, whole(account)))
}

fn public_profile(backend: &Backend, call: &Call, id: &str) -> Answered {
    call.signed_in()?;
    match backend.store.profile(id) {
        Value::Null => Err(Problem::not_found("account")),
        profile => Ok(data(StatusCode::OK, profile)),
    }
}

fn courses(backend: &Backend, call: &Call) -> Answered {
    call.signed_in()?;
    let subjects: Option<Vec<&str>> = call.query("subject").map(|list| list.split(',').collect());
    let most = call
        .query("maxPrice")
        .map(|text| text.parse::<i64>().map_err(|_| Problem::invalid("`maxPrice` is a whole number.")));
    let most = most.transpose()?;
    let wanted = backend.store.courses.iter().filter(|course| {
        course.status == "published"
            && subjects.as_ref().is_none_or(|subjects| subjects.contains(&course.subject.as_str()))
            && most.is_none_or(|most| course.price <= most)
    });
    page(backend, call, wanted.map(|found| (found.id.as_str(), course_json(backend, found))).collect())
}

fn course(backend: &Backend, call: &Call, id: &str) -> Answered {
    call.signed_in()?;
    let course = backend.store.course(id).ok_or_else(|| Problem::not_found("course"))?;
    let tag = format!("\"{}-{}\"", course.id, course.version);
    let answer = if call.if_none_match.as_ref() == Some(&tag) {
        empty(StatusCode::NOT_MODIFIED)
    } else {
        data(StatusCode::OK, course_json(backend, course))
    };
    Ok(header(answer, "etag", &tag))
}

fn reviews(backend: &Backend, call: &Call, course: &str) -> Answered {
    call.signed_in()?;
    backend.store.course(course).ok_or_else(|| Problem::not_found("course"))?;
    let wanted = backend.store.reviews.iter().rev().filter(|review| review.course == course);
    page(backend, call, wanted.map(|review| (review.id.as_str(), review_json(backend, review))).collect())
}

fn review(backend: &mut Backend, call: &Call, course: &str) -> Answered {
    let author = call.account()?.to_owned();
    backend.store.course(course).ok_or_else(|| Problem::not_found("course"))?;
    let body = call.json()?;
    let rating = body.get("rating").and_then(Value::as_i64).filter(|rating| (1..=5).contains(rating));
    let rating = rating.ok_or_else(|| unprocessable("`rating` is a whole number from 1 to 5."))?;
    let text = body.get("text").and_then(Value::as_str).map(str::to_owned);
    let id = backend.store.id("rev");
    let review = Review { id, course: course.to_owned(), author, rating, text, created_at: now() };
    let answer = data(StatusCode::CREATED, review_json(backend, &review));
    let location = format!("/courses/{course}/reviews/{}", review.id);
    backend.store.reviews.push(review);
    Ok(header(answer, "location", &location))
}

fn enrolments(backend: &Backend, call: &Call) -> Answered {
    call.signed_in()?;
    let wanted = backend.store.enrolments.iter().filter(|enrolment| {
        (call.caller == Caller::Partner || call.account().is_ok_and(|id| id == enrolment.account))
            && call.query("courseId").is_none_or(|id| id == enrolment.course)
            && call.query("status").is_none_or(|status| status == enrolment.status)
    });
    page(backend, call, wanted.map(|found| (found.id.as_str(), enrolment_json(found))).collect())
}

fn enrol(backend: &mut Backend, call: &Call) -> Answered {
    call.signed_in()?;
    let Some(key) = call.idempotency_key.clone().filter(|key| (8..=64).contains(&key.len())) else {
        return Err(Problem::invalid("`Idempotency-Key` has 8 to 64 characters."));
    };
    let body = call.json()?;
    let text = |key: &str| body.get(key).and_then(Value::as_str);
    let id = match backend.store.answered.get(&key) {
        Some(id) => id.clone(),
        None => {
            let course = text("courseId").and_then(|id| backend.store.course(id));
            let course = course.ok_or_else(|| Problem::not_found("course"))?.clone();
            let paid = text("paymentId").is_some() || text("voucherCode").is_some();
            if course.price > 0 && !paid {
                return Err(Problem::new(
                    StatusCode::PAYMENT_REQUIRED,
                    "payment_declined",
                    "The course has to be paid for",
                    "Give the payment that paid for the course, or a voucher.",
                ));
            }
            // Partners enrol others, everybody else only themselves.
            let account = match &call.caller {
                Caller::Account(id) => id.clone(),
                Caller::Partner | Caller::Nobody => text("accountId").unwrap_or("acc_aino").to_owned(),
            };
            let source = if call.caller == Caller::Partner { "partner" } else { "purchase" };
            let id = backend.store.enrol(&course.id, &account, source);
            backend.store.answered.insert(key, id.clone());
            id
        }
    };
    let enrolment = backend.store.enrolment(&id).ok_or_else(|| Problem::not_found("enrolment"))?;
    let status = if backend.has(Bug::WrongStatus) { StatusCode::OK } else { StatusCode::CREATED };
    Ok(header(data(status, enrolment_json(enrolment)), "location", &format!("/enrolments/{id}")))
}

fn enrolment(backend: &Backend, call: &Call, id: &str) -> Answered {
    Ok(data(StatusCode::OK, enrolment_json(own(backend, call, id)?)))
}

fn cancel(backend: &mut Backend, call: &Call, id: &str) -> Answered {
    own(backend, call, id)?;
    if let Some(enrolment) = backend.store.enrolments.iter_mut().find(|enrolment| enrolment.id == id) {
        enrolment.status = "cancelled";
    }
    Ok(done())
}

fn progress(backend: &Backend, call: &Call, id: &str) -> Answered {
    Ok(data(StatusCode::OK, progress_json(own(backend, call, id)?)))
}

fn record_progress(backend: &mut Backend, call: &Call, id: &str, lesson: &str) -> Answered {
    call.account()?;
    own(backend, call, id)?;
    let body = call.json()?;
    let percent = body.get("percent").and_then(Value::as_f64).filter(|percent| (0.0..=100.0).contains(percent));
    let percent = percent.ok_or_else(|| unprocessable("`percent` is a number from 0 to 100."))?;
    let enrolment = backend.store.enrolments.iter_mut().find(|enrolment| enrolment.id == id);
    let enrolment = enrolment.ok_or_else(|| Problem::not_found("enrolment"))?;
    enrolment.lessons.insert(lesson.to_owned(), (percent, now()));
    Ok(data(StatusCode::OK, progress_json(enrolment)))
}

/// An enrolment of the caller; somebody else's is as good as none.
fn own<'b>(backend: &'b Backend, call: &Call, id: &str) -> Result<&'b Enrolment, Problem> {
    call.signed_in()?;
    let found = backend.store.enrolment(id).filter(|enrolment| match &call.caller {
        Caller::Account(account) => *account == enrolment.account,
        Caller::Partner | Caller::Nobody => true,
    });
    found.ok_or_else(|| Problem::not_found("enrolment"))
}

fn unprocessable(detail: impl Into<String>) -> Problem {
    Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid_request", "The request is not valid", detail)
}

/// One page of a list; the cursor is the last item of the page before.
fn page(backend: &Backend, call: &Call, items: Vec<(&str, Value)>) -> Answered {
    let limit = call.query("limit").map_or(Ok(50), str::parse::<usize>).ok().filter(|limit| (1..=100).contains(limit));
    let limit = limit.ok_or_else(|| Problem::invalid("`limit` is a whole number from 1 to 100."))?;
    let first = match call.query("cursor") {
        Some(cursor) => items.iter().position(|(id, _)| *id == cursor).map(|at| at + 1),
        None => Some(0),
    };
    let first = first.ok_or_else(|| Problem::invalid("`cursor` is none of ours."))?;
    let more = items.len() > first + limit && !backend.has(Bug::Pagination);
    let shown: Vec<(&str, Value)> = items.into_iter().skip(first).take(limit).collect();
    let next = shown.last().filter(|_| more).map(|(id, _)| *id);
    let page = json!({ "nextCursor": next });
    let data: Vec<Value> = shown.into_iter().map(|(_, item)| item).collect();
    Ok(answer_json(StatusCode::OK, &json!({ "data": data, "page": page })))
}

/// An account as its owner sees it.
fn whole(account: &Account) -> Value {
    json!({
        "id": account.id,
        "displayName": account.display_name,
        "handle": account.handle,
        "avatarUrl": null,
        "bio": account.bio,
        "email": account.email,
        "emailConfirmed": true,
        "role": account.role,
        "locale": account.locale,
        "createdAt": account.created_at,
    })
}

fn course_json(backend: &Backend, course: &Course) -> Value {
    let instructor = backend.store.profile(&course.instructor);
    let amount = if backend.has(Bug::WrongType) { json!(course.price.to_string()) } else { json!(course.price) };
    let retired = backend.has(Bug::UnknownValue) && course.status == "archived";
    let mut json = Map::new();
    let mut set = |key: &str, value: Value| json.insert(key.to_owned(), value);
    set("id", json!(course.id));
    set("title", json!(course.title));
    set("summary", json!(course.summary));
    set("subject", json!(course.subject));
    if !backend.has(Bug::MissingField) {
        set("level", json!(course.level));
    }
    set("price", json!({ "amount": amount, "currency": "EUR" }));
    set("status", json!(if retired { "retired" } else { course.status }));
    set("instructorName", instructor.get("displayName").cloned().unwrap_or_default());
    set("instructors", json!([instructor]));
    set("coverUrl", Value::Null);
    // Nobody has rated a new course.
    if let Some(rating) = course.rating {
        set("rating", json!(rating));
    }
    set("createdAt", json!(course.created_at));
    Value::Object(json)
}

fn review_json(backend: &Backend, review: &Review) -> Value {
    json!({
        "id": review.id,
        "rating": review.rating,
        "text": review.text,
        "author": backend.store.profile(&review.author),
        "createdAt": review.created_at,
    })
}

fn enrolment_json(enrolment: &Enrolment) -> Value {
    json!({
        "id": enrolment.id,
        "courseId": enrolment.course,
        "accountId": enrolment.account,
        "status": enrolment.status,
        "source": enrolment.source,
        "enrolledAt": enrolment.enrolled_at,
        "completedAt": null,
    })
}

fn progress_json(enrolment: &Enrolment) -> Value {
    let lessons: Map<String, Value> = enrolment
        .lessons
        .iter()
        .map(|(lesson, (percent, at))| (lesson.clone(), json!({ "percent": percent, "lastOpenedAt": at })))
        .collect();
    json!({ "enrolmentId": enrolment.id, "percent": enrolment.percent(), "lessons": lessons })
}
