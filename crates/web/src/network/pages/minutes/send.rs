//! Writing to those who were there, and to everybody on the list.

use axum::extract::Path;
use base::Problem;
use domain::network::meetings::MeetingId;
use domain::network::meetings::actions::{
    Invited, distribute, minutes, revoke_link, send_draft, send_notice_again,
};
use domain::network::meetings::minutes::Purpose;

use crate::http::{Answer, Form, Viewer, see_other};
use crate::network::notices::notice;
use crate::network::paths;

/// Asks those who were there.
pub async fn draft(viewer: Viewer, Path(id): Path<String>) -> Answer {
    put_out(&viewer, paths::id(&id)?, Purpose::Draft).await
}

/// Tells everybody on the list.
pub async fn approved(viewer: Viewer, Path(id): Path<String>) -> Answer {
    put_out(&viewer, paths::id(&id)?, Purpose::Approved).await
}

async fn put_out(viewer: &Viewer, id: MeetingId, purpose: Purpose) -> Answer {
    let config = viewer.visit.app().config.clone();
    let to = see_other(&viewer.visit, paths::minutes(id));
    if config.mail_from.is_empty() {
        let runs = viewer.run(move |house, actor| Ok(minutes(house, actor, id)?.runs)).await?;
        if !runs {
            return Err(Problem::Forbidden.into());
        }
        return to.warn("invite-no-server").go();
    }
    let done: Invited = viewer
        .run(move |house, actor| {
            let write = |one: &domain::network::meetings::minutes::Notice<'_>| {
                notice(one, &config.public_url)
            };
            match purpose {
                Purpose::Draft => send_draft(house, actor, id, &write),
                Purpose::Approved => distribute(house, actor, id, &write),
            }
        })
        .await?;
    match (done.letters, done.without_address.is_empty()) {
        (0, true) => to.flash("minutes-nobody-new").go(),
        (0, false) => to.warn("minutes-no-address").go(),
        (_, true) => to.flash("minutes-sent").go(),
        (_, false) => to.warn("minutes-sent-some").go(),
    }
}

/// Sends one letter again.
pub async fn again(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let purpose = Purpose::parse(form.trimmed("art"));
    let seat = form.trimmed("platz").to_owned();
    viewer
        .run(move |house, actor| {
            let purpose = purpose.ok_or(Problem::NotFound)?;
            send_notice_again(house, actor, id, (purpose, &seat))
        })
        .await?;
    see_other(&viewer.visit, paths::minutes(id)).flash("invite-again").go()
}

/// Takes the link of a guest back.
pub async fn revoke(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let seat = form.trimmed("platz").to_owned();
    viewer.run(move |house, actor| revoke_link(house, actor, id, &seat)).await?;
    see_other(&viewer.visit, paths::minutes(id)).flash("minutes-link-taken").go()
}
