//! Minutes of the fictional round at every stage: approved long ago, objected to, still a draft; and who gets them.

use base::{Outcome, Timestamp};

use super::play::at;
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::BodyId;
use crate::network::meetings::actions::{
    NoticeWritten, add_reader, add_to_minutes, meetings_of, object, send_draft,
};
use crate::network::meetings::minutes::Notice;
use crate::network::meetings::{MeetingIdKind, MeetingState};

/// Nothing is sent in a demonstration: there is no mail server, and the letters wait.
fn unsent(notice: &Notice<'_>) -> NoticeWritten {
    NoticeWritten { subject: notice.body.to_owned(), words: String::new() }
}

/// Lets minutes of the round go their way: the latest is a draft, the one before has an objection, the first is approved.
pub(super) fn minutes(
    house: &House,
    now: Timestamp,
    (ines, rita): (&Actor, &Actor),
    round: BodyId,
) -> Outcome<()> {
    let key = |house: &House| house.new_id::<MeetingIdKind>().text();
    let (today, _) = at(house, now);
    add_reader(&today, ines, round, &key(&today), ("Kreisarchiv", "archiv@kreis.example"))?;
    let held = meetings_of(&today, ines, round, &base::PageRequest::first())?.rows;
    let held = held.into_iter().filter(|meeting| meeting.state == MeetingState::Held);
    for (place, meeting) in held.enumerate() {
        if place == 0 {
            continue;
        }
        let (after, _) = at(house, meeting.starts_at.plus_seconds(2 * 86_400));
        send_draft(&after, ines, meeting.id, &unsent)?;
        if place == 1 {
            let words = "Beim zweiten Punkt war das Jugendamt gemeint, nicht das Schulamt.";
            let (later, _) = at(house, meeting.starts_at.plus_seconds(5 * 86_400));
            object(&later, rita, meeting.id, &key(&later), words)?;
        } else {
            let words = "Die Geschäftsgrundlage liegt seit dem Folgetag allen Ämtern vor.";
            add_to_minutes(&today, ines, meeting.id, &key(&today), words)?;
        }
    }
    Ok(())
}
