//! Somebody is away, and somebody stands in: without that, half of what happens in an agency cannot be tried out.

use base::{Outcome, Problem};
use jiff::ToSpan;

use super::Person;
use crate::house::House;
use crate::identity::arrange_substitution;

/// Anna is away for two weeks from today, and Ben stands in for her.
pub(super) fn holidays(house: &House, people: &[Person]) -> Outcome<()> {
    let somebody = |login: &str| people.iter().find(|person| person.login == login);
    let (Some(lead), Some(away), Some(in_her_place)) =
        (somebody("lars"), somebody("anna"), somebody("ben"))
    else {
        return Ok(());
    };
    let today = house.today();
    let until = today.checked_add(13.days()).map_err(Problem::internal)?;
    let (away, in_her_place) = (away.actor.account, in_her_place.actor.account);
    arrange_substitution(house, &lead.actor, away, in_her_place, (today, until))?;
    Ok(())
}
