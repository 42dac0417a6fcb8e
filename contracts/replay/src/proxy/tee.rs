//! Bodies that pass through while a copy is kept, and bodies that were held back for a while.

use std::collections::VecDeque;
use std::error::Error;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use hyper::HeaderMap;
use hyper::body::{Body, Frame, SizeHint};
use hyper::header::CONTENT_LENGTH;

/// What is known of a body that passed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Copied {
    /// It was not wanted, or has not ended.
    #[default]
    Unfinished,
    Whole(Bytes),
    /// More than is kept, by itself or with all others that are under way.
    TooLarge,
    /// The connection ended before it did.
    Broken,
}

impl Copied {
    pub fn whole(&self) -> Option<&Bytes> {
        match self {
            Copied::Whole(bytes) => Some(bytes),
            _ => None,
        }
    }
}

/// Bytes of all copies of bodies that are under way; what comes on top is not kept.
const UNDER_WAY: usize = 64 << 20;

/// What the copies of one proxy have taken of their room.
#[derive(Debug, Default)]
pub(crate) struct Room(AtomicUsize);

#[derive(Debug)]
struct Copying {
    /// What came, while it is kept.
    kept: Option<Vec<u8>>,
    size: usize,
    room: Arc<Room>,
    taken: usize,
    ended: Option<Copied>,
    /// Whether anything came since somebody asked.
    moved: bool,
    /// What `Content-Length` says. Whoever writes a body on stops there, and does not ask for its end.
    expected: Option<usize>,
}

impl Copying {
    fn add(&mut self, bytes: &[u8], most: usize) {
        self.size = self.size.saturating_add(bytes.len());
        let Some(kept) = &mut self.kept else { return };
        let whole = self.expected.unwrap_or(self.size);
        let before = self.room.0.fetch_add(bytes.len(), Ordering::Relaxed);
        self.taken += bytes.len();
        if self.size > most || whole > most || before + bytes.len() > UNDER_WAY {
            self.kept = None;
            self.leave();
            return;
        }
        if kept.is_empty() {
            kept.reserve(whole);
        }
        kept.extend_from_slice(bytes);
    }

    fn leave(&mut self) {
        self.room.0.fetch_sub(std::mem::take(&mut self.taken), Ordering::Relaxed);
    }
}

impl Drop for Copying {
    fn drop(&mut self) {
        self.leave();
    }
}

/// The copy of a body, shared between whoever passes it on and whoever looks at it later.
#[derive(Clone, Debug)]
pub(crate) struct Copy {
    state: Arc<Mutex<Copying>>,
    most: usize,
}

impl Copy {
    /// Keeps at most so many bytes; of a larger body nothing.
    pub(crate) fn new(most: usize, room: &Arc<Room>) -> Self {
        let copying = Copying {
            kept: Some(Vec::new()),
            size: 0,
            room: Arc::clone(room),
            taken: 0,
            ended: None,
            moved: false,
            expected: None,
        };
        Self { state: Arc::new(Mutex::new(copying)), most }
    }

    /// Says how long the body is, where its headers do.
    pub(crate) fn expect(&self, headers: &HeaderMap) {
        let length = headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        self.state().expected = length;
    }

    fn state(&self) -> MutexGuard<'_, Copying> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, bytes: &Bytes) {
        let mut state = self.state();
        state.moved = true;
        state.add(bytes, self.most);
    }

    fn end(&self, whole: bool) {
        let mut state = self.state();
        if state.ended.is_some() {
            return;
        }
        let is_whole = whole || state.expected == Some(state.size);
        state.ended = Some(match state.kept.take() {
            None => Copied::TooLarge,
            Some(kept) if is_whole => Copied::Whole(kept.into()),
            Some(_) => Copied::Broken,
        });
    }

    /// The copy so far.
    pub(crate) fn take(&self) -> Copied {
        self.state().ended.clone().unwrap_or_default()
    }

    /// Whether anything came since this was last asked.
    pub(crate) fn moved(&self) -> bool {
        std::mem::take(&mut self.state().moved)
    }
}

/// A body that is copied while it passes, untouched. What is to happen when it has ended, or was given up, happens when
/// this is dropped.
pub(crate) struct Tee<B> {
    inner: B,
    copy: Copy,
    /// Dropped with the body.
    _after: Option<Box<dyn Send + Sync>>,
}

