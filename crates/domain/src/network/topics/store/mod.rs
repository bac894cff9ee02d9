//! Rows of topics.

pub(crate) mod flow;

use base::Timestamp;
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{
    Station, StationKind, Topic, TopicId, TopicInput, TopicLevel, TopicLine, Voice, Voices,
};
use crate::identity::{AccountId, Actor, AgencyId, Permit};

/// The columns of a topic `t`, as [`Topic`] reads them.
macro_rules! topic {
    () => {
        "t.id, t.title, t.problem, t.proposal, t.category, t.frequency, t.level, t.state, t.raised_at, t.moved_at"
    };
}

db::statements! {
    INSERT = "INSERT INTO topic (id, title, problem, proposal, category, frequency, level, state, ended, \
        raised_at, moved_at) VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 0, $8, $8)";
    ONE = concat!("SELECT ", topic!(), " FROM topic t WHERE t.id = $1");
    /// Whoever moves a topic holds it, so that it stands at one place.
    HOLD = "UPDATE topic SET moved_at = moved_at WHERE id = $1";
    MOVE = "UPDATE topic SET state = $2, level = $3, ended = $4, moved_at = $5 WHERE id = $1";
    MERGE = "UPDATE topic SET merged_into = $2 WHERE id = $1";
    MERGED_INTO = "SELECT merged_into FROM topic WHERE id = $1";
    ADD_STATION = "INSERT INTO topic_station (topic_id, place, kind, at, words) \
        SELECT CAST($1 AS TEXT), COUNT(*), CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($4 AS TEXT) \
        FROM topic_station WHERE topic_id = $1";
    STATIONS = "SELECT kind, at, words FROM topic_station WHERE topic_id = $1 ORDER BY place";
    ADD_VOICE = "INSERT INTO topic_voice (topic_id, account_id, agency_id, anonymous, cases, raised_at) \
        VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (topic_id, account_id) DO UPDATE SET anonymous = $4, cases = $5";
    TAKE_VOICE = "DELETE FROM topic_voice WHERE topic_id = $1 AND account_id = $2";
    /// Somebody who stands behind both counts once, with the voice there is.
    MOVE_VOICES = "INSERT INTO topic_voice (topic_id, account_id, agency_id, anonymous, cases, raised_at) \
        SELECT $2, account_id, agency_id, anonymous, cases, raised_at FROM topic_voice WHERE topic_id = $1 \
        ON CONFLICT (topic_id, account_id) DO NOTHING";
    VOICE = "SELECT anonymous, cases FROM topic_voice WHERE topic_id = $1 AND account_id = $2";
    NAMES = "SELECT CASE WHEN v.anonymous = 1 THEN '' ELSE a.display_name END FROM topic_voice v \
        JOIN account a ON a.id = v.account_id WHERE v.topic_id = $1 \
        ORDER BY v.anonymous, a.display_name, a.id";
    VOICES = "SELECT COUNT(*), COUNT(DISTINCT agency_id), CAST(COALESCE(SUM(cases), 0) AS BIGINT) \
        FROM topic_voice WHERE topic_id = $1";
    LIST = concat!("SELECT ", topic!(), ", \
        (SELECT COUNT(*) FROM topic_voice v WHERE v.topic_id = t.id), \
        (SELECT COUNT(DISTINCT v.agency_id) FROM topic_voice v WHERE v.topic_id = t.id), \
        (SELECT CAST(COALESCE(SUM(v.cases), 0) AS BIGINT) FROM topic_voice v WHERE v.topic_id = t.id), \
        (SELECT COUNT(*) FROM topic_voice v WHERE v.topic_id = t.id AND v.account_id = $1) \
        FROM topic t WHERE t.level >= $2 AND t.level <= $3 AND t.ended >= $4 AND t.ended <= $5 \
        AND (CAST($6 AS TEXT) = '' OR t.category = $6) AND t.id < $7 AND t.merged_into IS NULL \
        ORDER BY t.id DESC LIMIT $8");
    /// What waits at a level, the oldest first.
    WAITING = "SELECT id FROM topic WHERE level = $1 AND ended = 0 ORDER BY id";
    /// What came to a new station above the forum since a moment.
    MOVED = concat!("SELECT ", topic!(), " FROM topic t \
        WHERE level > 0 AND moved_at >= $1 AND merged_into IS NULL ORDER BY moved_at DESC, id LIMIT 50");
    ADD_CASE = "INSERT INTO topic_case (topic_id, case_id) VALUES ($1, $2) ON CONFLICT (case_id, topic_id) DO NOTHING";
    OF_CASE = concat!("SELECT ", topic!(), " FROM topic_case c JOIN topic t ON t.id = c.topic_id WHERE c.case_id = $1 ORDER BY t.id DESC");
    /// Open topics of the forum, the newest first, to be compared.
    OPEN = concat!("SELECT ", topic!(), " FROM topic t \
        WHERE ended = 0 ORDER BY id DESC LIMIT 500");
    /// Answers a person has not taken note of.
    UNTOLD = concat!("SELECT ", topic!(), " FROM topic_voice v JOIN topic t ON t.id = v.topic_id \
        WHERE v.account_id = $1 AND v.told_at IS NULL AND t.ended = 1 AND t.merged_into IS NULL \
        ORDER BY t.moved_at, t.id");
    TOLD = "UPDATE topic_voice SET told_at = $3 WHERE topic_id = $1 AND account_id = $2 AND told_at IS NULL";
}

