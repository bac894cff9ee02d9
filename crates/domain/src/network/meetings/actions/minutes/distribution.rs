//! Who is written to about minutes: those who were there, to object; everybody on the list, once they are approved.
//! Each gets one letter for each, whatever is clicked how often.

use base::{Date, Outcome, Problem};
use db::{Conn, Tx};
use jiff::ToSpan;
use serde_json::json;

use super::super::planning::tell;

use super::on_minutes;
use crate::house::House;
use crate::identity::{AccountId, Actor, once};
use crate::network::bodies::actions::{allowed, note, on_body};
use crate::network::bodies::{Body, BodyAction, BodyId};
use crate::network::links::{self, Link};
use crate::network::meetings::minutes::{
    DAYS, LINK_DAYS, Notice, OBJECTION_DAYS, Purpose, Reader, ReaderId, Standing, check_reader,
};
use crate::network::meetings::seating::seats;
use crate::network::meetings::store::invitations::{account_mail, office_mail};
use crate::network::meetings::store::minutes as rows;
use crate::network::meetings::{Meeting, MeetingId, Seat, actions::Invited};
use crate::outbox::NewMail;
use crate::outbox::actions::{again, post};

/// A written letter: its subject and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The subject.
    pub subject: String,
    /// The text.
    pub words: String,
}

