//! Rows of the index of words, and what is found with it.

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::super::search::{Asked, TERMS, words};
use super::super::{Decision, ItemId, MeetingId};
use crate::identity::AccountId;
use crate::network::topics::TopicId;

/// Rows of the index after which a word counts as frequent.
pub(in crate::network::meetings) const FREQUENT: i64 = 3_000;
/// Behind every moment, whatever order of letters a server keeps.
const END: &str = "9999";
/// Behind every id.
const LAST: &str = "ffffffff-ffff-ffff-ffff-ffffffffffff";

db::statements! {
    TEXTS = "SELECT title, points, notes FROM agenda_item WHERE id = $1";
    DECISIONS = "SELECT words FROM decision WHERE item_id = $1 ORDER BY number";
    TASKS = "SELECT words FROM body_task WHERE item_id = $1 ORDER BY id";
    OLD_WORDS = "SELECT word FROM minutes_word WHERE item_id = $1 ORDER BY word";
    DROP_WORD = "DELETE FROM minutes_word WHERE word = $1 AND item_id = $2";
    ADD_WORD = "INSERT INTO minutes_word (word, item_id) VALUES ($1, $2)";
    DROP_ALL = "DELETE FROM minutes_word WHERE item_id = $1";
    INDEXED = "UPDATE agenda_item SET indexed = 1 WHERE id = $1 AND indexed = 0";
    MISSING = "SELECT id FROM agenda_item WHERE indexed = 0 ORDER BY id LIMIT $1";
    /// How many rows a word has, counted no further than needed.
    COUNT = "SELECT COUNT(*) FROM (SELECT 1 FROM minutes_word WHERE word >= $1 AND word < $2 LIMIT $3) t";
    /// Items with a rare word ($1 to $2) that hold the other words, too: of bodies the account takes part in on a day
    /// ($13, $14), of a kind ($15), of all ($16 = 1); of one body ($17); between two moments; before a key.
    RARE = "SELECT i.id, i.title, i.points, i.notes, m.id, m.starts_at, b.name FROM \
        (SELECT DISTINCT item_id FROM minutes_word WHERE word >= $1 AND word < $2) w \
        JOIN agenda_item i ON i.id = w.item_id JOIN meeting m ON m.id = i.meeting_id JOIN body b ON b.id = m.body_id \
        WHERE (CAST($3 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = w.item_id AND x.word >= $3 AND x.word < $4)) \
        AND (CAST($5 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = w.item_id AND x.word >= $5 AND x.word < $6)) \
        AND (CAST($7 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = w.item_id AND x.word >= $7 AND x.word < $8)) \
        AND (CAST($9 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = w.item_id AND x.word >= $9 AND x.word < $10)) \
        AND (CAST($11 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = w.item_id AND x.word >= $11 AND x.word < $12)) \
        AND (CAST($16 AS BIGINT) = 1 OR b.kind = $15 OR EXISTS (SELECT 1 FROM body_member p WHERE p.body_id = b.id \
        AND p.account_id = $13 AND p.valid_from <= $14 AND p.valid_until >= $14)) \
        AND (CAST($17 AS TEXT) = '' OR m.body_id = $17) AND m.starts_at >= $18 AND m.starts_at < $19 \
        AND (m.starts_at < $20 OR (m.starts_at = $20 AND i.id < $21)) ORDER BY m.starts_at DESC, i.id DESC LIMIT $22";
    /// The same where even the rarest word is frequent: from the latest meeting on, until enough are found.
    OFTEN = "SELECT i.id, i.title, i.points, i.notes, m.id, m.starts_at, b.name \
        FROM meeting m JOIN agenda_item i ON i.meeting_id = m.id JOIN body b ON b.id = m.body_id \
        WHERE EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = i.id AND x.word >= $1 AND x.word < $2) \
        AND (CAST($3 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = i.id AND x.word >= $3 AND x.word < $4)) \
        AND (CAST($5 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = i.id AND x.word >= $5 AND x.word < $6)) \
        AND (CAST($7 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = i.id AND x.word >= $7 AND x.word < $8)) \
        AND (CAST($9 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = i.id AND x.word >= $9 AND x.word < $10)) \
        AND (CAST($11 AS TEXT) = '' OR EXISTS (SELECT 1 FROM minutes_word x WHERE x.item_id = i.id AND x.word >= $11 AND x.word < $12)) \
        AND (CAST($16 AS BIGINT) = 1 OR b.kind = $15 OR EXISTS (SELECT 1 FROM body_member p WHERE p.body_id = b.id \
        AND p.account_id = $13 AND p.valid_from <= $14 AND p.valid_until >= $14)) \
        AND (CAST($17 AS TEXT) = '' OR m.body_id = $17) AND m.starts_at >= $18 AND m.starts_at < $19 \
        AND (m.starts_at < $20 OR (m.starts_at = $20 AND i.id < $21)) ORDER BY m.starts_at DESC, i.id DESC LIMIT $22";
    /// Decisions across bodies, the latest first, seen as above ($1 to $4); of one body ($5), between two moments.
    REGISTER = "SELECT d.id, d.number, d.words, d.decided_at, b.name, d.meeting_id, d.item_id FROM decision d \
        JOIN body b ON b.id = d.body_id WHERE (CAST($4 AS BIGINT) = 1 OR b.kind = $3 OR EXISTS (SELECT 1 FROM body_member p \
        WHERE p.body_id = b.id AND p.account_id = $1 AND p.valid_from <= $2 AND p.valid_until >= $2)) \
        AND (CAST($5 AS TEXT) = '' OR d.body_id = $5) AND d.decided_at >= $6 AND d.decided_at < $7 \
        AND (d.decided_at < $8 OR (d.decided_at = $8 AND d.id < $9)) \
        AND (CAST($10 AS TEXT) = '' OR d.item_id IN (SELECT x.item_id FROM minutes_word x WHERE x.word >= $10 AND x.word < $11)) \
        ORDER BY d.decided_at DESC, d.id DESC LIMIT $12";
    RAISED_LINES = "SELECT line, topic_id FROM topic_extract WHERE item_id = $1 ORDER BY topic_id";
    KEEP_LINE = "INSERT INTO topic_extract (topic_id, item_id, line) VALUES ($1, $2, $3)";
    /// Integrationsmanager*innen from the first day ($1) to the last ($2).
    EMPLOYED = "SELECT COUNT(DISTINCT account_id) FROM membership WHERE role IN ('case_manager', 'speaker') \
        AND valid_from <= $1 AND (valid_until IS NULL OR valid_until >= $2)";
    CAME = "SELECT COUNT(DISTINCT s.account_id) FROM membership s JOIN attendance a ON a.account_id = s.account_id \
        JOIN meeting m ON m.id = a.meeting_id WHERE s.role IN ('case_manager', 'speaker') AND s.valid_from <= $1 \
        AND (s.valid_until IS NULL OR s.valid_until >= $2) AND a.present = 1 AND m.state = 'gehalten' \
        AND m.starts_at >= $3 AND m.starts_at < $4";
    HANDED_ON = "SELECT COUNT(*) FROM protected_part WHERE released_at >= $1 AND released_at < $2";
    WITH_STAFF = "SELECT COUNT(*) FROM meeting m WHERE m.state = 'gehalten' AND m.starts_at >= $3 AND m.starts_at < $4 \
        AND EXISTS (SELECT 1 FROM attendance a JOIN membership s ON s.account_id = a.account_id WHERE a.meeting_id = m.id \
        AND a.present = 1 AND s.role IN ('case_manager', 'speaker') AND s.valid_from <= $2 \
        AND (s.valid_until IS NULL OR s.valid_until >= $1)) \
        AND EXISTS (SELECT 1 FROM attendance a JOIN membership s ON s.account_id = a.account_id WHERE a.meeting_id = m.id \
        AND a.present = 1 AND s.role = 'integration_officer' AND s.valid_from <= $2 \
        AND (s.valid_until IS NULL OR s.valid_until >= $1))";
    /// Bodies whose minutes somebody may read, ended ones too.
    BODIES = "SELECT b.id, b.name FROM body b WHERE CAST($4 AS BIGINT) = 1 OR b.kind = $3 OR EXISTS \
        (SELECT 1 FROM body_member p WHERE p.body_id = b.id AND p.account_id = $1 AND p.valid_from <= $2 \
        AND p.valid_until >= $2) ORDER BY b.name, b.id";
}

