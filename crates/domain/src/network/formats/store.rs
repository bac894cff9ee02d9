//! Rows of formats, of who goes where, and of proposals.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{
    Format, FormatId, FormatInput, Part, Proposal, ProposalId, ProposalInput, ProposalState,
};
use crate::identity::{AccountId, AgencyId};
use crate::network::bodies::BodyId;

db::statements! {
    INSERT = "INSERT INTO exchange_format (id, name, host, purpose, areas, place, rhythm_weeks, minutes, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    CHANGE = "UPDATE exchange_format SET name = $2, host = $3, purpose = $4, areas = $5, place = $6, rhythm_weeks = $7, \
        minutes = $8 WHERE id = $1";
    END = "UPDATE exchange_format SET ended_at = $2 WHERE id = $1";
    ALL = "SELECT id, name, host, purpose, areas, place, rhythm_weeks, minutes, ended_at FROM exchange_format \
        ORDER BY name, id";
    /// How long the last meeting of a body was planned to be; nothing where it never met.
    MINUTES = "SELECT CAST(COALESCE(SUM(i.minutes), 0) AS BIGINT) FROM agenda_item i WHERE i.meeting_id = (SELECT m.id FROM meeting m \
        WHERE m.body_id = $1 AND m.state <> 'abgesagt' ORDER BY m.starts_at DESC, m.id DESC LIMIT 1)";
    SEATS = "SELECT s.format_id, s.account_id, a.display_name, s.agency_id, s.part FROM format_seat s \
        JOIN account a ON a.id = s.account_id WHERE a.disabled_at IS NULL ORDER BY a.display_name, a.id, s.format_id";
    PUT_SEAT = "INSERT INTO format_seat (format_id, account_id, agency_id, part, since) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (format_id, account_id) DO UPDATE SET agency_id = $3, part = $4, since = $5";
    CUT_SEAT = "DELETE FROM format_seat WHERE format_id = $1 AND account_id = $2 AND agency_id = $3";
    /// Accounts that take part in a body today.
    MEMBERS = "SELECT DISTINCT account_id FROM body_member WHERE body_id = $1 AND valid_from <= $2 AND valid_until >= $2 \
        ORDER BY account_id";
    PROPOSE = "INSERT INTO format_proposal (id, account_id, agency_id, name, need, area, state, words, proposed_at) \
        VALUES ($1, $2, $3, $4, $5, $6, 'offen', '', $7)";
    PROPOSALS = "SELECT p.id, p.name, p.need, p.area, p.account_id, a.display_name, p.state, p.words, p.format_id, \
        p.proposed_at, p.told_at FROM format_proposal p JOIN account a ON a.id = p.account_id \
        ORDER BY p.proposed_at DESC, p.id DESC";
    ANSWER = "UPDATE format_proposal SET state = $2, words = $3, format_id = $4, answered_at = $5 \
        WHERE id = $1 AND state = 'offen'";
    TELL = "UPDATE format_proposal SET told_at = $3 WHERE id = $1 AND account_id = $2 AND state <> 'offen'";
}

impl FromRow for Format {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let areas: String = row.get(4)?;
        Ok(Self {
            id: row.get(0)?,
            body: None,
            details: FormatInput {
                name: row.get(1)?,
                host: row.get(2)?,
                purpose: row.get(3)?,
                areas: areas.split_whitespace().map(str::to_owned).collect(),
                place: row.get(5)?,
                rhythm_weeks: row.get(6)?,
                minutes: row.get(7)?,
            },
            ended_at: row.get(8)?,
        })
    }
}

/// Somebody's seat in a format.
pub(super) struct SeatRow {
    pub format: FormatId,
    pub account: AccountId,
    pub name: String,
    pub agency: AgencyId,
    pub part: Part,
}

impl FromRow for SeatRow {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let part: String = row.get(4)?;
        let unknown = || DbError::Other("a seat of a format has an unknown part".to_owned());
        Ok(Self {
            format: row.get(0)?,
            account: row.get(1)?,
            name: row.get(2)?,
            agency: row.get(3)?,
            part: Part::parse(&part).ok_or_else(unknown)?,
        })
    }
}

