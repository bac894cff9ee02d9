//! Giving a mandate for a body, and taking it back.

use axum::extract::Path;
use axum::http::StatusCode;
use base::{Outcome, Problem};
use domain::network::bodies::actions::{body, end_mandate, grant_mandate, people};
use domain::network::bodies::{BodyId, MandateId, MandateInput};

use super::office::persons;
use crate::components::{Crumb, Field};
use crate::http::{Answer, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::paths;
use crate::typed::{FormErrors, Typed, day};

/// The form.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// Gives it.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let input = read(&form);
    let work = move |house: &_, actor: &_| grant_mandate(house, actor, id, &input?);
    match viewer.submit(&form, work).await? {
        Ok(_) => see_other(&viewer.visit, paths::body(id)).flash("mandate-granted").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

/// Takes one back.
pub async fn end(viewer: Viewer, Path((id, mandate)): Path<(String, String)>) -> Answer {
    let (id, mandate): (BodyId, MandateId) = (paths::id(&id)?, paths::id(&mandate)?);
    viewer.run(move |house, actor| end_mandate(house, actor, id, mandate)).await?;
    see_other(&viewer.visit, paths::body(id)).flash("mandate-ended").go()
}

fn read(form: &Form) -> Outcome<MandateInput> {
    let account = match form.some("account") {
        None => None,
        Some(id) => Some(id.parse().map_err(|_| Problem::at("account", "error-unknown-choice"))?),
    };
    let valid_until = day(form, "valid_until")?;
    Ok(MandateInput { account, scope: form.get("scope").to_owned(), valid_until })
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: BodyId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let (found, people) = viewer
        .run(move |house, actor| {
            let mut people = people(house, actor)?;
            people.retain(|person| person.agency == actor.agency);
            Ok((body(house, actor, id)?.body, people))
        })
        .await?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default()),
    };
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    let account = typed.select("account", "mandate-account", persons(&people, t));
    let until = Field { width: 12, ..typed.day("valid_until", "mandate-valid-until") };
    FormPage {
        title: t.get("mandate-new").into_owned(),
        lead: t.get("mandate-lead").into_owned(),
        way: vec![Crumb { label: found.name, href: paths::body(id) }],
        action: format!("{}/mandate/neu", paths::body(id)),
        back: paths::body(id),
        fields: vec![
            Field { required: true, ..account },
            hinted(typed.text("scope", "mandate-scope"), "mandate-scope-hint"),
            hinted(until, "mandate-valid-until-hint"),
        ],
        save: t.get("mandate-grant").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}
