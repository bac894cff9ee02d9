//! Inviting by letter, telling of changes, and taking answers without an account.

use base::{Outcome, Problem};
use db::{Conn, Tx};

use super::planning::tell;
use super::reading::seats;
use super::{on_meeting, reached};
use crate::house::House;
use crate::identity::Actor;
use crate::network::bodies::{Body, BodyAction, store as bodies};
use crate::network::meetings::store::invitations::{self as rows, Known};
use crate::network::meetings::{
    Asked, Invitation, Letter, LetterKind, Meeting, MeetingId, MeetingState, Reply, Seat, Written,
    store,
};
use crate::outbox::actions::{again, post};
use crate::outbox::{MailId, NewMail};

/// The key of the house that hashes what stands in links.
const HOUSE_KEY: &str = "invitation";

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

/// Puts out a letter to everybody who may come and was not yet told of the meeting as it is. Doing it again writes to
/// nobody twice.
///
/// # Errors
/// A rule when the meeting is over.
pub fn invite(house: &House, actor: &Actor, id: MeetingId, write: Writer<'_>) -> Outcome<Invited> {
    on_meeting(house, actor, id, |tx, meeting, body| {
        let sequence = rows::sequence(tx, id)?;
        let known = rows::known(tx, id)?;
        let mut invited = Invited::default();
        for seat in seats(tx, meeting, house.today())? {
            if seat.name.is_empty() {
                continue;
            }
            let before = known.iter().find(|known| known.seat == seat.id);
            if before.is_some_and(|known| known.sequence == sequence) {
                continue;
            }
            let email = address(tx, &seat)?;
            if email.is_empty() {
                invited.without_address.push(seat.name);
                continue;
            }
            let kind = if before.is_some() { LetterKind::Change } else { LetterKind::Invitation };
            let to = Known { seat: seat.id, name: seat.name, email, sequence };
            letter(house, tx, (meeting, body), kind, &to, write)?;
            invited.letters += 1;
        }
        tell(house, tx, actor, "meeting.invited", id);
        Ok(invited)
    })
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
            let to = Known { sequence, ..one };
            letter(house, tx, (meeting, body), LetterKind::Cancellation, &to, write)?;
        }
        store::set_state(tx, id, MeetingState::Cancelled, Some(house.now()))?;
        store::edits::forget(tx, id)?;
        store::course::end(tx, id)?;
        tell(house, tx, actor, "meeting.cancelled", id);
        Ok(told)
    })
}

fn letter(
    house: &House,
    tx: &mut Tx<'_>,
    (meeting, body): (&Meeting, &Body),
    kind: LetterKind,
    to: &Known,
    write: Writer<'_>,
) -> Outcome<()> {
    let mut bytes = [0; 16];
    house.random.fill(&mut bytes);
    let token: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let items = store::agenda::all(tx, meeting.id)?;
    let agenda: Vec<(String, i64)> =
        items.into_iter().map(|item| (item.title, item.minutes)).collect();
    let written = write(&Letter {
        kind,
        email: &to.email,
        name: &to.name,
        body: &body.name,
        meeting,
        agenda: &agenda,
        sequence: to.sequence,
        token: &token,
    });
    let method = if kind == LetterKind::Cancellation { "CANCEL" } else { "REQUEST" };
    let mail = NewMail {
        recipient: to.email.clone(),
        subject: written.subject,
        words: written.words,
        calendar: written.calendar,
        method: method.to_owned(),
    };
    let mail = post(house, tx, &mail)?;
    Ok(rows::put(tx, meeting.id, to, (mail, &hash(house, &token)?))?)
}

/// Where letters to a seat go.
fn address(conn: &mut Conn, seat: &Seat) -> Outcome<String> {
    let own = match seat.account {
        Some(account) if account.text() == seat.id => Some(account),
        _ => None,
    };
    Ok(match (own, seat.id.parse()) {
        (Some(account), _) => rows::account_mail(conn, account)?,
        (None, Ok(office)) => rows::office_mail(conn, office)?,
        (None, Err(_)) => String::new(),
    })
}

/// Who was invited, how their letters stand, and what they said: for those who run the meeting.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`].
pub fn invitations(house: &House, actor: &Actor, id: MeetingId) -> Outcome<Vec<Invitation>> {
    house.data.read(|conn| {
        reached(house, conn, actor, id, BodyAction::Run)?;
        Ok(rows::of_meeting(conn, id)?)
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
    let hash = hash(house, token)?;
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
    let hash = hash(house, token)?;
    house.data.write(|tx| {
        if find(tx, &hash)?.meeting.state != MeetingState::Planned {
            return Err(Problem::Rule("rule-meeting-over"));
        }
        Ok(rows::answer(tx, &hash, reply, house.now())?)
    })
}

fn hash(house: &House, token: &str) -> Outcome<String> {
    Ok(house.vault.house_key(HOUSE_KEY)?.hash("geleit/invitation/1", token))
}