impl<B: Body> Tee<B> {
    pub(crate) fn new(inner: B, copy: Copy) -> Self {
        if inner.is_end_stream() {
            copy.end(true);
        }
        Self { inner, copy, _after: None }
    }

    /// Drops `after` when the body has ended or is given up.
    pub(crate) fn then(mut self, after: impl Send + Sync + 'static) -> Self {
        self._after = Some(Box::new(after));
        self
    }
}

impl<B: Body<Data = Bytes> + Unpin> Body for Tee<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let this = self.get_mut();
        let polled = Pin::new(&mut this.inner).poll_frame(context);
        match &polled {
            Poll::Ready(Some(Ok(frame))) => {
                if let Some(data) = frame.data_ref() {
                    this.copy.add(data);
                }
                if this.inner.is_end_stream() {
                    this.copy.end(true);
                }
            }
            Poll::Ready(None) => this.copy.end(true),
            Poll::Ready(Some(Err(_))) => this.copy.end(false),
            Poll::Pending => {}
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

impl<B> Drop for Tee<B> {
    fn drop(&mut self) {
        self.copy.end(false);
    }
}

/// A body that can be taken back from whoever sends it on. A sender that is stuck does not ask for more and does not let
/// go either, while the connection that the body comes from waits for it to be read.
pub(crate) struct Lent<B>(Arc<Mutex<Option<B>>>);

/// Takes a body back.
pub(crate) type TakeBack = Box<dyn Fn() + Send + Sync>;

impl<B: Send + 'static> Lent<B> {
    pub(crate) fn new(body: B) -> (Self, TakeBack) {
        let lent = Arc::new(Mutex::new(Some(body)));
        let body = Arc::clone(&lent);
        (Self(lent), Box::new(move || drop(body.lock().unwrap_or_else(PoisonError::into_inner).take())))
    }
}

impl<B> Lent<B> {
    fn body(&self) -> MutexGuard<'_, Option<B>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<B: Body<Data = Bytes> + Unpin> Body for Lent<B>
where
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    type Data = Bytes;
    type Error = Box<dyn Error + Send + Sync>;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match self.body().as_mut() {
            Some(body) => Pin::new(body).poll_frame(context).map_err(Into::into),
            None => Poll::Ready(Some(Err("the body was taken back".into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body().as_ref().is_some_and(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.body().as_ref().map(Body::size_hint).unwrap_or_default()
    }
}

/// A body of which the beginning was read to be looked at: what was read comes first, then the rest.
pub(crate) struct Held<B> {
    read: VecDeque<Bytes>,
    rest: Option<B>,
}

/// Reads a body to its end where it is no larger than `most`. The copy is the whole then, and nothing is lost otherwise.
pub(crate) async fn hold<B: Body<Data = Bytes> + Unpin>(
    mut body: B,
    most: usize,
) -> Result<(Held<B>, Copied), B::Error> {
    use http_body_util::BodyExt as _;
    let mut read = VecDeque::new();
    let mut size = 0_usize;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame?.into_data() else { continue };
        size = size.saturating_add(data.len());
        read.push_back(data);
        if size > most {
            return Ok((Held { read, rest: Some(body) }, Copied::TooLarge));
        }
    }
    let whole = Bytes::from(read.iter().flat_map(|chunk| chunk.iter().copied()).collect::<Vec<u8>>());
    Ok((Held { read, rest: None }, Copied::Whole(whole)))
}

impl<B: Body<Data = Bytes> + Unpin> Body for Held<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let this = self.get_mut();
        if let Some(chunk) = this.read.pop_front() {
            return Poll::Ready(Some(Ok(Frame::data(chunk))));
        }
        match &mut this.rest {
            Some(rest) => Pin::new(rest).poll_frame(context),
            None => Poll::Ready(None),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.read.is_empty() && self.rest.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        let read: u64 = self.read.iter().map(|chunk| chunk.len() as u64).sum();
        match &self.rest {
            None => SizeHint::with_exact(read),
            Some(rest) => {
                let rest = rest.size_hint();
                let mut hint = SizeHint::new();
                hint.set_lower(read + rest.lower());
                if let Some(upper) = rest.upper() {
                    hint.set_upper(read + upper);
                }
                hint
            }
        }
    }
}
