//! What can be done with topics.

use base::{FieldError, Outcome, Page, PageRequest, Problem};
use db::{Conn, Tx};
use serde_json::json;

use super::similar::similar;
use super::store::{self, Asked};
use super::{
    Station, StationKind, Topic, TopicAction, TopicId, TopicInput, TopicLevel, TopicLine, Trace,
    Voice, Voices, traces,
};
use crate::audit;
use crate::cases::actions::on_case;
use crate::house::House;
use crate::identity::{Action, Actor, AgencyId, CaseId, Permit, answered_before, once};

/// The most characters of a decision, a reason or an answer.
const WORDS: usize = 4_000;
/// After the last possible id: where a list that runs from new to old begins.
const NEWEST: &str = "ffffffff-ffff-7fff-bfff-ffffffffffff";

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

/// Topics somebody raised with this case in mind.
///
/// # Errors
/// When they cannot be read.
pub fn topics_of(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    permit: &Permit,
) -> Outcome<Vec<Topic>> {
    let Ok(lowest) = house.access.topics_from(actor) else { return Ok(Vec::new()) };
    let mut topics = store::of_case(conn, permit)?;
    topics.retain(|topic| topic.level >= lowest);
    Ok(topics)
}

/// What in the texts of a topic looks like a person: a day, a number, the name of one of the own clients.
pub fn points_to(house: &House, actor: &Actor, input: &TopicInput) -> Vec<Trace> {
    let text = format!("{}\n{}\n{}", input.title, input.problem, input.proposal);
    let own = |word: &str| {
        actor.agency.is_some_and(|agency| house.directory.is_named(agency, actor.account, word))
    };
    traces(&text, own)
}

/// Which topics a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicFilter {
    /// Of this level alone.
    pub level: Option<TopicLevel>,
    /// With an end, or without one; both when absent.
    pub ended: Option<bool>,
    /// Of this category alone; all when empty.
    pub category: String,
}

/// Topics the actor may read, the newest first.
///
/// # Errors
/// [`Problem::Forbidden`] for roles that read none.
pub fn topics(
    house: &House,
    actor: &Actor,
    filter: &TopicFilter,
    page: &PageRequest,
) -> Outcome<Page<TopicLine>> {
    let lowest = house.access.topics_from(actor)?;
    let levels = match filter.level {
        None => (lowest, TopicLevel::Macro),
        Some(level) if level < lowest => return Ok(Page { rows: Vec::new(), next: None }),
        Some(level) => (level, level),
    };
    let ended = filter.ended.map_or((0, 1), |ended| (i64::from(ended), i64::from(ended)));
    let before = page.after.as_deref().unwrap_or(NEWEST);
    let asked = Asked { levels, ended, category: &filter.category, before, limit: page.size + 1 };
    let rows = house.data.read(|conn| store::list(conn, actor, asked))?;
    Ok(Page::from_rows(rows, page.size, |line| line.topic.id.text()))
}

/// A topic as somebody reads it.
#[derive(Debug, Clone)]
pub struct TopicView {
    /// The topic.
    pub topic: Topic,
    /// Its way so far, the oldest first.
    pub stations: Vec<Station>,
    /// Who stands behind it, as numbers.
    pub voices: Voices,
    /// The names, for the forum alone; empty for who wants to stay unnamed.
    pub names: Vec<String>,
    /// The reader's own voice.
    pub own: Option<Voice>,
    /// Whether the reader may say "with me, too".
    pub may_join: bool,
    /// Where the reader may let it go.
    pub next: Vec<StationKind>,
    /// The topic that carries it on.
    pub merged_into: Option<TopicId>,
}

/// One topic.
///
/// # Errors
/// [`Problem::NotFound`] when it is not there, or not yet up where the actor reads.
pub fn topic(house: &House, actor: &Actor, id: TopicId) -> Outcome<TopicView> {
    house.data.read(|conn| {
        let topic = readable(house, conn, actor, id)?;
        let forum = house.access.allows_topic(actor, TopicAction::Read, TopicLevel::Micro);
        let raises = house.access.allows_topic(actor, TopicAction::Raise, topic.level);
        let next = topic.state.next(topic.level).into_iter();
        let allowed =
            next.filter(|(_, action)| house.access.allows_topic(actor, *action, topic.level));
        Ok(TopicView {
            stations: store::stations(conn, id)?,
            voices: store::voices(conn, id)?,
            names: if forum { store::names(conn, id)? } else { Vec::new() },
            own: store::voice(conn, id, actor.account)?,
            may_join: raises && !topic.state.is_end(),
            next: allowed.map(|(kind, _)| kind).collect(),
            merged_into: store::merged_into(conn, id)?,
            topic,
        })
    })
}

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

/// Answers the actor has not taken note of, the oldest first.
///
/// # Errors
/// When they cannot be read.
pub fn untold(house: &House, actor: &Actor) -> Outcome<Vec<Topic>> {
    if house.access.topics_from(actor).is_err() {
        return Ok(Vec::new());
    }
    Ok(house.data.read(|conn| store::untold(conn, actor.account))?)
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

/// The agency somebody raises topics for.
fn may_raise(house: &House, actor: &Actor) -> Outcome<AgencyId> {
    if !house.access.allows_topic(actor, TopicAction::Raise, TopicLevel::Micro) {
        return Err(Problem::Forbidden);
    }
    actor.agency.ok_or(Problem::Forbidden)
}

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
