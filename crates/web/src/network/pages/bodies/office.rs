//! An office of a body: what it does and who holds it.

use axum::extract::Path;
use axum::http::StatusCode;
use base::{Outcome, Problem};
use domain::network::bodies::actions::{
    BodyView, add_office, body, change_office, end_office, people,
};
use domain::network::bodies::{BodyId, Duty, Office, OfficeId, OfficeInput, Person, Seat};

use crate::components::{Choice, Crumb, Field};
use crate::http::{Answer, Failure, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::{paths, words};
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, day, option};

/// The form for a new office.
pub async fn new(viewer: Viewer, Path(id): Path<String>) -> Answer {
    shown(StatusCode::OK, &viewer, (paths::id(&id)?, None), None).await
}

/// Adds it.
pub async fn add(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let input = read(&form);
    let done =
        viewer.submit(&form, move |house, actor| add_office(house, actor, id, &input?)).await?;
    answer(&viewer, (id, None), &form, done.map(drop)).await
}

/// The form of one office.
pub async fn show(viewer: Viewer, Path((id, office)): Path<(String, String)>) -> Answer {
    shown(StatusCode::OK, &viewer, (paths::id(&id)?, Some(paths::id(&office)?)), None).await
}

/// Changes it, or takes it out.
pub async fn send(
    viewer: Viewer,
    Path((id, office)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let (id, office): (BodyId, OfficeId) = (paths::id(&id)?, paths::id(&office)?);
    let (input, ends) = (read(&form), form.get("_dann") == "beenden");
    let done = viewer
        .submit(&form, move |house, actor| {
            if ends {
                end_office(house, actor, id, office)
            } else {
                change_office(house, actor, id, office, &input?)
            }
        })
        .await?;
    answer(&viewer, (id, Some(office)), &form, done).await
}

async fn answer(
    viewer: &Viewer,
    place: (BodyId, Option<OfficeId>),
    form: &Form,
    done: Result<(), FormErrors>,
) -> Answer {
    match done {
        Ok(()) => see_other(&viewer.visit, paths::body(place.0)).flash("network-saved").go(),
        Err(refused) => {
            let refused = Some((form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, viewer, place, refused).await
        }
    }
}

fn read(form: &Form) -> Outcome<OfficeInput> {
    let chosen = |name: &str| match form.some(name) {
        None => Ok(None),
        Some(id) => id.parse().map(Some).map_err(|_| Problem::at(name, "error-unknown-choice")),
    };
    let agency = match form.some("agency") {
        None => None,
        Some(id) => Some(id.parse().map_err(|_| Problem::at("agency", "error-unknown-choice"))?),
    };
    let seat = Seat::parse(form.trimmed("seat"));
    Ok(OfficeInput {
        title: form.get("title").to_owned(),
        seat: seat.ok_or_else(|| Problem::at("seat", "error-choose"))?,
        agency,
        duties: form.all("duties").filter_map(Duty::parse).collect(),
        committed_on: day(form, "committed_on")?,
        account: chosen("account")?,
        name: form.get("name").to_owned(),
        email: form.get("email").to_owned(),
    })
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    (id, office): (BodyId, Option<OfficeId>),
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let (found, people) = viewer
        .run(move |house, actor| Ok((body(house, actor, id)?, people(house, actor)?)))
        .await?;
    let known = match office {
        None => None,
        Some(id) => {
            let known = found.offices.iter().find(|one| one.id == id);
            Some(known.ok_or_else(|| Failure::from(Problem::NotFound))?)
        }
    };
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, known.map(|office| stored(office, t)).unwrap_or_default()),
    };
    let title = if office.is_some() { "office-change" } else { "office-new" };
    let end = office.map(|_| ("beenden", t.get("office-end").into_owned()));
    let rest = office.map_or_else(|| "neu".to_owned(), |office| office.text());
    FormPage {
        title: t.get(title).into_owned(),
        lead: t.get("office-lead").into_owned(),
        way: vec![Crumb { label: found.body.name.clone(), href: paths::body(id) }],
        action: format!("{}/aemter/{rest}", paths::body(id)),
        back: paths::body(id),
        fields: fields(&typed, &found, &people, t),
        save: t.get("action-save").into_owned(),
        danger: end,
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}

fn fields(typed: &Typed, found: &BodyView, people: &[Person], t: Texts) -> Vec<Field> {
    let seats = Seat::ALL.map(|seat| option(seat.code(), words::seat(seat, t)));
    let agencies = found.agencies.iter().map(|agency| option(agency.id.text(), &agency.name));
    let duties = Duty::ALL.map(|duty| option(duty.code(), words::duty(duty, t)));
    let must = |field: Field| Field { required: true, ..field };
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    vec![
        hinted(must(typed.text("title", "office-title")), "office-title-hint"),
        must(typed.select("seat", "office-seat", seats.into())),
        typed.select("agency", "office-agency", agencies.collect()),
        typed.choices("duties", "office-duties", duties.into()),
        typed.select("account", "office-account", persons(people, t)),
        hinted(typed.text("name", "office-name"), "office-name-hint"),
        hinted(typed.text("email", "office-email"), "office-email-hint"),
        hinted(
            Field { width: 12, ..typed.day("committed_on", "office-committed") },
            "office-committed-hint",
        ),
    ]
}

/// People as choices, each with the role.
pub(super) fn persons(people: &[Person], t: Texts) -> Vec<Choice> {
    let line = |person: &Person| {
        let role = t.get(person.role.label_key());
        option(person.account.text(), format!("{} ({role})", person.name))
    };
    people.iter().map(line).collect()
}

fn stored(office: &Office, t: Texts) -> Fields {
    let mut fields = Fields::default()
        .and("title", &office.title)
        .and("seat", office.seat.code())
        .and("agency", office.agency.map(|id| id.text()).unwrap_or_default())
        .and("committed_on", office.committed_on.map(|day| t.typed_date(day)).unwrap_or_default());
    for duty in &office.duties {
        fields = fields.and("duties", duty.code());
    }
    let Some(holder) = &office.holder else { return fields };
    fields = fields.and("email", holder.email.clone().unwrap_or_default());
    match holder.account {
        Some(account) => fields.and("account", account.text()),
        None => fields.and("name", &holder.name),
    }
}
