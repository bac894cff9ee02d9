//! Searching in all minutes the reader may see.

use askama::Template;
use axum::http::StatusCode;
use base::{Outcome, Page as Rows, PageRequest, Problem as Trouble};
use domain::network::meetings::actions::{minutes_bodies, search_minutes};
use domain::network::meetings::search::{Asked, Hit, Piece, Spot};

use crate::components::{Choice, Field, Pager, Problem, Tab};
use crate::http::{Answer, Query, Viewer, page_with};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{Typed, full_day, option};

/// What the address may hold beside the page.
const ASKED: [&str; 4] = ["words", "body", "from", "until"];

struct Line {
    href: String,
    title: String,
    body: String,
    day: String,
    places: Vec<(String, Vec<Piece>)>,
}

#[derive(Template)]
#[template(path = "network/pages/minutes/search.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    problems: Vec<Problem>,
    fields: Vec<Field>,
    is_asked: bool,
    found: String,
    hits: Vec<Line>,
    pager: Pager,
}

/// The page: a box, and what was found.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let request = PageRequest::after(query.some("nach").map(str::to_owned));
    let is_first = request.after.is_none();
    let asked = read(&query);
    let work = move |house: &_, actor: &_| search_minutes(house, actor, &asked?, &request);
    let (status, typed, found) = match viewer.submit(&query, work).await? {
        Ok(found) => (StatusCode::OK, Typed::fresh(t, query.0.clone()), found),
        Err(refused) => {
            let typed = Typed::refused(t, &query, refused);
            (StatusCode::UNPROCESSABLE_ENTITY, typed, Rows { rows: Vec::new(), next: None })
        }
    };
    let fields = fields(&viewer, &typed).await?;
    let (kept, here) = (kept(&query), paths::MINUTES_SEARCH);
    let page = format!("{here}?{kept}");
    let pager = Pager {
        previous: if is_first { String::new() } else { page.clone() },
        next: found.next.map(|key| format!("{page}&{}", after(&key))).unwrap_or_default(),
        shown: String::new(),
    };
    let count = [("count", found.rows.len())];
    let more = !pager.next.is_empty() || !pager.previous.is_empty();
    page_with(
        status,
        View {
            page: viewer.page(),
            tabs: words::tabs(&viewer, here),
            problems: typed.problems_of(&fields),
            fields,
            is_asked: query.some("words").is_some(),
            found: t.with(if more { "minutes-found-more" } else { "minutes-found" }, count), // text
            hits: found.rows.into_iter().map(|hit| line(hit, t)).collect(),
            pager,
            t,
        },
    )
}

/// What was asked for, as it stands in the address.
pub(super) fn read(query: &Query) -> Outcome<Asked> {
    let day = |name: &'static str| match query.some(name) {
        None => Ok(None),
        Some(text) => full_day(text).map(Some).ok_or_else(|| Trouble::at(name, "error-date")),
    };
    Ok(Asked {
        words: query.get("words").to_owned(),
        body: query.some("body").and_then(|body| body.parse().ok()),
        from: day("from")?,
        until: day("until")?,
    })
}

/// The questions: words, body, from, until.
pub(super) async fn fields(
    viewer: &Viewer,
    typed: &Typed,
) -> Result<Vec<Field>, crate::http::Failure> {
    let t = viewer.t();
    let bodies = viewer.run(minutes_bodies).await?;
    let bodies: Vec<Choice> =
        bodies.into_iter().map(|(id, name)| option(id.text(), name)).collect();
    Ok(vec![
        Field { maxlength: 200, ..typed.text("words", "minutes-search-words") },
        Field {
            unchosen: t.get("topic-all").into_owned(),
            ..typed.select("body", "minutes-search-body", bodies)
        },
        Field { width: 12, ..typed.day("from", "minutes-search-from") },
        Field { width: 12, ..typed.day("until", "minutes-search-until") },
    ])
}

/// What was asked for, to be asked again.
pub(super) fn kept(query: &Query) -> String {
    let mut address = form_urlencoded::Serializer::new(String::new());
    for name in ASKED {
        address.append_pair(name, query.get(name));
    }
    address.finish()
}

/// The key of the next page in an address.
pub(super) fn after(key: &str) -> String {
    form_urlencoded::Serializer::new(String::new()).append_pair("nach", key).finish()
}

fn line(hit: Hit, t: Texts) -> Line {
    let spot = |spot: Spot| {
        t.get(match spot {
            Spot::Title => "minutes-spot-title",       // text
            Spot::Points => "minutes-spot-points",     // text
            Spot::Notes => "minutes-spot-notes",       // text
            Spot::Decision => "minutes-spot-decision", // text
            Spot::Task => "minutes-spot-task",         // text
        })
        .into_owned()
    };
    Line {
        href: format!("{}#punkt-{}", paths::minutes(hit.meeting), hit.item),
        title: hit.title,
        body: hit.body,
        day: t.date(hit.starts_at.day()),
        places: hit.places.into_iter().map(|(at, pieces)| (spot(at), pieces)).collect(),
    }
}
