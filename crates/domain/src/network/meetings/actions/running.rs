//! While a meeting goes on: who is there, what is said, decided and taken over.

use base::{Outcome, Problem};
use db::Tx;
use serde_json::json;

use super::on_meeting;
use super::planning::tell;
use super::typing::{open_item, strike};
use crate::house::House;
use crate::identity::{Actor, once};
use crate::network::bodies::actions::note;
use crate::network::bodies::{BodyId, store as bodies};
use crate::network::meetings::{
    AgendaItem, Delta, ItemId, ItemIdKind, MeetingId, MeetingState, Minuted, ResultInput, Seat,
    Stroke, Who, store,
};

/// Writes down what became of an item: notes, a decision, a task. The same `request` sent twice is stored once.
///
/// Notes somebody else changed meanwhile are joined with what was typed: no word is lost.
///
/// # Errors
/// Every field that does not fit; a rule for part 1, of which nothing is written here.
pub fn write_down(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    item: ItemId,
    request: &str,
    input: &ResultInput,
) -> Outcome<Minuted> {
    let errors = input.check();
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    on_meeting(house, actor, id, |tx, meeting, body| {
        let mut outcome = Minuted::Stored;
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let known = open_item(tx, id, item)?;
            outcome = notes(house, tx, &known, input)?;
            store::words::index(tx, item)?;
            let decision = input.decision.trim();
            if !decision.is_empty() {
                let place = (body.id, meeting.id, item);
                store::results::decide(tx, house.new_id(), place, decision, house.now())?;
                note(house, tx, actor, "decision.made", id.text(), json!({}));
            }
            if let (task, Some(who), Some(due_on)) = (input.task.trim(), input.who, input.due_on)
                && !task.is_empty()
            {
                belongs(house, tx, body.id, who)?;
                let what = (task, who, due_on);
                store::results::add_task(tx, house.new_id(), (body.id, item), what, house.now())?;
                note(house, tx, actor, "task.given", id.text(), json!({}));
            }
            Ok(item.text())
        })?;
        drop(stored);
        Ok(outcome.clone())
    })
}

/// A page that was sent as a whole is a change of the text it was made from, like any other.
fn notes(
    house: &House,
    tx: &mut Tx<'_>,
    known: &AgendaItem,
    input: &ResultInput,
) -> Outcome<Minuted> {
    store::agenda::postpone(tx, known.id, input.postponed)?;
    let typed = input.notes.replace("\r\n", "\n");
    let version = input.version.clamp(0, known.version);
    let mut seen = String::new();
    for edit in store::edits::behind(tx, known.id, 0)? {
        if edit.version > version {
            break;
        }
        let delta = Delta::parse(&edit.delta).and_then(|delta| delta.apply(&seen));
        seen = delta.ok_or_else(|| Problem::internal("a stored change is unreadable"))?;
    }
    let delta = Delta::between(&seen, &typed);
    if delta.is_nothing() {
        return Ok(Minuted::Stored);
    }
    let pen = house.new_id::<ItemIdKind>().text();
    strike(tx, known, &Stroke { pen, number: 1, version, delta })?;
    Ok(if version < known.version { Minuted::Joined } else { Minuted::Stored })
}

/// A task goes to an office of the body or to somebody who takes part.
fn belongs(house: &House, tx: &mut Tx<'_>, body: BodyId, who: Who) -> Outcome<()> {
    let today = house.today();
    let here = match who {
        Who::Office(office) => bodies::offices::body_of(tx, office)? == Some(body),
        Who::Account(account) => bodies::mandates::of_body(tx, body, today)?
            .iter()
            .any(|mandate| mandate.account == account),
    };
    if here { Ok(()) } else { Err(Problem::at("who", "error-unknown-choice")) }
}

/// Writes down who is there: `present` names the seats.
///
/// # Errors
/// A rule when the meeting is over.
pub fn attend(house: &House, actor: &Actor, id: MeetingId, present: &[String]) -> Outcome<()> {
    let view = super::meeting(house, actor, id)?;
    let seats: Vec<Seat> = view.seats;
    on_meeting(house, actor, id, |tx, _, _| {
        for seat in seats.iter().filter(|seat| !seat.name.is_empty()) {
            store::attend(tx, id, seat, present.contains(&seat.id))?;
        }
        tell(house, tx, actor, "meeting.attended", id);
        Ok(())
    })
}

/// Ends a meeting: its minutes stand.
///
/// # Errors
/// A rule when it is over already, or has not begun.
pub fn finish_meeting(house: &House, actor: &Actor, id: MeetingId) -> Outcome<()> {
    on_meeting(house, actor, id, |tx, meeting, _| {
        if meeting.starts_at > house.now() {
            return Err(Problem::Rule("rule-meeting-not-begun"));
        }
        store::set_state(tx, id, MeetingState::Held, Some(house.now()))?;
        store::edits::forget(tx, id)?;
        store::course::end(tx, id)?;
        for item in store::agenda::all(tx, id)? {
            store::words::index(tx, item.id)?;
        }
        tell(house, tx, actor, "meeting.held", id);
        Ok(())
    })
}
