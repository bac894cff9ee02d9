//! One format: what it is for, who goes there, and whether there is leave.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use domain::network::formats::actions::{format, send_to};
use domain::network::formats::{Attendee, FormatId, Leave, Part};

use super::list::{hours, kind, rhythm};
use crate::components::{Crumb, Field, Problem, Tag, Tone};
use crate::http::{Answer, Fields, Form, Viewer, page_with, see_other};
use crate::network::form_page::crumbs_from;
use crate::network::{actor_words, paths};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

struct Seat {
    account: String,
    name: String,
    note: String,
    tag: Option<Tag>,
    /// It can be taken back here.
    free: bool,
}

#[derive(Template)]
#[template(path = "network/pages/formats/show.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    href: String,
    name: String,
    kind: String,
    purpose: String,
    facts: Vec<(String, String)>,
    body: String,
    seats: Vec<Seat>,
    lacks: Vec<String>,
    asked: Vec<Field>,
    ended: bool,
    changes: bool,
    distributes: bool,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id = paths::id(&id)?;
    shown(StatusCode::OK, &viewer, id, None).await
}

/// Sends somebody there, or takes that back.
pub async fn seats(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: FormatId = paths::id(&id)?;
    let taken = form.some("zurueck").map(str::to_owned);
    let account = form.trimmed("account").to_owned();
    let part = Part::parse(form.trimmed("part"));
    let done = viewer
        .submit(&form, move |house, actor| match taken {
            Some(account) => send_to(house, actor, id, account.parse().ok(), None),
            None if part.is_none() => Err(base::Problem::at("part", "error-choose")),
            None => send_to(house, actor, id, account.parse().ok(), part),
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
    let (found, who, map) = viewer.run(move |house, actor| format(house, actor, id)).await?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default().and("part", Part::Goes.code())),
    };
    let people = map.loads.iter().map(|one| {
        let args = [("name", one.name.clone()), ("hours", hours(one.minutes, t))];
        option(one.account.text(), t.with("format-person-load", args))
    });
    let parts =
        Part::ALL.map(|part| option(part.code(), t.get(&format!("format-part-{}", part.code()))));
    let asked = vec![
        Field { required: true, ..typed.select("account", "format-person", people.collect()) },
        Field { required: true, ..typed.radios("part", "format-part", parts.into()) },
    ];
    let agency = |one: &Attendee| {
        let found = map.agencies.iter().find(|agency| agency.id == one.agency);
        found.map(|agency| agency.name.clone()).unwrap_or_default()
    };
    let seat = |one: &Attendee| Seat {
        account: one.account.text(),
        name: one.name.clone(),
        note: format!("{} · {}", agency(one), t.get(&format!("format-part-{}", one.part.code()))),
        tag: leave(one, t),
        free: map.distributes && !one.by_body && viewer.actor.agency == Some(one.agency),
    };
    let body = found.body.map(|(body, _)| paths::body(body)).unwrap_or_default();
    page_with(
        status,
        View {
            page: viewer.page(),
            crumbs: crumbs_from(
                ("nav-formats", paths::FORMATS),
                t,
                Vec::new(),
                &found.details.name,
            ), // text
            problems: typed.problems_of(&asked),
            href: paths::format(id),
            name: found.details.name.clone(),
            kind: kind(&found, t),
            purpose: found.details.purpose.clone(),
            facts: facts(&found, t),
            seats: who.iter().map(seat).collect(),
            lacks: if found.ended_at.is_some() {
                Vec::new()
            } else {
                map.without(&who).into_iter().map(|one| one.name.clone()).collect()
            },
            asked,
            ended: found.ended_at.is_some(),
            changes: map.keeps && found.body.is_none(),
            distributes: map.distributes && found.ended_at.is_none(),
            body,
            t,
        },
    )
}

fn facts(found: &domain::network::formats::Format, t: Texts) -> Vec<(String, String)> {
    let load = domain::network::formats::minutes_a_quarter(
        found.details.rhythm_weeks,
        found.details.minutes,
    );
    let lines = [
        ("format-rhythm", rhythm(found, t)),           // text
        ("format-load-hours", hours(load, t)),         // text
        ("format-host", found.details.host.clone()),   // text
        ("format-place", found.details.place.clone()), // text
        ("actor-areas", actor_words::areas(&found.details.areas, t)), // text
    ];
    let said = lines.into_iter().filter(|line| !line.1.is_empty());
    said.map(|(key, text)| (t.get(key).into_owned(), text)).collect()
}

/// Whether there is leave, where the format asks for it.
fn leave(one: &Attendee, t: Texts) -> Option<Tag> {
    let (tone, label) = match one.leave {
        Leave::NotNeeded => return None,
        Leave::Granted(None) => (Tone::Success, t.get("format-leave").into_owned()),
        Leave::Granted(Some(day)) => {
            (Tone::Success, t.with("format-leave-until", [("day", t.date(day))]))
        }
        Leave::Missing => (Tone::Warning, t.get("format-leave-missing").into_owned()),
    };
    Some(Tag { tone, label })
}
