//! Papers and guests of a meeting.

use base::{Outcome, Problem};

use super::inviting::{Addressee, Writer, letter};
use super::on_meeting;
use super::planning::tell;
use crate::house::House;
use crate::identity::{Actor, once};
use crate::network::meetings::store::invitations::{self, Known};
use crate::network::meetings::store::{agenda, around};
use crate::network::meetings::{
    Document, DocumentId, DocumentInput, Guest, ItemId, LetterKind, MeetingId,
};

/// Puts a paper to a meeting. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit; a rule when the meeting is over.
pub fn add_document(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    request: &str,
    input: &DocumentInput,
) -> Outcome<()> {
    let errors = input.check();
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    on_meeting(house, actor, id, |tx, _, _| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let (title, link) = (input.title.trim().to_owned(), input.link.trim().to_owned());
            let one = Document { id: house.new_id(), title, link };
            around::add_document(tx, id, &one)?;
            tell(house, tx, actor, "document.added", id);
            Ok(one.id.text())
        })?;
        drop(stored);
        Ok(())
    })
}

/// Takes a paper away.
///
/// # Errors
/// [`Problem::NotFound`]; a rule when the meeting is over.
pub fn drop_document(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    document: DocumentId,
) -> Outcome<()> {
    on_meeting(house, actor, id, |tx, _, _| {
        if !around::drop_document(tx, id, document)? {
            return Err(Problem::NotFound);
        }
        tell(house, tx, actor, "document.dropped", id);
        Ok(())
    })
}

/// Says who comes for an item, or that nobody does. A guest who was invited and does not come any more is told so.
///
/// # Errors
/// Every field that does not fit; a rule for part 1, where nobody is a guest, and when the meeting is over.
pub fn set_guest(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    item: ItemId,
    guest: Option<&Guest>,
    write: Writer<'_>,
) -> Outcome<()> {
    let errors = guest.map(Guest::check).unwrap_or_default();
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    on_meeting(house, actor, id, |tx, meeting, body| {
        let items = agenda::all(tx, id)?;
        let known = items.into_iter().find(|one| one.id == item).ok_or(Problem::NotFound)?;
        if known.is_protected() {
            return Err(Problem::Rule("rule-item-protected"));
        }
        let seat = item.text();
        let invited = invitations::known(tx, id)?.into_iter().find(|one| one.seat == seat);
        let address = guest.map(|guest| guest.email.trim()).unwrap_or_default();
        if let Some(invited) = invited.filter(|invited| invited.email != address) {
            let to = Addressee::of(Known { sequence: invited.sequence + 1, ..invited }, meeting);
            letter(house, tx, (meeting, body), LetterKind::Cancellation, &to, write)?;
            invitations::drop_seat(tx, id, &seat)?;
        }
        match guest {
            Some(guest) => around::put_guest(tx, item, guest)?,
            None => around::drop_guest(tx, item)?,
        }
        tell(house, tx, actor, "agenda.guest", id);
        Ok(())
    })
}
