//! One item while it is talked about: notes, a decision, a task, and on to the next.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Date, Outcome, Problem as Trouble};
use domain::network::meetings::actions::{MeetingView, item as one_item, usual_due, write_down};
use domain::network::meetings::{ItemId, MeetingId, Minuted, ResultInput, Who};

use super::super::bodies::write_charter::day;
use super::show::{Item, item};
use crate::components::{Choice, Crumb, Field, Problem};
use crate::http::{Answer, Failure, Fields, Form, Viewer, page_with, see_other};
use crate::network::form_page::crumbs;
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, option};

#[derive(Template)]
#[template(path = "network/pages/meetings/item.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    problems: Vec<Problem>,
    item: Item,
    place: String,
    version: String,
    notes: Field,
    postponed: Field,
    result: Vec<Field>,
    meeting: String,
    previous: String,
    next: String,
}

/// The page.
pub async fn show(viewer: Viewer, Path((id, item)): Path<(String, String)>) -> Answer {
    shown(StatusCode::OK, &viewer, (paths::id(&id)?, paths::id(&item)?), None).await
}

/// Writes it down; `_dann=weiter` goes on to the next item.
pub async fn send(viewer: Viewer, Path((id, item)): Path<(String, String)>, form: Form) -> Answer {
    let place: (MeetingId, ItemId) = (paths::id(&id)?, paths::id(&item)?);
    let (once, input) = (form.once(), read(&form));
    let work =
        move |house: &_, actor: &_| write_down(house, actor, place.0, place.1, &once, &input?);
    match viewer.submit(&form, work).await? {
        Ok(stored) => {
            let to = if form.get("_dann") == "weiter" {
                following(&viewer, place).await?
            } else {
                paths::item(place.0, place.1)
            };
            match stored {
                Minuted::Stored => see_other(&viewer.visit, to).flash("network-saved").go(),
                Minuted::Joined => {
                    let here = paths::item(place.0, place.1);
                    see_other(&viewer.visit, here).warn("item-joined").go()
                }
            }
        }
        Err(refused) => {
            let refused = Some((&form, refused));
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, place, refused).await
        }
    }
}

/// The next item that is written about; the meeting behind the last.
async fn following(viewer: &Viewer, (id, item): (MeetingId, ItemId)) -> Result<String, Failure> {
    let (found, at) = viewer.run(move |house, actor| one_item(house, actor, id, item)).await?;
    Ok(beside(&found, at).1)
}

/// Addresses of the items before and behind one.
fn beside(found: &MeetingView, at: usize) -> (String, String) {
    let id = found.meeting.id;
    let address = |one: Option<&domain::network::meetings::actions::ItemView>| {
        one.map_or_else(|| paths::meeting(id), |one| paths::item(id, one.item.id))
    };
    let open = |one: &&domain::network::meetings::actions::ItemView| !one.item.is_protected();
    let before = found.items.iter().take(at).rfind(open);
    let behind = found.items.iter().skip(at + 1).find(open);
    (address(before), address(behind))
}

fn read(form: &Form) -> Outcome<ResultInput> {
    Ok(ResultInput {
        notes: form.get("notes").to_owned(),
        version: form.trimmed("fassung").parse().unwrap_or(0),
        decision: form.get("decision").to_owned(),
        task: form.get("task").to_owned(),
        who: Who::parse(form.trimmed("who")),
        due_on: day(form, "due_on")?,
        postponed: form.get("postponed") == "1",
    })
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    (id, item_id): (MeetingId, ItemId),
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let (found, at, today) = viewer
        .run(move |house, actor| {
            let (found, at) = one_item(house, actor, id, item_id)?;
            Ok((found, at, house.today()))
        })
        .await?;
    let Some(one) = found.items.get(at) else { return Err(Trouble::NotFound.into()) };
    if one.item.is_protected() {
        return Err(Trouble::NotFound.into());
    }
    let (typed, version) = match refused {
        Some((form, refused)) => {
            (Typed::refused(t, form, refused), form.trimmed("fassung").to_owned())
        }
        None => (Typed::fresh(t, stored(&found, at, today, t)), one.item.version.to_string()),
    };
    let (previous, next) = beside(&found, at);
    let notes = typed.lines("notes", "item-notes");
    let again = vec![option("1", t.get("item-postpone-yes"))];
    let postponed = typed.choices("postponed", "item-postpone", again);
    let result = result(&typed, &found, t);
    let place = [("at", at + 1), ("of", found.items.len())];
    page_with(
        status,
        View {
            page: viewer.page(),
            crumbs: crumbs(
                t,
                vec![
                    Crumb { label: found.body.name.clone(), href: paths::body(found.body.id) },
                    Crumb {
                        label: t.date(found.meeting.starts_at.day()),
                        href: paths::meeting(id),
                    },
                ],
                &one.item.title,
            ),
            problems: typed.problems_of([&notes].into_iter().chain(&result)),
            item: item(one, &found, today, t),
            place: t.with("item-place", place),
            version,
            notes,
            postponed,
            result,
            meeting: paths::meeting(id),
            previous,
            next,
            t,
        },
    )
}

fn result(typed: &Typed, found: &MeetingView, t: Texts) -> Vec<Field> {
    let hinted = |field: Field, key: &str| Field { hint: t.get(key).into_owned(), ..field };
    vec![
        hinted(typed.lines("decision", "item-decision"), "item-decision-hint"),
        typed.lines("task", "item-task"),
        typed.select("who", "task-who", everybody(found)),
        Field { width: 12, ..typed.day("due_on", "task-due-on") },
    ]
}

/// Whose a task can be: the offices, and those who take part by mandate.
fn everybody(found: &MeetingView) -> Vec<Choice> {
    let seat = |seat: &domain::network::meetings::Seat| {
        let name = match (seat.part.is_empty(), seat.name.is_empty()) {
            (true, _) => seat.name.clone(),
            (false, true) => seat.part.clone(),
            (false, false) => format!("{} ({})", seat.part, seat.name),
        };
        let who = match seat.account.filter(|account| account.text() == seat.id) {
            Some(account) => Who::Account(account),
            None => Who::Office(seat.id.parse().ok()?),
        };
        Some(option(who.code(), name))
    };
    found.seats.iter().filter_map(seat).collect()
}

/// What stands there, and for a task the day nobody has to type.
fn stored(found: &MeetingView, at: usize, today: Date, t: Texts) -> Fields {
    let mut fields = Fields::default().and("due_on", t.typed_date(usual_due(today)));
    if let Some(first) = everybody(found).into_iter().next() {
        fields = fields.and("who", first.value);
    }
    let Some(one) = found.items.get(at) else { return fields };
    let postponed = if one.item.postponed { "1" } else { "" };
    fields.and("notes", &one.item.notes).and("postponed", postponed)
}
