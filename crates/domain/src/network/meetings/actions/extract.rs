//! What a forum handed on becomes topics of the Koordinierungsrunde: line by line, unnamed.

use base::{Outcome, Problem};
use db::Conn;

use super::reached;
use crate::house::House;
use crate::identity::{Actor, TopicAction, TopicLevel, once};
use crate::network::bodies::{Body, BodyAction, store as bodies};
use crate::network::meetings::store::protected;
use crate::network::meetings::store::words as rows;
use crate::network::meetings::{ItemId, ItemKind, Meeting, MeetingId, store};
use crate::network::topics::{TopicId, TopicInput, forum::raise_for_forum};

/// A line of what was handed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractLine {
    /// The words.
    pub words: String,
    /// What it became; none while it was not raised.
    pub topic: Option<TopicId>,
}

/// What a forum handed on.
#[derive(Debug, Clone)]
pub struct Extract {
    /// The meeting.
    pub meeting: Meeting,
    /// The forum.
    pub body: Body,
    /// Its lines, in their order.
    pub lines: Vec<ExtractLine>,
}

/// What was handed on in a meeting, for the speaker.
///
/// # Errors
/// [`Problem::NotFound`] when nothing was handed on, or the actor takes no part; [`Problem::Forbidden`] for everybody
/// but the speaker.
pub fn extract(house: &House, actor: &Actor, id: MeetingId) -> Outcome<Extract> {
    house.data.read(|conn| Ok(found(house, conn, actor, id)?.0))
}

fn found(
    house: &House,
    conn: &mut Conn,
    actor: &Actor,
    id: MeetingId,
) -> Outcome<(Extract, ItemId)> {
    let (meeting, body) = reached(house, conn, actor, id, BodyAction::Attend)?;
    if !house.access.allows_topic(actor, TopicAction::Forward, TopicLevel::Micro) {
        return Err(Problem::Forbidden);
    }
    let part = protected::part(conn, id)?;
    part.filter(|part| part.released_at.is_some()).ok_or(Problem::NotFound)?;
    let items = store::agenda::all(conn, id)?;
    let item = items
        .into_iter()
        .find(|item| item.is_protected() && item.kind == ItemKind::Selection)
        .ok_or(Problem::NotFound)?;
    let raised = rows::raised_lines(conn, item.id)?;
    let mut lines: Vec<ExtractLine> = Vec::new();
    for words in item.notes.lines().map(plain).filter(|line| !line.is_empty()) {
        if !lines.iter().any(|known| known.words == words) {
            let topic = raised.iter().find(|(line, _)| line == words).map(|(_, topic)| *topic);
            lines.push(ExtractLine { words: words.to_owned(), topic });
        }
    }
    Ok((Extract { meeting, body, lines }, item.id))
}

/// A line without the sign of a list.
fn plain(line: &str) -> &str {
    let line = line.trim();
    ["- ", "* ", "• ", "– "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).trim()
}

/// Raises a line as a topic of the Koordinierungsrunde. The same `request` sent twice is stored once, and a line becomes
/// a topic only once.
///
/// # Errors
/// As [`extract`]; every field of the topic that does not fit; [`Problem::NotFound`] for a line that does not stand
/// there; [`Problem::Conflict`] for one that was raised already.
pub fn raise_line(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    request: &str,
    (line, input): (&str, &TopicInput),
) -> Outcome<TopicId> {
    house.data.write(|tx| {
        let known = store::one(tx, id)?.ok_or(Problem::NotFound)?;
        bodies::hold(tx, known.body)?;
        let (extract, item) = found(house, tx, actor, id)?;
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let one = extract.lines.iter().find(|one| one.words == line);
            if one.ok_or(Problem::NotFound)?.topic.is_some() {
                return Err(Problem::Conflict);
            }
            let topic = raise_for_forum(house, tx, actor, input)?;
            rows::keep_line(tx, topic, item, line)?;
            Ok(topic.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}
