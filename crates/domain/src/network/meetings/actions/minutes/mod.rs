//! Minutes: read, objected to, approved, sent around, searched.

mod approving;
mod distribution;
mod reading;
mod searching;

pub use approving::{add_to_minutes, approve_minutes, correct_minutes, object, settle_objection};
pub use distribution::{
    Distribution, NoticeWriter, Written as NoticeWritten, add_reader, distribute, distribution,
    drop_reader, revoke_link, send_draft, send_notice_again, set_objection_days,
};
pub use reading::{minutes, minutes_by_link};
pub use searching::{
    RegisterLine, decision_register, export_decisions, index_missing, minutes_bodies,
    search_minutes,
};

use base::{Date, Outcome, Problem};
use db::{Conn, Tx};

use super::reached;
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::{Body, BodyAction, store as bodies};
use crate::network::meetings::minutes::{Standing, standing};
use crate::network::meetings::store::minutes as rows;
use crate::network::meetings::{Meeting, MeetingId, MeetingState, store};

/// How the minutes of a meeting stand today, and the last day to object.
fn stands(house: &House, conn: &mut Conn, meeting: &Meeting) -> Outcome<(Standing, Option<Date>)> {
    let sent = rows::sent(conn, meeting.id)?;
    let objections = rows::objections(conn, meeting.id)?;
    let open = objections.iter().filter(|one| one.settled_at.is_none()).count();
    let settled = objections.iter().filter_map(|one| one.settled_at).map(|at| at.day()).max();
    let held = meeting.state == MeetingState::Held;
    let now = standing(held, sent, (open, settled), house.today());
    Ok((now, sent.map(|sent| sent.until)))
}

/// Does something with minutes: one transaction that holds the body first and then asks.
fn on_minutes<T>(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    action: BodyAction,
    mut work: impl FnMut(&mut Tx<'_>, &Meeting, &Body, (Standing, Option<Date>)) -> Outcome<T>,
) -> Outcome<T> {
    house.data.write(|tx| {
        let known = store::one(tx, id)?.ok_or(Problem::NotFound)?;
        bodies::hold(tx, known.body)?;
        let (meeting, body) = reached(house, tx, actor, id, action)?;
        let now = stands(house, tx, &meeting)?;
        work(tx, &meeting, &body, now)
    })
}
