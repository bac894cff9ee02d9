//! While a meeting goes on: who is there, what is said, decided and taken over.

use base::{Outcome, Problem};
use db::Tx;
use serde_json::json;

use super::on_meeting;
use super::planning::tell;
use crate::house::House;
use crate::identity::{Actor, once};
use crate::network::bodies::actions::note;
use crate::network::bodies::{BodyId, store as bodies};
use crate::network::meetings::{
    AgendaItem, ItemId, MeetingId, MeetingState, Minuted, ResultInput, Seat, Who, store,
};

/// Writes down what became of an item: notes, a decision, a task. The same `request` sent twice is stored once.
///
/// Notes somebody else changed meanwhile are joined with what was typed, line by line: no word is lost.
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
            let items = store::agenda::all(tx, id)?;
            let known = items.into_iter().find(|one| one.id == item).ok_or(Problem::NotFound)?;
            if known.is_protected() {
                return Err(Problem::Rule("rule-item-protected"));
            }
            outcome = notes(tx, &known, input)?;
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

fn notes(tx: &mut Tx<'_>, known: &AgendaItem, input: &ResultInput) -> Outcome<Minuted> {
    let typed = input.notes.trim_end();
    if typed == known.notes {
        store::agenda::postpone(tx, known.id, input.postponed)?;
        return Ok(Minuted::Stored);
    }
    let joined = known.version != input.version;
    let text = if joined { join(&known.notes, typed) } else { typed.to_owned() };
    store::agenda::set_notes(tx, known.id, &text, input.postponed)?;
    Ok(if joined { Minuted::Joined } else { Minuted::Stored })
}

/// What stands there, and behind it the typed lines that do not stand there yet.
pub(super) fn join(stored: &str, typed: &str) -> String {
    let fresh = typed.lines().filter(|line| !stored.lines().any(|known| known == *line));
    let lines: Vec<&str> = stored.lines().chain(fresh).collect();
    lines.join("\n")
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
        tell(house, tx, actor, "meeting.held", id);
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joining_keeps_every_line_of_both() {
        assert_eq!(join("a\nb", "a\nc"), "a\nb\nc");
        assert_eq!(join("", "x\n\ny"), "x\n\ny");
        assert_eq!(join("a\nb", "b\na"), "a\nb");
        assert_eq!(join("a", ""), "a");
    }
}