/// What the indicators of a quarter are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Integrationsmanager*innen of the whole quarter.
    pub employed: i64,
    /// Of these, those who came to a meeting.
    pub came: i64,
    /// Extracts that were handed on.
    pub minutes: i64,
    /// Meetings with the Stabsstelle.
    pub with_staff: i64,
}

pub(in crate::network::meetings) fn indicators(
    conn: &mut Conn,
    (first, last): (Date, Date),
    (from, until): (Timestamp, Timestamp),
) -> Result<Counted, DbError> {
    let count = |found: (i64,)| found.0;
    Ok(Counted {
        employed: conn.query_one(EMPLOYED, params![first, last]).map(count)?,
        came: conn.query_one(CAME, params![first, last, from, until]).map(count)?,
        minutes: conn.query_one(HANDED_ON, params![from, until]).map(count)?,
        with_staff: conn.query_one(WITH_STAFF, params![first, last, from, until]).map(count)?,
    })
}

/// Lines of an item that became topics.
pub(in crate::network::meetings) fn raised_lines(
    conn: &mut Conn,
    item: ItemId,
) -> Result<Vec<(String, TopicId)>, DbError> {
    conn.query(RAISED_LINES, params![item])
}

pub(in crate::network::meetings) fn keep_line(
    tx: &mut Tx<'_>,
    topic: TopicId,
    item: ItemId,
    line: &str,
) -> Result<(), DbError> {
    tx.execute(KEEP_LINE, params![topic, item, line]).map(drop)
}

