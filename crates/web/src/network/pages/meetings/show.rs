//! One meeting: agenda with what stands at each item, who is there, and what can be done.

use askama::Template;
use axum::extract::Path;
use base::{Date, Problem as Trouble};
use domain::network::meetings::actions::{
    AgendaChange, ItemView, MeetingView, attend, change_agenda, fill_agenda, finish_meeting,
    invitations, live, meeting,
};
use domain::network::meetings::{Invitation, ItemKind, MeetingId, MeetingState};
use domain::outbox::MailState;

use crate::components::{Choice, Crumb, Tag, Task, Tone};
use crate::http::{Answer, Form, Viewer, page, see_other};
use crate::network::form_page::crumbs;
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::option;

/// An item of the agenda.
pub(super) struct Item {
    pub id: String,
    pub title: String,
    pub minutes: String,
    pub responsible: String,
    pub points: Vec<String>,
    /// Who comes for it, and when; empty for nobody.
    pub guest: String,
    pub notes: String,
    pub postponed: bool,
    pub protected: bool,
    pub topics: Vec<Task>,
    pub decisions: Vec<(String, String)>,
    pub tasks: Vec<Task>,
    /// Open tasks of the body or answers to topics, where the item is for them.
    pub stands: Vec<Task>,
    pub href: String,
    pub first: bool,
    pub last: bool,
}

/// Somebody who was invited.
struct Guest {
    name: String,
    seat: String,
    letter: Tag,
    reply: String,
    /// The letter can be sent again.
    again: bool,
}

/// A part of the agenda.
struct Part {
    title: String,
    hint: String,
    protected: bool,
    items: Vec<Item>,
}

#[derive(Template)]
#[template(path = "network/pages/meetings/show.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    href: String,
    body: String,
    when: String,
    place: String,
    link: String,
    length: String,
    tag: Tag,
    parts: Vec<Part>,
    seats: Vec<Choice>,
    runs: bool,
    is_planned: bool,
    /// Where part 1 is written, for those who take part.
    protected: String,
    /// The item where the meeting is, or begins.
    begin: String,
    guests: Vec<Guest>,
    /// Papers: title, link, and where each is taken away.
    documents: Vec<(String, String, String)>,
    /// Where another date is looked for.
    substitute: String,
    /// There is a mail server.
    sends: bool,
    invite: &'static str,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let t = viewer.t();
    let (found, invited, course, today) = viewer
        .run(move |house, actor| {
            let found = meeting(house, actor, id)?;
            let invited = if found.runs { invitations(house, actor, id)? } else { Vec::new() };
            let first = found.items.first().filter(|_| found.runs).map(|one| one.item.id);
            let told = first.map(|first| live(house, actor, id, (first, i64::MAX))).transpose()?;
            let course = told.and_then(|told| told.course).map(|(course, _)| course.item);
            Ok((found, invited, course.or(first), house.today()))
        })
        .await?;
    let planned = found.meeting.state == MeetingState::Planned;
    let length: i64 = found.items.iter().map(|one| one.item.minutes).sum();
    let way = vec![Crumb { label: found.body.name.clone(), href: paths::body(found.body.id) }];
    page(View {
        page: viewer.page(),
        crumbs: crumbs(t, way, &t.date(found.meeting.starts_at.day())),
        href: paths::meeting(id),
        substitute: format!("{}/termine/neu?sitzung={id}", paths::body(found.body.id)),
        body: found.body.name.clone(),
        when: format!(
            "{}, {}",
            t.long_date(found.meeting.starts_at.day()),
            t.time(found.meeting.starts_at)
        ),
        place: found.meeting.place.clone(),
        link: found.meeting.link.clone(),
        length: t.with("meeting-length", [("minutes", length)]),
        tag: words::meeting_tag(found.meeting.state, t),
        parts: parts(&found, today, t),
        seats: seats(&found, t),
        runs: found.runs,
        is_planned: planned,
        protected: if found.talks { paths::part(id) } else { String::new() },
        sends: !viewer.visit.app().config.mail_from.is_empty(),
        invite: match invited.iter().any(|one| one.is_outdated) {
            true => "invite-change",                     // text
            false if invited.is_empty() => "invite-all", // text
            false => "invite-new",                       // text
        },
        documents: found
            .documents
            .iter()
            .map(|paper| {
                let away = format!("{}/unterlagen/{}", paths::meeting(id), paper.id);
                (paper.title.clone(), paper.link.clone(), away)
            })
            .collect(),
        guests: invited.iter().map(|one| guest(one, t)).collect(),
        begin: course.map(|item| item.text()).unwrap_or_default(),
        t,
    })
}

fn guest(one: &Invitation, t: Texts) -> Guest {
    let (tone, key) = match one.state {
        _ if one.is_outdated => (Tone::Warning, "letter-outdated"), // text
        Some(MailState::Sent) | None => (Tone::Success, "letter-sent"), // text
        Some(MailState::Waiting | MailState::Sending) => (Tone::Info, "letter-waiting"), // text
        Some(MailState::Failed) => (Tone::Danger, "letter-failed"), // text
        Some(MailState::Unclear) => (Tone::Danger, "letter-unclear"), // text
    };
    Guest {
        name: one.name.clone(),
        seat: one.seat.clone(),
        letter: Tag { tone, label: t.get(key).into_owned() },
        reply: one
            .reply
            .map(|reply| t.get(&format!("reply-short-{}", reply.code())).into_owned())
            .unwrap_or_default(),
        again: matches!(one.state, Some(MailState::Failed | MailState::Unclear)),
    }
}

