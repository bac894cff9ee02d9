//! Meetings as they are read.

use base::{Outcome, Page, PageRequest, Problem, Timestamp};
use db::Conn;

use super::reached;
use crate::house::House;
use crate::identity::{Actor, Role, TopicAction};
use crate::network::bodies::actions::allowed;
use crate::network::bodies::{Body, BodyAction, BodyId, store as bodies};
use crate::network::meetings::seating::seats;
use crate::network::meetings::{
    AgendaItem, Decision, Document, Guest, ItemId, ItemKind, Meeting, MeetingId, Seat, Task, store,
};
use crate::network::topics::{Topic, store as topics};

/// A meeting to come.
#[derive(Debug, Clone)]
pub struct Upcoming {
    /// The meeting.
    pub meeting: Meeting,
    /// The name of its body.
    pub body: String,
}

/// Meetings to come of bodies the actor takes part in; for the integration officer of all.
///
/// # Errors
/// When they cannot be read. Empty for roles that attend none.
pub fn upcoming(house: &House, actor: &Actor, limit: usize) -> Outcome<Vec<Upcoming>> {
    if !house.access.allows_bodies(actor, BodyAction::Attend) {
        return Ok(Vec::new());
    }
    let who = (actor.account, house.today());
    // A meeting that began an hour ago is going on.
    let since = house.now().plus_seconds(-4 * 3600);
    let found =
        house.data.read(|conn| store::upcoming(conn, who, since, sees_all(actor), limit))?;
    Ok(found.into_iter().map(|store::Named(meeting, body)| Upcoming { meeting, body }).collect())
}

/// Whether the actor attends every body by office: what the policy `integration-officer-keeps-bodies` says, as a
/// predicate for lists. A test compares both.
pub(super) fn sees_all(actor: &Actor) -> bool {
    actor.role == Role::IntegrationOfficer
}

/// Meetings of a body, the latest first.
///
/// # Errors
/// [`Problem::Forbidden`] for those who take no part in it.
pub fn meetings_of(
    house: &House,
    actor: &Actor,
    id: BodyId,
    page: &PageRequest,
) -> Outcome<Page<Meeting>> {
    house.data.read(|conn| {
        allowed(house, conn, actor, id, BodyAction::Attend)?;
        let before = page.after.as_deref().unwrap_or_default();
        let rows = store::of_body(conn, id, before, page.size + 1)?;
        Ok(Page::from_rows(rows, page.size, |meeting| meeting.starts_at.to_string()))
    })
}

/// Decisions of a body, the latest first.
///
/// # Errors
/// [`Problem::Forbidden`] for those who take no part in it.
pub fn decisions(
    house: &House,
    actor: &Actor,
    id: BodyId,
    page: &PageRequest,
) -> Outcome<Page<Decision>> {
    house.data.read(|conn| {
        allowed(house, conn, actor, id, BodyAction::Attend)?;
        let before = page.after.as_deref().and_then(|key| key.parse().ok()).unwrap_or(i64::MAX);
        let rows = store::results::decisions(conn, id, before, page.size + 1)?;
        Ok(Page::from_rows(rows, page.size, |one| one.number.to_string()))
    })
}

/// An item with what stands at it.
#[derive(Debug, Clone)]
pub struct ItemView {
    /// The item.
    pub item: AgendaItem,
    /// Who comes for it alone, and when it begins if everything before takes as long as planned.
    pub guest: Option<Guest>,
    /// See `guest`.
    pub begins_at: Timestamp,
    /// Topics at it which the reader may read.
    pub topics: Vec<Topic>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What somebody does about it.
    pub tasks: Vec<Task>,
}

/// A meeting as somebody reads it.
#[derive(Debug, Clone)]
pub struct MeetingView {
    /// The meeting.
    pub meeting: Meeting,
    /// Its body.
    pub body: Body,
    /// The agenda.
    pub items: Vec<ItemView>,
    /// Who may be there, and who was.
    pub seats: Vec<Seat>,
    /// Papers.
    pub documents: Vec<Document>,
    /// Open tasks of the body: "what was done, what is late?".
    pub open_tasks: Vec<Task>,
    /// Topics that came to a new station since the last meeting, which the reader may read.
    pub news: Vec<Topic>,
    /// How often its time or place was changed.
    pub sequence: i64,
    /// Whether the reader may change the agenda and write minutes.
    pub runs: bool,
    /// Whether the reader talks in part 1.
    pub talks: bool,
}

