//! Who stands in for whom: the only way to the content of somebody else's case.

pub(crate) mod store;
#[cfg(test)]
mod tests;

use base::{Date, Outcome, Problem};
use db::Tx;
use serde_json::json;

use super::{AccountId, Actor, AgencyId, Role, SubstitutionId, accounts};
use crate::audit;
use crate::house::House;
pub use store::of_agency;

/// One time of absence in one agency, first and last day included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Substitution {
    /// Its id.
    pub id: SubstitutionId,
    /// The agency.
    pub agency: AgencyId,
    /// Who is away.
    pub absent: AccountId,
    /// Who stands in.
    pub substitute: AccountId,
    /// The first day.
    pub valid_from: Date,
    /// The last day.
    pub valid_until: Date,
}

/// Arranges that `substitute` sees the cases of `absent` from one day to another, in the actor's agency.
/// A team lead arranges it for anybody there, others for their own absence.
///
/// # Errors
/// When days or people do not fit, or the actor may not.
pub fn arrange_substitution(
    house: &House,
    actor: &Actor,
    absent: AccountId,
    substitute: AccountId,
    (valid_from, valid_until): (Date, Date),
) -> Outcome<SubstitutionId> {
    let agency = actor.agency.ok_or(Problem::Forbidden)?;
    if !house.access.may_arrange_substitution(actor, absent, agency) {
        return Err(Problem::Forbidden);
    }
    if absent == substitute {
        return Err(Problem::at("substitute", "substitution-oneself"));
    }
    let today = house.today();
    if valid_until < valid_from || valid_until < today {
        return Err(Problem::at("valid_until", "substitution-days"));
    }
    let one =
        Substitution { id: house.new_id(), agency, absent, substitute, valid_from, valid_until };
    house.data.write(|tx| {
        let colleagues = accounts::colleagues(tx, agency, today)?;
        let has = |account: AccountId, fits: fn(Role) -> bool| {
            colleagues.iter().any(|one| one.account == account && fits(one.role))
        };
        if !has(absent, |role| role.carries_cases() || role == Role::TeamLead) {
            return Err(Problem::at("absent", "substitution-not-a-colleague"));
        }
        if !has(substitute, |role| role.carries_cases() || role == Role::TeamLead) {
            return Err(Problem::at("substitute", "substitution-not-a-colleague"));
        }
        store::add(tx, &one)?;
        note(house, tx, actor, &one, "substitution.arranged");
        Ok::<_, Problem>(())
    })?;
    Ok(one.id)
}

/// Ends a substitution at once.
///
/// # Errors
/// When there is none, or the actor may not.
pub fn end_substitution(house: &House, actor: &Actor, id: SubstitutionId) -> Outcome<()> {
    house.data.write(|tx| {
        let one = store::one(tx, id)?.ok_or(Problem::NotFound)?;
        if !house.access.may_arrange_substitution(actor, one.absent, one.agency) {
            return Err(Problem::NotFound);
        }
        let yesterday = house.today().yesterday().map_err(Problem::internal)?;
        store::end(tx, id, yesterday)?;
        note(house, tx, actor, &one, "substitution.ended");
        Ok(())
    })
}

fn note(house: &House, tx: &mut Tx<'_>, actor: &Actor, one: &Substitution, action: &'static str) {
    let entry = audit::Entry {
        agency: Some(one.agency.text()),
        actor: Some(actor.account.text()),
        action,
        subject: one.absent.text(),
        detail: json!({
            "substitute": one.substitute.text(),
            "from": one.valid_from.to_string(),
            "until": one.valid_until.to_string(),
        }),
    };
    audit::record(tx, house.now(), entry);
}
