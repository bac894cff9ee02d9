//! Opening a case: a person, their consent or another ground, and the first Rahmendaten, in one transaction.

use base::{Date, FieldError, Outcome, Problem};
use db::{Conn, Tx};
use vault::ClientKey;

use super::numbers::next_plan_no;
use crate::cases::{CaseFile, CounsellingType, HouseholdRole, IdentityInput, Person, store};
use crate::house::House;
use crate::identity::{Actor, AgencyAction, AgencyId, CaseId, agencies};
use crate::privacy::{
    ClientId, Ground, NewAgreement, NewConsent, NewNotice, Purpose, actions as privacy,
};
use crate::registers::municipality;
use crate::sealed::{place, seal};

/// Everything needed to begin counselling.
#[derive(Debug, Clone)]
pub struct OpeningInput {
    /// Who it is.
    pub identity: IdentityInput,
    /// How deep to document.
    pub counselling_type: CounsellingType,
    /// Day of the first contact.
    pub first_contact_on: Date,
    /// In follow-up accommodation since (Z06).
    pub housing_since: Option<Date>,
    /// Municipality key, 6 or 8 digits; the agency's own when empty.
    pub municipality_key: String,
    /// The counselling agreement; without one there is no case (W04).
    pub agreement: Option<NewAgreement>,
    /// The notice that was handed out.
    pub notice: Option<NewNotice>,
    /// The consent, where the agency's ground is consent.
    pub consent: Option<NewConsent>,
}

/// What was opened.
pub struct Opened {
    /// The case.
    pub file: CaseFile,
    /// The person.
    pub person: Person,
    /// The fresh client key, so that the plan can be sealed at once.
    pub key: ClientKey,
}

/// A client about to be recorded, with the key everything about them will be sealed with.
pub struct NewClient {
    id: ClientId,
    key: ClientKey,
}

/// Makes the key of a client, when the case may be opened like this. It is kept before the data that need it, and
/// outside of their transaction, which may run again: without data a key is nothing, without a key data are lost.
///
/// # Errors
/// As [`open_in`].
pub fn new_client(house: &House, actor: &Actor, input: &OpeningInput) -> Outcome<NewClient> {
    let own = house.data.read(|conn| allowed(house, conn, actor, input))?.agency;
    let id: ClientId = house.new_id();
    let key = house.vault.create_client_key(&own.text(), &id.text())?;
    Ok(NewClient { id, key })
}

/// What an opening rests on.
struct Allowed {
    agency: AgencyId,
    manager_no: i64,
    person: Person,
    municipality_key: String,
}

fn allowed(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    input: &OpeningInput,
) -> Outcome<Allowed> {
    house.access.demand(actor, AgencyAction::OpenCase)?;
    let agency = actor.agency.ok_or(Problem::Forbidden)?;
    let today = house.today();
    let home = agencies::one(conn, agency)?.ok_or(Problem::NotFound)?;
    let ground = privacy::ground(conn, agency, Purpose::Counselling, today)?;
    let asked = privacy::asked(conn, agency, today)?;
    let own = home.municipality_key.as_str();
    let (person, municipality_key) = check(input, &ground, &asked, (own, today))?;
    let manager_no = actor.case_manager_no.ok_or(Problem::Rule("rule-no-case-manager-number"))?;
    Ok(Allowed { agency, manager_no, person, municipality_key })
}

/// Opens a case inside a running transaction; the caller adds the plan and the audit entry.
///
/// # Errors
/// Every field that does not fit; W04 when agreement or legal ground is missing.
pub fn open_in(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    client: &NewClient,
    input: &OpeningInput,
) -> Outcome<Opened> {
    let Allowed { agency: own, manager_no, person, municipality_key } =
        allowed(house, tx, actor, input)?;
    let (client, key) = (client.id, client.key.clone());
    let (case, household): (CaseId, _) = (house.new_id(), house.new_id());
    let now = house.now();
    let sealed = seal(&key, place("client_identity", &client.text(), "sealed"), &person)?;
    store::insert_household(tx, household, own, now)?;
    store::insert_client(tx, client, own, (household, HouseholdRole::Applicant), sealed, now)?;
    let plan_no = next_plan_no(tx, own, actor.account)?;
    let new = store::NewFile {
        id: case,
        agency: own,
        client,
        manager: (actor.account, manager_no),
        plan_no,
        municipality_key: &municipality_key,
        counselling_type: input.counselling_type,
        first_contact_on: input.first_contact_on,
        housing_since: input.housing_since,
    };
    store::insert_file(tx, &new, now)?;
    let who = (client, own, actor.account);
    if let Some(agreement) = &input.agreement {
        privacy::add_agreement(house, tx, who, &key, agreement)?;
    }
    if let Some(notice) = &input.notice {
        privacy::add_notice(house, tx, who, notice)?;
    }
    if let Some(consent) = &input.consent {
        privacy::add_consent(house, tx, who, &key, consent)?;
    }
    let file = store::file(tx, case)?.ok_or(Problem::NotFound)?;
    Ok(Opened { file, person, key })
}

/// All fields at once, so that nobody corrects a form five times.
fn check(
    input: &OpeningInput,
    ground: &Ground,
    asked: &[Purpose],
    (own_key, today): (&str, Date),
) -> Outcome<(Person, String)> {
    let mut errors = Vec::new();
    let person = input.identity.person(today);
    if let Err(wrong) = &person {
        errors.extend(wrong.iter().cloned());
    }
    if input.first_contact_on > today {
        errors.push(FieldError::new("first_contact_on", "error-date-future"));
    }
    if input.housing_since.is_some_and(|since| since > today) {
        errors.push(FieldError::new("housing_since", "error-date-future"));
    }
    let typed = input.municipality_key.trim();
    let municipality_key = if typed.is_empty() { own_key } else { typed };
    // A key counts for the day the person came, also when that is written down after a merger.
    let found = municipality(municipality_key, input.first_contact_on.min(today));
    if let Err(key) = &found {
        errors.push(FieldError::new("municipality_key", key.message()));
    }
    if input.agreement.is_none() {
        errors.push(FieldError::new("agreement", "error-w04-agreement"));
    }
    let consented = input
        .consent
        .as_ref()
        .is_some_and(|consent| consent.answers.contains(&(Purpose::Counselling, true)));
    if *ground == Ground::Consent && !consented {
        errors.push(FieldError::new("purpose_beratung", "error-w04-consent"));
    }
    if let Some(consent) = &input.consent {
        errors.extend(consent.check(today, asked));
    }
    match (person, found) {
        (Ok(person), Ok(found)) if errors.is_empty() => Ok((person, found.key.to_owned())),
        _ => Err(Problem::Invalid(errors)),
    }
}