/// One meeting.
///
/// # Errors
/// [`Problem::NotFound`] for those who take no part.
pub fn meeting(house: &House, actor: &Actor, id: MeetingId) -> Outcome<MeetingView> {
    let today = house.today();
    house.data.read(|conn| {
        let (meeting, body) = reached(house, conn, actor, id, BodyAction::Attend)?;
        let facts = bodies::facts(conn, &body, actor.account, today)?;
        let runs = house.access.allows_body(actor, BodyAction::Run, &facts);
        let talks = house.access.allows_body(actor, BodyAction::Talk, &facts);
        let items = item_views(house, conn, Some(actor), &meeting)?;
        let tells = |kind: ItemKind| items.iter().any(|one| one.item.kind == kind);
        let open_tasks = if tells(ItemKind::Tasks) {
            store::results::open_of_body(conn, body.id, today)?
        } else {
            Vec::new()
        };
        let news = if tells(ItemKind::Feedback) {
            news(house, conn, actor, &meeting)?
        } else {
            Vec::new()
        };
        let seats = seats(conn, &meeting, today)?;
        let documents = store::around::documents(conn, id)?;
        Ok::<_, Problem>(MeetingView {
            meeting,
            body,
            items,
            seats,
            documents,
            sequence: store::invitations::sequence(conn, id)?,
            open_tasks,
            news,
            runs,
            talks,
        })
    })
}

/// The items of a meeting with what stands at each; without an actor no topic does.
pub(super) fn item_views(
    house: &House,
    conn: &mut Conn,
    actor: Option<&Actor>,
    meeting: &Meeting,
) -> Outcome<Vec<ItemView>> {
    let on_agenda = store::agenda::topics(conn, meeting.id)?;
    let guests = store::around::guests(conn, meeting.id)?;
    let mut begins_at = meeting.starts_at;
    let mut items = Vec::new();
    for item in store::agenda::all(conn, meeting.id)? {
        let mut here = Vec::new();
        for (_, topic) in on_agenda.iter().filter(|(at, _)| *at == item.id) {
            let topic = topics::one(conn, *topic)?.ok_or(Problem::NotFound)?;
            let reads = |actor| house.access.allows_topic(actor, TopicAction::Read, topic.level);
            if actor.is_some_and(reads) {
                here.push(topic);
            }
        }
        let starts_at = begins_at;
        begins_at = begins_at.plus_seconds(item.minutes * 60);
        let guest = guests.iter().find(|guest| guest.1 == item.id);
        items.push(ItemView {
            guest: guest.map(|guest| guest.0.clone()),
            begins_at: starts_at,
            topics: here,
            decisions: store::results::decisions_of_item(conn, item.id)?,
            tasks: store::results::tasks_of_item(conn, item.id, house.today())?,
            item,
        });
    }
    Ok(items)
}

/// Topics above the forum that moved since the meeting before.
fn news(house: &House, conn: &mut Conn, actor: &Actor, meeting: &Meeting) -> Outcome<Vec<Topic>> {
    let before = store::before(conn, meeting.body, meeting.starts_at)?;
    let since = before
        .map_or_else(|| meeting.starts_at.plus_seconds(-91 * 86_400), |before| before.starts_at);
    let mut moved = topics::moved_since(conn, since)?;
    moved.retain(|topic| house.access.allows_topic(actor, TopicAction::Read, topic.level));
    Ok(moved)
}

/// One item of a meeting, and the meeting.
///
/// # Errors
/// [`Problem::NotFound`].
pub fn item(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    item: ItemId,
) -> Outcome<(MeetingView, usize)> {
    let view = meeting(house, actor, id)?;
    let at = view.items.iter().position(|one| one.item.id == item).ok_or(Problem::NotFound)?;
    Ok((view, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::house_test;
    use crate::network::bodies::{BodyFacts, BodyKind};

    house_test! {
        fn who_sees_the_meetings_of_all_bodies_is_who_the_policies_let_in_everywhere(house) {
            for who in house.everybody() {
                let let_in = BodyKind::ALL.into_iter().all(|kind| {
                    let facts = BodyFacts {
                        body: "any".to_owned(),
                        kind: kind.code().to_owned(),
                        member: false,
                        runs: false,
                    };
                    house.access.allows_body(who, BodyAction::Attend, &facts)
                });
                assert_eq!(sees_all(who), let_in, "{}", who.display_name);
            }
        }
    }
}
