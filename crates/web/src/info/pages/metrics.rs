//! Counters for Prometheus; only for the machine itself, because they tell how much is going on.

use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::response::IntoResponse;
use base::Problem;

use crate::http::{Answer, Visit};

/// The counters.
pub async fn show(visit: Visit) -> Answer {
    if !visit.is_local() {
        return Err(Problem::NotFound.into());
    }
    let kind = HeaderValue::from_static("text/plain; version=0.0.4");
    Ok(([(CONTENT_TYPE, kind)], visit.app().metrics.text()).into_response())
}
