//! Reading a spreadsheet: a file or a pasted table, what would become of each row, and only then taking it over.

use askama::Template;
use axum::http::StatusCode;
use base::FieldError;
use domain::network::organisations::actions::{import_rows, preview_rows};
use domain::network::organisations::{Column, ImportState, Preview, table, text_of};

use crate::components::{Crumb, Field, Problem, Tag, Tone};
use crate::http::{Answer, Fields, Form, Upload, Viewer, page, page_with, see_other};
use crate::network::form_page::crumbs_from;
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

/// A row of the preview.
struct Row {
    number: usize,
    name: String,
    kind: String,
    tag: Tag,
    /// "Spalte B: …", one a problem.
    problems: Vec<String>,
}

/// What a spreadsheet holds.
struct Found {
    finding: String,
    notes: Vec<String>,
    rows: Vec<Row>,
    /// The rows as text, to be sent back; empty when there is nothing to take over.
    text: String,
    take: String,
}

#[derive(Template)]
#[template(path = "network/pages/actors/read_in.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    pasted: Field,
    file_error: String,
    columns: Vec<&'static str>,
    found: Option<Found>,
}

/// The form.
pub async fn show(viewer: Viewer) -> Answer {
    let typed = Typed::fresh(viewer.t(), Fields::default());
    page(view(&viewer, &typed, None))
}

/// Shows what would become of each row. Nothing is stored.
pub async fn preview(viewer: Viewer, form: Form, Upload(bytes): Upload) -> Answer {
    let t = viewer.t();
    let from_file = !bytes.is_empty();
    let bytes = if from_file { bytes } else { form.get("text").as_bytes().to_vec() };
    let done = viewer
        .submit(&form, move |house, actor| {
            let field = if from_file { "datei" } else { "text" };
            let rows = table(&bytes).map_err(|key| base::Problem::at(field, key))?;
            Ok((
                preview_rows(house, actor, &rows)?,
                text_of(&rows).map_err(base::Problem::internal)?,
            ))
        })
        .await?;
    match done {
        Ok((preview, text)) => {
            let typed = Typed::fresh(t, Fields::default());
            page(view(&viewer, &typed, Some(found(&preview, text, t))))
        }
        Err(refused) => refuse(&viewer, &form, refused),
    }
}

/// Takes over what is new.
pub async fn take(viewer: Viewer, form: Form) -> Answer {
    let (once, text) = (form.once(), form.get("text").to_owned());
    let done = viewer
        .submit(&form, move |house, actor| {
            let rows = table(text.as_bytes()).map_err(|key| base::Problem::at("text", key))?;
            import_rows(house, actor, &once, &rows)
        })
        .await?;
    match done {
        Ok(_) => see_other(&viewer.visit, paths::ACTORS).flash("import-done").go(),
        Err(refused) => refuse(&viewer, &form, refused),
    }
}

fn refuse(viewer: &Viewer, form: &Form, refused: FormErrors) -> Answer {
    let typed = Typed::refused(viewer.t(), form, refused);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, view(viewer, &typed, None))
}

fn view(viewer: &Viewer, typed: &Typed, found: Option<Found>) -> View {
    let t = viewer.t();
    let hint = t.get("import-text-hint").into_owned();
    let pasted = Field { hint, ..typed.lines("text", "import-text") };
    let file = Field::new(crate::components::Kind::Text, "datei", t.get("import-file"));
    View {
        page: viewer.page(),
        crumbs: crumbs_from(("nav-actors", paths::ACTORS), t, Vec::new(), &t.get("import-title")), // text
        problems: typed.problems_of([&file, &pasted]),
        file_error: typed.wrong("datei"),
        pasted,
        columns: Column::ALL.map(|column| column.header).into(),
        found,
        t,
    }
}

fn found(preview: &Preview, text: String, t: Texts) -> Found {
    let counts = [
        ("new", preview.new_ones()),
        ("known", preview.known_ones()),
        ("wrong", preview.wrong_ones()),
    ];
    let mut notes = Vec::new();
    if !preview.missing.is_empty() {
        notes.push(t.with("import-missing", [("columns", preview.missing.join(", "))]));
    }
    if !preview.unknown.is_empty() {
        notes.push(t.with("import-unknown", [("columns", preview.unknown.join(", "))]));
    }
    let row = |row: &domain::network::organisations::PreviewRow| {
        let (tone, key) = match row.state {
            ImportState::New => (Tone::Success, "import-state-new"), // text
            ImportState::Known => (Tone::Neutral, "import-state-known"), // text
            ImportState::Repeated => (Tone::Neutral, "import-state-repeated"), // text
            ImportState::Wrong(_) => (Tone::Danger, "import-state-wrong"), // text
        };
        Row {
            number: row.number,
            name: row.name.chars().take(120).collect(),
            kind: row.kind.chars().take(80).collect(),
            tag: Tag { tone, label: t.get(key).into_owned() },
            problems: match &row.state {
                ImportState::Wrong(all) => {
                    all.iter().map(|(column, error)| problem(column, error, t)).collect()
                }
                _ => Vec::new(),
            },
        }
    };
    let take = preview.new_ones();
    Found {
        finding: t.with("import-finding", counts),
        notes,
        rows: preview.rows.iter().map(row).collect(),
        text: if take > 0 { text } else { String::new() },
        take: t.with("import-take", [("count", take)]),
    }
}

fn problem(column: &str, error: &FieldError, t: Texts) -> String {
    let header = Column::ALL.iter().find(|one| one.field == error.field);
    let header = header.map_or("", |one| one.header);
    let place = [("column", column.to_owned()), ("header", header.to_owned())];
    format!("{} {}", t.with("import-at", place), t.message(error))
}
