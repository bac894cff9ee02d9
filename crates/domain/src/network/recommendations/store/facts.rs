//! What the rules look at, gathered in a few statements: as of a moment, so that the past can be told as it was.

use base::{Date, Timestamp};
use db::{Conn, DbError, params};
use jiff::ToSpan;

use super::super::{AgencyFact, BodyFact, Facts, HandedUp, MeetingFact, OfficeFact};
use crate::identity::{AgencyId, agencies};
use crate::network::bodies::{BodyId, BodyKind, Duty, Seat};
use crate::network::meetings::ItemKind;
use crate::network::topics::StationKind;

db::statements! {
    BODIES = "SELECT id, kind, name, created_at FROM body WHERE created_at <= $1 AND (ended_at IS NULL OR ended_at > $1) \
        ORDER BY created_at, id";
    /// Rules of bodies, the newest last.
    CHARTERS = "SELECT body_id, adopted_on FROM charter WHERE written_at <= $1 ORDER BY body_id, version";
    OFFICES = "SELECT o.body_id, o.seat, o.agency_id, o.duties, o.committed_on, h.id FROM office o \
        LEFT JOIN office_holder h ON h.office_id = o.id AND h.valid_from <= $2 \
        AND (h.valid_until IS NULL OR h.valid_until >= $2) \
        WHERE o.created_at <= $1 AND (o.ended_at IS NULL OR o.ended_at > $1) ORDER BY o.body_id, o.place, o.id, h.id";
    MEETINGS = "SELECT m.body_id, m.id, m.starts_at, i.part, i.kind FROM meeting m \
        LEFT JOIN agenda_item i ON i.meeting_id = m.id WHERE m.state = 'gehalten' AND m.starts_at >= $1 \
        AND m.starts_at <= $2 ORDER BY m.starts_at, m.id, i.place, i.id";
    NEXT = "SELECT body_id, MIN(starts_at) FROM meeting WHERE state = 'geplant' AND starts_at > $1 \
        GROUP BY body_id ORDER BY body_id";
    MANDATES = "SELECT body_id, agency_id, COUNT(DISTINCT account_id) FROM mandate WHERE valid_from <= $1 \
        AND (valid_until IS NULL OR valid_until >= $1) GROUP BY body_id, agency_id ORDER BY body_id, agency_id";
    RELEASED = "SELECT m.body_id, MAX(p.released_at) FROM protected_part p JOIN meeting m ON m.id = p.meeting_id \
        WHERE p.released_at <= $1 GROUP BY m.body_id ORDER BY m.body_id";
    CASE_MANAGERS = "SELECT m.agency_id, COUNT(DISTINCT a.id) FROM account a JOIN membership m ON m.account_id = a.id \
        WHERE a.disabled_at IS NULL AND m.agency_id IS NOT NULL AND m.role IN ('case_manager', 'speaker') \
        AND m.valid_from <= $1 AND (m.valid_until IS NULL OR m.valid_until >= $1) \
        GROUP BY m.agency_id ORDER BY m.agency_id";
    HANDED_UP = "SELECT MIN(s.at), t.state, t.moved_at FROM topic_station s JOIN topic t ON t.id = s.topic_id \
        WHERE s.kind = 'weitergegeben' AND s.at >= $1 AND s.at <= $2 GROUP BY t.id, t.state, t.moved_at ORDER BY 1, t.id";
}

/// Months of meetings the rules look back at: four whole quarters and the present one.
const MONTHS: i64 = 15;

