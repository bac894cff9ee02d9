//! One case: what is to be done, what is known, and what can be done with it.

use askama::Template;
use axum::extract::Path;
use base::{Date, Problem as Trouble};
use domain::cases::actions::{colleague_name, contacts, household, permit, person, reminders_of};
use domain::cases::{CaseState, Contact, Heading, Household, Reminder, housing_notice};
use domain::identity::{Action, AgencyId, CaseId, TopicAction, agencies};
use domain::network::topics::Topic;
use domain::network::topics::actions::topics_of;
use domain::plans::Plan;
use domain::plans::actions::plan;
use domain::privacy::Purpose;
use domain::privacy::actions::{Folder, folder};
use domain::registers::municipality;

use super::contacts::line;
use super::overview_tasks::{deadlines, tasks};
use super::search::state;
use crate::cases::{Head, housing_tag, paths};
use crate::components::{Tag, Task, Tone};
use crate::http::{Answer, Failure, Viewer, page};
use crate::lists::label;
use crate::network::{raise_from, topic_line};
use crate::shell::Page;
use crate::texts::Texts;
use crate::{plans, printing};

/// Contacts shown beside the rest.
const LATEST: usize = 4;

/// A link of the menu "Mehr".
struct More {
    label: String,
    href: String,
}

#[derive(Template)]
#[template(path = "cases/pages/overview.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    tags: Vec<Tag>,
    ended: Option<Ended>,
    contact: String,
    print: String,
    more: Vec<More>,
    tasks: Vec<Task>,
    deadlines: Vec<Task>,
    contacts: Vec<Task>,
    all_contacts: String,
    facts: Vec<(String, String)>,
    /// Topics somebody raised with this case in mind.
    topics: Vec<Task>,
    /// Where another is raised; empty for those who raise none.
    raise: String,
}

/// Since when a case is closed, why, and what follows.
struct Ended {
    text: String,
    retention: String,
    reopen: String,
}

/// Everything the page shows.
pub(super) struct Seen {
    pub(super) plan: Plan,
    pub(super) folder: Folder,
    pub(super) contacts: Vec<Contact>,
    pub(super) reminders: Vec<Reminder>,
    pub(super) today: Date,
    heading: Heading,
    household: Household,
    manager: String,
    retention_years: i64,
    topics: Vec<Topic>,
}

/// The page.
pub async fn show(viewer: Viewer, Path(case): Path<String>) -> Answer {
    let case: CaseId = paths::id(&case)?;
    let seen = read(&viewer, case).await?;
    let t = viewer.t();
    let file = &seen.plan.file;
    let open = file.state == CaseState::Open;
    let latest = seen.contacts.iter().take(LATEST).map(|one| {
        let line = line(one, t, String::new());
        Task {
            label: format!("{} · {} · {}", line.day, line.form, line.minutes),
            note: line.areas,
            ..Task::default()
        }
    });
    let contacts = latest.collect();
    let access = &viewer.visit.app().house.access;
    let raises = access.allows_topics(&viewer.actor, TopicAction::Raise);
    let mut head = Head::new(&seen.heading, "", t);
    // The page of the case itself: the number is where we are.
    head.crumbs.pop();
    if let Some(last) = head.crumbs.last_mut() {
        last.href.clear();
    }
    page(View {
        page: viewer.page(),
        t,
        tags: tags(&seen, t),
        ended: ended(&seen, t),
        contact: if open { format!("{}#neu", paths::contacts(case)) } else { String::new() },
        print: printing::paths::print(case),
        more: more(&viewer, case, open),
        tasks: tasks(&seen, t),
        deadlines: deadlines(&seen, t),
        contacts,
        all_contacts: paths::contacts(case),
        facts: facts(&seen, t),
        topics: seen.topics.iter().map(|one| topic_line(one, seen.today, t)).collect(),
        raise: if raises { raise_from(case) } else { String::new() },
        head,
    })
}

async fn read(viewer: &Viewer, case: CaseId) -> Result<Seen, Failure> {
    viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let plan = plan(house, conn, &permit, actor.language)?;
                let name = person(house, conn, &permit)?.0.listed();
                let agency: AgencyId = plan.file.agency;
                Ok::<_, Trouble>(Seen {
                    heading: Heading { file: plan.file.clone(), name },
                    folder: folder(house, conn, &permit)?,
                    contacts: contacts(house, conn, &permit)?,
                    reminders: reminders_of(house, conn, &permit)?,
                    household: household(house, conn, actor, &permit)?,
                    manager: colleague_name(conn, plan.file.case_manager)?,
                    retention_years: agencies::settings(conn, agency)?.retention_years,
                    today: house.today(),
                    topics: topics_of(house, conn, actor, &permit)?,
                    plan,
                })
            })
        })
        .await
}

