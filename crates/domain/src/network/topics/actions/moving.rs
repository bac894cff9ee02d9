//! The way of a topic: voices, stations, answers.

use base::{Outcome, Problem};
use serde_json::json;

use super::raising::may_raise;
use super::{held, note, open, readable, stop_at};
use crate::house::House;
use crate::identity::Actor;
use crate::network::topics::{StationKind, TopicAction, TopicId, Voice, store};

/// The most characters of a decision, a reason or an answer.
const WORDS: usize = 4_000;

/// Says "with me, too", or changes what was said. Answers come back to everybody who did.
///
/// # Errors
/// A field that does not fit; a rule when the topic has ended.
pub fn join(house: &House, actor: &Actor, id: TopicId, voice: &Voice) -> Outcome<()> {
    let agency = may_raise(house, actor)?;
    if let Some(error) = voice.check() {
        return Err(Problem::Invalid(vec![error]));
    }
    house.data.write(|tx| {
        let topic = open(house, tx, actor, id)?;
        store::add_voice(tx, topic.id, (actor.account, agency), voice, house.now())?;
        note(house, tx, actor, id, "topic.joined", json!({}));
        Ok(())
    })
}

/// Takes the own voice back. The last one stays: a topic nobody stands behind could get no answer.
///
/// # Errors
/// A rule when the topic has ended or no other voice would be left.
pub fn leave(house: &House, actor: &Actor, id: TopicId) -> Outcome<()> {
    may_raise(house, actor)?;
    house.data.write(|tx| {
        let topic = open(house, tx, actor, id)?;
        if store::take_voice(tx, topic.id, actor.account)? == 0 {
            return Err(Problem::Conflict);
        }
        if store::voices(tx, id)?.people == 0 {
            return Err(Problem::Rule("rule-topic-last-voice"));
        }
        note(house, tx, actor, id, "topic.left", json!({}));
        Ok(())
    })
}

/// Lets a topic go to its next station. When that is an answer, everybody who raised it is told on Heute.
///
/// # Errors
/// At `words`, when a reason or an answer is missing; a rule when the way does not lead there (any more).
pub fn go_on(
    house: &House,
    actor: &Actor,
    id: TopicId,
    kind: StationKind,
    words: &str,
) -> Outcome<()> {
    let words = words.trim();
    if kind.needs_words() && words.is_empty() {
        return Err(Problem::at("words", "error-required"));
    }
    if words.chars().count() > WORDS {
        return Err(Problem::at("words", "error-too-long"));
    }
    house.data.write(|tx| {
        let topic = held(house, tx, actor, id)?;
        let ways = topic.state.next(topic.level);
        let Some((_, action)) = ways.into_iter().find(|(to, _)| *to == kind) else {
            return Err(Problem::Rule("rule-topic-way"));
        };
        if !house.access.allows_topic(actor, action, topic.level) {
            return Err(Problem::Forbidden);
        }
        store::come_to(tx, &topic, kind, house.now())?;
        stop_at(house, tx, id, kind, words)?;
        note(house, tx, actor, id, "topic.moved", json!({ "to": kind.code() }));
        Ok(())
    })
}

/// Lets another topic carry this one on; every voice goes along.
///
/// # Errors
/// At `into`, when that is not another open topic of the forum.
pub fn merge(house: &House, actor: &Actor, id: TopicId, into: TopicId) -> Outcome<()> {
    if id == into {
        return Err(Problem::at("into", "topic-merge-itself"));
    }
    house.data.write(|tx| {
        // Always held in the same order, so that no two wait for each other.
        let (first, second) = (id.min(into), id.max(into));
        for one in [first, second] {
            store::held(tx, one)?;
        }
        let (topic, other) = (open(house, tx, actor, id)?, open(house, tx, actor, into)?);
        for one in [&topic, &other] {
            if !house.access.allows_topic(actor, TopicAction::Forward, one.level) {
                return Err(Problem::at("into", "topic-merge-forum"));
            }
        }
        store::merge(tx, id, into)?;
        store::come_to(tx, &topic, StationKind::Merged, house.now())?;
        stop_at(house, tx, id, StationKind::Merged, "")?;
        note(house, tx, actor, id, "topic.merged", json!({ "into": into.text() }));
        Ok(())
    })
}

/// Takes note of an answer.
///
/// # Errors
/// [`Problem::NotFound`] when there is none for this person.
pub fn take_note(house: &House, actor: &Actor, id: TopicId) -> Outcome<()> {
    house.data.write(|tx| {
        let topic = readable(house, tx, actor, id)?;
        if !topic.state.is_answer() || store::voice(tx, id, actor.account)?.is_none() {
            return Err(Problem::NotFound);
        }
        store::told(tx, id, actor.account, house.now())?;
        Ok(())
    })
}
