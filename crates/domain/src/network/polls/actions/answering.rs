//! Answering a poll, with the link of its letter alone.

use base::{Outcome, Problem};
use db::Conn;

use crate::house::House;
use crate::network::bodies::store as bodies;
use crate::network::links::{self, Link};
use crate::network::polls::{Answer, AskedDates, Poll, PollId, store};

/// The poll behind a link.
///
/// # Errors
/// [`Problem::NotFound`] when there is none (any more): a newer letter has another link.
pub fn asked_dates(house: &House, token: &str) -> Outcome<AskedDates> {
    let hash = links::hash(house, Link::Poll, token)?;
    house.data.read(|conn| {
        let (poll, seat, has_voted) = find(conn, &hash)?;
        let body = bodies::one(conn, poll.body)?.ok_or(Problem::NotFound)?;
        let votes = store::votes(conn, poll.id)?;
        let said = |place: i64| {
            let mine = votes.iter().find(|(by, at, _)| *by == seat && *at == place);
            mine.map(|(_, _, answer)| *answer)
        };
        let dates = store::dates(conn, poll.id)?;
        Ok(AskedDates {
            body: body.name,
            words: poll.words,
            dates: dates.into_iter().map(|(place, at)| (place, at, said(place))).collect(),
            has_voted,
            is_closed: poll.closed_at.is_some(),
        })
    })
}

fn find(conn: &mut Conn, hash: &str) -> Outcome<(Poll, String, bool)> {
    let (id, seat, voted_at): (PollId, _, _) =
        store::by_token(conn, hash)?.ok_or(Problem::NotFound)?;
    let poll = store::one(conn, id)?.ok_or(Problem::NotFound)?;
    Ok((poll, seat, voted_at.is_some()))
}

/// Says which dates suit. It can be said anew until the poll ends.
///
/// # Errors
/// [`Problem::NotFound`] as [`asked_dates`]; a rule when it has ended; at the first date without an answer.
pub fn vote(house: &House, token: &str, votes: &[(i64, Answer)]) -> Outcome<()> {
    let hash = links::hash(house, Link::Poll, token)?;
    house.data.write(|tx| {
        let (poll, seat, _) = find(tx, &hash)?;
        if poll.closed_at.is_some() {
            return Err(Problem::Rule("rule-poll-closed"));
        }
        let dates = store::dates(tx, poll.id)?;
        let mut all = Vec::new();
        for (place, _) in dates {
            let said = votes.iter().find(|(at, _)| *at == place);
            let said = said.ok_or_else(|| Problem::at(format!("d{place}"), "error-choose"))?;
            all.push(*said);
        }
        Ok(store::vote(tx, (poll.id, &seat), &all, house.now())?)
    })
}
