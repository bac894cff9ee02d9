//! One body: its rhythm, rules, offices, mandates and meetings.

use askama::Template;
use axum::extract::Path;
use base::{PageRequest, Problem};
use domain::identity::AgencyAction;
use domain::network::bodies::actions::{BodyView, body, may};
use domain::network::bodies::{BodyAction, BodyId, Charter};
use domain::network::meetings::actions::meetings_of;
use domain::network::polls::Poll;
use domain::network::polls::actions::open_polls;

use crate::components::{Crumb, Tag, Task};
use crate::http::{Answer, Viewer, page};
use crate::network::form_page::crumbs;
use crate::network::{paths, words};
use crate::shell::Page;
use crate::texts::Texts;

struct OfficeRow {
    title: String,
    seat: String,
    duties: String,
    holder: String,
    committed: String,
    edit: String,
}

struct MandateRow {
    name: String,
    agency: String,
    scope: String,
    until: String,
    /// Where it is taken back; empty for others' mandates.
    end: String,
}

#[derive(Template)]
#[template(path = "network/pages/bodies/show.html")]
struct View {
    page: Page,
    t: Texts,
    crumbs: Vec<Crumb>,
    href: String,
    name: String,
    kind: String,
    light: Tag,
    ended: bool,
    facts: Vec<(String, String)>,
    proposed: String,
    poll: String,
    polls: Vec<Task>,
    charter: Option<Charter>,
    rules: Vec<(String, String)>,
    standing: String,
    readers: Vec<String>,
    is_read: bool,
    lacks: Vec<String>,
    offices: Vec<OfficeRow>,
    mandates: Vec<MandateRow>,
    takes_mandates: bool,
    meetings: Vec<Task>,
    manages: bool,
    grants: bool,
    attends: bool,
}

/// The page.
pub async fn show(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: BodyId = paths::id(&id)?;
    let t = viewer.t();
    let (found, meetings, polls) = viewer
        .run(move |house, actor| {
            let found = body(house, actor, id)?;
            let few = PageRequest { after: None, size: 5 };
            let meetings = match meetings_of(house, actor, id, &few) {
                Ok(page) => page.rows,
                Err(Problem::Forbidden) => Vec::new(),
                Err(other) => return Err(other),
            };
            let polls = match open_polls(house, actor, id) {
                Ok(polls) => polls,
                Err(Problem::Forbidden) => Vec::new(),
                Err(other) => return Err(other),
            };
            Ok((found, meetings, polls))
        })
        .await?;
    let house = &viewer.visit.app().house;
    let can = |action| may(house, &viewer.actor, action, &found.facts);
    let (manages, attends, runs) =
        (can(BodyAction::Manage), can(BodyAction::Attend), can(BodyAction::Run));
    let grants = house.access.allowed(&viewer.actor, AgencyAction::GrantMandate);
    let meetings = meetings.iter().map(|meeting| Task {
        label: t.moment(meeting.starts_at),
        href: paths::meeting(meeting.id),
        note: meeting.place.clone(),
        tag: Some(words::meeting_tag(meeting.state, t)),
        ..Task::default()
    });
    page(View {
        page: viewer.page(),
        crumbs: crumbs(t, Vec::new(), &found.body.name),
        href: paths::body(id),
        name: found.body.name.clone(),
        kind: words::kind(found.body.kind, t),
        light: words::light(&found.rhythm, t),
        ended: found.body.ended_at.is_some(),
        facts: facts(&found, t),
        proposed: proposed(&found, runs, id),
        poll: format!("{}/termine/neu", paths::body(id)),
        polls: polls.iter().map(|poll| poll_line(poll, t)).collect(),
        rules: found.charters.first().map(|charter| rules(charter, t)).unwrap_or_default(),
        standing: found.charters.first().map(|one| standing(one, t)).unwrap_or_default(),
        charter: found.charters.first().cloned(),
        readers: found.readers.clone(),
        is_read: found.is_read,
        lacks: found
            .missing
            .iter()
            .map(|lack| words::missing(lack, |agency| found.agency(agency), t))
            .collect(),
        offices: offices(&found, manages, t),
        mandates: mandates(&found, &viewer, grants, t),
        takes_mandates: found.body.kind.needs_mandate(),
        meetings: meetings.collect(),
        manages,
        grants,
        attends,
        t,
    })
}