/// Who writes a letter: texts are no matter of the domain.
pub type NoticeWriter<'a> = &'a dyn Fn(&Notice<'_>) -> Written;

/// Somebody to be written to.
struct To {
    seat: String,
    name: String,
    email: String,
    account: Option<AccountId>,
}

/// Asks everybody who was there and has an account whether the minutes are right. Doing it again writes only to those
/// who were not written to.
///
/// # Errors
/// A rule when the meeting is not over or the minutes are approved.
pub fn send_draft(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    write: NoticeWriter<'_>,
) -> Outcome<Invited> {
    on_minutes(house, actor, id, BodyAction::Run, |tx, meeting, body, (now, until)| {
        let until = match (now, until) {
            (Standing::Sent(_) | Standing::Objected, Some(until)) => until,
            (Standing::Draft, _) => {
                let days = rows::days(tx, body.id)?.unwrap_or(OBJECTION_DAYS);
                let until = house.today().checked_add(days.days()).map_err(Problem::internal)?;
                rows::send(tx, id, until, house.now())?;
                until
            }
            _ => return Err(Problem::Rule("rule-minutes-approved")),
        };
        let mut there = seats(tx, meeting, house.today())?;
        there.retain(|seat| seat.present == Some(true) && seat.account.is_some());
        let mut all = Vec::new();
        for seat in there {
            all.push(to(tx, seat)?);
        }
        let done = letters(house, tx, (meeting, body), (Purpose::Draft, Some(until)), all, write)?;
        tell(house, tx, actor, "minutes.sent", id);
        Ok(done)
    })
}

/// Tells everybody on the list that approved minutes can be read: those who take part, and the further readers.
///
/// # Errors
/// A rule while they are not approved.
pub fn distribute(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    write: NoticeWriter<'_>,
) -> Outcome<Invited> {
    on_minutes(house, actor, id, BodyAction::Run, |tx, meeting, body, (now, _)| {
        if !now.is_approved() {
            return Err(Problem::Rule("rule-minutes-not-approved"));
        }
        let mut all = Vec::new();
        for seat in seats(tx, meeting, house.today())? {
            // Who was there and takes part no longer reads no minutes of the body any more.
            if !seat.name.is_empty() && is_current(&seat) {
                all.push(to(tx, seat)?);
            }
        }
        for Reader { id, name, email } in rows::readers(tx, body.id)? {
            all.push(To { seat: id.text(), name, email, account: None });
        }
        let last = house.today().checked_add(LINK_DAYS.days()).map_err(Problem::internal)?;
        let done =
            letters(house, tx, (meeting, body), (Purpose::Approved, Some(last)), all, write)?;
        tell(house, tx, actor, "minutes.distributed", id);
        Ok(done)
    })
}

/// Seats that were only written down have neither an office nor a mandate today: they come without a part, and their
/// id is not their account's.
fn is_current(seat: &Seat) -> bool {
    !seat.part.is_empty() || seat.account.is_some_and(|account| account.text() == seat.id)
}

fn to(conn: &mut Conn, seat: Seat) -> Outcome<To> {
    let email = match (seat.account, seat.id.parse()) {
        (Some(account), _) => account_mail(conn, account)?,
        (None, Ok(office)) => office_mail(conn, office)?,
        (None, Err(_)) => String::new(),
    };
    Ok(To { seat: seat.id, name: seat.name, email, account: seat.account })
}

fn letters(
    house: &House,
    tx: &mut Tx<'_>,
    (meeting, body): (&Meeting, &Body),
    (purpose, until): (Purpose, Option<Date>),
    all: Vec<To>,
    write: NoticeWriter<'_>,
) -> Outcome<Invited> {
    let mut done = Invited::default();
    for one in all {
        if one.email.is_empty() {
            done.without_address.push(one.name);
            continue;
        }
        let token = if one.account.is_some() { String::new() } else { links::token(house) };
        let hashed =
            if token.is_empty() { None } else { Some(links::hash(house, Link::Minutes, &token)?) };
        let link = hashed.as_deref().zip(until);
        if !rows::put(tx, meeting.id, (purpose, &one.seat, &one.name), link)? {
            continue;
        }
        let until = if purpose == Purpose::Draft || !token.is_empty() { until } else { None };
        let notice = Notice { purpose, body: &body.name, meeting, until, token: &token };
        let Written { subject, words } = write(&notice);
        let (calendar, method) = (String::new(), String::new());
        let mail = NewMail { recipient: one.email, subject, words, calendar, method };
        let mail = post(house, tx, &mail)?;
        rows::set_mail(tx, meeting.id, (purpose, &one.seat), mail)?;
        done.letters += 1;
    }
    Ok(done)
}

/// Sends a letter again that was not sent or is unclear.
///
/// # Errors
/// A rule when it is on its way or gone.
pub fn send_notice_again(
    house: &House,
    actor: &Actor,
    id: MeetingId,
    (purpose, seat): (Purpose, &str),
) -> Outcome<()> {
    on_minutes(house, actor, id, BodyAction::Run, |tx, _, _, _| {
        let mail = rows::mail_of(tx, id, (purpose, seat))?.ok_or(Problem::NotFound)?;
        if again(house, tx, mail)? { Ok(()) } else { Err(Problem::Rule("rule-letter-gone")) }
    })
}

/// Takes the link of somebody without an account back: it opens nothing from now on.
///
/// # Errors
/// [`Problem::NotFound`] when there is none (any more).
pub fn revoke_link(house: &House, actor: &Actor, id: MeetingId, seat: &str) -> Outcome<()> {
    on_minutes(house, actor, id, BodyAction::Run, |tx, _, _, _| {
        if !rows::revoke(tx, id, (Purpose::Approved, seat), house.now())? {
            return Err(Problem::NotFound);
        }
        tell(house, tx, actor, "minutes.link_revoked", id);
        Ok(())
    })
}

/// Who gets approved minutes of a body, and how long somebody may object.
#[derive(Debug, Clone)]
pub struct Distribution {
    /// The body.
    pub body: Body,
    /// Readers beside those who take part.
    pub readers: Vec<Reader>,
    /// Days for objections.
    pub days: i64,
}

/// The distribution list of a body, for those who run its meetings.
///
/// # Errors
/// [`Problem::NotFound`] or [`Problem::Forbidden`].
pub fn distribution(house: &House, actor: &Actor, id: BodyId) -> Outcome<Distribution> {
    house.data.read(|conn| {
        let (body, _) = allowed(house, conn, actor, id, BodyAction::Run)?;
        let readers = rows::readers(conn, id)?;
        let days = rows::days(conn, id)?.unwrap_or(OBJECTION_DAYS);
        Ok::<_, Problem>(Distribution { body, readers, days })
    })
}

/// Puts somebody on the list. The same `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit; at `email`, when the address is on the list.
pub fn add_reader(
    house: &House,
    actor: &Actor,
    id: BodyId,
    request: &str,
    (name, email): (&str, &str),
) -> Outcome<()> {
    let errors = check_reader(name, email);
    if !errors.is_empty() {
        return Err(Problem::Invalid(errors));
    }
    let (name, email) = (name.trim(), email.trim());
    on_body(house, actor, id, BodyAction::Run, |tx, _| {
        let stored = once(tx, house.now(), actor.account, request, |tx| {
            let same = |one: &Reader| one.email.eq_ignore_ascii_case(email);
            if rows::readers(tx, id)?.iter().any(same) {
                return Err(Problem::at("email", "minutes-reader-there"));
            }
            let reader =
                Reader { id: house.new_id(), name: name.to_owned(), email: email.to_owned() };
            rows::add_reader(tx, id, &reader, house.now())?;
            note(house, tx, actor, "minutes.reader_added", id.text(), json!({}));
            Ok(reader.id.text())
        })?;
        drop(stored);
        Ok(())
    })
}

/// Takes somebody off the list.
///
/// # Errors
/// [`Problem::NotFound`] when they are not on it.
pub fn drop_reader(house: &House, actor: &Actor, id: BodyId, reader: ReaderId) -> Outcome<()> {
    on_body(house, actor, id, BodyAction::Run, |tx, _| {
        if !rows::drop_reader(tx, id, reader)? {
            return Err(Problem::NotFound);
        }
        note(house, tx, actor, "minutes.reader_dropped", id.text(), json!({}));
        Ok(())
    })
}

/// Says how many days somebody may object; it counts for minutes that are sent from now on.
///
/// # Errors
/// At `days`, when it is out of range.
pub fn set_objection_days(house: &House, actor: &Actor, id: BodyId, days: i64) -> Outcome<()> {
    if !DAYS.contains(&days) {
        let error = base::FieldError::new("days", "error-number-range");
        let error = error.with("min", DAYS.start()).with("max", DAYS.end());
        return Err(Problem::Invalid(vec![error]));
    }
    on_body(house, actor, id, BodyAction::Run, |tx, _| {
        rows::set_days(tx, id, days)?;
        note(house, tx, actor, "minutes.days_set", id.text(), json!({ "days": days }));
        Ok(())
    })
}
