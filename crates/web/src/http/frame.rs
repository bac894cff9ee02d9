//! The frame round every request: a name, a visit, headers, counters, one line in the log, and a page
//! for whatever went wrong.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::cookies::{self, Cookie};
use super::{Failure, Visit, headers};
use crate::app::AppState;
use crate::problem;

/// The outermost middleware.
pub async fn frame(State(app): State<AppState>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let route = request.extensions().get::<MatchedPath>().cloned();
    // The template of the path, never the path: paths hold ids, queries hold names.
    let route = route.as_ref().map_or("(none)", |route| route.as_str()).to_owned();
    let method = request.method().clone();
    let (parts, body) = request.into_parts();
    let visit = Visit::new(app.clone(), &parts);
    request = Request::from_parts(parts, body);
    request.extensions_mut().insert(visit.clone());

    let mut response = next.run(request).await;
    if needs_page(&response) {
        let failure = response.extensions_mut().remove::<Failure>();
        let failure = failure.unwrap_or(Failure::Status(response.status()));
        let painted = problem::answer(&visit, &failure).await;
        let (kept, _) = response.into_parts();
        response = painted;
        // A 405 says which methods there are; keep such words.
        for (name, value) in &kept.headers {
            if name != CONTENT_TYPE && name != axum::http::header::CONTENT_LENGTH {
                response.headers_mut().append(name.clone(), value.clone());
            }
        }
    }
    finish(&visit, &mut response);

    let took = began.elapsed();
    let status = response.status().as_u16();
    app.metrics.record(method.as_str(), &route, status, took);
    tracing::info!(
        request = visit.request_id(),
        method = method.as_str(),
        route,
        status,
        milliseconds = took.as_secs_f64() * 1000.0,
        "answered"
    );
    response
}

/// Whether something went wrong and nobody said it in words yet.
fn needs_page(response: &Response) -> bool {
    if response.extensions().get::<Failure>().is_some() {
        return true;
    }
    let status = response.status();
    let kind = response.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let said = kind.starts_with(b"text/html") || kind.starts_with(b"application/json");
    (status.is_client_error() || status.is_server_error()) && !said
}

fn finish(visit: &Visit, response: &mut Response) {
    let https = visit.app().config.https;
    let is_page = response
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let shown = is_page && response.status() != StatusCode::SEE_OTHER;
    let headers = response.headers_mut();
    if let Some(secret) = visit.new_guest() {
        headers.append(SET_COOKIE, cookies::set(Cookie::Guest, secret, https));
    }
    if shown && visit.cookies().get(Cookie::Flash).is_some() {
        headers.append(SET_COOKIE, cookies::remove(Cookie::Flash, https));
    }
    if let Ok(name) = HeaderValue::from_str(visit.request_id()) {
        headers.insert("x-request-id", name);
    }
    headers::secure(headers, https);
}
