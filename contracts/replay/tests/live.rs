//! Suites played against backends that behave and that do not.

mod common;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use accordant_replay::auth::{Grant, KeyPlace, OAuth, Profile, Profiles, Secret};
use accordant_replay::states::{Command, Handler, Isolation, States};
use accordant_replay::{Backend, BackendError, BackendOptions, RunOptions, Totals, Verdict, ids};
use common::{Server, backend, json, named_suite, play, raw, rules, suite, use_tls};

const SHOW: &str = "
- name: show a course
  request: {get: /courses/7}
  response: {status: 200, body: {title: {$type: Rust}}}
";

fn options(profiles: Profiles) -> RunOptions {
    RunOptions { profiles, ..RunOptions::default() }
}

fn profile(name: &str, profile: Profile) -> Profiles {
    Profiles { profiles: BTreeMap::from([(name.to_owned(), profile)]), default: Some(name.to_owned()) }
}

fn verdicts(run: &accordant_replay::Run) -> Vec<&'static str> {
    run.outcomes.iter().map(|outcome| outcome.verdict.name()).collect()
}

#[test]
fn a_backend_that_is_not_there_is_one_error() {
    use_tls();
    // Whoever had this port has given it back.
    let free = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port");
    let backend = Backend::new(&BackendOptions::new(format!("http://{free}"))).expect("an address");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let absent = runtime.block_on(backend.reach());
    assert!(matches!(absent, Err(BackendError::Absent { .. })), "{absent:?}");
    assert!(matches!(Backend::new(&BackendOptions::new("ftp://x")), Err(BackendError::Address(_))));
}

#[test]
fn a_backend_that_never_answers_ends_the_run_at_the_timeout() {
    let server = Server::start(|_| {
        std::thread::sleep(Duration::from_secs(30));
        Vec::new()
    });
    let (_, suite) = suite(
        &(0..6)
            .map(|at| format!("- {{name: n{at}, request: {{get: /{at}}}, response: {{status: 200}}}}\n"))
            .collect::<String>(),
    );
    let options = BackendOptions { timeout: Duration::from_millis(200), ..backend(&server.url) };
    let run = play(&[&suite], &[], &options, &RunOptions::default());
    assert_eq!(verdicts(&run), ["error", "error", "error", "skipped", "skipped", "skipped"]);
    assert_eq!(rules(&run.outcomes[0]), [ids::REPLAY_TIMEOUT]);
    assert!(!run.answered);
}

#[test]
fn a_lost_connection_is_tried_again_only_where_that_is_harmless() {
    for (method, passes) in [("get", true), ("post", false)] {
        let asked = AtomicUsize::new(0);
        let server = Server::start(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
            0 => Vec::new(),
            _ => json(200, "{}"),
        });
        let (_, suite) = suite(&format!("- {{name: n, request: {{{method}: /x}}, response: {{status: 200}}}}\n"));
        let run = play(&[&suite], &[], &BackendOptions { retries: 2, ..backend(&server.url) }, &RunOptions::default());
        assert_eq!(run.outcomes[0].verdict == Verdict::Passed, passes, "{method}: {:?}", run.outcomes);
        assert_eq!(server.asked().len(), if passes { 2 } else { 1 });
    }
}

