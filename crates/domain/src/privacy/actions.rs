//! What can be done with the legal objects. The functions on a transaction are called by `cases` while it
//! opens a case; the others stand alone and ask for a permit first.

use base::{Date, Locale, Outcome, Problem};
use db::{Conn, Tx};
use jiff::ToSpan;
use vault::ClientKey;

use super::store::{self, Record, SealedConsent};
use super::{
    Agreement, AgreementId, ClientId, Consent, ConsentDetails, ConsentId, Ground, NewAgreement,
    NewConsent, NewNotice, Notice, Purpose, Release, Standing, Withdrawal, WithdrawalChannel,
    consent_text, text_hash,
};
use crate::audit;
use crate::house::House;
use crate::identity::agencies::{self, legal_bases};
use crate::identity::{AccountId, Actor, AgencyId, Basis, Permit, once};
use crate::sealed::{open, place, seal};

mod releases;

pub use releases::{give_release, revoke_release};

/// Days between a withdrawal and the deletion of what rested on it.
const DELETION_DAYS: i64 = 30;

/// Everything on record about one client.
pub struct Folder {
    /// Agreements, oldest first.
    pub agreements: Vec<Agreement>,
    /// Notices handed out.
    pub notices: Vec<Notice>,
    /// Consents, oldest first.
    pub consents: Vec<Consent>,
    /// Releases from confidentiality.
    pub releases: Vec<Release>,
    /// Deletions that are due: reason and day.
    pub deletions: Vec<(String, Date)>,
    /// What all of it means today.
    pub standing: Standing,
    /// Where each purpose rests today.
    pub grounds: Vec<(Purpose, Ground)>,
}

impl Folder {
    /// The language papers were explained in last; German when there are none.
    pub fn language(&self) -> &str {
        let consent = self.consents.last().map(|one| one.language.as_str());
        let agreement = self.agreements.last().map(|one| one.language.as_str());
        consent.or(agreement).unwrap_or("deu")
    }
}

/// The legal standing of a client today: asked at every request, so a withdrawal works at the next one.
///
/// # Errors
/// When a record cannot be opened.
pub fn standing(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Standing> {
    let (client, day) = (permit.client_id(), house.today());
    let agreements = store::terms_of_agreements(conn, client)?;
    let consents = store::terms_of_consents(conn, client)?;
    let grounds = grounds(conn, permit.agency(), day)?;
    Ok(Standing::on(day, &agreements, &consents, |purpose| ground_of(&grounds, purpose)))
}

/// Everything on record, for the page and the printout.
///
/// # Errors
/// When a record cannot be opened.
pub fn folder(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Folder> {
    let client = permit.client_id();
    let key = house.vault.client_key(&client.text())?;
    let agreements = agreements(conn, &key, client)?;
    let consents = consents(conn, &key, client)?;
    let releases = store::releases(conn, client)?
        .into_iter()
        .map(|row| releases::open_release(&key, row))
        .collect::<Outcome<_>>()?;
    let standing = standing(house, conn, permit)?;
    let grounds = grounds(conn, permit.agency(), house.today())?;
    let notices = store::notices(conn, client)?;
    let deletions = store::open_deletions(conn, client)?;
    Ok(Folder { agreements, notices, consents, releases, deletions, standing, grounds })
}

/// Where a purpose rests for an agency today.
///
/// # Errors
/// When the database cannot be read.
pub fn ground(conn: &mut Conn, agency: AgencyId, purpose: Purpose, day: Date) -> Outcome<Ground> {
    Ok(ground_of(&grounds(conn, agency, day)?, purpose))
}

fn grounds(conn: &mut Conn, agency: AgencyId, day: Date) -> Outcome<Vec<(Purpose, Ground)>> {
    let mut bases = legal_bases(conn, agency)?;
    bases.retain(|one| one.valid_from <= day && one.valid_until.is_none_or(|last| last >= day));
    let ground = |purpose: Purpose| {
        // They stand in the order of their first day: the latest counts.
        let basis = bases.iter().rfind(|one| one.purpose == purpose.name());
        match basis.filter(|one| one.basis != Basis::Consent) {
            Some(basis) => Ground::Configured { norm: basis.norm.clone() },
            None => Ground::Consent,
        }
    };
    Ok(Purpose::ALL.map(|purpose| (purpose, ground(purpose))).to_vec())
}

fn ground_of(grounds: &[(Purpose, Ground)], purpose: Purpose) -> Ground {
    let found = grounds.iter().find(|(asked, _)| *asked == purpose);
    found.map_or(Ground::Consent, |(_, ground)| ground.clone())
}

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
    let text = consent_text(&agency.name, agency.law.code(), Locale::De);
    let hash = text_hash(&text.whole());
    let id = house.new_id();
    let record = record(house, who);
    store::insert_notice(tx, record, id, new.handed_out_on, &new.language, (text.version, &hash))?;
    Ok(())
}

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
    let errors = new.check(house.today());
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let agency = agencies::one(tx, who.1)?.ok_or(Problem::NotFound)?;
    let german = consent_text(&agency.name, agency.law.code(), Locale::De);
    let english = consent_text(&agency.name, agency.law.code(), Locale::En);
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
    store::insert_consent(tx, record(house, who), &consent, &new.answers)?;
    Ok(id)
}

