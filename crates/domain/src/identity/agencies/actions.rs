//! What is done with agencies.

use base::{Outcome, Problem};
use db::Tx;
use jiff::ToSpan;
use serde_json::json;

use super::{Agency, LegalBasis, NewAgency, NewLegalBasis, Settings, store};
use crate::audit;
use crate::house::House;
use crate::identity::{Actor, AgencyAction, AgencyId, Doer};

/// Sets up an agency with its key.
///
/// # Errors
/// When input does not fit, the short name is taken, or the person may not.
pub fn create_agency(house: &House, doer: Doer<'_>, input: &NewAgency) -> Outcome<Agency> {
    if let Doer::Actor(actor) = doer {
        house.access.demand(actor, AgencyAction::ManageHouse)?;
    }
    let agency = prepare(house, input)?;
    house.data.write(|tx| insert(house, tx, doer, &agency))?;
    Ok(agency)
}

/// The checked agency and its key. The keystore is another database: a key whose agency is not stored
/// in the end is harmless, an agency without a key would not be.
pub(crate) fn prepare(house: &House, input: &NewAgency) -> Outcome<Agency> {
    let input = input.checked()?;
    let taken = house.data.read(|conn| store::by_short_name(conn, &input.short_name))?;
    if taken.is_some() {
        return Err(Problem::at("short_name", "agency-short-name-taken"));
    }
    let agency = Agency {
        id: house.new_id(),
        name: input.name,
        short_name: input.short_name,
        law: input.law,
        municipality_key: input.municipality_key,
        created_at: house.now(),
    };
    house.vault.create_agency_key(&agency.id.text())?;
    Ok(agency)
}

pub(crate) fn insert(
    house: &House,
    tx: &mut Tx<'_>,
    doer: Doer<'_>,
    agency: &Agency,
) -> Outcome<()> {
    store::add(tx, agency).map_err(|error| match error.constraint() {
        Some("agency_short_name_key") => Problem::at("short_name", "agency-short-name-taken"),
        _ => error.into(),
    })?;
    let detail = json!({ "law": agency.law.code() });
    note(house, tx, doer, agency.id, "agency.created", detail);
    Ok(())
}

/// Changes the settings of an agency.
///
/// # Errors
/// When a value does not fit or the person may not.
pub fn change_settings(
    house: &House,
    actor: &Actor,
    agency: AgencyId,
    settings: &Settings,
) -> Outcome<()> {
    demand_in(house, actor, agency)?;
    settings.check()?;
    house.data.write(|tx| {
        let before = store::settings(tx, agency)?.to_rows();
        let mut changed = Vec::new();
        for (old, (name, value)) in before.into_iter().zip(settings.to_rows()) {
            if old.1 != value {
                store::set(tx, agency, name, &value, house.now())?;
                changed.push(name);
            }
        }
        if !changed.is_empty() {
            let detail = json!({ "changed": changed });
            note(house, tx, actor.into(), agency, "agency.settings_changed", detail);
        }
        Ok::<_, Problem>(())
    })
}

/// Sets the ground of a purpose from a day on.
///
/// # Errors
/// When input does not fit or the person may not.
pub fn set_legal_basis(
    house: &House,
    actor: &Actor,
    agency: AgencyId,
    input: &NewLegalBasis,
) -> Outcome<()> {
    demand_in(house, actor, agency)?;
    input.check()?;
    let day_before = input
        .valid_from
        .checked_sub(1.day())
        .map_err(|_| Problem::at("valid_from", "date-invalid"))?;
    let new = LegalBasis {
        id: house.new_id(),
        agency,
        purpose: input.purpose.clone(),
        basis: input.basis,
        norm: input.norm.trim().to_owned(),
        valid_from: input.valid_from,
        valid_until: None,
        approved_by: input.approved_by.trim().to_owned(),
        decided_on: house.today(),
    };
    house.data.write(|tx| {
        let replaced = store::add_basis(tx, &new, day_before)?;
        let detail = json!({
            "purpose": new.purpose, "basis": new.basis.code(), "norm": new.norm,
            "valid_from": new.valid_from.to_string(), "replaced": replaced,
        });
        note(house, tx, actor.into(), agency, "agency.legal_basis_set", detail);
        Ok::<_, Problem>(())
    })
}

/// A foreign agency does not exist for an administrator of another one.
fn demand_in(house: &House, actor: &Actor, agency: AgencyId) -> Outcome<()> {
    house.access.demand(actor, AgencyAction::ManageAgency)?;
    if house.access.allowed_in(actor, AgencyAction::ManageAgency, agency) {
        Ok(())
    } else {
        Err(Problem::NotFound)
    }
}

fn note(
    house: &House,
    tx: &mut Tx<'_>,
    doer: Doer<'_>,
    agency: AgencyId,
    action: &'static str,
    detail: serde_json::Value,
) {
    let entry = audit::Entry {
        agency: Some(agency.text()),
        actor: doer.account().map(|account| account.text()),
        action,
        subject: agency.text(),
        detail,
    };
    audit::record(tx, house.now(), entry);
}
