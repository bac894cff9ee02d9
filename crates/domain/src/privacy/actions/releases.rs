//! Releases from confidentiality (§ 203 StGB): beside every consent, never instead of it.

use base::{FieldError, Outcome, Problem};
use db::Tx;
use vault::ClientKey;

use super::{entry, record};
use crate::audit;
use crate::house::House;
use crate::identity::{Actor, Permit, once};
use crate::privacy::store::{self, SealedRelease};
use crate::privacy::{NewRelease, Release, ReleaseId};
use crate::sealed::{open, place, seal};

/// Longest text of a part, in characters.
const LONGEST: usize = 2_000;

/// Records a release from confidentiality. The same `request` sent twice is stored once.
///
/// # Errors
/// When a required part is missing or the days do not fit.
pub(crate) fn give_release(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    request: &str,
    new: &NewRelease,
) -> Outcome<ReleaseId> {
    let NewRelease { given_on, expires_on, mutual, details } = new;
    let (given_on, expires_on, mutual) = (*given_on, *expires_on, *mutual);
    let mut errors = Vec::new();
    let required = [
        ("released", &details.released),
        ("recipients", &details.recipients),
        ("covers", &details.covers),
        ("purpose", &details.purpose),
    ];
    for (field, value) in required {
        if value.reveal().trim().is_empty() {
            errors.push(FieldError::new(field, "error-required"));
        }
    }
    for (field, value) in required.into_iter().chain([("interpreter", &details.interpreter)]) {
        if value.reveal().chars().count() > LONGEST {
            errors.push(FieldError::new(field, "error-too-long").with("max", LONGEST));
        }
    }
    if given_on > house.today() {
        errors.push(FieldError::new("given_on", "error-date-future"));
    }
    if expires_on.is_some_and(|last| last < given_on) {
        errors.push(FieldError::new("expires_on", "error-end-before-start"));
    }
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let client = permit.client_id();
    let key = house.vault.client_key(&client.text())?;
    let stored = once(tx, house.now(), actor.account, request, |tx| {
        let id: ReleaseId = house.new_id();
        let sealed = seal(&key, place("confidentiality_release", &id.text(), "sealed"), details)?;
        let agency = permit.agency();
        let revoked_on = None;
        let release =
            SealedRelease { id, agency, mutual, given_on, expires_on, revoked_on, sealed };
        store::insert_release(tx, record(house, (client, agency, actor.account)), &release)?;
        let detail = serde_json::json!({ "release": id.text() });
        audit::record(tx, house.now(), entry(actor, &key, "release.given", detail));
        Ok(id.text())
    })?;
    stored.location().parse().map_err(Problem::internal)
}

/// Revokes a release from today on.
///
/// # Errors
/// When it is not this client's, or revoked already.
pub(crate) fn revoke_release(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    permit: &Permit,
    release: ReleaseId,
) -> Outcome<()> {
    let client = permit.client_id();
    let key = house.vault.client_key(&client.text())?;
    if !store::revoke_release(tx, permit, release, house.today())? {
        return Err(Problem::NotFound);
    }
    let detail = serde_json::json!({ "release": release.text() });
    audit::record(tx, house.now(), entry(actor, &key, "release.revoked", detail));
    Ok(())
}

pub(super) fn open_release(key: &ClientKey, row: SealedRelease) -> Outcome<Release> {
    let details =
        open(key, place("confidentiality_release", &row.id.text(), "sealed"), &row.sealed)?;
    Ok(Release {
        id: row.id,
        agency: row.agency,
        mutual: row.mutual,
        given_on: row.given_on,
        expires_on: row.expires_on,
        revoked_on: row.revoked_on,
        details,
    })
}
