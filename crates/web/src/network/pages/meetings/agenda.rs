//! An item of an agenda: its words and its length.

use axum::extract::Path;
use axum::http::StatusCode;
use base::{Outcome, Problem};
use domain::network::meetings::actions::{AgendaChange, MeetingView, change_agenda, meeting};
use domain::network::meetings::{ItemId, ItemInput, MeetingId};

use crate::components::{Crumb, Field};
use crate::http::{Answer, Failure, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::paths;
use crate::typed::{FormErrors, Typed, option};

/// The form for one more item.
pub async fn new(viewer: Viewer, Path(id): Path<String>) -> Answer {
    shown(StatusCode::OK, &viewer, (paths::id(&id)?, None), None).await
}

/// Adds it.
pub async fn add(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let part = form.trimmed("part").parse().unwrap_or(0);
    let input = read(&form);
    let work = move |house: &_, actor: &_| {
        change_agenda(house, actor, id, &AgendaChange::Add(part, input?))
    };
    let done = viewer.submit(&form, work).await?;
    answer(&viewer, (id, None), &form, done).await
}

/// The form of one item.
pub async fn show(viewer: Viewer, Path((id, item)): Path<(String, String)>) -> Answer {
    shown(StatusCode::OK, &viewer, (paths::id(&id)?, Some(paths::id(&item)?)), None).await
}

/// Changes it, or takes it out.
pub async fn send(viewer: Viewer, Path((id, item)): Path<(String, String)>, form: Form) -> Answer {
    let (id, item): (MeetingId, ItemId) = (paths::id(&id)?, paths::id(&item)?);
    let (input, out) = (read(&form), form.get("_dann") == "weg");
    let work = move |house: &_, actor: &_| {
        let change =
            if out { AgendaChange::Remove(item) } else { AgendaChange::Change(item, input?) };
        change_agenda(house, actor, id, &change)
    };
    let done = viewer.submit(&form, work).await?;
    answer(&viewer, (id, Some(item)), &form, done).await
}

async fn answer(
    viewer: &Viewer,
    place: (MeetingId, Option<ItemId>),
    form: &Form,
    done: Result<(), FormErrors>,
) -> Answer {
    match done {
        Ok(()) => see_other(&viewer.visit, paths::meeting(place.0)).flash("network-saved").go(),
        Err(refused) => {
            let refused = Some((form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, viewer, place, refused).await
        }
    }
}

fn read(form: &Form) -> Outcome<ItemInput> {
    let minutes = form.trimmed("minutes").parse();
    Ok(ItemInput {
        title: form.get("title").to_owned(),
        points: form.get("points").to_owned(),
        responsible: form.get("responsible").to_owned(),
        minutes: minutes.map_err(|_| Problem::at("minutes", "error-integer"))?,
    })
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    (id, item): (MeetingId, Option<ItemId>),
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| meeting(house, actor, id)).await?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, stored(&found, item)?),
    };
    let mut fields = vec![
        Field { required: true, ..typed.text("title", "item-title") },
        Field { required: true, width: 4, ..typed.number("minutes", "item-minutes") },
        typed.text("responsible", "item-responsible"),
        Field {
            hint: t.get("item-points-hint").into_owned(),
            ..typed.lines("points", "item-points")
        },
    ];
    if item.is_none() && found.items.iter().any(|one| one.item.part > 0) {
        let parts =
            [1, 2].map(|part| option(part.to_string(), t.get(&format!("meeting-part-{part}"))));
        fields.push(typed.radios("part", "item-part", parts.into()));
    }
    let rest = item.map_or_else(|| "neu".to_owned(), |item| format!("{item}/aendern"));
    FormPage {
        title: t.get(if item.is_some() { "item-change" } else { "item-new" }).into_owned(),
        way: vec![
            Crumb { label: found.body.name.clone(), href: paths::body(found.body.id) },
            Crumb { label: t.date(found.meeting.starts_at.day()), href: paths::meeting(id) },
        ],
        action: format!("{}/punkte/{rest}", paths::meeting(id)),
        back: paths::meeting(id),
        fields,
        save: t.get("action-save").into_owned(),
        danger: item.map(|_| ("weg", t.get("item-remove").into_owned())),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}

fn stored(found: &MeetingView, item: Option<ItemId>) -> Result<Fields, Failure> {
    let Some(id) = item else {
        return Ok(Fields::default().and("minutes", "10").and("part", "2"));
    };
    let known = found.items.iter().find(|one| one.item.id == id);
    let item = &known.ok_or_else(|| Failure::from(Problem::NotFound))?.item;
    Ok(Fields::default()
        .and("title", &item.title)
        .and("minutes", item.minutes.to_string())
        .and("responsible", &item.responsible)
        .and("points", item.points.join("\n")))
}
