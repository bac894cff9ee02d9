//! Objecting to minutes, correcting and approving them, and what is corrected afterwards.

use base::{Outcome, Problem};

use super::super::planning::tell;

use super::on_minutes;
use crate::house::House;
use crate::identity::{Actor, once};
use crate::network::bodies::BodyAction;
use crate::network::meetings::edit::join;
use crate::network::meetings::minutes::{ObjectionId, check_words};
use crate::network::meetings::store::minutes as rows;
use crate::network::meetings::{ItemId, MeetingId, MeetingState, Minuted, ResultInput, store};

/// Objects to minutes that were sent. The same `request` sent twice is stored once.
///
/// # Errors
/// At `words`, when they are missing or too long; a rule when the last day is over or nobody was asked.
pub fn object(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    request: &str,
    words: &str,
) -> Outcome<()> {
    checked(words)?;
    on_minutes(house, actor, id, BodyAction::Attend, |tx, _, _, (now, until)| {
        if !now.may_object(until, house.today()) {
            return Err(Problem::Rule("rule-minutes-no-objection"));
        }
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let objection: ObjectionId = house.new_id();
            rows::object(tx, (objection, id), actor.account, words.trim(), house.now())?;
            tell(house, tx, actor, "minutes.objected", id);
            Ok(objection.text())
        })?;
        drop(stored);
        Ok(())
    })
}

/// Says what became of an objection.
///
/// # Errors
/// At `words`, when they are missing or too long; [`Problem::Conflict`] when somebody said it already.
pub fn settle_objection(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    objection: ObjectionId,
    words: &str,
) -> Outcome<()> {
    checked(words)?;
    on_minutes(house, actor, id, BodyAction::Run, |tx, _, _, _| {
        if !rows::settle(tx, (id, objection), words.trim(), house.now())? {
            return Err(Problem::Conflict);
        }
        tell(house, tx, actor, "minutes.settled", id);
        Ok(())
    })
}

/// Corrects the notes of an item while the minutes are not approved. Two who write at once lose nothing.
///
/// # Errors
/// At `notes`, when they are too long; a rule once the minutes are approved, and for what belongs to a protected part.
pub fn correct_minutes(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    item: ItemId,
    (version, notes): (i64, &str),
) -> Outcome<Minuted> {
    let errors = ResultInput { notes: notes.to_owned(), ..ResultInput::default() }.check();
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    on_minutes(house, actor, id, BodyAction::Run, |tx, _, _, (now, _)| {
        if !now.may_change() {
            return Err(Problem::Rule("rule-minutes-approved"));
        }
        let items = store::agenda::all(tx, id)?;
        let known = items.into_iter().find(|one| one.id == item).ok_or(Problem::NotFound)?;
        if known.is_protected() {
            return Err(Problem::Rule("rule-item-protected"));
        }
        let typed = notes.trim_end();
        if typed == known.notes {
            return Ok(Minuted::Stored);
        }
        let joined = known.version != version;
        let text = if joined { join(&known.notes, typed) } else { typed.to_owned() };
        store::agenda::set_notes(tx, item, &text)?;
        store::words::index(tx, item)?;
        tell(house, tx, actor, "minutes.corrected", id);
        Ok(if joined { Minuted::Joined } else { Minuted::Stored })
    })
}

/// Approves minutes in a later meeting of the body that has begun.
///
/// # Errors
/// At `meeting`, when it is none of those; a rule while an objection is open, and when they are approved already.
pub fn approve_minutes(house: &House, actor: &Actor, id: MeetingId, by: MeetingId) -> Outcome<()> {
    on_minutes(house, actor, id, BodyAction::Run, |tx, meeting, body, (now, _)| {
        if meeting.state != MeetingState::Held || now.is_approved() {
            return Err(Problem::Rule("rule-minutes-approved"));
        }
        let open = rows::objections(tx, id)?;
        if open.iter().any(|one| one.settled_at.is_none()) {
            return Err(Problem::Rule("rule-minutes-objection-open"));
        }
        let later = rows::later(tx, body.id, (meeting.starts_at, house.now()))?;
        if !later.iter().any(|(one, _)| *one == by) {
            return Err(Problem::at("meeting", "error-unknown-choice"));
        }
        rows::approve(tx, (id, by), (house.today(), house.now()))?;
        tell(house, tx, actor, "minutes.approved", id);
        Ok(())
    })
}

/// Puts something below approved minutes. The same `request` sent twice is stored once.
///
/// # Errors
/// At `words`, when they are missing or too long; a rule while the minutes can still be corrected themselves.
pub fn add_to_minutes(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    request: &str,
    words: &str,
) -> Outcome<()> {
    checked(words)?;
    on_minutes(house, actor, id, BodyAction::Run, |tx, _, _, (now, _)| {
        if !now.is_approved() {
            return Err(Problem::Rule("rule-minutes-not-approved"));
        }
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let addendum: ObjectionId = house.new_id();
            let said = (words.trim(), actor.account);
            rows::add(tx, (addendum, id), said, house.now())?;
            tell(house, tx, actor, "minutes.added", id);
            Ok(addendum.text())
        })?;
        drop(stored);
        Ok(())
    })
}

fn checked(words: &str) -> Outcome<()> {
    check_words(words).map_or(Ok(()), |error| Err(Problem::Invalid(vec![error])))
}
