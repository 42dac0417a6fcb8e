//! What is written back: a whole body, or one that breaks off.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::body::{Body, Frame, SizeHint};

/// A body that is known before it is sent.
#[derive(Debug)]
pub(crate) enum Sent {
    Whole(Option<Bytes>),
    /// The length is that of the whole, and the connection ends behind what there is.
    Broken {
        rest: Option<Bytes>,
        length: u64,
        /// Whether what there is has been written out: an error that comes at once would take it along.
        written: bool,
    },
}

impl Sent {
    pub(crate) fn whole(body: Bytes) -> Self {
        Sent::Whole(Some(body).filter(|body| !body.is_empty()))
    }

    /// The first half of a body.
    pub(crate) fn broken(body: &Bytes) -> Self {
        let half = body.slice(..body.len() / 2);
        Sent::Broken { rest: Some(half), length: body.len().max(1) as u64, written: false }
    }
}

impl Body for Sent {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        match self.get_mut() {
            Sent::Whole(body) => Poll::Ready(body.take().map(|body| Ok(Frame::data(body)))),
            Sent::Broken { rest, written, .. } => match rest.take() {
                Some(half) if !half.is_empty() => Poll::Ready(Some(Ok(Frame::data(half)))),
                _ if !*written => {
                    *written = true;
                    context.waker().wake_by_ref();
                    Poll::Pending
                }
                _ => Poll::Ready(Some(Err(io::Error::other("broken off on purpose")))),
            },
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Sent::Whole(None))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(match self {
            Sent::Whole(body) => body.as_ref().map_or(0, |body| body.len() as u64),
            Sent::Broken { length, .. } => *length,
        })
    }
}
