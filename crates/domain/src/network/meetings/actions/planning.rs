//! Planning a meeting and moving it.

use base::{Date, FieldError, Outcome, Problem, Timestamp};
use db::Tx;
use serde_json::json;

use super::on_meeting;
use crate::house::House;
use crate::identity::{Actor, once};
use crate::network::bodies::actions::{note, on_body};
use crate::network::bodies::{Body, BodyAction, BodyId};
use crate::network::meetings::{
    ItemInput, ItemKind, Meeting, MeetingId, MeetingState, agenda_named, store, template,
};

/// A meeting as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MeetingInput {
    /// The day.
    pub day: Option<Date>,
    /// The time of day in Germany: hour and minute.
    pub time: Option<(i8, i8)>,
    /// Where, in words.
    pub place: String,
    /// Where, for those who take part from afar.
    pub link: String,
}

impl MeetingInput {
    fn place(&self) -> Place {
        Place { words: self.place.clone(), link: self.link.clone() }
    }

    /// The moment it begins, or what does not fit. Minutes of last week's meeting may be written today.
    fn checked(&self) -> Outcome<Timestamp> {
        let mut errors = Vec::new();
        if self.day.is_none() {
            errors.push(FieldError::new("day", "error-required"));
        }
        if self.time.is_none() {
            errors.push(FieldError::new("time", "error-required"));
        }
        errors.extend(self.place().errors());
        match (self.day, self.time) {
            (Some(day), Some((hour, minute))) if errors.is_empty() => {
                let local = day.at(hour, minute, 0, 0);
                Timestamp::of_local(local).ok_or_else(|| Problem::at("day", "error-date"))
            }
            _ => Err(Problem::Invalid(errors)),
        }
    }
}

/// Where a meeting is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// In words.
    pub words: String,
    /// For those who take part from afar.
    pub link: String,
}

impl Place {
    /// # Errors
    /// At `place` and `link`.
    pub(in crate::network) fn check(&self) -> Outcome<()> {
        let errors = self.errors();
        if errors.is_empty() { Ok(()) } else { Err(Problem::Invalid(errors)) }
    }

    fn errors(&self) -> Vec<FieldError> {
        let mut errors = Vec::new();
        for (field, text) in [("place", &self.words), ("link", &self.link)] {
            if text.chars().count() > 300 {
                errors.push(FieldError::new(field, "error-too-long"));
            }
        }
        let link = self.link.trim();
        if !link.is_empty() && !link.starts_with("https://") {
            errors.push(FieldError::new("link", "meeting-link-https"));
        }
        errors
    }
}

/// Plans a meeting, with the agenda of its kind of body. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit.
pub fn plan_meeting(
    house: &House,
    actor: &Actor,
    id: BodyId,
    request: &str,
    input: &MeetingInput,
) -> Outcome<MeetingId> {
    let starts_at = input.checked()?;
    on_body(house, actor, id, BodyAction::Run, |tx, body| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let id = put_meeting(house, tx, actor, body, (starts_at, &input.place()))?;
            Ok(id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Plans a meeting with an agenda of its own; what else belongs to it is done with its id, in the same transaction.
/// The same `request` sent twice is stored once.
///
/// # Errors
/// As [`plan_meeting`], and what the work says.
pub(in crate::network) fn plan_with(
    house: &House,
    actor: &Actor,
    (id, request): (BodyId, &str),
    input: &MeetingInput,
    agenda: &str,
    work: impl Fn(&mut Tx<'_>, MeetingId) -> Outcome<()>,
) -> Outcome<MeetingId> {
    let starts_at = input.checked()?;
    on_body(house, actor, id, BodyAction::Run, |tx, body| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let when = (starts_at, &input.place());
            let meeting = set_down(house, tx, actor, body, when, agenda_named(agenda))?;
            work(tx, meeting)?;
            Ok(meeting.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

/// Plans a meeting in the transaction of whoever found the day.
pub(in crate::network) fn put_meeting(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    body: &Body,
    when: (Timestamp, &Place),
) -> Outcome<MeetingId> {
    set_down(house, tx, actor, body, when, template(body.kind))
}

/// Writes down a meeting with its agenda.
fn set_down(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    body: &Body,
    (starts_at, place): (Timestamp, &Place),
    agenda: Vec<(i64, ItemKind, ItemInput)>,
) -> Outcome<MeetingId> {
    if body.ended_at.is_some() {
        return Err(Problem::Rule("rule-body-ended"));
    }
    let meeting = Meeting {
        id: house.new_id(),
        body: body.id,
        starts_at,
        place: place.words.trim().to_owned(),
        link: place.link.trim().to_owned(),
        state: MeetingState::Planned,
    };
    store::insert(tx, &meeting, house.now())?;
    for (part, kind, item) in agenda {
        let ids = (house.new_id(), meeting.id);
        store::agenda::append(tx, ids, (part, kind), &item, None)?;
    }
    tell(house, tx, actor, "meeting.planned", meeting.id);
    Ok(meeting.id)
}

/// Moves a meeting to another time or place. Those who were invited are told by the next [`super::invite`].
///
/// # Errors
/// Every field that does not fit; a rule when it is over.
pub fn move_meeting(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    input: &MeetingInput,
) -> Outcome<()> {
    let starts_at = input.checked()?;
    on_meeting(house, actor, id, |tx, _, _| {
        shift_meeting(house, tx, actor, id, (starts_at, &input.place())).map(drop)
    })
}

/// Moves a meeting in the transaction of whoever found the day.
pub(in crate::network) fn shift_meeting(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: MeetingId,
    (starts_at, place): (Timestamp, &Place),
) -> Outcome<MeetingId> {
    let known = store::one(tx, id)?.ok_or(Problem::NotFound)?;
    if known.state != MeetingState::Planned {
        return Err(Problem::Rule("rule-meeting-over"));
    }
    let (words, link) = (place.words.trim().to_owned(), place.link.trim().to_owned());
    let moved = Meeting { starts_at, place: words, link, ..known.clone() };
    if moved != known {
        store::change(tx, &moved)?;
        store::invitations::next_sequence(tx, id)?;
        tell(house, tx, actor, "meeting.moved", id);
    }
    Ok(id)
}

pub(super) fn tell(
    house: &House,
    tx: &mut Tx<'_>,
    actor: &Actor,
    action: &'static str,
    id: MeetingId,
) {
    note(house, tx, actor, action, id.text(), json!({}));
}