/// Where the next meeting is planned, on the proposed day; empty when there is one or the reader plans none.
fn proposed(found: &BodyView, runs: bool, id: BodyId) -> String {
    if !runs || found.body.ended_at.is_some() {
        return String::new();
    }
    format!("{}/sitzungen/neu?tag={}", paths::body(id), found.rhythm.proposed)
}

fn poll_line(poll: &Poll, t: Texts) -> Task {
    Task {
        label: t.get("poll-title").into_owned(),
        href: paths::poll(poll.id),
        note: t.with("poll-since", [("day", t.date(poll.made_at.day()))]),
        ..Task::default()
    }
}

fn facts(found: &BodyView, t: Texts) -> Vec<(String, String)> {
    let rhythm = &found.rhythm;
    let mut facts = vec![
        ("body-last", t.date_or_dash(rhythm.last)), // text
        ("body-next", t.date_or_dash(rhythm.next)), // text
        ("body-due-by", t.date(rhythm.due)),        // text
    ];
    if rhythm.next.is_none() {
        facts.push(("body-proposed", t.long_date(rhythm.proposed))); // text
    }
    facts.into_iter().map(|(key, text)| (t.get(key).into_owned(), text)).collect()
}

/// Which version, since when, and whether it was adopted.
fn standing(charter: &Charter, t: Texts) -> String {
    let day = t.date(charter.written_at.day());
    let version = [("version", charter.version.to_string()), ("day", day)];
    let adopted = match charter.text.adopted_on {
        Some(day) => t.with("charter-adopted", [("day", t.date(day))]),
        None => t.get("charter-draft").into_owned(),
    };
    format!("{} {adopted}", t.with("charter-version", version))
}

/// The rules with their headings; what nobody wrote is left out.
pub(super) fn rules(charter: &Charter, t: Texts) -> Vec<(String, String)> {
    let text = &charter.text;
    let rhythm = t.with("charter-rhythm-weeks", [("weeks", text.rhythm_weeks)]);
    let parts = [
        ("charter-goals", text.goals.clone()),                 // text
        ("body-rhythm", rhythm),                               // text
        ("charter-decision-rule", text.decision_rule.clone()), // text
        ("charter-confidentiality", text.confidentiality.clone()), // text
    ];
    let written = parts.into_iter().filter(|(_, text)| !text.is_empty());
    written.map(|(key, text)| (t.get(key).into_owned(), text)).collect()
}

fn offices(found: &BodyView, manages: bool, t: Texts) -> Vec<OfficeRow> {
    let row = |office: &domain::network::bodies::Office| OfficeRow {
        title: office.title.clone(),
        seat: match office.agency {
            Some(agency) => found.agency(agency).to_owned(),
            None => words::seat(office.seat, t),
        },
        duties: words::duties(&office.duties, t),
        holder: office
            .holder
            .as_ref()
            .map_or_else(|| t.get("office-vacant").into_owned(), |holder| holder.name.clone()),
        committed: t.date_or_dash(office.committed_on),
        edit: if manages {
            format!("{}/aemter/{}", paths::body(found.body.id), office.id)
        } else {
            String::new()
        },
    };
    found.offices.iter().map(row).collect()
}

fn mandates(found: &BodyView, viewer: &Viewer, grants: bool, t: Texts) -> Vec<MandateRow> {
    let row = |mandate: &domain::network::bodies::Mandate| {
        let own = grants && viewer.actor.agency == Some(mandate.agency);
        let end = format!("{}/mandate/{}", paths::body(found.body.id), mandate.id);
        MandateRow {
            name: mandate.name.clone(),
            agency: found.agency(mandate.agency).to_owned(),
            scope: mandate.scope.clone(),
            until: t.date_or_dash(mandate.valid_until),
            end: if own { end } else { String::new() },
        }
    };
    found.mandates.iter().map(row).collect()
}