impl FromRow for Proposal {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let state: String = row.get(6)?;
        let unknown = || DbError::Other("a proposal has an unknown state".to_owned());
        Ok(Self {
            id: row.get(0)?,
            input: ProposalInput { name: row.get(1)?, need: row.get(2)?, area: row.get(3)? },
            account: row.get(4)?,
            by: row.get(5)?,
            state: ProposalState::parse(&state).ok_or_else(unknown)?,
            words: row.get(7)?,
            format: row.get(8)?,
            proposed_at: row.get(9)?,
            is_told: row.get::<Option<Timestamp>>(10)?.is_some(),
        })
    }
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: FormatId,
    input: &FormatInput,
    now: Timestamp,
) -> Result<(), DbError> {
    let values = params![
        id,
        input.name.trim(),
        input.host.trim(),
        input.purpose.trim(),
        input.areas.join(" "),
        input.place.trim(),
        input.rhythm_weeks,
        input.minutes,
        now
    ];
    tx.execute(INSERT, values).map(drop)
}

pub(super) fn change(tx: &mut Tx<'_>, id: FormatId, input: &FormatInput) -> Result<(), DbError> {
    let values = params![
        id,
        input.name.trim(),
        input.host.trim(),
        input.purpose.trim(),
        input.areas.join(" "),
        input.place.trim(),
        input.rhythm_weeks,
        input.minutes
    ];
    tx.execute(CHANGE, values).map(drop)
}

pub(super) fn end(tx: &mut Tx<'_>, id: FormatId, at: Option<Timestamp>) -> Result<(), DbError> {
    tx.execute(END, params![id, at]).map(drop)
}

/// Formats outside of this program, ended ones too, by name.
pub(super) fn all(conn: &mut Conn) -> Result<Vec<Format>, DbError> {
    conn.query(ALL, params![])
}

/// Minutes of the last meeting of a body; 0 where it never met.
pub(super) fn minutes(conn: &mut Conn, body: BodyId) -> Result<i64, DbError> {
    Ok(conn.query_one::<(i64,)>(MINUTES, params![body])?.0)
}

pub(super) fn seats(conn: &mut Conn) -> Result<Vec<SeatRow>, DbError> {
    conn.query(SEATS, params![])
}

pub(super) fn put_seat(
    tx: &mut Tx<'_>,
    format: FormatId,
    (account, agency): (AccountId, AgencyId),
    part: Part,
    today: Date,
) -> Result<(), DbError> {
    tx.execute(PUT_SEAT, params![format, account, agency, part.code(), today]).map(drop)
}

pub(super) fn cut_seat(
    tx: &mut Tx<'_>,
    format: FormatId,
    (account, agency): (AccountId, AgencyId),
) -> Result<(), DbError> {
    tx.execute(CUT_SEAT, params![format, account, agency]).map(drop)
}

pub(super) fn members(
    conn: &mut Conn,
    body: BodyId,
    today: Date,
) -> Result<Vec<AccountId>, DbError> {
    let rows: Vec<(AccountId,)> = conn.query(MEMBERS, params![body, today])?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

pub(super) fn propose(
    tx: &mut Tx<'_>,
    id: ProposalId,
    (account, agency): (AccountId, AgencyId),
    input: &ProposalInput,
    now: Timestamp,
) -> Result<(), DbError> {
    let (name, need, area) = (input.name.trim(), input.need.trim(), &input.area);
    tx.execute(PROPOSE, params![id, account, agency, name, need, area, now]).map(drop)
}

/// Every proposal, the newest first.
pub(super) fn proposals(conn: &mut Conn) -> Result<Vec<Proposal>, DbError> {
    conn.query(PROPOSALS, params![])
}

/// Answers a proposal that waits; false when it does not (any more).
pub(super) fn answer(
    tx: &mut Tx<'_>,
    id: ProposalId,
    (state, words): (ProposalState, &str),
    format: Option<FormatId>,
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(ANSWER, params![id, state.code(), words, format, now])? > 0)
}

/// The person took note of the answer; false when there was none for them.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    id: ProposalId,
    account: AccountId,
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(TELL, params![id, account, now])? > 0)
}
