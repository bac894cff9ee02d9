//! Asking organisations by letter whether their entry is right.

use axum::extract::Path;
use domain::network::organisations::OrganisationId;
use domain::network::organisations::actions::{ask_all_due, ask_one, organisation};

use crate::http::{Answer, Form, Viewer, see_other};
use crate::network::letters::Pen;
use crate::network::paths;

/// Asks everybody who is due.
pub async fn all(viewer: Viewer) -> Answer {
    let config = viewer.visit.app().config.clone();
    if config.mail_from.is_empty() {
        return see_other(&viewer.visit, paths::ACTORS).warn("invite-no-server").go();
    }
    let sent = viewer
        .run(move |house, actor| {
            let pen = Pen::new(&config, house.now());
            ask_all_due(house, actor, &|letter| pen.question(letter))
        })
        .await?;
    match (sent.letters, sent.without_address.is_empty()) {
        (0, true) => see_other(&viewer.visit, paths::ACTORS).flash("actors-asked-nobody").go(),
        (_, true) => see_other(&viewer.visit, paths::ACTORS).flash("actors-asked").go(),
        // Those who are left are still due: the list shows who it is.
        (_, false) => {
            let to = format!("{}?stand=faellig", paths::ACTORS);
            see_other(&viewer.visit, to).warn("actors-asked-some").go()
        }
    }
}

/// Asks one of them.
pub async fn one(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: OrganisationId = paths::id(&id)?;
    let config = viewer.visit.app().config.clone();
    let has_server = !config.mail_from.is_empty();
    let done = viewer
        .submit(&form, move |house, actor| {
            if !has_server {
                return organisation(house, actor, id).map(drop);
            }
            let pen = Pen::new(&config, house.now());
            ask_one(house, actor, id, &|letter| pen.question(letter))
        })
        .await?;
    let to = see_other(&viewer.visit, paths::actor(id));
    match done {
        Ok(()) if has_server => to.flash("actor-was-asked").go(),
        Ok(()) => to.warn("invite-no-server").go(),
        Err(_) => to.warn("actor-no-address").go(),
    }
}
