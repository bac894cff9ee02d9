//! Inviting by letter, telling of changes, and taking answers without an account.

use base::{Outcome, Problem};
use db::{Conn, Tx};

use super::planning::tell;
use super::{on_meeting, reached};
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::{Body, BodyAction, store as bodies};
use crate::network::links::{self, Link};
use crate::network::meetings::seating::{address, seats};
use crate::network::meetings::store::around;
use crate::network::meetings::store::invitations::{self as rows, Known};
use crate::network::meetings::{
    AgendaItem, Asked, Invitation, Letter, LetterKind, Meeting, MeetingId, MeetingState, Reply,
    Written, slot, store,
};
use crate::outbox::actions::{again, post};
use crate::outbox::{MailId, NewMail};

/// So many days before a meeting people are reminded.
const REMIND_DAYS: i64 = 3;

/// Who writes a letter: texts and calendar entries are no matter of the domain.
pub type Writer<'a> = &'a dyn Fn(&Letter<'_>) -> Written;

/// What inviting came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invited {
    /// Letters that were put out now.
    pub letters: usize,
    /// Seats nobody can write to: no address is known.
    pub without_address: Vec<String>,
}

/// Puts out a letter to everybody who may come and was not yet told of the meeting as it is; guests are told when their
/// item begins. Doing it again writes to nobody twice.
///
/// # Errors
/// A rule when the meeting is over.
pub fn invite(house: &House, actor: &Actor, id: MeetingId, write: Writer<'_>) -> Outcome<Invited> {
    on_meeting(house, actor, id, |tx, meeting, body| {
        let sequence = rows::sequence(tx, id)?;
        let known = rows::known(tx, id)?;
        let mut invited = Invited::default();
        let mut due = Vec::new();
        for seat in seats(tx, meeting, house.today())? {
            let before = known.iter().find(|known| known.seat == seat.id);
            if seat.name.is_empty() || before.is_some_and(|known| known.sequence == sequence) {
                continue;
            }
            let email = address(tx, &seat)?;
            let to = Known { seat: seat.id, name: seat.name, email, sequence, slot: None };
            due.push((Addressee::of(to, meeting), before.is_some()));
        }
        for (to, is_known) in guests(tx, meeting, &known)? {
            due.push((to, is_known));
        }
        for (to, is_known) in due {
            if to.known.email.is_empty() {
                invited.without_address.push(to.known.name);
                continue;
            }
            let kind = if is_known { LetterKind::Change } else { LetterKind::Invitation };
            letter(house, tx, (meeting, body), kind, &to, write)?;
            invited.letters += 1;
        }
        tell(house, tx, actor, "meeting.invited", id);
        Ok(invited)
    })
}

/// Guests who were not yet told when their item begins.
fn guests(tx: &mut Tx<'_>, meeting: &Meeting, known: &[Known]) -> Outcome<Vec<(Addressee, bool)>> {
    let items = store::agenda::all(tx, meeting.id)?;
    let mut due = Vec::new();
    for around::Placed(guest, item) in around::guests(tx, meeting.id)? {
        let seat = item.text();
        let slot = slot(meeting.starts_at, &items, item);
        let before = known.iter().find(|known| known.seat == seat);
        if before.is_some_and(|before| before.slot == Some(slot)) {
            continue;
        }
        let sequence = before.map_or(0, |before| before.sequence + 1);
        let to = Known { seat, name: guest.name, email: guest.email, sequence, slot: Some(slot) };
        due.push((Addressee::of(to, meeting), before.is_some()));
    }
    Ok(due)
}

/// Calls a meeting off, and tells everybody who was invited.
///
/// # Errors
/// A rule when it is over.
pub fn call_off(house: &House, actor: &Actor, id: MeetingId, write: Writer<'_>) -> Outcome<usize> {
    on_meeting(house, actor, id, |tx, meeting, body| {
        rows::next_sequence(tx, id)?;
        let sequence = rows::sequence(tx, id)?;
        let known = rows::known(tx, id)?;
        let told = known.len();
        for one in known {
            let sequence = if one.slot.is_some() { one.sequence + 1 } else { sequence };
            let to = Addressee::of(Known { sequence, ..one }, meeting);
            letter(house, tx, (meeting, body), LetterKind::Cancellation, &to, write)?;
        }
        store::set_state(tx, id, MeetingState::Cancelled, Some(house.now()))?;
        store::edits::forget(tx, id)?;
        store::course::end(tx, id)?;
        tell(house, tx, actor, "meeting.cancelled", id);
        Ok(told)
    })
}

/// Somebody who gets a letter, and the meeting as it is for them: a guest's begins with their item.
pub(super) struct Addressee {
    pub known: Known,
    meeting: Meeting,
    uid: String,
}

impl Addressee {
    pub(super) fn of(known: Known, meeting: &Meeting) -> Self {
        let starts_at = known.slot.unwrap_or(meeting.starts_at);
        let uid = if known.slot.is_some() { known.seat.clone() } else { meeting.id.text() };
        Self { meeting: Meeting { starts_at, ..meeting.clone() }, uid, known }
    }
}

