//! A route and who may take it. [`crate::routes`] lists them all; there is no other way in.

mod guard;
mod permission;

use std::collections::BTreeMap;

use axum::Router;
use axum::handler::Handler;
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get as on_get, post as on_post};
use base::Problem;

use crate::app::AppState;
use crate::http::Failure;
pub use guard::admits;
pub use permission::Permission;

/// One method of one path.
#[derive(Clone)]
pub struct Route {
    /// `GET` (with `HEAD`) or `POST`.
    pub method: Method,
    /// The path with its `{parts}`.
    pub path: &'static str,
    /// Who may take it.
    pub permission: Permission,
    /// Whether its form may bring a file. Everywhere else a form with a file is refused unread (ADR 13).
    takes_file: bool,
    handler: MethodRouter<AppState>,
}

/// A page.
pub fn get<H, T>(path: &'static str, permission: Permission, handler: H) -> Route
where
    H: Handler<T, AppState>,
    T: 'static,
{
    Route { method: Method::GET, path, permission, takes_file: false, handler: on_get(handler) }
}

/// What a form is sent to.
pub fn post<H, T>(path: &'static str, permission: Permission, handler: H) -> Route
where
    H: Handler<T, AppState>,
    T: 'static,
{
    Route { method: Method::POST, path, permission, takes_file: false, handler: on_post(handler) }
}

/// What a form with a file is sent to.
pub fn upload<H, T>(path: &'static str, permission: Permission, handler: H) -> Route
where
    H: Handler<T, AppState>,
    T: 'static,
{
    Route { takes_file: true, ..post(path, permission, handler) }
}

/// Puts the guard before every route and joins the methods of each path.
pub(crate) fn assemble(app: &AppState, table: Vec<Route>) -> Router<AppState> {
    let mut paths: BTreeMap<&'static str, MethodRouter<AppState>> = BTreeMap::new();
    for route in table {
        let guard =
            from_fn_with_state((app.clone(), route.permission, route.takes_file), guard::guard);
        let guarded = route.handler.route_layer(guard);
        let joined = paths.remove(route.path).unwrap_or_default().merge(guarded);
        paths.insert(route.path, joined);
    }
    let router = paths
        .into_iter()
        .fold(Router::new(), |router, (path, methods)| router.route(path, methods));
    router
        .fallback(async || Failure::from(Problem::NotFound))
        .method_not_allowed_fallback(async || Failure::status(StatusCode::METHOD_NOT_ALLOWED))
}
