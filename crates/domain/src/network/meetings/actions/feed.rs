//! A calendar that follows: programs on telephones ask for it by an address nobody can guess.

use base::{Outcome, Problem, Timestamp};
use serde_json::json;

use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::actions::note;
use crate::network::links::{self, Link};
use crate::network::meetings::Meeting;
use crate::network::meetings::store::{Named, around};

/// So many days a meeting stays in the calendar.
const KEPT: i64 = 90;

/// A meeting in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// The meeting.
    pub meeting: Meeting,
    /// The name of its body.
    pub body: String,
    /// How often it was changed.
    pub sequence: i64,
    /// How long it takes, in minutes.
    pub minutes: i64,
}

/// Makes the address of one's calendar: answers what stands in it, this once. The address before stops working.
///
/// # Errors
/// When the store does not work.
pub fn make_feed(house: &House, actor: &Actor) -> Outcome<String> {
    let token = links::token(house);
    let hash = links::hash(house, Link::Calendar, &token)?;
    house.data.write(|tx| {
        around::put_feed(tx, actor.account, &hash, house.now())?;
        note(house, tx, actor, "calendar.made", actor.account.text(), json!({}));
        Ok::<_, Problem>(())
    })?;
    Ok(token)
}

/// Ends one's calendar.
///
/// # Errors
/// When the store does not work.
pub fn end_feed(house: &House, actor: &Actor) -> Outcome<()> {
    house.data.write(|tx| {
        around::drop_feed(tx, actor.account)?;
        note(house, tx, actor, "calendar.ended", actor.account.text(), json!({}));
        Ok(())
    })
}

/// Since when one's calendar has its address.
///
/// # Errors
/// When the store does not work.
pub fn feed_since(house: &House, actor: &Actor) -> Outcome<Option<Timestamp>> {
    Ok(house.data.read(|conn| around::feed_of(conn, actor.account))?)
}

/// The meetings behind the address of a calendar, those of the last months among them: of bodies its owner takes part in
/// today.
///
/// # Errors
/// [`Problem::NotFound`] when there is none (any more).
pub fn feed(house: &House, token: &str) -> Outcome<Vec<FeedEntry>> {
    let hash = links::hash(house, Link::Calendar, token)?;
    let (since, today) = (house.now().plus_seconds(-KEPT * 86_400), house.today());
    house.data.read(|conn| {
        let owner = around::feed_owner(conn, &hash)?.ok_or(Problem::NotFound)?;
        let found = around::feed(conn, owner, since, today)?;
        let entry = |around::Followed(Named(meeting, body), sequence, minutes)| FeedEntry {
            meeting,
            body,
            sequence,
            minutes: minutes.max(15),
        };
        Ok(found.into_iter().map(entry).collect())
    })
}
