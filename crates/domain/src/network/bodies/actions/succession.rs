//! When somebody goes: every office, mandate and task is listed and handed on, so that no body hangs on one person.

use base::{Outcome, Problem};
use db::Conn;
use serde_json::json;

use super::{allowed, note, yesterday};
use crate::house::House;
use crate::identity::{AccountId, Actor, AgencyAction};
use crate::network::bodies::{
    Body, BodyAction, Holder, MandateId, MandateInput, Office, OfficeId, OfficeIdKind, store,
};
use crate::network::meetings::store::results;

/// What hangs on one person, as far as the actor may hand it on.
#[derive(Debug, Clone, Default)]
pub struct Belongings {
    /// Offices, with their bodies.
    pub offices: Vec<(Body, Office)>,
    /// Mandates, with their bodies.
    pub mandates: Vec<(Body, MandateId)>,
    /// How many open tasks, by body.
    pub tasks: Vec<(Body, i64)>,
}

impl Belongings {
    /// Whether nothing hangs on the person.
    pub fn is_empty(&self) -> bool {
        self.offices.is_empty() && self.mandates.is_empty() && self.tasks.is_empty()
    }
}

/// What hangs on somebody.
///
/// # Errors
/// [`Problem::Forbidden`] for those who neither keep bodies nor grant mandates.
pub fn belongings(house: &House, actor: &Actor, of: AccountId) -> Outcome<Belongings> {
    super::people(house, actor)?;
    house.data.read(|conn| found(house, conn, actor, of))
}

fn found(house: &House, conn: &mut Conn, actor: &Actor, of: AccountId) -> Outcome<Belongings> {
    let today = house.today();
    let mut all = Belongings::default();
    for (office, body) in store::offices::of_account(conn, of)? {
        let Ok((body, _)) = allowed(house, conn, actor, body, BodyAction::Manage) else { continue };
        let offices = store::offices::of_body(conn, body.id, today)?;
        all.offices.extend(offices.into_iter().find(|one| one.id == office).map(|one| (body, one)));
    }
    if house.access.allowed(actor, AgencyAction::GrantMandate) {
        for (mandate, body) in store::mandates::of_account(conn, of, today)? {
            let own = store::mandates::one(conn, body, mandate)?
                .is_some_and(|one| Some(one.agency) == actor.agency);
            if own && let Some(body) = store::one(conn, body)? {
                all.mandates.push((body, mandate));
            }
        }
    }
    for body in store::all(conn)? {
        // Tasks of an office go with the office; here are those that were given to the person.
        let count = results::open_of(conn, body.id, of)?;
        if count > 0 && allowed(house, conn, actor, body.id, BodyAction::Manage).is_ok() {
            all.tasks.push((body, count));
        }
    }
    Ok(all)
}

/// Hands everything of one person on to another, from today on. What was before stays on record.
///
/// # Errors
/// At `to`, when that is nobody who can take it.
pub fn hand_on(
    house: &House,
    actor: &Actor,
    from: AccountId,
    to: AccountId,
) -> Outcome<Belongings> {
    let people = super::people(house, actor)?;
    let heir = people.into_iter().find(|person| person.account == to);
    let heir = heir.filter(|_| from != to);
    let heir = heir.ok_or_else(|| Problem::at("to", "error-unknown-choice"))?;
    let (today, before) = (house.today(), yesterday(house.today()));
    house.data.write(|tx| {
        let all = found(house, tx, actor, from)?;
        for (_, office) in &all.offices {
            let office: OfficeId = office.id;
            store::offices::vacate(tx, office, before)?;
            let holder =
                Holder { account: Some(to), name: heir.name.clone(), email: None, since: today };
            let id = house.new_id::<OfficeIdKind>().text();
            store::offices::add_holder(tx, &id, office, &holder)?;
        }
        for (body, mandate) in &all.mandates {
            let Some(old) = store::mandates::one(tx, body.id, *mandate)? else { continue };
            store::mandates::end(tx, body.id, *mandate, before)?;
            let input =
                MandateInput { account: Some(to), scope: old.scope, valid_until: old.valid_until };
            let who = (to, actor.account);
            let place = (body.id, old.agency);
            store::mandates::grant(tx, house.new_id(), place, who, &input, (before, today))?;
        }
        for (body, _) in &all.tasks {
            results::hand_on(tx, body.id, (from, to))?;
        }
        let counts = json!({
            "offices": all.offices.len(),
            "mandates": all.mandates.len(),
            "tasks": all.tasks.iter().map(|(_, count)| count).sum::<i64>(),
        });
        note(house, tx, actor, "network.handed_on", from.text(), counts);
        Ok(all)
    })
}