impl FromRow for Topic {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let state: String = row.get(7)?;
        Ok(Self {
            id: row.get(0)?,
            title: row.get(1)?,
            problem: row.get(2)?,
            proposal: row.get(3)?,
            category: row.get(4)?,
            frequency: row.get(5)?,
            level: TopicLevel::of(row.get(6)?).ok_or_else(|| unknown("level"))?,
            state: StationKind::parse(&state).ok_or_else(|| unknown("state"))?,
            raised_at: row.get(8)?,
            moved_at: row.get(9)?,
        })
    }
}

impl FromRow for TopicLine {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let voices = Voices { people: row.get(10)?, agencies: row.get(11)?, cases: row.get(12)? };
        let own: i64 = row.get(13)?;
        Ok(Self { topic: Topic::from_row(row)?, voices, mine: own > 0 })
    }
}

impl FromRow for Voices {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { people: row.get(0)?, agencies: row.get(1)?, cases: row.get(2)? })
    }
}

impl FromRow for Station {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let kind: String = row.get(0)?;
        let kind = StationKind::parse(&kind).ok_or_else(|| unknown("station"))?;
        Ok(Self { kind, at: row.get(1)?, words: row.get(2)? })
    }
}

impl FromRow for Voice {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let anonymous: i64 = row.get(0)?;
        Ok(Self { anonymous: anonymous == 1, cases: row.get(1)? })
    }
}

fn unknown(what: &str) -> DbError {
    DbError::Other(format!("a topic has an unknown {what}"))
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: TopicId,
    input: &TopicInput,
    now: Timestamp,
) -> Result<(), DbError> {
    let values = params![
        id,
        input.title.trim(),
        input.problem.trim(),
        input.proposal.trim(),
        &input.category,
        &input.frequency,
        StationKind::Raised.code(),
        now
    ];
    tx.execute(INSERT, values).map(drop)
}

pub(in crate::network) fn one(conn: &mut Conn, id: TopicId) -> Result<Option<Topic>, DbError> {
    conn.query_opt(ONE, params![id])
}

/// The topic, held until the transaction ends.
pub(super) fn held(tx: &mut Tx<'_>, id: TopicId) -> Result<Option<Topic>, DbError> {
    tx.execute(HOLD, params![id])?;
    one(tx, id)
}

pub(super) fn come_to(
    tx: &mut Tx<'_>,
    topic: &Topic,
    kind: StationKind,
    now: Timestamp,
) -> Result<(), DbError> {
    let level = kind.level().unwrap_or(topic.level);
    let ended = i64::from(kind.is_end());
    tx.execute(MOVE, params![topic.id, kind.code(), level.number(), ended, now]).map(drop)
}

pub(super) fn merge(tx: &mut Tx<'_>, from: TopicId, into: TopicId) -> Result<(), DbError> {
    tx.execute(MOVE_VOICES, params![from, into])?;
    tx.execute(MERGE, params![from, into]).map(drop)
}

