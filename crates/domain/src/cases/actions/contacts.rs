//! Contacts.

use std::collections::BTreeMap;

use base::{FieldError, Outcome, Problem};
use db::Conn;

use super::permit::{permit, sight};
use crate::audit;
use crate::cases::{Contact, ContactDetails, ContactId, ContactInput, ContactRecord, store};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit, once};
use crate::sealed::{open, place, seal};

/// Records a contact. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit.
pub fn record_contact(
    house: &House,
    actor: &Actor,
    case: CaseId,
    request: &str,
    input: &ContactInput,
) -> Outcome<ContactId> {
    let permit = house.data.read(|conn| permit(house, conn, actor, case, Action::WriteCase))?;
    let mut errors = input.check(house.today());
    let sight = house.data.read(|conn| sight(house, conn, &permit))?;
    if !sight.counselling {
        return Err(Problem::Rule("rule-w06-locked"));
    }
    if input.details.is_health() && !sight.health {
        errors.push(FieldError::new("areas", "error-w29-health"));
    }
    let (Some(held_on), Some(minutes), true) = (input.held_on, input.minutes, errors.is_empty())
    else {
        return Err(Problem::Invalid(errors));
    };
    let key = house.vault.client_key(&permit.client_id().text())?;
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let id: ContactId = house.new_id();
            let sealed = seal(&key, place("contact", &id.text(), "sealed"), &input.details)?;
            let form = input.form.clone();
            let record =
                ContactRecord { id, held_on, form, minutes, account: actor.account, sealed };
            store::insert_contact(tx, case, permit.agency(), &record, house.now())?;
            let detail = serde_json::json!({ "contact": id.text(), "form": record.form });
            let entry = actor.entry("contact.recorded", key.pseudonym(), detail);
            audit::record(tx, house.now(), entry)?;
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// All contacts of a case, the newest first. What was talked about stays sealed when a withdrawal closed it;
/// that there was a contact is counted all the same.
///
/// # Errors
/// When one cannot be opened.
pub fn contacts(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Vec<Contact>> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    let sight = sight(house, conn, permit)?;
    let opened = store::contacts(conn, permit.case_id())?.into_iter().map(|row| {
        let mut details = ContactDetails::default();
        if sight.counselling {
            details = open(&key, place("contact", &row.id.text(), "sealed"), &row.sealed)?;
        }
        if !sight.health && details.is_health() {
            details = ContactDetails::default();
        }
        let ContactRecord { id, held_on, form, minutes, account, .. } = row;
        Ok(Contact { id, held_on, form, minutes, account, details })
    });
    opened.collect()
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
