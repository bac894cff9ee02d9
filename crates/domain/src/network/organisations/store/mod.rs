//! Rows of organisations, of who works with whom, and of the yearly question.

pub(crate) mod questions;

use base::{Date, Timestamp};
use db::{Conn, DbError, FromRow, Row, Tx, params};

use super::{
    ContactInput, Details, Link, Organisation, OrganisationId, Places, Question, TopicLevel,
};
use crate::outbox::MailState;

db::statements! {
    INSERT = "INSERT INTO organisation (id, name, kind, level, areas, languages, places, whole_district, person, phone, \
        email, web, hours, note, version, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15)";
    CHANGE = "UPDATE organisation SET name = $2, kind = $3, level = $4, areas = $5, languages = $6, places = $7, \
        whole_district = $8, person = $9, phone = $10, email = $11, web = $12, hours = $13, note = $14, \
        version = version + 1 WHERE id = $1";
    END = "UPDATE organisation SET ended_at = $2, version = version + 1 WHERE id = $1";
    HOLD = "UPDATE organisation SET name = name WHERE id = $1";
    CONFIRM = "UPDATE organisation SET confirmed_on = $2 WHERE id = $1";
    ONE = "SELECT o.id, o.name, o.kind, o.level, o.areas, o.languages, o.places, o.whole_district, o.person, o.phone, \
        o.email, o.web, o.hours, o.note, o.version, o.created_at, o.ended_at, o.confirmed_on, q.asked_on, q.expires_on, \
        m.state FROM organisation o LEFT JOIN organisation_question q ON q.organisation_id = o.id \
        LEFT JOIN mail m ON m.id = q.mail_id WHERE o.id = $1";
    ALL = "SELECT o.id, o.name, o.kind, o.level, o.areas, o.languages, o.places, o.whole_district, o.person, o.phone, \
        o.email, o.web, o.hours, o.note, o.version, o.created_at, o.ended_at, o.confirmed_on, q.asked_on, q.expires_on, \
        m.state FROM organisation o LEFT JOIN organisation_question q ON q.organisation_id = o.id \
        LEFT JOIN mail m ON m.id = q.mail_id ORDER BY o.name, o.id";
    LINKS = "SELECT l.one_id, l.other_id, l.respect FROM organisation_link l JOIN organisation a ON a.id = l.one_id \
        JOIN organisation b ON b.id = l.other_id WHERE a.ended_at IS NULL AND b.ended_at IS NULL \
        ORDER BY l.one_id, l.other_id";
    LINKS_OF = "SELECT o.id, o.name, l.respect FROM organisation_link l JOIN organisation o \
        ON o.id = CASE WHEN l.one_id = $1 THEN l.other_id ELSE l.one_id END \
        WHERE l.one_id = $1 OR l.other_id = $1 ORDER BY o.name, o.id";
    PUT_LINK = "INSERT INTO organisation_link (one_id, other_id, respect) VALUES ($1, $2, $3) \
        ON CONFLICT (one_id, other_id) DO UPDATE SET respect = $3";
    CUT_LINK = "DELETE FROM organisation_link WHERE one_id = $1 AND other_id = $2";
    /// Where somebody is counselled. Not how many: few would be recognised.
    WITH_CASES = "SELECT DISTINCT municipality_key FROM case_file WHERE state = 'open' ORDER BY municipality_key";
}

impl FromRow for Organisation {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        let level: String = row.get(3)?;
        let unknown = || DbError::Other("an organisation has an unknown level".to_owned());
        let codes = |column: usize| -> Result<Vec<String>, DbError> {
            let text: String = row.get(column)?;
            Ok(text.split_whitespace().map(str::to_owned).collect())
        };
        let letter: Option<String> = row.get(20)?;
        let question = match (row.get::<Option<Date>>(18)?, row.get::<Option<Date>>(19)?) {
            (Some(asked_on), Some(expires_on)) => Some(Question {
                asked_on,
                expires_on,
                letter: letter.as_deref().and_then(MailState::parse),
            }),
            _ => None,
        };
        Ok(Self {
            id: row.get(0)?,
            details: Details {
                name: row.get(1)?,
                kind: row.get(2)?,
                level: TopicLevel::ALL
                    .into_iter()
                    .find(|one| one.name() == level)
                    .ok_or_else(unknown)?,
                areas: codes(4)?,
                languages: codes(5)?,
                places: Places { everywhere: row.get(7)?, keys: codes(6)? },
                contact: ContactInput {
                    person: row.get(8)?,
                    phone: row.get(9)?,
                    email: row.get(10)?,
                    web: row.get(11)?,
                    hours: row.get(12)?,
                },
                note: row.get(13)?,
            },
            version: row.get(14)?,
            created_at: row.get(15)?,
            ended_at: row.get(16)?,
            confirmed_on: row.get(17)?,
            question,
        })
    }
}

