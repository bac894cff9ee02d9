//! Writing the minutes together: every window sends what was typed, and gets what all others typed meanwhile.

use base::{Outcome, Problem};
use db::Tx;

use super::{on_meeting, reached};
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::BodyAction;
use crate::network::meetings::edit::NOTES;
use crate::network::meetings::store::{agenda, course, edits};
use crate::network::meetings::{
    AgendaItem, Course, Delta, Edit, ItemId, MeetingId, MeetingState, Stroke,
};

/// The longest word a window gives itself.
const PEN: usize = 32;

/// Makes a change of the notes; none stands for one that could not be read. Answers all changes behind the version it was typed against, this one among them.
/// Sent twice, it is made once.
///
/// # Errors
/// At `notes`, when the text becomes too long or the change fits no text of this item; a rule for part 1 and for
/// meetings that are over.
pub fn type_notes(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    item: ItemId,
    stroke: Option<&Stroke>,
) -> Outcome<Vec<Edit>> {
    on_meeting(house, actor, id, |tx, _, _| {
        let known = open_item(tx, id, item)?;
        let stroke = stroke.filter(|stroke| is_sound(stroke)).ok_or_else(misfit)?;
        if !edits::is_struck(tx, item, (&stroke.pen, stroke.number))? {
            strike(tx, &known, stroke)?;
        }
        Ok(edits::behind(tx, item, stroke.version)?)
    })
}

fn is_sound(stroke: &Stroke) -> bool {
    let plain = stroke.pen.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (1..=PEN).contains(&stroke.pen.len()) && plain && stroke.number >= 1
}

/// An item whose notes are written here.
pub(super) fn open_item(tx: &mut Tx<'_>, id: MeetingId, item: ItemId) -> Outcome<AgendaItem> {
    let items = agenda::all(tx, id)?;
    let known = items.into_iter().find(|one| one.id == item).ok_or(Problem::NotFound)?;
    if known.is_protected() {
        return Err(Problem::Rule("rule-item-protected"));
    }
    Ok(known)
}

/// Puts a change behind all that were made since.
pub(super) fn strike(tx: &mut Tx<'_>, known: &AgendaItem, stroke: &Stroke) -> Outcome<()> {
    if !(0..=known.version).contains(&stroke.version) {
        return Err(misfit());
    }
    let mut delta = stroke.delta.clone();
    for edit in edits::behind(tx, known.id, stroke.version)? {
        let earlier = Delta::parse(&edit.delta);
        let earlier = earlier.ok_or_else(|| Problem::internal("a stored change is unreadable"))?;
        delta = delta.behind(&earlier).ok_or_else(misfit)?;
    }
    let text = delta.apply(&known.notes).ok_or_else(misfit)?;
    if text.chars().count() > NOTES {
        return Err(Problem::at("notes", "error-too-long"));
    }
    let edit = Edit {
        version: known.version + 1,
        pen: stroke.pen.clone(),
        number: stroke.number,
        delta: delta.to_json(),
    };
    edits::add(tx, known.id, &edit)?;
    Ok(agenda::set_notes(tx, known.id, &text)?)
}

fn misfit() -> Problem {
    Problem::at("notes", "notes-misfit")
}

/// What a window that watches a meeting must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Live {
    /// Where the meeting is, with the seconds that are left; none before it begins.
    pub course: Option<(Course, i64)>,
    /// What was typed at the watched item since.
    pub edits: Vec<Edit>,
    /// Whether the meeting is over: nothing comes any more.
    pub is_over: bool,
}

/// Where a meeting is and what was typed at an item behind a version, for everybody who takes part.
///
/// # Errors
/// [`Problem::NotFound`] for those who take no part.
pub fn live(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    (item, version): (ItemId, i64),
) -> Outcome<Live> {
    house.data.read(|conn| {
        let (meeting, _) = reached(house, conn, actor, id, BodyAction::Attend)?;
        let items = agenda::all(conn, id)?;
        let watched = items.iter().find(|one| one.id == item && !one.is_protected());
        let edits = match watched {
            Some(_) => edits::behind(conn, item, version)?,
            None => Vec::new(),
        };
        let course = course::one(conn, id)?.and_then(|course| {
            let at = items.iter().find(|one| one.id == course.item)?;
            Some((course, course.left(at, house.now())))
        });
        Ok::<_, Problem>(Live { course, edits, is_over: meeting.state != MeetingState::Planned })
    })
}
