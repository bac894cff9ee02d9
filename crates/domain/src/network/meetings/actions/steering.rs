//! Leading through a meeting: from item to item, with an eye on the time.

use base::{Outcome, Problem};

use super::on_meeting;
use crate::house::House;
use crate::identity::Actor;
use crate::network::meetings::store::{agenda, course};
use crate::network::meetings::{Course, MeetingId, Step};

/// Goes to an item, or lets the time stand still or run. Going where the meeting is already changes nothing, so that a
/// second click costs nobody time.
///
/// # Errors
/// A rule when the meeting is over; [`Problem::NotFound`] for items of other meetings.
pub fn steer(house: &House, actor: &Actor, id: MeetingId, step: Step) -> Outcome<()> {
    let now = house.now();
    on_meeting(house, actor, id, |tx, _, _| {
        let known = course::one(tx, id)?;
        let next = match (step, known) {
            (Step::To(item), Some(known)) if known.item == item => known,
            (Step::To(item), _) => {
                let items = agenda::all(tx, id)?;
                items.iter().find(|one| one.id == item).ok_or(Problem::NotFound)?;
                Course { item, since: Some(now), spent: 0 }
            }
            (Step::Pause | Step::Resume, None) => return Err(Problem::NotFound),
            (Step::Pause, Some(known)) => Course { since: None, spent: known.used(now), ..known },
            (Step::Resume, Some(known)) => {
                Course { since: Some(known.since.unwrap_or(now)), ..known }
            }
        };
        Ok(course::put(tx, id, &next)?)
    })
}
