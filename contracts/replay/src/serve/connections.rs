//! Taking connections, for the mock and the proxy alike: a bounded number at a time, each on a task of its own, and an
//! end that lets what is under way come to its own.

use std::error::Error;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::{Body, Incoming};
use hyper::service::Service;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};

/// Connections at a time; more wait until one ends.
const CONNECTIONS: usize = 1024;
/// For the head of a request to come, and for a connection to stand open without one.
const HEAD: Duration = Duration::from_secs(30);
/// For what is under way to end when serving ends.
const LAST: Duration = Duration::from_secs(5);

/// Serves until `end` is done.
pub(crate) async fn accept<S, B>(socket: TcpListener, service: S, end: impl Future<Output = ()>)
where
    S: Service<Request<Incoming>, Response = Response<B>> + Clone + Send + Sync + 'static,
    S::Future: Send + 'static,
    S::Error: Into<Box<dyn Error + Send + Sync>>,
    B: Body + Send + 'static,
    B::Data: Send,
    B::Error: Into<Box<dyn Error + Send + Sync>>,
{
    let free = Arc::new(Semaphore::new(CONNECTIONS));
    let (ended, ending) = watch::channel(false);
    let mut end = std::pin::pin!(end);
    loop {
        let next = async {
            let Ok(permit) = Arc::clone(&free).acquire_owned().await else {
                return Err(io::Error::other("closed"));
            };
            Ok((permit, socket.accept().await?.0))
        };
        let accepted = tokio::select! {
            () = &mut end => break,
            accepted = next => accepted,
        };
        let Ok((permit, stream)) = accepted else {
            // The process has no more descriptors, most likely: what is open must end first.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Small answers must not wait for the acknowledgement of the one before.
        let _ = stream.set_nodelay(true);
        let (service, mut ending) = (service.clone(), ending.clone());
        tokio::spawn(async move {
            let _permit = permit;
            let connection = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .serve_connection(TokioIo::new(stream), service);
            let mut connection = std::pin::pin!(connection);
            // A connection that breaks is the sender's affair.
            tokio::select! {
                _ = connection.as_mut() => {}
                _ = ending.changed() => {
                    connection.as_mut().graceful_shutdown();
                    let _ = tokio::time::timeout(LAST, connection).await;
                }
            }
        });
    }
    drop(socket);
    let _ = ended.send(true);
    let all = u32::try_from(CONNECTIONS).unwrap_or(u32::MAX);
    let _ = tokio::time::timeout(LAST, free.acquire_many(all)).await;
}
