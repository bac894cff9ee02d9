//! What is on record about a client, and what it means today.

use base::{Date, Outcome};
use db::Conn;
use vault::ClientKey;

use super::releases;
use crate::house::House;
use crate::identity::agencies::legal_bases;
use crate::identity::{AgencyId, Basis, Permit};
use crate::privacy::store;
use crate::privacy::{Agreement, Consent, Ground, LegalStanding, Notice, Purpose, Release};
use crate::sealed::{open, place};

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
    pub standing: LegalStanding,
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
pub fn legal_standing(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<LegalStanding> {
    let day = house.today();
    let agreements = store::terms_of_agreements(conn, permit)?;
    let consents = store::terms_of_consents(conn, permit)?;
    let grounds = grounds(conn, permit.agency(), day)?;
    Ok(LegalStanding::on(day, &agreements, &consents, |purpose| ground_of(&grounds, purpose)))
}

/// Everything on record, for the page and the printout.
///
/// # Errors
/// When a record cannot be opened.
pub fn folder(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Folder> {
    let client = permit.client_id();
    let key = house.vault.client_key(&client.text())?;
    let agreements = agreements(conn, &key, permit)?;
    let consents = consents(conn, &key, permit)?;
    let releases = store::releases(conn, permit)?
        .into_iter()
        .map(|row| releases::open_release(&key, row))
        .collect::<Outcome<_>>()?;
    let standing = legal_standing(house, conn, permit)?;
    let grounds = grounds(conn, permit.agency(), house.today())?;
    let notices = store::notices(conn, permit)?;
    let deletions = store::open_deletions(conn, permit)?;
    Ok(Folder { agreements, notices, consents, releases, deletions, standing, grounds })
}

/// Where a purpose rests for an agency today.
///
/// # Errors
/// When the database cannot be read.
pub fn ground(conn: &mut Conn, agency: AgencyId, purpose: Purpose, day: Date) -> Outcome<Ground> {
    Ok(ground_of(&grounds(conn, agency, day)?, purpose))
}

/// The purposes an agency asks people for: those that rest on consent. Nobody is asked for what rests on another
/// ground.
///
/// # Errors
/// When the database cannot be read.
pub fn asked(conn: &mut Conn, agency: AgencyId, day: Date) -> Outcome<Vec<Purpose>> {
    let grounds = grounds(conn, agency, day)?;
    let is_asked = |purpose: &Purpose| {
        purpose.needs_explicit_consent() || ground_of(&grounds, *purpose) == Ground::Consent
    };
    Ok(Purpose::ALL.into_iter().filter(is_asked).collect())
}

fn grounds(conn: &mut Conn, agency: AgencyId, day: Date) -> Outcome<Vec<(Purpose, Ground)>> {
    let mut bases = legal_bases(conn, agency)?;
    bases.retain(|one| one.valid_from <= day && one.valid_until.is_none_or(|last| last >= day));
    let ground = |purpose: Purpose| {
        // They stand in the order of their first day: the latest counts.
        let basis = bases.iter().rfind(|one| one.purpose == purpose.name());
        match basis.filter(|one| one.basis != Basis::Consent) {
            Some(basis) => {
                Ground::Configured { norm: basis.norm.clone(), decided_on: basis.decided_on }
            }
            None => Ground::Consent,
        }
    };
    Ok(Purpose::ALL.map(|purpose| (purpose, ground(purpose))).to_vec())
}

fn ground_of(grounds: &[(Purpose, Ground)], purpose: Purpose) -> Ground {
    let found = grounds.iter().find(|(asked, _)| *asked == purpose);
    found.map_or(Ground::Consent, |(_, ground)| ground.clone())
}

/// How many releases from confidentiality hold today: beside a service that is named in a step this says whether
/// an exchange could rest on one at all (W34). Whom they are for is read in the folder.
///
/// # Errors
/// When the store cannot be read.
pub fn releases_in_force(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<i64> {
    Ok(store::releases_in_force(conn, permit, house.today())?)
}

fn agreements(conn: &mut Conn, key: &ClientKey, permit: &Permit) -> Outcome<Vec<Agreement>> {
    let opened = store::agreements(conn, permit)?.into_iter().map(|row| {
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

pub(super) fn consents(conn: &mut Conn, key: &ClientKey, permit: &Permit) -> Outcome<Vec<Consent>> {
    let purposes = store::purposes(conn, permit)?;
    let opened = store::consents(conn, permit)?.into_iter().map(|row| {
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