/// Who searches, and what the policies let them see: bodies they take part in, all of a kind, or all.
#[derive(Debug, Clone, Copy)]
pub(in crate::network::meetings) struct Sees {
    pub account: AccountId,
    pub today: Date,
    /// A kind of body of which every one is seen; empty for none.
    pub kind: &'static str,
    pub all: bool,
}

/// An item with its meeting.
pub(in crate::network::meetings) struct Found {
    pub item: ItemId,
    pub title: String,
    pub points: String,
    pub notes: String,
    pub meeting: MeetingId,
    pub starts_at: Timestamp,
    pub body: String,
}

impl FromRow for Found {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self {
            item: row.get(0)?,
            title: row.get(1)?,
            points: row.get(2)?,
            notes: row.get(3)?,
            meeting: row.get(4)?,
            starts_at: row.get(5)?,
            body: row.get(6)?,
        })
    }
}

/// A decision with where it was made.
#[derive(Debug)]
pub(in crate::network::meetings) struct Made(pub Decision, pub MeetingId, pub ItemId);

impl FromRow for Made {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self(Decision::from_row(row)?, row.get(5)?, row.get(6)?))
    }
}

/// Writes down the words of an item as it stands now.
pub(in crate::network::meetings) fn index(tx: &mut Tx<'_>, item: ItemId) -> Result<(), DbError> {
    let Some((title, points, notes)) =
        tx.query_opt::<(String, String, String)>(TEXTS, params![item])?
    else {
        return Ok(());
    };
    let mut text = [title, points, notes].join("\n");
    for sql in [DECISIONS, TASKS] {
        for (more,) in tx.query::<(String,)>(sql, params![item])? {
            text.push('\n');
            text.push_str(&more);
        }
    }
    let now = words(&text);
    let before: Vec<(String,)> = tx.query(OLD_WORDS, params![item])?;
    for (word,) in before.iter().filter(|(word,)| now.binary_search(word).is_err()) {
        tx.execute(DROP_WORD, params![word, item])?;
    }
    for word in now.iter().filter(|word| !before.iter().any(|(known,)| known == *word)) {
        tx.execute(ADD_WORD, params![word, item])?;
    }
    tx.execute(INDEXED, params![item]).map(drop)
}

