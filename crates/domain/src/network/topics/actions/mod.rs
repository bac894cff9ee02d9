//! What can be done with topics.

mod moving;
mod raising;
mod reading;

pub use moving::{go_on, join, leave, merge, take_note};
pub use raising::{points_to, raise, similar_to};
pub use reading::{TopicFilter, TopicView, topic, topics, topics_of, untold};

use base::{Outcome, Problem};
use db::{Conn, Tx};

use crate::audit;
use crate::house::House;
use crate::identity::Actor;
use crate::network::topics::{Station, StationKind, Topic, TopicId, store};

fn readable(house: &House, conn: &mut Conn, actor: &Actor, id: TopicId) -> Outcome<Topic> {
    let lowest = house.access.topics_from(actor)?;
    let found = store::one(conn, id)?;
    found.filter(|topic| topic.level >= lowest).ok_or(Problem::NotFound)
}

/// The topic, held, if the actor may read it.
fn held(house: &House, tx: &mut Tx<'_>, actor: &Actor, id: TopicId) -> Outcome<Topic> {
    store::held(tx, id)?;
    readable(house, tx, actor, id)
}

/// [`held`], when it has not ended.
fn open(house: &House, tx: &mut Tx<'_>, actor: &Actor, id: TopicId) -> Outcome<Topic> {
    let topic = held(house, tx, actor, id)?;
    if topic.state.is_end() { Err(Problem::Rule("rule-topic-ended")) } else { Ok(topic) }
}

fn stop_at(
    house: &House,
    tx: &mut Tx<'_>,
    topic: TopicId,
    kind: StationKind,
    words: &str,
) -> Outcome<()> {
    let station = Station { kind, at: house.now(), words: words.to_owned() };
    Ok(store::add_station(tx, topic, &station)?)
}

fn note(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    topic: TopicId,
    action: &'static str,
    detail: serde_json::Value,
) {
    audit::record(tx, house.now(), actor.entry(action, topic.text(), detail));
}
