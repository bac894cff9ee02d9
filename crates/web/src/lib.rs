//! The pages: routes, handlers, templates, assets and middleware.
//!
//! A page lives in its slice: `<slice>/paths.rs` (typed addresses), `<slice>/pages/<verb>.rs` with the
//! template `<verb>.html` beside it. A handler is thin: it reads its input, calls one action of the
//! domain, and answers with a page or with "see other". [`routes`] is the one list of all pages, and
//! says for each who may take it.

pub mod account;
pub mod admin;
mod app;
mod assets;
pub mod cases;
pub mod components;
pub mod http;
pub mod info;
pub mod lists;
mod live;
mod metrics;
pub mod network;
pub mod plans;
pub mod printing;
pub mod privacy;
pub mod problem;
mod routes;
pub mod routing;
mod server;
pub mod session;
pub mod shell;
#[cfg(feature = "testing")]
pub mod testing;
pub mod texts;
pub mod today;
pub mod typed;

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::timeout::TimeoutLayer;

pub use app::{AppState, Config, Operator};
pub use live::Bell;
pub use metrics::Metrics;
pub use routes::table;
pub use server::serve;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Everything, ready to be served.
pub fn router(state: AppState) -> Router {
    routing::assemble(&state, table())
        // From the inside to the outside.
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn_with_state(state.clone(), http::frame))
        // Assets are packed tightly once; a page is packed for one reader, so it is packed quickly.
        .layer(CompressionLayer::new().gzip(true).quality(CompressionLevel::Fastest))
        .with_state(state)
}

/// The panic itself was printed with its place; its text could hold something personal.
fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}
