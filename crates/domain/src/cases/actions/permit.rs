//! The door to a single case.

use base::{Outcome, Problem};
use db::{Conn, Tx};

use crate::cases::{CaseFile, CaseState, Sight, store};
use crate::house::House;
use crate::identity::{Action, Actor, CaseId, Permit};
use crate::privacy::actions::legal_standing;

/// Asks whether `actor` may do `action` with this very case, now. A foreign case and one that does not exist
/// give the same answer.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`], as the authorisation check says.
pub fn permit(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    case: CaseId,
    action: Action,
) -> Outcome<Permit> {
    let facts = store::facts(conn, case, house.today())?.ok_or(Problem::NotFound)?;
    house.access.permit(actor, action, &facts, house.now())
}

/// Changes one case: one transaction that holds the case first, so that whoever else wants to change it waits and
/// reads afterwards, and then asks. What the permit says is true until the change is stored.
///
/// # Errors
/// As [`permit`], and what the work says.
pub fn on_case<T>(
    house: &House,
    actor: &Actor,
    case: CaseId,
    action: Action,
    mut work: impl FnMut(&mut Tx<'_>, &Permit) -> Outcome<T>,
) -> Outcome<T> {
    house.data.write(|tx| {
        store::hold(tx, case)?;
        let permit = permit(house, tx, actor, case, action)?;
        work(tx, &permit)
    })
}

/// [`on_case`], to write in a case whose counselling has not ended.
///
/// # Errors
/// As [`on_case`]; a rule when counselling has ended.
pub fn on_open_case<T>(
    house: &House,
    actor: &Actor,
    case: CaseId,
    mut work: impl FnMut(&mut Tx<'_>, &Permit) -> Outcome<T>,
) -> Outcome<T> {
    on_case(house, actor, case, Action::WriteCase, |tx, permit| {
        if file(tx, permit)?.state != CaseState::Open {
            return Err(Problem::Rule("rule-case-ended"));
        }
        work(tx, permit)
    })
}

/// The case behind a permit.
///
/// # Errors
/// When it has vanished meanwhile.
pub fn file(conn: &mut Conn, permit: &Permit) -> Outcome<CaseFile> {
    store::file(conn, permit.case_id())?.ok_or(Problem::NotFound)
}

/// What of the case the holder of the permit may see now.
///
/// # Errors
/// When the records of agreement and consent cannot be opened.
pub fn sight(house: &House, conn: &mut Conn, permit: &Permit) -> Outcome<Sight> {
    let file = file(conn, permit)?;
    Ok(Sight::of(&file, &legal_standing(house, conn, permit)?, permit))
}
