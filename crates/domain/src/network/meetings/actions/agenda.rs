//! The agenda: filled with one click from what waits, then changed by hand.

use std::collections::BTreeSet;

use base::{Outcome, Problem};
use db::Tx;

use super::on_meeting;
use super::planning::tell;
use crate::house::House;
use crate::identity::{Actor, TopicAction};
use crate::network::bodies::BodyKind;
use crate::network::meetings::{
    AgendaItem, ItemId, ItemInput, ItemKind, Meeting, MeetingId, store,
};
use crate::network::topics::{TopicId, TopicLevel, store as topics};

/// A change of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgendaChange {
    /// One more item at the end of a part.
    Add(i64, ItemInput),
    /// Other words or another length.
    Change(ItemId, ItemInput),
    /// One place up.
    Up(ItemId),
    /// One place down.
    Down(ItemId),
    /// Out.
    Remove(ItemId),
    /// A topic out of an item.
    DropTopic(ItemId, TopicId),
}

/// Changes the agenda.
///
/// # Errors
/// Every field that does not fit; a rule for items that hold minutes already; [`Problem::NotFound`] for items of
/// other meetings.
pub fn change_agenda(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    change: &AgendaChange,
) -> Outcome<()> {
    if let AgendaChange::Add(_, input) | AgendaChange::Change(_, input) = change {
        let errors = input.check();
        if !errors.is_empty() {
            return Err(Problem::Invalid(errors));
        }
    }
    on_meeting(house, actor, id, |tx, meeting, _| {
        let items = store::agenda::all(tx, id)?;
        match change {
            AgendaChange::Add(part, input) => add(house, tx, meeting, items, *part, input)?,
            AgendaChange::Change(item, input) => {
                place(&items, *item)?;
                store::agenda::change(tx, *item, input)?;
            }
            AgendaChange::Up(item) => swap(tx, items, *item, -1)?,
            AgendaChange::Down(item) => swap(tx, items, *item, 1)?,
            AgendaChange::Remove(item) => remove(tx, id, &items, *item)?,
            AgendaChange::DropTopic(item, topic) => {
                place(&items, *item)?;
                store::agenda::drop_topic(tx, *item, *topic)?;
            }
        }
        tell(house, tx, actor, "agenda.changed", id);
        Ok(())
    })
}

fn place(items: &[AgendaItem], item: ItemId) -> Outcome<usize> {
    items.iter().position(|one| one.id == item).ok_or(Problem::NotFound)
}

/// Before the closing of its part, where there is one.
fn add(
    house: &House,
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    mut items: Vec<AgendaItem>,
    part: i64,
    input: &ItemInput,
) -> Outcome<()> {
    let parts: BTreeSet<i64> = items.iter().map(|item| item.part).collect();
    let part = if parts.contains(&part) { part } else { parts.last().copied().unwrap_or(0) };
    let id: ItemId = house.new_id();
    store::agenda::append(tx, (id, meeting.id), (part, ItemKind::Other), input, None)?;
    let added = store::agenda::all(tx, meeting.id)?.into_iter().find(|item| item.id == id);
    let last = items.iter().rposition(|item| item.part == part);
    let at = match last {
        Some(last) if items[last].kind == ItemKind::Close => last,
        Some(last) => last + 1,
        None => items.len(),
    };
    items.splice(at..at, added);
    Ok(store::agenda::order(tx, &items)?)
}

/// Items stay in their part: what case managers say among themselves is not moved into the other one by a button.
fn swap(tx: &mut Tx<'_>, mut items: Vec<AgendaItem>, item: ItemId, by: isize) -> Outcome<()> {
    let from = place(&items, item)?;
    let to = from.checked_add_signed(by).filter(|to| *to < items.len());
    let Some(to) = to.filter(|to| items[*to].part == items[from].part) else { return Ok(()) };
    items.swap(from, to);
    Ok(store::agenda::order(tx, &items)?)
}

fn remove(tx: &mut Tx<'_>, meeting: MeetingId, items: &[AgendaItem], item: ItemId) -> Outcome<()> {
    let at = place(items, item)?;
    if store::around::guests(tx, meeting)?.iter().any(|guest| guest.1 == item) {
        return Err(Problem::Rule("rule-item-guest"));
    }
    let written = !items[at].notes.is_empty()
        || !store::results::decisions_of_item(tx, item)?.is_empty()
        || !store::results::tasks_of_item(tx, item, base::Date::MAX)?.is_empty();
    if written {
        return Err(Problem::Rule("rule-item-minuted"));
    }
    store::edits::forget_item(tx, item)?;
    store::course::leave(tx, item)?;
    Ok(store::agenda::remove(tx, item)?)
}

/// Fills the agenda from what waits: topics that are due here, and items that were put off. Answers how many came in.
/// Open tasks and answers to topics stand there by themselves. Doing it again adds nothing twice.
///
/// # Errors
/// A rule when the meeting is over.
pub fn fill_agenda(house: &House, actor: &Actor, id: MeetingId) -> Outcome<usize> {
    on_meeting(house, actor, id, |tx, meeting, body| {
        let items = store::agenda::all(tx, id)?;
        let Some(home) = items.iter().find(|item| item.kind == ItemKind::Topics) else {
            return Err(Problem::Rule("rule-agenda-no-topics"));
        };
        let level = match body.kind {
            BodyKind::Forum => TopicLevel::Micro,
            _ => TopicLevel::Meso,
        };
        let mut came = 0;
        let there: BTreeSet<TopicId> =
            store::agenda::topics(tx, id)?.into_iter().map(|(_, topic)| topic).collect();
        if house.access.allows_topic(actor, TopicAction::Read, level) {
            for topic in topics::waiting(tx, level)? {
                if !there.contains(&topic) {
                    store::agenda::add_topic(tx, home.id, topic)?;
                    came += 1;
                }
            }
        }
        for old in store::agenda::postponed(tx, id)? {
            let input = ItemInput {
                title: old.title,
                points: old.points.join("\n"),
                responsible: old.responsible,
                minutes: old.minutes,
            };
            add_again(house, tx, meeting, home, (old.id, &input))?;
            came += 1;
        }
        tell(house, tx, actor, "agenda.filled", id);
        Ok(came)
    })
}

/// An item that was put off comes behind the topics.
fn add_again(
    house: &House,
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    home: &AgendaItem,
    (old, input): (ItemId, &ItemInput),
) -> Outcome<()> {
    let id: ItemId = house.new_id();
    let kind = (home.part, ItemKind::Other);
    store::agenda::append(tx, (id, meeting.id), kind, input, Some(old))?;
    let mut items = store::agenda::all(tx, meeting.id)?;
    if let (Ok(from), Ok(at)) = (place(&items, id), place(&items, home.id)) {
        let item = items.remove(from);
        items.insert(at + 1, item);
        store::agenda::order(tx, &items)?;
    }
    Ok(())
}