/// Forgets the words of an item that goes.
pub(in crate::network::meetings) fn forget(tx: &mut Tx<'_>, item: ItemId) -> Result<(), DbError> {
    tx.execute(DROP_ALL, params![item]).map(drop)
}

/// Items whose words were never written down.
pub(in crate::network::meetings) fn missing(
    conn: &mut Conn,
    limit: usize,
) -> Result<Vec<ItemId>, DbError> {
    Ok(conn.query::<(ItemId,)>(MISSING, params![limit])?.into_iter().map(|row| row.0).collect())
}

/// Behind every word that begins with a term.
fn behind(term: &str) -> String {
    if term.is_empty() { String::new() } else { format!("{term}\u{10ffff}") }
}

/// How often words stand in the index that begin with a term; not counted beyond [`FREQUENT`].
pub(in crate::network::meetings) fn count(conn: &mut Conn, term: &str) -> Result<i64, DbError> {
    Ok(conn.query_one::<(i64,)>(COUNT, params![term, behind(term), FREQUENT])?.0)
}

/// The moments between which something lies.
fn moments(asked: &Asked) -> (String, String) {
    let from = asked.from.map(|day| Timestamp::start_of_day(day).to_string()).unwrap_or_default();
    let next = asked.until.and_then(|day| day.tomorrow().ok());
    let until = next.map_or_else(|| END.to_owned(), |day| Timestamp::start_of_day(day).to_string());
    (from, until)
}

/// A key of a page as two parts.
fn key(before: Option<&str>) -> (&str, &str) {
    before.and_then(|key| key.split_once('|')).unwrap_or((END, LAST))
}

/// Items in which every term stands, the latest first. The first term is the rarest.
pub(in crate::network::meetings) fn search(
    conn: &mut Conn,
    sees: Sees,
    asked: &Asked,
    (terms, frequent): (&[String], bool),
    (before, limit): (Option<&str>, usize),
) -> Result<Vec<Found>, DbError> {
    let term = |at: usize| terms.get(at).cloned().unwrap_or_default();
    let t: [String; TERMS] = std::array::from_fn(term);
    let b: [String; TERMS] = std::array::from_fn(|at| behind(&term(at)));
    let (from, until) = moments(asked);
    let (at, id) = key(before);
    let Sees { account, today, kind, all } = sees;
    let body = asked.body.map(|body| body.text()).unwrap_or_default();
    let values = params![
        &t[0], &b[0], &t[1], &b[1], &t[2], &b[2], &t[3], &b[3], &t[4], &b[4], &t[5], &b[5],
        account, today, kind, all, body, from, until, at, id, limit
    ];
    conn.query(if frequent { OFTEN } else { RARE }, values)
}

/// Decisions, the latest first; with a term, those whose item holds it.
pub(in crate::network::meetings) fn register(
    conn: &mut Conn,
    sees: Sees,
    (asked, term): (&Asked, &str),
    (before, limit): (Option<&str>, usize),
) -> Result<Vec<Made>, DbError> {
    let (from, until) = moments(asked);
    let (at, id) = key(before);
    let Sees { account, today, kind, all } = sees;
    let body = asked.body.map(|body| body.text()).unwrap_or_default();
    let values =
        params![account, today, kind, all, body, from, until, at, id, term, behind(term), limit];
    conn.query(REGISTER, values)
}

/// Bodies to choose from.
pub(in crate::network::meetings) fn bodies(
    conn: &mut Conn,
    sees: Sees,
) -> Result<Vec<(crate::network::bodies::BodyId, String)>, DbError> {
    let Sees { account, today, kind, all } = sees;
    conn.query(BODIES, params![account, today, kind, all])
}
