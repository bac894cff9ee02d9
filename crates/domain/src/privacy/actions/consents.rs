//! Consents are given, and taken back just as easily.

use base::{Date, FieldError, Locale, Outcome, Problem};
use db::{Conn, Tx};
use jiff::ToSpan;
use vault::ClientKey;

use super::reading::{asked, consents, ground};
use super::{entry, record};
use crate::audit;
use crate::house::House;
use crate::identity::{AccountId, Actor, AgencyId, Permit, agencies, once};
use crate::privacy::consent::ConsentKind;
use crate::privacy::store::{self, SealedConsent};
use crate::privacy::{
    ClientId, ConsentDetails, ConsentId, Ground, NewConsent, Purpose, Withdrawal,
    WithdrawalChannel, consent_text, text_hash,
};
use crate::sealed::{place, seal};

/// Days between a withdrawal and the deletion of what rested on it.
const DELETION_DAYS: i64 = 30;

/// Records a consent inside a running transaction; the wording shown is kept with it.
///
/// # Errors
/// Every field that does not fit.
pub fn add_consent(
    house: &House,
    tx: &mut Tx<'_>,
    who: (ClientId, AgencyId, AccountId),
    key: &ClientKey,
    new: &NewConsent,
) -> Outcome<ConsentId> {
    let asked = asked(tx, who.1, house.today())?;
    let errors = new.check(house.today(), &asked);
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let agency = agencies::one(tx, who.1)?.ok_or(Problem::NotFound)?;
    let german = consent_text(&agency.name, agency.law.code(), Locale::De, &asked);
    let english = consent_text(&agency.name, agency.law.code(), Locale::En, &asked);
    let details = ConsentDetails {
        text: format!("{}\n\n{}", german.whole(), english.whole()),
        withdrawals: Vec::new(),
        ..new.details.clone()
    };
    let id: ConsentId = house.new_id();
    let consent = SealedConsent {
        id,
        law: agency.law.code().to_owned(),
        version: german.version.to_owned(),
        text_hash: text_hash(&details.text),
        language: new.language.clone(),
        form: new.form,
        given_on: new.given_on,
        expires_on: new.expires_on,
        withdrawn_on: None,
        sealed: seal(key, place("consent", &id.text(), "sealed"), &details)?,
    };
    let answers: Vec<(Purpose, bool)> =
        new.answers.iter().copied().filter(|(purpose, _)| asked.contains(purpose)).collect();
    store::insert_consent(tx, record(house, who), &consent, &answers)?;
    Ok(id)
}

/// Records a further consent of a client who has a case. What waits for deletion because an earlier consent
/// to the same purpose was taken back may stay: the deletion is lifted. The same `request` sent twice is
/// stored once.
///
/// # Errors
/// Every field that does not fit.
pub(crate) fn give_consent(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    request: &str,
    new: &NewConsent,
) -> Outcome<ConsentId> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    refuse_silent_withdrawal(house, tx, permit, new)?;
    let today = house.today();
    let holds = new.given_on <= today && new.expires_on.is_none_or(|last| today <= last);
    let stored = once(tx, house.now(), actor.account, request, |tx| {
        let who = (permit.client_id(), permit.agency(), actor.account);
        let id = add_consent(house, tx, who, &key, new)?;
        let mut lifted = Vec::new();
        for (purpose, _) in new.answers.iter().filter(|(_, yes)| *yes && holds) {
            if store::lift_deletions(tx, permit, purpose.name())? > 0 {
                lifted.push(purpose.name());
            }
        }
        let detail = serde_json::json!({ "consent": id.text(), "deletions_lifted": lifted });
        audit::record(tx, house.now(), entry(actor, &key, "consent.given", detail));
        Ok(id.text())
    })?;
    stored.location().parse().map_err(Problem::internal)
}

/// A "no" to what an earlier consent still carries would change nothing and look like an end: who means it takes
/// the earlier one back, so that everybody sees what that locks and deletes.
fn refuse_silent_withdrawal(
    house: &House,
    conn: &mut Conn,
    permit: &Permit,
    new: &NewConsent,
) -> Outcome<()> {
    let today = house.today();
    let terms = store::terms_of_consents(conn, permit)?;
    let asked = asked(conn, permit.agency(), today)?;
    let mut errors = Vec::new();
    for (purpose, _) in new.answers.iter().filter(|(_, yes)| !yes) {
        if asked.contains(purpose) && terms.iter().any(|term| term.carries(*purpose, today)) {
            let field = format!("purpose_{}", purpose.name());
            errors.push(FieldError::new(field, "error-consent-still-holds"));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::Invalid(errors)) }
}

/// Takes back purposes of one consent (all of them when `purposes` is empty), and with them every other consent to the
/// same purposes. What rested on it is locked from now on and gets a day of deletion (W06); anonymous counters stay.
///
/// # Errors
/// [`Problem::NotFound`] when the consent is not this client's; [`Problem::Conflict`] when nothing of it
/// holds any more.
pub(crate) fn withdraw_consent(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    consent: ConsentId,
    purposes: &[Purpose],
    channel: WithdrawalChannel,
) -> Outcome<()> {
    let client = permit.client_id();
    let key = house.vault.client_key(&client.text())?;
    let today = house.today();
    let known = consents(tx, &key, permit)?;
    let asked = known.iter().find(|known| known.id == consent).ok_or(Problem::NotFound)?;
    let stopped: Vec<Purpose> = asked
        .held()
        .into_iter()
        .filter(|purpose| purposes.is_empty() || purposes.contains(purpose))
        .collect();
    if stopped.is_empty() {
        return Err(Problem::Conflict);
    }
    let names: Vec<String> = stopped.iter().map(|purpose| purpose.name().to_owned()).collect();
    // Who takes a purpose back means it, however often it was agreed to.
    for mut one in known {
        let held = one.held();
        let of_this: Vec<Purpose> =
            held.iter().copied().filter(|purpose| stopped.contains(purpose)).collect();
        if of_this.is_empty() {
            continue;
        }
        let purposes = of_this.iter().map(|purpose| purpose.name().to_owned()).collect();
        let received_by = actor.account;
        one.details.withdrawals.push(Withdrawal { on: today, channel, received_by, purposes });
        let sealed = seal(&key, place("consent", &one.id.text(), "sealed"), &one.details)?;
        let whole = of_this.len() == held.len();
        let done = store::withdraw(tx, permit, one.id, &of_this, today, whole, sealed)?;
        if done < of_this.len() as u64 {
            return Err(Problem::Conflict);
        }
    }
    let waiting = store::open_deletions(tx, permit)?;
    let record = record(house, (client, permit.agency(), actor.account));
    for purpose in &stopped {
        let configured = ground(tx, permit.agency(), *purpose, today)? != Ground::Consent;
        let waits = waiting.iter().any(|(reason, _)| reason == purpose.name());
        if !waits && (!configured || purpose.needs_explicit_consent()) {
            let id = house.new_id::<ConsentKind>().text();
            store::insert_deletion(tx, record, &id, purpose.name(), deletion_day(today))?;
        }
    }
    let detail = serde_json::json!({ "consent": consent.text(), "purposes": names });
    audit::record(tx, house.now(), entry(actor, &key, "consent.withdrawn", detail));
    Ok(())
}

/// By when what rested on a consent is deleted, if it is taken back on `day`.
pub fn deletion_day(day: Date) -> Date {
    day.checked_add(DELETION_DAYS.days()).unwrap_or(day)
}
