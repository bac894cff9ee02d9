//! The filtered list as a file for a spreadsheet program.

use base::{Date, Problem};
use documents::sheet::{Column, CsvStyle, Kind, Sheet, Value, csv, xlsx};
use domain::cases::actions::export_cases;
use domain::cases::{CaseRow, CaseState};

use super::list_filter::Choice;
use crate::http::{Answer, Disposition, Query, Viewer, download};
use crate::lists::label;
use crate::texts::Texts;

/// For programs that read text.
pub async fn as_csv(viewer: Viewer, query: Query) -> Answer {
    let (sheet, day) = read(&viewer, &query).await?;
    let style = match viewer.t().locale {
        base::Locale::De => CsvStyle::GERMAN_EXCEL,
        base::Locale::En => CsvStyle::RFC4180,
    };
    let bytes = csv(&sheet, style).map_err(Problem::internal)?;
    let name = format!("faelle-{day}.csv");
    download(bytes, "text/csv; charset=utf-8", Disposition::Attachment, &name)
}

/// For spreadsheet programs.
pub async fn as_xlsx(viewer: Viewer, query: Query) -> Answer {
    let (sheet, day) = read(&viewer, &query).await?;
    let bytes = xlsx(&sheet).map_err(Problem::internal)?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    download(bytes, kind, Disposition::Attachment, &format!("faelle-{day}.xlsx"))
}

async fn read(viewer: &Viewer, query: &Query) -> Result<(Sheet, Date), crate::http::Failure> {
    let choice = Choice::read(query);
    let (rows, today) = viewer
        .run(move |house, actor| {
            let rows = export_cases(house, actor, &choice.filter, choice.order)?;
            Ok((rows, house.today()))
        })
        .await?;
    Ok((sheet(&rows, today, viewer.t()), today))
}

/// The table. Whoever sees no names on the screen gets no column for them.
fn sheet(rows: &[CaseRow], today: Date, t: Texts) -> Sheet {
    let named = rows.iter().any(|row| row.name.is_some());
    let text = |key: &str| Column { header: t.get(key).into_owned(), kind: Kind::Text };
    let day = |key: &str| Column { header: t.get(key).into_owned(), kind: Kind::Date };
    let mut columns =
        vec![Column { header: t.get("cases-number").into_owned(), kind: Kind::Integer }];
    if named {
        columns.push(text("cases-name"));
    }
    columns.extend([
        text("cases-type"),
        day("cases-since"),
        text("cases-municipality"),
        text("cases-manager"),
        text("cases-state"),
        day("cases-ended"),
    ]);
    let state = |open| t.get(if open { "case-open" } else { "case-closed" }).into_owned();
    let line = |row: &CaseRow| {
        let file = &row.file;
        let mut cells = vec![Value::Integer(file.plan_no)];
        if named {
            cells
                .push(row.name.as_ref().map_or(Value::Empty, |name| name.reveal().as_str().into()));
        }
        cells.extend([
            Value::Text(label("beratungsarten", file.counselling_type.name(), t)),
            Value::Date(file.first_contact_on),
            Value::Text(file.municipality_key.clone()),
            Value::Text(row.manager.clone()),
            Value::Text(state(file.state == CaseState::Open)),
            file.ended_on.map_or(Value::Empty, Value::Date),
        ]);
        cells
    };
    Sheet {
        title: t.get("cases-title").into_owned(),
        created_on: today,
        columns,
        rows: rows.iter().map(line).collect(),
    }
}
