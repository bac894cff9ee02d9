//! Setting up a body, renaming it, ending it.

use axum::extract::Path;
use axum::http::StatusCode;
use domain::network::bodies::actions::{body, create_body, end_body, rename_body};
use domain::network::bodies::{BodyAction, BodyFacts, BodyId, BodyKind};

use crate::components::{Crumb, Field};
use crate::http::{Answer, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::{paths, words};
use crate::typed::{FormErrors, Typed, option};

/// The form for a new body.
pub async fn new(viewer: Viewer) -> Answer {
    let typed = Typed::fresh(viewer.t(), Fields::default());
    creating(StatusCode::OK, &viewer, &typed)
}

/// Sets it up.
pub async fn create(viewer: Viewer, form: Form) -> Answer {
    let (once, name) = (form.once(), form.get("name").to_owned());
    let kind = BodyKind::parse(form.trimmed("kind"));
    let work = move |house: &_, actor: &_| create_body(house, actor, &once, kind, &name);
    match viewer.submit(&form, work).await? {
        Ok(id) => see_other(&viewer.visit, paths::body(id)).flash("body-created").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            creating(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed)
        }
    }
}

fn creating(status: StatusCode, viewer: &Viewer, typed: &Typed) -> Answer {
    let t = viewer.t();
    let access = &viewer.visit.app().house.access;
    let keeps = |kind: &BodyKind| {
        let facts = BodyFacts {
            body: "new".to_owned(),
            kind: kind.code().to_owned(),
            member: false,
            runs: false,
        };
        access.allows_body(&viewer.actor, BodyAction::Manage, &facts)
    };
    let kinds = BodyKind::ALL.into_iter().filter(keeps);
    let kinds = kinds.map(|kind| option(kind.code(), words::kind(kind, t))).collect();
    let must = |field: Field| Field { required: true, ..field };
    FormPage {
        title: t.get("body-new").into_owned(),
        lead: t.get("body-new-lead").into_owned(),
        action: paths::NEW_BODY.to_owned(),
        back: paths::BODIES.to_owned(),
        fields: vec![
            must(typed.radios("kind", "body-kind", kinds)),
            Field { maxlength: 120, ..must(typed.text("name", "body-name")) },
        ],
        once: true,
        save: t.get("body-create").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, typed)
}

/// The form for its name.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// Renames it, ends it, or lets it meet again.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let (then, name) = (form.get("_dann").to_owned(), form.get("name").to_owned());
    let done = viewer
        .submit(&form, move |house, actor| match then.as_str() {
            "beenden" => end_body(house, actor, id, true),
            "wieder" => end_body(house, actor, id, false),
            _ => rename_body(house, actor, id, &name),
        })
        .await?;
    match done {
        Ok(()) => see_other(&viewer.visit, paths::body(id)).flash("network-saved").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: BodyId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| body(house, actor, id)).await?.body;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default().and("name", &found.name)),
    };
    let end = match found.ended_at {
        None => ("beenden", t.get("body-end").into_owned()),
        Some(_) => ("wieder", t.get("body-revive").into_owned()),
    };
    FormPage {
        title: t.get("body-change").into_owned(),
        way: vec![Crumb { label: found.name.clone(), href: paths::body(id) }],
        action: format!("{}/aendern", paths::body(id)),
        back: paths::body(id),
        fields: vec![Field { required: true, maxlength: 120, ..typed.text("name", "body-name") }],
        save: t.get("action-save").into_owned(),
        danger: Some(end),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}
