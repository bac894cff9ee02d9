//! Who gets the approved minutes of a body, and how long somebody may object.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::network::bodies::BodyId;
use domain::network::meetings::actions::{
    add_reader, distribution, drop_reader, set_objection_days,
};

use crate::components::{Crumb, Field, Problem};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::network::form_page::crumbs;
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed};

#[derive(Template)]
#[template(path = "network/pages/minutes/distribution.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    href: String,
    readers: Vec<(String, String, String)>,
    fields: Vec<Field>,
    days: Field,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: BodyId = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// Puts somebody on the list.
pub async fn add(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let once = form.once();
    let (name, email) = (form.get("name").to_owned(), form.get("email").to_owned());
    let work = move |house: &_, actor: &_| add_reader(house, actor, id, &once, (&name, &email));
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::distribution(id)).flash("network-saved").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

/// Takes somebody off it.
pub async fn remove(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let reader = paths::id(form.trimmed("leser"))?;
    viewer.run(move |house, actor| drop_reader(house, actor, id, reader)).await?;
    see_other(&viewer.visit, paths::distribution(id)).flash("network-saved").go()
}

/// Says how long somebody may object.
pub async fn days(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let days: i64 = form.trimmed("days").parse().unwrap_or(0);
    let work = move |house: &_, actor: &_| set_objection_days(house, actor, id, days);
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::distribution(id)).flash("network-saved").go(),
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
    let found = viewer.run(move |house, actor| distribution(house, actor, id)).await?;
    let typed = match refused {
        Some((form, errors)) => {
            let mut fields: Fields = (**form).clone();
            if !fields.has("days") {
                fields = fields.and("days", found.days.to_string());
            }
            Typed::refused(t, &fields, errors)
        }
        None => Typed::fresh(t, Fields::default().and("days", found.days.to_string())),
    };
    let fields = vec![
        Field {
            required: true,
            hint: t.get("minutes-reader-name-hint").into_owned(),
            ..typed.text("name", "minutes-reader-name")
        },
        Field { required: true, ..typed.text("email", "minutes-reader-email") },
    ];
    let days = Field {
        width: 4,
        required: true,
        hint: t.get("minutes-days-hint").into_owned(),
        ..typed.number("days", "minutes-days")
    };
    let way = vec![Crumb { label: found.body.name, href: paths::body(id) }];
    let readers = found.readers.into_iter().map(|one| (one.id.text(), one.name, one.email));
    page_with(
        status,
        View {
            page: viewer.page(),
            crumbs: crumbs(t, way, &t.get("minutes-list-title")),
            problems: typed.problems_of(fields.iter().chain([&days])),
            href: paths::distribution(id),
            readers: readers.collect(),
            fields,
            days,
            t,
        },
    )
}
