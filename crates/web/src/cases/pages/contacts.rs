//! Contacts of a case: the quick form, what was recorded, and what it adds up to.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::actions::{contact_counts, contacts, heading, permit, record_contact, sight};
use domain::cases::{CaseState, Contact, Heading, Sight};
use domain::identity::{Action, CaseId};

use super::contact_form;
use crate::cases::{Head, paths};
use crate::components::{Field, Pager, Problem, Tag, Tone};
use crate::http::{Answer, Fields, Form, Query, Viewer, page_with, see_other};
use crate::lists::{area, label};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

/// Contacts a page shows.
const SIZE: usize = 25;

/// One contact in words.
pub(super) struct Line {
    pub(super) day: String,
    pub(super) form: String,
    pub(super) minutes: String,
    pub(super) areas: String,
    pub(super) more: String,
    pub(super) note: String,
    pub(super) by: String,
    pub(super) tag: Option<Tag>,
    pub(super) change: String,
}

#[derive(Template)]
#[template(path = "cases/pages/contacts.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    action: String,
    fields: Option<Vec<Field>>,
    lines: Vec<Line>,
    columns: [String; 5],
    facts: Vec<(String, String)>,
    /// The same counts by form and area.
    parts: Vec<(String, String)>,
    pager: Pager,
}

struct Seen {
    heading: Heading,
    sight: Sight,
    contacts: Vec<Contact>,
}

/// The page, from a contact on (`?nach=`).
pub async fn show(viewer: Viewer, Path(case): Path<String>, query: Query) -> Answer {
    let case = paths::id(&case)?;
    shown(StatusCode::OK, &viewer, case, query.get("nach"), None).await
}

/// Records a contact.
pub async fn send(viewer: Viewer, Path(case): Path<String>, form: Form) -> Answer {
    let case: CaseId = paths::id(&case)?;
    let (input, once) = (contact_form::read(&form), form.once());
    let done = viewer
        .submit(&form, move |house, actor| record_contact(house, actor, case, &once, &input))
        .await?;
    match done {
        Ok(_) => see_other(&viewer.visit, paths::contacts(case)).flash("contact-recorded").go(),
        Err(refused) => {
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, case, "", Some(typed)).await
        }
    }
}

async fn shown(
    status: StatusCode,
    viewer: &Viewer,
    case: CaseId,
    after: &str,
    typed: Option<Typed>,
) -> Answer {
    let (seen, today) = viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::ReadCase)?;
                let heading = heading(house, conn, &permit)?;
                let sight = sight(house, conn, &permit)?;
                let contacts = contacts(house, conn, &permit)?;
                Ok::<_, Trouble>((Seen { heading, sight, contacts }, house.today()))
            })
        })
        .await?;
    let t = viewer.t();
    let fresh = || Typed::fresh(t, Fields::default().and("held_on", t.typed_date(today)));
    let typed = typed.unwrap_or_else(fresh);
    let open = seen.heading.file.state == CaseState::Open;
    let writable = open && seen.sight.counselling;
    let fields = writable.then(|| contact_form::fields(&typed, seen.sight, t, today));
    let begin = seen.contacts.iter().position(|one| one.id.text() == after).map_or(0, |at| at + 1);
    let lines: Vec<Line> = seen.contacts[begin..]
        .iter()
        .take(SIZE)
        .map(|one| {
            let own = one.account == viewer.actor.account && open;
            line(one, t, if own { paths::contact(case, one.id) } else { String::new() })
        })
        .collect();
    let pager = pager(&seen.contacts, case, begin);
    let (facts, parts) = facts(&seen.contacts, t);
    let word = |key: &str| t.get(key).into_owned();
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(&seen.heading, t.get("contacts-title"), t),
            problems: typed.problems_of(fields.iter().flatten()),
            action: paths::contacts(case),
            fields,
            lines,
            columns: [
                word("contact-day"),
                word("contact-form"),
                word("contact-minutes"),
                word("contact-about"),
                word("contact-by"),
            ],
            facts,
            parts,
            pager,
        },
    )
}

/// Pages are named by the contact they begin behind, so that a new one shifts nothing.
fn pager(all: &[Contact], case: CaseId, begin: usize) -> Pager {
    let behind = |at: usize| match at {
        0 => paths::contacts(case),
        at => format!("{}?nach={}", paths::contacts(case), all[at - 1].id),
    };
    let end = begin + SIZE;
    Pager {
        previous: if begin == 0 { String::new() } else { behind(begin.saturating_sub(SIZE)) },
        next: if end < all.len() { behind(end) } else { String::new() },
        shown: String::new(),
    }
}

/// A contact in words; `change` is where it can be corrected.
pub(super) fn line(one: &Contact, t: Texts, change: String) -> Line {
    let details = &one.details;
    let mut more = Vec::new();
    if !details.referred_to.is_empty() {
        let to = label("regeldienste", &details.referred_to, t);
        more.push(t.with("contact-referred-to", [("service", to)]));
    }
    if !details.language.is_empty() {
        more.push(label("register_sprachen", &details.language, t));
    }
    if details.interpreted {
        more.push(t.get("contact-interpreted-yes").into_owned());
    }
    let areas: Vec<String> = details.areas.iter().map(|id| area(id, t)).collect();
    let tag = |tone, key: &str| Some(Tag { tone, label: t.get(key).into_owned() });
    Line {
        day: t.date(one.held_on),
        form: label("kontaktformen", &one.form, t),
        minutes: t.with("contact-minutes-of", [("minutes", one.minutes)]),
        areas: areas.join(", "),
        more: more.join(" · "),
        note: details.note.reveal().clone(),
        by: one.by.clone(),
        tag: if one.locked {
            tag(Tone::Danger, "contact-locked")
        } else if one.version > 1 {
            tag(Tone::Neutral, "contact-corrected")
        } else {
            None
        },
        change,
    }
}

type Facts = Vec<(String, String)>;

/// What the contacts of this case add up to, and what of it falls to each form and area. Every line says that it
/// counts contacts.
fn facts(all: &[Contact], t: Texts) -> (Facts, Facts) {
    let counts = contact_counts(all);
    let contacts = |count: usize| t.with("contacts-count", [("count", count)]);
    let (hours, minutes) = (counts.minutes / 60, counts.minutes % 60);
    let time = t.with("contacts-hours", [("hours", hours), ("minutes", minutes)]);
    let facts = vec![
        (t.get("contacts-all").into_owned(), contacts(counts.contacts)),
        (t.get("contacts-time").into_owned(), time),
    ];
    let mut parts = Vec::new();
    for (form, count) in &counts.by_form {
        parts.push((label("kontaktformen", form, t), contacts(*count)));
    }
    if counts.interpreted > 0 {
        parts.push((t.get("contacts-interpreted").into_owned(), contacts(counts.interpreted)));
    }
    for (id, count) in &counts.by_area {
        let about = t.with("contacts-area", [("area", area(id, t))]);
        parts.push((about, contacts(*count)));
    }
    (facts, parts)
}