fn parts(found: &MeetingView, today: Date, t: Texts) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut before = None;
    for one in &found.items {
        if before != Some(one.item.part) {
            let (title, hint) = match one.item.part {
                1 => (t.get("meeting-part-1"), t.get("meeting-part-1-hint")),
                2 => (t.get("meeting-part-2"), t.get("meeting-part-2-hint")),
                _ => (t.get("agenda-title"), "".into()),
            };
            let items = Vec::new();
            let protected = one.item.part == 1;
            let (title, hint) = (title.into_owned(), hint.into_owned());
            parts.push(Part { title, hint, protected, items });
            before = Some(one.item.part);
        }
        if let Some(part) = parts.last_mut() {
            part.items.push(item(one, found, today, t));
        }
    }
    for part in &mut parts {
        if let Some(first) = part.items.first_mut() {
            first.first = true;
        }
        if let Some(last) = part.items.last_mut() {
            last.last = true;
        }
    }
    parts
}

pub(super) fn item(one: &ItemView, found: &MeetingView, today: Date, t: Texts) -> Item {
    let stands = match one.item.kind {
        ItemKind::Tasks => {
            found.open_tasks.iter().map(|task| words::task_line(task, today, t)).collect()
        }
        ItemKind::Feedback => {
            found.news.iter().map(|topic| words::topic_line(topic, today, t)).collect()
        }
        _ => Vec::new(),
    };
    let number = |number: i64| t.with("decision-number", [("number", number.to_string())]);
    Item {
        id: one.item.id.text(),
        title: one.item.title.clone(),
        minutes: t.with("meeting-minutes", [("minutes", one.item.minutes)]),
        responsible: one.item.responsible.clone(),
        points: one.item.points.clone(),
        guest: one.guest.as_ref().map(|guest| coming(guest, one.begins_at, t)).unwrap_or_default(),
        notes: one.item.notes.clone(),
        postponed: one.item.postponed,
        protected: one.item.is_protected(),
        topics: one.topics.iter().map(|topic| words::topic_line(topic, today, t)).collect(),
        decisions: one.decisions.iter().map(|d| (number(d.number), d.words.clone())).collect(),
        tasks: one.tasks.iter().map(|task| words::task_line(task, today, t)).collect(),
        stands,
        href: paths::item(found.meeting.id, one.item.id),
        first: false,
        last: false,
    }
}

fn coming(guest: &domain::network::meetings::Guest, at: base::Timestamp, t: Texts) -> String {
    let who = match guest.organisation.is_empty() {
        true => guest.name.clone(),
        false => format!("{} ({})", guest.name, guest.organisation),
    };
    t.with("guest-coming", [("who", who), ("time", t.time(at))])
}

fn seats(found: &MeetingView, t: Texts) -> Vec<Choice> {
    let seat = |seat: &domain::network::meetings::Seat| {
        let name = match (seat.name.is_empty(), seat.part.is_empty()) {
            (true, _) => format!("{}: {}", seat.part, t.get("office-vacant")),
            (false, true) => seat.name.clone(),
            (false, false) => format!("{} ({})", seat.name, seat.part),
        };
        Choice {
            checked: seat.present == Some(true),
            off: seat.name.is_empty(),
            ..option(&seat.id, name)
        }
    };
    found.seats.iter().map(seat).collect()
}

/// Fills the agenda from what waits.
pub async fn fill(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let came = viewer.run(move |house, actor| fill_agenda(house, actor, id)).await?;
    let key = if came > 0 { "agenda-filled" } else { "agenda-nothing-waits" };
    see_other(&viewer.visit, paths::meeting(id)).flash(key).go()
}

/// One item up, down or out, or a topic out of it: `_dann` says which.
pub async fn order(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let item = paths::id(form.trimmed("punkt"))?;
    let change = match form.get("_dann") {
        "hoch" => AgendaChange::Up(item),
        "runter" => AgendaChange::Down(item),
        "thema" => AgendaChange::DropTopic(item, paths::id(form.trimmed("thema"))?),
        _ => return Err(Trouble::NotFound.into()),
    };
    viewer.run(move |house, actor| change_agenda(house, actor, id, &change)).await?;
    see_other(&viewer.visit, format!("{}#punkt-{item}", paths::meeting(id))).go()
}

/// Writes down who is there.
pub async fn attendance(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let present: Vec<String> = form.all("da").map(str::to_owned).collect();
    viewer.run(move |house, actor| attend(house, actor, id, &present)).await?;
    see_other(&viewer.visit, paths::meeting(id)).flash("network-saved").go()
}

/// Ends the meeting.
pub async fn finish(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    viewer.run(move |house, actor| finish_meeting(house, actor, id)).await?;
    see_other(&viewer.visit, paths::meeting(id)).flash("meeting-finished").go()
}
