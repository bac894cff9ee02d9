//! The web app manifest: name and icon on the start screen of a tablet.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::assets;

/// The manifest.
pub async fn show() -> Response {
    let base = assets::base();
    let icon = |file: &str, kind: &str, sizes: &str| json!({ "src": format!("{base}/img/{file}"), "type": kind, "sizes": sizes });
    let manifest = json!({
        "name": "Geleit",
        "short_name": "Geleit",
        "lang": "de",
        "start_url": "/heute",
        "scope": "/",
        "display": "minimal-ui",
        "background_color": "#ffffff",
        "theme_color": "#171a2b",
        "icons": [icon("icon.svg", "image/svg+xml", "any"), icon("icon-180.png", "image/png", "180x180")],
    });
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("application/manifest+json")),
        (CACHE_CONTROL, HeaderValue::from_static("no-cache")),
    ];
    (headers, manifest.to_string()).into_response()
}
