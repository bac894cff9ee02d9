//! What the service worker shows without a connection. It is kept on devices, so it holds nobody and
//! no token.

use askama::Template;
use axum::http::header::{CACHE_CONTROL, HeaderValue};

use crate::http::{Answer, Visit, page};
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "shell/offline.html")]
struct View {
    page: Page,
    t: Texts,
}

/// The page.
pub async fn show(visit: Visit) -> Answer {
    let mut answer = page(View { page: visit.bare_page(), t: visit.t() })?;
    let kept = HeaderValue::from_static("no-cache");
    answer.headers_mut().insert(CACHE_CONTROL, kept);
    Ok(answer)
}