/// Records a further consent of a client who has a case. What waits for deletion because an earlier consent
/// to the same purpose was taken back may stay: the deletion is lifted. The same `request` sent twice is
/// stored once.
///
/// # Errors
/// Every field that does not fit.
pub fn give_consent(
    house: &House,
    actor: &Actor,
    permit: &Permit,
    request: &str,
    new: &NewConsent,
) -> Outcome<ConsentId> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let who = (permit.client_id(), permit.agency(), actor.account);
            let id = add_consent(house, tx, who, &key, new)?;
            let mut lifted = Vec::new();
            for (purpose, _) in new.answers.iter().filter(|(_, yes)| *yes) {
                if store::lift_deletions(tx, permit.client_id(), purpose.name())? > 0 {
                    lifted.push(purpose.name());
                }
            }
            let detail = serde_json::json!({ "consent": id.text(), "deletions_lifted": lifted });
            audit::record(tx, house.now(), entry(actor, &key, "consent.given", detail))?;
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Records that the notice on data protection was handed out once more, in another language or wording.
///
/// # Errors
/// When the day lies ahead.
pub fn hand_out_notice(
    house: &House,
    actor: &Actor,
    permit: &Permit,
    request: &str,
    new: &NewNotice,
) -> Outcome<()> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    house.data.write(|tx| {
        once(tx, house.now(), actor.account, request, |tx| {
            let who = (permit.client_id(), permit.agency(), actor.account);
            add_notice(house, tx, who, new)?;
            let detail = serde_json::json!({ "language": new.language });
            audit::record(tx, house.now(), entry(actor, &key, "notice.handed_out", detail))?;
            Ok(String::new())
        })?;
        Ok(())
    })
}