pub(super) fn merged_into(conn: &mut Conn, id: TopicId) -> Result<Option<TopicId>, DbError> {
    Ok(conn.query_opt::<(Option<TopicId>,)>(MERGED_INTO, params![id])?.and_then(|row| row.0))
}

pub(super) fn add_station(
    tx: &mut Tx<'_>,
    topic: TopicId,
    station: &Station,
) -> Result<(), DbError> {
    let values = params![topic, station.kind.code(), station.at, &station.words];
    tx.execute(ADD_STATION, values).map(drop)
}

pub(super) fn stations(conn: &mut Conn, topic: TopicId) -> Result<Vec<Station>, DbError> {
    conn.query(STATIONS, params![topic])
}

pub(super) fn add_voice(
    tx: &mut Tx<'_>,
    topic: TopicId,
    (account, agency): (AccountId, AgencyId),
    voice: &Voice,
    now: Timestamp,
) -> Result<(), DbError> {
    let anonymous = i64::from(voice.anonymous);
    let values = params![topic, account, agency, anonymous, voice.cases, now];
    tx.execute(ADD_VOICE, values).map(drop)
}

pub(super) fn take_voice(
    tx: &mut Tx<'_>,
    topic: TopicId,
    account: AccountId,
) -> Result<u64, DbError> {
    tx.execute(TAKE_VOICE, params![topic, account])
}

pub(super) fn voice(
    conn: &mut Conn,
    topic: TopicId,
    account: AccountId,
) -> Result<Option<Voice>, DbError> {
    conn.query_opt(VOICE, params![topic, account])
}

pub(super) fn voices(conn: &mut Conn, topic: TopicId) -> Result<Voices, DbError> {
    conn.query_one(VOICES, params![topic])
}

/// Names of those behind a topic; empty for who wants to stay unnamed.
pub(super) fn names(conn: &mut Conn, topic: TopicId) -> Result<Vec<String>, DbError> {
    Ok(conn.query::<(String,)>(NAMES, params![topic])?.into_iter().map(|row| row.0).collect())
}

/// What a list is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub levels: (TopicLevel, TopicLevel),
    pub ended: (i64, i64),
    pub category: &'a str,
    pub before: &'a str,
    pub limit: usize,
}

pub(super) fn list(
    conn: &mut Conn,
    actor: &Actor,
    asked: Asked<'_>,
) -> Result<Vec<TopicLine>, DbError> {
    let Asked { levels, ended, category, before, limit } = asked;
    let (from, until) = (levels.0.number(), levels.1.number());
    let values = params![actor.account, from, until, ended.0, ended.1, category, before, limit];
    conn.query(LIST, values)
}

pub(super) fn untold(conn: &mut Conn, account: AccountId) -> Result<Vec<Topic>, DbError> {
    conn.query(UNTOLD, params![account])
}

pub(super) fn told(
    tx: &mut Tx<'_>,
    topic: TopicId,
    account: AccountId,
    now: Timestamp,
) -> Result<u64, DbError> {
    tx.execute(TOLD, params![topic, account, now])
}

/// Topics that wait at a level, the oldest first.
pub(in crate::network) fn waiting(
    conn: &mut Conn,
    level: TopicLevel,
) -> Result<Vec<TopicId>, DbError> {
    let rows: Vec<(TopicId,)> = conn.query(WAITING, params![level.number()])?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Topics above the forum that came to a new station since a moment.
pub(in crate::network) fn moved_since(
    conn: &mut Conn,
    since: Timestamp,
) -> Result<Vec<Topic>, DbError> {
    conn.query(MOVED, params![since])
}

pub(super) fn add_case(tx: &mut Tx<'_>, topic: TopicId, permit: &Permit) -> Result<(), DbError> {
    tx.execute(ADD_CASE, params![topic, permit.case_id()]).map(drop)
}

/// Topics somebody raised with this case in mind, the newest first.
pub(super) fn of_case(conn: &mut Conn, permit: &Permit) -> Result<Vec<Topic>, DbError> {
    conn.query(OF_CASE, params![permit.case_id()])
}

/// Open topics, the newest first.
pub(super) fn open(conn: &mut Conn) -> Result<Vec<Topic>, DbError> {
    conn.query(OPEN, params![])
}
