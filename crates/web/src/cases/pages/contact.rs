//! Correcting or striking out a contact one recorded oneself.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use base::Problem as Trouble;
use domain::cases::actions::{change_contact, contact, delete_contact, heading, permit, sight};
use domain::cases::{Contact, ContactId, ContactRevision, Heading, Sight};
use domain::identity::{Action, CaseId};

use super::contact_form;
use super::contacts::{Line, line};
use crate::cases::{Head, paths};
use crate::components::{Field, Problem};
use crate::http::{Answer, Failure, Form, Viewer, page, page_with, see_other};
use crate::shell::Page;
use crate::texts::Texts;
use crate::typed::Typed;

#[derive(Template)]
#[template(path = "cases/pages/contact.html")]
struct View {
    page: Page,
    t: Texts,
    head: Head,
    problems: Vec<Problem>,
    action: String,
    delete: String,
    back: String,
    version: i64,
    fields: Vec<Field>,
    before: Vec<(String, Line)>,
}

#[derive(Template)]
#[template(path = "cases/pages/delete_contact.html")]
struct Confirm {
    page: Page,
    t: Texts,
    head: Head,
    action: String,
    back: String,
    version: i64,
    text: String,
}

struct Seen {
    heading: Heading,
    sight: Sight,
    contact: Contact,
    before: Vec<ContactRevision>,
    today: base::Date,
}

type Address = Path<(String, String)>;

fn ids(Path((case, contact)): Address) -> Result<(CaseId, ContactId), Failure> {
    Ok((paths::id(&case)?, paths::id(&contact)?))
}

/// The form with what is stored.
pub async fn show(viewer: Viewer, address: Address) -> Answer {
    let (case, id) = ids(address)?;
    let seen = read(&viewer, case, id).await?;
    let typed = Typed::fresh(viewer.t(), contact_form::filled(&seen.contact, viewer.t()));
    let version = seen.contact.version;
    shown(StatusCode::OK, &viewer, &seen, version, &typed)
}

/// Keeps the correction.
pub async fn send(viewer: Viewer, address: Address, form: Form) -> Answer {
    let (case, id) = ids(address)?;
    let input = contact_form::read(&form);
    let version: i64 = form.get("_version").parse().unwrap_or_default();
    let done = viewer
        .submit(&form, move |house, actor| change_contact(house, actor, case, id, version, &input))
        .await?;
    match done {
        Ok(()) => see_other(&viewer.visit, paths::contacts(case)).flash("contact-changed").go(),
        Err(refused) => {
            let seen = read(&viewer, case, id).await?;
            let typed = Typed::refused(viewer.t(), &form, refused);
            shown(StatusCode::UNPROCESSABLE_ENTITY, &viewer, &seen, version, &typed)
        }
    }
}

/// Asks before striking out.
pub async fn confirm(viewer: Viewer, address: Address) -> Answer {
    let (case, id) = ids(address)?;
    let seen = read(&viewer, case, id).await?;
    let t = viewer.t();
    let day = t.date(seen.contact.held_on);
    page(Confirm {
        page: viewer.page(),
        t,
        head: Head::new(&seen.heading, t.get("contact-delete"), t)
            .below(t.get("contacts-title"), paths::contacts(case)),
        action: paths::delete_contact(case, id),
        back: paths::contact(case, id),
        version: seen.contact.version,
        text: t.with("contact-delete-text", [("day", day)]),
    })
}

/// Strikes it out.
pub async fn delete(viewer: Viewer, address: Address, form: Form) -> Answer {
    let (case, id) = ids(address)?;
    let version: i64 = form.get("_version").parse().unwrap_or_default();
    viewer.run(move |house, actor| delete_contact(house, actor, case, id, version)).await?;
    see_other(&viewer.visit, paths::contacts(case)).flash("contact-deleted").go()
}

/// Only whoever recorded a contact has this page.
async fn read(viewer: &Viewer, case: CaseId, id: ContactId) -> Result<Seen, Failure> {
    viewer
        .run(move |house, actor| {
            house.data.read(|conn| {
                let permit = permit(house, conn, actor, case, Action::WriteCase)?;
                let (contact, before) = contact(house, conn, &permit, id)?;
                if contact.account != actor.account {
                    return Err(Trouble::Forbidden);
                }
                let heading = heading(house, conn, &permit)?;
                let sight = sight(house, conn, &permit)?;
                Ok(Seen { heading, sight, contact, before, today: house.today() })
            })
        })
        .await
}

fn shown(status: StatusCode, viewer: &Viewer, seen: &Seen, version: i64, typed: &Typed) -> Answer {
    let t = viewer.t();
    let (case, id) = (seen.heading.file.id, seen.contact.id);
    let before = seen.before.iter().map(|old| {
        let then = Contact {
            held_on: old.held_on,
            form: old.form.clone(),
            minutes: old.minutes,
            details: old.details.clone(),
            version: 1,
            ..seen.contact.clone()
        };
        let until = t.with("contact-until", [("at", t.moment(old.replaced_at))]);
        (until, line(&then, t, String::new()))
    });
    let fields = contact_form::fields(typed, seen.sight, t, seen.today);
    page_with(
        status,
        View {
            page: viewer.page(),
            t,
            head: Head::new(&seen.heading, t.get("contact-change"), t)
                .below(t.get("contacts-title"), paths::contacts(case)),
            problems: typed.problems_of(&fields),
            action: paths::contact(case, id),
            delete: paths::delete_contact(case, id),
            back: paths::contacts(case),
            version,
            fields,
            before: before.collect(),
        },
    )
}
