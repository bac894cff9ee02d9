//! Answering what the program cannot see for itself.

use base::{Outcome, Problem};
use serde_json::json;

use super::observing::observe_in;
use crate::house::House;
use crate::identity::{Actor, ProcessAction, agencies, once};
use crate::network::bodies::actions::note;
use crate::network::recommendations::{AnswerInput, Asked, recommendation, store};

#[doc(hidden)]
pub struct AnswerIdKind;
impl base::Kind for AnswerIdKind {
    const NAME: &'static str = "answer";
}

/// Answers a question; earlier answers stay. The same `request` sent twice is stored once. Those who lead answer for their agency, the integration officer for the
/// municipality and for agencies that cannot answer for themselves.
///
/// # Errors
/// Every field that does not fit; [`Problem::NotFound`] for what is not asked.
pub fn answer(
    house: &House,
    actor: &Actor,
    request: &str,
    code: &str,
    input: &AnswerInput,
) -> Outcome<()> {
    super::demand(house, actor, ProcessAction::Track)?;
    let one = recommendation(code).ok_or(Problem::NotFound)?;
    let agency = match one.asked {
        Asked::Nobody => return Err(Problem::NotFound),
        Asked::Municipality => None,
        // Whoever answers for the municipality says for which agency; all others for their own.
        Asked::Agencies if house.access.allows_process(actor, ProcessAction::Answer, None) => {
            input.agency
        }
        Asked::Agencies => input.agency.or(actor.agency),
    };
    if one.asked == Asked::Agencies && agency.is_none() {
        return Err(Problem::at("agency", "error-choose"));
    }
    if !house.access.allows_process(actor, ProcessAction::Answer, agency) {
        return Err(Problem::Forbidden);
    }
    let errors = input.check(house.today());
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let said = input.said.ok_or_else(|| Problem::at("said", "error-choose"))?;
    let input = AnswerInput { agency, ..input.clone() };
    house.data.write(|tx| {
        if let Some(agency) = agency
            && agencies::one(tx, agency)?.is_none()
        {
            return Err(Problem::at("agency", "error-unknown-choice"));
        }
        once(tx, house.now(), actor.account, request, |tx| {
            let id = house.new_id::<AnswerIdKind>().text();
            store::add(tx, (&id, code, said), &input, (actor.account, house.now()))?;
            observe_in(house, tx)?;
            note(house, tx, actor, "recommendation.answered", code.to_owned(), json!({}));
            Ok(id)
        })
        .map(drop)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::recommendations::{Facts, catalogue, derived};

    #[test]
    fn what_has_no_rule_is_asked_and_what_has_one_is_not() {
        let facts = Facts {
            today: base::Date::ZERO,
            bodies: Vec::new(),
            agencies: Vec::new(),
            handed_up: Vec::new(),
            answers: Vec::new(),
        };
        for one in catalogue() {
            let has_rule = derived(&one.code, &facts).is_some();
            assert_eq!(has_rule, one.asked == Asked::Nobody, "{}", one.code);
        }
    }
}