#[test]
fn nothing_is_sent_again_once_bytes_came_back() {
    let server = Server::saying("HTTP/1.1 200 OK\nContent-Length: 100\n\nhalf");
    let (_, suite) = suite(SHOW);
    let run = play(&[&suite], &[], &BackendOptions { retries: 3, ..backend(&server.url) }, &RunOptions::default());
    assert_eq!(rules(&run.outcomes[0]), [ids::REPLAY_ANSWER_BROKEN]);
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn hostile_answers_are_findings() {
    let deep = format!("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{}", "[".repeat(200_000));
    let huge = format!("HTTP/1.1 200 OK\nContent-Type: application/json\n\n\"{}\"", "x".repeat(300_000));
    let (_, suite) = suite(SHOW);
    for (answer, rule) in [
        (deep.as_str(), None),
        (huge.as_str(), Some(ids::REPLAY_ANSWER_TOO_LARGE)),
        ("no http at all", Some(ids::REPLAY_ANSWER_BROKEN)),
        ("HTTP/1.1 200 OK\nContent-Type: application/json; charset=klingon\n\n{\"title\": \"Go\"}", None),
        (
            "HTTP/1.1 200 OK\nContent-Type: application/json\nTransfer-Encoding: chunked\n\nzz\r\n",
            Some(ids::REPLAY_ANSWER_BROKEN),
        ),
    ] {
        let server = Server::saying(answer);
        let options = BackendOptions { most: 250_000, ..backend(&server.url) };
        let run = play(&[&suite], &[], &options, &RunOptions::default());
        let outcome = &run.outcomes[0];
        match rule {
            Some(rule) => assert_eq!(rules(outcome), [rule], "{outcome:?}"),
            None => assert!(!outcome.findings.is_empty() || outcome.verdict == Verdict::Passed, "{outcome:?}"),
        }
    }
    let server = Server::start(|_| {
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{\"title\": \"\xff\xfe\"}"
            .to_vec()
    });
    let run = play(&[&suite], &[], &backend(&server.url), &RunOptions::default());
    assert_eq!(run.outcomes.len(), 1);
}

#[test]
fn a_token_is_fetched_once_and_again_when_it_is_refused() {
    let tokens = AtomicUsize::new(0);
    let issuer = Server::start(move |_| {
        let number = tokens.fetch_add(1, Ordering::SeqCst) + 1;
        json(200, &format!(r#"{{"access_token": "token-number-{number}", "expires_in": 3600}}"#))
    });
    let server = Server::start(|request| {
        let second = request.contains("Bearer token-number-2");
        json(if second { 200 } else { 401 }, r#"{"title": "Go"}"#)
    });
    let oauth = OAuth::new(
        format!("{}/token", issuer.url),
        "web app".to_owned(),
        Some(Secret::new("client-s3cret")),
        vec!["courses".to_owned()],
        Grant::Password { user: "ada".to_owned(), password: Secret::new("tulip&rose") },
    );
    let (_, suite) = suite(&format!("{SHOW}{}", SHOW.replace("show a course", "show it again")));
    let run = play(&[&suite], &[], &backend(&server.url), &options(profile("ada", Profile::OAuth(Box::new(oauth)))));
    assert_eq!(verdicts(&run), ["passed", "passed"], "{:?}", run.outcomes);
    let asked = issuer.asked();
    assert_eq!(asked.len(), 2, "one token for both, and one after it was refused");
    assert!(asked[0].ends_with("grant_type=password&username=ada&password=tulip%26rose&scope=courses"), "{}", asked[0]);
    assert!(asked[0].contains("authorization: Basic "), "{}", asked[0]);
    assert_eq!(server.asked().len(), 3);
}

#[test]
fn a_refusing_token_endpoint_is_an_error_and_nothing_is_sent() {
    let issuer = Server::saying("HTTP/1.1 400 Bad\nContent-Type: application/json\n\n{\"error\": \"invalid_client\"}");
    let server = Server::saying("HTTP/1.1 200 OK\n\n");
    let oauth = OAuth::new(issuer.url.clone(), "web".to_owned(), None, Vec::new(), Grant::ClientCredentials);
    let (_, suite) = suite(SHOW);
    let run = play(&[&suite], &[], &backend(&server.url), &options(profile("web", Profile::OAuth(Box::new(oauth)))));
    assert_eq!(rules(&run.outcomes[0]), [ids::REPLAY_AUTH_FAILED]);
    assert!(server.asked().is_empty());
}

#[test]
fn profiles_sign_unless_the_suite_is_to_be_sent_as_written() {
    let server = Server::start(|_| json(200, "{}"));
    let (_, suite) = suite(
        "
- {name: by default, request: {get: /a, headers: {X-Key: mine}}, response: {status: 200}}
- {name: as written, auth: as-written, request: {get: /b, headers: {X-Key: mine}}, response: {status: 200}}
- {name: without, auth: none, request: {get: /c, headers: {Authorization: Bearer mine}}, response: {status: 200}}
",
    );
    let key = Profile::ApiKey { place: KeyPlace::Header, name: "X-Key".to_owned(), value: Secret::new("profiles-key") };
    let run = play(&[&suite], &[], &backend(&server.url), &options(profile("key", key)));
    assert_eq!(verdicts(&run), ["passed"; 3]);
    let asked = server.asked();
    assert!(asked[0].contains("x-key: profiles-key") && !asked[0].contains("mine"), "{}", asked[0]);
    assert!(asked[1].contains("x-key: mine"), "{}", asked[1]);
    assert!(!asked[2].to_lowercase().contains("authorization"), "{}", asked[2]);
}

const WITH_STATES: &str = "
- name: show a course
  given:
    - school exists
    - course exists: {level: hard}
  request: {get: '/courses/${state.id}'}
  response: {status: 200, body: {id: '${state.id}'}}
";

/// What a handler was told: the action and the state of each call.
fn told(server: &Server) -> Vec<String> {
    let calls = server.asked();
    let call = |text: &String| {
        let body = text.split_once("\r\n\r\n").map(|(_, body)| body).unwrap_or_default();
        let told: serde_json::Value = serde_json::from_str(body).expect("JSON");
        format!(
            "{} {} {}",
            told["action"].as_str().unwrap_or("?"),
            told["state"].as_str().unwrap_or("?"),
            told["params"]
        )
    };
    calls.iter().map(call).collect()
}

fn states(handler: Handler) -> RunOptions {
    let states = States { handler, timeout: Duration::from_secs(20), known: None };
    RunOptions { states: Some(states), ..RunOptions::default() }
}

#[test]
fn states_give_values_and_are_taken_back_even_after_a_failure() {
    let handler = Server::start(|request| json(200, if request.contains("\"setup\"") { r#"{"id": 42}"# } else { "" }));
    let (_, suite) = suite(WITH_STATES);
    for (status, verdict) in [(200, "passed"), (500, "failed")] {
        let before = handler.asked().len();
        let server = Server::start(move |request| {
            json(status, if request.starts_with("GET /courses/42 ") { r#"{"id": 42}"# } else { "{}" })
        });
        let run = play(&[&suite], &[], &backend(&server.url), &states(Handler::Url(handler.url.clone())));
        assert_eq!(verdicts(&run), [verdict], "{:?}", run.outcomes);
        assert_eq!(
            told(&handler)[before..],
            [
                "setup school exists {}",
                r#"setup course exists {"level":"hard"}"#,
                r#"teardown course exists {"level":"hard"}"#,
                "teardown school exists {}",
            ]
        );
    }
}

#[test]
fn a_state_that_fails_is_an_error_and_what_stood_is_taken_back() {
    let handler = Server::start(|request| match request.contains("\"course exists\"") {
        true => json(500, "{}"),
        false => json(200, "{}"),
    });
    let server = Server::start(|_| json(200, "{}"));
    let (_, suite) = suite(WITH_STATES);
    let run = play(&[&suite], &[], &backend(&server.url), &states(Handler::Url(handler.url.clone())));
    assert_eq!(verdicts(&run), ["error"]);
    assert_eq!(rules(&run.outcomes[0]), [ids::REPLAY_STATE_FAILED]);
    assert!(server.asked().is_empty(), "the request is not sent");
    assert_eq!(told(&handler).last().map(String::as_str), Some("teardown school exists {}"));
}

#[test]
fn handlers_say_which_states_they_do_not_know() {
    let handler = Server::start(|request| match request.contains("\"course exists\"") {
        true => json(404, "{}"),
        false => json(200, "{\"id\": 1}"),
    });
    let server = Server::start(|_| json(200, "{\"id\": 1}"));
    let (_, suite) = suite(WITH_STATES);
    let run = play(&[&suite], &[], &backend(&server.url), &states(Handler::Url(handler.url.clone())));
    assert_eq!(run.unhandled, [("course exists".to_owned(), 1)]);
}

#[cfg(unix)]
#[test]
fn a_handler_may_be_a_command() {
    let folder = tempfile::tempdir().expect("a folder");
    let line = "read told; echo \"$told\" >> told.txt; echo '{\"id\": 42}'";
    let handler = Handler::Command(Command::line(line, folder.path().to_path_buf()));
    let server = Server::start(|_| json(200, r#"{"id": 42}"#));
    let (_, suite) = suite(WITH_STATES);
    let run = play(&[&suite], &[], &backend(&server.url), &states(handler));
    assert_eq!(verdicts(&run), ["passed"], "{:?}", run.outcomes);
    let told = std::fs::read_to_string(folder.path().join("told.txt")).expect("written");
    assert_eq!(told.lines().count(), 4);

    let failing = Handler::Command(Command::line("echo no such table >&2; exit 3", folder.path().to_path_buf()));
    let run = play(&[&suite], &[], &backend(&server.url), &states(failing));
    assert!(run.outcomes[0].findings[0].message.contains("no such table"), "{:?}", run.outcomes);
}

#[test]
fn the_same_question_of_two_suites_is_sent_once_and_judged_for_each() {
    let server = Server::start(|_| json(200, r#"{"title": 5}"#));
    let (_, web) = named_suite("web", SHOW);
    let (_, mobile) = named_suite(
        "mobile",
        "- {name: any course, request: {get: /courses/7}, response: {status: 200, body: {title: {$integer: 1}}}}\n",
    );
    let run = play(&[&web, &mobile], &[], &backend(&server.url), &RunOptions::default());
    assert_eq!(verdicts(&run), ["failed", "passed"], "{:?}", run.outcomes);
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn interactions_with_states_run_one_after_the_other_unless_told() {
    let many: String = (0..6)
        .map(|at| format!("- {{name: n{at}, given: [{{row: {{id: {at}}}}}], request: {{get: /{at}}}, response: {{status: 200}}}}\n"))
        .collect();
    let (_, suite) = suite(&many);
    for (isolation, alone) in [(Isolation::Serial, true), (Isolation::ByParam, false)] {
        let (under_way, most) = (std::sync::Arc::new(AtomicUsize::new(0)), std::sync::Arc::new(AtomicUsize::new(0)));
        let (counted, highest) = (std::sync::Arc::clone(&under_way), std::sync::Arc::clone(&most));
        let server = Server::start(move |_| {
            let now = counted.fetch_add(1, Ordering::SeqCst) + 1;
            highest.fetch_max(now, Ordering::SeqCst);
            // Whoever may run beside this one has time to arrive.
            std::thread::sleep(Duration::from_millis(if alone { 5 } else { 300 }));
            counted.fetch_sub(1, Ordering::SeqCst);
            json(200, "{}")
        });
        let handler = Server::start(|_| json(200, "{}"));
        let options = RunOptions { jobs: 6, isolation, ..states(Handler::Url(handler.url.clone())) };
        let run = play(&[&suite], &[], &backend(&server.url), &options);
        assert_eq!(verdicts(&run), ["passed"; 6]);
        assert_eq!(most.load(Ordering::SeqCst) == 1, alone, "{isolation:?}");
    }
}

#[test]
fn the_run_ends_with_the_first_failure_where_that_is_wanted() {
    let server = Server::saying("HTTP/1.1 500 Oops\n\n");
    let (_, suite) = suite(&format!("{SHOW}{}", SHOW.replace("show a course", "show another")));
    let options = RunOptions { fail_fast: true, ..RunOptions::default() };
    let run = play(&[&suite], &[], &backend(&server.url), &options);
    assert_eq!(verdicts(&run), ["failed", "skipped"]);
}

#[test]
fn of_several_plays_the_worst_counts() {
    let asked = AtomicUsize::new(0);
    let server = Server::start(move |_| match asked.fetch_add(1, Ordering::SeqCst) {
        1 => json(503, "{}"),
        _ => json(200, r#"{"title": "Go"}"#),
    });
    let (_, suite) = suite(SHOW);
    let run = play(&[&suite], &[], &backend(&server.url), &RunOptions { repeat: 3, ..RunOptions::default() });
    let outcome = &run.outcomes[0];
    assert_eq!((outcome.verdict.name(), outcome.plays, outcome.failures), ("failed", 3, 1));
}

#[test]
fn what_is_pending_fails_without_failing_the_run() {
    let server = Server::saying("HTTP/1.1 500 Oops\n\n");
    let (_, suite) = suite(&SHOW.replace("  request", "  pending: true\n  request"));
    let run = play(&[&suite], &[], &backend(&server.url), &RunOptions::default());
    assert_eq!(
        Totals::of(run.outcomes.iter().map(|one| &one.verdict)).sentence(),
        "0 passed, 0 failed, 1 pending failure"
    );
    assert!(!run.outcomes[0].findings.is_empty());
}

#[test]
fn redirects_are_answers_and_not_followed() {
    let server = Server::start(|_| raw("HTTP/1.1 302 Found\nLocation: /elsewhere\nContent-Length: 0\n\n"));
    let (_, suite) = suite("- {name: n, request: {get: /x}, response: {status: 302}}\n");
    let run = play(&[&suite], &[], &backend(&server.url), &RunOptions::default());
    assert_eq!(verdicts(&run), ["passed"]);
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn what_is_said_of_an_exchange_holds_no_secret() {
    let server = Server::start(|_| json(200, r#"{"title": 5, "accessToken": "planted-in-the-answer"}"#));
    let (_, suite) = suite(
        "
- name: show a course
  request:
    post: /courses/7
    query: {api_key: planted-in-the-query}
    headers: {Cookie: session=planted-in-the-cookie}
    body: {password: planted-in-the-body, mail: planted@example.com, card: '4111 1111 1111 1111'}
  response: {status: 200, body: {title: {$type: Rust}, accessToken: planted-in-the-suite}}
",
    );
    let token = Profile::Bearer(Secret::new("planted-in-the-profile"));
    let run = play(&[&suite], &[], &backend(&server.url), &options(profile("ada", token)));
    let outcome = &run.outcomes[0];
    assert_eq!(outcome.verdict, Verdict::Failed);
    let said = format!("{:?} {:?}", outcome.findings, outcome.curl);
    for planted in ["planted", "4111"] {
        assert!(!said.contains(planted), "{said}");
    }
    assert!(said.contains("Bearer ***") && said.contains("api_key=***"), "{said}");
}
