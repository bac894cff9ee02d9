//! Correcting the notes of an item while the minutes are not approved.

use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem;
use domain::network::meetings::actions::{correct_minutes, minutes};
use domain::network::meetings::{ItemId, MeetingId, Minuted};

use crate::components::{Crumb, Field};
use crate::http::{Answer, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::paths;
use crate::typed::{FormErrors, Typed};

/// The form.
pub async fn show(viewer: Viewer, Path((id, item)): Path<(String, String)>) -> Answer {
    let place = (paths::id(&id)?, paths::id(&item)?);
    shown(StatusCode::OK, &viewer, place, None).await
}

/// Stores it.
pub async fn send(viewer: Viewer, Path((id, item)): Path<(String, String)>, form: Form) -> Answer {
    let (id, item): (MeetingId, ItemId) = (paths::id(&id)?, paths::id(&item)?);
    let version = form.trimmed("fassung").parse().unwrap_or(0);
    let notes = form.get("notes").to_owned();
    let work =
        move |house: &_, actor: &_| correct_minutes(house, actor, id, item, (version, &notes));
    let back = format!("{}#punkt-{item}", paths::minutes(id));
    match viewer.submit(&form, work).await? {
        Ok(Minuted::Stored) => see_other(&viewer.visit, back).flash("network-saved").go(),
        Ok(Minuted::Joined) => see_other(&viewer.visit, back).warn("item-joined").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, (id, item), refused).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    (id, item): (MeetingId, ItemId),
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| minutes(house, actor, id)).await?;
    if !found.runs {
        return Err(Problem::Forbidden.into());
    }
    let one = found.minutes.items.iter().find(|one| one.item.id == item);
    let one = one.filter(|one| !one.item.is_protected()).ok_or(Problem::NotFound)?;
    if !found.minutes.standing.may_change() {
        return Err(Problem::Rule("rule-minutes-approved").into());
    }
    let (typed, version) = match refused {
        Some((form, errors)) => {
            (Typed::refused(t, form, errors), form.trimmed("fassung").to_owned())
        }
        None => {
            let fields = Fields::default().and("notes", one.item.notes.as_str());
            (Typed::fresh(t, fields), one.item.version.to_string())
        }
    };
    let meeting = &found.minutes.meeting;
    FormPage {
        title: one.item.title.clone(),
        lead: t.get("minutes-correct-lead").into_owned(),
        way: vec![
            Crumb { label: found.minutes.body.name.clone(), href: paths::body(meeting.body) },
            Crumb { label: t.date(meeting.starts_at.day()), href: paths::meeting(id) },
            Crumb { label: t.get("minutes-title").into_owned(), href: paths::minutes(id) },
        ],
        action: paths::correct(id, item),
        back: paths::minutes(id),
        fields: vec![Field {
            hint: t.get("minutes-notes-hint").into_owned(),
            ..typed.lines("notes", "item-notes")
        }],
        hidden: vec![("fassung", version)],
        save: t.get("action-save").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}
