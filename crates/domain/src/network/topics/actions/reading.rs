//! Topics as they are read.

use base::{Outcome, Page, PageRequest};
use db::Conn;

use super::readable;
use crate::house::House;
use crate::identity::{Actor, Permit};
use crate::network::topics::store::{self, Asked};
use crate::network::topics::{
    Station, StationKind, Topic, TopicAction, TopicId, TopicLevel, TopicLine, Voice, Voices,
};

/// After the last possible id: where a list that runs from new to old begins.
const NEWEST: &str = "ffffffff-ffff-7fff-bfff-ffffffffffff";

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
