//! Inviting to a meeting by letter, and the meeting as a file for calendars.

use axum::extract::Path;
use domain::network::meetings::MeetingId;
use domain::network::meetings::actions::{FeedEntry, invitations, invite, meeting, send_again};

use crate::http::{Answer, Disposition, Form, Viewer, download, see_other};
use crate::network::letters::Pen;
use crate::network::paths;

/// Puts out a letter to everybody who was not told of the meeting as it is.
pub async fn send(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let config = viewer.visit.app().config.clone();
    if config.mail_from.is_empty() {
        viewer.run(move |house, actor| invitations(house, actor, id)).await?;
        return see_other(&viewer.visit, paths::meeting(id)).warn("invite-no-server").go();
    }
    let done = viewer
        .run(move |house, actor| {
            let pen = Pen::new(&config, house.now());
            invite(house, actor, id, &|letter| pen.write(letter))
        })
        .await?;
    let to = see_other(&viewer.visit, paths::meeting(id));
    match (done.letters, done.without_address.is_empty()) {
        (0, true) => to.flash("invite-nobody-new").go(),
        (0, false) => to.warn("invite-no-address").go(),
        (_, true) => to.flash("invite-done").go(),
        (_, false) => to.warn("invite-some").go(),
    }
}

/// Sends one letter again.
pub async fn again(viewer: Viewer, Path(id): Path<String>, form: Form) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let seat = form.trimmed("platz").to_owned();
    viewer.run(move |house, actor| send_again(house, actor, id, &seat)).await?;
    see_other(&viewer.visit, paths::meeting(id)).flash("invite-again").go()
}

/// The meeting as a file for calendars.
pub async fn file(viewer: Viewer, Path(id): Path<String>) -> Answer {
    let id: MeetingId = paths::id(&id)?;
    let config = viewer.visit.app().config.clone();
    let (text, day) = viewer
        .run(move |house, actor| {
            let found = meeting(house, actor, id)?;
            let minutes: i64 = found.items.iter().map(|one| one.item.minutes).sum();
            let (day, body) = (found.meeting.starts_at.day(), found.body.name);
            let (meeting, minutes) = (found.meeting, minutes.max(15));
            let entry = FeedEntry { meeting, body, sequence: found.sequence, minutes };
            Ok((Pen::new(&config, house.now()).file(&entry), day))
        })
        .await?;
    let name = format!("sitzung-{day}.ics");
    download(text.into_bytes(), "text/calendar; charset=utf-8", Disposition::Attachment, &name)
}