/// Records a further agreement (after one ended, or in another language). The same `request` sent twice is
/// stored once.
///
/// # Errors
/// When the day lies ahead.
pub fn conclude_agreement(
    house: &House,
    actor: &Actor,
    permit: &Permit,
    request: &str,
    new: &NewAgreement,
) -> Outcome<AgreementId> {
    let key = house.vault.client_key(&permit.client_id().text())?;
    house.data.write(|tx| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let who = (permit.client_id(), permit.agency(), actor.account);
            let id = add_agreement(house, tx, who, &key, new)?;
            let detail = serde_json::json!({ "agreement": id.text() });
            audit::record(tx, house.now(), entry(actor, &key, "agreement.concluded", detail))?;
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Takes back purposes of one consent (all of them when `purposes` is empty). What rested on it is locked
/// from now on and gets a day of deletion (W06); anonymous counters stay.
///
/// # Errors
/// [`Problem::NotFound`] when the consent is not this client's; [`Problem::Conflict`] when nothing of it
/// holds any more.
pub fn withdraw_consent(
    house: &House,
    actor: &Actor,
    permit: &Permit,
    consent: ConsentId,
    purposes: &[Purpose],
    channel: WithdrawalChannel,
) -> Outcome<()> {
    let client = permit.client_id();
    let key = house.vault.client_key(&client.text())?;
    let today = house.today();
    house.data.write(|tx| {
        let known = consents(tx, &key, client)?;
        let mut found =
            known.into_iter().find(|known| known.id == consent).ok_or(Problem::NotFound)?;
        let held = found.held();
        let stopped: Vec<Purpose> = held
            .iter()
            .copied()
            .filter(|purpose| purposes.is_empty() || purposes.contains(purpose))
            .collect();
        if stopped.is_empty() {
            return Err(Problem::Conflict);
        }
        let whole = stopped.len() == held.len();
        let names: Vec<String> = stopped.iter().map(|purpose| purpose.name().to_owned()).collect();
        let received_by = actor.account;
        let purposes = names.clone();
        found.details.withdrawals.push(Withdrawal { on: today, channel, received_by, purposes });
        let sealed = seal(&key, place("consent", &consent.text(), "sealed"), &found.details)?;
        store::withdraw(tx, consent, &stopped, today, whole, sealed)?;
        let record = record(house, (client, permit.agency(), actor.account));
        for purpose in &stopped {
            let configured = ground(tx, permit.agency(), *purpose, today)? != Ground::Consent;
            if !configured || purpose.needs_explicit_consent() {
                let id = house.new_id::<super::consent::ConsentKind>().text();
                store::insert_deletion(tx, record, &id, purpose.name(), deletion_day(today))?;
            }
        }
        let detail = serde_json::json!({ "consent": consent.text(), "purposes": names });
        audit::record(tx, house.now(), entry(actor, &key, "consent.withdrawn", detail))?;
        Ok(())
    })
}

/// By when what rested on a consent is deleted, if it is taken back on `day`.
pub fn deletion_day(day: Date) -> Date {
    day.checked_add(DELETION_DAYS.days()).unwrap_or(day)
}

/// How many releases from confidentiality hold today: beside a service that is named in a step this says whether
/// an exchange could rest on one at all (W34). Whom they are for is read in the folder.
///
/// # Errors
/// When the store cannot be read.
pub fn releases_in_force(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<i64> {
    Ok(store::releases_in_force(conn, permit.client_id(), house.today())?)
}

/// Ends the running agreements of a client, when the case is closed.
///
/// # Errors
/// When it cannot be stored.
pub fn end_agreements(tx: &mut Tx<'_>, client: ClientId, on: Date) -> Outcome<()> {
    store::end_agreements(tx, client, on)?;
    Ok(())
}

fn record(house: &House, (client, agency, by): (ClientId, AgencyId, AccountId)) -> Record {
    Record { client, agency, by, at: house.now() }
}

fn entry(
    actor: &Actor,
    key: &ClientKey,
    action: &'static str,
    detail: serde_json::Value,
) -> audit::Entry {
    actor.entry(action, key.pseudonym(), detail)
}

fn agreements(conn: &mut Conn, key: &ClientKey, client: ClientId) -> Outcome<Vec<Agreement>> {
    let opened = store::agreements(conn, client)?.into_iter().map(|row| {
        let details =
            open(key, place("counselling_agreement", &row.id.text(), "sealed"), &row.sealed)?;
        Ok(Agreement {
            id: row.id,
            concluded_on: row.concluded_on,
            ended_on: row.ended_on,
            language: row.language,
            taken_by: row.taken_by,
            details,
        })
    });
    opened.collect()
}

fn consents(conn: &mut Conn, key: &ClientKey, client: ClientId) -> Outcome<Vec<Consent>> {
    let purposes = store::purposes(conn, client)?;
    let opened = store::consents(conn, client)?.into_iter().map(|row| {
        let of_this = purposes.iter().filter(|(consent, ..)| *consent == row.id);
        let purposes = of_this
            .filter_map(|(_, name, yes, end)| Some((Purpose::parse(name)?, *yes, *end)))
            .collect();
        Ok(Consent {
            details: open(key, place("consent", &row.id.text(), "sealed"), &row.sealed)?,
            id: row.id,
            law: row.law,
            version: row.version,
            text_hash: row.text_hash,
            language: row.language,
            form: row.form,
            given_on: row.given_on,
            expires_on: row.expires_on,
            withdrawn_on: row.withdrawn_on,
            purposes,
        })
    });
    opened.collect()
}