pub(super) fn letter(
    house: &House,
    tx: &mut Tx<'_>,
    (meeting, body): (&Meeting, &Body),
    kind: LetterKind,
    to: &Addressee,
    write: Writer<'_>,
) -> Outcome<()> {
    let token = links::token(house);
    let items = store::agenda::all(tx, meeting.id)?;
    let theirs = |item: &&AgendaItem| to.known.slot.is_none() || item.id.text() == to.known.seat;
    let agenda: Vec<(String, i64)> =
        items.iter().filter(theirs).map(|item| (item.title.clone(), item.minutes)).collect();
    let documents = around::documents(tx, meeting.id)?;
    let written = write(&Letter {
        kind,
        email: &to.known.email,
        name: &to.known.name,
        body: &body.name,
        meeting: &to.meeting,
        uid: &to.uid,
        agenda: &agenda,
        documents: &documents,
        sequence: to.known.sequence,
        token: &token,
    });
    let method = match kind {
        LetterKind::Cancellation => "CANCEL",
        LetterKind::Reminder => "",
        LetterKind::Invitation | LetterKind::Change => "REQUEST",
    };
    let mail = NewMail {
        recipient: to.known.email.clone(),
        subject: written.subject,
        words: written.words,
        calendar: written.calendar,
        method: method.to_owned(),
    };
    let mail = post(house, tx, &mail)?;
    let hash = links::hash(house, Link::Invitation, &token)?;
    match kind {
        LetterKind::Reminder => {
            rows::reminded(tx, (meeting.id, &to.known.seat), house.now(), &hash)?;
        }
        _ => rows::put(tx, meeting.id, &to.known, (mail, &hash))?,
    }
    Ok(())
}

/// Reminds everybody who was invited and did not say no, three days before their meeting. Answers how many letters went
/// out. Nobody is reminded twice of one meeting, and nobody who was invited yesterday.
///
/// # Errors
/// When the store does not work.
pub fn remind(house: &House, write: Writer<'_>) -> Outcome<usize> {
    let now = house.now();
    let until = now.plus_seconds(REMIND_DAYS * 86_400);
    house.data.write(|tx| {
        let due = rows::to_remind(tx, (now, until), now.plus_seconds(-86_400))?;
        for rows::ToRemind(id, known) in &due {
            let meeting = store::one(tx, *id)?.ok_or(Problem::NotFound)?;
            let body = bodies::one(tx, meeting.body)?.ok_or(Problem::NotFound)?;
            let to = Addressee::of(known.clone(), &meeting);
            letter(house, tx, (&meeting, &body), LetterKind::Reminder, &to, write)?;
        }
        Ok(due.len())
    })
}

/// Who was invited, how their letters stand, and what they said: for those who run the meeting.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`].
pub fn invitations(house: &House, actor: &Actor, id: MeetingId) -> Outcome<Vec<Invitation>> {
    house.data.read(|conn| {
        let (meeting, _) = reached(house, conn, actor, id, BodyAction::Run)?;
        let items = store::agenda::all(conn, id)?;
        let mut all = rows::of_meeting(conn, id)?;
        for one in &mut all {
            // A guest's letter is out of date when their item begins at another time.
            if let (Some(told), Ok(item)) = (one.slot, one.seat.parse()) {
                one.is_outdated = told != slot(meeting.starts_at, &items, item);
            }
        }
        Ok(all)
    })
}

/// Sends a letter again that was not sent or is unclear.
///
/// # Errors
/// A rule when it is on its way or gone.
pub fn send_again(house: &House, actor: &Actor, id: MeetingId, seat: &str) -> Outcome<()> {
    on_meeting(house, actor, id, |tx, _, _| {
        let mail: Option<MailId> = rows::mail_of(tx, id, seat)?;
        if again(house, tx, mail.ok_or(Problem::NotFound)?)? {
            Ok(())
        } else {
            Err(Problem::Rule("rule-letter-gone"))
        }
    })
}

/// The invitation behind a link.
///
/// # Errors
/// [`Problem::NotFound`] when there is none (any more): a newer letter has another link.
pub fn asked(house: &House, token: &str) -> Outcome<Asked> {
    let hash = links::hash(house, Link::Invitation, token)?;
    house.data.read(|conn| find(conn, &hash))
}

fn find(conn: &mut Conn, hash: &str) -> Outcome<Asked> {
    let opened = rows::by_token(conn, hash)?.ok_or(Problem::NotFound)?;
    let meeting = store::one(conn, opened.meeting)?.ok_or(Problem::NotFound)?;
    let body = bodies::one(conn, meeting.body)?.ok_or(Problem::NotFound)?;
    Ok(Asked { meeting, body: body.name, name: opened.name, reply: opened.reply })
}

/// Answers an invitation, as whoever holds its link.
///
/// # Errors
/// [`Problem::NotFound`] as [`asked`]; a rule when the meeting is over.
pub fn reply(house: &House, token: &str, reply: Reply) -> Outcome<()> {
    let hash = links::hash(house, Link::Invitation, token)?;
    house.data.write(|tx| {
        if find(tx, &hash)?.meeting.state != MeetingState::Planned {
            return Err(Problem::Rule("rule-meeting-over"));
        }
        Ok(rows::answer(tx, &hash, reply, house.now())?)
    })
}
