//! A topic the forum raises as a whole, from what it handed on: it stands in the Koordinierungsrunde at once, and no
//! person is shown behind it.

use base::{FieldError, Outcome, Problem};
use db::Tx;
use serde_json::json;

use super::actions::points_to;
use super::similar::similar;
use super::{
    Station, StationKind, Topic, TopicAction, TopicId, TopicInput, TopicLevel, Voice, store,
};
use crate::audit;
use crate::house::House;
use crate::identity::Actor;

/// Raises a topic for the forum and hands it up. The voice behind it is the speaker's, unnamed: the answer comes back to
/// somebody who brings it to the forum.
///
/// # Errors
/// As [`super::actions::raise`]; [`Problem::Forbidden`] for everybody but the speaker.
pub(in crate::network) fn raise_for_forum(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    input: &TopicInput,
) -> Outcome<TopicId> {
    if !house.access.allows_topic(actor, TopicAction::Forward, TopicLevel::Micro) {
        return Err(Problem::Forbidden);
    }
    let agency = actor.agency.ok_or(Problem::Forbidden)?;
    let mut errors = input.check();
    if errors.is_empty() {
        if !input.names_nobody && !points_to(house, actor, input).is_empty() {
            errors.push(FieldError::new("names_nobody", "topic-names-somebody"));
        }
        if !input.is_new && !similar(input, store::open(tx)?).is_empty() {
            errors.push(FieldError::new("is_new", "topic-similar-there"));
        }
    }
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let (id, now): (TopicId, _) = (house.new_id(), house.now());
    store::insert(tx, id, input, now)?;
    let voice = Voice { anonymous: true, cases: None };
    store::add_voice(tx, id, (actor.account, agency), &voice, now)?;
    let topic: Topic = store::held(tx, id)?.ok_or(Problem::NotFound)?;
    for kind in [StationKind::Raised, StationKind::HandedUp] {
        store::add_station(tx, id, &Station { kind, at: now, words: String::new() })?;
    }
    store::come_to(tx, &topic, StationKind::HandedUp, now)?;
    let detail = json!({ "category": input.category });
    audit::record(tx, now, actor.entry("topic.raised_by_forum", id.text(), detail));
    Ok(id)
}