/// Gathers the facts as of a moment.
pub(in crate::network::recommendations) fn gather(
    conn: &mut Conn,
    now: Timestamp,
) -> Result<Facts, DbError> {
    let today = now.day();
    let back = |months: i64| {
        Timestamp::start_of_day(today.checked_sub(months.months()).unwrap_or(Date::MIN))
    };
    let mut bodies = bodies(conn, now)?;
    rules_and_offices(conn, &mut bodies, now, today)?;
    meetings(conn, &mut bodies, (back(MONTHS), now))?;
    let mandates: Vec<(BodyId, AgencyId, i64)> = conn.query(MANDATES, params![today])?;
    for (id, agency, count) in mandates {
        if let Some(body) = bodies.iter_mut().find(|body| body.id == id) {
            body.mandates.push((agency, usize::try_from(count).unwrap_or(0)));
        }
    }
    let counted: Vec<(AgencyId, i64)> = conn.query(CASE_MANAGERS, params![today])?;
    let agency = |one: crate::identity::Agency| {
        let count = counted.iter().find(|(id, _)| *id == one.id).map_or(0, |(_, count)| *count);
        AgencyFact {
            id: one.id,
            name: one.name,
            case_managers: usize::try_from(count).unwrap_or(0),
        }
    };
    let agencies = agencies::all(conn)?.into_iter().map(agency).collect();
    let handed: Vec<(Timestamp, String, Timestamp)> =
        conn.query(HANDED_UP, params![back(12), now])?;
    let handed_up = handed.into_iter().map(|(at, state, moved_at)| {
        let answered = StationKind::parse(&state).is_some_and(StationKind::is_answer);
        let answered_on = (answered && moved_at <= now).then(|| moved_at.day());
        HandedUp { on: at.day(), answered_on }
    });
    Ok(Facts {
        today,
        bodies,
        agencies,
        handed_up: handed_up.collect(),
        answers: super::answers(conn, now)?,
    })
}

fn bodies(conn: &mut Conn, now: Timestamp) -> Result<Vec<BodyFact>, DbError> {
    let rows: Vec<(BodyId, String, String, Timestamp)> = conn.query(BODIES, params![now])?;
    let read = |(id, kind, name, created_at): (BodyId, String, String, Timestamp)| {
        Some(BodyFact {
            id,
            kind: BodyKind::parse(&kind)?,
            name,
            since: created_at.day(),
            has_charter: false,
            adopted_on: None,
            offices: Vec::new(),
            held: Vec::new(),
            next: None,
            mandates: Vec::new(),
            released_on: None,
        })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

fn rules_and_offices(
    conn: &mut Conn,
    bodies: &mut [BodyFact],
    now: Timestamp,
    today: Date,
) -> Result<(), DbError> {
    let charters: Vec<(BodyId, Option<Date>)> = conn.query(CHARTERS, params![now])?;
    for (id, adopted_on) in charters {
        if let Some(body) = bodies.iter_mut().find(|body| body.id == id) {
            body.has_charter = true;
            body.adopted_on = adopted_on.filter(|day| *day <= today);
        }
    }
    type Row = (BodyId, String, Option<AgencyId>, String, Option<Date>, Option<String>);
    let offices: Vec<Row> = conn.query(OFFICES, params![now, today])?;
    for (id, seat, agency, duties, committed_on, holder) in offices {
        if let Some(body) = bodies.iter_mut().find(|body| body.id == id) {
            body.offices.push(OfficeFact {
                seat: Seat::parse(&seat).unwrap_or(Seat::Other),
                agency,
                duties: duties.split(' ').filter_map(Duty::parse).collect(),
                committed_on: committed_on.filter(|day| *day <= today),
                held: holder.is_some(),
            });
        }
    }
    let released: Vec<(BodyId, Option<Timestamp>)> = conn.query(RELEASED, params![now])?;
    for (id, at) in released {
        if let Some(body) = bodies.iter_mut().find(|body| body.id == id) {
            body.released_on = at.map(Timestamp::day);
        }
    }
    Ok(())
}

fn meetings(
    conn: &mut Conn,
    bodies: &mut [BodyFact],
    (since, now): (Timestamp, Timestamp),
) -> Result<(), DbError> {
    type Row = (BodyId, String, Timestamp, Option<i64>, Option<String>);
    let rows: Vec<Row> = conn.query(MEETINGS, params![since, now])?;
    let mut before = String::new();
    for (id, meeting, starts_at, part, kind) in rows {
        let Some(body) = bodies.iter_mut().find(|body| body.id == id) else { continue };
        if meeting != before {
            body.held.push(MeetingFact { day: starts_at.day(), items: Vec::new() });
            before = meeting;
        }
        let kind = kind.as_deref().and_then(ItemKind::parse);
        if let (Some(last), Some(part), Some(kind)) = (body.held.last_mut(), part, kind) {
            last.items.push((part, kind));
        }
    }
    let next: Vec<(BodyId, Option<Timestamp>)> = conn.query(NEXT, params![now])?;
    for (id, at) in next {
        if let Some(body) = bodies.iter_mut().find(|body| body.id == id) {
            body.next = at.map(Timestamp::day);
        }
    }
    Ok(())
}
