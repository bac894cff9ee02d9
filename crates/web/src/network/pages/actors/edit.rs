//! Entering somebody, changing the entry, ending it.

use axum::extract::Path;
use axum::http::StatusCode;
use domain::network::organisations::actions::{
    change_organisation, create_organisation, end_organisation, organisation, place_names,
};
use domain::network::organisations::{ContactInput, Details, OrganisationId, OrganisationInput};

use crate::components::{Crumb, Field};
use crate::http::{Answer, Fields, Form, Query, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::{actor_words, paths, words};
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

/// What stands for the whole Kreis among the places.
const EVERYWHERE: &str = "*";

/// The form for somebody new; an area or a place of the address is chosen already.
pub async fn new(viewer: Viewer, query: Query) -> Answer {
    let begin = Fields::default()
        .and("areas", query.trimmed("bereich"))
        .and("places", query.trimmed("ort"));
    let typed = Typed::fresh(viewer.t(), begin);
    creating(StatusCode::OK, &viewer, &typed).await
}

/// Enters them.
pub async fn create(viewer: Viewer, form: Form) -> Answer {
    let (once, input) = (form.once(), read(&form));
    let work = move |house: &_, actor: &_| create_organisation(house, actor, &once, &input);
    match viewer.submit(&form, work).await? {
        Ok(id) => see_other(&viewer.visit, paths::actor(id)).flash("actor-created").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            creating(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &typed).await
        }
    }
}

async fn creating(status: StatusCode, viewer: &Viewer, typed: &Typed) -> Answer {
    let t = viewer.t();
    let places = viewer.run(place_names).await?;
    FormPage {
        title: t.get("actor-new").into_owned(),
        lead: t.get("actor-new-lead").into_owned(),
        root: Some(("nav-actors", paths::ACTORS)), // text
        action: paths::NEW_ACTOR.to_owned(),
        back: paths::ACTORS.to_owned(),
        fields: fields(typed, places, t),
        once: true,
        save: t.get("actor-create").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, typed)
}

/// The form of an entry.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// Changes it, ends it, or takes the end back.
pub async fn send(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: OrganisationId = paths::id(&id)?;
    let (then, input) = (form.get("_dann").to_owned(), read(&form));
    let version = form.trimmed("fassung").parse().unwrap_or_default();
    let flash = match then.as_str() {
        "beenden" => "actor-was-ended",  // text
        "wieder" => "actor-was-revived", // text
        _ => "network-saved",            // text
    };
    let done = viewer
        .submit(&form, move |house, actor| match then.as_str() {
            "beenden" => end_organisation(house, actor, id, true),
            "wieder" => end_organisation(house, actor, id, false),
            _ => change_organisation(house, actor, id, version, &input),
        })
        .await?;
    match done {
        Ok(()) => see_other(&viewer.visit, paths::actor(id)).flash(flash).go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    id: OrganisationId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let (found, places) = viewer
        .run(move |house, actor| Ok((organisation(house, actor, id)?, place_names(house, actor)?)))
        .await?;
    let found = found.organisation;
    let (typed, version) = match refused {
        Some((form, refused)) => {
            (Typed::refused(t, form, refused), form.trimmed("fassung").to_owned())
        }
        None => (Typed::fresh(t, stored(&found.details, t)), found.version.to_string()),
    };
    let end = match found.ended_at {
        None => ("beenden", t.get("actor-end").into_owned()),
        Some(_) => ("wieder", t.get("actor-revive").into_owned()),
    };
    FormPage {
        title: t.get("actor-change").into_owned(),
        root: Some(("nav-actors", paths::ACTORS)), // text
        way: vec![Crumb { label: found.details.name.clone(), href: paths::actor(id) }],
        action: format!("{}/aendern", paths::actor(id)),
        back: paths::actor(id),
        fields: fields(&typed, places, t),
        hidden: vec![("fassung", version)],
        save: t.get("action-save").into_owned(),
        danger: Some(end),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}

fn fields(typed: &Typed, places: Vec<(String, String)>, t: Texts) -> Vec<Field> {
    let must = |field: Field| Field { required: true, ..field };
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    let everywhere = option(EVERYWHERE, t.get("actor-everywhere"));
    let places = places.into_iter().map(|(key, name)| option(key, name));
    let places = std::iter::once(everywhere).chain(places).collect();
    let mut fields = vec![
        Field { maxlength: 200, ..must(typed.text("name", "actor-name")) },
        must(typed.select("kind", "actor-kind", actor_words::kinds(t))),
        hinted(
            must(typed.radios("level", "topic-level", actor_words::levels(t))),
            "actor-level-hint",
        ),
        must(typed.choices("areas", "actor-areas", words::categories(t))),
        hinted(typed.text("languages", "actor-languages"), "actor-languages-hint"),
        must(typed.choices("places", "actor-places", places)),
    ];
    fields.extend(contact(typed, t));
    fields.push(hinted(
        Field { maxlength: 2_000, ..typed.lines("note", "actor-note") },
        "actor-note-hint",
    ));
    fields
}

/// The questions about how somebody is reached.
pub(super) fn contact(typed: &Typed, t: Texts) -> Vec<Field> {
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    let line = |field: Field| Field { maxlength: 200, ..field };
    vec![
        hinted(line(typed.text("person", "actor-person")), "actor-person-hint"),
        line(typed.text("phone", "actor-phone")),
        hinted(line(typed.text("email", "actor-email")), "actor-email-hint"),
        line(typed.text("web", "actor-web")),
        line(typed.text("hours", "actor-hours")),
    ]
}

/// What was typed about how somebody is reached.
pub(super) fn read_contact(form: &Form) -> ContactInput {
    let text = |name: &str| form.get(name).to_owned();
    ContactInput {
        person: text("person"),
        phone: text("phone"),
        email: text("email"),
        web: text("web"),
        hours: text("hours"),
    }
}

fn read(form: &Form) -> OrganisationInput {
    let several = |name: &str| form.all(name).collect::<Vec<_>>().join(",");
    OrganisationInput {
        name: form.get("name").to_owned(),
        kind: form.get("kind").to_owned(),
        level: form.get("level").to_owned(),
        areas: several("areas"),
        languages: form.get("languages").to_owned(),
        places: several("places"),
        contact: read_contact(form),
        note: form.get("note").to_owned(),
    }
}

/// A contact as values of a form.
pub(super) fn contact_fields(contact: &ContactInput, fields: Fields) -> Fields {
    fields
        .and("person", &contact.person)
        .and("phone", &contact.phone)
        .and("email", &contact.email)
        .and("web", &contact.web)
        .and("hours", &contact.hours)
}

fn stored(details: &Details, t: Texts) -> Fields {
    let mut fields = Fields::default()
        .and("name", &details.name)
        .and("kind", &details.kind)
        .and("level", details.level.name())
        .and("languages", actor_words::languages(&details.languages, t))
        .and("note", &details.note);
    for area in &details.areas {
        fields = fields.and("areas", area);
    }
    if details.places.everywhere {
        fields = fields.and("places", EVERYWHERE);
    }
    for key in &details.places.keys {
        fields = fields.and("places", key);
    }
    contact_fields(&details.contact, fields)
}
