//! The rules of a body as a page to be printed and shared, in any of their versions.

use askama::Template;
use axum::extract::Path;
use domain::network::bodies::actions::{acknowledge, charter};
use domain::network::bodies::{BodyId, Duty};

use super::show::rules;
use crate::components::Crumb;
use crate::http::{Answer, Form, Query, Viewer, page, see_other};
use crate::network::form_page::crumbs;
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;

#[derive(Template)]
#[template(path = "network/pages/bodies/charter.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    name: String,
    standing: String,
    rules: Vec<(String, String)>,
    /// Title and duties.
    offices: Vec<(String, String)>,
    written: String,
    /// Earlier versions.
    others: Vec<(i64, String)>,
}

/// The page; `?fassung=` names an earlier version.
pub async fn show(viewer: Viewer, Path(id): Path<String>, query: Query) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let t = viewer.t();
    let version = query.some("fassung").and_then(|version| version.parse::<i64>().ok());
    let (body, found) = viewer.run(move |house, actor| charter(house, actor, id, version)).await?;
    let offices = found.offices.iter().map(|line| {
        let (title, duties) = line.split_once('\t').unwrap_or((line, ""));
        let duties: Vec<Duty> = duties.split(' ').filter_map(Duty::parse).collect();
        (title.to_owned(), words::duties(&duties, t))
    });
    let offices = offices.collect();
    let href = format!("{}/geschaeftsgrundlage", paths::body(id));
    let earlier = (1..found.version).rev().take(20);
    let earlier = earlier.map(|number| (number, format!("{href}?fassung={number}")));
    let way = vec![Crumb { label: body.name.clone(), href: paths::body(id) }];
    page(View {
        page: viewer.page(),
        crumbs: crumbs(t, way, &t.get("charter-title")),
        name: body.name,
        standing: match found.text.adopted_on {
            Some(day) => t.with("charter-adopted", [("day", t.date(day))]),
            None => t.get("charter-draft").into_owned(),
        },
        rules: rules(&found, t),
        offices,
        written: t.with(
            "charter-written",
            [
                ("version", found.version.to_string()),
                ("day", t.date(found.written_at.day())),
                ("who", found.written_by),
            ],
        ),
        others: earlier.collect(),
        t,
    })
}

/// Says that the person has read the newest version.
pub async fn read(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let version = form.trimmed("fassung").parse().unwrap_or(0);
    viewer.run(move |house, actor| acknowledge(house, actor, id, version)).await?;
    see_other(&viewer.visit, paths::body(id)).flash("charter-read").go()
}
