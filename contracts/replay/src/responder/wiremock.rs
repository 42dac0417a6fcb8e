//! The responder behind a `wiremock` server: for replays and tests, which end after so many requests.
//!
//! The crate keeps every request that a mock took, even where recording is off, and answers one at a time; what runs for
//! long is served by [`crate::serve`].

use std::sync::Arc;

use hyper::header::CONTENT_TYPE;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use super::Responder;
use crate::judge::Question;

/// A server on a free port of the loopback that answers by the responder until it is dropped. It has one mock, since
/// the crate looks through all of them for each request.
pub async fn serve(responder: Arc<Responder>) -> MockServer {
    let server = MockServer::builder().disable_request_recording().start().await;
    server.register(Mock::given(any()).respond_with(Served(responder))).await;
    server
}

struct Served(Arc<Responder>);

impl Respond for Served {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let answer = self.0.answer(&Question {
            method: request.method.as_str(),
            path: request.url.path(),
            query: request.url.query(),
            headers: &request.headers,
            body: &request.body,
        });
        let mut template = ResponseTemplate::new(answer.status.as_u16());
        for (name, value) in answer.headers.iter().filter(|(name, _)| **name != CONTENT_TYPE) {
            template = template.append_header(name.clone(), value.clone());
        }
        let media = answer.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        match media {
            Some(media) => template.set_body_raw(answer.body.to_vec(), media),
            None => template,
        }
    }
}
