//! Listens, answers, and stops without cutting anybody off.

use std::future::Future;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use domain::identity::sweep;
use domain::network::meetings::actions::forget_parts;
use domain::network::recommendations::actions::observe;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt;

use crate::app::AppState;
use crate::http::Peer;

/// Connections at the same time; the next one waits. A slow visitor holds one, not a thread.
const CONNECTIONS: usize = 2_000;
/// How long somebody may take to say what they want.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long requests may go on after the order to stop.
const FAREWELL: Duration = Duration::from_secs(20);
/// How often what is over is forgotten.
const SWEEP: Duration = Duration::from_secs(3_600);

/// Serves until `shutdown` is done, then lets running requests finish.
///
/// # Errors
/// Never at present; a failing connection ends alone.
pub async fn serve(
    listener: TcpListener,
    state: AppState,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    keep_house(&state);
    let router = crate::router(state);
    let graceful = GracefulShutdown::new();
    let seats = Arc::new(Semaphore::new(CONNECTIONS));
    let mut shutdown = pin!(shutdown);
    loop {
        let seat = Arc::clone(&seats).acquire_owned();
        let accepted = tokio::select! {
            () = &mut shutdown => break,
            accepted = async { (seat.await, listener.accept().await) } => accepted,
        };
        let (seat, (stream, peer)) = match accepted {
            (seat, Ok(connection)) => (seat, connection),
            (_, Err(error)) => {
                // Out of file handles, most likely: let others finish instead of turning in circles.
                tracing::warn!(%error, "no connection could be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            }
        };
        let _ = stream.set_nodelay(true);
        let router = router.clone();
        let service = hyper::service::service_fn(move |request| {
            answer(router.clone(), request, Peer(peer.ip()))
        });
        let mut server = http1::Builder::new();
        server.timer(TokioTimer::new()).header_read_timeout(PATIENCE).max_headers(64);
        let connection = graceful.watch(server.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // Visitors hang up all the time; there is nothing to do or to say then.
            let _ = connection.await;
            drop(seat);
        });
    }
    drop(listener);
    tracing::info!("stopping; running requests finish");
    if tokio::time::timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were still running and are cut off");
    }
    Ok(())
}

/// What goes on beside the pages: first the names of all cases are read, so that the first search need not; then
/// what is over is forgotten, every hour. A thread of its own: the order to stop does not wait for it, and whoever
/// searches before the names are read waits for what is left.
fn keep_house(state: &AppState) {
    let house = Arc::clone(&state.house);
    let spawned = std::thread::Builder::new().name("housekeeping".to_owned()).spawn(move || {
        match house.directory.refresh(&house) {
            Ok(cases) => tracing::info!(cases, "names are read"),
            Err(problem) => {
                tracing::warn!(%problem, "names could not be read; a search tries again")
            }
        }
        loop {
            match sweep(&house) {
                Ok(rows) => tracing::info!(rows, "what was over is forgotten"),
                Err(problem) => tracing::warn!(%problem, "the next hour tries again to forget"),
            }
            match forget_parts(&house) {
                Ok(0) => {}
                Ok(parts) => tracing::info!(parts, "what was said in protected parts is deleted"),
                Err(problem) => tracing::warn!(%problem, "the next hour tries again to delete"),
            }
            match observe(&house) {
                Ok(0) => {}
                Ok(lines) => tracing::info!(lines, "how the recommendations stand is kept"),
                Err(problem) => tracing::warn!(%problem, "the next hour looks again"),
            }
            std::thread::sleep(SWEEP);
        }
    });
    if let Err(error) = spawned {
        tracing::warn!(%error, "names are read at the first search, and nothing is forgotten");
    }
}

async fn answer(
    router: Router,
    request: Request<Incoming>,
    peer: Peer,
) -> Result<axum::response::Response, std::convert::Infallible> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(peer);
    router.oneshot(request).await
}
