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
use domain::network::meetings::actions::{forget_parts, index_missing, remind};
use domain::network::polls::actions::forget_polls;
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
use crate::network::letters::Pen;

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
    let bell = state.bell.clone();
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
    bell.close();
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
    let (house, config) = (Arc::clone(&state.house), Arc::clone(&state.config));
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
            if let Err(problem) = forget_polls(&house) {
                tracing::warn!(%problem, "the next hour tries again to forget polls");
            }
            if !config.mail_from.is_empty() {
                let pen = Pen::new(&config, house.now());
                match remind(&house, &|letter| pen.write(letter)) {
                    Ok(0) => {}
                    Ok(letters) => tracing::info!(letters, "people are reminded of meetings"),
                    Err(problem) => {
                        tracing::warn!(%problem, "the next hour tries again to remind")
                    }
                }
            }
            catch_up(&house);
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

/// Words of minutes that were written before the search knew words: once after an update.
fn catch_up(house: &domain::House) {
    loop {
        match index_missing(house) {
            Ok(0) => return,
            Ok(items) => tracing::info!(items, "words of older minutes can be found"),
            Err(problem) => {
                tracing::warn!(%problem, "the next hour tries again to make minutes searchable");
                return;
            }
        }
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
