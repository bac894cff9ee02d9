//! One item while it is talked about: notes, a decision, a task, and on to the next.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::{Date, Outcome, Problem as Trouble};
use domain::network::meetings::actions::{
    MeetingView, item as one_item, live, steer, usual_due, write_down,
};
use domain::network::meetings::{ItemId, MeetingId, MeetingState, Minuted, ResultInput, Step, Who};

use super::show::{Item, item};
use super::stage::Clock;
use crate::components::{Choice, Crumb, Field, Problem};
use crate::http::{Answer, Failure, Fields, Form, Viewer, page_with, see_other};
use crate::network::form_page::crumbs;
use crate::network::paths;
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::{FormErrors, Typed, day, option};

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
    /// Ids of the items before and behind this one; empty at the ends.
    previous: String,
    next: String,
    clock: Clock,
    /// Where the meeting is, when it is not here.
    elsewhere: String,
    /// Part 1, for those who talk there, when this item belongs to it.
    part: String,
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
            viewer.visit.app().bell.ring(place.0);
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

/// Goes on to the next item; the meeting's page stands behind the last.
async fn following(viewer: &Viewer, (id, item): (MeetingId, ItemId)) -> Result<String, Failure> {
    let next = viewer
        .run(move |house, actor| {
            let (found, at) = one_item(house, actor, id, item)?;
            let next = found.items.get(at + 1).map(|one| one.item.id);
            if let Some(next) = next {
                steer(house, actor, id, Step::To(next))?;
            }
            Ok(next)
        })
        .await?;
    viewer.visit.app().bell.ring(id);
    Ok(next.map_or_else(|| paths::meeting(id), |next| paths::item(id, next)))
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
    let (found, at, course, today) = viewer
        .run(move |house, actor| {
            let (found, at) = one_item(house, actor, id, item_id)?;
            // Nothing that was typed is asked for: the page itself brings it.
            let told = live(house, actor, id, (item_id, i64::MAX))?;
            Ok((found, at, told.course, house.today()))
        })
        .await?;
    let Some(one) = found.items.get(at) else { return Err(Trouble::NotFound.into()) };
    if found.meeting.state != MeetingState::Planned {
        return see_other(&viewer.visit, paths::meeting(id)).go();
    }
    let (typed, version) = match refused {
        Some((form, refused)) => {
            (Typed::refused(t, form, refused), form.trimmed("fassung").to_owned())
        }
        None => (Typed::fresh(t, stored(&found, at, today, t)), one.item.version.to_string()),
    };
    let beside = |at: Option<usize>| {
        let one = at.and_then(|at| found.items.get(at));
        one.map(|one| one.item.id.text()).unwrap_or_default()
    };
    let (previous, next) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
    let elsewhere = course.map(|(course, _)| course.item).filter(|there| *there != item_id);
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
            clock: Clock::of(one.item.minutes, &one.item.id.text(), course),
            elsewhere: elsewhere.map(|there| paths::item(id, there)).unwrap_or_default(),
            part: if one.item.is_protected() && found.talks {
                paths::part(id)
            } else {
                String::new()
            },
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
