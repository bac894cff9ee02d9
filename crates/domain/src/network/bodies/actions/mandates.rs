//! Mandates: leave to take part, given by those who lead (working paper, 1.2 and 1.3).

use base::{Outcome, Problem};
use serde_json::json;

use super::{allowed, note, yesterday};
use crate::house::House;
use crate::identity::{Actor, AgencyAction, AgencyId};
use crate::network::bodies::{Body, BodyAction, BodyId, MandateId, MandateInput, Person, store};

/// Gives somebody of the own agency leave to take part in a body. A new mandate takes the place of the old.
///
/// # Errors
/// At `account`, when that is nobody of the own agency who keeps cases; every other field that does not fit.
pub fn grant_mandate(
    house: &House,
    actor: &Actor,
    id: BodyId,
    input: &MandateInput,
) -> Outcome<MandateId> {
    let (agency, today) = (grants(house, actor)?, house.today());
    let errors = input.check(today);
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    house.data.write(|tx| {
        store::hold(tx, id)?;
        allowed(house, tx, actor, id, BodyAction::Read)?;
        let known =
            |person: &Person| Some(person.account) == input.account && works_for(person, agency);
        let people = store::offices::people(tx, today)?;
        let person = people.into_iter().find(known);
        let person = person.ok_or_else(|| Problem::at("account", "error-unknown-choice"))?;
        let mandate: MandateId = house.new_id();
        let who = (person.account, actor.account);
        let days = (yesterday(today), today);
        store::mandates::grant(tx, mandate, (id, agency), who, input, days)?;
        note(house, tx, actor, "mandate.granted", mandate.text(), json!({ "body": id.text() }));
        Ok(mandate)
    })
}

/// Takes a mandate back: yesterday was its last day.
///
/// # Errors
/// [`Problem::NotFound`] for mandates of other agencies.
pub fn end_mandate(house: &House, actor: &Actor, id: BodyId, mandate: MandateId) -> Outcome<()> {
    let agency = grants(house, actor)?;
    house.data.write(|tx| {
        store::hold(tx, id)?;
        let known = store::mandates::one(tx, id, mandate)?;
        known.filter(|known| known.agency == agency).ok_or(Problem::NotFound)?;
        store::mandates::end(tx, id, mandate, yesterday(house.today()))?;
        note(house, tx, actor, "mandate.ended", mandate.text(), json!({ "body": id.text() }));
        Ok(())
    })
}

/// Bodies for which case managers of the own agency lack a mandate, with who they are: an Austauschforum is for all of
/// them, a working circle wants one of each agency.
///
/// # Errors
/// When they cannot be read. Empty for those who grant no mandates.
pub fn without_mandate(house: &House, actor: &Actor) -> Outcome<Vec<(Body, Vec<Person>)>> {
    let Ok(agency) = grants(house, actor) else { return Ok(Vec::new()) };
    let today = house.today();
    house.data.read(|conn| {
        let own = store::offices::people(conn, today)?;
        let own: Vec<Person> = own.into_iter().filter(|person| works_for(person, agency)).collect();
        let mut lacking = Vec::new();
        for body in store::all(conn)?.into_iter().filter(|body| body.kind.needs_mandate()) {
            let mandates = store::mandates::of_body(conn, body.id, today)?;
            let has = |person: &Person| mandates.iter().any(|one| one.account == person.account);
            let without: Vec<Person> = own.iter().filter(|one| !has(one)).cloned().collect();
            let enough =
                body.kind != crate::network::bodies::BodyKind::Forum && without.len() < own.len();
            if !without.is_empty() && !enough {
                lacking.push((body, without));
            }
        }
        Ok::<_, Problem>(lacking)
    })
}

fn works_for(person: &Person, agency: AgencyId) -> bool {
    person.agency == Some(agency) && person.role.carries_cases()
}

/// The agency for which the actor grants mandates.
fn grants(house: &House, actor: &Actor) -> Outcome<AgencyId> {
    house.access.demand(actor, AgencyAction::GrantMandate)?;
    actor.agency.ok_or(Problem::Forbidden)
}
