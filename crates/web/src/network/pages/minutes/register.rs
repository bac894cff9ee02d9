//! Decisions of all bodies in one list, and as a file.

use askama::Template;
use axum::http::StatusCode;
use base::{Page as Rows, PageRequest};
use documents::sheet::{Column, CsvStyle, Kind, Sheet, Value, csv as written};
use domain::network::meetings::actions::{RegisterLine, decision_register, export_decisions};

use super::search::{after, fields, kept, read};
use crate::components::{Field, Pager, Problem, Tab};
use crate::http::{Answer, Disposition, Query, Viewer, download, page_with};
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

struct Row {
    href: String,
    words: String,
    body: String,
    number: i64,
    day: String,
}

#[derive(Template)]
#[template(path = "network/pages/minutes/register.html")]
struct View {
    page: Page,
    t: Texts,
    tabs: Vec<Tab>,
    problems: Vec<Problem>,
    fields: Vec<Field>,
    is_filtered: bool,
    csv: String,
    rows: Vec<Row>,
    pager: Pager,
}

/// The list, narrowed as the address says.
pub async fn show(viewer: Viewer, query: Query) -> Answer {
    let request = PageRequest::after(query.some("nach").map(str::to_owned));
    let is_first = request.after.is_none();
    let asked = read(&query);
    let work = move |house: &_, actor: &_| decision_register(house, actor, &asked?, &request);
    match viewer.submit(&query, work).await? {
        Ok(found) => shown(&viewer, &query, (found, is_first), None).await,
        Err(refused) => {
            let none = Rows { rows: Vec::new(), next: None };
            shown(&viewer, &query, (none, true), Some(refused)).await
        }
    }
}

async fn shown(
    viewer: &Viewer,
    query: &Query,
    (found, is_first): (Rows<RegisterLine>, bool),
    refused: Option<FormErrors>,
) -> Answer {
    let t = viewer.t();
    let (status, typed) = match refused {
        Some(errors) => (StatusCode::UNPROCESSABLE_ENTITY, Typed::refused(t, query, errors)),
        None => (StatusCode::OK, Typed::fresh(t, query.0.clone())),
    };
    let fields = fields(viewer, &typed).await?;
    let page = format!("{}?{}", paths::REGISTER, kept(query));
    let pager = Pager {
        previous: if is_first { String::new() } else { page.clone() },
        next: found.next.map(|key| format!("{page}&{}", after(&key))).unwrap_or_default(),
        shown: String::new(),
    };
    let row = |line: RegisterLine| Row {
        href: format!("{}#punkt-{}", paths::minutes(line.meeting), line.item),
        words: line.decision.words,
        body: line.decision.body,
        number: line.decision.number,
        day: t.date(line.decision.decided_at.day()),
    };
    page_with(
        status,
        View {
            page: viewer.page(),
            tabs: words::tabs(viewer, paths::REGISTER),
            problems: typed.problems_of(&fields),
            is_filtered: ["words", "body", "from", "until"]
                .iter()
                .any(|name| query.some(name).is_some()),
            fields,
            csv: format!("{}?{}", paths::REGISTER_CSV, kept(query)),
            rows: found.rows.into_iter().map(row).collect(),
            pager,
            t,
        },
    )
}

/// The same decisions as CSV, all of them.
pub async fn csv(viewer: Viewer, query: Query) -> Answer {
    let t = viewer.t();
    let asked = read(&query);
    let work = move |house: &domain::House, actor: &_| {
        Ok((export_decisions(house, actor, &asked?)?, house.today()))
    };
    let (lines, today) = match viewer.submit(&query, work).await? {
        Ok(found) => found,
        Err(refused) => {
            let none = Rows { rows: Vec::new(), next: None };
            return shown(&viewer, &query, (none, true), Some(refused)).await;
        }
    };
    let columns = [
        ("register-body", Kind::Text),      // text
        ("register-number", Kind::Integer), // text
        ("register-day", Kind::Date),       // text
        ("register-words", Kind::Text),     // text
    ];
    let sheet = Sheet {
        title: t.get("nav-decisions").into_owned(),
        created_on: today,
        columns: columns.map(|(key, kind)| Column { header: t.get(key).into_owned(), kind }).into(),
        rows: lines.into_iter().map(cells).collect(),
    };
    let bytes = written(&sheet, CsvStyle::GERMAN_EXCEL).map_err(base::Problem::internal)?;
    let name = format!("beschluesse-{today}.csv");
    download(bytes, "text/csv; charset=utf-8", Disposition::Attachment, &name)
}

fn cells(line: RegisterLine) -> Vec<Value> {
    let decision = line.decision;
    vec![
        Value::Text(decision.body),
        Value::Integer(decision.number),
        Value::Date(decision.decided_at.day()),
        Value::Text(decision.words),
    ]
}
