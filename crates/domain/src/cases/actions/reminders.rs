//! Reminders: something to come back to on a day.

use base::{Date, FieldError, Outcome, Personal, Problem};
use db::Conn;
use vault::ClientKey;

use super::permit::{on_case, sight};
use crate::audit;
use crate::cases::{Reminder, ReminderId, store};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit, once};
use crate::sealed::{open, place, seal};

/// The reason of a reminder somebody set themselves.
pub const OWN_REMINDER: &str = "own";

/// Longest text of a reminder, in characters.
pub const LONGEST_REMINDER: usize = 500;

/// Sets a reminder. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit: a day that is none or has passed, a text that is missing or too long.
pub fn remind(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    due_on: Option<Date>,
    note: &str,
) -> Outcome<ReminderId> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        if !sight(house, tx, permit)?.counselling {
            return Err(Problem::Rule("rule-w06-locked"));
        }
        let due_on = check(due_on, note, house.today())?;
        let key = house.vault.client_key(&permit.client_id().text())?;
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let id: ReminderId = house.new_id();
            let sealed = seal(&key, place("reminder", &id.text(), "sealed"), &note.trim())?;
            let content = (OWN_REMINDER, Some(sealed));
            store::insert_reminder(tx, id, case, actor.account, due_on, content, house.now())?;
            let detail = serde_json::json!({ "reminder": id.text(), "due_on": due_on.to_string() });
            audit::record(tx, house.now(), actor.entry("reminder.set", key.pseudonym(), detail));
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

fn check(due_on: Option<Date>, note: &str, today: Date) -> Outcome<Date> {
    let mut errors = Vec::new();
    match due_on {
        None => errors.push(FieldError::new("due_on", "error-date")),
        Some(day) if day < today => errors.push(FieldError::new("due_on", "error-date-past")),
        Some(_) => {}
    }
    if note.trim().is_empty() {
        errors.push(FieldError::new("note", "error-required"));
    } else if note.chars().count() > LONGEST_REMINDER || note.contains('\0') {
        errors.push(FieldError::new("note", "error-text"));
    }
    due_on.filter(|_| errors.is_empty()).ok_or(Problem::Invalid(errors))
}

/// The open reminders of one case, the earliest first. When a withdrawal closed the case, only the day of own
/// reminders is told, neither their text nor any other.
///
/// # Errors
/// When one cannot be opened.
pub fn reminders_of(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Vec<Reminder>> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    let is_open = sight(house, conn, permit)?.counselling;
    let rows = store::reminders_of(conn, permit)?.into_iter();
    let seen = rows.filter(|(_, _, _, reason, ..)| is_open || reason == OWN_REMINDER);
    let opened = seen.map(|(id, case, due_on, reason, about, sealed)| {
        let note = note(&key, id, sealed.filter(|_| is_open))?;
        Ok(Reminder { id, case, due_on, reason, about, note })
    });
    opened.collect()
}

/// The text of one reminder of a case; one the program set has none.
///
/// # Errors
/// [`Problem::NotFound`] when the case has no such reminder.
pub fn reminder_note(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    id: ReminderId,
) -> Outcome<Option<Personal<String>>> {
    let sealed = store::reminder(conn, permit, id)?.ok_or(Problem::NotFound)?;
    note(&house.vault.client_key(&permit.client_id().text())?, id, sealed)
}

fn note(
    key: &ClientKey,
    id: ReminderId,
    sealed: Option<Vec<u8>>,
) -> Outcome<Option<Personal<String>>> {
    let open = |sealed: Vec<u8>| open(key, place("reminder", &id.text(), "sealed"), &sealed);
    Ok(sealed.map(open).transpose()?.map(|text: String| Personal::new(text)))
}

/// Ticks a reminder off; one that is done already stays so.
///
/// # Errors
/// [`Problem::NotFound`] when it belongs to another case.
pub fn finish_reminder(
    house: &House,
    actor: &Actor,
    case: CaseId,
    reminder: ReminderId,
) -> Outcome<()> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        let key = house.vault.client_key(&permit.client_id().text())?;
        if !store::finish_reminder(tx, permit, reminder, house.now())? {
            let known = store::reminder(tx, permit, reminder)?;
            return known.map(|_| ()).ok_or(Problem::NotFound);
        }
        let detail = serde_json::json!({ "reminder": reminder.text() });
        audit::record(tx, house.now(), actor.entry("reminder.done", key.pseudonym(), detail));
        Ok(())
    })
}
