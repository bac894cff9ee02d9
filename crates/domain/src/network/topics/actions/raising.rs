//! Raising a topic, and what is said to whoever does.

use base::{FieldError, Outcome, Problem};
use db::Tx;
use serde_json::json;

use super::{note, stop_at};
use crate::cases::actions::on_case;
use crate::house::House;
use crate::identity::{Action, Actor, AgencyId, CaseId, Permit, answered_before, once};
use crate::network::topics::similar::similar;
use crate::network::topics::{
    StationKind, Topic, TopicAction, TopicId, TopicInput, TopicLevel, Trace, store, traces,
};

/// Raises a topic. The same `request` sent twice is stored once. With `case`, the case remembers that somebody thought of
/// it; the topic itself knows no case.
///
/// # Errors
/// Every field that does not fit; at `names_nobody`, when the text seems to point to a person and nobody said
/// that it does not; at `is_new`, when there are similar topics and nobody said that this is another one;
/// [`Problem::NotFound`] for a case of somebody else.
pub fn raise(
    house: &House,
    actor: &Actor,
    request: &str,
    input: &TopicInput,
    case: Option<CaseId>,
) -> Outcome<TopicId> {
    let agency = may_raise(house, actor)?;
    let mut errors = input.check();
    if errors.is_empty() {
        if !input.names_nobody && !points_to(house, actor, input).is_empty() {
            errors.push(FieldError::new("names_nobody", "topic-names-somebody"));
        }
        if !input.is_new
            && !is_repeated(house, actor, request)?
            && !similar_to(house, actor, input)?.is_empty()
        {
            errors.push(FieldError::new("is_new", "topic-similar-there"));
        }
    }
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let store = |tx: &mut Tx<'_>, permit: Option<&Permit>| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let id: TopicId = house.new_id();
            store::insert(tx, id, input, house.now())?;
            store::add_voice(tx, id, (actor.account, agency), &input.voice, house.now())?;
            stop_at(house, tx, id, StationKind::Raised, "")?;
            if let Some(permit) = permit {
                store::add_case(tx, id, permit)?;
            }
            note(house, tx, actor, id, "topic.raised", json!({ "category": input.category }));
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    };
    match case {
        Some(case) => {
            on_case(house, actor, case, Action::WriteCase, |tx, permit| store(tx, Some(permit)))
        }
        None => house.data.write(|tx| store(tx, None)),
    }
}

/// Whoever sends the same form twice must not be asked about what the first sending did.
fn is_repeated(house: &House, actor: &Actor, request: &str) -> Outcome<bool> {
    house.data.read(|conn| Ok(answered_before(conn, actor.account, request)?.is_some()))
}

/// Open topics that seem to say the same, at most three.
///
/// # Errors
/// When they cannot be read.
pub fn similar_to(house: &House, actor: &Actor, input: &TopicInput) -> Outcome<Vec<Topic>> {
    let lowest = house.access.topics_from(actor)?;
    let mut open = house.data.read(store::open)?;
    open.retain(|topic| topic.level >= lowest);
    Ok(similar(input, open))
}

/// What in the texts of a topic looks like a person: a day, a number, the name of one of the own clients.
pub fn points_to(house: &House, actor: &Actor, input: &TopicInput) -> Vec<Trace> {
    let text = format!("{}\n{}\n{}", input.title, input.problem, input.proposal);
    let own = |word: &str| {
        actor.agency.is_some_and(|agency| house.directory.is_named(agency, actor.account, word))
    };
    traces(&text, own)
}

/// The agency somebody raises topics for.
pub(super) fn may_raise(house: &House, actor: &Actor) -> Outcome<AgencyId> {
    if !house.access.allows_topic(actor, TopicAction::Raise, TopicLevel::Micro) {
        return Err(Problem::Forbidden);
    }
    actor.agency.ok_or(Problem::Forbidden)
}
