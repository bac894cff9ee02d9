//! Asking everybody who may be there which date suits, and ending with a meeting.

use base::{Outcome, Problem, Timestamp};
use db::{Conn, Tx};
use serde_json::json;

use crate::house::House;
use crate::identity::{Actor, once};
use crate::network::bodies::actions::{allowed, note, on_body};
use crate::network::bodies::{Body, BodyAction, BodyId, store as bodies};
use crate::network::links::{self, Link};
use crate::network::meetings::actions::{Place, put_meeting, shift_meeting};
use crate::network::meetings::seating::{address, seats_of};
use crate::network::meetings::{MeetingId, Written};
use crate::network::polls::{Answer, DateLine, Poll, PollId, PollInput, PollLetter, Voter, store};
use crate::outbox::NewMail;
use crate::outbox::actions::post;

/// So many days after its end a poll is forgotten: who could come when is nobody's business any more.
const REMEMBERED: i64 = 30;
/// A poll nobody ends is forgotten after so many days.
const LASTS: i64 = 180;

/// Who writes a letter.
pub type PollWriter<'a> = &'a dyn Fn(&PollLetter<'_>) -> Written;

/// Begins a poll and puts out a letter to everybody with an address. `meeting` is the one that shall be moved. The same
/// `request` sent twice is stored once.
///
/// # Errors
/// Every field that does not fit; a rule when the body has ended.
pub fn make_poll(
    house: &House,
    actor: &Actor,
    (id, meeting): (BodyId, Option<MeetingId>),
    request: &str,
    input: &PollInput,
    write: PollWriter<'_>,
) -> Outcome<PollId> {
    let now = house.now();
    let dates = input.checked(now).map_err(Problem::Invalid)?;
    on_body(house, actor, id, BodyAction::Run, |tx, body| {
        if body.ended_at.is_some() {
            return Err(Problem::Rule("rule-body-ended"));
        }
        let stored = once(tx, now, actor.account, request, |tx| {
            let poll = Poll {
                id: house.new_id(),
                body: id,
                meeting,
                words: input.words.trim().to_owned(),
                made_at: now,
                closed_at: None,
            };
            store::insert(tx, &poll, &dates)?;
            for seat in seats_of(tx, id, house.today())? {
                if seat.name.is_empty() {
                    continue;
                }
                let email = address(tx, &seat)?;
                let to = (seat.id.as_str(), seat.name.as_str(), email.as_str());
                ask(house, tx, (&poll, body), to, (&dates, false), write)?;
            }
            note(house, tx, actor, "poll.made", poll.id.text(), json!({ "dates": dates.len() }));
            Ok(poll.id.text())
        })?;
        stored.location().parse().map_err(Problem::internal)
    })
}

fn ask(
    house: &House,
    tx: &mut Tx<'_>,
    (poll, body): (&Poll, &Body),
    to: (&str, &str, &str),
    (dates, again): (&[Timestamp], bool),
    write: PollWriter<'_>,
) -> Outcome<()> {
    let token = links::token(house);
    let hash = links::hash(house, Link::Poll, &token)?;
    if to.2.is_empty() {
        return Ok(store::put_voter(tx, poll.id, to, (None, &hash))?);
    }
    let words = &poll.words;
    let letter = PollLetter { body: &body.name, words, dates, again, token: &token };
    let written = write(&letter);
    let mail = NewMail {
        recipient: to.2.to_owned(),
        subject: written.subject,
        words: written.words,
        calendar: String::new(),
        method: String::new(),
    };
    let mail = post(house, tx, &mail)?;
    Ok(store::put_voter(tx, poll.id, to, (Some(mail), &hash))?)
}

/// A poll as somebody of the body reads it.
#[derive(Debug, Clone)]
pub struct PollView {
    /// The poll.
    pub poll: Poll,
    /// The body that shall meet.
    pub body: Body,
    /// The dates with what was said.
    pub dates: Vec<DateLine>,
    /// Place of the date most can come to, once somebody answered.
    pub best: Option<i64>,
    /// Who was asked.
    pub voters: Vec<Voter>,
    /// Whether the reader may end it.
    pub runs: bool,
}

/// One poll.
///
/// # Errors
/// [`Problem::NotFound`] for those who take no part in the body.
pub fn poll(house: &House, actor: &Actor, id: PollId) -> Outcome<PollView> {
    house.data.read(|conn| {
        let poll = store::one(conn, id)?.ok_or(Problem::NotFound)?;
        let known = allowed(house, conn, actor, poll.body, BodyAction::Attend);
        let (body, facts) = known.map_err(|_| Problem::NotFound)?;
        let runs = house.access.allows_body(actor, BodyAction::Run, &facts);
        let voters = store::voters(conn, id)?;
        let dates = lines(conn, id, &voters)?;
        let said = voters.iter().any(|voter| voter.voted_at.is_some());
        let best = dates.iter().max_by_key(|line| line.worth()).filter(|_| said);
        let best = best.map(|line| line.place);
        Ok(PollView { poll, body, dates, best, voters, runs })
    })
}

fn lines(conn: &mut Conn, id: PollId, voters: &[Voter]) -> Outcome<Vec<DateLine>> {
    let votes = store::votes(conn, id)?;
    let line = |(place, starts_at): (i64, Timestamp)| {
        let names = |answer: Answer| {
            let here = votes.iter().filter(|(_, at, said)| *at == place && *said == answer);
            here.filter_map(|(seat, _, _)| voters.iter().find(|voter| voter.seat == *seat))
                .map(|voter| voter.name.clone())
                .collect()
        };
        let (yes, maybe, no) = (names(Answer::Yes), names(Answer::Maybe), names(Answer::No));
        DateLine { place, starts_at, yes, maybe, no }
    };
    Ok(store::dates(conn, id)?.into_iter().map(line).collect())
}

/// Polls of a body that go on, the latest first.
///
/// # Errors
/// [`Problem::Forbidden`] for those who take no part in it.
pub fn open_polls(house: &House, actor: &Actor, id: BodyId) -> Outcome<Vec<Poll>> {
    house.data.read(|conn| {
        allowed(house, conn, actor, id, BodyAction::Attend)?;
        Ok(store::open_of_body(conn, id)?)
    })
}

/// Changes a poll that goes on, holding its body.
fn on_poll<T>(
    house: &House,
    actor: &Actor,
    id: PollId,
    mut work: impl FnMut(&mut Tx<'_>, &Poll, &Body) -> Outcome<T>,
) -> Outcome<T> {
    house.data.write(|tx| {
        let known = store::one(tx, id)?.ok_or(Problem::NotFound)?;
        bodies::hold(tx, known.body)?;
        let reached = allowed(house, tx, actor, known.body, BodyAction::Attend);
        let (body, facts) = reached.map_err(|_| Problem::NotFound)?;
        if !house.access.allows_body(actor, BodyAction::Run, &facts) {
            return Err(Problem::Forbidden);
        }
        let poll = store::one(tx, id)?.ok_or(Problem::NotFound)?;
        if poll.closed_at.is_some() {
            return Err(Problem::Rule("rule-poll-closed"));
        }
        work(tx, &poll, &body)
    })
}

/// Asks those again who did not answer. Answers how many letters went out.
///
/// # Errors
/// A rule when it has ended.
pub fn ask_again(
    house: &House,
    actor: &Actor,
    id: PollId,
    write: PollWriter<'_>,
) -> Outcome<usize> {
    on_poll(house, actor, id, |tx, poll, body| {
        let dates: Vec<Timestamp> =
            store::dates(tx, id)?.into_iter().map(|(_, date)| date).collect();
        let voters = store::voters(tx, id)?;
        let silent = voters.iter().filter(|one| one.voted_at.is_none() && !one.email.is_empty());
        let mut letters = 0;
        for one in silent {
            let to = (one.seat.as_str(), one.name.as_str(), one.email.as_str());
            ask(house, tx, (poll, body), to, (&dates, true), write)?;
            letters += 1;
        }
        note(house, tx, actor, "poll.asked_again", id.text(), json!({ "letters": letters }));
        Ok(letters)
    })
}

/// Ends a poll: with a date, a meeting is planned on it, or the one it was about is moved there; without, nothing else
/// happens.
///
/// # Errors
/// A rule when it has ended; at `date` for one it does not ask about.
pub fn close_poll(
    house: &House,
    actor: &Actor,
    id: PollId,
    date: Option<i64>,
    place: &Place,
) -> Outcome<Option<MeetingId>> {
    place.check()?;
    on_poll(house, actor, id, |tx, poll, body| {
        let meeting = match date {
            None => None,
            Some(chosen) => {
                let dates = store::dates(tx, id)?;
                let date = dates.into_iter().find(|(at, _)| *at == chosen);
                let (_, date) = date.ok_or_else(|| Problem::at("date", "error-unknown-choice"))?;
                Some(match poll.meeting {
                    Some(meeting) => shift_meeting(house, tx, actor, meeting, (date, place))?,
                    None => put_meeting(house, tx, actor, body, (date, place))?,
                })
            }
        };
        store::close(tx, id, meeting, house.now())?;
        note(house, tx, actor, "poll.closed", id.text(), json!({}));
        Ok(meeting)
    })
}

/// Forgets polls that ended a while ago, and those nobody ever ended.
///
/// # Errors
/// When the store does not work.
pub fn forget_polls(house: &House) -> Outcome<usize> {
    let before = |days: i64| house.now().plus_seconds(-days * 86_400);
    Ok(house.data.write(|tx| {
        let old = store::old(tx, before(REMEMBERED), before(LASTS))?;
        for id in &old {
            store::forget(tx, *id)?;
        }
        Ok::<_, db::DbError>(old.len())
    })?)
}
