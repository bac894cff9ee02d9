//! A calendar that follows the own meetings.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use base::Problem;
use domain::network::meetings::actions::{end_feed, feed, feed_since, make_feed};

use crate::components::Crumb;
use crate::http::{Answer, Viewer, Visit, page, see_other};
use crate::network::form_page::crumbs;
use crate::network::letters::Pen;
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "network/pages/meetings/feed.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    /// Since when there is one; empty for none.
    since: String,
    /// The address, which is shown once: when it was made.
    address: String,
}

/// The page.
pub async fn show(viewer: Viewer) -> Answer {
    shown(&viewer, String::new()).await
}

/// Makes a new address and shows it, this once.
pub async fn make(viewer: Viewer) -> Answer {
    let token = viewer.run(make_feed).await?;
    let address = format!("{}/kalender/{token}.ics", viewer.visit.app().config.public_url);
    shown(&viewer, address).await
}

/// Ends it.
pub async fn end(viewer: Viewer) -> Answer {
    viewer.run(end_feed).await?;
    see_other(&viewer.visit, paths::FEED.to_owned()).flash("feed-ended").go()
}

async fn shown(viewer: &Viewer, address: String) -> Answer {
    let t = viewer.t();
    let since = viewer.run(feed_since).await?;
    page(View {
        page: viewer.page(),
        crumbs: crumbs(t, Vec::new(), &t.get("feed-title")),
        since: since.map(|since| t.date(since.day())).unwrap_or_default(),
        address,
        t,
    })
}

/// The calendar itself, for programs.
pub async fn file(visit: Visit, Path(name): Path<String>) -> Answer {
    let Some(token) = name.strip_suffix(".ics").map(str::to_owned) else {
        return Err(Problem::NotFound.into());
    };
    let config = visit.app().config.clone();
    let text = visit
        .run(move |house| {
            let entries = feed(house, &token)?;
            Ok(Pen::new(&config, house.now()).calendar(&entries))
        })
        .await?;
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, text).into_response())
}
