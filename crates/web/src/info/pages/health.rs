//! Whether the program works: for whoever watches over it.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::Problem;
use domain::identity::agencies;
use serde_json::json;

use crate::http::Visit;

/// 200 when the database answers, 503 when not.
pub async fn show(visit: Visit) -> Response {
    let asked = visit.app().run(|house| Ok::<_, Problem>(house.data.read(agencies::all)?.len()));
    match asked.await {
        Ok(_) => Json(json!({ "status": "ok" })).into_response(),
        Err(_) => {
            let body = Json(json!({ "status": "database unavailable" }));
            (StatusCode::SERVICE_UNAVAILABLE, body).into_response()
        }
    }
}
