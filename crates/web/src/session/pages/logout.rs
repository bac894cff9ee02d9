//! The way out.

use domain::identity;

use crate::http::cookies::Cookie;
use crate::http::{Answer, Visit, see_other};
use crate::session::paths;

/// Ends the session. Cached pages there are none; the browser is told to forget what it may still hold.
pub async fn send(visit: Visit) -> Answer {
    if let Some(session) = visit.session().cloned() {
        visit.run(move |house| identity::logout(house, &session)).await?;
    }
    let mut gone = see_other(&visit, paths::LOGIN)
        .remove(Cookie::Session)
        .remove(Cookie::Shield)
        .flash("logged-out")
        .go()?;
    let forget = axum::http::HeaderValue::from_static("\"cache\"");
    gone.headers_mut().insert("clear-site-data", forget);
    Ok(gone)
}
