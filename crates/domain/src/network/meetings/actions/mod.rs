//! What can be done with meetings.

mod agenda;
mod around;
mod extract;
mod feed;
mod inviting;
mod minutes;
mod planning;
mod protected;
mod reading;
mod running;
mod steering;
mod tasks;
mod typing;

pub use agenda::{AgendaChange, change_agenda, fill_agenda};
pub use around::{add_document, drop_document, set_guest};
pub use extract::{Extract, ExtractLine, extract, raise_line};
pub use feed::{FeedEntry, end_feed, feed, feed_since, make_feed};
pub use inviting::{
    Invited, Writer, asked, call_off, invitations, invite, remind, reply, send_again,
};
pub use minutes::*;
pub use planning::{MeetingInput, Place, move_meeting, plan_meeting};
pub(in crate::network) use planning::{plan_with, put_meeting, shift_meeting};
pub use protected::{
    KEEP_DAYS, PartState, PartView, Said, Talker, choose, forget_parts, let_in, open_part, part,
    release, write_part,
};
pub use reading::{
    ItemView, MeetingView, Upcoming, decisions, item, meeting, meetings_of, upcoming,
};
pub use running::{attend, finish_meeting, write_down};
pub use steering::steer;
pub use tasks::{finish_task, tasks, usual_due};
pub use typing::{Live, live, type_notes};

use base::{Outcome, Problem};
use db::{Conn, Tx};

use super::{Meeting, MeetingId, MeetingState, store};
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::actions::allowed;
use crate::network::bodies::{Body, BodyAction, store as bodies};

/// The meeting with its body, if the actor may do this with it.
fn reached(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    id: MeetingId,
    action: BodyAction,
) -> Outcome<(Meeting, Body)> {
    let meeting = store::one(conn, id)?.ok_or(Problem::NotFound)?;
    // Who does not take part is told what everybody is told about a meeting that is not there.
    let known = allowed(house, conn, actor, meeting.body, BodyAction::Attend);
    let (body, facts) = known.map_err(|_| Problem::NotFound)?;
    if house.access.allows_body(actor, action, &facts) {
        Ok((meeting, body))
    } else {
        Err(Problem::Forbidden)
    }
}

/// Changes a meeting that is not over: one transaction that holds its body first and then asks.
fn on_meeting<T>(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    mut work: impl FnMut(&mut Tx<'_>, &Meeting, &Body) -> Outcome<T>,
) -> Outcome<T> {
    house.data.write(|tx| {
        let known = store::one(tx, id)?.ok_or(Problem::NotFound)?;
        bodies::hold(tx, known.body)?;
        let (meeting, body) = reached(house, tx, actor, id, BodyAction::Run)?;
        if meeting.state != MeetingState::Planned {
            return Err(Problem::Rule("rule-meeting-over"));
        }
        work(tx, &meeting, &body)
    })
}
