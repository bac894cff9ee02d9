//! Contacts.

use std::collections::BTreeMap;

use base::{Date, FieldError, Outcome, Problem};
use db::Conn;
use vault::{ClientKey, Place};

use super::permit::{file, on_case, sight};
use crate::audit;
use crate::cases::{
    CaseState, Contact, ContactDetails, ContactId, ContactInput, ContactRecord, HEALTH_SERVICES,
    Sight, store,
};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit, once};
use crate::sealed::{open, place, seal};

/// Records a contact. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit; a rule when the case is closed or locked.
pub fn record_contact(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    input: &ContactInput,
) -> Outcome<ContactId> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        let (held_on, minutes) = checked(house, tx, permit, input)?;
        let key = house.vault.client_key(&permit.client_id().text())?;
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let id: ContactId = house.new_id();
            let sealed = seal(&key, place("contact", &id.text(), "sealed"), &input.details)?;
            let record = ContactRecord {
                id,
                held_on,
                form: input.form.clone(),
                minutes,
                account: actor.account,
                sealed,
                version: 1,
                by: actor.display_name.clone(),
            };
            store::insert_contact(tx, permit, &record, house.now())?;
            let detail = serde_json::json!({ "contact": id.text(), "form": record.form });
            let entry = actor.entry("contact.recorded", key.pseudonym(), detail);
            audit::record(tx, house.now(), entry);
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Day and minutes of a contact that may be written now: the case is open, agreement and ground hold (W04),
/// and health is touched only with the explicit consent (W29).
pub(super) fn checked(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    input: &ContactInput,
) -> Outcome<(Date, i64)> {
    let sight = sight(house, conn, permit)?;
    if !sight.counselling || file(conn, permit)?.state != CaseState::Open {
        return Err(Problem::Rule("rule-contact-locked"));
    }
    let mut errors = input.check(house.today());
    if input.details.is_health() && !sight.health {
        let referred = HEALTH_SERVICES.contains(&input.details.referred_to.as_str());
        let field = if referred { "referred_to" } else { "areas" };
        errors.push(FieldError::new(field, "error-w29-health"));
    }
    match (input.held_on, input.minutes) {
        (Some(held_on), Some(minutes)) if errors.is_empty() => Ok((held_on, minutes)),
        _ => Err(Problem::Invalid(errors)),
    }
}

/// All contacts of a case, the newest first. What was talked about stays closed where its consent does not
/// hold; that a contact took place is counted all the same (W06).
///
/// # Errors
/// When one cannot be opened.
pub fn contacts(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Vec<Contact>> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    let sight = sight(house, conn, permit)?;
    let rows = store::contacts(conn, permit)?;
    rows.into_iter().map(|row| opened(&key, sight, row)).collect()
}

pub(super) fn opened(key: &ClientKey, sight: Sight, row: ContactRecord) -> Outcome<Contact> {
    let ContactRecord { id, held_on, form, minutes, account, version, by, sealed } = row;
    let found = seen(key, sight, place("contact", &id.text(), "sealed"), &sealed)?;
    let locked = found.is_none();
    let details = found.unwrap_or_default();
    Ok(Contact { id, held_on, form, minutes, account, by, version, details, locked })
}

/// The content of a contact, if it may be seen: without a ground it is not even opened.
pub(super) fn seen(
    key: &ClientKey,
    sight: Sight,
    place: Place<'_>,
    sealed: &[u8],
) -> Outcome<Option<ContactDetails>> {
    if !sight.counselling {
        return Ok(None);
    }
    let details: ContactDetails = open(key, place, sealed)?;
    Ok((sight.health || !details.is_health()).then_some(details))
}

/// What the contacts of ONE case add up to. Contacts only: persons and cases are counted elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactCounts {
    /// How many contacts.
    pub contacts: usize,
    /// Their length together, in minutes.
    pub minutes: i64,
    /// How many of each form.
    pub by_form: BTreeMap<String, usize>,
    /// How many touched each area; one contact may touch several.
    pub by_area: BTreeMap<String, usize>,
    /// How many were interpreted.
    pub interpreted: usize,
}

/// Counts the contacts of one case.
pub fn contact_counts(contacts: &[Contact]) -> ContactCounts {
    let mut counts = ContactCounts { contacts: contacts.len(), ..ContactCounts::default() };
    for contact in contacts {
        counts.minutes += contact.minutes;
        *counts.by_form.entry(contact.form.clone()).or_default() += 1;
        for area in &contact.details.areas {
            *counts.by_area.entry(area.clone()).or_default() += 1;
        }
        counts.interpreted += usize::from(contact.details.interpreted);
    }
    counts
}
