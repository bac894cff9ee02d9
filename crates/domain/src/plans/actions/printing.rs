//! Printing a plan: what goes onto paper leaves the protection of the program, so it is an event.

use std::borrow::Cow;

use base::{Date, Outcome, Problem};
use db::Tx;

use super::history::plan_as_of;
use super::reading::plan;
use crate::audit;
use crate::cases::actions::permit;
use crate::cases::store::{facts, hold};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Doer};
use crate::plans::Plan;

/// What is put onto paper. None of it is personal; the audit keeps it.
#[derive(Debug, Clone, Default)]
pub struct PrintOrder {
    /// The plan as it stood at the end of this day; as it is now when absent.
    pub as_of: Option<Date>,
    /// With the answers, or the numbers alone for the pen.
    pub filled: bool,
    /// With the additions of the agency.
    pub additions: bool,
    /// The client's language beside German.
    pub second_language: Option<String>,
}

/// Hands out a plan for printing, and writes down that it did.
///
/// # Errors
/// As the permit says; a day that lies ahead, or before the plan began.
pub fn print(house: &House, doer: Doer<'_>, case: CaseId, order: &PrintOrder) -> Outcome<Plan> {
    if order.as_of.is_some_and(|day| day > house.today()) {
        return Err(Problem::at("am", "error-date-future"));
    }
    house.data.write(|tx| {
        // Plan, standing and past are read one after the other: nobody changes the case meanwhile.
        hold(tx, case)?;
        let actor = in_whose_place(house, tx, doer, case)?;
        let permit = permit(house, tx, &actor, case, Action::PrintCase)?;
        let plan = match order.as_of {
            None => plan(house, tx, &permit, actor.language)?,
            Some(day) => match plan_as_of(house, tx, &permit, day, actor.language) {
                Err(Problem::NotFound) => return Err(Problem::at("am", "print-before-begin")),
                found => found?,
            },
        };
        let key = house.vault.client_key(&permit.client_id().text())?;
        let detail = serde_json::json!({
            "version": plan.version,
            "as_of": order.as_of.map(|day| day.to_string()),
            "filled": order.filled,
            "additions": order.additions,
            "language": order.second_language,
        });
        let entry = doer.entry(permit.agency(), "plan.printed", key.pseudonym(), detail);
        audit::record(tx, house.now(), entry);
        Ok(plan)
    })
}

fn in_whose_place<'a>(
    house: &House,
    tx: &mut Tx<'_>,
    doer: Doer<'a>,
    case: CaseId,
) -> Outcome<Cow<'a, Actor>> {
    match doer {
        Doer::Actor(actor) => Ok(Cow::Borrowed(actor)),
        Doer::Console => {
            let facts = facts(tx, case, house.today())?.ok_or(Problem::NotFound)?;
            let manager = facts.case_manager;
            Ok(Cow::Owned(Actor::console_for_manager(house, facts.agency, manager)))
        }
    }
}
