//! Papers and guests of a meeting.

use axum::extract::Path;
use axum::http::StatusCode;
use domain::network::meetings::actions::{add_document, drop_document, meeting, set_guest};
use domain::network::meetings::{DocumentInput, Guest, ItemId, MeetingId};

use crate::components::{Crumb, Field};
use crate::http::{Answer, Fields, Form, Viewer, see_other};
use crate::network::form_page::FormPage;
use crate::network::letters::Pen;
use crate::network::paths;
use crate::typed::{FormErrors, Typed};

/// The form for one more paper.
pub async fn new_document(viewer: Viewer, Path(id): Path<String>) -> Answer {
    document(StatusCode::OK, &viewer, paths::id(&id)?, None).await
}

/// Puts it to the meeting.
pub async fn put_document(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let (once, title, link) = (form.once(), form.get("title"), form.get("link"));
    let input = DocumentInput { title: title.to_owned(), link: link.to_owned() };
    let work = move |house: &_, actor: &_| add_document(house, actor, id, &once, &input);
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::meeting(id)).flash("network-saved").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            document(StatusCode::UNPROCESSABLE_ENTITY, &viewer, id, refused).await
        }
    }
}

/// Takes one away.
pub async fn drop(viewer: Viewer, Path((id, paper)): Path<(String, String)>) -> Answer {
    let (id, paper) = (paths::id(&id)?, paths::id(&paper)?);
    viewer.run(move |house, actor| drop_document(house, actor, id, paper)).await?;
    see_other(&viewer.visit, paths::meeting(id)).flash("network-saved").go()
}

async fn document(
    status: StatusCode,
    viewer: &Viewer,
    id: MeetingId,
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| meeting(house, actor, id)).await?;
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => Typed::fresh(t, Fields::default()),
    };
    let hinted =
        |field: Field, key: &str| Field { hint: t.get(key).into_owned(), required: true, ..field };
    FormPage {
        title: t.get("document-new").into_owned(),
        lead: t.get("document-new-lead").into_owned(),
        way: vec![
            Crumb { label: found.body.name.clone(), href: paths::body(found.body.id) },
            Crumb { label: t.date(found.meeting.starts_at.day()), href: paths::meeting(id) },
        ],
        action: format!("{}/unterlagen/neu", paths::meeting(id)),
        back: paths::meeting(id),
        fields: vec![
            hinted(typed.text("title", "document-title"), "document-title-hint"),
            hinted(typed.text("link", "document-link"), "meeting-link-hint"),
        ],
        once: true,
        save: t.get("action-save").into_owned(),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}

/// The form for the guest of an item.
pub async fn guest(viewer: Viewer, Path((id, item)): Path<(String, String)>) -> Answer {
    inviting(StatusCode::OK, &viewer, (paths::id(&id)?, paths::id(&item)?), None).await
}

/// Says who comes, or (`_dann=weg`) that nobody does.
pub async fn set(viewer: Viewer, Path((id, item)): Path<(String, String)>, form: Form) -> Answer {
    let (id, item): (MeetingId, ItemId) = (paths::id(&id)?, paths::id(&item)?);
    let text = |name: &str| form.get(name).to_owned();
    let guest =
        Guest { name: text("guest"), organisation: text("organisation"), email: text("email") };
    let guest = Some(guest).filter(|_| form.get("_dann") != "weg");
    let config = viewer.visit.app().config.clone();
    let work = move |house: &domain::House, actor: &_| {
        let pen = Pen::new(&config, house.now());
        set_guest(house, actor, id, item, guest.as_ref(), &|letter| pen.write(letter))
    };
    match viewer.submit(&form, work).await? {
        Ok(()) => see_other(&viewer.visit, paths::meeting(id)).flash("network-saved").go(),
        Err(refused) => {
            let refused = Some((&form, refused));
            inviting(StatusCode::UNPROCESSABLE_ENTITY, &viewer, (id, item), refused).await
        }
    }
}

async fn inviting(
    status: StatusCode,
    viewer: &Viewer,
    (id, item): (MeetingId, ItemId),
    refused: Option<(&Form, FormErrors)>,
) -> Answer {
    let t = viewer.t();
    let found = viewer.run(move |house, actor| meeting(house, actor, id)).await?;
    let one = found.items.iter().find(|one| one.item.id == item && !one.item.is_protected());
    let Some(one) = one else { return Err(base::Problem::NotFound.into()) };
    let known = one.guest.clone();
    let typed = match refused {
        Some((form, refused)) => Typed::refused(t, form, refused),
        None => {
            let guest = known.clone().unwrap_or_default();
            let fields = Fields::default()
                .and("guest", guest.name)
                .and("organisation", guest.organisation)
                .and("email", guest.email);
            Typed::fresh(t, fields)
        }
    };
    let email = Field {
        hint: t.get("guest-email-hint").into_owned(),
        ..typed.text("email", "guest-email")
    };
    FormPage {
        title: t.get("guest-title").into_owned(),
        lead: t.with(
            "guest-lead",
            [("title", one.item.title.clone()), ("time", t.time(one.begins_at))],
        ),
        way: vec![
            Crumb { label: found.body.name.clone(), href: paths::body(found.body.id) },
            Crumb { label: t.date(found.meeting.starts_at.day()), href: paths::meeting(id) },
        ],
        action: format!("{}/gast", paths::item(id, item)),
        back: paths::meeting(id),
        fields: vec![
            Field { required: true, ..typed.text("guest", "guest-name") },
            typed.text("organisation", "guest-organisation"),
            email,
        ],
        save: t.get("action-save").into_owned(),
        danger: known.map(|_| ("weg", t.get("guest-none").into_owned())),
        ..FormPage::default()
    }
    .show(status, viewer, &typed)
}
