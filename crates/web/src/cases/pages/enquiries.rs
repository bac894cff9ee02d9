//! Own enquiries, the newest first.

use askama::Template;
use base::PageRequest;
use domain::cases::actions::enquiries;

use crate::cases::paths;
use crate::components::Pager;
use crate::http::{Answer, Query, Viewer, page};
use crate::lists::label;
use crate::shell::Page;
use crate::texts::Texts;

struct Row {
    day: String,
    route: String,
    topic: String,
    counselling: String,
}

#[derive(Template)]
#[template(path = "cases/pages/enquiries.html")]
struct View {
    page: Page,
    t: Texts,
    rows: Vec<Row>,
    pager: Pager,
}

/// The list.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let request = PageRequest::after(query.some("nach").map(str::to_owned));
    let first = request.after.is_none();
    let found = viewer.run(move |house, actor| enquiries(house, actor, &request)).await?;
    let t = viewer.t();
    let rows = found.rows.iter().map(|row| Row {
        day: row.input.made_on.map(|day| t.date(day)).unwrap_or_default(),
        route: label("zugangswege", &row.input.access_route, t),
        topic: row
            .input
            .topic
            .as_deref()
            .map(|topic| label("bereiche", topic, t))
            .unwrap_or_default(),
        counselling: paths::counselling(row.id),
    });
    let rows = rows.collect();
    let next = found.next.map(|after| format!("{}?nach={after}", paths::ENQUIRIES));
    let pager = Pager {
        previous: if first { String::new() } else { paths::ENQUIRIES.to_owned() },
        next: next.unwrap_or_default(),
        shown: String::new(),
    };
    page(View { page: viewer.page(), t, rows, pager })
}
