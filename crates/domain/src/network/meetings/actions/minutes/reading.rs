//! Minutes as they are read: by those who take part, and by whoever holds a link to approved ones.

use base::{Outcome, Problem};
use db::Conn;

use super::super::reading::item_views;
use super::{reached, stands};
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::{Body, BodyAction, Duty, store as bodies};
use crate::network::links::{self, Link};
use crate::network::meetings::minutes::{Minutes, MinutesView};
use crate::network::meetings::seating::seats;
use crate::network::meetings::store::minutes as rows;
use crate::network::meetings::{Meeting, MeetingId, store};

/// The minutes of a meeting, with what the actor can do about them.
///
/// # Errors
/// [`Problem::NotFound`] for those who take no part.
pub fn minutes(house: &House, actor: &Actor, id: MeetingId) -> Outcome<MinutesView> {
    house.data.read(|conn| {
        let (meeting, body) = reached(house, conn, actor, id, BodyAction::Attend)?;
        let facts = bodies::facts(conn, &body, actor.account, house.today())?;
        let runs = house.access.allows_body(actor, BodyAction::Run, &facts);
        let minutes = assembled(house, conn, Some(actor), (meeting, body))?;
        let (id, body) = (minutes.meeting.id, minutes.body.id);
        Ok::<_, Problem>(MinutesView {
            objections: rows::objections(conn, id)?,
            letters: if runs { rows::letters(conn, id)? } else { Vec::new() },
            approving: rows::later(conn, body, (minutes.meeting.starts_at, house.now()))?,
            may_object: minutes.standing.may_object(minutes.until, house.today()),
            runs,
            minutes,
        })
    })
}

/// Approved minutes, for whoever holds a link to them.
///
/// # Errors
/// [`Problem::NotFound`] when there is none, its time is over or it was taken back.
pub fn minutes_by_link(house: &House, token: &str) -> Outcome<Minutes> {
    let hash = links::hash(house, Link::Minutes, token)?;
    house.data.read(|conn| {
        let id = rows::by_token(conn, &hash, house.today())?.ok_or(Problem::NotFound)?;
        let meeting = store::one(conn, id)?.ok_or(Problem::NotFound)?;
        let body = bodies::one(conn, meeting.body)?.ok_or(Problem::NotFound)?;
        let minutes = assembled(house, conn, None, (meeting, body))?;
        if minutes.standing.is_approved() { Ok(minutes) } else { Err(Problem::NotFound) }
    })
}

/// What was said in a protected part stands in none of this: items hold only what was handed on. Topics are shown to
/// those who may read them.
fn assembled(
    house: &House,
    conn: &mut Conn,
    actor: Option<&Actor>,
    (meeting, body): (Meeting, Body),
) -> Outcome<Minutes> {
    let (today, day) = (house.today(), meeting.starts_at.day());
    let (standing, until) = stands(house, conn, &meeting)?;
    let items = item_views(house, conn, actor, &meeting)?;
    let mut by_duty = |duty: Duty| -> Outcome<Vec<String>> {
        let found = rows::with_duty(conn, body.id, duty.code(), day)?;
        Ok(found.into_iter().map(|(title, name)| format!("{name} ({title})")).collect())
    };
    let (chair, writer) = (by_duty(Duty::Chair)?, by_duty(Duty::Minutes)?);
    Ok(Minutes {
        seats: seats(conn, &meeting, today)?,
        addenda: rows::addenda(conn, meeting.id)?,
        chair,
        writer,
        items,
        standing,
        until,
        meeting,
        body,
    })
}
