//! Finding a case. What somebody looks for is mostly a name, and names never stand in an address: so the query
//! is sent, not asked for, and the answer is the page itself. An address alone shows the empty field.

use askama::Template;
use axum::http::StatusCode;
use domain::cases::actions::{MOST_HITS, search};
use domain::cases::search::Hit;
use domain::identity::Role;

use super::people::day;
use crate::cases::{number, paths};
use crate::components::{Field, Tag, Tone};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

struct Row {
    href: String,
    name: String,
    number: String,
    born: String,
    tag: Tag,
}

#[derive(Template)]
#[template(path = "cases/pages/search.html")]
struct View {
    page: Page,
    t: Texts,
    field: Field,
    asked: bool,
    rows: Vec<Row>,
    found: String,
    /// What to do when nothing was found.
    none: String,
    columns: [String; 4],
}

/// The empty field.
pub async fn show(viewer: Viewer) -> Answer {
    shown(&viewer, &Fields::default(), None)
}

/// What was found. A plan number that can only be one leads straight to the case.
pub async fn send(viewer: Viewer, form: Form) -> Answer {
    let query = form.trimmed("q").to_owned();
    if query.is_empty() {
        return shown(&viewer, &form, None);
    }
    let asked = query.clone();
    let hits = viewer.run(move |house, actor| search(house, actor, &asked)).await?;
    let plan_no = query.trim_start_matches('#').parse::<i64>().ok();
    if let ([only], Some(wanted)) = (hits.as_slice(), plan_no)
        && only.plan_no == wanted
    {
        return see_other(&viewer.visit, paths::case(only.case)).go();
    }
    shown(&viewer, &form, Some(hits))
}

fn shown(viewer: &Viewer, typed: &Fields, hits: Option<Vec<Hit>>) -> Answer {
    let t = viewer.t();
    let typed = Typed::fresh(t, Fields::default().and("q", typed.trimmed("q")));
    let asked = hits.is_some();
    let hits = hits.unwrap_or_default();
    let found = if hits.len() > MOST_HITS {
        t.with("search-more", [("count", MOST_HITS)])
    } else {
        t.with("search-found", [("count", hits.len())])
    };
    let rows = hits.into_iter().take(MOST_HITS).map(|hit| Row {
        href: paths::case(hit.case),
        name: hit.name.into_inner(),
        number: number(hit.plan_no, t),
        born: hit.born.map(|born| day(born, t)).unwrap_or_default(),
        tag: state(hit.open, t),
    });
    let word = |key: &str| t.get(key).into_owned();
    // Who leads sees names only while standing in for somebody; all other cases stand in the list.
    let (hint, none) = match viewer.actor.role {
        Role::TeamLead => ("search-hint-lead", "search-none-lead"),
        _ => ("search-hint", "search-none-text"),
    };
    page_with(
        StatusCode::OK,
        View {
            page: viewer.page(),
            t,
            field: Field { hint: word(hint), private: true, ..typed.text("q", "search-field") },
            asked,
            rows: rows.collect(),
            found,
            none: word(none),
            columns: [
                word("cases-name"),
                word("cases-number"),
                word("person-born"),
                word("cases-state"),
            ],
        },
    )
}

/// Whether a case is being worked on, as a tag.
pub(super) fn state(open: bool, t: Texts) -> Tag {
    let (tone, key) = if open { (Tone::Info, "case-open") } else { (Tone::Neutral, "case-closed") };
    Tag { tone, label: t.get(key).into_owned() }
}
