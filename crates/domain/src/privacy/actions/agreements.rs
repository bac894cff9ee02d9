//! Agreements on counselling, and the notice on data protection that goes along.

use base::{Date, Locale, Outcome, Problem};
use db::Tx;
use vault::ClientKey;

use super::reading::asked;
use super::{entry, record};
use crate::audit;
use crate::house::House;
use crate::identity::{AccountId, Actor, AgencyId, Permit, agencies, once};
use crate::privacy::store;
use crate::privacy::{AgreementId, ClientId, NewAgreement, NewNotice, consent_text, text_hash};
use crate::sealed::{place, seal};

/// Records an agreement inside a running transaction.
///
/// # Errors
/// When the day lies ahead or it cannot be stored.
pub fn add_agreement(
    house: &House,
    tx: &mut Tx<'_>,
    who: (ClientId, AgencyId, AccountId),
    key: &ClientKey,
    new: &NewAgreement,
) -> Outcome<AgreementId> {
    if new.concluded_on > house.today() {
        return Err(Problem::at("agreement_on", "error-date-future"));
    }
    let id: AgreementId = house.new_id();
    let sealed = seal(key, place("counselling_agreement", &id.text(), "sealed"), &new.details)?;
    store::insert_agreement(tx, record(house, who), id, new.concluded_on, &new.language, sealed)?;
    Ok(id)
}

/// Records a further agreement (after one ended, or in another language). The same `request` sent twice is
/// stored once.
///
/// # Errors
/// When the day lies ahead.
pub(crate) fn conclude_agreement(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    request: &str,
    new: &NewAgreement,
) -> Outcome<AgreementId> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    let stored = once(tx, house.now(), actor.account, request, |tx| {
        let who = (permit.client_id(), permit.agency(), actor.account);
        let id = add_agreement(house, tx, who, &key, new)?;
        let detail = serde_json::json!({ "agreement": id.text() });
        audit::record(tx, house.now(), entry(actor, &key, "agreement.concluded", detail));
        Ok(id.text())
    })?;
    stored.location().parse().map_err(Problem::internal)
}

/// Ends the running agreements of a client, when the case is closed.
///
/// # Errors
/// When it cannot be stored.
pub fn end_agreements(tx: &mut Tx<'_>, permit: &Permit, on: Date) -> Outcome<()> {
    store::end_agreements(tx, permit, on)?;
    Ok(())
}

/// Records that the notice was handed out, inside a running transaction.
///
/// # Errors
/// When the day lies ahead or it cannot be stored.
pub fn add_notice(
    house: &House,
    tx: &mut Tx<'_>,
    who: (ClientId, AgencyId, AccountId),
    new: &NewNotice,
) -> Outcome<()> {
    if new.handed_out_on > house.today() {
        return Err(Problem::at("notice_on", "error-date-future"));
    }
    let agency = agencies::one(tx, who.1)?.ok_or(Problem::NotFound)?;
    let text = consent_text(
        &agency.name,
        agency.law.code(),
        Locale::De,
        &asked(tx, who.1, house.today())?,
    );
    let hash = text_hash(&text.whole());
    let id = house.new_id();
    let record = record(house, who);
    store::insert_notice(tx, record, id, new.handed_out_on, &new.language, (text.version, &hash))?;
    Ok(())
}

/// Records that the notice on data protection was handed out once more, in another language or wording.
///
/// # Errors
/// When the day lies ahead.
pub(crate) fn hand_out_notice(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    request: &str,
    new: &NewNotice,
) -> Outcome<()> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    once(tx, house.now(), actor.account, request, |tx| {
        let who = (permit.client_id(), permit.agency(), actor.account);
        add_notice(house, tx, who, new)?;
        let detail = serde_json::json!({ "handed_out_on": new.handed_out_on.to_string() });
        audit::record(tx, house.now(), entry(actor, &key, "notice.handed_out", detail));
        Ok(String::new())
    })?;
    Ok(())
}