impl FromRow for Link {
    fn from_row(row: &Row) -> Result<Self, DbError> {
        Ok(Self { with: row.get(0)?, name: row.get(1)?, respect: row.get(2)? })
    }
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: OrganisationId,
    details: &Details,
    now: Timestamp,
) -> Result<(), DbError> {
    let Details { name, kind, level, areas, languages, places, contact, note } = details;
    let ContactInput { person, phone, email, web, hours } = contact;
    let (areas, languages, keys) = (areas.join(" "), languages.join(" "), places.keys.join(" "));
    let values = params![
        id,
        name,
        kind,
        level.name(),
        areas,
        languages,
        keys,
        places.everywhere,
        person,
        phone,
        email,
        web,
        hours,
        note,
        now
    ];
    tx.execute(INSERT, values).map(drop)
}

pub(super) fn change(
    tx: &mut Tx<'_>,
    id: OrganisationId,
    details: &Details,
) -> Result<(), DbError> {
    let Details { name, kind, level, areas, languages, places, contact, note } = details;
    let ContactInput { person, phone, email, web, hours } = contact;
    let (areas, languages, keys) = (areas.join(" "), languages.join(" "), places.keys.join(" "));
    let values = params![
        id,
        name,
        kind,
        level.name(),
        areas,
        languages,
        keys,
        places.everywhere,
        person,
        phone,
        email,
        web,
        hours,
        note
    ];
    tx.execute(CHANGE, values).map(drop)
}

pub(super) fn end(
    tx: &mut Tx<'_>,
    id: OrganisationId,
    at: Option<Timestamp>,
) -> Result<(), DbError> {
    tx.execute(END, params![id, at]).map(drop)
}

/// Whoever changes an organisation holds it first.
pub(super) fn hold(tx: &mut Tx<'_>, id: OrganisationId) -> Result<(), DbError> {
    tx.execute(HOLD, params![id]).map(drop)
}

pub(super) fn confirm(tx: &mut Tx<'_>, id: OrganisationId, day: Date) -> Result<(), DbError> {
    tx.execute(CONFIRM, params![id, day]).map(drop)
}

pub(super) fn one(conn: &mut Conn, id: OrganisationId) -> Result<Option<Organisation>, DbError> {
    conn.query_opt(ONE, params![id])
}

/// All of them, ended ones too, by name.
pub(super) fn all(conn: &mut Conn) -> Result<Vec<Organisation>, DbError> {
    conn.query(ALL, params![])
}

/// Who works with whom, among those who work.
pub(super) fn links(
    conn: &mut Conn,
) -> Result<Vec<(OrganisationId, OrganisationId, String)>, DbError> {
    conn.query(LINKS, params![])
}

pub(super) fn links_of(conn: &mut Conn, id: OrganisationId) -> Result<Vec<Link>, DbError> {
    conn.query(LINKS_OF, params![id])
}

fn in_order(one: OrganisationId, other: OrganisationId) -> (OrganisationId, OrganisationId) {
    if one.text() < other.text() { (one, other) } else { (other, one) }
}

pub(super) fn put_link(
    tx: &mut Tx<'_>,
    (one, other): (OrganisationId, OrganisationId),
    respect: &str,
) -> Result<(), DbError> {
    let (one, other) = in_order(one, other);
    tx.execute(PUT_LINK, params![one, other, respect]).map(drop)
}

pub(super) fn cut_link(
    tx: &mut Tx<'_>,
    (one, other): (OrganisationId, OrganisationId),
) -> Result<(), DbError> {
    let (one, other) = in_order(one, other);
    tx.execute(CUT_LINK, params![one, other]).map(drop)
}

/// Keys of municipalities where somebody is counselled.
pub(super) fn with_cases(conn: &mut Conn) -> Result<Vec<String>, DbError> {
    let rows: Vec<(String,)> = conn.query(WITH_CASES, params![])?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}