/// Depth, state, consent, and the months in follow-up accommodation.
fn tags(seen: &Seen, t: Texts) -> Vec<Tag> {
    let file = &seen.plan.file;
    let open = file.state == CaseState::Open;
    let depth = label("beratungsarten", file.counselling_type.name(), t);
    let mut tags = vec![state(open, t), Tag { tone: Tone::Neutral, label: depth }];
    if open {
        tags.extend(ground(seen, t));
        let notice = file.housing_since.and_then(|since| housing_notice(since, seen.today));
        if let Some((notice, _)) = notice {
            tags.push(housing_tag(notice, &seen.plan.context.enabled_additions, t));
        }
    }
    tags
}

/// Where counselling rests; and that every consent was taken back, where it goes on without one.
fn ground(seen: &Seen, t: Texts) -> Vec<Tag> {
    let standing = &seen.plan.standing;
    let tag = |tone, key: &str| Tag { tone, label: t.get(key).into_owned() };
    if !standing.may_counsel() {
        let withdrawn = "case-consent-withdrawn"; // text
        let missing = "case-locked"; // text
        return vec![tag(Tone::Danger, if standing.withdrawn { withdrawn } else { missing })];
    }
    if standing.consented.contains(&Purpose::Counselling) {
        return vec![tag(Tone::Success, "case-consent-holds")]; // text
    }
    let mut tags = vec![tag(Tone::Success, "case-norm-holds")]; // text
    let given = &seen.folder.consents;
    if !given.is_empty() && given.iter().all(|one| one.held().is_empty()) {
        tags.push(tag(Tone::Warning, "case-all-withdrawn")); // text
    }
    tags
}

fn ended(seen: &Seen, t: Texts) -> Option<Ended> {
    let file = &seen.plan.file;
    let on = file.ended_on.filter(|_| file.state == CaseState::Closed)?;
    let reason = file.end_reason.as_deref().unwrap_or_default();
    let from = file.retention_from.unwrap_or(on);
    let until = from.checked_add(jiff::Span::new().years(seen.retention_years)).unwrap_or(from);
    Some(Ended {
        text: t.with(
            "case-ended-text",
            [("day", t.date(on)), ("reason", label("beendigungsgruende", reason, t))],
        ),
        retention: t
            .with("case-ended-retention", &[("from", t.date(from)), ("until", t.date(until))]),
        reopen: plans::paths::reopen(file.id),
    })
}

/// The menu "Mehr". Giving a case away is the team lead's, who stands in at most.
fn more(viewer: &Viewer, case: CaseId, open: bool) -> Vec<More> {
    let t = viewer.t();
    let access = &viewer.visit.app().house.access;
    let assigns = access.scope(&viewer.actor, Action::AssignCase).is_ok();
    let links = [
        (true, "people-title", paths::people(case)),      // text
        (open, "case-remind", paths::reminders(case)),    // text
        (open, "depth-title", plans::paths::depth(case)), // text
        (open && assigns, "assign-title", paths::manager(case)), // text
        (open, "case-close", plans::paths::close(case)),  // text
        (!open, "reopen-title", plans::paths::reopen(case)), // text
    ];
    let shown = links.into_iter().filter(|(shown, ..)| *shown);
    shown.map(|(_, key, href)| More { label: t.get(key).into_owned(), href }).collect()
}

fn facts(seen: &Seen, t: Texts) -> Vec<(String, String)> {
    let file = &seen.plan.file;
    let place = municipality(&file.municipality_key, file.first_contact_on);
    let place = place.map_or_else(|_| file.municipality_key.clone(), |found| found.name.clone());
    let word = |key: &str| t.get(key).into_owned();
    let mut facts = vec![
        (word("cases-since"), t.date(file.first_contact_on)),
        (word("cases-manager"), seen.manager.clone()),
        (word("case-manager-no"), file.case_manager_no.to_string()),
        (word("cases-municipality"), place),
    ];
    if let Some(since) = file.housing_since {
        facts.push((word("open-housing"), t.date(since)));
    }
    facts.push((
        word("household-title"),
        t.with("case-household", [("count", seen.household.members.len())]),
    ));
    facts
}
