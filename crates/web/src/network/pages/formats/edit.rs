//! Entering a format outside of this program, changing it, ending it.

use axum::extract::Path;
use axum::http::StatusCode;
use base::{Outcome, Problem};
use domain::network::formats::actions::{change_format, create_format, end_format, format};
use domain::network::formats::{FormatId, FormatInput};

use crate::components::{Crumb, Field};
use crate::http::{Answer, Failure, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::{paths, words};
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

/// The form for a new one.
pub async fn new(viewer: Viewer) -> Answer {
    let begin = Fields::default().and("rhythm_weeks", "13").and("minutes", "120");
    let typed = Typed::fresh(viewer.t(), begin);
    creating(StatusCode::OK, &viewer, &typed)
}

/// Enters it.
pub async fn create(viewer: Viewer, form: Form) -> Answer {
    let (once, input) = (form.once(), read(&form));
    let work = move |house: &_, actor: &_| create_format(house, actor, &once, &input?);
    match viewer.submit(&form, work).await? {
        Ok(id) => see_other(&viewer.visit, paths::format(id)).flash("format-created").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            creating(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed)
        }
    }
}

fn creating(status: StatusCode, viewer: &Viewer, typed: &Typed) -> Answer {
    let t = viewer.t();
    FormPage {
        title: t.get("format-new").into_owned(),
        lead: t.get("format-new-lead").into_owned(),
        root: Some(("nav-formats", paths::FORMATS)), // text
        action: paths::NEW_FORMAT.to_owned(),
        back: paths::FORMATS.to_owned(),
        fields: fields(typed, t),
        once: true,
        save: t.get("format-create").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, typed)
}

/// The form of one.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// Changes it, ends it, or takes the end back.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: FormatId = paths::id(&id)?;
    let (then, input) = (form.get("_dann").to_owned(), read(&form));
    let done = viewer
        .submit(&form, move |house, actor| match then.as_str() {
            "beenden" => end_format(house, actor, id, true),
            "wieder" => end_format(house, actor, id, false),
            _ => change_format(house, actor, id, &input?),
        })
        .await?;
    match done {
        Ok(()) => see_other(&viewer.visit, paths::format(id)).flash("network-saved").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: FormatId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let (found, _, _) = viewer.run(move |house, actor| format(house, actor, id)).await?;
    // A body is changed where bodies are.
    if found.body.is_some() {
        return Err(Failure::from(Problem::NotFound));
    }
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, stored(&found.details)),
    };
    let end = match found.ended_at {
        None => ("beenden", t.get("format-end").into_owned()),
        Some(_) => ("wieder", t.get("format-revive").into_owned()),
    };
    FormPage {
        title: t.get("format-change").into_owned(),
        root: Some(("nav-formats", paths::FORMATS)), // text
        way: vec![Crumb { label: found.details.name.clone(), href: paths::format(id) }],
        action: format!("{}/aendern", paths::format(id)),
        back: paths::format(id),
        fields: fields(&typed, t),
        save: t.get("action-save").into_owned(),
        danger: Some(end),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}

fn fields(typed: &Typed, t: Texts) -> Vec<Field> {
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    let line = |field: Field| Field { maxlength: 200, ..field };
    let number = |name, key| Field { width: 4, required: true, ..typed.number(name, key) };
    vec![
        Field { required: true, ..line(typed.text("name", "format-name")) },
        line(typed.text("host", "format-host")),
        Field { maxlength: 2_000, ..typed.lines("purpose", "format-purpose") },
        typed.choices("areas", "actor-areas", words::categories(t)),
        line(typed.text("place", "format-place")),
        hinted(number("rhythm_weeks", "format-weeks"), "format-weeks-hint"),
        hinted(number("minutes", "format-minutes"), "format-minutes-hint"),
    ]
}

fn read(form: &Form) -> Outcome<FormatInput> {
    let number = |name: &str| match form.trimmed(name) {
        "" => Err(Problem::at(name, "error-required")),
        typed => typed.parse().map_err(|_| Problem::at(name, "error-number")),
    };
    Ok(FormatInput {
        name: form.get("name").to_owned(),
        host: form.get("host").to_owned(),
        purpose: form.get("purpose").to_owned(),
        areas: form.all("areas").map(str::to_owned).collect(),
        place: form.get("place").to_owned(),
        rhythm_weeks: number("rhythm_weeks")?,
        minutes: number("minutes")?,
    })
}

fn stored(details: &FormatInput) -> Fields {
    let mut fields = Fields::default()
        .and("name", &details.name)
        .and("host", &details.host)
        .and("purpose", &details.purpose)
        .and("place", &details.place)
        .and("rhythm_weeks", details.rhythm_weeks.to_string())
        .and("minutes", details.minutes.to_string());
    for area in &details.areas {
        fields = fields.and("areas", area);
    }
    fields
}
